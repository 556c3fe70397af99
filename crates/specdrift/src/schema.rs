//! JSON Schema as a comparison sees it: keywords, and a graph of nodes.

pub(crate) mod assertion;
pub(crate) mod build;
pub(crate) mod describe;
pub(crate) mod description;
pub(crate) mod direction;
pub(crate) mod emit;
pub(crate) mod keyword;
pub(crate) mod locations;
pub(crate) mod node;
pub(crate) mod parameter_text;
pub(crate) mod path;
pub(crate) mod unread_reason;
