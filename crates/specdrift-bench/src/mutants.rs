//! The mutants of a document: every change of every node.

use crate::edit::{Edit, EditableSchema, Operator};
use crate::operators::{changing, preserving};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use specdrift::{
    Document, Pointer, ProseLimit, ProseReading, prose_limits, schema_locations,
};
use std::collections::{BTreeMap, BTreeSet};

/// One change, and who makes it.
pub(crate) struct Mutant {
    pub(crate) operator: &'static str,
    pub(crate) edit: Edit,
    /// Of the operator and what it makes of the document.
    pub(crate) digest: String,
}

/// How many bytes of mutants of one document are judged: each mutant is read
/// whole, and one of a large document takes seconds.
const MAX_MUTANT_BYTES: usize = 150 << 20;

/// The mutants of a document that are judged.
pub(crate) struct Sample {
    /// All of them, or as many as are judged of one document, from every part
    /// of it.
    pub(crate) mutants: Vec<Mutant>,
    /// How many there are.
    pub(crate) all: usize,
}

impl Sample {
    pub(crate) fn of(document: &Document) -> Self {
        let mutants = mutants(document);
        let all = mutants.len();
        let bytes = document.value.to_string().len();
        let step = (all * bytes).div_ceil(MAX_MUTANT_BYTES).max(1);
        Self { mutants: mutants.into_iter().step_by(step).collect(), all }
    }
}

/// Every mutant of a document.
fn mutants(document: &Document) -> Vec<Mutant> {
    let mut targets: BTreeMap<Pointer, Vec<ProseLimit>> =
        schema_locations(document)
            .into_iter()
            .map(|at| (at, Vec::new()))
            .collect();
    for limit in prose_limits(document) {
        if matches!(limit.reading, ProseReading::Read { .. }) {
            let at = limit.pointer.parent().unwrap_or_default();
            targets.entry(at).or_default().push(limit);
        }
    }
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, limits) in &targets {
        let Some(Value::Object(map)) = at.resolve(&document.value) else {
            continue;
        };
        let target = EditableSchema { root: &document.value, at, map, limits };
        for operator in all(&[changing::OPERATORS, preserving::OPERATORS]) {
            for edit in (operator.make)(&target) {
                out.extend(mutant(document, operator.name, edit, &mut seen));
            }
        }
    }
    for operator in
        all(&[changing::DOCUMENT_OPERATORS, preserving::DOCUMENT_OPERATORS])
    {
        let map = Map::new();
        let at = Pointer::root();
        let target = EditableSchema {
            root: &document.value,
            at: &at,
            map: &map,
            limits: &[],
        };
        for edit in (operator.make)(&target) {
            out.extend(mutant(document, operator.name, edit, &mut seen));
        }
    }
    out
}

/// The operators of these groups.
fn all<'a>(
    groups: &'a [&'static [&'static [Operator]]],
) -> impl Iterator<Item = &'static Operator> + 'a {
    groups.iter().flat_map(|groups| groups.iter().copied().flatten())
}

/// One digest of all mutants.
pub(crate) fn digest_of(digests: &[String]) -> String {
    digest(digests.concat().as_bytes())
}

fn mutant(
    document: &Document,
    operator: &'static str,
    edit: Edit,
    seen: &mut BTreeSet<String>,
) -> Option<Mutant> {
    let text = edit.applied(document);
    let before = edit.before(document).to_string();
    let changed = text != before;
    let given = if edit.given.is_empty() { "" } else { before.as_str() };
    let digest = digest(format!("{operator} {given}{text}").as_bytes());
    let new = seen.insert(digest.clone());
    (changed && new).then_some(Mutant { operator, edit, digest })
}

/// The SHA-256 of `bytes`, in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
