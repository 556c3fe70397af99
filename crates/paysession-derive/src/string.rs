//! `#[derive(StringNewtype)]` and `#[derive(StringValue)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Expr, Ident};

use crate::{
    attribute,
    common::{common, shared, try_from_str},
};

/// What `#[string(…)]` says.
#[derive(Default)]
struct StringAttributes {
    rule: Option<Expr>,
    identifier: bool,
    case_insensitive: bool,
    infallible: bool,
}

impl StringAttributes {
    fn read(input: &DeriveInput) -> syn::Result<Self> {
        let mut settings = Self::default();
        attribute::each(&input.attrs, "string", |part| {
            let path = &part.path;
            if path.is_ident("rule") {
                settings.rule = Some(part.value()?.parse()?);
            } else if path.is_ident("identifier") {
                settings.identifier = true;
            } else if path.is_ident("case_insensitive") {
                settings.case_insensitive = true;
            } else if path.is_ident("infallible") {
                settings.infallible = true;
            } else {
                return Ok(false);
            }
            Ok(true)
        })?;
        Ok(settings)
    }
}

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let settings = StringAttributes::read(input)?;
    let rule = settings.rule.as_ref().ok_or_else(|| {
        syn::Error::new_spanned(name, "must have #[string(rule = …)]")
    })?;
    let shared = common(
        name,
        &quote!(crate::introspect::shape::Shape::String(#name::RULE)),
    );
    let from = if settings.infallible {
        from_text(name)
    } else {
        let (from_str, from_string) =
            (try_from_str(name), try_from_string(name));
        quote!(#from_str #from_string)
    };
    let identifier = settings
        .identifier
        .then(|| identifier(name, settings.case_insensitive));
    let redacted = redacted(name);
    let compared = compared(name);
    Ok(quote! {
        impl #name {
            /// What the text may be.
            pub const RULE: crate::rule::StringRule = #rule;

            /// The text as it was sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text as it was sent, owned.
            pub fn into_string(self) -> String {
                crate::value::text::Storage::into_string(self.0)
            }
        }

        impl crate::read::string::StringValue for #name {
            // Where it is part of the reader, the text goes straight to its
            // place; else it is moved three times.
            #[inline(always)]
            fn parse(
                text: &str,
                options: &crate::ReadOptions,
            ) -> Result<Self, crate::violation::ViolationKind> {
                Self::RULE.check(text, options)?;
                crate::value::text::store(text, Self::RULE).map(Self)
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<#name> for String {
            fn from(text: #name) -> Self {
                text.into_string()
            }
        }

        #from
        #identifier
        #redacted
        #compared

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                crate::testing::textual(Self::RULE.strategy())
            }
        }

        #shared
    })
}

pub(crate) fn expand_string_value(
    input: &DeriveInput,
) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let shape =
        attribute::expression(&input.attrs, "string_value", "shape", name)?;
    Ok(shared(name, &quote!(#shape)))
}

/// From any text, where every text keeps the rule.
fn from_text(name: &Ident) -> TokenStream {
    quote! {
        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for #name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }
    }
}

fn try_from_string(name: &Ident) -> TokenStream {
    quote! {
        impl TryFrom<String> for #name {
            type Error = crate::Violation;

            /// The value that the text is.
            ///
            /// # Errors
            ///
            /// The first rule that the text breaks, at the root.
            fn try_from(text: String) -> Result<Self, crate::Violation> {
                crate::value::text::checked(&text)
            }
        }
    }
}

/// An identifier has a `Display`. It can be looked up by its text where two that are
/// equal are written alike.
fn identifier(name: &Ident, case_insensitive: bool) -> TokenStream {
    let borrow = (!case_insensitive).then(|| {
        quote! {
            impl std::borrow::Borrow<str> for #name {
                fn borrow(&self) -> &str {
                    self.as_str()
                }
            }
        }
    });
    quote! {
        impl std::fmt::Display for #name {
            fn fmt(
                &self,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #borrow
    }
}

/// `Debug`, which says how long the text is and no more.
fn redacted(name: &Ident) -> TokenStream {
    let text = name.to_string();
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(
                &self,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                crate::value::text::redacted(f, #text, self.as_str())
            }
        }
    }
}

/// Equality with a text, by the equality of what holds it.
fn compared(name: &Ident) -> TokenStream {
    quote! {
        impl PartialEq<str> for #name {
            fn eq(&self, other: &str) -> bool {
                self.0 == *other
            }
        }

        impl PartialEq<&str> for #name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == **other
            }
        }

        impl PartialEq<String> for #name {
            fn eq(&self, other: &String) -> bool {
                self.0 == **other
            }
        }
    }
}
