//! Lines and columns.

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// From 0.
    pub(crate) line: u64,
    /// In characters, from 1.
    pub(crate) column: u64,
}

/// The places of offsets, each in one pass over the text. What is no UTF-8 has
/// a character for each byte that may begin one.
pub(crate) fn positions(text: &[u8], offsets: &[usize]) -> Vec<Position> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    let offset_of = |index: usize| {
        offsets.get(index).copied().unwrap_or_default().min(text.len())
    };
    order.sort_by_key(|index| offset_of(*index));
    let start = Position { line: 0, column: 1 };
    let mut found = vec![start; offsets.len()];
    let (mut at, mut here) = (0, start);
    for index in order {
        let to = offset_of(index);
        here = advance(here, text.get(at..to).unwrap_or_default());
        at = to;
        if let Some(found) = found.get_mut(index) {
            *found = here;
        }
    }
    found
}

fn advance(from: Position, passed: &[u8]) -> Position {
    let Some(last) = memchr::memrchr(b'\n', passed) else {
        return Position { column: from.column + characters(passed), ..from };
    };
    let lines = memchr::memchr_iter(b'\n', passed).count() as u64;
    let in_line = passed.get(last + 1..).unwrap_or_default();
    Position { line: from.line + lines, column: 1 + characters(in_line) }
}

fn characters(bytes: &[u8]) -> u64 {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    bytes.iter().filter(begins).count() as u64
}

#[cfg(test)]
mod tests {
    use super::positions;

    #[test]
    fn columns_count_characters_and_lines_end_with_a_line_feed() {
        let text = "äö\r\n\n€x".as_bytes();
        for (offset, line, column) in [
            (0, 0, 1),
            (2, 0, 2),
            (4, 0, 3),
            (6, 1, 1),
            (7, 2, 1),
            (10, 2, 2),
            (99, 2, 3),
        ] {
            let found = positions(text, &[offset, 0])[0];
            assert_eq!((found.line, found.column), (line, column), "{offset}");
        }
    }
}
