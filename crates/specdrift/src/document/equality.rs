//! Whether two values are equal as JSON Schema has it: numbers by what they are,
//! not by how they are written.

use serde_json::{Number, Value};

/// Whether two values are equal: `1.0` and `1` are.
pub(crate) fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            canonical_number(a) == canonical_number(b)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let same = |(name, a): (&String, &Value)| {
                b.get(name).is_some_and(|b| equal(a, b))
            };
            a.len() == b.len() && a.iter().all(same)
        }
        (a, b) => a == b,
    }
}

/// A value whose whole numbers are written without a point.
pub(crate) fn with_canonical_numbers(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(canonical_number(number)),
        Value::Array(items) => {
            items.iter().map(with_canonical_numbers).collect()
        }
        Value::Object(map) => map
            .iter()
            .map(|(name, value)| (name.clone(), with_canonical_numbers(value)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

/// Below this, an `f64` holds every whole number.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn canonical_number(number: &Number) -> Number {
    let whole = number
        .as_f64()
        .filter(|float| number.is_f64() && float.fract() == 0.0)
        .filter(|float| float.abs() < EXACT);
    // The text of a whole `f64` is its digits.
    whole
        .and_then(|float| format!("{float:.0}").parse::<i64>().ok())
        .map_or_else(|| number.clone(), Number::from)
}
