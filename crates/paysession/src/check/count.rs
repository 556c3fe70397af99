//! Whether a list or a map has as many entries as it may.

use crate::{rule::CountRule, violation::ViolationKind};

impl CountRule {
    /// # Errors
    ///
    /// Where there are too many.
    #[inline]
    pub(crate) fn check(self, found: usize) -> Result<(), ViolationKind> {
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        match self.max {
            Some(max) if found > max => {
                Err(ViolationKind::Items { rule: self, found })
            }
            Some(_) | None => Ok(()),
        }
    }
}
