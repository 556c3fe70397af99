//! What stands in attributes and doc comments.

use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, meta::ParseNestedMeta};

/// Goes through `#[name(…)]`, part by part.
pub(crate) fn each(
    attributes: &[Attribute],
    name: &str,
    mut take: impl FnMut(&ParseNestedMeta<'_>) -> syn::Result<bool>,
) -> syn::Result<()> {
    for attribute in attributes.iter().filter(|a| a.path().is_ident(name)) {
        attribute.parse_nested_meta(|part| {
            if take(&part)? {
                Ok(())
            } else {
                Err(part.error("must be a part that this derive knows"))
            }
        })?;
    }
    Ok(())
}

/// The text of a part `name = "…"`.
pub(crate) fn text(part: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    part.value()?.parse()
}

/// The one expression `#[name(part = …)]`.
pub(crate) fn expression(
    attributes: &[Attribute],
    name: &str,
    part: &str,
    span: &impl quote::ToTokens,
) -> syn::Result<Expr> {
    let mut found = None;
    each(attributes, name, |meta| {
        let known = meta.path.is_ident(part);
        if known {
            found = Some(meta.value()?.parse()?);
        }
        Ok(known)
    })?;
    found.ok_or_else(|| {
        syn::Error::new_spanned(
            span,
            format!("must have #[{name}({part} = …)]"),
        )
    })
}

/// The doc comment as one text, up to its first example, its lines joined as
/// Markdown joins them.
pub(crate) fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else { return None };
        let Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) = &pair.value else {
            return None;
        };
        let is_doc = pair.path.is_ident("doc");
        is_doc.then(|| line.value().trim().to_owned())
    });
    let mut doc = String::new();
    for line in lines.take_while(|line| !line.starts_with("```")) {
        let gap = match (doc.is_empty() || doc.ends_with('\n'), line.is_empty())
        {
            (true, _) => "",
            (false, true) => "\n\n",
            (false, false) => " ",
        };
        doc.push_str(gap);
        doc.push_str(&line);
    }
    doc.trim().to_owned()
}
