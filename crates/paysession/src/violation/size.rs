//! How many bytes of JSON a violation becomes.

use std::fmt::{self, Write};

use super::{Reason, Violation};

/// No violation is longer than this in JSON without its pointer and without
/// words that are not this crate's.
const LONGEST_WORDS: usize = 200;
/// No byte of a text becomes more bytes of JSON.
const LONGEST_ESCAPE: usize = r"\u0001".len();

/// How many of these violations, from the first, become no more bytes of JSON
/// than `most`.
pub(super) fn fitting(violations: &[Violation], most: usize) -> usize {
    // Few reports are measured: the bounds cost less, the first the least.
    let within = |bound: fn(&Violation) -> usize| {
        violations.iter().map(bound).sum::<usize>() <= most
    };
    if within(rough_bound) || within(bound) {
        return violations.len();
    }
    let mut bytes = "[".len();
    let fits = |violation: &&Violation| {
        bytes += json_size(violation);
        bytes <= most
    };
    violations.iter().take_while(fits).count()
}

/// At most how many bytes of JSON a violation becomes, whatever is in its
/// texts.
fn rough_bound(violation: &Violation) -> usize {
    debug_assert!(json_size(violation) <= bound(violation), "a longer one");
    LONGEST_WORDS
        + violation.pointer.as_str().len() * LONGEST_ESCAPE
        + violation.reason.description().len() * LONGEST_ESCAPE
}

/// At most how many bytes of JSON a violation becomes, the words of its rule
/// unwritten.
fn bound(violation: &Violation) -> usize {
    LONGEST_WORDS
        + escaped_size(violation.pointer.as_str())
        + escaped_size(violation.reason.description())
}

/// How many bytes of JSON a violation becomes, its escapes and comma included.
fn json_size(violation: &Violation) -> usize {
    struct Count(usize);
    impl Write for Count {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += escaped_size(text);
            Ok(())
        }
    }
    let mut count = Count(r#"{"pointer":"","code":"","message":""},"#.len());
    let (pointer, code) = (&violation.pointer, violation.code());
    let written = match &violation.reason {
        Reason::Rule(kind) => write!(count, "{pointer}{code}{kind}"),
        Reason::Custom { description, .. } => {
            write!(count, "{pointer}{code}{description}")
        }
    };
    debug_assert!(written.is_ok(), "counting does not fail");
    count.0
}

/// How many bytes of JSON a text becomes; what has a short escape is counted as
/// if it had none.
fn escaped_size(text: &str) -> usize {
    let size = |byte| match byte {
        b'"' | b'\\' => 2,
        0..0x20 => LONGEST_ESCAPE,
        _ => 1,
    };
    text.bytes().map(size).sum()
}
