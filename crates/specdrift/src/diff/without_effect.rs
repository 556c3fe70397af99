//! What is written otherwise in a schema and changes nothing that is accepted:
//! what is accepted does not show it, and yet somebody changed it.

use crate::budget::{Budget, Size, Work};
use crate::compare::comparison::Comparison;
use crate::compare::describe;
use crate::document::Document;
use crate::document::decimal::Decimal;
use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::operation::annotation::alternative_names;
use crate::report::finding::Finding;
use crate::report::rule::{self, Rule};
use crate::schema::keyword::Keyword;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Limits of which one may decide in the place of the other.
const PAIRS: [[Keyword; 2]; 2] = [
    [Keyword::Maximum, Keyword::ExclusiveMaximum],
    [Keyword::Minimum, Keyword::ExclusiveMinimum],
];

/// What says nothing where no `contains` stands beside it.
const OF_CONTAINS: [Keyword; 2] = [Keyword::MinContains, Keyword::MaxContains];

/// What has changed in the schemas that both versions have at one place, where
/// no finding is about it.
pub(super) fn changes(
    comparison: &Comparison<'_>,
    before: &Document,
    budget: &Budget,
    findings: &[Finding],
) -> Vec<Finding> {
    let [ours, theirs] = [comparison.roots.ours, comparison.roots.theirs];
    let of = |schemas: &[(Pointer, _)]| -> BTreeSet<Pointer> {
        schemas.iter().map(|(at, _)| at.clone()).collect()
    };
    let (old, new) = (of(&ours.schemas), of(&theirs.schemas));
    let mut changes = Changes {
        comparison,
        before,
        budget,
        findings,
        used: old.union(&new).cloned().collect(),
        out: Vec::new(),
    };
    for at in old.intersection(&new) {
        let held = |root| at.resolve(root).and_then(Value::as_object);
        let both = (held(&before.value), held(&comparison.document.value));
        if let (Some(was), Some(is)) = both {
            changes.alternatives(at, was, is);
            changes.redundant_limits(at, was, is);
            changes.without_contains(at, was, is);
            changes.unused_definitions(at, was, is);
            changes.exact_default(at, was, is);
        }
    }
    changes.out
}

struct Changes<'a> {
    comparison: &'a Comparison<'a>,
    before: &'a Document,
    budget: &'a Budget,
    findings: &'a [Finding],
    /// Every place of a schema that one version reads.
    used: BTreeSet<Pointer>,
    out: Vec<Finding>,
}

type Schema = Map<String, Value>;

