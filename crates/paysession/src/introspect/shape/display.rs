//! A shape in words.

use std::fmt;

use super::Shape;

/// What a value must be, as `schemas/RULES.md` has it. Of an object, it is
/// only said that it is one: its fields have rules of their own.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(rule) => rule.fmt(f),
            Self::Choice(rule) => rule.fmt(f),
            Self::Number(rule) => rule.fmt(f),
            Self::Boolean => f.write_str("true or false"),
            Self::Array { count, of } => write!(f, "a list of {count}: {of}"),
            Self::Map { name, of } => {
                write!(f, "an object; each name {name}; each value {of}")
            }
            Self::Object(_) | Self::Union { .. } => f.write_str("an object"),
            Self::Any => f.write_str("any value"),
        }
    }
}
