//! Changes under a policy: each difference that a policy covers is changed in
//! the document, and a check must find that.

use crate::edit::put;
use crate::mutation::{MutationReport, OperatorScore};
use crate::operators::phrase::moved_number;
use anyhow::Context;
use serde_json::{Value, json};
use specdrift::{
    CheckOptions, Config, Date, Document, Documents, Finding, Implementation,
    Lock, Pointer, check, schema_locations,
};
use std::collections::BTreeSet;
use std::path::Path;

/// What is done to the schema of a difference that is covered: the document
/// with the change, if there is any to make.
type Change = fn(&Value, &Pointer, &Finding) -> Option<Value>;

const CHANGES: &[(&str, Change)] = &[
    ("takes another type", another_type),
    ("member removed", member_removed),
    ("member required or not", required_or_not),
    ("limit moved", limit_moved),
];

const TABLE: &str = "schemas/drift.toml";
const LOCK: &str = "schemas/drift.lock";

/// A day on which the policies hold.
const TODAY: &str = "2026-11-21";

/// The table of bindings and policies, with its lock file, and the schemas of
/// our types by their ids.
#[derive(Debug)]
pub struct PolicyTable {
    config: Config,
    schemas: Vec<(String, Value)>,
    today: Date,
}

impl PolicyTable {
    /// Reads them from the workspace.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not what it should be.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let read = |file: &str| {
            std::fs::read_to_string(root.join(file))
                .with_context(|| file.to_owned())
        };
        let config = Config::parse(TABLE, &read(TABLE)?)?;
        let config = config.with_lock(Lock::parse(LOCK, &read(LOCK)?)?);
        let ids: BTreeSet<&String> =
            config.bindings.iter().map(|binding| &binding.of_type).collect();
        let schemas = ids.into_iter().map(|id| {
            let file = format!("schemas/generated/strict/{id}.json");
            let schema = serde_json::from_str(&read(&file)?).context(file)?;
            Ok((id.clone(), schema))
        });
        let schemas = schemas.collect::<anyhow::Result<_>>()?;
        Ok(Self { config, schemas, today: TODAY.parse()? })
    }
}

impl MutationReport {
    /// Changes what the policies of a table cover. Of the changes, every
    /// `stride`-th is judged.
    #[must_use]
    pub fn under_policies(
        mut self,
        table: &PolicyTable,
        documents: &Documents,
        stride: usize,
    ) -> Self {
        let mut index = 0;
        for document in &documents.documents {
            let checked = PolicyBaseline::new(table, document);
            for (name, after) in checked.mutants(document) {
                index += 1;
                if index % stride.max(1) != 0 {
                    continue;
                }
                let policies = &mut self.policies;
                let score = policies.entry(name.to_owned()).or_default();
                checked.judge(document, &after, score);
            }
        }
        self
    }
}

/// The bindings of one document, and what is found of it as it is.
struct PolicyBaseline<'a> {
    config: Config,
    schemas: &'a [(String, Value)],
    options: CheckOptions,
    covered: Vec<Finding>,
    open: BTreeSet<String>,
}

/// A document with a change, and where that was made.
struct Changed {
    value: Value,
    at: Pointer,
}

impl<'a> PolicyBaseline<'a> {
    fn new(table: &'a PolicyTable, document: &Document) -> Self {
        let mut config = table.config.clone();
        config.bindings.retain(|binding| binding.document == document.id);
        let options = CheckOptions::new(table.today);
        let options = options.only_documents(vec![document.id.clone()]);
        let mut checked = Self {
            config,
            schemas: &table.schemas,
            options,
            covered: Vec::new(),
            open: BTreeSet::new(),
        };
        if !checked.config.bindings.is_empty() {
            let all = checked.findings(document, &document.value.to_string());
            let all = all.unwrap_or_default();
            let (covered, open): (Vec<_>, Vec<_>) =
                all.into_iter().partition(Finding::is_waived);
            checked.open = open.iter().map(as_text).collect();
            checked.covered = covered;
        }
        checked
    }

    /// What is found where a document is this text. Our types are not known
    /// here; each is taken to accept anything.
    fn findings(&self, of: &Document, text: &str) -> Option<Vec<Finding>> {
        let ours: Vec<Implementation<'_>> = self
            .schemas
            .iter()
            .map(|(id, schema)| Implementation::new(id, schema, &|_| true))
            .collect();
        let read = Document::from_bytes(&of.id, &of.file, text.as_bytes());
        let mut documents = Documents::default();
        documents.documents.push(read.ok()?);
        Some(check(&self.config, &documents, &ours, &self.options).findings)
    }

