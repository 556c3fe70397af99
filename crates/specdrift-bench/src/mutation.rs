//! How good the checker is, measured: every document is changed at every node
//! by every operator, and each change must be found, or must not be.

use crate::edit::ExpectedVerdict;
use crate::mutants::{Mutant, Sample, digest_of};
use crate::verdict::{is_about_meaning, judges_no_value, verdict};
use rayon::prelude::*;
use specdrift::{Document, Report, diff};
use std::collections::BTreeMap;

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
