//! Policy parameters: what the council may change without an upgrade.
//!
//! `pallet_parameters` takes any value. The getters here are the only readers, and clamp what is
//! stored to bounds, so that no motion can break the chain.

use crate::{configs::CouncilMajority, constants::*, *};
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
		/// How long a dispute may wait for a decision.
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
		/// How long break-glass access lasts.
		#[codec(index = 2)]
		pub static EmergencyAccess: Moment = 4 * HOUR;
		/// How long the doctor has to justify it.
		#[codec(index = 3)]
		pub static JustificationDeadline: Moment = 72 * HOUR;
		/// How long an auditor has for a verdict, from the opening.
		#[codec(index = 4)]
		pub static ReviewDeadline: Moment = 30 * DAY;
		/// How long ended grants, declared reads and emergencies are kept.
		#[codec(index = 5)]
		pub static AuditRetention: Moment = 10 * 366 * DAY;
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
		/// What a sponsor's pool holds for all it vouched for together.
		#[codec(index = 6)]
		pub static SponsorPool: Balance = 2_000 * CARE;
	}

	/// The hospitals that run the chain.
	#[dynamic_pallet_params]
	#[codec(index = 3)]
	pub mod consortium {
		/// The fewest validators that may be planned.
		#[codec(index = 0)]
		pub static MinValidators: u32 = 4;
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

/// The council's majority changes any parameter.
pub struct ParameterOrigin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParameterOrigin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, _: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
		<CouncilMajority as EnsureOrigin<_>>::try_origin(origin).map(|_| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		<CouncilMajority as EnsureOrigin<_>>::try_successful_origin()
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = ParameterOrigin;
	type WeightInfo = ();
}

macro_rules! bounded {
	($($(#[$doc:meta])* $name:ident: $kind:ty = $group:ident, $low:expr, $high:expr;)*) => {
		$(
			$(#[$doc])*
			pub struct $name;

			impl $name {
				/// The least and the most that is in force, whatever is stored.
				pub const BOUNDS: ($kind, $kind) = ($low, $high);
			}

			impl Get<$kind> for $name {
				fn get() -> $kind {
					let stored = <dynamic_params::$group::$name as Get<$kind>>::get();
					let (low, high) = Self::BOUNDS;
					stored.max(low).min(high)
				}
			}
		)*

		/// The parameter `group.Name` with a value: a moment in milliseconds, an amount in plancks,
		/// a share in parts per million, or a number.
		///
		/// # Errors
		/// There is no such parameter, or its value is out of bounds; says which bounds.
		pub fn parameter(
			name: &str,
			value: u128,
		) -> Result<RuntimeParameters, alloc::string::String> {
			match name {
				$(concat!(stringify!($group), ".", stringify!($name)) => {
					let (low, high) = $name::BOUNDS;
					let bounded = <$kind as FromNumber>::from_number(value)
						.filter(|value| low <= *value && *value <= high)
						.ok_or_else(|| alloc::format!("{name} has to be from {low:?} to {high:?}"))?;
					let parameter = dynamic_params::$group::Parameters::$name(
						dynamic_params::$group::$name,
						Some(bounded),
					);
					Ok(parameter.into())
				})*
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
	/// See the parameter of the same name.
	DisputeWindow: Moment = appointments, SECOND, 90 * DAY;
	/// See the parameter of the same name.
	DisputeDeadline: Moment = appointments, SECOND, 366 * DAY;
	/// See the parameter of the same name.
	UndecidedShare: Permill = appointments, Permill::zero(), Permill::one();
	/// See the parameter of the same name.
	CompletionWindow: Moment = appointments, SECOND, 90 * DAY;
	/// See the parameter of the same name.
	ShortestNotice: Moment = appointments, 0, 30 * DAY;
	/// See the parameter of the same name.
	BookingHorizon: Moment = appointments, DAY, 2 * 366 * DAY;
	/// See the parameter of the same name.
	CheckInWindow: Moment = appointments, 0, DAY;
	/// See the parameter of the same name.
	LongestGrant: Moment = access, MINUTE, 100 * 366 * DAY;
	/// See the parameter of the same name.
	RequestLifetime: Moment = access, SECOND, 366 * DAY;
	/// See the parameter of the same name.
	EmergencyAccess: Moment = access, SECOND, DAY;
	/// See the parameter of the same name.
	JustificationDeadline: Moment = access, SECOND, 30 * DAY;
	/// See the parameter of the same name.
	ReviewDeadline: Moment = access, SECOND, 366 * DAY;
	/// See the parameter of the same name.
	AuditRetention: Moment = access, HOUR, 100 * 366 * DAY;
	/// See the parameter of the same name.
	LongestInvitation: Moment = participants, MINUTE, 366 * DAY;
	/// See the parameter of the same name.
	LongestDelegation: Moment = participants, MINUTE, 100 * 366 * DAY;
	/// See the parameter of the same name.
	LongestPatientSuspension: Moment = participants, MINUTE, 30 * DAY;
	/// See the parameter of the same name.
	PersonAllowance: Balance = participants, CARE / 10, 1_000_000 * CARE;
	/// See the parameter of the same name.
	ClinicAllowance: Balance = participants, CARE / 10, 1_000_000 * CARE;
	/// See the parameter of the same name.
	HospitalAllowance: Balance = participants, CARE / 10, 1_000_000 * CARE;
	/// See the parameter of the same name.
	SponsorPool: Balance = participants, CARE, 1_000_000_000 * CARE;
	/// See the parameter of the same name.
	MinValidators: u32 = consortium, 1, MAX_HOSPITALS;
	/// See the parameter of the same name.
	SessionLength: BlockNumber = consortium, 5, DAYS;
}

impl crate::genesis::policy::Config for Runtime {}

/// The policy in force, for those who ask.
pub fn in_force() -> Policy {
	Policy {
		dispute_window: DisputeWindow::get(),
		dispute_deadline: DisputeDeadline::get(),
		undecided_share: UndecidedShare::get().deconstruct(),
		completion_window: CompletionWindow::get(),
		shortest_notice: ShortestNotice::get(),
		booking_horizon: BookingHorizon::get(),
		longest_grant: LongestGrant::get(),
		request_lifetime: RequestLifetime::get(),
		emergency_access: EmergencyAccess::get(),
		justification_deadline: JustificationDeadline::get(),
		review_deadline: ReviewDeadline::get(),
		audit_retention: AuditRetention::get(),
		longest_patient_suspension: LongestPatientSuspension::get(),
		longest_invitation: LongestInvitation::get(),
		longest_delegation: LongestDelegation::get(),
		min_validators: MinValidators::get(),
		session_length: SessionLength::get(),
	}
}
