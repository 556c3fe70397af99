//! JSON Schema, from the same tables as the reader.

mod editor;
mod keywords;
mod profile;
mod writer;

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

pub use self::profile::Profile;
use self::writer::{SchemaWriter, component_name};
use crate::{
    introspect::shape::Shape, message::Message, read::Read, rule::TypeName,
};

/// Where the generated schemas are published: the `$id` of each is its address
/// below it. Whoever publishes them elsewhere changes it here, and nowhere
/// else.
///
/// It is where docs.rs shows the files of the package `paysession-cli`, to a
/// person: there is no other address that the packages' names give. A tool that
/// fetches a schema by its `$id` needs an address that serves the bare file.
pub const BASE_URI: &str =
    "https://docs.rs/crate/paysession-cli/latest/source/schemas/generated";

/// The JSON Schema (2020-12) of a message.
pub fn of<T: Message>(profile: Profile) -> Value {
    let mut schema = Map::new();
    let id = format!("{BASE_URI}/{}/{}.json", profile.as_str(), T::ID);
    schema.insert("$schema".into(), json!(DIALECT));
    schema.insert("$id".into(), id.into());
    schema.insert("title".into(), T::ID.into());
    schema.insert("examples".into(), json!([example::<T>()]));
    let shape = <T as Message>::SHAPE;
    if let Some(description) = list_description(&shape) {
        schema.insert("description".into(), description.into());
    }
    let mut writer = SchemaWriter { profile, components: None };
    schema.extend(writer.whole(&shape, None));
    Value::Object(schema)
}

fn example<T: Message>() -> Value {
    serde_json::from_str(T::EXAMPLE).expect("an example is JSON")
}

/// What a message that is a list of objects is. Other messages have a
/// description of their own.
fn list_description(shape: &Shape) -> Option<String> {
    let Shape::Array { of, .. } = shape else { return None };
    let entry = of.as_object()?.doc;
    Some(format!("An array. The documentation of its entries: {entry}"))
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Whether the schema of a type is a component, and not written into what
/// holds it.
pub(crate) fn is_component<T: Read>() -> bool {
    match &T::SHAPE {
        Shape::Object(_) | Shape::Union { .. } => true,
        Shape::Choice(rule) => component_name(rule).is_some(),
        Shape::String(_)
        | Shape::Number(_)
        | Shape::AnyNumber
        | Shape::Boolean
        | Shape::Any
        | Shape::Array { .. }
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
    let mut writer = SchemaWriter { profile: Profile::Portable, components };
    writer.whole(&T::SHAPE, None).into()
}

/// The schemas of many messages in one document, such as one of OpenAPI. They
/// are portable, and objects and long lists of values are components, too.
///
/// ```
/// use paysession::{introspect::schema::Components, yuno::CustomerSession};
///
/// let mut components = Components::at("/components/schemas");
/// let reference = components.add::<CustomerSession>();
/// assert_eq!(reference["$ref"], "#/components/schemas/YunoCustomerSession");
///
/// let schemas = components.into_schemas();
/// assert!(schemas.contains_key("YunoCustomerSession"));
/// assert!(schemas.contains_key("Country"));
/// ```
#[derive(Debug)]
pub struct Components(SchemaGenerator);

impl Components {
    /// None yet; the document will have them at this JSON Pointer.
    pub fn at(pointer: &'static str) -> Self {
        let settings = SchemaSettings::draft2020_12()
            .with(|settings| settings.definitions_path = pointer.into());
        Self(settings.into_generator())
    }

    /// Adds the schema of a message, and returns a reference to it.
    ///
    /// The component is named as the type, or else as the message:
    /// `KomojuCreateSession`, whose type is one of several objects.
    pub fn add<T: Message>(&mut self) -> Value {
        let components = Some(&mut self.0);
        let mut writer =
            SchemaWriter { profile: Profile::Portable, components };
        writer.component(&<T as Message>::SHAPE, pascal_case(T::ID)).into()
    }

    /// The components, by their names.
    pub fn into_schemas(mut self) -> Map<String, Value> {
        self.0.take_definitions(true)
    }
}

/// `KomojuCreateSession`, of `komoju.create-session`.
fn pascal_case(id: &str) -> String {
    let words = id.split(['.', '-']).map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}
