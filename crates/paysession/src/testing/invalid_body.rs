//! A body with one fault.

use crate::violation::ViolationCode;

/// A body with one fault.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidBody {
    /// The body, as it would be sent.
    pub body: String,
    /// Where the fault is: a JSON Pointer.
    pub pointer: String,
    /// What the report must call it.
    pub code: ViolationCode,
}
