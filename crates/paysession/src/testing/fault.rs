//! What can be wrong with a message, one fault after the other.

use serde_json::Value;

use super::{
    invalid_body::InvalidBody,
    mutation::{self, Mutation},
    target::{self, MutationTarget},
};
use crate::{introspect::shape::Shape, message::Message};

/// One thing that can be wrong with a message.
///
/// ```
/// use paysession::{Message, testing, yuno::CreateCustomerSession};
///
/// for fault in testing::faults::<CreateCustomerSession>() {
///     for broken in [fault.in_full_body(), fault.planted_in(CreateCustomerSession::EXAMPLE)]
///     {
///         let report =
///             CreateCustomerSession::from_json(broken.body.as_bytes()).unwrap_err();
///         assert_eq!(report.first().pointer(), broken.pointer.as_str());
///         assert_eq!(report.first().code(), broken.code);
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Fault {
    target: MutationTarget,
    mutation: Mutation,
}

/// Every fault that a message may have, in the order of its fields: in each,
/// of every kind.
pub fn faults<T: Message>() -> Vec<Fault> {
    of(&<T as Message>::SHAPE)
}

fn of(shape: &Shape) -> Vec<Fault> {
    target::all(shape)
        .into_iter()
        .flat_map(|target| {
            let mutations = mutation::all(&target);
            mutations
                .into_iter()
                .map(move |mutation| Fault { target: target.clone(), mutation })
        })
        .collect()
}

impl Fault {
    /// A body that has every field, with the fault.
    pub fn in_full_body(&self) -> InvalidBody {
        self.mutation.at(&self.target)
    }

    /// A body that keeps every rule, but for the fault. Where it has no place
    /// for the fault, it is [`in_full_body`](Self::in_full_body).
    pub fn planted_in(&self, body: &str) -> InvalidBody {
        serde_json::from_str(body).map_or_else(
            |_| self.in_full_body(),
            |body| self.planted_in_value(body),
        )
    }

    pub(super) fn planted_in_value(&self, body: Value) -> InvalidBody {
        self.mutation.at(&self.target.inside(body))
    }
}
