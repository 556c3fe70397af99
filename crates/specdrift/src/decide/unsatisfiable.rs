//! Whether a place accepts no value at all, as far as that follows from what is
//! said of it part by part: a document that requires a member which it does not
//! name accepts no message whose members it all names.

use crate::decide::solver::Solver;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::{JsonType, Keyword};
use crate::schema::node::{Node, NodeId, SchemaGraph};
use crate::schema::path::Segment;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashMap;

/// How deep is looked; what lies deeper is not shown to accept nothing.
const MAX_SCHEMA_DEPTH: usize = 64;

/// What has been found out about the nodes of a side.
pub(crate) struct Unsatisfiable<'a> {
    side: &'a SchemaGraph,
    undeclared: UndeclaredProperties,
    solver: &'a Solver,
    known: RefCell<HashMap<NodeId, bool>>,
}

impl<'a> Unsatisfiable<'a> {
    pub(crate) fn new(
        side: &'a SchemaGraph,
        undeclared: UndeclaredProperties,
        solver: &'a Solver,
    ) -> Self {
        Self { side, undeclared, solver, known: RefCell::default() }
    }

    /// Whether no value leads to a place: one of the nodes on the way, or the
    /// node at the place, accepts nothing.
    pub(crate) fn blocks(&self, path: &[Segment]) -> bool {
        let (on_the_way, _) = self.nodes(path);
        on_the_way.into_iter().any(|id| self.node(id, MAX_SCHEMA_DEPTH))
    }

    /// Whether the node at a place accepts nothing.
    pub(crate) fn accepts_nothing_at(&self, path: &[Segment]) -> bool {
        let (on_the_way, is_reached) = self.nodes(path);
        let last = on_the_way.last().filter(|_| is_reached);
        last.is_some_and(|id| self.node(*id, MAX_SCHEMA_DEPTH))
    }

    /// The nodes on the way to a place, and whether that is the whole way:
    /// behind a choice, each branch has a way of its own.
    fn nodes(&self, path: &[Segment]) -> (Vec<NodeId>, bool) {
        let mut nodes = vec![self.side.root];
        let mut id = self.side.root;
        for step in path {
            let node = self.side.node(id);
            let next = match step {
                Segment::Property(name) => node.properties.get(name).copied(),
                Segment::Item => node.items,
                Segment::AdditionalProperty | Segment::PropertyName => None,
            };
            let Some(next) = next else { return (nodes, false) };
            id = next;
            nodes.push(id);
        }
        (nodes, true)
    }

    /// Whether the whole message accepts no value.
    pub(crate) fn root(&self) -> bool {
        self.blocks(&[])
    }

    fn node(&self, id: NodeId, depth: usize) -> bool {
        if let Some(known) = self.known.borrow().get(&id) {
            return *known;
        }
        // A node that needs itself is not shown to accept nothing.
        self.known.borrow_mut().insert(id, false);
        let node = self.side.node(id);
        let found = match (depth.checked_sub(1), &node.alternatives) {
            (None, _) => false,
            (Some(depth), Some(choice)) => {
                choice.branches.iter().all(|id| self.node(*id, depth))
            }
            (Some(depth), None) => {
                !node.unresolved && self.without_choice(id, node, depth)
            }
        };
        self.known.borrow_mut().insert(id, found);
        found
    }

    fn without_choice(&self, id: NodeId, node: &Node, depth: usize) -> bool {
        let types = node.types().unwrap_or_else(|| JsonType::ALL.to_vec());
        let left: Vec<&str> = types
            .into_iter()
            .filter(|of| match of {
                JsonType::Object => !self.no_object(node, depth),
                JsonType::Array => !self.no_array(node, depth),
                JsonType::String
                | JsonType::Integer
                | JsonType::Number
                | JsonType::Boolean
                | JsonType::Null => true,
            })
            .map(JsonType::as_str)
            .collect();
        if left.is_empty() {
            return true;
        }
        if node.assertions.is_empty() {
            return false;
        }
        let said = emit::value_schema(self.side, id, self.undeclared);
        let schema = json!({ "type": left, "allOf": [said] });
        self.solver.is_unsatisfiable(&self.solver.schema(schema))
    }

    /// Whether a required member makes every object impossible.
    fn no_object(&self, node: &Node, depth: usize) -> bool {
        let closed = self.undeclared == UndeclaredProperties::Forbidden
            && node.is_closed();
        let takes_by_pattern = has(node, Keyword::PatternProperties);
        let refused = |name: &str| match node.properties.get(name) {
            Some(id) => self.node(*id, depth),
            None => closed && !takes_by_pattern,
        };
        let lists = node.assertions_of(Keyword::Required);
        let names = lists.filter_map(|list| list.value.as_array()).flatten();
        names.filter_map(Value::as_str).any(refused)
    }

    /// Whether an item that must be there makes every list impossible.
    fn no_array(&self, node: &Node, depth: usize) -> bool {
        let needed = node
            .assertions_of(Keyword::MinItems)
            .any(|it| it.value.as_f64().is_some_and(|least| least >= 1.0));
        needed
            && !has(node, Keyword::PrefixItems)
            && node.items.is_some_and(|id| self.node(id, depth))
    }
}

fn has(node: &Node, keyword: Keyword) -> bool {
    node.applicators.iter().any(|it| it.keyword == keyword)
}
