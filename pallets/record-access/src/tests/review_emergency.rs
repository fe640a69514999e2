use super::*;

fn review(who: AccountId, emergency: EmergencyId, verdict: Verdict) -> DispatchResult {
	RecordAccess::review_emergency(signed(who), emergency, verdict)
}

/// An emergency that the doctor justified.
fn justified() -> EmergencyId {
	let emergency = break_glass(DOCTOR, open_with_custodian(1));
	assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
	emergency
}

#[test]
fn an_auditor_finds_it_in_order() {
	build_and_execute(|| {
		let emergency = justified();
		assert_ok!(review(AUDITOR, emergency, Verdict::Justified));
		last(Event::EmergencyReviewed {
			emergency,
			folder: folder(1),
			patient: PATIENT,
			doctor: DOCTOR,
			verdict: Verdict::Justified,
			reviewer: Some(AUDITOR),
			by: Some(AUDITOR),
		});
		assert!(!RecordAccess::is_barred(&DOCTOR));
		let info = RecordAccess::emergency_info(emergency).unwrap();
		assert_eq!((info.verdict, info.reviewer), (Some(Verdict::Justified), Some(AUDITOR)));
		assert_noop!(review(AUDITOR, emergency, Verdict::Abuse), E::AlreadyReviewed);
	});
}

#[test]
fn abuse_bars_the_doctor() {
	build_and_execute(|| {
		let emergency = justified();
		assert_ok!(review(AUDITOR, emergency, Verdict::Abuse));
		last(Event::DoctorBarred {
			doctor: DOCTOR,
			emergency,
			reason: BarReason::Abuse,
			by: Some(AUDITOR),
		});
		pass(ACCESS);
		assert_noop!(RecordAccess::break_glass(signed(DOCTOR), folder(1)), E::Barred);
	});
}

#[test]
fn a_verdict_without_justification_is_a_mark() {
	build_and_execute(|| {
		let emergency = break_glass(DOCTOR, open_with_custodian(1));
		pass(JUSTIFY);
		assert_noop!(review(AUDITOR, emergency, Verdict::Justified), E::JustificationOwed);
		pass(1);
		assert_ok!(review(AUDITOR, emergency, Verdict::Justified));
		last(Event::DoctorMarked { doctor: DOCTOR, emergency, by: Some(AUDITOR) });
		assert_eq!(RecordAccess::open_obligation(&DOCTOR), None);
		assert!(!RecordAccess::is_barred(&DOCTOR));
		// The second within a year bars, whatever the verdict.
		let emergency = break_glass(DOCTOR, folder(1));
		pass(JUSTIFY + 1);
		assert_ok!(review(AUDITOR, emergency, Verdict::Justified));
		last(Event::DoctorBarred {
			doctor: DOCTOR,
			emergency,
			reason: BarReason::LateJustification,
			by: Some(AUDITOR),
		});
		// Nothing is owed any more, so that the council can clear it.
		assert_ok!(RecordAccess::clear_bar(RuntimeOrigin::root(), DOCTOR));
		assert!(!RecordAccess::is_barred(&DOCTOR));
	});
}

#[test]
fn late_verdicts_are_the_councils() {
	build_and_execute(|| {
		let emergency = justified();
		let council =
			|verdict| RecordAccess::review_emergency(RuntimeOrigin::root(), emergency, verdict);
		pass(JUSTIFY + REVIEW);
		assert_noop!(council(Verdict::Abuse), E::ReviewNotDue);
		pass(1);
		assert_noop!(review(AUDITOR, emergency, Verdict::Abuse), E::ReviewOverdue);
		assert_ok!(council(Verdict::Abuse));
		has(Event::EmergencyReviewed {
			emergency,
			folder: folder(1),
			patient: PATIENT,
			doctor: DOCTOR,
			verdict: Verdict::Abuse,
			reviewer: None,
			by: None,
		});
		assert_noop!(council(Verdict::Justified), E::AlreadyReviewed);
	});
}

#[test]
fn only_auditors_in_force() {
	build_and_execute(|| {
		assert_noop!(review(AUDITOR, 0, Verdict::Justified), E::NotFound);
		let emergency = justified();
		for who in [PATIENT, DOCTOR, HOSPITAL] {
			assert_noop!(review(who, emergency, Verdict::Justified), WRONG_ROLE);
		}
		assert_noop!(review(STRANGER, emergency, Verdict::Justified), NOT_PARTICIPANT);
		suspend(AUDITOR, true);
		assert_noop!(review(AUDITOR, emergency, Verdict::Justified), SUSPENDED);
		suspend(AUDITOR, false);
		world(|world| world.auditors.remove(&AUDITOR));
		assert_noop!(review(AUDITOR, emergency, Verdict::Justified), E::NotAuditor);
		assert_noop!(
			RecordAccess::review_emergency(RuntimeOrigin::none(), emergency, Verdict::Justified),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn only_unrelated_auditors() {
	build_and_execute(|| {
		let emergency = justified();
		let related = || {
			assert_noop!(review(AUDITOR, emergency, Verdict::Justified), E::AuditorRelated);
		};
		let belongs_to = |hospital| {
			world(|world| world.auditors.insert(AUDITOR, hospital));
		};
		// Of the custodian.
		belongs_to(Some(HOSPITAL));
		related();
		// Of the hospital that took the custodian's duties over.
		belongs_to(Some(HOSPITAL_TWO));
		let left = HospitalStatus::Leaving { successor: HOSPITAL_TWO };
		world(|world| world.hospitals.insert(HOSPITAL, left));
		related();
		world(|world| world.hospitals.insert(HOSPITAL, HospitalStatus::Active));
		// Of a hospital that the doctor works with.
		world(|world| world.affiliations.insert((DOCTOR, HOSPITAL_TWO)));
		related();
		world(|world| world.affiliations.clear());
		// Acts for the doctor or the custodian, or is acted for by them.
		belongs_to(None);
		for party in [DOCTOR, HOSPITAL] {
			world(|world| world.delegates.insert(party, AUDITOR));
			related();
			world(|world| world.delegates.remove(&party));
		}
		belongs_to(Some(HOSPITAL_TWO));
		assert_ok!(review(AUDITOR, emergency, Verdict::Justified));
	});
}
