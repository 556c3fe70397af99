//! The items that a session's page shows.

use paysession_derive::Object;

use super::{MinorUnits, Quantity};
use crate::{Received, Text, UnknownFields};

/// An item on the session's page, as a request has it; every field is
/// optional.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/LineItem"
)]
#[non_exhaustive]
pub struct LineItem {
    /// The price, in the currency's minor unit.
    pub amount: Option<MinorUnits>,
    /// The item's name.
    pub description: Option<Text>,
    /// How many; defaults to 1.
    pub quantity: Option<Quantity>,
    /// The URL of a picture; no rule is published.
    pub image: Option<Text>,
    /// The product's number on the merchant's side.
    pub external_product_num: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// An item on the session's page, as a response has it: the same fields, and
/// whatever else was sent.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/create-session#/components/schemas/LineItem"
)]
#[non_exhaustive]
pub struct ReceivedLineItem {
    /// The price, in the currency's minor unit.
    pub amount: Option<Received<MinorUnits>>,
    /// The item's name.
    pub description: Option<Text>,
    /// How many; defaults to 1.
    pub quantity: Option<Received<Quantity>>,
    /// The URL of a picture.
    pub image: Option<Text>,
    /// The product's number on the merchant's side.
    pub external_product_num: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
