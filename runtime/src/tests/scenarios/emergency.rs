//! Breaking the glass: answered, over, justified, reviewed.

use super::{
	records::{add, added, call, denial, open_folder},
	*,
};
use carechain_primitives::api::Access;
use pallet_care_record_access::{Call, Error, Event};

fn break_glass(folder: FolderId) -> RuntimeCall {
	call(Call::break_glass { folder })
}

fn broken() -> EmergencyId {
	event(|event| match event {
		RuntimeEvent::RecordAccess(Event::GlassBroken { emergency, .. }) => Some(emergency),
		_ => None,
	})
}

fn answer(emergency: EmergencyId) -> RuntimeCall {
	call(Call::answer_emergency {
		emergency,
		envelope: content(("answer", emergency)),
		key_version: 1,
		epoch: 0,
	})
}

fn justify(emergency: EmergencyId) -> RuntimeCall {
	call(Call::justify_emergency { emergency, justification: content(("why", emergency)) })
}

fn review(emergency: EmergencyId, verdict: Verdict) -> RuntimeCall {
	call(Call::review_emergency { emergency, verdict })
}

/// What breaking the glass gives.
fn emergency_denial(doctor: &str, record: RecordId) -> Option<AccessDenial> {
	match RecordAccess::can_access(&who(doctor), record, Some(PurposeOfUse::BreakTheGlass), None) {
		Access::Granted { .. } => None,
		Access::Denied { reason } => Some(reason),
	}
}

/// Another hospital verifies a doctor.
fn verified_by(doctor: &str, hospital: &str) {
	succeed(doctor, RuntimeCall::DoctorRegistry(request_verification(hospital)));
	succeed(hospital, RuntimeCall::DoctorRegistry(verify(doctor)));
}

/// A patient with a record in a folder in Bob's custody, and a doctor who has nothing to do with it:
/// Alice and Charlie verified it, a while ago.
fn start() -> (FolderId, RecordId) {
	join("Paula", Role::Patient);
	join_doctor("Doctor");
	verified_by("Doctor", "Charlie");
	advance(configs::policy::in_force().voucher_age);
	let (folder, _) = open_folder("Paula", EmergencyPolicy::Custodian(who("Bob")));
	succeed("Paula", add(folder, 0, SealedTo::Folder, "one", None));
	(folder, added())
}

#[test]
fn a_glass_is_broken_answered_justified_and_reviewed() {
	run(|| {
		let (folder, record) = start();
		assert_eq!(emergency_denial("Doctor", record), Some(AccessDenial::NoGrant));
		succeed("Doctor", break_glass(folder));
		let emergency = broken();
		assert_eq!(emergency_denial("Doctor", record), Some(AccessDenial::EmergencyUnanswered));
		fail("Alice", answer(emergency), Error::<Runtime>::NotAuthorized);
		succeed("Bob", answer(emergency));
		assert_eq!(emergency_denial("Doctor", record), None);
		// For nothing else.
		assert_eq!(denial("Doctor", record), Some(AccessDenial::OtherPurpose));
		let read = call(Call::declare_read { record, purpose: PurposeOfUse::BreakTheGlass });
		succeed("Doctor", read.clone());
		fail("Dave", review(emergency, Verdict::Justified), Error::<Runtime>::JustificationOwed);
		fail("Doctor", break_glass(folder), Error::<Runtime>::EmergencyOpen);

		// It ends by itself: half a minute on this chain.
		advance(configs::policy::in_force().emergency_access);
		assert_eq!(emergency_denial("Doctor", record), Some(AccessDenial::Expired));
		fail("Doctor", read, Error::<Runtime>::GrantExpired);
		// What it delivered is closed to what is new.
		let new = add(folder, 0, SealedTo::Folder, "two", None);
		fail("Paula", new, Error::<Runtime>::RotationDue);

		fail("Alice", justify(emergency), Error::<Runtime>::NotAuthorized);
		succeed("Doctor", justify(emergency));
		fail(
			"Alice",
			review(emergency, Verdict::Justified),
			pallet_care_identity::Error::<Runtime>::WrongRole,
		);
		succeed("Dave", review(emergency, Verdict::Justified));
		let info = RecordAccess::emergency_info(emergency).expect("it is kept");
		assert_eq!((info.verdict, info.reviewer), (Some(Verdict::Justified), Some(who("Dave"))));
		// The doctor may do it again.
		succeed("Doctor", break_glass(folder));
	});
}

#[test]
fn abuse_bars_the_doctor_until_the_council_clears_it() {
	run(|| {
		let (folder, _) = start();
		succeed("Doctor", break_glass(folder));
		let emergency = broken();
		succeed("Doctor", justify(emergency));
		advance(configs::policy::in_force().emergency_access);
		succeed("Dave", review(emergency, Verdict::Abuse));
		fail("Doctor", break_glass(folder), Error::<Runtime>::Barred);
		let clear = call(Call::clear_bar { doctor: who("Doctor") });
		fail("Alice", clear.clone(), DispatchError::BadOrigin);
		assert_eq!(motion(clear), Ok(()));
		succeed("Doctor", break_glass(folder));
	});
}

