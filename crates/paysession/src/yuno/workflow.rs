//! How a checkout is driven.

use paysession_derive::Choice;

/// How a checkout is driven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a workflow")]
#[non_exhaustive]
pub enum Workflow {
    /// By the provider's SDK, in the session.
    #[choice("SDK_CHECKOUT")]
    SdkCheckout,
    /// By the provider's checkout page.
    #[choice("CHECKOUT")]
    Checkout,
    /// By the provider's seamless SDK.
    #[choice("SDK_SEAMLESS")]
    SdkSeamless,
}
