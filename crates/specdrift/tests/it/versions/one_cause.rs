//! One cause is one finding, at its place, in words that are true.

use super::{check, document, found};
use serde_json::{Value, json};
use specdrift::{Document, diff};

fn request(schema: &Value) -> Value {
    document("3.1.0", schema, &json!({}))
}

fn response(schema: &Value) -> Value {
    document("3.1.0", &json!({}), schema)
}

fn described(words: &str) -> Value {
    json!({ "type": "string", "description": words })
}

#[test]
fn a_limit_in_words_that_are_not_read_is_not_gone() {
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "not read any more",
            response(&described("The name (MAX 255; MIN 3).")),
            response(&described("The name (MAX many; MIN 3).")),
            &[
                "P101 warning: looks like a limit and is not read, because \
                 its words are unknown: The name (MAX many; MIN 3).; before \
                 maxLength 255",
                "D509 note: the message: description differs: before \"The \
                 name (MAX 255; MIN 3).\", now \"The name (MAX many; MIN \
                 3).\"",
            ],
        ),
        (
            "gone",
            response(&described("The name (MAX 255; MIN 3).")),
            response(&described("The name (MIN 3).")),
            &["D201 error: the message: longest text differs: before \
               maxLength 255, now nothing"],
        ),
    ];
    check(&rows);
}

#[test]
fn the_description_of_a_parameter_limits_its_value() {
    let with = |words: &str| {
        let mut out = request(&json!({}));
        out["paths"]["/v2/things"]["post"]["parameters"] = json!([{
            "name": "q", "in": "query", "description": words,
            "schema": { "type": "string" }
        }]);
        out
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![(
        "a limit",
        with("What to look for."),
        with("What to look for (MAX 30; MIN 2)."),
        &[
            "D201 error: the message: longest text differs: before nothing, \
             now maxLength 30",
            "D202 error: the message: shortest text differs: before nothing, \
             now minLength 2",
        ],
    )];
    check(&rows);
}

#[test]
fn a_shared_declaration_changes_once() {
    let with = |codes: Value| {
        let holder = json!({ "type": "object", "properties": {
            "price": { "$ref": "#/components/schemas/Currency" },
            "fee": { "$ref": "#/components/schemas/Currency" },
        } });
        let mut out = request(&holder);
        out["components"] = json!({ "schemas": { "Currency": {
            "type": "string", "enum": codes
        } } });
        out
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![(
        "a value is gone",
        with(json!(["COP", "USD"])),
        with(json!(["USD"])),
        &["D301 error: /fee: no longer lists \"COP\" (and in 1 other place)"],
    )];
    check(&rows);
}

#[test]
fn what_breaks_somebody_is_never_one_with_what_breaks_nobody() {
    let with = |codes: Value| {
        let currency = json!({ "$ref": "#/components/schemas/Currency" });
        let paid = |name: &str, price: &Value| {
            json!({ "type": "object", "title": name, "required": [name],
                "properties": { name: { "const": 1 }, "price": price } })
        };
        let mut out = request(&json!({ "type": "object", "properties": {
            "a": { "anyOf": [
                { "type": "object", "properties": { "price": currency } },
                { "type": "object", "properties": {
                    "price": { "type": "string" } } },
            ] },
            "b": paid("fee", &currency),
        } }));
        out["components"] = json!({ "schemas": { "Currency": {
            "type": "string", "enum": codes
        } } });
        out
    };
    let found = found(&with(json!(["COP", "USD"])), &with(json!(["USD"])));
    let error = "D301 error: /b/price: no longer lists \"COP\"";
    assert!(found.iter().any(|it| it == error), "{found:#?}");
}

#[test]
fn one_old_example_stands_for_one_new_one() {
    let with = |names: &[&str]| {
        let mut out = request(&json!({ "type": "object", "properties": {
            "value": { "type": "number" },
        } }));
        let content = "/paths/~1v2~1things/post/requestBody/content";
        let content = out.pointer_mut(content).unwrap();
        for name in names {
            content["application/json"]["examples"][name] =
                json!({ "value": { "value": name } });
        }
        out
    };
    let found = found(&with(&["a"]), &with(&["b", "c"]));
    let faults: Vec<_> =
        found.iter().filter(|it| it.starts_with("E101")).collect();
    assert_eq!(
        faults,
        ["E101 warning: example \"c\": the document's own schema refuses it \
          at /value (type)"],
        "{found:#?}"
    );
}

#[test]
fn who_is_concerned_and_by_what_is_said() {
    let amount =
        |members: Value| json!({ "type": "object", "properties": members });
    let two = |first: Value| {
        json!({ "anyOf": [
            { "type": "object", "title": "Paid", "required": ["paid"],
              "properties": { "paid": { "const": true }, "amount": first } },
            { "type": "object", "title": "Open", "required": ["open"],
              "properties": { "open": { "const": true },
                "amount": amount(json!({ "value": {}, "open": {} })) } },
        ] })
    };
    let way = |title: &str, member: &str| {
        json!({ "type": "object", "title": title, "required": [member],
            "properties": { member: { "const": true } } })
    };
    let (paid, open) = (|| way("Paid", "paid"), || way("Open", "open"));
    let lost = || way("Lost", "lost");
    let object = || amount(json!({ "a": { "type": "string" } }));
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "null beside an object",
            request(&object()),
            request(&json!({ "anyOf": [object(), { "type": "null" }] })),
            &["D105 warning: the message: null differs: before type \
               \"object\", now type \"object\", \"null\""],
        ),
        (
            "both members, then either",
            request(&json!({ "allOf": [paid(), open()] })),
            request(&json!({ "anyOf": [paid(), open()] })),
            &[
                "D401 warning: the message has a new alternative: Open",
                "D102 warning: /open is no longer a member (in one \
                 alternative; another has it)",
            ],
        ),
        (
            "a member is gone from one answer",
            response(&two(amount(json!({ "value": {}, "paid": {} })))),
            response(&two(amount(json!({ "paid": {} })))),
            &["D102 error: /amount/value is no longer a member"],
        ),
        (
            "an alternative is new",
            response(&json!({ "anyOf": [paid(), open()] })),
            response(&json!({ "anyOf": [paid(), open(), lost()] })),
            &["D401 error: the message has a new alternative: Lost"],
        ),
    ];
    check(&rows);
}

