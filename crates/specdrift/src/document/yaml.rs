//! Reads YAML 1.2 under its core schema and nothing else: one document, no
//! merge keys, no tags of others, nothing that JSON cannot hold.

mod core_schema;

use self::core_schema::{CoreTag, CoreValue, is_core, plain_scalar, tag_name};
use super::not_openapi::NotOpenApi;
use super::pointer::Pointer;
use super::span::{TextPosition, TextSpan};
use super::syntax_error::SyntaxError;
use super::tree::{ExpectedToken, Tree, TreeBuilder};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, StrInput, Tag};
use serde_json::Value;
use std::collections::HashMap;

const NAME_IS_TEXT: &str = "expected a text as a member's name";

/// How much the anchors and aliases of one document may copy, in nodes.
const MAX_COPIED_NODES: usize = 500_000;

/// As much text as counts as a node.
const BYTES_PER_NODE: usize = 64;

impl From<Span> for TextSpan {
    fn from(span: Span) -> Self {
        let position = |marker: Marker| TextPosition {
            line: marker.line(),
            column: marker.col() + 1,
        };
        Self { start: position(span.start), end: position(span.end) }
    }
}

/// Reads `text` as YAML.
pub(crate) fn read(text: &str) -> Result<Tree, SyntaxError> {
    check_directives(text)?;
    let mut reader = YamlTreeReader {
        events: Parser::new_from_str(text),
        braced: text.trim_start().starts_with(['{', '[']),
        tree: TreeBuilder::default(),
        anchors: HashMap::new(),
        open_anchors: Vec::new(),
        copied: 0,
    };
    while reader.step()? == Progress::More {}
    reader
        .tree
        .finish()
        .ok_or_else(|| syntax_error(&NotOpenApi::EmptyFile, None))
}

/// Refuses a document that says to be YAML of another version.
fn check_directives(text: &str) -> Result<(), SyntaxError> {
    let in_head = |line: &&str| line.starts_with(['%', '#']) || line.is_empty();
    for (index, line) in text.lines().take_while(in_head).enumerate() {
        let version = line.strip_prefix("%YAML").map(str::trim);
        if let Some(version) = version.filter(|version| *version != "1.2") {
            let found = NotOpenApi::YamlVersion(version.into());
            return Err(syntax_error(&found, Some(index + 1)));
        }
    }
    Ok(())
}

fn syntax_error(found: &NotOpenApi, line: Option<usize>) -> SyntaxError {
    SyntaxError::new(found.reason(), line)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    More,
    End,
}

/// A value that an alias may stand for, and where it was written.
struct Anchored {
    at: Pointer,
    value: Value,
}

struct YamlTreeReader<'t> {
    events: Parser<'t, StrInput<'t>>,
    /// Whether the text starts as JSON does, so that `//` is a comment.
    braced: bool,
    tree: TreeBuilder,
    anchors: HashMap<usize, Anchored>,
    /// The anchor of each open list and object.
    open_anchors: Vec<usize>,
    copied: usize,
}

