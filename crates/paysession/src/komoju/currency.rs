//! The currencies that KOMOJU takes.

use paysession_derive::Choice;

/// A currency that the provider takes: 20 of ISO 4217.
///
/// ```
/// use paysession::komoju::Currency;
///
/// let yen = Currency::try_from(paysession::Currency::JPY)?;
/// assert_eq!(yen, Currency::Jpy);
/// assert_eq!(paysession::Currency::from(yen).minor_units(), 0);
/// assert!(Currency::try_from(paysession::Currency::KWD).is_err());
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a currency of KOMOJU", subset_of = crate::Currency)]
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
