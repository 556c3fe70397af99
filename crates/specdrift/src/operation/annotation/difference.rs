//! What differs between the annotations of one place in two versions.

use super::{
    AnnotationChange, AnnotationsByAlternative, LocationAnnotations, Meanings,
};
use crate::document::pointer::Pointer;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::hash::Hash;

/// What differs at a place. Alternatives are the same where they accept the
/// same, whatever their order; then where they stand at the same place of the
/// document. What only stands in an alternative that one version has belongs
/// to that alternative, which is told by itself.
pub(super) fn of_field(
    field: &Pointer,
    old: &AnnotationsByAlternative,
    new: &AnnotationsByAlternative,
) -> Vec<AnnotationChange> {
    let mut old: Vec<(&String, &LocationAnnotations)> = old.iter().collect();
    let mut new: Vec<(&String, &LocationAnnotations)> = new.iter().collect();
    let mut pairs = pairs(&mut old, &mut new, |(name, _)| *name);
    let by_pointer =
        self::pairs(&mut old, &mut new, |(_, place)| &place.pointer);
    pairs.extend(by_pointer);
    let (rest_old, rest_new) = (merged(&old), merged(&new));
    let mut found =
        FieldDifferences { field, told: BTreeSet::new(), out: Vec::new() };
    for (before, after) in pairs {
        found.place(before, after, (&rest_old, &rest_new));
    }
    if !old.is_empty() && !new.is_empty() {
        let none = LocationAnnotations::default();
        found.place(&rest_old, &rest_new, (&none, &none));
    }
    found.out
}

type Alternative<'a> = (&'a String, &'a LocationAnnotations);

/// Takes out of both lists what has the same key in both.
fn pairs<'a, K: Eq + Hash + 'a>(
    old: &mut Vec<Alternative<'a>>,
    new: &mut Vec<Alternative<'a>>,
    key: impl Fn(&Alternative<'a>) -> &'a K,
) -> Vec<(&'a LocationAnnotations, &'a LocationAnnotations)> {
    let mut after: HashMap<&K, VecDeque<usize>> = HashMap::new();
    for (index, alternative) in new.iter().enumerate() {
        after.entry(key(alternative)).or_default().push_back(index);
    }
    let mut left: Vec<Option<Alternative<'a>>> =
        new.drain(..).map(Some).collect();
    let mut out = Vec::new();
    old.retain(|before| {
        let index = after.get_mut(key(before)).and_then(VecDeque::pop_front);
        let same = index.and_then(|index| left.get_mut(index)?.take());
        out.extend(same.map(|same| (before.1, same.1)));
        same.is_none()
    });
    new.extend(left.into_iter().flatten());
    out
}

/// What any of the alternatives says.
fn merged(all: &[Alternative<'_>]) -> LocationAnnotations {
    let mut out = LocationAnnotations::default();
    for (_, place) in all {
        if out.annotations.is_empty() {
            out.pointer.clone_from(&place.pointer);
        }
        for (keyword, said) in &place.annotations {
            let known = out.annotations.entry(keyword.clone()).or_default();
            for (meaning, value) in said {
                known.entry(meaning.clone()).or_insert_with(|| value.clone());
            }
        }
    }
    out
}

/// A value that one version has, and what it means.
pub(super) type Said = (String, (Value, Pointer));

/// What a keyword says in each version and not in the other, put side by side
/// in the order of the document.
pub(super) fn side_by_side(
    field: &Pointer,
    keyword: &str,
    holder: &Pointer,
    (mut gone, mut added): (Vec<Said>, Vec<Said>),
) -> Vec<(AnnotationChange, [Option<String>; 2])> {
    gone.sort_by(|(_, (_, one)), (_, (_, other))| one.cmp(other));
    added.sort_by(|(_, (_, one)), (_, (_, other))| one.cmp(other));
    let (mut gone, mut added) = (gone.into_iter(), added.into_iter());
    let mut out = Vec::new();
    loop {
        let (before, after) = (gone.next(), added.next());
        if before.is_none() && after.is_none() {
            return out;
        }
        let meanings = [&before, &after]
            .map(|said| said.as_ref().map(|(meaning, _)| meaning.clone()));
        let change = AnnotationChange {
            field: field.clone(),
            keyword: keyword.to_owned(),
            before: before.map(|(_, value)| value),
            after: after.map(|(_, value)| value),
            holder: holder.clone(),
        };
        out.push((change, meanings));
    }
}

struct FieldDifferences<'a> {
    field: &'a Pointer,
    /// What was told: the same words may have changed in several alternatives.
    told: BTreeSet<(String, [Option<String>; 2])>,
    out: Vec<AnnotationChange>,
}

impl FieldDifferences<'_> {
    /// Holds one alternative against the other. What `rest` says is not gone,
    /// or not new: it stands in an alternative without another half.
    fn place(
        &mut self,
        old: &LocationAnnotations,
        new: &LocationAnnotations,
        rest: (&LocationAnnotations, &LocationAnnotations),
    ) {
        let keywords: BTreeSet<&String> =
            old.annotations.keys().chain(new.annotations.keys()).collect();
        let none = BTreeMap::new();
        for keyword in keywords {
            let of = |place: &'_ LocationAnnotations| -> Meanings {
                place.annotations.get(keyword).unwrap_or(&none).clone()
            };
            let (was, is) = (of(old), of(new));
            let (rest_old, rest_new) = (of(rest.0), of(rest.1));
            let only = |these: &Meanings, those: [&Meanings; 2]| -> Vec<Said> {
                let is_known = |what: &String| {
                    those.iter().any(|those| those.contains_key(what))
                };
                let new = these.iter().filter(|(what, _)| !is_known(what));
                new.map(|(what, it)| (what.clone(), it.clone())).collect()
            };
            let both =
                (only(&was, [&is, &rest_new]), only(&is, [&was, &rest_old]));
            let changes = side_by_side(self.field, keyword, &new.pointer, both);
            for (change, meanings) in changes {
                if self.told.insert((keyword.clone(), meanings)) {
                    self.out.push(change);
                }
            }
        }
    }
}
