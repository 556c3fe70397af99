//! One check: every operation of the table, judged, as a report.

pub(crate) mod waivers;

use crate::compare::comparison::{Comparison, ComparisonKind};
use crate::compare::describe;
use crate::compare::evaluate::{self, ComparisonResult};
use crate::compare::prove::{Evidence, RootSchemas};
use crate::compare::walk::Side;
use crate::config::date::Date;
use crate::config::{Binding, Config, Documents};
use crate::decide::solver::Solver;
use crate::document::Document;
use crate::document::openapi::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::prose::reader::Grammar;
use crate::report::finding::Finding;
use crate::report::{Report, SourceLocation};
use crate::schema::build;
use crate::schema::description::DescriptionReader;
use crate::schema::emit::UndeclaredProperties;
use crate::schema::node::SchemaGraph;
use serde_json::Value;
use std::collections::BTreeMap;

/// Our side of an operation: a schema, and a reader that keeps the same rules.
#[non_exhaustive]
pub struct Implementation<'a> {
    /// The id of the type, as the table of operations names it.
    pub id: &'a str,
    /// Its schema: 2020-12, self-contained.
    pub schema: &'a Value,
    /// Whether the reader accepts the bytes of a message.
    pub accepts: &'a dyn Fn(&[u8]) -> bool,
    /// The line of a field in Rust, by its path in a message: `/amount/value`;
    /// the empty path is the type itself.
    pub source_location: &'a dyn Fn(&str) -> Option<SourceLocation>,
}

impl<'a> Implementation<'a> {
    /// Our side, without places in Rust.
    pub fn new(
        id: &'a str,
        schema: &'a Value,
        accepts: &'a dyn Fn(&[u8]) -> bool,
    ) -> Self {
        Self { id, schema, accepts, source_location: &|_| None }
    }

    /// Adds where the fields stand in Rust.
    #[must_use]
    pub fn with_source_location(
        mut self,
        source_location: &'a dyn Fn(&str) -> Option<SourceLocation>,
    ) -> Self {
        self.source_location = source_location;
        self
    }
}

impl std::fmt::Debug for Implementation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Implementation")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What a check may be told.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckOptions {
    /// Only operations of these ids; all where it is empty.
    pub only: Vec<String>,
    /// Today: waivers may have ended.
    pub today: Date,
}

impl CheckOptions {
    /// A check of everything, on a day.
    pub fn on(today: Date) -> Self {
        Self { only: Vec::new(), today }
    }

    /// A check of these operations only.
    #[must_use]
    pub fn only(mut self, operations: Vec<String>) -> Self {
        self.only = operations;
        self
    }
}

/// Judges the bindings of a configuration.
pub fn check(
    config: &Config,
    documents: &Documents,
    ours: &[Implementation<'_>],
    options: &CheckOptions,
) -> Report {
    let mut checker = Checker {
        config,
        documents,
        ours,
        solver: Solver::default(),
        grammar: Grammar::get(),
        report: Report::default(),
        judges: BTreeMap::new(),
    };
    let asked = |operation: &&Binding| {
        options.only.is_empty() || options.only.contains(&operation.id)
    };
    let operations: Vec<&Binding> =
        config.bindings.iter().filter(asked).collect();
    let mut ids: Vec<&str> = operations.iter().map(|o| o.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    checker.report.summary.operations = ids.len();
    for failed in &documents.failed {
        if let Some(operation) =
            operations.iter().find(|o| o.document == failed.id)
        {
            let finding = describe::failed(
                &operation.body(),
                &operation.document,
                &failed.error,
            );
            checker.report.findings.push(finding);
            checker.report.summary.undecided += 1;
        }
    }
    for operation in operations {
        checker.operation(operation);
    }
    let mut report = checker.report;
    waivers::apply(config, options, &checker.judges, &mut report);
    report.summary.findings = report.findings.len();
    report.summary.waived =
        report.findings.iter().filter(|f| f.is_waived()).count();
    report
}

struct Checker<'a> {
    config: &'a Config,
    documents: &'a Documents,
    ours: &'a [Implementation<'a>],
    solver: Solver,
    grammar: &'static Grammar,
    report: Report,
    /// The judges of each difference, by its fingerprint.
    judges: BTreeMap<String, Vec<Evidence>>,
}

