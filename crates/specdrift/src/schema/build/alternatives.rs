//! Alternatives, and the keywords that hold schemas of the same value.

use super::assertions::constants;
use super::{Builder, LIST_OF_SCHEMAS, NodeSource, SchemaObject};
use crate::document::pointer::Pointer;
use crate::schema::assertion::{Assertion, Origin};
use crate::schema::keyword::Keyword;
use crate::schema::node::{Alternatives, Applicator, Node, Subschemas};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// How many branches the choices of one place may multiply to.
const MAX_BRANCHES: usize = 64;

impl<'v> Builder<'v> {
    /// The first choice that is still to make. A list of constants is no
    /// choice but a limit; a choice too many becomes an applicator.
    pub(super) fn alternatives(
        &mut self,
        objects: &[SchemaObject<'v>],
        sources: &[NodeSource],
        chosen: &BTreeSet<Pointer>,
        node: &mut Node,
    ) -> Option<Alternatives> {
        let mut made: Option<Alternatives> = None;
        let mut width = 1;
        for (object, keyword) in objects.iter().flat_map(|object| {
            [(object, Keyword::OneOf), (object, Keyword::AnyOf)]
        }) {
            let at = object.at.join(keyword.as_str());
            let branches = match object.map.get(keyword.as_str()) {
                Some(Value::Array(branches)) if branches.len() > 1 => branches,
                Some(Value::Array(branches)) if branches.len() == 1 => continue,
                None => continue,
                Some(_) => {
                    self.push_error(at, LIST_OF_SCHEMAS);
                    continue;
                }
            };
            if let Some(value) = constants(branches) {
                let (keyword, origin) = (Keyword::Enum, Origin::keyword(at));
                node.assertions.push(Assertion { keyword, value, origin });
                continue;
            }
            if chosen.contains(&at) {
                continue;
            }
            width *= branches.len();
            if width > MAX_BRANCHES {
                let applicator = self.applicator(object, keyword, &[]);
                node.applicators.push(applicator);
            } else if made.is_none() {
                let branches = (0..branches.len())
                    .map(|index| {
                        let mut sources = sources.to_vec();
                        sources.push(NodeSource::At(at.item(index)));
                        sources.push(NodeSource::Chosen(at.clone()));
                        self.child(sources)
                    })
                    .collect();
                made = Some(Alternatives {
                    branches,
                    origin: Origin::keyword(at),
                });
            }
        }
        made
    }

    pub(super) fn applicator(
        &mut self,
        object: &SchemaObject<'v>,
        keyword: Keyword,
        siblings: &[Keyword],
    ) -> Applicator {
        let mut applicator = Applicator {
            keyword,
            parts: Vec::new(),
            plain: Map::new(),
            declares: false,
            origin: Origin::keyword(object.at.join(keyword.as_str())),
        };
        let all = std::iter::once(keyword).chain(siblings.iter().copied());
        for keyword in all {
            let word = keyword.as_str();
            let Some(value) = object.map.get(word) else { continue };
            applicator.declares |= declares(value);
            let at = object.at.join(word);
            let named = matches!(
                keyword,
                Keyword::PatternProperties | Keyword::DependentSchemas
            );
            match value {
                Value::Object(members) if named => {
                    let part = members
                        .keys()
                        .map(|name| (name.clone(), self.at(at.join(name))))
                        .collect();
                    applicator.parts.push((keyword, Subschemas::Named(part)));
                }
                Value::Array(items) => {
                    let part =
                        (0..items.len()).map(|i| self.at(at.item(i))).collect();
                    applicator.parts.push((keyword, Subschemas::List(part)));
                }
                Value::Object(_) | Value::Bool(_) => {
                    let part = Subschemas::One(self.at(at));
                    applicator.parts.push((keyword, part));
                }
                Value::Null | Value::Number(_) | Value::String(_) => {
                    applicator.plain.insert(word.into(), value.clone());
                }
            }
        }
        applicator
    }
}

/// Whether a schema, or one in it, declares members or refers to one that may.
fn declares(schema: &Value) -> bool {
    match schema {
        Value::Object(members) => members.iter().any(|(word, value)| {
            let says = matches!(
                Keyword::parse(word),
                Some(
                    Keyword::Properties
                        | Keyword::PatternProperties
                        | Keyword::AdditionalProperties
                        | Keyword::Ref
                )
            );
            says || declares(value)
        }),
        Value::Array(items) => items.iter().any(declares),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            false
        }
    }
}
