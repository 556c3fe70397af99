//! What every part of the reader works with.

use super::{Collector, Path, Reported, collector::CollectorMark};
use crate::{json::Parser, options::ReadOptions, violation::ViolationKind};

/// The text, and what is wrong with it so far.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    pub(crate) parser: Parser<'t>,
    pub(crate) collector: Collector,
}

/// A place in the text, and what was reported before it.
#[derive(Debug)]
pub(crate) struct Checkpoint<'t> {
    pub(super) parser: Parser<'t>,
    reported: CollectorMark,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str, options: &ReadOptions) -> Self {
        Self { parser: Parser::new(text), collector: Collector::new(options) }
    }

    /// A place to come back to.
    pub(crate) fn checkpoint(&self) -> Checkpoint<'t> {
        Checkpoint {
            parser: self.parser.fork(),
            reported: self.collector.length(),
        }
    }

    /// Comes back to a place, and forgets what was reported since.
    pub(crate) fn rewind(&mut self, to: Checkpoint<'t>) {
        self.parser = to.parser;
        self.collector.truncate(to.reported);
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
