//! Rules as data, and what is derived from them: words, JSON Schema, boundary
//! values.
//!
//! A rule is a constant next to its type: what one text, one number, one
//! choice or one count of entries may be.
//! Each kind of rule answers the same questions: how is it said (`Display`),
//! what is it in JSON Schema (`schema`), which values lie on both sides of its
//! limits (`boundary_values`), and which values keep it (`strategy`). Whether
//! a value keeps it is decided by the module `check`.
//!
//! Rules know nothing of JSON objects and nothing of providers.

mod choice;
mod count;
pub(crate) mod format;
mod number;
mod string;
mod type_name;

pub use self::{
    choice::ChoiceRule, count::CountRule, format::Format, number::NumberRule,
    string::StringRule, type_name::TypeName,
};

pub(crate) use self::{
    choice::{is_spelt_alike, letters},
    string::chars,
};
