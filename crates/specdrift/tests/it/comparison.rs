//! What two versions of one schema differ in, and whom it breaks: each row is
//! the findings that a pair gives, and no others.

use serde_json::{Value, json};
use specdrift::{Document, Report, UndeclaredMembers, diff};

/// Level, rule and field of each finding.
type Found = &'static [(&'static str, &'static str, &'static str)];

fn document(version: &str, schema: &Value, response: bool) -> Document {
    let content = json!({ "application/json": { "schema": schema } });
    let operation = if response {
        json!({ "responses": { "200": { "description": "", "content": content } } })
    } else {
        json!({
            "requestBody": { "content": content },
            "responses": { "204": { "description": "" } },
        })
    };
    let document = json!({
        "openapi": version,
        "info": { "title": "Shop", "version": "1" },
        "paths": { "/orders": { "post": operation } },
    });
    Document::from_bytes("shop", "shop.json", document.to_string().as_bytes())
        .unwrap()
}

fn compared(version: &str, response: bool, old: &Value, new: &Value) -> Report {
    let of = |schema| document(version, schema, response);
    diff(&of(old), &of(new), None)
}

#[track_caller]
fn gives(name: &str, report: &Report, wanted: Found) {
    let found: Vec<(&str, &str, &str)> = report
        .findings
        .iter()
        .map(|f| (f.level.as_str(), f.rule.id, f.field()))
        .collect();
    assert_eq!(found, wanted, "{name}: {:#?}", report.findings);
}

fn object(members: &Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": members, "required": required })
}

fn text(name: &str) -> Value {
    object(&json!({ name: { "type": "string" } }), &[name])
}

#[test]
fn removed_member_breaks_readers_and_added_does_not() {
    let (old, new) = (
        object(&json!({ "id": {}, "was": { "type": "string" } }), &[]),
        object(&json!({ "id": {}, "is": { "type": "string" } }), &[]),
    );
    let response = compared("3.1.0", true, &old, &new);
    let wanted: Found =
        &[("warning", "D101", "/is"), ("error", "D102", "/was")];
    gives("response", &response, wanted);
    let impact: Vec<_> = response
        .findings
        .iter()
        .map(|f| f.impact().unwrap().as_str())
        .collect();
    assert_eq!(
        impact,
        ["only readers that refuse unknown members", "readers of the member"]
    );
    gives("request", &compared("3.1.0", false, &old, &new), wanted);
    // Both proofs hold only where objects are closed.
    for finding in &response.findings {
        assert_eq!(finding.proof().unwrap().reading, UndeclaredMembers::Closed);
    }
}

#[test]
fn alternatives_are_paired_by_what_they_say() {
    let choice = |all: &[Value]| json!({ "oneOf": all });
    let (card, bank, cash) = (text("card"), text("bank"), text("cash"));
    let longer = object(
        &json!({ "bank": { "type": "string" }, "iban": { "type": "string" } }),
        &["bank"],
    );
    let rows: [(&str, Value, Value, Found); 6] = [
        (
            "another order",
            choice(&[card.clone(), bank.clone(), cash.clone()]),
            choice(&[cash.clone(), card.clone(), bank.clone()]),
            &[],
        ),
        (
            "one more in front",
            choice(&[card.clone(), bank.clone()]),
            choice(&[cash.clone(), card.clone(), bank.clone()]),
            &[("warning", "D401", "")],
        ),
        (
            "the first is gone",
            choice(&[cash.clone(), card.clone(), bank.clone()]),
            choice(&[card.clone(), bank.clone()]),
            &[("error", "D401", "")],
        ),
        (
            "another order and a new member",
            choice(&[card.clone(), bank.clone()]),
            choice(&[longer, card.clone()]),
            &[("warning", "D101", "/iban")],
        ),
        ("one of one", card.clone(), choice(std::slice::from_ref(&card)), &[]),
        (
            "flat, and by a constant",
            object(
                &json!({ "mode": { "enum": ["a", "b"] }, "n": { "enum": [1, 2] } }),
                &["mode", "n"],
            ),
            choice(&["a", "b"].map(|mode| {
                object(
                    &json!({ "mode": { "const": mode }, "n": { "enum": [1, 2] } }),
                    &["mode", "n"],
                )
            })),
            &[],
        ),
    ];
    for (name, old, new, wanted) in rows {
        gives(name, &compared("3.1.0", false, &old, &new), wanted);
    }
}

