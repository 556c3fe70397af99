//! What the exit codes mean.

use std::process::ExitCode;

/// How a command ended; `drift` has more codes, which its help lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Success,
    Violations,
    /// Called wrongly, or an input could not be read or recognized.
    Input,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Violations => 1,
            Exit::Input => 2,
        })
    }
}

/// The table that stands in `--help`.
pub(crate) const HELP: &str = "Exit codes:
  0  every record keeps every rule
  1  a record breaks a rule, or is too long
  2  called wrongly, or an input could not be read or recognized
  3  something could not be printed";
