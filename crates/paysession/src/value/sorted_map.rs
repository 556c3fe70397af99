//! A map in one allocation.

use std::{cmp::Ordering, fmt, mem, slice, vec};

use serde::{Serialize, Serializer};

/// Values by their keys, which are texts, in the order of the keys.
///
/// It is made at once, from what was read, and changed rarely: a tree would
/// cost a comparison with a dozen keys for each that is put in, and an
/// allocation for every few.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: AsRef<str>, V> SortedMap<K, V> {
    /// The map that these entries are, unless a key is given twice.
    pub(crate) fn of_distinct(mut entries: Vec<(K, V)>) -> Option<Self> {
        if !is_ascending(&entries) {
            sort(&mut entries);
            if !is_ascending(&entries) {
                return None;
            }
        }
        Some(Self(entries))
    }

    /// The index of a key, or that at which it would stand.
    fn find(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(key))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        let (_, value) = self.0.get(self.find(key).ok()?)?;
        Some(value)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(key.as_ref()) {
            Ok(index) => {
                // The last takes the place of the one that is taken out.
                self.0.push((key, value));
                let (_, before) = self.0.swap_remove(index);
                Some(before)
            }
            Err(index) => {
                self.0.insert(index, (key, value));
                None
            }
        }
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<V> {
        let (_, value) = self.0.remove(self.find(key).ok()?);
        Some(value)
    }
}

/// Whether each key is greater than the one before it.
fn is_ascending<K: AsRef<str>, V>(entries: &[(K, V)]) -> bool {
    entries.is_sorted_by(|(one, _), (other, _)| {
        start(one).cmp(&start(other)).then_with(|| compare(one, other)).is_lt()
    })
}

/// Brings entries into the order of their keys; those of equal keys stay in
/// theirs.
///
/// Entries are large, and texts are far away: what is compared and moved is
/// the start of each key, and mostly that is enough.
fn sort<K: AsRef<str>, V>(entries: &mut [(K, V)]) {
    entries.sort_by_cached_key(|(key, _)| start(key));
    let alike =
        entries.chunk_by_mut(|(one, _), (other, _)| start(one) == start(other));
    for entries in alike {
        entries.sort_by(|(one, _), (other, _)| compare(one, other));
    }
}

fn compare<K: AsRef<str>>(one: &K, other: &K) -> Ordering {
    one.as_ref().cmp(other.as_ref())
}

/// The first eight bytes as a number that has their order; where there are
/// fewer, zeros stand for those that are missing.
#[inline]
fn start<K: AsRef<str>>(key: &K) -> u64 {
    let text = key.as_ref().as_bytes();
    u64::from_be_bytes(match text.first_chunk() {
        Some(start) => *start,
        None => {
            let mut start = [0; 8];
            for (place, byte) in start.iter_mut().zip(text) {
                *place = *byte;
            }
            start
        }
    })
}

impl<K, V> SortedMap<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> slice::Iter<'_, (K, V)> {
        self.0.iter()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: AsRef<str>, V> Extend<(K, V)> for SortedMap<K, V> {
    /// Of several values under one key, the last.
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        let mut all = mem::take(&mut self.0);
        all.extend(entries);
        // Of equal keys, the first is kept.
        all.reverse();
        sort(&mut all);
        self.0 = all;
        self.0.dedup_by(|(one, _), (other, _)| one.as_ref() == other.as_ref());
    }
}

impl<K: AsRef<str>, V> FromIterator<(K, V)> for SortedMap<K, V> {
    /// Of several values under one key, the last.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.0.iter().map(|(key, value)| (key, value)))
            .finish()
    }
}
