//! Every status and every body.

use serde_json::{Value, json};

use crate::{
    client::{Answer, Body, post},
    servers::{ACTIX, AXUM},
};

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const PROBLEM: &str = "application/problem+json";

/// What a person typed, and no answer may say.
const SECRET: &str = "s3cret";

/// A body that breaks two rules.
const BROKEN: &str = r#"{
    "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
    "country": "s3cret",
    "callback_url": "https://shop.example/s3cret"
}"#;

fn customer() -> Value {
    json!({
        "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
        "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
        "country": "US",
        "callback_url": "www.shop.example"
    })
}

fn whole(text: &str) -> Body {
    Body::Whole(text.into())
}

/// One byte a chunk.
fn in_pieces(text: &str) -> Body {
    Body::Chunked(text.bytes().map(|byte| vec![byte]).collect())
}

/// Posts to both services, and takes the answer that both give.
fn ask(path: &str, headers: &[(&str, &str)], body: &Body) -> Answer {
    let mut answers = [*AXUM, *ACTIX].map(|server| {
        let mut answer = post(server, path, headers, body);
        assert!(!answer.body.contains(SECRET), "{path}: {}", answer.body);
        // What each server says of itself and of the time.
        let own = |name: &str| {
            ["date", "connection", "content-length"].contains(&name)
        };
        answer.headers.retain(|(name, _)| !own(name));
        answer.headers.sort();
        answer
    });
    assert_eq!(answers[0], answers[1], "{path}: {headers:?}");
    std::mem::replace(
        &mut answers[0],
        Answer { status: 0, headers: vec![], body: String::new() },
    )
}

#[track_caller]
fn assert_answer(
    answer: &Answer,
    status: u16,
    content_type: &str,
    body: &Value,
) {
    let found: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(found, *body);
    assert_eq!(answer.status, status);
    assert_eq!(answer.header("content-type"), Some(content_type));
}

fn problem(status: u16, title: &str, detail: &str) -> Value {
    json!({
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
    })
}

fn syntax(detail: &str) -> Value {
    let mut whole =
        problem(400, "Bad Request", "must keep every rule, found 1 violation");
    whole["errors"] =
        json!([{"detail": detail, "pointer": "#", "code": "syntax"}]);
    whole
}

const KOMOJU_CURRENCIES: &str = "must be one of JPY, USD, EUR, TWD, KRW, PLN, \
    GBP, HKD, SGD, NZD, AUD, IDR, MYR, PHP, THB, CNY, BRL, CHF, CAD, VND";
const NO_JSON_TYPE: &str =
    "must have the content type application/json, or one that ends in +json";

#[test]
fn a_body_that_keeps_every_rule_becomes_a_message() {
    let text = customer().to_string();
    for body in [whole(&text), in_pieces(&text)] {
        for content_type in [
            "application/json",
            "application/json; charset=utf-8",
            "APPLICATION/JSON",
            "application/vnd.shop.v2+json",
        ] {
            let headers = [("content-type", content_type)];
            let answer = ask("/problem", &headers, &body);
            assert_answer(&answer, 200, "application/json", &customer());
        }
    }
    let headers = [
        ("content-type", "application/json"),
        ("content-encoding", "identity"),
    ];
    let answer = ask("/problem", &headers, &whole(&text));
    assert_answer(&answer, 200, "application/json", &customer());
}

#[test]
fn a_report_is_problem_details() {
    for body in [whole(BROKEN), in_pieces(BROKEN)] {
        let mut expected = problem(
            422,
            "Unprocessable Content",
            "must keep every rule, found 2 violations",
        );
        expected["errors"] = json!([
            {
                "detail": "must be an ISO 3166-1 alpha-2 country code",
                "pointer": "#/country",
                "code": "choice"
            },
            {
                "detail": "is required",
                "pointer": "#/customer_id",
                "code": "required"
            }
        ]);
        assert_answer(&ask("/problem", JSON, &body), 422, PROBLEM, &expected);
    }
}

#[test]
fn a_name_in_a_pointer_is_written_as_a_uri_fragment_has_it() {
    let mut body = customer();
    body["callback_url"] = "https://shop.example".into();
    body["50 %/ü#\"~"] = json!(1);
    let mut expected = problem(
        422,
        "Unprocessable Content",
        "must keep every rule, found 1 violation",
    );
    expected["errors"] = json!([{
        "detail": "unknown member",
        "pointer": "#/50%20%25~1%C3%BC%23%22~0",
        "code": "unknown"
    }]);
    let answer = ask("/strict", JSON, &whole(&body.to_string()));
    assert_answer(&answer, 422, PROBLEM, &expected);
}

