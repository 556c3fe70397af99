//! Goes through two sides together, place by place, and names every limit of
//! one side that refuses something the other side accepts. A node is its assertions
//! and nothing more, so asking about each limit asks about the whole node.

mod alternatives;
mod any_object;
mod applicators;
mod assertions;
mod branch;
mod candidate;
mod conditions;
mod discriminating_property;
mod evaluated;
mod exact;
mod facts;
mod overlap;
mod pattern_members;
mod redundant;
mod subschemas;

pub(crate) use candidate::{BranchPair, CandidateKey, DifferenceCandidate};

use crate::budget::{Size, Work};
use crate::compare::comparison_kind::ComparisonKind;
use crate::decide::solver::Solver;
use crate::document::pointer::Pointer;
use crate::schema::assertion::Origin;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::{Node, NodeId, SchemaGraph, UNCONSTRAINED};
use crate::schema::path::Segment;
use candidate::DifferenceKey;
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    Ours,
    Theirs,
}

impl Side {
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// What a walk finds.
#[derive(Debug, Default)]
pub(crate) struct WalkResult {
    pub(crate) candidates: Vec<DifferenceCandidate>,
    /// Whether there are more than that.
    pub(crate) cut: bool,
    pub(crate) places: usize,
    pub(crate) rows: Vec<ComparedNode>,
    /// The nodes that were compared, ours with theirs.
    pub(crate) pairs: BTreeSet<(NodeId, NodeId)>,
}

/// What both sides say of one place.
#[derive(Debug)]
pub(crate) struct ComparedNode {
    pub(crate) path: Vec<Segment>,
    pub(crate) pointer: Pointer,
    pub(crate) ours: Value,
    pub(crate) theirs: Value,
    /// The phrases that the document's limits were read from.
    pub(crate) phrases: Vec<Origin>,
}

/// A pair of nodes that stand for the same place.
#[derive(Debug, Clone)]
struct NodePair {
    ours: NodeId,
    theirs: NodeId,
    /// Where to look in the document, also where it says nothing.
    document_location: Pointer,
    path: Vec<Segment>,
    branches: Vec<BranchPair>,
}

/// How many differences of one message are named.
pub(crate) const MAX_DIFFERENCES: usize = 300;

/// How often they are named: many branches may differ in the same way.
const MAX_DIFFERENCE_CANDIDATES: usize = 20_000;

/// Walks both sides from their roots.
pub(crate) fn walk(
    ours: &SchemaGraph,
    theirs: &SchemaGraph,
    kind: ComparisonKind,
    solver: &Solver,
) -> WalkResult {
    let root = NodePair {
        ours: ours.root,
        theirs: theirs.root,
        document_location: theirs.node(theirs.root).primary_location.clone(),
        path: Vec::new(),
        branches: Vec::new(),
    };
    let mut walker = Walker {
        ours,
        theirs,
        kind,
        solver,
        queue: VecDeque::from([root]),
        seen: BTreeSet::new(),
        differences: HashSet::new(),
        schemas_of_theirs: OnceCell::new(),
        discriminated_by: BTreeMap::new(),
        out: WalkResult::default(),
    };
    while let Some(pair) = walker.queue.pop_front() {
        if !walker.out.cut
            && walker.seen.insert((pair.ours, pair.theirs))
            && walker.can_afford(&pair)
        {
            walker.visit(&pair);
        }
    }
    WalkResult { pairs: walker.seen, ..walker.out }
}

struct Walker<'a> {
    ours: &'a SchemaGraph,
    theirs: &'a SchemaGraph,
    kind: ComparisonKind,
    solver: &'a Solver,
    queue: VecDeque<NodePair>,
    seen: BTreeSet<(NodeId, NodeId)>,
    /// What has been named, once for candidates that are one difference,
    /// whichever side refuses.
    differences: HashSet<DifferenceKey>,
    /// The pairs of an object with an alternative, and the property that says
    /// which alternative a message is.
    discriminated_by: BTreeMap<(NodeId, NodeId), String>,
    /// The schemas of each node of theirs, looked for where one is gone.
    schemas_of_theirs: OnceCell<HashSet<(&'a Pointer, NodeId)>>,
    out: WalkResult,
}

impl<'a> Walker<'a> {
    fn side(&self, who: Side) -> &'a SchemaGraph {
        match who {
            Side::Ours => self.ours,
            Side::Theirs => self.theirs,
        }
    }

