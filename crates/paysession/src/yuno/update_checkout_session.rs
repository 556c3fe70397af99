//! Changing a checkout session.

use paysession_derive::Object;

use super::{
    AccountId, AlternativeAmountUpdate, AmountUpdate, CallbackUrl, CustomerId,
    Installments, MerchantOrderId, Metadata, PaymentDescription, Workflow,
};
use crate::{Country, UnknownFields};

/// The request that changes a checkout session:
/// `PATCH /checkout/sessions/{checkout_session}`. The answer is the
/// [`CheckoutSession`](super::CheckoutSession).
///
/// The page says that only what is sent is changed; the document requires four
/// members. Nothing is required here.
///
/// ```
/// use paysession::{Amount, yuno::UpdateCheckoutSession};
///
/// let request = UpdateCheckoutSession::new()
///     .with_amount(Amount::new("BRL".parse()?, "23.5".parse()?));
/// assert_eq!(
///     serde_json::to_string(&request)?,
///     r#"{"amount":{"currency":"BRL","value":23.5}}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Object)]
#[object(
    id = "yuno.update-checkout-session",
    request,
    source = "yuno/update-checkout-session#/paths/~1checkout~1sessions~1{checkout_session}/patch/requestBody/content/application~1json/schema",
    example = r#"{
        "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
        "merchant_order_id": "1717681150",
        "payment_description": "Three cups",
        "country": "BR",
        "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
        "callback_url": "https://shop.example/paid",
        "amount": {"currency": "BRL", "value": 12000},
        "alternative_amount": {"currency": "USD", "value": 2.95},
        "metadata": [{"key": "ID", "value": "123456"}],
        "workflow": "SDK_CHECKOUT",
        "installments": {
            "plan_id": "plan-3",
            "plan": [{"installment": 3, "rate": 1.5}]
        }
    }"#
)]
#[non_exhaustive]
pub struct UpdateCheckoutSession {
    /// The merchant account.
    pub account_id: Option<AccountId>,
    /// The order's number at the merchant.
    pub merchant_order_id: Option<MerchantOrderId>,
    /// What the payment is for.
    pub payment_description: Option<PaymentDescription>,
    /// The customer's country.
    #[field(
        source = "yuno/create-customer-session.2026-08#/paths/~1customers~1sessions/post/requestBody/content/application~1json/schema/properties/country"
    )]
    pub country: Option<Country>,
    /// The customer who will pay.
    pub customer_id: Option<CustomerId>,
    /// Where the customer lands after paying; methods that redirect need it.
    pub callback_url: Option<CallbackUrl>,
    /// The amount of the payment.
    #[field(into)]
    pub amount: Option<AmountUpdate>,
    /// The same amount in another currency.
    pub alternative_amount: Option<AlternativeAmountUpdate>,
    /// What the merchant notes on the session.
    #[field(
        source = "yuno/session-objects#/components/schemas/CheckoutSession/properties/metadata"
    )]
    pub metadata: Option<Metadata>,
    /// How the checkout is driven.
    pub workflow: Option<Workflow>,
    /// The installments offered; the account's own where this is left out.
    pub installments: Option<Installments>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
