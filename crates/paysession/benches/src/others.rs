//! The other ways to read the same messages.

use std::hint::black_box;

use rust_decimal::Decimal;
use serde::Deserialize;
use validator::{Validate, ValidationError};

/// Nothing is checked but the kinds of JSON.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct Plain {
    account_id: String,
    merchant_order_id: String,
    payment_description: String,
    callback_url: Option<String>,
    country: String,
    customer_id: Option<String>,
    amount: PlainAmount,
    metadata: Option<Vec<PlainEntry>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct PlainAmount {
    currency: String,
    value: f64,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct PlainEntry {
    key: String,
    value: String,
}

pub(crate) fn floor(body: &[u8]) -> usize {
    faults(serde_json::from_slice::<Plain>(body))
}

pub(crate) fn sonic(body: &[u8]) -> usize {
    faults(sonic_rs::from_slice::<Plain>(body))
}

pub(crate) fn value(body: &[u8]) -> usize {
    faults(serde_json::from_slice::<serde_json::Value>(body))
}

fn faults<T, E>(read: Result<T, E>) -> usize {
    usize::from(black_box(read).is_err())
}

/// What most services write: the crates for each part, and `validator`.
#[derive(Deserialize, Validate)]
struct SerdeValidator {
    #[validate(length(equal = 36))]
    account_id: String,
    #[validate(length(min = 3, max = 255))]
    merchant_order_id: String,
    #[validate(length(min = 3, max = 255))]
    payment_description: String,
    #[validate(length(min = 3, max = 526))]
    callback_url: Option<String>,
    #[expect(dead_code, reason = "it is checked by its type")]
    country: celes::Country,
    #[validate(length(equal = 36))]
    customer_id: Option<String>,
    #[validate(nested)]
    amount: ObviousAmount,
    #[validate(nested, length(max = 50))]
    metadata: Option<Vec<ObviousEntry>>,
}

#[derive(Deserialize, Validate)]
struct ObviousAmount {
    #[expect(dead_code, reason = "it is checked by its type")]
    currency: iso_currency::Currency,
    #[validate(custom(function = "four_places"))]
    value: Decimal,
}

#[derive(Deserialize, Validate, serde::Serialize)]
struct ObviousEntry {
    #[validate(length(max = 48))]
    key: String,
    #[validate(length(max = 512))]
    value: String,
}

fn four_places(value: &Decimal) -> Result<(), ValidationError> {
    if value.normalize().scale() <= 4 && !value.is_sign_negative() {
        Ok(())
    } else {
        Err(ValidationError::new("step"))
    }
}

pub(crate) fn obvious(body: &[u8]) -> usize {
    match serde_json::from_slice::<SerdeValidator>(body) {
        Ok(message) => match message.validate() {
            Ok(()) => {
                black_box(message);
                0
            }
            Err(errors) => black_box(errors).errors().len(),
        },
        Err(_) => 1,
    }
}

#[derive(Deserialize, garde::Validate)]
struct Garde {
    #[garde(length(chars, min = 36, max = 36))]
    account_id: String,
    #[garde(length(chars, min = 3, max = 255))]
    merchant_order_id: String,
    #[garde(length(chars, min = 3, max = 255))]
    payment_description: String,
    #[garde(inner(length(chars, min = 3, max = 526)))]
    callback_url: Option<String>,
    #[garde(length(chars, min = 2, max = 2))]
    country: String,
    #[garde(inner(length(chars, min = 36, max = 36)))]
    customer_id: Option<String>,
    #[garde(dive)]
    amount: GardeAmount,
    #[garde(dive, length(max = 50))]
    metadata: Option<Vec<GardeEntry>>,
}

#[derive(Deserialize, garde::Validate)]
struct GardeAmount {
    #[garde(length(chars, min = 3, max = 3))]
    currency: String,
    #[garde(range(min = 0.0, max = 1e11))]
    value: f64,
}

#[derive(Deserialize, garde::Validate)]
struct GardeEntry {
    #[garde(length(chars, max = 48))]
    key: String,
    #[garde(length(chars, max = 512))]
    value: String,
}

pub(crate) fn garde(body: &[u8]) -> usize {
    match serde_json::from_slice::<Garde>(body) {
        Ok(message) => match garde::Validate::validate(&message) {
            Ok(()) => {
                black_box(message);
                0
            }
            Err(report) => black_box(report).iter().count(),
        },
        Err(_) => 1,
    }
}

#[derive(eserde::Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct Eserde {
    account_id: String,
    merchant_order_id: String,
    payment_description: String,
    callback_url: Option<String>,
    country: String,
    customer_id: Option<String>,
    amount: EserdeAmount,
    metadata: Option<Vec<EserdeEntry>>,
}

#[derive(eserde::Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct EserdeAmount {
    currency: String,
    value: f64,
}

#[derive(eserde::Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct EserdeEntry {
    key: String,
    value: String,
}

pub(crate) fn eserde(body: &[u8]) -> usize {
    let Ok(text) = std::str::from_utf8(body) else { return 1 };
    match eserde::json::from_str::<Eserde>(text) {
        Ok(message) => {
            black_box(message);
            0
        }
        Err(errors) => black_box(errors).len(),
    }
}

#[cfg(feature = "schema")]
pub(crate) fn schema(body: &[u8]) -> usize {
    use std::sync::LazyLock;
    static JUDGE: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        use paysession::{
            introspect::schema::{self, Profile},
            yuno::CreateCheckoutSession,
        };
        let schema = schema::of::<CreateCheckoutSession>(Profile::Strict);
        jsonschema::draft202012::new(&schema).unwrap()
    });
    match serde_json::from_slice::<serde_json::Value>(body) {
        Ok(value) => black_box(JUDGE.iter_errors(&value).count()),
        Err(_) => 1,
    }
}

/// KOMOJU's session, unchecked.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct PlainSession {
    mode: String,
    amount: i64,
    currency: String,
    return_url: Option<String>,
    email: Option<String>,
    default_locale: Option<String>,
    payment_types: Option<Vec<String>>,
    line_items: Option<Vec<PlainItem>>,
    metadata: Option<std::collections::BTreeMap<String, String>>,
    payment_data: Option<PlainData>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct PlainItem {
    description: Option<String>,
    amount: Option<i64>,
    quantity: Option<i64>,
    external_product_num: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct PlainData {
    external_order_num: Option<String>,
    capture: Option<String>,
}

pub(crate) fn komoju_floor(body: &[u8]) -> usize {
    faults(serde_json::from_slice::<PlainSession>(body))
}
