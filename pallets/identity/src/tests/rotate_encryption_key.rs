use super::*;

#[test]
fn each_key_has_the_next_version_and_suspension_does_not_stop_it() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::rotate_encryption_key(signed(PATIENT), key(60)));
		assert_last(Event::EncryptionKeyRotated { who: PATIENT, key_version: 2, by: PATIENT });
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_ok!(Identity::rotate_encryption_key(signed(PATIENT), key(61)));
		assert_eq!(participant(PATIENT).encryption_key, Some(key(61)));
		assert_eq!(<Identity as care::Participants<u64>>::key_version(&PATIENT), Some(3));
	});
}

#[test]
fn a_member_of_the_consortium_sets_its_first_key_so() {
	build_and_execute(|| {
		assert_ok!(<Identity as care::Admission<u64>>::admit(&30, Role::Hospital));
		assert_eq!(<Identity as care::Participants<u64>>::key_version(&30), None);
		assert_ok!(Identity::rotate_encryption_key(signed(30), key(30)));
		assert_eq!(<Identity as care::Participants<u64>>::key_version(&30), Some(1));
	});
}

#[test]
fn weak_and_old_keys_and_strangers_are_refused() {
	build_and_execute(|| {
		register_all();
		let rotate = |who, key| Identity::rotate_encryption_key(signed(who), key);
		assert_noop!(rotate(STRANGER, key(60)), Errors::NotParticipant);
		assert_noop!(rotate(PATIENT, EncryptionKey([0; 32])), Errors::WeakKey);
		assert_noop!(rotate(PATIENT, key(6)), Errors::KeyNotFresh);
		// A key of an earlier participation does not come back by rotation either.
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(CLINIC, PATIENT, Role::Patient);
		assert_ok!(Identity::register(signed(PATIENT), CLINIC, key(60), None));
		assert_noop!(rotate(PATIENT, key(6)), Errors::KeyNotFresh);
	});
}
