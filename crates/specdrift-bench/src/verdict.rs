//! Whether a mutant gave the findings that it should.

use crate::edit::ExpectedVerdict;
use crate::mutants::Mutant;
use specdrift::{Category, Finding, Relation, Report};

pub(crate) fn verdict(mutant: &Mutant, report: &Report) -> Result<(), String> {
    let all = || -> Vec<String> {
        report
            .findings
            .iter()
            .map(|f| {
                format!(
                    "{} {} {} {}",
                    f.rule.id,
                    f.relation().as_str(),
                    f.location.pointer,
                    f.message
                )
            })
            .collect()
    };
    let found = match &mutant.edit.expect {
        ExpectedVerdict::Nothing => {
            // Words that differ are told, and change no meaning of a schema.
            let mut findings = report.findings.iter();
            return if findings.all(|finding| finding.rule.id == "D509")
                && report.summary.undecided == 0
            {
                Ok(())
            } else {
                Err(format!("{:?}", all()))
            };
        }
        ExpectedVerdict::Relation(sides) => {
            report.findings.iter().any(|finding| {
                is_about_meaning(finding)
                    && (sides.contains(&finding.relation())
                        || finding.relation() == Relation::Other)
                    && mutant.edit.is_at(&finding.location.pointer)
            })
        }
        ExpectedVerdict::Rule(rule) => report.findings.iter().any(|f| {
            f.rule.id == *rule && mutant.edit.is_at(&f.location.pointer)
        }),
    };
    if found { Ok(()) } else { Err(format!("{:?}", all())) }
}

/// Whether a rule compares what no body shows.
pub(crate) fn judges_no_value(rule: &str) -> bool {
    rule.starts_with("D5") || matches!(rule, "D107" | "D303" | "D304" | "D403")
}

/// Whether a finding says that the two versions differ, or may differ.
pub(crate) fn is_about_meaning(finding: &Finding) -> bool {
    matches!(finding.category(), Category::Difference | Category::Unjudged)
}
