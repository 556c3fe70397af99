//! Follows `$ref` and `allOf`: every schema that the value at one place keeps.

use super::assertions::nothing;
use super::{Builder, LIST_OF_SCHEMAS, SchemaObject};
use crate::budget::{BudgetExhausted, Work};
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::document::reference::Unresolved;
use crate::schema::keyword::Keyword;
use crate::schema::node::Node;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, VecDeque};

impl<'v> Builder<'v> {
    /// Every schema object that the value at one place must keep.
    pub(super) fn gather(
        &mut self,
        starts: Vec<Pointer>,
        node: &mut Node,
    ) -> Result<Vec<SchemaObject<'v>>, BudgetExhausted> {
        let mut objects = Vec::new();
        let mut seen = BTreeSet::new();
        let mut queue: VecDeque<Pointer> = starts.into();
        while let Some(at) = queue.pop_front() {
            if !seen.insert(at.clone()) {
                continue;
            }
            self.budget.spend(Work::Nodes(10))?;
            match at.resolve(self.root) {
                Some(Value::Object(map)) => {
                    let only_reference =
                        self.follow(map, &at, &mut queue, node);
                    if !only_reference {
                        objects.push(SchemaObject { at, map });
                    }
                }
                Some(Value::Bool(true)) => {}
                Some(Value::Bool(false)) => node.assertions.push(nothing(at)),
                Some(_) => self.push_error(at, "expected a schema"),
                None => self.push_error(at, "leads nowhere"),
            }
        }
        Ok(objects)
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
        if map.contains_key("$ref") {
            self.queue_reference(map, at, Keyword::Ref, queue);
            only_reference = self.openapi_version == OpenApiVersion::V30;
        }
        if map.contains_key("$dynamicRef")
            && self.openapi_version == OpenApiVersion::V31
        {
            self.queue_reference(map, at, Keyword::DynamicRef, queue);
        }
        if only_reference {
            return true;
        }
        match map.get("allOf") {
            Some(Value::Array(all)) => {
                let base = at.join("allOf");
                queue.extend((0..all.len()).map(|index| base.item(index)));
            }
            Some(_) => self.push_error(at.join("allOf"), LIST_OF_SCHEMAS),
            None => {}
        }
        let is_list = matches!(map.get("items"), Some(Value::Array(_)));
        if is_list {
            self.push_error(at.join("items"), "expected a schema");
        }
        let properties = map.get("properties");
        if properties.is_some_and(|it| !it.is_object()) {
            self.push_error(at.join("properties"), "expected an object");
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

    fn queue_reference(
        &mut self,
        map: &Map<String, Value>,
        at: &Pointer,
        keyword: Keyword,
        queue: &mut VecDeque<Pointer>,
    ) {
        let word = keyword.as_str();
        let Some(reference) = map.get(word) else { return };
        let target = if keyword == Keyword::DynamicRef {
            self.resolver.dynamic_reference(at, reference)
        } else {
            self.resolver.reference(at, reference)
        };
        match target {
            Ok(target) if self.leads_back(at, &target) => {
                let reason = Unresolved::Cyclic.to_string();
                self.push_error(at.join(word), &reason);
            }
            Ok(target) => queue.push_back(target),
            Err(reason) => self.push_error(at.join(word), &reason.to_string()),
        }
    }
}
