//! Work for several threads.

use std::{num::NonZero, panic, thread};

/// As many as were asked for, or else as there are cores.
pub(crate) fn threads(asked: Option<NonZero<usize>>) -> NonZero<usize> {
    asked.unwrap_or_else(|| {
        thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
    })
}

/// Does the same with every piece, each in a thread, and keeps their order.
///
/// The threads live as long as the call: a pool that outlives it would hang in
/// a process that forks, as those of Spark and of `multiprocessing` do.
pub(crate) fn map<P: Sync, R: Send>(
    pieces: &[P],
    work: impl Fn(&P) -> R + Sync,
) -> Vec<R> {
    let [first, others @ ..] = pieces else { return Vec::new() };
    thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = others
            .iter()
            .map(|piece| scope.spawn(move || work(piece)))
            .collect();
        let first = work(first);
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
