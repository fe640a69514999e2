//! Policy parameters: what the council may change without an upgrade.
//!
//! `pallet_parameters` takes any value. The getters here are the only readers, and clamp what is
//! stored to bounds, so that no motion can break the chain. What protects people takes two thirds of
//! the council: how long there is to object and to decide, what is kept for auditors, break-glass,
//! suspension, allowances, the fewest validators.

use crate::{
	configs::{motions::Proportion, CouncilMajority, CouncilTwoThirds},
	constants::*,
	*,
};
use carechain_primitives::{api::Policy, Moment, DAY, HOUR, MINUTE, SECOND};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	traits::{EnsureOrigin, EnsureOriginWithArg, Get},
};
use polkadot_sdk::{frame_support, pallet_parameters, sp_runtime::Permill};

/// The parameters, with the values of production.
#[allow(missing_docs)]
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Appointments and money.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod appointments {
		/// How long the doctor waits for the payment after completing, unless the patient confirms.
		#[codec(index = 0)]
		pub static DisputeWindow: Moment = 72 * HOUR;
		/// How long a dispute waits for a hospital to take it, before the seats vote.
		#[codec(index = 1)]
		pub static DisputeDeadline: Moment = 30 * DAY;
		/// The doctor's share of a dispute that nobody decided.
		#[codec(index = 2)]
		pub static UndecidedShare: Permill = Permill::from_percent(50);
		/// How long after its end an appointment can be completed, and its doctor can write.
		#[codec(index = 3)]
		pub static CompletionWindow: Moment = 72 * HOUR;
		/// The shortest time from booking to the start.
		#[codec(index = 4)]
		pub static ShortestNotice: Moment = 10 * MINUTE;
		/// The furthest ahead a slot can be booked.
		#[codec(index = 5)]
		pub static BookingHorizon: Moment = 366 * DAY;
		/// How long before its start a patient can check in.
		#[codec(index = 6)]
		pub static CheckInWindow: Moment = 2 * HOUR;
		/// The most bookings of a patient whose slots are ahead.
		#[codec(index = 7)]
		pub static OpenBookings: u32 = 32;
		/// The most of them with one doctor.
		#[codec(index = 8)]
		pub static OpenBookingsPerDoctor: u32 = MAX_SERIES;
		/// How long the sides of a dispute add evidence before a hospital decides, or seats vote.
		#[codec(index = 20)]
		pub static EvidenceWindow: Moment = 7 * DAY;
		/// How long a hospital has to decide, or the seats to vote, after that.
		#[codec(index = 21)]
		pub static DecisionWindow: Moment = 14 * DAY;
		/// How long a decision can be appealed.
		#[codec(index = 22)]
		pub static AppealWindow: Moment = 7 * DAY;
	}

	/// Access to records.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod access {
		/// The longest any grant can run.
		#[codec(index = 0)]
		pub static LongestGrant: Moment = 5 * 366 * DAY;
		/// How long a request for access stands.
		#[codec(index = 1)]
		pub static RequestLifetime: Moment = 14 * DAY;
		/// How long break-glass access lasts from its answer on, and how long it waits for one.
		#[codec(index = 2)]
		pub static EmergencyAccess: Moment = 4 * HOUR;
		/// How long the doctor has to justify it.
		#[codec(index = 3)]
		pub static JustificationDeadline: Moment = 72 * HOUR;
		/// How long an auditor has for a verdict after the justification is due.
		#[codec(index = 4)]
		pub static ReviewDeadline: Moment = 30 * DAY;
		/// How long ended grants, declared reads and emergencies are kept.
		#[codec(index = 5)]
		pub static AuditRetention: Moment = 10 * 366 * DAY;
		/// For how long one of two hospitals has to have verified a doctor who breaks the glass where
		/// neither is the custodian.
		#[codec(index = 6)]
		pub static VoucherAge: Moment = 30 * DAY;
		/// The most emergencies of a doctor that are open or not justified.
		#[codec(index = 7)]
		pub static OpenEmergencies: u32 = 3;
		/// The most emergencies that are open on the verifications of one hospital.
		#[codec(index = 8)]
		pub static VouchedEmergencies: u32 = 16;
	}

	/// Participants.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod participants {
		/// The longest an invitation can stand.
		#[codec(index = 0)]
		pub static LongestInvitation: Moment = 30 * DAY;
		/// The longest a delegation can run.
		#[codec(index = 1)]
		pub static LongestDelegation: Moment = 18 * 366 * DAY;
		/// The longest suspension of a patient without the council.
		#[codec(index = 2)]
		pub static LongestPatientSuspension: Moment = 72 * HOUR;
		/// A patient's, doctor's and auditor's free allowance, in plancks of the nominal fee.
		#[codec(index = 3)]
		pub static PersonAllowance: Balance = 2 * CARE;
		/// A clinic's free allowance.
		#[codec(index = 4)]
		pub static ClinicAllowance: Balance = 50 * CARE;
		/// A hospital's free allowance.
		#[codec(index = 5)]
		pub static HospitalAllowance: Balance = 200 * CARE;
		/// What a hospital's pool holds for all it and its clinics vouched for together, for ordinary
		/// calls. A clinic's is a tenth.
		#[codec(index = 6)]
		pub static SponsorPool: Balance = 2_000 * CARE;
		/// What everybody has for protective calls, whatever others use.
		#[codec(index = 40)]
		pub static ProtectiveReserve: Balance = CARE / 10;
		/// What a hospital's pool holds for protective calls beyond the reserves. A clinic's is a tenth.
		#[codec(index = 41)]
		pub static ProtectivePool: Balance = 1_000 * CARE;
		/// What the consortium's pool holds for protective calls of accounts without a sponsor.
		#[codec(index = 42)]
		pub static ConsortiumPool: Balance = 1_000 * CARE;
		/// How many accounts a hospital can invite in a day, its clinics' invitations included.
		#[codec(index = 43)]
		pub static HospitalInvitations: u32 = 1_000;
		/// How many accounts a clinic can invite in a day.
		#[codec(index = 44)]
		pub static ClinicInvitations: u32 = 200;
		/// How long a sponsorship goes on after its sponsor's notice.
		#[codec(index = 45)]
		pub static SponsorshipNotice: Moment = 30 * DAY;
		/// How long after a person accepted another sponsor the former one acts.
		#[codec(index = 46)]
		pub static SponsorChangeDelay: Moment = 14 * DAY;
		/// How long a change of the contacts who can replace a key waits.
		#[codec(index = 50)]
		pub static ContactsNotice: Moment = 14 * DAY;
		/// The shortest that contacts have to wait before they replace a key.
		#[codec(index = 51)]
		pub static ContactsRecovery: Moment = 2 * DAY;
		/// How long a sponsor and an unrelated hospital have to wait before they replace a key, or
		/// end a guardian's delegation.
		#[codec(index = 52)]
		pub static SponsorRecovery: Moment = 7 * DAY;
	}

	/// The hospitals that run the chain.
	#[dynamic_pallet_params]
	#[codec(index = 3)]
	pub mod consortium {
		/// The fewest validators that may be planned.
		#[codec(index = 0)]
		pub static MinValidators: u32 = MIN_VALIDATORS;
		/// The length of a session, in blocks: a change of validators takes two.
		#[codec(index = 1)]
		pub static SessionLength: BlockNumber = 10 * MINUTES;
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Appointments(dynamic_params::appointments::Parameters::DisputeWindow(
			dynamic_params::appointments::DisputeWindow,
			Some(72 * HOUR),
		))
	}
}

