//! What the scalars of YAML's core schema mean.

use crate::document::not_openapi::NotOpenApi;
use saphyr_parser::Tag;
use serde_json::Value;

/// How long a number may be that is not in decimal digits.
const MAX_BASED_DIGITS: usize = 1_000;

/// A scalar, read.
pub(super) enum CoreValue {
    /// A number, by its text in decimal digits.
    Number(String),
    Other(Value),
}

/// A tag of the core schema that a scalar may have.
#[derive(Debug, Clone, Copy)]
pub(super) enum CoreTag {
    Str,
    Null,
    Bool,
    Int,
    Float,
}

impl CoreTag {
    /// The tag of a scalar; the non-specific `!` makes it a text.
    pub(super) fn from_tag(
        tag: Option<&Tag>,
    ) -> Result<Option<Self>, NotOpenApi> {
        let Some(tag) = tag else { return Ok(None) };
        if tag.handle.is_empty() && tag.suffix == "!" {
            return Ok(Some(Self::Str));
        }
        [
            ("str", Self::Str),
            ("null", Self::Null),
            ("bool", Self::Bool),
            ("int", Self::Int),
            ("float", Self::Float),
        ]
        .into_iter()
        .find(|(name, _)| is_core(tag, name))
        .map(|(_, core)| Some(core))
        .ok_or_else(|| NotOpenApi::Tag(tag_name(tag)))
    }

    /// A scalar that says to be of this type, whatever its style.
    pub(super) fn read(self, text: &str) -> Result<CoreValue, NotOpenApi> {
        let untagged = plain_scalar(text);
        match (self, untagged) {
            (Self::Str, _) => Ok(CoreValue::Other(Value::from(text))),
            (Self::Null, Ok(read @ CoreValue::Other(Value::Null)))
            | (Self::Bool, Ok(read @ CoreValue::Other(Value::Bool(_))))
            | (Self::Float, Ok(read @ CoreValue::Number(_))) => Ok(read),
            (Self::Int, Ok(CoreValue::Number(digits)))
                if !digits.contains(['.', 'e', 'E']) =>
            {
                Ok(CoreValue::Number(digits))
            }
            (_, Err(error)) => Err(error),
            (Self::Null, Ok(_)) => Err(NotOpenApi::Tag("!!null".into())),
            (Self::Bool, Ok(_)) => Err(NotOpenApi::Tag("!!bool".into())),
            (Self::Int, Ok(_)) => Err(NotOpenApi::Tag("!!int".into())),
            (Self::Float, Ok(_)) => Err(NotOpenApi::Tag("!!float".into())),
        }
    }
}

/// The namespace of the tags that YAML itself defines.
const NAMESPACE: &str = "tag:yaml.org,2002:";

pub(super) fn is_core(tag: &Tag, name: &str) -> bool {
    format!("{}{}", tag.handle, tag.suffix).strip_prefix(NAMESPACE)
        == Some(name)
}

/// A tag as a person writes it.
pub(super) fn tag_name(tag: &Tag) -> String {
    let whole = format!("{}{}", tag.handle, tag.suffix);
    match whole.strip_prefix(NAMESPACE) {
        Some(name) => format!("!!{name}"),
        None => whole,
    }
}

/// A plain scalar without a tag.
pub(super) fn plain_scalar(text: &str) -> Result<CoreValue, NotOpenApi> {
    let value = match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        ".nan" | ".NaN" | ".NAN" => {
            return Err(NotOpenApi::NonJsonNumber(text.into()));
        }
        _ => {
            let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
            let based = text.starts_with("0x") || text.starts_with("0o");
            if based && text.len() > MAX_BASED_DIGITS {
                let found = "a number in digits of base 8 or 16 of that length";
                return Err(NotOpenApi::NonJsonNumber(found.into()));
            }
            if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
                return Err(NotOpenApi::NonJsonNumber(text.into()));
            }
            return Ok(number(text).map_or_else(
                || CoreValue::Other(Value::from(text)),
                CoreValue::Number,
            ));
        }
    };
    Ok(CoreValue::Other(value))
}

/// The decimal digits of a number of the core schema.
fn number(text: &str) -> Option<String> {
    let based = |prefix: &str, base: u32| {
        let digits = text.strip_prefix(prefix)?;
        (!digits.is_empty()).then(|| in_decimal(digits, base)).flatten()
    };
    if let Some(digits) = based("0x", 16).or_else(|| based("0o", 8)) {
        return Some(digits);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mantissa = unsigned.split(['e', 'E']).next().unwrap_or_default();
    let exponent = unsigned.get(mantissa.len()..).unwrap_or_default();
    let exponent = exponent.strip_prefix(['e', 'E']);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_number = digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| {
            let unsigned = exponent.strip_prefix(['-', '+']);
            let unsigned = unsigned.unwrap_or(exponent);
            !unsigned.is_empty() && digits(unsigned)
        });
    is_number.then(|| text.to_owned())
}

/// Digits of base 8 or 16 in decimal, of any length.
fn in_decimal(digits: &str, base: u32) -> Option<String> {
    // Least first.
    let mut decimal = vec![0_u32];
    for digit in digits.chars() {
        let mut carry = digit.to_digit(base)?;
        for place in &mut decimal {
            let sum = *place * base + carry;
            *place = sum % 10;
            carry = sum / 10;
        }
        while carry > 0 {
            decimal.push(carry % 10);
            carry /= 10;
        }
    }
    let digits = decimal.into_iter().rev();
    digits.map(|digit| char::from_digit(digit, 10)).collect()
}
