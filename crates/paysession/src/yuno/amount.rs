//! The amount of a payment, in requests and in responses.

use paysession_derive::Object;

use crate::{
    Amount, AmountValue, Currency, Received, UnknownFields, Violations,
    options::ReadOptions,
    read::{Collector, Path},
    value::received,
};

/// The amount of a payment, as a request has it: an [`Amount`], and the members
/// that are not published.
///
/// ```
/// use paysession::{Amount, yuno::PaymentAmount};
///
/// let price = Amount::new("COP".parse()?, "23.5676".parse()?);
/// assert_eq!(PaymentAmount::from(price).amount(), price);
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct PaymentAmount {
    /// The currency.
    pub currency: Currency,
    /// The value, in major units of the currency.
    pub value: AmountValue,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl PaymentAmount {
    /// The amount.
    pub fn amount(&self) -> Amount {
        Amount::new(self.currency, self.value)
    }
}

impl From<Amount> for PaymentAmount {
    fn from(amount: Amount) -> Self {
        Self::new(amount.currency(), amount.value())
    }
}

/// The amount of a session, as a response says it. Read with
/// [`ReadOptions::tolerant`], its currency and its value may be missing.
///
/// ```
/// use paysession::{Amount, Message, yuno::CheckoutSession};
///
/// let session =
///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
/// let received = session.amount.ok_or("an amount")?;
/// assert_eq!(received.value.as_ref().map(|value| value.as_str()), Some("520"));
/// assert_eq!(Amount::try_from(&received)?.to_string(), "520.00 USD");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(response)]
#[non_exhaustive]
pub struct ReceivedAmount {
    /// The currency.
    #[field(required)]
    pub currency: Option<Received<Currency>>,
    /// The value, in major units of the currency.
    #[field(required)]
    pub value: Option<Received<AmountValue>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl From<Amount> for ReceivedAmount {
    fn from(amount: Amount) -> Self {
        Self {
            currency: Some(amount.currency().into()),
            value: Some(amount.value().into()),
            unknown_fields: UnknownFields::default(),
        }
    }
}

impl TryFrom<&ReceivedAmount> for Amount {
    type Error = Violations;

    /// The amount, where its currency and its value are there and keep their
    /// rules.
    ///
    /// # Errors
    ///
    /// Every rule that is broken, at `/currency` or at `/value`.
    fn try_from(received: &ReceivedAmount) -> Result<Self, Violations> {
        let ReceivedAmount { currency, value, unknown_fields: _ } = received;
        let mut collector = Collector::new(&ReadOptions::published());
        let path = Path::ROOT;
        let currency = received::required(
            currency.as_ref(),
            &path.field("currency"),
            &mut collector,
        );
        let value = received::required(
            value.as_ref(),
            &path.field("value"),
            &mut collector,
        );
        let amount = currency
            .and_then(|currency| value.map(|value| Self::new(currency, value)));
        collector.finish(amount)
    }
}

/// The new amount of a session.
///
/// The document requires the value, and its own example leaves it out; either
/// is taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct AmountUpdate {
    /// The currency.
    pub currency: Currency,
    /// The value, in major units of the currency.
    pub value: Option<AmountValue>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl From<Amount> for AmountUpdate {
    fn from(amount: Amount) -> Self {
        Self::new(amount.currency()).with_value(amount.value())
    }
}

/// The new amount of a session in another currency, which must be named but may
/// be `null`.
///
/// The document requires the value, and its own example leaves it out; either
/// is taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct AlternativeAmountUpdate {
    /// The other currency.
    #[field(required, nullable)]
    pub currency: Option<Currency>,
    /// The value, in major units of that currency.
    pub value: Option<AmountValue>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
