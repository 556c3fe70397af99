//! What the commands' exit codes mean.

use specdrift::Outcome;
use std::process::ExitCode;

/// How a command ended. Of several outcomes, 3 counts before 1 before 5 before
/// 4.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub(crate) enum Exit {
    Success = 0,
    Difference = 1,
    Usage = 2,
    Failure = 3,
    StaleFile = 4,
    StalePolicy = 5,
}

impl Exit {
    const ALL: [Self; 6] = [
        Self::Success,
        Self::Difference,
        Self::Usage,
        Self::Failure,
        Self::StaleFile,
        Self::StalePolicy,
    ];

    fn meaning(self) -> &'static str {
        match self {
            Self::Success => "nothing is wrong",
            Self::Difference => "a difference counts, which no policy covers",
            Self::Usage => "the command was called wrongly",
            Self::Failure => {
                "something could not be read, judged, written or printed"
            }
            Self::StaleFile => "a generated file is stale",
            Self::StalePolicy => {
                "a policy or the lock file is stale, or a policy has ended or gives no \
                 reason"
            }
        }
    }
}

impl From<Outcome> for Exit {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Agreement => Self::Success,
            Outcome::Drift => Self::Difference,
            Outcome::WaiverFault => Self::StalePolicy,
            // What is not known here was not judged here.
            Outcome::Undecided | _ => Self::Failure,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The table that stands in `--help`.
pub(crate) fn help() -> String {
    let codes =
        Exit::ALL.map(|exit| format!("\n  {}  {}", exit as u8, exit.meaning()));
    format!("Exit codes:{}", codes.concat())
}
