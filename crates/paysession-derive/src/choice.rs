//! `#[derive(Choice)]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DataEnum, DeriveInput, Expr, Ident, LitStr, Path, Variant};

use crate::{attribute, common};

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let Data::Enum(data) = &input.data else {
        return Err(syn::Error::new_spanned(&input.ident, "must be an enum"));
    };
    let name = &input.ident;
    let Attributes { words, subset_of } = Attributes::of(input)?;
    let variants: Vec<_> =
        data.variants.iter().map(|variant| &variant.ident).collect();
    let values =
        data.variants.iter().map(sent_as).collect::<syn::Result<Vec<_>>>()?;
    let descriptions = descriptions(data, subset_of.as_ref(), &values);
    let subset = subset_of.map(|set| subset(name, &set, &variants, &values));
    let traits = traits(name);
    let shared = common::shared(
        name,
        &quote!(crate::introspect::shape::Shape::Choice(&#name::RULE)),
    );
    Ok(quote! {
        impl #name {
            /// The values.
            pub const RULE: crate::rule::ChoiceRule =
                crate::rule::ChoiceRule::one_of(#words, &[#(#values),*])
                    #descriptions
                    .of_type(module_path!(), stringify!(#name));

            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The value as it is sent.
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #values,)*
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
                    _ => Err(crate::violation::ViolationKind::choice(
                        &Self::RULE,
                        text,
                    )),
                }
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        #subset
        #traits
        #shared
    })
}

/// What `#[choice(…)]` on the enum says.
struct Attributes {
    /// What one of the values is, in words.
    words: Expr,
    /// The set of codes that has all of the values.
    subset_of: Option<Path>,
}

impl Attributes {
    fn of(input: &DeriveInput) -> syn::Result<Self> {
        let mut words = None;
        let mut subset_of = None;
        attribute::each(&input.attrs, "choice", |part| {
            if part.path.is_ident("name") {
                words = Some(part.value()?.parse()?);
            } else if part.path.is_ident("subset_of") {
                subset_of = Some(part.value()?.parse()?);
            } else {
                return Ok(false);
            }
            Ok(true)
        })?;
        let words = words.ok_or_else(|| {
            let message = "must have #[choice(name = …)]";
            syn::Error::new_spanned(&input.ident, message)
        })?;
        Ok(Self { words, subset_of })
    }
}

/// How a variant is sent.
fn sent_as(variant: &Variant) -> syn::Result<LitStr> {
    variant
        .attrs
        .iter()
        .find(|attribute| attribute.path().is_ident("choice"))
        .ok_or_else(|| {
            syn::Error::new_spanned(variant, "must have #[choice(\"…\")]")
        })?
        .parse_args()
}

/// What each value means, for the rule: what the set of codes says, which has
/// them all, or else the variants' documentation. Nothing, where a variant has
/// none.
fn descriptions(
    data: &DataEnum,
    set: Option<&Path>,
    values: &[LitStr],
) -> Option<TokenStream> {
    if let Some(set) = set {
        let codes = codes(values);
        return Some(quote! {
            .described(&[#(#set::#codes.english_name()),*])
        });
    }
    let docs = data.variants.iter().map(|one| attribute::doc(&one.attrs));
    let docs: Vec<_> = docs.collect();
    let has_all = docs.iter().all(|doc| !doc.is_empty());
    has_all.then(|| quote!(.described(&[#(#docs),*])))
}

/// The constants of a set of codes, each named as its code.
fn codes(values: &[LitStr]) -> Vec<Ident> {
    values.iter().map(|value| format_ident!("{}", value.value())).collect()
}

/// Into the set of codes that has all of the values, each named as it is
/// sent, and back where that is possible.
fn subset(
    name: &Ident,
    set: &Path,
    variants: &[&Ident],
    values: &[LitStr],
) -> TokenStream {
    let codes = codes(values);
    quote! {
        impl From<#name> for #set {
            fn from(value: #name) -> Self {
                match value {
                    #(#name::#variants => Self::#codes,)*
                }
            }
        }

        impl TryFrom<#set> for #name {
            type Error = crate::Violation;

            /// The same value, where it is one of these.
            fn try_from(value: #set) -> Result<Self, crate::Violation> {
                crate::value::text::checked(value.as_str())
            }
        }
    }
}

/// What `KnownOr` needs, comparing with a field that may hold one, `Display`
/// and `Arbitrary`.
fn traits(name: &Ident) -> TokenStream {
    quote! {
        impl crate::value::known_or::ClosedSet for #name {
            const VALUES: &'static crate::rule::ChoiceRule = &Self::RULE;

            fn as_sent(&self) -> &'static str {
                self.as_str()
            }
        }

        impl PartialEq<#name> for Option<crate::KnownOr<#name>> {
            /// Whether there is a value, and it is this one.
            fn eq(&self, other: &#name) -> bool {
                self.as_ref().is_some_and(|value| value == other)
            }
        }

        impl std::fmt::Display for #name {
            fn fmt(
                &self,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                use proptest::strategy::Strategy as _;
                proptest::sample::select(Self::ALL).boxed()
            }
        }
    }
}
