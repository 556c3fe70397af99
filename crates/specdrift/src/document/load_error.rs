//! Why a file could not be read.

/// Why a document, or a table, could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoadError {
    /// The file.
    pub file: String,
    /// The line, where one is known.
    pub line: Option<usize>,
    /// What is wrong: lower case, no full stop.
    pub reason: String,
}

impl LoadError {
    pub(crate) fn new(file: &str, reason: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, reason: reason.into() }
    }

    pub(crate) fn unreadable(file: &str, error: &std::io::Error) -> Self {
        Self::new(file, format!("expected a readable file: {error}"))
    }

    pub(crate) fn at(
        file: &str,
        line: Option<usize>,
        reason: impl Into<String>,
    ) -> Self {
        Self { file: file.into(), line, reason: reason.into() }
    }
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

impl std::error::Error for LoadError {}
