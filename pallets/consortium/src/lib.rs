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
//! - **Validator**: a hospital that makes and finalizes blocks. The *planned* set is those in force
//!   that are ready and have set session keys; a change comes into force with the session after
//!   next. It never gets smaller than a minimum: not by a removal, a pause or an offence.
//! - **Motion**: what the council votes on, in the collective pallet. A seat has a bounded share of
//!   those that are open, so that no seat keeps the others from proposing.
//! - **Running time**: the clock without what the chain stood still. Deadlines to act are kept in it.
//! - **Auditor**: an account that reviews emergencies and reads. It may be affiliated to a hospital,
//!   and then does not review what that hospital was part of.
//!
//! ## Scenario
//!
//! Three hospitals found a chain: genesis names them and one auditor. A hospital publishes a page
//! about itself in the store and calls [`update_hospital`](Pallet::update_hospital) with its
//! reference. Two thirds of the council admit a fourth by
//! [`admit_hospital`](Pallet::admit_hospital): it is a participant and has a seat at once, and
//! validates two sessions after it set its session keys. For maintenance it steps out by
//! [`pause_validation`](Pallet::pause_validation). If it votes twice in GRANDPA, it is out of the
//! planned set until [`reinstate_validator`](Pallet::reinstate_validator). When it leaves by
//! [`remove_hospital`](Pallet::remove_hospital), it names who takes its duties over.
//!
//! The council admits a second auditor by [`admit_auditor`](Pallet::admit_auditor), which makes the
//! account a participant, and removes the first by [`remove_auditor`](Pallet::remove_auditor).

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
mod motions;
mod running_time;
#[cfg(test)]
mod tests;
mod try_state;
mod validators;
pub mod weights;

pub use auditors::AuditorRecord;
pub use hospitals::{HospitalRecord, MAX_SUCCESSIONS};
pub use motions::OpenMotion;
pub use pallet::*;
pub use running_time::{RunningClock, MAX_STEP};
pub use weights::WeightInfo;

// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use carechain_primitives::{
		traits::{Admission, Motions, Participants, ValidatorKeys},
		Actor, ContentRef, Departure, Moment, Role,
	};
	use frame::{
		prelude::*,
		traits::{
			fungible::{Inspect, Mutate},
			ChangeMembers, Time,
		},
	};

	/// Amounts of the settlement unit, in plancks.
	pub type BalanceOf<T> =
		<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

	/// The version of what is stored.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who calls: the hospital, or a delegate for it.
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;

		/// Who admits and removes hospitals, and lets a validator back after an offence: two thirds
		/// of the council, or more.
		type HospitalOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who admits and removes auditors: more than half of the council.
		type AuditorOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The settlement unit.
		type Currency: Mutate<Self::AccountId>;

		/// Makes members of the consortium participants.
		type Admission: Admission<Self::AccountId>;

		/// Who is suspended.
		type Participants: Participants<Self::AccountId>;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// The members of the council, which have to be the hospitals in force.
		type CouncilMembers: Get<Vec<Self::AccountId>>;

		/// The council, kept in step with the hospitals in force.
		type Council: ChangeMembers<Self::AccountId>;

		/// The motions of the council.
		type Motions: Motions;

		/// The keys of validators.
		type Keys: ValidatorKeys<Self::AccountId>;

		/// The fewest validators that may be planned.
		type MinValidators: Get<u32>;

		/// The most hospitals in force: also the most members of the council and authorities.
		#[pallet::constant]
		type MaxHospitals: Get<u32>;

		/// The most motions that a seat may have open, while there are few enough seats for it.
		#[pallet::constant]
		type MaxMotionsPerSeat: Get<u32>;

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

	/// The hospitals in force, in the order of their accounts.
	#[pallet::storage]
	pub type ActiveHospitals<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxHospitals>, ValueQuery>;

	/// The auditors in force.
	#[pallet::storage]
	pub type Auditors<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, AuditorRecord<T::AccountId>>;

	/// How many auditors are in force.
	#[pallet::storage]
	pub type AuditorCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The motions that a seat proposed. Those that were closed since may still be here.
	#[pallet::storage]
	pub type OpenMotions<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<OpenMotion, T::MaxMotionsPerSeat>,
		ValueQuery,
	>;

	/// How long the chain has been running. `None` before the first block.
	#[pallet::storage]
	pub type Running<T: Config> = StorageValue<_, RunningClock>;

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
				let admitted = Pallet::<T>::do_found_hospital(hospital);
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
		/// The council admitted a hospital.
		HospitalAdmitted {
			/// The hospital.
			hospital: T::AccountId,
		},
		/// The council removed a hospital.
		HospitalRemoved {
			/// The hospital.
			hospital: T::AccountId,
			/// How it left.
			departure: Departure<T::AccountId>,
		},
		/// A hospital stepped out of the validators, for maintenance.
		ValidationPaused {
			/// The hospital.
			hospital: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital is back from maintenance.
		ValidationResumed {
			/// The hospital.
			hospital: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// To the council: a validator was proven to have committed an offence.
		OffenceReported {
			/// The hospital.
			hospital: T::AccountId,
			/// Whether it is out of the planned set until the council lets it back. If not, the set
			/// has its minimum already.
			excluded: bool,
		},
		/// The council let a validator back after an offence.
		ValidatorReinstated {
			/// The hospital.
			hospital: T::AccountId,
		},
		/// The council issued the settlement unit.
		UnitIssued {
			/// Who got it.
			beneficiary: T::AccountId,
			/// How much, in plancks.
			amount: BalanceOf<T>,
		},
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
		/// The successor has to be another hospital in force.
		BadSuccessor,
		/// There would be fewer validators than the minimum: let another one join first.
		MinValidatorsReached,
		/// The hospital is not among those that are ready to validate.
		NotValidating,
		/// The hospital has not paused.
		NotPaused,
		/// The hospital was not taken out after an offence.
		NotExcluded,
		/// There are as many hospitals as there can be.
		MaxHospitalsExceeded,
		/// There are as many auditors as there can be.
		MaxAuditorsExceeded,
		/// The hospital has as many motions open as a seat may: they have to be closed first.
		MaxMotionsExceeded,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admits a hospital: it becomes a participant and gets a seat in the council. It validates
		/// once it has set session keys.
		///
		/// The hospital origin calls it: two thirds of the council.
		///
		/// # Errors
		/// [`Error::AlreadyExists`] for an auditor, and for a hospital in force or past: one that
		/// left comes back by another account. [`Error::MaxHospitalsExceeded`]; and what the
		/// participants say of an account that is one already.
		///
		/// # Events
		/// [`Event::HospitalAdmitted`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit_hospital())]
		pub fn admit_hospital(origin: OriginFor<T>, hospital: T::AccountId) -> DispatchResult {
			T::HospitalOrigin::ensure_origin(origin)?;
			Self::do_admit_hospital(&hospital)?;
			Self::deposit_event(Event::HospitalAdmitted { hospital });
			Ok(())
		}

		/// Removes a hospital: its session keys, its seat and its participation end. Its duties
		/// pass on as `departure` says.
		///
		/// The hospital origin calls it: two thirds of the council.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::BadSuccessor`], [`Error::MinValidatorsReached`].
		///
		/// # Events
		/// [`Event::HospitalRemoved`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_hospital())]
		pub fn remove_hospital(
			origin: OriginFor<T>,
			hospital: T::AccountId,
			departure: Departure<T::AccountId>,
		) -> DispatchResult {
			T::HospitalOrigin::ensure_origin(origin)?;
			Self::do_remove_hospital(&hospital, &departure)?;
			Self::deposit_event(Event::HospitalRemoved { hospital, departure });
			Ok(())
		}

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

		/// Steps out of the validators, for maintenance. It comes into force with the session after
		/// next: until then the node has to run.
		///
		/// A hospital in force calls it for itself, suspended or not.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotValidating`], [`Error::MinValidatorsReached`].
		///
		/// # Events
		/// [`Event::ValidationPaused`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::pause_validation())]
		pub fn pause_validation(origin: OriginFor<T>) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_pause_validation(actor)
		}

		/// Steps back in after maintenance, with the session after next.
		///
		/// A hospital in force calls it for itself.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotPaused`].
		///
		/// # Events
		/// [`Event::ValidationResumed`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::resume_validation())]
		pub fn resume_validation(origin: OriginFor<T>) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_resume_validation(actor)
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

		/// Lets a validator that was taken out after an offence back into the planned set.
		///
		/// The hospital origin calls it: two thirds of the council.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotExcluded`].
		///
		/// # Events
		/// [`Event::ValidatorReinstated`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reinstate_validator())]
		pub fn reinstate_validator(origin: OriginFor<T>, hospital: T::AccountId) -> DispatchResult {
			T::HospitalOrigin::ensure_origin(origin)?;
			Self::do_reinstate_validator(hospital)
		}

		/// Issues the settlement unit to an account, on top of what it has.
		///
		/// Root calls it, which two thirds of the council reach through the whitelist.
		///
		/// # Errors
		/// Those of the currency: an amount below the existential deposit to an account that does
		/// not exist, a total that is out of range.
		///
		/// # Events
		/// [`Event::UnitIssued`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::issue())]
		pub fn issue(
			origin: OriginFor<T>,
			beneficiary: T::AccountId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			ensure_root(origin)?;
			T::Currency::mint_into(&beneficiary, amount)?;
			Self::deposit_event(Event::UnitIssued { beneficiary, amount });
			Ok(())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Sessions change here and not in the session pallet, which knows no weight for it and
		/// would claim the whole block: no transaction would get into the first one of a session.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			// The length of a session is a parameter; running time gets on with each block.
			let look = T::DbWeight::get().reads_writes(2, 1);
			if !T::Keys::session_is_over() {
				return look;
			}
			let validators = ActiveHospitals::<T>::decode_len().unwrap_or_default();
			T::Keys::rotate_session();
			look.saturating_add(T::WeightInfo::rotate_session(validators.saturated_into()))
		}

		/// Motions that nobody closed in time are closed here, one look a block.
		fn on_idle(block: BlockNumberFor<T>, remaining: Weight) -> Weight {
			T::Motions::close_expired(block.saturated_into(), remaining)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
