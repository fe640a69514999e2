//! What each call is: what it costs its signer, whether it is protective, and which delegates may
//! make it for somebody.

use crate::*;
use alloc::vec;
use carechain_primitives::{CallClass, DelegationScope, EmergencyPolicy};
use pallet_care_identity::{classify_nested, covers_nested, CallClassifier, CallScopes, Shape};

use pallet_care_appointments::Call as AppointmentsCall;
use pallet_care_consortium::Call as ConsortiumCall;
use pallet_care_doctor_registry::Call as DoctorRegistryCall;
use pallet_care_escrow::Call as EscrowCall;
use pallet_care_identity::Call as ParticipantsCall;
use pallet_care_record_access::Call as RecordAccessCall;
use polkadot_sdk::{
	pallet_collective::Call as CouncilCall, pallet_session::Call as SessionCall,
	pallet_utility::Call as UtilityCall,
};

/// The calls that another one carries; `None` for a call of its own.
///
/// Only carriers that pass the signer's own origin on, and run all or none, or each with its own
/// result, are looked into. Others (a multisig, a proxy, `dispatch_as`) count as paid.
fn carried(call: &RuntimeCall) -> Option<vec::Vec<&RuntimeCall>> {
	match call {
		RuntimeCall::Utility(
			UtilityCall::batch { calls }
			| UtilityCall::batch_all { calls }
			| UtilityCall::force_batch { calls },
		) => Some(calls.iter().collect()),
		RuntimeCall::Participants(
			ParticipantsCall::act_for { call, .. } | ParticipantsCall::act_as { call, .. },
		) => Some(vec![call.as_ref()]),
		_ => None,
	}
}

/// What a call costs its signer.
pub struct Classes;

impl CallClassifier<RuntimeCall> for Classes {
	fn classify(call: &RuntimeCall) -> CallClass {
		// What a signer does as the account that it signs for is what the account does.
		classify_nested(Participants::as_account(call), |call| match carried(call) {
			Some(calls) => Shape::Carrier(calls),
			None => Shape::Leaf(class(call)),
		})
	}
}

fn class(call: &RuntimeCall) -> CallClass {
	match call {
		RuntimeCall::Participants(call) => Participants::call_class(call),
		RuntimeCall::Consortium(
			ConsortiumCall::update_hospital { .. }
			| ConsortiumCall::pause_validation {}
			| ConsortiumCall::resume_validation {},
		) => CallClass::Free,
		// A hospital that was just admitted has no coins. Others pay: `propose` and `close` weigh
		// what their arguments say, and come before ordinary transactions.
		RuntimeCall::Session(SessionCall::set_keys { .. })
		| RuntimeCall::Council(
			CouncilCall::propose { .. } | CouncilCall::vote { .. } | CouncilCall::close { .. },
		) => CallClass::Seat,
		RuntimeCall::DoctorRegistry(call) => match call {
			DoctorRegistryCall::withdraw_application { .. }
			| DoctorRegistryCall::withdraw_verification { .. }
			| DoctorRegistryCall::suspend_verification { .. }
			| DoctorRegistryCall::suspend_everywhere { .. } => CallClass::Protective,
			_ => CallClass::Free,
		},
		RuntimeCall::Appointments(call) => match call {
			AppointmentsCall::cancel { .. }
			| AppointmentsCall::cancel_series { .. }
			| AppointmentsCall::settle_due { .. }
			| AppointmentsCall::dispute { .. }
			| AppointmentsCall::contest_no_show { .. }
			| AppointmentsCall::add_evidence { .. }
			| AppointmentsCall::appeal { .. }
			| AppointmentsCall::decline_reschedule { .. }
			| AppointmentsCall::decline_payments_for { .. }
			| AppointmentsCall::report_no_show { .. }
			| AppointmentsCall::name_folder { folder: None, .. }
			| AppointmentsCall::unassign_doctor { .. } => CallClass::Protective,
			_ => CallClass::Free,
		},
		RuntimeCall::Escrow(EscrowCall::claim { .. }) => CallClass::Protective,
		RuntimeCall::RecordAccess(call) => match call {
			RecordAccessCall::rotate_folder { .. }
			| RecordAccessCall::close_folder { .. }
			| RecordAccessCall::set_emergency_custodian {
				emergency: EmergencyPolicy::Never, ..
			}
			| RecordAccessCall::mark_entered_in_error { .. }
			| RecordAccessCall::erase_record { .. }
			| RecordAccessCall::deny_request { .. }
			| RecordAccessCall::withdraw_request { .. }
			| RecordAccessCall::revoke_access { .. }
			| RecordAccessCall::renounce_access { .. }
			| RecordAccessCall::exclude_doctor { .. }
			| RecordAccessCall::justify_emergency { .. }
			| RecordAccessCall::close_emergency { .. } => CallClass::Protective,
			_ => CallClass::Free,
		},
		_ => CallClass::Paid,
	}
}

