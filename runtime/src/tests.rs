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
	use crate::{Appointments, Consortium, DoctorRegistry, Escrow, Participants, RecordAccess};
	use polkadot_sdk::frame_support::traits::{TryState, TryStateSelect::All};
	let block = crate::System::block_number();
	if crate::AllPalletsWithSystem::try_state(block, All).is_ok() {
		return;
	}
	// All together say only that some are broken.
	let care = [
		("Participants", Participants::try_state(block, All)),
		("Consortium", Consortium::try_state(block, All)),
		("DoctorRegistry", DoctorRegistry::try_state(block, All)),
		("Appointments", Appointments::try_state(block, All)),
		("Escrow", Escrow::try_state(block, All)),
		("RecordAccess", RecordAccess::try_state(block, All)),
	];
	for (pallet, invariants) in care {
		invariants.unwrap_or_else(|broken| panic!("the invariants of {pallet}: {broken:?}"));
	}
	panic!("the invariants of a pallet of the SDK are broken");
}

#[cfg(not(feature = "try-runtime"))]
fn try_state() {}
