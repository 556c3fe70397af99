//! Keywords as assertions in the words of 2020-12.

use crate::document::equality::with_canonical_numbers;
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::schema::assertion::{Assertion, Origin};
use crate::schema::keyword::{Keyword, KeywordRole, words};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub(super) fn nothing(at: Pointer) -> Assertion {
    Assertion {
        keyword: Keyword::Not,
        value: Value::Object(Map::new()),
        origin: Origin::keyword(at),
    }
}

pub(super) fn required(value: &Value, at: &Pointer) -> Vec<Assertion> {
    let names: BTreeSet<&str> = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    names
        .into_iter()
        .map(|name| Assertion {
            keyword: Keyword::Required,
            value: Value::Array(vec![name.into()]),
            origin: Origin::keyword(at.clone()),
        })
        .collect()
}

/// The values of a list of branches that hold one constant each.
pub(super) fn constants(branches: &[Value]) -> Option<Value> {
    let values = branches
        .iter()
        .map(|branch| {
            let map = branch.as_object()?;
            let said = |word: &str| {
                Keyword::parse(word).is_some_and(|keyword| {
                    keyword != Keyword::Type
                        && keyword.role() != KeywordRole::Annotation
                })
            };
            let value = match (map.get("const"), map.get("enum")) {
                (Some(value), None) => value,
                (None, Some(Value::Array(values))) if values.len() == 1 => {
                    values.first()?
                }
                _ => return None,
            };
            (map.keys().filter(|word| said(word)).count() == 1)
                .then(|| value.clone())
        })
        .collect::<Option<Vec<Value>>>()?;
    Some(sorted(&values))
}

fn sorted(values: &[Value]) -> Value {
    let mut values: Vec<Value> =
        values.iter().map(with_canonical_numbers).collect();
    values.sort_by_key(ToString::to_string);
    values.dedup();
    Value::Array(values)
}

/// One keyword as a limit in the words of 2020-12.
pub(super) fn assertion(
    map: &Map<String, Value>,
    keyword: Keyword,
    value: &Value,
    at: Pointer,
    openapi_version: OpenApiVersion,
) -> Option<Assertion> {
    let (keyword, value) = match (openapi_version, keyword, value) {
        (_, Keyword::Type, _) => {
            (Keyword::Type, types(map, value, openapi_version))
        }
        (_, Keyword::Enum, Value::Array(values)) => {
            (Keyword::Enum, sorted(values))
        }
        (_, Keyword::Const, _) => {
            (Keyword::Enum, sorted(std::slice::from_ref(value)))
        }
        (
            OpenApiVersion::V30,
            Keyword::ExclusiveMinimum | Keyword::ExclusiveMaximum,
            Value::Bool(_),
        ) => {
            return None;
        }
        (OpenApiVersion::V30, Keyword::Minimum, _)
            if map.get("exclusiveMinimum") == Some(&Value::Bool(true)) =>
        {
            (Keyword::ExclusiveMinimum, value.clone())
        }
        (OpenApiVersion::V30, Keyword::Maximum, _)
            if map.get("exclusiveMaximum") == Some(&Value::Bool(true)) =>
        {
            (Keyword::ExclusiveMaximum, value.clone())
        }
        (
            _,
            Keyword::MinLength | Keyword::MinItems | Keyword::MinProperties,
            value,
        ) if value.as_u64() == Some(0) => {
            return None;
        }
        (_, Keyword::UniqueItems, Value::Bool(false)) => return None,
        (_, keyword, value) => (keyword, value.clone()),
    };
    let origin = Origin::keyword(at);
    Some(Assertion { keyword, value, origin })
}

/// The types as a sorted list, `null` among them where 3.0 says `nullable`.
fn types(
    map: &Map<String, Value>,
    value: &Value,
    openapi_version: OpenApiVersion,
) -> Value {
    let mut types: Vec<Value> = words(value).map(Value::from).collect();
    let nullable = map.get("nullable") == Some(&Value::Bool(true));
    if openapi_version == OpenApiVersion::V30 && nullable {
        types.push("null".into());
    }
    sorted(&types)
}
