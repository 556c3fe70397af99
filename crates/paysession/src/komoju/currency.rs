//! The currencies that KOMOJU takes.

use paysession_derive::Choice;

use crate::violation::Violation;

/// A currency that the provider takes: 20 of ISO 4217.
///
/// ```
/// use paysession::komoju::Currency;
///
/// let yen = Currency::try_from("JPY".parse::<paysession::Currency>()?)?;
/// assert_eq!(yen, Currency::Jpy);
/// assert_eq!(paysession::Currency::from(yen).minor_units(), 0);
///
/// let dinar: paysession::Currency = "KWD".parse()?;
/// assert!(Currency::try_from(dinar).is_err());
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a currency of KOMOJU")]
#[non_exhaustive]
#[expect(missing_docs, reason = "ISO 4217 says what each code is")]
#[rustfmt::skip]
pub enum Currency {
    #[choice("JPY")] Jpy,
    #[choice("USD")] Usd,
    #[choice("EUR")] Eur,
    #[choice("TWD")] Twd,
    #[choice("KRW")] Krw,
    #[choice("PLN")] Pln,
    #[choice("GBP")] Gbp,
    #[choice("HKD")] Hkd,
    #[choice("SGD")] Sgd,
    #[choice("NZD")] Nzd,
    #[choice("AUD")] Aud,
    #[choice("IDR")] Idr,
    #[choice("MYR")] Myr,
    #[choice("PHP")] Php,
    #[choice("THB")] Thb,
    #[choice("CNY")] Cny,
    #[choice("BRL")] Brl,
    #[choice("CHF")] Chf,
    #[choice("CAD")] Cad,
    #[choice("VND")] Vnd,
}

impl From<Currency> for crate::Currency {
    /// The same currency.
    #[rustfmt::skip]
    fn from(currency: Currency) -> Self {
        match currency {
            Currency::Jpy => const { Self::known("JPY") },
            Currency::Usd => const { Self::known("USD") },
            Currency::Eur => const { Self::known("EUR") },
            Currency::Twd => const { Self::known("TWD") },
            Currency::Krw => const { Self::known("KRW") },
            Currency::Pln => const { Self::known("PLN") },
            Currency::Gbp => const { Self::known("GBP") },
            Currency::Hkd => const { Self::known("HKD") },
            Currency::Sgd => const { Self::known("SGD") },
            Currency::Nzd => const { Self::known("NZD") },
            Currency::Aud => const { Self::known("AUD") },
            Currency::Idr => const { Self::known("IDR") },
            Currency::Myr => const { Self::known("MYR") },
            Currency::Php => const { Self::known("PHP") },
            Currency::Thb => const { Self::known("THB") },
            Currency::Cny => const { Self::known("CNY") },
            Currency::Brl => const { Self::known("BRL") },
            Currency::Chf => const { Self::known("CHF") },
            Currency::Cad => const { Self::known("CAD") },
            Currency::Vnd => const { Self::known("VND") },
        }
    }
}

impl TryFrom<crate::Currency> for Currency {
    type Error = Violation;

    /// The same currency, where the provider takes it.
    fn try_from(currency: crate::Currency) -> Result<Self, Violation> {
        currency.as_str().parse()
    }
}
