//! What is wrong with the policies and with the lock file.

use super::{PolicyStatus, PolicyStatuses};
use crate::check::bound_finding::BoundFinding;
use crate::config::date::Date;
use crate::config::{AcceptedFinding, Binding, Config, Policy};
use crate::document::pointer::Pointer;
use crate::report::finding::{Finding, FindingKind, Location};
use crate::report::fingerprint;
use crate::report::proof::Proof;
use crate::report::rule::{self, Rule};
use std::collections::BTreeSet;

/// What this check may say of policies.
#[derive(Debug)]
pub(crate) struct CheckedScope<'a> {
    pub(crate) today: Date,
    /// The bindings that were judged to the end: what is accepted there and not
    /// found is gone.
    pub(crate) bindings: Vec<&'a Binding>,
}

/// What is wrong with a policy, or with what the lock file holds.
pub(super) enum PolicyProblem {
    NoReason,
    /// The last day on which it held.
    Ended(Date),
    CoversNothing,
    /// The lock file holds entries of a policy that the table does not have.
    NoSuchPolicy,
    /// What was accepted is not found any more.
    Unmatched,
    /// What both sides say of the counterexample: whether they accept it.
    NoProof(bool),
}

impl CheckedScope<'_> {
    /// Whether a policy covers anything today.
    pub(crate) fn holds(&self, policy: &Policy) -> bool {
        self.fault(policy).is_none()
    }

    fn fault(&self, policy: &Policy) -> Option<PolicyProblem> {
        if policy.reason.trim().is_empty() {
            return Some(PolicyProblem::NoReason);
        }
        let ended = policy.until.filter(|day| *day < self.today);
        ended.map(PolicyProblem::Ended)
    }

    /// Whether everything that a policy may cover was judged.
    fn judges(&self, config: &Config, policy: &Policy) -> bool {
        let selects = |binding: &&Binding| {
            let (id, document) = (&binding.id, &binding.document);
            policy.scope.selects(id, document, binding.direction)
        };
        config.bindings.iter().filter(selects).all(|binding| {
            self.has(&binding.id, &binding.document, &binding.at)
        })
    }

    fn has(&self, id: &str, document: &str, at: &Pointer) -> bool {
        self.bindings.iter().any(|binding| {
            binding.id == id
                && binding.document == document
                && binding.at == *at
        })
    }
}

/// Everything that is wrong with the policies and the lock file.
pub(super) fn policy_problems(
    config: &Config,
    judged: &CheckedScope<'_>,
    bound_findings: &[BoundFinding<'_>],
    statuses: &PolicyStatuses<'_>,
) -> Vec<Finding> {
    let mut out = Vec::new();
    for policy in &config.policies {
        let fault = judged.fault(policy).or_else(|| {
            let names = |status: &PolicyStatus<'_>| match status {
                PolicyStatus::New(named)
                | PolicyStatus::Changed(named, _)
                | PolicyStatus::Accepted(named, _) => named.name == policy.name,
                PolicyStatus::Unnamed => false,
            };
            let covers_nothing = judged.judges(config, policy)
                && !statuses.statuses.iter().any(names);
            covers_nothing.then_some(PolicyProblem::CoversNothing)
        });
        out.extend(fault.map(|fault| of_policy(config, policy, &fault)));
    }
    for (bound, status) in bound_findings.iter().zip(&statuses.statuses) {
        let (binding, document) = (&bound.binding.id, &bound.binding.document);
        // Where both refuse it for something else, another value proves the
        // difference now; and where not all was judged, one may.
        if let PolicyStatus::Accepted(_, one) = status
            && judged.has(binding, document, &bound.binding.at)
            && let Some(accept) = common_verdict(bound, one)
            && (accept || bound.finding.counterexample().is_none())
        {
            out.push(of_accepted(config, one, &PolicyProblem::NoProof(accept)));
        }
    }
    out.extend(unmatched_findings(config, judged, statuses));
    out
}

/// What is accepted and not found, or by a policy that is not there. A policy
/// that does not hold has its own finding.
fn unmatched_findings(
    config: &Config,
    judged: &CheckedScope<'_>,
    statuses: &PolicyStatuses<'_>,
) -> Vec<Finding> {
    let mut unknown = BTreeSet::new();
    let mut out = Vec::new();
    for one in statuses.unmatched(config) {
        let policy = config.policies.iter().find(|p| p.name == one.policy);
        let bound = config.bindings.iter().any(|binding| {
            binding.id == one.binding
                && binding.document == one.document
                && binding.at == one.at
        });
        let fault = match policy {
            None if unknown.insert(&one.policy) => PolicyProblem::NoSuchPolicy,
            Some(policy)
                if judged.holds(policy)
                    && (!bound
                        || judged.has(
                            &one.binding,
                            &one.document,
                            &one.at,
                        )) =>
            {
                PolicyProblem::Unmatched
            }
            None | Some(_) => continue,
        };
        out.push(of_accepted(config, one, &fault));
    }
    out
}

