//! What a check finds, as data.

pub(crate) mod finding;
pub(crate) mod fingerprint;
pub(crate) mod rule;
