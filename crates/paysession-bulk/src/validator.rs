//! Judging a whole input.

use std::{
    fmt,
    io::{self, Read},
    ops::ControlFlow,
};

use paysession::{Pointer, ReadOptions};
use rayon::prelude::*;

use crate::{
    chunk_reader::{Chunk, ChunkReader},
    finding::{Finding, FindingCode, Summary},
    framing::{self, Framing},
    judge::{Judge, Judged, RecordPlace},
    message_types::{UnknownMessage, message_types},
    recognize::Recognizer,
};

/// How much one core judges before it takes the next batch.
const BATCH_BYTES: usize = 1 << 16;

/// Judges files of messages.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use paysession::ReadOptions;
/// use paysession_bulk::{Framing, Validator};
///
/// let validator = Validator::new(ReadOptions::published());
/// let file = br#"{"customer_id": 1, "country": "US", "account_id": "x"}"#;
/// let summary = validator.validate(&file[..], Framing::Json, |finding| {
///     assert_eq!(finding.message, Some("yuno.create-customer-session"));
///     ControlFlow::<()>::Continue(())
/// })?;
/// assert_eq!(summary.findings, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Validator {
    judge: Judge,
    max_record_bytes: usize,
}

impl Validator {
    /// How long a record may be where nothing else is said: 16 MiB.
    pub const MAX_RECORD_BYTES: usize = 16 << 20;

    /// A validator that tells which message a record is by its members.
    pub fn new(options: ReadOptions) -> Self {
        let types = message_types();
        let recognizer = Recognizer::new(&types);
        let judge = Judge { types, recognizer, message: None, options };
        Self { judge, max_record_bytes: Self::MAX_RECORD_BYTES }
    }

    /// Reads every record as the message with this id.
    ///
    /// # Errors
    ///
    /// If no message has the id.
    pub fn with_message(mut self, id: &str) -> Result<Self, UnknownMessage> {
        let types = &self.judge.types;
        let index = types.iter().position(|message| message.id == id);
        self.judge.message = Some(index.ok_or(UnknownMessage)?);
        Ok(self)
    }

    /// How long a record may be, in bytes. A longer one is a finding, and
    /// memory never holds it.
    #[must_use]
    pub fn with_max_record_bytes(self, max_record_bytes: usize) -> Self {
        Self { max_record_bytes, ..self }
    }

    /// Judges an input, and gives each finding to `found`, in the order of the
    /// input, until it breaks.
    ///
    /// A byte order mark at the beginning is passed over. Records are judged on
    /// all cores; `found` is called on this thread.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, or `found` breaks.
    pub fn validate<B>(
        &self,
        mut input: impl Read,
        framing: Framing,
        mut found: impl FnMut(Finding) -> ControlFlow<B>,
    ) -> Result<Summary, BulkError<B>> {
        let (start, has_lines) = framing::detect(&mut input, framing)?;
        if has_lines {
            self.lines(start, input, &mut found)
        } else {
            self.document(start, input, &mut found)
        }
    }

    fn document<B>(
        &self,
        start: Vec<u8>,
        input: impl Read,
        found: &mut impl FnMut(Finding) -> ControlFlow<B>,
    ) -> Result<Summary, BulkError<B>> {
        let mut document = start;
        let more = self.max_record_bytes.saturating_add(1);
        let more = more.saturating_sub(document.len()) as u64;
        input.take(more).read_to_end(&mut document)?;
        let place = RecordPlace { record: 1, line: 1 };
        let judged = if document.len() > self.max_record_bytes {
            self.too_long(place).into()
        } else {
            self.judge.judge(&document, place)
        };
        let mut summary = Summary { records: 1, ..Summary::default() };
        emit(judged, &mut summary, found)?;
        Ok(summary)
    }

    fn lines<B>(
        &self,
        start: Vec<u8>,
        input: impl Read,
        found: &mut impl FnMut(Finding) -> ControlFlow<B>,
    ) -> Result<Summary, BulkError<B>> {
        let mut chunks = ChunkReader::new(start, input, self.max_record_bytes);
        let mut summary = Summary::default();
        let mut lines_before = 0;
        while let Some(chunk) = chunks.next()? {
            let batches = match chunk {
                Chunk::Lines(lines) => self.batches(lines),
                Chunk::TooLong => vec![self.skipped()],
            };
            for batch in batches {
                let records_before = summary.records;
                summary += batch.summary;
                for mut finding in batch.findings {
                    finding.record += records_before;
                    finding.line += lines_before;
                    if let ControlFlow::Break(value) = found(finding) {
                        return Err(BulkError::Stopped(value));
                    }
                }
                lines_before += batch.lines;
            }
        }
        Ok(summary)
    }

