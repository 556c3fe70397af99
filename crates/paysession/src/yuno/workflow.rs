//! How a checkout is driven.

use paysession_derive::Choice;

use crate::UnknownValue;

/// How a checkout is driven, as requests name it.
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

/// How a checkout is driven, as responses name it: one of the values that
/// requests may have, or any other as it was sent.
///
/// ```
/// use paysession::yuno::{ReturnedWorkflow, Workflow};
///
/// let workflow: ReturnedWorkflow = "SDK_CHECKOUT".parse()?;
/// assert_eq!(workflow, Workflow::SdkCheckout.into());
/// assert_eq!("SDK_LITE".parse::<ReturnedWorkflow>()?.as_str(), "SDK_LITE");
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "SDK_CHECKOUT")]
#[non_exhaustive]
pub enum ReturnedWorkflow {
    /// By the provider's SDK, in the session.
    #[choice("SDK_CHECKOUT")]
    SdkCheckout,
    /// By the provider's checkout page.
    #[choice("CHECKOUT")]
    Checkout,
    /// By the provider's seamless SDK.
    #[choice("SDK_SEAMLESS")]
    SdkSeamless,
    /// A value that is not published.
    #[choice(other)]
    Other(UnknownValue),
}

impl From<Workflow> for ReturnedWorkflow {
    fn from(workflow: Workflow) -> Self {
        match workflow {
            Workflow::SdkCheckout => Self::SdkCheckout,
            Workflow::Checkout => Self::Checkout,
            Workflow::SdkSeamless => Self::SdkSeamless,
        }
    }
}
