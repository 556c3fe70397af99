//! The report that is filled while a message is read, and the place in it.

mod place;
mod size;

use self::place::Place;
use crate::{
    options::ReadOptions,
    read::number,
    violation::{Violation, ViolationKind, Violations},
};

/// The most violations that a report keeps.
const MOST: usize = 100;
/// The most bytes of JSON that a report becomes.
const MOST_BYTES: usize = 16 * 1024;
/// Most reports have room for their violations in so many.
const ORDINARY_COUNT: usize = 16;
/// Most pointers have room in so many bytes.
const ORDINARY_POINTER: usize = 64;

/// Collects violations; nothing is allocated before the first.
#[derive(Debug)]
pub(crate) struct Report {
    options: ReadOptions,
    /// Whether the values come through serde, from a reader that is not ours.
    foreign: bool,
    found: Found,
    /// Of what was found aside, what holds of a member that nobody reads, too.
    unread: Option<Found>,
}

/// What was found in a member while it was not yet known whether its object
/// has such a member; to be [settled](Spot::settle) once it is.
#[derive(Debug)]
pub(crate) struct Aside {
    /// How many violations the report had before.
    at: usize,
    report: Report,
}

impl Report {
    pub(crate) fn new(options: &ReadOptions) -> Self {
        Self {
            options: options.clone(),
            foreign: false,
            found: Found::default(),
            unread: None,
        }
    }

    /// The report of what another reader gives through serde.
    pub(crate) fn foreign(options: &ReadOptions) -> Self {
        Self { foreign: true, ..Self::new(options) }
    }

    pub(crate) fn reading(&self) -> &ReadOptions {
        &self.options
    }

    pub(crate) fn is_clean(&self) -> bool {
        self.found.violations.is_empty()
    }

    /// Notes a violation at `place`, as long as the report has room.
    #[cold]
    #[inline(never)]
    fn note(&mut self, place: Place<'_>, problem: ViolationKind) {
        // A member that nobody reads is only drained, which finds members that
        // stand in an object twice and nothing else.
        if matches!(problem, ViolationKind::Duplicate)
            && let Some(unread) = &mut self.unread
        {
            unread.push(place, problem);
        }
        self.found.push(place, problem);
    }

    /// What was read where nothing was noted, or what was noted.
    #[inline]
    pub(crate) fn finish<T>(self, read: Option<T>) -> Result<T, Violations> {
        match read {
            Some(value) if self.is_clean() => Ok(value),
            Some(_) | None => Err(self.refuse()),
        }
    }

    /// What was noted.
    #[cold]
    #[inline(never)]
    pub(crate) fn refuse(self) -> Violations {
        self.found.refuse()
    }
}

/// As many violations as a report keeps: the first.
#[derive(Debug, Default)]
struct Found {
    violations: Vec<Violation>,
    truncated: bool,
    /// The pointer written last, whose room the next one takes: what a short
    /// one becomes needs none of its own.
    way: String,
}

impl Found {
    /// Keeps one more, or remembers that there was one.
    fn push(&mut self, place: Place<'_>, problem: ViolationKind) {
        if self.violations.is_empty() {
            self.violations = Vec::with_capacity(ORDINARY_COUNT);
            self.way = String::with_capacity(ORDINARY_POINTER);
        }
        if self.violations.len() == MOST {
            self.truncated = true;
        } else {
            self.violations
                .push(Violation::new(place.pointer(&mut self.way), problem));
        }
    }

    /// Puts `others` before the violation at `at`. Both kept their first, so
    /// that what is kept now are the first of both.
    #[cold]
    fn insert(&mut self, at: usize, others: Self) {
        let at = at.min(self.violations.len());
        self.violations.splice(at..at, others.violations);
        self.truncated |= others.truncated || self.violations.len() > MOST;
        self.violations.truncate(MOST);
    }

    /// The report. A pointer may be long, so that 100 violations may be too
    /// many; the first always has room.
    fn refuse(mut self) -> Violations {
        let fitting = size::fitting(&self.violations, MOST_BYTES).max(1);
        self.truncated |= fitting < self.violations.len();
        self.violations.truncate(fitting);
        Violations::new(self.violations, self.truncated)
    }
}

/// A place and the report that it may be noted in.
#[derive(Debug)]
pub(crate) struct Spot<'s> {
    place: Place<'s>,
    report: &'s mut Report,
}

impl<'s> Spot<'s> {
    /// The whole message.
    pub(crate) fn root(report: &'s mut Report) -> Self {
        Self { place: Place::ROOT, report }
    }

    pub(crate) fn note(&mut self, problem: ViolationKind) {
        self.report.note(self.place, problem);
    }

    pub(crate) fn reading(&self) -> &ReadOptions {
        self.report.reading()
    }

    /// Whether this member's name is how a number is given: by another reader,
    /// and only where that gives numbers so. Else it is a name that somebody
    /// sent.
    pub(crate) fn is_number(&self, name: &str) -> bool {
        self.report.foreign && number::is_token(name)
    }

    /// Whether nothing was noted so far, here or elsewhere.
    pub(crate) fn is_clean(&self) -> bool {
        self.report.is_clean()
    }

    /// The same spot, for as long as it is lent.
    pub(crate) fn lend(&mut self) -> Spot<'_> {
        Spot { place: self.place, report: self.report }
    }

    pub(crate) fn field(&mut self, name: &'static str) -> Spot<'_> {
        Spot { place: self.place.field(name), report: self.report }
    }

    pub(crate) fn member<'a>(&'a mut self, name: &'a str) -> Spot<'a> {
        Spot { place: self.place.member(name), report: self.report }
    }

    pub(crate) fn entry(&mut self, index: usize) -> Spot<'_> {
        Spot { place: self.place.entry(index), report: self.report }
    }

    /// A report apart, for a member that this object may not have.
    pub(crate) fn aside(&self) -> Aside {
        let mut report = Report::new(self.report.reading());
        report.foreign = self.report.foreign;
        report.unread = Some(Found::default());
        Aside { at: self.report.found.violations.len(), report }
    }

    /// The spot of a field whose violations go into `aside`.
    pub(crate) fn field_aside<'a>(
        &'a self,
        name: &'static str,
        aside: &'a mut Aside,
    ) -> Spot<'a> {
        Spot { place: self.place.field(name), report: &mut aside.report }
    }

    /// Takes what was found aside into the report, at the place where it was
    /// found: all of it where the object has the member, and else what is
    /// wrong with a member that nobody reads, after `stranger`.
    ///
    /// Of several, the last is to be settled first.
    pub(crate) fn settle(
        &mut self,
        aside: Aside,
        stranger: Option<(&'static str, Option<ViolationKind>)>,
    ) {
        let Aside { at, report } = aside;
        let found = match stranger {
            None => report.found,
            Some((name, problem)) => {
                let mut found = Found::default();
                let place = self.place.field(name);
                if let Some(problem) = problem {
                    found.push(place, problem);
                }
                let drained = report.unread.unwrap_or_default();
                found.insert(found.violations.len(), drained);
                found
            }
        };
        if !found.violations.is_empty() {
            self.report.found.insert(at, found);
        }
    }

    /// The value, or its problem noted.
    pub(crate) fn judge<T>(
        mut self,
        read: Result<T, ViolationKind>,
    ) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(problem) => {
                self.note(problem);
                None
            }
        }
    }
}
