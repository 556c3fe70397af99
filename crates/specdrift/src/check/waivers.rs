//! Applies waivers to a report, and evidence the waivers themselves: one that has
//! ended, covers nothing, gives no reason or holds a counterexample that proves
//! nothing any more is a finding.

use crate::check::CheckOptions;
use crate::compare::prove::Evidence;
use crate::config::date::Date;
use crate::config::{Config, Waiver};
use crate::document::pointer::Pointer;
use crate::report::Report;
use crate::report::finding::{Finding, FindingKind, Location, Proof};
use crate::report::rule::{self, Rule};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is wrong with a waiver.
enum WaiverFault {
    NoReason,
    /// The last day on which it held.
    Ended(Date),
    NoFinding,
    /// What both sides say of its counterexample: whether they accept it.
    NoProof(bool),
}

/// Marks what is waived, and adds what is wrong with the waivers. `evidence` is that
/// of each difference, by its fingerprint.
pub(crate) fn apply(
    config: &Config,
    options: &CheckOptions,
    evidence: &BTreeMap<String, Vec<Evidence>>,
    report: &mut Report,
) {
    let may_judge = may_judge(options, report);
    let mut wrong = Vec::new();
    for waiver in &config.waivers {
        let covered: Vec<&mut Finding> = report
            .findings
            .iter_mut()
            .filter(|finding| finding.fingerprint == waiver.fingerprint)
            .collect();
        let until = waiver.until.filter(|day| *day < options.today);
        let agreed = evidence.get(&waiver.fingerprint).and_then(|evidence| {
            agreed(evidence, waiver.counterexample.as_ref()?)
        });
        let found = match (waiver.reason.trim(), until, covered.is_empty()) {
            ("", _, _) => Some(WaiverFault::NoReason),
            (_, Some(day), _) => Some(WaiverFault::Ended(day)),
            (_, None, true) => may_judge.then_some(WaiverFault::NoFinding),
            (_, None, false) => {
                for finding in covered {
                    finding.waived = Some(waiver.reason.clone());
                }
                agreed.map(WaiverFault::NoProof)
            }
        };
        wrong.extend(found.map(|wrong| finding(config, waiver, &wrong)));
    }
    report.findings.extend(wrong);
}

/// What both sides say of a message, where none of the evidence tells it apart.
fn agreed(evidence: &[Evidence], message: &Value) -> Option<bool> {
    let said = evidence.iter().map(|evidence| evidence.agree(message));
    said.collect::<Option<Vec<bool>>>()?.first().copied()
}

/// A check of some operations, or one that could not judge, does not know
/// which waivers are stale.
fn may_judge(options: &CheckOptions, report: &Report) -> bool {
    options.only.is_empty() && report.summary.undecided == 0
}

fn finding(config: &Config, waiver: &Waiver, wrong: &WaiverFault) -> Finding {
    let (rule, what): (&'static Rule, _) = match wrong {
        WaiverFault::NoReason => (&rule::NO_REASON, "gives no reason".into()),
        WaiverFault::Ended(day) => (&rule::EXPIRED, format!("ended on {day}")),
        WaiverFault::NoFinding => (&rule::STALE, "covers no finding".into()),
        WaiverFault::NoProof(accepted) => {
            let say = if *accepted { "accept" } else { "refuse" };
            let what = format!("has a counterexample that both sides {say}");
            (&rule::STALE, what)
        }
    };
    Finding {
        rule,
        level: rule.level,
        message: format!("the waiver of {} {what}", waiver.fingerprint),
        fingerprint: format!("{}-{}", rule.id, waiver.fingerprint),
        location: Location {
            document: String::new(),
            file: config.file.clone(),
            pointer: Pointer::root(),
            line: Some(waiver.line),
            column: None,
        },
        subject: None,
        source: None,
        kind: FindingKind::Waiver {
            proof: waiver.counterexample.clone().map(Proof::unjudged),
        },
        waived: None,
    }
}
