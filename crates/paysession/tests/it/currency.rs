//! The list of currencies, held against `iso_currency`'s.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use iso_currency::IntoEnumIterator;
use paysession::Currency;
use serde_json::json;

/// Codes that ISO 4217 has withdrawn and `iso_currency` still knows.
const WITHDRAWN: [&str; 3] = ["BGN", "CUC", "HRK"];

#[test]
fn the_withdrawn_codes_are_those_that_the_country_reference_lists() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/country-reference.csv");
    let table = fs::read_to_string(path).unwrap();
    let listed: BTreeSet<&str> = table
        .lines()
        .skip(1)
        .map(|row| row.rsplit(',').nth(1).unwrap())
        .filter(|code| *code != "N/A")
        .collect();
    assert_eq!(listed.len(), 153);
    for code in &listed {
        assert!(Currency::from_code(code).is_some(), "{code}");
    }
    assert_eq!(
        Currency::WITHDRAWN.map(Currency::as_str),
        ["ANG", "SLL", "ZWL"]
    );
    for currency in Currency::WITHDRAWN {
        assert!(listed.contains(currency.as_str()), "{currency}");
    }
}

#[test]
fn the_list_is_what_is_current() {
    let is_listed_still = |code: &str| {
        Currency::WITHDRAWN.iter().any(|currency| currency.as_str() == code)
    };
    let ours: BTreeMap<&str, u32> = Currency::ALL
        .iter()
        .filter(|currency| !Currency::WITHDRAWN.contains(currency))
        .map(|currency| (currency.as_str(), currency.minor_units()))
        .collect();
    let theirs: BTreeMap<&str, u32> = iso_currency::Currency::iter()
        .filter(|currency| !WITHDRAWN.contains(&currency.code()))
        .filter(|currency| !is_listed_still(currency.code()))
        .map(|currency| {
            let digits = currency.exponent().map_or(0, u32::from);
            (currency.code(), digits)
        })
        .collect();
    assert_eq!(ours, theirs);
    assert_eq!(ours.len(), 178);
    let without: Vec<&str> = iso_currency::Currency::iter()
        .filter(|currency| currency.exponent().is_none())
        .map(|currency| currency.code())
        .collect();
    let ours = Currency::WITHOUT_MINOR_UNIT.map(Currency::as_str);
    assert_eq!(BTreeSet::from(ours), without.into_iter().collect());
    for code in WITHDRAWN {
        assert!(iso_currency::Currency::from_code(code).is_some(), "{code}");
        assert!(code.parse::<Currency>().is_err(), "{code}");
    }
}

#[test]
fn every_currency_has_a_name_of_its_own() {
    let names: BTreeSet<&str> =
        Currency::ALL.iter().map(|currency| currency.english_name()).collect();
    assert_eq!(names.len(), Currency::ALL.len());
    for name in names {
        assert!(name.chars().next().is_some_and(char::is_uppercase), "{name}");
        assert_eq!(name.trim(), name);
    }
    assert_eq!(Currency::ALBANIAN_LEK.english_name(), "Albanian Lek");
    assert_eq!(Currency::RULE.descriptions[0], "United Arab Emirates Dirham");
    assert_eq!(
        paysession::komoju::Currency::RULE.descriptions[..2],
        ["Japanese Yen", "US Dollar"]
    );
}

#[test]
fn a_code_is_read_as_it_is_written_and_no_other_text_is() {
    for currency in Currency::ALL.iter().copied() {
        let code = currency.as_str();
        assert_eq!(code.parse(), Ok(currency));
        assert_eq!(Currency::try_from(code), Ok(currency));
        assert_eq!(Currency::from_code(code), Some(currency));
        assert_eq!(currency.to_string(), code);
        assert_eq!(json!(currency), code);
        assert_eq!(
            serde_json::from_value::<Currency>(json!(code)).unwrap(),
            currency
        );
        for other in [
            code.to_lowercase(),
            format!(" {code}"),
            format!("{code}\n"),
            code[..2].to_owned(),
            code.replace(&code[..1], "Ａ"),
        ] {
            assert!(other.parse::<Currency>().is_err(), "{other:?}");
            assert_eq!(Currency::from_code(&other), None, "{other:?}");
        }
    }
    for code in ["HRK", "AAA", "ZZZ", ""] {
        assert!(code.parse::<Currency>().is_err(), "{code}");
    }
}

#[test]
fn a_currency_is_a_constant_and_a_pattern() {
    const YEN: Currency = Currency::JPY;
    const FOUND: Currency = Currency::from_code("JPY").unwrap();
    const PLACES: u32 = YEN.minor_units();
    const CODE: &str = YEN.as_str();
    assert!(matches!(FOUND, YEN));
    assert!(!matches!(Currency::USD, YEN));
    assert_eq!((CODE, PLACES), ("JPY", 0));
    assert_eq!(format!("{YEN:?}"), "JPY");
}

#[test]
fn currency_code_all_is_the_lek() {
    assert_eq!("ALL".parse(), Ok(Currency::ALBANIAN_LEK));
    assert_eq!(Currency::ALBANIAN_LEK.as_str(), "ALL");
    assert_eq!(json!(Currency::ALBANIAN_LEK), "ALL");
    assert!(Currency::ALL.contains(&Currency::ALBANIAN_LEK));
}

#[test]
fn currencies_are_ordered_by_their_codes() {
    let codes = Currency::ALL.iter().map(|currency| currency.as_str());
    assert!(codes.is_sorted());
    assert!(Currency::ALL.is_sorted());
}
