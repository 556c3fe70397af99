//! Where a text stops being JSON.

use crate::violation::SyntaxErrorKind;

/// The proof that a text is not JSON; the parser that gave it knows where.
///
/// It has no size, so that a result is no larger than what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InvalidJson(pub(super) ());

/// Where a text stops being JSON, and what is wrong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError<'t> {
    /// The text before that place.
    pub(crate) before: &'t str,
    pub(crate) kind: SyntaxErrorKind,
}
