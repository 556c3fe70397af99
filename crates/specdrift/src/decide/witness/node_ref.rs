//! Nodes that a value is made for.

use crate::schema::emit::UndeclaredProperties;
use crate::schema::node::{
    AdditionalProperties, GraphIdentity, Node, NodeId, SchemaGraph,
};

/// A node together with its graph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NodeRef<'g> {
    pub(crate) graph: &'g SchemaGraph,
    pub(crate) id: NodeId,
    /// What it says of members that it does not name.
    undeclared: UndeclaredProperties,
}

impl<'g> NodeRef<'g> {
    /// A node that refuses members which it does not name.
    pub(crate) fn new(graph: &'g SchemaGraph, id: NodeId) -> Self {
        Self { graph, id, undeclared: UndeclaredProperties::Forbidden }
    }

    /// The node under another reading of its objects.
    pub(crate) fn read(self, undeclared: UndeclaredProperties) -> Self {
        Self { undeclared, ..self }
    }

    pub(crate) fn root(graph: &'g SchemaGraph) -> Self {
        Self::new(graph, graph.root)
    }

    /// What tells the node apart from others.
    pub(super) fn key(&self) -> (GraphIdentity, NodeId, UndeclaredProperties) {
        (self.graph.identity.clone(), self.id, self.undeclared)
    }

    pub(super) fn node(self) -> &'g Node {
        self.graph.node(self.id)
    }

    /// Another node of the same graph.
    pub(super) fn other(self, id: NodeId) -> Self {
        Self { id, ..self }
    }
}

/// What it takes to make any value, in nodes.
const NODES_PER_VALUE: u64 = 8;

/// How much nodes say of one value.
pub(super) fn size(nodes: &[NodeRef<'_>]) -> u64 {
    let sizes = nodes.iter().map(|node| {
        let Node { assertions, properties, .. } = node.node();
        1 + assertions.len() as u64 + properties.len() as u64 / 8
    });
    sizes.fold(NODES_PER_VALUE, u64::saturating_add)
}

/// What all nodes say of the property `name`; `None` where one of them refuses
/// it.
pub(super) fn property<'g>(
    nodes: &[NodeRef<'g>],
    name: &str,
) -> Option<Vec<NodeRef<'g>>> {
    let mut out = Vec::new();
    for node in nodes {
        let said = node.node();
        match (said.properties.get(name), &said.additional_properties) {
            (Some(child), _) | (None, AdditionalProperties::Schema(child)) => {
                out.push(node.other(*child));
            }
            (None, AdditionalProperties::Forbidden(_)) => return None,
            (
                None,
                AdditionalProperties::Unspecified
                | AdditionalProperties::Allowed(_),
            ) => {
                let closed = node.undeclared == UndeclaredProperties::Forbidden;
                if closed && said.is_closed() {
                    return None;
                }
            }
        }
    }
    Some(out)
}
