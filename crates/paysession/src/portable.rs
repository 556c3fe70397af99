//! A checkout in this crate's own words, for a service that may send it to
//! either provider.
//!
//! It is the only part that knows both providers, so that neither knows the
//! other. It carries over what both have, whole; what one of them has no room
//! for is refused, never cut short.

use std::collections::HashSet;

use paysession_derive::Object;

use crate::{
    Country, Text, komoju,
    options::ReadOptions,
    read::{Collector, Path, Reported, string::StringValue},
    violation::{ViolationKind, Violations},
    yuno,
};

/// A payment to be made, before it is decided where: into a request of either
/// provider.
///
/// | field | Yuno | KOMOJU |
/// | --- | --- | --- |
/// | `amount` | `amount` | `amount`, in minor units, and `currency` |
/// | `description` | `payment_description` | that of the only one of `line_items`, which has the whole amount |
/// | `order_number` | `merchant_order_id` | `external_order_num` in `payment_data` |
/// | `return_url` | `callback_url` | `return_url` |
/// | `metadata` | `metadata`, a list | `metadata`, an object |
///
/// Only its amount has a rule. What a provider cannot represent is refused by
/// the conversion, every reason at its pointer in the checkout.
///
/// ```
/// use paysession::{Amount, PortableCheckout, PortableMetadataEntry, ReadOptions};
///
/// let checkout = PortableCheckout {
///     amount: Amount::new("JPY".parse()?, "1000".parse()?),
///     description: "Two cups".into(),
///     order_number: "order-42".into(),
///     return_url: None,
///     metadata: vec![PortableMetadataEntry {
///         key: "a key of 33 characters: too long.".into(),
///         value: "1".into(),
///     }],
/// };
/// assert_eq!(
///     checkout.to_komoju(&ReadOptions::default()).unwrap_err().to_string(),
///     "/metadata/0/key: must be at most 30 characters, found 33"
/// );
///
/// let account = "8beac4de-5f6f-11ed-9b6a-0242ac120002".parse()?;
/// let country = "US".parse()?;
/// let request = checkout.to_yuno(&ReadOptions::default(), account, country)?;
/// assert_eq!(request.merchant_order_id.as_str(), "order-42");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(literal)]
pub struct PortableCheckout {
    /// What is to be paid.
    pub amount: crate::Amount,
    /// What it is for.
    pub description: Text,
    /// The order's number at the merchant.
    pub order_number: Text,
    /// Where the customer lands afterwards.
    pub return_url: Option<Text>,
    /// What the merchant keeps with it.
    pub metadata: Vec<PortableMetadataEntry>,
}

/// One entry of what the merchant keeps with a checkout.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(literal)]
pub struct PortableMetadataEntry {
    /// What the entry is called.
    pub key: Text,
    /// What it says.
    pub value: Text,
}

impl PortableCheckout {
    /// KOMOJU's request, in the mode that creates a payment.
    ///
    /// # Errors
    ///
    /// Everything that KOMOJU cannot carry: a currency that it does not take, a
    /// value finer than the currency's minor unit or of more than 2,147,483,647
    /// of them, a URL with control characters, a key of more than 30 or a value
    /// of more than 2,000 characters, a key for the second time (`conflict`).
    pub fn to_komoju(
        &self,
        options: &ReadOptions,
    ) -> Result<komoju::CreatePaymentSession, Violations> {
        let mut collector = Collector::new(options);
        let request = self.komoju(&mut collector);
        collector.finish(request)
    }

    /// Yuno's request for a checkout session of this account, for a customer in
    /// this country.
    ///
    /// # Errors
    ///
    /// Everything that Yuno cannot carry: a description or an order number of
    /// less than 3 or more than 255 characters, a URL of less than 3 or more
    /// than 526 or with control characters, more than 50 entries, a key of more
    /// than 48 or a value of more than 512 characters.
    pub fn to_yuno(
        &self,
        options: &ReadOptions,
        account: yuno::AccountId,
        country: Country,
    ) -> Result<yuno::CreateCheckoutSession, Violations> {
        let mut collector = Collector::new(options);
        let request = self.yuno(&mut collector, account, country);
        collector.finish(request)
    }

