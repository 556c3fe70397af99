//! Covers findings by policies, as the lock file records them, and judges the
//! policies and the lock file themselves.

pub(super) mod problems;

use crate::check::bound_finding::BoundFinding;
use crate::config::{AcceptedFinding, Config, Policy};
use crate::document::pointer::Pointer;
use crate::report::Report;
use crate::report::finding::Finding;
use crate::report::level::Level;
use problems::CheckedScope;
use std::collections::{BTreeMap, BTreeSet};

/// What a policy and the lock file come to for one finding.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PolicyStatus<'a> {
    /// No policy that holds names it.
    Unnamed,
    /// The policy names it, and nobody has accepted it.
    New(&'a Policy),
    /// It was accepted, and something has changed since.
    Changed(&'a Policy, &'a AcceptedFinding),
    /// It is as it was accepted.
    Accepted(&'a Policy, &'a AcceptedFinding),
}

/// How the findings and the lock file belong together.
#[derive(Debug)]
pub(crate) struct PolicyStatuses<'a> {
    /// One for each finding, in the same order.
    pub(crate) statuses: Vec<PolicyStatus<'a>>,
    /// The places in the lock file of what was found again.
    used: BTreeSet<usize>,
}

impl<'a> PolicyStatuses<'a> {
    /// Finds again what was accepted. What is as it was comes first, so that
    /// no other finding is taken for it.
    pub(crate) fn find(
        config: &'a Config,
        holds: &dyn Fn(&Policy) -> bool,
        bound_findings: &[BoundFinding<'_>],
    ) -> Self {
        let accepted = accepted(config);
        let in_force = |name: &str, finding: &Finding| {
            config.policies.iter().find(|policy| {
                policy.name == name
                    && holds(policy)
                    && policy.scope.contains(finding)
            })
        };
        let named = |bound: &BoundFinding<'_>| {
            let policy = config.policies.iter().find(|policy| {
                holds(policy) && policy.scope.contains(&bound.finding)
            });
            policy.map_or(PolicyStatus::Unnamed, PolicyStatus::New)
        };
        let mut used = BTreeSet::new();
        let mut statuses: Vec<PolicyStatus<'a>> =
            bound_findings.iter().map(named).collect();
        // Those at the same place first, then those that have moved.
        for has_moved in [false, true] {
            for (bound, status) in bound_findings.iter().zip(&mut statuses) {
                if matches!(status, PolicyStatus::Accepted(..)) {
                    continue;
                }
                let finding = &bound.finding;
                let found =
                    accepted.iter().enumerate().find_map(|(at, one)| {
                        let is_here = one.pointer == finding.location.pointer;
                        let is_it = is_here != has_moved
                            && !(has_moved && used.contains(&at))
                            && bound.is_unchanged_since(one);
                        let policy =
                            is_it.then(|| in_force(&one.policy, finding))??;
                        used.insert(at);
                        Some(PolicyStatus::Accepted(policy, one))
                    });
                *status = found.unwrap_or(*status);
            }
        }
        let mut told = BTreeSet::new();
        for (bound, status) in bound_findings.iter().zip(&mut statuses) {
            let (policy, was) = match *status {
                PolicyStatus::Unnamed | PolicyStatus::Changed(..) => continue,
                PolicyStatus::Accepted(policy, was) => (policy, was),
                PolicyStatus::New(policy) => {
                    let was = accepted.iter().enumerate().find(|(at, one)| {
                        !used.contains(at) && bound.is_same_finding(one)
                    });
                    let Some((at, was)) = was else { continue };
                    used.insert(at);
                    *status = PolicyStatus::Changed(policy, was);
                    (policy, was)
                }
            };
            // Where the document declares a field elsewhere, all that is
            // accepted of the field has changed, and one finding says so.
            let fingerprint = &bound.finding.fingerprint;
            if bound.is_declared_elsewhere_since(was)
                && was.fingerprint == *fingerprint
            {
                *status = if told.insert(bound.field()) {
                    PolicyStatus::Changed(policy, was)
                } else {
                    PolicyStatus::Accepted(policy, was)
                };
            }
        }
        Self { statuses, used }
    }

    /// What was accepted and is not found any more.
    fn unmatched(&self, config: &'a Config) -> Vec<&'a AcceptedFinding> {
        accepted(config)
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.used.contains(at))
            .map(|(_, one)| one)
            .collect()
    }
}

/// What the lock file records as accepted.
pub(crate) fn accepted(config: &Config) -> &[AcceptedFinding] {
    config.lock.as_ref().map_or(&[], |lock| lock.accepted.as_slice())
}

/// Marks what is accepted, says of the rest what has changed, and adds what is
/// wrong with the policies and the lock file.
pub(crate) fn apply(
    config: &Config,
    judged: &CheckedScope<'_>,
    bound_findings: &[BoundFinding<'_>],
    report: &mut Report,
) {
    let holds = |policy: &Policy| judged.holds(policy);
    let statuses = PolicyStatuses::find(config, &holds, bound_findings);
    let mut judged_in: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for judgement in bound_findings.iter().zip(&statuses.statuses) {
        let (bound, _) = judgement;
        judged_in.entry(identity(&bound.finding)).or_default().push(judgement);
    }
    for finding in &mut report.findings {
        let judgements = judged_in.get(&identity(finding)).cloned();
        mark(finding, &judgements.unwrap_or_default());
    }
    report.findings.extend(problems::policy_problems(
        config,
        judged,
        bound_findings,
        &statuses,
    ));
}

/// What a finding has in common with those of other bindings that are it.
fn identity(finding: &Finding) -> (&str, &Pointer) {
    (&finding.fingerprint, &finding.location.pointer)
}

/// Marks one finding, which is accepted where it is so in every binding, by its
/// statuses there.
fn mark(
    finding: &mut Finding,
    judgements: &[(&BoundFinding<'_>, &PolicyStatus<'_>)],
) {
    let mut reason = None;
    for (bound, status) in judgements {
        match status {
            PolicyStatus::Accepted(policy, _) => {
                reason = Some(policy.reason.clone());
            }
            PolicyStatus::Unnamed => return,
            PolicyStatus::New(policy) => {
                let more = format!(
                    "; policy {} names it, and nobody has accepted it",
                    policy.name
                );
                finding.message.push_str(&more);
                return;
            }
            PolicyStatus::Changed(policy, was) => {
                let what = problems::describe_change(bound, was);
                let more = format!(
                    "; {what} since it was accepted by policy {}",
                    policy.name
                );
                finding.message.push_str(&more);
                finding.level = Level::Error;
                return;
            }
        }
    }
    finding.waived = reason;
}
