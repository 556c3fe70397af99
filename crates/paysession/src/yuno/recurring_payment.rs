//! A payment that is made again and again.

use compact_str::CompactString;
use paysession_derive::{Choice, NumberNewtype, Object, StringNewtype};

use crate::{
    UnknownFields,
    rule::{Format, NumberRule, StringRule},
};

/// Turns on recurring payments for a checkout session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct RecurringPayment {
    /// What the subscription is called.
    pub description: Option<SubscriptionName>,
    /// Where the customer manages the subscription.
    pub management_url: Option<ManagementUrl>,
    /// The billing agreement.
    pub billing_agreement: Option<BillingAgreementId>,
    /// The cycle in which the customer pays.
    pub regular_billing: Option<Billing>,
    /// The trial before that, if there is one.
    pub trial_billing: Option<Billing>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What a subscription is called; no limit is published.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY)]
pub struct SubscriptionName(CompactString);

/// Where the customer manages a subscription: no control characters, as in
/// every URL that this crate reads; no other limit is published.
///
/// [`ReadOptions::strict`](crate::ReadOptions::strict) asks for an absolute `https`
/// URL.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY.in_format(Format::Url))]
pub struct ManagementUrl(CompactString);

/// The identifier of a billing agreement; no limit is published.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY)]
pub struct BillingAgreementId(CompactString);

/// What a customer pays, and how often.
///
/// ```
/// use paysession::yuno::{Billing, IntervalUnit};
///
/// let monthly = Billing::new(
///     "Monthly".parse()?,
///     "9.99".parse()?,
///     IntervalUnit::Month,
///     1.try_into()?,
/// );
/// assert_eq!(
///     serde_json::to_string(&monthly)?,
///     r#"{"label":"Monthly","amount":"9.99","interval_unit":"month","interval_count":1}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct Billing {
    /// What the cycle is called.
    pub label: BillingLabel,
    /// What is paid each time.
    pub amount: BillingAmount,
    /// The unit of the interval.
    pub interval_unit: IntervalUnit,
    /// How many units a cycle has.
    pub interval_count: IntervalCount,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What a cycle is called; no limit is published.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY)]
pub struct BillingLabel(CompactString);

/// What is paid in each cycle, as a text: `9.99`.
///
/// Any text: the document publishes two examples, `9.99` and `0.00`, and no
/// rule, so that a grammar of amounts would be a guess. It is kept as sent.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY)]
pub struct BillingAmount(CompactString);

/// The unit of the interval between two payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a unit of time")]
#[non_exhaustive]
pub enum IntervalUnit {
    /// A year.
    #[choice("year")]
    Year,
    /// A month.
    #[choice("month")]
    Month,
    /// A day.
    #[choice("day")]
    Day,
    /// An hour.
    #[choice("hour")]
    Hour,
    /// A minute.
    #[choice("minute")]
    Minute,
}

/// How many units a cycle has: a whole number of at most 15 digits.
///
/// No limit is published, not even that there is at least one unit. The bounds
/// are this crate's own: 15 digits are what every reader of JSON keeps.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(
    rule = NumberRule::steps(0, -999_999_999_999_999, 999_999_999_999_999),
    integer = i64
)]
pub struct IntervalCount(i64);
