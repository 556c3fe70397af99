//! Why some differences are accepted, said once for all of them.

use super::date::Date;
use super::field_pattern::FieldPattern;
use super::line_of;
use crate::document::load_error::LoadError;
use crate::document::openapi::Direction;
use crate::report::finding::Finding;
use crate::report::relation::Relation;
use crate::report::rule::{self, Category, Rule};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

/// Why some differences are accepted. Which ones are is written in the lock
/// file, each as it was seen.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Policy {
    /// Names it in the lock file.
    pub name: String,
    /// Why the differences are accepted.
    pub reason: String,
    /// The last day on which they are accepted, inclusive.
    pub until: Option<Date>,
    /// Which findings it may cover.
    pub scope: PolicyScope,
    pub(crate) line: usize,
}

/// Which findings a policy may cover: those that keep every part of it. An
/// empty list, or none, leaves a part open.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct PolicyScope {
    /// By one of these rules.
    pub rules: Vec<RuleSelector>,
    /// In one of these bindings, by id.
    pub bindings: Vec<String>,
    /// In one of these documents, by id.
    pub documents: Vec<String>,
    /// Who writes the message.
    pub direction: Option<Direction>,
    /// Where our rule stands beside the document's.
    pub side: Option<Relation>,
    /// At one of these fields.
    pub fields: Vec<FieldPattern>,
}

/// One rule, or all rules of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleSelector {
    /// The rule.
    Rule(&'static Rule),
    /// All rules of the category.
    Category(Category),
}

/// The categories whose findings can be accepted. What could not be judged
/// cannot, and neither can a fault of a policy.
const CATEGORIES: [(&str, Category); 5] = [
    ("difference", Category::Difference),
    ("prose", Category::Prose),
    ("example", Category::Example),
    ("reader", Category::Reader),
    ("schema", Category::Schema),
];

/// Whether a policy may cover findings of the category.
pub(crate) fn can_be_accepted(category: Category) -> bool {
    CATEGORIES.iter().any(|(_, accepted)| *accepted == category)
}

impl RuleSelector {
    fn parse(text: &str) -> Option<Self> {
        let rule = rule::rule_by_id(text)
            .filter(|rule| can_be_accepted(rule.category))
            .map(Self::Rule);
        let named = |(word, _): &&(&str, Category)| *word == text;
        rule.or_else(|| {
            let (_, category) = CATEGORIES.iter().find(named)?;
            Some(Self::Category(*category))
        })
    }

    fn selects(self, rule: &Rule) -> bool {
        match self {
            Self::Rule(selected) => selected == rule,
            Self::Category(category) => category == rule.category,
        }
    }
}

impl PolicyScope {
    /// Whether a finding is in it.
    pub(crate) fn contains(&self, finding: &Finding) -> bool {
        let subject = finding.subject.as_ref();
        let message = subject.is_some_and(|subject| {
            let document = finding.location.document.as_str();
            self.selects(&subject.id, document, subject.direction)
        });
        let rule = self.rules.iter().any(|rule| rule.selects(finding.rule));
        let side = self.side.is_none_or(|side| side == finding.relation());
        let field = self.fields.is_empty()
            || self.fields.iter().any(|field| field.matches(finding.field()));
        message && rule && side && field
    }

    /// Whether it has findings of this message in it, if there are any.
    pub(crate) fn selects(
        &self,
        binding: &str,
        document: &str,
        direction: Direction,
    ) -> bool {
        let listed = |list: &[String], id: &str| {
            list.is_empty() || list.iter().any(|listed| listed == id)
        };
        listed(&self.bindings, binding)
            && listed(&self.documents, document)
            && self.direction.is_none_or(|selected| selected == direction)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPolicy {
    name: Spanned<String>,
    #[serde(default)]
    reason: String,
    until: Option<Spanned<Datetime>>,
    rules: Spanned<Vec<String>>,
    #[serde(default)]
    bindings: Vec<String>,
    #[serde(default)]
    documents: Vec<String>,
    direction: Option<Direction>,
    side: Option<Relation>,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
}

pub(super) fn policy(
    file: &str,
    text: &str,
    raw: RawPolicy,
) -> Result<Policy, LoadError> {
    let fault = |offset: usize, reason: String| {
        LoadError::at(file, Some(line_of(text, offset)), reason)
    };
    let rules_at = raw.rules.span().start;
    let rules: Vec<RuleSelector> = raw
        .rules
        .into_inner()
        .iter()
        .map(|rule| {
            RuleSelector::parse(rule).ok_or_else(|| {
                let reason = "expected rules or categories that can be \
                              accepted, found";
                fault(rules_at, format!("{reason} {rule}"))
            })
        })
        .collect::<Result<_, _>>()?;
    if rules.is_empty() {
        return Err(fault(rules_at, "expected at least one rule".to_owned()));
    }
    let fields = raw
        .fields
        .into_iter()
        .map(|field| {
            FieldPattern::parse(field.get_ref()).ok_or_else(|| {
                let reason = "expected a field that starts with /";
                fault(field.span().start, reason.to_owned())
            })
        })
        .collect::<Result<_, _>>()?;
    let until = raw
        .until
        .map(|until| {
            Date::from_toml(*until.get_ref()).ok_or_else(|| {
                let reason = "expected a date such as 2026-01-31";
                fault(until.span().start, reason.to_owned())
            })
        })
        .transpose()?;
    Ok(Policy {
        line: line_of(text, raw.name.span().start),
        name: raw.name.into_inner(),
        reason: raw.reason,
        until,
        scope: PolicyScope {
            rules,
            bindings: raw.bindings,
            documents: raw.documents,
            direction: raw.direction,
            side: raw.side,
            fields,
        },
    })
}
