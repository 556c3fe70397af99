//! What a message looks like, as data: its fields, and the rule of each.
//!
//! `#[derive(Object)]` writes these tables; the reader, the schemas, the
//! table of rules, the edges and the broken messages all come from them.

mod display;

use crate::{
    rule::{self, ChoiceRule, CountRule, NumberRule, StringRule, TypeName},
    violation::{JsonType, MemberPath, ViolationKind, pointer},
};

/// What the values of one type look like.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::exhaustive_enums,
    reason = "who writes a table from it must know every kind"
)]
pub enum Shape {
    /// A string.
    String(StringRule),
    /// A string out of a set.
    Choice(&'static ChoiceRule),
    /// A number.
    Number(NumberRule),
    /// A number of any size and any number of digits.
    AnyNumber,
    /// `true` or `false`.
    Boolean,
    /// Any value, kept as its text.
    Any,
    /// An array whose entries look alike.
    Array {
        /// How many entries.
        count: CountRule,
        /// What each looks like.
        of: &'static Shape,
    },
    /// An object whose members have any names and look alike.
    Map {
        /// What each name may be.
        name: StringRule,
        /// What each value looks like.
        of: &'static Shape,
    },
    /// An object with a table of fields.
    Object(&'static ObjectShape),
    /// One of several objects, told apart by the value of one field.
    Union {
        /// The type's documentation.
        doc: &'static str,
        /// The field's name.
        tag: &'static str,
        /// Each value of the field, and the object that goes with it.
        variants: &'static [(&'static str, &'static ObjectShape)],
    },
}

impl Shape {
    /// The object that it is, if it is one.
    pub const fn as_object(&self) -> Option<&'static ObjectShape> {
        match self {
            Self::Object(object) => Some(object),
            Self::String(_)
            | Self::Choice(_)
            | Self::Number(_)
            | Self::AnyNumber
            | Self::Boolean
            | Self::Any
            | Self::Array { .. }
            | Self::Map { .. }
            | Self::Union { .. } => None,
        }
    }

    /// The type that every value has; none where any will do.
    pub(crate) const fn json_type(&self) -> Option<JsonType> {
        match self {
            Self::String(_) | Self::Choice(_) => Some(JsonType::String),
            Self::Number(_) | Self::AnyNumber => Some(JsonType::Number),
            Self::Boolean => Some(JsonType::Boolean),
            Self::Any => None,
            Self::Array { .. } => Some(JsonType::Array),
            Self::Map { .. } | Self::Object(_) | Self::Union { .. } => {
                Some(JsonType::Object)
            }
        }
    }
}

/// An object with a table of fields.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ObjectShape {
    /// The type.
    pub type_name: TypeName,
    /// The type's documentation.
    pub doc: &'static str,
    /// Where the provider describes the object: `document#pointer`. An object
    /// without one is described where the field that holds it is.
    pub source: Option<&'static str>,
    /// The fields, in the order of the struct.
    pub fields: &'static [Field],
    /// Whether the provider publishes more members than the table has, so that
    /// a strict reading takes them, too.
    pub is_partial: bool,
    /// Where the type is declared.
    pub line: SourceLine,
}

/// A line of this crate's source, for who must change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SourceLine {
    /// The file, as the compiler names it.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
}

impl SourceLine {
    pub(crate) const fn new(file: &'static str, line: u32) -> Self {
        Self { file, line }
    }
}

/// One field of an object.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Field {
    /// Its name as it is sent.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Whether `null` is taken for a value, or for its absence.
    pub nullable: bool,
    /// Whether it may be missing where a response is read with
    /// [`ReadOptions::tolerant`](crate::ReadOptions::tolerant).
    pub may_be_missing: bool,
    /// Another name under which it may be sent.
    pub alias: Option<&'static str>,
    /// The field's documentation.
    pub doc: &'static str,
    /// Where its rule comes from, if not from the field of the same name at
    /// the object's own source: `document#pointer`.
    pub source: Option<&'static str>,
    /// What its value looks like.
    pub shape: Shape,
    /// Where the field is declared.
    pub line: SourceLine,
}

