//! The rules of every message as data, for tools: tables, schemas and checks.
//! A service does not need it.

mod rules;
pub(crate) mod shape;
mod visitor;

#[cfg(feature = "schemars1")]
pub mod schema;

pub use self::{
    rules::FieldRule,
    shape::{Field, ObjectShape, Shape, SourceLine},
    visitor::{MessageVisitor, for_each_message},
};
