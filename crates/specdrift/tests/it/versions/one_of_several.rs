//! One schema that becomes one of several, and an alternative that joins or
//! leaves: the alternative is told, and nothing is left undecided.

use super::{check, document};
use serde_json::{Value, json};

fn request(schema: &Value) -> Value {
    document("3.1.0", schema, &json!({}))
}

fn response(schema: &Value) -> Value {
    document("3.1.0", &json!({}), schema)
}

const WARNING: &str =
    "D401 warning: the message has a new alternative: Enterprise";
const ERROR: &str = "D401 error: the message has a new alternative: Enterprise";

const JOINS: &str = "D401 warning: the message has a new alternative";

/// An object whose members are texts, and all required.
fn model(title: &str, members: &[&str]) -> Value {
    let properties: serde_json::Map<String, Value> = members
        .iter()
        .map(|name| ((*name).to_owned(), json!({ "type": "string" })))
        .collect();
    json!({
        "type": "object",
        "title": title,
        "required": members,
        "properties": properties,
    })
}

#[test]
fn a_schema_becomes_one_of_several() {
    let user = || model("User", &["login", "id", "events_url"]);
    let enterprise = || model("Enterprise", &["id", "slug"]);
    let several = |word: &str| json!({ word: [user(), enterprise()] });
    let members: Vec<String> = (0..24).map(|at| format!("u{at}")).collect();
    let names: Vec<&str> = members.iter().map(String::as_str).collect();
    let large = || model("Large", &names);
    let mut nullable = large();
    nullable["type"] = json!(["object", "null"]);
    let kinds: Vec<Value> = ["a", "b", "c"]
        .iter()
        .map(|name| model(name, &["type", name]))
        .collect();
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a request of either, by oneOf",
            request(&user()),
            request(&several("oneOf")),
            &[WARNING],
        ),
        (
            "a request of either, by anyOf",
            request(&user()),
            request(&several("anyOf")),
            &[WARNING],
        ),
        (
            "an answer of either",
            response(&user()),
            response(&several("oneOf")),
            &[ERROR],
        ),
        (
            "a large one that could be null",
            response(&nullable),
            response(&json!({ "oneOf": [large(), enterprise()] })),
            &[
                ERROR,
                "D105 warning: the message: null differs: before type \
                 \"null\", \"object\", now type \"object\"",
            ],
        ),
        (
            "any object, and then three kinds",
            response(&json!({ "type": "object" })),
            response(&json!({ "oneOf": kinds })),
            &["D401 warning: the message has lost an alternative"],
        ),
    ];
    check(&rows);
}

#[test]
fn an_alternative_joins_others_that_nothing_tells_apart() {
    let optional = |name: &str| {
        json!({ "type": "object",
            "properties": { name: { "type": "string" } } })
    };
    let tagged = |name: &str| {
        json!({ "type": "object", "required": ["kind"], "properties": {
            "kind": { "type": "string" }, name: { "type": "string" } } })
    };
    let of = |word: &str, branch: &dyn Fn(&str) -> Value, names: &[&str]| {
        let all: Vec<Value> = names.iter().map(|name| branch(name)).collect();
        json!({ word: all })
    };
    let (two, three) = (&["a", "b"][..], &["a", "b", "c"][..]);
    let dates = |formats: &[&str]| {
        let text =
            |format: &&str| json!({ "type": "string", "format": format });
        let all: Vec<Value> = formats.iter().map(text).collect();
        json!({ "oneOf": all })
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "open objects",
            request(&of("anyOf", &optional, two)),
            request(&of("anyOf", &optional, three)),
            &[JOINS],
        ),
        (
            "objects with a tag that is any text",
            request(&of("oneOf", &tagged, two)),
            request(&of("oneOf", &tagged, three)),
            &[JOINS],
        ),
        (
            "formats tell texts apart",
            response(&dates(&["date", "date-time", "time"])),
            response(&dates(&["date", "date-time"])),
            &["D304 note: an alternative is gone, and what is accepted is \
               the same"],
        ),
    ];
    check(&rows);
}

const NEW: &str = "D105 warning: the message: null differs: before type \
                   \"string\", now type \"string\", \"null\"";
const WRITTEN: &str = "D105 error: the message: null differs: before type \
                       \"string\", now type \"string\", \"null\"";
const GONE: &str = "D105 error: the message: null differs: before type \
            \"string\", \"null\", now type \"string\"";
const SORTED: &str = "D105 error: the message: null differs: before type \
              \"string\", now type \"null\", \"string\"";

#[test]
fn null_beside_a_list_is_one_difference() {
    let list = |values: Value| json!({ "type": "string", "enum": values });
    let or_null = |of: Value| json!({ "oneOf": [{ "type": "null" }, of] });
    let typed = json!({ "type": ["string", "null"], "enum": ["a", "b", null] });
    let all = || list(json!(["a", "b"]));
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        ("a request", request(&all()), request(&or_null(all())), &[NEW]),
        ("an answer", response(&all()), response(&or_null(all())), &[WRITTEN]),
        ("null goes", request(&or_null(all())), request(&all()), &[GONE]),
        ("in a list", response(&all()), response(&typed), &[SORTED]),
        (
            "and a value goes",
            request(&all()),
            request(&or_null(list(json!(["a"])))),
            &[NEW, "D301 error: the message: no longer lists \"b\""],
        ),
    ];
    check(&rows);
}

#[test]
fn a_member_that_is_new_and_required_is_one_difference() {
    let (old, new) = (model("M", &["a"]), model("M", &["a", "b"]));
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "in an answer",
            response(&old),
            response(&new),
            &["D101 warning: /b is a new member"],
        ),
        (
            "in a request",
            request(&old),
            request(&new),
            &["D103 error: /b is now required"],
        ),
        (
            "gone from an answer",
            response(&new),
            response(&old),
            &["D102 error: /b is no longer a member"],
        ),
        (
            "gone from a request",
            request(&new),
            request(&old),
            &["D102 error: /b is no longer a member"],
        ),
    ];
    check(&rows);
}

#[test]
fn a_place_that_becomes_one_of_many_is_one_difference() {
    let kinds: Vec<Value> = (0..61)
        .map(|at| {
            let mut kind = model("", &["type", "value"]);
            kind["properties"]["type"] = json!({ "const": format!("k{at}") });
            kind
        })
        .collect();
    let mut details = model("Payment", &["details"]);
    details["properties"]["details"] = json!({ "oneOf": kinds });
    let any = json!({ "type": "object" });
    let rows: [(&str, Value, Value, &[&str]); 1] = [(
        "of an answer",
        response(&any),
        response(&details),
        &[
            "D103 warning: /details is now required",
            "D106 warning: the message: members that are not named differs: \
             before additionalProperties true, now additionalProperties false",
            "D104 warning: /details: type differs: before nothing, now type \
             \"object\"",
            "D509 note: the message: title is new: \"Payment\"",
        ],
    )];
    check(&rows);
}
