//! The two ways from bytes to a message, `from_json` with this crate's reader
//! of JSON and `serde_json`'s by `Deserialize`, say the same of any bytes.

use paysession::{
    Message, Violation, ViolationCode, Violations, introspect::MessageVisitor,
    testing,
};
use proptest::{
    prelude::RngExt,
    test_runner::{RngAlgorithm, TestRng},
};

use crate::{cases, read::every_message};

/// What is put in: what JSON is made of, and what it is not.
const PARTS: [&[u8]; 36] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"null",
    b"true",
    b"fals",
    b"0",
    b"-",
    b"1.5",
    b".",
    b"1e2",
    b"e-4",
    b"9",
    b"1e400",
    b"0.00001",
    b"\"\"",
    b"{}",
    b"[]",
    b"\"a\":1,",
    b"\"a\":{\"b\":0,\"b\":0},",
    b"\\u0041",
    b"\\ud83c",
    b"\\udf75",
    b"\\n",
    b"\n",
    b" ",
    b"\t",
    b"\x00",
    b"\xff",
    "é".as_bytes(),
    "🍵".as_bytes(),
];

/// A body on an edge, changed in up to three places.
fn changed(edges: &[String], rng: &mut TestRng) -> Vec<u8> {
    let any =
        |rng: &mut TestRng| edges[rng.random_range(0..edges.len())].as_bytes();
    let mut body = any(rng).to_vec();
    for _ in 0..rng.random_range(0..4) {
        let from = rng.random_range(0..=body.len());
        let to = (from + rng.random_range(0..12)).min(body.len());
        match rng.random_range(0..5) {
            0 => drop(body.drain(from..to)),
            1 => {
                let again = body[from..to].to_vec();
                body.splice(to..to, again);
            }
            2 => {
                let other = any(rng);
                let end = (from + rng.random_range(0..40)).min(other.len());
                let piece = other.get(from..end).unwrap_or_default();
                body.splice(from..from, piece.iter().copied());
            }
            _ => {
                let part = PARTS[rng.random_range(0..PARTS.len())];
                let over = if rng.random() { from..from } else { from..to };
                body.splice(over, part.iter().copied());
            }
        }
    }
    body
}

/// Where `serde_json` stops and this crate does not: at a number that an `f64`
/// has no room for, though nobody reads it.
const NUMBER_OUT_OF_RANGE: &str = "number out of range";

/// Whether both take the body, or what they say where that is not the same.
fn verdict<T: Message>(body: &[u8]) -> Result<bool, String> {
    let (ours, theirs) =
        (T::from_json(body), serde_json::from_slice::<T>(body));
    let alike = match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => ours == theirs,
        (Err(ours), Err(theirs)) => {
            ours.is_truncated() || same(ours, &theirs.to_string())
        }
        (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
    };
    let beyond = |error: &serde_json::Error| {
        error.to_string().contains(NUMBER_OUT_OF_RANGE)
    };
    if alike || theirs.as_ref().is_err_and(beyond) {
        return Ok(ours.is_ok());
    }
    Err(format!(
        "{}: {}\nours: {:?}\ntheirs: {:?}",
        T::ID,
        String::from_utf8_lossy(body),
        ours.map(drop),
        theirs.map(drop)
    ))
}

/// Whether an error has the lines of a report. Where the text is not JSON, the
/// two have words of their own for that, and may have come to another place:
/// `serde_json` does not look at what follows a broken message, nor at the
/// escapes of what it takes whole.
fn same(report: &Violations, error: &str) -> bool {
    let is_rule =
        |violation: &&Violation| violation.code() != ViolationCode::Syntax;
    let rules: Vec<_> =
        report.iter().filter(is_rule).map(ToString::to_string).collect();
    let lines: Vec<_> = error.lines().collect();
    if rules.len() == report.len() {
        return rules == lines;
    }
    rules
        .iter()
        .zip(&lines)
        .all(|(ours, theirs)| ours == theirs || theirs.contains(" at line "))
}

struct Twins {
    bodies: u32,
}

impl MessageVisitor for Twins {
    fn visit<T: Message>(&mut self) {
        let edges = testing::boundary_bodies::<T>();
        let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut taken = 0;
        for _ in 0..self.bodies {
            let body = changed(&edges, &mut rng);
            match verdict::<T>(&body) {
                Ok(took) => taken += u32::from(took),
                Err(unlike) => panic!("{unlike}"),
            }
        }
        // Bodies that nobody takes, or everybody, would show little.
        let share = f64::from(taken) / f64::from(self.bodies);
        assert!((0.05..0.95).contains(&share), "{}: {share} taken", T::ID);
    }
}

#[test]
fn both_readers_say_the_same_of_changed_bodies() {
    every_message(&mut Twins { bodies: cases(10_000) });
}

/// Ten million bodies and more, over the eight messages:
/// `cargo test --release --package paysession-tests -- --ignored both_readers`
#[test]
#[ignore = "takes minutes"]
fn both_readers_say_the_same_of_ten_million_changed_bodies() {
    every_message(&mut Twins { bodies: 1_250_000 });
}
