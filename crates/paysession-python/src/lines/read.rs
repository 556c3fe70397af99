//! Cuts a file into lines, and holds a piece of it at a time.

use std::io::{self, BufRead, Read};

/// The most bytes of a line. No message needs more, and a file without line
/// ends must not fill the memory.
pub(super) const MAX_LINE_BYTES: usize = 16 * 1024 * 1024;

/// How many bytes of lines are held at a time, but for the last line.
const PIECE_BYTES: usize = 4 * 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// One line that is not blank.
#[derive(Debug)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u64,
    pub(super) text: Text,
}

/// What stands in a line.
#[derive(Debug)]
pub(super) enum Text {
    /// All of it, without the end of the line.
    Whole(Vec<u8>),
    /// More than [`MAX_LINE_BYTES`], which are not held.
    TooLong,
}

/// The lines of a file.
#[derive(Debug)]
pub(super) struct Lines<R> {
    from: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(from: R) -> Self {
        Self { from, number: 0 }
    }

    /// The next lines; none at the end of the file.
    pub(super) fn piece(&mut self) -> io::Result<Vec<Line>> {
        let (mut lines, mut held) = (Vec::new(), 0);
        while held < PIECE_BYTES {
            let Some(text) = self.line()? else { break };
            self.number += 1;
            if let Text::Whole(body) = &text {
                if body.trim_ascii().is_empty() {
                    continue;
                }
                held += body.len();
            }
            lines.push(Line { number: self.number, text });
        }
        Ok(lines)
    }

    fn line(&mut self) -> io::Result<Option<Text>> {
        let mut line = Vec::new();
        let most = MAX_LINE_BYTES as u64 + 1;
        if self.from.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() > MAX_LINE_BYTES {
            self.from.skip_until(b'\n')?;
            return Ok(Some(Text::TooLong));
        }
        if self.number == 0 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Some(Text::Whole(line)))
    }
}
