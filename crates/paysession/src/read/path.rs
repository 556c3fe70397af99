//! Where the reader is, and how that becomes a JSON Pointer.

use compact_str::ToCompactString;

use crate::violation::Pointer;

/// The longest pointer, in bytes.
const MAX_POINTER: usize = 1024;

/// Where the reader is: a chain of segments on the stack, so that a pointer is
/// only written where something is wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Path<'p> {
    /// The whole message.
    Root,
    /// A member of a table of fields, whose name needs no escapes.
    Field { parent: &'p Path<'p>, name: &'static str },
    /// A member with any name.
    Member { parent: &'p Path<'p>, name: &'p str },
    /// An element of an array.
    Element { parent: &'p Path<'p>, index: usize },
}

impl<'p> Path<'p> {
    pub(crate) const ROOT: Self = Path::Root;

    #[inline]
    pub(crate) const fn field(&'p self, name: &'static str) -> Self {
        Path::Field { parent: self, name }
    }

    pub(crate) const fn member(&'p self, name: &'p str) -> Self {
        Path::Member { parent: self, name }
    }

    #[inline]
    pub(crate) const fn element(&'p self, index: usize) -> Self {
        Path::Element { parent: self, index }
    }

    /// The JSON Pointer, of bounded length; `text` is where it is written
    /// first.
    pub(super) fn pointer(&self, text: &mut String) -> Pointer {
        text.clear();
        self.write(text);
        Pointer::new(text)
    }

    /// Returns whether the whole path fitted.
    fn write(&self, text: &mut String) -> bool {
        match *self {
            Path::Root => true,
            Path::Field { parent, name } => {
                parent.write(text) && push(text, name, name.len())
            }
            Path::Member { parent, name } => {
                parent.write(text) && push(text, name, escaped_length(name))
            }
            Path::Element { parent, index } => {
                let index = index.to_compact_string();
                parent.write(text) && push(text, &index, index.len())
            }
        }
    }
}

/// How long a member's name is in a pointer.
fn escaped_length(name: &str) -> usize {
    name.len() + name.bytes().filter(|b| matches!(b, b'~' | b'/')).count()
}

/// Writes one more token of a pointer, so long with its escapes, where there
/// is room for it.
fn push(pointer: &mut String, name: &str, length: usize) -> bool {
    if pointer.len() + "/".len() + length > MAX_POINTER {
        return false;
    }
    pointer.push('/');
    if length == name.len() {
        pointer.push_str(name);
        return true;
    }
    for c in name.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
    true
}
