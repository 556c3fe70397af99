//! Compares the schema of one message in both versions, with what it says
//! besides.

use super::{DocumentDiff, example, unasserted};
use crate::budget::BudgetExhausted;
use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::describe;
use crate::compare::evaluate::{self, ComparisonResult};
use crate::compare::prove::RootSchemas;
use crate::document::Document;
use crate::document::openapi::{self, Direction, MessageBody};
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::operation::annotation::{AnnotationChange, Annotations};
use crate::operation::remark::is_same;
use crate::report::finding::{Finding, FindingKind};
use crate::report::impact::Impact;
use crate::report::level::Level;
use crate::report::rule;
use crate::schema::build;
use crate::schema::direction;
use crate::schema::node::SchemaGraph;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};

impl DocumentDiff<'_> {
    fn side(&self, document: &Document, at: &Pointer) -> SchemaGraph {
        let budget = self.solver.budget();
        build::document_graph(document, at, self.grammar, budget)
    }

    /// What could not be followed on one side.
    fn report_unresolved(
        document: &Document,
        body: &MessageBody,
        graph: &SchemaGraph,
        into: &mut ComparisonResult,
    ) {
        for problem in &graph.errors {
            let position = document.position(&problem.pointer);
            let line = position.map(|(line, _)| line);
            let failure = problem.in_file(&document.file, line);
            let body = MessageBody {
                pointer: problem.pointer.clone(),
                ..body.clone()
            };
            into.findings.push(describe::failed(&body, "", &failure));
            into.summary.undecided += 1;
        }
    }

    /// Compares one message in both versions, with its share of the work that
    /// the report may take.
    pub(super) fn compare_message(
        &self,
        before: &MessageBody,
        after: &MessageBody,
        same: bool,
    ) -> ComparisonResult {
        let judge = || self.judge_message(before, after, same);
        let (mut outcome, is_cut) = self.solver.at_place(judge);
        if is_cut {
            let position = self.after.position(&after.pointer);
            let line = position.map(|(line, _)| line);
            let error =
                BudgetExhausted.at(&self.after.file, &after.pointer, line);
            let cut = describe::failed(after, &self.after.id, &error);
            outcome.findings.push(cut);
            outcome.summary.undecided += 1;
        }
        outcome
    }

    fn judge_message(
        &self,
        before: &MessageBody,
        after: &MessageBody,
        same: bool,
    ) -> ComparisonResult {
        let old_at = openapi::schema_of(&self.before.value, &before.pointer);
        let new_at = openapi::schema_of(&self.after.value, &after.pointer);
        let direction = after.direction;
        let mut theirs = self.side(self.after, &new_at);
        direction::keep_requirements(&mut theirs, self.after, direction);
        let mut outcome = ComparisonResult::default();
        Self::report_unresolved(self.after, after, &theirs, &mut outcome);
        if same {
            outcome.summary.comparisons += 2 * theirs.nodes.len();
            return outcome;
        }
        let mut ours = self.side(self.before, &old_at);
        direction::keep_requirements(&mut ours, self.before, direction);
        Self::report_unresolved(self.before, before, &ours, &mut outcome);
        let comparison = Comparison {
            body: after,
            document: self.after,
            reader_accepts: None,
            source_location: &|_| None,
            schema_pointer: new_at.clone(),
            kind: ComparisonKind::Versions,
            roots: RootSchemas::new(&ours, &theirs, self.solver),
        };
        let mut judged = evaluate::differences(&comparison, self.solver);
        self.at_references(&theirs, &mut judged.findings);
        let budget = self.solver.budget();
        let old = Annotations::read(&self.before.value, &old_at, budget);
        let new = Annotations::read(&self.after.value, &new_at, budget);
        for finding in &mut judged.findings {
            of_other_direction(finding, direction, [&old, &new]);
        }
        outcome.findings.extend(judged.findings);
        outcome.summary.comparisons += judged.summary.comparisons;
        outcome.summary.undecided += judged.summary.undecided;
        outcome.summary.differences += judged.summary.differences;
        outcome.summary.proved += judged.summary.proved;
        outcome.summary.prose += judged.summary.prose;
        let mut faults = self.faults(&comparison, &ours, before, &old_at);
        faults.retain(|fault| !is_told(fault, &outcome.findings));
        outcome.findings.extend(faults);
        let discriminators =
            unasserted::discriminators(&comparison, self.before, budget);
        outcome.findings.extend(discriminators);
        let examples =
            example::changes(&comparison, self.before, before, &old_at, budget);
        outcome.findings.extend(examples);
        let annotations =
            self.annotations(&comparison, [&old, &new], &outcome.findings);
        outcome.findings.extend(annotations);
        outcome
    }

    /// What the schemas say besides what they accept, where no finding covers
    /// that it differs.
    fn annotations(
        &self,
        comparison: &Comparison<'_>,
        [old, new]: [&Annotations; 2],
        findings: &[Finding],
    ) -> Vec<Finding> {
        let body = comparison.body;
        let is_covered = |change: &AnnotationChange| {
            findings.iter().any(|finding| {
                let found_at = &finding.location.pointer;
                let there = change.after.as_ref();
                let here = there.is_some_and(|(_, at)| at == found_at);
                let field = finding.field() == change.field.as_str();
                if change.keyword == "description" {
                    (here || field) && is_only_phrases(comparison, change)
                } else {
                    here
                }
            })
        };
        let mut changes = old.changes(new);
        changes.retain(|change| !is_covered(change));
        let finding = |change: AnnotationChange| {
            let change = change.change(body.direction);
            change.finding(self.after, describe::subject(body))
        };
        changes.into_iter().map(finding).collect()
    }

    /// What has changed because a reference leads elsewhere is found at the
    /// reference, not in the schema that it leads to now.
    pub(super) fn at_references(
        &self,
        theirs: &SchemaGraph,
        findings: &mut [Finding],
    ) {
        let (old, new) = (&self.before.value, &self.after.value);
        for (at, _) in &theirs.schemas {
            let place = at.join("$ref");
            let (was, is) = (place.resolve(old), place.resolve(new));
            let target = is.and_then(Value::as_str).and_then(reference::local);
            let Some(target) = target.filter(|_| was != is) else { continue };
            if target.resolve(old) != target.resolve(new) {
                continue;
            }
            for finding in &mut *findings {
                if target.contains(&finding.location.pointer) {
                    finding.location.pointer = place.clone();
                    let position = self.after.position(&place);
                    finding.location.line = position.map(|(line, _)| line);
                    finding.location.column =
                        position.map(|(_, column)| column);
                    if let FindingKind::Difference(difference) =
                        &mut finding.kind
                    {
                        difference.phrase = None;
                    }
                }
            }
        }
    }

    /// The faults of the document by itself that are new.
    pub(super) fn faults(
        &self,
        comparison: &Comparison<'_>,
        ours: &SchemaGraph,
        before: &MessageBody,
        at: &Pointer,
    ) -> Vec<Finding> {
        let old = Comparison {
            body: before,
            document: self.before,
            reader_accepts: comparison.reader_accepts,
            source_location: comparison.source_location,
            roots: RootSchemas::new(ours, ours, self.solver),
            schema_pointer: at.clone(),
            kind: ComparisonKind::Versions,
        };
        let all = |comparison: &Comparison<'_>| {
            let mut all: Vec<Finding> =
                evaluate::lints(comparison, self.solver).collect();
            let unread = &comparison.roots.theirs.unread;
            all.extend(
                unread
                    .iter()
                    .map(|unread| describe::unread(comparison, unread)),
            );
            all.extend(example::refused(comparison, self.solver.budget()));
            all
        };
        // A fault that was there before may stand elsewhere now.
        let name = |fault: &Finding| {
            let value = fault.counterexample().map(ToString::to_string);
            (fault.rule.id, fault.message.clone(), value)
        };
        let is = all(comparison);
        if is.is_empty() {
            return is;
        }
        let was = all(&old);
        let here = |fault: &Finding| (fault.fingerprint.clone(), name(fault));
        // Those at the same place first, then those that stand elsewhere now.
        let (is, was) = multiset_difference(is, was, here);
        multiset_difference(is, was, name).0
    }
}

