//! Reads JSON (RFC 8259) and nothing else: no comments, no text after the
//! value.

use super::not_openapi::NotOpenApi;
use super::span::{TextPosition, TextSpan};
use super::syntax_error::SyntaxError;
use super::tree::{ExpectedToken, MAX_NESTING, Tree, TreeBuilder, too_deep};
use serde_json::Value;
use struson::reader::{
    JsonReader, JsonReaderPosition, JsonStreamReader, ReaderError,
    ReaderSettings, SyntaxErrorKind, ValueType,
};

/// Why a text is not JSON.
pub(crate) struct JsonError {
    pub(crate) error: SyntaxError,
    /// Whether the text may be YAML that starts with a brace.
    pub(crate) may_be_yaml: bool,
}

impl From<SyntaxError> for JsonError {
    fn from(error: SyntaxError) -> Self {
        Self { error, may_be_yaml: false }
    }
}

impl From<ReaderError> for JsonError {
    fn from(error: ReaderError) -> Self {
        match error {
            ReaderError::SyntaxError(error) => {
                let reason = reason(error.kind);
                let may_be_yaml = reason.is_none();
                let reason = reason
                    .unwrap_or_else(|| NotOpenApi::NeitherJsonNorYaml.reason());
                let line = Some(position(&error.location).line);
                Self { error: SyntaxError::new(reason, line), may_be_yaml }
            }
            ReaderError::MaxNestingDepthExceeded { location, .. } => {
                too_deep(Some(position(&location).line)).into()
            }
            // The reader is asked for what it has announced, and reads bytes
            // that are in memory and are UTF-8.
            ReaderError::UnexpectedValueType { .. }
            | ReaderError::UnexpectedStructure { .. }
            | ReaderError::UnsupportedNumberValue { .. }
            | ReaderError::IoError { .. }
            | _ => {
                SyntaxError::new(NotOpenApi::NeitherJsonNorYaml.reason(), None)
                    .into()
            }
        }
    }
}

/// What a text is instead of JSON; `None` where it may be YAML.
fn reason(kind: SyntaxErrorKind) -> Option<String> {
    let found = match kind {
        SyntaxErrorKind::CommentsNotEnabled
        | SyntaxErrorKind::IncompleteComment
        | SyntaxErrorKind::BlockCommentNotClosed => NotOpenApi::JsonComments,
        SyntaxErrorKind::TrailingData => NotOpenApi::TextAfterJson,
        SyntaxErrorKind::IncompleteDocument => NotOpenApi::TruncatedJson,
        SyntaxErrorKind::InvalidLiteral
        | SyntaxErrorKind::TrailingDataAfterLiteral
        | SyntaxErrorKind::UnexpectedClosingBracket
        | SyntaxErrorKind::UnexpectedComma
        | SyntaxErrorKind::MissingComma
        | SyntaxErrorKind::TrailingCommaNotEnabled
        | SyntaxErrorKind::UnexpectedColon
        | SyntaxErrorKind::MissingColon
        | SyntaxErrorKind::MalformedNumber
        | SyntaxErrorKind::TrailingDataAfterNumber
        | SyntaxErrorKind::ExpectingMemberNameOrObjectEnd
        | SyntaxErrorKind::MalformedJson
        | SyntaxErrorKind::NotEscapedControlCharacter
        | SyntaxErrorKind::UnknownEscapeSequence
        | SyntaxErrorKind::MalformedEscapeSequence
        | SyntaxErrorKind::UnpairedSurrogatePairEscapeSequence
        | _ => return None,
    };
    Some(found.reason())
}

fn position(position: &JsonReaderPosition) -> TextPosition {
    let at = position.line_pos;
    let from_one =
        |number: u64| usize::try_from(number).unwrap_or(usize::MAX - 1) + 1;
    TextPosition {
        line: at.map_or(1, |at| from_one(at.line)),
        column: at.map_or(1, |at| from_one(at.column)),
    }
}

/// Reads `text` as JSON.
pub(crate) fn read(text: &str) -> Result<Tree, JsonError> {
    let settings = ReaderSettings {
        allow_comments: false,
        allow_trailing_comma: false,
        allow_multiple_top_level: false,
        track_path: false,
        max_nesting_depth: u32::try_from(MAX_NESTING).ok(),
        restrict_number_values: false,
    };
    let json = JsonStreamReader::new_custom(text.as_bytes(), settings);
    let mut reader =
        JsonTreeReader { text, json, tree: TreeBuilder::default() };
    while !reader.tree.is_done() {
        reader.step()?;
    }
    let JsonTreeReader { json, tree, .. } = reader;
    json.consume_trailing_whitespace()?;
    tree.finish().ok_or_else(|| {
        SyntaxError::new(NotOpenApi::NeitherJsonNorYaml.reason(), None).into()
    })
}

struct JsonTreeReader<'t> {
    text: &'t str,
    json: JsonStreamReader<&'t [u8]>,
    tree: TreeBuilder,
}

impl JsonTreeReader<'_> {
    fn here(&self) -> TextPosition {
        position(&self.json.current_position(false))
    }

    fn offset(&self) -> usize {
        let at = self.json.current_position(false).data_pos;
        at.and_then(|at| usize::try_from(at).ok()).unwrap_or_default()
    }

    /// One value, one name or one end.
    fn step(&mut self) -> Result<(), JsonError> {
        if self.tree.expects() == ExpectedToken::Name {
            return self.member_or_end();
        }
        if self.tree.is_in_list() && !self.json.has_next()? {
            self.json.end_array()?;
            self.close();
            return Ok(());
        }
        self.value()
    }

    fn member_or_end(&mut self) -> Result<(), JsonError> {
        if !self.json.has_next()? {
            self.json.end_object()?;
            self.close();
            return Ok(());
        }
        let (start, from) = (self.here(), self.offset());
        let name = self.json.next_name_owned()?;
        // The reader has passed the colon.
        let passed = self.text.get(from..self.offset()).unwrap_or_default();
        let written = passed.trim_end().trim_end_matches(':').trim_end();
        let column = start.column + written.chars().count();
        let end = TextPosition { line: start.line, column };
        self.tree.name(name, TextSpan { start, end })?;
        self.value()
    }

    fn close(&mut self) {
        let end = self.here();
        if let Some(closed) = self.tree.close(end) {
            self.tree.put(closed);
        }
    }

    fn value(&mut self) -> Result<(), JsonError> {
        let kind = self.json.peek()?;
        let start = self.here();
        let value = match kind {
            ValueType::Array => {
                self.json.begin_array()?;
                return Ok(self.tree.open_list(self.span_from(start))?);
            }
            ValueType::Object => {
                self.json.begin_object()?;
                return Ok(self.tree.open_object(self.span_from(start))?);
            }
            ValueType::Number => {
                let text = self.json.next_number_as_string()?;
                self.tree.number(&text, self.span_from(start))?;
                return Ok(());
            }
            ValueType::String => Value::String(self.json.next_string()?),
            ValueType::Boolean => Value::Bool(self.json.next_bool()?),
            ValueType::Null => {
                self.json.next_null()?;
                Value::Null
            }
        };
        self.tree.scalar(value, self.span_from(start))?;
        Ok(())
    }

    fn span_from(&self, start: TextPosition) -> TextSpan {
        TextSpan { start, end: self.here() }
    }
}
