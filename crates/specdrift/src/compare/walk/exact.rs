//! Limits of numbers, compared as they are written: an `f64` does not tell all
//! of them apart.

use super::{NodePair, Side, Walker};
use crate::document::decimal::Decimal;
use crate::schema::assertion::Assertion;
use crate::schema::keyword::Keyword;

const UPPER_LIMITS: [Keyword; 2] =
    [Keyword::Maximum, Keyword::ExclusiveMaximum];
const LOWER_LIMITS: [Keyword; 2] =
    [Keyword::Minimum, Keyword::ExclusiveMinimum];

impl Walker<'_> {
    pub(super) fn exact(
        &self,
        who: Side,
        assertion: &Assertion,
    ) -> Vec<&Decimal> {
        self.side(who).exact_numbers(assertion)
    }

    /// Whether a limit of a number refuses nothing that a limit of the other
    /// side's, by the same keyword, does not refuse as well.
    pub(super) fn is_within(
        &self,
        pair: &NodePair,
        refuser: Side,
        assertion: &Assertion,
    ) -> bool {
        let accepter = refuser.other();
        let keyword = assertion.keyword;
        let others = self.node(pair, accepter).assertions_of(keyword);
        let mut others =
            others.filter_map(|other| self.side(accepter).limit(other));
        let Some(own) = self.side(refuser).limit(assertion) else {
            return false;
        };
        if UPPER_LIMITS.contains(&keyword) {
            others.any(|other| other <= own)
        } else if LOWER_LIMITS.contains(&keyword) {
            others.any(|other| other >= own)
        } else {
            false
        }
    }

    /// Whether a limit refuses more than the other side's, by less than an `f64`
    /// tells apart. No value that shows it can be judged.
    pub(super) fn differs_exactly(
        &self,
        pair: &NodePair,
        refuser: Side,
        assertion: &Assertion,
    ) -> bool {
        let accepter = refuser.other();
        let others: Vec<&Assertion> = self
            .node(pair, accepter)
            .assertions_of(assertion.keyword)
            .collect();
        let exact = self.exact(refuser, assertion);
        let same_float = others.iter().any(|other| {
            other.value == assertion.value
                && self.exact(accepter, other) != exact
        });
        if !same_float {
            return false;
        }
        let own = self.side(refuser).limit(assertion);
        let limits =
            others.iter().filter_map(|other| self.side(accepter).limit(other));
        if UPPER_LIMITS.contains(&assertion.keyword) {
            limits.min().is_some_and(|least| own < Some(least))
        } else if LOWER_LIMITS.contains(&assertion.keyword) {
            limits.max().is_some_and(|greatest| own > Some(greatest))
        } else {
            true
        }
    }
}
