//! A whole report.

use std::{fmt, slice, vec};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{Pointer, Violation, size};

/// Every reason why a message was refused: at least one, in the order in which
/// they were found.
///
/// It displays one violation per line, or [all on one](Self::one_line), and
/// serializes as a list.
///
/// However it is built, it has at most 100 violations, and is at most 16 KiB
/// of JSON: the first that fit are kept, and
/// [`is_truncated`](Self::is_truncated) says whether there were more.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Violations {
    /// Never empty.
    list: Vec<Violation>,
    truncated: bool,
}

impl Violations {
    /// The most violations that a report keeps.
    pub const MAX_LEN: usize = 100;

    /// The most bytes of JSON that a report becomes.
    pub const MAX_JSON_BYTES: usize = 16 * 1024;

    /// A report of one violation.
    pub fn new(first: Violation) -> Self {
        Self { list: vec![first], truncated: false }
    }

    /// The report of what a reader found, which is something.
    pub(crate) fn of_reader(list: Vec<Violation>, truncated: bool) -> Self {
        assert!(!list.is_empty(), "a refusal has a reason");
        let mut report = Self { list, truncated };
        report.limit();
        report
    }

    /// Adds a violation, or remembers that there was one.
    ///
    /// Once one was left out, so are all that follow.
    pub fn push(&mut self, violation: Violation) {
        if !self.truncated {
            self.list.push(violation);
            self.limit();
        }
    }

    /// Adds the violations of another report, and whether it has all of its
    /// own.
    pub fn append(&mut self, other: Self) {
        self.extend(other.list);
        self.truncated |= other.truncated;
    }

    /// The same report, of a value that stands at `prefix`.
    #[must_use]
    pub fn within(mut self, prefix: &Pointer) -> Self {
        for violation in &mut self.list {
            violation.pointer = violation.pointer.within(prefix);
        }
        self.limit();
        self
    }

    /// The violation that was found first.
    #[expect(clippy::missing_panics_doc, reason = "it is never empty")]
    pub fn first(&self) -> &Violation {
        self.list.first().expect("a report has a violation")
    }

    /// The violations, in the order found.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// How many there are in this report: 1 to 100.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether more violations were found than the report keeps.
    pub const fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// The report on one line, for a log: `; ` stands between violations.
    ///
    /// ```
    /// use paysession::{Message, yuno::CreateCustomerSession};
    ///
    /// let report = CreateCustomerSession::from_json(br#"{"country": "BR"}"#)
    ///     .unwrap_err();
    /// assert_eq!(
    ///     report.one_line().to_string(),
    ///     "/account_id: is required; /customer_id: is required"
    /// );
    /// ```
    pub fn one_line(&self) -> impl fmt::Display {
        fmt::from_fn(|f| self.write(f, "; "))
    }

    fn write(
        &self,
        f: &mut fmt::Formatter<'_>,
        separator: &str,
    ) -> fmt::Result {
        for (index, violation) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str(separator)?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }

    /// Leaves out what is beyond the limits.
    fn limit(&mut self) {
        let found = self.list.len();
        self.list.truncate(Self::MAX_LEN);
        // One violation always fits: its pointer and its words are bounded.
        let fitting = size::fitting(&self.list, Self::MAX_JSON_BYTES).max(1);
        self.list.truncate(fitting);
        self.truncated |= self.list.len() < found;
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self::new(violation)
    }
}

impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        for violation in violations {
            self.push(violation);
        }
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl AsRef<[Violation]> for Violations {
    fn as_ref(&self) -> &[Violation] {
        &self.list
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "\n")
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violations")
            .field("list", &self.list)
            .field("truncated", &self.truncated)
            .finish()
    }
}

impl std::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Violations {
    /// What a client of a service reads back, within the same limits: see
    /// [`Violation`]. Whether the service left violations out is not written.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut list = Vec::<Violation>::deserialize(from)?.into_iter();
        let first = list.next().ok_or_else(|| {
            D::Error::custom("must have at least 1 violation")
        })?;
        let mut report = Self::new(first);
        report.extend(list);
        Ok(report)
    }
}
