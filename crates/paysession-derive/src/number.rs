//! `#[derive(NumberNewtype)]`.

mod conversions;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Expr, Ident};

use crate::{attribute, common};

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let Attributes { rule, kind } = Attributes::of(input)?;
    let conversions = match kind {
        NumberKind::Integer(integer) => {
            conversions::integer(name, &integer, false)
        }
        NumberKind::AnyInteger(integer) => {
            conversions::integer(name, &integer, true)
        }
        NumberKind::Decimal => conversions::decimal(name),
    };
    let formats = formats(name);
    let schema = common::schema(name);
    Ok(quote! {
        impl #name {
            /// What the number may be.
            pub const RULE: crate::rule::NumberRule = #rule;

            /// The number, in steps of its rule.
            const fn steps(self) -> i64 {
                self.0
            }
        }

        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape =
                crate::introspect::shape::Shape::Number(Self::RULE);

            fn read(
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::ReadError> {
                crate::read::number::read(reader, path, &Self::RULE).map(Self)
            }

            fn check(
                &self,
                path: &crate::read::Path<'_>,
                collector: &mut crate::read::Collector,
            ) {
                let bound = Self::RULE.bound(self.steps());
                collector.report_error(path, &bound);
            }
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(
                &self,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                Self::RULE.serialize(self.steps(), to)
            }
        }

        impl crate::value::received::Receivable for #name {
            const WRITTEN_AS: crate::value::received::WrittenAs =
                crate::value::received::WrittenAs::Number;

            fn receive(
                text: &str,
            ) -> Result<Self, crate::violation::ViolationKind> {
                Self::RULE.read(text).map(Self)
            }

            fn written(&self) -> compact_str::CompactString {
                Self::RULE.decimal(self.steps()).into()
            }
        }

        #formats

        #conversions

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                use proptest::prelude::Strategy as _;
                Self::RULE.steps_strategy().prop_map(Self).boxed()
            }
        }

        #schema
    })
}

/// What `#[number(…)]` says.
struct Attributes {
    /// What the number may be.
    rule: TokenStream,
    kind: NumberKind,
}

/// What a number is to a caller.
enum NumberKind {
    /// A whole number that this type has room for.
    Integer(Ident),
    /// Any whole number of this type.
    AnyInteger(Ident),
    /// A number with decimal places.
    Decimal,
}

impl Attributes {
    fn of(input: &DeriveInput) -> syn::Result<Self> {
        let mut rule: Option<Expr> = None;
        let mut integer: Option<Ident> = None;
        let mut any: Option<Ident> = None;
        attribute::each(&input.attrs, "number", |part| {
            if part.path.is_ident("rule") {
                rule = Some(part.value()?.parse()?);
            } else if part.path.is_ident("integer") {
                integer = Some(part.value()?.parse()?);
            } else if part.path.is_ident("any") {
                any = Some(part.value()?.parse()?);
            } else {
                return Ok(false);
            }
            Ok(true)
        })?;
        match (rule, integer, any) {
            (Some(rule), None, None) => {
                Ok(Self { rule: quote!(#rule), kind: NumberKind::Decimal })
            }
            (Some(rule), Some(integer), None) => Ok(Self {
                rule: quote!(#rule),
                kind: NumberKind::Integer(integer),
            }),
            (None, None, Some(any)) => Ok(Self {
                rule: quote!(crate::rule::NumberRule::integer(
                    #any::MIN as i64,
                    #any::MAX as i64,
                )),
                kind: NumberKind::AnyInteger(any),
            }),
            _ => Err(syn::Error::new_spanned(
                &input.ident,
                "must have #[number(rule = …)], #[number(rule = …, integer = \
                 …)] or #[number(any = …)]",
            )),
        }
    }
}

/// From a text, and into one.
fn formats(name: &Ident) -> TokenStream {
    let text = name.to_string();
    quote! {
        impl std::str::FromStr for #name {
            type Err = crate::Violation;

            /// The number that a text in JSON's grammar of numbers is.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                crate::value::number::parse(Self::RULE, text).map(Self)
            }
        }

        impl std::fmt::Display for #name {
            /// The number, in as few digits as it needs.
            fn fmt(
                &self,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                crate::value::number::display(Self::RULE, self.steps(), f)
            }
        }

        impl std::fmt::Debug for #name {
            fn fmt(
                &self,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                f.debug_tuple(#text).field(&format_args!("{self}")).finish()
            }
        }
    }
}