/// Which delegates may make a call.
pub struct Scopes;

impl CallScopes<RuntimeCall> for Scopes {
	fn covers(scope: DelegationScope, call: &RuntimeCall) -> bool {
		covers_nested(call, |call| match call {
			// A batch of covered calls is covered. Acting for somebody in somebody's name is not.
			RuntimeCall::Utility(..) => match carried(call) {
				Some(calls) => Shape::Carrier(calls),
				None => Shape::Leaf(false),
			},
			// But an organisation's staff serves those who appointed the organisation: where there is
			// one is looked at when the call is made.
			RuntimeCall::Participants(ParticipantsCall::act_for { call, .. })
				if matches!(scope, DelegationScope::Desk | DelegationScope::Records) =>
			{
				Shape::Carrier(vec![call.as_ref()])
			},
			_ => Shape::Leaf(covers(scope, call)),
		})
	}
}

fn covers(scope: DelegationScope, call: &RuntimeCall) -> bool {
	use DelegationScope::{Access, Desk, Emergencies, Guardian, Licences, Records};
	match call {
		RuntimeCall::Participants(call) => Participants::scope_covers(scope, call),
		// A licence is personal: nobody applies for somebody else. What a hospital verified is its
		// staff's work; what acts everywhere is the hospital's own.
		RuntimeCall::DoctorRegistry(
			DoctorRegistryCall::verify { .. }
			| DoctorRegistryCall::renew { .. }
			| DoctorRegistryCall::verify_specialities { .. }
			| DoctorRegistryCall::withdraw_verification { .. }
			| DoctorRegistryCall::suspend_verification { .. }
			| DoctorRegistryCall::reinstate_verification { .. },
		) => matches!(scope, Licences),
		RuntimeCall::DoctorRegistry(_) => false,
		// A seat's own acts.
		RuntimeCall::Consortium(_) => false,
		RuntimeCall::Appointments(call) => match call {
			AppointmentsCall::publish_hours { .. }
			| AppointmentsCall::close_day { .. }
			| AppointmentsCall::reopen_day { .. }
			| AppointmentsCall::book { folder: None, .. }
			| AppointmentsCall::book_series { folder: None, .. }
			| AppointmentsCall::cancel_series { .. }
			| AppointmentsCall::offer_walk_in { .. }
			| AppointmentsCall::accept_walk_in { folder: None, .. }
			| AppointmentsCall::set_details { .. }
			| AppointmentsCall::propose_reschedule { .. }
			| AppointmentsCall::accept_reschedule { .. }
			| AppointmentsCall::decline_reschedule { .. }
			| AppointmentsCall::cancel { .. }
			| AppointmentsCall::check_in { .. }
			| AppointmentsCall::complete { .. }
			| AppointmentsCall::add_evidence { .. } => matches!(scope, Guardian | Desk),
			// Naming a folder lets a doctor write to it, which a desk must not give.
			AppointmentsCall::name_folder { .. } => matches!(scope, Guardian | Access),
			// Which doctor looks after whom, and that one no longer does.
			AppointmentsCall::assign_doctor { .. } => matches!(scope, Desk),
			AppointmentsCall::unassign_doctor { .. } => matches!(scope, Guardian | Desk),
			// Judging is a hospital's own.
			AppointmentsCall::take_case { .. }
			| AppointmentsCall::resolve { .. }
			| AppointmentsCall::vote { .. } => false,
			// Money that is one's own is given away by oneself.
			AppointmentsCall::give_back { .. } => false,
			_ => matches!(scope, Guardian),
		},
		RuntimeCall::Escrow(_) => matches!(scope, Guardian),
		RuntimeCall::RecordAccess(call) => match call {
			RecordAccessCall::add_record { .. } | RecordAccessCall::amend_record { .. } => {
				matches!(scope, Guardian | Desk | Records)
			},
			RecordAccessCall::answer_emergency { .. } => matches!(scope, Emergencies),
			RecordAccessCall::grant_access { .. }
			| RecordAccessCall::revoke_access { .. }
			| RecordAccessCall::renounce_access { .. }
			| RecordAccessCall::close_emergency { .. }
			| RecordAccessCall::deny_request { .. }
			| RecordAccessCall::withdraw_request { .. }
			| RecordAccessCall::exclude_doctor { .. } => matches!(scope, Guardian | Access),
			RecordAccessCall::declare_read { .. } => scope.reads(),
			// A doctor's own acts.
			RecordAccessCall::break_glass { .. }
			| RecordAccessCall::request_access { .. }
			| RecordAccessCall::justify_emergency { .. }
			| RecordAccessCall::review_emergency { .. }
			| RecordAccessCall::clear_bar { .. } => false,
			_ => matches!(scope, Guardian),
		},
		_ => false,
	}
}
