//! Where things stand in a text.

/// A place in a text, as people count: line and column from 1, columns in
/// characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TextPosition {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// A part of a text; the end is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextSpan {
    pub(crate) start: TextPosition,
    pub(crate) end: TextPosition,
}

/// Where a node stands: its value, and the name before it in an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeSpan {
    pub(crate) name: Option<TextSpan>,
    pub(crate) value: TextSpan,
}
