//! One place at which two sides are compared: the judging itself, whichever
//! table or pair of documents it comes from.

mod values;
mod verdicts;

use crate::budget::{Size, Work};
use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::describe;
use crate::compare::field_examples;
use crate::compare::prove::{self, Evidence, ProvedDifference, Verified};
use crate::compare::walk::{self, ComparedNode, Side};
use crate::decide::solver::Solver;
use crate::lint;
use crate::report::finding::Finding;
use crate::report::proof::Proof;
use crate::report::relation::Relation;
use crate::report::rule::{self, Rule};
use crate::report::{FieldComparison, Summary};
use crate::schema::assertion::Origin;
use crate::schema::node::NodeId;
use crate::schema::path::field_path;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What the judging of one place comes to.
#[derive(Debug, Default)]
pub(crate) struct ComparisonResult {
    pub(crate) findings: Vec<Finding>,
    pub(crate) fields: Vec<FieldComparison>,
    pub(crate) summary: Summary,
    /// What a message must tell apart to prove each difference, by its
    /// fingerprint.
    pub(crate) evidence: BTreeMap<String, Vec<Evidence>>,
}

/// Judges one place.
pub(crate) fn evaluate(
    comparison: &Comparison<'_>,
    solver: &Solver,
) -> ComparisonResult {
    let mut evaluation = Evaluation::new(comparison, solver);
    evaluation.compare();
    evaluation.out
}

/// Judges the differences of one place and nothing else.
pub(crate) fn differences(
    comparison: &Comparison<'_>,
    solver: &Solver,
) -> ComparisonResult {
    let mut evaluation = Evaluation::new(comparison, solver);
    evaluation.walk();
    evaluation.out
}

struct Evaluation<'a> {
    comparison: &'a Comparison<'a>,
    solver: &'a Solver,
    out: ComparisonResult,
    /// The fingerprints of the findings before `known_to`.
    known: HashSet<String>,
    known_to: usize,
    /// The nodes that were compared, ours with theirs.
    pairs: BTreeSet<(NodeId, NodeId)>,
}

impl<'a> Evaluation<'a> {
    fn new(comparison: &'a Comparison<'a>, solver: &'a Solver) -> Self {
        Self {
            comparison,
            solver,
            out: ComparisonResult::default(),
            known: HashSet::new(),
            known_to: 0,
            pairs: BTreeSet::new(),
        }
    }

    fn walk(&mut self) {
        let roots = &self.comparison.roots;
        let mut walked = walk::walk(
            roots.ours,
            roots.theirs,
            self.comparison.kind,
            self.solver,
        );
        self.out.summary.comparisons += 2 * walked.places;
        self.out.summary.prose += roots.theirs.read.len();
        let rows = std::mem::take(&mut walked.rows);
        self.pairs = std::mem::take(&mut walked.pairs);
        let kind = self.comparison.kind;
        let mut verified = prove::verify(walked, roots, kind, self.solver);
        if kind == ComparisonKind::Versions {
            let direction = self.comparison.body.direction;
            prove::drop_redundant_required(&mut verified.proved, direction);
        }
        self.differences(verified);
        self.fields(rows);
    }

    fn fields(&mut self, rows: Vec<ComparedNode>) {
        let comparison = self.comparison;
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for finding in &self.out.findings {
            let field = finding.field().to_owned();
            let here = found.entry(field).or_default();
            here.push(finding.fingerprint.clone());
        }
        for row in rows {
            let name = field_path(&row.path).to_string();
            let findings = found.get(&name).cloned().unwrap_or_default();
            let phrase = |origin: &Origin| {
                let text = origin
                    .pointer
                    .resolve(&comparison.document.value)?
                    .as_str()?;
                let phrase = origin.phrase.as_ref()?;
                text.get(phrase.span.clone()).map(ToOwned::to_owned)
            };
            let mut phrases: Vec<String> =
                row.phrases.iter().filter_map(phrase).collect();
            phrases.dedup();
            let position = comparison.document.position(&row.pointer);
            self.out.fields.push(FieldComparison {
                operation: comparison.body.id.clone(),
                document: comparison.document.id.clone(),
                findings,
                source: (comparison.source_location)(&name),
                field: name,
                line: position.map(|(line, _)| line),
                pointer: row.pointer,
                theirs: row.theirs,
                phrases,
                ours: row.ours,
            });
        }
    }

