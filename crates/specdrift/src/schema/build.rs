//! Puts the nodes of a side together: follows `$ref` and `allOf`, gives every
//! keyword its origin, and adds what descriptions say where that is wanted.
//! Nothing here recurses: chains and cycles of references may be of any length.

mod alternatives;
mod assertions;
mod subschemas;

use crate::decide::language::Memo;
use crate::document::Edition;
use crate::document::pointer::Pointer;
use crate::document::reference::local;
use crate::prose::reader::{self as prose, Grammar};
use crate::schema::keyword::{self, Kind};
use crate::schema::node::{Limit, Node, NodeId, Origin, Problem, Side};
use assertions::{constants, limit, nothing, required};
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

/// How much the schemas of one message may say, in keywords, and in the values
/// that these list: what is asked about them grows faster than they do.
const LARGEST: usize = 30_000;
const TOO_LARGE: &str = "its schemas say more than can be compared";

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
        said_so_far: 0,
        problems: Vec::new(),
        schemas: Vec::new(),
    };
    let id = builder.child(vec![Source::At(at.clone())]);
    while let Some((id, level, sources)) = builder.queue.pop_front() {
        builder.level = level;
        builder.fill(id, &sources);
        if builder.said_so_far > LARGEST {
            builder.problem(at.clone(), TOO_LARGE);
            builder.nodes = vec![Node::new(at.clone())];
            builder.schemas.clear();
            break;
        }
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
    /// How much the schemas have said.
    said_so_far: usize,
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
        self.said_so_far = self.said_so_far.saturating_add(size(&bags));
        if self.said_so_far > LARGEST {
            return;
        }
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

    fn problem(&mut self, at: Pointer, reason: &str) {
        self.problems.push(Problem { at, reason: reason.into() });
    }
}

/// The keywords whose parts are held against each other.
const PAIRED: [&str; 7] = [
    "allOf",
    "anyOf",
    "oneOf",
    "prefixItems",
    "patternProperties",
    "dependentSchemas",
    "dependentRequired",
];

/// How much the schemas of one place say: every one of them says something of
/// every member that any names, and parts are held against each other. No more
/// than a `usize` holds, which a document's square may pass.
fn size(bags: &[Bag<'_>]) -> usize {
    let listed = |value: &Value| match value {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    };
    let word = |(word, value): (&String, &Value)| {
        let parts = listed(value);
        let list = value.as_array().and_then(|items| constants(items));
        if PAIRED.contains(&word.as_str()) && list.is_none() {
            parts.saturating_mul(parts).saturating_add(1)
        } else {
            parts.saturating_add(1)
        }
    };
    let members = |bag: &Bag<'_>| bag.map.get("properties").map_or(0, listed);
    let named = bags.iter().map(members).fold(0, usize::saturating_add);
    let again = named.saturating_mul(bags.len().saturating_sub(1));
    bags.iter()
        .flat_map(|bag| bag.map.iter().map(word))
        .fold(again, usize::saturating_add)
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
