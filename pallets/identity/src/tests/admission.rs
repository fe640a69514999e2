use super::*;
use care::Admission;

#[test]
fn a_new_member_becomes_a_participant_without_a_sponsor() {
	build_and_execute(|| {
		assert_ok!(Identity::admit(&30, Role::Hospital));
		assert_last(Event::Admitted { who: 30, role: Role::Hospital });
		assert_eq!(participant(30).sponsor, None);
		assert_eq!(participant(30).encryption_key, None);
		assert_eq!(System::providers(&30), 1);
		assert_noop!(Identity::admit(&30, Role::Auditor), Errors::AlreadyParticipant);
		assert_noop!(Identity::admit(&31, Role::Doctor), Errors::RoleNotAllowed);
	});
}

#[test]
fn admission_leaves_an_open_invitation_of_no_use() {
	build_and_execute(|| {
		invite(HOSPITAL, 30, Role::Doctor);
		assert_ok!(Identity::admit(&30, Role::Hospital));
		set_hospital(30, HospitalStatus::Active);
		assert_eq!(System::providers(&30), 1);
		let registered = Identity::register(signed(30), HOSPITAL, key(30), None);
		assert_noop!(registered, Errors::AlreadyParticipant);
		// Nor once it left: when that was must not be overwritten.
		Identity::dismiss(&30);
		set_hospital(30, HospitalStatus::ForCause);
		let registered = Identity::register(signed(30), HOSPITAL, key(30), None);
		assert_noop!(registered, Errors::ConsortiumMember);
		advance(2 * DAY);
		idle();
		assert_eq!(System::providers(&30), 0);
	});
}

#[test]
fn dismissal_takes_members_of_the_consortium_only() {
	build_and_execute(|| {
		register_all();
		Identity::dismiss(&PATIENT);
		Identity::dismiss(&STRANGER);
		assert_eq!(participant(PATIENT).role, Role::Patient);
		Identity::dismiss(&AUDITOR);
		assert_last(Event::Dismissed { who: AUDITOR, role: Role::Auditor });
		assert_eq!(System::providers(&AUDITOR), 0);
		assert_eq!(Left::get(), vec![AUDITOR]);
	});
}
