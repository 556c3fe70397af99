//! What is JSON to this crate is JSON to `serde_json`, and the other way.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paysession::{Code, Message, yuno::CreateCustomerSession};
use serde_json::value::RawValue;

fuzz_target!(|body: &[u8]| {
    let ours = match CreateCustomerSession::from_json(body) {
        Ok(_) => true,
        // A report that is full may have no room for the syntax.
        Err(report) if report.is_truncated() => return,
        Err(report) => report.iter().all(|v| v.code() != Code::Syntax),
    };
    let theirs = match serde_json::from_slice::<serde_json::Value>(body) {
        Ok(_) => true,
        Err(error) if error.to_string().starts_with("number out of range") => {
            // It stopped there. The rest is only looked at as a text, without
            // its escapes, so that only our `yes` can be held against it.
            !ours || serde_json::from_slice::<&RawValue>(body).is_ok()
        }
        Err(_) => false,
    };
    if !ours
        && theirs
        && serde_json::from_slice::<serde_json::Value>(body).is_err()
    {
        return;
    }
    assert_eq!(ours, theirs);
});
