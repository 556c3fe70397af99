//! A value that has two names.

use crate::{
    introspect::shape::Shape,
    read::{Collector, Path, Read, ReadError, Reader},
    value::{raw_json::RawJson, unknown_fields::UnknownFields},
    violation::ViolationKind,
};

/// A value that one of two names has, or both, with the names under which it
/// came, so that it is written under the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Aliased<T> {
    value: T,
    names: UsedAliases,
}

/// Under which names a value came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum UsedAliases {
    Own,
    Alias,
    Both,
}

impl UsedAliases {
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

    pub(crate) const fn names(&self) -> UsedAliases {
        self.names
    }
}

/// What two names of one value break that have two.
const SAME: ViolationKind =
    ViolationKind::Conflict { expected: "be the same under both names" };

/// Reads the value that stands under one of the names. Where a reading
/// tolerates that, one of them may be `null`, or another value: that is kept
/// under its name among the unknown members.
pub(crate) fn read<T: Read + PartialEq>(
    slot: &mut Option<Aliased<T>>,
    names: UsedAliases,
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    (name, unknown): (&'static str, &mut UnknownFields),
) -> Result<(), ReadError> {
    let is_tolerant = reader.collector.options().is_tolerant();
    if is_tolerant && reader.parser.peek() == Some(b'n') {
        return Ok(reader.parser.literal("null")?);
    }
    reader.parser.peek();
    let before = reader.parser.rest();
    let value = T::read(reader, path)?;
    match slot {
        None => *slot = Some(Aliased { value, names }),
        Some(known) if known.value == value => known.names = UsedAliases::Both,
        Some(_) if is_tolerant => {
            let text = reader.parser.consumed_since(before);
            unknown.push(name.into(), RawJson::of_valid(text));
        }
        Some(_) => return Err(reader.report(path, SAME).into()),
    }
    Ok(())
}

impl<T: Read> Aliased<T> {
    /// Reports what the value breaks, and that there is another one under its
    /// other name.
    pub(crate) fn check_as(
        &self,
        (own, alias): (&'static str, &'static str),
        unknown: &UnknownFields,
        path: &Path<'_>,
        collector: &mut Collector,
    ) {
        let name = if self.names == UsedAliases::Alias { alias } else { own };
        self.value.check(&path.field(name), collector);
        if !collector.options().is_tolerant() {
            let is_kept = |name: &&str| unknown.contains_key(name);
            for name in [own, alias].into_iter().filter(is_kept) {
                collector.report(&path.field(name), SAME);
            }
        }
    }
}

impl<T: Read> Read for Aliased<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        T::read(reader, path)
            .map(|value| Self { value, names: UsedAliases::Own })
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
        any::<T>()
            .prop_map(|value| Self { value, names: UsedAliases::Own })
            .boxed()
    }
}
