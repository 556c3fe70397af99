//! When something ends: a moment and a lifetime.

use std::time::Duration;

use time::OffsetDateTime;

/// A moment and a lifetime. What the time is now is always an argument.
///
/// ```
/// use std::time::Duration;
/// use paysession::{Expiry, Timestamp};
///
/// let created: Timestamp = "2024-06-06T13:39:10.932297Z".parse()?;
/// let expiry = Expiry::new(created.to_offset_date_time(), Duration::from_secs(7200));
///
/// let last = expiry.expires_at() - Duration::from_nanos(1);
/// assert!(!expiry.is_expired(last));
/// assert!(expiry.is_expired(expiry.expires_at()));
/// assert_eq!(expiry.remaining(created.to_offset_date_time()), Duration::from_secs(7200));
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Expiry {
    created_at: OffsetDateTime,
    lifetime: Duration,
}

impl Expiry {
    /// Something created at this moment that lives so long.
    pub const fn new(created_at: OffsetDateTime, lifetime: Duration) -> Self {
        Self { created_at, lifetime }
    }

    /// When it began.
    pub const fn created_at(self) -> OffsetDateTime {
        self.created_at
    }

    /// How long it lives.
    pub const fn lifetime(self) -> Duration {
        self.lifetime
    }

    /// The first moment at which it has expired; the last that can be said
    /// where that is later.
    pub fn expires_at(self) -> OffsetDateTime {
        let lifetime = time::Duration::try_from(self.lifetime)
            .unwrap_or(time::Duration::MAX);
        self.created_at.saturating_add(lifetime)
    }

    /// Whether it has expired: from [`expires_at`](Self::expires_at) on.
    pub fn is_expired(self, now: OffsetDateTime) -> bool {
        now >= self.expires_at()
    }

    /// How long it still has; zero from the moment on at which it has expired.
    pub fn remaining(self, now: OffsetDateTime) -> Duration {
        Duration::try_from(self.expires_at() - now).unwrap_or(Duration::ZERO)
    }
}
