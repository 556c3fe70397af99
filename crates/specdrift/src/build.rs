//! Puts the nodes of a side together: follows `$ref` and `allOf`, gives every
//! keyword its origin, and adds what descriptions say where that is wanted.
//! Nothing here recurses: chains and cycles of references may be of any length.

mod limit;
mod part;
mod reference;

use crate::document::Edition;
use crate::keyword::{self, Kind};
use crate::language::Memo;
use crate::node::{
    Choice, Clause, Limit, Node, NodeId, Origin, Part, Problem, Side,
};
use crate::pointer::Pointer;
use crate::prose::{self, Grammar};
use limit::{constants, limit, nothing, required};
use reference::local;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

/// What a node is made of: schemas of the document, and limits read elsewhere.
#[derive(Debug, Clone)]
enum Source {
    /// The schema at a place.
    At(Pointer),
    /// What a description says.
    Read(String, Vec<Limit>),
    /// A choice that the other sources have made.
    Chosen(Pointer),
}

/// How many nodes may lie above one another, cycles aside. A chain that is
/// longer would have to be followed by recursion elsewhere.
const LEVELS: usize = 100;
const TOO_DEEP: &str = "its schemas lie too deep in one another";

/// How many branches the choices of one place may multiply to.
const BRANCHES: usize = 64;

impl Source {
    fn key(&self) -> String {
        match self {
            Self::At(pointer) => pointer.to_string(),
            Self::Read(key, _) => format!("read {key}"),
            Self::Chosen(pointer) => format!("chosen {pointer}"),
        }
    }
}

/// A schema object, found.
struct Bag<'v> {
    at: Pointer,
    map: &'v Map<String, Value>,
}

/// Builds the side whose root is the schema at `at`.
pub(crate) fn side<'v>(
    root: &'v Value,
    at: &Pointer,
    edition: Edition,
    grammar: Option<&'v Grammar>,
    memo: &Rc<Memo>,
) -> Side {
    let mut builder = Builder {
        root,
        edition,
        grammar,
        said: prose::Reading::default(),
        nodes: Vec::new(),
        known: BTreeMap::new(),
        shared: BTreeSet::new(),
        queue: VecDeque::new(),
        level: 0,
        problems: Vec::new(),
        schemas: Vec::new(),
    };
    let id = builder.child(vec![Source::At(at.clone())]);
    while let Some((id, level, sources)) = builder.queue.pop_front() {
        builder.level = level;
        builder.fill(id, &sources);
    }
    Side {
        nodes: builder.nodes,
        root: id,
        shared: builder.shared,
        problems: builder.problems,
        schemas: builder.schemas,
        read: builder.said.read,
        unread: builder.said.unread,
        anything: Node::new(Pointer::root()),
        memo: Rc::clone(memo),
    }
}

struct Builder<'v> {
    root: &'v Value,
    edition: Edition,
    grammar: Option<&'v Grammar>,
    said: prose::Reading,
    nodes: Vec<Node>,
    known: BTreeMap<Vec<String>, NodeId>,
    shared: BTreeSet<NodeId>,
    queue: VecDeque<(NodeId, usize, Vec<Source>)>,
    /// How many nodes lie above the one that is being filled.
    level: usize,
    problems: Vec<Problem>,
    schemas: Vec<(Pointer, NodeId)>,
}

impl<'v> Builder<'v> {
    fn child(&mut self, sources: Vec<Source>) -> NodeId {
        let key: Vec<String> = sources.iter().map(Source::key).collect();
        if let Some(id) = self.known.get(&key) {
            self.shared.insert(*id);
            return *id;
        }
        let id = NodeId(self.nodes.len());
        let place = |source: &Source| match source {
            Source::At(pointer) => Some(pointer.clone()),
            Source::Read(_, limits) => {
                limits.first().map(|limit| limit.origin.pointer.clone())
            }
            Source::Chosen(_) => None,
        };
        // A branch stands where it is chosen, not where the choice is.
        let at = match sources.last() {
            Some(Source::Chosen(_)) => sources.iter().rev().find_map(place),
            Some(Source::At(_) | Source::Read(..)) | None => {
                sources.iter().find_map(place)
            }
        };
        self.nodes.push(Node::new(at.unwrap_or_default()));
        self.known.insert(key, id);
        if self.level < LEVELS {
            self.queue.push_back((id, self.level + 1, sources));
        } else if self.problems.iter().all(|p| p.reason != TOO_DEEP) {
            let at = self.nodes.last().map(|node| node.at.clone());
            self.problem(at.unwrap_or_default(), TOO_DEEP);
        }
        id
    }

