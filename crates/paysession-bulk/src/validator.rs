//! Judging a whole input.

use std::{
    fmt,
    io::{self, Read},
    num::NonZero,
    ops::ControlFlow,
    sync::Arc,
};

use paysession::{Pointer, ReadOptions};
use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};

use crate::{
    batch::{Batch, cut},
    finding::{Finding, FindingCode, Summary},
    findings::Findings,
    framing::{self, Framing},
    judge::{RecordPlace, RecordValidator, RecordVerdict},
    message_types::{UnknownMessage, message_types},
    recognize::Recognizer,
};

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
#[derive(Clone, Debug)]
pub struct Validator {
    judge: Arc<RecordValidator>,
    max_record_bytes: usize,
    /// Threads of its own; none where it shares those of the process.
    threads: Option<Arc<ThreadPool>>,
}

impl Validator {
    /// How long a record may be where nothing else is said: 16 MiB.
    pub const MAX_RECORD_BYTES: usize = 16 << 20;

    /// A validator that tells which message a record is by its members.
    pub fn new(options: ReadOptions) -> Self {
        let types = message_types();
        let recognizer = Recognizer::new(&types);
        let judge =
            RecordValidator { types, recognizer, message: None, options };
        Self {
            judge: Arc::new(judge),
            max_record_bytes: Self::MAX_RECORD_BYTES,
            threads: None,
        }
    }

    /// Reads every record as the message with this id.
    ///
    /// # Errors
    ///
    /// If no message has the id.
    pub fn with_message(self, id: &str) -> Result<Self, UnknownMessage> {
        let types = &self.judge.types;
        let index = types.iter().position(|message| message.id == id);
        let message = Some(index.ok_or(UnknownMessage)?);
        let judge =
            RecordValidator { message, ..RecordValidator::clone(&self.judge) };
        Ok(Self { judge: Arc::new(judge), ..self })
    }

    /// How long a record may be, in bytes. A longer one is a finding, and
    /// memory never holds it.
    #[must_use]
    pub fn with_max_record_bytes(self, max_record_bytes: usize) -> Self {
        Self { max_record_bytes, ..self }
    }

    pub(crate) const fn max_record_bytes(&self) -> usize {
        self.max_record_bytes
    }

    /// Judges records by this many threads of its own, which end with the
    /// validator. Where nothing else is said, all validators of a process
    /// share threads that never end; a process that forks must not have them.
    ///
    /// # Errors
    ///
    /// If the system starts no thread.
    pub fn with_threads(self, count: NonZero<usize>) -> io::Result<Self> {
        let threads = ThreadPoolBuilder::new().num_threads(count.get()).build();
        let threads = Arc::new(threads.map_err(io::Error::other)?);
        Ok(Self { threads: Some(threads), ..self })
    }

    /// The findings of an NDJSON input, in its order, each judged when it is
    /// asked for.
    ///
    /// # Errors
    ///
    /// If the beginning of the input cannot be read.
    pub fn findings<R: Read>(&self, mut input: R) -> io::Result<Findings<R>> {
        let (start, _) = framing::detect(&mut input, Framing::Ndjson)?;
        Ok(Findings::new(self.clone(), start, input))
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
        let mut findings = Findings::new(self.clone(), start, input);
        for finding in findings.by_ref() {
            if let ControlFlow::Break(value) = found(finding?) {
                return Err(BulkError::Stopped(value));
            }
        }
        Ok(findings.summary())
    }

    /// What is found in whole lines, judged on all cores, in their order.
    pub(crate) fn batches(&self, lines: &[u8]) -> Vec<Batch> {
        let judge = || {
            cut(lines).into_par_iter().map(|batch| self.batch(batch)).collect()
        };
        match &self.threads {
            Some(threads) => threads.install(judge),
            None => judge(),
        }
    }

    fn batch(&self, lines: &[u8]) -> Batch {
        let mut batch = Batch::default();
        let mut rest = lines;
        while !rest.is_empty() {
            let end = memchr::memchr(b'\n', rest);
            let (line, after) =
                rest.split_at(end.map_or(rest.len(), |at| at + 1));
            rest = after;
            // What a truncated record lacks, it lacks on this line.
            batch.add_line(line.trim_ascii_end(), |record, place| {
                if record.len() > self.max_record_bytes {
                    self.too_long(place).into()
                } else {
                    self.judge.judge(record, place)
                }
            });
        }
        batch
    }

    /// A line that was passed over.
    pub(crate) fn skipped(&self) -> Batch {
        let mut batch = Batch::default();
        batch.add_record(|place| self.too_long(place).into());
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

fn emit<B>(
    judged: RecordVerdict,
    summary: &mut Summary,
    found: &mut impl FnMut(Finding) -> ControlFlow<B>,
) -> Result<(), BulkError<B>> {
    summary.add(&judged);
    for finding in judged.findings {
        if let ControlFlow::Break(value) = found(finding) {
            return Err(BulkError::Stopped(value));
        }
    }
    Ok(())
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
