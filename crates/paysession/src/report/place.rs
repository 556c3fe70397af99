//! Where the reader is, and how that becomes a JSON Pointer.

use compact_str::ToCompactString;

use crate::violation::Pointer;

/// The longest pointer, in bytes.
const LONGEST_POINTER: usize = 1024;

/// Where the reader is: a chain of steps on the stack, so that the way is only
/// written down where something is wrong.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    step: Step<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Root,
    /// A member of the table, whose name needs no escapes.
    Field {
        of: &'p Place<'p>,
        name: &'static str,
    },
    Member {
        of: &'p Place<'p>,
        name: &'p str,
    },
    Entry {
        of: &'p Place<'p>,
        index: usize,
    },
}

impl<'p> Place<'p> {
    /// The whole message.
    pub(super) const ROOT: Self = Place { step: Step::Root };

    pub(super) const fn field(&'p self, name: &'static str) -> Self {
        Place { step: Step::Field { of: self, name } }
    }

    pub(super) const fn member(&'p self, name: &'p str) -> Self {
        Place { step: Step::Member { of: self, name } }
    }

    pub(super) const fn entry(&'p self, index: usize) -> Self {
        Place { step: Step::Entry { of: self, index } }
    }

    /// The way from the root, as a JSON Pointer of bounded length.
    ///
    /// `text` is where it is written first.
    pub(super) fn pointer(&self, text: &mut String) -> Pointer {
        text.clear();
        self.write(text);
        Pointer::new(text)
    }

    /// Returns whether the whole way fitted.
    fn write(&self, text: &mut String) -> bool {
        match self.step {
            Step::Root => true,
            Step::Field { of, name } => {
                of.write(text) && push(text, name, name.len())
            }
            Step::Member { of, name } => {
                of.write(text) && push(text, name, escaped_len(name))
            }
            Step::Entry { of, index } => {
                let index = index.to_compact_string();
                of.write(text) && push(text, &index, index.len())
            }
        }
    }
}

/// How long a member's name is in a pointer.
fn escaped_len(name: &str) -> usize {
    name.len() + name.bytes().filter(|b| matches!(b, b'~' | b'/')).count()
}

/// Writes one more step of a pointer, so long with its escapes, where there is
/// room for it.
fn push(pointer: &mut String, name: &str, length: usize) -> bool {
    if pointer.len() + "/".len() + length > LONGEST_POINTER {
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
