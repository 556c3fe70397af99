//! Puts a document together from what a reader of its syntax finds, and keeps
//! what both syntaxes must: no member twice, no more nodes than fit, the exact
//! numbers, and the place of every node.

use super::decimal::Decimal;
use super::pointer::Pointer;
use super::span::{NodeSpan, TextPosition, TextSpan};
use super::spans::{SpanChildren, SpanTree};
use super::syntax_error::SyntaxError;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How deep a document may nest.
pub(crate) const MAX_NESTING: usize = 120;

/// How many nodes a document may have.
const MAX_NODES: usize = 1_000_000;

/// How many bytes a document may take in memory, about. A short text may hold
/// very many small objects, each of which takes many times its text.
const MAX_TREE_BYTES: usize = 216 << 20;

/// What a node takes: its value and its place.
const NODE_BYTES: usize = 112;

/// What an object takes for each six of its members, which a node of a B-tree
/// holds at least, and for the first of them.
const MEMBERS_BYTES: usize = 640;
const MEMBERS_PER_NODE: usize = 6;

/// What a text takes besides its bytes.
const TEXT_BYTES: usize = 32;

/// How long the names on the way to a node may be together, in bytes. A place
/// is written wherever it is told of.
const MAX_POINTER: usize = 4096;

/// How many bytes the numbers may take, with their places, that neither 64 bits
/// nor an `f64` have.
const MAX_EXACT: usize = 32 << 20;

/// The member whose number is a version, which 3.10 and 3.1 tell apart.
const VERSION: &str = "/openapi";

/// What a text holds, and where its nodes stand.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) value: Value,
    pub(crate) spans: SpanTree,
    /// The numbers that the value only comes near to.
    pub(crate) exact_numbers: BTreeMap<Pointer, Decimal>,
}

enum Container {
    List {
        items: Vec<Value>,
        spans: Vec<SpanTree>,
    },
    Object {
        members: Map<String, Value>,
        spans: Vec<(Box<str>, SpanTree)>,
        name: Option<(String, TextSpan)>,
    },
}

struct OpenContainer {
    container: Container,
    span: NodeSpan,
    /// How long the names on the way to it are together.
    names: usize,
}

/// What the next token may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExpectedToken {
    /// A value: the root, an item, or that of a member.
    Value,
    /// The name of a member.
    Name,
}

/// A list or an object that has been closed.
pub(crate) struct ClosedContainer {
    pub(crate) value: Value,
    spans: SpanTree,
}

#[derive(Default)]
pub(crate) struct TreeBuilder {
    open: Vec<OpenContainer>,
    exact_numbers: BTreeMap<Pointer, Decimal>,
    exact_bytes: usize,
    nodes: usize,
    bytes: usize,
    done: Option<(Value, SpanTree)>,
}

impl TreeBuilder {
    /// The document, once its root is closed.
    pub(crate) fn finish(self) -> Option<Tree> {
        let Self { exact_numbers, done, .. } = self;
        done.map(|(value, spans)| Tree { value, spans, exact_numbers })
    }

    pub(crate) fn is_done(&self) -> bool {
        self.done.is_some()
    }

    pub(crate) fn expects(&self) -> ExpectedToken {
        match self.open.last().map(|open| &open.container) {
            Some(Container::Object { name: None, .. }) => ExpectedToken::Name,
            Some(Container::Object { .. } | Container::List { .. }) | None => {
                ExpectedToken::Value
            }
        }
    }

    /// Whether the innermost container is a list.
    pub(crate) fn is_in_list(&self) -> bool {
        let innermost = self.open.last().map(|open| &open.container);
        matches!(innermost, Some(Container::List { .. }))
    }

    pub(crate) fn name(
        &mut self,
        text: String,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        let line = Some(span.start.line);
        let Some(OpenContainer {
            container: Container::Object { members, name, .. },
            ..
        }) = self.open.last_mut()
        else {
            return Ok(());
        };
        if members.contains_key(&text) {
            let reason =
                format!("expected each member once, found {text:?} twice");
            return Err(SyntaxError::new(reason, line));
        }
        let is_new_node = members.len().is_multiple_of(MEMBERS_PER_NODE);
        let members = if is_new_node { MEMBERS_BYTES } else { 0 };
        // The name stands in the value, and in the tree of places.
        let names = 2 * (TEXT_BYTES + text.len());
        *name = Some((text, span));
        self.take(members + names, line)
    }

    /// The place of the value that comes next, or that was closed last.
    pub(crate) fn here(&self) -> Pointer {
        self.open.iter().fold(Pointer::root(), |at, open| {
            match &open.container {
                Container::List { items, .. } => at.item(items.len()),
                Container::Object { name: Some((name, _)), .. } => {
                    at.join(name)
                }
                Container::Object { name: None, .. } => at,
            }
        })
    }

