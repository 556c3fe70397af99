//! Goes through two sides together, place by place, and names every limit of
//! one side that refuses something the other side accepts. A node is its limits
//! and nothing more, so asking about each limit asks about the whole node.

use crate::algebra::{Algebra, Difference};
use crate::emit::{self, Openness};
use crate::node::{
    ANYTHING, Clause, Limit, Node, NodeId, Origin, Others, Phrase, Side,
};
use crate::pointer::Pointer;
use crate::rule::{self, Rule};
use crate::witness::{Ask, Step, values};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, VecDeque};

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
    pub(crate) refused: Option<(Value, Value)>,
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
        if walker.seen.insert((pair.ours, pair.theirs)) {
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

    fn limits(&mut self, pair: &Pair, refuser: Who) {
        let accepter = refuser.other();
        let accepts = self.node(pair, accepter);
        let mut schema = None;
        for limit in &self.node(pair, refuser).limits {
            let same = |other: &Limit| {
                other.keyword == limit.keyword && other.value == limit.value
            };
            if accepts.limits.iter().any(same) {
                continue;
            }
            let schema = schema.get_or_insert_with(|| {
                let id = Self::id(pair, accepter);
                emit::own(self.side(accepter), id, Openness::Closed)
            });
            let alone = limit.schema();
            let difference = self.algebra.subtract(schema, &alone);
            let Some((undecided, found)) = open(difference) else { continue };
            let rule = self.rule_of(pair, limit);
            let place = self.place(pair, refuser, rule, limit);
            let values =
                self.proofs(pair, accepter, limit, schema, &alone, found);
            let candidate = Candidate {
                values,
                undecided,
                refused: Some((schema.clone(), alone)),
                ..self.candidate(pair, refuser, rule, place)
            };
            let candidate = self.with_facts(pair, candidate, limit);
            self.out.candidates.push(candidate);
        }
    }

    /// Values at the place, each judged there.
    fn proofs(
        &self,
        pair: &Pair,
        accepter: Who,
        limit: &Limit,
        accepts: &Value,
        refuses: &Value,
        found: Option<Value>,
    ) -> Vec<Value> {
        let beside = accepter.other();
        let one = [(self.side(accepter), Self::id(pair, accepter))];
        let both = [
            (self.side(accepter), Self::id(pair, accepter)),
            (self.side(beside), Self::id(pair, beside)),
        ];
        // A value that keeps all else that both sides say shows one thing only.
        let mut out: Vec<Value> = values(&both, Ask::Break(limit))
            .into_iter()
            .chain(values(&one, Ask::Break(limit)))
            .chain(found)
            .filter(|value| {
                self.algebra.accepts(accepts, value) == Some(true)
                    && self.algebra.accepts(refuses, value) == Some(false)
            })
            .collect();
        out.dedup();
        out
    }

    fn rule_of(&self, pair: &Pair, limit: &Limit) -> &'static Rule {
        let types = |who| self.node(pair, who).types();
        if limit.keyword == "type"
            && let (Some(ours), Some(theirs)) =
                (types(Who::Ours), types(Who::Theirs))
        {
            let less = |list: Vec<String>| -> BTreeSet<String> {
                list.into_iter().filter(|name| name != "null").collect()
            };
            if less(ours) == less(theirs) {
                return &rule::NULL;
            }
        }
        rule::of_keyword(&limit.keyword)
    }

    /// Where to look in the document: at the limit itself, at what the document
    /// says in its place, or at the schema that says nothing.
    fn place(
        &self,
        pair: &Pair,
        refuser: Who,
        rule: &Rule,
        limit: &Limit,
    ) -> Origin {
        if refuser == Who::Theirs {
            return limit.origin.clone();
        }
        self.node(pair, Who::Theirs)
            .limits
            .iter()
            .find(|other| {
                rule.keywords.contains(&other.keyword.as_str())
                    || other.keyword == limit.keyword
            })
            .map_or_else(
                || Origin::keyword(pair.look.clone()),
                |other| other.origin.clone(),
            )
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
            ours: facts(self.node(pair, Who::Ours), rule.keywords),
            theirs: facts(self.node(pair, Who::Theirs), rule.keywords),
            values: Vec::new(),
            openness: Openness::Closed,
            branch: pair.branch,
            hidden: false,
            undecided: None,
            refused: None,
        }
    }

    /// A required member is a finding of its own, at the member; null is a fact
    /// about types.
    fn with_facts(
        &self,
        pair: &Pair,
        mut candidate: Candidate,
        limit: &Limit,
    ) -> Candidate {
        let (ours, theirs) =
            (self.node(pair, Who::Ours), self.node(pair, Who::Theirs));
        if candidate.rule == &rule::REQUIRED {
            let said = |node: &Node| {
                if node.limits.iter().any(|l| l.value == limit.value) {
                    limit.schema()
                } else {
                    Value::Null
                }
            };
            (candidate.ours, candidate.theirs) = (said(ours), said(theirs));
        }
        if candidate.rule == &rule::NULL {
            candidate.ours = facts(ours, &["type"]);
            candidate.theirs = facts(theirs, &["type"]);
        }
        candidate
    }

    fn clauses(&mut self, pair: &Pair, refuser: Who) {
        let accepter = refuser.other();
        let side = self.side(refuser);
        let written = |side: &Side, clause: &Clause| emit::clause(side, clause);
        for clause in &self.node(pair, refuser).clauses {
            let alone = written(side, clause);
            let same = self
                .node(pair, accepter)
                .clauses
                .iter()
                .any(|other| written(self.side(accepter), other) == alone);
            if same {
                continue;
            }
            let said = (self.side(accepter), Self::id(pair, accepter));
            let schema = emit::whole(said.0, said.1, Openness::Written);
            let difference = self.algebra.subtract(&schema, &alone);
            let Some((undecided, found)) = open(difference) else { continue };
            let limit = Limit {
                keyword: clause.keyword.clone(),
                value: alone.get(&clause.keyword).cloned().unwrap_or_default(),
                origin: clause.origin.clone(),
            };
            let rule = rule::of_keyword(&clause.keyword);
            let place = self.place(pair, refuser, rule, &limit);
            let values =
                self.proofs(pair, accepter, &limit, &schema, &alone, found);
            let mut candidate = Candidate {
                values,
                undecided,
                ..self.candidate(pair, refuser, rule, place)
            };
            match refuser {
                Who::Ours => candidate.ours = alone.clone(),
                Who::Theirs => candidate.theirs = alone.clone(),
            }
            candidate.refused = Some((schema, alone));
            self.out.candidates.push(candidate);
        }
    }

    fn formats(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let named = |node: &Node| -> BTreeSet<String> {
            node.formats.iter().map(|limit| limit.value.to_string()).collect()
        };
        if named(ours) == named(theirs) {
            return;
        }
        let place = theirs.formats.first().map_or_else(
            || Origin::keyword(pair.look.clone()),
            |limit| limit.origin.clone(),
        );
        let fact = |node: &Node| {
            node.formats.first().map_or(Value::Null, Limit::schema)
        };
        let candidate = Candidate {
            ours: fact(ours),
            theirs: fact(theirs),
            ..self.candidate(pair, Who::Ours, &rule::FORMAT, place)
        };
        self.out.candidates.push(candidate);
    }

    fn members(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        if !(may_be(ours, "object") && may_be(theirs, "object")) {
            return;
        }
        let names: BTreeSet<&String> =
            ours.members.keys().chain(theirs.members.keys()).collect();
        for name in names {
            let step = Step::Member(name.clone());
            match (member(ours, name), member(theirs, name)) {
                (Some(ours), Some(theirs)) => {
                    self.below_at(pair, step, ours, theirs);
                }
                (Some(child), None) => {
                    self.only(pair, Who::Ours, step, child);
                }
                (None, Some(child)) => {
                    self.only(pair, Who::Theirs, step, child);
                }
                (None, None) => {}
            }
        }
        self.others(pair, ours, theirs);
    }

    /// A member that one side declares and the other refuses.
    fn only(&mut self, pair: &Pair, accepter: Who, step: Step, child: NodeId) {
        let (rule, place) = match accepter {
            Who::Ours => (&rule::MEMBER_OF_OURS, pair.look.clone()),
            Who::Theirs => {
                (&rule::MEMBER_OF_DOCUMENT, self.theirs.node(child).at.clone())
            }
        };
        let side = self.side(accepter);
        let mut candidate = self.candidate(
            pair,
            accepter.other(),
            rule,
            Origin::keyword(place),
        );
        candidate.path.push(step);
        candidate.values = values(&[(side, child)], Ask::Nothing);
        let fact = emit::own(side, child, Openness::Closed);
        match accepter {
            Who::Ours => candidate.ours = fact,
            Who::Theirs => candidate.theirs = fact,
        }
        self.out.candidates.push(candidate);
    }

    fn others(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        match (&ours.others, &theirs.others) {
            (Others::Each(ours), Others::Each(theirs)) => {
                self.below_at(pair, Step::Other, *ours, *theirs);
            }
            (Others::Each(child), _) if !theirs.is_closed() => {
                self.below_at(pair, Step::Other, *child, ANYTHING);
            }
            (_, Others::Each(child)) if !ours.is_closed() => {
                self.below_at(pair, Step::Other, ANYTHING, *child);
            }
            (Others::Each(_), _) => {
                self.strangers(pair, Who::Theirs, Openness::Closed);
            }
            (_, Others::Each(_)) => {
                self.strangers(pair, Who::Ours, Openness::Closed);
            }
            (Others::Refused(_), Others::Silent | Others::Open(_)) => {
                self.strangers(pair, Who::Ours, Openness::Written);
            }
            (Others::Silent | Others::Open(_), Others::Refused(_)) => {
                self.strangers(pair, Who::Theirs, Openness::Written);
            }
            (Others::Refused(_), Others::Refused(_))
            | (
                Others::Silent | Others::Open(_),
                Others::Silent | Others::Open(_),
            ) => self.free(pair, ours, theirs),
        }
    }

    /// An object that names nothing takes any member; one that names some is
    /// closed.
    fn free(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let says_object = |node: &Node| {
            node.types()
                .is_some_and(|types| types.iter().any(|t| t == "object"))
        };
        if !(says_object(ours) && says_object(theirs)) {
            return;
        }
        match (ours.is_closed(), theirs.is_closed()) {
            (true, false) => self.strangers(pair, Who::Ours, Openness::Closed),
            (false, true) => {
                self.strangers(pair, Who::Theirs, Openness::Closed);
            }
            (true, true) | (false, false) => {}
        }
    }

    fn strangers(&mut self, pair: &Pair, refuser: Who, openness: Openness) {
        let word = "additionalProperties";
        let theirs = self.node(pair, Who::Theirs);
        let place = match &theirs.others {
            Others::Open(origin) | Others::Refused(origin) => origin.clone(),
            Others::Each(id) => {
                Origin::keyword(self.theirs.node(*id).at.clone())
            }
            Others::Silent => Origin::keyword(pair.look.clone()),
        };
        let accepter = refuser.other();
        let said = (self.side(accepter), Self::id(pair, accepter));
        let fact = |node: &Node| serde_json::json!({ word: !node.is_closed() });
        let candidate = Candidate {
            values: values(&[said], Ask::Stranger),
            openness,
            ours: fact(self.node(pair, Who::Ours)),
            theirs: fact(theirs),
            ..self.candidate(pair, refuser, &rule::OTHERS, place)
        };
        self.out.candidates.push(candidate);
    }

    fn below(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let places = [
            (Step::Item, "array", ours.items, theirs.items),
            (Step::Name, "object", ours.names, theirs.names),
        ];
        for (step, of, below, beside) in places {
            let holds = below.is_some() || beside.is_some();
            if holds && may_be(ours, of) && may_be(theirs, of) {
                self.below_at(
                    pair,
                    step,
                    below.unwrap_or(ANYTHING),
                    beside.unwrap_or(ANYTHING),
                );
            }
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

    /// Puts the branches of two choices in pairs; where one side has no choice,
    /// all of it stands against every branch.
    fn choices(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let branches = |node: &Node, id| {
            node.choice
                .as_ref()
                .map_or_else(|| vec![id], |c| c.branches.clone())
        };
        let ours_all = branches(ours, pair.ours);
        let theirs_all = branches(theirs, pair.theirs);
        let one_sided = ours.choice.is_none() || theirs.choice.is_none();
        let matched = if one_sided {
            let all = |a: &NodeId| {
                theirs_all.iter().map(move |b| (*a, *b)).collect::<Vec<_>>()
            };
            ours_all.iter().flat_map(all).collect()
        } else {
            self.matched(&ours_all, &theirs_all)
        };
        for (who, list) in [(Who::Ours, &ours_all), (Who::Theirs, &theirs_all)]
        {
            let used = |id: &NodeId| {
                matched.iter().any(|(a, b)| match who {
                    Who::Ours => a == id,
                    Who::Theirs => b == id,
                })
            };
            for id in list.iter().filter(|id| !used(id)) {
                self.alternative(pair, who, *id, theirs);
            }
        }
        for (ours, theirs) in matched {
            let look = self.branch_at(theirs, &pair.look);
            let path = pair.path.clone();
            let depth = path.len();
            let paired = !one_sided;
            let branch = Some(Branch { ours, theirs, depth, paired });
            let pair = Pair { ours, theirs, look, path, branch };
            self.queue.push_back(pair);
        }
    }

    fn branch_at(&self, id: NodeId, look: &Pointer) -> Pointer {
        if id == ANYTHING {
            look.clone()
        } else {
            self.theirs.node(id).home.clone()
        }
    }

    fn matched(
        &self,
        ours: &[NodeId],
        theirs: &[NodeId],
    ) -> Vec<(NodeId, NodeId)> {
        let tag = |side: &Side, id: &NodeId| tags(side, side.node(*id));
        let mut left: Vec<NodeId> = theirs.to_vec();
        let mut out = Vec::new();
        let mut rest = Vec::new();
        for a in ours {
            let (here, title) = (tag(self.ours, a), &self.ours.node(*a).title);
            let place = left.iter().position(|b| {
                let there = tag(self.theirs, b);
                let agree = here.iter().any(|t| there.contains(t));
                let titled =
                    title.is_some() && *title == self.theirs.node(*b).title;
                agree || (here.is_empty() && there.is_empty() && titled)
            });
            match place {
                Some(index) => out.push((*a, left.remove(index))),
                None => rest.push(*a),
            }
        }
        // A branch that stands where it stood is the same branch.
        let homes = std::mem::take(&mut rest);
        for a in homes {
            let home = &self.ours.node(a).home;
            match left.iter().position(|b| self.theirs.node(*b).home == *home) {
                Some(index) => out.push((a, left.remove(index))),
                None => rest.push(a),
            }
        }
        // What has no name to go by goes by its place.
        let untagged = rest.iter().all(|a| tag(self.ours, a).is_empty())
            || left.iter().all(|b| tag(self.theirs, b).is_empty());
        if untagged {
            out.extend(rest.into_iter().zip(left));
        }
        out
    }

    fn alternative(
        &mut self,
        pair: &Pair,
        accepter: Who,
        id: NodeId,
        theirs: &Node,
    ) {
        let place = match accepter {
            Who::Theirs => Origin::keyword(self.theirs.node(id).at.clone()),
            Who::Ours => theirs.choice.as_ref().map_or_else(
                || Origin::keyword(pair.look.clone()),
                |choice| choice.origin.clone(),
            ),
        };
        let side = self.side(accepter);
        let fact = emit::own(side, id, Openness::Closed);
        let mut candidate = Candidate {
            values: values(&[(side, id)], Ask::Nothing),
            branch: Some(Branch {
                ours: pair.ours,
                theirs: pair.theirs,
                depth: pair.path.len(),
                paired: false,
            }),
            ..self.candidate(pair, accepter.other(), &rule::ALTERNATIVE, place)
        };
        match accepter {
            Who::Ours => candidate.ours = fact,
            Who::Theirs => candidate.theirs = fact,
        }
        self.out.candidates.push(candidate);
    }
}

/// What is left of a difference to report: why it is undecided, and a value.
fn open(difference: Difference) -> Option<(Option<String>, Option<Value>)> {
    match difference {
        Difference::Nothing => None,
        Difference::Something(value) => Some((None, value)),
        Difference::Undecided(reason) => Some((Some(reason), None)),
    }
}

/// What a node says of a member: `None` where it refuses it.
fn member(node: &Node, name: &str) -> Option<NodeId> {
    match (node.members.get(name), &node.others) {
        (Some(child), _) | (None, Others::Each(child)) => Some(*child),
        (None, Others::Refused(_)) => None,
        (None, Others::Silent | Others::Open(_)) => {
            (!node.is_closed()).then_some(ANYTHING)
        }
    }
}

fn may_be(node: &Node, of: &str) -> bool {
    node.types().is_none_or(|types| types.iter().any(|name| name == of))
}

/// The members of a branch that hold one constant: what tells it apart.
fn tags(side: &Side, node: &Node) -> BTreeSet<(String, String)> {
    node.members
        .iter()
        .filter_map(|(name, id)| {
            let value = side.node(*id).limits_of("enum").find_map(|limit| {
                let values = limit.value.as_array()?;
                (values.len() == 1).then(|| limit.value.to_string())
            })?;
            Some((name.clone(), value))
        })
        .collect()
}

/// The limits of a few keywords, as one schema; null where there are none. Of
/// two limits of one keyword, what both leave.
fn facts(node: &Node, words: &[&str]) -> Value {
    let mut map = Map::new();
    for limit in
        node.limits.iter().filter(|l| words.contains(&l.keyword.as_str()))
    {
        let word = limit.keyword.as_str();
        let value = match map.get(word) {
            Some(before) => tighter(word, before, &limit.value),
            None => limit.value.clone(),
        };
        map.insert(word.into(), value);
    }
    if map.is_empty() { Value::Null } else { Value::Object(map) }
}

fn tighter(word: &str, a: &Value, b: &Value) -> Value {
    let less = a.as_f64() <= b.as_f64();
    if let (Value::Array(a), Value::Array(b)) = (a, b) {
        return a.iter().filter(|value| b.contains(value)).cloned().collect();
    }
    let first = match word {
        "maxLength" | "maxItems" | "maxProperties" | "maximum"
        | "exclusiveMaximum" => less,
        "minLength" | "minItems" | "minProperties" | "minimum"
        | "exclusiveMinimum" => !less,
        _ => return Value::Array(vec![a.clone(), b.clone()]),
    };
    if first { a.clone() } else { b.clone() }
}
