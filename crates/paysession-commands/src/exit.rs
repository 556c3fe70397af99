//! What the commands' exit codes mean.

use specdrift::Outcome;
use std::process::ExitCode;

/// How a command ended. Of several outcomes, 3 counts before 1 before 5 before
/// 4.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
#[repr(u8)]
pub enum Exit {
    /// Nothing is wrong.
    Success = 0,
    /// A difference counts, which no policy covers.
    Difference = 1,
    /// The command was called wrongly.
    Usage = 2,
    /// Something could not be read, judged, written or printed.
    Failure = 3,
    /// A generated file is stale.
    StaleFile = 4,
    /// A policy or the lock file is stale.
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

    /// The table that stands in `--help`.
    pub fn help() -> String {
        let codes = Self::ALL
            .map(|exit| format!("\n  {}  {}", exit as u8, exit.meaning()));
        format!("Exit codes:{}", codes.concat())
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::Success => "nothing is wrong",
            Self::Difference => "a difference that no policy covers",
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
            Outcome::StalePolicy => Self::StalePolicy,
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
