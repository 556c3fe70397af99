//! An amount is the number that its text is, or it is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paysession::AmountValue;
use rust_decimal::Decimal;

fuzz_target!(|text: &str| {
    let Ok(value) = text.parse::<AmountValue>() else {
        // What a second reader takes for a multiple within the bounds, in
        // JSON's own grammar, is not refused.
        let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let is_json = serde_json::from_str::<f64>(text).is_ok();
        if let Ok(decimal) = Decimal::from_str_exact(text)
            && plain
            && is_json
        {
            let largest = Decimal::new(999_999_999_999_999, 4);
            assert!(
                decimal.normalize().scale() > 4 || decimal > largest,
                "{text}"
            );
        }
        return;
    };
    let decimal = Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text));
    if let Ok(decimal) = decimal {
        assert_eq!(value.decimal(), decimal.normalize(), "{text}");
    }
    let written = serde_json::to_string(&value).unwrap();
    assert!(!written.contains(['e', 'E']), "{written}");
    assert_eq!(serde_json::from_str::<AmountValue>(&written).unwrap(), value);
    assert_eq!(AmountValue::try_from(value.decimal()), Ok(value));
});
