//! What every part of the reader works with.

use super::{Collector, Path, Reported};
use crate::{json::Parser, options::ReadOptions, violation::ViolationKind};

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
}
