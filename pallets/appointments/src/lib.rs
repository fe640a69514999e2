//! # Appointments
//!
//! When doctors can be booked, who booked them, and what becomes of it. Money is held by the escrow
//! pallet for as long as an appointment is open.
//!
//! ## Terminology
//!
//! - **Hours**: what a doctor publishes: stretches of a weekday, in the doctor's local time, cut
//!   into **slots** of one length. A **closed day** is a calendar day of the doctor's local time
//!   on which the hours do not apply.
//! - **Grain**: five minutes. All times are multiples of it. A bitmap of the 288 grains of a UTC
//!   day says what is taken of a doctor.
//! - **Booking**: a patient takes a slot. The price is the doctor's fee per hour times the length,
//!   rounded down, and goes into escrow; a free booking has no escrow.
//! - **Policy**: what cancelling costs, fixed at booking: nothing before the notice window, a share
//!   of the price after it.
//! - **Open**: something is still to happen, at a known deadline. **Over**: nothing is; it is
//!   removed after a while. Terms of states follow FHIR R4 AppointmentStatus. See [`life`].
//! - **Assignment**: a hospital says that a doctor looks after a patient.
//!
//! ## Scenarios
//!
//! *A visit.* The doctor publishes hours ([`publish_hours`](Call::publish_hours)). The patient
//! books a slot ([`book`](Call::book)); the price is held. The desk checks the patient in
//! ([`check_in`](Call::check_in)), the doctor completes ([`complete`](Call::complete)) and says
//! what it costs, at most the price. The patient confirms ([`confirm`](Call::confirm)) and the
//! payee is paid at once; or does nothing, and the payee is paid after the dispute window.
//!
//! *Nobody does anything.* The appointment lapses after its completion window, and the patient gets
//! the money back.
//!
//! *A disagreement.* The patient finds that the visit did not take place as completed
//! ([`dispute`](Call::dispute)), or one side that it did come, whatever the other reported
//! ([`contest_no_show`](Call::contest_no_show)). A hospital that is a stranger to both takes the case
//! ([`take_case`](Call::take_case)), hears the sides ([`add_evidence`](Call::add_evidence)) and
//! decides on the share of each ([`resolve`](Call::resolve)), within what is at stake ([`Matter`]).
//! Either side may appeal ([`appeal`](Call::appeal)): then all seats that are strangers vote
//! ([`vote`](Call::vote)), as they do if no hospital decides in time. If nobody votes either, a fixed
//! outcome applies. Until the end either side may give in: the patient by
//! [`confirm`](Call::confirm), the doctor by [`cancel`](Call::cancel). See [`disputes`].
//!
//! *A walk-in.* A patient stands at the desk. The desk offers the slot that starts now
//! ([`offer_walk_in`](Call::offer_walk_in)), the patient accepts within minutes
//! ([`accept_walk_in`](Call::accept_walk_in)).
//!
//! *A course of visits.* The patient books ten of them in one call
//! ([`book_series`](Call::book_series)), or calls the rest off
//! ([`cancel_series`](Call::cancel_series)).
//!
//! *Another time.* One side proposes a slot of the same length
//! ([`propose_reschedule`](Call::propose_reschedule)), the other accepts
//! ([`accept_reschedule`](Call::accept_reschedule)): the old slot is freed when the new one is
//! taken, in one step.
//!
//! ## Time
//!
//! A deadline to act counts in running time, which leaves out what the chain stood still (see
//! [`time`]), in every call, whether or not it was worked off.
//! `on_idle` only makes happen what is already so; [`settle_due`](Call::settle_due) does the same
//! at once for one appointment.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

mod agenda;
pub mod assignment;
pub mod ballot;
mod bills;
mod booking;
pub mod disputes;
mod expiry;
pub mod frozen;
pub mod grains;
pub mod hours;
#[cfg(any(feature = "try-runtime", test))]
mod invariants;
pub mod judges;
pub mod life;
pub mod payees;
mod query;
mod relationship;
mod series;
pub mod time;
pub mod upcoming;
pub mod walk_ins;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use assignment::Assignment;
pub use disputes::Dispute;
pub use hours::{CancellationPolicy, Practice, WeeklyHours};
pub use judges::Case;
pub use life::{Appointment, Due, Proposal};
pub use pallet::*;
pub use payees::Acceptance;
pub use upcoming::Upcoming;
pub use walk_ins::WalkIn;
pub use weights::WeightInfo;

use carechain_primitives::{traits::*, *};
use frame::prelude::*;

/// An appointment of the runtime.
pub type AppointmentOf<T> =
	Appointment<<T as frame_system::Config>::AccountId, <T as Config>::Balance>;
/// An assignment of the runtime.
pub type AssignmentOf<T> = Assignment<<T as frame_system::Config>::AccountId>;

