//! How strictly a message is read.

/// How strictly a message is read.
///
/// The default reads what the provider's documents allow: unknown members are
/// ignored (in requests) or kept (in responses), and a URL needs no scheme.
///
/// ```
/// use paysession::{Message, ReadOptions, yuno::CreateCustomerSession};
///
/// let body = br#"{
///     "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
///     "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
///     "country": "US",
///     "callback_ulr": "https://shop.example"
/// }"#;
/// assert!(CreateCustomerSession::from_json(body).is_ok());
///
/// let refused =
///     CreateCustomerSession::from_json_with(body, &ReadOptions::strict());
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "/callback_ulr: is not a member of this message, but callback_url is"
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    deny_unknown_fields: bool,
    require_https: bool,
}

impl ReadOptions {
    /// Unknown members are violations, and a URL that a customer is sent to
    /// (`callback_url`, `management_url`, `return_url`) must be an absolute
    /// `https` URL with a host and no user information.
    pub const fn strict() -> Self {
        Self { deny_unknown_fields: true, require_https: true }
    }

    /// Whether a member that the message does not have is a violation.
    #[must_use]
    pub const fn deny_unknown_fields(self, refuse: bool) -> Self {
        Self { deny_unknown_fields: refuse, ..self }
    }

    /// Whether a customer may be sent to an absolute `https` URL only.
    #[must_use]
    pub const fn require_https(self, require: bool) -> Self {
        Self { require_https: require, ..self }
    }

    pub(crate) const fn denies_unknown_fields(&self) -> bool {
        self.deny_unknown_fields
    }

    pub(crate) const fn requires_https(&self) -> bool {
        self.require_https
    }
}
