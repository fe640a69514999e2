//! Rotation is due whenever keys are where they should not be.

use super::{
	records::{add, call, granted, open_folder},
	*,
};
use pallet_care_record_access::{Call, Error};

fn is_due(folder: FolderId) -> bool {
	RecordAccess::folder_info(folder).expect("it is there").rotation_due
}

/// Nothing new is sealed to the folder's current keys.
#[track_caller]
fn takes_nothing(patient: &str, folder: FolderId) {
	assert!(is_due(folder), "the answer says so");
	let epoch = RecordAccess::folder_info(folder).expect("it is there").epoch;
	let new = add(folder, epoch, SealedTo::Folder, "refused", None);
	fail(patient, new, Error::<Runtime>::RotationDue);
}

fn rotate(folder: FolderId, seed: &str) -> RuntimeCall {
	call(Call::rotate_folder {
		folder,
		recipient: encryption_key(("next", seed)),
		owner_envelope: content(("next", seed)),
		custodian_envelope: None,
	})
}

fn suspend(name: &str, reason: SuspensionReason) -> RuntimeCall {
	RuntimeCall::Participants(pallet_care_identity::Call::suspend_participant {
		who: who(name),
		reason,
		until: Some(now() + MINUTE),
	})
}

fn registry(call: pallet_care_doctor_registry::Call<Runtime>) -> RuntimeCall {
	RuntimeCall::DoctorRegistry(call)
}

/// A patient whose folder the doctor may read.
fn start() -> FolderId {
	join("Paula", Role::Patient);
	join_doctor("Doctor");
	let (folder, _) = open_folder("Paula", EmergencyPolicy::Never);
	granted("Paula", folder, "Doctor", PurposeOfUse::Treatment);
	assert!(!is_due(folder));
	folder
}

#[test]
fn a_doctor_whom_the_council_barred_has_the_keys_still() {
	run(|| {
		let folder = start();
		let bar = pallet_care_doctor_registry::Call::bar {
			doctor: who("Doctor"),
			reason: LicenceReason::Investigation,
		};
		assert_eq!(motion(registry(bar)), Ok(()));
		takes_nothing("Paula", folder);
		succeed("Paula", rotate(folder, "one"));
		assert!(!is_due(folder));
	});
}

#[test]
fn a_doctor_whose_last_verification_is_gone_has_the_keys_still() {
	run(|| {
		let folder = start();
		succeed("Doctor", registry(request_verification("Bob")));
		succeed("Bob", registry(verify("Doctor")));
		let withdraw = || {
			registry(pallet_care_doctor_registry::Call::withdraw_verification {
				doctor: who("Doctor"),
				reason: LicenceReason::Investigation,
			})
		};
		// One is left, and a suspension ends again.
		succeed("Bob", withdraw());
		let suspend = pallet_care_doctor_registry::Call::suspend_verification {
			doctor: who("Doctor"),
			reason: LicenceReason::Investigation,
		};
		succeed("Alice", registry(suspend));
		assert!(!is_due(folder));
		succeed("Alice", withdraw());
		takes_nothing("Paula", folder);
	});
}

#[test]
fn keys_in_other_hands_close_the_epochs_they_open() {
	run(|| {
		let folder = start();
		succeed("Alice", suspend("Doctor", SuspensionReason::Misuse));
		assert!(!is_due(folder), "other reasons say nothing of keys");
		advance(3 * MINUTE);
		succeed("Alice", suspend("Doctor", SuspensionReason::KeyCompromised));
		takes_nothing("Paula", folder);
		succeed("Paula", rotate(folder, "one"));

		// The patient's own key opens it, too; it says so itself.
		let report = pallet_care_identity::Call::report_key_compromised {};
		succeed("Paula", RuntimeCall::Participants(report));
		takes_nothing("Paula", folder);
		let replace = pallet_care_identity::Call::rotate_encryption_key {
			encryption_key: encryption_key("Paula's next"),
		};
		succeed("Paula", RuntimeCall::Participants(replace));
		takes_nothing("Paula", folder);
		succeed("Paula", rotate(folder, "two"));
		assert!(!is_due(folder));
	});
}

/// `dismiss_delegate` of the guardian.
fn dismiss() -> RuntimeCall {
	let delegate = who("Mother");
	RuntimeCall::Participants(pallet_care_identity::Call::dismiss_delegate { delegate })
}

#[test]
fn a_guardian_who_was_dismissed_has_the_keys_still() {
	run(|| {
		let folder = start();
		join("Mother", Role::Patient);
		let appoint = || {
			RuntimeCall::Participants(pallet_care_identity::Call::appoint_delegate {
				delegate: who("Mother"),
				relationship: Relationship::Guardian,
				scope: DelegationScope::Guardian,
				until: now() + DAY,
				purse: 0,
			})
		};
		// One that never acted has seen nothing.
		succeed("Paula", appoint());
		succeed("Paula", dismiss());
		assert!(!is_due(folder));

		succeed("Paula", appoint());
		succeed("Mother", act_for(who("Paula"), update_profile(1)));
		// Renewing ends nothing.
		succeed("Paula", appoint());
		assert!(!is_due(folder));
		// Dismissed and rotated in one go: it is done.
		succeed("Paula", batch_all(vec![dismiss(), rotate(folder, "one")]));
		assert!(!is_due(folder));

		succeed("Paula", appoint());
		succeed("Mother", act_for(who("Paula"), rotate(folder, "two")));
		succeed("Paula", dismiss());
		takes_nothing("Paula", folder);
		succeed("Paula", rotate(folder, "three"));

		// It ends by itself.
		succeed("Paula", appoint());
		succeed("Mother", act_for(who("Paula"), update_profile(2)));
		advance(DAY);
		takes_nothing("Paula", folder);
		succeed("Paula", rotate(folder, "four"));
		advance(DAY);
		assert!(!is_due(folder), "that it is cleaned up is no news");
	});
}

#[test]
fn a_custodian_hospital_whose_key_was_stolen_has_it_still() {
	run(|| {
		join("Paula", Role::Patient);
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Custodian(who("Bob")));
		let report = pallet_care_identity::Call::report_key_compromised {};
		succeed("Bob", RuntimeCall::Participants(report));
		takes_nothing("Paula", folder);
	});
}