#[test]
fn a_choice_that_counts_refuses_what_keeps_two_branches() {
    let members =
        json!({ "x": { "type": "string" }, "y": { "type": "string" } });
    let old = object(&members, &["x", "y"]);
    let new = json!({ "oneOf": [object(&members, &["x"]), object(&members, &["y"])] });
    let report = compared("3.1.0", false, &old, &new);
    let message = "the message: oneOf now refuses what keeps two alternatives";
    let finding = report.findings.iter().find(|f| f.message == message);
    let finding = finding.unwrap();
    let proof = finding.proof().unwrap();
    let judged = |schema: &Value| {
        jsonschema::draft202012::new(schema)
            .unwrap()
            .is_valid(&proof.counterexample)
    };
    assert_eq!([judged(&old), judged(&new)], [true, false]);
}

#[test]
fn a_condition_is_told_as_itself() {
    let members =
        json!({ "a": { "type": "string" }, "b": { "type": "string" } });
    let old = object(&members, &[]);
    let with = |word: &str, value: Value| {
        let mut new = old.clone();
        new[word] = value;
        new
    };
    for (name, new) in [
        ("not", with("not", json!({ "required": ["a", "b"] }))),
        (
            "if",
            json!({
                "type": "object",
                "properties": members,
                "if": { "required": ["a"] },
                "then": { "required": ["b"] },
            }),
        ),
        ("dependentRequired", with("dependentRequired", json!({ "a": ["b"] }))),
        ("minProperties", with("minProperties", json!(1))),
        (
            "patternProperties",
            with("patternProperties", json!({ "^a$": { "maxLength": 3 } })),
        ),
    ] {
        let report = compared("3.1.0", false, &old, &new);
        let rules: Vec<&str> =
            report.findings.iter().map(|f| f.rule.id).collect();
        assert!(!rules.is_empty(), "{name}");
        assert!(!rules.contains(&"D106"), "{name}: {:#?}", report.findings);
    }
}

#[test]
fn what_a_request_does_not_carry_is_not_required_there() {
    let with = |mark: &str, required: &[&str]| {
        let id = json!({ "type": "string", mark: true });
        object(&json!({ "id": id, "name": {} }), required)
    };
    for (mark, response) in [("readOnly", false), ("writeOnly", true)] {
        let (old, new) = (with(mark, &["name"]), with(mark, &["name", "id"]));
        gives(mark, &compared("3.0.3", response, &old, &new), &[]);
        let other = compared("3.0.3", !response, &old, &new);
        assert_eq!(other.findings.len(), 1, "{mark}: {:#?}", other.findings);
        assert_eq!(other.findings[0].rule.id, "D103");
    }
}

#[test]
fn one_phrase_that_goes_is_one_finding() {
    let of = |description: &str| {
        let id = json!({ "type": "string", "description": description });
        object(&json!({ "id": id }), &[])
    };
    let report = compared(
        "3.1.0",
        false,
        &of("The id (UUID, 36 chars)."),
        &of("The id."),
    );
    gives("uuid", &report, &[("warning", "D302", "/id")]);
    let said = &report.findings[0].difference().unwrap().ours;
    for word in ["pattern", "minLength", "maxLength"] {
        assert!(said.get(word).is_some(), "{word}: {said}");
    }
}

