use super::*;

fn act(by: u64, principal: u64, call: RuntimeCall) -> DispatchResultWithPostInfo {
	Identity::act_for(signed(by), principal, Box::new(call))
}

fn refused(by: u64, principal: u64, call: RuntimeCall) -> DispatchError {
	act(by, principal, call).unwrap_err().error
}

fn update() -> RuntimeCall {
	RuntimeCall::Participants(Call::update_profile { profile: Some(content(4)) })
}

#[test]
fn the_principals_things_change_and_the_delegate_is_named() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(act(FAMILY, PATIENT, update()));
		assert_last(Event::ProfileUpdated { who: PATIENT, by: FAMILY });
		assert_eq!(participant(PATIENT).profile, Some(content(4)));
		assert_eq!(participant(FAMILY).profile, None);
	});
}

#[test]
fn without_a_live_delegation_nothing_happens() {
	build_and_execute(|| {
		register_all();
		assert_eq!(refused(FAMILY, PATIENT, update()), Errors::NotDelegate.into());
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		// It works in one direction.
		assert_eq!(refused(PATIENT, FAMILY, update()), Errors::NotDelegate.into());
		advance(DAY - 1);
		assert_ok!(act(FAMILY, PATIENT, update()));
		advance(1);
		assert_eq!(refused(FAMILY, PATIENT, update()), Errors::DelegationExpired.into());
	});
}

#[test]
fn the_scope_decides_and_money_is_in_none() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Desk, DAY);
		assert_ok!(act(FAMILY, PATIENT, remark()));
		assert_eq!(refused(FAMILY, PATIENT, update()), Errors::OutOfScope.into());
		appoint(PATIENT, FAMILY, DelegationScope::Access, DAY);
		assert_eq!(refused(FAMILY, PATIENT, remark()), Errors::OutOfScope.into());
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_eq!(refused(FAMILY, PATIENT, transfer(FAMILY)), Errors::OutOfScope.into());
		let register = Call::register { sponsor: HOSPITAL, encryption_key: key(60), profile: None };
		let register = RuntimeCall::Participants(register);
		assert_eq!(refused(FAMILY, PATIENT, register), Errors::OutOfScope.into());
	});
}

#[test]
fn a_batch_is_covered_only_if_all_of_it_is() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(act(FAMILY, PATIENT, batch_all(vec![remark(), update()])));
		let hidden = batch_all(vec![remark(), batch_all(vec![transfer(FAMILY)])]);
		assert_eq!(refused(FAMILY, PATIENT, hidden), Errors::OutOfScope.into());
		assert_eq!(refused(FAMILY, PATIENT, batch_all(vec![])), Errors::OutOfScope.into());
	});
}

#[test]
fn what_is_nested_meets_the_origins_filter_too() {
	build_and_execute(|| {
		let mut origin: RuntimeOrigin = signed(FAMILY);
		origin.add_filter(|call: &RuntimeCall| !matches!(call, RuntimeCall::System(_)));
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		// A filter that the delegate's origin has is not lost by acting for another.
		let result = Identity::act_for(origin, PATIENT, Box::new(remark()));
		assert_eq!(result.unwrap_err().error, frame_system::Error::<Test>::CallFiltered.into());
	});
}

#[test]
fn a_delegate_of_a_delegate_is_none() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		appoint(FAMILY, DOCTOR, DelegationScope::Guardian, DAY);
		let nested = act_for(PATIENT, update());
		assert_eq!(refused(DOCTOR, FAMILY, nested.clone()), Errors::NestedDelegation.into());
		let hidden = batch_all(vec![nested]);
		assert_eq!(refused(DOCTOR, FAMILY, hidden), Errors::OutOfScope.into());
	});
}

#[test]
fn a_suspended_delegate_only_resigns() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), FAMILY, reason, None));
		let backup = RuntimeCall::Participants(Call::set_backup { backup: None });
		for call in [update(), backup.clone(), batch_all(vec![backup])] {
			assert_eq!(refused(FAMILY, PATIENT, call), Errors::Suspended.into());
		}
		assert_ok!(Identity::resign_delegation(signed(FAMILY), PATIENT));
	});
}

#[test]
fn a_delegate_that_left_and_came_back_is_none_until_it_is_appointed_again() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, 30 * DAY);
		assert_ok!(act(FAMILY, PATIENT, update()));
		advance(1);
		assert_ok!(Identity::deregister(signed(FAMILY)));
		invite(CLINIC, FAMILY, Role::Patient);
		assert_ok!(Identity::register(signed(FAMILY), CLINIC, key(70), None));
		advance(1);
		assert_eq!(refused(FAMILY, PATIENT, update()), Errors::DelegationExpired.into());
		assert_eq!(Identity::live_delegation(&PATIENT, &FAMILY), None);
		assert_eq!(Identity::delegates_of(&PATIENT), vec![]);
		assert_eq!(<Identity as care::Participants<u64>>::accepted_delegates(&PATIENT).len(), 0);
		// Appointed again, it begins anew.
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(act(FAMILY, PATIENT, update()));
		let long_since = <Identity as care::Participants<u64>>::is_delegate_since;
		assert!(!long_since(&PATIENT, &FAMILY, now() - 1));
	});
}

#[test]
fn a_suspended_principal_gets_no_new_acts_by_a_delegate() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_eq!(refused(FAMILY, PATIENT, update()), Errors::Suspended.into());
	});
}

#[test]
fn a_delegate_that_left_acts_for_nobody() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(Identity::deregister(signed(FAMILY)));
		assert_eq!(refused(FAMILY, PATIENT, update()), Errors::NotParticipant.into());
	});
}

#[test]
fn only_who_signs_acts() {
	build_and_execute(|| {
		register_all();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let result = Identity::act_for(origin, PATIENT, Box::new(update()));
			assert_eq!(result.unwrap_err().error, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn the_weight_is_that_of_both_and_the_error_is_the_calls() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let own = <() as WeightInfo>::act_for();
		let call = act_for(PATIENT, update());
		assert_eq!(
			call.get_dispatch_info().call_weight,
			own.saturating_add(<() as WeightInfo>::update_profile())
		);
		let refused = act(FAMILY, DOCTOR, update()).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(own));
		let same_key = RuntimeCall::Participants(Call::rotate_encryption_key {
			encryption_key: key(PATIENT as u8),
		});
		let failed = act(FAMILY, PATIENT, same_key).unwrap_err();
		assert_eq!(failed.error, Errors::KeyNotFresh.into());
		assert_eq!(
			failed.post_info.actual_weight,
			Some(own.saturating_add(<() as WeightInfo>::rotate_encryption_key()))
		);
	});
}
