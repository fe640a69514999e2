use super::*;

#[test]
fn the_delegate_ends_a_delegation_even_suspended() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), FAMILY, reason, None));
		assert_ok!(Identity::resign_delegation(signed(FAMILY), PATIENT));
		assert_last(Event::DelegationResigned { principal: PATIENT, delegate: FAMILY, by: FAMILY });
		assert_noop!(Identity::resign_delegation(signed(FAMILY), PATIENT), Errors::NotDelegate);
		assert_noop!(Identity::resign_delegation(signed(PATIENT), FAMILY), Errors::NotDelegate);
	});
}
