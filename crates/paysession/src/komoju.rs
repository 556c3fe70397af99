//! KOMOJU: sessions, in which a customer pays, or leaves payment details.
//!
//! Rules come from the provider's reference page "Session: Create" of its API
//! version 2025-01-28, and from its client libraries of that version. Where two
//! editions disagree, a request may do what either of them allows: leave out
//! `mode`, which then is `payment`, or cost nothing.
//!
//! | operation | request | answer |
//! | --- | --- | --- |
//! | `POST /sessions` | [`CreateSession`] | [`Session`] |
//! | `GET /sessions/{id}` | | [`Session`] |
//! | `POST /sessions/{id}/cancel` | | [`Session`] |
//! | `POST /sessions/{id}/pay` | [`PaySession`] | [`PaySessionResponse`] |
//! | a webhook | [`Event`] | |
//!
//! Each is refused with an [`ErrorBody`]. Read answers and webhooks with
//! [`ReadOptions::tolerant`](crate::ReadOptions::tolerant).

mod create_session;
mod currency;
mod error;
mod event;
mod field;
mod line_item;
mod metadata;
mod money;
mod pay;
mod payment_data;
mod payment_details;
mod payment_details_field;
mod payment_method;
mod payment_type;
mod received_payment;
mod session;

pub use self::{
    create_session::{
        CreateCustomerPaymentSession, CreateCustomerSession,
        CreatePaymentSession, CreateSession,
    },
    currency::Currency,
    error::{ErrorBody, ErrorCode, ErrorDetail},
    event::{Event, EventData, EventId, EventResource, EventType},
    field::{
        CustomerId, Email, ExpiresInSeconds, Locale, MerchantId, MinorUnits,
        Mode, Quantity, ReturnUrl, SessionId, SubmerchantId,
    },
    line_item::{LineItem, ReceivedLineItem},
    metadata::{Metadata, MetadataEntries, MetadataKey, MetadataValue},
    money::{Money, MoneyError},
    pay::{FraudDetails, PaySession, PaySessionResponse},
    payment_data::{
        Address, Capture, Intent, PaymentData, PlatformDetails, PlatformFee,
        StatementDescriptor, Submerchant,
    },
    payment_details::{CardNumber, PaymentDetails, VerificationValue},
    payment_details_field::{
        CardInstallments, CardMonth, CardUsage, CardYear, Carrier,
        ConvenienceStore, CustomerFigure, ExpiryDays, Initiator,
    },
    payment_method::{InstallmentAmount, OfferedInstallment, PaymentMethod},
    payment_type::PaymentType,
    received_payment::{
        Merchant, Payment, PaymentStatus, ReceivedPaymentData,
        ReceivedPlatformDetails, ReceivedSubmerchant, SecureToken,
        SecureTokenId, VerificationStatus,
    },
    session::{Session, SessionResource, SessionStatus},
};
