//! Any bytes are read or refused by every message, with a bounded report; what
//! is read is written and read again the same, through serde too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paysession::{
    Message, ReadOptions,
    introspect::{MessageVisitor, for_each_message},
};

struct Read<'a>(&'a [u8]);

impl MessageVisitor for Read<'_> {
    fn visit<T: Message>(&mut self) {
        for options in [ReadOptions::default(), ReadOptions::strict()] {
            match T::from_json_with(self.0, &options) {
                Ok(message) => {
                    let text = serde_json::to_vec(&message).unwrap();
                    assert_eq!(T::from_json(&text).as_ref(), Ok(&message));
                    let again = serde_json::from_slice::<T>(&text).unwrap();
                    assert_eq!(again, message);
                }
                Err(report) => {
                    assert!((1..=100).contains(&report.len()));
                    let json = serde_json::to_string(&report).unwrap();
                    assert!(json.len() <= 16 * 1024 || report.len() == 1);
                    assert_eq!(
                        report.to_string().lines().count(),
                        report.len()
                    );
                }
            }
        }
    }
}

fuzz_target!(|body: &[u8]| for_each_message(&mut Read(body)));
