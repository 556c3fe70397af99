//! The versions of OpenAPI.

/// Which version of OpenAPI a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OpenApiVersion {
    /// 3.0: `nullable`, and limits that exclude as booleans.
    V30,
    /// 3.1: JSON Schema 2020-12.
    V31,
}

impl OpenApiVersion {
    /// The version that a document names: `3.0.3`, `3.1.0`, or without a patch.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (minor, version) = [("3.0", Self::V30), ("3.1", Self::V31)]
            .into_iter()
            .find(|(minor, _)| text.starts_with(minor))?;
        let patch = text.strip_prefix(minor)?;
        let patch = patch.split_once('-').map_or(patch, |(patch, _)| patch);
        let is_patch = patch.is_empty()
            || patch.strip_prefix('.').is_some_and(|digits| {
                !digits.is_empty()
                    && digits.bytes().all(|byte| byte.is_ascii_digit())
            });
        is_patch.then_some(version)
    }
}
