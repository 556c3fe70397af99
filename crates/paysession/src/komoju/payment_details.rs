//! What a request says of the way to pay: the members of every type.

use std::fmt;

use compact_str::CompactString;
use paysession_derive::{Object, StringNewtype};

use super::{
    CardInstallments, CardMonth, CardUsage, CardYear, Carrier,
    ConvenienceStore, CustomerFigure, Email, ExpiryDays, Initiator, Intent,
    PaymentType,
};
use crate::{KnownOr, Text, UnknownFields, rule::StringRule};

/// Where a member of one type of payment details is described.
macro_rules! of {
    ($details:literal, $member:literal) => {
        concat!(
            "komoju/sessions.2026-06#/components/schemas/",
            $details,
            "/properties/",
            $member
        )
    };
}

/// How the customer pays: the type, and what that type asks for.
///
/// The provider publishes 61 types, and each member of any of them is a field
/// here. Each field is judged by itself, whatever the type is: that a card
/// needs a `number`, `month` and `year`, or a convenience store a `store` and an
/// `email`, is not checked, since what belongs to a payment is kept as it came.
/// No rule is published for a card's number, which is why none is checked here.
///
/// The documents want `month` and `year` as numbers, and the provider's own web
/// fields send them as texts. Read with
/// [`ReadOptions::tolerant`](crate::ReadOptions::tolerant), a text of digits is
/// kept as it was sent, among the unknown fields, and written again.
///
/// `Debug` says the type, and nothing of what the customer typed.
#[derive(Clone, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/sessions.2026-06#/components/schemas/PaymentDetailsCreditCard/allOf/0"
)]
#[non_exhaustive]
pub struct PaymentDetails {
    /// The way to pay.
    #[field(name = "type")]
    pub payment_type: KnownOr<PaymentType>,
    /// The number of the card.
    pub number: Option<CardNumber>,
    /// The month in which the card expires.
    #[field(or_digits)]
    pub month: Option<CardMonth>,
    /// The year in which the card expires.
    #[field(or_digits)]
    pub year: Option<CardYear>,
    /// The number that is printed on the card, and nowhere stored.
    pub verification_value: Option<VerificationValue>,
    /// The customer's name.
    pub name: Option<Text>,
    /// The customer's given name.
    pub given_name: Option<Text>,
    /// The customer's family name.
    pub family_name: Option<Text>,
    /// The customer's email address.
    pub email: Option<Email>,
    /// The customer's telephone number.
    #[field(source = of!("PaymentDetailsKonbini/allOf/0", "phone"))]
    pub phone: Option<Text>,
    /// The convenience store in which the customer pays.
    #[field(source = of!("PaymentDetailsKonbini/allOf/0", "store"))]
    pub store: Option<ConvenienceStore>,
    /// In how many days the payment expires.
    #[field(source = of!("PaymentDetailsKonbini/allOf/0", "expiry_days"))]
    pub expiry_days: Option<ExpiryDays>,
    /// The customer's given name in kana.
    #[field(source = of!("PaymentDetailsBankTransfer/allOf/0", "given_name_kana"))]
    pub given_name_kana: Option<Text>,
    /// The customer's family name in kana.
    #[field(source = of!("PaymentDetailsBankTransfer/allOf/0", "family_name_kana"))]
    pub family_name_kana: Option<Text>,
    /// What the payment is for.
    pub intent: Option<Intent>,
    /// Who makes the payment.
    pub initiator: Option<Initiator>,
    /// Whether the card is used for the first time.
    pub usage: Option<CardUsage>,
    /// The card scheme's reference of an earlier payment.
    pub scheme_reference: Option<Text>,
    /// In how many months the customer pays.
    pub installments: Option<CardInstallments>,
    /// The customer's CPF or CNPJ.
    #[field(source = of!("PaymentDetailsCreditCardBrazil/allOf/0", "cpf_or_cnpj"))]
    pub cpf_or_cnpj: Option<Text>,
    /// The IP address from which the customer pays.
    #[field(source = of!("PaymentDetailsCreditCardBrazil/allOf/0", "customer_ip"))]
    pub customer_ip: Option<Text>,
    /// Whether the card is a corporate one.
    #[field(source = of!("PaymentDetailsCreditCardKorea/allOf/0", "corporate_card"))]
    pub corporate_card: Option<bool>,
    /// A date of birth, or the number of a corporation.
    #[field(source = of!("PaymentDetailsCreditCardKorea/allOf/0", "social_id"))]
    pub social_id: Option<Text>,
    /// The first digits of the card's PIN.
    #[field(source = of!("PaymentDetailsCreditCardKorea/allOf/0", "first_two_digits_of_pin"))]
    pub first_two_digits_of_pin: Option<Text>,
    /// The number that a terminal gave the payment.
    #[field(source = of!("PaymentDetailsCreditCardTerminal/allOf/0", "sequence_number"))]
    pub sequence_number: Option<Text>,
    /// The EMV data of a terminal.
    #[field(source = of!("PaymentDetailsCreditCardTerminal/allOf/0", "field55"))]
    pub field55: Option<Text>,
    /// The POS data code of a terminal.
    #[field(name = "posDataCode", source = of!("PaymentDetailsCreditCardTerminal/allOf/0", "posDataCode"))]
    pub pos_data_code: Option<Text>,
    /// What a terminal read from track 2 of the card.
    #[field(source = of!("PaymentDetailsCreditCardTerminal/allOf/0", "track2"))]
    pub track2: Option<Text>,
    /// How a terminal read the card.
    #[field(name = "flowType", source = of!("PaymentDetailsCreditCardTerminal/allOf/0", "flowType"))]
    pub flow_type: Option<Text>,
    /// The number of a prepaid card.
    #[field(source = of!("PaymentDetailsBitCash/allOf/0", "prepaid_number"))]
    pub prepaid_number: Option<Text>,
    /// The Culture Land account.
    #[field(source = of!("PaymentDetailsCultureVoucher/allOf/0", "culture_id"))]
    pub culture_id: Option<Text>,
    /// Its password.
    #[field(source = of!("PaymentDetailsCultureVoucher/allOf/0", "culture_password"))]
    pub culture_password: Option<Text>,
    /// The Dospara account.
    #[field(source = of!("PaymentDetailsDospara/allOf/0", "user_no"))]
    pub user_no: Option<Text>,
    /// Its password.
    #[field(source = of!("PaymentDetailsDospara/allOf/0", "user_password"))]
    pub user_password: Option<Text>,
    /// The Happy Money account.
    #[field(source = of!("PaymentDetailsHappyMoney/allOf/0", "happy_money_id"))]
    pub happy_money_id: Option<Text>,
    /// Its password.
    #[field(source = of!("PaymentDetailsHappyMoney/allOf/0", "happy_money_password"))]
    pub happy_money_password: Option<Text>,
    /// The customer's carrier.
    #[field(source = of!("PaymentDetailsMobileJapan/allOf/0", "brand"))]
    pub brand: Option<Carrier>,
    /// What the customer allowed the merchant to do.
    #[field(source = of!("PaymentDetailsPayPay/allOf/0", "user_authorization_id"))]
    pub user_authorization_id: Option<Text>,
    /// The code that was scanned from the customer's screen.
    #[field(source = of!("PaymentDetailsPayPay/allOf/0", "scanned_code"))]
    pub scanned_code: Option<Text>,
    /// The customer's CPF.
    #[field(source = of!("PaymentDetailsPix/allOf/0", "cpf"))]
    pub cpf: Option<Text>,
    /// The customer's date of birth: YYMMDD.
    #[field(source = of!("PaymentDetailsToss/allOf/0", "birthday"))]
    pub birthday: Option<Text>,
    /// The customer's name, for Paidy.
    #[field(source = of!("PaymentDetailsPaidy", "customer_name"))]
    pub customer_name: Option<Text>,
    /// The customer's name in kana, for Paidy.
    #[field(source = of!("PaymentDetailsPaidy", "customer_name_kana"))]
    pub customer_name_kana: Option<Text>,
    /// Since when the customer is known, for Paidy.
    #[field(source = of!("PaymentDetailsPaidy", "customer_age"))]
    pub customer_age: Option<CustomerFigure>,
    /// The amount of the customer's last order.
    #[field(source = of!("PaymentDetailsPaidy", "customer_last_order_amount"))]
    pub customer_last_order_amount: Option<CustomerFigure>,
    /// When the customer's last order was.
    #[field(source = of!("PaymentDetailsPaidy", "customer_last_order_at"))]
    pub customer_last_order_at: Option<CustomerFigure>,
    /// What the customer has ordered so far.
    #[field(source = of!("PaymentDetailsPaidy", "customer_lifetime_value"))]
    pub customer_lifetime_value: Option<CustomerFigure>,
    /// How often the customer has ordered.
    #[field(source = of!("PaymentDetailsPaidy", "customer_order_count"))]
    pub customer_order_count: Option<CustomerFigure>,
    /// The customer, as the merchant names them.
    #[field(source = of!("PaymentDetailsPaidy", "external_customer_id"))]
    pub external_customer_id: Option<Text>,
    /// What is paid for.
    #[field(source = of!("PaymentDetailsPaidy", "item_title"))]
    pub item_title: Option<Text>,
    /// Whether Paidy captures the payment at once.
    #[field(source = of!("PaymentDetailsPaidy", "capture"))]
    pub capture: Option<bool>,
    /// Where the goods go: the name.
    #[field(source = of!("ShippingAndBilling", "shipping_address_name"))]
    pub shipping_address_name: Option<Text>,
    /// Where the goods go: the first line.
    #[field(source = of!("ShippingAndBilling", "shipping_address_line1"))]
    pub shipping_address_line1: Option<Text>,
    /// Where the goods go: the second line.
    #[field(source = of!("ShippingAndBilling", "shipping_address_line2"))]
    pub shipping_address_line2: Option<Text>,
    /// Where the goods go: the city.
    #[field(source = of!("ShippingAndBilling", "shipping_address_city"))]
    pub shipping_address_city: Option<Text>,
    /// Where the goods go: the state or prefecture.
    #[field(source = of!("ShippingAndBilling", "shipping_address_state"))]
    pub shipping_address_state: Option<Text>,
    /// Where the goods go: the postal code.
    #[field(source = of!("ShippingAndBilling", "shipping_address_zip"))]
    pub shipping_address_zip: Option<Text>,
    /// Where the goods go: the country.
    #[field(source = of!("ShippingAndBilling", "shipping_address_country"))]
    pub shipping_address_country: Option<Text>,
    /// Where the bill goes: the name.
    #[field(source = of!("ShippingAndBilling", "billing_address_name"))]
    pub billing_address_name: Option<Text>,
    /// Where the bill goes: the first line.
    #[field(source = of!("ShippingAndBilling", "billing_address_line1"))]
    pub billing_address_line1: Option<Text>,
    /// Where the bill goes: the second line.
    #[field(source = of!("ShippingAndBilling", "billing_address_line2"))]
    pub billing_address_line2: Option<Text>,
    /// Where the bill goes: the city.
    #[field(source = of!("ShippingAndBilling", "billing_address_city"))]
    pub billing_address_city: Option<Text>,
    /// Where the bill goes: the state or prefecture.
    #[field(source = of!("ShippingAndBilling", "billing_address_state"))]
    pub billing_address_state: Option<Text>,
    /// Where the bill goes: the postal code.
    #[field(source = of!("ShippingAndBilling", "billing_address_zip"))]
    pub billing_address_zip: Option<Text>,
    /// Where the bill goes: the country.
    #[field(source = of!("ShippingAndBilling", "billing_address_country"))]
    pub billing_address_country: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl fmt::Debug for PaymentDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.payment_type.known().copied();
        let name = known.map_or("another type", PaymentType::as_str);
        write!(f, "PaymentDetails({name})")
    }
}

/// The number of a card.
///
/// `Debug` says how long it is and no more; no report has it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY, infallible)]
pub struct CardNumber(CompactString);

/// The number that is printed on a card beside its own: CVC2, CVV2.
///
/// `Debug` says how long it is and no more; no report has it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY, infallible)]
pub struct VerificationValue(CompactString);
