//! Why a text is not a document.

/// Why a text is not a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) reason: String,
    pub(crate) line: Option<usize>,
    /// Whether the text breaks the grammar of its syntax; otherwise it keeps it
    /// and holds what a document must not.
    pub(crate) breaks_grammar: bool,
}

impl SyntaxError {
    pub(crate) fn new(reason: impl Into<String>, line: Option<usize>) -> Self {
        Self { reason: reason.into(), line, breaks_grammar: false }
    }

    pub(crate) fn of_grammar(reason: String, line: Option<usize>) -> Self {
        Self { reason, line, breaks_grammar: true }
    }
}
