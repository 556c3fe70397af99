//! The providers' own errors, for a service that answers in their manner.

use paysession::{komoju, yuno};

use crate::{BodyError, ErrorFormat, Status};

impl ErrorFormat for yuno::ErrorBody {
    /// 400 for a report, which is the only status that Yuno publishes for one.
    fn status(error: &BodyError) -> Status {
        match error {
            BodyError::Violations(_) => Status::BadRequest,
            BodyError::ContentType
            | BodyError::ContentEncoding
            | BodyError::TooLong { .. }
            | BodyError::Incomplete => error.status(),
        }
    }

    fn of(error: &BodyError) -> Self {
        (&*error.to_violations()).into()
    }
}

impl ErrorFormat for komoju::ErrorBody {
    /// 422 for a report, which is the status of both its codes.
    fn status(error: &BodyError) -> Status {
        match error {
            BodyError::Violations(_) => Status::UnprocessableContent,
            BodyError::ContentType
            | BodyError::ContentEncoding
            | BodyError::TooLong { .. }
            | BodyError::Incomplete => error.status(),
        }
    }

    /// A body that was not read is a `bad_request`: KOMOJU publishes no code
    /// for its status.
    fn of(error: &BodyError) -> Self {
        let mut body = Self::from(&*error.to_violations());
        if error.violations().is_none()
            && let Some(reason) = &mut body.error
        {
            reason.code = Some(komoju::ErrorCode::BadRequest.into());
        }
        body
    }
}
