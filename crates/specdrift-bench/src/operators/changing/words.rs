//! Operators on what a description states.

use super::of;
use crate::edit::Operator;
use crate::operators::phrase;

pub(super) const OPERATORS: &[Operator] = &[
    of("prose limit raised", |s| phrase::number_shifted(s, 1)),
    of("prose limit lowered", |s| phrase::number_shifted(s, -1)),
    of("prose limit removed", phrase::removed),
    of("prose limit misspelled", phrase::number_spelled_out),
    of("idle prose limit changed", phrase::idle),
];
