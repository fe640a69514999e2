//! Appointments and the money held for them.

use crate::{ContentRef, Moment};
use frame::deps::sp_runtime::Permill;

/// Counts appointments, from 0.
pub type AppointmentId = u64;
/// Counts escrows, from 0.
pub type EscrowId = u64;

chain_type! {
	/// A side of an appointment.
	pub enum Party {
		/// Who receives care.
		Patient,
		/// Who gives care.
		Doctor,
	}
}

chain_type! {
	/// What the sides of a dispute disagree on. It bounds what can be decided.
	pub enum Matter {
		/// Whether the visit took place as it should. At stake is the price.
		Visit,
		/// Whether a side came, as the other had reported that it did not. At stake is the late
		/// share if that is the patient: nobody says that the visit took place. It is the price if
		/// that is the doctor, who may say so.
		NoShow {
			/// Who did not come, by the report.
			who: Party,
		},
	}
}

chain_type! {
	/// Where an appointment stands. Terms follow FHIR R4 AppointmentStatus
	/// (<http://hl7.org/fhir/appointmentstatus>) where it has one.
	pub enum AppointmentStatus {
		/// Agreed (`booked`).
		Booked,
		/// A side said that the patient is there (`checked-in`).
		CheckedIn,
		/// Took place (`fulfilled`). The payment may still wait for the dispute window.
		Fulfilled,
		/// Called off (`cancelled`).
		Cancelled {
			/// Who called it off.
			by: Party,
		},
		/// One side did not come (`noshow`). It may still be contested within the window.
		NoShow {
			/// Who did not come.
			who: Party,
		},
		/// The sides disagree: others decide.
		Disputed {
			/// What on.
			about: Matter,
		},
		/// A dispute was decided, or its deadline passed.
		Resolved,
		/// Nobody completed it in its window: the patient was refunded.
		Lapsed,
	}
}

chain_type! {
	/// Where a dispute stands.
	pub enum DisputeStage {
		/// It waits for a hospital that is a stranger to the case to take it.
		Waiting,
		/// A hospital took it: it hears the sides, and then decides.
		Taken,
		/// A hospital decided. The money moves when the time for an appeal is over.
		Decided,
		/// All seats that are strangers to the case hear the sides, and then vote.
		Ballot,
	}
}

chain_type! {
	/// Something that a side put forward in a dispute.
	pub struct Evidence {
		/// The side.
		pub party: Party,
		/// A file that is sealed to both sides and to who decides.
		pub content: ContentRef,
		/// When, by the clock.
		pub at: Moment,
	}
}

chain_type! {
	/// Which sides said that the patient is there, and when.
	#[derive(Default)]
	pub struct CheckIns {
		/// The patient's side did.
		pub patient: Option<Moment>,
		/// The doctor's side did.
		pub doctor: Option<Moment>,
	}
}

chain_type! {
	/// A bookable time: half open, `start` included and `end` not.
	pub struct Slot {
		/// When it starts: a multiple of five minutes.
		pub start: Moment,
		/// When it ends: a multiple of five minutes.
		pub end: Moment,
	}
}

chain_type! {
	/// How an escrow ends.
	pub enum Settlement {
		/// All goes to the payee.
		Release,
		/// All goes back to the payer.
		Refund,
		/// The payee gets a share, the payer the rest.
		Split {
			/// The payee's share, in parts per million.
			payee_share: Permill,
		},
	}
}

chain_type! {
	/// What a settlement paid, less what its receiver gave back since.
	pub struct Payment<AccountId, Balance> {
		/// Who got it.
		pub to: AccountId,
		/// How much, in plancks. Never zero.
		pub amount: Balance,
	}
}

/// Kinds of appointments' statuses, to ask for: an [`AppointmentStatus`] without its details.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	codec::Encode,
	codec::Decode,
	scale_info::TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum StatusKind {
	/// Agreed.
	Booked,
	/// A side said that the patient is there.
	CheckedIn,
	/// Took place.
	Fulfilled,
	/// Called off.
	Cancelled,
	/// One side did not come.
	NoShow,
	/// The sides disagree.
	Disputed,
	/// A dispute was decided, or its deadline passed.
	Resolved,
	/// Nobody completed it in its window.
	Lapsed,
}

impl AppointmentStatus {
	/// Its kind.
	pub fn kind(&self) -> StatusKind {
		match self {
			Self::Booked => StatusKind::Booked,
			Self::CheckedIn => StatusKind::CheckedIn,
			Self::Fulfilled => StatusKind::Fulfilled,
			Self::Cancelled { .. } => StatusKind::Cancelled,
			Self::NoShow { .. } => StatusKind::NoShow,
			Self::Disputed { .. } => StatusKind::Disputed,
			Self::Resolved => StatusKind::Resolved,
			Self::Lapsed => StatusKind::Lapsed,
		}
	}
}
