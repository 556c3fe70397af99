//! One field of an object.

mod reading;
mod writing;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Expr, GenericArgument, Ident, PathArguments, Type, ext::IdentExt};

use super::option;
use crate::attribute;

/// What a field is to its object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldRole {
    Required,
    Optional,
    /// The members that are not in the table.
    UnknownFields,
    /// Whether the member that tells the object from others is left out.
    TagLeftOut,
}

/// What the `with_…` of a field takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SetterArgument {
    /// A value of its type.
    Exact,
    /// What converts into its type.
    Into,
}

pub(super) struct Field {
    pub(super) ident: Ident,
    /// The name as it is sent.
    pub(super) wire: String,
    /// The type as it is declared.
    pub(super) declared_type: Type,
    /// The type within `Option`, or the type itself.
    pub(super) inner: Type,
    pub(super) role: FieldRole,
    nullable: bool,
    /// Whether it may be missing, or have a value of another kind, where a
    /// response is read tolerantly.
    may_be_missing: bool,
    /// Whether a tolerant reading keeps a text of digits in the place of the
    /// number.
    or_digits: bool,
    /// What its `with_…` takes.
    pub(super) argument: SetterArgument,
    /// Another name under which it may be sent.
    pub(super) alias: Option<String>,
    source: Option<Expr>,
    pub(super) doc: String,
    /// Its bit, where it is remembered that it is missing.
    pub(super) missing_bit: u64,
}

impl Field {
    pub(super) fn read(
        field: &syn::Field,
        response: bool,
    ) -> syn::Result<Self> {
        let ident = field.ident.clone().ok_or_else(|| {
            syn::Error::new_spanned(field, "must have a name")
        })?;
        let inner = within("Option", &field.ty);
        let is_option = inner.is_some();
        let mut wire = ident.unraw().to_string();
        let mut source = None;
        let mut role =
            if is_option { FieldRole::Optional } else { FieldRole::Required };
        let mut nullable = response && is_option;
        let mut says_nullable = false;
        let mut never_null = false;
        let mut identifies = false;
        let mut or_digits = false;
        let mut argument = SetterArgument::Exact;
        let mut alias = None;
        attribute::each(&field.attrs, "field", |part| {
            let path = &part.path;
            if path.is_ident("name") {
                wire = attribute::text(part)?.value();
            } else if path.is_ident("source") {
                source = Some(part.value()?.parse()?);
            } else if path.is_ident("nullable") {
                nullable = true;
                says_nullable = true;
            } else if path.is_ident("never_null") {
                never_null = true;
            } else if path.is_ident("required") {
                role = FieldRole::Required;
            } else if path.is_ident("identifies") {
                identifies = true;
            } else if path.is_ident("or_digits") {
                or_digits = true;
            } else if path.is_ident("into") {
                argument = SetterArgument::Into;
            } else if path.is_ident("alias") {
                alias = Some(attribute::text(part)?.value());
            } else if path.is_ident("unknown_fields") {
                role = FieldRole::UnknownFields;
            } else if path.is_ident("tag_left_out") {
                role = FieldRole::TagLeftOut;
            } else {
                return Ok(false);
            }
            Ok(true)
        })?;
        // A required member is no `null`, unless it says so.
        nullable &= says_nullable || role != FieldRole::Required;
        nullable &= !never_null;
        if nullable && !is_option {
            return Err(syn::Error::new_spanned(
                &field.ty,
                "must be an `Option` where null is taken",
            ));
        }
        let is_member =
            matches!(role, FieldRole::Required | FieldRole::Optional);
        let may_be_missing =
            response && is_member && !identifies && alias.is_none();
        if may_be_missing && !is_option {
            return Err(syn::Error::new_spanned(
                &field.ty,
                "must be an `Option`, since a response may be read tolerantly, \
                 or a field that `identifies` the response",
            ));
        }
        let doc = attribute::doc(&field.attrs);
        let declared_type = field.ty.clone();
        let inner = inner.unwrap_or_else(|| declared_type.clone());
        Ok(Self {
            ident,
            wire,
            declared_type,
            inner,
            role,
            nullable,
            may_be_missing,
            or_digits,
            argument,
            alias,
            source,
            doc,
            missing_bit: 0,
        })
    }

    /// Whether it has a row in the table.
    pub(super) fn is_member(&self) -> bool {
        match self.role {
            FieldRole::Required | FieldRole::Optional => true,
            FieldRole::UnknownFields | FieldRole::TagLeftOut => false,
        }
    }

    pub(in crate::object) fn is_option(&self) -> bool {
        within("Option", &self.declared_type).is_some()
    }

    /// Whether a tolerant reading may keep what was sent among the unknown
    /// members.
    fn may_be_kept(&self) -> bool {
        self.may_be_missing || self.or_digits
    }

    /// Whether it is remembered that it is missing, since it would be written
    /// as `null` otherwise.
    pub(super) fn tracks_absence(&self) -> bool {
        self.may_be_missing && self.is_required() && self.nullable
    }

    fn is_required(&self) -> bool {
        self.role == FieldRole::Required
    }

    /// Whether it is an `Option` only for what a tolerant reading lets pass.
    pub(in crate::object) fn is_never_null(&self) -> bool {
        self.is_option() && self.is_required() && !self.nullable
    }

    /// What generates its values. Lists are short: a list of lists of up to a
    /// hundred entries each, as `any` has them, takes longer to draw than all
    /// else that a test does.
    pub(super) fn strategy(&self) -> TokenStream {
        let inner = &self.inner;
        let values = match within("Vec", inner) {
            Some(entry) => {
                quote!(proptest::collection::vec(any::<#entry>(), 0..4))
            }
            None => quote!(any::<#inner>()),
        };
        if self.is_never_null() {
            quote!(#values.prop_map(Some))
        } else if self.is_option() {
            quote!(proptest::option::of(#values))
        } else {
            values
        }
    }

    /// The row in the table of fields.
    pub(super) fn row(&self) -> TokenStream {
        let Self { wire, inner, nullable, may_be_missing, doc, .. } = self;
        let required = self.is_required();
        let source = option(self.source.as_ref());
        let alias = option(self.alias.as_ref());
        let line = line(&self.ident);
        quote! {
            crate::introspect::shape::Field {
                name: #wire,
                required: #required,
                nullable: #nullable,
                may_be_missing: #may_be_missing,
                alias: #alias,
                doc: #doc,
                source: #source,
                shape: <#inner as crate::read::Read>::SHAPE,
                line: #line,
            }
        }
    }
}

/// The line on which `ident` stands, for the compiler to fill in.
pub(super) fn line(ident: &Ident) -> TokenStream {
    let line = quote_spanned!(ident.span()=> line!());
    quote!(crate::introspect::shape::SourceLine::new(file!(), #line))
}

/// `T`, where `of` is written `Option<T>`, or whatever the `wrapper` is.
pub(super) fn within(wrapper: &str, of: &Type) -> Option<Type> {
    let Type::Path(path) = of else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let GenericArgument::Type(inner) = arguments.args.first()? else {
        return None;
    };
    (last.ident == wrapper).then(|| inner.clone())
}
