//! The profile for editors: what it shows, and that it judges as the portable
//! one does.

use paysession::{
    Message,
    introspect::{
        MessageVisitor,
        schema::{self, Profile},
    },
    komoju, yuno,
};
use serde_json::{Value, json};

use crate::read::every_message;

/// What only editors read.
const KEYWORDS: [&str; 2] = ["markdownDescription", "markdownEnumDescriptions"];

#[test]
fn a_field_says_its_rule_and_its_source() {
    let customer = schema::of::<yuno::CreateCustomerSession>(Profile::Editor);
    let checkout = schema::of::<yuno::CreateCheckoutSession>(Profile::Editor);
    let session = schema::of::<yuno::CheckoutSession>(Profile::Editor);
    let cases = [
        (
            &customer,
            "/properties/account_id",
            "The merchant account.\n\n\
             Required: must be 36 characters, a UUID of 8-4-4-4-12 \
             hexadecimal digits.\n\n\
             Source: `yuno/create-customer-session#/paths/\
             ~1customers~1sessions/post/requestBody/content/\
             application~1json/schema/properties/account_id`",
        ),
        (
            &checkout,
            "/properties/amount/properties/value",
            "The value, in major units of the currency.\n\n\
             Required: must be 0 to 99999999999.9999, at most 4 decimal \
             places.\n\n\
             Source: `yuno/create-checkout-session#/paths/\
             ~1checkout~1sessions/post/requestBody/content/\
             application~1json/schema/properties/amount/properties/value`",
        ),
        (
            &checkout,
            "/properties/metadata",
            "What the merchant notes on the session.\n\n\
             Optional: must be an array of at most 50 entries, each an object.\n\n\
             Each entry:\n\n\
             - `key`: Required: must be at most 48 characters.\n\
             - `value`: Required: must be at most 512 characters.\n\n\
             Source: `yuno/session-objects#/components/schemas/\
             CheckoutSession/properties/metadata`",
        ),
        (
            &session,
            "/properties/checkout_session",
            "The session.\n\n\
             Required, or `id` in its place: must be 36 to 64 characters.\n\n\
             Source: `yuno/session-objects#/components/schemas/\
             CheckoutSession/properties/checkout_session`",
        ),
    ];
    for (schema, pointer, expected) in cases {
        let field = schema.pointer(pointer).unwrap();
        assert_eq!(field["markdownDescription"], expected, "{pointer}");
    }
}

#[test]
fn the_values_of_a_list_say_what_they_mean() {
    let customer = schema::of::<yuno::CreateCustomerSession>(Profile::Editor);
    let create = schema::of::<komoju::CreateSession>(Profile::Editor);
    let payment = "/oneOf/0/properties";
    let cases = [
        (&customer, "/properties/country".to_owned(), "JP", "Japan"),
        (&create, format!("{payment}/currency"), "EUR", "Euro"),
        (
            &create,
            format!("{payment}/payment_data/properties/capture"),
            "manual",
            "Later, on request.",
        ),
    ];
    for (schema, pointer, value, meaning) in cases {
        let field = schema.pointer(&pointer).unwrap();
        let values = field["enum"].as_array().unwrap();
        let at = values.iter().position(|one| one == value).unwrap();
        assert_eq!(field["markdownEnumDescriptions"][at], meaning, "{value}");
    }
}

#[test]
fn it_is_the_portable_profile_and_what_editors_show() {
    struct Same;
    impl MessageVisitor for Same {
        fn visit<T: Message>(&mut self) {
            let mut editor = schema::of::<T>(Profile::Editor);
            let mut portable = schema::of::<T>(Profile::Portable);
            let mut shown = 0;
            visit(&mut editor, &mut |keywords| {
                if let Some(texts) = keywords.get("markdownEnumDescriptions") {
                    let count = |list: &Value| list.as_array().unwrap().len();
                    assert_eq!(count(texts), count(&keywords["enum"]));
                }
                for keyword in KEYWORDS {
                    shown += usize::from(keywords.remove(keyword).is_some());
                }
            });
            assert!(shown > 0, "{}", T::ID);
            editor["$id"] = json!(null);
            portable["$id"] = json!(null);
            assert_eq!(editor, portable, "{}", T::ID);
        }
    }
    every_message(&mut Same);
}

/// Goes through every object of a schema.
fn visit(
    value: &mut Value,
    each: &mut impl FnMut(&mut serde_json::Map<String, Value>),
) {
    match value {
        Value::Object(keywords) => {
            each(keywords);
            for inner in keywords.values_mut() {
                visit(inner, each);
            }
        }
        Value::Array(items) => {
            for inner in items {
                visit(inner, each);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
