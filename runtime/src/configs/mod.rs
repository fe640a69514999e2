//! How the pallets are set up: a file per concern.

pub mod calls;
pub mod care;
mod consensus;
mod council;
mod money;
pub mod motions;
pub mod policy;
#[cfg(any(feature = "recovery", test))]
pub mod recovery;
mod signatures;
pub mod system;
mod upgrades;
mod utilities;

pub use council::{CouncilInstance, CouncilMajority, CouncilTwoThirds};
pub use policy::{RuntimeParameters, RuntimeParametersKey, RuntimeParametersValue};
