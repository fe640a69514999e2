//! What keeps a participant from leaving, and what goes when it left.

use super::*;

#[test]
fn open_folders_do() {
	build_and_execute(|| {
		assert_eq!(RecordAccess::open_obligation(&PATIENT), None);
		let (one, two) = (open(1), open(2));
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), one));
		assert_eq!(RecordAccess::open_obligation(&PATIENT), Some(Obligation::Folders));
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), two));
		assert_eq!(RecordAccess::open_obligation(&PATIENT), None);
	});
}

#[test]
fn requests_and_exclusions_go_with_their_owner() {
	build_and_execute(|| {
		let folders = [open(1), open(2)];
		for folder in folders {
			assert_ok!(RecordAccess::request_access(
				signed(SECOND),
				folder,
				PurposeOfUse::Treatment,
				START + DAY,
				CareBasis::Assignment
			));
		}
		assert_ok!(RecordAccess::exclude_doctor(signed(PATIENT), THIRD));
		RecordAccess::on_deregistered(&SECOND);
		RecordAccess::on_deregistered(&PATIENT);
		assert_eq!(Requests::<Test>::iter().count(), 0);
		assert_eq!(RequestEnds::<Test>::iter().count(), 0);
		assert!(!RecordAccess::is_excluded(&PATIENT, &THIRD));
	});
}
