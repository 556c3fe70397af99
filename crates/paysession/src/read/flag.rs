//! ReadOptions `true` or `false`.

use serde::de::Deserializer;

use super::{
    Read,
    accept::{Accept, Accepting},
};
use crate::{introspect::shape::Shape, report::Spot, violation::Kind};

struct Reader<'s> {
    spot: Spot<'s>,
    into: &'s mut Option<bool>,
}

impl Accept<'_> for Reader<'_> {
    const EXPECTED: Kind = Kind::Boolean;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    fn boolean(self, flag: bool) {
        *self.into = Some(flag);
    }
}

impl Read for bool {
    const SHAPE: Shape = Shape::Flag;

    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
        into: &mut Option<Self>,
    ) -> Result<(), D::Error> {
        input.deserialize_any(Accepting(Reader { spot, into }))
    }

    fn check(&self, _: Spot<'_>) {}
}