impl Checker<'_> {
    fn operation(&mut self, operation: &Binding) {
        let config = self.config;
        let failed = |line: Option<usize>, file: &str, reason: String| {
            describe::failed(
                &operation.body(),
                &operation.document,
                &crate::document::load_error::LoadError::at(file, line, reason),
            )
        };
        let table = (Some(operation.line), config.file.as_str());
        let Some(ours) = self.ours.iter().find(|o| o.id == operation.of_type)
        else {
            let reason = format!("no type {}", operation.of_type);
            return self.stop(failed(table.0, table.1, reason));
        };
        let Some(document) = self.documents.get(&operation.document) else {
            if self
                .documents
                .failed
                .iter()
                .any(|failed| failed.id == operation.document)
            {
                return;
            }
            let reason = format!("no document {}", operation.document);
            return self.stop(failed(table.0, table.1, reason));
        };
        let Some(schema_at) = schema_at(document, &operation.at) else {
            let line = nearest(document, &operation.at);
            let reason = format!("{} leads to no schema", operation.at);
            return self.stop(failed(line, &document.file, reason));
        };
        let grammar: Option<&dyn DescriptionReader> = Some(self.grammar);
        let theirs = build::graph(
            &document.value,
            &schema_at,
            document.openapi_version(),
            grammar,
        );
        let mine = build::graph(
            ours.schema,
            &Pointer::root(),
            OpenApiVersion::V31,
            None,
        );
        for problem in problems(&theirs, &mine) {
            let (file, line) = match &problem.0 {
                Side::Theirs => (
                    document.file.as_str(),
                    document.position(&problem.1).map(|(line, _)| line),
                ),
                Side::Ours => (ours.id, None),
            };
            let reason = format!("{}: {}", problem.1, problem.2);
            self.stop(failed(line, file, reason));
        }
        let roots = RootSchemas::new(&mine, &theirs, &self.solver);
        for who in [Side::Ours, Side::Theirs] {
            if roots
                .accepts(who, UndeclaredProperties::Forbidden, &Value::Null)
                .is_none()
            {
                let reason = "its schema breaks the rules of JSON Schema";
                let file = match who {
                    Side::Ours => ours.id,
                    Side::Theirs => &document.file,
                };
                return self.stop(failed(None, file, reason.into()));
            }
        }
        let body = operation.body();
        let case = Comparison {
            body: &body,
            document,
            reader_accepts: ours.accepts,
            source_location: ours.source_location,
            roots,
            schema_pointer: schema_at,
            kind: ComparisonKind::Implementation,
        };
        let mut outcome = evaluate::judge(&case, &self.solver);
        for (fingerprint, judges) in std::mem::take(&mut outcome.judges) {
            self.judges.entry(fingerprint).or_default().extend(judges);
        }
        self.report.add(outcome);
    }

    fn stop(&mut self, finding: Finding) {
        self.report.findings.push(finding);
        self.report.summary.undecided += 1;
    }
}

impl Report {
    /// Adds what the judging of one place came to. A fault of a document is
    /// found once, whoever meets it.
    pub(crate) fn add(&mut self, outcome: ComparisonResult) {
        for finding in outcome.findings {
            let known = |other: &Finding| {
                other.fingerprint == finding.fingerprint
                    && other.location.pointer == finding.location.pointer
            };
            if !self.findings.iter().any(known) {
                self.findings.push(finding);
            }
        }
        self.fields.extend(outcome.fields);
        let (all, one) = (&mut self.summary, outcome.summary);
        all.comparisons += one.comparisons;
        all.undecided += one.undecided;
        all.differences += one.differences;
        all.proved += one.proved;
        all.prose += one.prose;
        all.examples += one.examples;
    }
}

fn problems(
    theirs: &SchemaGraph,
    ours: &SchemaGraph,
) -> Vec<(Side, Pointer, String)> {
    let of = |who: Side, side: &SchemaGraph| {
        side.errors
            .iter()
            .map(|p| (who, p.pointer.clone(), p.reason.clone()))
            .collect::<Vec<_>>()
    };
    let mut out = of(Side::Theirs, theirs);
    out.extend(of(Side::Ours, ours));
    out
}

/// The schema that a place of the table leads to: a media type object's, or the
/// place itself.
fn schema_at(document: &Document, at: &Pointer) -> Option<Pointer> {
    let found = at.resolve(&document.value)?;
    let media =
        at.parent().and_then(|p| p.last()).as_deref() == Some("content");
    if media || (found.get("schema").is_some() && found.get("type").is_none()) {
        let at = at.join("schema");
        return at.resolve(&document.value).map(|_| at);
    }
    (found.is_object() || found.is_boolean()).then(|| at.clone())
}

/// The line of the nearest node above a place that leads nowhere.
fn nearest(document: &Document, at: &Pointer) -> Option<usize> {
    document.position(at).map(|(line, _)| line)
}
