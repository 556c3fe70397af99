//! The client: it sends typed requests, and reads the answers tolerantly.

use std::{error::Error, fmt};

use paysession::{
    Message, ReadOptions, Violations,
    yuno::{CheckoutSession, CreateCheckoutSession, ErrorBody, SessionState},
};

/// The longest answer that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// A client of the service.
#[derive(Clone, Debug)]
pub struct Client {
    agent: ureq::Agent,
    address: String,
}

/// Why there is no session.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError {
    /// The service refused the request.
    Refused {
        /// The status of the answer.
        status: u16,
        /// What the service says, in whatever form a tolerant reading takes.
        body: Box<ErrorBody>,
    },
    /// The answer is none that a client of this version can read.
    Unreadable {
        /// The status of the answer.
        status: u16,
        /// Why not.
        report: Violations,
    },
    /// No answer came.
    Transport(ureq::Error),
    /// The request cannot be written.
    Json(serde_json::Error),
}

impl Client {
    /// A client of the service at this address: `http://127.0.0.1:8080`.
    pub fn new(address: impl Into<String>) -> Self {
        // A status is an answer like any other: its body says more.
        let config =
            ureq::Agent::config_builder().http_status_as_error(false).build();
        Self { agent: config.into(), address: address.into() }
    }

    /// Opens a session.
    ///
    /// # Errors
    ///
    /// All of [`ClientError`].
    pub fn create(
        &self,
        request: &CreateCheckoutSession,
    ) -> Result<CheckoutSession, ClientError> {
        let body = serde_json::to_vec(request)?;
        self.post("/checkout/sessions", &body, CheckoutSession::from_json_with)
    }

    /// Sends a body as it is, for tests of the service.
    ///
    /// # Errors
    ///
    /// All of [`ClientError`].
    pub fn create_from_json(
        &self,
        body: &[u8],
    ) -> Result<CheckoutSession, ClientError> {
        self.post("/checkout/sessions", body, CheckoutSession::from_json_with)
    }

    /// Retrieves a session.
    ///
    /// # Errors
    ///
    /// All of [`ClientError`].
    pub fn retrieve(&self, id: &str) -> Result<CheckoutSession, ClientError> {
        let url = format!("{}/checkout/sessions/{id}", self.address);
        let answer = self.agent.get(&url).call()?;
        read(answer, CheckoutSession::from_json_with)
    }

    /// Pays a session.
    ///
    /// # Errors
    ///
    /// All of [`ClientError`].
    pub fn pay(&self, id: &str) -> Result<SessionState, ClientError> {
        let path = format!("/checkout/sessions/{id}/pay");
        self.post(&path, b"", SessionState::from_json_with)
    }

    fn post<T>(
        &self,
        path: &str,
        body: &[u8],
        reader: Reader<T>,
    ) -> Result<T, ClientError> {
        let url = format!("{}{path}", self.address);
        let answer = self
            .agent
            .post(&url)
            .header("content-type", "application/json")
            .send(body)?;
        read(answer, reader)
    }
}

/// What reads a body.
type Reader<T> = fn(&[u8], &ReadOptions) -> Result<T, Violations>;

/// A session or an error, by the status: in either, what the service newly
/// sends is kept, and what breaks a limit is read all the same.
fn read<T>(
    mut answer: ureq::http::Response<ureq::Body>,
    reader: Reader<T>,
) -> Result<T, ClientError> {
    let status = answer.status();
    let body =
        answer.body_mut().with_config().limit(MAX_BYTES).read_to_vec()?;
    let options = ReadOptions::tolerant();
    let unreadable =
        |report| ClientError::Unreadable { status: status.as_u16(), report };
    if status.is_success() {
        return reader(&body, &options).map_err(unreadable);
    }
    let body = ErrorBody::from_json_with(&body, &options);
    Err(ClientError::Refused {
        status: status.as_u16(),
        body: Box::new(body.map_err(unreadable)?),
    })
}

impl From<ureq::Error> for ClientError {
    fn from(error: ureq::Error) -> Self {
        Self::Transport(error)
    }
}

impl From<serde_json::Error> for ClientError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { status, body } => {
                write!(f, "refused with {status}")?;
                for message in body.messages.iter().flatten() {
                    write!(f, "; {}", message.as_str())?;
                }
                Ok(())
            }
            Self::Unreadable { status, report } => {
                write!(f, "answered {status}: {}", report.one_line())
            }
            Self::Transport(error) => error.fmt(f),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl Error for ClientError {}
