//! Where a text stops being JSON.

/// The text is not JSON; the parser [knows where](super::Parser::error).
///
/// It has no size, so that a result is no larger than what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InvalidJson(());

/// Where a text stops being JSON, and what was expected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// In bytes, from the start of the text.
    pub(crate) position: usize,
    pub(crate) expected: &'static str,
}

impl SyntaxError {
    pub(super) const NONE: Self = Self { position: 0, expected: "JSON" };
}

impl super::Parser<'_> {
    /// Notes what was expected at the parser's position.
    #[cold]
    #[inline(never)]
    pub(super) fn invalid(&mut self, expected: &'static str) -> InvalidJson {
        self.error = SyntaxError { position: self.position, expected };
        InvalidJson(())
    }

    /// Notes that the text was cut at its end, where bytes follow that are not
    /// UTF-8.
    #[cold]
    pub(crate) fn expected_utf8(&mut self) {
        self.error =
            SyntaxError { position: self.text.len(), expected: "UTF-8" };
    }
}
