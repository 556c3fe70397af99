//! From the numbers of Rust, and into them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

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
pub(super) fn integer(name: &Ident, integer: &Ident, any: bool) -> TokenStream {
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
pub(super) fn decimal(name: &Ident) -> TokenStream {
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
