//! Compares a JSON Schema, generated from types, with a provider's OpenAPI
//! document, whose limits stand mostly in words.
//!
//! ```
//! use specdrift::{CheckOptions, Config, Document, Documents, Implementation, Level, Outcome, check};
//!
//! let config = Config::parse("drift.toml", r#"
//!     [[binding]]
//!     id = "shop.order"
//!     document = "shop"
//!     at = "/components/schemas/Order"
//!     direction = "request"
//!     type = "shop.order"
//! "#)?;
//! let mut documents = Documents::default();
//! documents.documents.push(Document::from_bytes("shop", "shop.yaml", b"
//! openapi: 3.1.0
//! components:
//!   schemas:
//!     Order:
//!       type: object
//!       properties:
//!         note: {type: string, description: A few words (MAX 20).}
//! ")?);
//! let schema = serde_json::json!({
//!     "type": "object",
//!     "properties": { "note": { "type": "string", "maxLength": 25 } },
//! });
//! let ours = [Implementation::new("shop.order", &schema, &|_| true)];
//!
//! let report = check(&config, &documents, &ours, &CheckOptions::on("2026-11-21".parse()?));
//! assert_eq!(
//!     report.findings[0].message,
//!     "/note: longest text differs: document maxLength 20, ours maxLength 25"
//! );
//! assert_eq!(report.outcome(Level::Error), Outcome::Drift);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How it works
//!
//! Both sides become nodes, one for each place that a value can have (`build`),
//! with what descriptions say lifted into assertions (`prose`). *A located walk
//! names*: each limit of one side is held against all that the other says of
//! that place (`walk`). *Algebra decides* whether the limit refuses anything
//! that the other side accepts (`solver`, `language`). *A value proves*: a
//! whole message that one side accepts and the other refuses, judged again
//! (`witness`, `prove`).
//!
//! # What is not here
//!
//! No word of payments, no network, no clock: today is an argument. What could
//! not be judged is a finding, never a silence.

mod check;
mod compare;
mod config;
mod decide;
mod diff;
mod document;
mod lint;
mod prose;
mod report;
mod schema;

pub mod render;

pub use check::{CheckOptions, Implementation, check};
pub use config::date::{Date, InvalidDate};
pub use config::{
    AddedWaiver, Binding, Config, Documents, FailedDocument, Waiver, add_waiver,
};
pub use diff::diff;
pub use document::Document;
pub use document::load_error::LoadError;
pub use document::openapi::Direction;
pub use document::pointer::Pointer;
pub use prose::limits::{ProseLimit, ProseReading, prose_limits};
pub use report::finding::{
    Breaks, Difference, Finding, FindingKind, Location, Proof, Relation,
    Subject, Verdicts,
};
pub use report::level::{Level, UnknownLevel};
pub use report::rule::{Category, RULES, Rule, by_id};
pub use report::{FieldComparison, Outcome, Report, SourceLocation, Summary};
pub use schema::locations::schema_locations;