/// The council changes parameters: two thirds of it those that protect people, more than half the
/// others.
pub struct ParameterOrigin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParameterOrigin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
		match proportion(key) {
			Proportion::TwoThirds => {
				<CouncilTwoThirds as EnsureOrigin<_>>::try_origin(origin).map(|_| ())
			},
			Proportion::MoreThanHalf => {
				<CouncilMajority as EnsureOrigin<_>>::try_origin(origin).map(|_| ())
			},
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		<CouncilTwoThirds as EnsureOrigin<_>>::try_successful_origin()
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = ParameterOrigin;
	type WeightInfo = ();
}

/// The bounds of a parameter: whatever is stored, what is in force lies within.
#[derive(Clone, Copy, Debug)]
pub struct Bounds<Value> {
	/// The least on a network that people depend on.
	pub floor: Value,
	/// The least on one for development, where hours play in seconds.
	pub development_floor: Value,
	/// The most.
	pub ceiling: Value,
}

impl<Value: Copy + Ord> Bounds<Value> {
	/// The value within the bounds of this network.
	fn clamp(&self, value: Value) -> Value {
		// What is not below the floor does not have to ask what the network is for.
		let floor = if value < self.floor { self.floor_here() } else { self.floor };
		value.max(floor).min(self.ceiling)
	}

