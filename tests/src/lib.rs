//! The claims that need more than one crate.
