//! `JUnit` XML, for build servers: a suite for each operation, a case for each
//! finding, and one that passes where there is none.

use super::foreign::{escaped, pasteable};
use super::{Context, headline, remarks_on_proof};
use crate::report::Report;
use crate::report::finding::Finding;
use crate::report::level::Level;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// The report as `JUnit` XML. Findings that count are failures; waived ones, and
/// those below, are skipped.
pub(super) fn junit(report: &Report, context: &Context<'_>) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = suites(&mut out, report, context.bindings, context.deny);
    out
}

fn suites(
    out: &mut String,
    report: &Report,
    bindings: &[&str],
    deny: Level,
) -> fmt::Result {
    let mut suites: BTreeMap<&str, Vec<&Finding>> =
        bindings.iter().map(|id| (*id, Vec::new())).collect();
    for finding in &report.findings {
        suites.entry(suite(finding)).or_default().push(finding);
    }
    let fails = |finding: &&&Finding| match CaseStatus::of(finding, deny) {
        CaseStatus::Failed => true,
        CaseStatus::Waived(_) | CaseStatus::BelowDenyLevel => false,
    };
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="specdrift">"#)?;
    for (name, findings) in suites {
        let failures = findings.iter().filter(fails).count();
        let skipped = findings.len() - failures;
        writeln!(
            out,
            r#"  <testsuite name="{}" tests="{}" failures="{failures}" errors="0" skipped="{skipped}">"#,
            escaped(name),
            findings.len().max(1),
        )?;
        if findings.is_empty() {
            writeln!(
                out,
                r#"    <testcase name="agrees" classname="{}"/>"#,
                escaped(name)
            )?;
        }
        for finding in findings {
            case(out, finding, deny)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// What a finding is as a test case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CaseStatus<'a> {
    Failed,
    /// With the reason.
    Waived(&'a str),
    BelowDenyLevel,
}

impl<'a> CaseStatus<'a> {
    fn of(finding: &'a Finding, deny: Level) -> Self {
        match &finding.waived {
            Some(reason) => Self::Waived(reason),
            None if finding.level < deny => Self::BelowDenyLevel,
            None => Self::Failed,
        }
    }
}

/// What a finding counts to: an operation, or the waivers.
fn suite(finding: &Finding) -> &str {
    finding.subject.as_ref().map_or("waivers", |subject| &subject.id)
}

fn case(out: &mut String, finding: &Finding, deny: Level) -> fmt::Result {
    writeln!(
        out,
        r#"    <testcase name="{}" classname="{}">"#,
        escaped(&format!("{} {}", finding.fingerprint, headline(finding))),
        escaped(suite(finding)),
    )?;
    match CaseStatus::of(finding, deny) {
        CaseStatus::Waived(reason) => skipped(out, reason)?,
        CaseStatus::BelowDenyLevel => skipped(out, finding.level.as_str())?,
        CaseStatus::Failed => failure(out, finding)?,
    }
    writeln!(out, "    </testcase>")
}

fn skipped(out: &mut String, reason: &str) -> fmt::Result {
    writeln!(out, r#"      <skipped message="{}"/>"#, escaped(reason))
}

fn failure(out: &mut String, finding: &Finding) -> fmt::Result {
    writeln!(
        out,
        r#"      <failure type="{}" message="{}">{}:{} {}"#,
        finding.rule.id,
        escaped(&headline(finding)),
        escaped(&finding.location.file),
        finding.location.line.unwrap_or(1),
        escaped(finding.location.pointer.as_str()),
    )?;
    for line in remarks_on_proof(finding) {
        writeln!(out, "{}", escaped(&line))?;
    }
    if let Some(value) = finding.counterexample() {
        writeln!(out, "{}", escaped(&pasteable(value)))?;
    }
    writeln!(out, "</failure>")
}
