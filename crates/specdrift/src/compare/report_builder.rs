//! Puts a report together from what the judging of each place comes to.

use crate::compare::evaluate::ComparisonResult;
use crate::document::pointer::Pointer;
use crate::report::finding::Finding;
use crate::report::rule::Rule;
use crate::report::{Report, rule};
use std::collections::{BTreeSet, HashSet};

/// A report that grows, and what it holds by place: a report of many operations
/// is asked for each of them.
#[derive(Debug, Default)]
pub(crate) struct ReportBuilder {
    report: Report,
    /// The fingerprint and the place of every finding.
    known: HashSet<(String, Pointer)>,
    /// Every place with a finding.
    places: BTreeSet<Pointer>,
    /// Every place of an example that has changed.
    changed_examples: BTreeSet<Pointer>,
}

impl ReportBuilder {
    /// The report as it is.
    pub(crate) fn finish(self) -> Report {
        self.report
    }

    /// How many questions have no answer yet.
    pub(crate) fn undecided(&self) -> usize {
        self.report.summary.undecided
    }

    /// Counts an operation that was asked for.
    pub(crate) fn count_operations(&mut self, more: usize) {
        self.report.summary.operations += more;
    }

    /// Counts comparisons that were made.
    pub(crate) fn count_comparisons(&mut self, more: usize) {
        self.report.summary.comparisons += more;
    }

    /// Adds what could not be judged.
    pub(crate) fn fail(&mut self, finding: Finding) {
        self.push(finding);
        self.report.summary.undecided += 1;
    }

    /// Adds a finding, whether or not there is one like it.
    pub(crate) fn push(&mut self, finding: Finding) {
        self.remember(&finding);
        self.report.findings.push(finding);
    }

    /// Adds a finding, where there is none like it.
    pub(crate) fn push_new(&mut self, finding: Finding) {
        if self.remember(&finding) {
            self.report.findings.push(finding);
        }
    }

    /// Adds what the judging of one place came to. A fault of a document is
    /// found once, whoever meets it.
    pub(crate) fn add(&mut self, outcome: ComparisonResult) {
        for finding in outcome.findings {
            self.push_new(finding);
        }
        self.report.fields.extend(outcome.fields);
        let (all, one) = (&mut self.report.summary, outcome.summary);
        all.comparisons += one.comparisons;
        all.undecided += one.undecided;
        all.differences += one.differences;
        all.proved += one.proved;
        all.prose += one.prose;
        all.examples += one.examples;
    }

    /// Whether a finding is the first of its kind at its place.
    fn remember(&mut self, finding: &Finding) -> bool {
        let place = &finding.location.pointer;
        if *finding.rule == rule::EXAMPLE_CHANGED {
            self.changed_examples.insert(place.clone());
        }
        self.places.insert(place.clone());
        self.known.insert((finding.fingerprint.clone(), place.clone()))
    }

    /// Whether a rule has found anything.
    pub(crate) fn has_finding_of(&self, rule: &Rule) -> bool {
        self.report.findings.iter().any(|finding| finding.rule == rule)
    }

    /// Whether a finding is at a place, or a changed example is there or below.
    pub(crate) fn has_finding_at(&self, place: &Pointer) -> bool {
        self.places.contains(place) || any_below(&self.changed_examples, place)
    }

    /// Whether a finding is at a place or below it.
    pub(crate) fn has_finding_below(&self, place: &Pointer) -> bool {
        any_below(&self.places, place)
    }
}

/// Whether one of the places is `place` or lies below it.
fn any_below(places: &BTreeSet<Pointer>, place: &Pointer) -> bool {
    // All that lies below a place stands together, in the order of texts,
    // after the place with a slash: `/a-b` stands between `/a` and `/a/b`.
    let first = places.range(place.join("")..).next();
    places.contains(place) || first.is_some_and(|other| place.contains(other))
}
