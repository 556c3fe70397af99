//! The faults of a document by itself that the version before had not.

use super::{DocumentDiff, example};
use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::describe;
use crate::compare::evaluate;
use crate::compare::prove::RootSchemas;
use crate::document::openapi::MessageLocation;
use crate::document::pointer::Pointer;
use crate::report::finding::{Finding, FindingKind};
use crate::report::rule;
use crate::schema::node::SchemaGraph;
use std::collections::{BTreeMap, VecDeque};

impl DocumentDiff<'_> {
    /// The faults of the document by itself that are new.
    pub(super) fn faults(
        &self,
        comparison: &Comparison<'_>,
        ours: &SchemaGraph,
        before: &MessageLocation,
        at: &Pointer,
    ) -> Vec<Finding> {
        let old = Comparison {
            body: before,
            document: self.before,
            reader_accepts: comparison.reader_accepts,
            source_location: comparison.source_location,
            roots: RootSchemas::new(ours, ours, self.solver),
            schema_pointer: at.clone(),
            kind: ComparisonKind::Versions,
        };
        let all = |comparison: &Comparison<'_>| {
            let mut all: Vec<Finding> =
                evaluate::lints(comparison, self.solver).collect();
            let unread = &comparison.roots.theirs.unread;
            all.extend(
                unread
                    .iter()
                    .map(|unread| describe::unread(comparison, unread)),
            );
            all.extend(example::refused(comparison, self.solver.budget()));
            all
        };
        // A fault that was there before may stand elsewhere now.
        let name = |fault: &Finding| {
            let value = fault.counterexample().map(ToString::to_string);
            (fault.rule.id, fault.message.clone(), value)
        };
        let is = all(comparison);
        if is.is_empty() {
            return is;
        }
        let was = all(&old);
        let here =
            |fault: &Finding| (fault.location.pointer.clone(), name(fault));
        // Those at the same place first, then those that stand elsewhere now.
        let (is, was) = multiset_difference(is, was, here);
        let (is, mut was) = multiset_difference(is, was, name);
        let is = is.into_iter();
        is.filter_map(|fault| without_old(fault, &mut was)).collect()
    }
}

/// A fault without what an example was refused for before: the one at the same
/// place, of the same name, or that was refused for the same, which is taken
/// from `before`. `None` where nothing is left.
fn without_old(
    mut fault: Finding,
    before: &mut Vec<Finding>,
) -> Option<Finding> {
    let place = fault.location.pointer.clone();
    let FindingKind::Example { relation, name, refusals, .. } = &mut fault.kind
    else {
        return Some(fault);
    };
    let position = |is_same: &dyn Fn(&Pointer, &str, &[String]) -> bool| {
        before.iter().position(|old| match old.refused_example() {
            Some((name, was)) => is_same(&old.location.pointer, name, was),
            None => false,
        })
    };
    let same = position(&|at, _, _| *at == place)
        .or_else(|| position(&|_, other, _| other == name))
        .or_else(|| position(&|_, _, was| was == refusals));
    let Some(old) = same.map(|same| before.remove(same)) else {
        return Some(fault);
    };
    let was = old.refused_example().map_or(&[][..], |(_, was)| was);
    refusals.retain(|refusal| !was.contains(refusal));
    if refusals.is_empty() {
        return None;
    }
    fault.message = describe::refused_example(*relation, name, refusals);
    Some(fault)
}

/// Whether a fault is what a difference at its place tells already: that
/// branches of a `oneOf` overlap now.
pub(super) fn is_reported(fault: &Finding, findings: &[Finding]) -> bool {
    fault.rule == &rule::OVERLAP
        && findings.iter().any(|finding| {
            finding.rule == &rule::ALTERNATIVE
                && finding.location.pointer == fault.location.pointer
        })
}

/// What is in one list and not in the other, by what a key says: each takes
/// one away.
fn multiset_difference<K: Ord>(
    now: Vec<Finding>,
    before: Vec<Finding>,
    key: impl Fn(&Finding) -> K,
) -> (Vec<Finding>, Vec<Finding>) {
    let mut known: BTreeMap<K, VecDeque<Finding>> = BTreeMap::new();
    for finding in before {
        known.entry(key(&finding)).or_default().push_back(finding);
    }
    let mut left = Vec::new();
    for finding in now {
        let same = known.get_mut(&key(&finding)).and_then(VecDeque::pop_front);
        if same.is_none() {
            left.push(finding);
        }
    }
    (left, known.into_values().flatten().collect())
}
