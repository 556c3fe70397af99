//! What holds for every session and for every broken request.

use std::{path::Path, sync::LazyLock};

use paysession::{
    Revealed, Violations,
    testing::invalid_bodies,
    yuno::{CreateCheckoutSession, SessionState},
};
use paysession_examples::{client::ClientError, store::Store};
use proptest::prelude::*;

use crate::support::Running;

/// One service for all cases, without a file.
static SERVICE: LazyLock<Running> =
    LazyLock::new(|| Running::start(Path::new(":memory:")));

proptest! {
    #[test]
    fn a_store_gives_back_every_state_that_it_keeps(
        state in any::<Revealed<SessionState>>(),
    ) {
        let store = Store::open(Path::new(":memory:")).unwrap();
        store.insert(&state.0).unwrap();
        let id = state.0.session().checkout_session().as_str();
        prop_assert_eq!(Revealed(store.get(id).unwrap()), state);
    }

    #[test]
    fn a_broken_body_is_refused_and_its_fault_named(
        broken in invalid_bodies::<CreateCheckoutSession>(),
    ) {
        let answer = SERVICE.client.create_from_json(broken.body.as_bytes());
        let Err(ClientError::Refused { status: 400, body }) = answer else {
            return Err(TestCaseError::fail("must be refused with 400"));
        };
        let messages = body.messages.unwrap_or_default();
        let named = messages.iter().any(|message| {
            message.as_str().starts_with(&broken.pointer)
        });
        // The service reads strictly: unknown members may fill the report.
        let full = messages.len() == Violations::MAX_LEN;
        prop_assert!(named || full, "must name {}", broken.pointer);
    }
}
