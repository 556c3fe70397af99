//! Examples and defaults of single fields, held against the field.

use super::Lint;
use crate::decide::solver::Solver;
use crate::document::pointer::Pointer;
use crate::report::rule;
use crate::schema::emit::{self, UndeclaredProperties};
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
    let one = |word: &str| map.get(word).map(|value| (at.join(word), value));
    let list = map.get("examples").and_then(Value::as_array);
    let listed = list.into_iter().flatten().enumerate();
    let all = one("example")
        .into_iter()
        .chain(one("default"))
        .chain(listed.map(|(index, v)| (at.join("examples").item(index), v)));
    let mut schema = None;
    all.filter_map(|(place, value)| {
        let schema = schema.get_or_insert_with(|| {
            solver.schema(emit::node_schema(
                graph,
                id,
                UndeclaredProperties::AsWritten,
            ))
        });
        let refused = schema.accepts(value) == Some(false);
        refused.then(|| {
            let message =
                "the field's own schema or prose refuses it".to_owned();
            let rule = &rule::EXAMPLE_AGAINST_DOCUMENT;
            Lint::new(rule, place, message, Some(value.clone()))
        })
    })
    .collect()
}
