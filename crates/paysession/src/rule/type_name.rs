//! The name of a type of this crate.

/// The name of a type of this crate, for who names its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TypeName {
    /// The module in which it is declared.
    pub module: &'static str,
    /// Its name in Rust.
    pub name: &'static str,
}

impl TypeName {
    pub(crate) const fn new(module: &'static str, name: &'static str) -> Self {
        Self { module, name }
    }

    /// The name that is unique among all types: `YunoMetadata`, `Currency`.
    #[cfg(feature = "schemars1")]
    pub(crate) fn unique(self) -> String {
        /// The module of the types that know no provider.
        const SHARED: &str = "value";
        let provider = self
            .module
            .split("::")
            .nth(1)
            .filter(|module| *module != SHARED)
            .unwrap_or_default();
        let mut letters = provider.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        let mut name: String = first.into_iter().chain(letters).collect();
        name.push_str(self.name);
        name
    }
}
