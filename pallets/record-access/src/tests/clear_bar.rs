use super::*;

#[test]
fn clears() {
	build_and_execute(|| {
		let clear = || RecordAccess::clear_bar(RuntimeOrigin::root(), DOCTOR);
		assert_noop!(RecordAccess::clear_bar(signed(DOCTOR), DOCTOR), DispatchError::BadOrigin);
		assert_noop!(clear(), E::NotBarred);
		let emergency = break_glass(DOCTOR, open_with_custodian(1));
		assert_noop!(clear(), E::NotBarred);
		pass(JUSTIFY + 1);
		assert_noop!(clear(), E::JustificationOwed);
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
		assert_ok!(clear());
		last(Event::BarCleared { doctor: DOCTOR });
		assert!(!RecordAccess::is_barred(&DOCTOR));
		assert_noop!(clear(), E::NotBarred);
	});
}
