//! The rule of every field of a message, as Python has it.

use paysession::introspect::FieldRule;
use pyo3::IntoPyObject;

/// One field; in Python a `dict`.
#[derive(Debug, IntoPyObject)]
pub(crate) struct Rule {
    /// Where the field is; `*` stands for every entry or member.
    pointer: String,
    /// Another name under which it may be sent.
    alias: Option<&'static str>,
    /// The tag of the variant that has the field, where there are several.
    variant: Option<String>,
    /// What the value must be, in words.
    must_be: String,
    required: bool,
    nullable: bool,
    /// The provider's document and a JSON Pointer into it.
    source: String,
}

impl From<FieldRule> for Rule {
    fn from(rule: FieldRule) -> Self {
        Self {
            pointer: rule.pointer,
            alias: rule.field.alias,
            variant: rule.variant.map(|(tag, value)| format!("{tag}={value}")),
            must_be: rule.field.shape.to_string(),
            required: rule.field.required,
            nullable: rule.field.nullable,
            source: rule.source,
        }
    }
}
