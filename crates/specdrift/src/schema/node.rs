//! A schema as a comparison sees it: one node for each place that a value can
//! have, `$ref` and `allOf` followed, every limit alone and with its origin.

use super::assertion::{Assertion, Origin};
use super::description::{ReadPhrase, UnreadPhrase};
use super::keyword::{JsonType, Keyword};
use crate::document::decimal::Decimal;
use crate::document::load_error::LoadError;
use crate::document::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;

/// Names a node of a [`SchemaGraph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) usize);

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
    pub(crate) keyword: Keyword,
    pub(crate) parts: Vec<(Keyword, Subschemas)>,
    pub(crate) plain: Map<String, Value>,
    /// Whether a schema in it declares members, or refers to one that may.
    pub(crate) declares: bool,
    pub(crate) origin: Origin,
}

impl Applicator {
    /// Whether the applicator may declare members of the object it stands in,
    /// which `additionalProperties` beside it does not see. `not` declares
    /// none, and `patternProperties` it sees.
    fn may_declare(&self) -> bool {
        let elsewhere = matches!(
            self.keyword,
            Keyword::Not
                | Keyword::Contains
                | Keyword::PrefixItems
                | Keyword::PatternProperties
                | Keyword::UnevaluatedItems
                | Keyword::AnyOf
        );
        !elsewhere && self.declares
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

impl Alternatives {
    /// Whether the branches are those of a `oneOf`.
    pub(crate) fn is_exclusive(&self) -> bool {
        self.origin.pointer.last().as_deref() == Some("oneOf")
    }
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
    /// Whether a part of what is said could not be followed.
    pub(crate) unresolved: bool,
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
            unresolved: false,
        }
    }

    /// The assertions of one keyword.
    pub(crate) fn assertions_of(
        &self,
        keyword: Keyword,
    ) -> impl Iterator<Item = &Assertion> {
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
                        .all(|applicator| !applicator.may_declare())
            }
            AdditionalProperties::Forbidden(_) => true,
            AdditionalProperties::Schema(_) => false,
        }
    }

    /// The types that the assertions leave; `None` where nothing is said.
    pub(crate) fn types(&self) -> Option<Vec<JsonType>> {
        let all = self.assertions_of(Keyword::Type);
        all.map(|assertion| JsonType::named(&assertion.value).collect())
            .reduce(|left, said: Vec<JsonType>| in_both(&left, &said))
    }

    /// The types that the assertions leave, or those of the values that are
    /// listed where none names a type.
    pub(crate) fn types_of_values(&self) -> Option<Vec<JsonType>> {
        self.types().or_else(|| {
            let list = self.assertions_of(Keyword::Enum).next()?;
            Some(list.value.as_array()?.iter().map(JsonType::of).collect())
        })
    }

    /// Whether a value of this type may stand at the place.
    pub(crate) fn may_be(&self, of: JsonType) -> bool {
        self.types().is_none_or(|types| types.contains(&of))
    }
}

/// The types that two lists have in common; an integer is a number.
fn in_both(a: &[JsonType], b: &[JsonType]) -> Vec<JsonType> {
    let common = |of: &&JsonType, list: &[JsonType]| of.is_within(list);
    let mut out: Vec<JsonType> =
        a.iter().filter(|of| common(of, b)).copied().collect();
    let more = b.iter().filter(|of| common(of, a) && !a.contains(of));
    out.extend(more);
    out
}

/// Something that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BuildError {
    pub(crate) pointer: Pointer,
    pub(crate) reason: String,
}

impl BuildError {
    /// The error as one of the file that holds the schema.
    pub(crate) fn in_file(&self, file: &str, line: Option<usize>) -> LoadError {
        let reason = format!("{}: {}", self.pointer, self.reason);
        LoadError::at(file, line, reason)
    }
}

/// Tells graphs apart: no two that live have the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct GraphIdentity(Rc<()>);

impl PartialEq for GraphIdentity {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for GraphIdentity {}

impl Hash for GraphIdentity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Rc::as_ptr(&self.0).hash(state);
    }
}

/// One side of a comparison: every node that its root leads to.
#[derive(Debug)]
pub(crate) struct SchemaGraph {
    pub(crate) identity: GraphIdentity,
    pub(crate) nodes: Vec<Node>,
    pub(crate) root: NodeId,
    pub(crate) shared: BTreeSet<NodeId>,
    pub(crate) errors: Vec<BuildError>,
    /// Every schema object that was read, once for each node it is part of.
    pub(crate) schemas: Vec<(Pointer, NodeId)>,
    pub(crate) read: Vec<ReadPhrase>,
    pub(crate) unread: Vec<UnreadPhrase>,
    pub(crate) unconstrained: Node,
    /// The numbers that the document's value only comes near to.
    pub(crate) exact_numbers: Arc<BTreeMap<Pointer, Decimal>>,
    /// What assertions say as the document writes them, where they are read as
    /// something else.
    pub(crate) written: BTreeMap<Pointer, Value>,
}

/// Names the node of no place: it limits nothing.
pub(crate) const UNCONSTRAINED: NodeId = NodeId(usize::MAX);

impl SchemaGraph {
    /// The numbers of an assertion that its value only comes near to, least
    /// first.
    pub(crate) fn exact_numbers(&self, assertion: &Assertion) -> Vec<&Decimal> {
        let Origin { pointer, phrase } = &assertion.origin;
        let mut exact: Vec<&Decimal> = self
            .exact_numbers
            .range(pointer.clone()..)
            .take_while(|(at, _)| at.as_str().starts_with(pointer.as_str()))
            .filter(|(at, _)| phrase.is_none() && pointer.contains(at))
            .map(|(_, exact)| exact)
            .collect();
        exact.sort();
        exact
    }

    /// The limit that an assertion states, exactly.
    pub(crate) fn limit(&self, assertion: &Assertion) -> Option<Decimal> {
        let exact = self.exact_numbers(assertion).first().copied().cloned();
        exact.or_else(|| Decimal::parse(&assertion.value.to_string()))
    }

    /// The value of an assertion as it is written; a number that it only comes
    /// near to is the text of its digits.
    pub(crate) fn exact_value(&self, assertion: &Assertion) -> Value {
        let written = self.written.get(&assertion.origin.pointer);
        if let Some(written) = written {
            return written.clone();
        }
        let mut exact = self.exact_numbers(assertion);
        let mut exactly = |value: &Value| {
            let of = |exact: &&Decimal| {
                let (nearest, _) = exact.nearest(&exact.to_string());
                *value == Value::Number(nearest)
            };
            let place = exact.iter().position(of);
            place.map_or_else(
                || value.clone(),
                |place| Value::String(exact.remove(place).to_string()),
            )
        };
        match &assertion.value {
            Value::Array(items) => items.iter().map(exactly).collect(),
            value @ (Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Object(_)) => exactly(value),
        }
    }

    /// A node of this side. An id of another side gives a node that limits
    /// nothing.
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.0).unwrap_or(&self.unconstrained)
    }
}