impl ObjectShape {
    /// The reader keeps the set of fields that it has seen in two words, and
    /// writes their names into pointers as they are.
    pub(crate) const fn checked(self) -> Self {
        assert!(
            self.fields.len() + self.aliases() <= 128,
            "at most 128 names of fields"
        );
        let mut rest = self.fields;
        while let [field, others @ ..] = rest {
            let mut name = field.name.as_bytes();
            while let [byte, more @ ..] = name {
                assert!(
                    !matches!(*byte, b'~' | b'/' | b'"' | b'\\' | 0..0x20),
                    "no name with escapes, in a pointer or in JSON"
                );
                name = more;
            }
            rest = others;
        }
        self
    }

    /// How many fields have another name.
    const fn aliases(&self) -> usize {
        let mut count = 0;
        let mut rest = self.fields;
        while let [field, others @ ..] = rest {
            if field.alias.is_some() {
                count += 1;
            }
            rest = others;
        }
        count
    }

    pub(crate) const fn has_aliases(&self) -> bool {
        self.aliases() > 0
    }

    /// Whether the field at this index has another name; the other names have
    /// the indices that follow those of the fields.
    pub(crate) fn has_two_names(&self, index: usize) -> bool {
        self.fields.get(index).is_none_or(|field| field.alias.is_some())
    }

    /// The fields that must be there, as a set of bits.
    pub(crate) const fn required(&self, is_tolerant: bool) -> u128 {
        let mut set = 0;
        let mut rest = self.fields;
        let mut bit = 1_u128;
        while let [field, others @ ..] = rest {
            if field.required && !(is_tolerant && field.may_be_missing) {
                set |= bit;
            }
            bit = bit.wrapping_shl(1);
            rest = others;
        }
        set
    }

    /// The field with this name, or else one that differs from it in case and
    /// separators only.
    fn alike(&self, name: &str) -> Option<&'static str> {
        let names = || self.fields.iter().map(|field| field.name);
        names()
            .find(|field| *field == name)
            .or_else(|| names().find(|field| rule::is_spelt_alike(field, name)))
    }

    /// The objects that fields of this one are, and the names of the fields.
    fn objects(&self) -> impl Iterator<Item = (&'static str, &'static Self)> {
        self.fields
            .iter()
            .filter_map(|field| Some((field.name, field.shape.as_object()?)))
    }

    /// A field of this name in an object inside this one, or in one inside
    /// that.
    fn misplaced(&self, name: &str) -> Option<MemberPath> {
        self.misplaced_by_one(name).or_else(|| {
            self.objects().find_map(|(outer, object)| {
                Some(object.misplaced_by_one(name)?.within(outer))
            })
        })
    }

    fn misplaced_by_one(&self, name: &str) -> Option<MemberPath> {
        self.objects().find_map(|(object, shape)| {
            Some(MemberPath::new(object, shape.alike(name)?))
        })
    }

    /// What to say of a member that the object does not have: the field that
    /// differs from it in case and separators, or where it belongs, or else
    /// the field that is at most two edits away.
    pub(crate) fn unknown(&self, name: &str) -> ViolationKind {
        let nearest = self.alike(name);
        match nearest.is_none().then(|| self.misplaced(name)).flatten() {
            Some(path) => ViolationKind::Misplaced { path },
            None => ViolationKind::Unknown {
                nearest: nearest.or_else(|| self.nearest(name)),
            },
        }
    }

    /// The field that is at most two edits away, and no more than half of its
    /// letters.
    fn nearest(&self, name: &str) -> Option<&'static str> {
        const MAX_DISTANCE: usize = 2;
        const MAX_CHAR_BYTES: usize = char::MAX.len_utf8();
        let distance_to = |field: &Field| {
            let furthest = MAX_DISTANCE.min(field.name.len() / 2);
            // A longer name is too far away, which need not be measured.
            let longest = field.name.len() + furthest * MAX_CHAR_BYTES;
            (name.len() <= longest)
                .then(|| strsim::damerau_levenshtein(field.name, name))
                .filter(|distance| *distance <= furthest)
        };
        self.fields
            .iter()
            .filter_map(|field| Some((distance_to(field)?, field.name)))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    }
}

impl Field {
    /// Where the field's rule comes from, in an object described at `object`.
    ///
    /// A source is `document#pointer`: the vendored document, without its
    /// ending, and a JSON Pointer into it.
    pub fn source_in(&self, object: &str) -> String {
        self.source.map_or_else(
            || {
                let name = pointer::escape(self.name);
                format!("{object}/properties/{name}")
            },
            str::to_owned,
        )
    }
}
