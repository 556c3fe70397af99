//! The test of the tests: faults that are planted in a copy of the schemas are
//! all found.

use paysession::{
    Message, generate,
    schema::{self, Profile},
    yuno::{CreateCustomerSession, CustomerSession},
};
use serde_json::{Value, json};

/// Whether any edge of a message is judged otherwise by the reader than by a
/// schema with `keyword` of the property at `pointer` changed.
fn is_found<T: Message>(pointer: &str, keyword: &str, value: Value) -> bool {
    let mut schema = schema::of::<T>(Profile::Strict);
    let property = schema.pointer_mut(pointer).unwrap();
    assert_ne!(property.get(keyword), Some(&value), "nothing is planted");
    match value {
        Value::Null => {
            property.as_object_mut().unwrap().remove(keyword).unwrap();
        }
        value => property[keyword] = value,
    }
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    generate::edges::<T>().iter().any(|edge| {
        serde_json::from_str(edge).is_ok_and(|value: Value| {
            let seen = value.to_string();
            T::from_json(seen.as_bytes()).is_ok() != schema.is_valid(&value)
        })
    })
}

#[test]
fn every_planted_fault_is_found() {
    type Request = CreateCustomerSession;
    type Response = CustomerSession;
    const URL: &str = "/properties/callback_url";
    const ID: &str = "/properties/customer_id";
    const HEX: &str = "[0-9A-Fa-f]";
    let uuid =
        format!("{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}");
    let wider = uuid.replace("a-f", "a-g");
    let found = [
        ("looser by one", is_found::<Request>(URL, "maxLength", json!(527))),
        ("no minimum", is_found::<Request>(URL, "minLength", json!(null))),
        (
            "a wider alphabet",
            is_found::<Request>(ID, "pattern", json!(format!("^{wider}$"))),
        ),
        ("tighter by one", is_found::<Response>(ID, "maxLength", json!(63))),
        // What 526 bytes are in code points of four bytes each.
        (
            "bytes for characters",
            is_found::<Request>(URL, "maxLength", json!(526 / 4)),
        ),
        (
            "an unanchored pattern",
            is_found::<Request>(
                URL,
                "pattern",
                json!("[^\\u0000-\\u001F\\u007F]"),
            ),
        ),
        (
            "a pattern without its end",
            is_found::<Response>(
                "/properties/created_at",
                "pattern",
                json!("^[0-9]{4}-[0-9]{2}-[0-9]{2}T"),
            ),
        ),
        (
            "a value too few",
            is_found::<Request>("/properties/country", "enum", json!(["US"])),
        ),
        (
            "not required",
            is_found::<Request>("", "required", json!(["account_id"])),
        ),
    ];
    for (fault, found) in found {
        assert!(found, "not found: {fault}");
    }
}