impl YamlTreeReader<'_> {
    fn step(&mut self) -> Result<Progress, SyntaxError> {
        let Some(next) = self.events.next() else {
            return Ok(Progress::End);
        };
        let (event, span) = next.map_err(|error| {
            let reason = format!("expected YAML 1.2: {}", error.info());
            SyntaxError::of_grammar(reason, Some(error.marker().line()))
        })?;
        let line = Some(span.start.line());
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(&text, style, anchor, tag.as_deref(), span)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.enter(anchor, tag.as_deref(), "seq", span)?;
                self.tree.open_list(span.into())?;
            }
            Event::MappingStart(anchor, tag) => {
                self.enter(anchor, tag.as_deref(), "map", span)?;
                self.tree.open_object(span.into())?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span)?,
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::DocumentStart(_) if self.tree.is_done() => {
                return Err(syntax_error(
                    &NotOpenApi::SeveralYamlDocuments,
                    line,
                ));
            }
            Event::StreamEnd => return Ok(Progress::End),
            Event::Nothing
            | Event::StreamStart
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        Ok(Progress::More)
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), SyntaxError> {
        let line = Some(span.start.line());
        let plain = style == ScalarStyle::Plain;
        let comment = text.starts_with("//") || text.starts_with("/*");
        if self.braced && plain && comment {
            return Err(syntax_error(&NotOpenApi::JsonComments, line));
        }
        let core = CoreTag::from_tag(tag)
            .map_err(|found| syntax_error(&found, line))?;
        if self.tree.expects() == ExpectedToken::Name {
            if plain && core.is_none() && text == "<<" {
                return Err(syntax_error(&NotOpenApi::MergeKey, line));
            }
            if anchor > 0 {
                let value = Value::from(text);
                self.keep(
                    anchor,
                    Anchored { at: Pointer::root(), value },
                    line,
                )?;
            }
            return self.tree.name(text.into(), span.into());
        }
        let read = match (core, plain) {
            (Some(tag), _) => {
                tag.read(text).map_err(|found| syntax_error(&found, line))?
            }
            (None, true) => plain_scalar(text)
                .map_err(|found| syntax_error(&found, line))?,
            (None, false) => CoreValue::Other(Value::from(text)),
        };
        let at = (anchor > 0).then(|| self.tree.here());
        let value = match read {
            CoreValue::Number(text) => self.tree.number(&text, span.into())?,
            CoreValue::Other(value) => {
                self.tree.scalar(value.clone(), span.into())?;
                value
            }
        };
        match at {
            Some(at) => self.keep(anchor, Anchored { at, value }, line),
            None => Ok(()),
        }
    }

    fn enter(
        &mut self,
        anchor: usize,
        tag: Option<&Tag>,
        wanted: &str,
        span: Span,
    ) -> Result<(), SyntaxError> {
        let line = Some(span.start.line());
        if self.tree.expects() == ExpectedToken::Name {
            return Err(SyntaxError::new(NAME_IS_TEXT, line));
        }
        if let Some(tag) = tag.filter(|tag| !is_core(tag, wanted)) {
            return Err(syntax_error(&NotOpenApi::Tag(tag_name(tag)), line));
        }
        self.open_anchors.push(anchor);
        Ok(())
    }

    fn leave(&mut self, span: Span) -> Result<(), SyntaxError> {
        let anchor = self.open_anchors.pop().unwrap_or_default();
        let Some(closed) = self.tree.close(TextSpan::from(span).end) else {
            return Ok(());
        };
        if anchor > 0 {
            let value = closed.value.clone();
            let line = Some(span.start.line());
            let at = self.tree.here();
            self.keep(anchor, Anchored { at, value }, line)?;
        }
        self.tree.put(closed);
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), SyntaxError> {
        let line = Some(span.start.line());
        let Some(Anchored { at, value }) = self.anchors.get(&anchor) else {
            let reason = "expected an alias of a value that is closed";
            return Err(SyntaxError::new(reason, line));
        };
        self.copied += weight(value);
        check_copied_nodes(self.copied, line)?;
        if self.tree.expects() == ExpectedToken::Name {
            let Some(name) = value.as_str() else {
                return Err(SyntaxError::new(NAME_IS_TEXT, line));
            };
            return self.tree.name(name.to_owned(), span.into());
        }
        self.tree.copy(value.clone(), at, span.into())
    }

    fn keep(
        &mut self,
        anchor: usize,
        anchored: Anchored,
        line: Option<usize>,
    ) -> Result<(), SyntaxError> {
        if anchor > 0 {
            self.copied += weight(&anchored.value);
            check_copied_nodes(self.copied, line)?;
            self.anchors.insert(anchor, anchored);
        }
        Ok(())
    }
}

/// A short text may stand for a large document.
fn check_copied_nodes(
    copied: usize,
    line: Option<usize>,
) -> Result<(), SyntaxError> {
    if copied > MAX_COPIED_NODES {
        let reason = format!(
            "expected aliases that stand for at most {MAX_COPIED_NODES} values, found more"
        );
        return Err(SyntaxError::new(reason, line));
    }
    Ok(())
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
