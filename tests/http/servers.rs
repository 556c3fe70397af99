//! Two services with the same routes.

use std::{net::SocketAddr, sync::LazyLock, thread};

use paysession::{ReadOptions, komoju, yuno};
use paysession_axum::Reading;

/// Reads little.
pub(crate) enum Small {}

impl Reading for Small {
    const OPTIONS: ReadOptions = ReadOptions::published();
    const MAX_BODY_BYTES: usize = 512;
}

/// The routes, in either framework: each echoes the message that it was sent.
macro_rules! routes {
    ($extractor:ident, $service:expr, $post:expr) => {{
        use $extractor::{
            Checked, CheckedRejection, ProblemDetails,
            reading::{PublishedReading, StrictReading, TolerantReading},
        };
        type CustomerRequest = yuno::CreateCustomerSession;
        type Result<T> = std::result::Result<Checked<T>, CheckedRejection>;

        let own = async |request: Result<CustomerRequest>| match request {
            Ok(checked) => checked.into_message().country.to_string(),
            Err(rejection) => format!("own answer: {}", rejection.error()),
        };
        $service
            .route(
                "/problem",
                $post(
                    echo::<CustomerRequest, PublishedReading, ProblemDetails>,
                ),
            )
            .route(
                "/strict",
                $post(echo::<CustomerRequest, StrictReading, ProblemDetails>),
            )
            .route(
                "/small",
                $post(echo::<CustomerRequest, Small, ProblemDetails>),
            )
            .route(
                "/yuno",
                $post(
                    echo::<CustomerRequest, PublishedReading, yuno::ErrorBody>,
                ),
            )
            .route(
                "/komoju",
                $post(
                    echo::<
                        komoju::CreateSession,
                        PublishedReading,
                        komoju::ErrorBody,
                    >,
                ),
            )
            .route(
                "/webhook",
                $post(
                    echo::<yuno::WebhookEvent, TolerantReading, ProblemDetails>,
                ),
            )
            .route("/own", $post(own))
    }};
}

mod with_axum {
    use axum::{Json, Router, extract::DefaultBodyLimit, routing::post};
    use paysession::Message;
    use paysession_axum::{Checked, ErrorFormat};

    use super::{Reading, Small, komoju, yuno};

    async fn echo<T: Message, R: Reading, E: ErrorFormat>(
        Checked { message, .. }: Checked<T, R, E>,
    ) -> Json<T> {
        Json(message)
    }

    /// The same routes once more below a lower and below a higher limit of
    /// axum's own, and below none.
    pub(super) fn service() -> Router {
        let routes =
            || -> Router { routes!(paysession_axum, Router::new(), post) };
        routes()
            .nest("/lower", routes().layer(DefaultBodyLimit::max(64)))
            .nest("/higher", routes().layer(DefaultBodyLimit::max(1 << 20)))
            .nest("/none", routes().layer(DefaultBodyLimit::disable()))
    }
}

mod with_actix {
    use actix_web::{
        Scope,
        web::{self, Json},
    };
    use paysession::Message;
    use paysession_actix::{Checked, ErrorFormat};

    use super::{Reading, Small, komoju, yuno};

    async fn echo<T: Message, R: Reading, E: ErrorFormat>(
        Checked { message, .. }: Checked<T, R, E>,
    ) -> Json<T> {
        Json(message)
    }

    pub(super) fn service() -> Scope {
        routes!(paysession_actix, web::scope(""), |handler| web::post()
            .to(handler))
    }
}

/// The service with axum.
pub(crate) static AXUM: LazyLock<SocketAddr> = LazyLock::new(|| {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, with_axum::service()).await.unwrap();
        });
    });
    address
});

/// The service with actix-web.
pub(crate) static ACTIX: LazyLock<SocketAddr> = LazyLock::new(|| {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(|| {
        actix_web::rt::System::new().block_on(async {
            let app = || actix_web::App::new().service(with_actix::service());
            actix_web::HttpServer::new(app)
                .workers(1)
                .listen(listener)
                .unwrap()
                .run()
                .await
                .unwrap();
        });
    });
    address
});
