//! What a schema is for.

/// What a schema is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Every rule that JSON Schema can say.
    Strict,
    /// The same, but for steps smaller than one, which stand in `$comment`:
    /// validators that compute with floating-point numbers refuse a quarter of
    /// ordinary prices over `multipleOf: 0.0001`. It never wrongly refuses.
    Portable,
    /// As portable, for who writes a message by hand: editors show what
    /// `markdownDescription` and `markdownEnumDescriptions` say, which are
    /// keywords of theirs. They state the rule of each field, its source, and
    /// what each value of a list means.
    Editor,
}

impl Profile {
    /// Every profile.
    pub const ALL: &'static [Self] =
        &[Self::Strict, Self::Portable, Self::Editor];

    /// The profile's name, as in the names of folders and in `$id`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Portable => "portable",
            Self::Editor => "editor",
        }
    }
}
