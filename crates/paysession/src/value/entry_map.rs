//! A map in one allocation.

use std::{
    fmt,
    hash::{Hash, Hasher},
    mem, slice, vec,
};

use serde::{Serialize, Serializer};

/// Values by their keys, which are texts, in the order in which they came.
///
/// It is made at once, from what was read, asked for a few of its entries, and
/// changed rarely: a tree would cost a comparison with several keys for each
/// that is put in, and an allocation for every few.
#[derive(Clone)]
pub(crate) struct EntryMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for EntryMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: AsRef<str>, V> EntryMap<K, V> {
    /// The map that these entries are, unless a key is given twice.
    pub(crate) fn of_distinct(entries: Vec<(K, V)>) -> Option<Self> {
        are_distinct(&entries).then_some(Self(entries))
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.0.iter().position(|(known, _)| known.as_ref() == key)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| known.as_ref() == key).map(value)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(index) = self.position(key.as_ref()) {
            // The last takes the place of the one that is taken out.
            self.0.push((key, value));
            let (_, before) = self.0.swap_remove(index);
            return Some(before);
        }
        self.0.push((key, value));
        None
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<V> {
        let (_, value) = self.0.remove(self.position(key)?);
        Some(value)
    }

    /// The entries in the order of their keys.
    fn sorted(&self) -> Vec<&(K, V)> {
        let mut entries: Vec<_> = self.0.iter().collect();
        entries.sort_unstable_by_key(|(key, _)| key.as_ref());
        entries
    }
}

const fn value<K, V>((_, value): &(K, V)) -> &V {
    value
}

/// So many entries are compared each with each.
const FEW: usize = 8;

fn are_distinct<K: AsRef<str>, V>(entries: &[(K, V)]) -> bool {
    if entries.len() <= FEW {
        are_few_distinct(entries)
    } else {
        are_many_distinct(entries)
    }
}

fn are_few_distinct<K: AsRef<str>, V>(entries: &[(K, V)]) -> bool {
    let mut rest = entries;
    while let [(key, _), others @ ..] = rest {
        if others.iter().any(|(other, _)| key.as_ref() == other.as_ref()) {
            return false;
        }
        rest = others;
    }
    true
}

/// Notes where each key stands in a table of twice as many slots, which most
/// find empty. Keys that were made to meet in it are sorted instead.
fn are_many_distinct<K: AsRef<str>, V>(entries: &[(K, V)]) -> bool {
    let slots = (2 * entries.len()).next_power_of_two();
    let shift = u64::BITS - slots.trailing_zeros();
    // One more than the index of an entry, or zero.
    let mut table = vec![0_usize; slots];
    let mut steps = 4 * entries.len();
    for (number, (key, _)) in (1_usize..).zip(entries) {
        let key = key.as_ref();
        let mut slot = usize::try_from(hash(key) >> shift).unwrap_or(0);
        while let Some(found) = table.get_mut(slot) {
            let Some(index) = found.checked_sub(1) else {
                *found = number;
                break;
            };
            if entries
                .get(index)
                .is_some_and(|(known, _)| known.as_ref() == key)
            {
                return false;
            }
            let Some(fewer) = steps.checked_sub(1) else {
                return are_distinct_sorted(entries);
            };
            steps = fewer;
            slot = (slot + 1) % slots;
        }
    }
    true
}

#[cold]
fn are_distinct_sorted<K: AsRef<str>, V>(entries: &[(K, V)]) -> bool {
    let mut keys: Vec<_> =
        entries.iter().map(|(key, _)| key.as_ref()).collect();
    keys.sort_unstable();
    keys.is_sorted_by(|one, other| one < other)
}

/// A number from the length of a text and its first and last eight bytes.
fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => {
            (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
        }
        _ => (bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0),
    };
    let mixed = first ^ last.rotate_left(29) ^ bytes.len() as u64;
    mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl<K, V> EntryMap<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> slice::Iter<'_, (K, V)> {
        self.0.iter()
    }
}

impl<K, V> IntoIterator for EntryMap<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: AsRef<str>, V> Extend<(K, V)> for EntryMap<K, V> {
    /// Of several values under one key, the last, in the place of the first.
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        let mut all = mem::take(&mut self.0);
        all.extend(entries);
        self.0 = if are_distinct(&all) { all } else { last_of_each(all) };
    }
}

/// Of several values under one key, the last, in the place of the first.
fn last_of_each<K: AsRef<str>, V>(entries: Vec<(K, V)>) -> Vec<(K, V)> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let mut slots: Vec<_> = entries.into_iter().map(Some).collect();
    let key =
        |index: usize| slots.get(index)?.as_ref().map(|(key, _)| key.as_ref());
    order.sort_by_key(|index| key(*index));
    let runs: Vec<(usize, usize)> = order
        .chunk_by(|one, other| key(*one) == key(*other))
        .filter_map(|run| Some((*run.first()?, *run.last()?)))
        .collect();
    let mut kept: Vec<_> = runs
        .into_iter()
        .filter_map(|(first, last)| Some((first, slots.get_mut(last)?.take()?)))
        .collect();
    kept.sort_unstable_by_key(|(place, _)| *place);
    kept.into_iter().map(|(_, entry)| entry).collect()
}

impl<K: AsRef<str>, V> FromIterator<(K, V)> for EntryMap<K, V> {
    /// Of several values under one key, the last.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

/// Whether they have the same entries, in whatever order.
impl<K: AsRef<str> + PartialEq, V: PartialEq> PartialEq for EntryMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
            || self.len() == other.len() && self.sorted() == other.sorted()
    }
}

impl<K: AsRef<str> + Eq, V: Eq> Eq for EntryMap<K, V> {}

impl<K: AsRef<str> + Hash, V: Hash> Hash for EntryMap<K, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sorted().hash(state);
    }
}

impl<K: Serialize, V: Serialize> Serialize for EntryMap<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for EntryMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.0.iter().map(|(key, value)| (key, value)))
            .finish()
    }
}
