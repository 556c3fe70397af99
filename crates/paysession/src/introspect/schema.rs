//! JSON Schema, from the same tables as the reader.

use serde_json::{Map, Value, json};

use crate::{
    introspect::shape::{Field, ObjectShape, Shape},
    message::Message,
    read::Read,
    rule::TextRule,
};

/// What a schema is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Every rule that JSON Schema can say.
    Strict,
    /// The same, but for steps smaller than one, which stand in `$comment`:
    /// validators that compute with floating-point numbers refuse a quarter of
    /// ordinary prices over `multipleOf: 0.0001`. It never wrongly refuses.
    Portable,
}

impl Profile {
    /// Both profiles.
    pub const ALL: &'static [Self] = &[Self::Strict, Self::Portable];

    /// The profile's name, as folders and identifiers have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Portable => "portable",
        }
    }
}

/// The JSON Schema (2020-12) of a message.
pub fn of<T: Message>(profile: Profile) -> Value {
    let mut schema = Map::new();
    let id = format!("urn:paysession:{}:{}", profile.as_str(), T::ID);
    schema.insert("$schema".into(), json!(DIALECT));
    schema.insert("$id".into(), id.into());
    schema.insert("title".into(), T::ID.into());
    if let Ok(example) = serde_json::from_str::<Value>(T::EXAMPLE) {
        schema.insert("examples".into(), json!([example]));
    }
    schema.extend(value(&T::shape(), profile, None));
    Value::Object(schema)
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of one type, for schemars.
pub(crate) fn inline<T: Read>() -> schemars::Schema {
    value(&T::SHAPE, Profile::Strict, None).into()
}

/// The schema of a shape that is described at `source`.
fn value(
    shape: &Shape,
    profile: Profile,
    source: Option<&str>,
) -> Map<String, Value> {
    match shape {
        Shape::Text(rule) => rule.schema(),
        Shape::Choice(rule) => rule.schema(),
        Shape::Number(rule) => rule.schema(profile == Profile::Strict),
        Shape::Flag => keywords(json!({ "type": "boolean" })),
        Shape::Any => Map::new(),
        Shape::List { count, of } => {
            let items =
                value(of, profile, source_of("items", source).as_deref());
            let mut schema = keywords(json!({ "type": "array" }));
            if let Some(max) = count.max {
                schema.insert("maxItems".into(), max.into());
            }
            schema.insert("items".into(), items.into());
            schema
        }
        Shape::Map { name, of } => {
            let mut schema = keywords(json!({ "type": "object" }));
            if *name != TextRule::ANY {
                let mut names = name.schema();
                names.remove("type");
                schema.insert("propertyNames".into(), names.into());
            }
            let of = value(of, profile, None);
            schema.insert("additionalProperties".into(), of.into());
            schema
        }
        Shape::Object(shape) => object(shape, profile, source),
        Shape::Union { doc, variants, .. } => {
            let variants: Vec<Value> = variants
                .iter()
                .map(|(_, shape)| object(shape, profile, source).into())
                .collect();
            keywords(json!({
                "type": "object",
                "description": doc,
                "oneOf": variants,
            }))
        }
    }
}

fn source_of(step: &str, source: Option<&str>) -> Option<String> {
    source.map(|source| format!("{source}/{step}"))
}

fn object(
    shape: &ObjectShape,
    profile: Profile,
    source: Option<&str>,
) -> Map<String, Value> {
    let source = shape.source.or(source);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in shape.fields {
        if field.required {
            required.push(field.name);
        }
        let schema = property(field, profile, source);
        properties.insert(field.name.into(), schema.into());
    }
    let mut schema = keywords(json!({ "type": "object" }));
    if !shape.doc.is_empty() {
        schema.insert("description".into(), shape.doc.into());
    }
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema.insert("properties".into(), properties.into());
    schema
}

fn property(
    field: &Field,
    profile: Profile,
    object: Option<&str>,
) -> Map<String, Value> {
    let source = object.map(|object| field.source_in(object));
    let mut schema = value(&field.shape, profile, source.as_deref());
    if field.nullable {
        schema = or_null(schema);
    }
    if !field.doc.is_empty() {
        schema.insert("description".into(), field.doc.into());
    }
    if let Some(source) = source {
        let comment = match schema.get("$comment").and_then(Value::as_str) {
            Some(step) => format!("{step}; source: {source}"),
            None => format!("source: {source}"),
        };
        schema.insert("$comment".into(), comment.into());
    }
    schema
}

/// The same values, or `null`.
fn or_null(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind, "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    schema
}

fn keywords(schema: Value) -> Map<String, Value> {
    let Value::Object(keywords) = schema else { return Map::new() };
    keywords
}
