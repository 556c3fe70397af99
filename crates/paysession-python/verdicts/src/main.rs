//! Writes bodies of every message and what the core says of each, a line of
//! JSON each, for the wheel to be held against:
//! `cargo run --package paysession-verdicts -- 100000 > verdicts.ndjson`.

use std::{
    env,
    io::{self, BufWriter, Write},
};

use paysession::{
    Message, ReadOptions,
    introspect::{MessageVisitor, for_each_message},
    testing,
};
use proptest::{
    prelude::{Strategy, any},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count = env::args().nth(1).ok_or("must be given a count")?.parse()?;
    let mut messages = Count(0);
    for_each_message(&mut messages);
    let each = usize::div_ceil(count, messages.0);
    let mut writer = Writer {
        each,
        out: BufWriter::new(io::stdout().lock()),
        written: Ok(()),
    };
    for_each_message(&mut writer);
    writer.written?;
    writer.out.flush()?;
    Ok(())
}

struct Count(usize);

impl MessageVisitor for Count {
    fn visit<T: Message>(&mut self) {
        self.0 += 1;
    }
}

struct Writer<W> {
    /// How many bodies of each message.
    each: usize,
    out: W,
    written: io::Result<()>,
}

impl<W: Write> MessageVisitor for Writer<W> {
    fn visit<T: Message>(&mut self) {
        let boundary = testing::boundary_bodies::<T>();
        let bodies = boundary.into_iter().chain(generated::<T>());
        for (index, body) in bodies.take(self.each).enumerate() {
            if self.written.is_ok() {
                let verdict = verdict::<T>(index, &body);
                self.written = writeln!(self.out, "{verdict}");
            }
        }
    }
}

/// Bodies that keep every rule, and bodies with one fault, by turns.
fn generated<T: Message>() -> impl Iterator<Item = String> {
    let mut runner = TestRunner::deterministic();
    let (valid, invalid) = (any::<T>(), testing::invalid_bodies::<T>());
    std::iter::from_fn(move || {
        let message = valid.new_tree(&mut runner).ok()?.current();
        let fine = serde_json::to_string(&message).ok()?;
        let broken = invalid.new_tree(&mut runner).ok()?.current().body;
        Some([fine, broken])
    })
    .flatten()
}

fn verdict<T: Message>(index: usize, body: &str) -> Value {
    let (reading, options) = match index % 3 {
        0 => ("published", ReadOptions::published()),
        1 => ("strict", ReadOptions::strict()),
        _ => ("tolerant", ReadOptions::tolerant()),
    };
    let report = T::from_json_with(body.as_bytes(), &options).err();
    let violations: Vec<_> = report.iter().flatten().collect();
    json!({
        "message": T::ID,
        "reading": reading,
        "body": body,
        "violations": violations,
    })
}