    fn compare(&mut self) {
        self.walk();
        let roots = &self.comparison.roots;
        for unread in &roots.theirs.unread {
            self.out.findings.push(describe::unread(self.comparison, unread));
        }
        self.examples();
        let examples =
            field_examples::judge(self.comparison, &self.pairs, self.solver);
        self.out.summary.examples += examples.judged;
        for finding in examples.refused {
            self.add(finding);
        }
        for finding in lints(self.comparison, self.solver) {
            self.add(finding);
        }
    }

    /// Adds a finding that is not there yet.
    fn add(&mut self, finding: Finding) {
        let before = self.out.findings.get(self.known_to..).unwrap_or_default();
        self.known.extend(before.iter().map(|f| f.fingerprint.clone()));
        if self.known.insert(finding.fingerprint.clone()) {
            self.out.findings.push(finding);
        }
        self.known_to = self.out.findings.len();
    }

    fn differences(&mut self, verified: Verified) {
        for mut proved in verified.proved {
            let messages = [&proved.message, &proved.reverse];
            let sizes = messages.into_iter().flatten().map(Size::of);
            let kept = Work::ReportBytes(sizes.map(|size| size.bytes).sum());
            if self.solver.budget().spend(kept).is_err() {
                (proved.message, proved.reverse) = (None, None);
            }
            let proof = proved.message.is_some();
            let undecided = !proof && proved.candidate.undecided.is_some();
            if undecided {
                self.out.summary.undecided += 1;
            } else if !proved.candidate.rule.refuses_nothing() {
                self.out.summary.differences += 1;
                self.out.summary.proved += usize::from(proof);
            }
            let finding = self.finding(&proved, undecided);
            if !proved.candidate.rule.refuses_nothing() {
                let name = finding.fingerprint.clone();
                self.out
                    .evidence
                    .entry(name)
                    .or_default()
                    .extend(proved.evidence);
            }
            if let (Some(value), ComparisonKind::Implementation) =
                (finding.counterexample(), self.comparison.kind)
            {
                self.reader(value, finding.field());
            }
            self.out.findings.push(finding);
        }
        for (who, value) in verified.unnamed {
            self.out.findings.push(describe::unnamed(
                self.comparison,
                who,
                value,
            ));
        }
        for (who, reason) in verified.undecided {
            let finding = describe::undecided(self.comparison, who, &reason);
            self.out.findings.push(finding);
            self.out.summary.undecided += 1;
        }
    }

    fn finding(&self, proved: &ProvedDifference, undecided: bool) -> Finding {
        let candidate = &proved.candidate;
        let rule: &'static Rule =
            if undecided { &rule::UNDECIDED } else { candidate.rule };
        let relation = match (candidate.refuser, proved.both) {
            (Side::Ours | Side::Theirs, true) => Relation::Other,
            (Side::Ours, false) if rule.refuses_nothing() => Relation::Other,
            (Side::Ours, false) => Relation::Stricter,
            (Side::Theirs, false) => Relation::Looser,
        };
        let proof = proved.message.as_ref().map(|message| Proof {
            counterexample: message.clone(),
            reverse: proved.reverse.clone(),
            verdicts: Some(self.proof_verdicts(candidate, message)),
            reading: self.reading(candidate, message),
        });
        describe::difference(self.comparison, candidate, rule, relation, proof)
    }
}

/// The faults of the document by itself.
pub(crate) fn lints(
    comparison: &Comparison<'_>,
    solver: &Solver,
) -> impl Iterator<Item = Finding> {
    let (document, graph) = (comparison.document, comparison.roots.theirs);
    let all = lint::lint(document, graph, &comparison.body.pointer, solver);
    all.into_iter().map(|lint| describe::lint(comparison, lint))
}
