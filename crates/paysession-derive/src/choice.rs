//! `#[derive(Choice)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Ident, LitStr, Variant};

use crate::{attribute, string};

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let Data::Enum(data) = &input.data else {
        return Err(syn::Error::new_spanned(&input.ident, "must be an enum"));
    };
    let words =
        attribute::expression(&input.attrs, "choice", "name", &input.ident)?;
    let mut known = Vec::new();
    let mut other = None;
    for variant in &data.variants {
        match sent_as(variant)? {
            Some(value) => known.push((&variant.ident, value)),
            None => other = Some(&variant.ident),
        }
    }
    let name = &input.ident;
    let values: Vec<_> = known.iter().map(|(_, value)| value).collect();
    let variants: Vec<_> = known.iter().map(|(variant, _)| variant).collect();
    let kind = if other.is_some() { quote!(open) } else { quote!(one_of) };
    let unknown = match other {
        Some(other) => {
            quote!(Ok(Self::#other(crate::value::known_or::UnknownValue::new(text))))
        }
        None => {
            quote!(Err(crate::violation::ViolationKind::choice(
                &Self::RULE,
                text
            )))
        }
    };
    let kept = other.map(|other| quote!(Self::#other(text) => text.as_str(),));
    let traits = traits(name, other);
    let closed = other.is_none().then(|| closed(name));
    let shared = string::shared(
        name,
        &quote!(crate::introspect::shape::Shape::Choice(&#name::RULE)),
    );
    Ok(quote! {
        impl #name {
            /// The values that are known.
            pub const RULE: crate::rule::ChoiceRule =
                crate::rule::ChoiceRule::#kind(#words, &[#(#values),*]);

            /// Every known value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    #kept
                }
            }
        }

        impl crate::read::string::StringValue for #name {
            #[inline]
            fn parse(
                text: &str,
                _: &crate::ReadOptions,
            ) -> Result<Self, crate::violation::ViolationKind> {
                match text {
                    #(#values => Ok(Self::#variants),)*
                    _ => #unknown,
                }
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        #closed
        #traits
        #shared
    })
}

/// How a variant is sent; `None` for the one that keeps other values.
fn sent_as(variant: &Variant) -> syn::Result<Option<LitStr>> {
    let attribute = variant
        .attrs
        .iter()
        .find(|attribute| attribute.path().is_ident("choice"))
        .ok_or_else(|| {
            syn::Error::new_spanned(variant, "must have #[choice(\"…\")]")
        })?;
    if let Ok(value) = attribute.parse_args::<LitStr>() {
        return Ok(Some(value));
    }
    let word: Ident = attribute.parse_args()?;
    if word == "other" {
        Ok(None)
    } else {
        Err(syn::Error::new_spanned(word, "must be a text or `other`"))
    }
}

/// What `KnownOr` needs of a closed set.
fn closed(name: &Ident) -> TokenStream {
    quote! {
        impl crate::value::known_or::ClosedSet for #name {
            const VALUES: &'static crate::rule::ChoiceRule = &Self::RULE;

            fn as_sent(&self) -> &str {
                self.as_str()
            }
        }
    }
}

/// `Display` only where every value is one of ours; what was kept as sent may
/// be anything.
fn traits(name: &Ident, other: Option<&Ident>) -> TokenStream {
    let display = other.is_none().then(|| {
        quote! {
            impl std::fmt::Display for #name {
                fn fmt(
                    &self,
                    f: &mut std::fmt::Formatter<'_>,
                ) -> std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        }
    });
    let strategy = match other {
        None => quote!(proptest::sample::select(Self::ALL).boxed()),
        Some(other) => quote! {
            proptest::prop_oneof![
                4 => proptest::sample::select(Self::ALL),
                1 => "x-[a-z]{0,20}".prop_map(|text| {
                    Self::#other(crate::value::known_or::UnknownValue::new(&text))
                }),
            ]
            .boxed()
        },
    };
    quote! {
        #display

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                use proptest::prelude::Strategy as _;
                #strategy
            }
        }
    }
}
