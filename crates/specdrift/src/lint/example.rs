//! Examples and defaults of single fields, held against the field.

use super::Lint;
use crate::decide::solver::Solver;
use crate::document::example::of_schema;
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