    /// What is found in whole lines, judged on all cores, in their order.
    fn batches(&self, lines: &[u8]) -> Vec<Batch> {
        cut(lines).into_par_iter().map(|batch| self.batch(batch)).collect()
    }

    fn batch(&self, lines: &[u8]) -> Batch {
        let mut batch = Batch::default();
        let mut start = 0;
        let ends = memchr::memchr_iter(b'\n', lines).map(|at| at + 1);
        let last = (!lines.ends_with(b"\n")).then_some(lines.len());
        for end in ends.chain(last) {
            batch.lines += 1;
            let line = lines.get(start..end).unwrap_or_default();
            start = end;
            // What a truncated record lacks, it lacks on this line.
            let line = line.trim_ascii_end();
            if line.is_empty() {
                continue;
            }
            batch.summary.records += 1;
            let place = RecordPlace {
                record: batch.summary.records,
                line: batch.lines,
            };
            let judged = if line.len() > self.max_record_bytes {
                self.too_long(place).into()
            } else {
                self.judge.judge(line, place)
            };
            batch.add(judged);
        }
        batch
    }

    fn skipped(&self) -> Batch {
        let mut batch = Batch { lines: 1, ..Batch::default() };
        batch.summary.records = 1;
        batch.add(self.too_long(RecordPlace { record: 1, line: 1 }).into());
        batch
    }

    fn too_long(&self, place: RecordPlace) -> Finding {
        Finding {
            record: place.record,
            message: None,
            code: FindingCode::TooLong,
            pointer: Pointer::ROOT,
            line: place.line,
            column: 1,
            description: format!(
                "must be at most {} bytes",
                self.max_record_bytes
            ),
        }
    }
}

/// What is found in a batch of a chunk; records and lines count from its start.
#[derive(Debug, Default)]
struct Batch {
    findings: Vec<Finding>,
    summary: Summary,
    lines: u64,
}

impl Batch {
    fn add(&mut self, mut judged: Judged) {
        count(&judged, &mut self.summary);
        self.findings.append(&mut judged.findings);
    }
}

fn count(judged: &Judged, summary: &mut Summary) {
    if let Some(first) = judged.findings.first() {
        summary.count(first.code);
    }
    summary.findings += judged.findings.len() as u64;
    summary.truncated += u64::from(judged.is_truncated);
}

fn emit<B>(
    judged: Judged,
    summary: &mut Summary,
    found: &mut impl FnMut(Finding) -> ControlFlow<B>,
) -> Result<(), BulkError<B>> {
    count(&judged, summary);
    for finding in judged.findings {
        if let ControlFlow::Break(value) = found(finding) {
            return Err(BulkError::Stopped(value));
        }
    }
    Ok(())
}

/// Whole lines in batches of at least [`BATCH_BYTES`] bytes.
fn cut(mut lines: &[u8]) -> Vec<&[u8]> {
    let mut batches = Vec::new();
    while let Some(after) = lines.get(BATCH_BYTES..)
        && let Some(end) = memchr::memchr(b'\n', after)
    {
        let (batch, rest) = lines.split_at(BATCH_BYTES + end + 1);
        batches.push(batch);
        lines = rest;
    }
    batches.push(lines);
    batches
}

/// Why not all of an input was judged.
#[derive(Debug)]
#[non_exhaustive]
pub enum BulkError<B> {
    /// The input could not be read.
    Read(io::Error),
    /// Whoever takes the findings wants no more.
    Stopped(B),
}

impl<B> From<io::Error> for BulkError<B> {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}

impl<B> fmt::Display for BulkError<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read(_) => "cannot read the input",
            Self::Stopped(_) => "stopped before the end of the input",
        })
    }
}

impl<B: fmt::Debug> std::error::Error for BulkError<B> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Stopped(_) => None,
        }
    }
}
