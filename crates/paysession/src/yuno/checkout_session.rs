//! A session in which a customer makes one payment.

use std::time::Duration;

use paysession_derive::Message;

use super::{
    AccountId, AlternativeAmount, CallbackUrl, CheckoutSessionId,
    CountryOfOperation, CustomerId, Installments, MerchantOrderId, Metadata,
    PaymentDescription, RecurringPayment, ReturnedCustomerId,
    ReturnedInstallments, Workflow,
};
use crate::{Amount, Country, Expiry, KnownOr, Timestamp, UnknownFields};

/// The request that creates a checkout session: `POST /checkout/sessions`.
///
/// ```
/// use paysession::{
///     Amount,
///     yuno::{CountryOfOperation, CreateCheckoutSession, Workflow},
/// };
///
/// let request = CreateCheckoutSession::new(
///     "8beac4de-5f6f-11ed-9b6a-0242ac120002".parse()?,
///     "order-1717681150".parse()?,
///     "Two cups".parse()?,
///     CountryOfOperation::Co,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Message)]
#[message(
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
        }
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
    pub country: CountryOfOperation,
    /// The customer who will pay.
    pub customer_id: Option<CustomerId>,
    /// Where the customer lands after paying; methods that redirect need it.
    pub callback_url: Option<CallbackUrl>,
    /// The amount of the payment.
    pub amount: Option<Amount>,
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
}

/// A checkout session, as the provider returns it: its page and the response
/// with a status of 200 alike.
///
/// `null` is read as a field that was left out. Members that are not published
/// are kept, but not those inside the amount and the entries of the metadata.
/// The provider puts the session's identifier into the query of `callback_url`,
/// so that it is not the one of the request; its limit is that of the page.
///
/// One session takes one payment, within two hours of its creation.
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
///         "used": false
///     }"#,
/// )?;
/// assert_eq!(session.metadata, None);
/// assert_eq!(session.unknown_fields.get("used"), Some("false"));
/// assert_eq!(session.expiry().expires_at().hour(), 15);
/// # Ok::<(), paysession::Violations>(())
/// ```
///
/// [`payable_at`](Self::payable_at) makes the
/// [`PayableSession`](super::PayableSession) that can be paid. A checkout session
/// is not `Clone`, and nothing moves its creation, so that one that was read is
/// paid at most once.
#[derive(Debug, PartialEq, Eq, Message)]
#[message(
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
        }
    }"#
)]
#[non_exhaustive]
pub struct CheckoutSession {
    /// The session.
    pub checkout_session: CheckoutSessionId,
    /// The order's number at the merchant.
    pub merchant_order_id: MerchantOrderId,
    /// What the payment is for.
    pub payment_description: PaymentDescription,
    /// The country in which the payment is processed.
    pub country: Country,
    /// When the session was created.
    pub(super) created_at: Timestamp,
    /// The customer who will pay.
    pub customer_id: Option<ReturnedCustomerId>,
    /// Where the customer lands after paying.
    pub callback_url: Option<CallbackUrl>,
    /// The amount of the payment.
    pub amount: Option<Amount>,
    /// What the merchant noted on the session: what a request may hold.
    pub metadata: Option<Metadata>,
    /// How the checkout is driven.
    #[field(
        source = "yuno/create-checkout-session#/paths/~1checkout~1sessions/post/responses/200/content/application~1json/schema/oneOf/1/properties/workflow"
    )]
    pub workflow: Option<KnownOr<Workflow>>,
    /// The installments offered.
    #[field(
        source = "yuno/create-checkout-session#/paths/~1checkout~1sessions/post/responses/200/content/application~1json/schema/oneOf/1/properties/installments"
    )]
    pub installments: Option<ReturnedInstallments>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl CheckoutSession {
    /// How long a session can be paid: 2 hours from its creation.
    ///
    /// Source: `yuno/session-objects#/components/schemas/CheckoutSession/description`,
    /// "The session expires 2 hours after its creation."
    pub const LIFETIME: Duration = Duration::from_hours(2);

    /// When the session was created.
    pub const fn created_at(&self) -> Timestamp {
        self.created_at
    }

    /// When the session expires.
    pub const fn expiry(&self) -> Expiry {
        self.expiry_with(Self::LIFETIME)
    }

    /// When the session ends for a service that lets it live so long: a margin
    /// less than [`LIFETIME`](Self::LIFETIME), or what the provider agreed to.
    ///
    /// A payment goes by [`expiry`](Self::expiry) alone.
    pub const fn expiry_with(&self, lifetime: Duration) -> Expiry {
        Expiry::new(self.created_at.to_offset_date_time(), lifetime)
    }
}