/// Whether a fault is what a difference at its place tells already: that
/// branches of a `oneOf` overlap now.
fn is_told(fault: &Finding, findings: &[Finding]) -> bool {
    fault.rule == &rule::OVERLAP
        && findings.iter().any(|finding| {
            finding.rule == &rule::ALTERNATIVE
                && finding.location.pointer == fault.location.pointer
        })
}

/// What is in one list and not in the other, by what a key says: each takes
/// one away.
fn multiset_difference<K: Ord>(
    now: Vec<Finding>,
    before: Vec<Finding>,
    key: impl Fn(&Finding) -> K,
) -> (Vec<Finding>, Vec<Finding>) {
    let mut known: BTreeMap<K, VecDeque<Finding>> = BTreeMap::new();
    for finding in before {
        known.entry(key(&finding)).or_default().push_back(finding);
    }
    let mut left = Vec::new();
    for finding in now {
        let same = known.get_mut(&key(&finding)).and_then(VecDeque::pop_front);
        if same.is_none() {
            left.push(finding);
        }
    }
    (left, known.into_values().flatten().collect())
}

/// What differs in a member that no message of the direction carries breaks
/// nobody.
fn of_other_direction(
    finding: &mut Finding,
    direction: Direction,
    versions: [&Annotations; 2],
) {
    let field = Pointer::parse(finding.field());
    let FindingKind::Difference(difference) = &mut finding.kind else { return };
    let said: Vec<bool> = versions
        .iter()
        .filter_map(|it| it.is_of_other_direction(field.as_ref()?, direction))
        .collect();
    if !said.is_empty() && said.iter().all(|is_marked| *is_marked) {
        difference.impact = Some(Impact::NobodyOtherDirection);
        finding.level = finding.level.min(Level::Warning);
    }
}

/// Whether two descriptions differ in nothing but phrases that are read as
/// limits.
fn is_only_phrases(
    comparison: &Comparison<'_>,
    change: &AnnotationChange,
) -> bool {
    let words = |of: Option<&(Value, Pointer)>, graph: &SchemaGraph| {
        let Some((Value::String(text), at)) = of else {
            return Value::from("");
        };
        let read = graph.read.iter().filter_map(|phrase| {
            let here = phrase.origin.pointer == *at;
            Some(phrase.origin.phrase.as_ref().filter(|_| here)?.span.clone())
        });
        let unread = graph.unread.iter().filter(|phrase| phrase.pointer == *at);
        let mut spans: Vec<_> =
            read.chain(unread.map(|phrase| phrase.span.clone())).collect();
        spans.sort_by_key(|span| span.start);
        let (mut rest, mut end) = (String::new(), 0);
        for span in spans {
            rest.push_str(text.get(end..span.start).unwrap_or_default());
            end = end.max(span.end);
        }
        rest.push_str(text.get(end..).unwrap_or_default());
        // A number beside a phrase is its unit in other words.
        let rest = rest.replace(|of: char| !of.is_alphabetic(), " ");
        Value::from(rest)
    };
    let roots = &comparison.roots;
    is_same(
        &words(change.before.as_ref(), roots.ours),
        &words(change.after.as_ref(), roots.theirs),
    )
}
