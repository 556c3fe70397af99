//! Both services once more, against a client that nobody here wrote.

use std::{
    env,
    io::Write,
    net::SocketAddr,
    process::{Command, Stdio},
};

use crate::servers::{ACTIX, AXUM};

/// Posts with curl; the status, the content type and the body of the answer.
/// None where there is no curl, which under `CI` is a failure.
fn curl(
    server: SocketAddr,
    path: &str,
    arguments: &[&str],
    body: &[u8],
) -> Option<String> {
    let spawned = Command::new("curl")
        .args(["--silent", "--show-error", "--max-time", "20"])
        .args(["--data-binary", "@-"])
        .args(["--write-out", "\n%{http_code} %{content_type}"])
        .args(arguments)
        .arg(format!("http://{server}{path}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut curl = match spawned {
        Ok(curl) => curl,
        Err(error) => {
            assert!(env::var_os("CI").is_none(), "curl: {error}");
            return None;
        }
    };
    curl.stdin.take().unwrap().write_all(body).unwrap();
    let output = curl.wait_with_output().unwrap();
    Some(String::from_utf8(output.stdout).unwrap())
}

const JSON: &[&str] = &["--header", "content-type: application/json"];
const CHUNKED: &[&str] = &[
    "--header",
    "content-type: application/json",
    "--header",
    "transfer-encoding: chunked",
];

#[test]
fn curl_is_answered_as_documented() {
    let customer = r#"{"account_id":"8beac4de-5f6f-11ed-9b6a-0242ac120002","customer_id":"ae106483-65ee-463b-8782-9794022b3112","country":"US"}"#;
    // Small enough to be sent in one piece: a server may close the connection
    // while the rest of a longer body is still on its way (RFC 9112, 9.6), and
    // curl then says that it could not send.
    let too_long = " ".repeat(1_000);
    let table: &[(&str, &[&str], &str, &str)] = &[
        ("/problem", JSON, customer, "200 application/json"),
        ("/problem", CHUNKED, customer, "200 application/json"),
        ("/problem", JSON, "{}", "422 application/problem+json"),
        ("/problem", CHUNKED, "", "400 application/problem+json"),
        ("/problem", &[], customer, "415 application/problem+json"),
        ("/small", JSON, &too_long, "413 application/problem+json"),
        ("/small", CHUNKED, &too_long, "413 application/problem+json"),
        ("/yuno", JSON, "{}", "400 application/json"),
        ("/komoju", JSON, "{}", "422 application/json"),
    ];
    for server in [*AXUM, *ACTIX] {
        for (path, arguments, body, expected) in table {
            let Some(output) = curl(server, path, arguments, body.as_bytes())
            else {
                return;
            };
            let last = output.lines().last().unwrap();
            assert_eq!(last, *expected, "{path} {arguments:?}: {output}");
        }
    }
}
