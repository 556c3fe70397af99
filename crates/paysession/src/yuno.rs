//! Yuno: customer sessions, in which a customer enrols a payment method, and
//! checkout sessions, in which a customer makes one payment.
//!
//! Rules come from the provider's OpenAPI documents of its customer-api 1.0.2
//! and its checkout-api 1.0.2, and from its reference pages "The Customer
//! Session Object" (v1.0) and "The Checkout Session Object" (v2.0), in the
//! editions of 2026-03 and of 2026-08. A request is refused for what every
//! edition refuses.
//!
//! | operation | request | answer |
//! | --- | --- | --- |
//! | create a customer session | [`CreateCustomerSession`] | [`CustomerSession`] |
//! | create a checkout session | [`CreateCheckoutSession`] | [`CheckoutSession`] |
//! | retrieve a checkout session | | [`CheckoutSession`] |
//! | update a checkout session | [`UpdateCheckoutSession`] | [`CheckoutSession`] |
//! | its payment methods | | [`CheckoutPaymentMethods`] |
//! | payment methods to enroll | | [`PaymentMethodsToEnroll`] |
//! | enroll a payment method | [`EnrollPaymentMethod`] | [`EnrolledPaymentMethod`] |
//! | a request that is refused | | [`ErrorBody`] |
//! | a webhook | | [`WebhookEvent`] |

mod alternative_amount;
mod amount;
mod checkout_session;
mod customer_session;
mod enrollment;
mod error;
mod field;
mod installment;
mod metadata;
mod not_payable;
mod payment;
mod payment_method;
mod rate;
mod received_metadata;
mod recurring_payment;
mod session_state;
mod update_checkout_session;
mod webhook_event;
mod workflow;

pub use self::{
    alternative_amount::AlternativeAmount,
    amount::{
        AlternativeAmountUpdate, AmountUpdate, PaymentAmount, ReceivedAmount,
    },
    checkout_session::{CheckoutSession, CreateCheckoutSession},
    customer_session::{CreateCustomerSession, CustomerSession},
    enrollment::{
        EnrollPaymentMethod, EnrolledPaymentMethod, Enrollment,
        PaymentMethodToEnroll, PaymentMethodsToEnroll, Verification,
    },
    error::{ErrorBody, ErrorCode},
    field::{
        AccountId, CallbackUrl, CheckoutId, CheckoutSessionId,
        CountryOfOperation, CustomerId, CustomerSessionId, MerchantOrderId,
        PaymentDescription, PaymentMethodType, ReceivedAccountId,
        ReceivedCustomerId,
    },
    installment::{Installment, InstallmentCount, Installments, PlanId},
    metadata::{Metadata, MetadataEntry, MetadataKey, MetadataValue},
    not_payable::{NotPayable, NotPayableReason},
    payment::{PaidSession, PayableSession},
    payment_method::{
        CheckoutPaymentMethod, CheckoutPaymentMethods, PaymentMethodCheckout,
    },
    rate::Rate,
    received_metadata::{ReceivedMetadata, ReceivedMetadataEntry},
    recurring_payment::{
        Billing, BillingAgreementId, BillingAmount, BillingLabel,
        IntervalCount, IntervalUnit, ManagementUrl, RecurringPayment,
        SubscriptionName,
    },
    session_state::SessionState,
    update_checkout_session::UpdateCheckoutSession,
    webhook_event::{
        WebhookCheckout, WebhookData, WebhookEnrollment, WebhookEvent,
        WebhookPayment, WebhookPaymentMethod, WebhookSession,
    },
    workflow::Workflow,
};
