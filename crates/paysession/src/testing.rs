//! Values for property tests: messages that keep their rules are `Arbitrary`,
//! and here are the bodies at the limits of the rules, and the broken ones.
//!
//! ```
//! use paysession::{Message, testing, yuno::CreateCustomerSession};
//! use proptest::prelude::*;
//!
//! // Bodies on both sides of every limit: no verdict comes with them.
//! let bodies = testing::boundary_bodies::<CreateCustomerSession>();
//! let kept = bodies
//!     .iter()
//!     .filter(|body| CreateCustomerSession::from_json(body.as_bytes()).is_ok());
//! assert!((1..bodies.len()).contains(&kept.count()));
//!
//! // Bodies with one fault, and what must be said of it.
//! proptest!(|(broken in testing::invalid_bodies::<CreateCustomerSession>())| {
//!     let report =
//!         CreateCustomerSession::from_json(broken.body.as_bytes()).unwrap_err();
//!     let violation = report.iter().next().unwrap();
//!     prop_assert_eq!(violation.pointer(), broken.pointer.as_str());
//!     prop_assert_eq!(violation.code(), broken.code);
//! });
//! ```
//!
//! `Debug` of a message hides its texts, and so the counterexample: wrap it in
//! [`Revealed`](crate::Revealed), as in `any::<Revealed<CreateCustomerSession>>()`.

mod body;
mod fault;
mod invalid_body;
mod mutation;
mod target;

use std::fmt::Debug;

use proptest::{
    prelude::{Strategy, any},
    sample,
    strategy::BoxedStrategy,
};

pub use self::{
    fault::{Fault, faults},
    invalid_body::InvalidBody,
};
use crate::{
    message::Message, options::ReadOptions, read::string::StringValue,
};

/// Bodies on both sides of every limit of every field: one change each to a
/// body that has every field. Some are kept, some are refused; which is for
/// the reader to say, and for the schema.
pub fn boundary_bodies<T: Message>() -> Vec<String> {
    target::all(&<T as Message>::SHAPE)
        .iter()
        .flat_map(mutation::boundary_bodies)
        .collect()
}

/// Bodies with one fault each, in every field and of every kind; other than
/// that, half of them hold any values that keep their rules.
pub fn invalid_bodies<T: Message>() -> BoxedStrategy<InvalidBody> {
    // `Value` has no room for a number beyond an `f64`, which an unknown
    // member may be: such a message is left out.
    let message = any::<T>().prop_filter_map("fits a `Value`", |message| {
        serde_json::to_value(&message).ok()
    });
    (sample::select(faults::<T>()), message, any::<bool>())
        .prop_map(|(fault, message, plain)| {
            if plain {
                fault.in_full_body()
            } else {
                fault.planted_in_value(message)
            }
        })
        .boxed()
}

/// Values of a type, from texts that keep its rule.
pub(crate) fn textual<T: StringValue + Debug>(
    texts: BoxedStrategy<String>,
) -> BoxedStrategy<T> {
    texts
        .prop_filter_map("a text that keeps the rule", |text| {
            T::parse(&text, &ReadOptions::default()).ok()
        })
        .boxed()
}
