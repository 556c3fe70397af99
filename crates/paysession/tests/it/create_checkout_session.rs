//! The request that creates Yuno's checkout session: each rule on its limits.

mod limit;
mod report;

use paysession::yuno::CreateCheckoutSession;
use serde_json::{Value, json};

use crate::assertions::{accepts, example, refuses, with, without};

type Request = CreateCheckoutSession;

const STRING: &str = "a string";
const NUMBER: &str = "a number";
const ARRAY: &str = "an array";
const OBJECT: &str = "an object";

/// Whether a member must be there.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    Required,
    /// Required, but perhaps `null`.
    Nullable,
    Optional,
    /// An entry of an array, not a member.
    Entry,
}

/// Every member, the kind that it must be, and whether it must be there.
#[rustfmt::skip]
const MEMBERS: &[(&str, &str, Need)] = &[
    ("/account_id", STRING, Need::Required),
    ("/merchant_order_id", STRING, Need::Required),
    ("/payment_description", STRING, Need::Required),
    ("/country", STRING, Need::Required),
    ("/customer_id", STRING, Need::Optional),
    ("/callback_url", STRING, Need::Optional),
    ("/amount", OBJECT, Need::Optional),
    ("/amount/currency", STRING, Need::Required),
    ("/amount/value", NUMBER, Need::Required),
    ("/alternative_amount", OBJECT, Need::Optional),
    ("/alternative_amount/currency", STRING, Need::Nullable),
    ("/alternative_amount/value", NUMBER, Need::Required),
    ("/metadata", ARRAY, Need::Optional),
    ("/metadata/0", OBJECT, Need::Entry),
    ("/metadata/0/key", STRING, Need::Required),
    ("/metadata/0/value", STRING, Need::Required),
    ("/workflow", STRING, Need::Optional),
    ("/installments", OBJECT, Need::Optional),
    ("/installments/plan_id", STRING, Need::Optional),
    ("/installments/plan", ARRAY, Need::Optional),
    ("/installments/plan/0", OBJECT, Need::Entry),
    ("/installments/plan/0/installment", NUMBER, Need::Required),
    ("/installments/plan/0/rate", NUMBER, Need::Required),
    ("/recurring_payment", OBJECT, Need::Optional),
    ("/recurring_payment/description", STRING, Need::Optional),
    ("/recurring_payment/management_url", STRING, Need::Optional),
    ("/recurring_payment/billing_agreement", STRING, Need::Optional),
    ("/recurring_payment/regular_billing", OBJECT, Need::Optional),
    ("/recurring_payment/regular_billing/label", STRING, Need::Required),
    ("/recurring_payment/regular_billing/amount", STRING, Need::Required),
    ("/recurring_payment/regular_billing/interval_unit", STRING, Need::Required),
    ("/recurring_payment/regular_billing/interval_count", NUMBER, Need::Required),
    ("/recurring_payment/trial_billing", OBJECT, Need::Optional),
    ("/recurring_payment/trial_billing/label", STRING, Need::Required),
    ("/recurring_payment/trial_billing/amount", STRING, Need::Required),
    ("/recurring_payment/trial_billing/interval_unit", STRING, Need::Required),
    ("/recurring_payment/trial_billing/interval_count", NUMBER, Need::Required),
];

#[test]
fn a_member_of_another_kind_is_a_type_violation() {
    let body = example::<Request>();
    for (pointer, expected, need) in MEMBERS {
        assert!(body.pointer(pointer).is_some(), "must be there: {pointer}");
        for (found, value) in [
            ("null", json!(null)),
            ("a boolean", json!(true)),
            (NUMBER, json!(7)),
            (STRING, json!("140000")),
            (ARRAY, json!([[]])),
            (OBJECT, json!({"unheard": {}})),
        ] {
            let body = with(&body, pointer, value);
            if found == "null" && *need == Need::Nullable {
                accepts::<Request>(&body);
            } else if found != *expected {
                let may_be_absent = found == "null" && *need == Need::Optional;
                let hint =
                    if may_be_absent { ": leave the member out" } else { "" };
                let line = format!(
                    "{pointer} type: must be {expected}, found {found}{hint}"
                );
                refuses::<Request>(body, &[&line]);
            }
        }
    }
}

#[test]
fn a_required_member_must_be_there_and_no_other() {
    let body = example::<Request>();
    for (pointer, _, need) in MEMBERS {
        match need {
            Need::Required | Need::Nullable => refuses::<Request>(
                without(&body, pointer),
                &[&format!("{pointer} required: is required")],
            ),
            Need::Optional => {
                accepts::<Request>(&without(&body, pointer));
            }
            Need::Entry => {}
        }
    }
    for empty in ["/installments", "/recurring_payment"] {
        accepts::<Request>(&with(&body, empty, json!({})));
    }
    for empty in ["/metadata", "/installments/plan"] {
        accepts::<Request>(&with(&body, empty, json!([])));
    }
    refuses::<Request>(
        "{}",
        &[
            "/account_id required: is required",
            "/merchant_order_id required: is required",
            "/payment_description required: is required",
            "/country required: is required",
        ],
    );
}

#[test]
fn a_member_must_be_given_only_once() {
    let body = example::<Request>();
    for (pointer, _, need) in MEMBERS {
        if *need == Need::Entry {
            continue;
        }
        // The object that holds the member, with the member once more.
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let holder = body.pointer(parent).unwrap();
        let text = holder.to_string();
        let member = format!(r#"{{"{name}":{},"#, holder[name]);
        let text = text.replacen('{', &member, 1);
        let body = if parent.is_empty() {
            text
        } else {
            spliced(&body, parent, &text)
        };
        let line = format!("{pointer} duplicate: must be given only once");
        refuses::<Request>(body, &[&line]);
    }
}

/// The text of `body` with `text` as the value at `pointer`.
fn spliced(body: &Value, pointer: &str, text: &str) -> String {
    let body = with(body, pointer, json!("@here@")).to_string();
    body.replace("\"@here@\"", text)
}
