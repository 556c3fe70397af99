//! A difference that the walk has named, before it is proved.

use super::Side;
use crate::decide::compiled_schema::CompiledSchema;
use crate::document::pointer::Pointer;
use crate::report::rule::Rule;
use crate::schema::assertion::{Origin, PhraseOrigin};
use crate::schema::emit::UndeclaredProperties;
use crate::schema::node::NodeId;
use crate::schema::path::Segment;
use serde_json::Value;
use std::rc::Rc;

/// A difference that has been named and not yet proved.
#[derive(Debug, Clone)]
pub(crate) struct DifferenceCandidate {
    pub(crate) rule: &'static Rule,
    /// The side that refuses.
    pub(crate) refuser: Side,
    /// The place in a message.
    pub(crate) path: Vec<Segment>,
    /// The place in the document.
    pub(crate) pointer: Pointer,
    pub(crate) phrase: Option<PhraseOrigin>,
    pub(crate) ours: Value,
    pub(crate) theirs: Value,
    /// Values at the place which prove the difference there.
    pub(crate) values: Vec<Value>,
    pub(crate) undeclared: UndeclaredProperties,
    /// The branches that the place lies in, the outermost first: another branch
    /// may accept what this one refuses.
    pub(crate) branches: Vec<BranchPair>,
    /// Whether another branch makes up for it.
    pub(crate) hidden: bool,
    /// Why the solver could not decide.
    pub(crate) undecided: Option<String>,
    /// Whether the sides differ by less than an `f64` tells apart, so that no
    /// value that shows it can be judged.
    pub(crate) beyond_floats: bool,
    /// What the accepting side accepts there and the refusing side refuses, as
    /// a schema, where that can be said.
    pub(crate) refused: Option<(Rc<CompiledSchema>, Rc<CompiledSchema>)>,
    /// What both sides say at the place, or at the object whose member it is.
    pub(crate) nodes: (NodeId, NodeId),
    /// The phrase of the refusing side that it comes from.
    pub(crate) cause: Option<Origin>,
    /// Whether the refusing side refuses only because its `oneOf` counts.
    pub(crate) overlap: bool,
    /// What the alternative is called that only one side has.
    pub(crate) alternative: Option<String>,
}

/// What makes two candidates one difference: the rule, the place, and what both
/// sides say.
pub(super) type DifferenceKey = (&'static str, Vec<Segment>, Value, Value);

/// A difference, and the side that refuses.
pub(crate) type CandidateKey = (&'static str, Side, Vec<Segment>, Value, Value);

impl DifferenceCandidate {
    pub(crate) fn key(&self) -> CandidateKey {
        let (ours, theirs) = (self.ours.clone(), self.theirs.clone());
        (self.rule.id, self.refuser, self.path.clone(), ours, theirs)
    }
}

/// Two branches that stand against each other. Where a side has no choice, its
/// branch is all that it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BranchPair {
    pub(crate) ours: NodeId,
    pub(crate) theirs: NodeId,
    /// What they are branches of.
    pub(crate) choice: (NodeId, NodeId),
    /// How many steps lead to the choice.
    pub(crate) depth: usize,
    /// Whether both sides choose, and these two are the same alternative.
    pub(crate) paired: bool,
}

impl BranchPair {
    pub(crate) fn branch_of(&self, who: Side) -> NodeId {
        match who {
            Side::Ours => self.ours,
            Side::Theirs => self.theirs,
        }
    }

    pub(crate) fn whole(&self, who: Side) -> NodeId {
        match who {
            Side::Ours => self.choice.0,
            Side::Theirs => self.choice.1,
        }
    }
}
