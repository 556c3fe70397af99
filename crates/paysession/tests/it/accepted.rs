//! How many bodies of each kind are accepted, of those that work: a provider's
//! own code or page sends or shows one of the kind, or production code does.
//!
//! `tests/data/bodies.ndjson` has them, in forms of its own, with the strictest
//! reading that takes each; `docs/accepted-bodies.md` has the counts.

use std::{collections::BTreeMap, fmt::Write as _};

use paysession::{
    Message, ReadOptions,
    introspect::{MessageVisitor, for_each_message},
};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use crate::assertions::without_nulls;

const BODIES: &str = include_str!("../data/bodies.ndjson");
const PAGE: &str = include_str!("../../../../docs/accepted-bodies.md");

/// The kinds of which each body is refused although it works: what is sent is
/// another type than every document says.
const REFUSED: [&str; 2] =
    ["an amount is a text", "a metadata value is no text"];

/// The strictest reading that takes a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TakenBy {
    Nobody,
    Tolerant,
    Published,
    Strict,
}

/// One line of the file.
#[derive(Deserialize)]
struct Line<'l> {
    message: &'l str,
    kind: &'l str,
    works: bool,
    taken_by: TakenBy,
    #[serde(borrow)]
    body: &'l RawValue,
}

/// How many bodies there are, and how many of those that work are taken.
#[derive(Default)]
struct Count {
    bodies: usize,
    works: usize,
    published: usize,
    tolerant: usize,
}

impl Count {
    fn add(&mut self, works: bool, taken_by: TakenBy) {
        self.bodies += 1;
        self.works += usize::from(works);
        self.published += usize::from(works && taken_by >= TakenBy::Published);
        self.tolerant += usize::from(works && taken_by >= TakenBy::Tolerant);
    }
}

/// Judges a line by the type of its message.
struct Judge<'l> {
    line: &'l Line<'l>,
    found: Option<TakenBy>,
}

impl MessageVisitor for Judge<'_> {
    fn visit<T: Message>(&mut self) {
        if T::ID == self.line.message {
            self.found = Some(taken_by::<T>(self.line.body.get()));
        }
    }
}

fn taken_by<T: Message>(body: &str) -> TakenBy {
    let takes = |options| {
        let Ok(read) = T::from_json_with(body.as_bytes(), &options) else {
            return false;
        };
        let written = serde_json::to_value(&read).unwrap();
        comes_back(&serde_json::from_str(body).unwrap(), &written);
        true
    };
    let [tolerant, published, strict] = [
        takes(ReadOptions::tolerant()),
        takes(ReadOptions::published()),
        takes(ReadOptions::strict()),
    ];
    match (tolerant, published, strict) {
        (false, false, false) => TakenBy::Nobody,
        (true, false, false) => TakenBy::Tolerant,
        (true, true, false) => TakenBy::Published,
        (true, true, true) => TakenBy::Strict,
        mixed => panic!("a looser reading must take {body}: {mixed:?}"),
    }
}

/// What was read is written, but for `null`, and empty texts that were read as
/// left out.
fn comes_back(sent: &Value, written: &Value) {
    let (mut sent, written) = (without_nulls(sent), without_nulls(written));
    if let Value::Object(members) = &mut sent {
        members
            .retain(|name, value| *value != "" || written.get(name).is_some());
    }
    assert_eq!(written, sent);
}

/// The counts as a table.
fn table(of: &str, counts: &BTreeMap<&str, Count>) -> String {
    let mut table = format!(
        "| {of} | bodies | work | of these accepted: published | tolerant |\n\
         | --- | --: | --: | --: | --: |\n"
    );
    for (name, count) in counts {
        let Count { bodies, works, published, tolerant } = count;
        writeln!(
            table,
            "| {name} | {bodies} | {works} | {published} | {tolerant} |"
        )
        .unwrap();
    }
    table
}

#[test]
fn every_body_that_works_is_accepted_but_for_another_type() {
    let mut messages = BTreeMap::<_, Count>::new();
    let mut kinds = BTreeMap::<_, Count>::new();
    for text in BODIES.lines() {
        let line: Line<'_> = serde_json::from_str(text).unwrap();
        let mut judge = Judge { line: &line, found: None };
        for_each_message(&mut judge);
        assert_eq!(judge.found, Some(line.taken_by), "{text}");
        assert_eq!(
            line.taken_by == TakenBy::Nobody,
            !line.works || REFUSED.contains(&line.kind),
            "{text}"
        );
        for count in [
            messages.entry(line.message).or_default(),
            kinds.entry(line.kind).or_default(),
        ] {
            count.add(line.works, line.taken_by);
        }
    }
    let tables =
        format!("{}\n{}", table("message", &messages), table("kind", &kinds));
    println!("{tables}");
    assert!(PAGE.contains(&tables), "docs/accepted-bodies.md must have them");
}
