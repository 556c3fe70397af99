//! A `oneOf` that refuses what keeps two of its branches, where the other side
//! accepts it.

use super::branch::Branch;
use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::budget::Work;
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::{Node, NodeId, SchemaGraph};
use serde_json::Value;
use std::rc::Rc;

/// A branch of the `oneOf` that refuses.
struct OverlapBranch<'a> {
    node: NodeRef<'a>,
    schema: Rc<CompiledSchema>,
    description: Branch,
    /// Whether the other side has a branch of its own that says the same.
    is_unchanged: bool,
}

impl Walker<'_> {
    /// Names each `oneOf` that refuses what the other side accepts, because two
    /// of its branches accept it.
    pub(super) fn compare_overlaps(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        for (refuser, node) in [(Side::Ours, ours), (Side::Theirs, theirs)] {
            let Some(choice) = &node.alternatives else { continue };
            let graph = self.side(refuser);
            let is_known =
                choice.branches.iter().all(|id| !graph.node(*id).unresolved);
            if !choice.is_exclusive() || !is_known {
                continue;
            }
            let values =
                self.overlapping_values(pair, refuser, &choice.branches);
            if values.is_empty() {
                continue;
            }
            let place = match refuser {
                Side::Theirs => choice.origin.clone(),
                Side::Ours => Origin::keyword(pair.document_location.clone()),
            };
            let candidate = DifferenceCandidate {
                values,
                undeclared: UndeclaredProperties::AsWritten,
                overlap: true,
                ..self.candidate(pair, refuser, &rule::ALTERNATIVE, place)
            };
            self.push(candidate);
        }
    }

    /// Values that keep two branches of the refusing side, and that the other
    /// side accepts, its own `oneOf` counted.
    fn overlapping_values(
        &self,
        pair: &NodePair,
        refuser: Side,
        branches: &[NodeId],
    ) -> Vec<Value> {
        let accepter = refuser.other();
        let whole = NodeRef::new(self.side(accepter), Self::id(pair, accepter));
        let (closed, written) =
            (UndeclaredProperties::Forbidden, UndeclaredProperties::AsWritten);
        let alone = [whole.id];
        // A branch that joins others is told by itself; an object that has the
        // members of two is no reason to call it a break.
        let (others, reading) = match &whole.graph.node(whole.id).alternatives {
            Some(choice) if choice.is_exclusive() => {
                (&choice.branches[..], closed)
            }
            Some(_) => (&[][..], written),
            None => (&alone[..], closed),
        };
        let whole = whole.read(reading);
        let all = self.overlap_branches(refuser, branches, others, reading);
        let accepts =
            self.solver.schema(emit::exclusive_schema(whole.graph, whole.id));
        for (index, one) in all.iter().enumerate() {
            for another in all.iter().skip(index + 1) {
                if self.solver.budget().spend(Work::Nodes(1)).is_err() {
                    return Vec::new();
                }
                // What two unchanged branches share is as it was.
                if (one.is_unchanged && another.is_unchanged)
                    || one.description.excludes(&another.description)
                {
                    continue;
                }
                let nodes = [whole, one.node, another.node];
                let [_, both @ ..] = nodes;
                let made = [&nodes[..], &both[..]]
                    .into_iter()
                    .flat_map(|of| self.solver.candidates(of, Goal::Satisfy));
                let kept = |of: &OverlapBranch<'_>, value: &Value| {
                    of.schema.accepts(value) == Some(true)
                };
                let values: Vec<Value> = made
                    .filter(|value| {
                        kept(one, value)
                            && kept(another, value)
                            && accepts.accepts(value) == Some(true)
                    })
                    .collect();
                if !values.is_empty() {
                    return values;
                }
            }
        }
        Vec::new()
    }

    fn overlap_branches(
        &self,
        refuser: Side,
        branches: &[NodeId],
        others: &[NodeId],
        reading: UndeclaredProperties,
    ) -> Vec<OverlapBranch<'_>> {
        let schema = |graph: &SchemaGraph, id: NodeId| {
            self.solver.schema(emit::node_schema(graph, id, reading))
        };
        let accepter = self.side(refuser.other());
        // Each stands for one branch, also where two say the same.
        let mut others: Vec<Rc<CompiledSchema>> =
            others.iter().map(|id| schema(accepter, *id)).collect();
        let graph = self.side(refuser);
        let branch = |id: &NodeId| {
            let schema = schema(graph, *id);
            let same = others.iter().position(|it| Rc::ptr_eq(it, &schema));
            OverlapBranch {
                node: NodeRef::new(graph, *id).read(reading),
                description: Branch::new(graph, *id),
                is_unchanged: same.map(|at| others.swap_remove(at)).is_some(),
                schema,
            }
        };
        branches.iter().map(branch).collect()
    }
}
