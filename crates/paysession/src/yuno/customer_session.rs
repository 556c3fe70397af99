//! A session in which a customer enrols payment methods.

use paysession_derive::Message;

use super::{
    AccountId, CallbackUrl, CountryOfOperation, CustomerId, CustomerSessionId,
    ReturnedCustomerId,
};
use crate::{Country, Timestamp, UnknownFields};

/// The request that creates a customer session: `POST /customers/sessions`.
///
/// ```
/// use paysession::yuno::{CountryOfOperation, CreateCustomerSession};
///
/// let request = CreateCustomerSession::new(
///     "8beac4de-5f6f-11ed-9b6a-0242ac120002".parse()?,
///     "ae106483-65ee-463b-8782-9794022b3112".parse()?,
///     CountryOfOperation::Us,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Message)]
#[message(
    id = "yuno.create-customer-session",
    request,
    source = "yuno/create-customer-session#/paths/~1customers~1sessions/post/requestBody/content/application~1json/schema",
    example = r#"{
        "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
        "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
        "country": "US",
        "callback_url": "https://shop.example/enrolled"
    }"#
)]
#[non_exhaustive]
pub struct CreateCustomerSession {
    /// The merchant account.
    pub account_id: AccountId,
    /// The customer who will enrol a payment method.
    pub customer_id: CustomerId,
    /// The customer's country.
    pub country: CountryOfOperation,
    /// Where the customer lands after enrolling.
    pub callback_url: Option<CallbackUrl>,
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
///         "checkout_id": null
///     }"#,
/// )?;
/// assert_eq!(session.created_at.to_offset_date_time().year(), 2025);
/// assert_eq!(session.unknown_fields.get("checkout_id"), Some("null"));
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[message(
    id = "yuno.customer-session",
    response,
    source = "yuno/session-objects#/components/schemas/CustomerSession",
    example = r#"{
        "customer_session": "7dd71f21-9e4c-439a-9c6d-58f240bd28df",
        "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
        "country": "US",
        "callback_url": "https://shop.example/enrolled",
        "created_at": "2025-05-07T20:00:18.721786Z"
    }"#
)]
#[non_exhaustive]
pub struct CustomerSession {
    /// The session.
    pub customer_session: CustomerSessionId,
    /// The customer who will enrol a payment method.
    pub customer_id: ReturnedCustomerId,
    /// The customer's country.
    pub country: Country,
    /// Where the customer lands after enrolling.
    pub callback_url: Option<CallbackUrl>,
    /// When the session was created.
    pub created_at: Timestamp,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
