//! How good the checker is, measured: every document is changed at every node
//! by every operator, and each change must be found, or must not be.

use crate::edit::{Edit, EditableSchema, ExpectedVerdict, Operator};
use crate::operators::{changing, preserving};
use rayon::prelude::*;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use specdrift::{
    Category, Document, Finding, Pointer, ProseLimit, ProseReading, Relation,
    Report, diff, prose_limits, schema_locations,
};
use std::collections::{BTreeMap, BTreeSet};

/// What became of the mutants of one operator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperatorScore {
    /// Whether the operator changes what a message may be.
    pub changes: bool,
    /// Mutants made.
    pub mutants: usize,
    /// Mutants that gave what they should: a finding with the right side at or
    /// above the changed node, or no finding.
    pub right: usize,
    /// Differences found.
    pub differences: usize,
    /// Differences that a value proves.
    pub proved: usize,
    /// What went wrong, for people.
    pub wrong: Vec<String>,
    /// Differences without a value that proves them, for people.
    pub unproved: Vec<String>,
}

/// The scores of every operator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MutationReport {
    /// By the operator's name.
    pub operators: BTreeMap<String, OperatorScore>,
    /// By what is changed under a policy.
    pub policies: BTreeMap<String, OperatorScore>,
    /// The digest of the mutants.
    pub digest: String,
    /// The documents of which a sample is judged: how many mutants of how many.
    pub sampled: BTreeMap<String, (usize, usize)>,
}

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

/// Changes every document at every node. Of the mutants that are to be judged,
/// every `stride`-th is.
pub fn run_mutations(documents: &[Document], stride: usize) -> MutationReport {
    let mut report = MutationReport::default();
    let mut digests = Vec::new();
    for document in documents {
        let sample = Sample::of(document);
        if sample.mutants.len() < sample.all {
            let judged = (sample.mutants.len(), sample.all);
            report.sampled.insert(document.id.clone(), judged);
        }
        let mutants: Vec<Mutant> =
            sample.mutants.into_iter().step_by(stride.max(1)).collect();
        let judged: Vec<Option<Judged>> = mutants
            .par_iter()
            .map(|mutant| Judged::new(document, mutant))
            .collect();
        for (mutant, judged) in mutants.into_iter().zip(judged) {
            if let Some(judged) = judged {
                report.add(&mutant, judged);
            }
            digests.push(mutant.digest);
        }
    }
    report.digest = digest_of(&digests);
    report
}

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

/// What became of one mutant.
struct Judged {
    report: Report,
    verdict: Result<(), String>,
}

impl Judged {
    /// `None` where the mutant is no document.
    fn new(document: &Document, mutant: &Mutant) -> Option<Self> {
        let read = |text: String| {
            let Document { id, file, .. } = document;
            Document::from_bytes(id, file, text.as_bytes()).ok()
        };
        let after = read(mutant.edit.applied(document))?;
        let given = (!mutant.edit.given.is_empty())
            .then(|| read(mutant.edit.before(document).to_string()))
            .flatten();
        let before = given.as_ref().unwrap_or(document);
        let report = diff(before, &after, None);
        let verdict = verdict(mutant, &report)
            .map_err(|why| format!("{} {}: {why}", before.id, mutant.edit.at));
        Some(Self { report, verdict })
    }
}

impl MutationReport {
    fn add(&mut self, mutant: &Mutant, judged: Judged) {
        let Judged { report, verdict } = judged;
        let score =
            self.operators.entry(mutant.operator.to_owned()).or_default();
        score.changes = !matches!(mutant.edit.expect, ExpectedVerdict::Nothing);
        score.mutants += 1;
        score.differences += report.summary.differences;
        score.proved += report.summary.proved;
        let unproved = report.findings.iter().filter(|finding| {
            finding.counterexample().is_none()
                && is_about_meaning(finding)
                && !judges_no_value(finding.rule.id)
        });
        score.unproved.extend(unproved.map(|finding| {
            format!(
                "{} {}: {}",
                finding.rule.id, finding.location.pointer, finding.message
            )
        }));
        match verdict {
            Ok(()) => score.right += 1,
            Err(why) => score.wrong.push(format!("{}: {why}", mutant.operator)),
        }
    }

    /// The sums over the operators that change meaning, and over those that do
    /// not.
    pub fn sums(&self) -> (OperatorScore, OperatorScore) {
        let mut sums = (
            OperatorScore { changes: true, ..OperatorScore::default() },
            OperatorScore::default(),
        );
        for score in self.operators.values() {
            let sum = if score.changes { &mut sums.0 } else { &mut sums.1 };
            sum.add(score);
        }
        sums
    }

    /// The sum over what is changed under a policy.
    pub fn policy_sum(&self) -> OperatorScore {
        let mut sum = OperatorScore { changes: true, ..Default::default() };
        self.policies.values().for_each(|score| sum.add(score));
        sum
    }
}

impl OperatorScore {
    fn add(&mut self, other: &Self) {
        self.mutants += other.mutants;
        self.right += other.right;
        self.differences += other.differences;
        self.proved += other.proved;
        self.wrong.extend(other.wrong.iter().cloned());
        self.unproved.extend(other.unproved.iter().cloned());
    }
}

fn verdict(mutant: &Mutant, report: &Report) -> Result<(), String> {
    let all = || -> Vec<String> {
        report
            .findings
            .iter()
            .map(|f| {
                format!(
                    "{} {} {} {}",
                    f.rule.id,
                    f.relation().as_str(),
                    f.location.pointer,
                    f.message
                )
            })
            .collect()
    };
    let found = match &mutant.edit.expect {
        ExpectedVerdict::Nothing => {
            // Words that differ are told, and change no meaning of a schema.
            let mut findings = report.findings.iter();
            return if findings.all(|finding| finding.rule.id == "D509")
                && report.summary.undecided == 0
            {
                Ok(())
            } else {
                Err(format!("{:?}", all()))
            };
        }
        ExpectedVerdict::Relation(sides) => {
            report.findings.iter().any(|finding| {
                is_about_meaning(finding)
                    && (sides.contains(&finding.relation())
                        || finding.relation() == Relation::Other)
                    && mutant.edit.is_at(&finding.location.pointer)
            })
        }
        ExpectedVerdict::Rule(rule) => report.findings.iter().any(|f| {
            f.rule.id == *rule && mutant.edit.is_at(&f.location.pointer)
        }),
    };
    if found { Ok(()) } else { Err(format!("{:?}", all())) }
}

/// Whether a rule compares what no body shows.
fn judges_no_value(rule: &str) -> bool {
    rule.starts_with("D5") || matches!(rule, "D107" | "D303" | "D304" | "D403")
}

/// Whether a finding says that the two versions differ, or may differ.
fn is_about_meaning(finding: &Finding) -> bool {
    matches!(finding.category(), Category::Difference | Category::Unjudged)
}

/// The SHA-256 of `bytes`, in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
