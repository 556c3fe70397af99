//! Operators on what a description states.

use super::of;
use crate::edit::Operator;
use crate::operators::phrase;

pub(super) const OPERATORS: &[Operator] = &[
    of("prose limit raised", |s| phrase::moved(s, 1)),
    of("prose limit lowered", |s| phrase::moved(s, -1)),
    of("prose limit removed", phrase::removed),
    of("prose limit misspelled", phrase::misspelled),
    of("idle prose limit changed", phrase::idle),
];
