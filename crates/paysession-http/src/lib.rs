//! How a service takes a body and refuses it, whatever its web framework.
//!
//! `paysession-axum` and `paysession-actix` are built from this: they look at
//! the headers ([`BodyHeaders`]), collect the body, read it ([`read`]), and
//! answer a [`BodyError`] in an [`ErrorFormat`]. An extractor for another
//! framework does the same.
//!
//! | | status | problem details | [`yuno::ErrorBody`] | [`komoju::ErrorBody`] |
//! | --- | --- | --- | --- | --- |
//! | no content type, or none of JSON | 415 | no `errors` | the same status | the same status |
//! | a content encoding | 415 | no `errors` | the same status | the same status |
//! | too long | 413 | no `errors` | the same status | the same status |
//! | a body that does not arrive whole | 400 | no `errors` | the same status | the same status |
//! | not JSON, or empty | 400 | one of `errors` | 400 | 422 |
//! | a rule is broken | 422 | all `errors` | 400 | 422 |
//!
//! Nothing of a value is in an answer: a report holds pointers, codes, limits
//! and measures.
//!
//! [`yuno::ErrorBody`]: paysession::yuno::ErrorBody
//! [`komoju::ErrorBody`]: paysession::komoju::ErrorBody

mod body_error;
mod error_format;
mod headers;
mod problem_details;
mod providers;
pub mod reading;
mod status;

pub use self::{
    body_error::BodyError,
    error_format::{ErrorFormat, ErrorResponse},
    headers::BodyHeaders,
    problem_details::{ProblemDetails, ProblemError},
    reading::{Reading, read},
    status::Status,
};

/// The README's example, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
