//! Numbers with a rule, from and into the integers of Rust.

use std::{
    fmt::{Debug, Display},
    hash::{DefaultHasher, Hash, Hasher},
};

use paysession::{
    Message, ReadOptions, Violation,
    komoju::{ExpiresInSeconds, MinorUnits, Quantity, Session},
    yuno::{
        CheckoutSession, CreateCheckoutSession, InstallmentCount,
        IntervalCount, Rate,
    },
};
use rust_decimal::Decimal;

/// Every integer of some type that a number may be made of.
macro_rules! judge {
    ($number:ty, $words:literal, [$($integer:ty),+]) => {{
        let rule = <$number>::RULE;
        $(
            for integer in [
                <$integer>::MIN, <$integer>::MAX, 0, 1, 2,
                rule.min as $integer, rule.max as $integer,
                (rule.min as $integer).wrapping_sub(1),
                (rule.max as $integer).wrapping_add(1),
            ] {
                let wide = i128::from(i64::try_from(integer)
                    .unwrap_or(i64::MAX));
                let expected = i128::from(rule.min) <= wide
                    && wide <= i128::from(rule.max);
                match <$number>::try_from(integer) {
                    Ok(number) => {
                        assert!(expected, "{integer}");
                        assert_eq!(i128::from(number), wide);
                        assert_eq!(i128::from(number.get()), wide);
                        shown(number, &integer.to_string());
                    }
                    Err(refused) => {
                        assert!(!expected, "{integer}");
                        assert_eq!(refused.to_string(), $words);
                    }
                }
            }
        )+
    }};
}

/// A number is shown, parsed and written as this text.
#[track_caller]
fn shown<T>(number: T, text: &str)
where
    T: Copy
        + Display
        + Debug
        + PartialEq
        + std::str::FromStr<Err = Violation>
        + serde::Serialize
        + serde::de::DeserializeOwned,
{
    assert_eq!(number.to_string(), text);
    let name = std::any::type_name::<T>().rsplit("::").next().unwrap();
    assert_eq!(format!("{number:?}"), format!("{name}({text})"));
    assert_eq!(text.parse(), Ok(number));
    assert_eq!(serde_json::to_string(&number).unwrap(), text);
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), number);
}

#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a limit that does not fit is another integer to try"
)]
fn a_whole_number_is_made_of_any_integer_that_keeps_its_rule() {
    judge!(
        MinorUnits,
        "must be 0 to 2147483647",
        [i8, i16, i32, i64, isize, u8, u16, u32, u64, usize]
    );
    judge!(
        ExpiresInSeconds,
        "must be -2147483648 to 86400",
        [i8, i16, i32, i64, isize, u8, u16, u32, u64, usize]
    );
    judge!(
        InstallmentCount,
        "must be 1 to 2147483647",
        [i8, i16, i32, i64, isize, u8, u16, u32, u64, usize]
    );
    judge!(
        IntervalCount,
        "must be -999999999999999 to 999999999999999",
        [i8, i16, i32, i64, isize, u8, u16, u32, u64, usize]
    );
    judge!(
        Quantity,
        "must be -2147483648 to 2147483647",
        [i64, isize, u32, u64, usize]
    );
}

#[test]
fn a_quantity_is_any_integer_of_32_bits() {
    for number in [i32::MIN, -1, 0, 1, i32::MAX] {
        assert_eq!(Quantity::from(number).get(), number);
        assert_eq!(i32::from(Quantity::from(number)), number);
        shown(Quantity::from(number), &number.to_string());
    }
    assert_eq!(Quantity::from(u8::MAX), Quantity::from(255));
    assert_eq!(Quantity::from(i8::MIN), Quantity::from(-128));
    assert_eq!(Quantity::from(u16::MAX), Quantity::from(65_535));
    assert_eq!(Quantity::from(i16::MIN), Quantity::from(-32_768));
}

#[test]
fn a_number_becomes_each_wider_integer() {
    let units = MinorUnits::try_from(2_147_483_647).unwrap();
    assert_eq!(u32::from(units), 2_147_483_647);
    assert_eq!(u64::from(units), 2_147_483_647);
    assert_eq!(i64::from(units), 2_147_483_647);
    assert_eq!(u128::from(units), 2_147_483_647);
    let quantity = Quantity::from(-2);
    assert_eq!(i64::from(quantity), -2);
    assert_eq!(i128::from(quantity), -2);
    let count = IntervalCount::try_from(-2).unwrap();
    assert_eq!(i64::from(count), -2);
}

#[test]
fn number_types_are_usable_in_const() {
    const DAY: i32 = ExpiresInSeconds::DEFAULT.get();
    const LIFETIME: std::time::Duration = ExpiresInSeconds::DEFAULT.lifetime();
    assert_eq!((DAY, LIFETIME.as_secs()), (86_400, 86_400));
}

