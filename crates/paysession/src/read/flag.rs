//! Reading `true` or `false`.

use serde::de::Deserializer;

use super::{
    Read,
    accept::{Accept, Accepting},
};
use crate::{report::Spot, shape::Shape, violation::Kind};

struct Reader<'s>(Spot<'s>);

impl Accept<'_> for Reader<'_> {
    type Value = bool;
    const WANTED: Kind = Kind::Boolean;

    fn spot(&mut self) -> Spot<'_> {
        self.0.lend()
    }

    fn boolean(self, flag: bool) -> Option<bool> {
        Some(flag)
    }
}

impl Read for bool {
    const SHAPE: Shape = Shape::Flag;

    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
    ) -> Result<Option<Self>, D::Error> {
        input.deserialize_any(Accepting(Reader(spot)))
    }

    fn recheck(&self, _: Spot<'_>) {}
}
