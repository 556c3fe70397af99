//! One check: every binding of the table, judged, as a report.

pub(crate) mod accept;
mod bound_finding;
mod implementation;
mod judgement;
mod lock;
mod message_location;
mod options;
mod policies;

pub use implementation::Implementation;
pub use options::CheckOptions;

use crate::budget::BudgetExhausted;
use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::describe;
use crate::compare::evaluate;
use crate::compare::prove::RootSchemas;
use crate::compare::report_builder::ReportBuilder;
use crate::compare::walk::Side;
use crate::config::date::Date;
use crate::config::policy::can_be_accepted;
use crate::config::{Binding, Config, Documents};
use crate::decide::solver::Solver;
use crate::document::Document;
use crate::document::load_error::LoadError;
use crate::document::openapi::MessageLocation;
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::prose::description_cache::DescriptionCache;
use crate::report::Report;
use crate::schema::build;
use crate::schema::direction;
use bound_finding::BoundFinding;
use judgement::ComparisonKey;
use message_location::LocatedMessage;
use policies::problems::CheckedScope;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

/// Judges the bindings of a configuration.
pub fn check(
    config: &Config,
    documents: &Documents,
    implementations: &[Implementation<'_>],
    options: &CheckOptions,
) -> Report {
    let (mut report, checked) =
        judge(config, documents, implementations, options);
    let mut judged = checked.judged(options.today);
    if !options.only_documents.is_empty() {
        judged.bindings.retain(|binding| {
            options.only_documents.contains(&binding.document)
        });
    }
    policies::apply(config, &judged, &checked.bound_findings, &mut report);
    report.summary.findings = report.findings.len();
    report.summary.waived =
        report.findings.iter().filter(|f| f.is_waived()).count();
    report
}

/// What a check has come to before policies are looked at.
struct CheckOutcome<'a> {
    /// Every finding that a policy may cover, once for each binding.
    bound_findings: Vec<BoundFinding<'a>>,
    /// The bindings that were judged to the end.
    bindings: Vec<&'a Binding>,
}

impl<'a> CheckOutcome<'a> {
    fn judged(&self, today: Date) -> CheckedScope<'a> {
        CheckedScope { today, bindings: self.bindings.clone() }
    }
}

/// Judges the bindings, and leaves every finding open.
fn judge<'a>(
    config: &'a Config,
    documents: &'a Documents,
    implementations: &'a [Implementation<'a>],
    options: &CheckOptions,
) -> (Report, CheckOutcome<'a>) {
    let bytes = documents.documents.iter().map(|it| it.text.len()).sum();
    let mut checker = Checker {
        config,
        documents,
        implementations,
        solver: Rc::new(Solver::new(bytes)),
        descriptions: DescriptionCache::new(),
        report: ReportBuilder::default(),
        bound_findings: Vec::new(),
        judged: BTreeMap::new(),
    };
    let asked_for = |binding: &&Binding| {
        options.only_bindings.is_empty()
            || options.only_bindings.contains(&binding.id)
    };
    let bindings: Vec<&Binding> =
        config.bindings.iter().filter(asked_for).collect();
    let ids: BTreeSet<&str> = bindings.iter().map(|b| b.id.as_str()).collect();
    checker.report.count_operations(ids.len());
    for failed in &documents.failed {
        if let Some(binding) = bindings.iter().find(|b| b.document == failed.id)
        {
            checker.fail(binding, &failed.error);
        }
    }
    let mut to_the_end = Vec::new();
    for &binding in &bindings {
        if checker.binding(binding) {
            to_the_end.push(binding);
        }
    }
    lock::compare(
        config,
        &bindings,
        documents,
        (&checker.solver, &checker.descriptions),
        options.only_bindings.is_empty(),
        &mut checker.report,
    );
    let bound_findings = checker.bound_findings;
    (
        checker.report.finish(),
        CheckOutcome { bound_findings, bindings: to_the_end },
    )
}

struct Checker<'a> {
    config: &'a Config,
    documents: &'a Documents,
    implementations: &'a [Implementation<'a>],
    solver: Rc<Solver>,
    descriptions: DescriptionCache,
    report: ReportBuilder,
    bound_findings: Vec<BoundFinding<'a>>,
    /// Where the findings of what was judged to the end are.
    judged: BTreeMap<ComparisonKey<'a>, Range<usize>>,
}

