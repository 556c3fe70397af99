//! KOMOJU: sessions, in which a customer pays, or leaves payment details.
//!
//! Rules come from the provider's reference page "Session: Create" of its API
//! version 2025-01-28, and names of fields and values from its client libraries
//! of that version.

mod create_session;
mod currency;
mod error;
mod field;
mod line_item;
mod metadata;
mod money;
mod payment_data;
mod payment_type;
mod session;

pub use self::{
    create_session::{
        CreateCustomerPaymentSession, CreateCustomerSession,
        CreatePaymentSession, CreateSession,
    },
    currency::Currency,
    error::{ErrorBody, ErrorCode, ErrorDetail},
    field::{
        CustomerId, Email, ExpiresInSeconds, Locale, MerchantId, MinorUnits,
        Mode, Quantity, ReturnUrl, SessionId, SubmerchantId,
    },
    line_item::{LineItem, ReturnedLineItem},
    metadata::{Metadata, MetadataKey, MetadataValue},
    money::{Money, MoneyError},
    payment_data::{
        Address, Capture, Intent, PaymentData, PlatformDetails, PlatformFee,
        StatementDescriptor, Submerchant,
    },
    payment_type::PaymentType,
    session::{PaymentMethod, Resource, Session, SessionStatus},
};