#[test]
fn two_late_justifications_bar_and_a_late_verdict_is_the_councils() {
	run(|| {
		let (folder, _) = start();
		let policy = configs::policy::in_force();
		succeed("Doctor", break_glass(folder));
		let first = broken();
		advance(policy.justification_deadline + 2 * SECOND);
		succeed("Doctor", justify(first));
		let standing = RecordAccess::emergency_standing(&who("Doctor"));
		assert_eq!(standing.mark.map(|mark| mark.emergency), Some(first));
		succeed("Doctor", break_glass(folder));
		let emergency = broken();
		advance(policy.justification_deadline + 2 * SECOND);
		fail("Doctor", break_glass(folder), Error::<Runtime>::Barred);
		succeed("Doctor", justify(emergency));
		fail("Doctor", break_glass(folder), Error::<Runtime>::Barred);
		advance(policy.review_deadline);
		fail("Dave", review(emergency, Verdict::Justified), Error::<Runtime>::ReviewOverdue);
		assert_eq!(motion(review(emergency, Verdict::Justified)), Ok(()));
		let info = RecordAccess::emergency_info(emergency).expect("it is kept");
		assert_eq!((info.verdict, info.reviewer), (Some(Verdict::Justified), None));
	});
}

#[test]
fn a_doctor_does_not_choose_its_auditors() {
	run(|| {
		let (folder, _) = start();
		succeed("Doctor", break_glass(folder));
		let emergency = broken();
		succeed("Doctor", justify(emergency));
		advance(configs::policy::in_force().emergency_access);
		// Appointing an auditor makes it no friend, and whoever was none when the glass was broken
		// does not become one by acting.
		let appoint = RuntimeCall::Participants(pallet_care_identity::Call::appoint_delegate {
			delegate: who("Dave"),
			relationship: Relationship::Family,
			scope: DelegationScope::Desk,
			until: now() + DAY,
			purse: 0,
		});
		succeed("Doctor", appoint);
		let day = DayNumber::try_from(now() / DAY).expect("days are few") + 3;
		let close = pallet_care_appointments::Call::close_day { day };
		succeed("Dave", act_for(who("Doctor"), RuntimeCall::Appointments(close)));
		succeed("Dave", review(emergency, Verdict::Abuse));
	});
}

#[test]
fn who_cannot_break_the_glass() {
	run(|| {
		let (folder, _) = start();
		join("Peter", Role::Patient);
		let (never, _) = open_folder("Peter", EmergencyPolicy::Never);
		fail("Doctor", break_glass(never), Error::<Runtime>::NoCustodian);
		let not_found = pallet_care_doctor_registry::Error::<Runtime>::NotFound;
		fail("Peter", break_glass(folder), not_found);
		let exclude = call(Call::exclude_doctor { doctor: who("Doctor") });
		succeed("Paula", exclude);
		fail("Doctor", break_glass(folder), Error::<Runtime>::Excluded);
	});
}

#[test]
fn the_patient_closes_an_emergency_at_once() {
	run(|| {
		let (folder, record) = start();
		succeed("Doctor", break_glass(folder));
		let emergency = broken();
		succeed("Bob", answer(emergency));
		assert_eq!(emergency_denial("Doctor", record), None);
		succeed("Paula", call(Call::close_emergency { emergency }));
		assert_eq!(emergency_denial("Doctor", record), Some(AccessDenial::Expired));
	});
}

#[test]
fn a_hospital_with_invented_doctors_opens_nothing_elsewhere() {
	run(|| {
		join("Paula", Role::Patient);
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Custodian(who("Bob")));
		// Alice alone vouches for it, for ever so long.
		join_doctor("Invented");
		advance(DAY);
		fail("Invented", break_glass(folder), Error::<Runtime>::NotVouched);
		// A second hospital that was fooled today does not help at once.
		join_doctor("Fresh");
		verified_by("Fresh", "Charlie");
		fail("Fresh", break_glass(folder), Error::<Runtime>::NotVouched);
		// Where Alice keeps the keys, its own word is enough.
		join("Peter", Role::Patient);
		let call = Call::create_folder {
			folder: folder_id("Peter's"),
			recipient: encryption_key("Peter's"),
			longest_grant: DAY,
			owner_envelope: content("Peter's"),
			emergency: EmergencyPolicy::Custodian(who("Alice")),
			custodian_envelope: Some(content("Alice's")),
		};
		succeed("Peter", super::records::call(call));
		succeed("Invented", break_glass(folder_id("Peter's")));
		// Bob's word, too, is enough where Bob keeps them.
		verified_by("Invented", "Bob");
		succeed("Invented", break_glass(folder));
		assert_eq!(RecordAccess::emergency_standing(&who("Alice")).vouched, 0);
	});
}

#[test]
fn a_hospitals_word_is_used_up_and_comes_back() {
	run(|| {
		let (folder, _) = start();
		let limit = configs::RuntimeParameters::Access(
			configs::policy::dynamic_params::access::Parameters::VouchedEmergencies(
				configs::policy::dynamic_params::access::VouchedEmergencies,
				Some(1),
			),
		);
		assert_eq!(Parameters::set_parameter(council(2), limit), Ok(()));
		join_doctor("Second");
		verified_by("Second", "Charlie");
		advance(configs::policy::in_force().voucher_age);
		succeed("Doctor", break_glass(folder));
		let emergency = broken();
		let standing = |name| RecordAccess::emergency_standing(&who(name));
		assert_eq!((standing("Alice").vouched, standing("Charlie").vouched), (1, 1));
		fail("Second", break_glass(folder), Error::<Runtime>::VouchersBusy);
		succeed("Paula", call(Call::close_emergency { emergency }));
		succeed("Doctor", justify(emergency));
		assert_eq!((standing("Alice").vouched, standing("Charlie").vouched), (0, 0));
		succeed("Second", break_glass(folder));
		// Withdrawing the word stops the answer: no keys go out on it.
		let emergency = broken();
		let withdraw = pallet_care_doctor_registry::Call::withdraw_verification {
			doctor: who("Second"),
			reason: LicenceReason::Investigation,
		};
		succeed("Charlie", RuntimeCall::DoctorRegistry(withdraw));
		fail("Bob", answer(emergency), Error::<Runtime>::NotVouched);
	});
}
