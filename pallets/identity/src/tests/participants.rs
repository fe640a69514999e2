use super::*;
use care::Participants as _;

#[test]
fn active_means_of_the_role_and_not_suspended() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::ensure_active(&DOCTOR, Role::Doctor));
		assert_err!(Identity::ensure_active(&DOCTOR, Role::Patient), Errors::WrongRole);
		assert_err!(Identity::ensure_active(&STRANGER, Role::Patient), Errors::NotParticipant);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), DOCTOR, reason, None));
		assert_err!(Identity::ensure_active(&DOCTOR, Role::Doctor), Errors::Suspended);
		assert_ok!(Identity::ensure_participant(&DOCTOR));
		assert_err!(Identity::ensure_participant(&STRANGER), Errors::NotParticipant);
		assert_eq!(Identity::role(&DOCTOR), Some(Role::Doctor));
		assert_eq!(Identity::sponsor(&DOCTOR), Some(HOSPITAL));
		assert!(!Identity::is_suspended(&STRANGER));
	});
}

#[test]
#[should_panic(expected = "only hospitals and auditors at genesis")]
fn genesis_takes_members_of_the_consortium_only() {
	new_test_ext().execute_with(|| {
		GenesisConfig::<Test> { members: vec![(30, Role::Patient)] }.build();
	});
}

/// A statement names the chain, which has no hash before its genesis is built.
#[test]
fn genesis_sets_no_key() {
	build_and_execute(|| {
		assert_eq!(participant(HOSPITAL).encryption_key, None);
		assert_eq!(<Identity as care::Participants<u64>>::key_version(&HOSPITAL), None);
	});
}
