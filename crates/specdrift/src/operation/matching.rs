//! Which operation, status and media type of one version stands for which of
//! the other.

mod statuses;

pub(crate) use statuses::responses;
pub(super) use statuses::{is_another_status, undescribed};

use super::{Caller, MediaType, Operation};
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// Both versions of what is the same, and what only one version has.
#[derive(Debug)]
pub(crate) struct Matched<'a, T> {
    pub(crate) pairs: Vec<(&'a T, &'a T)>,
    pub(crate) removed: Vec<&'a T>,
    pub(crate) added: Vec<&'a T>,
}

impl<'a, T> Matched<'a, T> {
    fn new(before: &'a [T], after: &'a [T]) -> Self {
        Self {
            pairs: Vec::new(),
            removed: before.iter().collect(),
            added: after.iter().collect(),
        }
    }

    /// Pairs what has no other half yet and has one key in common.
    fn pair_by<K: Eq + Hash>(&mut self, keys: impl Fn(&T) -> Vec<K>) {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (place, added) in self.added.iter().enumerate() {
            for key in keys(added) {
                places.entry(key).or_default().push_back(place);
            }
        }
        let mut left: Vec<Option<&'a T>> =
            self.added.iter().copied().map(Some).collect();
        for before in std::mem::take(&mut self.removed) {
            let keys = keys(before);
            let first = keys.iter().filter_map(|key| {
                let places = places.get_mut(key)?;
                while let Some(place) = places.front().copied() {
                    if left.get(place).is_some_and(Option::is_some) {
                        return Some(place);
                    }
                    places.pop_front();
                }
                None
            });
            let first = first.min();
            match first.and_then(|place| left.get_mut(place)?.take()) {
                Some(after) => self.pairs.push((before, after)),
                None => self.removed.push(before),
            }
        }
        self.added = left.into_iter().flatten().collect();
    }

    /// Pairs what has no other half yet and belongs together; one of the two
    /// must be `special`, of which there are few.
    fn pair(
        &mut self,
        special: impl Fn(&T) -> bool,
        same: impl Fn(&T, &T) -> bool,
    ) {
        if !self.is_small() {
            return;
        }
        for before in std::mem::take(&mut self.removed) {
            let of_before = special(before);
            let place = self
                .added
                .iter()
                .position(|it| (of_before || special(it)) && same(before, it));
            match place {
                Some(place) => {
                    self.pairs.push((before, self.added.remove(place)));
                }
                None => self.removed.push(before),
            }
        }
    }

    /// Whether what has no other half can be held against each other one by
    /// one; where it is more, all of it is told as removed and added.
    fn is_small(&self) -> bool {
        self.removed.len().saturating_mul(self.added.len()) <= MAX_PAIRS
    }
}

/// How many pairs are looked at one by one.
const MAX_PAIRS: usize = 1_000_000;

/// Operations: by method and path; then whatever the parameters of the path
/// are called; then by address, where a part of it has moved between the
/// servers and the paths.
pub(crate) fn operations<'a>(
    before: &'a [Operation],
    after: &'a [Operation],
) -> Matched<'a, Operation> {
    let mut out = Matched::new(before, after);
    out.pair_by(|it| vec![it.name.clone()]);
    let key =
        |it: &Operation, path: String| (it.method.clone(), it.caller, path);
    // What stands in the braces of a callback is no parameter's name: it says
    // where the callback is sent to.
    let path = |it: &Operation| match it.caller {
        Caller::Client => template(&it.path),
        Caller::Provider => it.path.clone(),
    };
    out.pair_by(|it| vec![key(it, path(it))]);
    out.pair_by(|it| match it.caller {
        Caller::Client => served_paths(it).map(|path| key(it, path)).collect(),
        Caller::Provider => Vec::new(),
    });
    out
}

/// The paths under which an operation is served, without the names of their
/// parameters. Where there are no servers, it is served at `/`.
fn served_paths(operation: &Operation) -> impl Iterator<Item = String> {
    let here = operation.addresses.is_empty().then_some(&operation.path);
    let addresses = operation.addresses.iter().chain(here);
    addresses.map(|address| template(path_of(address)))
}

/// A path whose parameters have no names.
pub(super) fn template(path: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for character in path.chars() {
        match character {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        out.push(character);
    }
    out
}

/// The names of the parameters of a path, in their order.
pub(super) fn template_names(path: &str) -> Vec<&str> {
    let after_brace = path.split('{').skip(1);
    after_brace.filter_map(|rest| rest.split('}').next()).collect()
}

/// An address without scheme and host.
fn path_of(address: &str) -> &str {
    match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| {
            let (_, path) = rest.split_at(at);
            path
        }),
        None => address,
    }
}

/// How many ranges of one list are looked at: there are five of statuses, and
/// few of media types.
const MAX_RANGES: usize = 100;

/// Media types: the same; then whatever their parameters are.
pub(crate) fn media_types<'a>(
    before: &'a [MediaType],
    after: &'a [MediaType],
) -> Matched<'a, MediaType> {
    let mut out = Matched::new(before, after);
    out.pair_by(|it| vec![it.name.clone()]);
    out.pair_by(|it| vec![essence(&it.name)]);
    let is_range = |it: &MediaType| essence(&it.name).ends_with('*');
    let covers = |range: &MediaType, one: &MediaType| {
        range_holds(&essence(&range.name), &essence(&one.name))
    };
    out.pair(is_range, |a, b| covers(a, b) || covers(b, a));
    let ranges = |list: &'a [MediaType]| -> Vec<&'a MediaType> {
        list.iter().filter(|it| is_range(it)).take(MAX_RANGES).collect()
    };
    let (of_before, of_after) = (ranges(before), ranges(after));
    // What a range of the other version holds, which stands for more than one.
    for one in std::mem::take(&mut out.removed) {
        match of_after.iter().find(|range| covers(range, one)) {
            Some(range) => out.pairs.push((one, range)),
            None => out.removed.push(one),
        }
    }
    for one in std::mem::take(&mut out.added) {
        match of_before.iter().find(|range| covers(range, one)) {
            Some(range) => out.pairs.push((range, one)),
            None => out.added.push(one),
        }
    }
    out
}

/// Whether one media type is a range that holds another, and more.
pub(super) fn is_range_of(range: &str, media_type: &str) -> bool {
    let (range, media_type) = (essence(range), essence(media_type));
    range.ends_with('*') && range_holds(&range, &media_type)
}

/// Whether a range, such as `*/*` or `text/*`, holds a media type.
fn range_holds(range: &str, media_type: &str) -> bool {
    let class = range.strip_suffix('*');
    range != media_type
        && (range == "*/*"
            || class.is_some_and(|class| {
                class.ends_with('/') && media_type.starts_with(class)
            }))
}

/// Whether two media types are written alike but for case and spaces (RFC 9110,
/// section 8.3.1).
pub(super) fn is_same_media_type(one: &str, other: &str) -> bool {
    let parts = |media_type: &str| -> Vec<String> {
        let parameters = media_type.split(';').skip(1);
        let parameters = parameters.map(|it| it.trim().to_owned());
        std::iter::once(essence(media_type)).chain(parameters).collect()
    };
    parts(one) == parts(other)
}

/// A media type without its parameters; its names have no case (RFC 9110,
/// section 8.3.1).
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
