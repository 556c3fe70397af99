//! Where a text stops being JSON.

use crate::violation::SyntaxErrorKind;

/// The text is not JSON; the parser knows where.
///
/// It has no size, so that a result is no larger than what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InvalidJson(pub(super) ());

/// Where a text stops being JSON, and what is wrong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// In bytes, from the start of the text.
    pub(crate) position: usize,
    pub(crate) kind: SyntaxErrorKind,
}

impl SyntaxError {
    pub(super) const NONE: Self =
        Self { position: 0, kind: SyntaxErrorKind::NotJson };
}
