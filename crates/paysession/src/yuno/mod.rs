//! Yuno: customer sessions, in which a customer enrols a payment method.
//!
//! Rules come from the provider's OpenAPI documents of its customer-api 1.0.2
//! and from its reference page "The Customer Session Object" (v1.0).

mod customer_session;
mod error;
mod field;

pub use self::{
    customer_session::{CreateCustomerSession, CustomerSession},
    error::{ErrorBody, ErrorCode},
    field::{
        AccountId, CallbackUrl, CountryOfOperation, CustomerId,
        CustomerSessionId, ReturnedCustomerId,
    },
};
