//! The implementation of every message: its schema, its reader and where its
//! fields stand in Rust.

use paysession::introspect::schema::{Profile, of};
use paysession::introspect::{Field, ObjectShape, Shape, SourceLine};
use paysession::{
    Message,
    introspect::{MessageVisitor, for_each_message},
};
use serde_json::Value;
use specdrift::{Implementation, SourceLocation};

/// Every message type.
pub(crate) struct Implementations(Vec<MessageSchema>);

struct MessageSchema {
    id: &'static str,
    shape: Shape,
    schema: Value,
    accepts: fn(&[u8]) -> bool,
}

impl MessageVisitor for Implementations {
    fn visit<T: Message>(&mut self) {
        self.0.push(MessageSchema {
            id: T::ID,
            shape: T::SHAPE,
            schema: of::<T>(Profile::Strict),
            accepts: |body| T::from_json(body).is_ok(),
        });
    }
}

impl Implementations {
    pub(crate) fn collect() -> Self {
        let mut types = Self(Vec::new());
        for_each_message(&mut types);
        types
    }

    /// Calls `work` with every type as specdrift takes it.
    pub(crate) fn with<R>(
        &self,
        work: impl FnOnce(&[Implementation<'_>]) -> R,
    ) -> R {
        let locations: Vec<_> = self
            .0
            .iter()
            .map(|one| move |field: &str| source_location(&one.shape, field))
            .collect();
        let ours: Vec<Implementation<'_>> = self
            .0
            .iter()
            .zip(&locations)
            .map(|(one, location)| {
                Implementation::new(one.id, &one.schema, &one.accepts)
                    .with_source_location(location)
            })
            .collect();
        work(&ours)
    }
}

/// Where a field is declared, or the nearest thing above it that is.
fn source_location(shape: &Shape, field: &str) -> Option<SourceLocation> {
    let mut objects = objects(shape);
    let mut found = objects.first().map(|object| object.line);
    for name in field.split('/').skip(1).filter(|name| *name != "*") {
        let fields = objects.iter().flat_map(|object| object.fields);
        let Some(field) = fields.into_iter().find(|f| is_named(f, name)) else {
            break;
        };
        found = Some(field.line);
        objects = self::objects(&field.shape);
    }
    let SourceLine { file, line, .. } = found?;
    Some(SourceLocation::new(file.to_owned(), usize::try_from(line).ok()?))
}

fn is_named(field: &Field, name: &str) -> bool {
    field.name == name || field.alias == Some(name)
}

/// The objects whose members stand right inside a value.
fn objects(shape: &Shape) -> Vec<&'static ObjectShape> {
    match shape {
        Shape::Object(object) => vec![object],
        Shape::Union { variants, .. } => {
            variants.iter().map(|(_, object)| *object).collect()
        }
        Shape::Array { of, .. } | Shape::Map { of, .. } => objects(of),
        Shape::String(_)
        | Shape::Choice(_)
        | Shape::Number(_)
        | Shape::AnyNumber
        | Shape::Boolean
        | Shape::Any => Vec::new(),
    }
}
