#![doc = include_str!("../README.md")]

mod checked;
mod rejection;

pub use paysession_http::{
    BodyError, ErrorFormat, ProblemDetails, ProblemError, Reading, Status,
    reading,
};

pub use self::{checked::Checked, rejection::CheckedRejection};
