//! Numbers that limit nothing.

/// A number in digits that stands alone.
pub(in crate::prose) const LONE_NUMBER: &str = r"\b[0-9][0-9.,_']*\b";

/// Numbers in names, defaults and examples: none of them is a bound that a
/// phrase beside it could have missed.
pub(in crate::prose) const NAMING_NUMBER: &str = r"[a-z]-[0-9]+|\b(?:iso|rfc|version|http|https|status|error|step|section|page|chapter|secure|level) #|\bdefault(?:s|ed|ing)?(?: value| length| size)?(?: is| to| of| are)?[:=]? (?:an? )?#|#[ a-z]{0,12} (?:by default|(?:is|as) the default)\b|\bincluding [a-z ]{0,12}#|# of (?:which|them)\b|#[\x22\x27`]?,? for (?:example|instance)\b|\b(?:e\.g|eg|for example|for instance|such as|examples?)\b[^;()\n]*";
