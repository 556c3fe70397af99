//! Where the service keeps its sessions: one table of `SQLite`.

use std::{
    error::Error,
    fmt,
    path::Path,
    sync::{Mutex, PoisonError},
};

use paysession::{
    Violations,
    time::OffsetDateTime,
    yuno::{NotPayable, NotPayableReason, SessionState},
};
use rusqlite::{Connection, OptionalExtension};

/// The sessions that a service has opened.
#[derive(Debug)]
pub struct Store(Mutex<Connection>);

/// Why a session cannot be had, or cannot be paid.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such session.
    NotFound,
    /// It was paid, or has expired.
    NotPayable(NotPayableReason),
    /// Somebody else paid it at the same moment.
    Conflict,
    /// What is stored breaks a rule: somebody else wrote it.
    Corrupt(Violations),
    /// The database does not do what it is told.
    Database(rusqlite::Error),
    /// The session cannot be written.
    Json(serde_json::Error),
}

impl Store {
    /// Opens a database, and makes the table where there is none.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        connection.execute(
            "CREATE TABLE IF NOT EXISTS session (
                 id TEXT PRIMARY KEY,
                 state TEXT NOT NULL
             ) STRICT",
            (),
        )?;
        Ok(Self(Mutex::new(connection)))
    }

    /// Keeps a new session.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`], also where there is such a session.
    pub fn insert(&self, state: &SessionState) -> Result<(), StoreError> {
        let id = state.session().checkout_session().as_str();
        let text = serde_json::to_string(state)?;
        self.with(|connection| {
            connection.execute(
                "INSERT INTO session (id, state) VALUES (?1, ?2)",
                (id, text),
            )
        })?;
        Ok(())
    }

    /// The session with this identifier.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`], [`StoreError::Corrupt`] and
    /// [`StoreError::Database`].
    pub fn get(&self, id: &str) -> Result<SessionState, StoreError> {
        parse(&self.text(id)?)
    }

    /// Pays a session, once, where it has not expired.
    ///
    /// # Errors
    ///
    /// All of [`StoreError`].
    pub fn pay(
        &self,
        id: &str,
        now: OffsetDateTime,
    ) -> Result<SessionState, StoreError> {
        let unpaid = self.text(id)?;
        let payable = parse(&unpaid)?.payable_at(now)?;
        // Here, a real service has the customer's card charged.
        let paid = SessionState::from(payable.pay(now)?);
        let text = serde_json::to_string(&paid)?;
        // Compare and swap: of two that read the same unpaid state, one writes.
        let written = self.with(|connection| {
            connection.execute(
                "UPDATE session SET state = ?1 WHERE id = ?2 AND state = ?3",
                (text, id, unpaid),
            )
        })?;
        if written == 1 { Ok(paid) } else { Err(StoreError::Conflict) }
    }

    /// The state as it is stored.
    fn text(&self, id: &str) -> Result<String, StoreError> {
        self.with(|connection| {
            connection
                .query_row(
                    "SELECT state FROM session WHERE id = ?1",
                    [id],
                    |row| row.get(0),
                )
                .optional()
        })?
        .ok_or(StoreError::NotFound)
    }

    fn with<T>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
    ) -> Result<T, StoreError> {
        // Each job is one statement: whoever panicked left nothing half done.
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(job(&connection)?)
    }
}

fn parse(text: &str) -> Result<SessionState, StoreError> {
    SessionState::from_json(text.as_bytes()).map_err(StoreError::Corrupt)
}

impl<S> From<NotPayable<S>> for StoreError {
    fn from(refused: NotPayable<S>) -> Self {
        Self::NotPayable(refused.reason())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("must be a session that exists"),
            Self::NotPayable(reason) => reason.fmt(f),
            Self::Conflict => f.write_str("must be paid by one at a time"),
            Self::Corrupt(report) => report.one_line().fmt(f),
            Self::Database(error) => error.fmt(f),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl Error for StoreError {}
