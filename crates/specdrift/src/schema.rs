//! JSON Schema as a comparison sees it: keywords, and a graph of nodes.

pub(crate) mod build;
pub(crate) mod emit;
pub(crate) mod keyword;
pub(crate) mod node;
