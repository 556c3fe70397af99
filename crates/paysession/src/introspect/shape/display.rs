//! A shape in words.

use std::fmt;

use super::Shape;
use crate::rule::CountRule;

/// What a value must be, as `schemas/RULES.md` has it. Of an object, it is
/// only said that it is one: its fields have rules of their own.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(rule) => rule.fmt(f),
            Self::Choice(rule) => rule.fmt(f),
            Self::Number(rule) => rule.fmt(f),
            Self::AnyNumber => f.write_str("any number"),
            Self::Boolean => f.write_str("true or false"),
            Self::Array { count: CountRule::ANY, of } => {
                write!(f, "an array without a published limit, each {of}")
            }
            Self::Array { count, of } => {
                write!(f, "an array of {count}, each {of}")
            }
            Self::Map { name, of } => {
                write!(
                    f,
                    "an object whose names are {name} and whose values are {of}"
                )
            }
            Self::Object(_) | Self::Union { .. } => f.write_str("an object"),
            Self::Any => f.write_str("any value"),
        }
    }
}
