//! How a file holds its records.

use std::io::{self, Read};

use serde::de::IgnoredAny;

/// How a file holds its records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Framing {
    /// NDJSON where one of the first two lines is a whole JSON value and there
    /// are more lines; else one document.
    #[default]
    Detect,
    /// The whole file is one JSON document.
    Json,
    /// Each line is a JSON document; blank lines are skipped.
    Ndjson,
}

/// How much of a file is looked at to tell how it holds its records.
const LOOK_AHEAD: u64 = 1 << 20;

/// The UTF-8 byte order mark, which is no JSON.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The beginning of an input without its byte order mark, and whether it holds
/// a record in each line.
pub(crate) fn detect(
    input: &mut impl Read,
    framing: Framing,
) -> io::Result<(Vec<u8>, bool)> {
    let look_ahead = match framing {
        Framing::Detect => LOOK_AHEAD,
        Framing::Json | Framing::Ndjson => BYTE_ORDER_MARK.len() as u64,
    };
    let mut start = Vec::new();
    input.take(look_ahead).read_to_end(&mut start)?;
    if start.starts_with(BYTE_ORDER_MARK) {
        start.drain(..BYTE_ORDER_MARK.len());
    }
    let has_lines = match framing {
        Framing::Detect => looks_like_lines(&start),
        Framing::Json => false,
        Framing::Ndjson => true,
    };
    Ok((start, has_lines))
}

fn looks_like_lines(start: &[u8]) -> bool {
    let mut lines = start
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    // In a document that goes on after a line with only a part of an object,
    // the next line is a name, and no whole object.
    is_json(first)
        || (first.starts_with(b"{")
            && second.starts_with(b"{")
            && is_json(second))
}

fn is_json(line: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::looks_like_lines;

    #[test]
    fn lines_are_told_from_one_document() {
        for (start, expected) in [
            ("", false),
            ("{}", false),
            ("{}\n\n", false),
            ("{}\n{}", true),
            ("\r\n{}\r\n\r\n{\"a\"", true),
            ("{\"a\": tr\n{}\n", true),
            ("[]\n[]\n", true),
            ("{\n\"a\": 1}\n", false),
            ("{\n{\n", false),
            ("[\n{}\n]", false),
            ("[\n{},\n{}\n]", false),
        ] {
            assert_eq!(looks_like_lines(start.as_bytes()), expected, "{start}");
        }
    }
}
