//! Puts the nodes of a side together: follows `$ref` and `allOf`, gives every
//! keyword its origin, and adds what descriptions say where a reader of them is given.
//! Nothing here recurses: chains and cycles of references may be of any length.

mod alternatives;
mod assertions;
mod cycles;
mod descriptions;
mod references;
mod size;
mod subschemas;

use super::assertion::{Assertion, Origin};
use super::description::{DescriptionLimits, DescriptionReader, UnreadPhrase};
use super::keyword::{Keyword, KeywordRole};
use super::node::{BuildError, GraphIdentity, Node, NodeId, SchemaGraph};
use super::unread_reason::UnreadReason;
use crate::budget::{Budget, BudgetExhausted, Work};
use crate::document::Document;
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::document::reference::SchemaResolver;
use assertions::{assertion, required};
use cycles::AcyclicLocations;
use descriptions::holder;
use serde_json::{Map, Value};
use size::size;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// What a node is made of: schemas of the document, and assertions read elsewhere.
#[derive(Debug, Clone)]
enum NodeSource {
    /// The schema at a place.
    At(Pointer),
    /// What a description says.
    Described(String, Vec<Assertion>),
    /// A choice that the other sources have made.
    Chosen(Pointer),
}

/// How many nodes may lie above one another, cycles aside. A chain that is
/// longer would have to be followed by recursion elsewhere.
const MAX_SCHEMA_DEPTH: usize = 100;
const TOO_DEEP: &str = "its schemas are nested too deeply";

/// What a word of a schema takes besides its place, in bytes.
const BYTES_PER_WORD: usize = 200;

/// How much the schemas of one message may say, in keywords, and in the values
/// that these list: what is asked about them grows faster than they do.
const MAX_SIZE: usize = 30_000;
/// What the keywords of alternatives hold.
const LIST_OF_SCHEMAS: &str = "expected a list of schemas";
const TOO_LARGE: &str = "its schemas are too large to compare";

impl NodeSource {
    fn key(&self) -> String {
        match self {
            Self::At(pointer) => pointer.to_string(),
            Self::Described(key, _) => format!("read {key}"),
            Self::Chosen(pointer) => format!("chosen {pointer}"),
        }
    }
}

/// A schema object, found.
struct SchemaObject<'v> {
    at: Pointer,
    map: &'v Map<String, Value>,
}

/// Builds the side whose root is the schema at `at` of a document.
pub(crate) fn document_graph<'v>(
    document: &'v Document,
    at: &Pointer,
    descriptions: Option<&'v dyn DescriptionReader>,
    budget: &'v Budget,
) -> SchemaGraph {
    let version = document.openapi_version();
    let graph = graph(&document.value, at, version, descriptions, budget);
    let exact_numbers = Arc::clone(&document.exact_numbers);
    SchemaGraph { exact_numbers, ..graph }
}

/// Builds the side whose root is the schema at `at`.
pub(crate) fn graph<'v>(
    root: &'v Value,
    at: &Pointer,
    openapi_version: OpenApiVersion,
    descriptions: Option<&'v dyn DescriptionReader>,
    budget: &'v Budget,
) -> SchemaGraph {
    let mut builder = Builder {
        root,
        resolver: SchemaResolver::new(root, openapi_version),
        openapi_version,
        descriptions,
        said: DescriptionLimits::default(),
        nodes: Vec::new(),
        known: BTreeMap::new(),
        shared: BTreeSet::new(),
        queue: VecDeque::new(),
        level: 0,
        said_so_far: 0,
        errors: Vec::new(),
        schemas: Vec::new(),
        acyclic: AcyclicLocations::default(),
        holder: holder(root, at),
        budget,
    };
    let id = builder.child(vec![NodeSource::At(at.clone())]);
    while let Some((id, level, sources)) = builder.queue.pop_front() {
        builder.level = level;
        let reason = match builder.fill(id, &sources) {
            Ok(()) if builder.said_so_far <= MAX_SIZE => None,
            Ok(()) => Some(TOO_LARGE.to_owned()),
            Err(spent) => Some(spent.to_string()),
        };
        if let Some(reason) = reason {
            builder.push_error(at.clone(), &reason);
            let unresolved = true;
            builder.nodes = vec![Node { unresolved, ..Node::new(at.clone()) }];
            builder.schemas.clear();
            break;
        }
    }
    SchemaGraph {
        identity: GraphIdentity::default(),
        nodes: builder.nodes,
        root: id,
        shared: builder.shared,
        errors: builder.errors,
        schemas: builder.schemas,
        read: builder.said.read,
        unread: builder.said.unread,
        unconstrained: Node::new(Pointer::root()),
        exact_numbers: Arc::default(),
        written: BTreeMap::new(),
    }
}

struct Builder<'v> {
    root: &'v Value,
    resolver: SchemaResolver<'v>,
    openapi_version: OpenApiVersion,
    descriptions: Option<&'v dyn DescriptionReader>,
    said: DescriptionLimits,
    nodes: Vec<Node>,
    known: BTreeMap<Vec<String>, NodeId>,
    shared: BTreeSet<NodeId>,
    queue: VecDeque<(NodeId, usize, Vec<NodeSource>)>,
    /// How many nodes lie above the one that is being filled.
    level: usize,
    /// How much the schemas have said.
    said_so_far: usize,
    errors: Vec<BuildError>,
    schemas: Vec<(Pointer, NodeId)>,
    acyclic: AcyclicLocations,
    /// The parameter or header whose schema the root is, until it is read.
    holder: Option<SchemaObject<'v>>,
    budget: &'v Budget,
}

