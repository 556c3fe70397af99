//! What is asked of many bodies.

use std::num::NonZero;

use paysession::{ReadOptions, Violations};
use pyo3::PyResult;

use crate::{message::MessageType, parallel::Threads, reading};

/// What is asked of every body.
#[derive(Clone)]
pub(crate) struct Validation {
    message: MessageType,
    options: ReadOptions,
    /// How many threads read bodies at the same time.
    threads: NonZero<usize>,
}

impl Validation {
    /// By the names of a message and a reading; as many threads as there are
    /// cores, where nothing else is said.
    pub(crate) fn by_name(
        message: &str,
        reading: &str,
        threads: Option<Threads>,
    ) -> PyResult<Self> {
        Ok(Self {
            message: MessageType::by_id(message)?,
            options: reading::by_name(reading)?,
            threads: Threads::or_cores(threads),
        })
    }

    pub(crate) fn read(&self, body: &[u8]) -> Result<(), Violations> {
        (self.message.read)(body, &self.options)
    }

    pub(crate) fn threads(&self) -> usize {
        self.threads.get()
    }
}
