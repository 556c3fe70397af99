//! What every part of the reader works with.

use super::{Collector, Path, Refused, Reported, skip};
use crate::{
    json::Parser,
    options::ReadOptions,
    violation::{JsonType, ViolationKind},
};

/// The text, and what is wrong with it so far.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    pub(crate) parser: Parser<'t>,
    pub(crate) collector: Collector,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str, options: &ReadOptions) -> Self {
        Self { parser: Parser::new(text), collector: Collector::new(options) }
    }

    /// Reports a violation.
    pub(crate) fn report(
        &mut self,
        path: &Path<'_>,
        kind: ViolationKind,
    ) -> Reported {
        self.collector.report(path, kind)
    }

    /// Consumes a value of another type than the one that is expected, and
    /// reports it after what is wrong inside it.
    #[cold]
    #[inline(never)]
    pub(crate) fn wrong_type(
        &mut self,
        path: &Path<'_>,
        expected: JsonType,
    ) -> Refused {
        let found = match self.parser.peek() {
            Some(b'"') => JsonType::String,
            Some(b'-' | b'0'..=b'9') => JsonType::Number,
            Some(b'{') => JsonType::Object,
            Some(b'[') => JsonType::Array,
            Some(b't' | b'f') => JsonType::Boolean,
            Some(b'n') => JsonType::Null,
            Some(_) | None => return self.parser.no_value().into(),
        };
        match skip::value(self, path) {
            Err(Refused::Syntax(invalid)) => invalid.into(),
            Ok(()) | Err(Refused::Rule(_)) => self
                .report(path, ViolationKind::Type { expected, found })
                .into(),
        }
    }
}