	fn floor_here(&self) -> Value {
		self.floor_of(PolicyGenesis::is_for_development())
	}

	fn floor_of(&self, development: bool) -> Value {
		if development {
			self.development_floor
		} else {
			self.floor
		}
	}
}

/// Declares the getters, in the groups of the parameters: who changes each, its floor and ceiling,
/// and its floor on networks for development.
macro_rules! bounded {
	($($group:ident $variant:ident {
		$($name:ident: $kind:ty = $who:ident, $floor:expr, $ceiling:expr, $development:expr;)*
	})*) => {
		$($(
			#[doc = concat!("[`dynamic_params::", stringify!($group), "::", stringify!($name), "`].")]
			pub struct $name;

			impl $name {
				/// What is in force lies within.
				pub const BOUNDS: Bounds<$kind> = Bounds {
					floor: $floor,
					development_floor: $development,
					ceiling: $ceiling,
				};
			}

			impl Get<$kind> for $name {
				fn get() -> $kind {
					Self::BOUNDS.clamp(<dynamic_params::$group::$name as Get<$kind>>::get())
				}
			}
		)*)*

		/// How many of the council change a parameter.
		pub fn proportion(key: &RuntimeParametersKey) -> Proportion {
			match key {
				$($(RuntimeParametersKey::$variant(
					dynamic_params::$group::ParametersKey::$name(_),
				) => Proportion::$who,)*)*
			}
		}

		/// The parameter `group.Name` with a value: a moment in milliseconds, an amount in plancks,
		/// a share in parts per million, or a number. For a network that is for development or not.
		///
		/// # Errors
		/// There is no such parameter, or its value is out of bounds; says which bounds.
		pub fn parameter(
			name: &str,
			value: u128,
			development: bool,
		) -> Result<RuntimeParameters, alloc::string::String> {
			match name {
				$($(concat!(stringify!($group), ".", stringify!($name)) => {
					let floor = $name::BOUNDS.floor_of(development);
					let ceiling = $name::BOUNDS.ceiling;
					let bounded = <$kind as FromNumber>::from_number(value)
						.filter(|value| floor <= *value && *value <= ceiling)
						.ok_or_else(|| {
							alloc::format!("{name} has to be from {floor:?} to {ceiling:?}")
						})?;
					let parameter = dynamic_params::$group::Parameters::$name(
						dynamic_params::$group::$name,
						Some(bounded),
					);
					Ok(parameter.into())
				})*)*
				_ => Err(alloc::format!("there is no parameter {name}")),
			}
		}
	};
}

/// A parameter's type, from a number.
trait FromNumber: Sized {
	fn from_number(value: u128) -> Option<Self>;
}

impl FromNumber for u128 {
	fn from_number(value: u128) -> Option<Self> {
		Some(value)
	}
}

