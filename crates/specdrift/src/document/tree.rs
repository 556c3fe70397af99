//! Puts a document together from what a reader of its syntax finds, and keeps
//! what both syntaxes must: no member twice, no more nodes than fit, the exact
//! numbers, and the place of every node.

use super::decimal::Decimal;
use super::pointer::Pointer;
use super::span::{NodeSpan, TextPosition, TextSpan};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// How deep a document may nest.
pub(crate) const MAX_DEPTH: usize = 120;

/// How many nodes a document may have. Each takes some 300 bytes here.
const MAX_NODES: usize = 1_000_000;

/// The member whose number is a version, which 3.10 and 3.1 tell apart.
const VERSION: &str = "/openapi";

/// Why a text is not a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) reason: String,
    pub(crate) line: Option<usize>,
    /// Whether the text breaks the grammar of its syntax; otherwise it keeps it
    /// and holds what a document must not.
    pub(crate) breaks_grammar: bool,
}

impl SyntaxError {
    pub(crate) fn new(reason: impl Into<String>, line: Option<usize>) -> Self {
        Self { reason: reason.into(), line, breaks_grammar: false }
    }

    pub(crate) fn of_grammar(reason: String, line: Option<usize>) -> Self {
        Self { reason, line, breaks_grammar: true }
    }
}

/// What a text holds, and where its nodes stand.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) value: Value,
    pub(crate) spans: HashMap<Pointer, NodeSpan>,
    /// The numbers that the value only comes near to.
    pub(crate) exact_numbers: BTreeMap<Pointer, Decimal>,
}

enum Container {
    List(Vec<Value>),
    Object { members: Map<String, Value>, name: Option<(String, TextSpan)> },
}

struct OpenContainer {
    at: Pointer,
    container: Container,
}

/// What the next token may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A value: the root, an item, or that of a member.
    Value,
    /// The name of a member.
    Name,
}

/// A list or an object that has been closed.
pub(crate) struct ClosedContainer {
    pub(crate) at: Pointer,
    pub(crate) value: Value,
}

#[derive(Default)]
pub(crate) struct TreeBuilder {
    open: Vec<OpenContainer>,
    spans: HashMap<Pointer, NodeSpan>,
    exact_numbers: BTreeMap<Pointer, Decimal>,
    nodes: usize,
    done: Option<Value>,
}

impl TreeBuilder {
    /// The document, once its root is closed.
    pub(crate) fn finish(self) -> Option<Tree> {
        let Self { spans, exact_numbers, done, .. } = self;
        done.map(|value| Tree { value, spans, exact_numbers })
    }

    pub(crate) fn is_done(&self) -> bool {
        self.done.is_some()
    }

    pub(crate) fn expects(&self) -> Expected {
        match self.open.last().map(|open| &open.container) {
            Some(Container::Object { name: None, .. }) => Expected::Name,
            Some(Container::Object { .. } | Container::List(_)) | None => {
                Expected::Value
            }
        }
    }

    /// Whether the innermost container is a list.
    pub(crate) fn is_in_list(&self) -> bool {
        let innermost = self.open.last().map(|open| &open.container);
        matches!(innermost, Some(Container::List(_)))
    }

    pub(crate) fn name(
        &mut self,
        text: String,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        if let Some(OpenContainer {
            container: Container::Object { members, name },
            ..
        }) = self.open.last_mut()
        {
            if members.contains_key(&text) {
                let reason =
                    format!("expected each member once, found {text:?} twice");
                return Err(SyntaxError::new(reason, Some(span.start.line)));
            }
            *name = Some((text, span));
        }
        Ok(())
    }

    /// Notes the place of the node that begins.
    pub(crate) fn begin(
        &mut self,
        span: TextSpan,
    ) -> Result<Pointer, SyntaxError> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let reason =
                format!("expected at most {MAX_NODES} values, found more");
            return Err(SyntaxError::new(reason, Some(span.start.line)));
        }
        let (at, name) = match self.open.last() {
            None => (Pointer::root(), None),
            Some(OpenContainer { at, container }) => match container {
                Container::List(items) => (at.item(items.len()), None),
                Container::Object { name: Some((name, span)), .. } => {
                    (at.join(name), Some(*span))
                }
                Container::Object { name: None, .. } => (at.clone(), None),
            },
        };
        self.spans.insert(at.clone(), NodeSpan { name, value: span });
        Ok(at)
    }

    pub(crate) fn scalar(
        &mut self,
        value: Value,
        span: TextSpan,
    ) -> Result<Pointer, SyntaxError> {
        let at = self.begin(span)?;
        self.put(value);
        Ok(at)
    }

    /// A number, by its text.
    pub(crate) fn number(
        &mut self,
        text: &str,
        span: TextSpan,
    ) -> Result<(Pointer, Value), SyntaxError> {
        let at = self.begin(span)?;
        let value = if at.as_str() == VERSION {
            Value::from(text)
        } else {
            let Some(exact) = Decimal::parse(text) else {
                let reason =
                    "expected a number whose exponent has 64 bits, found more";
                return Err(SyntaxError::new(reason, Some(span.start.line)));
            };
            let (nearest, is_exact) = exact.nearest(text);
            if !is_exact {
                self.exact_numbers.insert(at.clone(), exact);
            }
            Value::Number(nearest)
        };
        self.put(value.clone());
        Ok((at, value))
    }

    /// A value that stands at another place, too.
    pub(crate) fn copy(
        &mut self,
        value: Value,
        from: &Pointer,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        let at = self.begin(span)?;
        let copied: Vec<(Pointer, Decimal)> = self
            .exact_numbers
            .range(from.clone()..)
            .take_while(|(place, _)| place.as_str().starts_with(from.as_str()))
            .filter_map(|(place, exact)| {
                Some((place.moved(from, &at)?, exact.clone()))
            })
            .collect();
        self.exact_numbers.extend(copied);
        self.put(value);
        Ok(())
    }

    pub(crate) fn open_list(
        &mut self,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        self.open(span, Container::List(Vec::new()))
    }

    pub(crate) fn open_object(
        &mut self,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        self.open(span, Container::Object { members: Map::new(), name: None })
    }

    fn open(
        &mut self,
        span: TextSpan,
        container: Container,
    ) -> Result<(), SyntaxError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(Some(span.start.line)));
        }
        let at = self.begin(span)?;
        self.open.push(OpenContainer { at, container });
        Ok(())
    }

    /// Closes the innermost container; `None` where none is open.
    pub(crate) fn close(
        &mut self,
        end: TextPosition,
    ) -> Option<ClosedContainer> {
        let OpenContainer { at, container } = self.open.pop()?;
        let value = match container {
            Container::List(items) => Value::Array(items),
            Container::Object { members, .. } => Value::Object(members),
        };
        if let Some(node) = self.spans.get_mut(&at) {
            node.value.end = end;
        }
        Some(ClosedContainer { at, value })
    }

    /// Puts a value at the place that was begun last.
    pub(crate) fn put(&mut self, value: Value) {
        match self.open.last_mut().map(|open| &mut open.container) {
            None => self.done = Some(value),
            Some(Container::List(items)) => items.push(value),
            Some(Container::Object { members, name }) => {
                if let Some((name, _)) = name.take() {
                    members.insert(name, value);
                }
            }
        }
    }
}

pub(crate) fn too_deep(line: Option<usize>) -> SyntaxError {
    let reason =
        format!("expected at most {MAX_DEPTH} levels, found a deeper nesting");
    SyntaxError::new(reason, line)
}
