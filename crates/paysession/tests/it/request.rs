//! Requests as a service makes them: field by field, and as keys of a map.

use std::{collections::HashSet, hash::Hash};

use paysession::{
    Amount, Message, PortableCheckout, komoju,
    yuno::{self, RecurringPayment},
};

#[track_caller]
fn is_hashed<T: Message + Hash + Eq + Clone>() {
    let request = T::from_json(T::EXAMPLE.as_bytes()).unwrap();
    let requests = HashSet::from([request.clone(), request.clone()]);
    assert_eq!(requests.len(), 1);
    assert!(requests.contains(&request));
}

#[test]
fn a_request_is_a_key_of_a_map() {
    is_hashed::<yuno::CreateCustomerSession>();
    is_hashed::<yuno::CreateCheckoutSession>();
    is_hashed::<komoju::CreateSession>();
    let checkout = PortableCheckout {
        amount: "JPY".parse().map(|yen| Amount::new(yen, 1.into())).unwrap(),
        description: "Tea".into(),
        order_number: "1".into(),
        return_url: None,
        metadata: Vec::new(),
    };
    assert!(HashSet::from([checkout.clone()]).contains(&checkout));
}

#[test]
fn a_field_that_is_rarely_there_is_read_and_set_by_value() {
    let mut request = yuno::CreateCheckoutSession::from_json(
        yuno::CreateCheckoutSession::EXAMPLE.as_bytes(),
    )
    .unwrap();
    let recurring = request.recurring_payment().unwrap().clone();
    assert!(recurring.trial_billing.is_some());
    request.set_recurring_payment(None);
    assert_eq!(request.recurring_payment(), None);
    let empty = RecurringPayment::default();
    request.set_recurring_payment(Some(empty.clone()));
    assert_eq!(request.recurring_payment(), Some(&empty));
    let request = request.with_recurring_payment(recurring.clone());
    assert_eq!(request.recurring_payment(), Some(&recurring));

    let address = komoju::Address::new().with_city("Chiyoda".into());
    let mut payment =
        komoju::PaymentData::new().with_shipping_address(address.clone());
    assert_eq!(payment.shipping_address(), Some(&address));
    assert_eq!(payment.billing_address(), None);
    payment.set_shipping_address(None);
    assert_eq!(payment, komoju::PaymentData::new());
}
