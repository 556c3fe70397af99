//! The report that is filled while a message is read, and the place in it.

use std::fmt::{self, Write};

use compact_str::ToCompactString;

use crate::{
    read::number,
    reading::Reading,
    violation::{Pointer, Problem, Violation, Violations},
};

/// The most violations that a report keeps.
const MOST: usize = 100;
/// The most bytes of JSON that a report becomes.
const MOST_BYTES: usize = 16 * 1024;
/// Most reports have room for their violations in so many.
const ORDINARY_COUNT: usize = 16;
/// Most pointers have room in so many bytes.
const ORDINARY_POINTER: usize = 64;
/// No violation is longer than this in JSON without its pointer.
const LONGEST_WORDS: usize = 200;
/// No byte of a text becomes more bytes of JSON.
const LONGEST_ESCAPE: usize = r"\u0001".len();
/// The longest pointer, in bytes.
const LONGEST_POINTER: usize = 1024;

/// Collects violations; nothing is allocated before the first.
#[derive(Debug)]
pub(crate) struct Report {
    reading: Reading,
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
    pub(crate) fn new(reading: &Reading) -> Self {
        Self {
            reading: reading.clone(),
            foreign: false,
            found: Found::default(),
            unread: None,
        }
    }

    /// The report of what another reader gives through serde.
    pub(crate) fn foreign(reading: &Reading) -> Self {
        Self { foreign: true, ..Self::new(reading) }
    }

    pub(crate) fn reading(&self) -> &Reading {
        &self.reading
    }

    pub(crate) fn is_clean(&self) -> bool {
        self.found.violations.is_empty()
    }

    /// Notes a violation at `place`, as long as the report has room.
    #[cold]
    #[inline(never)]
    pub(crate) fn note(&mut self, place: Place<'_>, problem: Problem) {
        // A member that nobody reads is only drained, which finds members that
        // stand in an object twice and nothing else.
        if matches!(problem, Problem::Duplicate)
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
    fn push(&mut self, place: Place<'_>, problem: Problem) {
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
        // Few reports are measured: the bounds cost less, the first the least.
        let exceeds = |bound: fn(&Violation) -> usize| {
            self.violations.iter().map(bound).sum::<usize>() > MOST_BYTES
        };
        if exceeds(rough_bound) && exceeds(bound) {
            let mut bytes = "[".len();
            let fitting = self.violations.iter().take_while(|violation| {
                bytes += json_size(violation);
                bytes <= MOST_BYTES
            });
            let fitting = fitting.count().max(1);
            self.truncated |= fitting < self.violations.len();
            self.violations.truncate(fitting);
        }
        Violations::new(self.violations, self.truncated)
    }
}

/// At most how many bytes of JSON a violation becomes, whatever is in its
/// pointer.
fn rough_bound(violation: &Violation) -> usize {
    debug_assert!(json_size(violation) <= bound(violation), "a longer one");
    LONGEST_WORDS + violation.pointer().as_str().len() * LONGEST_ESCAPE
}

/// At most how many bytes of JSON a violation becomes, its words unwritten.
fn bound(violation: &Violation) -> usize {
    LONGEST_WORDS + escaped_size(violation.pointer().as_str())
}

/// How many bytes of JSON a violation becomes, its escapes and comma included.
fn json_size(violation: &Violation) -> usize {
    struct Count(usize);
    impl Write for Count {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += escaped_size(text);
            Ok(())
        }
    }
    let mut count = Count(r#"{"pointer":"","code":"","message":""},"#.len());
    let written = write!(
        count,
        "{}{}{}",
        violation.pointer(),
        violation.code(),
        violation.words()
    );
    debug_assert!(written.is_ok(), "counting does not fail");
    count.0
}

/// How many bytes of JSON a text becomes; what has a short escape is counted as
/// if it had none.
fn escaped_size(text: &str) -> usize {
    let size = |byte| match byte {
        b'"' | b'\\' => 2,
        0..0x20 => LONGEST_ESCAPE,
        _ => 1,
    };
    text.bytes().map(size).sum()
}

/// Where the reader is: a chain of steps on the stack, so that the way is only
/// written down where something is wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    step: Step<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Root,
    /// A member of the table, whose name needs no escapes.
    Field {
        of: &'p Place<'p>,
        name: &'static str,
    },
    Member {
        of: &'p Place<'p>,
        name: &'p str,
    },
    Entry {
        of: &'p Place<'p>,
        index: usize,
    },
}

impl<'p> Place<'p> {
    /// The whole message.
    pub(crate) const ROOT: Self = Place { step: Step::Root };

    pub(crate) const fn field(&'p self, name: &'static str) -> Self {
        Place { step: Step::Field { of: self, name } }
    }

    pub(crate) const fn member(&'p self, name: &'p str) -> Self {
        Place { step: Step::Member { of: self, name } }
    }

    pub(crate) const fn entry(&'p self, index: usize) -> Self {
        Place { step: Step::Entry { of: self, index } }
    }

    /// The way from the root, as a JSON Pointer of bounded length.
    ///
    /// `text` is where it is written first.
    fn pointer(&self, text: &mut String) -> Pointer {
        text.clear();
        self.write(text);
        Pointer::new(text)
    }

    /// Returns whether the whole way fitted.
    fn write(&self, text: &mut String) -> bool {
        match self.step {
            Step::Root => true,
            Step::Field { of, name } => {
                of.write(text) && push(text, name, name.len())
            }
            Step::Member { of, name } => {
                of.write(text) && push(text, name, escaped_len(name))
            }
            Step::Entry { of, index } => {
                let index = index.to_compact_string();
                of.write(text) && push(text, &index, index.len())
            }
        }
    }
}

/// How long a member's name is in a pointer.
fn escaped_len(name: &str) -> usize {
    name.len() + name.bytes().filter(|b| matches!(b, b'~' | b'/')).count()
}

/// Writes one more step of a pointer, so long with its escapes, where there is
/// room for it.
fn push(pointer: &mut String, name: &str, length: usize) -> bool {
    if pointer.len() + "/".len() + length > LONGEST_POINTER {
        return false;
    }
    pointer.push('/');
    if length == name.len() {
        pointer.push_str(name);
        return true;
    }
    for c in name.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
    true
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

    pub(crate) fn note(&mut self, problem: Problem) {
        self.report.note(self.place, problem);
    }

    pub(crate) fn reading(&self) -> &Reading {
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

    /// The spot of a member whose violations go into `aside`.
    pub(crate) fn member_aside<'a>(
        &'a self,
        name: &'a str,
        aside: &'a mut Aside,
    ) -> Spot<'a> {
        Spot { place: self.place.member(name), report: &mut aside.report }
    }

    /// Takes what was found aside into the report, at the place where it was
    /// found: all of it where the object has the member, and else what is
    /// wrong with a member that nobody reads, after `stranger`.
    ///
    /// Of several, the last is to be settled first.
    pub(crate) fn settle(
        &mut self,
        aside: Aside,
        stranger: Option<(&str, Option<Problem>)>,
    ) {
        let Aside { at, report } = aside;
        let found = match stranger {
            None => report.found,
            Some((name, problem)) => {
                let mut found = Found::default();
                let place = self.place.member(name);
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
    pub(crate) fn judge<T>(mut self, read: Result<T, Problem>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(problem) => {
                self.note(problem);
                None
            }
        }
    }
}
