//! The examples of a message in two versions, compared pointer by pointer, and
//! those that the new version's own schema refuses.

use crate::budget::Budget;
use crate::compare::comparison::Comparison;
use crate::compare::describe;
use crate::compare::walk::Side;
use crate::document::Document;
use crate::document::equality::equal;
use crate::document::example::{self, Example};
use crate::document::openapi::MessageLocation;
use crate::document::pointer::Pointer;
use crate::report::finding::Finding;
use crate::report::proof::Verdicts;
use crate::report::{fingerprint, rule};
use crate::schema::emit::UndeclaredProperties;
use serde_json::{Map, Value};
use std::collections::{HashMap, VecDeque};

/// How many places of one example are told one by one.
const MAX_PLACES: usize = 20;

/// Every example that has changed, is new, is gone or has another name.
pub(super) fn changes(
    comparison: &Comparison<'_>,
    before: &Document,
    old: &MessageLocation,
    old_at: &Pointer,
    budget: &Budget,
) -> Vec<Finding> {
    let mut is = written(
        &comparison.document.value,
        &comparison.body.pointer,
        &comparison.schema_pointer,
        budget,
    );
    let mut was = written(&before.value, &old.pointer, old_at, budget);
    let mut pairs = Vec::new();
    // The name tells which is which, and the value where the name is another.
    let by_name = |of: &Example| Value::from(of.name.as_str());
    let by_value = |of: &Example| of.value.clone();
    for key in [&by_name as &dyn Fn(&Example) -> Value, &by_value] {
        let mut places: HashMap<Value, VecDeque<usize>> = HashMap::new();
        for (place, old) in was.iter().enumerate() {
            places.entry(key(old)).or_default().push_back(place);
        }
        let mut old: Vec<Option<Example>> = was.into_iter().map(Some).collect();
        let mut left = Vec::new();
        for new in is {
            let place =
                places.get_mut(&key(&new)).and_then(VecDeque::pop_front);
            let same = place.and_then(|place| old.get_mut(place)?.take());
            match same {
                Some(same) => pairs.push((same, new)),
                None => left.push(new),
            }
        }
        is = left;
        was = old.into_iter().flatten().collect();
    }
    let compare = ExampleDiff { comparison, before };
    let mut out: Vec<Finding> =
        pairs.iter().flat_map(|(old, new)| compare.pair(old, new)).collect();
    out.extend(is.iter().map(|new| compare.added(new)));
    out.extend(was.iter().map(|old| compare.removed(old)));
    out
}

/// The examples of a message that its own schema refuses.
pub(super) fn refused(
    comparison: &Comparison<'_>,
    budget: &Budget,
) -> Vec<Finding> {
    let undeclared = UndeclaredProperties::AsWritten;
    let accepts = |side, example: &Example| {
        comparison.roots.accepts(side, undeclared, &example.value)
    };
    let all = written(
        &comparison.document.value,
        &comparison.body.pointer,
        &comparison.schema_pointer,
        budget,
    );
    all.iter()
        // Where the schema cannot judge an example, that is said of the place.
        .filter(|example| accepts(Side::Theirs, example) == Some(false))
        .map(|example| {
            let ours = accepts(Side::Ours, example);
            let document = Some(false);
            let verdicts = Verdicts { document, ours, reader: None };
            let rule = &rule::EXAMPLE_AGAINST_DOCUMENT;
            describe::example(comparison, rule, example, verdicts)
        })
        .collect()
}

/// The examples that stand beside the schema. Those in it are judged and
/// compared with the rest of it.
fn written(
    root: &Value,
    at: &Pointer,
    schema: &Pointer,
    budget: &Budget,
) -> Vec<Example> {
    let mut all = example::examples(root, at, schema, budget);
    all.retain(|example| !example.assembled && !schema.contains(&example.at));
    all
}

struct ExampleDiff<'a> {
    comparison: &'a Comparison<'a>,
    before: &'a Document,
}