#[test]
fn display_honours_width_and_fill() {
    let quantity = Quantity::from(-2);
    assert_eq!(
        format!("{quantity:5}|{quantity:05}|{quantity:<5}|"),
        "   -2|-0002|-2   |"
    );
    let rate: Rate = "1.5".parse().unwrap();
    assert_eq!(format!("{rate:6}|{rate:+}|{rate:06}"), "   1.5|+1.5|0001.5");
}

#[test]
fn a_rate_is_any_number_and_is_never_rounded() {
    for text in [
        "-1.23",
        "0",
        "0.0000571234",
        "18.123456789",
        "-123456789012345678901234567890.123456789",
        "1.50",
        "1e400",
        "1E-400",
        "1e99999999999999999999",
    ] {
        let rate: Rate = text.parse().unwrap();
        assert_eq!(rate.as_str(), text);
        assert_eq!(rate.to_string(), text);
        assert_eq!(format!("{rate:?}"), format!("Rate({text})"));
        assert_eq!(serde_json::to_string(&rate).unwrap(), text);
        let again: Rate = serde_json::from_str(text).unwrap();
        assert_eq!(again, rate);
    }
    for (number, text) in [
        (Decimal::new(-123, 2), "-1.23"),
        (Decimal::new(1, 28), "0.0000000000000000000000000001"),
        (Decimal::MAX, "79228162514264337593543950335"),
    ] {
        let rate = Rate::from(number);
        assert_eq!((rate.as_str(), rate.to_decimal()), (text, Some(number)));
    }
    assert_eq!(Rate::from(-2).as_str(), "-2");
    // A decimal has no room for these.
    for text in ["1e400", "0.00000000000000000000000000001"] {
        assert_eq!(text.parse::<Rate>().unwrap().to_decimal(), None, "{text}");
    }
}

/// A body, with another text in the place of the number that follows a name.
fn with_number<T: Message>(name: &str, before: &str, number: &str) -> String {
    let before = format!(r#""{name}": {before}"#);
    assert_eq!(T::EXAMPLE.matches(&before).count(), 1, "{before}");
    T::EXAMPLE.replace(&before, &format!(r#""{name}": {number}"#))
}

#[test]
fn a_rate_in_a_body_has_any_number_of_digits_and_comes_back() {
    fn comes_back<T: Message>(name: &str, before: &str) {
        for number in ["0.0000571234", "18.123456789", "1e-400", "-1E400"] {
            let body = with_number::<T>(name, before, number);
            for options in [ReadOptions::published(), ReadOptions::tolerant()] {
                let read = T::from_json_with(body.as_bytes(), &options);
                let written = serde_json::to_string(&read.unwrap()).unwrap();
                let member = format!(r#""{name}":{number}"#);
                let same = member.replace(':', ": ");
                assert!(
                    written.contains(&member) || written.contains(&same),
                    "{number} in {}",
                    T::ID
                );
            }
        }
    }
    comes_back::<CreateCheckoutSession>("rate", "1.5");
    comes_back::<CheckoutSession>("rate", "1.5");
    comes_back::<Session>("exchange_rate", "1.0");
}

#[test]
fn rates_are_equal_where_they_are_the_same_number() {
    let hash = |rate: &Rate| {
        let mut state = DefaultHasher::new();
        rate.hash(&mut state);
        state.finish()
    };
    let rate = |text: &str| text.parse::<Rate>().unwrap();
    for (one, other) in [
        ("1.2", "1.20"),
        ("0.0000057", "5.7E-6"),
        ("-0", "0.0"),
        ("1e2", "100"),
    ] {
        let (one, other) = (rate(one), rate(other));
        assert_eq!(one, other);
        assert_eq!(hash(&one), hash(&other));
    }
    for (one, other) in [("1.2", "1.21"), ("1", "-1"), ("1e400", "1e401")] {
        assert_ne!(rate(one), rate(other));
    }
}

#[test]
fn a_text_that_is_no_number_says_how_json_writes_one() {
    for text in ["", "1,5", "01", ".5", "+1", "1 ", "yen", "null"] {
        let whole = "must be a whole number as JSON writes it, such as 15";
        for (refused, words) in [
            (text.parse::<MinorUnits>().unwrap_err(), whole),
            (text.parse::<Quantity>().unwrap_err(), whole),
            (
                text.parse::<Rate>().unwrap_err(),
                "must be a number as JSON writes it, such as 1.5",
            ),
        ] {
            assert_eq!(refused.to_string(), words, "{text:?}");
        }
    }
    let refused = "1.5".parse::<MinorUnits>().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "must be a whole number of minor units (such as cents)"
    );
}
