//! Covers findings by policies, as the lock file records them, and judges the
//! policies and the lock file themselves.

pub(super) mod faults;

use crate::check::sighting::Sighting;
use crate::config::{AcceptedFinding, Config, Policy};
use crate::report::Report;
use crate::report::finding::Finding;
use crate::report::level::Level;
use faults::Judged;
use std::collections::BTreeSet;

/// What a policy and the lock file come to for one finding.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cover<'a> {
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
pub(crate) struct Covers<'a> {
    /// One for each sighting, in the same order.
    pub(crate) covers: Vec<Cover<'a>>,
    /// The places in the lock file of what was found again.
    used: BTreeSet<usize>,
}

impl<'a> Covers<'a> {
    /// Finds again what was accepted. What is as it was comes first, so that
    /// no other finding is taken for it.
    pub(crate) fn find(
        config: &'a Config,
        holds: &dyn Fn(&Policy) -> bool,
        sightings: &[Sighting<'_>],
    ) -> Self {
        let accepted = accepted(config);
        let in_force = |name: &str, finding: &Finding| {
            config.policies.iter().find(|policy| {
                policy.name == name
                    && holds(policy)
                    && policy.scope.contains(finding)
            })
        };
        let mut used = BTreeSet::new();
        let mut covers: Vec<Cover<'a>> = Vec::new();
        for sighting in sightings {
            let finding = &sighting.finding;
            let exact = accepted.iter().enumerate().find_map(|(at, one)| {
                let policy = sighting
                    .says_as(one)
                    .then(|| in_force(&one.policy, finding))??;
                used.insert(at);
                Some(Cover::Accepted(policy, one))
            });
            let named = || {
                config.policies.iter().find(|policy| {
                    holds(policy) && policy.scope.contains(finding)
                })
            };
            covers.push(
                exact.unwrap_or_else(|| {
                    named().map_or(Cover::Unnamed, Cover::New)
                }),
            );
        }
        let mut told = BTreeSet::new();
        for (sighting, cover) in sightings.iter().zip(&mut covers) {
            let (policy, was) = match *cover {
                Cover::Unnamed | Cover::Changed(..) => continue,
                Cover::Accepted(policy, was) => (policy, was),
                Cover::New(policy) => {
                    let was = accepted.iter().enumerate().find(|(at, one)| {
                        !used.contains(at) && sighting.is_about(one)
                    });
                    let Some((at, was)) = was else { continue };
                    used.insert(at);
                    *cover = Cover::Changed(policy, was);
                    (policy, was)
                }
            };
            // Where the document declares a field elsewhere, all that is
            // accepted of the field has changed, and one finding says so.
            let fingerprint = &sighting.finding.fingerprint;
            if was.declared_at != sighting.declared_at
                && was.fingerprint == *fingerprint
            {
                *cover = if told.insert(sighting.field()) {
                    Cover::Changed(policy, was)
                } else {
                    Cover::Accepted(policy, was)
                };
            }
        }
        Self { covers, used }
    }

    /// What was accepted and is not found any more.
    fn gone(&self, config: &'a Config) -> Vec<&'a AcceptedFinding> {
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
    judged: &Judged<'_>,
    sightings: &[Sighting<'_>],
    report: &mut Report,
) {
    let holds = |policy: &Policy| judged.holds(policy);
    let covers = Covers::find(config, &holds, sightings);
    for finding in &mut report.findings {
        mark(finding, sightings, &covers.covers);
    }
    report.findings.extend(faults::find(config, judged, sightings, &covers));
}

/// Marks one finding, which is accepted where every sighting of it is.
fn mark(
    finding: &mut Finding,
    sightings: &[Sighting<'_>],
    covers: &[Cover<'_>],
) {
    let same = |sighting: &Sighting<'_>| {
        sighting.finding.fingerprint == finding.fingerprint
            && sighting.finding.location.pointer == finding.location.pointer
    };
    let mut reason = None;
    for (sighting, cover) in sightings.iter().zip(covers) {
        if !same(sighting) {
            continue;
        }
        match cover {
            Cover::Accepted(policy, _) => reason = Some(policy.reason.clone()),
            Cover::Unnamed => return,
            Cover::New(policy) => {
                let more = format!(
                    "; policy {} names it, and nobody has accepted it",
                    policy.name
                );
                finding.message.push_str(&more);
                return;
            }
            Cover::Changed(policy, was) => {
                let what = faults::change(sighting, was);
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
