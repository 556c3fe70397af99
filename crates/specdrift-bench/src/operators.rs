//! What is done to a document: changes of meaning, and rewrites that keep it.

pub(crate) mod changing;
mod phrase;
pub(crate) mod preserving;
