//! How strictly a message is read.

use crate::rule::CountRule;

/// How strictly a message is read.
///
/// | | [`published`](Self::published) | [`strict`](Self::strict) | [`tolerant`](Self::tolerant) |
/// | --- | --- | --- | --- |
/// | for | the default | clients that you control, and tests | the live provider's responses |
/// | unknown members | kept | refused, but for those of a payment in a response | kept |
/// | URLs that a customer is sent to | any text | absolute `https` | as published |
/// | a response that breaks a published limit | refused | refused | read; [`check`](crate::Message::check) reports it |
/// | `null` or an empty text for an optional member of a request | as published | as published | left out |
/// | the month and year of a card as texts of digits | refused | refused | kept as they were sent |
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadOptions {
    deny_unknown_fields: bool,
    require_https: bool,
    is_tolerant: bool,
    max_list_entries: u32,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self::published()
    }
}

impl ReadOptions {
    /// The default limit for arrays without a published limit, in entries.
    pub const MAX_LIST_ENTRIES: u32 = 10_000;

    /// What the provider's documents allow. This is the default.
    pub const fn published() -> Self {
        Self {
            deny_unknown_fields: false,
            require_https: false,
            is_tolerant: false,
            max_list_entries: Self::MAX_LIST_ENTRIES,
        }
    }

    /// Unknown members are violations, and a URL that a customer is sent to
    /// (`callback_url`, `management_url`, `return_url`) must be an absolute
    /// `https` URL with a host and no user information; a host in another
    /// script is written in its `xn--` form.
    pub const fn strict() -> Self {
        Self {
            deny_unknown_fields: true,
            require_https: true,
            ..Self::published()
        }
    }

    /// For responses of the live provider: a response needs only its identifier,
    /// such as the `id` of a session.
    ///
    /// In responses, no length, count, format, choice or range refuses. Every
    /// other member may be missing, `null`, empty or of another kind. What its
    /// field cannot hold is kept in the `unknown_fields` of its object and
    /// written again; the field is then `None`.
    /// [`check`](crate::Message::check) says what is missing and what is wrong.
    /// In requests, `null` and an empty text that the member's rule refuses are
    /// read as if an optional member had been left out, and the month and the
    /// year of a card may be texts of digits, as the provider's own web fields
    /// send them.
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

    /// How many entries a list may have for which no limit is published,
    /// whatever the reading; by default
    /// [`MAX_LIST_ENTRIES`](Self::MAX_LIST_ENTRIES).
    ///
    /// It bounds what a body can make a reader hold. An entry that says nothing
    /// (`{},`) is three bytes of a body and less than 512 of memory, whatever
    /// the list, so that one with the most entries takes less than 5 MiB; a
    /// list that is longer is refused, and no more of it is kept.
    ///
    /// ```
    /// use paysession::{Message, ReadOptions, komoju::CreateSession};
    ///
    /// let options = ReadOptions::published().max_list_entries(2);
    /// let body = br#"{
    ///     "amount": 1000, "currency": "JPY", "line_items": [{}, {}, {}]
    /// }"#;
    /// let report = CreateSession::from_json_with(body, &options).unwrap_err();
    /// assert_eq!(
    ///     report.to_string(),
    ///     "/line_items: must have at most 2 entries, found 3"
    /// );
    /// ```
    #[must_use]
    pub const fn max_list_entries(self, max: u32) -> Self {
        Self { max_list_entries: max, ..self }
    }

    /// How many entries a list may have of which `published` says how many.
    pub(crate) const fn bound(&self, published: CountRule) -> CountRule {
        match published.max {
            Some(_) => published,
            None => CountRule::up_to(self.max_list_entries),
        }
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
