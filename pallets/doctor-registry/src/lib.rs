//! # Doctor registry
//!
//! The public register of doctors: their licences and the life of these, their specialities and
//! fees.
//!
//! ## Terminology
//!
//! - **Licence**: the number that an authority of a *jurisdiction* gave a doctor. It is compared
//!   without case and separators; see [`licence`].
//! - **Application**: an entry that no hospital has verified. It proves nothing: it blocks nobody
//!   else's licence and is not in the lookup.
//! - **Verification**: a hospital's word that licence and specialities are the doctor's, until a
//!   date. Several hospitals may verify a doctor. That of a hospital which was expelled no longer
//!   counts; this is looked up, not written.
//! - **Registered**: verified or suspended. A registered doctor *holds* its licence, and is found by
//!   its specialities.
//! - **Licensed**: verified by a hospital that counts, unexpired, unsuspended, and an active
//!   participant: [`Licences`](carechain_primitives::traits::Licences).
//! - **Barred**: a licence that nobody can use any more: it was revoked, or its doctor left while it
//!   was suspended. Only the council releases it.
//!
//! ## Life of an entry
//!
//! ```text
//!            apply            verify               suspend
//!   (none) ────────▶ Applied ────────▶ Verified ◀──────────▶ Suspended
//!                       ▲                │   │   reinstate      │
//!                       └────────────────┘   │ revoke           │ revoke
//!             last verification withdrawn,   ▼                  │
//!             passed on, or applied anew   Revoked ◀────────────┘
//! ```
//!
//! ## Scenario
//!
//! A hospital invited a doctor, who [`apply`](Pallet::apply)es with licence, specialities and fee.
//! The hospital compares the licence with the authority's register and
//! [`verify`](Pallet::verify)s it for two years, naming the licence and the specialities that it
//! saw, so that the doctor cannot change them in between. From then on patients find and book the
//! doctor. An investigation starts: a hospital [`suspend`](Pallet::suspend)s the licence and later
//! [`reinstate`](Pallet::reinstate)s or [`revoke`](Pallet::revoke)s it. After two years it lapses,
//! unless a hospital [`renew`](Pallet::renew)s it.
//!
//! ## Who gets a licence that two accounts claim
//!
//! Anyone invited as a doctor may *apply* with any number. The number is taken only when a hospital
//! verifies it, so an application cannot keep the true doctor out. Who holds a number loses it when
//! a hospital verifies it for another account while no verification of the holder counts any more:
//! this is how a doctor whose key is lost, or whose number an expelled hospital gave away, gets it
//! back.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod doctor;
pub mod history;
mod in_force;
pub mod licence;
mod life;
mod lookup;
#[cfg(test)]
mod mock;
pub mod specialities;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use doctor::{Application, Authority, DoctorRecord, Languages, Specialities, Verification};
pub use history::{History, Span};
pub use licence::{Licence, LicenceClaim};
pub use pallet::*;
pub use weights::WeightInfo;

// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use carechain_primitives::{
		traits::{Consortium, Participants},
		Actor, ContentRef, LicenceReason, Moment, Speciality,
	};
	use frame::{prelude::*, traits::Time};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who calls, in whose name.
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;

		/// The council, which may suspend, reinstate, revoke and release any licence.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who is a doctor, who is suspended, who sponsors whom.
		type Participants: Participants<Self::AccountId>;

		/// The hospitals.
		type Consortium: Consortium<Self::AccountId>;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// Amounts of the settlement unit, in plancks.
		type Balance: Parameter + Member + MaxEncodedLen + Copy + Default;

		/// The most hospitals that verify one doctor.
		#[pallet::constant]
		type MaxVerifiers: Get<u32>;

		/// The longest that a verification may run, in milliseconds.
		#[pallet::constant]
		type LongestVerification: Get<Moment>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets the clock in benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkTime: carechain_primitives::traits::BenchmarkTime;
	}

	/// The entries, applications included.
	#[pallet::storage]
	pub type Doctors<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, DoctorRecord<T>>;

	/// Whose a licence is, by its [key](Licence::key): those of registered doctors, and those that
	/// are barred.
	#[pallet::storage]
	pub type LicenceClaims<T: Config> =
		StorageMap<_, Blake2_128Concat, Licence, LicenceClaim<T::AccountId>>;

	/// When each doctor was licensed, for as long as it is a participant.
	#[pallet::storage]
	pub type Histories<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, History, ValueQuery>;

	/// The registered doctors of each speciality.
	#[pallet::storage]
	pub type BySpeciality<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		Speciality,
		Blake2_128Concat,
		T::AccountId,
		(),
		OptionQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A doctor applied, or applied anew.
		Applied {
			/// The doctor.
			doctor: T::AccountId,
			/// The licence, normalised.
			licence: Licence,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor took its application back.
		ApplicationWithdrawn {
			/// The doctor.
			doctor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor changed its practice.
		PracticeUpdated {
			/// The doctor.
			doctor: T::AccountId,
			/// The fee per hour of sixty minutes, in plancks.
			fee_per_hour: T::Balance,
			/// Who is paid.
			payee: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital verified a doctor.
		LicenceVerified {
			/// The doctor.
			doctor: T::AccountId,
			/// The hospital.
			hospital: T::AccountId,
			/// The licence, normalised.
			licence: Licence,
			/// Until when.
			valid_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital changed the end of its verification.
		LicenceRenewed {
			/// The doctor.
			doctor: T::AccountId,
			/// The hospital.
			hospital: T::AccountId,
			/// Until when.
			valid_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital verified further specialities.
		SpecialitiesVerified {
			/// The doctor.
			doctor: T::AccountId,
			/// The hospital.
			hospital: T::AccountId,
			/// The specialities added.
			specialities: Specialities,
			/// Who signed.
			by: T::AccountId,
		},
		/// A verification was taken back.
		VerificationWithdrawn {
			/// The doctor.
			doctor: T::AccountId,
			/// Whose verification it was.
			hospital: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// No verification is left, or the licence passed on to another account: the entry is an
		/// application again.
		LicenceLapsed {
			/// The doctor.
			doctor: T::AccountId,
		},
		/// A licence was suspended.
		LicenceSuspended {
			/// The doctor.
			doctor: T::AccountId,
			/// Why.
			reason: LicenceReason,
			/// Who decided.
			authority: Authority<T::AccountId>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
		},
		/// A suspension ended.
		LicenceReinstated {
			/// The doctor.
			doctor: T::AccountId,
			/// Who decided.
			authority: Authority<T::AccountId>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
		},
		/// A licence was revoked and is barred.
		LicenceRevoked {
			/// The doctor.
			doctor: T::AccountId,
			/// The licence, normalised.
			licence: Licence,
			/// Why.
			reason: LicenceReason,
			/// Who decided.
			authority: Authority<T::AccountId>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
		},
		/// The council released a barred licence.
		LicenceReleased {
			/// The licence's key.
			licence: Licence,
			/// Whose it was.
			doctor: T::AccountId,
		},
		/// A doctor left, and its entry with it.
		EntryRemoved {
			/// The doctor.
			doctor: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such entry, or no such barred licence.
		NotFound,
		/// The caller is not a hospital in force.
		NotHospital,
		/// The caller may not do this to this doctor.
		NotAuthorized,
		/// The jurisdiction is not an ISO 3166-1 alpha-2 or ISO 3166-2 code.
		InvalidJurisdiction,
		/// The licence number has no letter or digit, or a character that cannot be printed.
		InvalidLicenceNumber,
		/// No speciality is named.
		NoSpeciality,
		/// A speciality is not of the value set.
		UnknownSpeciality,
		/// A speciality is named twice, or is there already.
		DuplicateSpeciality,
		/// There would be more specialities than there can be.
		MaxSpecialitiesExceeded,
		/// A registered doctor cannot add a speciality: a hospital verifies it first.
		SpecialityNotVerified,
		/// A language is not two lower-case letters of ISO 639-1.
		InvalidLanguage,
		/// A language is named twice.
		DuplicateLanguage,
		/// Another doctor holds this licence.
		LicenceTaken,
		/// The licence, or the specialities, are not what the entry says.
		ApplicationChanged,
		/// This hospital has verified the doctor already, or the application was decided.
		AlreadyVerified,
		/// The time is not ahead.
		InThePast,
		/// The time is further ahead than a verification may run.
		TooLong,
		/// As many hospitals as can have verified the doctor.
		MaxVerifiersExceeded,
		/// The licence is suspended already.
		AlreadySuspended,
		/// The licence is not suspended.
		NotSuspended,
		/// No hospital that counts has verified the doctor.
		NotVerified,
		/// The verifications have expired.
		LicenceExpired,
		/// The licence is suspended.
		LicenceSuspended,
		/// The licence is revoked or barred.
		LicenceRevoked,
		/// The doctor is suspended as a participant.
		ParticipantSuspended,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Applies to the register, or applies anew.
		///
		/// An active participant with the role of a doctor calls it. A new application takes the
		/// place of the old entry: a verified doctor is not licensed until a hospital verifies the
		/// new one, and its old licence is free. A suspended doctor cannot escape so.
		///
		/// # Errors
		/// [`Error::InvalidJurisdiction`], [`Error::InvalidLicenceNumber`],
		/// [`Error::NoSpeciality`], [`Error::UnknownSpeciality`], [`Error::DuplicateSpeciality`],
		/// [`Error::InvalidLanguage`], [`Error::DuplicateLanguage`], [`Error::LicenceTaken`],
		/// [`Error::LicenceRevoked`], [`Error::LicenceSuspended`]; and what the participants say
		/// of somebody who is not an active doctor.
		///
		/// # Events
		/// [`Event::Applied`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::apply())]
		pub fn apply(
			origin: OriginFor<T>,
			application: Application<T::AccountId, T::Balance>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_apply(actor, application)
		}

		/// Takes an application back. The entry is removed.
		///
		/// The doctor calls it, as long as no hospital has verified; also while suspended.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::AlreadyVerified`], [`Error::LicenceRevoked`].
		///
		/// # Events
		/// [`Event::ApplicationWithdrawn`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw_application())]
		pub fn withdraw_application(origin: OriginFor<T>) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_withdraw_application(actor)
		}

		/// Changes what a doctor decides alone: fee, payee, languages, profile, and specialities.
		///
		/// The doctor calls it, unless suspended as a participant. A registered doctor may give
		/// specialities up but not add any: see [`verify_specialities`](Self::verify_specialities).
		/// Fees of appointments that are booked do not change.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::LicenceRevoked`], [`Error::NoSpeciality`],
		/// [`Error::UnknownSpeciality`], [`Error::DuplicateSpeciality`],
		/// [`Error::SpecialityNotVerified`], [`Error::InvalidLanguage`],
		/// [`Error::DuplicateLanguage`]; and what the participants say of somebody who is not an
		/// active doctor.
		///
		/// # Events
		/// [`Event::PracticeUpdated`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::update_practice())]
		pub fn update_practice(
			origin: OriginFor<T>,
			fee_per_hour: T::Balance,
			payee: T::AccountId,
			languages: Languages,
			profile: Option<ContentRef>,
			specialities: Specialities,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_update_practice(actor, fee_per_hour, payee, languages, profile, specialities)
		}

		/// Verifies a doctor's licence and specialities until `valid_until`.
		///
		/// A hospital in force calls it. It repeats the licence and the specialities it has seen:
		/// if the doctor has changed them meanwhile, nothing is verified. The first verification
		/// takes the licence: from a holder none of whose verifications counts, if there is one.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::ApplicationChanged`],
		/// [`Error::AlreadyVerified`] (then renew), [`Error::InThePast`], [`Error::TooLong`],
		/// [`Error::LicenceTaken`], [`Error::LicenceSuspended`], [`Error::LicenceRevoked`],
		/// [`Error::MaxVerifiersExceeded`], [`Error::InvalidJurisdiction`],
		/// [`Error::InvalidLicenceNumber`]; and what the participants say of a suspended hospital,
		/// or of somebody who is not an active doctor.
		///
		/// # Events
		/// [`Event::LicenceVerified`]; [`Event::LicenceLapsed`] of a holder who lost the licence.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::verify_licence())]
		pub fn verify(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			licence: Licence,
			specialities: Specialities,
			valid_until: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_verify(actor, doctor, licence, specialities, valid_until)
		}

		/// Changes the end of the hospital's own verification.
		///
		/// A hospital in force that verified the doctor calls it.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::NotAuthorized`],
		/// [`Error::InThePast`], [`Error::TooLong`], [`Error::NotVerified`],
		/// [`Error::LicenceSuspended`], [`Error::LicenceRevoked`]; and what the participants say of
		/// a suspended hospital.
		///
		/// # Events
		/// [`Event::LicenceRenewed`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			valid_until: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_renew(actor, doctor, valid_until)
		}

		/// Adds specialities to a verified doctor.
		///
		/// A hospital in force that verified the doctor calls it, and answers for them.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::NotAuthorized`],
		/// [`Error::NoSpeciality`], [`Error::UnknownSpeciality`], [`Error::DuplicateSpeciality`],
		/// [`Error::MaxSpecialitiesExceeded`], [`Error::NotVerified`],
		/// [`Error::LicenceSuspended`], [`Error::LicenceRevoked`]; and what the participants say of
		/// a suspended hospital.
		///
		/// # Events
		/// [`Event::SpecialitiesVerified`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::verify_specialities())]
		pub fn verify_specialities(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			specialities: Specialities,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_verify_specialities(actor, doctor, specialities)
		}

		/// Takes back the caller's verification, and those of hospitals whose duties it has.
		///
		/// The hospital calls it, whatever its status, also while suspended. Without any
		/// verification left, a verified doctor is an applicant again, and the licence is free. A
		/// suspended one stays suspended.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`] if there is no such verification.
		///
		/// # Events
		/// [`Event::VerificationWithdrawn`] for each, and [`Event::LicenceLapsed`] with the last.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::withdraw_verification().saturating_add(Pallet::<T>::succession()))]
		pub fn withdraw_verification(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_withdraw_verification(actor, doctor)
		}

		/// Suspends a licence.
		///
		/// A hospital in force that verified the doctor, or has the duties of one that did, calls
		/// it; or the council, which may also take a hospital's suspension over.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotHospital`], [`Error::NotAuthorized`],
		/// [`Error::NotVerified`], [`Error::AlreadySuspended`], [`Error::LicenceRevoked`]; and what
		/// the participants say of a suspended hospital.
		///
		/// # Events
		/// [`Event::LicenceSuspended`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::suspend().saturating_add(Pallet::<T>::succession()))]
		pub fn suspend(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			reason: LicenceReason,
		) -> DispatchResult {
			Self::do_suspend(origin, doctor, reason)
		}

		/// Ends a suspension.
		///
		/// The hospital that suspended, or the one that has its duties, calls it; or the council,
		/// which alone ends its own. If no verification is left, the doctor is an applicant again.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotSuspended`], [`Error::NotHospital`],
		/// [`Error::NotAuthorized`]; and what the participants say of a suspended hospital.
		///
		/// # Events
		/// [`Event::LicenceReinstated`], and [`Event::LicenceLapsed`] if no verification is left.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::reinstate().saturating_add(Pallet::<T>::succession()))]
		pub fn reinstate(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			Self::do_reinstate(origin, doctor)
		}

		/// Revokes a licence for good: nobody can apply with it or be verified for it.
		///
		/// A hospital in force that verified the doctor, or has the duties of one that did, calls
		/// it; or the council.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotHospital`], [`Error::NotAuthorized`],
		/// [`Error::NotVerified`], [`Error::LicenceRevoked`]; and what the participants say of a
		/// suspended hospital.
		///
		/// # Events
		/// [`Event::LicenceRevoked`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::revoke().saturating_add(Pallet::<T>::succession()))]
		pub fn revoke(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			reason: LicenceReason,
		) -> DispatchResult {
			Self::do_revoke(origin, doctor, reason)
		}

		/// Releases a barred licence: what was revoked by mistake, or was never that doctor's.
		///
		/// The council calls it. The revoked entry is removed, if it is there.
		///
		/// # Errors
		/// [`Error::NotFound`] for a licence that is not barred, [`Error::InvalidJurisdiction`],
		/// [`Error::InvalidLicenceNumber`].
		///
		/// # Events
		/// [`Event::LicenceReleased`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::release_licence())]
		pub fn release_licence(origin: OriginFor<T>, licence: Licence) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_release_licence(licence)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxVerifiers::get() > 0, "somebody has to verify");
			assert!(T::LongestVerification::get() > 0, "a verification has to last");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
