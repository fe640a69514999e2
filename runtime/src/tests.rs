//! Tests of the composed runtime.

mod calls;
mod constants;
mod genesis;
mod metadata;
mod random;
mod scenarios;
mod support;

/// Checks the invariants of all pallets.
#[cfg(feature = "try-runtime")]
fn try_state() {
	use polkadot_sdk::frame_support::traits::{TryState, TryStateSelect};
	crate::AllPalletsWithSystem::try_state(crate::System::block_number(), TryStateSelect::All)
		.expect("the invariants hold");
}

#[cfg(not(feature = "try-runtime"))]
fn try_state() {}
