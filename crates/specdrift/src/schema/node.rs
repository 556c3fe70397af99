//! A schema as a comparison sees it: one node for each place that a value can
//! have, `$ref` and `allOf` followed, every limit alone and with its origin.

use crate::decide::language::Cache;
use crate::document::pointer::Pointer;
use crate::prose::reader::{ReadPhrase, UnreadPhrase};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Names a node of a [`SchemaGraph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) usize);

/// A phrase of a description that was read as an assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhraseSpan {
    /// Byte offsets in the description.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The rule of the grammar that read it.
    pub(crate) grammar: &'static str,
}

/// Where a limit stands: a keyword, or a phrase of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) pointer: Pointer,
    pub(crate) phrase: Option<PhraseSpan>,
}

impl Origin {
    pub(crate) fn keyword(pointer: Pointer) -> Self {
        Self { pointer, phrase: None }
    }
}

/// One limit, alone: a schema of one keyword.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Assertion {
    pub(crate) keyword: String,
    pub(crate) value: Value,
    pub(crate) origin: Origin,
}

impl Assertion {
    /// The limit as a schema.
    pub(crate) fn schema(&self) -> Value {
        let mut map = Map::new();
        map.insert(self.keyword.clone(), self.value.clone());
        Value::Object(map)
    }
}

/// What an object says about members that it does not name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AdditionalProperties {
    /// Nothing.
    Unspecified,
    /// That they may hold anything.
    Allowed(Origin),
    /// That there must be none.
    Forbidden(Origin),
    /// What each of them holds.
    Schema(NodeId),
}

/// The schemas of an applicator.
#[derive(Debug, Clone)]
pub(crate) enum Subschemas {
    One(NodeId),
    List(Vec<NodeId>),
    Named(BTreeMap<String, NodeId>),
}

/// A keyword that holds schemas, with the words that belong to it.
#[derive(Debug, Clone)]
pub(crate) struct Applicator {
    pub(crate) keyword: String,
    pub(crate) parts: Vec<(String, Subschemas)>,
    pub(crate) plain: Map<String, Value>,
    pub(crate) origin: Origin,
}

impl Applicator {
    /// Whether the applicator may name members of the object it stands in.
    fn may_name(&self) -> bool {
        !matches!(self.keyword.as_str(), "contains" | "prefixItems" | "anyOf")
    }
}

/// Alternatives: a value keeps at least one of the branches. `oneOf` is read as
/// `anyOf`; that its branches overlap is a fault of the document by itself.
/// Each branch holds all that is said of the place, what stands beside the
/// `oneOf` included: so a node with a choice is its branches and nothing more.
#[derive(Debug, Clone)]
pub(crate) struct Alternatives {
    pub(crate) branches: Vec<NodeId>,
    pub(crate) origin: Origin,
}

/// Everything that is said of one place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// The place that the parent gives it.
    pub(crate) at: Pointer,
    /// The schema that says most of it, behind any reference.
    pub(crate) primary_location: Pointer,
    pub(crate) title: Option<String>,
    pub(crate) assertions: Vec<Assertion>,
    pub(crate) properties: BTreeMap<String, NodeId>,
    pub(crate) additional_properties: AdditionalProperties,
    pub(crate) property_names: Option<NodeId>,
    pub(crate) items: Option<NodeId>,
    pub(crate) alternatives: Option<Alternatives>,
    pub(crate) applicators: Vec<Applicator>,
    pub(crate) formats: Vec<Assertion>,
}

impl Node {
    pub(crate) fn new(at: Pointer) -> Self {
        Self {
            primary_location: at.clone(),
            at,
            title: None,
            assertions: Vec::new(),
            properties: BTreeMap::new(),
            additional_properties: AdditionalProperties::Unspecified,
            property_names: None,
            items: None,
            alternatives: None,
            applicators: Vec::new(),
            formats: Vec::new(),
        }
    }

    /// The assertions of one keyword.
    pub(crate) fn assertions_of<'n>(
        &'n self,
        keyword: &'n str,
    ) -> impl Iterator<Item = &'n Assertion> {
        self.assertions
            .iter()
            .filter(move |assertion| assertion.keyword == keyword)
    }

    /// Whether the node says what an object holds.
    pub(crate) fn is_declared(&self) -> bool {
        !self.properties.is_empty()
    }

    /// Whether members that are not named are refused under the closed reading.
    pub(crate) fn is_closed(&self) -> bool {
        match self.additional_properties {
            AdditionalProperties::Unspecified
            | AdditionalProperties::Allowed(_) => {
                self.is_declared()
                    && self
                        .applicators
                        .iter()
                        .all(|applicator| !applicator.may_name())
            }
            AdditionalProperties::Forbidden(_) => true,
            AdditionalProperties::Schema(_) => false,
        }
    }

    /// The types that the assertions leave, as JSON Schema names them; `None` where
    /// nothing is said.
    pub(crate) fn types(&self) -> Option<Vec<String>> {
        let mut left: Option<Vec<String>> = None;
        for assertion in self.assertions_of("type") {
            let said: Vec<String> =
                words(&assertion.value).map(Into::into).collect();
            left = Some(match left {
                None => said,
                Some(left) => both(&left, &said),
            });
        }
        left
    }
}

/// The words of a value that is one word or a list of words.
pub(crate) fn words(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().into_iter().flatten();
    list.chain(Some(value)).filter_map(Value::as_str)
}

/// The types that two lists have in common; an integer is a number.
fn both(a: &[String], b: &[String]) -> Vec<String> {
    let within = |x: &String, list: &[String]| {
        list.contains(x)
            || (x == "integer" && list.iter().any(|y| y == "number"))
    };
    let mut out: Vec<String> =
        a.iter().filter(|x| within(x, b)).cloned().collect();
    out.extend(b.iter().filter(|x| within(x, a) && !a.contains(x)).cloned());
    out
}

/// Something that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BuildError {
    pub(crate) at: Pointer,
    pub(crate) reason: String,
}

/// One side of a comparison: every node that its root leads to.
#[derive(Debug, Clone)]
pub(crate) struct SchemaGraph {
    pub(crate) nodes: Vec<Node>,
    pub(crate) root: NodeId,
    pub(crate) shared: std::collections::BTreeSet<NodeId>,
    pub(crate) problems: Vec<BuildError>,
    /// Every schema object that was read, once for each node it is part of.
    pub(crate) schemas: Vec<(Pointer, NodeId)>,
    pub(crate) read: Vec<ReadPhrase>,
    pub(crate) unread: Vec<UnreadPhrase>,
    pub(crate) unconstrained: Node,
    pub(crate) cache: Rc<Cache>,
}

/// Names the node of no place: it limits nothing.
pub(crate) const UNCONSTRAINED: NodeId = NodeId(usize::MAX);

impl SchemaGraph {
    /// A node of this side. An id of another side gives a node that limits
    /// nothing.
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.0).unwrap_or(&self.unconstrained)
    }
}
