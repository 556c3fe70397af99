//! The rule of every field of a message, one after the other.

use super::shape::{Field, ObjectShape, Shape};

/// A field of a message: where it is, and where its rule comes from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FieldRule {
    /// Where the field is: a JSON Pointer, in which `*` stands for every entry
    /// or member.
    pub pointer: String,
    /// The field that tells the variant that has this one, and its value.
    pub variant: Option<(&'static str, &'static str)>,
    /// The field.
    pub field: &'static Field,
    /// Where the rule comes from: `document#pointer`.
    pub source: String,
}

impl Shape {
    /// The rule of every field, in the order of the fields.
    ///
    /// ```
    /// use paysession::{Message, yuno::CreateCustomerSession};
    ///
    /// let rules = CreateCustomerSession::SHAPE.rules();
    /// let country = rules.iter().find(|rule| rule.pointer == "/country");
    /// assert_eq!(
    ///     country.map(|rule| rule.field.shape.to_string()).as_deref(),
    ///     Some("an ISO 3166-1 alpha-2 country code"),
    /// );
    /// ```
    pub fn rules(&self) -> Vec<FieldRule> {
        let mut walk = RuleCollector { variant: None, rules: Vec::new() };
        walk.inside("", self, "");
        walk.rules
    }
}

struct RuleCollector {
    variant: Option<(&'static str, &'static str)>,
    rules: Vec<FieldRule>,
}

impl RuleCollector {
    /// The fields inside a value.
    fn inside(&mut self, parent: &str, shape: &Shape, source: &str) {
        match shape {
            Shape::Object(object) => self.object(parent, object, source),
            Shape::Array { of, .. } => {
                let source = format!("{source}/items");
                self.inside(&format!("{parent}/*"), of, &source);
            }
            Shape::Map { of, .. } => {
                self.inside(&format!("{parent}/*"), of, source);
            }
            Shape::Union { tag, variants, .. } => {
                let outer = self.variant;
                for (value, object) in *variants {
                    self.variant = Some((tag, value));
                    self.object(parent, object, source);
                }
                self.variant = outer;
            }
            Shape::String(_)
            | Shape::Choice(_)
            | Shape::Number(_)
            | Shape::AnyNumber
            | Shape::Boolean
            | Shape::Any => {}
        }
    }

    fn object(&mut self, parent: &str, object: &ObjectShape, source: &str) {
        let source = object.source.unwrap_or(source);
        for field in object.fields {
            let pointer = format!("{parent}/{}", field.name);
            let source = field.source_in(source);
            self.rules.push(FieldRule {
                pointer: pointer.clone(),
                variant: self.variant,
                field,
                source: source.clone(),
            });
            self.inside(&pointer, &field.shape, &source);
        }
    }
}
