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
	match RecordAccess::can_access(&who(doctor), record, Some(PurposeOfUse::BreakTheGlass)) {
		Access::Granted { .. } => None,
		Access::Denied { reason } => Some(reason),
	}
}

/// A patient with a record in a folder in Bob's custody, and a doctor who has nothing to do with it.
fn start() -> (FolderId, RecordId) {
	join("Paula", Role::Patient);
	join_doctor("Doctor");
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
fn a_late_justification_bars_and_a_late_verdict_is_the_councils() {
	run(|| {
		let (folder, _) = start();
		succeed("Doctor", break_glass(folder));
		let emergency = broken();
		let policy = configs::policy::in_force();
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
