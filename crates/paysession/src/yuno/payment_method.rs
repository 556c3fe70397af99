//! The payment methods of a checkout session.

use std::{slice, vec};

use paysession_derive::{Object, Readable};
use serde::{Serialize, Serializer};

use super::CheckoutSessionId;
use crate::{
    Direction, RawJson, RawObject, Received, Text, UnknownFields,
    introspect::shape::Shape,
    read::{Collector, Path, Read, ReadError, Reader},
};

/// The payment methods with which a checkout session can be paid: the answer to
/// `GET /checkout/sessions/{checkout_session}/payment-methods`, a JSON array.
///
/// ```
/// use paysession::{Message, yuno::CheckoutPaymentMethods};
///
/// let methods = CheckoutPaymentMethods::from_json(
///     br#"[{"type": "PIX", "name": "Pix", "preferred": false}]"#,
/// )?;
/// let types: Vec<_> =
///     methods.iter().filter_map(|method| method.r#type.as_ref()).collect();
/// assert_eq!(types, ["PIX"]);
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Readable)]
pub struct CheckoutPaymentMethods(Vec<CheckoutPaymentMethod>);

/// One payment method of a checkout session. What belongs to a payment rather
/// than to the session is kept as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "yuno/retrieve-payment-methods#/paths/~1checkout~1sessions~1{checkout_session}~1payment-methods/get/responses/200/content/application~1json/schema/items"
)]
#[non_exhaustive]
pub struct CheckoutPaymentMethod {
    /// What it is called, for people.
    pub name: Option<Text>,
    /// The token of a method that the customer has enrolled.
    pub vaulted_token: Option<Text>,
    /// What it is, for people.
    pub description: Option<Text>,
    /// The type: `CARD`, `PIX`.
    pub r#type: Option<Text>,
    /// The category of the type: `CARD`, `BANK_TRANSFER`.
    pub category: Option<Text>,
    /// Where its icon is.
    pub icon: Option<Text>,
    /// Whether the customer's last payment was made with it.
    pub last_successfully_used: Option<bool>,
    /// When it was last used; may be empty.
    pub last_successfully_used_at: Option<Text>,
    /// How it is used in the session.
    pub checkout: Option<PaymentMethodCheckout>,
    /// The card, of a method that is one.
    pub card_data: Option<RawObject>,
    /// Whether the customer prefers it.
    pub preferred: Option<bool>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// How a payment method is used in a checkout session.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response)]
#[non_exhaustive]
pub struct PaymentMethodCheckout {
    /// The session.
    pub session: Option<Received<CheckoutSessionId>>,
    /// Whether the provider's SDK must do something.
    pub sdk_required_action: Option<bool>,
    /// When the method is offered.
    pub conditions: Option<RawJson>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl CheckoutPaymentMethods {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The payment methods, in their order.
    pub fn iter(&self) -> slice::Iter<'_, CheckoutPaymentMethod> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a CheckoutPaymentMethods {
    type Item = &'a CheckoutPaymentMethod;
    type IntoIter = slice::Iter<'a, CheckoutPaymentMethod>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for CheckoutPaymentMethods {
    type Item = CheckoutPaymentMethod;
    type IntoIter = vec::IntoIter<CheckoutPaymentMethod>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<CheckoutPaymentMethod> for CheckoutPaymentMethods {
    fn from_iter<I: IntoIterator<Item = CheckoutPaymentMethod>>(
        methods: I,
    ) -> Self {
        Self(methods.into_iter().collect())
    }
}

impl From<Vec<CheckoutPaymentMethod>> for CheckoutPaymentMethods {
    fn from(methods: Vec<CheckoutPaymentMethod>) -> Self {
        Self(methods)
    }
}

impl From<CheckoutPaymentMethods> for Vec<CheckoutPaymentMethod> {
    fn from(methods: CheckoutPaymentMethods) -> Self {
        methods.0
    }
}

impl crate::Message for CheckoutPaymentMethods {
    const ID: &'static str = "yuno.checkout-payment-methods";
    const DIRECTION: Direction = Direction::Response;
    const EXAMPLE: &'static str = r#"[{
        "name": "VISA ****1111",
        "vaulted_token": "de00c1bd-624b-4e7b-ae28-47d86c94b15f",
        "description": "VISA ****1111",
        "type": "CARD",
        "category": "CARD",
        "icon": "https://icons.shop.example/visa.png",
        "last_successfully_used": true,
        "last_successfully_used_at": "2024-06-06T13:39:10.932297Z",
        "checkout": {
            "session": "d313047b-4f96-44ef-bbad-caf1d7ba4c2b",
            "sdk_required_action": false,
            "conditions": {"enabled": true}
        },
        "card_data": {"brand": "VISA", "lfd": "1111"},
        "preferred": false
    }]"#;
}

impl Read for CheckoutPaymentMethods {
    const SHAPE: Shape = Vec::<CheckoutPaymentMethod>::SHAPE;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        Vec::read(reader, path).map(Self)
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        self.0.check(path, collector);
    }
}

impl Serialize for CheckoutPaymentMethods {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

#[cfg(feature = "validator021")]
impl validator::Validate for CheckoutPaymentMethods {
    fn validate(&self) -> Result<(), validator::ValidationErrors> {
        crate::Message::check(self, &crate::ReadOptions::default())
            .map_err(Into::into)
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for CheckoutPaymentMethods {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::{
            collection,
            prelude::{Strategy, any},
        };
        collection::vec(any::<CheckoutPaymentMethod>(), 0..3)
            .prop_map(Self)
            .boxed()
    }
}
