//! The OpenAPI documents that are generated: each typed operation is in them,
//! and small documents show how editions of one become one operation.

use std::{collections::BTreeMap, path::Path};

use paysession_commands::openapi::{Provider, document};
use serde_json::{Value, json};
use specdrift::{BundledFile, Config, Files};

/// The folder of the package, which has `schemas`, too.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn generated() -> BTreeMap<&'static str, Value> {
    let each = Provider::ALL.iter();
    each.map(|&provider| {
        let document = document(Files::Folder(root()), provider).unwrap();
        (provider.as_str(), document)
    })
    .collect()
}

/// Every operation, with its path and method.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let each = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().iter();
        methods.map(move |(method, operation)| {
            (format!("{method} {path}"), operation)
        })
    });
    each.collect()
}

#[test]
fn every_bound_place_of_an_operation_has_its_type() {
    let documents = generated();
    let table =
        std::fs::read_to_string(root().join("schemas/drift.toml")).unwrap();
    let config = Config::parse("schemas/drift.toml", &table).unwrap();
    let types: BTreeMap<&str, &str> = [
        ("yuno.create-customer-session", "YunoCreateCustomerSession"),
        ("yuno.customer-session", "YunoCustomerSession"),
        ("yuno.create-checkout-session", "YunoCreateCheckoutSession"),
        ("yuno.checkout-session", "YunoCheckoutSession"),
        ("yuno.update-checkout-session", "YunoUpdateCheckoutSession"),
        ("yuno.checkout-payment-methods", "YunoCheckoutPaymentMethods"),
        ("yuno.payment-methods-to-enroll", "YunoPaymentMethodsToEnroll"),
        ("yuno.enroll-payment-method", "YunoEnrollPaymentMethod"),
        ("yuno.enrolled-payment-method", "YunoEnrolledPaymentMethod"),
        ("yuno.error", "YunoErrorBody"),
        ("komoju.create-session", "KomojuCreateSession"),
        ("komoju.session", "KomojuSession"),
        ("komoju.pay-session", "KomojuPaySession"),
        ("komoju.pay-session-response", "KomojuPaySessionResponse"),
        ("komoju.error", "KomojuErrorBody"),
    ]
    .into();
    let mut bound = 0;
    for binding in &config.bindings {
        let (provider, _) = binding.document.split_once('/').unwrap();
        let at = binding.at.to_string();
        // Two documents call one parameter of a path differently.
        let at = at.replace(
            "sessions~1{checkout_session}/patch",
            "sessions~1{id}/patch",
        );
        if !at.starts_with("/paths/") {
            continue;
        }
        bound += 1;
        let media_type = documents[provider].pointer(&at);
        let reference = media_type.map(|found| &found["schema"]["$ref"]);
        let of_type = types[binding.of_type.as_str()];
        let expected = json!(format!("#/components/schemas/{of_type}"));
        assert_eq!(reference, Some(&expected), "{provider} {at}");
    }
    assert!(bound > 40, "{bound}");
}

#[test]
fn every_operation_says_how_it_succeeds_and_how_it_refuses() {
    let documents = generated();
    let names: Vec<String> = documents
        .values()
        .flat_map(|document| operations(document))
        .map(|(name, operation)| {
            let statuses = operation["responses"].as_object().unwrap();
            let has = |first| statuses.keys().any(|s| s.starts_with(first));
            assert!(has('2') && has('4'), "{name}");
            for (status, response) in statuses {
                let description = response["description"].as_str().unwrap();
                assert!(description.len() > 10, "{name} {status}");
            }
            assert!(operation["security"][0].is_object(), "{name}");
            name
        })
        .collect();
    assert_eq!(
        names,
        [
            "post /sessions",
            "get /sessions/{id}",
            "post /sessions/{id}/cancel",
            "post /sessions/{id}/pay",
            "get /checkout/customers/sessions/{customer_session}/payment-methods",
            "post /checkout/sessions",
            "get /checkout/sessions/{checkout_session}/payment-methods",
            "get /checkout/sessions/{id}",
            "patch /checkout/sessions/{id}",
            "post /customers/sessions",
            "post /customers/sessions/{customer_session}/payment-methods",
        ]
    );
}

#[test]
fn every_example_keeps_the_schema_of_its_body() {
    let documents = generated();
    let mut judged = 0;
    for document in documents.values() {
        let bodies =
            operations(document).into_iter().flat_map(|(name, one)| {
                let responses = one["responses"].as_object().unwrap().values();
                let request = one.get("requestBody");
                let all = responses.chain(request);
                all.map(move |body| (name.clone(), &body["content"]))
            });
        for (name, content) in bodies {
            let body = &content["application/json"];
            let schema = json!({
                "$ref": body["schema"]["$ref"],
                "components": document["components"],
            });
            let judge = jsonschema::draft202012::new(&schema).unwrap();
            assert!(!judge.is_valid(&json!("no message")), "{name}");
            for (title, example) in body["examples"].as_object().unwrap() {
                let example = match example["$ref"].as_str() {
                    Some(reference) => {
                        document.pointer(&reference[1..]).unwrap()
                    }
                    None => example,
                };
                assert!(judge.is_valid(&example["value"]), "{name}: {title}");
                judged += 1;
            }
        }
    }
    assert!(judged > 50, "{judged}");
}

