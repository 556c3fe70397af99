//! The one resolver of references: `$ref`, and the targets of a discriminator.

use super::pointer::Pointer;
use percent_encoding::percent_decode_str;
use serde_json::Value;

/// How many references may follow one another.
const MAX_HOPS: usize = 32;

/// A reference into its own document, as a pointer. Its fragment may be percent
/// encoded (RFC 6901, section 6).
pub(crate) fn local(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    Pointer::parse(&percent_decode_str(fragment).decode_utf8_lossy())
}

/// What stands at `pointer`, or what its `$ref` leads to, with the place it is
/// at. `None` where it leads nowhere or into itself.
pub(crate) fn follow(
    root: &Value,
    pointer: Pointer,
) -> Option<(&Value, Pointer)> {
    let mut pointer = pointer;
    for _ in 0..=MAX_HOPS {
        let value = pointer.resolve(root)?;
        let reference = value.get("$ref").and_then(Value::as_str);
        // A reference that leaves the document is not followed.
        match reference.filter(|text| text.starts_with('#')) {
            Some(text) => pointer = local(text)?,
            None => return Some((value, pointer)),
        }
    }
    None
}

/// The schema that a value of a discriminator's `mapping` names: a reference, or
/// the name of a schema of the document.
pub(crate) fn of_mapping(root: &Value, target: &str) -> Option<Pointer> {
    let named = Pointer::root().join("components").join("schemas").join(target);
    if named.resolve(root).is_some() { Some(named) } else { local(target) }
}
