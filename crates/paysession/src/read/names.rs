//! The names of members that were already there.

use std::{borrow::Cow, collections::HashSet};

/// A set of names that costs nothing while it is empty, as it nearly always
/// is. Names are borrowed from the body where they stand in it as they are.
#[derive(Debug, Default)]
pub(crate) struct Names<'de>(Option<HashSet<Cow<'de, str>>>);

impl<'de> Names<'de> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.as_ref().is_some_and(|names| names.contains(name))
    }

    /// Returns whether the name is new.
    pub(crate) fn insert(&mut self, name: Cow<'de, str>) -> bool {
        self.0.get_or_insert_default().insert(name)
    }
}
