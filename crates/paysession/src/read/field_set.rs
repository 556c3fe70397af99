//! Which fields of an object were seen.

/// A set of fields, by their index: a word, or two for an object with more than
/// 64 names.
pub(crate) trait FieldSet: Copy + PartialEq {
    /// No field.
    const NONE: Self;

    /// These fields, of which each has an index that the set has room for.
    fn of(fields: u128) -> Self;

    /// Whether this field is among them.
    fn has(self, index: usize) -> bool;

    /// The same, and this field.
    fn with(self, index: usize) -> Self;

    /// Those that are not among others.
    fn without(self, others: Self) -> Self;

    /// Which of these fields, of the first 64, are not among them.
    fn lacks(self, fields: u64) -> u64;
}

impl FieldSet for u64 {
    const NONE: Self = 0;

    #[inline]
    fn of(fields: u128) -> Self {
        low(fields)
    }

    #[inline]
    fn has(self, index: usize) -> bool {
        self & (1 << index) != 0
    }

    #[inline]
    fn with(self, index: usize) -> Self {
        self | (1 << index)
    }

    #[inline]
    fn without(self, others: Self) -> Self {
        self & !others
    }

    #[inline]
    fn lacks(self, fields: u64) -> u64 {
        fields & !self
    }
}

impl FieldSet for u128 {
    const NONE: Self = 0;

    #[inline]
    fn of(fields: u128) -> Self {
        fields
    }

    #[inline]
    fn has(self, index: usize) -> bool {
        self & (1 << index) != 0
    }

    #[inline]
    fn with(self, index: usize) -> Self {
        self | (1 << index)
    }

    #[inline]
    fn without(self, others: Self) -> Self {
        self & !others
    }

    #[inline]
    fn lacks(self, fields: u64) -> u64 {
        fields & !low(self)
    }
}

/// The first 64 fields.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "as it says")]
const fn low(fields: u128) -> u64 {
    fields as u64
}
