//! Nothing new is sealed to keys that are where they should not be.

use super::*;

/// A folder of the patient with a record, which [`SECOND`] may read for a while.
fn read_by_second() -> FolderId {
	let folder = open_with_custodian(1);
	add(folder);
	Offer { until: Now::get() + 9 * DAY, ..Offer::read(folder, SECOND) }.give();
	folder
}

#[test]
fn keys_of_a_holder_in_other_hands_make_rotation_due() {
	build_and_execute(|| {
		let folder = read_by_second();
		assert_ok!(try_add(PATIENT, folder));
		lose_keys(SECOND);
		assert!(rotation_due(folder));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
		add_sealed(folder);
		// The right stands, and so does what it covers.
		assert_eq!(denied(SECOND, 0), None);
		rotate(folder);
		assert!(!rotation_due(folder));
		assert_ok!(try_add(PATIENT, folder));
	});
}

#[test]
fn keys_of_the_patient_and_of_the_custodian_count_too() {
	build_and_execute(|| {
		for who in [PATIENT, HOSPITAL] {
			let folder = open_with_custodian(who as u8);
			assert_ok!(try_add(PATIENT, folder));
			lose_keys(who);
			assert_noop!(try_add(PATIENT, folder), E::RotationDue);
		}
	});
}

#[test]
fn other_peoples_losses_do_not() {
	build_and_execute(|| {
		let folder = read_by_second();
		let record = add(folder);
		// A writer, and a reader of one record: neither has the folder's identity.
		Offer::write(folder, THIRD).give();
		Offer::record(folder, record, CLINIC).give();
		for who in [THIRD, CLINIC, OTHER_PATIENT, HOSPITAL_TWO, STRANGER] {
			lose_keys(who);
		}
		assert!(!rotation_due(folder));
		assert_ok!(try_add(PATIENT, folder));
		assert_eq!(Folders::<Test>::get(folder).unwrap().losses_seen, Losses::<Test>::get());
	});
}

#[test]
fn a_loss_is_found_though_another_folder_was_looked_at_first() {
	build_and_execute(|| {
		let folder = read_by_second();
		let other = open(2);
		lose_keys(SECOND);
		// Another folder takes note, and a query writes nothing.
		assert_ok!(try_add(PATIENT, other));
		assert!(rotation_due(folder));
		assert!(rotation_due(folder));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
	});
}

#[test]
fn replacing_the_grant_does_not_hide_a_loss() {
	build_and_execute(|| {
		let folder = read_by_second();
		lose_keys(SECOND);
		Offer::read(folder, SECOND).give();
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
		// Nor does a new envelope for the same custodian.
		let folder = open_with_custodian(2);
		lose_keys(HOSPITAL);
		assert_ok!(RecordAccess::set_emergency_custodian(
			signed(PATIENT),
			folder,
			custodian(HOSPITAL),
			Some(content())
		));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
	});
}

#[test]
fn what_was_delivered_after_a_loss_is_not_lost() {
	build_and_execute(|| {
		// In one block, in this order: what comes after is to another key.
		lose_keys(SECOND);
		lose_keys(PATIENT);
		let folder = read_by_second();
		assert!(!rotation_due(folder));
		lose_keys(SECOND);
		rotate(folder);
		Offer::read(folder, SECOND).give();
		assert!(!rotation_due(folder));
		assert_ok!(try_add(PATIENT, folder));
	});
}

#[test]
fn an_answered_emergency_delivers_keys_with_its_answer() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		lose_keys(DOCTOR);
		assert!(!rotation_due(folder));
		answer(emergency);
		assert!(!rotation_due(folder));
		lose_keys(DOCTOR);
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
	});
}

#[test]
fn a_guardian_whose_time_ran_out_has_the_keys_still() {
	build_and_execute(|| {
		let folder = open(1);
		world(|world| world.guardians_expired.insert(PATIENT, START + DAY));
		pass(DAY - 1);
		assert_ok!(try_add(PATIENT, folder));
		pass(1);
		assert!(rotation_due(folder));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
		rotate(folder);
		assert_ok!(try_add(PATIENT, folder));
		// That it is noted later, when it is cleaned up, is no news.
		pass(WHILE);
		world(|world| world.guardians_expired.clear());
		RecordAccess::note(&PATIENT, START + DAY - 1);
		assert!(!rotation_due(folder));
		assert_ok!(try_add(PATIENT, folder));
	});
}

#[test]
fn a_loss_is_remembered_when_the_grant_is_not() {
	build_and_execute(|| {
		let folder = read_by_second();
		lose_keys(SECOND);
		pass(9 * DAY + RETENTION + 2 * BUCKET);
		idle();
		assert_eq!(Grants::<Test>::iter().count(), 0);
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
	});
}

#[test]
fn losses_are_counted_over_all_accounts() {
	build_and_execute(|| {
		lose_keys(SECOND);
		lose_keys(THIRD);
		RecordAccess::note_leaving();
		assert_eq!(Losses::<Test>::get(), 3);
		assert_eq!(LastLoss::<Test>::get(SECOND), Some(Loss { number: 1, at: START }));
		// An earlier time that is noted later does not make the last one earlier.
		RecordAccess::note(&SECOND, START - DAY);
		assert_eq!(LastLoss::<Test>::get(SECOND), Some(Loss { number: 4, at: START }));
	});
}