/// Files of a made-up provider that has Yuno's name.
fn files(documents: &[(&str, &str)]) -> &'static [BundledFile] {
    let leak = |text: String| -> &'static [u8] { text.leak().as_bytes() };
    let sources = documents.iter().map(|(id, _)| {
        format!(
            "[[document]]\nid = \"yuno/{id}\"\nfile = \"{id}.yaml\"\n\
             sha256 = \"\"\n"
        )
    });
    let sources: String = sources.collect();
    let vendored = documents.iter().map(|(id, text)| BundledFile {
        path: format!("schemas/vendored/{id}.yaml").into(),
        bytes: leak((*text).to_owned()),
    });
    let mut files: Vec<_> = vendored.collect();
    let table = documents.iter().map(|(id, _)| {
        format!(
            "[[binding]]\nid = \"yuno.error\"\ntype = \"yuno.error\"\n\
             document = \"yuno/{id}\"\ndirection = \"response\"\n\
             at = \"/paths/~1a~1{{x}}/get/responses/400/content/\
             application~1json\"\n"
        )
    });
    let table: String = table.collect();
    for (path, text) in [
        ("schemas/vendored/SOURCES.toml", sources),
        ("schemas/drift.toml", table),
    ] {
        files.push(BundledFile { path: path.into(), bytes: leak(text) });
    }
    files.leak()
}

/// A document of one operation, with more of it in YAML.
fn edition(operation: &str, rest: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\n\
         paths:\n  /a/{{x}}:\n    get:\n      {operation}\n\
      \x20     responses:\n        '400': {{description: '400', content: \
         {{application/json: {{schema: {{type: object}}}}}}}}\n{rest}"
    )
}

#[test]
fn editions_of_one_document_are_one_operation() {
    let old = edition(
        "operationId: old\n      summary: Old\n      description: Said once",
        "",
    );
    let new = edition(
        "operationId: new\n      parameters: [{$ref: '#/components/parameters/x'}]",
        "        '204': {description: Nothing., headers: {H: {schema: {type: string}}}}\n\
         components: {parameters: {x: {name: x, in: path, required: true, schema: {type: string}}}}\n",
    );
    let files = files(&[("old", &old), ("new", &new)]);
    let found = document(Files::Bundled(files), Provider::Yuno).unwrap();
    let operation = &found["paths"]["/a/{x}"]["get"];
    assert_eq!(operation["operationId"], "new");
    assert_eq!(operation["summary"], "Old");
    assert_eq!(
        operation["description"],
        "Said once\n\nDescribed at `yuno/new#/paths/~1a~1{x}/get`."
    );
    assert_eq!(operation["parameters"][0]["schema"]["type"], "string");
    let responses = operation["responses"].as_object().unwrap();
    assert_eq!(responses.keys().collect::<Vec<_>>(), ["204", "400"]);
    assert_eq!(responses["204"]["description"], "Nothing.");
    assert_eq!(responses["204"]["headers"]["H"]["schema"]["type"], "string");
}

#[test]
fn what_cannot_be_written_says_why() {
    let circle = edition(
        "parameters: [{$ref: '#/components/parameters/x'}]",
        "components: {parameters: {x: {$ref: '#/components/parameters/x'}}}\n",
    );
    let nowhere = edition("parameters: [{$ref: other.yaml}]", "");
    let scheme = |kind: &str| {
        edition(
            "security: [{key: []}]",
            &format!(
                "components: {{securitySchemes: {{key: {{type: http, scheme: {kind}}}}}}}\n"
            ),
        )
    };
    let (basic, bearer) = (scheme("basic"), scheme("bearer"));
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[("one", "circle: [")], "schemas/vendored/one.yaml"),
        (
            &[("one", &circle)],
            "schemas/vendored/one.yaml: expected references without a circle",
        ),
        (
            &[("one", &nowhere)],
            "schemas/vendored/one.yaml: expected a reference to a place of the \
             document",
        ),
        (
            &[("one", &basic), ("two", &bearer)],
            "schemas/vendored/two.yaml: expected the security scheme key of \
             other documents",
        ),
    ];
    for (documents, expected) in cases {
        let files = Files::Bundled(files(documents));
        let error = document(files, Provider::Yuno).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    // One of the two alone is written.
    let files = Files::Bundled(files(&[("one", &basic)]));
    let written = document(files, Provider::Yuno).unwrap();
    assert_eq!(
        written["components"]["securitySchemes"],
        json!({ "key": { "type": "http", "scheme": "basic" } })
    );
}
