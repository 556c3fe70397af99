//! ReadOptions a large value that is rarely there, so that a message without it
//! has no room for it, and is quick to move.

use serde::de::Deserializer;

use super::Read;
use crate::{introspect::shape::Shape, report::Spot};

impl<T: Read> Read for Box<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
        into: &mut Option<Self>,
    ) -> Result<(), D::Error> {
        let mut value = None;
        T::read(input, spot, &mut value)?;
        *into = value.map(Self::new);
        Ok(())
    }

    fn check(&self, spot: Spot<'_>) {
        T::check(self, spot);
    }
}
