//! `#[derive(NumberNewtype)]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, Expr, Ident};

use crate::{attribute, string};

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let Attributes { rule, kind } = Attributes::of(input)?;
    let conversions = match kind {
        Kind::Integer(integer) => integer_conversions(name, &integer, false),
        Kind::AnyInteger(integer) => integer_conversions(name, &integer, true),
        Kind::Decimal => decimal_conversions(name),
    };
    let formats = formats(name);
    let schema = string::schema(name);
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
    kind: Kind,
}

/// What a number is to a caller.
enum Kind {
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
                Ok(Self { rule: quote!(#rule), kind: Kind::Decimal })
            }
            (Some(rule), Some(integer), None) => {
                Ok(Self { rule: quote!(#rule), kind: Kind::Integer(integer) })
            }
            (None, None, Some(any)) => Ok(Self {
                rule: quote!(crate::rule::NumberRule::integer(
                    #any::MIN as i64,
                    #any::MAX as i64,
                )),
                kind: Kind::AnyInteger(any),
            }),
            _ => Err(syn::Error::new_spanned(
                &input.ident,
                "must have #[number(rule = …)], #[number(rule = …, integer = \
                 …)] or #[number(any = …)]",
            )),
        }
    }
}

/// The integer types that callers count with.
const INTEGERS: [&str; 10] =
    ["i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize"];

/// The integer types that have every value of `integer`.
fn at_least_as_wide(integer: &Ident) -> &'static [&'static str] {
    match integer.to_string().as_str() {
        "i32" => &["i32", "i64", "i128"],
        "u32" => &["u32", "u64", "i64", "u128", "i128"],
        "i64" => &["i64", "i128"],
        _ => &[],
    }
}

/// The integer types of which `integer` has every value.
fn at_most_as_wide(integer: &Ident) -> &'static [&'static str] {
    match integer.to_string().as_str() {
        "i32" => &["i8", "i16", "i32", "u8", "u16"],
        _ => &[],
    }
}

/// A whole number from and into the integers of Rust. With `any`, its rule
/// keeps nothing of `integer` out.
fn integer_conversions(
    name: &Ident,
    integer: &Ident,
    any: bool,
) -> TokenStream {
    let ident = |name: &&str| format_ident!("{name}");
    let wider: Vec<_> = at_least_as_wide(integer).iter().map(ident).collect();
    let total = if any { at_most_as_wide(integer) } else { &[] };
    let partial: Vec<_> = INTEGERS
        .iter()
        .filter(|integer| !total.contains(integer))
        .map(ident)
        .collect();
    let total: Vec<_> = total.iter().map(ident).collect();
    quote! {
        impl #name {
            /// The number.
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the type has room for every number of the rule"
            )]
            pub const fn get(self) -> #integer {
                const {
                    let rule = #name::RULE;
                    assert!(rule.scale == 0, "must be whole");
                    assert!(rule.min as i128 >= #integer::MIN as i128);
                    assert!(rule.max as i128 <= #integer::MAX as i128);
                }
                self.steps() as #integer
            }
        }

        #(
            impl From<#total> for #name {
                fn from(number: #total) -> Self {
                    Self(number.into())
                }
            }
        )*

        #(
            impl TryFrom<#partial> for #name {
                type Error = crate::Violation;

                /// The same number, where it keeps the rule.
                fn try_from(number: #partial) -> Result<Self, Self::Error> {
                    crate::value::number::whole(Self::RULE, number).map(Self)
                }
            }
        )*

        #(
            impl From<#name> for #wider {
                fn from(number: #name) -> Self {
                    number.get().into()
                }
            }
        )*
    }
}

/// A number with decimal places from and into `Decimal`, and from integers.
fn decimal_conversions(name: &Ident) -> TokenStream {
    let whole = ["i32", "i64", "u64"].map(|integer| format_ident!("{integer}"));
    quote! {
        impl #name {
            /// The number as a decimal, in as few digits as it needs.
            pub fn decimal(self) -> rust_decimal::Decimal {
                rust_decimal::Decimal::new(self.steps(), Self::RULE.scale)
                    .normalize()
            }
        }

        impl From<#name> for rust_decimal::Decimal {
            /// The number, in as few digits as it needs.
            fn from(number: #name) -> Self {
                number.decimal()
            }
        }

        impl TryFrom<rust_decimal::Decimal> for #name {
            type Error = crate::Violation;

            /// The same number, where it keeps the rule. Nothing is rounded.
            fn try_from(
                decimal: rust_decimal::Decimal,
            ) -> Result<Self, Self::Error> {
                crate::value::number::decimal(Self::RULE, decimal).map(Self)
            }
        }

        #(
            impl TryFrom<#whole> for #name {
                type Error = crate::Violation;

                /// The same number, where it keeps the rule.
                fn try_from(number: #whole) -> Result<Self, Self::Error> {
                    crate::value::number::whole(Self::RULE, number).map(Self)
                }
            }
        )*
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