/// The pallet: configuration, storage, events, errors, calls.
// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who calls, and in whose name.
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;
		/// Amounts of the settlement unit, in plancks.
		type Balance: frame::traits::tokens::Balance;
		/// Who is who.
		type Participants: Participants<Self::AccountId>;
		/// Which doctors may be booked, and what they cost.
		type Licences: Licences<Self::AccountId, Self::Balance>;
		/// Which hospitals are in force.
		type Consortium: Consortium<Self::AccountId>;
		/// Who holds the money.
		type Escrow: Escrow<Self::AccountId, Self::Balance>;
		/// Whose folders are.
		type Folders: Folders<Self::AccountId>;
		/// The clock: milliseconds since the UNIX epoch, UTC.
		type Time: frame::traits::Time<Moment = Moment>;
		/// The time in which the chain was running: what deadlines to act are kept in.
		type RunningTime: RunningTime;

		/// How long after completion the patient can dispute, and how long after a report of a
		/// no-show the other side can contest it, in milliseconds.
		type DisputeWindow: Get<Moment>;
		/// How long a dispute waits for a hospital to take it before the seats vote, in milliseconds.
		type DisputeDeadline: Get<Moment>;
		/// How long the sides add evidence before a hospital decides or the seats vote, in
		/// milliseconds.
		type EvidenceWindow: Get<Moment>;
		/// How long a hospital has to decide, or the seats to vote, after that, in milliseconds.
		type DecisionWindow: Get<Moment>;
		/// How long a decision can be appealed, in milliseconds.
		type AppealWindow: Get<Moment>;
		/// The payee's share if nobody decides a dispute.
		type UndecidedShare: Get<Permill>;
		/// How long after its end an appointment may be completed, and its doctor may write, in
		/// milliseconds.
		type CompletionWindow: Get<Moment>;
		/// The shortest time from booking to the start, in milliseconds.
		type ShortestNotice: Get<Moment>;
		/// The furthest ahead a slot can be booked and a day be closed, and the longest notice a
		/// policy can ask for, in milliseconds.
		type BookingHorizon: Get<Moment>;
		/// How long before the start the patient can be checked in, and the doctor may write, in
		/// milliseconds.
		type CheckInWindow: Get<Moment>;
		/// How long an appointment that is over is kept, in milliseconds.
		type Retention: Get<Moment>;
		/// The longest an assignment may run, in milliseconds.
		type LongestAssignment: Get<Moment>;

		/// The most entries of a doctor's hours.
		#[pallet::constant]
		type MaxHours: Get<u32>;
		/// The most bookings of a patient whose slots are ahead. At most
		/// [`MaxUpcoming`](Self::MaxUpcoming) count.
		type OpenBookings: Get<u32>;
		/// The most of them with one doctor: nobody books a doctor's whole calendar, not even a free
		/// one.
		type OpenBookingsPerDoctor: Get<u32>;

		/// The most bookings of a patient whose slots are ahead, whatever the policy says.
		#[pallet::constant]
		type MaxUpcoming: Get<u32>;
		/// The most slots that are booked in one call.
		#[pallet::constant]
		type MaxSeries: Get<u32>;
		/// The most offers to walk-ins that stand for a doctor.
		#[pallet::constant]
		type MaxWalkIns: Get<u32>;
		/// The most accounts that accept to be paid for a doctor: those of earlier bookings count.
		#[pallet::constant]
		type MaxPayees: Get<u32>;

		/// The most accounts that have to do with the sides of a booking: three sponsors and their
		/// hospitals, the payee, as many hospitals as can verify a doctor, and as many as can act for
		/// patient and doctor.
		#[pallet::constant]
		type MaxConcerned: Get<u32>;

		/// The most seats that vote about a dispute: as many hospitals as there can be.
		#[pallet::constant]
		type MaxSeats: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Sets the clock.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkTime: BenchmarkTime;
	}

	/// The version of what is stored.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// Doctors' hours, bookings and what becomes of them.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The appointments, those that are over included as long as they are kept.
	// The key is a count, not chosen by users, so it needs no protection against crafted keys; the
	// hasher is the common one all the same.
	#[pallet::storage]
	pub type Appointments<T: Config> =
		StorageMap<_, Blake2_128Concat, AppointmentId, AppointmentOf<T>>;

	/// The number of the next appointment.
	#[pallet::storage]
	pub type NextAppointmentId<T: Config> = StorageValue<_, AppointmentId, ValueQuery>;

	/// The appointments of an account, as patient or doctor.
	// Numbers are big-endian and not hashed, so that a list is in their order.
	#[pallet::storage]
	pub type ByParticipant<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, [u8; 8], ()>;

	/// How many open appointments an account has, as patient or doctor. Never zero.
	#[pallet::storage]
	pub type OpenCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The open appointments of a patient whose slots were ahead when the patient last booked.
	#[pallet::storage]
	pub type UpcomingOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Upcoming<T::AccountId>, T::MaxUpcoming>,
	>;

	/// The appointments of an account, as patient or doctor, by the start of their slots, the latest
	/// first.
	// See `agenda` for the key, which is not hashed, so that a list is in its order.
	#[pallet::storage]
	pub type Agenda<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, [u8; 16], ()>;

	/// The appointments in dispute, by when they settle if nobody decides.
	// The moment is big-endian and not hashed, so that a list is in the order of time.
	#[pallet::storage]
	pub type OpenDisputes<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Blake2_128Concat, AppointmentId, ()>;

	/// What a doctor's side offered to patients who are there. What is past its end is no offer.
	#[pallet::storage]
	pub type WalkIns<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<WalkIn<T::AccountId>, T::MaxWalkIns>,
	>;

	/// When `on_idle` has to look at an appointment: its deadline, then its removal.
	// The moment is big-endian and not hashed, so that the first key is the oldest.
	#[pallet::storage]
	pub type Deadlines<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Blake2_128Concat, AppointmentId, ()>;

	/// Hours and terms of doctors.
	#[pallet::storage]
	pub type Practices<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Practice<T::MaxHours>>;

	/// Calendar days, in local time, on which a doctor's hours do not apply.
	// The day is big-endian and not hashed, so that the first key is the oldest.
	#[pallet::storage]
	pub type ClosedDays<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 4], Blake2_128Concat, T::AccountId, ()>;

	/// What is taken of a doctor on a UTC day.
	// The day is big-endian and not hashed, so that the first key is the oldest.
	#[pallet::storage]
	pub type TakenSlots<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 4], Blake2_128Concat, T::AccountId, grains::DayGrains>;

	/// What is kept of a booking for a dispute, as long as an appointment of it is open.
	#[pallet::storage]
	pub type Cases<T: Config> = StorageMap<_, Blake2_128Concat, AppointmentId, Case<T>>;

	/// The disputes, as long as their appointments are kept.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Blake2_128Concat, AppointmentId, Dispute<T>>;

	/// Who accepted to be paid for a doctor's work.
	#[pallet::storage]
	pub type AcceptedPayees<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Acceptance<T::AccountId>, T::MaxPayees>,
		ValueQuery,
	>;

	/// Assignments, by patient and doctor.
	#[pallet::storage]
	pub type Assignments<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		AssignmentOf<T>,
	>;

	/// When assignments end: patient and doctor.
	// The moment is big-endian and not hashed, so that the first key is the oldest.
	#[pallet::storage]
	pub type AssignmentEnds<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Blake2_128Concat, (T::AccountId, T::AccountId), ()>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A doctor published hours; they replace those before.
		HoursPublished {
			/// The doctor.
			doctor: T::AccountId,
			/// The hours.
			hours: BoundedVec<WeeklyHours, T::MaxHours>,
			/// The terms of bookings made from here on.
			policy: CancellationPolicy,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor closed a day.
		DayClosed {
			/// The doctor.
			doctor: T::AccountId,
			/// The local day.
			day: DayNumber,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor opened a closed day again.
		DayReopened {
			/// The doctor.
			doctor: T::AccountId,
			/// The local day.
			day: DayNumber,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient booked a slot.
		AppointmentBooked {
			/// The appointment.
			appointment: AppointmentId,
			/// The patient.
			patient: T::AccountId,
			/// The doctor.
			doctor: T::AccountId,
			/// When.
			slot: Slot,
			/// The price in plancks.
			price: T::Balance,
			/// What holds the price; `None` if it is zero.
			escrow: Option<EscrowId>,
			/// The encrypted meeting room and reason for the visit.
			details: Option<ContentRef>,
			/// The folder that the doctor may write to.
			folder: Option<FolderId>,
			/// What it costs to cancel.
			policy: CancellationPolicy,
			/// The number of the first appointment that the same call booked.
			booking: AppointmentId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor's side offers a slot that starts soon or is under way to a patient who is there.
		WalkInOffered {
			/// The doctor.
			doctor: T::AccountId,
			/// The patient.
			patient: T::AccountId,
			/// The slot.
			slot: Slot,
			/// What it costs at present, in plancks.
			price: T::Balance,
			/// Until when the patient can accept it.
			until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side changed the details.
		DetailsSet {
			/// The appointment.
			appointment: AppointmentId,
			/// The encrypted meeting room and reason for the visit.
			details: Option<ContentRef>,
			/// The side.
			party: Party,
			/// Who signed.
			by: T::AccountId,
		},
		/// The patient changed which folder the doctor may write to.
		FolderNamed {
			/// The appointment.
			appointment: AppointmentId,
			/// The folder; `None` to take the right back.
			folder: Option<FolderId>,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side proposed another slot.
		RescheduleProposed {
			/// The appointment.
			appointment: AppointmentId,
			/// The slot.
			slot: Slot,
			/// The side.
			party: Party,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side accepted the slot that the other proposed.
		AppointmentRescheduled {
			/// The appointment.
			appointment: AppointmentId,
			/// The slot before.
			from: Slot,
			/// The slot from here on.
			to: Slot,
			/// The side that accepted.
			party: Party,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side declined what the other proposed, or took its own proposal back.
		RescheduleDeclined {
			/// The appointment.
			appointment: AppointmentId,
			/// The side.
			party: Party,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side called the appointment off.
		AppointmentCancelled {
			/// The appointment.
			appointment: AppointmentId,
			/// The side.
			party: Party,
			/// What became of the price.
			settlement: Settlement,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side says that the patient is there.
		PatientCheckedIn {
			/// The appointment.
			appointment: AppointmentId,
			/// The side whose word it is.
			party: Party,
			/// Who signed.
			by: T::AccountId,
		},
		/// The doctor says that the appointment took place.
		AppointmentFulfilled {
			/// The appointment.
			appointment: AppointmentId,
			/// The bill in plancks, at most the price. The patient got the rest back.
			billed: T::Balance,
			/// When the payee is paid, unless the patient confirms or disputes before; by the clock,
			/// if the chain keeps running.
			release_at: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// The patient confirmed: the payee is paid.
		AppointmentConfirmed {
			/// The appointment.
			appointment: AppointmentId,
			/// What became of the price.
			settlement: Settlement,
			/// Who signed.
			by: T::AccountId,
		},
		/// The patient got a part of the price back.
		AmountGivenBack {
			/// The appointment.
			appointment: AppointmentId,
			/// Who gave it: the doctor, of what is still held, or who was paid.
			giver: T::AccountId,
			/// How much, in plancks.
			amount: T::Balance,
			/// What is still held or was paid, less what was given back, in plancks.
			left: T::Balance,
			/// Whether it was still held.
			held: bool,
			/// Who signed.
			by: T::AccountId,
		},
		/// One side says that the other did not come.
		NoShowReported {
			/// The appointment.
			appointment: AppointmentId,
			/// Who did not come.
			who: Party,
			/// Until when that side can contest it; by the clock, if the chain keeps running.
			contest_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient that is frozen cancelled late: the share that this costs is held, and can be
		/// contested. It is as if the patient had been reported not to come.
		LateShareHeld {
			/// The appointment.
			appointment: AppointmentId,
			/// Until when it can be contested; later, as long as the patient is frozen.
			contest_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// The side that is said not to have come contested it.
		NoShowContested {
			/// The appointment.
			appointment: AppointmentId,
			/// The side that contests.
			party: Party,
			/// Until when a hospital can take it; by the clock, if the chain keeps running.
			take_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// Who reported a no-show took it back: the appointment is what it was before.
		NoShowWithdrawn {
			/// The appointment.
			appointment: AppointmentId,
			/// The side that had reported it.
			party: Party,
			/// Until when it can be completed; by the clock, if the chain keeps running.
			complete_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// The patient disputes that the appointment took place as it should.
		DisputeOpened {
			/// The appointment.
			appointment: AppointmentId,
			/// Until when a hospital can take it; by the clock, if the chain keeps running.
			take_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital took a dispute: it hears the sides, and then decides.
		CaseTaken {
			/// The appointment.
			appointment: AppointmentId,
			/// The hospital. Evidence is sealed to it, too.
			hospital: T::AccountId,
			/// Until when the sides add evidence; by the clock, if the chain keeps running.
			evidence_until: Moment,
			/// Until when it can decide; by the clock, if the chain keeps running.
			decide_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side put something forward in a dispute.
		EvidenceAdded {
			/// The appointment.
			appointment: AppointmentId,
			/// The side.
			party: Party,
			/// The sealed file.
			content: ContentRef,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side said that it puts nothing more forward.
		EvidenceClosed {
			/// The appointment.
			appointment: AppointmentId,
			/// The side.
			party: Party,
			/// Whether the other side had said so, too: then it can be decided at once.
			both: bool,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital decided a dispute. The money moves when nobody can appeal any more.
		DisputeResolved {
			/// The appointment.
			appointment: AppointmentId,
			/// The share of the price that the payee gets.
			doctor_share: Permill,
			/// The hospital.
			hospital: T::AccountId,
			/// Until when either side can appeal; by the clock, if the chain keeps running.
			appeal_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A side appealed: the seats that are strangers to the case vote.
		DecisionAppealed {
			/// The appointment.
			appointment: AppointmentId,
			/// The side.
			party: Party,
			/// Until when the sides add evidence; by the clock, if the chain keeps running.
			evidence_until: Moment,
			/// Until when the seats vote; by the clock, if the chain keeps running.
			vote_until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A seat voted about a dispute.
		VoteCast {
			/// The appointment.
			appointment: AppointmentId,
			/// The hospital.
			hospital: T::AccountId,
			/// The share of the price that the payee gets if it goes by this vote.
			doctor_share: Permill,
			/// The share that it gets if nobody else votes.
			outcome: Permill,
			/// Who signed.
			by: T::AccountId,
		},
		/// A deadline passed, and its outcome was applied.
		AppointmentEnded {
			/// The appointment.
			appointment: AppointmentId,
			/// Where it stands for good.
			status: AppointmentStatus,
			/// What became of the price.
			settlement: Settlement,
			/// Who asked for it; `None` if it happened by itself, or by a claim of the escrow.
			by: Option<T::AccountId>,
		},
		/// An appointment that is long over was removed.
		AppointmentRemoved {
			/// The appointment.
			appointment: AppointmentId,
		},
		/// An account accepted to be paid for a doctor's work.
		PaymentsAccepted {
			/// The doctor.
			doctor: T::AccountId,
			/// The account.
			payee: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// An account is no longer paid for a doctor's work: the doctor is.
		PaymentsDeclined {
			/// The doctor.
			doctor: T::AccountId,
			/// The account.
			payee: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A hospital assigned a doctor to a patient.
		DoctorAssigned {
			/// The patient.
			patient: T::AccountId,
			/// The doctor.
			doctor: T::AccountId,
			/// The hospital.
			hospital: T::AccountId,
			/// When it ends by itself.
			until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// An assignment was ended.
		DoctorUnassigned {
			/// The patient.
			patient: T::AccountId,
			/// The doctor.
			doctor: T::AccountId,
			/// The hospital that had assigned the doctor.
			hospital: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
	}

	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such appointment, assignment or closed day.
		NotFound,
		/// The caller has no part in this, or not that one.
		NotAuthorized,
		/// Who signs has an interest in it that forbids acting for this principal.
		ConflictOfInterest,
		/// An entry of the hours makes no sense by itself.
		BadHours,
		/// Two entries of the hours have a time in common.
		HoursOverlap,
		/// The notice that the policy asks for is longer than the booking horizon.
		BadPolicy,
		/// The day is closed already.
		AlreadyClosed,
		/// The time is not ahead.
		InThePast,
		/// The slot starts before the shortest notice is over.
		TooSoon,
		/// The time is further ahead than is allowed.
		TooFarAhead,
		/// No slot of the doctor's hours starts then.
		OffHours,
		/// The doctor closed that day.
		DayClosed,
		/// The slot, or a part of it, is taken.
		SlotTaken,
		/// The price is higher than the most that the patient accepts.
		PriceExceeded,
		/// The doctor's cancellation policy is worse than the one that the patient accepts.
		PolicyChanged,
		/// The doctor has no fee.
		NoFee,
		/// The doctor does not name this account as payee, or is it.
		NotPayee,
		/// The account accepted already to be paid for this doctor.
		AlreadyAccepted,
		/// Too many accounts accept to be paid for this doctor.
		TooManyPayees,
		/// The patient has too many bookings ahead, in all or with this doctor.
		TooManyAppointments,
		/// A series has no slots.
		EmptySeries,
		/// Too many offers to walk-ins stand for this doctor.
		TooManyWalkIns,
		/// The doctor's side made the patient no such offer, or not in the last minutes.
		NoOffer,
		/// The bill is higher than the price, less what was given back.
		ExceedsPrice,
		/// It is more than was billed, or paid, and not given back.
		ExceedsBill,
		/// Nothing was paid to anybody, or all of it was given back.
		NothingPaid,
		/// The amount is zero.
		ZeroAmount,
		/// The folder is not an open one of the patient.
		NotOwnFolder,
		/// The appointment names another folder, or none.
		OtherFolder,
		/// The appointment is not in a state in which this can be done.
		WrongStatus,
		/// Too many accounts have to do with the sides.
		TooManyConcerned,
		/// The share is higher than what the dispute is about.
		ExceedsStake,
		/// Another hospital has the case.
		CaseTaken,
		/// The hospital has not taken the case; or no hospital has.
		NotTaken,
		/// The hospital had the case before, and did not decide.
		HadItsTurn,
		/// As many hospitals had the case as can.
		TooManyJudges,
		/// The sides are still heard.
		EvidenceOpen,
		/// The side is not heard any more.
		EvidenceClosed,
		/// The side put as much forward as it can.
		TooMuchEvidence,
		/// It was decided, or the seats decide.
		AlreadyDecided,
		/// There is no decision, or it was appealed before.
		NothingToAppeal,
		/// The seats do not vote about it.
		NoBallot,
		/// The hospital voted, or made the decision that was appealed.
		AlreadyVoted,
		/// As many seats voted as there can be.
		TooManyVotes,
		/// It is too early for this.
		TooEarly,
		/// The time for this is over.
		TooLate,
		/// This side said already that the patient is there.
		AlreadyCheckedIn,
		/// The doctor's side said that the patient is there.
		PatientWasThere,
		/// The slot is not as long as the present one.
		LengthDiffers,
		/// It is the present slot.
		SameSlot,
		/// No proposal stands.
		NoProposal,
		/// The proposal is of another slot.
		ProposalChanged,
		/// The doctor has no licence for the time at which the visit starts.
		NotLicensed,
		/// The account is not a patient.
		NotPatient,
		/// Another hospital assigned this doctor to this patient.
		AlreadyAssigned,
		/// No assignment of the two is in force.
		NotAssigned,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work_off(remaining)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = <T as Config>::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Publishes a doctor's weekly hours and cancellation policy, in place of those before.
		///
		/// By a licensed doctor. Appointments made before stay as they are. No hours at all means
		/// that nothing can be booked.
		///
		/// # Errors
		/// - what [`Licences::ensure_licensed`] says
		/// - [`BadHours`](Error::BadHours): an entry is empty, too short for one slot, not in steps
		///   of five minutes, or out of range
		/// - [`HoursOverlap`](Error::HoursOverlap)
		/// - [`BadPolicy`](Error::BadPolicy)
		///
		/// # Events
		/// [`HoursPublished`](Event::HoursPublished)
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::publish_hours(hours.len() as u32))]
		pub fn publish_hours(
			origin: OriginFor<T>,
			hours: BoundedVec<WeeklyHours, T::MaxHours>,
			policy: CancellationPolicy,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_publish_hours(actor, hours, policy)
		}

		/// Closes a day: no slot of it can be booked any more.
		///
		/// By an active doctor. `day` is a calendar day of the hours' local time, counted from 1
		/// January 1970. Appointments on it stay; the doctor cancels them one by one.
		///
		/// # Errors
		/// - the caller is not an active doctor
		/// - [`InThePast`](Error::InThePast): the day is over everywhere
		/// - [`TooFarAhead`](Error::TooFarAhead): nothing can be booked on it yet
		/// - [`AlreadyClosed`](Error::AlreadyClosed)
		///
		/// # Events
		/// [`DayClosed`](Event::DayClosed)
		#[pallet::call_index(1)]
		pub fn close_day(origin: OriginFor<T>, day: DayNumber) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_close_day(actor, day)
		}

		/// Opens a closed day again.
		///
		/// By an active doctor.
		///
		/// # Errors
		/// - the caller is not an active doctor
		/// - [`NotFound`](Error::NotFound): the day is not closed
		///
		/// # Events
		/// [`DayReopened`](Event::DayReopened)
		#[pallet::call_index(2)]
		pub fn reopen_day(origin: OriginFor<T>, day: DayNumber) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_reopen_day(actor, day)
		}

		/// Books the slot of a doctor's hours that starts at `start`.
		///
		/// By an active patient. The price is held until the appointment is over, for the doctor's
		/// payee if it accepted that, else for the doctor. It is refused if
		/// it is above `max_price` plancks: the fee may have changed since it was looked at. If a
		/// `policy` is given, the doctor's must be no worse in notice and late share. `details` is
		/// an age file to both sides; `folder`, one of the patient's own, lets the doctor add
		/// records to it around the appointment.
		///
		/// # Errors
		/// - the caller is not an active patient
		/// - what [`Licences::ensure_licensed`] says of the doctor
		/// - [`ConflictOfInterest`](Error::ConflictOfInterest): the doctor signs for the patient
		/// - [`InThePast`](Error::InThePast), [`TooSoon`](Error::TooSoon),
		///   [`TooFarAhead`](Error::TooFarAhead)
		/// - [`OffHours`](Error::OffHours), [`DayClosed`](Error::DayClosed),
		///   [`SlotTaken`](Error::SlotTaken)
		/// - [`PriceExceeded`](Error::PriceExceeded), [`PolicyChanged`](Error::PolicyChanged)
		/// - [`NotOwnFolder`](Error::NotOwnFolder)
		/// - [`TooManyAppointments`](Error::TooManyAppointments)
		/// - [`NoFee`](Error::NoFee)
		/// - [`TooManyConcerned`](Error::TooManyConcerned)
		/// - what [`Escrow::open`] says: the patient cannot pay, the price is below what can be held,
		///   or more than what is left in the purse of who acts for the patient
		///
		/// # Events
		/// [`AppointmentBooked`](Event::AppointmentBooked)
		#[pallet::call_index(3)]
		pub fn book(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			start: Moment,
			max_price: T::Balance,
			policy: Option<CancellationPolicy>,
			details: Option<ContentRef>,
			folder: Option<FolderId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let request = booking::Request { doctor, max_price, policy, details, folder };
			Self::do_book(actor, request, start)
		}

		/// Sets the encrypted details: meeting room and reason for the visit, or none.
		///
		/// By either side, active, while it is booked or checked in.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the side is suspended
		/// - [`WrongStatus`](Error::WrongStatus), [`TooLate`](Error::TooLate)
		///
		/// # Events
		/// [`DetailsSet`](Event::DetailsSet)
		#[pallet::call_index(4)]
		pub fn set_details(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			details: Option<ContentRef>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_set_details(actor, appointment, details)
		}

		/// Names the folder that the doctor may add records to, or none.
		///
		/// By the patient. Naming one needs an active patient and an appointment that is not yet
		/// past; naming none takes the right back, and works always.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the patient is suspended
		/// - [`TooLate`](Error::TooLate): nobody may write because of this appointment any more
		/// - [`NotOwnFolder`](Error::NotOwnFolder)
		///
		/// # Events
		/// [`FolderNamed`](Event::FolderNamed)
		#[pallet::call_index(5)]
		pub fn name_folder(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			folder: Option<FolderId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_name_folder(actor, appointment, folder)
		}

		/// Proposes another slot of the same length to the other side.
		///
		/// By either side, active, before the present slot starts. It takes the place of a proposal
		/// that stands, and takes no slot yet. It lapses when either slot starts.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the side is suspended, or the doctor not licensed
		/// - [`WrongStatus`](Error::WrongStatus), [`TooLate`](Error::TooLate)
		/// - [`LengthDiffers`](Error::LengthDiffers), [`SameSlot`](Error::SameSlot)
		/// - as for [`book`](Self::book): the slot cannot be booked
		///
		/// # Events
		/// [`RescheduleProposed`](Event::RescheduleProposed)
		#[pallet::call_index(6)]
		pub fn propose_reschedule(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			start: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_propose_reschedule(actor, appointment, start)
		}

		/// Accepts the slot that the other side proposed: the appointment moves there.
		///
		/// By the side that did not propose it; the patient is active, the doctor licensed. `start`
		/// is that of the slot that is accepted, so that nobody accepts another one than was looked
		/// at. Price and policy stay.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the patient is suspended, or the doctor not licensed
		/// - [`WrongStatus`](Error::WrongStatus), [`TooLate`](Error::TooLate)
		/// - [`NoProposal`](Error::NoProposal), [`ProposalChanged`](Error::ProposalChanged)
		/// - as for [`book`](Self::book): the slot cannot be booked any more
		///
		/// # Events
		/// [`AppointmentRescheduled`](Event::AppointmentRescheduled)
		#[pallet::call_index(7)]
		pub fn accept_reschedule(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			start: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_accept_reschedule(actor, appointment, start)
		}

		/// Declines what the other side proposed, or takes an own proposal back.
		///
		/// By either side, suspended or not.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`NoProposal`](Error::NoProposal)
		///
		/// # Events
		/// [`RescheduleDeclined`](Event::RescheduleDeclined)
		#[pallet::call_index(8)]
		pub fn decline_reschedule(
			origin: OriginFor<T>,
			appointment: AppointmentId,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_decline_reschedule(actor, appointment)
		}

		/// Calls the appointment off.
		///
		/// By either side, suspended or not. The patient can until the slot starts: free of cost
		/// before the policy's notice window, or if the doctor is suspended or not licensed, now or
		/// at the start;
		/// later the payee gets the policy's late share. The doctor can until it is completed, and
		/// in a dispute, and the patient gets all back.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus), [`TooLate`](Error::TooLate)
		/// - what [`Escrow::charge`] says: the late share of what the patient booked itself is more
		///   than what is left in the purse of who acts for the patient
		///
		/// # Events
		/// [`AppointmentCancelled`](Event::AppointmentCancelled)
		#[pallet::call_index(9)]
		pub fn cancel(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_cancel(actor, appointment)
		}

		/// Says that the patient is there.
		///
		/// By either side, active: the patient, or whoever is at the desk for one of them. From the
		/// check-in window before the start until the end of the slot, once for each side. Who acts
		/// for, or vouches for, both sides speaks for neither. It moves no money: the patient can still
		/// cancel until the start, and the doctor, unless its own side said this, report that the
		/// patient did not come.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the side is suspended
		/// - [`WrongStatus`](Error::WrongStatus), [`TooEarly`](Error::TooEarly),
		///   [`TooLate`](Error::TooLate)
		/// - [`AlreadyCheckedIn`](Error::AlreadyCheckedIn)
		///
		/// # Events
		/// [`PatientCheckedIn`](Event::PatientCheckedIn)
		#[pallet::call_index(10)]
		pub fn check_in(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_check_in(actor, appointment)
		}

		/// Says that the appointment took place, and bills `amount` plancks for it.
		///
		/// The bill is at most the price, and may be zero. What is above it goes back to the patient
		/// at once, and who stands on the patient's side does not bill less than the price. What stays
		/// held is what a dispute is about.
		///
		/// By the doctor, active, licensed at the start of the slot, from that start on, or once the patient's own side
		/// checked in, until its completion window is over. The payee is paid when the dispute window
		/// is over, which starts no earlier than the slot ends, or when the patient confirms. A delegate
		/// that booked it, acts for the patient or vouches for the patient completes only what a side
		/// checked in.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the doctor is suspended
		/// - [`WrongStatus`](Error::WrongStatus), [`TooEarly`](Error::TooEarly),
		///   [`TooLate`](Error::TooLate)
		/// - [`NotLicensed`](Error::NotLicensed)
		/// - [`ExceedsPrice`](Error::ExceedsPrice)
		/// - what [`Escrow::reduce`] says: the bill is above zero and below what can be held, or the
		///   patient's account is empty and what it would get back too little for one
		///
		/// # Events
		/// [`AppointmentFulfilled`](Event::AppointmentFulfilled)
		#[pallet::call_index(11)]
		pub fn complete(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			amount: T::Balance,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_complete(actor, appointment, amount)
		}

		/// Agrees that the appointment took place: the payee is paid at once.
		///
		/// By the patient, active, once it is completed and within the dispute window. In a dispute
		/// it gives in: who contested not to have come pays the late share, and no more.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the patient is suspended
		/// - [`WrongStatus`](Error::WrongStatus), [`TooLate`](Error::TooLate)
		/// - what [`Escrow::charge`] says: the price of what the patient booked itself is more than
		///   what is left in the purse of who acts for the patient
		///
		/// # Events
		/// [`AppointmentConfirmed`](Event::AppointmentConfirmed)
		#[pallet::call_index(12)]
		pub fn confirm(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_confirm(actor, appointment)
		}

		/// Says that the other side did not come.
		///
		/// By either side, from the middle of the slot, or ten minutes after its start if that is
		/// later, until the completion window after the slot is over: by the doctor, active, unless its own side checked the patient in; by the patient, suspended or
		/// not. If it is not contested within the dispute window, which starts no earlier than the
		/// slot ends, the payee gets the policy's late share for a patient who did not come, and the
		/// patient gets all back for a doctor who did not.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the doctor is suspended
		/// - [`WrongStatus`](Error::WrongStatus), [`TooEarly`](Error::TooEarly),
		///   [`TooLate`](Error::TooLate)
		/// - [`PatientWasThere`](Error::PatientWasThere)
		/// - [`NotLicensed`](Error::NotLicensed), for the doctor's report
		///
		/// # Events
		/// [`NoShowReported`](Event::NoShowReported)
		#[pallet::call_index(13)]
		pub fn report_no_show(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_report_no_show(actor, appointment)
		}

		/// Contests the report of not having come: it becomes a dispute.
		///
		/// By the side that is said not to have come, suspended or not, within the dispute window.
		/// If nobody decides, the patient pays the late share as if it had not contested, and gets
		/// all back from a doctor that did.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus), [`TooLate`](Error::TooLate)
		///
		/// # Events
		/// [`NoShowContested`](Event::NoShowContested)
		#[pallet::call_index(14)]
		pub fn contest_no_show(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_contest_no_show(actor, appointment)
		}

		/// Disputes the appointment: somebody else decides who gets the money.
		///
		/// By the patient, suspended or not: within the dispute window after the doctor completed
		/// it, or between the end of the slot and the end of the completion window.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus), [`TooEarly`](Error::TooEarly),
		///   [`TooLate`](Error::TooLate)
		/// - [`NotLicensed`](Error::NotLicensed): it cannot be completed, and
		///   [`settle_due`](Self::settle_due) refunds it
		///
		/// # Events
		/// [`DisputeOpened`](Event::DisputeOpened)
		#[pallet::call_index(15)]
		pub fn dispute(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_dispute(actor, appointment)
		}

		/// Decides a dispute that the hospital took: the payee gets `doctor_share` of the price, the
		/// patient the rest, once nobody can appeal any more.
		///
		/// It is no more than is at stake: the late share, if it is about whether the patient came.
		/// By the hospital that took the case and is still a stranger to it (see
		/// [`take_case`](Self::take_case)), once the sides were heard, until its time is over.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound)
		/// - [`NotAuthorized`](Error::NotAuthorized): not a hospital in force
		/// - [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus): not in dispute, or past its deadline
		/// - [`NotTaken`](Error::NotTaken): it did not take the case, or its time is over
		/// - [`AlreadyDecided`](Error::AlreadyDecided), [`EvidenceOpen`](Error::EvidenceOpen)
		/// - [`ExceedsStake`](Error::ExceedsStake)
		///
		/// # Events
		/// [`DisputeResolved`](Event::DisputeResolved)
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::resolve().saturating_add(Pallet::<T>::succession()))]
		pub fn resolve(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			doctor_share: Permill,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_resolve(actor, appointment, doctor_share)
		}

		/// Applies the outcome of an appointment whose deadline has passed, without waiting for it
		/// to happen by itself; or refunds one that cannot be completed, as the doctor was not
		/// licensed at its start.
		///
		/// By anyone.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound)
		/// - [`WrongStatus`](Error::WrongStatus): it is over already
		/// - [`TooEarly`](Error::TooEarly): the deadline is ahead; without a licence, the start
		///
		/// # Events
		/// [`AppointmentEnded`](Event::AppointmentEnded)
		#[pallet::call_index(17)]
		pub fn settle_due(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_settle_due(actor, appointment)
		}

		/// Assigns a doctor to a patient until a time: the doctor may then ask for access.
		///
		/// By a hospital in force that works with the doctor, or vouches for the patient itself or
		/// through its clinic. The hospital's own assignment of the two is replaced.
		///
		/// # Errors
		/// - [`NotAuthorized`](Error::NotAuthorized)
		/// - the hospital is suspended
		/// - what [`Licences::ensure_licensed`] says of the doctor
		/// - [`NotPatient`](Error::NotPatient)
		/// - [`InThePast`](Error::InThePast), [`TooFarAhead`](Error::TooFarAhead)
		/// - [`AlreadyAssigned`](Error::AlreadyAssigned)
		///
		/// # Events
		/// [`DoctorAssigned`](Event::DoctorAssigned)
		#[pallet::call_index(18)]
		pub fn assign_doctor(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			patient: T::AccountId,
			until: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_assign_doctor(actor, doctor, patient, until)
		}

		/// Ends an assignment.
		///
		/// By the hospital that made it or has its duties, the patient or the doctor, suspended or
		/// not.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound)
		/// - [`NotAuthorized`](Error::NotAuthorized)
		///
		/// # Events
		/// [`DoctorUnassigned`](Event::DoctorUnassigned)
		#[pallet::call_index(19)]
		pub fn unassign_doctor(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			patient: T::AccountId,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_unassign_doctor(actor, doctor, patient)
		}

		/// Accepts to be paid for a doctor's work.
		///
		/// By the account that the doctor names as payee, unless it is suspended; for the doctor
		/// itself there is nothing to accept. Bookings from here on pay it; those made before pay
		/// the doctor.
		///
		/// # Errors
		/// - [`NotPayee`](Error::NotPayee)
		/// - [`NotAuthorized`](Error::NotAuthorized): the account is suspended
		/// - [`AlreadyAccepted`](Error::AlreadyAccepted), [`TooManyPayees`](Error::TooManyPayees)
		///
		/// # Events
		/// [`PaymentsAccepted`](Event::PaymentsAccepted)
		#[pallet::call_index(21)]
		pub fn accept_payments_for(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_accept_payments_for(actor, doctor)
		}

		/// Is paid for a doctor's work no longer.
		///
		/// By an account that accepted it, suspended or not. What it would have got from bookings
		/// made before goes to the doctor.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound): it does not accept payments for this doctor
		///
		/// # Events
		/// [`PaymentsDeclined`](Event::PaymentsDeclined)
		#[pallet::call_index(22)]
		pub fn decline_payments_for(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_decline_payments_for(actor, doctor)
		}

		/// Takes the report of a no-show back: the appointment is what it was before.
		///
		/// By the side that reported it, active, contested or not, as long as nothing is paid. The
		/// visit can be completed until its completion window is over, counted from here if that is
		/// later than from the end of the slot.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the side is suspended
		/// - [`WrongStatus`](Error::WrongStatus)
		///
		/// # Events
		/// [`NoShowWithdrawn`](Event::NoShowWithdrawn)
		#[pallet::call_index(20)]
		pub fn withdraw_no_show(
			origin: OriginFor<T>,
			appointment: AppointmentId,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_withdraw_no_show(actor, appointment)
		}

		/// Gives the patient a part of the price back, or all of it.
		///
		/// While the bill is held, completed or in dispute: by the doctor, active; the bill is lower
		/// by that. Once something was paid, for whatever reason: by whom it was paid to, unless
		/// suspended, out of its own account, up to what it got and has not given back. Not by who
		/// stands on the patient's side.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the doctor, or who was paid, is suspended
		/// - [`WrongStatus`](Error::WrongStatus): nothing is billed yet
		/// - [`TooLate`](Error::TooLate): it is about to be paid, so
		///   [`settle_due`](Self::settle_due) comes first
		/// - [`NothingPaid`](Error::NothingPaid)
		/// - [`ZeroAmount`](Error::ZeroAmount), [`ExceedsBill`](Error::ExceedsBill)
		/// - what [`Escrow::reduce`] and [`Escrow::give_back`] say: what is left of the bill is below
		///   what can be held, the giver does not have it, or it is too little for the patient's
		///   empty account
		///
		/// # Events
		/// [`AmountGivenBack`](Event::AmountGivenBack)
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::give_back().max(T::WeightInfo::give_back_held()))]
		pub fn give_back(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			amount: T::Balance,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_give_back(actor, appointment, amount)
		}

		/// Books several slots of one doctor, all or none.
		///
		/// As [`book`](Self::book), for each of `starts`: each may cost `max_price` at most, and each
		/// has these details and this folder. They are cancelled one by one, or from one on by
		/// [`cancel_series`](Self::cancel_series).
		///
		/// # Errors
		/// - [`EmptySeries`](Error::EmptySeries)
		/// - as for [`book`](Self::book), of the first slot that cannot be booked;
		///   [`SlotTaken`](Error::SlotTaken) also where two of them overlap
		///
		/// # Events
		/// [`AppointmentBooked`](Event::AppointmentBooked) for each
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::book_series(starts.len() as u32))]
		pub fn book_series(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			starts: BoundedVec<Moment, T::MaxSeries>,
			max_price: T::Balance,
			policy: Option<CancellationPolicy>,
			details: Option<ContentRef>,
			folder: Option<FolderId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let request = booking::Request { doctor, max_price, policy, details, folder };
			Self::do_book_series(actor, request, starts)
		}

		/// Calls off what is still ahead of a series: all appointments that were booked by the same
		/// call as this one, and start after now.
		///
		/// By either side, suspended or not, each as by [`cancel`](Self::cancel): for the patient the
		/// next ones may be late. Those that were moved are of the series all the same.
		///
		/// All of them or none: where one cannot be called off so, the others are one by one.
		///
		/// # Errors
		/// - as for [`cancel`](Self::cancel), of the first that cannot be called off
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus): none of them is ahead
		///
		/// # Events
		/// [`AppointmentCancelled`](Event::AppointmentCancelled) for each
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::cancel_series(T::MaxSeries::get()))]
		pub fn cancel_series(
			origin: OriginFor<T>,
			appointment: AppointmentId,
		) -> DispatchResultWithPostInfo {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let cancelled = Self::do_cancel_series(actor, appointment)?;
			Ok(Some(T::WeightInfo::cancel_series(cancelled)).into())
		}

		/// Offers the slot that starts at `start`, soon or under way, to a patient who is there.
		///
		/// By the doctor, licensed, or its desk. The slot is one of the published hours that has not
		/// ended, and starts within [`walk_ins::AHEAD`]. It takes no slot: the patient accepts within
		/// [`walk_ins::OFFER_STANDS`], or it lapses, as it does if a desk made it that does not act for
		/// the doctor any more. It takes the place of what stands for this patient.
		///
		/// # Errors
		/// - what [`Licences::ensure_licensed`] says
		/// - the patient is not an active one
		/// - [`ConflictOfInterest`](Error::ConflictOfInterest): the patient signs for the doctor
		/// - [`InThePast`](Error::InThePast), [`TooFarAhead`](Error::TooFarAhead)
		/// - [`OffHours`](Error::OffHours), [`DayClosed`](Error::DayClosed),
		///   [`SlotTaken`](Error::SlotTaken)
		/// - [`NotLicensed`](Error::NotLicensed): the doctor's licence does not cover the slot's start
		/// - [`NoFee`](Error::NoFee)
		/// - [`TooManyWalkIns`](Error::TooManyWalkIns)
		///
		/// # Events
		/// [`WalkInOffered`](Event::WalkInOffered)
		#[pallet::call_index(26)]
		pub fn offer_walk_in(
			origin: OriginFor<T>,
			patient: T::AccountId,
			start: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_offer_walk_in(actor, patient, start)
		}

		/// Accepts the slot that the doctor's side offered to a patient who is there: it is booked.
		///
		/// By the patient, active, or who acts for it and stands on no other side: nobody who acts
		/// for the doctor, vouches for the doctor, or is paid for its work. Price, policy, details
		/// and folder are as for [`book`](Self::book), the shortest notice is not asked for. The
		/// offer was the doctor's side's word that the patient is there: it is checked in.
		///
		/// # Errors
		/// - [`NoOffer`](Error::NoOffer)
		/// - [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - as for [`book`](Self::book) and [`offer_walk_in`](Self::offer_walk_in)
		///
		/// # Events
		/// [`AppointmentBooked`](Event::AppointmentBooked),
		/// [`PatientCheckedIn`](Event::PatientCheckedIn)
		#[pallet::call_index(27)]
		pub fn accept_walk_in(
			origin: OriginFor<T>,
			doctor: T::AccountId,
			start: Moment,
			max_price: T::Balance,
			policy: Option<CancellationPolicy>,
			details: Option<ContentRef>,
			folder: Option<FolderId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let request = booking::Request { doctor, max_price, policy, details, folder };
			Self::do_accept_walk_in(actor, request, start)
		}

		/// Takes a dispute: the hospital hears the sides and then decides.
		///
		/// By a hospital in force that is a stranger to the case, signed for by one. No stranger is
		/// who had to do with a side at booking (a sponsor, its hospital, a hospital that verified
		/// the doctor, the payee and its hospital), who has now, who accepted payments for the
		/// doctor, or who has acted for a side since before the booking. A delegation that a side
		/// made later keeps nobody away.
		///
		/// The evidence window starts, and the decision window after it. A hospital that does not
		/// decide by then has had its turn, and another one can take the case, until the dispute's
		/// deadline is over. Then the seats vote.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound)
		/// - [`NotAuthorized`](Error::NotAuthorized): not a hospital in force
		/// - [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus): not in dispute, or past its deadline
		/// - [`CaseTaken`](Error::CaseTaken), [`HadItsTurn`](Error::HadItsTurn)
		/// - [`AlreadyDecided`](Error::AlreadyDecided), [`TooLate`](Error::TooLate)
		/// - [`TooManyJudges`](Error::TooManyJudges)
		///
		/// # Events
		/// [`CaseTaken`](Event::CaseTaken)
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::take_case().saturating_add(Pallet::<T>::succession()))]
		pub fn take_case(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_take_case(actor, appointment)
		}

		/// Puts something forward in a dispute: a file that is sealed to both sides and to who
		/// decides.
		///
		/// By either side, suspended or not, or who acts for one and not for the other: while nobody
		/// has the case, and until the evidence window is over once a hospital has it, or once the
		/// seats vote. At most four files a side in each of these.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus)
		/// - [`EvidenceClosed`](Error::EvidenceClosed), [`TooMuchEvidence`](Error::TooMuchEvidence)
		///
		/// # Events
		/// [`EvidenceAdded`](Event::EvidenceAdded)
		#[pallet::call_index(41)]
		pub fn add_evidence(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			content: ContentRef,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_add_evidence(actor, appointment, content)
		}

		/// Says that the side puts nothing more forward. Once both said so, it can be decided.
		///
		/// By either side, active, or who acts for one and not for the other, while the hospital that
		/// took the case, or the seats, hear the sides.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - the side is suspended
		/// - [`WrongStatus`](Error::WrongStatus), [`NotTaken`](Error::NotTaken)
		/// - [`EvidenceClosed`](Error::EvidenceClosed)
		///
		/// # Events
		/// [`EvidenceClosed`](Event::EvidenceClosed)
		#[pallet::call_index(42)]
		pub fn close_evidence(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_close_evidence(actor, appointment)
		}

		/// Appeals a decision: the seats that are strangers to the case vote.
		///
		/// By either side, suspended or not, or who acts for one and not for the other, within the
		/// appeal window; a dispute is appealed once. What the votes come to, the decision being one
		/// of them, is final: see [`ballot`].
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound), [`NotAuthorized`](Error::NotAuthorized),
		///   [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus), [`NothingToAppeal`](Error::NothingToAppeal)
		///
		/// # Events
		/// [`DecisionAppealed`](Event::DecisionAppealed)
		#[pallet::call_index(43)]
		pub fn appeal(origin: OriginFor<T>, appointment: AppointmentId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_appeal(actor, appointment)
		}

		/// Votes about a dispute that was appealed, or that nobody decided in time: which share of
		/// the price the payee gets.
		///
		/// By a hospital in force that is a stranger to the case, as for
		/// [`take_case`](Self::take_case), once, from the end of the evidence window to that of the
		/// decision window; not by the hospital whose decision was appealed, which counts as its vote.
		///
		/// # Errors
		/// - [`NotFound`](Error::NotFound)
		/// - [`NotAuthorized`](Error::NotAuthorized): not a hospital in force
		/// - [`ConflictOfInterest`](Error::ConflictOfInterest)
		/// - [`WrongStatus`](Error::WrongStatus), [`NoBallot`](Error::NoBallot)
		/// - [`AlreadyVoted`](Error::AlreadyVoted), [`EvidenceOpen`](Error::EvidenceOpen)
		/// - [`ExceedsStake`](Error::ExceedsStake)
		/// - [`TooManyVotes`](Error::TooManyVotes)
		///
		/// # Events
		/// [`VoteCast`](Event::VoteCast)
		#[pallet::call_index(44)]
		#[pallet::weight(T::WeightInfo::vote().saturating_add(Pallet::<T>::succession()))]
		pub fn vote(
			origin: OriginFor<T>,
			appointment: AppointmentId,
			doctor_share: Permill,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_vote(actor, appointment, doctor_share)
		}
	}
}
