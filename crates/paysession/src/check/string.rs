//! Whether a text keeps its rule: its length, and its format.

use crate::{
    options::ReadOptions,
    rule::{Format, StringRule, chars},
    violation::ViolationKind,
};

impl StringRule {
    /// The first rule that `text` breaks: length before format.
    ///
    /// A rule is a constant, so that little of this is left where it is
    /// inlined; a call would look at every part of the rule.
    #[expect(clippy::inline_always, reason = "the rule is a constant")]
    #[inline(always)]
    pub(crate) fn check(
        &self,
        text: &str,
        options: &ReadOptions,
    ) -> Result<(), ViolationKind> {
        let format = || self.format.check(text, options);
        // What has such a format need not be counted, and of a text that is
        // too long the format is not looked at.
        if self.format.has_only_length(self.min, self.max) && format().is_ok() {
            return Ok(());
        }
        self.check_length(text)?;
        format()
    }

    /// The length alone.
    #[expect(clippy::inline_always, reason = "the rule is a constant")]
    #[inline(always)]
    pub(crate) fn check_length(&self, text: &str) -> Result<(), ViolationKind> {
        if self.has_length(text) {
            Ok(())
        } else {
            Err(ViolationKind::Length { rule: *self, found: chars(text) })
        }
    }

    /// A code point is one to four bytes long, so that the number of bytes,
    /// which is known, mostly decides and nothing need be counted.
    #[expect(clippy::inline_always, reason = "the rule is a constant")]
    #[inline(always)]
    fn has_length(&self, text: &str) -> bool {
        let bytes = text.len();
        let (min, max) = (size(self.min), self.max.map_or(usize::MAX, size));
        let enough = bytes.div_ceil(4) >= min;
        (enough && bytes <= max) || self.counts(text)
    }

    /// The same, counted.
    #[inline(never)]
    fn counts(&self, text: &str) -> bool {
        let (min, max) = (size(self.min), self.max.map_or(usize::MAX, size));
        let bytes = text.len();
        let chars = if text.is_ascii() { bytes } else { text.chars().count() };
        min <= chars && chars <= max
    }

    #[cfg(feature = "proptest1")]
    /// Whether a text has a right length, but not the format.
    pub(crate) fn breaks_format(&self, text: &str) -> bool {
        matches!(
            self.check(text, &ReadOptions::default()),
            Err(ViolationKind::Format { .. })
        )
    }
}

impl Format {
    /// Whether a text has the format.
    #[expect(clippy::inline_always, reason = "the format is a constant")]
    #[inline(always)]
    pub(crate) fn check(
        self,
        text: &str,
        options: &ReadOptions,
    ) -> Result<(), ViolationKind> {
        let Some(spec) = self.spec() else { return Ok(()) };
        match &spec.https {
            Some(https) if options.requires_https() => {
                if (https.holds)(text) {
                    Ok(())
                } else {
                    Err(ViolationKind::NotHttps)
                }
            }
            Some(_) | None if (spec.criterion.holds)(text) => Ok(()),
            Some(_) | None => Err(ViolationKind::Format { format: self }),
        }
    }
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
