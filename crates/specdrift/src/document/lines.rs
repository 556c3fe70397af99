//! Where the lines of a text begin. A document may be one line, so that the
//! places within a line are found without going through all of it.

/// As many characters are gone through to find a column, at most.
const STEP: usize = 1024;

/// The places of a text by line and column.
#[derive(Debug)]
pub(crate) struct Lines {
    /// The byte and the character at which each line begins.
    starts: Vec<(usize, usize)>,
    /// The byte at which every so many characters begin.
    marks: Vec<usize>,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let (mut starts, mut marks) = (vec![(0, 0)], Vec::new());
        for (count, (at, character)) in text.char_indices().enumerate() {
            if count.is_multiple_of(STEP) {
                marks.push(at);
            }
            if character == '\n' {
                starts.push((at + 1, count + 1));
            }
        }
        Self { starts, marks }
    }

    /// The text of a line, from 1, without its end.
    pub(crate) fn line<'t>(
        &self,
        text: &'t str,
        number: usize,
    ) -> Option<&'t str> {
        let index = number.checked_sub(1)?;
        let (start, _) = *self.starts.get(index)?;
        let end = self.starts.get(number).map_or(text.len(), |(end, _)| *end);
        let line = text.get(start..end)?;
        let ended = line.strip_suffix('\n');
        // What follows the last end of a line is no line where it is empty.
        if ended.is_none() && line.is_empty() {
            return None;
        }
        let line = ended.map(|line| line.strip_suffix('\r').unwrap_or(line));
        Some(line.unwrap_or_else(|| text.get(start..end).unwrap_or_default()))
    }

    /// The byte of a line at which a column begins, both from 1; the end of the
    /// line where it is shorter.
    pub(crate) fn offset(
        &self,
        text: &str,
        line: usize,
        column: usize,
    ) -> usize {
        let whole = self.line(text, line).unwrap_or_default();
        let index = line.saturating_sub(1);
        let Some((start, first)) = self.starts.get(index).copied() else {
            return 0;
        };
        let wanted = first.saturating_add(column.saturating_sub(1));
        let Some(mark) = self.marks.get(wanted / STEP).copied() else {
            return whole.len();
        };
        let rest = text.get(mark..).unwrap_or_default();
        let more = rest.char_indices().nth(wanted % STEP);
        let at = more.map_or(text.len(), |(more, _)| mark + more);
        at.saturating_sub(start).min(whole.len())
    }
}
