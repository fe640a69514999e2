use super::*;

#[test]
fn clears() {
	build_and_execute(|| {
		let clear = || RecordAccess::clear_bar(RuntimeOrigin::root(), DOCTOR);
		assert_noop!(RecordAccess::clear_bar(signed(DOCTOR), DOCTOR), DispatchError::BadOrigin);
		assert_noop!(clear(), E::NotBarred);
		let late = [1, 2].map(|name| break_glass(DOCTOR, open_with_custodian(name)));
		assert_noop!(clear(), E::NotBarred);
		pass(JUSTIFY + 1);
		for emergency in late {
			assert_noop!(clear(), E::JustificationOwed);
			assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
		}
		assert_ok!(clear());
		last(Event::BarCleared { doctor: DOCTOR });
		assert!(!RecordAccess::is_barred(&DOCTOR));
		assert_noop!(clear(), E::NotBarred);
		// The marks stay: the next one within a year bars at once.
		let again = break_glass(DOCTOR, folder(1));
		pass(JUSTIFY + 1);
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), again, content()));
		assert!(RecordAccess::is_barred(&DOCTOR));
	});
}