    /// Notes the place of the node that begins, and how long the names on the
    /// way to it are.
    fn begin(
        &mut self,
        value: TextSpan,
    ) -> Result<(NodeSpan, usize), SyntaxError> {
        let line = Some(value.start.line);
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let reason =
                format!("expected at most {MAX_NODES} values, found more");
            return Err(SyntaxError::new(reason, line));
        }
        self.take(NODE_BYTES, line)?;
        let above = self.open.last();
        let name = above.and_then(|open| match &open.container {
            Container::Object { name, .. } => name.as_ref(),
            Container::List { .. } => None,
        });
        let names = above.map_or(0, |open| open.names)
            + name.map_or(0, |(name, _)| name.len());
        if names > MAX_POINTER {
            let reason = format!(
                "expected names of at most {MAX_POINTER} bytes on the way to a value, found more"
            );
            return Err(SyntaxError::new(reason, line));
        }
        let name = name.map(|(_, span)| *span);
        Ok((NodeSpan { name, value }, names))
    }

    /// Counts what is about to be kept.
    fn take(
        &mut self,
        bytes: usize,
        line: Option<usize>,
    ) -> Result<(), SyntaxError> {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes > MAX_TREE_BYTES {
            let reason = format!(
                "expected values that take at most {} MiB, found more",
                MAX_TREE_BYTES >> 20
            );
            return Err(SyntaxError::new(reason, line));
        }
        Ok(())
    }

    pub(crate) fn scalar(
        &mut self,
        value: Value,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        if let Value::String(text) = &value {
            self.take(TEXT_BYTES + text.len(), Some(span.start.line))?;
        }
        let (span, _) = self.begin(span)?;
        self.put_with(value, SpanTree::new(span, SpanChildren::Nothing));
        Ok(())
    }

    /// A number, by its text.
    pub(crate) fn number(
        &mut self,
        text: &str,
        span: TextSpan,
    ) -> Result<Value, SyntaxError> {
        let line = Some(span.start.line);
        let is_version =
            self.open.len() == 1 && self.here().as_str() == VERSION;
        let value = if is_version {
            Value::from(text)
        } else {
            let Some(exact) = Decimal::parse(text) else {
                let reason =
                    "expected a number whose exponent has 64 bits, found more";
                return Err(SyntaxError::new(reason, line));
            };
            let (nearest, is_exact) = exact.nearest(text);
            if !is_exact {
                let at = self.here();
                self.keep_exact(at, exact, line)?;
            }
            Value::Number(nearest)
        };
        self.scalar(value.clone(), span)?;
        Ok(value)
    }

    fn keep_exact(
        &mut self,
        at: Pointer,
        exact: Decimal,
        line: Option<usize>,
    ) -> Result<(), SyntaxError> {
        self.exact_bytes += at.as_str().len() + exact.len();
        if self.exact_bytes > MAX_EXACT {
            let reason =
                "expected numbers that 64 bits hold, found very many others";
            return Err(SyntaxError::new(reason, line));
        }
        self.exact_numbers.insert(at, exact);
        Ok(())
    }

    /// A value that stands at another place, too.
    pub(crate) fn copy(
        &mut self,
        value: Value,
        from: &Pointer,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        let at = self.here();
        let copied: Vec<(Pointer, Decimal)> = self
            .exact_numbers
            .range(from.clone()..)
            .take_while(|(place, _)| place.as_str().starts_with(from.as_str()))
            .filter_map(|(place, exact)| {
                Some((place.moved(from, &at)?, exact.clone()))
            })
            .collect();
        for (at, exact) in copied {
            self.keep_exact(at, exact, Some(span.start.line))?;
        }
        self.scalar(value, span)
    }

    pub(crate) fn open_list(
        &mut self,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        let (items, spans) = (Vec::new(), Vec::new());
        self.open(span, Container::List { items, spans })
    }

    pub(crate) fn open_object(
        &mut self,
        span: TextSpan,
    ) -> Result<(), SyntaxError> {
        let (members, spans) = (Map::new(), Vec::new());
        self.open(span, Container::Object { members, spans, name: None })
    }

    fn open(
        &mut self,
        span: TextSpan,
        container: Container,
    ) -> Result<(), SyntaxError> {
        if self.open.len() >= MAX_NESTING {
            return Err(too_deep(Some(span.start.line)));
        }
        let (span, names) = self.begin(span)?;
        self.open.push(OpenContainer { container, span, names });
        Ok(())
    }

    /// Closes the innermost container; `None` where none is open.
    pub(crate) fn close(
        &mut self,
        end: TextPosition,
    ) -> Option<ClosedContainer> {
        let OpenContainer { container, mut span, .. } = self.open.pop()?;
        span.value.end = end;
        let (value, below) = match container {
            Container::List { items, spans } => {
                (Value::Array(items), SpanChildren::Items(spans.into()))
            }
            Container::Object { members, spans, .. } => {
                (Value::Object(members), SpanChildren::members(spans))
            }
        };
        Some(ClosedContainer { value, spans: SpanTree::new(span, below) })
    }

    /// Puts what was closed last at its place.
    pub(crate) fn put(&mut self, closed: ClosedContainer) {
        self.put_with(closed.value, closed.spans);
    }

    fn put_with(&mut self, value: Value, span: SpanTree) {
        match self.open.last_mut().map(|open| &mut open.container) {
            None => self.done = Some((value, span)),
            Some(Container::List { items, spans }) => {
                items.push(value);
                spans.push(span);
            }
            Some(Container::Object { members, spans, name }) => {
                if let Some((name, _)) = name.take() {
                    spans.push((name.as_str().into(), span));
                    members.insert(name, value);
                }
            }
        }
    }
}

pub(crate) fn too_deep(line: Option<usize>) -> SyntaxError {
    let reason = format!(
        "expected at most {MAX_NESTING} levels, found a deeper nesting"
    );
    SyntaxError::new(reason, line)
}
