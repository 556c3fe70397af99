//! The names of members that were already there.

use std::collections::HashSet;

/// A set of names that costs nothing while it is empty, as it nearly always
/// is.
#[derive(Debug, Default)]
pub(crate) struct Names(Option<HashSet<Box<str>>>);

impl Names {
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.as_ref().is_some_and(|names| names.contains(name))
    }

    pub(crate) fn insert(&mut self, name: Box<str>) {
        self.0.get_or_insert_default().insert(name);
    }
}