    fn at(&mut self, pointer: Pointer) -> NodeId {
        self.child(vec![Source::At(pointer)])
    }

    fn fill(&mut self, id: NodeId, sources: &[Source]) {
        let Some(reserved) = self.nodes.get(id.0) else { return };
        let mut node = Node::new(reserved.at.clone());
        let mut starts = Vec::new();
        let mut chosen = BTreeSet::new();
        for source in sources {
            match source {
                Source::At(pointer) => starts.push(pointer.clone()),
                Source::Read(_, limits) => node.limits.extend(limits.clone()),
                Source::Chosen(pointer) => {
                    chosen.insert(pointer.clone());
                }
            }
        }
        let bags = self.gather(starts, &mut node);
        for bag in &bags {
            self.schemas.push((bag.at.clone(), id));
            self.keywords(bag, &mut node);
        }
        node.choice = self.choice(&bags, sources, &chosen, &mut node);
        node.home = home(&bags).unwrap_or_else(|| node.at.clone());
        let extra = self.descriptions(&bags);
        self.members(&bags, &mut node, &extra);
        node.names = self.below(&bags, "propertyNames", &extra.names);
        node.items = self.below(&bags, "items", &[]);
        node.limits.extend(extra.own);
        self.said.read.extend(extra.read);
        self.said.unread.extend(extra.unread);
        if let Some(place) = self.nodes.get_mut(id.0) {
            *place = node;
        }
    }

    /// What the descriptions of one place say.
    fn descriptions(&self, bags: &[Bag<'v>]) -> prose::Reading {
        let mut said = prose::Reading::default();
        let maps: Vec<_> = bags.iter().map(|bag| bag.map).collect();
        let types = prose::types(&maps);
        for bag in bags {
            if let Some(grammar) = self.grammar {
                grammar.read(bag.map, &bag.at, &types, &mut said);
            }
        }
        said
    }

    /// Every schema object that the value at one place must keep.
    fn gather(
        &mut self,
        starts: Vec<Pointer>,
        node: &mut Node,
    ) -> Vec<Bag<'v>> {
        let mut bags = Vec::new();
        let mut seen = BTreeSet::new();
        let mut queue: VecDeque<Pointer> = starts.into();
        while let Some(at) = queue.pop_front() {
            if !seen.insert(at.clone()) {
                continue;
            }
            match at.resolve(self.root) {
                Some(Value::Object(map)) => {
                    let only_reference =
                        self.follow(map, &at, &mut queue, node);
                    if !only_reference {
                        bags.push(Bag { at, map });
                    }
                }
                Some(Value::Bool(true)) => {}
                Some(Value::Bool(false)) => node.limits.push(nothing(at)),
                Some(_) => self.problem(at, "a schema is wanted"),
                None => self.problem(at, "leads nowhere"),
            }
        }
        bags
    }

    /// Queues what a schema object refers to. True when nothing else in it
    /// counts, as beside a `$ref` of OpenAPI 3.0.
    fn follow(
        &mut self,
        map: &'v Map<String, Value>,
        at: &Pointer,
        queue: &mut VecDeque<Pointer>,
        node: &mut Node,
    ) -> bool {
        let mut only_reference = false;
        if let Some(reference) = map.get("$ref") {
            let place = at.join("$ref");
            match reference.as_str().and_then(local) {
                Some(target) if target.resolve(self.root).is_some() => {
                    queue.push_back(target);
                }
                Some(_) => self.problem(place, "the reference leads nowhere"),
                None => {
                    self.problem(place, "the reference leaves the document");
                }
            }
            only_reference = self.edition == Edition::V30;
        }
        if let Some(Value::Array(all)) = map.get("allOf") {
            let base = at.join("allOf");
            queue.extend((0..all.len()).map(|index| base.item(index)));
        }
        for word in ["oneOf", "anyOf"] {
            if let Some(Value::Array(branches)) = map.get(word)
                && branches.len() == 1
            {
                queue.push_back(at.join(word).item(0));
            }
        }
        if let Some(title) = map.get("title").and_then(Value::as_str) {
            node.title.get_or_insert_with(|| title.into());
        }
        only_reference
    }

