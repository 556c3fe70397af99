//! Branches of `oneOf` that accept the same value.

use super::Lint;
use crate::decide::solver::Solver;
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::{NodeId, SchemaGraph};
use serde_json::Value;

/// Two branches of `oneOf` that accept the same value.
pub(super) fn overlapping_branches(
    root: &Value,
    graph: &SchemaGraph,
    id: NodeId,
    solver: &Solver,
) -> Option<Lint> {
    let choice = graph.node(id).alternatives.as_ref()?;
    let place = &choice.origin.pointer;
    if place.last().as_deref() != Some("oneOf") || place.resolve(root).is_none()
    {
        return None;
    }
    let schema = |id| {
        solver.schema(emit::node_schema(
            graph,
            id,
            UndeclaredProperties::AsWritten,
        ))
    };
    let branches: Vec<_> =
        choice.branches.iter().map(|id| (*id, schema(*id))).collect();
    for (index, (a, first)) in branches.iter().enumerate() {
        for (b, second) in branches.iter().skip(index + 1) {
            if solver.budget().has_refused() {
                return None;
            }
            let both = solver
                .candidates(
                    &[NodeRef::new(graph, *a), NodeRef::new(graph, *b)],
                    Goal::Satisfy,
                )
                .into_iter()
                .find(|value| {
                    first.accepts(value) == Some(true)
                        && second.accepts(value) == Some(true)
                });
            if let Some(value) = both {
                let message = "a value keeps two branches, so oneOf refuses it";
                let place = place.clone();
                return Some(Lint::new(
                    &rule::OVERLAP,
                    place,
                    message.into(),
                    Some(value),
                ));
            }
        }
    }
    None
}
