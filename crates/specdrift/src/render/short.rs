//! One line for each finding, as compilers write them.

use super::foreign::{line_start, visible};
use super::{Context, headline};
use crate::report::Report;
use std::fmt::Write;

/// One line for each open finding: `file:line:column: level[rule]: message`.
pub(super) fn short(report: &Report, _: &Context<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings.iter().filter(|finding| !finding.is_waived())
    {
        let line = finding.location.line.unwrap_or(1);
        let column = finding.location.column.unwrap_or(1);
        // Writing to a text cannot fail.
        let _ = writeln!(
            out,
            "{}:{line}:{column}: {}[{}]: {} ({})",
            line_start(&finding.location.file),
            finding.level,
            finding.rule.id,
            visible(&headline(finding)),
            finding.fingerprint
        );
    }
    out
}
