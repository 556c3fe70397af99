//! A difference that the walk has named, before it is proved.

use super::{NodePair, Side, Walker, facts};
use crate::compare::comparison_kind::ComparisonKind;
use crate::decide::compiled_schema::CompiledSchema;
use crate::document::pointer::Pointer;
use crate::report::rule::Rule;
use crate::schema::assertion::{Origin, PhraseOrigin};
use crate::schema::emit::UndeclaredProperties;
use crate::schema::node::NodeId;
use crate::schema::path::Segment;
use serde_json::Value;
use std::rc::Rc;

/// How far above a keyword the schema is sought that it belongs to.
const MAX_STEPS_TO_SCHEMA: usize = 4;

impl Walker<'_> {
    /// A difference at a place, of which no value is known yet.
    pub(super) fn candidate(
        &self,
        pair: &NodePair,
        refuser: Side,
        rule: &'static Rule,
        place: Origin,
    ) -> DifferenceCandidate {
        DifferenceCandidate {
            rule,
            refuser,
            path: pair.path.clone(),
            pointer: place.pointer,
            phrase: place.phrase,
            ours: facts::facts(
                self.ours,
                self.node(pair, Side::Ours),
                rule.keywords,
            ),
            theirs: facts::facts(
                self.theirs,
                self.node(pair, Side::Theirs),
                rule.keywords,
            ),
            values: Vec::new(),
            undeclared: UndeclaredProperties::Forbidden,
            branches: pair.branches.clone(),
            hidden: false,
            undecided: None,
            beyond_floats: false,
            refused: None,
            nodes: (pair.ours, pair.theirs),
            cause: None,
            overlap: false,
            alternative: None,
        }
    }

    /// Where to look in the document for what it no longer says: at the schema
    /// that said it before, where that is still a part of the place.
    pub(super) fn location_of_removed(
        &self,
        pair: &NodePair,
        before: &Pointer,
    ) -> Pointer {
        let schemas = self.schemas_of_theirs.get_or_init(|| {
            self.theirs.schemas.iter().map(|(at, id)| (at, *id)).collect()
        });
        let above = std::iter::successors(before.parent(), Pointer::parent);
        above
            .take(MAX_STEPS_TO_SCHEMA)
            .filter(|_| self.kind == ComparisonKind::Versions)
            .find(|at| schemas.contains(&(at, pair.theirs)))
            .unwrap_or_else(|| pair.document_location.clone())
    }
}

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
