//! Values that are shown whole.

use std::fmt;

use serde::Serialize;

/// A message, or a part of one, that `Debug` shows whole: as JSON.
///
/// `Debug` of a message says how long its texts are and no more, so that a log
/// holds nothing that a customer typed. In a test, that hides what differs.
/// This is for tests, and for the rare log that may hold everything.
///
/// ```
/// use paysession::{Message, Revealed, yuno::CreateCustomerSession};
///
/// let request = CreateCustomerSession::from_json(
///     CreateCustomerSession::EXAMPLE.as_bytes(),
/// )?;
/// assert!(!format!("{request:?}").contains("shop.example"));
/// assert_eq!(
///     format!("{:?}", Revealed(&request)),
///     "{\"account_id\":\"8beac4de-5f6f-11ed-9b6a-0242ac120002\",\
///       \"customer_id\":\"ae106483-65ee-463b-8782-9794022b3112\",\
///       \"country\":\"US\",\
///       \"callback_url\":\"https://shop.example/enrolled\",\
///       \"checkout_id\":\"6822f80c-684e-41a3-8628-78963d3d60f7\"}"
/// );
/// // A failing assertion shows both sides.
/// assert_eq!(Revealed(&request), Revealed(&request.clone()));
/// # Ok::<(), paysession::Violations>(())
/// ```
#[cfg_attr(
    feature = "proptest1",
    doc = r"
In a property test, it makes the counterexample readable:

```
use paysession::{Message, Revealed, yuno::CreateCustomerSession};
use proptest::prelude::*;

proptest!(|(request in any::<Revealed<CreateCustomerSession>>())| {
    let body = serde_json::to_vec(&request.0).unwrap();
    let read = CreateCustomerSession::from_json(&body).unwrap();
    prop_assert_eq!(Revealed(read), request);
});
```
"
)]
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Revealed<T>(
    /// The value.
    pub T,
);

impl<T: Serialize> fmt::Debug for Revealed<T> {
    /// One line of JSON; with `{:#?}`, several.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = if f.alternate() {
            serde_json::to_string_pretty(&self.0)
        } else {
            serde_json::to_string(&self.0)
        };
        match json {
            Ok(json) => f.write_str(&json),
            Err(error) => write!(f, "Revealed(no JSON: {error})"),
        }
    }
}

impl<T> From<T> for Revealed<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

#[cfg(feature = "proptest1")]
mod generate {
    use proptest::{
        arbitrary::{Arbitrary, StrategyFor, any_with},
        prelude::Strategy,
        strategy::Map,
    };
    use serde::Serialize;

    use super::Revealed;

    impl<T: Arbitrary + Serialize> Arbitrary for Revealed<T> {
        type Parameters = T::Parameters;
        type Strategy = Map<StrategyFor<T>, fn(T) -> Self>;

        fn arbitrary_with(parameters: T::Parameters) -> Self::Strategy {
            any_with::<T>(parameters).prop_map(Revealed)
        }
    }
}
