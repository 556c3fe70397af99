//! References that lead back to themselves without going into the value: JSON
//! Schema gives such a schema no meaning.

use super::Builder;
use crate::budget::Work;
use crate::document::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeSet;

/// Which schemas of the same place a way leads through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EdgeKind {
    /// What a value must keep: `$ref`, `allOf`, and a choice of one.
    AllOf,
    /// A schema that is one of a choice, or a condition, and that is nothing
    /// but a reference. Where it says more, such as a kind that names its
    /// parent beside members of its own, the choice is read once.
    Bare,
}

/// The places from which no way leads back to them.
#[derive(Debug, Default)]
pub(super) struct AcyclicLocations {
    all_of: BTreeSet<Pointer>,
    bare: BTreeSet<Pointer>,
}

impl AcyclicLocations {
    fn of(&mut self, way: EdgeKind) -> &mut BTreeSet<Pointer> {
        match way {
            EdgeKind::AllOf => &mut self.all_of,
            EdgeKind::Bare => &mut self.bare,
        }
    }
}

enum Traversal {
    Enter(Pointer),
    Leave(Pointer),
}

impl Builder<'_> {
    /// Whether a way leads from `target` back to `at`.
    pub(super) fn leads_back(
        &mut self,
        at: &Pointer,
        target: &Pointer,
    ) -> bool {
        [EdgeKind::AllOf, EdgeKind::Bare]
            .into_iter()
            .any(|way| self.leads(at, target, way))
    }

    fn leads(&mut self, at: &Pointer, target: &Pointer, way: EdgeKind) -> bool {
        let (mut on_the_way, mut left) = (BTreeSet::new(), BTreeSet::new());
        let mut is_acyclic = true;
        let mut open = vec![Traversal::Enter(target.clone())];
        while let Some(step) = open.pop() {
            let place = match step {
                Traversal::Enter(place) => place,
                Traversal::Leave(place) => {
                    on_the_way.remove(&place);
                    left.insert(place);
                    continue;
                }
            };
            if place == *at {
                return true;
            }
            // Whoever asked has nothing left, either, and says so.
            if self.budget.spend(Work::Nodes(1)).is_err() {
                return false;
            }
            let is_known = self.acyclic.of(way).contains(&place);
            if is_known || left.contains(&place) {
                continue;
            }
            // A cycle that `at` is no part of.
            if !on_the_way.insert(place.clone()) {
                is_acyclic = false;
                continue;
            }
            let next = self.next(&place, way);
            open.push(Traversal::Leave(place));
            open.extend(next.into_iter().map(Traversal::Enter));
        }
        // Where every way ends, it ends for all that stand on it.
        if is_acyclic {
            self.acyclic.of(way).append(&mut left);
        }
        false
    }

    /// The schemas of the same place that a schema leads to.
    fn next(&self, at: &Pointer, way: EdgeKind) -> Vec<Pointer> {
        let Some(Value::Object(schema)) = at.resolve(self.root) else {
            return Vec::new();
        };
        let reference = schema.get("$ref");
        let target = reference
            .and_then(|target| self.resolver.reference(at, target).ok());
        let items = |word: &str| {
            let list = schema.get(word).and_then(Value::as_array);
            let at = at.join(word);
            let item = move |index| at.item(index);
            (0..list.map_or(0, Vec::len)).map(item).collect::<Vec<_>>()
        };
        let choices = ["anyOf", "oneOf"].map(items);
        let others: Vec<Pointer> = match way {
            EdgeKind::AllOf => {
                let only = choices.into_iter().filter(|it| it.len() == 1);
                items("allOf").into_iter().chain(only.flatten()).collect()
            }
            EdgeKind::Bare => {
                let conditions = ["not", "if", "then", "else"];
                let conditions = conditions.map(|word| at.join(word));
                choices
                    .into_iter()
                    .flatten()
                    .chain(conditions)
                    .filter(|place| self.is_bare(place))
                    .collect()
            }
        };
        target.into_iter().chain(others).collect()
    }

    /// Whether a schema is a reference and nothing more.
    fn is_bare(&self, at: &Pointer) -> bool {
        let schema = at.resolve(self.root).and_then(Value::as_object);
        schema.is_some_and(|it| it.len() == 1 && it.contains_key("$ref"))
    }
}
