//! A service that runs, on a clock that stands until it is moved.

use std::{
    net::TcpListener,
    path::Path,
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};

use paysession::time::OffsetDateTime;
use paysession_examples::{
    client::Client,
    service::{Shop, router},
    store::Store,
};
use tokio::sync::oneshot;

/// The service on a port of its own; dropped, it has stopped.
pub(crate) struct Running {
    pub(crate) client: Client,
    now: Arc<Mutex<OffsetDateTime>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Serves the sessions of this database.
    pub(crate) fn start(database: &Path) -> Self {
        let store = Store::open(database).unwrap();
        let now = Arc::new(Mutex::new(OffsetDateTime::UNIX_EPOCH));
        let clock = Arc::clone(&now);
        let app = router(Shop::new(store, move || *clock.lock().unwrap()));

        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let listener =
                    tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, app)
                    .with_graceful_shutdown(async { stopped.await.unwrap() })
                    .await
                    .unwrap();
            });
        });
        Self {
            client: Client::new(format!("http://{address}")),
            now,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// Moves the clock.
    pub(crate) fn set_now(&self, now: OffsetDateTime) {
        *self.now.lock().unwrap() = now;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Where the service is gone, its thread says why.
        let _ = self.stop.take().map(|stop| stop.send(()));
        if let Some(Err(panicked)) = self.thread.take().map(JoinHandle::join)
            && !thread::panicking()
        {
            std::panic::resume_unwind(panicked);
        }
    }
}
