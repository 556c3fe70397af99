//! What is wrong with a record.

use std::{fmt, ops::AddAssign};

use paysession::{Pointer, ViolationCode};

use crate::judge::RecordVerdict;

/// What is wrong with a record, and where. It never holds a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The record, counted from 1; blank lines are no records.
    pub record: u64,
    /// The id of the message that the record was read as; none where that is
    /// not known.
    pub message: Option<&'static str>,
    /// What kind of thing is wrong.
    pub code: FindingCode,
    /// Where in the record.
    pub pointer: Pointer,
    /// The line in the file, from 1.
    pub line: u64,
    /// The column in the line, in characters, from 1.
    pub column: u64,
    /// What must be: lower case, no full stop.
    pub description: String,
}

/// What kind of thing is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FindingCode {
    /// The record breaks a rule of its message.
    Violation(ViolationCode),
    /// The record's members do not tell which message it is.
    Unrecognized,
    /// The record is longer than the validator reads.
    TooLong,
}

impl FindingCode {
    /// Its name, in lower case: `required`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Violation(code) => code.as_str(),
            Self::Unrecognized => "unrecognized",
            Self::TooLong => "too-long",
        }
    }
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How many records there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// All of them.
    pub records: u64,
    /// Those that break a rule of their message.
    pub invalid: u64,
    /// Those whose message is not known.
    pub unrecognized: u64,
    /// Those that are longer than the validator reads.
    pub too_long: u64,
    /// What was found in all of them.
    pub findings: u64,
    /// Those in which more is wrong than a report keeps:
    /// [`is_truncated`](paysession::Violations::is_truncated).
    pub truncated: u64,
}

impl Summary {
    /// Whether every record was read and keeps every rule.
    pub const fn is_valid(&self) -> bool {
        self.findings == 0
    }

    /// Counts what was found in one record.
    pub(crate) fn add(&mut self, judged: &RecordVerdict) {
        let findings = &judged.findings;
        match findings.first().map(|first| first.code) {
            Some(FindingCode::Violation(_)) => self.invalid += 1,
            Some(FindingCode::Unrecognized) => self.unrecognized += 1,
            Some(FindingCode::TooLong) => self.too_long += 1,
            None => {}
        }
        self.findings += findings.len() as u64;
        self.truncated += u64::from(judged.is_truncated);
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.records += other.records;
        self.invalid += other.invalid;
        self.unrecognized += other.unrecognized;
        self.too_long += other.too_long;
        self.findings += other.findings;
        self.truncated += other.truncated;
    }
}
