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
//! - **Request**: a hospital that the doctor named. No other verifies.
//! - **Verification**: a hospital's own word that licence and specialities are the doctor's, until a
//!   date. Several hospitals may verify a doctor. Each suspends, reinstates and withdraws its own
//!   and no other. That of a hospital which was expelled no longer counts; this is looked up, not
//!   written.
//! - **Registered**: with a verification. A registered doctor *holds* its licence, and is found by
//!   its specialities.
//! - **Suspended everywhere**: by a hospital that verified, for a fixed short time, or by the
//!   council until it lifts it: [`standing`].
//! - **Barred**: an account, or a licence, by the council until it lifts the bar. They are separate
//!   things.
//! - **Licensed**: one verification that counts is neither expired nor suspended, nothing acts
//!   everywhere, and the doctor is an active participant:
//!   [`Licences`](carechain_primitives::traits::Licences).
//!
//! ## Life of an entry
//!
//! ```text
//!          apply           verify by a requested hospital
//!   (none) ─────▶ applied ───────────────────────────────▶ registered
//!                    ▲                                         │
//!                    └─────────────────────────────────────────┘
//!          the last verification withdrawn, applied anew, the licence
//!          barred, assigned or passed on to somebody else
//! ```
//!
//! ## Scenario
//!
//! A hospital invited a doctor, who [`apply`](Pallet::apply)es with licence, specialities and fee,
//! and [asks](Pallet::request_verification) the hospital to verify. The hospital compares the
//! licence with the authority's register and [`verify`](Pallet::verify)s it for two years, naming
//! the licence and the specialities that it saw, so that the doctor cannot change them in between.
//! From then on patients find and book the doctor. A complaint comes in: the hospital
//! [suspends its verification](Pallet::suspend_verification) and later
//! [reinstates](Pallet::reinstate_verification) or [withdraws](Pallet::withdraw_verification) it. If
//! patients are in danger wherever the doctor works, it
//! [suspends the doctor everywhere](Pallet::suspend_everywhere), and the council has 72 hours to
//! confirm this or to [`bar`](Pallet::bar) the account. After two years the verification expires,
//! unless the hospital [`renew`](Pallet::renew)s it.
//!
//! ## Who gets a licence that two accounts claim
//!
//! Anyone invited as a doctor may *apply* with any number. The number is taken only when a hospital
//! verifies it, so an application cannot keep the true doctor out. It stays its last holder's for a
//! fixed time after the last verification ended; then it passes on to whom a hospital verifies it
//! for. Who cannot wait, because the holder is no such doctor or has lost the key, asks the council
//! to [assign](Pallet::assign_licence) it.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod doctor;
mod everywhere;
pub mod history;
mod in_force;
pub mod licence;
mod life;
mod lookup;
#[cfg(test)]
mod mock;
pub mod specialities;
pub mod standing;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use doctor::{Application, DoctorRecord, Languages, Specialities, Verification};
pub use history::{History, Span};
pub use licence::{Licence, LicenceClaim};
pub use pallet::*;
pub use standing::{Authority, Bar, Interim, Standing, Suspension};
pub use weights::WeightInfo;

// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use carechain_primitives::{
		traits::{Consortium, KeyLosses, Participants},
		Actor, ContentRef, LicenceReason, Moment, Speciality,
	};
	use frame::{prelude::*, traits::Time};

	/// The version of what is stored.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who calls, in whose name.
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;

		/// The council, which alone bars, and decides whose a licence is.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who is a doctor, who is suspended, who sponsors whom.
		type Participants: Participants<Self::AccountId>;

		/// The hospitals.
		type Consortium: Consortium<Self::AccountId>;

		/// Told when a doctor's licence ended for good.
		type KeyLosses: KeyLosses<Self::AccountId>;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// Amounts of the settlement unit, in plancks.
		type Balance: Parameter + Member + MaxEncodedLen + Copy + Default;

		/// The most hospitals that verify one doctor, and that it has asked to.
		#[pallet::constant]
		type MaxVerifiers: Get<u32>;

		/// The longest that a verification may run, in milliseconds.
		#[pallet::constant]
		type LongestVerification: Get<Moment>;

		/// How long a hospital's suspension of a doctor everywhere lasts, unless the council
		/// confirms it, in milliseconds.
		#[pallet::constant]
		type InterimSuspension: Get<Moment>;

		/// How long after it such a suspension rests: not by the same hospital, in milliseconds.
		#[pallet::constant]
		type InterimRest: Get<Moment>;

		/// How long a licence stays its last holder's after its last verification ended, in
		/// milliseconds.
		#[pallet::constant]
		type LicenceRetention: Get<Moment>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets the clock in benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkTime: carechain_primitives::traits::BenchmarkTime;
	}

	/// The entries, applications included.
	#[pallet::storage]
	pub type Doctors<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, DoctorRecord<T>>;

	/// Whose a licence is, or was last, by its [key](Licence::key).
	#[pallet::storage]
	pub type LicenceClaims<T: Config> =
		StorageMap<_, Blake2_128Concat, Licence, LicenceClaim<T::AccountId>>;

	/// The licences that nobody is verified with, by their [key](Licence::key), and why.
	#[pallet::storage]
	pub type BarredLicences<T: Config> = StorageMap<_, Blake2_128Concat, Licence, LicenceReason>;

	/// What acts on doctors everywhere. Kept by accounts that left.
	#[pallet::storage]
	pub type Standings<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Standing<T::AccountId>>;

	/// When `on_idle` has to look at a standing, because something of it is over.
	// The moment is big-endian and not hashed, so that the first key is the oldest.
	#[pallet::storage]
	pub type StandingEnds<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Blake2_128Concat, T::AccountId, ()>;

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
		/// A doctor asked a hospital to verify it.
		VerificationRequested {
			/// The doctor.
			doctor: T::AccountId,
			/// The hospital.
			hospital: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor took a request back.
		RequestWithdrawn {
			/// The doctor.
			doctor: T::AccountId,
			/// The hospital.
			hospital: T::AccountId,
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
			/// Why.
			reason: LicenceReason,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital suspended its verification.
		VerificationSuspended {
			/// The doctor.
			doctor: T::AccountId,
			/// Whose verification it is.
			hospital: T::AccountId,
			/// Why.
			reason: LicenceReason,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital ended the suspension of its verification.
		VerificationReinstated {
			/// The doctor.
			doctor: T::AccountId,
			/// Whose verification it is.
			hospital: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// No verification is left, or the licence was barred or became another account's: the
		/// entry is an application again.
		LicenceLapsed {
			/// The doctor.
			doctor: T::AccountId,
		},
		/// A doctor was suspended everywhere.
		DoctorSuspended {
			/// The doctor.
			doctor: T::AccountId,
			/// Why.
			reason: LicenceReason,
			/// Who decided.
			authority: Authority<T::AccountId>,
			/// Until when; `None` until the council lifts it.
			until: Option<Moment>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
		},
		/// A suspension everywhere was lifted.
		SuspensionLifted {
			/// The doctor.
			doctor: T::AccountId,
			/// Who decided.
			authority: Authority<T::AccountId>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
		},
		/// The council barred an account.
		DoctorBarred {
			/// The account.
			doctor: T::AccountId,
			/// Why.
			reason: LicenceReason,
		},
		/// The council lifted the bar of an account.
		BarLifted {
			/// The account.
			doctor: T::AccountId,
		},
		/// The council barred a licence.
		LicenceBarred {
			/// The licence's key.
			licence: Licence,
			/// Why.
			reason: LicenceReason,
		},
		/// The council released a barred licence.
		LicenceReleased {
			/// The licence's key.
			licence: Licence,
		},
		/// The council decided whose a licence is.
		LicenceAssigned {
			/// The licence's key.
			licence: Licence,
			/// Whose it is.
			doctor: T::AccountId,
			/// Whose it was, if anybody's.
			from: Option<T::AccountId>,
		},
		/// A doctor left, and its entry with it.
		EntryRemoved {
			/// The doctor.
			doctor: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Who signs is the doctor whom it is about.
		ConflictOfInterest,
		/// There is no such entry.
		NotFound,
		/// The account is not a hospital in force.
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
		/// The licence is another doctor's. It passes on some time after its last verification
		/// ended, or by the council.
		LicenceTaken,
		/// The doctor holds this licence already.
		AlreadyHolder,
		/// The licence, or the specialities, are not what the entry says.
		ApplicationChanged,
		/// The doctor is verified already, by this hospital or by any.
		AlreadyVerified,
		/// The doctor has asked this hospital already.
		AlreadyRequested,
		/// The doctor has not asked this hospital.
		NotRequested,
		/// The time is not ahead.
		InThePast,
		/// The time is further ahead than a verification may run.
		TooLong,
		/// As many hospitals as can have verified the doctor, or are asked to.
		MaxVerifiersExceeded,
		/// It is suspended already.
		AlreadySuspended,
		/// It is not suspended.
		NotSuspended,
		/// This hospital, or as many as may, suspended the doctor everywhere a short time ago: now
		/// the council decides.
		TooSoon,
		/// No hospital that counts has verified the doctor.
		NotVerified,
		/// The verifications have expired.
		LicenceExpired,
		/// The hospitals whose verifications have not expired suspended them.
		VerificationSuspended,
		/// The doctor is suspended everywhere.
		LicenceSuspended,
		/// The council barred the account.
		AccountBarred,
		/// The council barred the licence.
		LicenceBarred,
		/// The account, or the licence, is not barred.
		NotBarred,
		/// The doctor is suspended as a participant.
		ParticipantSuspended,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Applies to the register, or applies anew.
		///
		/// An active participant with the role of a doctor calls it. A new application takes the
		/// place of the old entry, with its requests and verifications: a verified doctor is not
		/// licensed until a hospital verifies the new one. What acts everywhere stays. An
		/// application with another doctor's licence is how it is contested before the council.
		///
		/// # Errors
		/// [`Error::InvalidJurisdiction`], [`Error::InvalidLicenceNumber`],
		/// [`Error::NoSpeciality`], [`Error::UnknownSpeciality`], [`Error::DuplicateSpeciality`],
		/// [`Error::InvalidLanguage`], [`Error::DuplicateLanguage`], [`Error::LicenceBarred`]; and
		/// what the participants say of somebody who is not an active doctor.
		///
		/// # Events
		/// [`Event::Applied`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::apply().saturating_add(Pallet::<T>::departures()))]
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
		/// [`Error::NotFound`], [`Error::AlreadyVerified`].
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
		/// [`Error::NotFound`], [`Error::NoSpeciality`], [`Error::UnknownSpeciality`],
		/// [`Error::DuplicateSpeciality`], [`Error::SpecialityNotVerified`],
		/// [`Error::InvalidLanguage`], [`Error::DuplicateLanguage`]; and what the participants say
		/// of somebody who is not an active doctor.
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

		/// Asks a hospital to verify: one that was not asked cannot.
		///
		/// The doctor calls it, unless suspended as a participant. A request is used up by the
		/// hospital's verification: once that is withdrawn, it takes another request.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotHospital`], [`Error::AlreadyVerified`],
		/// [`Error::AlreadyRequested`], [`Error::MaxVerifiersExceeded`]; and what the participants
		/// say of somebody who is not an active doctor.
		///
		/// # Events
		/// [`Event::VerificationRequested`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::request_verification())]
		pub fn request_verification(
			origin: OriginFor<T>,
			hospital: T::AccountId,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_request_verification(actor, hospital)
		}

		/// Dismisses a hospital: takes the request back, and the verification that came of it. The
		/// hospital has nothing more to say about the doctor.
		///
		/// The doctor calls it, unless suspended as a participant. A suspension everywhere by that
		/// hospital stays.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotRequested`]; and what the participants say of somebody
		/// who is not an active doctor.
		///
		/// # Events
		/// [`Event::RequestWithdrawn`], or [`Event::VerificationWithdrawn`] for the doctor's own
		/// request, and [`Event::LicenceLapsed`] with the last.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::dismiss_verifier().saturating_add(Pallet::<T>::departures()))]
		pub fn dismiss_verifier(origin: OriginFor<T>, hospital: T::AccountId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_dismiss_verifier(actor, hospital)
		}

		/// Verifies a doctor's licence and specialities until `valid_until`.
		///
		/// A hospital in force that the doctor asked calls it. It repeats the licence and the
		/// specialities it has seen: if the doctor has changed them meanwhile, nothing is verified.
		/// The first verification takes the licence: from its last holder, if the time for which it
		/// stays that doctor's is over.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::NotRequested`],
		/// [`Error::ApplicationChanged`], [`Error::AlreadyVerified`] (then renew),
		/// [`Error::InThePast`], [`Error::TooLong`], [`Error::LicenceTaken`],
		/// [`Error::LicenceBarred`], [`Error::AccountBarred`], [`Error::MaxVerifiersExceeded`],
		/// [`Error::InvalidJurisdiction`], [`Error::InvalidLicenceNumber`]; and what the
		/// participants say of a suspended hospital, or of somebody who is not an active doctor.
		///
		/// # Events
		/// [`Event::LicenceVerified`]; [`Event::LicenceLapsed`] of a holder who lost the licence.
		#[pallet::call_index(5)]
		#[pallet::weight(
			// For the doctor, and twice for a holder who loses the licence.
			T::WeightInfo::verify_licence().saturating_add(Pallet::<T>::departures().saturating_mul(3))
		)]
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
		/// [`Error::InThePast`], [`Error::TooLong`]; and what the participants say of a suspended
		/// hospital.
		///
		/// # Events
		/// [`Event::LicenceRenewed`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::renew().saturating_add(Pallet::<T>::departures()))]
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
		/// A hospital in force calls it whose own verification is neither expired nor suspended, and
		/// answers for them.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::NotAuthorized`],
		/// [`Error::NoSpeciality`], [`Error::UnknownSpeciality`], [`Error::DuplicateSpeciality`],
		/// [`Error::MaxSpecialitiesExceeded`]; and what the participants say of a suspended
		/// hospital.
		///
		/// # Events
		/// [`Event::SpecialitiesVerified`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::verify_specialities())]
		pub fn verify_specialities(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			specialities: Specialities,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_verify_specialities(actor, doctor, specialities)
		}

		/// Takes back the caller's verification, and those of hospitals whose duties it has. Those
		/// of others stand.
		///
		/// The hospital calls it, in force. Without any verification left the doctor is an applicant
		/// again.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::NotAuthorized`] if there is no such
		/// verification; and what the participants say of a suspended hospital.
		///
		/// # Events
		/// [`Event::VerificationWithdrawn`] for each, and [`Event::LicenceLapsed`] with the last.
		#[pallet::call_index(8)]
		#[pallet::weight(
			T::WeightInfo::withdraw_verification()
				.saturating_add(Pallet::<T>::succession())
				.saturating_add(Pallet::<T>::departures())
		)]
		pub fn withdraw_verification(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			reason: LicenceReason,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_withdraw_verification(actor, doctor, reason)
		}

		/// Suspends the caller's verification, and those of hospitals whose duties it has. Those of
		/// others stand.
		///
		/// The hospital calls it, in force. The doctor stays registered and keeps the licence.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::NotAuthorized`] if there is no such
		/// verification, [`Error::AlreadySuspended`]; and what the participants say of a suspended
		/// hospital.
		///
		/// # Events
		/// [`Event::VerificationSuspended`] for each.
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::suspend_verification()
				.saturating_add(Pallet::<T>::succession())
				.saturating_add(Pallet::<T>::departures())
		)]
		pub fn suspend_verification(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			reason: LicenceReason,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_suspend_verification(actor, doctor, reason)
		}

		/// Ends the suspension of the caller's verification, and of those of hospitals whose duties
		/// it has.
		///
		/// The hospital calls it, in force.
		///
		/// # Errors
		/// [`Error::NotHospital`], [`Error::NotFound`], [`Error::NotAuthorized`] if there is no such
		/// verification, [`Error::NotSuspended`]; and what the participants say of a suspended
		/// hospital.
		///
		/// # Events
		/// [`Event::VerificationReinstated`] for each.
		#[pallet::call_index(10)]
		#[pallet::weight(
			T::WeightInfo::reinstate_verification()
				.saturating_add(Pallet::<T>::succession())
				.saturating_add(Pallet::<T>::departures())
		)]
		pub fn reinstate_verification(
			origin: OriginFor<T>,
			doctor: T::AccountId,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_reinstate_verification(actor, doctor)
		}

		/// Suspends a doctor everywhere.
		///
		/// A hospital in force calls it whose verification of the doctor, or that of one whose
		/// duties it has, is not expired: for [`Config::InterimSuspension`], then it ends by itself.
		/// The same hospital cannot do it again for [`Config::InterimRest`], and no more than
		/// [two](standing::MAX_INTERIMS) can within that time. Or the council calls it: until it
		/// lifts the suspension, in place of a hospital's. Then the doctor needs no entry.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotHospital`], [`Error::NotAuthorized`],
		/// [`Error::AlreadySuspended`], [`Error::TooSoon`]; and what the participants say of a
		/// suspended hospital.
		///
		/// # Events
		/// [`Event::DoctorSuspended`].
		#[pallet::call_index(11)]
		#[pallet::weight(
			T::WeightInfo::suspend_everywhere()
				.saturating_add(Pallet::<T>::succession())
				.saturating_add(Pallet::<T>::departures())
		)]
		pub fn suspend_everywhere(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			reason: LicenceReason,
		) -> DispatchResult {
			Self::do_suspend_everywhere(origin, doctor, reason)
		}

		/// Ends a suspension everywhere.
		///
		/// The council calls it; or the hospital whose suspension it is, or the one that has its
		/// duties, as long as the council has not made it its own.
		///
		/// # Errors
		/// [`Error::NotSuspended`], [`Error::NotHospital`], [`Error::NotAuthorized`]; and what the
		/// participants say of a suspended hospital.
		///
		/// # Events
		/// [`Event::SuspensionLifted`].
		#[pallet::call_index(12)]
		#[pallet::weight(
			T::WeightInfo::lift_suspension()
				.saturating_add(Pallet::<T>::succession())
				.saturating_add(Pallet::<T>::departures())
		)]
		pub fn lift_suspension(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			Self::do_lift_suspension(origin, doctor)
		}

		/// Bars an account: it is not licensed, whoever verifies it, and reads nothing that is not
		/// its own, for any purpose.
		///
		/// The council calls it, also for an account that left. The doctor's licence is another
		/// thing: see [`bar_licence`](Self::bar_licence).
		///
		/// # Errors
		/// [`Error::AccountBarred`] already.
		///
		/// # Events
		/// [`Event::DoctorBarred`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::bar().saturating_add(Pallet::<T>::departures()))]
		pub fn bar(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			reason: LicenceReason,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_bar(doctor, reason)
		}

		/// Lifts the bar of an account. Its verifications are what their hospitals made of them
		/// meanwhile.
		///
		/// The council calls it.
		///
		/// # Errors
		/// [`Error::NotBarred`].
		///
		/// # Events
		/// [`Event::BarLifted`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::lift_bar().saturating_add(Pallet::<T>::departures()))]
		pub fn lift_bar(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_lift_bar(doctor)
		}

		/// Bars a licence: nobody applies or is verified with it. Its holder's verifications end.
		///
		/// The council calls it. The holder's account is another thing: see [`bar`](Self::bar).
		///
		/// # Errors
		/// [`Error::LicenceBarred`] already, [`Error::InvalidJurisdiction`],
		/// [`Error::InvalidLicenceNumber`].
		///
		/// # Events
		/// [`Event::LicenceBarred`]; [`Event::LicenceLapsed`] of the holder.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::bar_licence().saturating_add(Pallet::<T>::departures()))]
		pub fn bar_licence(
			origin: OriginFor<T>,
			licence: Licence,
			reason: LicenceReason,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_bar_licence(licence, reason)
		}

		/// Releases a barred licence.
		///
		/// The council calls it. Hospitals that the doctor asks verify it anew.
		///
		/// # Errors
		/// [`Error::NotBarred`], [`Error::InvalidJurisdiction`], [`Error::InvalidLicenceNumber`].
		///
		/// # Events
		/// [`Event::LicenceReleased`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::release_licence())]
		pub fn release_licence(origin: OriginFor<T>, licence: Licence) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_release_licence(licence)
		}

		/// Decides whose a contested licence is.
		///
		/// The council calls it, for a doctor whose entry has this licence. It is taken from its
		/// holder, and stays the doctor's for [`Config::LicenceRetention`], for hospitals to verify.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::ApplicationChanged`], [`Error::LicenceBarred`],
		/// [`Error::AccountBarred`], [`Error::AlreadyHolder`], [`Error::InvalidJurisdiction`],
		/// [`Error::InvalidLicenceNumber`].
		///
		/// # Events
		/// [`Event::LicenceAssigned`]; [`Event::LicenceLapsed`] of the holder.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::assign_licence().saturating_add(Pallet::<T>::departures()))]
		pub fn assign_licence(
			origin: OriginFor<T>,
			licence: Licence,
			doctor: T::AccountId,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_assign_licence(licence, doctor)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxVerifiers::get() > 0, "somebody has to verify");
			assert!(T::LongestVerification::get() > 0, "a verification has to last");
			// What a suspension leaves behind is cleaned up once it rests no longer.
			assert!(
				T::InterimSuspension::get() <= T::InterimRest::get(),
				"a suspension cannot outlast its rest"
			);
		}

		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::tidy_standings(remaining)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
