//! Going through all messages.

use crate::{Message, komoju, yuno};

/// Something that is done with the type of every message.
pub trait MessageVisitor {
    /// Does it.
    fn visit<T: Message>(&mut self);
}

/// Goes through the type of every message of every provider.
///
/// ```
/// use paysession::{
///     Message,
///     introspect::{MessageVisitor, for_each_message},
/// };
///
/// struct Ids(Vec<&'static str>);
///
/// impl MessageVisitor for Ids {
///     fn visit<T: Message>(&mut self) {
///         self.0.push(T::ID);
///     }
/// }
///
/// let mut ids = Ids(Vec::new());
/// for_each_message(&mut ids);
/// assert!(ids.0.contains(&"yuno.create-customer-session"));
/// ```
pub fn for_each_message(visit: &mut impl MessageVisitor) {
    visit.visit::<yuno::CreateCustomerSession>();
    visit.visit::<yuno::CustomerSession>();
    visit.visit::<yuno::CreateCheckoutSession>();
    visit.visit::<yuno::CheckoutSession>();
    visit.visit::<yuno::UpdateCheckoutSession>();
    visit.visit::<yuno::CheckoutPaymentMethods>();
    visit.visit::<yuno::PaymentMethodsToEnroll>();
    visit.visit::<yuno::EnrollPaymentMethod>();
    visit.visit::<yuno::EnrolledPaymentMethod>();
    visit.visit::<yuno::WebhookEvent>();
    visit.visit::<yuno::ErrorBody>();
    visit.visit::<komoju::CreateSession>();
    visit.visit::<komoju::Session>();
    visit.visit::<komoju::PaySession>();
    visit.visit::<komoju::PaySessionResponse>();
    visit.visit::<komoju::Event>();
    visit.visit::<komoju::ErrorBody>();
}
