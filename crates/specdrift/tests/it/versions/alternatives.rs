//! What alternatives accept, in two versions.

use super::{check, document};
use serde_json::{Value, json};

fn request(schema: &Value) -> Value {
    document("3.1.0", schema, &json!({ "type": "string" }))
}

fn response(schema: &Value) -> Value {
    document("3.1.0", &json!({ "type": "string" }), schema)
}

fn holding(name: &str) -> Value {
    json!({
        "type": "object",
        "properties": { name: { "type": "string" } },
        "required": [name],
    })
}

#[test]
fn a_one_of_that_counts_its_branches_is_found() {
    let [x, y] = ["x", "y"].map(holding);
    let any = json!({ "anyOf": [x, y] });
    let one = json!({ "oneOf": [x, y] });
    let text = |most: u32| json!({ "type": "string", "maxLength": most });
    let long = json!({ "type": "string", "minLength": 4 });
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a request may not keep both any more",
            request(&any),
            request(&one),
            &["D401 error: the message: oneOf now refuses what keeps two \
               alternatives"],
        ),
        (
            "a request may keep both now",
            request(&one),
            request(&any),
            &["D401 warning: the message: oneOf no longer refuses what keeps \
               two alternatives"],
        ),
        (
            "a response may keep both now",
            response(&one),
            response(&any),
            &["D401 error: the message: oneOf no longer refuses what keeps \
               two alternatives"],
        ),
        (
            "a branch stands there twice",
            request(&json!({ "oneOf": [x, y] })),
            request(&json!({ "oneOf": [x, y, x] })),
            &["D401 error: the message: oneOf now refuses what keeps two \
               alternatives"],
        ),
        (
            "a branch reaches into another",
            request(&json!({ "oneOf": [text(3), long] })),
            request(&json!({ "oneOf": [text(4), long] })),
            &[
                "D401 error: the message: oneOf now refuses what keeps two \
                 alternatives",
                "D201 warning: the message: longest text differs: before \
                 maxLength 3, now maxLength 4 (in one alternative; another \
                 accepts it)",
            ],
        ),
        (
            "two branches share what they shared before",
            request(&json!({ "oneOf": [text(3), text(5)] })),
            request(&json!({ "oneOf": [text(5), text(3)] })),
            &[],
        ),
    ];
    check(&rows);
}
