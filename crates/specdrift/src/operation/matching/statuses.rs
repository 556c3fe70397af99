//! Which status of one version stands for which of the other.

use super::{MAX_RANGES, Matched};
use crate::operation::Response;

/// Statuses: the same; then a status and the range that it lies in; then a
/// status that no range covers and `default`; then the one status of success
/// that took the place of another.
pub(crate) fn responses<'a>(
    before: &'a [Response],
    after: &'a [Response],
) -> Matched<'a, Response> {
    let mut out = Matched::new(before, after);
    out.pair_by(|it| vec![it.status.to_ascii_lowercase()]);
    let is_range = |it: &Response| class(&it.status).is_some();
    out.pair(is_range, |a, b| {
        in_range(&a.status, &b.status) || in_range(&b.status, &a.status)
    });
    let error = |status: &str| status.starts_with(['4', '5']);
    let is_default = |response: &&Response| response.status == "default";
    // What was answered under a range or `default` that still stands, and the
    // other way round.
    let covering = |list: &'a [Response], status: &str| {
        let ranges = list.iter().filter(|it| is_range(it)).take(MAX_RANGES);
        let range = ranges.into_iter().find(|it| in_range(status, &it.status));
        range.or_else(|| list.iter().find(is_default).filter(|_| error(status)))
    };
    let is_default_status = |it: &Response| it.status == "default";
    out.pair(is_default_status, |_, _| true);
    for one in std::mem::take(&mut out.removed) {
        match covering(after, &one.status) {
            Some(other) => out.pairs.push((one, other)),
            None => out.removed.push(one),
        }
    }
    for one in std::mem::take(&mut out.added) {
        match covering(before, &one.status) {
            Some(other) => out.pairs.push((other, one)),
            None => out.added.push(one),
        }
    }
    let succeeds = |it: &&Response| it.status.starts_with('2');
    let the_only = |list: &[&'a Response]| {
        let mut all = list.iter().copied().filter(succeeds);
        all.next().filter(|_| all.next().is_none())
    };
    let both = the_only(&out.removed).zip(the_only(&out.added));
    if let Some((old, new)) = both {
        out.removed.retain(|it| !std::ptr::eq(*it, old));
        out.added.retain(|it| !std::ptr::eq(*it, new));
        out.pairs.push((old, new));
    }
    out
}

/// The classes of errors that `default` stood for, and that nothing describes
/// any more.
pub(in crate::operation) fn undescribed<'a>(
    before: &'a [Response],
    after: &'a [Response],
) -> impl Iterator<Item = &'static str> + 'a {
    let has = |list: &[Response], begin: &str| {
        list.iter().any(|it| it.status.starts_with(begin))
    };
    ["4XX", "5XX"].into_iter().filter(move |class| {
        let digit = class.trim_end_matches('X');
        !has(after, "default") && !has(after, digit) && !has(before, digit)
    })
}

/// Whether a status is another than before, and neither is a range or
/// `default`, which stand for many.
pub(in crate::operation) fn is_another_status(
    before: &str,
    after: &str,
) -> bool {
    let is_one = |status: &str| status.bytes().all(|it| it.is_ascii_digit());
    before != after && is_one(before) && is_one(after)
}

/// Whether a range, such as `2XX`, holds a status.
fn in_range(status: &str, range: &str) -> bool {
    class(range).is_some_and(|class| {
        status.len() == 3 && status.starts_with(class) && status != range
    })
}

/// What the statuses of a range begin with.
fn class(range: &str) -> Option<&str> {
    range.strip_suffix("XX").or_else(|| range.strip_suffix("xx"))
}
