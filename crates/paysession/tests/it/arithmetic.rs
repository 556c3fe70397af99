//! What a service does with amounts: add, multiply, compare and show them.

use std::{cmp::Ordering, collections::HashSet};

use paysession::{
    Amount, AmountError, AmountValue, Currency,
    komoju::{self, MinorUnits, Money},
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The largest value in steps of 0.0001.
const MAX: i128 = 999_999_999_999_999;

fn amount(currency: Currency, value: &str) -> Amount {
    Amount::new(currency, value.parse().unwrap())
}

/// A value in steps of 0.0001.
fn steps(value: AmountValue) -> i128 {
    let decimal = value.decimal() * Decimal::from(10_000);
    decimal.normalize().to_string().parse().unwrap()
}

/// The value that so many steps of 0.0001 are, or `None` out of the range.
fn value(steps: i128) -> Option<AmountValue> {
    (0..=MAX)
        .contains(&steps)
        .then(|| Decimal::from_i128_with_scale(steps, 4).try_into().unwrap())
}

#[test]
fn an_amount_shows_as_many_places_as_its_currency_has_or_more() {
    use Currency as C;
    for (currency, value, shown) in [
        (C::USD, "23.56", "23.56 USD"),
        (C::USD, "23.5", "23.50 USD"),
        (C::USD, "23", "23.00 USD"),
        (C::USD, "23.5676", "23.5676 USD"),
        (C::USD, "0", "0.00 USD"),
        (C::JPY, "1000", "1000 JPY"),
        (C::JPY, "0.5", "0.5 JPY"),
        (C::KWD, "1.2", "1.200 KWD"),
        (C::CLF, "1.2345", "1.2345 CLF"),
        (C::CLF, "7", "7.0000 CLF"),
        (C::USD, "99999999999.9999", "99999999999.9999 USD"),
    ] {
        assert_eq!(amount(currency, value).to_string(), shown);
    }
    let price = amount(C::USD, "9.99");
    assert_eq!(format!("{price:>10}|{price:<10}|"), "  9.99 USD|9.99 USD  |");
    // As it shows a number: on the right, and never cut.
    assert_eq!(format!("{price:10}|{price:.1}|"), "  9.99 USD|9.99 USD|");
    let yen = amount(C::JPY, "1000");
    assert_eq!(
        format!("{yen:.2}|{yen:.0}|{yen:10.1}|"),
        "1000 JPY|1000 JPY|  1000 JPY|"
    );
    assert_eq!(
        format!("{price:?}"),
        "Amount { currency: USD, value: AmountValue(9.99) }"
    );
}

#[test]
fn a_minor_unit_of_every_currency_is_one() {
    for currency in Currency::ALL.iter().copied() {
        let unit = Amount::from_minor_units(currency, 1).unwrap();
        let places = currency.minor_units();
        assert_eq!(unit.decimal(), Decimal::new(1, places), "{currency}");
        assert_eq!(unit.to_minor_units(), Ok(1), "{currency}");
        assert!(unit.is_whole_minor_units(), "{currency}");

        let step = amount(currency, "0.0001");
        assert_eq!(step.is_whole_minor_units(), places == 4, "{currency}");
        if let Err(error) = step.to_minor_units() {
            let words = match places {
                0 => format!("must be a whole number ({currency})"),
                _ => format!(
                    "must have at most {places} decimal places ({currency})"
                ),
            };
            assert_eq!(error, AmountError::FinerThanMinorUnit { currency });
            assert_eq!(error.to_string(), words);
        }
    }
}

#[test]
fn amounts_of_two_currencies_are_neither_combined_nor_compared() {
    let (dollars, yen) =
        (amount(Currency::USD, "2"), amount(Currency::JPY, "1"));
    let mismatch = AmountError::CurrencyMismatch {
        left: Currency::USD,
        right: Currency::JPY,
    };
    assert_eq!(dollars.checked_add(yen), Err(mismatch));
    assert_eq!(dollars.checked_sub(yen), Err(mismatch));
    assert_eq!(Amount::checked_sum([dollars, dollars, yen]), Err(mismatch));
    assert_eq!(
        mismatch.to_string(),
        "must be amounts of one currency, found USD and JPY"
    );
    assert_eq!(dollars.partial_cmp(&yen), None);
    let (below, above) = (dollars < yen, dollars > yen);
    assert_eq!((below, above), (false, false));
    assert_ne!(dollars, amount(Currency::JPY, "2"));
}

#[test]
fn what_leaves_the_range_is_refused() {
    let most = Amount::new(Currency::EUR, AmountValue::MAX);
    let least = amount(Currency::EUR, "0.0001");
    let none = Amount::new(Currency::EUR, AmountValue::ZERO);
    for refused in [
        most.checked_add(least),
        none.checked_sub(least),
        most.checked_mul(2),
        most.checked_mul(u32::MAX),
        Amount::checked_sum([none, most, least]).map(|_| none),
    ] {
        assert_eq!(refused, Err(AmountError::OutOfRange));
    }
    assert_eq!(
        AmountError::OutOfRange.to_string(),
        "must be 0 to 99999999999.9999"
    );
    assert_eq!(most.checked_add(none), Ok(most));
    assert_eq!(most.checked_sub(most), Ok(none));
    assert_eq!(most.checked_mul(1), Ok(most));
    assert_eq!(most.checked_mul(0), Ok(none));
    assert_eq!(Amount::checked_sum([]), Ok(None));
    assert_eq!(Amount::checked_sum([least]), Ok(Some(least)));
    assert_eq!(AmountValue::MAX.to_string(), "99999999999.9999");
    assert_eq!(AmountValue::ZERO.to_string(), "0");
}

#[test]
fn integers_are_major_units() {
    for (integer, shown) in [(0, "0"), (7, "7"), (i32::MAX, "2147483647")] {
        let value = AmountValue::try_from(integer).unwrap();
        assert_eq!(value.to_string(), shown);
        assert_eq!(AmountValue::try_from(i64::from(integer)), Ok(value));
        let integer = integer.unsigned_abs();
        assert_eq!(AmountValue::try_from(u64::from(integer)), Ok(value));
        assert_eq!(AmountValue::from(integer), value);
    }
    let most = AmountValue::try_from(99_999_999_999_i64).unwrap();
    assert_eq!(most.to_string(), "99999999999");
    for refused in [
        AmountValue::try_from(-1_i32),
        AmountValue::try_from(i64::MIN),
        AmountValue::try_from(100_000_000_000_i64),
        AmountValue::try_from(i64::MAX),
        AmountValue::try_from(u64::MAX),
    ] {
        assert_eq!(
            refused.unwrap_err().to_string(),
            "must be 0 to 99999999999.9999"
        );
    }
}

#[test]
fn a_decimal_is_never_rounded() {
    for (decimal, verdict) in [
        ("23.5676", Ok("23.5676")),
        ("23.56760000000000000000", Ok("23.5676")),
        ("-0.0", Ok("0")),
        ("0.00005", Err("must have at most 4 decimal places")),
        ("23.56761", Err("must have at most 4 decimal places")),
        ("-0.0001", Err("must be 0 to 99999999999.9999")),
        ("100000000000", Err("must be 0 to 99999999999.9999")),
        ("79228162514264337593543950335", Err("must be 0 to 99999999999.9999")),
    ] {
        let decimal: Decimal = decimal.parse().unwrap();
        let found = AmountValue::try_from(decimal);
        let found = found.map(|value| value.to_string());
        let found = found.map_err(|refused| refused.to_string());
        let verdict = verdict.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(found, verdict, "{decimal}");
    }
}

#[test]
fn money_is_an_amount() {
    for currency in komoju::Currency::ALL.iter().copied() {
        for units in [0, 1, 99, 100, 2_147_483_647] {
            let amount = MinorUnits::try_from(units).unwrap();
            let money = Money { amount, currency };
            let amount = Amount::from(money);
            assert_eq!(amount.to_minor_units(), Ok(units.into()));
            assert_eq!(amount.currency(), currency.into());
            assert_eq!(Money::try_from(amount), Ok(money));
            assert_eq!(money.to_string(), amount.to_string());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(2_000)
    })]

    #[test]
    fn arithmetic_is_that_of_whole_numbers(
        currency in any::<Currency>(),
        a in any::<AmountValue>(),
        b in any::<AmountValue>(),
        count in prop_oneof![0..5_u32, any::<u32>()],
    ) {
        let (x, y) = (steps(a), steps(b));
        prop_assert_eq!(a.checked_add(b), value(x + y));
        prop_assert_eq!(a.checked_sub(b), value(x - y));
        prop_assert_eq!(a.checked_mul(count), value(x * i128::from(count)));
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));

        let of = |value| Amount::new(currency, value);
        let all = |value: Option<AmountValue>| {
            value.map(of).ok_or(AmountError::OutOfRange)
        };
        prop_assert_eq!(of(a).checked_add(of(b)), all(value(x + y)));
        prop_assert_eq!(of(a).checked_sub(of(b)), all(value(x - y)));
        let product = value(x * i128::from(count));
        prop_assert_eq!(of(a).checked_mul(count), all(product));
        prop_assert_eq!(of(a).partial_cmp(&of(b)), Some(x.cmp(&y)));
    }

    #[test]
    fn a_sum_is_that_of_decimals(
        currency in any::<Currency>(),
        values in proptest::collection::vec(any::<AmountValue>(), 0..6),
    ) {
        let amounts = values.iter().map(|value| Amount::new(currency, *value));
        let sum: Decimal = values.iter().map(|value| value.decimal()).sum();
        match Amount::checked_sum(amounts) {
            Ok(None) => prop_assert!(values.is_empty()),
            Ok(Some(found)) => {
                prop_assert_eq!(found.currency(), currency);
                prop_assert_eq!(found.decimal(), sum);
            }
            Err(error) => {
                prop_assert_eq!(error, AmountError::OutOfRange);
                prop_assert!(sum > AmountValue::MAX.decimal());
            }
        }
    }

    #[test]
    fn equal_amounts_hash_and_compare_alike(
        a in any::<Amount>(),
        b in any::<Amount>(),
    ) {
        let equal = a.partial_cmp(&b) == Some(Ordering::Equal);
        prop_assert_eq!(a == b, equal);
        let distinct = HashSet::from([a, b, a]).len();
        prop_assert_eq!(distinct, if equal { 1 } else { 2 });
    }

    #[test]
    fn what_an_amount_shows_is_its_value(amount in any::<Amount>()) {
        let shown = amount.to_string();
        let (value, currency) = shown.split_once(' ').unwrap();
        prop_assert_eq!(currency.parse(), Ok(amount.currency()));
        prop_assert_eq!(value.parse(), Ok(amount.value()));
        let places = value.split_once('.').map_or(0, |(_, part)| part.len());
        let least = usize::try_from(amount.currency().minor_units()).unwrap();
        prop_assert!(places >= least);
        prop_assert!(places == least || !value.ends_with('0'));
    }

    #[test]
    fn a_value_is_written_as_it_is_shown(value in any::<AmountValue>()) {
        let shown = value.to_string();
        prop_assert_eq!(&serde_json::to_string(&value).unwrap(), &shown);
        prop_assert_eq!(shown.parse(), Ok(value));
        prop_assert_eq!(AmountValue::try_from(Decimal::from(value)), Ok(value));
    }
}
