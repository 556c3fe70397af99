//! Where a member belongs that stands in the wrong object.

use std::fmt;

/// Where a member belongs, seen from the object that it stands in:
/// `payment_data.external_order_num`.
///
/// ```
/// use paysession::{Message, ReadOptions, ViolationKind, komoju::CreateSession};
///
/// let report = CreateSession::from_json_with(
///     br#"{"amount": 1000, "currency": "JPY", "external_order_num": "42"}"#,
///     &ReadOptions::strict(),
/// )
/// .unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "/external_order_num: unknown member; did you mean \
///      `payment_data.external_order_num`?"
/// );
/// let Some(ViolationKind::Misplaced { path }) = report.first().kind() else {
///     panic!("must be misplaced");
/// };
/// assert!(path.names().eq(["payment_data", "external_order_num"]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MemberPath {
    outer: Option<&'static str>,
    object: &'static str,
    name: &'static str,
}

impl MemberPath {
    /// A member of an object that stands in the same object.
    pub(crate) const fn new(object: &'static str, name: &'static str) -> Self {
        Self { outer: None, object, name }
    }

    /// The same, seen from one object further out.
    pub(crate) const fn within(self, outer: &'static str) -> Self {
        Self { outer: Some(outer), ..self }
    }

    /// The names on the way, the member's own last.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.outer.into_iter().chain([self.object, self.name])
    }
}

impl fmt::Display for MemberPath {
    /// The names, joined with points.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(outer) = self.outer {
            write!(f, "{outer}.")?;
        }
        write!(f, "{}.{}", self.object, self.name)
    }
}
