//! Applies waivers to a report, and judges the waivers themselves: one that has
//! ended, covers nothing or gives no reason is a finding.

use crate::check::Options;
use crate::config::{Config, Waiver};
use crate::finding::{Direction, Finding, Report, Standing};
use crate::pointer::Pointer;
use crate::rule::{self, Rule};
use serde_json::Value;

/// Marks what is waived, and adds what is wrong with the waivers.
pub(crate) fn apply(config: &Config, options: &Options, report: &mut Report) {
    let mut wrong = Vec::new();
    for waiver in &config.waivers {
        let covered: Vec<&mut Finding> = report
            .findings
            .iter_mut()
            .filter(|finding| finding.fingerprint == waiver.fingerprint)
            .collect();
        let ended = waiver
            .until
            .as_ref()
            .is_some_and(|until| until.as_str() < options.today.as_str());
        let unneeded = covered.is_empty() && may_judge(options, report);
        let covered = report
            .findings
            .iter_mut()
            .filter(|finding| finding.fingerprint == waiver.fingerprint);
        if waiver.reason.trim().is_empty() {
            wrong.push(finding(config, waiver, &rule::NO_REASON));
        } else if ended {
            wrong.push(finding(config, waiver, &rule::EXPIRED));
        } else if unneeded {
            wrong.push(finding(config, waiver, &rule::STALE));
        } else {
            for finding in covered {
                finding.waived = true;
                finding.reason = Some(waiver.reason.clone());
            }
        }
    }
    report.findings.extend(wrong);
}

/// A waiver of a finding, as an entry of the table.
pub fn entry(finding: &Finding, reason: &str, until: Option<&str>) -> String {
    let text = |text: &str| toml::Value::from(text).to_string();
    let title = rule::by_id(finding.rule).map_or("", |rule| rule.title);
    let mut out = format!(
        "\n# {} {}: {title}\n[[waiver]]\nfingerprint = {}\nreason = {}\n",
        finding.operation,
        finding.field,
        text(&finding.fingerprint),
        text(reason),
    );
    if let Some(until) = until {
        out.push_str("until = ");
        out.push_str(until);
        out.push('\n');
    }
    if let Some(value) = &finding.counterexample {
        out.push_str("counterexample = ");
        out.push_str(&text(&value.to_string()));
        out.push('\n');
    }
    out
}

/// A check of some operations, or one that could not judge, does not know
/// which waivers are stale.
fn may_judge(options: &Options, report: &Report) -> bool {
    options.only.is_empty() && report.summary.undecided == 0
}

fn finding(config: &Config, waiver: &Waiver, rule: &'static Rule) -> Finding {
    let what = match &waiver.until {
        Some(until) if rule == &rule::EXPIRED => format!("ended on {until}"),
        _ if rule == &rule::STALE => "covers no finding".into(),
        _ => "gives no reason".into(),
    };
    Finding {
        rule: rule.id,
        level: rule.level,
        operation: String::new(),
        direction: Direction::Request,
        side: Standing::Other,
        pointer: Pointer::root(),
        field: String::new(),
        message: format!("the waiver of {} {what}", waiver.fingerprint),
        ours: Value::Null,
        theirs: Value::Null,
        counterexample: waiver.counterexample.clone(),
        reverse: None,
        verdicts: None,
        breaks: None,
        waived: false,
        reason: None,
        fingerprint: format!("{}-{}", rule.id, waiver.fingerprint),
        document: String::new(),
        file: config.file.clone(),
        line: Some(waiver.line),
        column: None,
        phrase: None,
        source: None,
    }
}
