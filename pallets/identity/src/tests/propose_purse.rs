use super::*;

#[test]
fn only_the_active_sponsor_of_a_keyless_accounts_delegate_proposes() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::open_keyless_account(
			signed(HOSPITAL),
			H256::zero(),
			key(50),
			None,
			FAMILY,
			Relationship::Guardian,
			DelegationScope::Guardian,
			now() + 100 * DAY,
		));
		let account = Identity::keyless_account(&HOSPITAL, &H256::zero()).unwrap();
		let propose =
			|who, account, delegate| Identity::propose_purse(signed(who), account, delegate, 10);
		for who in [OTHER_HOSPITAL, CLINIC, FAMILY, STRANGER] {
			assert_noop!(propose(who, account, FAMILY), Errors::NotAuthorized);
		}
		assert_noop!(propose(HOSPITAL, account, DOCTOR), Errors::NotDelegate);
		assert_ok!(propose(HOSPITAL, account, FAMILY));
		// Another takes its place; nothing piles up.
		assert_ok!(Identity::propose_purse(signed(HOSPITAL), account, FAMILY, 20));
		assert_eq!(PurseCount::<Test>::get(account), 1);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), HOSPITAL, reason, None));
		assert_noop!(propose(HOSPITAL, account, FAMILY), Errors::Suspended);
	});
}
