//! Pairs of versions of the vendored documents, as data in `pairs.json`: each
//! gives exactly the findings that it lists.

use crate::support::vendored;
use serde::Deserialize;
use serde_json::Value;
use specdrift::{Document, Impact, Level, Outcome, Pointer, diff};

#[derive(Deserialize)]
struct Pair {
    name: String,
    document: String,
    edits: Edits,
    found: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Edits {
    /// Where, and what to put there; `null` takes away, and a text that starts
    /// with `=/` copies.
    Some(Vec<(String, Value)>),
    /// The members of every object in reverse.
    Word(String),
}

fn pairs() -> Vec<Pair> {
    serde_json::from_str(include_str!("pairs.json")).unwrap()
}

fn edited(pair: &Pair) -> String {
    let mut value: Value =
        serde_json::from_str(&vendored(&pair.document)).unwrap();
    match &pair.edits {
        Edits::Word(word) => {
            assert_eq!(word, "reversed");
            return to_json_with_members_reversed(&value);
        }
        Edits::Some(edits) => {
            for (at, new) in edits {
                put(&mut value, at, new);
            }
        }
    }
    format!("{value:#}")
}

fn put(root: &mut Value, at: &str, new: &Value) {
    let pointer = Pointer::parse(at).unwrap();
    let copied = new.as_str().and_then(|text| text.strip_prefix('='));
    let new = match copied {
        Some(from) => root.pointer(from).unwrap().clone(),
        None => new.clone(),
    };
    let parent = pointer.parent().unwrap();
    let last = pointer.last().unwrap();
    match root.pointer_mut(parent.as_str()).unwrap() {
        Value::Object(map) if new.is_null() => {
            map.remove(&last).unwrap();
        }
        Value::Object(map) => {
            map.insert(last, new);
        }
        Value::Array(items) => items.push(new),
        other @ (Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)) => panic!("{other} holds nothing"),
    }
}

fn to_json_with_members_reversed(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let members: Vec<String> = map
                .iter()
                .rev()
                .map(|(name, value)| {
                    format!(
                        "{}: {}",
                        Value::from(name.as_str()),
                        to_json_with_members_reversed(value)
                    )
                })
                .collect();
            format!("{{{}}}", members.join(",\n"))
        }
        Value::Array(items) => {
            let items: Vec<String> =
                items.iter().map(to_json_with_members_reversed).collect();
            format!("[{}]", items.join(",\n"))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            value.to_string()
        }
    }
}

#[test]
fn every_pair_of_versions_gives_exactly_its_findings() {
    let mut wrong = Vec::new();
    for pair in pairs() {
        let read = |text: &str| {
            Document::from_bytes(
                &pair.document,
                "document.json",
                text.as_bytes(),
            )
            .unwrap()
        };
        let (old, new) =
            (read(&vendored(&pair.document)), read(&edited(&pair)));
        let report = diff(&old, &new, None);
        let mut found: Vec<(String, String, String)> = report
            .findings
            .iter()
            .map(|f| {
                assert!(
                    f.location.pointer.resolve(&new.value).is_some(),
                    "{f:?}"
                );
                assert!(f.location.line.is_some(), "{f:?}");
                (
                    f.rule.id.into(),
                    f.relation().as_str().into(),
                    f.location.pointer.to_string(),
                )
            })
            .collect();
        let mut wanted = pair.found;
        found.sort();
        wanted.sort();
        if found != wanted {
            let all: Vec<_> =
                report.findings.iter().map(|f| &f.message).collect();
            wrong.push((pair.name, wanted, found, all.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_document_does_not_differ_from_itself() {
    for id in [
        "yuno/create-customer-session",
        "yuno/create-checkout-session",
        "yuno/session-objects",
        "komoju/create-session",
    ] {
        let read = || {
            Document::from_bytes(id, "document.json", vendored(id).as_bytes())
                .unwrap()
        };
        let report = diff(&read(), &read(), None);
        assert_eq!(report.findings, [], "{id}");
        assert_eq!(report.outcome(Level::Note), Outcome::Agreement, "{id}");
    }
}

#[test]
fn what_breaks_a_client_is_an_error_and_what_breaks_nobody_is_not() {
    let levels = |from: &str, to: &str| {
        let text = vendored("yuno/create-customer-session");
        let read = |text: &str| {
            Document::from_bytes("d", "d.json", text.as_bytes()).unwrap()
        };
        let report = diff(&read(&text), &read(&text.replace(from, to)), None);
        let finding = &report.findings[0];
        (finding.level, finding.impact().map(Impact::as_str))
    };
    assert_eq!(
        levels("MAX 526", "MAX 500"),
        (Level::Error, Some("senders of requests that were valid before"))
    );
    assert_eq!(
        levels("MAX 526", "MAX 600"),
        (Level::Warning, Some("nobody: more is accepted"))
    );
}