    fn id(pair: &NodePair, who: Side) -> NodeId {
        match who {
            Side::Ours => pair.ours,
            Side::Theirs => pair.theirs,
        }
    }

    fn node(&self, pair: &NodePair, who: Side) -> &'a Node {
        self.side(who).node(Self::id(pair, who))
    }

    /// Whether a place may still be looked at. What it says is read once for
    /// each rule.
    fn can_afford(&self, pair: &NodePair) -> bool {
        let said = |who| {
            let node = self.node(pair, who);
            node.assertions.len() + node.properties.len()
        };
        let said = said(Side::Ours) + said(Side::Theirs);
        let work = Work::Nodes(1 + said as u64);
        self.solver.budget().spend(work).is_ok()
    }

    fn visit(&mut self, pair: &NodePair) {
        self.out.places += 1;
        let (ours, theirs) =
            (self.node(pair, Side::Ours), self.node(pair, Side::Theirs));
        // What could not be followed has a finding of its own.
        if ours.unresolved || theirs.unresolved {
            return;
        }
        if ours.alternatives.is_some() || theirs.alternatives.is_some() {
            self.compare_alternatives(pair, ours, theirs);
            return;
        }
        if self.kind == ComparisonKind::Implementation {
            self.push_row(pair, ours, theirs);
        }
        let before = self.out.candidates.len();
        for refuser in [Side::Ours, Side::Theirs] {
            self.compare_assertions(pair, refuser);
            self.compare_applicators(pair, refuser);
            if self.kind == ComparisonKind::Versions {
                self.compare_evaluated(pair, refuser);
            }
        }
        if self.kind == ComparisonKind::Versions {
            self.redundant_limits(pair, before);
        }
        self.compare_formats(pair, ours, theirs);
        // Where one side says nothing at all, one finding says so; the places
        // below it would only repeat it.
        let nothing =
            pair.ours == UNCONSTRAINED || pair.theirs == UNCONSTRAINED;
        if !(nothing && self.out.candidates.len() > before) {
            self.compare_properties(pair, ours, theirs);
            self.compare_items_and_names(pair, ours, theirs);
        }
    }

    /// Keeps a candidate, as long as there are not too many.
    fn push(&mut self, candidate: DifferenceCandidate) {
        let facts = [&candidate.ours, &candidate.theirs];
        let size = facts.map(|fact| Size::of(fact).bytes).iter().sum();
        let is_affordable =
            self.solver.budget().spend(Work::ReportBytes(size)).is_ok();
        let room = is_affordable
            && self.out.candidates.len() < MAX_DIFFERENCE_CANDIDATES;
        let full = self.differences.len() >= MAX_DIFFERENCES;
        let (rule, _, path, ours, theirs) = candidate.key();
        let key = (rule, path, ours, theirs);
        if !room || (full && !self.differences.contains(&key)) {
            self.out.cut = true;
            return;
        }
        self.differences.insert(key);
        self.out.candidates.push(candidate);
    }

    fn push_row(&mut self, pair: &NodePair, ours: &Node, theirs: &Node) {
        let said = |side, id| {
            emit::value_schema(side, id, UndeclaredProperties::Forbidden)
        };
        let phrases: Vec<Origin> = theirs
            .assertions
            .iter()
            .map(|assertion| assertion.origin.clone())
            .filter(|origin| origin.phrase.is_some())
            .collect();
        let [ours, theirs] =
            [(ours, self.ours, pair.ours), (theirs, self.theirs, pair.theirs)]
                .map(|(node, side, id)| {
                    let nothing = node.assertions.is_empty();
                    if nothing { Value::Null } else { said(side, id) }
                });
        let size = Size::of(&ours).bytes + Size::of(&theirs).bytes;
        if self.solver.budget().spend(Work::ReportBytes(size)).is_err() {
            return;
        }
        self.out.rows.push(ComparedNode {
            path: pair.path.clone(),
            pointer: pair.document_location.clone(),
            ours,
            theirs,
            phrases,
        });
    }

    fn enqueue(
        &mut self,
        pair: &NodePair,
        step: Segment,
        ours: NodeId,
        theirs: NodeId,
    ) {
        let document_location = if theirs == UNCONSTRAINED {
            pair.document_location.clone()
        } else {
            self.theirs.node(theirs).primary_location.clone()
        };
        let mut path = pair.path.clone();
        path.push(step);
        let branches = pair.branches.clone();
        self.queue.push_back(NodePair {
            ours,
            theirs,
            document_location,
            path,
            branches,
        });
    }
}