#[test]
fn the_reading_stands_in_the_type() {
    let body = whole(&customer().to_string());
    let answer = ask("/problem", JSON, &body);
    assert_eq!(answer.status, 200);

    let mut expected = problem(
        422,
        "Unprocessable Content",
        "must keep every rule, found 1 violation",
    );
    expected["errors"] = json!([{
        "detail": "must be an absolute https URL with a host and no user \
                   information",
        "pointer": "#/callback_url",
        "code": "format"
    }]);
    let answer = ask("/strict", JSON, &body);
    assert_answer(&answer, 422, PROBLEM, &expected);

    let event = json!({"type": "payment", "account_id": "short"});
    let answer = ask("/webhook", JSON, &whole(&event.to_string()));
    assert_answer(&answer, 200, "application/json", &event);
}

#[test]
fn a_report_is_in_the_form_of_the_provider() {
    let answer = ask("/yuno", JSON, &whole(BROKEN));
    let expected = json!({
        "code": "INVALID_REQUEST",
        "messages": [
            "/country: must be an ISO 3166-1 alpha-2 country code",
            "/customer_id: is required"
        ]
    });
    assert_answer(&answer, 400, "application/json", &expected);

    let body = r#"{"currency": "s3cret", "mode": "payment"}"#;
    let answer = ask("/komoju", JSON, &whole(body));
    let expected = json!({"error": {
        "code": "missing_parameter",
        "message": "/amount: is required",
        "param": "amount",
        "details": {"violations": [
            {
                "pointer": "/currency",
                "code": "choice",
                "message": KOMOJU_CURRENCIES
            },
            {
                "pointer": "/amount",
                "code": "required",
                "message": "is required"
            }
        ]}
    }});
    assert_answer(&answer, 422, "application/json", &expected);
}

#[test]
fn a_body_that_does_not_say_that_it_is_json_is_not_read() {
    let expected = problem(415, "Unsupported Media Type", NO_JSON_TYPE);
    for headers in [
        &[][..],
        &[("content-type", "text/plain")],
        &[("content-type", "text/json")],
        &[("content-type", "application/x-www-form-urlencoded")],
        &[("content-type", "application/jsonp")],
        &[("content-type", "json")],
        &[("content-type", "")],
    ] {
        let answer = ask("/problem", headers, &whole(BROKEN));
        assert_answer(&answer, 415, PROBLEM, &expected);
        assert_eq!(answer.header("accept"), Some("application/json"));
    }
}

#[test]
fn a_body_that_is_not_read_is_refused_in_the_form_of_the_provider() {
    let headers = [("content-type", "text/plain")];
    let answer = ask("/yuno", &headers, &whole(BROKEN));
    let expected =
        json!({"code": "INVALID_REQUEST", "messages": [NO_JSON_TYPE]});
    assert_answer(&answer, 415, "application/json", &expected);

    let answer = ask("/komoju", JSON, &Body::Promised(262_145));
    let words = "must be at most 262144 bytes";
    let expected = json!({"error": {
        "code": "bad_request",
        "message": words,
        "details": {"violations": [
            {"pointer": "", "code": "other", "message": words}
        ]}
    }});
    assert_answer(&answer, 413, "application/json", &expected);
}

#[test]
fn an_encoded_body_is_not_read() {
    for encoding in ["gzip", "br", "identity, gzip"] {
        let headers = [
            ("content-type", "application/json"),
            ("content-encoding", encoding),
        ];
        let answer = ask("/problem", &headers, &whole(BROKEN));
        let expected = problem(
            415,
            "Unsupported Media Type",
            "must have no content encoding",
        );
        assert_answer(&answer, 415, PROBLEM, &expected);
        assert_eq!(answer.header("accept-encoding"), Some("identity"));
    }
}

#[test]
fn a_body_that_is_too_long_is_refused_as_soon_as_that_is_known() {
    let too_long = |max: usize| {
        let detail = format!("must be at most {max} bytes");
        problem(413, "Content Too Large", &detail)
    };
    for (path, length, max) in [
        ("/small", 513, 512),
        ("/problem", 262_145, 262_144),
        ("/problem", 4_000_000_000, 262_144),
    ] {
        let answer = ask(path, JSON, &Body::Promised(length));
        assert_answer(&answer, 413, PROBLEM, &too_long(max));
    }
    let chunks = vec![vec![b' '; 100]; 6];
    let answer = ask("/small", JSON, &Body::Endless(chunks));
    assert_answer(&answer, 413, PROBLEM, &too_long(512));
}

