//! The rule of every field of a message, as Python has it.

use paysession::introspect::{ObjectShape, Shape};
use pyo3::IntoPyObject;

/// One field; in Python a `dict`.
#[derive(Debug, IntoPyObject)]
pub(crate) struct Rule {
    /// Where the field is; `*` stands for every entry or member.
    pointer: String,
    /// The tag of the variant that has the field, where there are several.
    variant: Option<String>,
    /// What the value must be, in words.
    must_be: String,
    required: bool,
    nullable: bool,
    /// The provider's document and a JSON Pointer into it.
    source: String,
}

/// The rules of a message, in the order of its fields.
pub(crate) fn of(shape: &Shape) -> Vec<Rule> {
    let mut rows = Rows { variant: None, rules: Vec::new() };
    rows.nested("", shape, "");
    rows.rules
}

struct Rows {
    variant: Option<String>,
    rules: Vec<Rule>,
}

impl Rows {
    /// The rules of the fields inside a value.
    fn nested(&mut self, parent: &str, shape: &Shape, source: &str) {
        match shape {
            Shape::Object(object) => self.object(parent, object, source),
            Shape::Array { of, .. } => {
                let source = format!("{source}/items");
                self.nested(&format!("{parent}/*"), of, &source);
            }
            Shape::Map { of, .. } => {
                self.nested(&format!("{parent}/*"), of, source);
            }
            Shape::Union { tag, variants, .. } => {
                for (value, object) in *variants {
                    self.variant = Some(format!("{tag}={value}"));
                    self.object(parent, object, source);
                }
                self.variant = None;
            }
            Shape::String(_)
            | Shape::Choice(_)
            | Shape::Number(_)
            | Shape::Boolean
            | Shape::Any => {}
        }
    }

    fn object(&mut self, parent: &str, object: &ObjectShape, source: &str) {
        let source = object.source.unwrap_or(source);
        for field in object.fields {
            let pointer = format!("{parent}/{}", field.name);
            let source = field.source_in(source);
            self.rules.push(Rule {
                pointer: pointer.clone(),
                variant: self.variant.clone(),
                must_be: field.shape.to_string(),
                required: field.required,
                nullable: field.nullable,
                source: source.clone(),
            });
            self.nested(&pointer, &field.shape, &source);
        }
    }
}
