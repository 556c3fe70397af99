//! The findings of an NDJSON input, one after the other.

use std::{
    fmt,
    io::{self, Read},
    vec,
};

use crate::{
    batch::Batch,
    chunk_reader::{Chunk, ChunkReader},
    finding::{Finding, Summary},
    validator::Validator,
};

/// The findings of an NDJSON input, in its order.
///
/// The next piece of the input is judged when all findings of the one before
/// it were taken. After an error there are no more.
///
/// ```
/// use paysession::ReadOptions;
/// use paysession_bulk::Validator;
///
/// let file = b"{\"amount\": 1000, \"currency\": \"JPY\"}\n{\"amount\": 1.5}\n";
/// let validator = Validator::new(ReadOptions::published())
///     .with_message("komoju.create-session")?;
/// let mut findings = validator.findings(&file[..])?;
/// let first = findings.next().transpose()?;
/// assert_eq!(first.map(|found| (found.line, found.column)), Some((2, 12)));
/// assert_eq!(findings.by_ref().count(), 1); // the currency
/// assert_eq!(findings.summary().records, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Findings<R> {
    validator: Validator,
    /// None at the end.
    chunks: Option<ChunkReader<R>>,
    found: vec::IntoIter<Finding>,
    summary: Summary,
    lines: u64,
}

impl<R: Read> Findings<R> {
    /// Of `start` and of what follows it.
    pub(crate) fn new(validator: Validator, start: Vec<u8>, input: R) -> Self {
        let chunks =
            ChunkReader::new(start, input, validator.max_record_bytes());
        Self {
            validator,
            chunks: Some(chunks),
            found: Vec::new().into_iter(),
            summary: Summary::default(),
            lines: 0,
        }
    }

    /// Judges the next piece; `false` at the end.
    fn judge(&mut self) -> io::Result<bool> {
        let Some(chunks) = &mut self.chunks else { return Ok(false) };
        let batches = match chunks.next() {
            Ok(Some(Chunk::Lines(lines))) => self.validator.batches(lines),
            Ok(Some(Chunk::TooLong)) => vec![self.validator.skipped()],
            Ok(None) => {
                self.chunks = None;
                return Ok(false);
            }
            Err(error) => {
                self.chunks = None;
                return Err(error);
            }
        };
        let found: Vec<_> = batches
            .into_iter()
            .flat_map(|batch| self.with_file_positions(batch))
            .collect();
        self.found = found.into_iter();
        Ok(true)
    }

    /// The findings of the next batch, with their places in the whole input.
    fn with_file_positions(
        &mut self,
        batch: Batch,
    ) -> impl Iterator<Item = Finding> + use<R> {
        let (records, lines) = (self.summary.records, self.lines);
        self.summary += batch.summary;
        self.lines += batch.lines;
        batch.findings.into_iter().map(move |finding| Finding {
            record: finding.record + records,
            line: finding.line + lines,
            ..finding
        })
    }
}

impl<R> Findings<R> {
    /// How many records were judged up to now. All findings of them may not
    /// have been taken.
    pub const fn summary(&self) -> Summary {
        self.summary
    }
}

impl<R: Read> Iterator for Findings<R> {
    type Item = io::Result<Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(finding) = self.found.next() {
                return Some(Ok(finding));
            }
            match self.judge() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// The input is not shown: it may hold anything.
impl<R> fmt::Debug for Findings<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Findings")
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}
