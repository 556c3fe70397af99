//! The list of currencies, held against `iso_currency`'s.

use std::collections::BTreeMap;

use iso_currency::IntoEnumIterator;
use paysession::Currency;

/// Codes that ISO 4217 has withdrawn and `iso_currency` still knows.
const WITHDRAWN: [&str; 5] = ["BGN", "CUC", "HRK", "SLL", "ZWL"];

#[test]
fn the_list_is_what_is_current_and_has_a_minor_unit() {
    let ours: BTreeMap<&str, u32> = Currency::all()
        .map(|currency| (currency.as_str(), currency.minor_units()))
        .collect();
    let theirs: BTreeMap<&str, u32> = iso_currency::Currency::iter()
        .filter(|currency| !WITHDRAWN.contains(&currency.code()))
        .filter_map(|currency| {
            Some((currency.code(), u32::from(currency.exponent()?)))
        })
        .collect();
    assert_eq!(ours, theirs);
    assert_eq!(ours.len(), 165);
    for code in WITHDRAWN {
        assert!(iso_currency::Currency::from_code(code).is_some(), "{code}");
        assert!(code.parse::<Currency>().is_err(), "{code}");
    }
}

#[test]
fn a_code_is_read_as_it_is_written_and_no_other_text_is() {
    for currency in Currency::all() {
        let code = currency.as_str();
        assert_eq!(code.parse(), Ok(currency));
        for other in [
            code.to_lowercase(),
            format!(" {code}"),
            format!("{code}\n"),
            code[..2].to_owned(),
            code.replace(&code[..1], "Ａ"),
        ] {
            assert!(other.parse::<Currency>().is_err(), "{other:?}");
        }
    }
    // What has no minor unit, and what was never a code.
    for code in ["XXX", "XTS", "XAU", "XDR", "XSU", "XUA", "AAA", "ZZZ", ""] {
        assert!(code.parse::<Currency>().is_err(), "{code}");
    }
}
