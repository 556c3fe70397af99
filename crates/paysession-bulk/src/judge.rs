//! Judging one record.

use paysession::{Pointer, ReadOptions, Violation, ViolationKind, Violations};

use crate::{
    finding::{Finding, FindingCode},
    locate::locate,
    message_types::MessageType,
    position::{Position, positions},
    recognize::{NotRecognized, Recognizer},
};

/// Which message a record is, and how strictly it is read.
#[derive(Clone, Debug)]
pub(crate) struct Judge {
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

impl Judge {
    /// What is wrong with a record.
    pub(crate) fn judge(
        &self,
        record: &[u8],
        place: RecordPlace,
    ) -> Vec<Finding> {
        match self.message(record) {
            Ok(message) => match message.check(record, &self.options) {
                Ok(()) => Vec::new(),
                Err(report) => {
                    findings(record, place, Some(message.id), &report)
                }
            },
            Err(NotRecognized::NotJson) => self.not_json(record, place),
            Err(NotRecognized::Ambiguous(possible)) => {
                vec![self.unrecognized(place, &possible)]
            }
        }
    }

    fn message(&self, record: &[u8]) -> Result<&MessageType, NotRecognized> {
        let index = match self.message {
            Some(index) => index,
            None => self.recognizer.recognize(record)?,
        };
        self.types.get(index).ok_or(NotRecognized::Ambiguous(Vec::new()))
    }

    /// What is no JSON is so whichever message it was to be.
    fn not_json(&self, record: &[u8], place: RecordPlace) -> Vec<Finding> {
        let report = self
            .types
            .first()
            .and_then(|any| any.check(record, &self.options).err())
            .filter(|report| is_syntax(report.first()));
        match report {
            Some(report) => findings(record, place, None, &report),
            None => vec![self.unrecognized(place, &[])],
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

fn findings(
    record: &[u8],
    place: RecordPlace,
    message: Option<&'static str>,
    report: &Violations,
) -> Vec<Finding> {
    let positions = positions(record, &locate(record, report));
    let pairs = report.iter().zip(positions);
    pairs
        .map(|(violation, position)| {
            finding(place, message, violation, position)
        })
        .collect()
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
