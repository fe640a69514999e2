//! What ends a guardianship without the guardian's help.

use super::*;

fn end(delegate: u64) -> Remedy<u64> {
	Remedy::EndDelegation { delegate }
}

fn act(by: u64, principal: u64, call: RuntimeCall) -> DispatchResult {
	act_for(principal, call).dispatch(signed(by)).map(|_| ()).map_err(|failed| failed.error)
}

fn update() -> RuntimeCall {
	RuntimeCall::Participants(Call::update_profile { profile: Some(content(4)) })
}

fn appoint_call(delegate: u64) -> RuntimeCall {
	RuntimeCall::Participants(Call::appoint_delegate {
		delegate,
		relationship: Relationship::Family,
		scope: DelegationScope::Guardian,
		until: now() + 100 * DAY,
		purse: 0,
	})
}

/// The sponsor and an unrelated hospital support it.
fn both_support(account: u64, remedy: Remedy<u64>) {
	assert_ok!(support(HOSPITAL, account, remedy));
	assert_ok!(support(OTHER_HOSPITAL, account, remedy));
}

#[test]
fn sponsor_and_unrelated_hospital_end_it_after_a_notice() {
	build_and_execute(|| {
		register_all();
		let child = keyless(FAMILY);
		assert_ok!(support(HOSPITAL, child, end(FAMILY)));
		advance(7 * DAY);
		// One alone does not.
		assert_noop!(complete(child, end(FAMILY)), Errors::NotDue);
		assert_noop!(support(CLINIC, child, end(FAMILY)), Errors::NotAuthorized);
		assert_ok!(support(OTHER_HOSPITAL, child, end(FAMILY)));
		advance(7 * DAY - 1);
		assert_noop!(complete(child, end(FAMILY)), Errors::NotDue);
		assert_ok!(act(FAMILY, child, update()));
		advance(1);
		assert_ok!(complete(child, end(FAMILY)));
		assert_eq!(act(FAMILY, child, update()), Err(Errors::NotDelegate.into()));
		// The account is not lost: its sponsor names another guardian.
		let relationship = Relationship::Guardian;
		let until = now() + DAY;
		assert_ok!(Identity::appoint_guardian(
			signed(HOSPITAL),
			child,
			PATIENT,
			relationship,
			until
		));
		assert_ok!(act(PATIENT, child, update()));
	});
}

#[test]
fn a_guardian_does_not_save_itself_by_an_accomplice() {
	build_and_execute(|| {
		register_all();
		let child = keyless(FAMILY);
		// One that was there before is another case.
		assert_ok!(act(FAMILY, child, appoint_call(DOCTOR)));
		assert_ok!(act(DOCTOR, child, update()));
		advance(1);
		both_support(child, end(FAMILY));
		advance(DAY);
		assert_ok!(act(FAMILY, child, appoint_call(PATIENT)));
		assert_ok!(act(PATIENT, child, update()));
		// Renewing does not help either.
		assert_ok!(act(FAMILY, child, appoint_call(FAMILY)));
		advance(6 * DAY);
		assert_ok!(complete(child, end(FAMILY)));
		for who in [FAMILY, PATIENT] {
			assert_eq!(act(who, child, update()), Err(Errors::NotDelegate.into()));
		}
		assert_ok!(act(DOCTOR, child, update()));
	});
}

#[test]
fn an_active_guardians_objection_goes_to_the_council() {
	build_and_execute(|| {
		register_all();
		let child = keyless(FAMILY);
		both_support(child, end(FAMILY));
		assert_ok!(object(FAMILY, child, end(FAMILY)));
		advance(7 * DAY);
		assert_noop!(complete(child, end(FAMILY)), Errors::Objected);
		assert_ok!(decide(child, end(FAMILY), true));
		assert_eq!(act(FAMILY, child, update()), Err(Errors::NotDelegate.into()));
	});
}

#[test]
fn a_suspended_guardian_does_not_object_unless_the_sponsor_did_it() {
	build_and_execute(|| {
		register_all();
		register(HOSPITAL, CONTACTS[0], Role::Patient);
		let child = keyless(FAMILY);
		assert_ok!(act(FAMILY, child, appoint_call(CONTACTS[0])));
		both_support(child, end(FAMILY));
		let reason = SuspensionReason::Misuse;
		let until = Some(now() + 10 * HOUR);
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), FAMILY, reason, None));
		assert_noop!(object(FAMILY, child, end(FAMILY)), Errors::NotAuthorized);
		let objection = Call::object_to_remedy { account: child, remedy: end(FAMILY) };
		let objection = RuntimeCall::Participants(objection);
		assert_eq!(act(FAMILY, child, objection), Err(Errors::OutOfScope.into()));
		// The sponsor of the account silences nobody.
		let sponsor = signed(HOSPITAL);
		assert_ok!(Identity::suspend_participant(sponsor, CONTACTS[0], reason, until));
		assert_ok!(object(CONTACTS[0], child, end(FAMILY)));
	});
}

#[test]
fn only_delegations_of_keyless_accounts_are_ended_so() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, 30 * DAY);
		assert_noop!(support(CLINIC, PATIENT, end(FAMILY)), Errors::NotKeyless);
		let child = keyless(FAMILY);
		assert_noop!(support(HOSPITAL, child, end(PATIENT)), Errors::NotDelegate);
	});
}

#[test]
fn who_comes_of_age_gets_the_account_without_the_guardians_help() {
	build_and_execute(|| {
		register_all();
		let child = keyless(FAMILY);
		assert_ok!(act(FAMILY, child, appoint_call(DOCTOR)));
		both_support(child, replace_key(FRESH));
		advance(7 * DAY);
		assert_ok!(complete(child, replace_key(FRESH)));
		assert!(!participant(child).keyless);
		assert_eq!(Delegations::<Test>::iter_prefix(child).count(), 0);
		assert_eq!(act(FAMILY, child, update()), Err(Errors::NotDelegate.into()));
		assert_ok!(submit(FRESH, act_as(child, update())).unwrap());
		assert_eq!(participant(child).profile, Some(content(4)));
		// Nobody signed for it before.
		assert_eq!(Identity::recovery_info(child).former_signers, vec![]);
		// It is as anybody's from now on: the sponsor appoints no guardian for it.
		let relationship = Relationship::Guardian;
		assert_noop!(
			Identity::appoint_guardian(signed(HOSPITAL), child, FAMILY, relationship, now() + DAY),
			Errors::NotKeyless
		);
	});
}

#[test]
fn a_guardian_objects_to_the_taking_of_a_childs_account() {
	build_and_execute(|| {
		register_all();
		let child = keyless(FAMILY);
		both_support(child, replace_key(FRESH));
		assert_ok!(object(FAMILY, child, replace_key(FRESH)));
		advance(7 * DAY);
		assert_noop!(complete(child, replace_key(FRESH)), Errors::Objected);
		assert_ok!(decide(child, replace_key(FRESH), false));
		assert_noop!(support(HOSPITAL, child, replace_key(FRESH)), Errors::RefusedRecently);
		// What was refused says nothing of the guardian.
		assert_ok!(support(HOSPITAL, child, end(FAMILY)));
	});
}
