//! How good the checker is, measured: every document is changed at every node
//! by every operator, and each change must be found, or must not be.

mod change;
mod edit;
mod keep;
mod other;
mod page;
mod phrase;

pub use other::{
    AskTool, ToolAnswer, ToolComparison, ToolOperatorScore, ToolScore,
};

use crate::decide::solver::Solver;
use crate::diff::DocumentDiff;
use crate::document::openapi;
use crate::document::pointer::Pointer;
use crate::document::{Document, sha256};
use crate::prose::reader::{Grammar, ReadPhrase};
use crate::report::finding::{Relation, Report};
use crate::schema::build;
use edit::{Edit, Expected, Target};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

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

/// The tallies of every operator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MutationReport {
    /// By the operator's name.
    pub operators: BTreeMap<String, OperatorScore>,
    /// The digest of the mutants.
    pub digest: String,
}

/// One change, and who makes it.
struct Mutant {
    operator: &'static str,
    edit: Edit,
    /// Of the operator and what it makes of the document.
    digest: String,
}

/// Changes every document at every node. Of the mutants, every `stride`-th is
/// judged.
pub fn mutate(documents: &[Document], stride: usize) -> MutationReport {
    let mut kills = MutationReport::default();
    let grammar = Grammar::get();
    let mut digests = Vec::new();
    for document in documents {
        let mutants = mutants(document, grammar).into_iter();
        for mutant in mutants.step_by(stride.max(1)) {
            kills.judge(document, &mutant, grammar);
            digests.push(mutant.digest);
        }
    }
    kills.digest = digest_of(&digests);
    kills
}

/// Every mutant of a document.
fn mutants(document: &Document, grammar: &Grammar) -> Vec<Mutant> {
    let mut sites: BTreeMap<Pointer, Vec<ReadPhrase>> = BTreeMap::new();
    for operation in openapi::places(&document.value) {
        let at = openapi::schema_of(&document.value, &operation.at);
        let side = build::side(
            &document.value,
            &at,
            document.openapi_version(),
            Some(grammar),
            &Rc::default(),
        );
        for (at, _) in &side.schemas {
            sites.entry(at.clone()).or_default();
        }
        for read in side.read {
            let at = read.origin.pointer.parent().unwrap_or_default();
            let reads = sites.entry(at).or_default();
            if !reads.contains(&read) {
                reads.push(read);
            }
        }
    }
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, reads) in &sites {
        let Some(Value::Object(map)) = at.resolve(&document.value) else {
            continue;
        };
        let site = Target { root: &document.value, at, map, reads };
        for operator in change::OPERATORS.iter().chain(keep::OPERATORS) {
            for edit in (operator.make)(&site) {
                out.extend(mutant(document, operator.name, edit, &mut seen));
            }
        }
    }
    for operator in change::WHOLE.iter().chain(keep::WHOLE) {
        let map = Map::new();
        let at = Pointer::root();
        let site =
            Target { root: &document.value, at: &at, map: &map, reads: &[] };
        for edit in (operator.make)(&site) {
            out.extend(mutant(document, operator.name, edit, &mut seen));
        }
    }
    out
}

/// One digest of all mutants.
fn digest_of(digests: &[String]) -> String {
    sha256(digests.concat().as_bytes())
}

fn mutant(
    document: &Document,
    operator: &'static str,
    edit: Edit,
    seen: &mut BTreeSet<String>,
) -> Option<Mutant> {
    let text = edit.applied(document);
    let before = document.value.to_string();
    let changed = text != before;
    let digest = sha256(format!("{operator} {text}").as_bytes());
    let new = seen.insert(digest.clone());
    (changed && new).then_some(Mutant { operator, edit, digest })
}

impl MutationReport {
    fn judge(&mut self, before: &Document, mutant: &Mutant, grammar: &Grammar) {
        let text = mutant.edit.applied(before);
        let read =
            Document::from_bytes(&before.id, &before.file, text.as_bytes());
        let Ok(after) = read else { return };
        let differ = DocumentDiff {
            before,
            after: &after,
            solver: &Solver::default(),
            grammar: Some(grammar),
        };
        let report = differ.run(None);
        let tally =
            self.operators.entry(mutant.operator.to_owned()).or_default();
        tally.changes = !matches!(mutant.edit.expect, Expected::Nothing);
        tally.mutants += 1;
        tally.differences += report.summary.differences;
        tally.proved += report.summary.proved;
        let unproved = report.findings.iter().filter(|finding| {
            finding.counterexample.is_none()
                && finding.rule.starts_with('D')
                && !matches!(finding.rule, "D107" | "D303" | "D403")
        });
        tally.unproved.extend(unproved.map(|finding| {
            format!("{} {}: {}", finding.rule, finding.pointer, finding.message)
        }));
        match verdict(mutant, &report) {
            Ok(()) => tally.right += 1,
            Err(why) => tally
                .wrong
                .push(format!("{} {}: {why}", before.id, mutant.edit.at)),
        }
    }

    /// The sums over the operators that change meaning, and over those that do
    /// not.
    pub fn sums(&self) -> (OperatorScore, OperatorScore) {
        let mut sums = (
            OperatorScore { changes: true, ..OperatorScore::default() },
            OperatorScore::default(),
        );
        for tally in self.operators.values() {
            let sum = if tally.changes { &mut sums.0 } else { &mut sums.1 };
            sum.mutants += tally.mutants;
            sum.right += tally.right;
            sum.differences += tally.differences;
            sum.proved += tally.proved;
            sum.wrong.extend(tally.wrong.iter().cloned());
            sum.unproved.extend(tally.unproved.iter().cloned());
        }
        sums
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
                    f.rule,
                    f.side.as_str(),
                    f.pointer,
                    f.message
                )
            })
            .collect()
    };
    let found = match &mutant.edit.expect {
        Expected::Nothing => {
            return if report.findings.is_empty()
                && report.summary.undecided == 0
            {
                Ok(())
            } else {
                Err(format!("{:?}", all()))
            };
        }
        Expected::Relation(sides) => report.findings.iter().any(|finding| {
            finding.rule.starts_with('D')
                && (sides.contains(&finding.side)
                    || finding.side == Relation::Other)
                && mutant.edit.is_at(&finding.pointer)
        }),
        Expected::Rule(rule) => report
            .findings
            .iter()
            .any(|f| f.rule == *rule && mutant.edit.is_at(&f.pointer)),
    };
    if found { Ok(()) } else { Err(format!("{:?}", all())) }
}
