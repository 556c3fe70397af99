//! Work for several threads.

use std::{
    num::NonZero,
    panic,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use pyo3::{
    Borrowed, FromPyObject, PyAny, PyErr, PyResult,
    exceptions::{PyTypeError, PyValueError},
    prelude::PyAnyMethods,
    types::PyInt,
};

use crate::interrupt::Signals;

/// How many threads read bodies at the same time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Threads(NonZero<usize>);

impl Threads {
    /// More are of no use, and a system may have no room for them.
    const MAX_THREADS: NonZero<usize> = NonZero::new(256).unwrap();

    /// As many as were asked for, or else as there are cores.
    pub(crate) fn or_cores(asked: Option<Self>) -> NonZero<usize> {
        asked.map_or_else(
            || thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN),
            |Self(count)| count,
        )
    }
}

impl FromPyObject<'_, '_> for Threads {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let expected = "threads must be a whole number of 1 or more, or None";
        if !object.is_instance_of::<PyInt>() {
            return Err(PyTypeError::new_err(expected));
        }
        if !object.ge(1)? {
            return Err(PyValueError::new_err(expected));
        }
        // What does not fit is more than enough.
        let count = object.extract().unwrap_or(Self::MAX_THREADS);
        Ok(Self(count.min(Self::MAX_THREADS)))
    }
}

/// Tells one piece of work whether it is still wanted.
#[derive(Debug)]
pub(crate) struct Wanted<'w> {
    stopped: &'w AtomicBool,
    /// Of the thread that called. It asks for all.
    signals: Option<Signals>,
}

impl Wanted<'_> {
    /// Whether to go on: not after Ctrl-C.
    pub(crate) fn check(&mut self) -> PyResult<bool> {
        if let Some(signals) = &mut self.signals {
            signals
                .check()
                .inspect_err(|_| self.stopped.store(true, Ordering::Relaxed))?;
        }
        Ok(!self.stopped.load(Ordering::Relaxed))
    }
}

/// Does the same with every piece, each in a thread, and keeps their order.
///
/// The threads live as long as the call: a pool that outlives it would hang in
/// a process that forks, as those of Spark and of `multiprocessing` do.
pub(crate) fn map<P: Sync, R: Send>(
    pieces: &[P],
    work: impl Fn(&P, Wanted<'_>) -> R + Sync,
) -> Vec<R> {
    let [first, others @ ..] = pieces else { return Vec::new() };
    let stopped = &AtomicBool::new(false);
    thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = others
            .iter()
            .map(|piece| {
                scope.spawn(move || {
                    work(piece, Wanted { stopped, signals: None })
                })
            })
            .collect();
        let signals = Some(Signals::new());
        let first = work(first, Wanted { stopped, signals });
        let others = running.into_iter().map(|thread| {
            thread
                .join()
                .unwrap_or_else(|panicked| panic::resume_unwind(panicked))
        });
        std::iter::once(first).chain(others).collect()
    })
}

/// How many rows each of `threads` pieces has.
pub(crate) fn rows_per_chunk(rows: usize, threads: usize) -> usize {
    /// Fewer rows are not worth the start of a thread.
    const MIN_ROWS_PER_THREAD: usize = 256;
    rows.div_ceil(threads).max(MIN_ROWS_PER_THREAD)
}
