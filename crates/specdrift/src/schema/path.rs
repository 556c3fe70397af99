//! Where a value stands in a message, for all messages alike.

use crate::document::pointer::Pointer;

/// One step from a value to a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Segment {
    /// The property of this name.
    Property(String),
    /// An item of a list.
    Item,
    /// A property that is not declared.
    AdditionalProperty,
    /// The name of a property that is not declared.
    PropertyName,
}

/// A place in a message, for people: an item is `*`, an undeclared property
/// `{}`.
pub(crate) fn field_path(path: &[Segment]) -> Pointer {
    path.iter().fold(Pointer::root(), |at, segment| match segment {
        Segment::Property(name) => at.join(name),
        Segment::Item => at.join("*"),
        Segment::AdditionalProperty => at.join("{}"),
        Segment::PropertyName => at.join("{name}"),
    })
}