impl Changes<'_> {
    /// An alternative that is new, or gone, and that others take anyway.
    fn alternatives(&mut self, at: &Pointer, was: &Schema, is: &Schema) {
        for word in [Keyword::AnyOf, Keyword::OneOf] {
            let word = word.as_str();
            let list = |of: &'_ Schema| of.get(word)?.as_array().cloned();
            let (Some(old), Some(new)) = (list(was), list(is)) else {
                continue;
            };
            if old.len() == new.len() || self.is_reported(at) {
                continue;
            }
            let place = at.join(word);
            let names = |root: &Value, of: &[Value]| {
                let names = alternative_names(root, of, &place, self.budget);
                names.unwrap_or_default().into_iter().collect()
            };
            let old_names: BTreeSet<String> = names(&self.before.value, &old);
            let document = self.comparison.document;
            let new_names: BTreeSet<String> = names(&document.value, &new);
            let how = if new_names.is_superset(&old_names) {
                "is new"
            } else if old_names.is_superset(&new_names) {
                "is gone"
            } else {
                continue;
            };
            let message = format!(
                "an alternative {how}, and what is accepted is the same"
            );
            let both = (old.into(), new.into());
            self.push(&rule::REDUNDANT_LIMIT, place, message, both);
        }
    }

    /// A limit that is new, gone or another where the one beside it decides.
    fn redundant_limits(&mut self, at: &Pointer, was: &Schema, is: &Schema) {
        for pair in PAIRS {
            let [first, second] = pair.map(|word| {
                let word = word.as_str();
                (word, was.get(word), is.get(word))
            });
            // Before OpenAPI 3.1 the one excludes what the other says.
            let all = [first.1, first.2, second.1, second.2];
            if all.iter().flatten().any(|limit| limit.is_boolean()) {
                continue;
            }
            let changed = match (first.1 == first.2, second.1 == second.2) {
                (false, true) if second.1.is_some() => first,
                (true, false) if first.1.is_some() => second,
                _ => continue,
            };
            let (word, old, new) = changed;
            if !self.is_keyword_reported(at, &pair) {
                let message = differs(word, old, new);
                let message = format!("{message}, and another limit decides");
                let both = (old.cloned(), new.cloned());
                let both =
                    (both.0.unwrap_or_default(), both.1.unwrap_or_default());
                self.push(&rule::REDUNDANT_LIMIT, at.join(word), message, both);
            }
        }
    }

    fn without_contains(&mut self, at: &Pointer, was: &Schema, is: &Schema) {
        let contains = Keyword::Contains.as_str();
        if was.contains_key(contains) || is.contains_key(contains) {
            return;
        }
        for word in OF_CONTAINS.map(Keyword::as_str) {
            let (old, new) = (was.get(word), is.get(word));
            if old != new {
                let message = differs(word, old, new);
                let message =
                    format!("{message}, which says nothing without contains");
                let both = (
                    old.cloned().unwrap_or_default(),
                    new.cloned().unwrap_or_default(),
                );
                self.push(
                    &rule::OTHER_DIFFERENCE,
                    at.join(word),
                    message,
                    both,
                );
            }
        }
    }

    /// A definition that no reference leads to.
    fn unused_definitions(&mut self, at: &Pointer, was: &Schema, is: &Schema) {
        for word in [Keyword::Defs, Keyword::Definitions].map(Keyword::as_str) {
            let definitions = |of: &'_ Schema| -> Schema {
                let named = of.get(word).and_then(Value::as_object);
                named.cloned().unwrap_or_default()
            };
            let (old, new) = (definitions(was), definitions(is));
            let names: BTreeSet<&String> =
                old.keys().chain(new.keys()).collect();
            for name in names {
                let (old, new) = (old.get(name), new.get(name));
                let place = at.join(word).join(name);
                if old == new || self.is_used(&place) {
                    continue;
                }
                let how = match (old, new) {
                    (None, _) => "is new",
                    (_, None) => "is gone",
                    (Some(_), Some(_)) => "differs",
                };
                let message =
                    format!("{word} {name:?} {how}, and nothing refers to it");
                let both = (
                    old.cloned().unwrap_or_default(),
                    new.cloned().unwrap_or_default(),
                );
                self.push(&rule::OTHER_DIFFERENCE, place, message, both);
            }
        }
    }

    /// A default that differs by less than the value of the document tells
    /// apart.
    fn exact_default(&mut self, at: &Pointer, was: &Schema, is: &Schema) {
        let word = Keyword::Default.as_str();
        let place = at.join(word);
        let exact = |of: &Document| -> Vec<(Pointer, Decimal)> {
            let numbers = of.exact_numbers.range(place.clone()..);
            let below = numbers.take_while(|(at, _)| place.contains(at));
            below.map(|(at, exact)| (at.clone(), exact.clone())).collect()
        };
        let document = self.comparison.document;
        let (old, new) = (exact(self.before), exact(document));
        if was.get(word) != is.get(word) || old == new {
            return;
        }
        let text = |numbers: &[(Pointer, Decimal)]| {
            let all = numbers.iter().map(|(_, exact)| exact.to_string());
            all.collect::<Vec<_>>().join(", ")
        };
        let (old, new) = (text(&old), text(&new));
        let message = format!("{word} differs: before {old}, now {new}");
        let rule = match self.comparison.body.direction {
            Direction::Request => &rule::DEFAULT,
            Direction::Response => &rule::OTHER_DIFFERENCE,
        };
        self.push(rule, place, message, (old.into(), new.into()));
    }

    fn is_used(&self, place: &Pointer) -> bool {
        let mut from = self.used.range(place.clone()..);
        from.next().is_some_and(|at| place.contains(at))
    }

    /// Whether a finding is about a schema, or what it holds.
    fn is_reported(&self, at: &Pointer) -> bool {
        self.findings.iter().any(|it| at.contains(&it.location.pointer))
    }

    /// Whether a finding is about a schema, or about one of these words in it.
    fn is_keyword_reported(&self, at: &Pointer, words: &[Keyword]) -> bool {
        self.findings.iter().any(|finding| {
            let found_at = &finding.location.pointer;
            let at_word =
                || words.iter().any(|word| *found_at == at.join(word.as_str()));
            let of_words =
                || finding.rule.keywords.iter().any(|it| words.contains(it));
            at_word()
                || (found_at == at
                    && (of_words() || finding.rule == &rule::REDUNDANT_LIMIT))
        })
    }

    fn push(
        &mut self,
        rule: &'static Rule,
        mut at: Pointer,
        message: String,
        both: (Value, Value),
    ) {
        let size = Size::of(&both.0).bytes + Size::of(&both.1).bytes;
        if self.budget.spend(Work::ReportBytes(size)).is_err() {
            return;
        }
        while at.resolve(&self.comparison.document.value).is_none() {
            let Some(parent) = at.parent() else { break };
            at = parent;
        }
        self.out.push(describe::change(
            self.comparison,
            rule,
            at,
            message,
            both,
        ));
    }
}

/// `word differs: before …, now …`, or that it is new, or gone.
fn differs(word: &str, old: Option<&Value>, new: Option<&Value>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => {
            format!("{word} differs: before {old}, now {new}")
        }
        (None, Some(new)) => format!("{word} is new: {new}"),
        (Some(old), None) => format!("{word} is gone: {old}"),
        (None, None) => word.to_owned(),
    }
}
