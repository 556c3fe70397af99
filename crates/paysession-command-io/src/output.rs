//! Standard output and standard error.

use std::{
    fmt,
    io::{self, Write},
};

use crate::escape::Escaped;

/// Prints exactly one line, and tells whether it could: whatever acts on a
/// terminal or begins another line is escaped.
///
/// # Errors
///
/// If standard output takes no more.
#[macro_export]
macro_rules! outln {
    ($($text:tt)*) => { $crate::print_line(format_args!($($text)*)) };
}
/// Prints exactly one line to standard error, escaped in the same way.
#[macro_export]
macro_rules! errln {
    ($($text:tt)*) => { $crate::print_error_line(format_args!($($text)*)) };
}

/// Something could not be printed to standard output.
#[derive(Debug)]
pub struct PrintError(io::Error);

impl PrintError {
    /// Whether the reader has left, such as `head`, who needs no message.
    pub fn is_closed_pipe(&self) -> bool {
        self.0.kind() == io::ErrorKind::BrokenPipe
    }
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot print")
    }
}

impl std::error::Error for PrintError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl From<io::Error> for PrintError {
    fn from(error: io::Error) -> Self {
        Self(error)
    }
}

/// The function behind [`outln!`](crate::outln).
///
/// # Errors
///
/// If standard output takes no more.
pub fn print_line(text: fmt::Arguments<'_>) -> Result<(), PrintError> {
    print(&format!("{}\n", Escaped(text)))
}

/// Prints a text as it is, such as a report in its own format.
///
/// # Errors
///
/// If standard output takes no more.
pub fn print(text: &str) -> Result<(), PrintError> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    // Rust ignores what fails when the program ends.
    out.flush()?;
    Ok(())
}

/// The function behind [`errln!`](crate::errln).
pub fn print_error_line(text: fmt::Arguments<'_>) {
    // There is no further place to report to; the exit code still tells.
    let _ = writeln!(io::stderr(), "{}", Escaped(text));
}
