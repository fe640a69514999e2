use super::*;

#[test]
fn the_council_lets_a_sponsor_invite_again() {
	build_and_execute(|| {
		register_all();
		invite(CLINIC, 20, Role::Patient);
		let root = RuntimeOrigin::root;
		assert_noop!(Identity::allow_inviting(root(), HOSPITAL), Errors::InvitingNotStopped);
		assert_ok!(Identity::stop_inviting(root(), HOSPITAL));
		for who in [HOSPITAL, OTHER_HOSPITAL, CLINIC] {
			let allowed = Identity::allow_inviting(signed(who), HOSPITAL);
			assert_noop!(allowed, DispatchError::BadOrigin);
		}
		assert_noop!(Identity::allow_inviting(root(), CLINIC), Errors::InvitingNotStopped);
		assert_ok!(Identity::allow_inviting(root(), HOSPITAL));
		assert_last(Event::InvitingAllowed { sponsor: HOSPITAL });
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(Identity::register(signed(20), CLINIC, key(20), None));
	});
}
