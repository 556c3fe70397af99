//! Currencies, by their ISO 4217 codes.

use super::code_table::code_table;

/// Declares every currency with the exponent of its minor unit.
macro_rules! currencies {
    ($($currency:ident $(= $code:literal)?: $minor_units:literal),+ $(,)?) => {
        code_table! {
            /// A currency that one can pay in: one of the 165 current codes of
            /// ISO 4217 that have a minor unit, in upper case, or one of the
            /// three [withdrawn](Self::WITHDRAWN) ones that Yuno still lists.
            ///
            /// Other withdrawn codes (such as HRK) are refused, and so is what
            /// has no minor unit and is nobody's money: precious metals, units
            /// of account, the codes for tests (XTS) and for no currency (XXX).
            ///
            /// Each constant is named as its code, but for the Albanian lek:
            /// its code is ALL, and [`ALL`](Self::ALL) is the list of all
            /// currencies.
            ///
            /// ```
            /// use paysession::Currency;
            ///
            /// let yen: Currency = "JPY".parse()?;
            /// assert_eq!(yen, Currency::JPY);
            /// assert_eq!(yen.minor_units(), 0);
            ///
            /// const DINAR: Currency = Currency::from_code("KWD").unwrap();
            /// const _: () = assert!(DINAR.minor_units() == 3);
            ///
            /// let sign = match yen {
            ///     Currency::USD => "$",
            ///     Currency::JPY => "¥",
            ///     other => other.as_str(),
            /// };
            /// assert_eq!(sign, "¥");
            /// assert_eq!(Currency::ALBANIAN_LEK.as_str(), "ALL");
            ///
            /// for refused in ["HRK", "XXX", "YEN"] {
            ///     assert_eq!(
            ///         refused.parse::<Currency>().unwrap_err().to_string(),
            ///         "must be a current ISO 4217 currency code"
            ///     );
            /// }
            /// # Ok::<(), paysession::Violation>(())
            /// ```
            #[expect(missing_docs, reason = "ISO 4217 says what each code is")]
            #[expect(
                non_camel_case_types,
                reason = "the one constant that cannot have its code as a name"
            )]
            pub enum Currency {
                letters: 3,
                name: "a current ISO 4217 currency code",
                codes: [$($currency $(= $code)?),+],
            }
        }

        impl Currency {
            /// Codes that ISO 4217 has withdrawn and Yuno's country reference
            /// still lists: those of Curaçao and Sint Maarten, of Sierra Leone
            /// and of Zimbabwe.
            pub const WITHDRAWN: [Self; 3] =
                [Self::ANG, Self::SLL, Self::ZWL];

            /// How many decimal digits the minor unit is: the exponent of
            /// ISO 4217, 0 to 4.
            pub const fn minor_units(self) -> u32 {
                match self {
                    $(Self::$currency => $minor_units,)+
                }
            }
        }
    };
}

#[rustfmt::skip]
currencies! {
    AED: 2, AFN: 2, ALBANIAN_LEK = "ALL": 2, AMD: 2, ANG: 2, AOA: 2, ARS: 2, AUD: 2,
    AWG: 2,
    AZN: 2, BAM: 2, BBD: 2, BDT: 2, BHD: 3, BIF: 0, BMD: 2, BND: 2,
    BOB: 2, BOV: 2, BRL: 2, BSD: 2, BTN: 2, BWP: 2, BYN: 2, BZD: 2,
    CAD: 2, CDF: 2, CHE: 2, CHF: 2, CHW: 2, CLF: 4, CLP: 0, CNY: 2,
    COP: 2, COU: 2, CRC: 2, CUP: 2, CVE: 2, CZK: 2, DJF: 0, DKK: 2,
    DOP: 2, DZD: 2, EGP: 2, ERN: 2, ETB: 2, EUR: 2, FJD: 2, FKP: 2,
    GBP: 2, GEL: 2, GHS: 2, GIP: 2, GMD: 2, GNF: 0, GTQ: 2, GYD: 2,
    HKD: 2, HNL: 2, HTG: 2, HUF: 2, IDR: 2, ILS: 2, INR: 2, IQD: 3,
    IRR: 2, ISK: 0, JMD: 2, JOD: 3, JPY: 0, KES: 2, KGS: 2, KHR: 2,
    KMF: 0, KPW: 2, KRW: 0, KWD: 3, KYD: 2, KZT: 2, LAK: 2, LBP: 2,
    LKR: 2, LRD: 2, LSL: 2, LYD: 3, MAD: 2, MDL: 2, MGA: 2, MKD: 2,
    MMK: 2, MNT: 2, MOP: 2, MRU: 2, MUR: 2, MVR: 2, MWK: 2, MXN: 2,
    MXV: 2, MYR: 2, MZN: 2, NAD: 2, NGN: 2, NIO: 2, NOK: 2, NPR: 2,
    NZD: 2, OMR: 3, PAB: 2, PEN: 2, PGK: 2, PHP: 2, PKR: 2, PLN: 2,
    PYG: 0, QAR: 2, RON: 2, RSD: 2, RUB: 2, RWF: 0, SAR: 2, SBD: 2,
    SCR: 2, SDG: 2, SEK: 2, SGD: 2, SHP: 2, SLE: 2, SLL: 2, SOS: 2, SRD: 2,
    SSP: 2, STN: 2, SVC: 2, SYP: 2, SZL: 2, THB: 2, TJS: 2, TMT: 2,
    TND: 3, TOP: 2, TRY: 2, TTD: 2, TWD: 2, TZS: 2, UAH: 2, UGX: 0,
    USD: 2, USN: 2, UYI: 0, UYU: 2, UYW: 4, UZS: 2, VED: 2, VES: 2,
    VND: 0, VUV: 0, WST: 2, XAD: 2, XAF: 0, XCD: 2, XCG: 2, XOF: 0,
    XPF: 0, YER: 2, ZAR: 2, ZMW: 2, ZWG: 2, ZWL: 2,
}
