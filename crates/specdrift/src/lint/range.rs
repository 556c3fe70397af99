//! Limits that contradict one another.

use super::Lint;
use crate::report::rule;
use crate::schema::assertion::Assertion;
use crate::schema::keyword::Keyword;
use crate::schema::node::Node;
use serde_json::Value;

/// A phrase and a keyword that state two limits where one is meant.
pub(super) fn prose_against_keyword(node: &Node) -> Vec<Lint> {
    let read = node
        .assertions
        .iter()
        .filter(|assertion| assertion.origin.phrase.is_some());
    read.filter_map(|assertion| {
        let keyword = node.assertions.iter().find(|other| {
            other.origin.phrase.is_none()
                && other.keyword == assertion.keyword
                && numbers_differ(&other.value, &assertion.value)
        })?;
        let message = format!(
            "the description says {} {}, the keyword says {}",
            assertion.keyword, assertion.value, keyword.value
        );
        let place = assertion.origin.pointer.clone();
        Some(Lint::new(&rule::PROSE_AGAINST_KEYWORD, place, message, None))
    })
    .collect()
}

fn numbers_differ(a: &Value, b: &Value) -> bool {
    matches!((a.as_f64(), b.as_f64()), (Some(a), Some(b)) if (a - b).abs() > 0.0)
}

/// Pairs of keywords, the least and the greatest of one measure.
const RANGES: [(Keyword, Keyword); 4] = [
    (Keyword::MinLength, Keyword::MaxLength),
    (Keyword::Minimum, Keyword::Maximum),
    (Keyword::MinItems, Keyword::MaxItems),
    (Keyword::MinProperties, Keyword::MaxProperties),
];

/// Pairs of limits that no value can keep.
pub(super) fn empty_ranges(node: &Node) -> Vec<Lint> {
    let numbers = |keyword| {
        let number = |it: &'_ Assertion| it.value.as_f64();
        node.assertions_of(keyword)
            .filter_map(move |it| Some((it, number(it)?)))
    };
    RANGES
        .iter()
        .filter_map(|(least, greatest)| {
            let (low, from) =
                numbers(*least).max_by(|a, b| a.1.total_cmp(&b.1))?;
            let (high, to) =
                numbers(*greatest).min_by(|a, b| a.1.total_cmp(&b.1))?;
            (from > to).then(|| {
                let message = format!(
                    "{least} {} is above {greatest} {}",
                    low.value, high.value
                );
                let place = low.origin.pointer.clone();
                Lint::new(&rule::EMPTY_RANGE, place, message, None)
            })
        })
        .collect()
}
