//! Time that the chain stood still is not held against people; rights end by the clock.

use super::*;

/// A long standstill.
const OUTAGE: Moment = 30 * DAY;

#[test]
fn a_justification_is_not_late_because_the_chain_stood_still() {
	build_and_execute(|| {
		let emergency = break_glass(DOCTOR, open_with_custodian(1));
		let due = |info: carechain_primitives::api::EmergencyInfo<_>| (info.justify_by, info.late);
		let info = || due(RecordAccess::emergency_info(emergency).unwrap());
		assert_eq!(info(), (START + JUSTIFY, false));
		stand_still(OUTAGE);
		// The answer shows where the deadline falls by the clock as it looks.
		assert_eq!(info(), (START + OUTAGE + JUSTIFY, false));
		pass(JUSTIFY);
		assert_eq!(RecordAccess::emergency_standing(&DOCTOR).late, 0);
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
		assert_eq!(RecordAccess::emergency_standing(&DOCTOR).mark, None);
	});
}

#[test]
fn an_auditor_does_not_lose_a_case_to_an_outage() {
	build_and_execute(|| {
		let emergency = break_glass(DOCTOR, open_with_custodian(1));
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
		pass(JUSTIFY + REVIEW - 1);
		stand_still(OUTAGE);
		let council = RuntimeOrigin::root();
		assert_noop!(
			RecordAccess::review_emergency(council, emergency, Verdict::Abuse),
			E::ReviewNotDue
		);
		assert_ok!(RecordAccess::review_emergency(signed(AUDITOR), emergency, Verdict::Justified));
	});
}

#[test]
fn a_custodian_may_still_answer_and_the_hours_run_by_the_clock() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let emergency = break_glass(DOCTOR, folder);
		stand_still(OUTAGE);
		answer(emergency);
		assert!(RecordAccess::access_basis(&DOCTOR, record, None).is_ok());
		// What was given ends, whether blocks are made or not.
		stand_still(ACCESS);
		assert_eq!(RecordAccess::access_basis(&DOCTOR, record, None), Err(AccessDenial::Expired));
		assert!(rotation_due(folder));
	});
}

#[test]
fn a_grant_ends_by_the_clock() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		Offer::read(folder, SECOND).give();
		stand_still(DAY);
		assert_eq!(denied(SECOND, record), Some(AccessDenial::Expired));
		assert!(rotation_due(folder));
	});
}

#[test]
fn a_request_waits_for_as_long_as_it_could_be_answered() {
	build_and_execute(|| {
		let folder = open(1);
		let ask = |who, until| {
			assert_ok!(RecordAccess::request_access(
				signed(who),
				folder,
				PurposeOfUse::Treatment,
				until,
				CareBasis::Assignment,
			));
		};
		ask(SECOND, START + 60 * DAY);
		ask(THIRD, START + 10 * DAY);
		stand_still(OUTAGE);
		// What the other asked for is past.
		let open = RecordAccess::access_requests(folder, None, 10).items;
		assert_eq!(open.len(), 1);
		assert_eq!((open[0].requester, open[0].expires_at), (SECOND, START + OUTAGE + LIFETIME));
		let answer = |who, request| Offer { request, ..Offer::read(folder, who) }.call();
		assert_noop!(answer(THIRD, Some(1)), E::RequestExpired);
		assert_ok!(answer(SECOND, Some(0)));
	});
}

#[test]
fn an_outage_forgets_no_emergency_before_its_review() {
	build_and_execute(|| {
		break_glass(DOCTOR, open_with_custodian(1));
		stand_still(2 * RETENTION);
		idle();
		assert_eq!(Emergencies::<Test>::iter().count(), 1);
		assert_eq!(RecordAccess::emergency_standing(&DOCTOR).late, 0);
	});
}
