//! One place at which two sides are compared.

use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::prove::RootSchemas;
use crate::document::Document;
use crate::document::openapi::MessageLocation;
use crate::document::pointer::Pointer;
use crate::report::SourceLocation;

/// Whether a type accepts the bytes of a message.
pub(crate) type ReaderAccepts<'a> = dyn Fn(&[u8]) -> bool + 'a;

/// One place with both of its sides.
pub(crate) struct Comparison<'a> {
    pub(crate) body: &'a MessageLocation,
    pub(crate) document: &'a Document,
    /// Whether our side accepts the bytes of a message, where it is a type.
    pub(crate) reader_accepts: Option<&'a ReaderAccepts<'a>>,
    /// The line of a field of our side.
    pub(crate) source_location: &'a dyn Fn(&str) -> Option<SourceLocation>,
    pub(crate) roots: RootSchemas<'a>,
    pub(crate) schema_pointer: Pointer,
    pub(crate) kind: ComparisonKind,
}
