//! Which operation, status and media type of one version stands for which of
//! the other.

use super::{MediaType, Operation, Response};

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

    /// Pairs what has no other half yet and is the same.
    fn pair(&mut self, same: impl Fn(&T, &T) -> bool) {
        for before in std::mem::take(&mut self.removed) {
            let place = self.added.iter().position(|it| same(before, it));
            match place {
                Some(place) => {
                    self.pairs.push((before, self.added.remove(place)));
                }
                None => self.removed.push(before),
            }
        }
    }
}

/// Operations: by method and path; then whatever the parameters of the path
/// are called; then by address, where a part of it has moved between the
/// servers and the paths.
pub(crate) fn operations<'a>(
    before: &'a [Operation],
    after: &'a [Operation],
) -> Matched<'a, Operation> {
    let mut out = Matched::new(before, after);
    out.pair(|a, b| a.name == b.name);
    let alike = |a: &Operation, b: &Operation| {
        a.method == b.method && a.caller == b.caller
    };
    out.pair(|a, b| alike(a, b) && template(&a.path) == template(&b.path));
    out.pair(|a, b| {
        alike(a, b)
            && served_paths(a).any(|path| served_paths(b).any(|it| it == path))
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

/// Statuses: the same; then a status and the range that it lies in; then a
/// status that no range covers and `default`.
pub(crate) fn responses<'a>(
    before: &'a [Response],
    after: &'a [Response],
) -> Matched<'a, Response> {
    let mut out = Matched::new(before, after);
    out.pair(|a, b| a.status.eq_ignore_ascii_case(&b.status));
    out.pair(|a, b| {
        in_range(&a.status, &b.status) || in_range(&b.status, &a.status)
    });
    let error = |status: &str| status.starts_with(['4', '5']);
    let is_default = |response: &&Response| response.status == "default";
    // What was answered under a range or `default` that still stands, and the
    // other way round.
    let covering = |list: &'a [Response], status: &str| {
        let range = list.iter().find(|it| in_range(status, &it.status));
        range.or_else(|| list.iter().find(is_default).filter(|_| error(status)))
    };
    out.pair(|a, b| a.status == "default" || b.status == "default");
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
    out
}

/// Whether a range, such as `2XX`, holds a status.
fn in_range(status: &str, range: &str) -> bool {
    let class = range.strip_suffix("XX").or_else(|| range.strip_suffix("xx"));
    class.is_some_and(|class| {
        status.len() == 3 && status.starts_with(class) && status != range
    })
}

/// Media types: the same; then whatever their parameters are.
pub(crate) fn media_types<'a>(
    before: &'a [MediaType],
    after: &'a [MediaType],
) -> Matched<'a, MediaType> {
    let mut out = Matched::new(before, after);
    out.pair(|a, b| a.name == b.name);
    out.pair(|a, b| essence(&a.name) == essence(&b.name));
    let covers = |range: &MediaType, one: &MediaType| {
        range_holds(&essence(&range.name), &essence(&one.name))
    };
    out.pair(|a, b| covers(a, b) || covers(b, a));
    // What a range of the other version holds, which stands for more than one.
    for one in std::mem::take(&mut out.removed) {
        match after.iter().find(|range| covers(range, one)) {
            Some(range) => out.pairs.push((one, range)),
            None => out.removed.push(one),
        }
    }
    for one in std::mem::take(&mut out.added) {
        match before.iter().find(|range| covers(range, one)) {
            Some(range) => out.pairs.push((range, one)),
            None => out.added.push(one),
        }
    }
    out
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

/// A media type without its parameters; its names have no case (RFC 9110,
/// section 8.3.1).
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