impl<'a> Checker<'a> {
    /// Judges a binding, with its share of the work that the report may take,
    /// and says whether that was done to the end.
    fn binding(&mut self, binding: &'a Binding) -> bool {
        let Some((implementation, document)) = self.sides(binding) else {
            return false;
        };
        let judgement = ComparisonKey::of(binding, document);
        let known = judgement.as_ref().and_then(|it| self.judged.get(it));
        if let Some(known) = known.cloned() {
            let known = self.bound_findings.get(known);
            let known = known.expect("findings are only added");
            let seen_here = |it: &BoundFinding<'a>| it.of(binding);
            let seen_here: Vec<_> = known.iter().map(seen_here).collect();
            self.bound_findings.extend(seen_here);
            return true;
        }
        let first = self.bound_findings.len();
        let undecided = self.report.undecided();
        let solver = Rc::clone(&self.solver);
        let judge = || self.judge(binding, implementation, document);
        let (is_there, is_cut) = solver.at_place(judge);
        if is_cut {
            let position = document.position(&binding.at);
            let line = position.map(|(line, _)| line);
            let error = BudgetExhausted.at(&document.file, &binding.at, line);
            self.fail(binding, &error);
        }
        let to_the_end = is_there && self.report.undecided() == undecided;
        if let Some(judgement) = judgement.filter(|_| to_the_end) {
            self.judged.insert(judgement, first..self.bound_findings.len());
        }
        to_the_end
    }

    /// Judges a binding. `false` where the document has nothing to judge.
    fn judge(
        &mut self,
        binding: &'a Binding,
        implementation: &'a Implementation<'a>,
        document: &'a Document,
    ) -> bool {
        let budget = self.solver.budget();
        let locked =
            message_location::LockedOperations { config: self.config, budget };
        let found = message_location::find(document, &binding.at, locked);
        let (at, schema_pointer) = match found {
            Ok(Some(LocatedMessage { body, schema })) => (body, schema),
            // What the lock file records of the operation is told as gone.
            Ok(None) => return false,
            Err(error) => {
                self.fail(binding, &error);
                return false;
            }
        };
        let body = MessageLocation { pointer: at, ..binding.location() };
        let solver = Rc::clone(&self.solver);
        let budget = solver.budget();
        let mut theirs = build::document_graph(
            document,
            &schema_pointer,
            Some(&self.descriptions),
            budget,
        );
        direction::keep_requirements(&mut theirs, document, body.direction);
        let ours = build::graph(
            implementation.schema,
            &Pointer::root(),
            OpenApiVersion::V31,
            None,
            budget,
        );
        for error in &theirs.errors {
            let line = document.position(&error.pointer).map(|(line, _)| line);
            let failure = error.in_file(&document.file, line);
            self.fail_at(binding, error.pointer.clone(), &failure);
        }
        for error in &ours.errors {
            self.fail(binding, &error.in_file(implementation.id, None));
        }
        let roots = RootSchemas::new(&ours, &theirs, &solver);
        if budget.has_refused() {
            return false;
        }
        if let Some(side) = roots.invalid_side() {
            let file = match side {
                Side::Ours => implementation.id,
                Side::Theirs => &document.file,
            };
            let reason = "its schema breaks the rules of JSON Schema";
            self.fail(binding, &LoadError::new(file, reason));
            return false;
        }
        let comparison = Comparison {
            body: &body,
            document,
            reader_accepts: Some(implementation.accepts),
            source_location: implementation.source_location,
            roots,
            schema_pointer,
            kind: ComparisonKind::Implementation,
        };
        let mut result = evaluate::evaluate(&comparison, &solver);
        for finding in &result.findings {
            if can_be_accepted(finding.category()) {
                let name = &finding.fingerprint;
                let evidence = result.evidence.remove(name).unwrap_or_default();
                self.bound_findings.push(BoundFinding::new(
                    binding, finding, &theirs, evidence,
                ));
            }
        }
        self.report.add(result);
        true
    }

    /// The implementation and the document that a binding names. One that
    /// could not be read has its finding already.
    fn sides(
        &mut self,
        binding: &Binding,
    ) -> Option<(&'a Implementation<'a>, &'a Document)> {
        let (implementations, documents) =
            (self.implementations, self.documents);
        let named = |of: &&Implementation<'_>| of.id == binding.of_type;
        let Some(implementation) = implementations.iter().find(named) else {
            let reason = format!("no type {}", binding.of_type);
            self.fail_in_table(binding, reason);
            return None;
        };
        let document = documents.get(&binding.document);
        let failed = documents.failed.iter().any(|f| f.id == binding.document);
        if document.is_none() && !failed {
            let reason = format!("no document {}", binding.document);
            self.fail_in_table(binding, reason);
        }
        Some((implementation, document?))
    }

    fn fail_in_table(&mut self, binding: &Binding, reason: String) {
        let line = Some(binding.line);
        self.fail(binding, &LoadError::at(&self.config.file, line, reason));
    }

    fn fail(&mut self, binding: &Binding, error: &LoadError) {
        self.fail_at(binding, binding.at.clone(), error);
    }

    fn fail_at(&mut self, binding: &Binding, at: Pointer, error: &LoadError) {
        let body = MessageLocation { pointer: at, ..binding.location() };
        let finding = describe::failed(&body, &binding.document, error);
        self.report.fail(finding);
    }
}
