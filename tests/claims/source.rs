//! Every rule names its source, and the source is there.

use std::{fs, path::Path};

use paysession::{
    Message,
    introspect::{MessageVisitor, ObjectShape, Shape},
};
use serde_json::Value;

use crate::read::every_message;

#[test]
fn every_field_names_a_place_that_a_vendored_document_has() {
    struct Sources(usize);
    impl MessageVisitor for Sources {
        fn visit<T: Message>(&mut self) {
            match T::SHAPE {
                Shape::Object(object) => self.object(T::ID, object, ""),
                Shape::Union { variants, .. } => {
                    for (_, object) in variants {
                        self.object(T::ID, object, "");
                    }
                }
                Shape::Array { of, .. } => self.visit_shape(T::ID, of, ""),
                shape => panic!("must be an object: {shape:?}"),
            }
        }
    }
    impl Sources {
        fn object(&mut self, id: &str, object: &ObjectShape, source: &str) {
            let source = object.source.unwrap_or(source);
            assert!(
                !source.is_empty(),
                "{id}: {} has no source",
                object.type_name.name
            );
            for field in object.fields {
                let source = field.source_in(source);
                assert!(resolves(&source), "{id}: {source}");
                self.0 += 1;
                self.visit_shape(id, &field.shape, &source);
            }
        }

        fn visit_shape(&mut self, id: &str, shape: &Shape, source: &str) {
            match shape {
                Shape::Object(object) => self.object(id, object, source),
                Shape::Array { of, .. } => {
                    self.visit_shape(id, of, &format!("{source}/items"));
                }
                _ => {}
            }
        }
    }
    let mut sources = Sources(0);
    every_message(&mut sources);
    assert!(sources.0 > 10, "only {} fields", sources.0);
}

/// Whether `document#pointer` leads to something, through `$ref`s too.
fn resolves(source: &str) -> bool {
    let (document, pointer) = source.split_once('#').unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../schemas/vendored")
        .join(format!("{document}.json"));
    let document: Value =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut at = &document;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        if let Some(reference) = at.get("$ref").and_then(Value::as_str) {
            at = document.pointer(&reference[1..]).unwrap();
        }
        let next = match at {
            Value::Array(entries) => {
                token.parse().ok().and_then(|at: usize| entries.get(at))
            }
            other => other.get(&token),
        };
        let Some(next) = next else { return false };
        at = next;
    }
    true
}

#[test]
fn a_wrong_source_does_not_resolve() {
    let good = "yuno/session-objects#/components/schemas/CustomerSession";
    assert!(resolves(good));
    assert!(!resolves(&format!("{good}/properties/elsewhere")));
}
