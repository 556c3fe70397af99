//! Where the reader is, and how that becomes a JSON Pointer.

use compact_str::ToCompactString;

use crate::violation::{Pointer, pointer::escape};

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
                parent.write(text) && push(text, name)
            }
            Path::Member { parent, name } => {
                parent.write(text) && push(text, &escape(name))
            }
            Path::Element { parent, index } => {
                let index = index.to_compact_string();
                parent.write(text) && push(text, &index)
            }
        }
    }
}

/// Writes one more token of a pointer, where there is room for it.
fn push(pointer: &mut String, token: &str) -> bool {
    if pointer.len() + "/".len() + token.len() > Pointer::MAX_BYTES {
        return false;
    }
    pointer.push('/');
    pointer.push_str(token);
    true
}
