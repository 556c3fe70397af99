//! What is done to a document: changes of meaning, and rewrites that keep it.

pub(crate) mod changing;
mod operation;
pub(crate) mod phrase;
pub(crate) mod preserving;
mod split;

use crate::edit::{Edit, EditableSchema, Operator};

const fn of(
    name: &'static str,
    make: fn(&EditableSchema<'_>) -> Vec<Edit>,
) -> Operator {
    Operator { name, make }
}

fn when(holds: bool, edit: impl FnOnce() -> Edit) -> Vec<Edit> {
    if holds { vec![edit()] } else { Vec::new() }
}
