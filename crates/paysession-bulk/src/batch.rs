//! Lines that one core judges.

use crate::{
    finding::{Finding, Summary},
    judge::{RecordPlace, RecordVerdict},
};

/// How much one core judges before it takes the next batch.
const BATCH_BYTES: usize = 1 << 16;

/// What is found in a batch of a chunk; records and lines count from its start.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) findings: Vec<Finding>,
    pub(crate) summary: Summary,
    pub(crate) lines: u64,
}

impl Batch {
    /// Adds what is found in a line, which has no record where it is blank.
    pub(crate) fn add_line(
        &mut self,
        line: &[u8],
        judge: impl FnOnce(&[u8], RecordPlace) -> RecordVerdict,
    ) {
        if line.is_empty() {
            self.lines += 1;
        } else {
            self.add_record(|place| judge(line, place));
        }
    }

    /// Adds what is found in a line with a record.
    pub(crate) fn add_record(
        &mut self,
        judge: impl FnOnce(RecordPlace) -> RecordVerdict,
    ) {
        self.lines += 1;
        self.summary.records += 1;
        let (record, line) = (self.summary.records, self.lines);
        let mut judged = judge(RecordPlace { record, line });
        self.summary.add(&judged);
        self.findings.append(&mut judged.findings);
    }
}

/// Whole lines in batches of at least [`BATCH_BYTES`] bytes.
pub(crate) fn cut(mut lines: &[u8]) -> Vec<&[u8]> {
    let mut batches = Vec::new();
    while let Some(after) = lines.get(BATCH_BYTES..)
        && let Some(end) = memchr::memchr(b'\n', after)
    {
        let (batch, rest) = lines.split_at(BATCH_BYTES + end + 1);
        batches.push(batch);
        lines = rest;
    }
    // No lines are not one that is blank.
    if !lines.is_empty() {
        batches.push(lines);
    }
    batches
}
