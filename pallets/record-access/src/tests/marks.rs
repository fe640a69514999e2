//! One late justification is a mark, two within a year bar.

use super::*;

/// An emergency whose justification comes late.
fn late(folder: FolderId) -> EmergencyId {
	let emergency = break_glass(DOCTOR, folder);
	pass(JUSTIFY + 1);
	assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
	emergency
}

#[test]
fn one_late_justification_ends_no_career() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = late(folder);
		let standing = RecordAccess::emergency_standing(&DOCTOR);
		assert!(!standing.barred && standing.bar.is_none());
		let mark = standing.mark.unwrap();
		assert_eq!((mark.emergency, mark.at), (emergency, Now::get()));
		assert_eq!(mark.until, Now::get() + MARK_LIFETIME);
		assert_eq!((standing.open, standing.limit, standing.late), (0, 2, 0));
		break_glass(DOCTOR, folder);
		assert_eq!(RecordAccess::emergency_standing(&DOCTOR).open, 1);
	});
}

#[test]
fn a_mark_counts_for_a_year() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let first = late(folder);
		pass(MARK_LIFETIME - JUSTIFY - 1);
		// The year is over by the time that this one is late.
		late(folder);
		assert!(!RecordAccess::is_barred(&DOCTOR));
		pass(MARK_LIFETIME - JUSTIFY - 2);
		let second = late(folder);
		assert!(first < second && RecordAccess::is_barred(&DOCTOR));
		let bar = RecordAccess::emergency_standing(&DOCTOR).bar.unwrap();
		assert_eq!(bar.emergency, second);
	});
}

#[test]
fn a_mark_and_one_that_is_late_bar() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		late(folder);
		break_glass(DOCTOR, folder);
		pass(JUSTIFY);
		assert!(!RecordAccess::is_barred(&DOCTOR));
		pass(1);
		let standing = RecordAccess::emergency_standing(&DOCTOR);
		assert!(standing.barred && standing.bar.is_none());
		assert_eq!(standing.late, 1);
	});
}
