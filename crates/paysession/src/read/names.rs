//! The names of members that an object had already.

use std::{borrow::Cow, collections::HashSet};

/// A set of names that costs nothing while it is empty, as it nearly always
/// is. Names are borrowed from the text where they stand in it as they are.
#[derive(Debug, Default)]
pub(crate) struct SeenNames<'t>(Option<HashSet<Cow<'t, str>>>);

impl<'t> SeenNames<'t> {
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.as_ref().is_some_and(|names| names.contains(name))
    }

    pub(crate) fn insert(&mut self, name: Cow<'t, str>) {
        self.0.get_or_insert_default().insert(name);
    }
}
