//! What a check may be told.

use crate::config::date::Date;

/// What a check may be told.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckOptions {
    /// Only bindings of these ids; all where it is empty.
    pub only_bindings: Vec<String>,
    /// Only the policies of these documents, and what is accepted in them; all
    /// where it is empty.
    pub only_documents: Vec<String>,
    /// Today: policies may have ended.
    pub today: Date,
}

impl CheckOptions {
    /// A check of everything, on a day.
    pub fn new(today: Date) -> Self {
        Self { only_bindings: Vec::new(), only_documents: Vec::new(), today }
    }

    /// A check of these bindings only.
    #[must_use]
    pub fn only_bindings(mut self, bindings: Vec<String>) -> Self {
        self.only_bindings = bindings;
        self
    }

    /// A check of one edition of these documents, beside which the policies of
    /// others say nothing.
    #[must_use]
    pub fn only_documents(mut self, documents: Vec<String>) -> Self {
        self.only_documents = documents;
        self
    }
}
