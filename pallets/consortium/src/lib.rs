//! # Consortium
//!
//! The hospitals that run the chain together, and the auditors who review what happens on it.
//!
//! ## Terminology
//!
//! - **Hospital**: an account that is, or was, a member of the consortium. A hospital *in force* has
//!   the status `Active`: it has one seat in the council, vouches for participants and verifies
//!   doctors.
//! - **Status**: `Active`; `Leaving { successor }`, which left in good standing and passed its
//!   duties on; `ForCause`, which was expelled. A hospital that left stays in the register, because
//!   what it did is judged by where it stands.
//! - **Duty holder**: the hospital in force that has the duties of another: itself, or the end of a
//!   chain of at most [`MAX_SUCCESSIONS`] successors. Without one, the council has them.
//! - **Auditor**: an account that reviews emergencies and reads. It may be affiliated to a hospital,
//!   and then does not review what that hospital was part of.
//!
//! ## Scenario
//!
//! Three hospitals found a chain: genesis names them and one auditor. A hospital publishes a page
//! about itself in the store and calls [`update_hospital`](Pallet::update_hospital) with its
//! reference. Later the council admits a second auditor by
//! [`admit_auditor`](Pallet::admit_auditor), which makes the account a participant, and removes the
//! first by [`remove_auditor`](Pallet::remove_auditor).

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

mod auditors;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod hospitals;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use auditors::AuditorRecord;
pub use hospitals::{HospitalRecord, MAX_SUCCESSIONS};
pub use pallet::*;
pub use weights::WeightInfo;

// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use carechain_primitives::{
		traits::{Admission, Participants},
		Actor, ContentRef, Moment, Role,
	};
	use frame::{prelude::*, traits::Time};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who calls: the hospital, or a delegate for it.
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;

		/// Who admits and removes auditors: more than half of the council.
		type AuditorOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Makes members of the consortium participants.
		type Admission: Admission<Self::AccountId>;

		/// Who is suspended.
		type Participants: Participants<Self::AccountId>;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// The members of the council, which have to be the hospitals in force.
		type CouncilMembers: Get<Vec<Self::AccountId>>;

		/// The accounts that make blocks.
		type Validators: Contains<Self::AccountId>;

		/// The most hospitals in force: also the most members of the council and authorities.
		#[pallet::constant]
		type MaxHospitals: Get<u32>;

		/// The most auditors in force.
		#[pallet::constant]
		type MaxAuditors: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Every hospital that is, or was, a member.
	#[pallet::storage]
	pub type Hospitals<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, HospitalRecord<T::AccountId>>;

	/// How many hospitals are in force.
	#[pallet::storage]
	pub type HospitalCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The auditors in force.
	#[pallet::storage]
	pub type Auditors<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, AuditorRecord<T::AccountId>>;

	/// How many auditors are in force.
	#[pallet::storage]
	pub type AuditorCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The founders. The council's genesis has to name the same hospitals. Founders that are
	/// participants already, with an encryption key, stay what they are.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The hospitals.
		pub hospitals: Vec<T::AccountId>,
		/// The auditors, each with the hospital it is affiliated to, if any.
		pub auditors: Vec<(T::AccountId, Option<T::AccountId>)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for hospital in &self.hospitals {
				let admitted = Pallet::<T>::do_admit_hospital(hospital);
				assert!(admitted.is_ok(), "genesis: a hospital cannot be admitted: {admitted:?}");
			}
			for (auditor, affiliation) in &self.auditors {
				let admitted = Pallet::<T>::do_admit_auditor(auditor, affiliation.clone());
				assert!(admitted.is_ok(), "genesis: an auditor cannot be admitted: {admitted:?}");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A hospital changed its public page.
		HospitalUpdated {
			/// The hospital.
			hospital: T::AccountId,
			/// Its public page in the store.
			profile: Option<ContentRef>,
			/// Who signed.
			by: T::AccountId,
		},
		/// The council admitted an auditor.
		AuditorAdmitted {
			/// The auditor.
			auditor: T::AccountId,
			/// The hospital it is affiliated to.
			affiliation: Option<T::AccountId>,
		},
		/// The council removed an auditor.
		AuditorRemoved {
			/// The auditor.
			auditor: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such auditor.
		NotFound,
		/// The account is not a hospital in force.
		NotHospital,
		/// The account is a member of the consortium already.
		AlreadyExists,
		/// There are as many hospitals as there can be.
		MaxHospitalsExceeded,
		/// There are as many auditors as there can be.
		MaxAuditorsExceeded,
	}

	// Numbers left out are those of calls that admit, remove and pause hospitals.
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the reference of the hospital's public page, or removes it.
		///
		/// A hospital in force calls it for itself, unless it is suspended.
		///
		/// # Errors
		/// [`Error::NotHospital`], and what the participants say of a suspended one.
		///
		/// # Events
		/// [`Event::HospitalUpdated`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::update_hospital())]
		pub fn update_hospital(
			origin: OriginFor<T>,
			profile: Option<ContentRef>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let hospital = actor.principal;
			Hospitals::<T>::try_mutate(&hospital, |record| -> DispatchResult {
				let record = record
					.as_mut()
					.filter(|record| record.is_active())
					.ok_or(Error::<T>::NotHospital)?;
				T::Participants::ensure_active(&hospital, Role::Hospital)?;
				record.profile = profile;
				Ok(())
			})?;
			Self::deposit_event(Event::HospitalUpdated { hospital, profile, by: actor.by });
			Ok(())
		}

		/// Admits an auditor, which becomes a participant.
		///
		/// The auditor origin calls it: more than half of the council.
		///
		/// # Errors
		/// [`Error::AlreadyExists`], [`Error::NotHospital`] for an affiliation to anything but a
		/// hospital in force, [`Error::MaxAuditorsExceeded`]; and what the participants say of an
		/// account that is one already.
		///
		/// # Events
		/// [`Event::AuditorAdmitted`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::admit_auditor())]
		pub fn admit_auditor(
			origin: OriginFor<T>,
			auditor: T::AccountId,
			affiliation: Option<T::AccountId>,
		) -> DispatchResult {
			T::AuditorOrigin::ensure_origin(origin)?;
			Self::do_admit_auditor(&auditor, affiliation.clone())?;
			Self::deposit_event(Event::AuditorAdmitted { auditor, affiliation });
			Ok(())
		}

		/// Removes an auditor, whose participation ends.
		///
		/// The auditor origin calls it: more than half of the council.
		///
		/// # Errors
		/// [`Error::NotFound`].
		///
		/// # Events
		/// [`Event::AuditorRemoved`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::remove_auditor())]
		pub fn remove_auditor(origin: OriginFor<T>, auditor: T::AccountId) -> DispatchResult {
			T::AuditorOrigin::ensure_origin(origin)?;
			Self::do_remove_auditor(&auditor)?;
			Self::deposit_event(Event::AuditorRemoved { auditor });
			Ok(())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
