//! Yuno: customer sessions, in which a customer enrols a payment method, and
//! checkout sessions, in which a customer makes one payment.
//!
//! Rules come from the provider's OpenAPI documents of its customer-api 1.0.2
//! and its checkout-api 1.0.2, and from its reference pages "The Customer
//! Session Object" (v1.0) and "The Checkout Session Object" (v2.0).

mod alternative_amount;
mod checkout_session;
mod customer_session;
mod error;
mod field;
mod installment;
mod metadata;
mod payment;
mod recurring_payment;
mod session_state;
mod workflow;

pub use self::{
    alternative_amount::AlternativeAmount,
    checkout_session::{CheckoutSession, CreateCheckoutSession},
    customer_session::{CreateCustomerSession, CustomerSession},
    error::{ErrorBody, ErrorCode},
    field::{
        AccountId, CallbackUrl, CheckoutSessionId, CountryOfOperation,
        CustomerId, CustomerSessionId, MerchantOrderId, PaymentDescription,
        ReturnedCustomerId,
    },
    installment::{
        Installment, InstallmentCount, Installments, PlanId, Rate,
        ReturnedInstallments,
    },
    metadata::{Metadata, MetadataEntry, MetadataKey, MetadataValue},
    payment::{NotPayable, NotPayableReason, PaidSession, PayableSession},
    recurring_payment::{
        Billing, BillingAgreement, BillingAmount, BillingLabel, IntervalCount,
        IntervalUnit, ManagementUrl, RecurringPayment, SubscriptionName,
    },
    session_state::SessionState,
    workflow::Workflow,
};
