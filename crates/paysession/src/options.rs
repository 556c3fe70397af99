//! How strictly a message is read.

/// How strictly a message is read.
///
/// | | [`published`](Self::published) | [`strict`](Self::strict) | [`tolerant`](Self::tolerant) |
/// | --- | --- | --- | --- |
/// | for | the default | your own requests, in tests | the live provider's responses |
/// | unknown members | kept | refused | kept |
/// | URLs that a customer is sent to | any text | absolute `https` | as published |
/// | a response that breaks a published limit | refused | refused | read; [`check`](crate::Message::check) tells |
/// | `null` or an empty text for an optional member of a request | as published | as published | left out |
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
///     "/callback_ulr: unknown member; did you mean `callback_url`?"
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ReadOptions {
    deny_unknown_fields: bool,
    require_https: bool,
    is_tolerant: bool,
}

impl ReadOptions {
    /// What the provider's documents allow. This is the default.
    pub const fn published() -> Self {
        Self {
            deny_unknown_fields: false,
            require_https: false,
            is_tolerant: false,
        }
    }

    /// Unknown members are violations, and a URL that a customer is sent to
    /// (`callback_url`, `management_url`, `return_url`) must be an absolute
    /// `https` URL with a host and no user information.
    pub const fn strict() -> Self {
        Self {
            deny_unknown_fields: true,
            require_https: true,
            ..Self::published()
        }
    }

    /// What a provider really sends, and what works: everything of the right
    /// JSON types is read.
    ///
    /// In responses, no length, count, format, choice or range refuses, and a
    /// member may be missing that not every published example has. In requests,
    /// `null` and an empty text that the member's rule refuses are read as if
    /// an optional member had been left out.
    pub const fn tolerant() -> Self {
        Self { is_tolerant: true, ..Self::published() }
    }

    /// Whether a member that the message does not have is a violation.
    #[must_use]
    pub const fn deny_unknown_fields(self, deny: bool) -> Self {
        Self { deny_unknown_fields: deny, ..self }
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

    pub(crate) const fn is_tolerant(&self) -> bool {
        self.is_tolerant
    }
}
