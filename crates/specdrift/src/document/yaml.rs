//! Reads the text of a document, JSON or YAML, into a value and the place of
//! every node. Nothing here knows what the document says.

use crate::document::pointer::Pointer;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};
use serde_json::{Map, Number, Value};
use std::collections::HashMap;

const NAME_IS_TEXT: &str = "expected a text as a member's name";

/// How deep a document may nest: as deep as `serde_json` reads.
const MAX_DEPTH: usize = 120;

/// How much the anchors and aliases of one YAML document may copy, in nodes.
const MAX_COPIED_NODES: usize = 500_000;

/// As much text as counts as a node.
const BYTES_PER_NODE: usize = 64;

/// A place in a text, as people count: line and column from 1, columns in
/// characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TextPosition {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// A part of a text; the end is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextSpan {
    pub(crate) start: TextPosition,
    pub(crate) end: TextPosition,
}

impl From<Span> for TextSpan {
    fn from(span: Span) -> Self {
        let position = |marker: Marker| TextPosition {
            line: marker.line(),
            column: marker.col() + 1,
        };
        Self { start: position(span.start), end: position(span.end) }
    }
}

/// Where a node stands: its value, and the name before it in an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeSpan {
    pub(crate) name: Option<TextSpan>,
    pub(crate) value: TextSpan,
}

/// What a text holds, and where its nodes stand. For JSON the places are not
/// known yet: [`spans`] finds them.
#[derive(Debug)]
pub(crate) struct ParsedDocument {
    pub(crate) value: Value,
    pub(crate) spans: Option<HashMap<Pointer, NodeSpan>>,
}

/// Why a text is not a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) reason: String,
    pub(crate) line: Option<usize>,
}

/// Reads `text`: JSON if it is JSON, else YAML.
pub(crate) fn parse(text: &str) -> Result<ParsedDocument, SyntaxError> {
    let looks_like_json = text.trim_start().starts_with(['{', '[']);
    if !looks_like_json {
        return DocumentReader::new(text).read();
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) => Ok(ParsedDocument { value, spans: None }),
        // A YAML document may start with a brace, too.
        Err(error) => DocumentReader::new(text).read().map_err(|_| {
            let reason = error.to_string();
            // The line has a place of its own.
            let reason = reason.split(" at line ").next().unwrap_or_default();
            unreadable(reason, Some(error.line()))
        }),
    }
}

/// The place of every node of a text that was read as JSON. YAML has no pairs of surrogate
/// escapes, so the walk may stop early: what comes after has no place.
pub(crate) fn spans(text: &str) -> HashMap<Pointer, NodeSpan> {
    let mut reader = DocumentReader::new(text);
    while reader.done.is_none() {
        if reader.step().is_err() {
            break;
        }
    }
    reader.spans
}

enum OpenContainer {
    List {
        at: Pointer,
        items: Vec<Value>,
        anchor: usize,
    },
    Map {
        at: Pointer,
        members: Map<String, Value>,
        name: Option<(String, TextSpan)>,
        anchor: usize,
    },
}

struct DocumentReader<'t> {
    events: Parser<'t, saphyr_parser::StrInput<'t>>,
    open: Vec<OpenContainer>,
    anchors: HashMap<usize, Value>,
    copied: usize,
    spans: HashMap<Pointer, NodeSpan>,
    done: Option<Value>,
}

