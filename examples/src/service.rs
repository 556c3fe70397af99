//! The service: it opens checkout sessions, and takes one payment for each.
//!
//! It answers as Yuno does, so that a client of Yuno is a client of it. A real
//! service would have the provider open the session, and store what it answers.

use std::{error::Error, sync::Arc};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use paysession::{
    Message, Pointer, RawObject, Timestamp, Violation, ViolationCode,
    Violations,
    time::OffsetDateTime,
    yuno::{CheckoutSession, CreateCheckoutSession, ErrorBody, SessionState},
};
use paysession_axum::{Checked, reading::StrictReading};
use uuid::Uuid;

use crate::store::{Store, StoreError};

/// What the service needs of the world.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "a clock has nothing to show")]
#[non_exhaustive]
pub struct Shop {
    store: Arc<Store>,
    now: Arc<dyn Fn() -> OffsetDateTime + Send + Sync>,
}

impl Shop {
    /// A store, and a clock.
    pub fn new(
        store: Store,
        now: impl Fn() -> OffsetDateTime + Send + Sync + 'static,
    ) -> Self {
        Self { store: Arc::new(store), now: Arc::new(now) }
    }

    /// Does what waits for the disk where it holds up no other request.
    async fn with_store<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let store = Arc::clone(&self.store);
        match tokio::task::spawn_blocking(move || job(&store)).await {
            Ok(done) => done.map_err(|error| refusal(&error)),
            Err(panicked) => Err(internal(&panicked)),
        }
    }
}

/// The service's routes.
pub fn router(shop: Shop) -> Router {
    Router::new()
        .route("/checkout/sessions", post(create))
        .route("/checkout/sessions/{id}", get(retrieve))
        .route("/checkout/sessions/{id}/pay", post(pay))
        .with_state(shop)
}

type Refusal = (StatusCode, Json<ErrorBody>);

async fn create(
    State(shop): State<Shop>,
    Checked { message, .. }: Checked<
        CreateCheckoutSession,
        StrictReading,
        ErrorBody,
    >,
) -> Result<Response, Refusal> {
    let session =
        open(&message, (shop.now)()).map_err(|error| internal(&*error))?;
    let state = SessionState::from(session);
    let state = shop
        .with_store(move |store| store.insert(&state).map(|()| state))
        .await?;
    Ok((StatusCode::CREATED, Json(state.session())).into_response())
}

async fn retrieve(
    State(shop): State<Shop>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let state = shop.with_store(move |store| store.get(&id)).await?;
    Ok(Json(state.session()).into_response())
}

async fn pay(
    State(shop): State<Shop>,
    Path(id): Path<String>,
) -> Result<Json<SessionState>, Refusal> {
    let now = (shop.now)();
    shop.with_store(move |store| store.pay(&id, now)).await.map(Json)
}

/// A new session for a request: its members, exactly as they are, with an
/// identifier and a moment.
fn open(
    request: &CreateCheckoutSession,
    now: OffsetDateTime,
) -> Result<CheckoutSession, Box<dyn Error + Send + Sync>> {
    let text = serde_json::to_string(request)?;
    let mut members: RawObject = serde_json::from_str(&text)?;
    members.remove("account_id");
    for (name, value) in [
        ("checkout_session", Uuid::new_v4().to_string()),
        ("created_at", Timestamp::floor(now)?.to_string()),
    ] {
        members.insert(name, serde_json::Value::from(value).try_into()?);
    }
    Ok(CheckoutSession::from_json(members.to_json().as_bytes())?)
}

/// What the store says, in the provider's form.
fn refusal(error: &StoreError) -> Refusal {
    let status = match error {
        StoreError::NotFound => StatusCode::NOT_FOUND,
        StoreError::NotPayable(_) | StoreError::Conflict => {
            StatusCode::CONFLICT
        }
        StoreError::Corrupt(_)
        | StoreError::Database(_)
        | StoreError::Json(_) => return internal(error),
    };
    (status, Json(body(&error.to_string())))
}

/// A fault of the service's own: the reason is for its log, not for its client.
#[expect(clippy::print_stderr, reason = "the log of an example")]
fn internal(error: &(dyn Error + 'static)) -> Refusal {
    eprintln!("service: {error}");
    (StatusCode::INTERNAL_SERVER_ERROR, Json(body("must be tried again later")))
}

fn body(words: &str) -> ErrorBody {
    let violation = Violation::new(Pointer::ROOT, ViolationCode::Other, words);
    ErrorBody::from(&Violations::from(violation))
}
