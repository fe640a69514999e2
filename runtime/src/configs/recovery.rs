//! The way out of a stall that no motion can end, because more than a third of the council is gone
//! for good.
//!
//! The hospitals that remain agree on a [`Plan`] outside of the chain, build this runtime with it,
//! and run it from an agreed block on as a substitute of the chain's own (`codeSubstitutes` in the
//! chain specification). At the start of the first block after that it does what motions would
//! have done, once. In every other block it is the chain's own runtime.

use crate::{
	configs::{
		policy::{dynamic_params::consortium, MinValidators},
		CouncilInstance, RuntimeParameters,
	},
	*,
};
use carechain_primitives::Departure;
use frame_support::{ensure, storage::with_storage_layer};
use polkadot_sdk::{
	frame_support, pallet_collective, pallet_grandpa, pallet_parameters, pallet_session,
	sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult},
};

#[cfg(feature = "recovery")]
include!(concat!(env!("OUT_DIR"), "/recovery.rs"));

/// What the hospitals that remain agreed on.
pub struct Plan {
	/// The block at whose start it is carried out.
	pub block: BlockNumber,
	/// The highest block that any of them has as final: the new voters go on from there.
	pub finalized: BlockNumber,
	/// The number of GRANDPA's set of voters that cannot finalize, as their nodes have it.
	pub stuck_set: u64,
	/// How many blocks after that one the new voters begin.
	pub delay: BlockNumber,
	/// The hospitals that are gone, each with the one that takes its duties over.
	pub lost: &'static [([u8; 32], [u8; 32])],
}

impl Plan {
	/// Removes the hospitals that are gone and gives finality to those that remain: all of it, or
	/// nothing.
	///
	/// # Errors
	/// What a motion would have failed with; or nobody would be left who can validate.
	pub fn carry_out(&self) -> DispatchResult {
		with_storage_layer(|| {
			self.remove_lost()?;
			self.change_voters()
		})
	}

	/// The calls of the motions that the council cannot pass any more.
	fn remove_lost(&self) -> DispatchResult {
		let lost = || self.lost.iter().map(|(lost, _)| AccountId::from(*lost));
		let planned = Consortium::planned();
		let remaining = planned.iter().filter(|hospital| !lost().any(|lost| lost == **hospital));
		let remaining = u32::try_from(remaining.count()).unwrap_or(u32::MAX);
		ensure!(remaining > 0, DispatchError::Other("nobody would be left who can validate"));
		if MinValidators::get() > remaining {
			let least =
				consortium::Parameters::MinValidators(consortium::MinValidators, Some(remaining));
			let key_value = RuntimeParameters::Consortium(least);
			decide(RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value }))?;
		}
		for (lost, successor) in self.lost {
			let departure = Departure::Leaving { successor: (*successor).into() };
			let hospital = (*lost).into();
			let remove = pallet_care_consortium::Call::remove_hospital { hospital, departure };
			decide(RuntimeCall::Consortium(remove))?;
		}
		Ok(())
	}

	/// Puts the validators that are planned now into force, and tells GRANDPA.
	fn change_voters(&self) -> DispatchResult {
		// Whatever the stalled voters were told is void. The nodes count on from their own set.
		pallet_grandpa::PendingChange::<Runtime>::kill();
		pallet_grandpa::Stalled::<Runtime>::kill();
		pallet_grandpa::NextForced::<Runtime>::kill();
		pallet_grandpa::CurrentSetId::<Runtime>::put(self.stuck_set);
		// One session, which nobody is told of, to queue the validators; another that they begin.
		pallet_session::QueuedChanged::<Runtime>::put(false);
		Session::rotate_session();
		pallet_session::QueuedChanged::<Runtime>::put(true);
		pallet_grandpa::Stalled::<Runtime>::put((self.delay, self.finalized));
		Session::rotate_session();
		let is_told = pallet_grandpa::PendingChange::<Runtime>::get()
			.is_some_and(|change| change.forced == Some(self.finalized));
		ensure!(is_told, DispatchError::Other("GRANDPA takes no change"));
		ensure!(
			Session::validators() == Consortium::planned(),
			DispatchError::Other("the validators are not those that are planned")
		);
		Ok(())
	}
}

/// Makes a call as a council that agreed.
fn decide(call: RuntimeCall) -> DispatchResult {
	let seats = pallet_collective::Members::<Runtime, CouncilInstance>::decode_len();
	let seats = seats.and_then(|seats| u32::try_from(seats).ok()).unwrap_or(u32::MAX);
	let all = pallet_collective::RawOrigin::<AccountId, CouncilInstance>::Members(seats, seats);
	call.dispatch(all.into()).map(|_| ()).map_err(|failed| failed.error)
}

/// Carries [`PLAN`] out in its block.
#[cfg(feature = "recovery")]
pub struct Agreed;

#[cfg(feature = "recovery")]
impl frame_support::traits::PreInherents for Agreed {
	fn pre_inherents() {
		if System::block_number() != PLAN.block {
			return;
		}
		match PLAN.carry_out() {
			Ok(()) => log::warn!("the hospitals that are gone were removed, as was agreed"),
			Err(error) => log::error!("what was agreed cannot be done: {error:?}"),
		}
	}
}
