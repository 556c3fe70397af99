//! What other crates need of this one.

#[cfg(feature = "validator")]
mod validator;
