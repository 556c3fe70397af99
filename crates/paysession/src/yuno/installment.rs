//! Paying in parts.

use compact_str::CompactString;
use paysession_derive::{NumberNewtype, Object, StringNewtype};

use super::Rate;
use crate::{
    UnknownFields,
    rule::{NumberRule, StringRule},
};

/// The installments that a request offers for its session: a stored plan, or
/// a plan of its own. Nothing says that it may not name both, or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct Installments {
    /// A stored plan.
    pub plan_id: Option<PlanId>,
    /// The installments to choose from, where no stored plan is used.
    pub plan: Option<Vec<Installment>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The identifier of a stored plan of installments; no limit is published.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY, identifier)]
pub struct PlanId(CompactString);

/// So many monthly installments, at this rate.
///
/// ```
/// use paysession::yuno::Installment;
///
/// let three = Installment::new(3.try_into()?, "1.5".parse()?);
/// assert_eq!(
///     serde_json::to_string(&three)?,
///     r#"{"installment":3,"rate":1.5}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct Installment {
    /// How many monthly installments.
    pub installment: InstallmentCount,
    /// The rate applied to the final amount.
    pub rate: Rate,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// How many installments: 1 to 2,147,483,647, since the document calls it an
/// `int32` and a number of installments.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(rule = NumberRule::integer(1, 2_147_483_647), integer = u32)]
pub struct InstallmentCount(i64);
