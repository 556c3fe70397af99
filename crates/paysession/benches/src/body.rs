//! The bodies that are read.

use std::fmt::Write;

/// Which message a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Yuno's request for a checkout session.
    Yuno,
    /// KOMOJU's request for a session.
    Komoju,
}

/// A body, and what is wrong with it.
pub(crate) struct Body {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// How many violations it has; checked before anything is measured.
    pub(crate) faults: usize,
}

/// Every body, in the order of the table.
pub(crate) fn all() -> Vec<Body> {
    let yuno =
        |name, text, faults| Body { name, kind: Kind::Yuno, text, faults };
    let typical = request(3);
    vec![
        yuno("small", small(), 0),
        yuno("typical", typical.clone(), 0),
        yuno("large", request(50), 0),
        yuno("escaped", escaped(), 0),
        yuno("pretty", pretty(&typical), 0),
        yuno("one fault", typical.replace("\"CO\"", "\"co\""), 1),
        yuno("ten faults", ten_faults(), 10),
        yuno("58 faults", many_faults(), 58),
        Body { name: "komoju", kind: Kind::Komoju, text: komoju(), faults: 0 },
    ]
}

fn small() -> String {
    let text = r#"{"account_id":"8beac4de-5f6f-11ed-9b6a-0242ac120002","merchant_order_id":"1717681150","payment_description":"Tea","country":"CO","amount":{"currency":"COP","value":8000.5}}"#;
    text.to_owned()
}

fn request(entries: usize) -> String {
    let mut metadata = String::new();
    for i in 0..entries {
        let gap = if i == 0 { "" } else { "," };
        write!(
            metadata,
            r#"{gap}{{"key":"attribute_{i:02}","value":"a value of the entry {i:02}"}}"#
        )
        .unwrap();
    }
    format!(
        r#"{{"account_id":"8beac4de-5f6f-11ed-9b6a-0242ac120002","merchant_order_id":"order-2026-000417","payment_description":"Green tea, 3 x 100 g","callback_url":"https://shop.example/orders/417/return","country":"CO","customer_id":"ae106483-65ee-463b-8782-9794022b3112","amount":{{"currency":"COP","value":23500.5676}},"metadata":[{metadata}]}}"#
    )
}

fn escaped() -> String {
    request(3)
        .replace("Green tea", "Green\\ttea \\u8336")
        .replace("https://shop.example/", "https:\\/\\/shop.example\\/")
        .replace("a value of", "a \\\"value\\\" of")
}

fn pretty(text: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    format!("{value:#}")
}

fn ten_faults() -> String {
    r#"{"account_id":"8beac4de","merchant_order_id":"a","payment_description":7,"callback_url":"x","country":"xx","customer_id":null,"amount":{"currency":"usd","value":0.00005},"metadata":[{"key":1,"value":[]}]}"#.to_owned()
}

fn many_faults() -> String {
    let mut text = ten_faults();
    text.truncate(text.len() - 2);
    for _ in 0..24 {
        text.push_str(
            r#",{"key":1,"value":[],"note":"some words of its own"}"#,
        );
    }
    text.push_str("]}");
    text
}

fn komoju() -> String {
    r#"{"mode":"payment","amount":8888,"currency":"JPY","return_url":"https://shop.example/order/complete","email":"taro@shop.example","default_locale":"ja","payment_types":["credit_card","konbini","paypay"],"line_items":[{"description":"Tea","amount":8888,"quantity":1,"external_product_num":"T-100"}],"metadata":{"order":"42","shop":"Kyoto"},"payment_data":{"external_order_num":"order-2026-000417","capture":"auto"}}"#.to_owned()
}
