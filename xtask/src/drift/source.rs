//! Finds the line of a message's field in the Rust source, by reading it as
//! text: good enough to take a person there, and nothing is decided by it.

use specdrift::Line;
use std::collections::BTreeMap;
use std::path::Path;

/// A struct: where it stands, and its fields.
#[derive(Debug, Default)]
struct Struct {
    file: String,
    line: usize,
    fields: BTreeMap<String, (usize, String)>,
}

/// Every struct of a crate, and which of them is which message.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    structs: BTreeMap<String, Struct>,
    messages: BTreeMap<String, String>,
}

impl Sources {
    pub(crate) fn read(folder: &Path, root: &Path) -> Self {
        let mut sources = Self::default();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let entries = std::fs::read_dir(folder).into_iter().flatten();
            for path in entries.flatten().map(|entry| entry.path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs")
                    && let Ok(text) = std::fs::read_to_string(&path)
                {
                    let file = path.strip_prefix(root).unwrap_or(&path);
                    sources.file(&file.display().to_string(), &text);
                }
            }
        }
        sources
    }

    fn file(&mut self, file: &str, text: &str) {
        let mut message: Option<String> = None;
        let mut open: Option<String> = None;
        for (index, line) in text.lines().enumerate() {
            let line_number = index + 1;
            let line = line.trim();
            if let Some(id) = quoted_after(line, "id = ") {
                message = Some(id);
            } else if let Some(rest) = line.strip_prefix("pub struct ") {
                let name = word(rest);
                if let Some(id) = message.take() {
                    self.messages.insert(id, name.clone());
                }
                self.structs.insert(
                    name.clone(),
                    Struct {
                        file: file.into(),
                        line: line_number,
                        fields: BTreeMap::new(),
                    },
                );
                open = line.ends_with('{').then_some(name);
            } else if line == "}" {
                open = None;
            } else if let (Some(name), Some((field, of))) = (
                &open,
                line.strip_prefix("pub ").and_then(|l| l.split_once(": ")),
            ) && let Some(found) = self.structs.get_mut(name)
            {
                let field = field.trim_start_matches("r#").to_owned();
                found.fields.insert(field, (line_number, inner(of)));
            }
        }
    }

    /// The line of a field, or of the nearest thing above it.
    pub(crate) fn place(&self, id: &str, field: &str) -> Option<Line> {
        let mut found = self.structs.get(self.messages.get(id)?)?;
        let mut place = Line::new(found.file.clone(), found.line);
        for segment in field.split('/').skip(1).filter(|s| *s != "*") {
            let Some((line, of)) = found.fields.get(segment) else { break };
            place = Line::new(found.file.clone(), *line);
            let Some(next) = self.structs.get(of) else { break };
            found = next;
        }
        Some(place)
    }
}

/// The first word of a text.
fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The type inside `Option<Vec<T>>,`.
fn inner(of: &str) -> String {
    let inmost = of.rsplit('<').next().unwrap_or(of);
    word(inmost)
}

fn quoted_after(line: &str, key: &str) -> Option<String> {
    let rest = line.strip_prefix(key)?.strip_prefix('"')?;
    rest.split('"').next().map(ToOwned::to_owned)
}
