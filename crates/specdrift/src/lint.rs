//! Holds a document against itself: what it says in one place and not in
//! another, whatever our types say.

mod discriminator;
mod enumeration;
mod example;
mod keyword;
mod one_of;
mod range;
mod security;

use crate::budget::Work;
use crate::decide::solver::Solver;
use crate::document::Document;
use crate::document::pointer::Pointer;
use crate::report::rule::Rule;
use crate::schema::node::{NodeId, SchemaGraph};
use serde_json::Value;
use std::collections::BTreeSet;

/// A fault of a document by itself.
pub(crate) struct Lint {
    pub(crate) rule: &'static Rule,
    pub(crate) pointer: Pointer,
    pub(crate) message: String,
    /// A value that shows it.
    pub(crate) value: Option<Value>,
}

impl Lint {
    fn new(
        rule: &'static Rule,
        pointer: Pointer,
        message: String,
        value: Option<Value>,
    ) -> Self {
        Self { rule, pointer, message, value }
    }
}

/// Everything that is wrong with the part of a document that describes one
/// message, which stands at `body`.
pub(crate) fn lint(
    document: &Document,
    graph: &SchemaGraph,
    body: &Pointer,
    solver: &Solver,
) -> Vec<Lint> {
    let root = &document.value;
    let version = document.openapi_version();
    let mut out = security::unknown_schemes(root, body, solver.budget());
    for (at, id) in &graph.schemas {
        if solver.budget().spend(Work::Nodes(4)).is_err() {
            break;
        }
        if let Some(Value::Object(map)) = at.resolve(root) {
            out.extend(keyword::meaningless_keywords(map, at, version));
            out.extend(discriminator::discriminator_faults(
                root, graph, *id, map, at,
            ));
            out.extend(example::refused_examples(graph, *id, map, at, solver));
        }
    }
    for (index, node) in graph.nodes.iter().enumerate() {
        let said = 1 + node.assertions.len() as u64;
        if solver.budget().spend(Work::Nodes(said)).is_err() {
            break;
        }
        let id = NodeId(index);
        out.extend(range::prose_against_keyword(node));
        out.extend(range::empty_ranges(node));
        out.extend(enumeration::refused_values(node, solver));
        out.extend(one_of::overlapping_branches(root, graph, id, solver));
    }
    let mut seen = BTreeSet::new();
    out.retain(|lint| seen.insert((lint.rule.id, lint.pointer.clone())));
    out
}
