//! `client ADDRESS`: opens a session, and pays it.

use std::{env, error::Error};

use paysession::{Message, yuno::CreateCheckoutSession};
use paysession_examples::client::Client;

#[expect(clippy::print_stdout, reason = "what the program is for")]
fn main() -> Result<(), Box<dyn Error>> {
    let address = env::args().nth(1).ok_or("usage: client ADDRESS")?;
    let client = Client::new(address);

    let request = CreateCheckoutSession::from_json(
        CreateCheckoutSession::EXAMPLE.as_bytes(),
    )?;
    let session = client.create(&request)?;
    let id = session.checkout_session().as_str();
    let expiry = session.expiry().ok_or("must say when it was created")?;
    println!("session {id}, to be paid by {}", expiry.expires_at());

    client.pay(id)?;
    println!("paid");
    let again = client.pay(id).err().ok_or("must be paid only once")?;
    println!("a second payment is {again}");
    Ok(())
}
