//! A session in which a customer makes one payment.

use std::time::Duration;

use paysession_derive::Object;

use super::{
    AccountId, AlternativeAmount, CallbackUrl, CheckoutId, CheckoutSessionId,
    CustomerId, Installments, MerchantOrderId, Metadata, PaymentAmount,
    PaymentDescription, ReceivedAmount, ReceivedCustomerId, ReceivedMetadata,
    RecurringPayment, Workflow,
};
use crate::{
    Country, Expiry, KnownOr, RawJson, Received, ReceivedTimestamp,
    UnknownFields, value::aliased::Aliased,
};

/// The request that creates a checkout session: `POST /checkout/sessions`.
///
/// ```
/// use paysession::{
///     Amount, Country,
///     yuno::{CreateCheckoutSession, Workflow},
/// };
///
/// let request = CreateCheckoutSession::new(
///     "8beac4de-5f6f-11ed-9b6a-0242ac120002".parse()?,
///     "order-1717681150".parse()?,
///     "Two cups".parse()?,
///     Country::CO,
/// )
/// .with_amount(Amount::new("COP".parse()?, "23.5676".parse()?))
/// .with_workflow(Workflow::SdkCheckout);
///
/// assert_eq!(
///     serde_json::to_string(&request)?,
///     "{\"account_id\":\"8beac4de-5f6f-11ed-9b6a-0242ac120002\",\
///       \"merchant_order_id\":\"order-1717681150\",\
///       \"payment_description\":\"Two cups\",\
///       \"country\":\"CO\",\
///       \"amount\":{\"currency\":\"COP\",\"value\":23.5676},\
///       \"workflow\":\"SDK_CHECKOUT\"}"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    id = "yuno.create-checkout-session",
    request,
    source = "yuno/create-checkout-session#/paths/~1checkout~1sessions/post/requestBody/content/application~1json/schema",
    example = r#"{
        "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
        "merchant_order_id": "1717681150",
        "payment_description": "Two cups",
        "country": "CO",
        "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
        "callback_url": "https://shop.example/paid",
        "amount": {"currency": "COP", "value": 8000},
        "alternative_amount": {"currency": "USD", "value": 1.95},
        "metadata": [{"key": "ID", "value": "123456"}],
        "workflow": "SDK_CHECKOUT",
        "installments": {
            "plan_id": "plan-3",
            "plan": [{"installment": 3, "rate": 1.5}]
        },
        "recurring_payment": {
            "description": "Monthly cups",
            "management_url": "https://shop.example/manage",
            "billing_agreement": "BA-123",
            "regular_billing": {
                "label": "Monthly",
                "amount": "9.99",
                "interval_unit": "month",
                "interval_count": 1
            },
            "trial_billing": {
                "label": "Free trial",
                "amount": "0.00",
                "interval_unit": "month",
                "interval_count": 1
            }
        },
        "checkout_id": "6822f80c-684e-41a3-8628-78963d3d60f7"
    }"#
)]
#[non_exhaustive]
pub struct CreateCheckoutSession {
    /// The merchant account.
    pub account_id: AccountId,
    /// The order's number at the merchant.
    pub merchant_order_id: MerchantOrderId,
    /// What the payment is for.
    pub payment_description: PaymentDescription,
    /// The customer's country.
    #[field(
        source = "yuno/create-customer-session.2026-08#/paths/~1customers~1sessions/post/requestBody/content/application~1json/schema/properties/country"
    )]
    pub country: Country,
    /// The customer who will pay.
    pub customer_id: Option<CustomerId>,
    /// Where the customer lands after paying; methods that redirect need it.
    pub callback_url: Option<CallbackUrl>,
    /// The amount of the payment.
    #[field(into)]
    pub amount: Option<PaymentAmount>,
    /// The same amount in another currency.
    pub alternative_amount: Option<AlternativeAmount>,
    /// What the merchant notes on the session.
    #[field(
        source = "yuno/session-objects#/components/schemas/CheckoutSession/properties/metadata"
    )]
    pub metadata: Option<Metadata>,
    /// How the checkout is driven.
    pub workflow: Option<Workflow>,
    /// The installments offered; the account's own where this is left out.
    pub installments: Option<Installments>,
    /// Turns on recurring payments.
    recurring_payment: Option<Box<RecurringPayment>>,
    /// The checkout of the dashboard that is used; published since 2026-07.
    #[field(
        source = "yuno/create-checkout-session.2026-08#/paths/~1checkout~1sessions/post/requestBody/content/application~1json/schema/properties/checkout_id"
    )]
    pub checkout_id: Option<CheckoutId>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A checkout session, as the provider returns it from each of its endpoints:
/// create (`POST /checkout/sessions`), retrieve (`GET /checkout/sessions/{id}`)
/// and update (`PATCH /checkout/sessions/{checkout_session}`).
///
/// `null` is read as a field that was left out. Members that are not published
/// are kept. The session's identifier is called `checkout_session`, or `id`
/// where the session is retrieved; it is written under the name under which it
/// came. The provider puts it into the query of `callback_url`, which grows by
/// that: a client of the live provider reads with
/// [`ReadOptions::tolerant`](crate::ReadOptions::tolerant).
///
/// One session takes one payment, within two hours of its creation
/// ([`LIFETIME`](Self::LIFETIME)).
///
/// ```
/// use paysession::{Message, yuno::CheckoutSession};
///
/// let session = CheckoutSession::from_json(
///     br#"{
///         "checkout_session": "d313047b-4f96-44ef-bbad-caf1d7ba4c2b",
///         "merchant_order_id": "1717681150",
///         "payment_description": "Two cups",
///         "country": "US",
///         "created_at": "2024-06-06T13:39:10.932297Z",
///         "metadata": null,
///         "status": "ACTIVE"
///     }"#,
/// )?;
/// assert_eq!(session.metadata, None);
/// assert_eq!(session.unknown_fields.get("status"), Some("\"ACTIVE\""));
/// let expiry = session.expiry().ok_or("when it was created")?;
/// assert_eq!(expiry.expires_at().hour(), 15);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`payable_at`](Self::payable_at) makes the
/// [`PayableSession`](super::PayableSession) that can be paid. A checkout session
/// is not `Clone`, and nothing moves its creation, so that one that was read is
/// paid at most once.
#[derive(Debug, PartialEq, Eq, Object)]
#[object(
    id = "yuno.checkout-session",
    response,
    source = "yuno/session-objects#/components/schemas/CheckoutSession",
    example = r#"{
        "checkout_session": "d313047b-4f96-44ef-bbad-caf1d7ba4c2b",
        "merchant_order_id": "1717681150",
        "payment_description": "Two cups",
        "country": "US",
        "created_at": "2024-06-06T13:39:10.932297Z",
        "customer_id": "a577ad8f-08f1-4590-9cf1-e7679b15ee84",
        "callback_url": "https://shop.example/paid?checkoutSession=d313047b-4f96-44ef-bbad-caf1d7ba4c2b",
        "amount": {"currency": "USD", "value": 520},
        "metadata": [{"key": "ID", "value": "123456"}],
        "workflow": "SDK_CHECKOUT",
        "installments": {
            "plan_id": "plan-3",
            "plan": [{"installment": 3, "rate": 1.5}]
        },
        "used": false,
        "checkout_id": "6822f80c-684e-41a3-8628-78963d3d60f7"
    }"#
)]
#[non_exhaustive]
pub struct CheckoutSession {
    /// The session.
    #[field(name = "checkout_session", alias = "id")]
    session: Aliased<Received<CheckoutSessionId>>,
    /// The order's number at the merchant.
    #[field(required)]
    pub merchant_order_id: Option<Received<MerchantOrderId>>,
    /// What the payment is for.
    #[field(required)]
    pub payment_description: Option<Received<PaymentDescription>>,
    /// The country in which the payment is processed.
    #[field(required)]
    pub country: Option<Received<Country>>,
    /// When the session was created.
    #[field(required)]
    created_at: Option<ReceivedTimestamp>,
    /// The customer who will pay.
    pub customer_id: Option<Received<ReceivedCustomerId>>,
    /// Where the customer lands after paying.
    pub callback_url: Option<Received<CallbackUrl>>,
    /// The amount of the payment.
    pub amount: Option<ReceivedAmount>,
    /// What the merchant noted on the session: what a request may hold.
    pub metadata: Option<ReceivedMetadata>,
    /// How the checkout is driven.
    #[field(
        source = "yuno/create-checkout-session#/paths/~1checkout~1sessions/post/responses/200/content/application~1json/schema/oneOf/1/properties/workflow"
    )]
    pub workflow: Option<KnownOr<Workflow>>,
    /// The installments offered, as they were sent: an object in the answers, a
    /// list of objects on the provider's page.
    #[field(
        source = "yuno/create-checkout-session#/paths/~1checkout~1sessions/post/responses/200/content/application~1json/schema/oneOf/1/properties/installments"
    )]
    pub installments: Option<RawJson>,
    /// Whether the session has been used before; not in the answer to create.
    #[field(
        source = "yuno/retrieve-checkout-session#/paths/~1checkout~1sessions~1{id}/get/responses/200/content/application~1json/schema/properties/used"
    )]
    pub used: Option<bool>,
    /// The checkout of the dashboard that is used; published since 2026-07.
    #[field(
        source = "yuno/retrieve-checkout-session#/paths/~1checkout~1sessions~1{id}/get/responses/200/content/application~1json/schema/properties/checkout_id"
    )]
    pub checkout_id: Option<Received<CheckoutId>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl CheckoutSession {
    /// How long a session can be paid: 2 hours from its creation.
    ///
    /// Source: `yuno/session-objects#/components/schemas/CheckoutSession/description`,
    /// "The session expires 2 hours after its creation."
    ///
    /// The page of 2026-08 says 5 hours
    /// (`yuno/session-objects.2026-08#/components/schemas/CheckoutSession/description`),
    /// and no field of a session tells. This crate keeps to the shorter time; a
    /// service that goes by the newer page passes its own:
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use paysession::{Message, yuno::CheckoutSession};
    ///
    /// let session =
    ///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
    /// let expiry = session
    ///     .expiry_with(Duration::from_hours(5))
    ///     .ok_or("when it was created")?;
    /// assert_eq!(expiry.expires_at().hour(), 18);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const LIFETIME: Duration = Duration::from_hours(2);

    /// The session, whichever of its two names it came under.
    pub const fn checkout_session(&self) -> &Received<CheckoutSessionId> {
        self.session.value()
    }

    /// When the session was created; none where a tolerant reading found no
    /// time.
    pub const fn created_at(&self) -> Option<&ReceivedTimestamp> {
        self.created_at.as_ref()
    }

    /// When the session expires, where it says when it was created.
    pub const fn expiry(&self) -> Option<Expiry> {
        self.expiry_with(Self::LIFETIME)
    }

    /// When the session expires if it lives for `lifetime`: with a safety margin
    /// below [`LIFETIME`](Self::LIFETIME), or with what the provider agreed to.
    ///
    /// A payment goes by [`expiry`](Self::expiry) alone.
    pub const fn expiry_with(&self, lifetime: Duration) -> Option<Expiry> {
        match &self.created_at {
            Some(at) => Some(Expiry::new(at.to_offset_date_time(), lifetime)),
            None => None,
        }
    }
}