impl ExampleDiff<'_> {
    fn pair(&self, old: &Example, new: &Example) -> Vec<Finding> {
        let mut out = Vec::new();
        if old.name != new.name {
            let what = format!("is example {:?} now", new.name);
            let names = (old.name.as_str().into(), new.name.as_str().into());
            out.push(self.finding(old, new.at.clone(), "name", &what, names));
        }
        let after = &self.comparison.document.value;
        let (Some(old_raw), Some(new_raw)) =
            (old.at.resolve(&self.before.value), new.at.resolve(after))
        else {
            return out;
        };
        let (was_text, is_text) =
            (is_text(old, old_raw), is_text(new, new_raw));
        let kind = match (was_text, is_text) {
            (true, false) => Some("was a text and is now JSON"),
            (false, true) => Some("was JSON and is now a text"),
            (true, true) | (false, false) => None,
        };
        if let Some(kind) = kind {
            let raw = (old_raw.clone(), new_raw.clone());
            out.push(self.finding(old, new.at.clone(), "kind", kind, raw));
        }
        let mut places = Vec::new();
        compare(
            &Pointer::root(),
            Some(&old.value),
            Some(&new.value),
            &mut places,
        );
        if places.len() > MAX_PLACES {
            let what = format!("has changed in {} places", places.len());
            let both = (old.value.clone(), new.value.clone());
            out.push(self.finding(old, new.at.clone(), "", &what, both));
            return out;
        }
        for ValueChange { at, was, is } in places {
            let what = match (&was, &is) {
                (None, _) => format!("now has {}", place(&at)),
                (_, None) => format!("no longer has {}", place(&at)),
                (Some(_), Some(_)) => format!("has changed at {}", place(&at)),
            };
            // What stands in a text has no place of its own.
            let there = if is_text {
                new.at.clone()
            } else {
                nearest(&self.comparison.document.value, below(&new.at, &at))
            };
            let both = (was.unwrap_or_default(), is.unwrap_or_default());
            out.push(self.finding(old, there, at.as_str(), &what, both));
        }
        out
    }

    fn added(&self, new: &Example) -> Finding {
        let both = (Value::Null, new.value.clone());
        self.finding(new, new.at.clone(), "", "is new", both)
    }

    fn removed(&self, old: &Example) -> Finding {
        let at = nearest(&self.comparison.document.value, old.at.clone());
        let both = (old.value.clone(), Value::Null);
        self.finding(old, at, "", "is gone", both)
    }

    /// Several findings may stand at one place, so that each has a name of its
    /// own.
    fn finding(
        &self,
        example: &Example,
        at: Pointer,
        of: &str,
        what: &str,
        both: (Value, Value),
    ) -> Finding {
        let rule = &rule::EXAMPLE_CHANGED;
        let message = format!("example {:?} {what}", example.name);
        let mut finding =
            describe::change(self.comparison, rule, at, message, both);
        let location = &finding.location;
        let parts = [
            location.document.as_str(),
            location.pointer.as_str(),
            example.name.as_str(),
            of,
        ];
        finding.fingerprint = fingerprint::of(rule.id, &parts, &[]);
        finding
    }
}

/// Whether an example is a text of JSON.
fn is_text(example: &Example, raw: &Value) -> bool {
    raw.is_string() && !example.value.is_string()
}

fn place(at: &Pointer) -> String {
    if at.as_str().is_empty() { "the whole".to_owned() } else { at.to_string() }
}

/// A place of a value below the place of the value.
fn below(value: &Pointer, at: &Pointer) -> Pointer {
    at.segments().fold(value.clone(), |at, segment| at.join(&segment))
}

/// The place, or the nearest above it that is there.
fn nearest(root: &Value, mut at: Pointer) -> Pointer {
    while at.resolve(root).is_none() {
        at = at.parent().unwrap_or_default();
    }
    at
}

/// One place at which two values differ.
struct ValueChange {
    at: Pointer,
    was: Option<Value>,
    is: Option<Value>,
}

fn compare(
    at: &Pointer,
    was: Option<&Value>,
    is: Option<&Value>,
    out: &mut Vec<ValueChange>,
) {
    match (was, is) {
        (Some(Value::Object(was)), Some(Value::Object(is))) => {
            let added = is.keys().filter(|name| !was.contains_key(*name));
            for name in was.keys().chain(added) {
                let member = |of: &Map<String, Value>| of.get(name).cloned();
                let (was, is) = (member(was), member(is));
                compare(&at.join(name), was.as_ref(), is.as_ref(), out);
            }
        }
        (Some(Value::Array(was)), Some(Value::Array(is))) => {
            for index in 0..was.len().max(is.len()) {
                compare(&at.item(index), was.get(index), is.get(index), out);
            }
        }
        (Some(was), Some(is)) if equal(was, is) => {}
        (None, None) => {}
        (was, is) => out.push(ValueChange {
            at: at.clone(),
            was: was.cloned(),
            is: is.cloned(),
        }),
    }
}