#[test]
fn a_body_of_exactly_the_limit_is_read() {
    for (path, max) in [("/small", 512), ("/problem", 262_144)] {
        let mut text = customer().to_string().into_bytes();
        text.resize(max, b' ');
        for body in [Body::Whole(text.clone()), Body::Chunked(vec![text])] {
            let answer = ask(path, JSON, &body);
            assert_answer(&answer, 200, "application/json", &customer());
        }
    }
}

#[test]
fn what_is_not_json_is_a_bad_request() {
    for (body, detail) in [
        ("", "must be JSON, but is empty"),
        (" \r\n", "must be JSON, but is empty"),
        ("\u{feff}{}", "must be JSON, but begins with a byte order mark"),
        (
            "country=s3cret",
            "must be JSON, found something else at line 1 column 1",
        ),
        (
            "{",
            "must be JSON: expected the name of a member or `}` at line 1 column 2",
        ),
    ] {
        let answer = ask("/problem", JSON, &whole(body));
        assert_answer(&answer, 400, PROBLEM, &syntax(detail));
    }
    let answer = ask("/problem", JSON, &Body::Whole(b"\"\xff\"".to_vec()));
    let detail = "must be UTF-8 at line 1 column 2";
    assert_answer(&answer, 400, PROBLEM, &syntax(detail));
}

#[test]
fn an_invalid_chunk_is_a_bad_request() {
    // Neither server lets the service read on; actix-web's parser answers in
    // the service's form, too, since the body is what is broken.
    let body = Body::Raw("transfer-encoding: chunked", "2\r\n{}\r\nzz\r\n");
    let answer = ask("/problem", JSON, &body);
    let expected = problem(400, "Bad Request", "must arrive whole");
    assert_answer(&answer, 400, PROBLEM, &expected);
}

#[test]
fn forty_kilobytes_of_violations_are_a_short_answer() {
    let members: Vec<_> =
        (0..2_000).map(|n| format!("\"member_{n:04}\":\"s3cret\"")).collect();
    let body = format!("{{{}}}", members.join(","));
    assert!(body.len() > 40_000);
    for body in [
        whole(&body),
        Body::Chunked(body.as_bytes().chunks(1_000).map(Vec::from).collect()),
    ] {
        let answer = ask("/strict", JSON, &body);
        assert_eq!(answer.status, 422);
        assert!(answer.body.len() < 16 * 1024, "{}", answer.body.len());
        let found: Value = serde_json::from_str(&answer.body).unwrap();
        let errors = found["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 100);
        assert_eq!(errors[99]["pointer"], "#/member_0099");
        assert_eq!(
            found["detail"],
            "must keep every rule, found more violations than these 100"
        );
    }
}

#[test]
fn a_service_answers_as_it_likes() {
    let answer = ask("/own", JSON, &whole(BROKEN));
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.body,
        "own answer: /country: must be an ISO 3166-1 alpha-2 country code\n\
         /customer_id: is required"
    );
    let answer = ask("/own", &[], &whole(BROKEN));
    assert_eq!(answer.body, format!("own answer: {NO_JSON_TYPE}"));
}

#[test]
fn a_layer_of_axum_lowers_the_limit_and_does_not_raise_it() {
    let text = customer().to_string();
    assert!(text.len() > 64 && text.len() < 512);

    let answer = post(*AXUM, "/lower/problem", JSON, &whole(&text));
    let expected = problem(413, "Content Too Large", "must be shorter");
    assert_answer(&answer, 413, PROBLEM, &expected);

    for layer in ["/higher", "/none"] {
        let path = format!("{layer}/small");
        let answer = post(*AXUM, &path, JSON, &Body::Promised(513));
        assert_eq!(answer.status, 413, "{layer}");
        let chunks = vec![vec![b' '; 100]; 6];
        let answer = post(*AXUM, &path, JSON, &Body::Endless(chunks));
        let detail = "must be at most 512 bytes";
        let expected = problem(413, "Content Too Large", detail);
        assert_answer(&answer, 413, PROBLEM, &expected);
    }
}
