//! Goes through two sides together, place by place, and names every limit of
//! one side that refuses something the other side accepts. A node is its limits
//! and nothing more, so asking about each limit asks about the whole node.

mod alternatives;
mod assertions;
mod subschemas;

use crate::decide::solver::{Algebra, Schema};
use crate::decide::witness::Step;
use crate::document::pointer::Pointer;
use crate::report::rule::Rule;
use crate::schema::emit::{self, Openness};
use crate::schema::node::{ANYTHING, Node, NodeId, Origin, Phrase, Side};
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Who {
    Ours,
    Theirs,
}

impl Who {
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// A difference that has been named and not yet proved.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) rule: &'static Rule,
    /// The side that refuses.
    pub(crate) refuser: Who,
    /// The place in a message.
    pub(crate) path: Vec<Step>,
    /// The place in the document.
    pub(crate) pointer: Pointer,
    pub(crate) phrase: Option<Phrase>,
    pub(crate) ours: Value,
    pub(crate) theirs: Value,
    /// Values at the place which prove the difference there.
    pub(crate) values: Vec<Value>,
    pub(crate) openness: Openness,
    /// The branches of a choice that the place lies in: another branch may
    /// accept what this one refuses.
    pub(crate) branch: Option<Branch>,
    /// Whether another branch makes up for it.
    pub(crate) hidden: bool,
    /// Why the algebra could not decide.
    pub(crate) undecided: Option<String>,
    /// What the accepting side accepts there and the refusing side refuses, as
    /// a schema, where that can be said.
    pub(crate) refused: Option<(Rc<Schema>, Rc<Schema>)>,
}

/// Two branches that stand against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Branch {
    pub(crate) ours: NodeId,
    pub(crate) theirs: NodeId,
    /// How many steps lead to the choice.
    pub(crate) depth: usize,
    /// Whether both sides choose, and these two are the same alternative.
    pub(crate) paired: bool,
}

/// What a walk finds.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) candidates: Vec<Candidate>,
    /// Whether there are more than that.
    pub(crate) cut: bool,
    pub(crate) places: usize,
    pub(crate) rows: Vec<Row>,
}

/// What both sides say of one place.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) path: Vec<Step>,
    pub(crate) pointer: Pointer,
    pub(crate) ours: Value,
    pub(crate) theirs: Value,
    /// The phrases that the document's limits were read from.
    pub(crate) phrases: Vec<Origin>,
}

/// A pair of nodes that stand for the same place.
#[derive(Debug, Clone)]
struct Pair {
    ours: NodeId,
    theirs: NodeId,
    /// Where to look in the document, also where it says nothing.
    look: Pointer,
    path: Vec<Step>,
    branch: Option<Branch>,
}

/// How many differences of one message are named.
pub(crate) const MOST: usize = 300;

/// Walks both sides from their roots.
pub(crate) fn walk(
    ours: &Side,
    theirs: &Side,
    algebra: &dyn Algebra,
) -> Walked {
    let root = Pair {
        ours: ours.root,
        theirs: theirs.root,
        look: theirs.node(theirs.root).home.clone(),
        path: Vec::new(),
        branch: None,
    };
    let mut walker = Walker {
        ours,
        theirs,
        algebra,
        queue: VecDeque::from([root]),
        seen: BTreeSet::new(),
        out: Walked::default(),
    };
    while let Some(pair) = walker.queue.pop_front() {
        if !walker.out.cut && walker.seen.insert((pair.ours, pair.theirs)) {
            walker.visit(&pair);
        }
    }
    walker.out
}

struct Walker<'a> {
    ours: &'a Side,
    theirs: &'a Side,
    algebra: &'a dyn Algebra,
    queue: VecDeque<Pair>,
    seen: BTreeSet<(NodeId, NodeId)>,
    out: Walked,
}

impl<'a> Walker<'a> {
    fn side(&self, who: Who) -> &'a Side {
        match who {
            Who::Ours => self.ours,
            Who::Theirs => self.theirs,
        }
    }

    fn id(pair: &Pair, who: Who) -> NodeId {
        match who {
            Who::Ours => pair.ours,
            Who::Theirs => pair.theirs,
        }
    }

    fn node(&self, pair: &Pair, who: Who) -> &'a Node {
        self.side(who).node(Self::id(pair, who))
    }

    fn visit(&mut self, pair: &Pair) {
        self.out.places += 1;
        let (ours, theirs) =
            (self.node(pair, Who::Ours), self.node(pair, Who::Theirs));
        if ours.choice.is_some() || theirs.choice.is_some() {
            self.choices(pair, ours, theirs);
            return;
        }
        self.row(pair, ours, theirs);
        let before = self.out.candidates.len();
        for refuser in [Who::Ours, Who::Theirs] {
            self.limits(pair, refuser);
            self.clauses(pair, refuser);
        }
        self.formats(pair, ours, theirs);
        // Where one side says nothing at all, one finding says so; the places
        // below it would only repeat it.
        let nothing = pair.ours == ANYTHING || pair.theirs == ANYTHING;
        if !(nothing && self.out.candidates.len() > before) {
            self.members(pair, ours, theirs);
            self.below(pair, ours, theirs);
        }
    }

    /// Keeps a difference, as long as there are not too many.
    fn name(&mut self, candidate: Candidate) {
        if self.out.candidates.len() < MOST {
            self.out.candidates.push(candidate);
        } else {
            self.out.cut = true;
        }
    }

    fn row(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let said = |side, id| emit::own(side, id, Openness::Closed);
        let phrases = theirs.limits.iter().map(|limit| limit.origin.clone());
        self.out.rows.push(Row {
            path: pair.path.clone(),
            pointer: pair.look.clone(),
            ours: if ours.limits.is_empty() {
                Value::Null
            } else {
                said(self.ours, pair.ours)
            },
            theirs: if theirs.limits.is_empty() {
                Value::Null
            } else {
                said(self.theirs, pair.theirs)
            },
            phrases: phrases.filter(|origin| origin.phrase.is_some()).collect(),
        });
    }

    fn candidate(
        &self,
        pair: &Pair,
        refuser: Who,
        rule: &'static Rule,
        place: Origin,
    ) -> Candidate {
        Candidate {
            rule,
            refuser,
            path: pair.path.clone(),
            pointer: place.pointer,
            phrase: place.phrase,
            ours: assertions::facts(self.node(pair, Who::Ours), rule.keywords),
            theirs: assertions::facts(
                self.node(pair, Who::Theirs),
                rule.keywords,
            ),
            values: Vec::new(),
            openness: Openness::Closed,
            branch: pair.branch,
            hidden: false,
            undecided: None,
            refused: None,
        }
    }

    fn below_at(
        &mut self,
        pair: &Pair,
        step: Step,
        ours: NodeId,
        theirs: NodeId,
    ) {
        let look = if theirs == ANYTHING {
            pair.look.clone()
        } else {
            self.theirs.node(theirs).home.clone()
        };
        let mut path = pair.path.clone();
        path.push(step);
        let branch = pair.branch;
        self.queue.push_back(Pair { ours, theirs, look, path, branch });
    }
}
