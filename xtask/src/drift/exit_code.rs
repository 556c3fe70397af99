//! The exit codes of `drift`, which a build server reads.

use specdrift::Outcome;
use std::process::ExitCode;

/// What the codes mean, for `--help`.
pub(super) const HELP: &str = "\
Exit codes:
  0  nothing that counts differs
  1  a finding of the level of --deny or above, which no waiver covers
  2  the command was used wrongly
  3  something could not be read or judged
  4  a generated file is stale (`check` and `schema --check` only)
  5  no other finding, and a waiver is stale, has expired or gives no reason";

/// A finding that counts.
pub(super) const DRIFT: u8 = 1;
/// The command was used wrongly.
pub(super) const USAGE: u8 = 2;
/// Something could not be read or judged.
const COULD_NOT_JUDGE: u8 = 3;
/// A waiver is stale, has expired or gives no reason.
const WAIVER_FAULT: u8 = 5;

/// The code of a report.
pub(super) fn of(outcome: Outcome) -> ExitCode {
    match outcome {
        Outcome::Agreement => ExitCode::SUCCESS,
        Outcome::Drift => ExitCode::from(DRIFT),
        Outcome::WaiverFault => ExitCode::from(WAIVER_FAULT),
        // What is not known here was not judged here.
        Outcome::Undecided | _ => ExitCode::from(COULD_NOT_JUDGE),
    }
}
