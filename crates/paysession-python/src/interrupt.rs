//! Ctrl-C ends what takes long.

use std::{
    io::{self, Read},
    time::{Duration, Instant},
};

use pyo3::{PyResult, Python};

/// Asks Python for signals, ten times a second: each time may have to wait for
/// another thread.
#[derive(Debug)]
pub(crate) struct Signals {
    asked: Instant,
}

impl Signals {
    const EVERY: Duration = Duration::from_millis(100);

    pub(crate) fn new() -> Self {
        Self { asked: Instant::now() }
    }

    /// What a handler of signals raises. Python has them on its main thread
    /// only; on any other nothing is raised.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method is of one lifetime, and the closure of any"
    )]
    pub(crate) fn check(&mut self) -> PyResult<()> {
        if self.asked.elapsed() < Self::EVERY {
            return Ok(());
        }
        self.asked = Instant::now();
        Python::attach(|py| py.check_signals())
    }
}

/// An input that Ctrl-C ends.
#[derive(Debug)]
pub(crate) struct Interruptible<R> {
    input: R,
    signals: Signals,
}

impl<R> Interruptible<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, signals: Signals::new() }
    }
}

impl<R: Read> Read for Interruptible<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // What was raised comes out of `io::Error` again as it was.
        self.signals.check().map_err(io::Error::other)?;
        self.input.read(buffer)
    }
}
