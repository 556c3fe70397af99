//! What the two sides of a comparison are.

/// What the two sides are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ComparisonKind {
    /// Our type, and a document.
    Implementation,
    /// A document as it was, and as it is.
    Versions,
}
