//! A part of an operation that is not what belongs there cannot be judged.

use super::{document, found};
use serde_json::{Value, json};

#[test]
fn what_is_no_operation_is_said_at_its_place() {
    let text = json!({ "type": "string" });
    let before = document("3.1.0", &text, &text);
    let post = "/paths/~1v2~1things/post";
    let rows: [(&str, Value, &str); 12] = [
        ("/paths", json!([]), "/paths: expected an object"),
        (
            "/paths/~1v2~1things",
            json!("requ"),
            "/paths/~1v2~1things: expected an object",
        ),
        (post, Value::Null, "/paths/~1v2~1things/post: expected an object"),
        ("/requestBody", json!([]), "/requestBody: expected an object"),
        (
            "/requestBody/content",
            Value::Null,
            "/requestBody/content: expected an object",
        ),
        (
            "/requestBody/required",
            json!("yes"),
            "/requestBody/required: expected true or false",
        ),
        ("/responses", json!("200"), "/responses: expected an object"),
        ("/parameters", json!({}), "/parameters: expected a list"),
        ("/parameters", json!([null]), "/parameters/0: expected an object"),
        (
            "/parameters",
            json!([{ "name": "a", "in": "body" }]),
            "/parameters/0: expected a parameter with a name, in path, query, header or cookie",
        ),
        ("/callbacks", json!([]), "/callbacks: expected an object"),
        ("/deprecated", json!("no"), "/deprecated: expected true or false"),
    ];
    for (at, value, reason) in rows {
        let mut after = before.clone();
        let whole = at.starts_with("/paths");
        let place = if whole { at.to_owned() } else { format!("{post}{at}") };
        let (holder, name) = place.rsplit_once('/').unwrap();
        let name = name.replace("~1", "/");
        after.pointer_mut(holder).unwrap()[name] = value;
        let reason =
            if whole { reason.to_owned() } else { format!("{post}{reason}") };
        let all = found(&before, &after);
        let said = format!("D997 error: {reason}");
        assert!(all.contains(&said), "{place}: {all:#?}");
    }
}
