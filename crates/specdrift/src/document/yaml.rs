//! Reads the text of a document, JSON or YAML, into a value and the place of
//! every node. Nothing here knows what the document says.

use crate::document::pointer::Pointer;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_json::{Map, Number, Value};
use std::collections::HashMap;

/// How deep a document may nest: as deep as `serde_json` reads.
const MAX_DEPTH: usize = 120;

/// How much the anchors and aliases of one YAML document may copy, in nodes.
const MAX_COPIED_NODES: usize = 500_000;

/// As much text as counts as a node.
const BYTES_PER_NODE: usize = 64;

/// A place in a text: byte offsets, and the line and column for people, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
}

/// What a text holds, and where, if that came with it: of JSON, [`positions`] are
/// looked for when they are asked for.
#[derive(Debug, Default)]
pub(crate) struct ParsedDocument {
    pub(crate) value: Value,
    pub(crate) positions: Option<HashMap<Pointer, Position>>,
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
        Ok(value) => Ok(ParsedDocument { value, positions: None }),
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
pub(crate) fn positions(text: &str) -> HashMap<Pointer, Position> {
    let mut reader = DocumentReader::new(text);
    while reader.done.is_none() {
        if reader.step().is_err() {
            break;
        }
    }
    reader.positions
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
        key: Option<String>,
        anchor: usize,
    },
}

struct DocumentReader<'t> {
    events: Parser<'t, saphyr_parser::StrInput<'t>>,
    open: Vec<OpenContainer>,
    anchors: HashMap<usize, Value>,
    copied: usize,
    positions: HashMap<Pointer, Position>,
    done: Option<Value>,
}

impl<'t> DocumentReader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            events: Parser::new_from_str(text),
            open: Vec::new(),
            anchors: HashMap::new(),
            copied: 0,
            positions: HashMap::new(),
            done: None,
        }
    }

    fn read(mut self) -> Result<ParsedDocument, SyntaxError> {
        while self.done.is_none() {
            self.step()?;
        }
        let value = self.done.take().unwrap_or_default();
        Ok(ParsedDocument { value, positions: Some(self.positions) })
    }

    fn step(&mut self) -> Result<(), SyntaxError> {
        let Some(next) = self.events.next() else {
            return Err(unreadable(
                "the text ends before its value does",
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
                    key: None,
                    anchor,
                });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::StreamEnd => {
                Err(unreadable("a document is wanted, found nothing", line))
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
        if self.wants_key() {
            return self.set_key(text.into(), span);
        }
        let value = match style {
            ScalarStyle::Plain => plain(text),
            ScalarStyle::SingleQuoted
            | ScalarStyle::DoubleQuoted
            | ScalarStyle::Literal
            | ScalarStyle::Folded => Value::String(text.into()),
        };
        let at = self.here();
        self.place(&at, span);
        self.keep(anchor, &value, span)?;
        self.put(value);
        Ok(())
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(OpenContainer::Map { key: None, .. }))
    }

    fn set_key(&mut self, text: String, span: Span) -> Result<(), SyntaxError> {
        if let Some(OpenContainer::Map { members, key, .. }) =
            self.open.last_mut()
        {
            if members.contains_key(&text) {
                let line = Some(span.start.line());
                let reason = format!("member {text:?} is given twice");
                return Err(SyntaxError { reason, line });
            }
            *key = Some(text);
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
        if self.wants_key() {
            let key = value.as_str().unwrap_or_default().to_owned();
            return self.set_key(key, span);
        }
        let at = self.here();
        self.place(&at, span);
        self.put(value);
        Ok(())
    }

    fn enter(
        &mut self,
        span: Span,
        line: Option<usize>,
    ) -> Result<Pointer, SyntaxError> {
        if self.wants_key() {
            return Err(unreadable("a member's name must be a text", line));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(unreadable("nests too deep", line));
        }
        let at = self.here();
        self.place(&at, span);
        Ok(at)
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
        if let Some(place) = self.positions.get_mut(&at) {
            place.end_line = span.end.line();
        }
        self.keep(anchor, &value, span)?;
        self.put(value);
        Ok(())
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

    fn here(&self) -> Pointer {
        match self.open.last() {
            None => Pointer::root(),
            Some(OpenContainer::List { at, items, .. }) => at.item(items.len()),
            Some(OpenContainer::Map { at, key, .. }) => {
                at.join(key.as_deref().unwrap_or_default())
            }
        }
    }

    fn place(&mut self, at: &Pointer, span: Span) {
        let place = Position {
            line: span.start.line(),
            column: span.start.col() + 1,
            end_line: span.end.line(),
        };
        self.positions.insert(at.clone(), place);
    }

    fn put(&mut self, value: Value) {
        match self.open.last_mut() {
            None => self.done = Some(value),
            Some(OpenContainer::List { items, .. }) => items.push(value),
            Some(OpenContainer::Map { members, key, .. }) => {
                members.insert(key.take().unwrap_or_default(), value);
            }
        }
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
