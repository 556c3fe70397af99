//! Operators that write the same thing another way.

mod references;

use super::{of, phrase, split, when};
use crate::edit::{ExpectedVerdict, Operator, put};
use serde_json::{Map, Value, json};
use specdrift::Pointer;

const NOTHING: ExpectedVerdict = ExpectedVerdict::Nothing;

/// Operators on one schema object.
pub(crate) const OPERATORS: &[&[Operator]] = &[SCHEMA];

const SCHEMA: &[Operator] = &[
    of("enum in reverse", |s| {
        let mut values = s.list("enum");
        values.reverse();
        when(values.len() > 1, || s.set("enum", json!(values), NOTHING))
    }),
    of("enum as oneOf of const", |s| {
        let values = s.list("enum");
        let branches: Vec<Value> =
            values.iter().map(|v| json!({"const": v})).collect();
        when(values.len() > 1 && s.is("string"), || {
            let mut map = s.map.clone();
            map.remove("enum");
            map.insert("oneOf".into(), json!(branches));
            s.replace(Value::Object(map), NOTHING)
        })
    }),
    of("enum of one as const", |s| {
        let values = s.list("enum");
        when(values.len() == 1, || {
            let mut map = s.map.clone();
            map.remove("enum");
            map.insert(
                "const".into(),
                values.first().cloned().unwrap_or_default(),
            );
            s.replace(Value::Object(map), NOTHING)
        })
    }),
    of("required in reverse", |s| {
        let mut names = s.list("required");
        names.reverse();
        when(names.len() > 1, || s.set("required", json!(names), NOTHING))
    }),
    of("type as a list", |s| {
        let name = s.map.get("type").filter(|t| t.is_string()).cloned();
        name.map(|name| s.set("type", json!([name]), NOTHING))
            .into_iter()
            .collect()
    }),
    of("null as anyOf", |s| match s.map.get("type") {
        Some(Value::Array(types)) if types.len() == 2 && !s.has("format") => {
            let one: Vec<Value> =
                types.iter().map(|t| json!({"type": t})).collect();
            let mut map = s.map.clone();
            map.remove("type");
            map.insert("anyOf".into(), json!(one));
            vec![s.replace(Value::Object(map), NOTHING)]
        }
        _ => Vec::new(),
    }),
    of("wrapped in allOf", |s| {
        vec![s.replace(json!({"allOf": [s.map]}), NOTHING)]
    }),
    of("wrapped in anyOf", |s| {
        vec![s.replace(json!({"anyOf": [s.map]}), NOTHING)]
    }),
    of("split into allOf", |s| {
        let kind = s.map.get("type").cloned();
        let mut rest = s.map.clone();
        rest.remove("type");
        // Words are read beside the type that they measure.
        let split = json!({"allOf": [{"type": kind}, rest]});
        when(kind.is_some(), || s.replace(split, NOTHING))
    }),
    of("required split off", |s| {
        let names = s.list("required");
        let mut rest = s.map.clone();
        rest.remove("required");
        let split = json!({"allOf": [rest, {"required": names}]});
        when(!names.is_empty(), || s.replace(split, NOTHING))
    }),
    of("moved behind a reference", |s| {
        let put = vec![
            (s.at.clone(), Some(json!({"$ref": "#/x-moved"}))),
            (
                Pointer::root().join("x-moved"),
                Some(Value::Object(s.map.clone())),
            ),
        ];
        vec![s.put(put, NOTHING)]
    }),
    of("reference written out", |s| {
        let target = s.map.get("$ref").and_then(Value::as_str);
        let target =
            target.and_then(|t| s.root.pointer(t.strip_prefix('#')?)).cloned();
        // A discriminator tells branches apart by their references.
        let branch = s.at.parent().and_then(|at| at.last());
        let target = target.filter(|_| branch.as_deref() != Some("oneOf"));
        target.map(|target| s.replace(target, NOTHING)).into_iter().collect()
    }),
    of("title changed", |s| {
        when(!s.has("title"), || s.set("title", json!("Edited"), NOTHING))
    }),
    of("words added", |s| {
        let text = s
            .map
            .get("description")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let text = format!("{text} See the guide.");
        vec![s.set("description", json!(text), NOTHING)]
    }),
    of("extension added", |s| vec![s.set("x-note", json!({"a": 1}), NOTHING)]),
    of("minLength of 0", |s| {
        when(s.is("string") && !s.has("minLength"), || {
            s.set("minLength", json!(0), NOTHING)
        })
    }),
    of("openness said", |s| {
        when(s.is("object") && !s.has("additionalProperties"), || {
            s.set("additionalProperties", json!(true), NOTHING)
        })
    }),
    of("prose reworded", phrase::reworded),
    of("alternatives in reverse", |s| {
        let words = ["oneOf", "anyOf", "allOf"].into_iter();
        let all = words.filter_map(|word| {
            let mut branches = s.list(word);
            branches.reverse();
            let reversed = json!(branches);
            (branches.len() > 1).then(|| s.set(word, reversed, NOTHING))
        });
        all.collect()
    }),
    of("as alternatives", split::as_alternatives),
    of("as one object", split::as_one_object),
];

/// Operators on the document.
pub(crate) const DOCUMENT_OPERATORS: &[&[Operator]] =
    &[DOCUMENT, references::DOCUMENT_OPERATORS];

const DOCUMENT: &[Operator] = &[
    of("members in reverse", |s| {
        let mut edit = s.put(Vec::new(), NOTHING);
        edit.reversed = true;
        vec![edit]
    }),
    of("links in words changed", |s| {
        let mut root = s.root.clone();
        relink(&mut root);
        vec![s.put(vec![(Pointer::root(), Some(root))], NOTHING)]
    }),
    of("summaries changed", |s| {
        let mut edits = Vec::new();
        let paths = s.root.get("paths").and_then(Value::as_object);
        for (path, item) in paths.into_iter().flatten() {
            for method in item.as_object().into_iter().flat_map(Map::keys) {
                let at = Pointer::root().join("paths").join(path).join(method);
                let mut root = s.root.clone();
                put(&mut root, &at.join("summary"), Some(json!("Edited")));
                put(&mut root, &at.join("operationId"), Some(json!("edited")));
                edits.push(s.put(vec![(Pointer::root(), Some(root))], NOTHING));
            }
        }
        edits
    }),
];

fn relink(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(text)) = map.get_mut("description") {
                *text = text.replace("](", "](https://other.example/9/");
            }
            map.values_mut().for_each(relink);
        }
        Value::Array(items) => items.iter_mut().for_each(relink),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
