//! The page, opened in a browser: its script runs, its filter filters, it asks
//! for nothing, and it fits a phone.

use crate::browser::Browser;
use crate::published_schemas::{HOSTILE, hostile, hostile_document};
use crate::support::{documents, judge, ours, table, vendored};
use serde_json::{Value, json};
use specdrift::Report;
use specdrift::render::{Context, Format};

const DOCUMENT: &str = "yuno/session-objects";
const SHOWN: &str = "[...document.querySelectorAll('tr[data-verdict]')]\
     .filter(row => row.checkVisibility())";
const PHONE: u32 = 390;

fn session() -> Report {
    let at = "/components/schemas/CustomerSession";
    let config = table("yuno.customer-session", DOCUMENT, at, "response");
    let mut report =
        judge(&config, &vendored(DOCUMENT), &ours("customer-session"));
    report.findings[0].waived = Some("known".into());
    report
}

fn page() -> String {
    let documents = documents(DOCUMENT, &vendored(DOCUMENT));
    Format::Html.render(&session(), &Context::new(&documents))
}

fn hostile_page() -> String {
    let documents = documents("shop", &hostile_document().to_string());
    Format::Html.render(&hostile(), &Context::new(&documents))
}

/// How far a page can be scrolled sideways.
fn sideways(browser: &mut Browser) -> i64 {
    let scrolled = "document.querySelectorAll('details').forEach(d => d.open = true), \
         document.documentElement.scrollWidth - innerWidth";
    browser.value(scrolled).as_i64().unwrap()
}

fn shown(browser: &mut Browser) -> Value {
    browser.value(&format!("{SHOWN}.length"))
}

#[test]
fn a_page_that_complains_requests_and_overflows_is_seen() {
    let Some(mut browser) = Browser::start("bad-page") else { return };
    browser.screen(PHONE, 844, true);
    let bad = "<meta name=viewport content='width=device-width'>\
         <div style='width:900px'>wide</div><img src='http://127.0.0.1:9/a.png'>\
         <script>console.error('heard'); throw new Error('thrown')</script>";
    let url = browser.open(bad, "");
    assert_eq!(browser.requests, [url.as_str(), "http://127.0.0.1:9/a.png"]);
    let complaints = json!(browser.complaints).to_string();
    assert!(complaints.contains("heard"), "{complaints}");
    assert!(complaints.contains("thrown"), "{complaints}");
    let width = "document.documentElement.scrollWidth";
    assert!(browser.value(width).as_i64().unwrap() > i64::from(PHONE));
}

#[test]
fn the_filter_filters_by_text_by_verdict_and_by_address() {
    let Some(mut browser) = Browser::start("filter") else { return };
    let report = session();
    let url = browser.open(&page(), "");
    let all = report.fields.len();
    assert_eq!(all, 6);
    assert_eq!(shown(&mut browser), all);
    assert_eq!(browser.value("n.textContent"), "6 of 6");

    // As a person types and clicks.
    browser.value("q.focus()");
    browser.ask("Input.insertText", &json!({ "text": "ISO 8601" }));
    assert_eq!(shown(&mut browser), 1);
    let name = format!("{SHOWN}[0].cells[0].textContent");
    assert_eq!(browser.value(&name), "/created_at");
    browser.value("document.querySelector('button.agrees').click()");
    assert_eq!(shown(&mut browser), 0);
    assert_eq!(browser.value("none.checkVisibility()"), true);
    assert_eq!(browser.value("location.hash"), "#q=ISO+8601&verdict=agrees");

    // A filtered page can be linked to.
    browser.open(&page(), "#q=country&verdict=differs&verdict=waived");
    assert_eq!(browser.value("q.value"), "country");
    assert_eq!(shown(&mut browser), 1);
    assert_eq!(browser.value("n.textContent"), "1 of 6");
    let verdict = format!("{SHOWN}[0].dataset.verdict");
    assert_eq!(browser.value(&verdict), "differs");

    // So can a finding, a waived one behind its fold included.
    let waived = &report.findings[0].fingerprint;
    browser.open(&page(), &format!("#{waived}"));
    assert_eq!(shown(&mut browser), all);
    let target = "document.querySelector('article:target').className";
    assert_eq!(browser.value(target), "waived");
    assert!(url.starts_with("file://"));
}

#[test]
fn the_page_asks_for_nothing_and_complains_of_nothing() {
    let Some(mut browser) = Browser::start("quiet") else { return };
    for html in [page(), hostile_page()] {
        let url = browser.open(&html, "");
        assert_eq!(browser.value("q.offsetParent !== null"), true);
        assert_eq!(browser.requests, [url]);
        assert_eq!(browser.complaints, [Value::Null; 0]);
    }
}

#[test]
fn the_page_fits_a_phone_and_a_screen_in_light_and_dark() {
    let Some(mut browser) = Browser::start("phone") else { return };
    for html in [page(), hostile_page()] {
        for (width, height, phone) in [(PHONE, 844, true), (1280, 900, false)] {
            browser.screen(width, height, phone);
            browser.open(&html, "");
            assert_eq!(browser.value("innerWidth"), width);
            assert!(sideways(&mut browser) <= 0, "at {width}");
        }
    }
    let background = "getComputedStyle(document.body).backgroundColor";
    let light = browser.value(background);
    let dark = json!({
        "features": [{ "name": "prefers-color-scheme", "value": "dark" }],
    });
    browser.ask("Emulation.setEmulatedMedia", &dark);
    assert_ne!(browser.value(background), light);
}

#[test]
fn a_hostile_document_stays_text() {
    let Some(mut browser) = Browser::start("hostile") else { return };
    browser.open(&hostile_page(), "");
    assert_eq!(browser.value("document.images.length"), 0);
    assert_eq!(browser.value("document.scripts.length"), 1);
    // What ends a line, steers or turns the direction of reading is spelled
    // out; the rest stands.
    let name = HOSTILE.replace('/', "~1").chars().fold(
        String::new(),
        |mut name, one| {
            let spelled = one.is_control()
                || "\u{202e}\u{2028}\u{e0041}\u{fffe}\u{ffff}".contains(one);
            if spelled {
                name.extend(one.escape_unicode());
            } else {
                name.push(one);
            }
            name
        },
    );
    let names = "[...document.querySelectorAll('tr[data-verdict] th')]\
         .map(name => name.textContent)";
    let names = browser.value(names);
    let wanted = [
        "(the message)".to_owned(),
        format!("/{name}"),
        "/ours".to_owned(),
        // A field of one side has its row, too.
        format!("/theirs{name}"),
    ];
    assert_eq!(names, json!(wanted));
    assert_eq!(browser.value("n.textContent"), "4 of 4");
}
