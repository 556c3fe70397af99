//! Which fields of an object were seen.

use std::ops::{BitAnd, BitOr, Not};

/// A set of fields, by their index: a word, or two for an object with more than
/// 64 names.
pub(crate) trait FieldSet:
    Copy
    + PartialEq
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + Not<Output = Self>
{
    /// No field.
    const NONE: Self;

    /// These fields, of which each has an index that the set has room for.
    fn of(fields: u128) -> Self;

    /// This field alone.
    fn one(index: usize) -> Self;

    /// The first 64 fields.
    fn first_64(self) -> u64;

    /// Whether this field is among them.
    #[inline]
    fn has(self, index: usize) -> bool {
        self & Self::one(index) != Self::NONE
    }

    /// The same, and this field.
    #[inline]
    fn with(self, index: usize) -> Self {
        self | Self::one(index)
    }

    /// Those that are not among others.
    #[inline]
    fn without(self, others: Self) -> Self {
        self & !others
    }

    /// Which of these fields, of the first 64, are not among them.
    #[inline]
    fn lacks(self, fields: u64) -> u64 {
        fields & !self.first_64()
    }
}

impl FieldSet for u64 {
    const NONE: Self = 0;

    #[inline]
    fn of(fields: u128) -> Self {
        fields.first_64()
    }

    #[inline]
    fn one(index: usize) -> Self {
        1 << index
    }

    #[inline]
    fn first_64(self) -> u64 {
        self
    }
}

impl FieldSet for u128 {
    const NONE: Self = 0;

    #[inline]
    fn of(fields: u128) -> Self {
        fields
    }

    #[inline]
    fn one(index: usize) -> Self {
        1 << index
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "as it says")]
    fn first_64(self) -> u64 {
        self as u64
    }
}
