//! The code lists of the standards that descriptions name. A list is data: what
//! a document means when it says the standard's name and nothing more.

use celes::Country;
use iso_currency::{Currency, IntoEnumIterator};
use serde_json::Value;
use std::collections::BTreeSet;

/// The pattern of an ISO 8601 date and time in its extended form.
pub(crate) const DATE_TIME: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\
T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";

/// The pattern of a UUID, of any version and in any letter case.
pub(crate) const UUID: &str =
    "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";

/// The alpha-2 country codes of ISO 3166-1, as a list for `enum`.
pub(crate) fn countries() -> Value {
    let countries = Country::get_countries();
    let codes = countries.iter().map(|country| country.alpha2);
    list(codes.filter(|code| *code != USER_ASSIGNED))
}

/// The alphabetic codes of ISO 4217, funds and precious metals included, as a
/// list for `enum`.
pub(crate) fn currencies() -> Value {
    list(Currency::iter().map(|currency| currency.code()))
}

/// Kosovo's, which is in use and which ISO 3166-1 does not assign.
const USER_ASSIGNED: &str = "XK";

fn list(codes: impl Iterator<Item = &'static str>) -> Value {
    codes.collect::<BTreeSet<_>>().into_iter().map(Value::from).collect()
}