    fn keywords(&mut self, bag: &Bag<'v>, node: &mut Node) {
        for (word, value) in bag.map {
            let at = bag.at.join(word);
            match keyword::kind(word) {
                Some(Kind::Limit) => {
                    node.limits.extend(limit(
                        bag.map,
                        word,
                        value,
                        at,
                        self.edition,
                    ));
                }
                Some(Kind::Required) => {
                    node.limits.extend(required(value, &at));
                }
                Some(Kind::Format) => node.formats.push(Limit {
                    keyword: word.clone(),
                    value: value.clone(),
                    origin: Origin::keyword(at),
                }),
                Some(Kind::Clause(companions)) => {
                    let clause = self.clause(bag, word, companions);
                    node.clauses.push(clause);
                }
                Some(
                    Kind::Structure
                    | Kind::Choice
                    | Kind::Companion
                    | Kind::Followed
                    | Kind::Annotation,
                )
                | None => {}
            }
        }
    }

    /// The first choice that is still to make. A list of constants is no
    /// choice but a limit; a choice too many becomes a clause.
    fn choice(
        &mut self,
        bags: &[Bag<'v>],
        sources: &[Source],
        chosen: &BTreeSet<Pointer>,
        node: &mut Node,
    ) -> Option<Choice> {
        let mut made: Option<Choice> = None;
        let mut width = 1;
        for (bag, word) in
            bags.iter().flat_map(|bag| [(bag, "oneOf"), (bag, "anyOf")])
        {
            let at = bag.at.join(word);
            let branches = match bag.map.get(word) {
                Some(Value::Array(branches)) if branches.len() > 1 => branches,
                Some(Value::Array(_)) | None => continue,
                Some(_) => {
                    self.problem(at, "a list of schemas is wanted");
                    continue;
                }
            };
            if let Some(value) = constants(branches) {
                let (keyword, origin) = ("enum".into(), Origin::keyword(at));
                node.limits.push(Limit { keyword, value, origin });
                continue;
            }
            if chosen.contains(&at) {
                continue;
            }
            width *= branches.len();
            if width > BRANCHES {
                let clause = self.clause(bag, word, &[]);
                node.clauses.push(clause);
            } else if made.is_none() {
                let branches = (0..branches.len())
                    .map(|index| {
                        let mut sources = sources.to_vec();
                        sources.push(Source::At(at.item(index)));
                        sources.push(Source::Chosen(at.clone()));
                        self.child(sources)
                    })
                    .collect();
                made = Some(Choice { branches, origin: Origin::keyword(at) });
            }
        }
        made
    }

    fn clause(
        &mut self,
        bag: &Bag<'v>,
        word: &str,
        companions: &[&str],
    ) -> Clause {
        let mut clause = Clause {
            keyword: word.into(),
            parts: Vec::new(),
            plain: Map::new(),
            origin: Origin::keyword(bag.at.join(word)),
        };
        for word in std::iter::once(word).chain(companions.iter().copied()) {
            let Some(value) = bag.map.get(word) else { continue };
            let at = bag.at.join(word);
            let named =
                matches!(word, "patternProperties" | "dependentSchemas");
            match value {
                Value::Object(members) if named => {
                    let part = members
                        .keys()
                        .map(|name| (name.clone(), self.at(at.join(name))))
                        .collect();
                    clause.parts.push((word.into(), Part::Named(part)));
                }
                Value::Array(items) => {
                    let part =
                        (0..items.len()).map(|i| self.at(at.item(i))).collect();
                    clause.parts.push((word.into(), Part::List(part)));
                }
                Value::Object(_) | Value::Bool(_) => {
                    let part = Part::One(self.at(at));
                    clause.parts.push((word.into(), part));
                }
                Value::Null | Value::Number(_) | Value::String(_) => {
                    clause.plain.insert(word.into(), value.clone());
                }
            }
        }
        clause
    }

    fn problem(&mut self, at: Pointer, reason: &str) {
        self.problems.push(Problem { at, reason: reason.into() });
    }
}

/// Of the schemas of one place, the one to look at: the last that says what is
/// in it, else the last that says what it is.
fn home(bags: &[Bag<'_>]) -> Option<Pointer> {
    let says = |words: &[&str]| {
        let has =
            |bag: &&Bag<'_>| words.iter().any(|w| bag.map.contains_key(*w));
        bags.iter().rfind(has)
    };
    let found = says(&["properties", "items", "additionalProperties"])
        .or_else(|| says(&["type", "enum", "const"]))
        .or_else(|| bags.last());
    found.map(|bag| bag.at.clone())
}
