//! A service that opens checkout sessions, and a client of it: see the README.

pub mod client;
pub mod service;
pub mod store;
