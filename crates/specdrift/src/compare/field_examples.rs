//! The examples and defaults of single fields that the document's own schema
//! accepts and our schema of the field refuses.

use crate::budget::Work;
use crate::compare::comparison::Comparison;
use crate::compare::describe;
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::solver::Solver;
use crate::document::example::of_schema;
use crate::report::finding::Finding;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::{NodeId, SchemaGraph, UNCONSTRAINED};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What the examples of a message's fields come to.
#[derive(Default)]
pub(super) struct FieldExamples {
    pub(super) judged: usize,
    pub(super) refused: Vec<Finding>,
}

/// Judges each example by the schemas of ours that were compared with the
/// schema it stands in. One that accepts it is enough: the others are those of
/// other alternatives.
pub(super) fn judge(
    comparison: &Comparison<'_>,
    pairs: &BTreeSet<(NodeId, NodeId)>,
    solver: &Solver,
) -> FieldExamples {
    let mut counterparts: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for (ours, theirs) in pairs {
        counterparts.entry(*theirs).or_default().push(*ours);
    }
    let roots = &comparison.roots;
    let compiled = |graph: &SchemaGraph, id| {
        let undeclared = UndeclaredProperties::AsWritten;
        solver.schema(emit::node_schema(graph, id, undeclared))
    };
    let mut out = FieldExamples::default();
    for (at, theirs) in &roots.theirs.schemas {
        // What stands beside the message's schema is an example of the message.
        let ours = counterparts.get(theirs);
        let Some(ours) = ours.filter(|_| *at != comparison.schema_pointer)
        else {
            continue;
        };
        let schema = at.resolve(&comparison.document.value);
        let Some(Value::Object(schema)) = schema else { continue };
        if ours.contains(&UNCONSTRAINED) {
            continue;
        }
        let mut examples = of_schema(schema, at).peekable();
        if examples.peek().is_none() {
            continue;
        }
        let theirs = compiled(roots.theirs, *theirs);
        let ours: Vec<Rc<CompiledSchema>> =
            ours.iter().map(|id| compiled(roots.ours, *id)).collect();
        for (place, value) in examples {
            if solver.budget().spend(Work::Nodes(4)).is_err() {
                return out;
            }
            out.judged += 1;
            let is_published = theirs.accepts(value) == Some(true);
            let refuses =
                |it: &Rc<CompiledSchema>| it.accepts(value) == Some(false);
            if is_published && ours.iter().all(refuses) {
                out.refused
                    .push(describe::field_example(comparison, place, value));
            }
        }
    }
    out
}
