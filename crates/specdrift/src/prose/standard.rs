//! The code lists of the standards that descriptions name. A list is data: what
//! a document means when it says the standard's name and nothing more.

use serde_json::Value;

/// The pattern of an ISO 8601 date and time in its extended form.
pub(crate) const DATE_TIME: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\
T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";

/// The pattern of a UUID, of any version and in any letter case.
pub(crate) const UUID: &str =
    "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";

/// The alpha-2 country codes of ISO 3166-1, as a list for `enum`.
pub(crate) fn countries() -> Value {
    list(COUNTRIES)
}

/// The alphabetic codes of ISO 4217, funds and precious metals included, as a
/// list for `enum`.
pub(crate) fn currencies() -> Value {
    list(CURRENCIES)
}

fn list(codes: &str) -> Value {
    codes.split_whitespace().map(Value::from).collect()
}

/// All that ISO 3166-1 assigns, in alphabetical order.
const COUNTRIES: &str = "
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ
BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR
CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU
ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ
LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR
TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
";

/// In alphabetical order; some are withdrawn, and documents still have them.
const CURRENCIES: &str = "
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV
BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP
CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP
STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU
UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF
XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL
";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use iso_country::data::all as countries;
    use iso_currency::{Currency, IntoEnumIterator};

    use super::{COUNTRIES, CURRENCIES};

    #[test]
    fn the_lists_are_those_of_other_crates_in_order() {
        let countries: BTreeSet<_> =
            countries().iter().map(|country| country.alpha2).collect();
        assert!(COUNTRIES.split_whitespace().eq(countries));
        let currencies: BTreeSet<_> =
            Currency::iter().map(|currency| currency.code()).collect();
        assert!(CURRENCIES.split_whitespace().eq(currencies));
    }
}
