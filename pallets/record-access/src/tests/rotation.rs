//! Nothing new is sealed to keys of somebody who lost the right to them.

use super::*;

#[test]
fn the_end_of_a_read_makes_rotation_due() {
	build_and_execute(|| {
		let folder = open(1);
		Offer::read(folder, SECOND).give();
		pass(DAY - 1);
		assert!(!rotation_due(folder));
		assert_ok!(try_add(PATIENT, folder));
		pass(1);
		assert!(rotation_due(folder));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
		// What is sealed to the patient alone is taken.
		add_sealed(folder);
		rotate(folder);
		assert!(!rotation_due(folder));
		assert_ok!(try_add(PATIENT, folder));
	});
}

#[test]
fn revocation_makes_it_due_at_once() {
	build_and_execute(|| {
		let folder = open(1);
		let grant = Offer::read(folder, SECOND).give();
		assert_ok!(RecordAccess::revoke_access(
			signed(PATIENT),
			grant,
			RevocationReason::KeyCompromised
		));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
		// Granting again does not take it back.
		Offer::read(folder, SECOND).give();
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
	});
}

#[test]
fn a_renewed_grant_forces_no_rotation() {
	build_and_execute(|| {
		let folder = open(1);
		Offer::read(folder, SECOND).give();
		pass(HOUR);
		Offer { until: Now::get() + 10 * DAY, ..Offer::read(folder, SECOND) }.give();
		pass(9 * DAY);
		assert!(!rotation_due(folder));
		pass(DAY);
		assert!(rotation_due(folder));
	});
}

#[test]
fn a_grant_renewed_after_its_end_does() {
	build_and_execute(|| {
		let folder = open(1);
		Offer::read(folder, SECOND).give();
		pass(DAY);
		Offer::read(folder, SECOND).give();
		assert!(rotation_due(folder));
	});
}

#[test]
fn writes_and_single_records_deliver_no_folder_keys() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let write = Offer::write(folder, SECOND).give();
		Offer::record(folder, record, THIRD).give();
		let reason = RevocationReason::ConsentWithdrawn;
		assert_ok!(RecordAccess::revoke_access(signed(PATIENT), write, reason));
		pass(2 * DAY);
		assert!(!rotation_due(folder));
	});
}

#[test]
fn ends_of_older_epochs_do_not_count() {
	build_and_execute(|| {
		let folder = open(1);
		let old = add(folder);
		let grant = Offer { until: START + 9 * DAY, ..Offer::read(folder, SECOND) }.give();
		rotate(folder);
		let new = add(folder);
		assert_eq!(denied(SECOND, old), None);
		assert_eq!(denied(SECOND, new), Some(AccessDenial::EpochNotCovered));
		assert_ok!(RecordAccess::revoke_access(
			signed(PATIENT),
			grant,
			RevocationReason::CareEnded
		));
		assert!(!rotation_due(folder));
		// A grant of the new epoch covers the older ones.
		Offer::read(folder, THIRD).give();
		assert_eq!((denied(THIRD, old), denied(THIRD, new)), (None, None));
	});
}

#[test]
fn is_remembered_when_the_grant_is_not() {
	build_and_execute(|| {
		let folder = open(1);
		Offer::read(folder, SECOND).give();
		pass(DAY + RETENTION + 2 * BUCKET);
		idle();
		assert_eq!(Grants::<Test>::iter().count(), 0);
		assert!(LiveRights::<Test>::get(folder).is_empty());
		assert!(rotation_due(folder));
	});
}

#[test]
fn a_reader_who_leaves_makes_it_due() {
	build_and_execute(|| {
		let folder = open(1);
		Offer { until: Now::get() + 9 * DAY, ..Offer::read(folder, SECOND) }.give();
		leave_and_return(SECOND);
		assert!(rotation_due(folder));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
		// A new grant does not take it back: the keys were in no right's hands for a while.
		Offer::read(folder, SECOND).give();
		assert!(rotation_due(folder));
		rotate(folder);
		assert_ok!(try_add(PATIENT, folder));
	});
}

#[test]
fn a_writer_who_leaves_does_not() {
	build_and_execute(|| {
		let folder = open(1);
		Offer::write(folder, SECOND).give();
		leave_and_return(SECOND);
		assert!(!rotation_due(folder));
	});
}
