//! A value that has two names.

use crate::{
    introspect::shape::Shape,
    read::{Collector, Path, Read, ReadError, Reader},
    violation::ViolationKind,
};

/// A value that one of two names has, or both, with the names under which it
/// came, so that it is written under the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Aliased<T> {
    value: T,
    names: Names,
}

/// Under which names a value came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Names {
    Own,
    Alias,
    Both,
}

impl Names {
    /// The names, where these are the two.
    pub(crate) fn of(
        self,
        own: &'static str,
        alias: &'static str,
    ) -> impl Iterator<Item = &'static str> {
        let own = (self != Self::Alias).then_some(own);
        let alias = (self != Self::Own).then_some(alias);
        own.into_iter().chain(alias)
    }
}

impl<T> Aliased<T> {
    pub(crate) const fn value(&self) -> &T {
        &self.value
    }

    pub(crate) const fn names(&self) -> Names {
        self.names
    }
}

/// Reads the value that stands under one of the names; where a reading
/// tolerates that, one of them may be `null`.
pub(crate) fn read<T: Read + PartialEq>(
    slot: &mut Option<Aliased<T>>,
    names: Names,
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<(), ReadError> {
    const SAME: ViolationKind =
        ViolationKind::Conflict { expected: "be the same under both names" };
    let is_tolerant = reader.collector.options().is_tolerant();
    if is_tolerant && reader.parser.peek() == Some(b'n') {
        return Ok(reader.parser.literal("null")?);
    }
    let value = T::read(reader, path)?;
    match slot {
        None => *slot = Some(Aliased { value, names }),
        Some(known) if known.value == value => known.names = Names::Both,
        Some(_) => return Err(reader.report(path, SAME).into()),
    }
    Ok(())
}

impl<T: Read> Read for Aliased<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        T::read(reader, path).map(|value| Self { value, names: Names::Own })
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        self.value.check(path, collector);
    }
}

#[cfg(feature = "proptest1")]
impl<T> proptest::arbitrary::Arbitrary for Aliased<T>
where
    T: proptest::arbitrary::Arbitrary + 'static,
{
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    /// Under their own name.
    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::{Strategy, any};
        any::<T>().prop_map(|value| Self { value, names: Names::Own }).boxed()
    }
}
