//! The commands that show what the checker knows and change nothing.

use super::workspace::{Workspace, today};
use crate::exit::Exit;
use anyhow::Result;
use paysession_command_io::{errln, outln, print};
use specdrift::{
    Category, CheckOptions, Files, ProseReading, RULES, Report, rule_by_id,
};
use std::process::ExitCode;

/// Says what a rule finds and what to do; lists the rules where none is named.
pub(super) fn explain(rule: Option<&str>) -> Result<ExitCode> {
    let Some(id) = rule else {
        for rule in RULES {
            outln!("{}  {:7}  {}", rule.id, rule.level.as_str(), rule.title)?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Some(rule) = rule_by_id(id) else {
        errln!("error: no rule {id}; `drift explain` lists them");
        return Ok(Exit::Usage.into());
    };
    // The text is our own, and has several lines.
    print(&format!(
        "{}: {} ({})\n\n{}\n\nExample: {}.\nTo do: {}.\n",
        rule.id,
        rule.title,
        rule.level,
        rule.explanation,
        rule.example,
        rule.fix
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn report(workspace: &Workspace) -> Result<Report> {
    Ok(workspace.check(&CheckOptions::new(today()?)))
}

/// Lists bindings, documents and policies.
pub(super) fn list(files: Files<'_>) -> Result<ExitCode> {
    let workspace = Workspace::read(files, &[])?;
    outln!("Bindings")?;
    for operation in &workspace.config.bindings {
        outln!(
            "  {} ({})  {}#{}",
            operation.id,
            operation.direction.as_str(),
            operation.document,
            operation.at
        )?;
    }
    outln!("")?;
    outln!("Documents")?;
    for document in &workspace.documents.documents {
        outln!(
            "  {}  {}  sha256 {}",
            document.id,
            document.file,
            document.sha256
        )?;
    }
    for failed in &workspace.documents.failed {
        outln!("  {}: {}", failed.id, failed.error)?;
    }
    outln!("")?;
    outln!("Policies")?;
    for policy in &workspace.config.policies {
        let until = policy
            .until
            .map_or_else(|| "no end".to_owned(), |day| day.to_string());
        let lock = workspace.config.lock.as_ref();
        let accepted = lock
            .into_iter()
            .flat_map(|lock| &lock.accepted)
            .filter(|accepted| accepted.policy == policy.name)
            .count();
        outln!(
            "  {} ({until}, {accepted} accepted) {}",
            policy.name,
            policy.reason
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Lists every phrase that was read, or those that were not.
pub(super) fn prose(files: Files<'_>, unread: bool) -> Result<ExitCode> {
    let workspace = Workspace::read(files, &[])?;
    let mut open = 0;
    for document in &workspace.documents.documents {
        for phrase in specdrift::prose_limits(document) {
            let line = phrase.line.unwrap_or(1);
            let is_unread =
                matches!(phrase.reading, ProseReading::Unread { .. });
            open += usize::from(is_unread);
            if is_unread || !unread {
                outln!(
                    "{}:{line}  {:?}  {}  {}",
                    document.file,
                    phrase.text,
                    phrase.reading,
                    phrase.pointer
                )?;
            }
        }
    }
    let is_open = unread && open > 0;
    Ok(if is_open { Exit::Difference } else { Exit::Success }.into())
}

/// Judges the documents' examples.
pub(super) fn examples(files: Files<'_>) -> Result<ExitCode> {
    let workspace = Workspace::read(files, &[])?;
    let report = report(&workspace)?;
    let of_examples: Vec<_> = report
        .findings
        .iter()
        .filter(|f| {
            matches!(f.category(), Category::Example | Category::Reader)
        })
        .collect();
    for finding in &of_examples {
        let waived = if finding.is_waived() { " (waived)" } else { "" };
        outln!(
            "{}:{}  {}{waived}",
            finding.location.file,
            finding.location.line.unwrap_or(1),
            finding.message
        )?;
        outln!("  {}", finding.location.pointer)?;
    }
    outln!(
        "{} examples, {} findings",
        report.summary.examples,
        of_examples.len()
    )?;
    let open = of_examples.iter().any(|finding| !finding.is_waived());
    Ok(ExitCode::from(u8::from(open)))
}

/// Follows a field from the phrase in the document to the line in Rust.
pub(super) fn trace(files: Files<'_>, field: &str) -> Result<ExitCode> {
    let workspace = Workspace::read(files, &[])?;
    let report = report(&workspace)?;
    let wanted =
        format!("/{}", field.trim_start_matches('/').replace('.', "/"));
    let mut found = false;
    for field in report.fields.iter().filter(|f| f.field == wanted) {
        found = true;
        let document = workspace.documents.get(&field.document);
        let file = document.map_or("", |document| document.file.as_str());
        outln!("{} {}", field.operation, field.field)?;
        outln!("  {file}:{}  {}", field.line.unwrap_or(1), field.pointer)?;
        outln!("  document  {}", field.theirs)?;
        for phrase in &field.phrases {
            outln!("  phrase    {phrase}")?;
        }
        outln!("  ours      {}", field.ours)?;
        if let Some(source) = &field.source {
            outln!("  Rust      {}:{}", source.file, source.line)?;
        }
        for name in &field.findings {
            let reason = report
                .findings
                .iter()
                .find(|finding| finding.fingerprint == *name)
                .and_then(|finding| finding.waived.as_deref());
            let why = reason.unwrap_or("open");
            outln!("  finding   {name}: {why}")?;
        }
    }
    if !found {
        errln!("error: no binding has a field {wanted}");
        return Ok(Exit::Usage.into());
    }
    Ok(ExitCode::SUCCESS)
}