#[test]
fn what_is_written_elsewhere_is_no_difference() {
    let scheme = json!({ "type": "http", "scheme": "basic" });
    let with = |name: &str, at_the_operation: bool| {
        let mut out = request(&json!({}));
        let required = json!([{ name: [] }]);
        out["components"] = json!({ "securitySchemes": { name: scheme } });
        if at_the_operation {
            out["paths"]["/v2/things"]["post"]["security"] = required;
            out["paths"]["/v2/things"]["post"]["servers"] =
                out["servers"].take();
            out.as_object_mut().unwrap().remove("servers");
        } else {
            out["security"] = required;
        }
        out
    };
    let mapped = |mapping: Value| {
        let branch = |name: &str| {
            json!({ "type": "object", "required": ["type"], "properties": {
                "type": { "const": name } } })
        };
        let mut discriminator = json!({ "propertyName": "type" });
        if !mapping.is_null() {
            discriminator["mapping"] = mapping;
        }
        let mut out = request(&json!({
            "oneOf": [
                { "$ref": "#/components/schemas/card" },
                { "$ref": "#/components/schemas/bank" },
            ],
            "discriminator": discriminator,
        }));
        out["components"] = json!({ "schemas": {
            "card": branch("card"), "bank": branch("bank") } });
        out
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "security and servers of an operation",
            with("basic", false),
            with("basic", true),
            &[],
        ),
        (
            "the name of a scheme",
            with("basic", false),
            with("login", false),
            &[],
        ),
        (
            "a mapping that names components as they are called",
            mapped(Value::Null),
            mapped(json!({ "card": "card",
                "bank": "#/components/schemas/bank" })),
            &[],
        ),
        (
            "a mapping that leads elsewhere",
            mapped(Value::Null),
            mapped(json!({ "card": "#/components/schemas/bank" })),
            &[
                "S104 warning: card maps to a branch that refuses it",
                "S104 warning: no value maps to one of the branches",
                "D403 warning: the discriminator has changed",
            ],
        ),
    ];
    check(&rows);
}

#[test]
fn a_parameter_that_stands_twice_is_not_judged() {
    let mut twice = request(&json!({}));
    let parameter = json!({ "name": "q", "in": "query", "schema": {} });
    twice["paths"]["/v2/things"]["post"]["parameters"] =
        json!([parameter, parameter]);
    assert_eq!(
        found(&request(&json!({})), &twice),
        ["D997 error: /paths/~1v2~1things/post/parameters/1: the same \
          parameter stands before it"]
    );
}

#[test]
fn a_fault_is_found_where_it_is_new() {
    let with = |members: Value| {
        request(&json!({ "type": "object", "properties": members }))
    };
    let old = json!({ "type": "string", "nullable": true });
    let before = with(json!({ "a": { "type": "string" }, "b": old }));
    let after = with(json!({ "a": old, "b": old }));
    let read = |id: &str, value: &Value| {
        let text = value.to_string();
        Document::from_bytes(id, "things.json", text.as_bytes()).unwrap()
    };
    let report = diff(&read("old", &before), &read("new", &after), None);
    let places: Vec<_> = report
        .findings
        .iter()
        .map(|it| (it.rule.id, it.location.pointer.to_string()))
        .collect();
    assert_eq!(
        places,
        [(
            "S101",
            "/paths/~1v2~1things/post/requestBody/content/application~1json\
             /schema/properties/a/nullable"
                .to_owned()
        )]
    );
}

#[test]
fn an_example_that_got_better_is_no_new_fault() {
    let with = |value: Value, rate: Value| {
        let mut out = request(&json!({ "type": "object", "properties": {
            "value": { "type": "number" }, "rate": { "type": "number" },
        } }));
        let content = "/paths/~1v2~1things/post/requestBody/content";
        let content = out.pointer_mut(content).unwrap();
        content["application/json"]["example"] =
            json!({ "value": value, "rate": rate });
        out
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "one fault less",
            with(json!("1"), json!("2")),
            with(json!(1), json!("2")),
            &["E103 note: example \"example\" has changed at /value"],
        ),
        (
            "one fault more",
            with(json!("1"), json!(2)),
            with(json!("1"), json!("2")),
            &[
                "E101 warning: example \"example\": the document's own \
                 schema refuses it at /rate (type)",
                "E103 note: example \"example\" has changed at /rate",
            ],
        ),
    ];
    check(&rows);
}
