use super::*;

fn open() -> u64 {
	assert_ok!(Identity::open_keyless_account(
		signed(HOSPITAL),
		H256::zero(),
		key(50),
		None,
		FAMILY,
		Relationship::Family,
		DelegationScope::Guardian,
		now() + DAY,
	));
	Identity::keyless_account(&HOSPITAL, &H256::zero()).unwrap()
}

fn appoint_guardian(origin: RuntimeOrigin, account: u64, delegate: u64) -> DispatchResult {
	let relationship = Relationship::Guardian;
	Identity::appoint_guardian(origin, account, delegate, relationship, now() + DAY)
}

#[test]
fn an_account_whose_guardian_is_gone_gets_another_from_its_sponsor() {
	build_and_execute(|| {
		register_all();
		let account = open();
		assert_noop!(appoint_guardian(signed(HOSPITAL), account, PATIENT), Errors::GuardianInForce);
		advance(DAY);
		for who in [OTHER_HOSPITAL, CLINIC, FAMILY] {
			assert_noop!(appoint_guardian(signed(who), account, PATIENT), Errors::NotAuthorized);
		}
		assert_ok!(appoint_guardian(signed(HOSPITAL), account, PATIENT));
		assert_last(Event::DelegateAppointed {
			principal: account,
			delegate: PATIENT,
			relationship: Relationship::Guardian,
			scope: DelegationScope::Guardian,
			until: now() + DAY,
			by: Some(HOSPITAL),
		});
	});
}

#[test]
fn the_council_may_while_there_is_one() {
	build_and_execute(|| {
		register_all();
		let account = open();
		assert_ok!(appoint_guardian(RuntimeOrigin::root(), account, PATIENT));
		assert_eq!(Identity::delegates_of(&account).len(), 2);
		assert_noop!(
			appoint_guardian(RuntimeOrigin::root(), STRANGER, PATIENT),
			Errors::NotParticipant
		);
	});
}

#[test]
fn nobody_gets_a_hold_of_an_account_that_has_a_key() {
	build_and_execute(|| {
		register_all();
		assert_noop!(appoint_guardian(signed(CLINIC), PATIENT, FAMILY), Errors::NotKeyless);
		assert_noop!(appoint_guardian(RuntimeOrigin::root(), PATIENT, FAMILY), Errors::NotKeyless);
	});
}

#[test]
fn a_suspended_sponsor_does_not() {
	build_and_execute(|| {
		register_all();
		let account = open();
		advance(DAY);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), HOSPITAL, reason, None));
		assert_noop!(appoint_guardian(signed(HOSPITAL), account, PATIENT), Errors::Suspended);
	});
}

fn suspend(by: RuntimeOrigin, who: u64) {
	let until = Some(now() + 10 * HOUR);
	assert_ok!(Identity::suspend_participant(by, who, SuspensionReason::Misuse, until));
}

#[test]
fn a_guardian_that_is_suspended_or_gone_is_none() {
	build_and_execute(|| {
		register_all();
		let account = open();
		// Another sponsor than the account's suspends it.
		suspend(signed(CLINIC), FAMILY);
		assert_ok!(appoint_guardian(signed(HOSPITAL), account, PATIENT));
		assert_ok!(Identity::dismiss_delegate(signed(account), PATIENT));
		advance(11 * HOUR);
		assert_noop!(appoint_guardian(signed(HOSPITAL), account, PATIENT), Errors::GuardianInForce);
		advance(1);
		assert_ok!(Identity::deregister(signed(FAMILY)));
		assert_ok!(appoint_guardian(signed(HOSPITAL), account, PATIENT));
	});
}

#[test]
fn a_sponsor_does_not_make_room_for_its_own_by_suspending_the_guardian() {
	build_and_execute(|| {
		register_all();
		register(HOSPITAL, STRANGER, Role::Patient);
		let account = open();
		assert_ok!(appoint_guardian(RuntimeOrigin::root(), account, STRANGER));
		assert_ok!(Identity::dismiss_delegate(signed(account), FAMILY));
		suspend(signed(HOSPITAL), STRANGER);
		assert_noop!(appoint_guardian(signed(HOSPITAL), account, PATIENT), Errors::GuardianInForce);
		// The council's suspension is nobody's own.
		suspend(RuntimeOrigin::root(), STRANGER);
		assert_ok!(appoint_guardian(signed(HOSPITAL), account, PATIENT));
	});
}
