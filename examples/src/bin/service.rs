//! `service DATABASE ADDRESS`: serves until it is stopped.

use std::{env, error::Error, path::Path};

use paysession::time::OffsetDateTime;
use paysession_examples::{
    service::{Shop, router},
    store::Store,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [database, address] = arguments.as_slice() else {
        return Err("usage: service DATABASE ADDRESS".into());
    };
    let store = Store::open(Path::new(database))?;
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, router(Shop::new(store, OffsetDateTime::now_utc)))
        .await?;
    Ok(())
}
