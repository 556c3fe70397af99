//! The items that a session's page shows.

use paysession_derive::Message;

use super::{MinorUnits, Quantity};
use crate::{AnyText, Others};

/// An item on the session's page, as a request has it; every field is
/// optional.
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[message(
    request,
    source = "komoju/create-session#/components/schemas/LineItem"
)]
#[non_exhaustive]
pub struct LineItem {
    /// The price, in the currency's minor unit.
    pub amount: Option<MinorUnits>,
    /// The item's name.
    pub description: Option<AnyText>,
    /// How many; one where nothing is said.
    pub quantity: Option<Quantity>,
    /// The URL of a picture; no rule is published.
    pub image: Option<AnyText>,
    /// The product's number on the merchant's side.
    pub external_product_num: Option<AnyText>,
}

/// An item on the session's page, as a response has it: the same fields, and
/// whatever else was sent.
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[message(
    response,
    source = "komoju/create-session#/components/schemas/LineItem"
)]
#[non_exhaustive]
pub struct ReturnedLineItem {
    /// The price, in the currency's minor unit.
    pub amount: Option<MinorUnits>,
    /// The item's name.
    pub description: Option<AnyText>,
    /// How many; one where nothing is said.
    pub quantity: Option<Quantity>,
    /// The URL of a picture.
    pub image: Option<AnyText>,
    /// The product's number on the merchant's side.
    pub external_product_num: Option<AnyText>,
    /// Members that are not published.
    #[field(others)]
    pub others: Others,
}
