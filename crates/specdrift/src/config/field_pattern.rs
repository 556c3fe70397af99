//! Names fields of messages.

use crate::document::pointer::Pointer;

/// A field as findings name it, an item being `*`. In a pattern `*` stands for
/// any one step, and `**` for any number of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPattern(Vec<PatternSegment>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum PatternSegment {
    Exactly(String),
    AnyOne,
    AnyNumber,
}

impl FieldPattern {
    /// Takes a text that starts with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        let pointer = Pointer::parse(text).filter(|_| !text.is_empty())?;
        let step = |segment: String| match segment.as_str() {
            "*" => PatternSegment::AnyOne,
            "**" => PatternSegment::AnyNumber,
            _ => PatternSegment::Exactly(segment),
        };
        Some(Self(pointer.segments().map(step).collect()))
    }

    /// Whether it names a field.
    pub fn matches(&self, field: &str) -> bool {
        Pointer::parse(field).is_some_and(|field| {
            let field: Vec<String> = field.segments().collect();
            matches(&self.0, &field)
        })
    }
}

fn matches(pattern: &[PatternSegment], field: &[String]) -> bool {
    match (pattern.split_first(), field.split_first()) {
        (None, None) => true,
        (Some((PatternSegment::AnyNumber, rest)), first) => {
            matches(rest, field)
                || first.is_some_and(|(_, field)| matches(pattern, field))
        }
        (None, Some(_)) | (Some(_), None) => false,
        (Some((PatternSegment::AnyOne, pattern)), Some((_, field))) => {
            matches(pattern, field)
        }
        (
            Some((PatternSegment::Exactly(name), pattern)),
            Some((segment, field)),
        ) => name == segment && matches(pattern, field),
    }
}
