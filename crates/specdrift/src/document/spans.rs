//! Where every node of a document stands: a tree beside its value, as a place
//! has a name once and not for all that lies below it.

use super::pointer::Pointer;
use super::span::{NodeSpan, TextPosition, TextSpan};

/// A part of a text; no document has more than 4 G lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SmallSpan {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

impl From<TextSpan> for SmallSpan {
    fn from(span: TextSpan) -> Self {
        let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            line: small(span.start.line),
            column: small(span.start.column),
            end_line: small(span.end.line),
            end_column: small(span.end.column),
        }
    }
}

impl From<SmallSpan> for TextSpan {
    fn from(span: SmallSpan) -> Self {
        let wide = |number| usize::try_from(number).unwrap_or(usize::MAX);
        let position = |line, column| TextPosition {
            line: wide(line),
            column: wide(column),
        };
        Self {
            start: position(span.line, span.column),
            end: position(span.end_line, span.end_column),
        }
    }
}

/// Where a node stands, and all that lies below it.
#[derive(Debug)]
pub(crate) struct SpanTree {
    name: Option<SmallSpan>,
    value: SmallSpan,
    below: SpanChildren,
}

/// What lies below a node; members by their names.
#[derive(Debug)]
pub(crate) enum SpanChildren {
    Nothing,
    Items(Box<[SpanTree]>),
    Members(Box<[(Box<str>, SpanTree)]>),
}

impl SpanTree {
    pub(crate) fn new(
        NodeSpan { name, value }: NodeSpan,
        below: SpanChildren,
    ) -> Self {
        Self { name: name.map(SmallSpan::from), value: value.into(), below }
    }

    fn span(&self) -> NodeSpan {
        NodeSpan {
            name: self.name.map(TextSpan::from),
            value: self.value.into(),
        }
    }

    /// Where the node at `pointer` stands, or the nearest node above it.
    pub(crate) fn nearest(&self, pointer: &Pointer) -> NodeSpan {
        let mut node = self;
        for segment in pointer.segments() {
            let Some(below) = node.below(&segment) else { break };
            node = below;
        }
        node.span()
    }

    fn below(&self, segment: &str) -> Option<&Self> {
        match &self.below {
            SpanChildren::Nothing => None,
            SpanChildren::Items(items) => {
                items.get(segment.parse::<usize>().ok()?)
            }
            SpanChildren::Members(members) => {
                let place = members
                    .binary_search_by(|(name, _)| (**name).cmp(segment))
                    .ok()?;
                members.get(place).map(|(_, node)| node)
            }
        }
    }
}

impl SpanChildren {
    /// Members in any order, each with a name of its own.
    pub(crate) fn members(mut members: Vec<(Box<str>, SpanTree)>) -> Self {
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self::Members(members.into())
    }
}