impl<'v> Builder<'v> {
    fn child(&mut self, sources: Vec<NodeSource>) -> NodeId {
        let key: Vec<String> = sources.iter().map(NodeSource::key).collect();
        if let Some(id) = self.known.get(&key) {
            self.shared.insert(*id);
            return *id;
        }
        let id = NodeId(self.nodes.len());
        let place = |source: &NodeSource| match source {
            NodeSource::At(pointer) => Some(pointer.clone()),
            NodeSource::Described(_, assertions) => assertions
                .first()
                .map(|assertion| assertion.origin.pointer.clone()),
            NodeSource::Chosen(_) => None,
        };
        // A branch stands where it is chosen, not where the choice is.
        let at = match sources.last() {
            Some(NodeSource::Chosen(_)) => sources.iter().rev().find_map(place),
            Some(NodeSource::At(_) | NodeSource::Described(..)) | None => {
                sources.iter().find_map(place)
            }
        };
        self.nodes.push(Node::new(at.unwrap_or_default()));
        self.known.insert(key, id);
        if self.level < MAX_SCHEMA_DEPTH {
            self.queue.push_back((id, self.level + 1, sources));
        } else if self.errors.iter().all(|p| p.reason != TOO_DEEP) {
            let at = self.nodes.last().map(|node| node.at.clone());
            self.push_error(at.unwrap_or_default(), TOO_DEEP);
        }
        id
    }

    fn at(&mut self, pointer: Pointer) -> NodeId {
        self.child(vec![NodeSource::At(pointer)])
    }

    fn fill(
        &mut self,
        id: NodeId,
        sources: &[NodeSource],
    ) -> Result<(), BudgetExhausted> {
        let Some(reserved) = self.nodes.get(id.0) else { return Ok(()) };
        let mut node = Node::new(reserved.at.clone());
        let mut starts = Vec::new();
        let mut chosen = BTreeSet::new();
        for source in sources {
            match source {
                NodeSource::At(pointer) => starts.push(pointer.clone()),
                NodeSource::Described(_, assertions) => {
                    node.assertions.extend(assertions.clone());
                }
                NodeSource::Chosen(pointer) => {
                    chosen.insert(pointer.clone());
                }
            }
        }
        let problems = self.errors.len();
        let objects = self.gather(starts, &mut node)?;
        node.unresolved = self.errors.len() > problems;
        let size = size(&objects, &chosen);
        self.said_so_far = self.said_so_far.saturating_add(size);
        if self.said_so_far > MAX_SIZE {
            return Ok(());
        }
        // What is said is written down with its place.
        let place = objects.iter().map(|object| object.at.as_str().len());
        let place = place.max().unwrap_or_default() + BYTES_PER_WORD;
        let bytes = place.saturating_mul(size) as u64;
        self.budget.spend(Work::Nodes(size as u64))?;
        self.budget.spend(Work::HeldBytes(bytes))?;
        for object in &objects {
            self.schemas.push((object.at.clone(), id));
            self.keywords(object, &mut node);
        }
        node.alternatives =
            self.alternatives(&objects, sources, &chosen, &mut node);
        node.primary_location =
            primary_location(&objects).unwrap_or_else(|| node.at.clone());
        let extra = self.descriptions(&objects)?;
        let too_long =
            |phrase: &&UnreadPhrase| phrase.reason == UnreadReason::TooLong;
        for phrase in extra.unread.iter().filter(too_long) {
            self.push_error(phrase.pointer.clone(), &phrase.reason.to_string());
        }
        self.properties(&objects, &mut node, &extra);
        node.property_names =
            self.below(&objects, Keyword::PropertyNames, &extra.property_names);
        node.items = self.below(&objects, Keyword::Items, &[]);
        node.assertions.extend(extra.own);
        self.said.read.extend(extra.read);
        self.said.unread.extend(extra.unread);
        if let Some(place) = self.nodes.get_mut(id.0) {
            *place = node;
        }
        Ok(())
    }

    fn keywords(&mut self, object: &SchemaObject<'v>, node: &mut Node) {
        for (word, value) in object.map {
            let at = object.at.join(word);
            let Some(keyword) = Keyword::parse(word) else { continue };
            match keyword.role() {
                KeywordRole::Assertion => node.assertions.extend(assertion(
                    object.map,
                    keyword,
                    value,
                    at,
                    self.openapi_version,
                )),
                KeywordRole::Required => {
                    node.assertions.extend(required(value, &at));
                }
                KeywordRole::Format => node.formats.push(Assertion {
                    keyword,
                    value: value.clone(),
                    origin: Origin::keyword(at),
                }),
                KeywordRole::Applicator => {
                    let siblings = keyword.siblings();
                    let applicator = self.applicator(object, keyword, siblings);
                    node.applicators.push(applicator);
                }
                KeywordRole::Structure
                | KeywordRole::Alternatives
                | KeywordRole::Sibling
                | KeywordRole::Followed
                | KeywordRole::Annotation => {}
            }
        }
    }

    fn push_error(&mut self, at: Pointer, reason: &str) {
        self.errors.push(BuildError { pointer: at, reason: reason.into() });
    }
}

/// Of the schemas of one place, the one to look at: the last that says what is
/// in it, else the last that says what it is.
fn primary_location(objects: &[SchemaObject<'_>]) -> Option<Pointer> {
    let says = |words: &[&str]| {
        let has = |object: &&SchemaObject<'_>| {
            words.iter().any(|w| object.map.contains_key(*w))
        };
        objects.iter().rfind(has)
    };
    let found = says(&["properties", "items", "additionalProperties"])
        .or_else(|| says(&["type", "enum", "const"]))
        .or_else(|| objects.last());
    found.map(|object| object.at.clone())
}
