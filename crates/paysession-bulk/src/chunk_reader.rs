//! Pieces of an input, cut between lines.

use std::io::{self, Read};

/// How much is read before it is judged.
const CHUNK_BYTES: usize = 1 << 20;

/// How much is read at once.
const READ_BYTES: usize = 1 << 16;

/// What is read next.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Chunk<'p> {
    /// Whole lines; only the last line of an input may lack its line feed.
    Lines(&'p [u8]),
    /// A line that is too long was passed over.
    TooLong,
}

/// Reads an input chunk by chunk.
///
/// Memory holds a chunk, or a line that is longer than one and not too long.
#[derive(Debug)]
pub(crate) struct ChunkReader<R> {
    input: R,
    buffer: Vec<u8>,
    /// How much of the buffer was handed out.
    used: usize,
    max_line: usize,
    ended: bool,
}

impl<R: Read> ChunkReader<R> {
    /// Pieces of `start` and of what follows it.
    pub(crate) fn new(start: Vec<u8>, input: R, max_line: usize) -> Self {
        Self { input, buffer: start, used: 0, max_line, ended: false }
    }

    /// The next chunk; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Chunk<'_>>> {
        self.buffer.drain(..self.used);
        self.used = 0;
        while !self.ended && self.buffer.len() < CHUNK_BYTES {
            self.read()?;
        }
        let mut searched = 0;
        loop {
            let unsearched = self.buffer.get(searched..).unwrap_or_default();
            if let Some(last) = memchr::memrchr(b'\n', unsearched) {
                self.used = searched + last + 1;
                break;
            }
            if self.ended {
                self.used = self.buffer.len();
                break;
            }
            searched = self.buffer.len();
            if searched > self.max_line {
                self.skip_line()?;
                return Ok(Some(Chunk::TooLong));
            }
            self.read()?;
        }
        let lines = self.buffer.get(..self.used).unwrap_or_default();
        Ok((!lines.is_empty()).then_some(Chunk::Lines(lines)))
    }

    /// Reads up to one step more.
    fn read(&mut self) -> io::Result<()> {
        let step = READ_BYTES as u64;
        let read =
            (&mut self.input).take(step).read_to_end(&mut self.buffer)?;
        self.ended = read == 0;
        Ok(())
    }

    /// Forgets the rest of a line, up to and with its line feed.
    fn skip_line(&mut self) -> io::Result<()> {
        while !self.ended {
            self.buffer.clear();
            self.read()?;
            if let Some(end) = memchr::memchr(b'\n', &self.buffer) {
                self.used = end + 1;
                return Ok(());
            }
        }
        self.buffer.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK_BYTES, Chunk, ChunkReader};

    fn lengths(input: &[u8], max_line: usize) -> Vec<Option<usize>> {
        let mut chunks = ChunkReader::new(Vec::new(), input, max_line);
        let mut found = Vec::new();
        while let Some(chunk) = chunks.next().unwrap() {
            found.push(match chunk {
                Chunk::Lines(lines) => Some(lines.len()),
                Chunk::TooLong => None,
            });
        }
        found
    }

    #[test]
    fn pieces_are_cut_between_lines() {
        let long = vec![b'x'; 2 * CHUNK_BYTES];
        let lines = b"0123456\n".repeat(CHUNK_BYTES / 8 + 1);
        let mixed = [&long[..], b"\nafter\n", &long, b"\n\nlast"].concat();
        for (input, max_line, expected) in [
            (&b""[..], 9, vec![]),
            (b"a", 9, vec![Some(1)]),
            (b"a\n", 9, vec![Some(2)]),
            (&lines, 9, vec![Some(CHUNK_BYTES + 8)]),
            (&long, 4 * CHUNK_BYTES, vec![Some(2 * CHUNK_BYTES)]),
            (&long, CHUNK_BYTES, vec![None]),
            (&mixed, CHUNK_BYTES, vec![None, Some(6), None, Some(5)]),
        ] {
            let found = lengths(input, max_line);
            // What belongs together may come in one chunk or in several.
            let sum = |list: &[Option<usize>]| {
                list.iter().copied().flatten().sum::<usize>()
            };
            let long = |list: &[Option<usize>]| {
                list.iter().filter(|one| one.is_none()).count()
            };
            assert_eq!(
                (sum(&found), long(&found)),
                (sum(&expected), long(&expected)),
                "{found:?}"
            );
        }
    }
}