impl FromNumber for u64 {
	fn from_number(value: u128) -> Option<Self> {
		value.try_into().ok()
	}
}

impl FromNumber for u32 {
	fn from_number(value: u128) -> Option<Self> {
		value.try_into().ok()
	}
}

impl FromNumber for Permill {
	fn from_number(value: u128) -> Option<Self> {
		value.try_into().ok().filter(|parts| *parts <= 1_000_000).map(Permill::from_parts)
	}
}

impl From<dynamic_params::appointments::Parameters> for RuntimeParameters {
	fn from(parameter: dynamic_params::appointments::Parameters) -> Self {
		Self::Appointments(parameter)
	}
}

impl From<dynamic_params::access::Parameters> for RuntimeParameters {
	fn from(parameter: dynamic_params::access::Parameters) -> Self {
		Self::Access(parameter)
	}
}

impl From<dynamic_params::participants::Parameters> for RuntimeParameters {
	fn from(parameter: dynamic_params::participants::Parameters) -> Self {
		Self::Participants(parameter)
	}
}

impl From<dynamic_params::consortium::Parameters> for RuntimeParameters {
	fn from(parameter: dynamic_params::consortium::Parameters) -> Self {
		Self::Consortium(parameter)
	}
}

bounded! {
	appointments Appointments {
		DisputeWindow: Moment = TwoThirds, DAY, 90 * DAY, SECOND;
		DisputeDeadline: Moment = TwoThirds, 7 * DAY, 366 * DAY, SECOND;
		UndecidedShare: Permill = TwoThirds, Permill::zero(), Permill::one(), Permill::zero();
		CompletionWindow: Moment = MoreThanHalf, DAY, 90 * DAY, SECOND;
		ShortestNotice: Moment = MoreThanHalf, 0, 30 * DAY, 0;
		// Above the ceiling of the notice, or nothing could be booked.
		BookingHorizon: Moment = MoreThanHalf, 31 * DAY, 2 * 366 * DAY, DAY;
		CheckInWindow: Moment = MoreThanHalf, 0, DAY, 0;
		OpenBookings: u32 = MoreThanHalf, 8, MAX_OPEN_BOOKINGS, 8;
		OpenBookingsPerDoctor: u32 = MoreThanHalf, 2, MAX_OPEN_BOOKINGS / 2, 2;
		EvidenceWindow: Moment = TwoThirds, 3 * DAY, 90 * DAY, SECOND;
		DecisionWindow: Moment = TwoThirds, 7 * DAY, 90 * DAY, SECOND;
		AppealWindow: Moment = TwoThirds, 3 * DAY, 90 * DAY, SECOND;
	}
	access Access {
		LongestGrant: Moment = MoreThanHalf, DAY, 100 * 366 * DAY, MINUTE;
		RequestLifetime: Moment = MoreThanHalf, DAY, 366 * DAY, SECOND;
		EmergencyAccess: Moment = TwoThirds, 15 * MINUTE, DAY, SECOND;
		JustificationDeadline: Moment = TwoThirds, DAY, 30 * DAY, SECOND;
		ReviewDeadline: Moment = TwoThirds, 7 * DAY, 366 * DAY, SECOND;
		AuditRetention: Moment = TwoThirds, 3 * 366 * DAY, 100 * 366 * DAY, HOUR;
		VoucherAge: Moment = TwoThirds, 7 * DAY, 366 * DAY, SECOND;
		OpenEmergencies: u32 = TwoThirds, 1, MAX_OPEN_EMERGENCIES, 1;
		VouchedEmergencies: u32 = TwoThirds, 1, MAX_VOUCHED_EMERGENCIES, 1;
	}
	participants Participants {
		LongestInvitation: Moment = MoreThanHalf, DAY, 366 * DAY, MINUTE;
		LongestDelegation: Moment = MoreThanHalf, DAY, 100 * 366 * DAY, MINUTE;
		LongestPatientSuspension: Moment = TwoThirds, HOUR, 72 * HOUR, MINUTE;
		PersonAllowance: Balance = TwoThirds, CARE, 1_000_000 * CARE, CARE / 10;
		ClinicAllowance: Balance = TwoThirds, 10 * CARE, 1_000_000 * CARE, CARE / 10;
		HospitalAllowance: Balance = TwoThirds, 50 * CARE, 1_000_000 * CARE, CARE / 10;
		SponsorPool: Balance = TwoThirds, 200 * CARE, 1_000_000_000 * CARE, CARE;
		// Everywhere enough for the dearest of protective calls, or they would not always work.
		ProtectiveReserve: Balance = TwoThirds, CARE / 10, 10 * CARE, CARE / 10;
		ProtectivePool: Balance = TwoThirds, 100 * CARE, 1_000_000_000 * CARE, CARE;
		ConsortiumPool: Balance = TwoThirds, 100 * CARE, 1_000_000_000 * CARE, CARE;
		HospitalInvitations: u32 = MoreThanHalf, 20, 100_000, 1;
		ClinicInvitations: u32 = MoreThanHalf, 5, 100_000, 1;
		SponsorshipNotice: Moment = TwoThirds, 7 * DAY, 366 * DAY, SECOND;
		SponsorChangeDelay: Moment = TwoThirds, 7 * DAY, 30 * DAY, SECOND;
		ContactsNotice: Moment = TwoThirds, 7 * DAY, 90 * DAY, SECOND;
		// Below what a person can give its contacts at most.
		ContactsRecovery: Moment = TwoThirds, DAY, 14 * DAY, SECOND;
		SponsorRecovery: Moment = TwoThirds, 3 * DAY, 60 * DAY, SECOND;
	}
	consortium Consortium {
		MinValidators: u32 = TwoThirds, 1, MAX_HOSPITALS, 1;
		SessionLength: BlockNumber = MoreThanHalf, MINUTES, DAYS, 5;
	}
}

