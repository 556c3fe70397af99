//! Every closed set of values has the same surface.

use std::{
    collections::BTreeSet,
    fmt::{Debug, Display},
    hash::Hash,
    str::FromStr,
};

use paysession::{
    Country, Currency, KnownOr, Violation, ViolationCode, komoju,
    rule::ChoiceRule, yuno,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

/// A set has these values, and no other text is one.
fn judge<T>(all: &[T], as_str: fn(T) -> &'static str, rule: &ChoiceRule)
where
    T: Copy
        + Debug
        + Display
        + Ord
        + Hash
        + Send
        + Sync
        + FromStr<Err = Violation>
        + for<'a> TryFrom<&'a str, Error = Violation>
        + Serialize
        + DeserializeOwned,
{
    assert!(!rule.open);
    let written: Vec<_> = all.iter().map(|value| as_str(*value)).collect();
    assert_eq!(written, rule.values);
    let distinct: BTreeSet<_> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    assert!(all.is_sorted());
    for (value, text) in all.iter().zip(written) {
        assert_eq!(text.parse::<T>().as_ref(), Ok(value));
        assert_eq!(T::try_from(text).as_ref(), Ok(value));
        assert_eq!(value.to_string(), text);
        assert_eq!(json!(value), text);
        assert_eq!(serde_json::from_value::<T>(json!(text)).unwrap(), *value);
        for other in [format!("{text} "), String::new(), text.repeat(2)] {
            let refused = other.parse::<T>().unwrap_err();
            assert_eq!(refused.code(), ViolationCode::Choice, "{other:?}");
            let words = format!("must be {rule}");
            assert!(refused.description().starts_with(&words), "{refused}");
        }
    }
}

/// The value as it is sent stands in a constant, and any text is a value of
/// the open set.
macro_rules! judge {
    ($($set:ty),+ $(,)?) => {$({
        const FIRST: $set = {
            let [first, ..] = <$set>::ALL else { panic!("no values") };
            *first
        };
        const TEXT: &str = FIRST.as_str();
        assert_eq!(TEXT, <$set>::RULE.values[0]);
        judge(<$set>::ALL, <$set>::as_str, &<$set>::RULE);

        assert_eq!(KnownOr::<$set>::from(TEXT), KnownOr::Known(FIRST));
        let other = KnownOr::<$set>::from("no value");
        assert_eq!((other.known(), other.as_str()), (None, "no value"));
        assert_eq!(json!(other), "no value");
    })+};
}

#[test]
fn a_closed_set_is_listed_parsed_shown_and_ordered() {
    judge!(
        Country,
        Currency,
        komoju::Capture,
        komoju::Currency,
        komoju::ErrorCode,
        komoju::Intent,
        komoju::Locale,
        komoju::Mode,
        komoju::PaymentType,
        komoju::SessionResource,
        komoju::SessionStatus,
        yuno::CountryOfOperation,
        yuno::ErrorCode,
        yuno::IntervalUnit,
        yuno::Workflow,
    );
}
