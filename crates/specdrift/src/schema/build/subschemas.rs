//! What schema objects say of the parts of a value, put together.

use super::{Bag, Builder, Source};
use crate::document::pointer::Pointer;
use crate::prose::reader as prose;
use crate::schema::node::{Limit, Node, NodeId, Origin, Others, Phrase};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

impl<'v> Builder<'v> {
    /// The members, each with all that any of the objects says of it: an object
    /// that does not name a member judges it by `additionalProperties`.
    pub(super) fn members(
        &mut self,
        bags: &[Bag<'v>],
        node: &mut Node,
        extra: &prose::Reading,
    ) {
        let names: BTreeSet<&String> = bags
            .iter()
            .filter_map(|bag| bag.map.get("properties")?.as_object())
            .flat_map(Map::keys)
            .collect();
        for name in names {
            let sources = bags
                .iter()
                .filter_map(|bag| member_source(bag, name))
                .map(Source::At)
                .collect();
            let child = self.child(sources);
            node.members.insert(name.clone(), child);
        }
        node.others = self.others(bags, extra);
    }

    fn others(&mut self, bags: &[Bag<'v>], extra: &prose::Reading) -> Others {
        let mut sources = Vec::new();
        let mut open = None;
        for bag in bags {
            let at = bag.at.join("additionalProperties");
            match bag.map.get("additionalProperties") {
                Some(Value::Bool(false)) => {
                    return Others::Refused(Origin::keyword(at));
                }
                Some(Value::Object(map)) if !map.is_empty() => {
                    sources.push(Source::At(at));
                }
                Some(_) => open = Some(Origin::keyword(at)),
                None => {}
            }
        }
        sources.extend(read_source(&extra.values));
        if sources.is_empty() {
            return open.map_or(Others::Silent, Others::Open);
        }
        Others::Each(self.child(sources))
    }

    pub(super) fn below(
        &mut self,
        bags: &[Bag<'v>],
        word: &str,
        read: &[Limit],
    ) -> Option<NodeId> {
        let mut sources: Vec<Source> = bags
            .iter()
            .filter(|bag| {
                bag.map
                    .get(word)
                    .is_some_and(|v| v.is_object() || v.is_boolean())
            })
            .map(|bag| Source::At(bag.at.join(word)))
            .collect();
        sources.extend(read_source(read));
        (!sources.is_empty()).then(|| self.child(sources))
    }
}

fn read_source(limits: &[Limit]) -> Option<Source> {
    let first = limits.first()?;
    let phrase =
        first.origin.phrase.as_ref().map_or(0, |phrase: &Phrase| phrase.start);
    let key = format!("{} {phrase}", first.origin.pointer);
    Some(Source::Read(key, limits.to_vec()))
}

fn member_source(bag: &Bag<'_>, name: &str) -> Option<Pointer> {
    let properties = bag.map.get("properties").and_then(Value::as_object);
    if properties.is_some_and(|map| map.contains_key(name)) {
        return Some(bag.at.join("properties").join(name));
    }
    match bag.map.get("additionalProperties") {
        Some(Value::Bool(false) | Value::Object(_)) => {
            Some(bag.at.join("additionalProperties"))
        }
        Some(_) | None => None,
    }
}
