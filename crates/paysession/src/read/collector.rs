//! The violations that are collected while a message is read.

use super::Path;
use crate::{
    json::InvalidJson,
    options::ReadOptions,
    violation::{Pointer, Violation, ViolationKind, Violations},
};

/// The capacity that most reports need.
const USUAL_VIOLATIONS: usize = 16;
/// Most pointers have room in so many bytes.
const USUAL_POINTER: usize = 64;

/// Why a value was not read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ReadError {
    /// It breaks a rule; the reader stands behind it.
    Rule(Reported),
    /// The text is not JSON, and nothing after it is read.
    Syntax(InvalidJson),
}

/// The proof that a violation was reported: only [`Collector::report`] gives
/// it, so that nothing is refused without a reason.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reported(());

impl From<InvalidJson> for ReadError {
    fn from(invalid: InvalidJson) -> Self {
        Self::Syntax(invalid)
    }
}

impl From<Reported> for ReadError {
    fn from(reported: Reported) -> Self {
        Self::Rule(reported)
    }
}

/// Collects violations; nothing is allocated before the first.
#[derive(Debug)]
pub(crate) struct Collector {
    options: ReadOptions,
    violations: Vec<Violation>,
    is_truncated: bool,
    /// Where pointers are written, so that a short one needs no room of its
    /// own.
    scratch: String,
}

/// How much a collector holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct CollectorMark {
    violations: usize,
    is_truncated: bool,
}

impl Collector {
    pub(super) fn length(&self) -> CollectorMark {
        let Self { violations, is_truncated, .. } = self;
        CollectorMark {
            violations: violations.len(),
            is_truncated: *is_truncated,
        }
    }

    /// Forgets what was reported since it held so much.
    pub(super) fn truncate(&mut self, to: CollectorMark) {
        self.violations.truncate(to.violations);
        self.is_truncated = to.is_truncated;
    }

    pub(crate) fn new(options: &ReadOptions) -> Self {
        Self {
            options: options.clone(),
            violations: Vec::new(),
            is_truncated: false,
            scratch: String::new(),
        }
    }

    #[inline]
    pub(crate) fn options(&self) -> &ReadOptions {
        &self.options
    }

    /// Whether a violation that is reported now is still kept.
    pub(crate) fn has_room(&self) -> bool {
        self.violations.len() < Violations::MAX_LEN
    }

    /// Reports a violation, which is kept as long as there is room.
    #[cold]
    #[inline(never)]
    pub(crate) fn report(
        &mut self,
        path: &Path<'_>,
        kind: ViolationKind,
    ) -> Reported {
        self.keep(path, |pointer| Violation::of_kind(pointer, kind))
    }

    /// Reports a violation of the value at `path`, or of one inside it.
    #[cold]
    pub(crate) fn report_within(
        &mut self,
        path: &Path<'_>,
        violation: Violation,
    ) -> Reported {
        self.keep(path, |pointer| violation.within(&pointer))
    }

    fn keep(
        &mut self,
        path: &Path<'_>,
        violation: impl FnOnce(Pointer) -> Violation,
    ) -> Reported {
        if self.violations.is_empty() {
            self.violations = Vec::with_capacity(USUAL_VIOLATIONS);
            self.scratch = String::with_capacity(USUAL_POINTER);
        }
        if self.has_room() {
            let pointer = path.pointer(&mut self.scratch);
            self.violations.push(violation(pointer));
        } else {
            self.is_truncated = true;
        }
        Reported(())
    }

    /// Reports the rule that a value breaks, if it breaks one.
    pub(crate) fn report_error<T>(
        &mut self,
        path: &Path<'_>,
        read: &Result<T, ViolationKind>,
    ) {
        if let Err(kind) = read {
            self.report(path, *kind);
        }
    }

    /// What was read, where nothing was reported.
    #[inline]
    pub(crate) fn finish<T>(
        self,
        read: Result<T, Reported>,
    ) -> Result<T, Violations> {
        match read {
            Ok(value) if self.violations.is_empty() => Ok(value),
            Ok(_) => Err(self.violations(Reported(()))),
            Err(reported) => Err(self.violations(reported)),
        }
    }

    /// Whether nothing was reported.
    pub(super) const fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// The violations, of which there is at least one.
    #[cold]
    pub(super) fn violations(self, Reported(()): Reported) -> Violations {
        Violations::of_reader(self.violations, self.is_truncated)
    }
}
