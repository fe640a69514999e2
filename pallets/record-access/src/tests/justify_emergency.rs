use super::*;

fn justify(who: AccountId, emergency: EmergencyId) -> DispatchResult {
	RecordAccess::justify_emergency(signed(who), emergency, content())
}

#[test]
fn justifies_in_time() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		assert_eq!(RecordAccess::open_obligation(&DOCTOR), Some(Obligation::Emergencies));
		pass(JUSTIFY);
		suspend(DOCTOR, true);
		let justification = content();
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, justification));
		last(Event::EmergencyJustified {
			emergency,
			folder,
			patient: PATIENT,
			doctor: DOCTOR,
			justification,
			late: false,
			by: DOCTOR,
		});
		assert!(!RecordAccess::is_barred(&DOCTOR));
		assert_eq!(RecordAccess::open_obligation(&DOCTOR), None);
		let info = RecordAccess::emergency_info(emergency).unwrap();
		assert_eq!(
			(info.justification, info.justified_at),
			(Some(justification), Some(START + JUSTIFY))
		);
	});
}

#[test]
fn late_is_taken_and_the_second_within_a_year_bars() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		pass(JUSTIFY + 1);
		assert_ok!(justify(DOCTOR, emergency));
		last(Event::DoctorMarked { doctor: DOCTOR, emergency, by: Some(DOCTOR) });
		assert!(RecordAccess::emergency_info(emergency).unwrap().late);
		assert_eq!(Barred::<Test>::get(DOCTOR), None);
		let emergency = break_glass(DOCTOR, folder);
		pass(JUSTIFY + 1);
		assert_ok!(justify(DOCTOR, emergency));
		last(Event::DoctorBarred {
			doctor: DOCTOR,
			emergency,
			reason: BarReason::LateJustification,
			by: Some(DOCTOR),
		});
		assert_eq!(
			Barred::<Test>::get(DOCTOR),
			Some(Bar { emergency, reason: BarReason::LateJustification, since: Now::get() })
		);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(justify(DOCTOR, 0), E::NotFound);
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		assert_noop!(justify(SECOND, emergency), E::NotAuthorized);
		assert_noop!(
			RecordAccess::justify_emergency(signed(DOCTOR), emergency, empty()),
			E::EmptyContent
		);
		assert_ok!(justify(DOCTOR, emergency));
		assert_noop!(justify(DOCTOR, emergency), E::AlreadyJustified);
		let second = break_glass(SECOND, folder);
		pass(JUSTIFY + 1);
		assert_ok!(RecordAccess::review_emergency(signed(AUDITOR), second, Verdict::Justified));
		assert_noop!(justify(SECOND, second), E::AlreadyReviewed);
	});
}