    /// Each change of each place that a covered difference has.
    fn mutants(&self, document: &Document) -> Vec<(&'static str, Changed)> {
        let schemas = schema_locations(document);
        let mut seen = BTreeSet::new();
        let mut out = Vec::new();
        for finding in &self.covered {
            let mut at = finding.location.pointer.clone();
            while !schemas.contains(&at) {
                let Some(parent) = at.parent() else { break };
                at = parent;
            }
            for (name, change) in CHANGES {
                let Some(value) = change(&document.value, &at, finding) else {
                    continue;
                };
                if seen.insert((*name, value.to_string())) {
                    out.push((*name, Changed { value, at: at.clone() }));
                }
            }
        }
        out
    }

    fn judge(
        &self,
        before: &Document,
        changed: &Changed,
        score: &mut OperatorScore,
    ) {
        let text = changed.value.to_string();
        let Some(all) = self.findings(before, &text) else { return };
        score.changes = true;
        score.mutants += 1;
        let is_new = |finding: &&Finding| {
            !finding.is_waived() && !self.open.contains(&as_text(finding))
        };
        let new: Vec<&Finding> = all.iter().filter(is_new).collect();
        let differences = new.iter().filter(|it| it.difference().is_some());
        score.differences += differences.clone().count();
        score.proved +=
            differences.filter(|it| it.counterexample().is_some()).count();
        if new.is_empty() {
            let wrong = format!("{} {}: nothing", before.id, changed.at);
            score.wrong.push(wrong);
        } else {
            score.right += 1;
        }
    }
}

fn as_text(finding: &Finding) -> String {
    let Finding { rule, location, message, .. } = finding;
    format!("{} {} {message}", rule.id, location.pointer)
}

fn with(document: &Value, at: &Pointer, new: Option<Value>) -> Option<Value> {
    let mut changed = document.clone();
    put(&mut changed, at, new);
    (changed != *document).then_some(changed)
}

fn another_type(document: &Value, at: &Pointer, _: &Finding) -> Option<Value> {
    with(document, at, Some(json!({"type": "boolean"})))
}

/// The object that has the schema as a member, and the member's name.
fn owner(at: &Pointer) -> Option<(Pointer, String)> {
    let members = at.parent()?;
    let is_member = members.last().as_deref() == Some("properties");
    Some((members.parent()?, at.last()?)).filter(|_| is_member)
}

fn member_removed(
    document: &Value,
    at: &Pointer,
    _: &Finding,
) -> Option<Value> {
    owner(at)?;
    with(document, at, None)
}

fn required_or_not(
    document: &Value,
    at: &Pointer,
    finding: &Finding,
) -> Option<Value> {
    let (owner, name) = owner(at)?;
    // A fault of the document by itself does not say what our type has there.
    finding.difference()?;
    // What one alternative asks for, another may not: then the message is taken
    // as before.
    let is_choice = |part: &str| part == "oneOf" || part == "anyOf";
    if at.as_str().split('/').any(is_choice) || is_alternative(document, at) {
        return None;
    }
    let required = owner.join("required");
    let names = required.resolve(document).and_then(Value::as_array);
    let mut names = names.cloned().unwrap_or_default();
    let before = names.len();
    names.retain(|other| *other != json!(name));
    if names.len() == before {
        names.push(json!(name));
    }
    with(document, &required, Some(json!(names)))
}

/// Whether a place is in a component that is an alternative somewhere.
fn is_alternative(document: &Value, at: &Pointer) -> bool {
    let is_reference = |value: &Value| {
        let target = value.get("$ref").and_then(Value::as_str);
        let target = target.and_then(|it| it.strip_prefix('#'));
        target.is_some_and(|it| at.as_str().starts_with(&format!("{it}/")))
    };
    match document {
        Value::Object(members) => members.iter().any(|(name, value)| {
            let listed = value.as_array().into_iter().flatten();
            let is_choice = name == "oneOf" || name == "anyOf";
            (is_choice && listed.into_iter().any(is_reference))
                || is_alternative(value, at)
        }),
        Value::Array(items) => {
            items.iter().any(|item| is_alternative(item, at))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            false
        }
    }
}

/// Moves the number in the phrase, or that of the keyword, that differs.
fn limit_moved(
    document: &Value,
    at: &Pointer,
    finding: &Finding,
) -> Option<Value> {
    let place = &finding.location.pointer;
    let held = place.resolve(document)?;
    if let (Some(phrase), Some(text)) = (finding.phrase(), held.as_str()) {
        let moved = text.replacen(phrase, &moved_number(phrase, 1)?, 1);
        return with(document, place, Some(json!(moved)));
    }
    let is_keyword = place.parent().as_ref() == Some(at);
    let number = held.as_i64().filter(|_| is_keyword)?;
    with(document, place, Some(json!(number + 1)))
}
