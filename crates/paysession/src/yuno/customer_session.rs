//! A session in which a customer enrols payment methods.

use paysession_derive::Object;

use super::{
    AccountId, CallbackUrl, CheckoutId, CustomerId, CustomerSessionId,
    ReceivedCustomerId,
};
use crate::{Country, Received, ReceivedTimestamp, UnknownFields};

/// The request that creates a customer session: `POST /customers/sessions`.
///
/// ```
/// use paysession::{Country, yuno::CreateCustomerSession};
///
/// let request = CreateCustomerSession::new(
///     "8beac4de-5f6f-11ed-9b6a-0242ac120002".parse()?,
///     "ae106483-65ee-463b-8782-9794022b3112".parse()?,
///     Country::US,
/// )
/// .with_callback_url("https://shop.example/enrolled".parse()?);
///
/// assert_eq!(
///     serde_json::to_string(&request)?,
///     "{\"account_id\":\"8beac4de-5f6f-11ed-9b6a-0242ac120002\",\
///       \"customer_id\":\"ae106483-65ee-463b-8782-9794022b3112\",\
///       \"country\":\"US\",\
///       \"callback_url\":\"https://shop.example/enrolled\"}"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    id = "yuno.create-customer-session",
    request,
    source = "yuno/create-customer-session#/paths/~1customers~1sessions/post/requestBody/content/application~1json/schema",
    example = r#"{
        "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
        "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
        "country": "US",
        "callback_url": "https://shop.example/enrolled",
        "checkout_id": "6822f80c-684e-41a3-8628-78963d3d60f7"
    }"#
)]
#[non_exhaustive]
pub struct CreateCustomerSession {
    /// The merchant account.
    pub account_id: AccountId,
    /// The customer who will enroll a payment method.
    pub customer_id: CustomerId,
    /// The customer's country.
    #[field(
        source = "yuno/create-customer-session.2026-08#/paths/~1customers~1sessions/post/requestBody/content/application~1json/schema/properties/country"
    )]
    pub country: Country,
    /// Where the customer lands after enrolling.
    pub callback_url: Option<CallbackUrl>,
    /// The checkout of the dashboard that is used; published since 2026-07.
    #[field(
        source = "yuno/create-customer-session.2026-08#/paths/~1customers~1sessions/post/requestBody/content/application~1json/schema/properties/checkout_id"
    )]
    pub checkout_id: Option<CheckoutId>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A customer session, as the provider returns it.
///
/// How long it lives is not published, so that nothing here says it.
///
/// ```
/// use paysession::{Message, yuno::CustomerSession};
///
/// let session = CustomerSession::from_json(
///     br#"{
///         "customer_session": "7dd71f21-9e4c-439a-9c6d-58f240bd28df",
///         "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
///         "country": "US",
///         "created_at": "2025-05-07T20:00:18.721786Z",
///         "status": "ACTIVE"
///     }"#,
/// )?;
/// let created = session.created_at.ok_or("when it was created")?;
/// assert_eq!(created.to_offset_date_time().year(), 2025);
/// assert_eq!(session.unknown_fields.get("status"), Some("\"ACTIVE\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "yuno.customer-session",
    response,
    source = "yuno/session-objects#/components/schemas/CustomerSession",
    example = r#"{
        "customer_session": "7dd71f21-9e4c-439a-9c6d-58f240bd28df",
        "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
        "country": "US",
        "callback_url": "https://shop.example/enrolled",
        "created_at": "2025-05-07T20:00:18.721786Z",
        "checkout_id": "6822f80c-684e-41a3-8628-78963d3d60f7"
    }"#
)]
#[non_exhaustive]
pub struct CustomerSession {
    /// The session.
    #[field(identifies)]
    pub customer_session: Received<CustomerSessionId>,
    /// The customer who will enroll a payment method.
    #[field(required)]
    pub customer_id: Option<Received<ReceivedCustomerId>>,
    /// The customer's country.
    #[field(required)]
    pub country: Option<Received<Country>>,
    /// Where the customer lands after enrolling.
    pub callback_url: Option<Received<CallbackUrl>>,
    /// When the session was created.
    #[field(required)]
    pub created_at: Option<ReceivedTimestamp>,
    /// The checkout of the dashboard that is used; published since 2026-07.
    #[field(
        source = "yuno/create-customer-session.2026-08#/paths/~1customers~1sessions/post/responses/201/content/application~1json/schema/properties/checkout_id"
    )]
    pub checkout_id: Option<Received<CheckoutId>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
