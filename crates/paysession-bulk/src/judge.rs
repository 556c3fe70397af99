//! Judging one record.

use paysession::{Pointer, ReadOptions, Violation, ViolationKind, Violations};

use crate::{
    finding::{Finding, FindingCode},
    locate::locate,
    message_types::MessageType,
    position::{Position, positions},
    recognize::{NotRecognized, Recognized, Recognizer},
};

/// Which message a record is, and how strictly it is read.
#[derive(Clone, Debug)]
pub(crate) struct RecordValidator {
    pub(crate) types: Vec<MessageType>,
    pub(crate) recognizer: Recognizer,
    /// The index of the message that every record is; none where each tells.
    pub(crate) message: Option<usize>,
    pub(crate) options: ReadOptions,
}

/// Where a record stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RecordPlace {
    /// Counted from 1.
    pub(crate) record: u64,
    /// Its first line, from 1.
    pub(crate) line: u64,
}

/// What is wrong with a record.
#[derive(Debug, Default)]
pub(crate) struct RecordVerdict {
    pub(crate) findings: Vec<Finding>,
    /// Whether more is wrong than a report keeps.
    pub(crate) is_truncated: bool,
}

impl From<Finding> for RecordVerdict {
    fn from(finding: Finding) -> Self {
        Self { findings: vec![finding], is_truncated: false }
    }
}

impl RecordValidator {
    /// What is wrong with a record.
    pub(crate) fn judge(
        &self,
        record: &[u8],
        place: RecordPlace,
    ) -> RecordVerdict {
        let recognized = match self.message {
            Some(message) => Ok(Recognized { message, others: Vec::new() }),
            None => self.recognizer.recognize(record),
        };
        match recognized {
            Ok(recognized) => self.judge_as(&recognized, record, place),
            Err(NotRecognized::NotJson) => self.not_json(record, place),
            Err(NotRecognized::Ambiguous(possible)) => {
                self.unrecognized(place, &possible).into()
            }
        }
    }

    fn judge_as(
        &self,
        recognized: &Recognized,
        record: &[u8],
        place: RecordPlace,
    ) -> RecordVerdict {
        let Some(message) = self.types.get(recognized.message) else {
            return self.unrecognized(place, &[]).into();
        };
        let Err(report) = message.check(record, &self.options) else {
            return RecordVerdict::default();
        };
        // What breaks a rule of the message may be another that keeps its own.
        let keeps = |index: &&usize| {
            self.types
                .get(**index)
                .is_some_and(|it| it.check(record, &self.options).is_ok())
        };
        let others: Vec<usize> =
            recognized.others.iter().filter(keeps).copied().collect();
        if others.is_empty() {
            return judged(record, place, Some(message.id), &report);
        }
        let may_be = [vec![recognized.message], others].concat();
        self.unrecognized(place, &may_be).into()
    }

    /// What is no JSON is so whichever message it was to be.
    fn not_json(&self, record: &[u8], place: RecordPlace) -> RecordVerdict {
        let report = self
            .types
            .first()
            .and_then(|any| any.check(record, &self.options).err())
            .filter(|report| is_syntax(report.first()));
        match report {
            Some(report) => judged(record, place, None, &report),
            None => self.unrecognized(place, &[]).into(),
        }
    }

    fn unrecognized(&self, place: RecordPlace, possible: &[usize]) -> Finding {
        let ids: Vec<&str> = possible
            .iter()
            .filter_map(|index| self.types.get(*index))
            .map(|message| message.id)
            .collect();
        let mut description =
            "must be a message that its members tell from all others"
                .to_owned();
        if !ids.is_empty() {
            description.push_str("; it may be ");
            description.push_str(&ids.join(", "));
        }
        Finding {
            record: place.record,
            message: None,
            code: FindingCode::Unrecognized,
            pointer: Pointer::ROOT,
            line: place.line,
            column: 1,
            description,
        }
    }
}

fn is_syntax(violation: &Violation) -> bool {
    matches!(violation.kind(), Some(ViolationKind::Syntax { .. }))
}

fn judged(
    record: &[u8],
    place: RecordPlace,
    message: Option<&'static str>,
    report: &Violations,
) -> RecordVerdict {
    let positions = positions(record, &locate(record, report));
    let pairs = report.iter().zip(positions);
    let findings = pairs
        .map(|(violation, position)| {
            finding(place, message, violation, position)
        })
        .collect();
    RecordVerdict { findings, is_truncated: report.is_truncated() }
}

fn finding(
    place: RecordPlace,
    message: Option<&'static str>,
    violation: &Violation,
    position: Position,
) -> Finding {
    Finding {
        record: place.record,
        message,
        code: FindingCode::Violation(violation.code()),
        pointer: violation.pointer().clone(),
        line: place.line + position.line,
        column: position.column,
        description: description(violation),
    }
}

/// The violation in words. The line and column that a syntax error names are
/// those in the record, which the finding has as those in the file.
fn description(violation: &Violation) -> String {
    match violation.kind() {
        Some(ViolationKind::Syntax { error, .. }) => error.to_string(),
        Some(_) | None => violation.description().into_owned(),
    }
}
