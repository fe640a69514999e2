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
fn requests_and_exclusions_end_with_their_owner() {
	build_and_execute(|| {
		let folders = [open(1), open(2)];
		let ask = |folder| {
			RecordAccess::request_access(
				signed(SECOND),
				folder,
				PurposeOfUse::Treatment,
				START + DAY,
				CareBasis::Assignment,
			)
		};
		for folder in folders {
			assert_ok!(ask(folder));
		}
		assert_ok!(RecordAccess::exclude_doctor(signed(PATIENT), THIRD));
		leave_and_return(SECOND);
		RecordAccess::on_deregistered(&SECOND);
		RecordAccess::on_deregistered(&PATIENT);
		assert!(!RecordAccess::is_excluded(&PATIENT, &THIRD));
		for folder in folders {
			assert!(RecordAccess::access_requests(folder, None, 10).items.is_empty());
		}
		// Coming back revives none of them, and they are in nobody's way.
		pass(1);
		let answer = Offer { request: Some(0), ..Offer::read(folders[0], SECOND) };
		assert_eq!(answer.call(), Err(E::RequestExpired.into()));
		for folder in folders {
			assert_ok!(ask(folder));
			assert_eq!(RecordAccess::access_requests(folder, None, 10).items.len(), 1);
		}
		pass(DAY + 2 * BUCKET);
		idle();
		assert_eq!(Requests::<Test>::iter().count(), 0);
		assert_eq!(RequestEnds::<Test>::iter().count(), 0);
	});
}