/// What both sides say of the value that proved a difference, where they no
/// longer differ.
fn common_verdict(
    bound: &BoundFinding<'_>,
    was: &AcceptedFinding,
) -> Option<bool> {
    let message = was.counterexample.as_ref()?;
    let said = bound.evidence.iter().map(|one| one.agree(message));
    said.collect::<Option<Vec<bool>>>()?.first().copied()
}

/// What has changed since a finding was accepted.
pub(super) fn describe_change(
    bound: &BoundFinding<'_>,
    was: &AcceptedFinding,
) -> String {
    let (old, new) = (&was.declared_at, &bound.declared_at);
    let only = |these: &[Pointer], those: &[Pointer]| -> Vec<String> {
        let only = these.iter().filter(|place| !those.contains(place));
        only.map(ToString::to_string).collect()
    };
    let (lost, more) = (only(old, new), only(new, old));
    let field = &was.field;
    let places: Vec<String> = [
        (format!("the document has lost {field} at"), lost),
        (format!("the document has {field} also at"), more),
    ]
    .into_iter()
    .filter(|(_, places)| !places.is_empty())
    .map(|(words, places)| format!("{words} {}", places.join(", ")))
    .collect();
    if !places.is_empty() {
        return places.join(", and ");
    }
    if was.fingerprint != bound.finding.fingerprint {
        return "what both sides say has changed".to_owned();
    }
    format!("its place has changed from {}", was.pointer)
}

fn words(fault: &PolicyProblem) -> (&'static Rule, String) {
    match fault {
        PolicyProblem::NoReason => {
            (&rule::POLICY_WITHOUT_REASON, "gives no reason".to_owned())
        }
        PolicyProblem::Ended(day) => {
            (&rule::POLICY_ENDED, format!("ended on {day}"))
        }
        PolicyProblem::CoversNothing => {
            (&rule::STALE_POLICY, "covers no finding".to_owned())
        }
        PolicyProblem::NoSuchPolicy => {
            (&rule::STALE_POLICY, "is not in schemas/drift.toml".to_owned())
        }
        PolicyProblem::Unmatched => {
            (&rule::STALE_POLICY, "is not found any more".to_owned())
        }
        PolicyProblem::NoProof(accepted) => {
            let say = if *accepted { "accept" } else { "refuse" };
            let what = format!("has a counterexample that both sides {say}");
            (&rule::STALE_POLICY, what)
        }
    }
}

fn of_policy(
    config: &Config,
    policy: &Policy,
    fault: &PolicyProblem,
) -> Finding {
    let (rule, what) = words(fault);
    let message = format!("policy {} {what}", policy.name);
    let name = fingerprint::of(rule.id, &[&policy.name], &[]);
    finding(rule, message, name, &config.file, policy.line, None)
}

fn of_accepted(
    config: &Config,
    one: &AcceptedFinding,
    fault: &PolicyProblem,
) -> Finding {
    let (rule, what) = words(fault);
    let message = match fault {
        PolicyProblem::NoSuchPolicy => format!("policy {} {what}", one.policy),
        PolicyProblem::NoReason
        | PolicyProblem::Ended(_)
        | PolicyProblem::CoversNothing
        | PolicyProblem::Unmatched
        | PolicyProblem::NoProof(_) => {
            let field = if one.field.is_empty() {
                "the message"
            } else {
                one.field.as_str()
            };
            format!(
                "{} at {field} of {}, accepted by policy {}, {what}: {}#{}",
                one.fingerprint,
                one.binding,
                one.policy,
                one.document,
                one.pointer
            )
        }
    };
    let parts = [one.fingerprint.as_str(), one.at.as_str(), &one.policy];
    let name = fingerprint::of(rule.id, &parts, &[]);
    let file = config.lock.as_ref().map_or("", |lock| lock.file.as_str());
    let proof = one.counterexample.clone().map(Proof::unjudged);
    finding(rule, message, name, file, one.line, proof)
}

fn finding(
    rule: &'static Rule,
    message: String,
    fingerprint: String,
    file: &str,
    line: usize,
    proof: Option<Proof>,
) -> Finding {
    Finding {
        rule,
        level: rule.level,
        message,
        fingerprint,
        location: Location {
            document: String::new(),
            file: file.into(),
            pointer: Pointer::root(),
            line: Some(line),
            column: None,
        },
        subject: None,
        source: None,
        kind: FindingKind::Policy { proof },
        waived: None,
    }
}
