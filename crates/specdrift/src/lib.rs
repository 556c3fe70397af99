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
//! let report = check(&config, &documents, &ours, &CheckOptions::new("2026-11-21".parse()?));
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
//! A document goes through the modules in this order:
//!
//! 1. `document` reads JSON or YAML, with the place of every node, and resolves
//!    references.
//! 2. `schema` builds a graph of both sides: one node for each place that a
//!    value can have. `prose` adds the limits that descriptions state.
//! 3. `compare` walks both graphs and holds each assertion of one side against
//!    all that the other side says of that place.
//! 4. `decide` decides whether the assertion refuses a value that the other
//!    side accepts, and makes such values.
//! 5. `compare` proves each difference with a whole message that one side
//!    accepts and the other refuses.
//! 6. `lint` looks for contradictions in the document itself.
//! 7. `report` keeps what was found, `config` says what is compared and what is
//!    accepted, and `render` writes the report.
//!
//! Everything that may grow faster than the documents do asks `budget` first:
//! one report has so much work and no more, counted and not timed. What would
//! be more is a finding, too.
//!
//! # What is not here
//!
//! The crate knows nothing of payments, opens no connection and reads no clock:
//! today is an argument. What could not be judged is a finding.

mod budget;
mod character;
mod check;
mod compare;
mod config;
mod decide;
mod diff;
mod document;
mod lint;
mod operation;
mod prose;
mod report;
mod schema;

pub mod render;

pub use check::accept::{AcceptError, Acceptance, Accepted, accept};
pub use check::{CheckOptions, Implementation, check};
pub use config::date::{Date, InvalidDate};
pub use config::{
    AcceptedFinding, AddedPolicy, Binding, BundledFile, Config, Documents,
    FailedDocument, FieldPattern, Files, Lock, Policy, PolicyScope,
    RuleSelector, add_policy,
};
pub use diff::diff;
pub use document::Document;
pub use document::load_error::LoadError;
pub use document::openapi::Direction;
pub use document::pointer::Pointer;
pub use prose::grammar::{GrammarEntry, GrammarExample, grammar};
pub use prose::limits::{ProseLimit, ProseReading, prose_limits};
pub use report::finding::{
    Difference, Finding, FindingKind, Location, Subject,
};
pub use report::impact::Impact;
pub use report::level::{Level, UnknownLevel};
pub use report::proof::{Proof, UndeclaredMembers, Verdicts};
pub use report::relation::Relation;
pub use report::rule::{Category, RULES, Rule, rule_by_id};
pub use report::{FieldComparison, Outcome, Report, SourceLocation, Summary};
pub use schema::locations::schema_locations;
pub use schema::unread_reason::UnreadReason;

/// The README's example, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
