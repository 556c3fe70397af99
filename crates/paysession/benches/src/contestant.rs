//! Who reads the bodies.

use paysession::{Message, komoju, yuno};

use crate::{
    body::{Body, Kind},
    others,
};

/// A way to read a body.
pub(crate) struct Contestant {
    pub(crate) name: &'static str,
    /// What it can read.
    pub(crate) kind: Kind,
    /// Reads a body; the number of faults that it found.
    pub(crate) read: fn(&[u8]) -> usize,
}

impl Contestant {
    pub(crate) fn reads(&self, body: &Body) -> bool {
        self.kind == body.kind
    }
}

/// The floor that everything is measured against.
pub(crate) const FLOOR: &str = "serde_json, unchecked";

/// Every contestant; the floors first.
pub(crate) fn all() -> Vec<Contestant> {
    let yuno = |name, read| Contestant { name, kind: Kind::Yuno, read };
    let komoju = |name, read| Contestant { name, kind: Kind::Komoju, read };
    Vec::from([
        yuno(FLOOR, others::floor),
        yuno("serde_json Value", others::value),
        yuno("the obvious way", others::obvious),
        yuno("garde", others::garde),
        yuno("eserde", others::eserde),
        yuno("sonic-rs, unchecked", others::sonic),
        yuno("paysession", ours::<yuno::CreateCheckoutSession>),
        yuno("paysession, Deserialize", drop_in::<yuno::CreateCheckoutSession>),
        komoju(FLOOR, others::komoju_floor),
        komoju("serde_json Value", others::value),
        komoju("paysession", ours::<komoju::CreateSession>),
        komoju("paysession, Deserialize", drop_in::<komoju::CreateSession>),
        #[cfg(feature = "schema")]
        yuno("Value + jsonschema", others::schema),
    ])
}

/// Every body is what it claims: ours finds as many faults in it as it has.
pub(crate) fn check(contestants: &[Contestant], bodies: &[Body]) {
    for body in bodies {
        let ours = contestants
            .iter()
            .find(|c| c.name == "paysession" && c.reads(body))
            .expect("ours reads every body");
        let found = (ours.read)(body.text.as_bytes());
        assert_eq!(found, body.faults, "the body {:?}", body.name);
    }
}

fn ours<T: Message>(body: &[u8]) -> usize {
    match T::from_json(body) {
        Ok(message) => {
            std::hint::black_box(message);
            0
        }
        Err(report) => report.len(),
    }
}

fn drop_in<T: Message>(body: &[u8]) -> usize {
    match serde_json::from_slice::<T>(body) {
        Ok(message) => {
            std::hint::black_box(message);
            0
        }
        Err(_) => 1,
    }
}

/// The head of a table in Markdown.
pub(crate) fn head(bodies: &[Body]) {
    let names: Vec<String> = bodies
        .iter()
        .map(|body| format!("{} ({} B)", body.name, body.text.len()))
        .collect();
    println!("| | {} |", names.join(" | "));
    println!("| --- |{}", " --- |".repeat(bodies.len()));
}

/// A row of it.
pub(crate) fn row(name: &str, bodies: &[Body], cell: impl Fn(&Body) -> String) {
    let cells: Vec<String> = bodies.iter().map(cell).collect();
    println!("| {name} | {} |", cells.join(" | "));
}