    fn komoju(
        &self,
        collector: &mut Collector,
    ) -> Result<komoju::CreatePaymentSession, Reported> {
        let root = Path::ROOT;
        let money = komoju::Money::try_from(self.amount)
            .map_err(|error| report_money(collector, error));
        let return_url = carry_some(
            collector,
            &root.field("return_url"),
            self.return_url.as_ref(),
        );
        let metadata = self.komoju_metadata(collector);

        let komoju::Money { amount, currency } = money?;
        let item = komoju::LineItem::new()
            .with_amount(amount)
            .with_description(self.description.clone());
        let payment = komoju::PaymentData::new()
            .with_external_order_num(self.order_number.clone());
        let mut request = komoju::CreatePaymentSession::new(amount, currency)
            .with_line_items(vec![item])
            .with_payment_data(payment);
        request.return_url = return_url?;
        request.metadata =
            Some(metadata?).filter(|metadata| !metadata.is_empty());
        Ok(request)
    }

    /// An object has each key once.
    fn komoju_metadata(
        &self,
        collector: &mut Collector,
    ) -> Result<komoju::Metadata, Reported> {
        let path = Path::ROOT;
        let path = path.field("metadata");
        let mut keys = HashSet::new();
        let entries: Vec<_> = self
            .metadata
            .iter()
            .enumerate()
            .map(|(index, entry)| {
                let path = path.element(index);
                let is_new = if keys.insert(&entry.key) {
                    Ok(())
                } else {
                    let expected = "be a key that no other entry has";
                    let kind = ViolationKind::Conflict { expected };
                    Err(collector.report(&path.field("key"), kind))
                };
                let carried = entry.carry(collector, &path);
                is_new.and(carried)
            })
            .collect();
        entries.into_iter().collect()
    }

    fn yuno(
        &self,
        collector: &mut Collector,
        account: yuno::AccountId,
        country: Country,
    ) -> Result<yuno::CreateCheckoutSession, Reported> {
        let root = Path::ROOT;
        let description =
            carry(collector, &root.field("description"), &self.description);
        let order =
            carry(collector, &root.field("order_number"), &self.order_number);
        let callback_url = carry_some(
            collector,
            &root.field("return_url"),
            self.return_url.as_ref(),
        );
        let metadata = self.yuno_metadata(collector);

        let mut request = yuno::CreateCheckoutSession::new(
            account,
            order?,
            description?,
            country,
        )
        .with_amount(self.amount);
        request.callback_url = callback_url?;
        request.metadata =
            Some(metadata?).filter(|metadata| !metadata.is_empty());
        Ok(request)
    }

    /// A list has its entries in their order, and any of them twice.
    fn yuno_metadata(
        &self,
        collector: &mut Collector,
    ) -> Result<yuno::Metadata, Reported> {
        let path = Path::ROOT;
        let path = path.field("metadata");
        let entries: Vec<_> = self
            .metadata
            .iter()
            .enumerate()
            .map(|(index, entry)| entry.carry(collector, &path.element(index)))
            .collect();
        let has_room = yuno::Metadata::RULE.check(entries.len());
        has_room.map_err(|kind| collector.report(&path, kind))?;
        let entries: Vec<_> = entries
            .into_iter()
            .map(|entry| {
                entry.map(|(key, value)| yuno::MetadataEntry::new(key, value))
            })
            .collect::<Result<_, _>>()?;
        yuno::Metadata::try_from(entries)
            .map_err(|violation| collector.report_within(&path, violation))
    }
}

impl PortableMetadataEntry {
    fn carry<K: StringValue, V: StringValue>(
        &self,
        collector: &mut Collector,
        path: &Path<'_>,
    ) -> Result<(K, V), Reported> {
        let key = carry(collector, &path.field("key"), &self.key);
        let value = carry(collector, &path.field("value"), &self.value);
        Ok((key?, value?))
    }
}

/// The same text under the provider's rule.
fn carry<T: StringValue>(
    collector: &mut Collector,
    path: &Path<'_>,
    text: &Text,
) -> Result<T, Reported> {
    T::parse(text.as_str(), collector.options())
        .map_err(|kind| collector.report(path, kind))
}

/// The same, where there is one.
fn carry_some<T: StringValue>(
    collector: &mut Collector,
    path: &Path<'_>,
    text: Option<&Text>,
) -> Result<Option<T>, Reported> {
    text.map(|text| carry(collector, path, text)).transpose()
}

/// Reports why KOMOJU cannot be told an amount.
fn report_money(
    collector: &mut Collector,
    error: komoju::MoneyError,
) -> Reported {
    let member = match error {
        komoju::MoneyError::Currency { .. } => "currency",
        komoju::MoneyError::FinerThanMinorUnit { .. }
        | komoju::MoneyError::OutOfRange { .. } => "value",
    };
    let path = Path::ROOT;
    let path = path.field("amount");
    collector.report(&path.field(member), error.problem())
}
