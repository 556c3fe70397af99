//! Operators that change what a message may be.

use super::phrase;
use crate::edit::{ANY, Edit, Expected, LOOSER, Operator, STRICTER, Target};
use serde_json::{Map, Value, json};
use specdrift::Pointer;

const fn of(
    name: &'static str,
    make: fn(&Target<'_>) -> Vec<Edit>,
) -> Operator {
    Operator { name, make }
}

/// Operators on one schema object.
pub(crate) const OPERATORS: &[Operator] = &[
    of("maxLength tightened", |s| {
        when(s.is("string"), || s.set("maxLength", json!(1), LOOSER))
    }),
    of("maxLength loosened", |s| moved(s, "maxLength", 1, STRICTER)),
    of("maxLength removed", |s| removed(s, "maxLength")),
    of("minLength tightened", |s| {
        when(s.is("string"), || s.set("minLength", json!(600), LOOSER))
    }),
    of("minLength loosened", |s| moved(s, "minLength", -1, STRICTER)),
    of("minLength removed", |s| removed(s, "minLength")),
    of("pattern added", |s| {
        when(s.is("string"), || s.set("pattern", json!("^[A-Z]{9}$"), LOOSER))
    }),
    of("const added", |s| {
        when(s.is("string"), || s.set("const", json!("pinned"), LOOSER))
    }),
    of("enum value removed", |s| {
        let mut values = s.list("enum");
        let any = values.pop().is_some();
        when(any, || s.set("enum", json!(values), LOOSER))
    }),
    of("enum value added", enum_value_added),
    of("enum emptied", |s| {
        when(s.has("enum"), || s.set("enum", json!([]), LOOSER))
    }),
    of("enum removed", |s| {
        when(s.has("enum") && !s.names_a_list(), || s.unset("enum", STRICTER))
    }),
    of("type changed", |s| {
        let other = if s.is("integer") || s.is("number") {
            "string"
        } else {
            "integer"
        };
        when(s.has("type"), || s.set("type", json!(other), ANY))
    }),
    of("integer made number", |s| {
        when(s.is("integer"), || s.set("type", json!("number"), STRICTER))
    }),
    of("number made integer", |s| {
        when(s.is("number"), || s.set("type", json!("integer"), LOOSER))
    }),
    of("null allowed", |s| match s.map.get("type") {
        Some(Value::String(name)) if !s.has("enum") && !s.names_a_list() => {
            vec![s.set("type", json!([name, "null"]), STRICTER)]
        }
        _ => Vec::new(),
    }),
    of("null refused", |s| match s.map.get("type") {
        Some(Value::Array(types)) => {
            let left = types.iter().find(|t| *t != "null").cloned();
            vec![s.set("type", left.unwrap_or_default(), LOOSER)]
        }
        _ => Vec::new(),
    }),
    of("nullable said", |s| {
        when(s.has("type") && !s.has("nullable"), || {
            s.set("nullable", json!(true), Expected::Rule("S101"))
        })
    }),
    of("member required", |s| {
        let required = s.list("required");
        let free =
            s.members().into_iter().filter(|m| !required.contains(&json!(m)));
        free.map(|name| {
            let mut all = required.clone();
            all.push(json!(name));
            s.set("required", json!(all), LOOSER)
        })
        .collect()
    }),
    of("member no longer required", |s| {
        let required = s.list("required");
        let without = |name: &Value| -> Vec<Value> {
            required.iter().filter(|n| *n != name).cloned().collect()
        };
        required
            .iter()
            .map(|name| s.set("required", json!(without(name)), STRICTER))
            .collect()
    }),
    of("member removed", member_removed),
    of("member added", |s| {
        let at = s.at.join("properties").join("zz_new");
        when(s.has("properties"), || {
            s.put(vec![(at.clone(), Some(json!({"type": "string"})))], STRICTER)
        })
    }),
    of("object closed", |s| {
        when(is_object(s) && !s.has("additionalProperties"), || {
            s.set("additionalProperties", json!(false), LOOSER)
        })
    }),
    of("values of others limited", |s| {
        let free = s.is("object") && !s.has("properties");
        when(free && !s.has("additionalProperties"), || {
            s.set("additionalProperties", json!({"type": "integer"}), LOOSER)
        })
    }),
    of("names of others limited", |s| {
        let free = s.is("object") && !s.has("properties");
        when(free, || s.set("propertyNames", json!({"maxLength": 1}), LOOSER))
    }),
    of("fewer members allowed", |s| {
        when(is_object(s), || s.set("maxProperties", json!(0), LOOSER))
    }),
    of("minimum tightened", |s| number(s, "minimum", json!(7), LOOSER)),
    of("minimum removed", |s| {
        when(s.has("minimum") && s.limits.is_empty(), || {
            s.unset("minimum", STRICTER)
        })
    }),
    of("maximum tightened", |s| number(s, "maximum", json!(999), LOOSER)),
    of("exclusiveMinimum added", |s| {
        number(s, "exclusiveMinimum", json!(0), LOOSER)
    }),
    of("exclusiveMaximum added", |s| {
        number(s, "exclusiveMaximum", json!(99), LOOSER)
    }),
    of("multipleOf added", |s| number(s, "multipleOf", json!(5), LOOSER)),
    of("maxItems tightened", |s| {
        when(s.is("array"), || s.set("maxItems", json!(1), LOOSER))
    }),
    of("minItems tightened", |s| {
        when(s.is("array"), || s.set("minItems", json!(2), LOOSER))
    }),
    of("uniqueItems added", |s| {
        when(s.is("array"), || s.set("uniqueItems", json!(true), LOOSER))
    }),
    of("items removed", |s| {
        when(s.has("items"), || s.unset("items", STRICTER))
    }),
    of("items replaced", |s| {
        when(s.has("items"), || s.set("items", json!({"type": "boolean"}), ANY))
    }),
    of("not added", |s| {
        let free = s.is("string") && !s.has("enum") && s.limits.is_empty();
        when(free && !s.has("minLength"), || {
            s.set("not", json!({"const": "zz"}), LOOSER)
        })
    }),
    of("allOf added", |s| {
        let all = json!([{"maxLength": 1}]);
        when(s.is("string") && !s.has("allOf"), || s.set("allOf", all, LOOSER))
    }),
    of("branch removed", |s| {
        let mut branches = s.list("oneOf");
        when(branches.len() > 1, || {
            branches.remove(0);
            s.set("oneOf", json!(branches), LOOSER)
        })
    }),
    of("branch added", |s| {
        let mut branches = s.list("oneOf");
        when(branches.len() > 1, || {
            branches.push(json!({
                "type": "object",
                "required": ["zz_tag"],
                "properties": { "zz_tag": { "enum": ["zz"] } },
            }));
            s.set("oneOf", json!(branches), STRICTER)
        })
    }),
    of("discriminator renamed", |s| {
        let at = s.at.join("discriminator").join("propertyName");
        when(s.has("discriminator"), || {
            let put = vec![(at, Some(json!("kind")))];
            s.put(put, Expected::Rule("D403"))
        })
    }),
    of("discriminator mapping removed", |s| {
        let at = s.at.join("discriminator").join("mapping").join("payment");
        when(s.has("discriminator"), || {
            let mut edit = s.put(vec![(at, None)], Expected::Rule("D403"));
            edit.at = s.at.join("discriminator").join("mapping");
            edit
        })
    }),
    of("reference moved", |s| {
        match s.map.get("$ref").and_then(Value::as_str) {
            Some(target) if s.map.len() == 1 => {
                let other = if target.ends_with("/Locale") {
                    "PaymentType"
                } else {
                    "Locale"
                };
                let to = format!("#/components/schemas/{other}");
                vec![s.set("$ref", json!(to), ANY)]
            }
            _ => Vec::new(),
        }
    }),
    of("format changed", |s| {
        when(s.has("type"), || {
            s.set("format", json!("x-other"), Expected::Rule("D303"))
        })
    }),
    of("keyword misspelled", |s| {
        when(s.has("type"), || {
            s.set("maxlength", json!(3), Expected::Rule("S105"))
        })
    }),
    of("prose limit raised", |s| phrase::moved(s, 1)),
    of("prose limit lowered", |s| phrase::moved(s, -1)),
    of("prose limit removed", phrase::removed),
    of("prose limit misspelled", phrase::misspelled),
];

/// Operators on the document.
pub(crate) const WHOLE: &[Operator] = &[
    of("status changed", |s| {
        keys(s, "responses", |status| {
            status.parse::<u16>().ok().map(|status| (status + 3).to_string())
        })
    }),
    of("media type changed", |s| {
        keys(s, "content", |media| Some(media.replace("json", "xml")))
    }),
    of("security scheme renamed", |s| {
        let at = Pointer::root().join("security").item(0);
        let named = at.resolve(s.root).and_then(Value::as_object);
        named
            .into_iter()
            .flat_map(Map::keys)
            .map(|name| {
                let old = Pointer::root()
                    .join("components")
                    .join("securitySchemes")
                    .join(name);
                let mut edit = s.put(vec![(old, None)], Expected::Rule("S103"));
                edit.at = at.join(name);
                edit
            })
            .collect()
    }),
];

fn when(holds: bool, edit: impl FnOnce() -> Edit) -> Vec<Edit> {
    if holds { vec![edit()] } else { Vec::new() }
}

fn is_object(s: &Target<'_>) -> bool {
    s.is("object")
}

fn number(
    s: &Target<'_>,
    word: &str,
    value: Value,
    expect: Expected,
) -> Vec<Edit> {
    when(s.is("integer") || s.is("number"), || s.set(word, value, expect))
}

fn moved(s: &Target<'_>, word: &str, by: i64, expect: Expected) -> Vec<Edit> {
    let now =
        s.map.get(word).and_then(Value::as_i64).filter(|_| s.limits.is_empty());
    now.map(|now| s.set(word, json!(now + by), expect)).into_iter().collect()
}

fn removed(s: &Target<'_>, word: &str) -> Vec<Edit> {
    when(s.has(word) && s.limits.is_empty(), || s.unset(word, STRICTER))
}

/// A value that no description refuses.
fn enum_value_added(s: &Target<'_>) -> Vec<Edit> {
    let text =
        s.map.get("description").and_then(Value::as_str).unwrap_or_default();
    let new = if text.contains("3166") {
        "DE"
    } else if text.contains("4217") {
        "SEK"
    } else {
        "zz_new"
    };
    let mut values = s.list("enum");
    when(!values.is_empty(), || {
        values.push(json!(new));
        s.set("enum", json!(values), STRICTER)
    })
}

/// An object without members is taken for one that holds anything.
fn member_removed(s: &Target<'_>) -> Vec<Edit> {
    let last = s.members().len() == 1;
    s.members()
        .into_iter()
        .map(|name| {
            let mut map = s.map.clone();
            if let Some(Value::Object(members)) = map.get_mut("properties") {
                members.remove(&name);
            }
            if let Some(Value::Array(required)) = map.get_mut("required") {
                required.retain(|n| *n != json!(name));
            }
            let expect = if last { ANY } else { LOOSER };
            s.replace(Value::Object(map), expect)
        })
        .collect()
}

/// Renames the keys of every object of this name.
fn keys(
    s: &Target<'_>,
    word: &str,
    rename: fn(&str) -> Option<String>,
) -> Vec<Edit> {
    let mut out = Vec::new();
    let mut queue = vec![(Pointer::root(), s.root)];
    while let Some((at, value)) = queue.pop() {
        if let Value::Object(map) = value {
            for (name, below) in map {
                let here = at.join(name);
                if name == word && at.as_str().contains("/paths/") {
                    for key in below.as_object().into_iter().flat_map(Map::keys)
                    {
                        let Some(new) = rename(key) else { continue };
                        let mut renamed = below.clone();
                        if let Value::Object(map) = &mut renamed
                            && let Some(held) = map.remove(key)
                        {
                            map.insert(new, held);
                        }
                        out.push(s.put(
                            vec![(here.clone(), Some(renamed))],
                            Expected::Rule("D107"),
                        ));
                    }
                }
                queue.push((here, below));
            }
        }
    }
    out
}
