//! Printing for people, who may stop reading before the end.

use std::{
    fmt,
    io::{self, Write},
};

/// Prints a line, as `println!` does.
macro_rules! say {
    ($($text:tt)*) => { $crate::say::line(format_args!($($text)*)) };
}
pub(crate) use say;

/// A reader that has left, such as `head`, is no error; anything else is one
/// that the reader of the other stream should know.
pub(crate) fn line(text: fmt::Arguments<'_>) {
    self::text(format_args!("{text}\n"));
}

/// The same, without a new line.
pub(crate) fn text(text: fmt::Arguments<'_>) {
    if let Err(error) = io::stdout().write_fmt(text)
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        eprintln!("error: cannot print: {error}");
    }
}
