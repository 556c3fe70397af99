//! Alternatives, and the keywords that hold schemas of the same value.

use super::assertions::constants;
use super::{Builder, NodeSource, SchemaObject};
use crate::document::pointer::Pointer;
use crate::schema::node::{
    Alternatives, Applicator, Assertion, Node, Origin, Subschemas,
};
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
        for (object, word) in objects
            .iter()
            .flat_map(|object| [(object, "oneOf"), (object, "anyOf")])
        {
            let at = object.at.join(word);
            let branches = match object.map.get(word) {
                Some(Value::Array(branches)) if branches.len() > 1 => branches,
                Some(Value::Array(_)) | None => continue,
                Some(_) => {
                    self.problem(at, "a list of schemas is wanted");
                    continue;
                }
            };
            if let Some(value) = constants(branches) {
                let (keyword, origin) = ("enum".into(), Origin::keyword(at));
                node.assertions.push(Assertion { keyword, value, origin });
                continue;
            }
            if chosen.contains(&at) {
                continue;
            }
            width *= branches.len();
            if width > MAX_BRANCHES {
                let applicator = self.applicator(object, word, &[]);
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
        word: &str,
        companions: &[&str],
    ) -> Applicator {
        let mut applicator = Applicator {
            keyword: word.into(),
            parts: Vec::new(),
            plain: Map::new(),
            origin: Origin::keyword(object.at.join(word)),
        };
        for word in std::iter::once(word).chain(companions.iter().copied()) {
            let Some(value) = object.map.get(word) else { continue };
            let at = object.at.join(word);
            let named =
                matches!(word, "patternProperties" | "dependentSchemas");
            match value {
                Value::Object(members) if named => {
                    let part = members
                        .keys()
                        .map(|name| (name.clone(), self.at(at.join(name))))
                        .collect();
                    applicator
                        .parts
                        .push((word.into(), Subschemas::Named(part)));
                }
                Value::Array(items) => {
                    let part =
                        (0..items.len()).map(|i| self.at(at.item(i))).collect();
                    applicator
                        .parts
                        .push((word.into(), Subschemas::List(part)));
                }
                Value::Object(_) | Value::Bool(_) => {
                    let part = Subschemas::One(self.at(at));
                    applicator.parts.push((word.into(), part));
                }
                Value::Null | Value::Number(_) | Value::String(_) => {
                    applicator.plain.insert(word.into(), value.clone());
                }
            }
        }
        applicator
    }
}
