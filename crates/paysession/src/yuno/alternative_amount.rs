//! An amount in another currency.

use paysession_derive::Object;

use crate::{AmountValue, Currency, UnknownFields};

/// The amount of the payment in another currency, which must be named but may
/// be `null`.
///
/// ```
/// use paysession::yuno::AlternativeAmount;
///
/// let amount = AlternativeAmount::new(None, "23.5676".parse()?);
/// assert_eq!(
///     serde_json::to_string(&amount)?,
///     r#"{"currency":null,"value":23.5676}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct AlternativeAmount {
    /// The other currency.
    #[field(required, nullable)]
    pub currency: Option<Currency>,
    /// The value, in major units of that currency.
    pub value: AmountValue,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