impl crate::genesis::policy::Config for Runtime {}

/// The policy in force, for those who ask.
pub fn in_force() -> Policy {
	Policy {
		development: PolicyGenesis::is_for_development(),
		dispute_window: DisputeWindow::get(),
		dispute_deadline: DisputeDeadline::get(),
		evidence_window: EvidenceWindow::get(),
		decision_window: DecisionWindow::get(),
		appeal_window: AppealWindow::get(),
		undecided_share: UndecidedShare::get().deconstruct(),
		completion_window: CompletionWindow::get(),
		shortest_notice: ShortestNotice::get(),
		booking_horizon: BookingHorizon::get(),
		open_bookings: OpenBookings::get(),
		open_bookings_per_doctor: OpenBookingsPerDoctor::get(),
		longest_grant: LongestGrant::get(),
		request_lifetime: RequestLifetime::get(),
		emergency_access: EmergencyAccess::get(),
		justification_deadline: JustificationDeadline::get(),
		review_deadline: ReviewDeadline::get(),
		voucher_age: VoucherAge::get(),
		max_open_emergencies: OpenEmergencies::get(),
		max_vouched_emergencies: VouchedEmergencies::get(),
		audit_retention: AuditRetention::get(),
		longest_patient_suspension: LongestPatientSuspension::get(),
		longest_invitation: LongestInvitation::get(),
		longest_delegation: LongestDelegation::get(),
		sponsorship_notice: SponsorshipNotice::get(),
		sponsor_change_delay: SponsorChangeDelay::get(),
		hospital_invitations: HospitalInvitations::get(),
		clinic_invitations: ClinicInvitations::get(),
		contacts_notice: ContactsNotice::get(),
		contacts_recovery: ContactsRecovery::get(),
		sponsor_recovery: SponsorRecovery::get(),
		min_validators: MinValidators::get(),
		session_length: SessionLength::get(),
	}
}
