//! What other crates need of this one.

#[cfg(feature = "validator021")]
mod validator;