impl<'t> DocumentReader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            events: Parser::new_from_str(text),
            open: Vec::new(),
            anchors: HashMap::new(),
            copied: 0,
            spans: HashMap::new(),
            done: None,
        }
    }

    fn read(mut self) -> Result<ParsedDocument, SyntaxError> {
        loop {
            if let Some(value) = self.done.take() {
                return Ok(ParsedDocument { value, spans: Some(self.spans) });
            }
            self.step()?;
        }
    }

    fn step(&mut self) -> Result<(), SyntaxError> {
        let Some(next) = self.events.next() else {
            return Err(unreadable(
                "expected more, found the end of the text",
                None,
            ));
        };
        let (event, span) = next.map_err(|error| {
            unreadable(error.info(), Some(error.marker().line()))
        })?;
        let line = Some(span.start.line());
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.scalar(&text, style, anchor, span)
            }
            Event::SequenceStart(anchor, _) => {
                let at = self.enter(span, line)?;
                self.open.push(OpenContainer::List {
                    at,
                    items: Vec::new(),
                    anchor,
                });
                Ok(())
            }
            Event::MappingStart(anchor, _) => {
                let at = self.enter(span, line)?;
                let members = Map::new();
                self.open.push(OpenContainer::Map {
                    at,
                    members,
                    name: None,
                    anchor,
                });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::StreamEnd => {
                Err(unreadable("expected a document, found nothing", line))
            }
            Event::Nothing
            | Event::StreamStart
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        span: Span,
    ) -> Result<(), SyntaxError> {
        if self.expects_name() {
            return self.set_name(text.into(), span);
        }
        let value = match style {
            ScalarStyle::Plain => plain(text),
            ScalarStyle::SingleQuoted
            | ScalarStyle::DoubleQuoted
            | ScalarStyle::Literal
            | ScalarStyle::Folded => Value::String(text.into()),
        };
        self.begin(span)?;
        self.keep(anchor, &value, span)?;
        self.put(value)
    }

    fn expects_name(&self) -> bool {
        matches!(self.open.last(), Some(OpenContainer::Map { name: None, .. }))
    }

    fn set_name(
        &mut self,
        text: String,
        span: Span,
    ) -> Result<(), SyntaxError> {
        if let Some(OpenContainer::Map { members, name, .. }) =
            self.open.last_mut()
        {
            if members.contains_key(&text) {
                let line = Some(span.start.line());
                let reason = format!("member {text:?} is given twice");
                return Err(SyntaxError { reason, line });
            }
            *name = Some((text, span.into()));
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), SyntaxError> {
        let line = Some(span.start.line());
        let Some(value) = self.anchors.get(&anchor) else {
            return Err(unreadable("an alias names an open anchor", line));
        };
        self.copied += weight(value);
        self.affordable(span)?;
        let value = value.clone();
        if self.expects_name() {
            let Some(name) = value.as_str() else {
                return Err(unreadable(NAME_IS_TEXT, line));
            };
            return self.set_name(name.to_owned(), span);
        }
        self.begin(span)?;
        self.put(value)
    }

    fn enter(
        &mut self,
        span: Span,
        line: Option<usize>,
    ) -> Result<Pointer, SyntaxError> {
        if self.expects_name() {
            return Err(unreadable(NAME_IS_TEXT, line));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(unreadable("nests too deep", line));
        }
        self.begin(span)
    }

    fn leave(&mut self, span: Span) -> Result<(), SyntaxError> {
        let (at, value, anchor) = match self.open.pop() {
            Some(OpenContainer::List { at, items, anchor }) => {
                (at, Value::Array(items), anchor)
            }
            Some(OpenContainer::Map { at, members, anchor, .. }) => {
                (at, Value::Object(members), anchor)
            }
            None => return Err(unreadable("closes what is not open", None)),
        };
        if let Some(node) = self.spans.get_mut(&at) {
            node.value.end = TextSpan::from(span).end;
        }
        self.keep(anchor, &value, span)?;
        self.put(value)
    }

    fn keep(
        &mut self,
        anchor: usize,
        value: &Value,
        span: Span,
    ) -> Result<(), SyntaxError> {
        if anchor > 0 {
            self.copied += weight(value);
            self.affordable(span)?;
            self.anchors.insert(anchor, value.clone());
        }
        Ok(())
    }

    /// A short text may stand for a large document.
    fn affordable(&self, span: Span) -> Result<(), SyntaxError> {
        if self.copied > MAX_COPIED_NODES {
            let line = Some(span.start.line());
            return Err(unreadable("its aliases stand for too much", line));
        }
        Ok(())
    }

    /// The place of the node that begins, which is noted.
    fn begin(&mut self, span: Span) -> Result<Pointer, SyntaxError> {
        let (at, name) = match self.open.last() {
            None => (Pointer::root(), None),
            Some(OpenContainer::List { at, items, .. }) => {
                (at.item(items.len()), None)
            }
            Some(OpenContainer::Map {
                at, name: Some((name, span)), ..
            }) => (at.join(name), Some(*span)),
            Some(OpenContainer::Map { name: None, .. }) => {
                let line = Some(span.start.line());
                return Err(unreadable(NAME_IS_TEXT, line));
            }
        };
        let node = NodeSpan { name, value: span.into() };
        self.spans.insert(at.clone(), node);
        Ok(at)
    }

    fn put(&mut self, value: Value) -> Result<(), SyntaxError> {
        match self.open.last_mut() {
            None => self.done = Some(value),
            Some(OpenContainer::List { items, .. }) => items.push(value),
            Some(OpenContainer::Map { members, name, .. }) => {
                let Some((name, _)) = name.take() else {
                    return Err(unreadable(NAME_IS_TEXT, None));
                };
                members.insert(name, value);
            }
        }
        Ok(())
    }
}

fn unreadable(reason: &str, line: Option<usize>) -> SyntaxError {
    SyntaxError { reason: reason.into(), line }
}

fn weight(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Object(members) => {
            let weigh = |(name, value): (&String, &Value)| {
                name.len() / BYTES_PER_NODE + weight(value)
            };
            1 + members.iter().map(weigh).sum::<usize>()
        }
        Value::String(text) => 1 + text.len() / BYTES_PER_NODE,
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}

/// A plain scalar under YAML's core schema.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        other => number(other)
            .map_or_else(|| Value::String(other.into()), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    if let Ok(number) = digits.parse::<i64>() {
        return Some(number.into());
    }
    let numeric = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
    if !digits.chars().all(numeric)
        || !digits.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    digits.parse::<f64>().ok().and_then(Number::from_f64)
}
