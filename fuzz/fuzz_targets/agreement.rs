//! Reader and strict schema agree on every value, and the portable schema
//! never refuses what the reader takes.
#![no_main]

use std::{collections::HashMap, sync::LazyLock};

use jsonschema::Validator;
use libfuzzer_sys::fuzz_target;
use paysession::{
    Message,
    introspect::schema::{self, Profile},
    introspect::{MessageVisitor, for_each_message},
};
use serde_json::Value;

static SCHEMAS: LazyLock<HashMap<&str, [Validator; 2]>> = LazyLock::new(|| {
    struct Build(HashMap<&'static str, [Validator; 2]>);
    impl MessageVisitor for Build {
        fn visit<T: Message>(&mut self) {
            let build = |profile| {
                jsonschema::draft202012::new(&schema::of::<T>(profile)).unwrap()
            };
            self.0
                .insert(T::ID, [Profile::Strict, Profile::Portable].map(build));
        }
    }
    let mut build = Build(HashMap::new());
    for_each_message(&mut build);
    build.0
});

struct Agree<'a>(&'a Value, &'a str);

impl MessageVisitor for Agree<'_> {
    fn visit<T: Message>(&mut self) {
        let [strict, portable] = &SCHEMAS[T::ID];
        let read = T::from_json(self.1.as_bytes()).is_ok();
        assert_eq!(read, strict.is_valid(self.0), "{}: {}", T::ID, self.1);
        assert!(!read || portable.is_valid(self.0), "{}: {}", T::ID, self.1);
    }
}

fuzz_target!(|body: &[u8]| {
    if let Ok(value) = serde_json::from_slice::<Value>(body) {
        // The text that is left when a member that is there twice, and the
        // digits that an `f64` has no room for, are gone.
        let text = value.to_string();
        for_each_message(&mut Agree(&value, &text));
    }
});
