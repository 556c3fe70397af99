//! Alternatives, and the keywords that hold schemas of the same value.

use super::assertions::constants;
use super::{Bag, Builder, Source};
use crate::document::pointer::Pointer;
use crate::schema::node::{Choice, Clause, Limit, Node, Origin, Part};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// How many branches the choices of one place may multiply to.
const BRANCHES: usize = 64;

impl<'v> Builder<'v> {
    /// The first choice that is still to make. A list of constants is no
    /// choice but a limit; a choice too many becomes a clause.
    pub(super) fn choice(
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

    pub(super) fn clause(
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
}