#[test]
fn what_a_list_makes_idle_is_a_note() {
    let of = |values: &[&str], most: u64| {
        let code = json!({ "type": "string", "enum": values, "maxLength": most, "minLength": 2 });
        object(&json!({ "code": code }), &[])
    };
    let rows: [(&str, Value, Value, Found); 3] = [
        (
            "an empty text that a limit refuses",
            of(&["", "AR"], 2),
            of(&["AR"], 2),
            &[("note", "D304", "/code")],
        ),
        (
            "a limit that no listed value reaches",
            of(&["AR"], 5),
            of(&["AR"], 9),
            &[("note", "D304", "/code")],
        ),
        (
            "a value that was accepted",
            of(&["AR", "UY"], 2),
            of(&["AR"], 2),
            &[("error", "D301", "/code")],
        ),
    ];
    for (name, old, new, wanted) in rows {
        let report = compared("3.1.0", false, &old, &new);
        let found: Vec<_> = report
            .findings
            .iter()
            .filter(|f| f.rule.id.starts_with('D'))
            .map(|f| (f.level.as_str(), f.rule.id, f.field()))
            .collect();
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn a_proof_is_refused_for_the_difference_alone() {
    let of = |first: u64, second: u64| {
        object(
            &json!({
                "a": { "type": "string", "maxLength": first },
                "b": { "type": "string", "minLength": second },
            }),
            &["a", "b"],
        )
    };
    let (old, new) = (of(9, 1), of(5, 3));
    let report = compared("3.1.0", false, &old, &new);
    gives("both", &report, &[("error", "D201", "/a"), ("error", "D202", "/b")]);
    let validator = jsonschema::draft202012::new(&new).unwrap();
    for finding in &report.findings {
        let value = finding.counterexample().unwrap();
        let places: Vec<String> = validator
            .iter_errors(value)
            .map(|error| error.instance_path().to_string())
            .collect();
        assert_eq!(places, [finding.field()], "{value}");
    }
}

#[test]
fn of_two_proofs_the_first_shows_what_breaks() {
    let member = |schema: Value| object(&json!({ "s": schema }), &["s"]);
    let list = |one: &str| json!({ "enum": [one, "both"] });
    let kind = |kind: &str| json!({ "type": kind });
    let rows = [
        (list("a"), list("c"), json!("a"), json!("c")),
        (kind("string"), kind("integer"), json!(""), json!(0)),
    ];
    for (old, new, was, is) in rows {
        let (old, new) = (member(old), member(new));
        for (response, first, second) in [(false, &was, &is), (true, &is, &was)]
        {
            let report = compared("3.1.0", response, &old, &new);
            let proof = report.findings[0].proof().unwrap();
            assert_eq!(proof.counterexample["s"], *first);
            assert_eq!(proof.reverse.as_ref().unwrap()["s"], *second);
        }
    }
}

#[test]
fn conditions_of_lists_and_objects_are_proved() {
    let list = |least: u64| {
        json!({ "type": "array", "items": { "type": "string" },
            "contains": { "const": "a" }, "minContains": least })
    };
    let named = |needs: &[&str]| {
        let mut schema = object(
            &json!({ "name": { "type": "string" },
                "email": { "type": "string" } }),
            &[],
        );
        schema["dependentRequired"] = json!({ "name": needs });
        schema
    };
    for (old, new, proof) in [
        (list(1), list(2), json!(["a"])),
        (named(&[]), named(&["email"]), json!({ "name": "" })),
    ] {
        let report = compared("3.1.0", false, &old, &new);
        gives("a condition", &report, &[("error", "D402", "")]);
        assert_eq!(report.findings[0].counterexample(), Some(&proof));
    }
}

#[test]
fn what_is_gone_from_a_part_is_told_at_that_part() {
    let name = json!({ "type": "string", "maxLength": 9, "format": "email" });
    let member = object(&json!({ "name": name, "was": {} }), &["name"]);
    let more = object(&json!({ "a": {}, "b": {}, "c": {} }), &[]);
    let whole = |part: &Value| json!({ "allOf": [part, more] });
    let part = "/paths/~1orders/post/requestBody/content/application~1json/schema/allOf/0";
    for (what, changed, rule, at) in [
        ("a member", "/properties/was", "D102", ""),
        ("a requirement", "/required", "D103", ""),
        ("a format", "/properties/name/format", "D303", "/properties/name"),
        ("a limit", "/properties/name/maxLength", "D201", "/properties/name"),
    ] {
        let mut after = member.clone();
        let (parent, key) = changed.rsplit_once('/').unwrap();
        let parent = after.pointer_mut(parent).unwrap();
        assert!(parent.as_object_mut().unwrap().remove(key).is_some());
        let (old, new) = (whole(&member), whole(&after));
        let report = compared("3.1.0", false, &old, &new);
        let found: Vec<(&str, &str)> = report
            .findings
            .iter()
            .map(|it| (it.rule.id, it.location.pointer.as_str()))
            .collect();
        assert_eq!(found, [(rule, &*format!("{part}{at}"))], "{what}");
    }
}

#[test]
fn a_schema_that_is_false_is_said_to_accept_no_value() {
    let list = |items: Value| json!({ "type": "array", "items": items });
    let (old, new) = (list(json!({ "type": "string" })), list(json!(false)));
    let report = compared("3.1.0", false, &old, &new);
    let found: Vec<&str> =
        report.findings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        found,
        [
            "/*: condition differs: before nothing, now not {} (accepts no value)"
        ]
    );
}

#[test]
fn an_object_that_becomes_an_alternative_for_each_value_is_compared_with_each()
{
    let members = |kinds: &[&str]| {
        let texts = (0..30)
            .map(|n| (format!("m{n}"), json!({ "type": "string" })))
            .chain([("kind".into(), json!({ "enum": kinds }))]);
        object(&Value::Object(texts.collect()), &["kind"])
    };
    let whole = members(&["a", "b", "c"]);
    let each = ["a", "b", "c"].map(|kind| members(&[kind]));
    let mut limited = each.clone();
    limited[2]["properties"]["m3"]["maxLength"] = json!(1);
    let mut other = each.clone();
    other[1]["properties"]["kind"] = json!({ "enum": ["d"] });
    let choice = |all: &[Value; 3]| json!({ "oneOf": all });
    let cases: [(&str, Value, Value, Found); 5] = [
        ("split", whole.clone(), choice(&each), &[]),
        ("joined", choice(&each), whole.clone(), &[]),
        (
            "split and limited",
            whole.clone(),
            choice(&limited),
            &[("error", "D201", "/m3")],
        ),
        (
            "joined and limited no more",
            choice(&limited),
            whole.clone(),
            &[("warning", "D201", "/m3")],
        ),
        (
            "split, of which one is another",
            whole,
            choice(&other),
            &[("error", "D301", "/kind"), ("warning", "D401", "")],
        ),
    ];
    for (name, old, new, wanted) in cases {
        let report = compared("3.1.0", false, &old, &new);
        gives(name, &report, wanted);
        for finding in &report.findings {
            let message = finding.counterexample().unwrap();
            let kind = match (finding.rule.id, finding.field()) {
                ("D201", _) => "c",
                ("D401", _) => "d",
                _ => "b",
            };
            assert_eq!(message["kind"], json!(kind), "{name}");
            if finding.rule.id == "D301" {
                assert_eq!(finding.message, "/kind: no longer lists \"b\"");
            }
        }
    }
}

#[test]
fn a_fault_that_moves_into_an_all_of_is_not_new() {
    let member = json!({ "type": "string", "example": 5 });
    let whole = |member: &Value| object(&json!({ "max": member }), &[]);
    let old = whole(&member);
    for list in ["allOf", "anyOf", "oneOf"] {
        let new = whole(&json!({ list: [member] }));
        gives(list, &compared("3.1.0", false, &old, &new), &[]);
        let report = compared("3.1.0", false, &whole(&json!({})), &new);
        let told: Vec<&str> = report
            .findings
            .iter()
            .filter(|it| it.rule.id == "E101")
            .map(|it| it.message.as_str())
            .collect();
        let words = "the example of max is refused by its own schema or prose";
        assert_eq!(told, [words], "{list}");
    }
}
