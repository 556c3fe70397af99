//! One place at which two sides are compared.

use crate::compare::prove::RootSchemas;
use crate::document::Document;
use crate::document::openapi::MessageBody;
use crate::document::pointer::Pointer;
use crate::report::SourceLocation;

/// What the two sides are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ComparisonKind {
    /// Our type, and a document.
    Implementation,
    /// A document as it was, and as it is.
    Versions,
}

/// One place with both of its sides.
pub(crate) struct Comparison<'a> {
    pub(crate) body: &'a MessageBody,
    pub(crate) document: &'a Document,
    /// Whether our side accepts the bytes of a message.
    pub(crate) reader_accepts: &'a dyn Fn(&[u8]) -> bool,
    /// The line of a field of our side.
    pub(crate) source_location: &'a dyn Fn(&str) -> Option<SourceLocation>,
    pub(crate) roots: RootSchemas<'a>,
    pub(crate) schema_pointer: Pointer,
    pub(crate) kind: ComparisonKind,
}
