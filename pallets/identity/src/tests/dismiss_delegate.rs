use super::*;

#[test]
fn the_principal_ends_a_delegation_even_suspended() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		assert_last(Event::DelegateDismissed { principal: PATIENT, delegate: FAMILY, by: PATIENT });
		assert_eq!(Identity::live_delegation(&PATIENT, &FAMILY), None);
		let refused = Identity::act_for(signed(FAMILY), PATIENT, Box::new(remark()));
		assert_eq!(refused.unwrap_err().error, Errors::NotDelegate.into());
	});
}

#[test]
fn only_ones_own_delegate() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		for who in [FAMILY, DOCTOR, HOSPITAL, CLINIC] {
			assert_noop!(Identity::dismiss_delegate(signed(who), FAMILY), Errors::NotDelegate);
		}
		assert_noop!(Identity::dismiss_delegate(signed(PATIENT), DOCTOR), Errors::NotDelegate);
	});
}
