//! JSON Schema, from the same tables as the reader.

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::{
    introspect::shape::{Field, ObjectShape, Shape},
    message::Message,
    read::Read,
    rule::{ChoiceRule, TextRule, TypeName},
};

/// The keywords of one schema.
type Keywords = Map<String, Value>;

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
    let shape = T::shape();
    if let Some(description) = list_description(&shape) {
        schema.insert("description".into(), description.into());
    }
    let mut writer = Writer { profile, components: None };
    schema.extend(writer.whole(&shape, None));
    Value::Object(schema)
}

/// What a message that is a list of objects is. Other messages have a
/// description of their own.
fn list_description(shape: &Shape) -> Option<String> {
    match shape {
        Shape::List { of: Shape::Object(object), .. } => {
            let entry = object.doc;
            Some(format!("An array. The documentation of its entries: {entry}"))
        }
        Shape::Text(_)
        | Shape::Choice(_)
        | Shape::Number(_)
        | Shape::Flag
        | Shape::Any
        | Shape::List { .. }
        | Shape::Map { .. }
        | Shape::Object(_)
        | Shape::Union { .. } => None,
    }
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Writes the parts of a schema.
struct Writer<'g> {
    profile: Profile,
    /// Where objects and long lists of values are components, as in the schemas
    /// that a service publishes. Without it, each part is written into what
    /// holds it, with its source.
    components: Option<&'g mut SchemaGenerator>,
}

/// Whether the schema of a type is a component, and not written into what
/// holds it.
pub(crate) fn is_component<T: Read>() -> bool {
    match &T::SHAPE {
        Shape::Object(_) | Shape::Union { .. } => true,
        Shape::Choice(rule) => component_name(rule).is_some(),
        Shape::Text(_)
        | Shape::Number(_)
        | Shape::Flag
        | Shape::Any
        | Shape::List { .. }
        | Shape::Map { .. } => false,
    }
}

/// The name of a component, unique among those of this crate.
pub(crate) fn name(module: &'static str, name: &'static str) -> String {
    TypeName::new(module, name).unique()
}

/// The schema of one type, for schemars: portable, its parts as components.
pub(crate) fn component<T: Read>(generator: &mut SchemaGenerator) -> Schema {
    let components = Some(generator);
    let mut writer = Writer { profile: Profile::Portable, components };
    writer.whole(&T::SHAPE, None).into()
}

/// The name of a list of values that is too long to be repeated.
fn component_name(rule: &ChoiceRule) -> Option<String> {
    const LONGEST_INLINE: usize = 20;
    let is_long = rule.values.len() > LONGEST_INLINE;
    rule.type_name.filter(|_| is_long).map(TypeName::unique)
}

impl Writer<'_> {
    /// The schema of a shape that is described at `source`, or a reference to
    /// the component that it is.
    fn value(&mut self, shape: &Shape, source: Option<&str>) -> Keywords {
        let name = match shape {
            Shape::Object(object) => Some(object.type_name.unique()),
            Shape::Choice(rule) => component_name(rule),
            Shape::Text(_)
            | Shape::Number(_)
            | Shape::Flag
            | Shape::Any
            | Shape::List { .. }
            | Shape::Map { .. }
            | Shape::Union { .. } => None,
        };
        let (Some(name), Some(generator)) = (name, &self.components) else {
            return self.whole(shape, source);
        };
        let path = &generator.settings().definitions_path;
        let reference = format!("#{path}/{name}");
        if !generator.definitions().contains_key(&name) {
            let schema = self.whole(shape, None);
            self.add_component(name, schema);
        }
        keywords(json!({ "$ref": reference }))
    }

    fn add_component(&mut self, name: String, schema: Keywords) {
        if let Some(generator) = &mut self.components {
            generator.definitions_mut().insert(name, schema.into());
        }
    }

    /// The schema of a shape.
    fn whole(&mut self, shape: &Shape, source: Option<&str>) -> Keywords {
        match shape {
            Shape::Text(rule) => rule.schema(),
            Shape::Choice(rule) => rule.schema(),
            Shape::Number(rule) => rule.schema(self.profile == Profile::Strict),
            Shape::Flag => keywords(json!({ "type": "boolean" })),
            Shape::Any => Map::new(),
            Shape::List { count, of } => {
                let items =
                    self.value(of, source_of("items", source).as_deref());
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
                let of = self.value(of, None);
                schema.insert("additionalProperties".into(), of.into());
                schema
            }
            Shape::Object(shape) => self.object(shape, source),
            Shape::Union { doc, variants, .. } => {
                let variants: Vec<Value> = variants
                    .iter()
                    .map(|(_, shape)| {
                        self.value(&Shape::Object(shape), source).into()
                    })
                    .collect();
                keywords(json!({
                    "type": "object",
                    "description": doc,
                    "oneOf": variants,
                }))
            }
        }
    }

    fn object(
        &mut self,
        shape: &ObjectShape,
        source: Option<&str>,
    ) -> Keywords {
        let source = shape.source.or(source);
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut either = Vec::new();
        for field in shape.fields {
            let schema = self.property(field, source);
            if let Some(alias) = field.alias {
                properties.insert(alias.into(), schema.clone().into());
                either.push([field.name, alias]);
            } else if field.required {
                required.push(field.name);
            }
            properties.insert(field.name.into(), schema.into());
        }
        let mut schema = keywords(json!({ "type": "object" }));
        if !shape.doc.is_empty() {
            schema.insert("description".into(), shape.doc.into());
        }
        if !required.is_empty() {
            schema.insert("required".into(), required.into());
        }
        schema.extend(any_name(&either).unwrap_or_default());
        schema.insert("properties".into(), properties.into());
        schema
    }

    fn property(&mut self, field: &Field, object: Option<&str>) -> Keywords {
        let source = object.map(|object| field.source_in(object));
        let mut schema = self.value(&field.shape, source.as_deref());
        if field.nullable {
            schema = or_null(schema);
        }
        if !field.doc.is_empty() {
            schema.insert("description".into(), field.doc.into());
        }
        let step = schema.remove("$comment");
        if let (None, Some(source)) = (&self.components, source) {
            let step = step.as_ref().and_then(Value::as_str);
            let comment = match step {
                Some(step) => format!("{step}; source: {source}"),
                None => format!("source: {source}"),
            };
            schema.insert("$comment".into(), comment.into());
        }
        schema
    }
}

/// Of each field that has two names, one must be there.
fn any_name(names: &[[&str; 2]]) -> Option<Keywords> {
    let each: Vec<Value> = names
        .iter()
        .map(|names| {
            let each = names.map(|name| json!({ "required": [name] }));
            json!({ "anyOf": each })
        })
        .collect();
    match each.as_slice() {
        [] => None,
        [one] => Some(keywords(one.clone())),
        _ => Some(keywords(json!({ "allOf": each }))),
    }
}

fn source_of(step: &str, source: Option<&str>) -> Option<String> {
    source.map(|source| format!("{source}/{step}"))
}

/// The same values, or `null`.
fn or_null(mut schema: Keywords) -> Keywords {
    if schema.contains_key("$ref") {
        return keywords(json!({ "anyOf": [schema, { "type": "null" }] }));
    }
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind, "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    schema
}

fn keywords(schema: Value) -> Keywords {
    let Value::Object(keywords) = schema else { return Map::new() };
    keywords
}
