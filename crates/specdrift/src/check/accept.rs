//! Writes what is accepted, as it is seen today.

use super::bound_finding::BoundFinding;
use super::policies::{PolicyStatus, PolicyStatuses, accepted};
use super::{CheckOptions, Implementation, judge};
use crate::config::{AcceptedFinding, Config, Documents, Lock, Policy};
use std::collections::BTreeSet;
use std::fmt;

/// What is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Acceptance<'a> {
    /// One finding, by its fingerprint.
    Finding(&'a str),
    /// Everything that a policy names, by its name.
    Policy(&'a str),
    /// Everything that any policy names.
    Everything,
}

/// What was accepted.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Accepted {
    /// The new lock.
    pub lock: Lock,
    /// How many of its entries are new or have changed.
    pub added: usize,
    /// How many entries of the old lock are gone or have changed.
    pub removed: usize,
}

/// Why nothing was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AcceptError {
    /// No policy that holds names a finding of this fingerprint.
    NoFinding(String),
    /// The table has no policy of this name.
    NoPolicy(String),
    /// Something could not be judged: what is accepted there is not known.
    Undecided,
}

impl fmt::Display for AcceptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFinding(name) => {
                write!(f, "no policy names a finding {name}")
            }
            Self::NoPolicy(name) => write!(f, "no policy {name}"),
            Self::Undecided => f.write_str("something could not be judged"),
        }
    }
}

impl std::error::Error for AcceptError {}

/// Accepts what policies name, as it is seen now. What was accepted before and
/// is not found any more is dropped where its policy is accepted as a whole.
///
/// # Errors
///
/// There is nothing to accept, or something could not be judged.
pub fn accept(
    config: &Config,
    documents: &Documents,
    implementations: &[Implementation<'_>],
    options: &CheckOptions,
    what: Acceptance<'_>,
) -> Result<Accepted, AcceptError> {
    if let Acceptance::Policy(name) = what
        && !config.policies.iter().any(|policy| policy.name == name)
    {
        return Err(AcceptError::NoPolicy(name.to_owned()));
    }
    let (report, checked) = judge(config, documents, implementations, options);
    if report.summary.undecided > 0 {
        return Err(AcceptError::Undecided);
    }
    let judged = checked.judged(options.today);
    let holds = |policy: &Policy| judged.holds(policy);
    let statuses =
        PolicyStatuses::find(config, &holds, &checked.bound_findings).statuses;
    let named: Vec<(&BoundFinding<'_>, PolicyStatus<'_>)> =
        checked.bound_findings.iter().zip(statuses).collect();
    let fields: BTreeSet<_> = named
        .iter()
        .filter(|(bound, status)| is_selected(what, bound, status))
        .map(|(bound, _)| bound.field())
        .collect();
    if let (Acceptance::Finding(name), true) = (what, fields.is_empty()) {
        return Err(AcceptError::NoFinding(name.to_owned()));
    }
    let old = accepted(config);
    let mut new: Vec<AcceptedFinding> = old
        .iter()
        .filter(|one| match what {
            Acceptance::Finding(_) => true,
            Acceptance::Policy(name) => one.policy != name,
            Acceptance::Everything => false,
        })
        .cloned()
        .collect();
    for (bound, status) in &named {
        let (policy, was) = match *status {
            PolicyStatus::Unnamed => continue,
            PolicyStatus::New(policy) => (policy, None),
            PolicyStatus::Changed(policy, was)
            | PolicyStatus::Accepted(policy, was) => (policy, Some(was)),
        };
        // Where the document declares a field is accepted for all that is
        // accepted of the field.
        let along = was.is_some() && fields.contains(&bound.field());
        if along || is_selected(what, bound, status) {
            new.retain(|one| Some(one) != was);
            let one = bound.accepted(policy);
            if !new.contains(&one) {
                new.push(one);
            }
        }
    }
    let less = |a: &[AcceptedFinding], b: &[AcceptedFinding]| {
        a.iter().filter(|one| !b.contains(one)).count()
    };
    let (added, removed) = (less(&new, old), less(old, &new));
    let file = config.lock.as_ref().map_or("", |lock| lock.file.as_str());
    let empty = Lock::empty(file);
    let lock = config.lock.clone().unwrap_or(empty);
    Ok(Accepted { lock: Lock { accepted: new, ..lock }, added, removed })
}

fn is_selected(
    what: Acceptance<'_>,
    bound: &BoundFinding<'_>,
    status: &PolicyStatus<'_>,
) -> bool {
    let policy = match status {
        PolicyStatus::Unnamed => return false,
        PolicyStatus::New(policy)
        | PolicyStatus::Changed(policy, _)
        | PolicyStatus::Accepted(policy, _) => policy,
    };
    match what {
        Acceptance::Everything => true,
        Acceptance::Policy(name) => policy.name == name,
        Acceptance::Finding(name) => bound.finding.fingerprint == name,
    }
}
