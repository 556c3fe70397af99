//! The list of countries, held against `iso_country`'s.

use std::collections::BTreeSet;

use paysession::{Country, yuno::CountryOfOperation};
use serde_json::json;

#[test]
fn the_list_is_what_iso_3166_1_has() {
    let ours: Vec<&str> =
        Country::ALL.iter().map(|country| country.as_str()).collect();
    let theirs: BTreeSet<&str> =
        iso_country::data::all().iter().map(|country| country.alpha2).collect();
    assert!(theirs.iter().eq(&ours), "in the order of their codes");
    assert_eq!(ours.len(), 249);
}

#[test]
fn a_code_is_read_as_it_is_written_and_no_other_text_is() {
    for country in Country::ALL.iter().copied() {
        let code = country.as_str();
        assert_eq!(code.parse(), Ok(country));
        assert_eq!(Country::try_from(code), Ok(country));
        assert_eq!(Country::from_code(code), Some(country));
        assert_eq!(country.to_string(), code);
        assert_eq!(format!("{country:?}"), code);
        assert_eq!(
            format!("{country:>3}|{country:<3}"),
            format!(" {code}|{code} ")
        );
        assert_eq!(json!(country), code);
        assert_eq!(
            serde_json::from_value::<Country>(json!(code)).unwrap(),
            country
        );
        for other in [
            code.to_lowercase(),
            format!(" {code}"),
            format!("{code}\n"),
            code[..1].to_owned(),
            code.replace(&code[..1], "Ａ"),
        ] {
            assert!(other.parse::<Country>().is_err(), "{other:?}");
            assert_eq!(Country::from_code(&other), None, "{other:?}");
        }
    }
    for code in ["", "XK", "UK", "EU", "AA", "ZZ"] {
        assert!(code.parse::<Country>().is_err(), "{code}");
    }
}

#[test]
fn every_country_has_a_name_of_its_own() {
    let names: BTreeSet<&str> =
        Country::ALL.iter().map(|country| country.english_name()).collect();
    assert_eq!(names.len(), Country::ALL.len());
    for name in names {
        assert!(name.chars().next().is_some_and(char::is_uppercase), "{name}");
        assert_eq!(name.trim(), name);
    }
    assert_eq!(Country::CI.english_name(), "Côte d’Ivoire");
    assert_eq!(
        Country::RULE.descriptions[..2],
        ["Andorra", "United Arab Emirates"]
    );
}

#[test]
fn a_country_is_a_constant_and_a_pattern() {
    const BRAZIL: Country = Country::BR;
    const FOUND: Country = Country::from_code("BR").unwrap();
    const CODE: &str = FOUND.as_str();
    assert_eq!(CODE, "BR");
    assert!(matches!(FOUND, BRAZIL));
    assert!(!matches!(Country::US, BRAZIL));
}

#[test]
fn countries_are_ordered_by_their_codes() {
    let codes = Country::ALL.iter().map(|country| country.as_str());
    assert!(codes.is_sorted());
    assert!(Country::ALL.is_sorted());
}

#[test]
fn a_country_of_operation_is_a_country() {
    for country in CountryOfOperation::ALL.iter().copied() {
        let known = Country::from(country);
        assert_eq!(known.as_str(), country.as_str());
        assert_eq!(CountryOfOperation::try_from(known), Ok(country));
    }
    let mut of_operation = 0;
    for country in Country::ALL.iter().copied() {
        match CountryOfOperation::try_from(country) {
            Ok(_) => of_operation += 1,
            Err(refused) => assert_eq!(
                refused.to_string(),
                "must be one of AR, BO, BR, CL, CO, CR, EC, SV, GT, HN, MX, \
                 NI, PA, PY, PE, US, UY"
            ),
        }
    }
    assert_eq!(of_operation, CountryOfOperation::ALL.len());
}
