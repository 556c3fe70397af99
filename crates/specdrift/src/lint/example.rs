//! Examples and defaults of single fields, held against the field.

use super::Lint;
use crate::decide::solver::Solver;
use crate::document::example::of_schema;
use crate::document::pointer::Pointer;
use crate::report::rule;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::Keyword;
use crate::schema::node::{NodeId, SchemaGraph};
use serde_json::{Map, Value};

/// The example and the default of a field, held against the field.
pub(super) fn refused_examples(
    graph: &SchemaGraph,
    id: NodeId,
    map: &Map<String, Value>,
    at: &Pointer,
    solver: &Solver,
) -> Vec<Lint> {
    let mut schema = None;
    of_schema(map, at)
        .filter_map(|(place, value)| {
            let schema = schema.get_or_insert_with(|| {
                solver.schema(emit::node_schema(
                    graph,
                    id,
                    UndeclaredProperties::AsWritten,
                ))
            });
            let is_refused = schema.accepts(value) == Some(false);
            is_refused.then(|| {
                let message = refused(at, &place);
                let rule = &rule::EXAMPLE_AGAINST_DOCUMENT;
                Lint::new(rule, place, message, Some(value.clone()))
            })
        })
        .collect()
}

/// Which example or default of which field is refused.
fn refused(at: &Pointer, place: &Pointer) -> String {
    let what = if place.last().as_deref() == Some("default") {
        "default"
    } else {
        "example"
    };
    let at = enclosing_schema(at);
    let holder = at.parent().and_then(|holder| holder.last());
    let field = at.last().filter(|_| holder.as_deref() == Some("properties"));
    let of = field.map(|field| format!(" of {field}")).unwrap_or_default();
    format!("the {what}{of} is refused by its own schema or prose")
}

/// The schema of which one is a part or an alternative, or itself.
fn enclosing_schema(at: &Pointer) -> Pointer {
    let is_list_of_schemas = |keyword: &str| {
        [Keyword::AllOf, Keyword::AnyOf, Keyword::OneOf]
            .iter()
            .any(|list| list.as_str() == keyword)
    };
    let mut at = at.clone();
    while let Some(list) = at.parent()
        && list.last().is_some_and(|word| is_list_of_schemas(&word))
        && let Some(schema) = list.parent()
    {
        at = schema;
    }
    at
}
