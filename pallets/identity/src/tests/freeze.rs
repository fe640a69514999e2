//! What a suspension for `KeyCompromised` does besides: the key that signs is in doubt.

use super::*;
use carechain_primitives::Freeze;

const REASON: SuspensionReason = SuspensionReason::KeyCompromised;

fn freeze(by: u64, who: u64, length: Option<Moment>) -> DispatchResult {
	let until = length.map(|length| now() + length);
	Identity::suspend_participant(signed(by), who, REASON, until)
}

fn by_council(who: u64, length: Option<Moment>) {
	let until = length.map(|length| now() + length);
	assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), who, REASON, until));
}

fn freezes(who: u64) -> Vec<Freeze> {
	<Identity as care::Participants<u64>>::freezes(&who)
}

fn is_frozen(who: u64) -> bool {
	<Identity as care::Participants<u64>>::is_frozen(&who)
}

fn endow(who: u64) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, 1_000_000_000_000));
}

/// What captures or destroys, in the account's own name or by a guardian.
fn captures() -> Vec<Call<Test>> {
	vec![
		Call::rotate_encryption_key { encryption_key: key(99) },
		Call::set_backup { backup: Some(content(9)) },
		Call::dismiss_delegate { delegate: FAMILY },
		Call::deregister {},
	]
}

#[test]
fn a_thief_captures_and_destroys_nothing_whoever_signs() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(freeze(CLINIC, PATIENT, Some(HOUR)));
		for call in captures() {
			let call = RuntimeCall::Participants(call);
			assert_noop!(call.clone().dispatch(signed(PATIENT)), Errors::Frozen);
			let batch = batch_all(vec![call.clone()]);
			assert_eq!(batch.dispatch(signed(PATIENT)).unwrap_err().error, Errors::Frozen.into());
			// The thief may have appointed the guardian.
			let act = act_for(PATIENT, call).dispatch(signed(FAMILY));
			assert_eq!(act.unwrap_err().error, Errors::Frozen.into());
		}
		let profile = Identity::update_profile(signed(PATIENT), None);
		assert_noop!(profile, Errors::Suspended);
		let until = now() + DAY;
		let appoint = Identity::appoint_delegate(
			signed(PATIENT),
			DOCTOR,
			Relationship::Family,
			DelegationScope::Access,
			until,
			0,
		);
		assert_noop!(appoint, Errors::Suspended);
		advance(HOUR);
		for call in captures() {
			assert_ok!(RuntimeCall::Participants(call).dispatch(signed(PATIENT)));
		}
	});
}

#[test]
fn other_suspensions_stop_no_protective_act() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(
			signed(CLINIC),
			PATIENT,
			reason,
			Some(now() + HOUR)
		));
		assert!(!is_frozen(PATIENT) && freezes(PATIENT).is_empty());
		for call in captures() {
			assert_ok!(RuntimeCall::Participants(call).dispatch(signed(PATIENT)));
		}
	});
}

#[test]
fn money_stays_where_it_is_however_the_call_is_wrapped() {
	build_and_execute(|| {
		register_all();
		endow(PATIENT);
		endow(STRANGER);
		assert_ok!(freeze(CLINIC, PATIENT, Some(HOUR)));
		let before = Balances::free_balance(PATIENT);
		let pay = transfer(STRANGER);
		assert!(pay.clone().dispatch(signed(PATIENT)).is_err());
		assert!(batch_all(vec![pay.clone()]).dispatch(signed(PATIENT)).is_err());
		let all = RuntimeCall::Balances(pallet_balances::Call::transfer_all {
			dest: STRANGER,
			keep_alive: false,
		});
		let _ = all.dispatch(signed(PATIENT));
		let burn =
			RuntimeCall::Balances(pallet_balances::Call::burn { value: 10, keep_alive: false });
		assert!(burn.dispatch(signed(PATIENT)).is_err());
		// Nor is it burnt as a fee or a tip: the transaction is not taken.
		assert!(submit(PATIENT, pay).is_err());
		let resign = RuntimeCall::Participants(Call::resign_delegation { principal: STRANGER });
		let tipped = transaction(PATIENT, nonce(PATIENT), 1_000, resign.clone());
		assert!(apply(tipped).is_err());
		assert_eq!(Balances::free_balance(PATIENT), before);
		// What is free and protective is taken, without a coin.
		assert!(submit(PATIENT, resign).is_ok());
		// It can be paid to, and what it holds for others is not in the way.
		endow(FAMILY);
		assert_ok!(transfer(PATIENT).dispatch(signed(FAMILY)));
		assert_eq!(Balances::free_balance(PATIENT), before + 1);
	});
}

#[test]
fn reinstating_frees_the_money_at_once() {
	build_and_execute(|| {
		register_all();
		endow(PATIENT);
		endow(STRANGER);
		assert_ok!(freeze(CLINIC, PATIENT, Some(HOUR)));
		advance(MINUTE);
		assert_ok!(Identity::reinstate_participant(signed(CLINIC), PATIENT));
		assert!(!is_frozen(PATIENT));
		assert_ok!(transfer(STRANGER).dispatch(signed(PATIENT)));
		assert_eq!(freezes(PATIENT).last().and_then(|last| last.until), Some(now()));
		assert_eq!(FreezeEnds::<Test>::iter().count(), 0);
	});
}

#[test]
fn who_has_no_coin_is_frozen_all_the_same() {
	build_and_execute(|| {
		register_all();
		endow(STRANGER);
		assert_ok!(freeze(CLINIC, PATIENT, Some(HOUR)));
		assert!(is_frozen(PATIENT) && Identity::is_money_frozen(&PATIENT));
		// What comes in stays.
		endow(FAMILY);
		let pay = pallet_balances::Call::transfer_allow_death { dest: PATIENT, value: 1_000 };
		assert_ok!(RuntimeCall::Balances(pay).dispatch(signed(FAMILY)));
		assert!(transfer(STRANGER).dispatch(signed(PATIENT)).is_err());
		advance(HOUR + MINUTE);
		idle();
		assert_ok!(transfer(FAMILY).dispatch(signed(PATIENT)));
	});
}

#[test]
fn a_frozen_delegate_only_resigns() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(freeze(CLINIC, FAMILY, Some(HOUR)));
		let resign = Call::resign_delegation { principal: STRANGER };
		for call in [Call::set_backup { backup: None }, resign] {
			let act = act_for(PATIENT, RuntimeCall::Participants(call)).dispatch(signed(FAMILY));
			assert_eq!(act.unwrap_err().error, Errors::Frozen.into());
		}
		// The first act would be a consent.
		assert_eq!(Delegations::<Test>::get(PATIENT, FAMILY).and_then(|known| known.since), None);
		assert_ok!(Identity::resign_delegation(signed(FAMILY), PATIENT));
	});
}

/// A guardian's stolen key is frozen by the guardian's own sponsor. Freezing the child would keep the
/// other guardian from turning the thief out.
#[test]
fn an_account_without_a_key_is_not_frozen() {
	build_and_execute(|| {
		register_all();
		let salt = H256::repeat_byte(1);
		assert_ok!(Identity::open_keyless_account(
			signed(HOSPITAL),
			salt,
			key(60),
			None,
			FAMILY,
			Relationship::Guardian,
			DelegationScope::Guardian,
			now() + DAY,
		));
		let child = Identity::keyless_account(&HOSPITAL, &salt).unwrap();
		assert_noop!(freeze(HOSPITAL, child, Some(HOUR)), Errors::Keyless);
		let council = Identity::suspend_participant(RuntimeOrigin::root(), child, REASON, None);
		assert_noop!(council, Errors::Keyless);
		let reason = SuspensionReason::IdentityInDoubt;
		let until = Some(now() + HOUR);
		assert_ok!(Identity::suspend_participant(signed(HOSPITAL), child, reason, until));
	});
}

/// An insider: a hospital that would keep its clinic's money, or a person's, for good.
#[test]
fn no_sponsor_freezes_anybody_for_long_or_again_and_again() {
	build_and_execute(|| {
		register_all();
		for (sponsor, who) in [(CLINIC, PATIENT), (HOSPITAL, DOCTOR), (HOSPITAL, CLINIC)] {
			assert_noop!(freeze(sponsor, who, None), Errors::EndTooFar);
			assert_noop!(freeze(sponsor, who, Some(72 * HOUR + 1)), Errors::EndTooFar);
		}
		assert_ok!(freeze(HOSPITAL, CLINIC, Some(72 * HOUR)));
		advance(72 * HOUR);
		assert_noop!(freeze(HOSPITAL, CLINIC, Some(HOUR)), Errors::SuspendedRecently);
		// Nor under another name: it is the pause between suspensions.
		advance(72 * HOUR - 1);
		assert_noop!(freeze(HOSPITAL, CLINIC, Some(HOUR)), Errors::SuspendedRecently);
		advance(1);
		assert_ok!(freeze(HOSPITAL, CLINIC, Some(HOUR)));
		by_council(CLINIC, None);
		assert!(freezes(CLINIC).last().is_some_and(|last| last.until.is_none()));
	});
}

#[test]
fn one_freeze_goes_on_where_the_council_takes_it_over() {
	build_and_execute(|| {
		register_all();
		let from = now();
		assert_ok!(freeze(CLINIC, PATIENT, Some(HOUR)));
		advance(MINUTE);
		by_council(PATIENT, Some(DAY));
		let until = Some(now() + DAY);
		assert_eq!(freezes(PATIENT), [Freeze { from, until, by_council: true }]);
		assert_noop!(
			Identity::reinstate_participant(signed(CLINIC), PATIENT),
			Errors::NotAuthorized
		);
		// A suspension for something else ends it.
		let reason = SuspensionReason::LegalOrder;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert!(!is_frozen(PATIENT) && !Identity::is_money_frozen(&PATIENT));
		assert_eq!(freezes(PATIENT), [Freeze { from, until: Some(now()), by_council: true }]);
		// Only the latest are remembered.
		for _ in 0..6 {
			advance(HOUR);
			by_council(PATIENT, Some(MINUTE));
		}
		assert_eq!(freezes(PATIENT).len(), MAX_FREEZES as usize);
		assert_eq!(freezes(PATIENT).last().map(|last| last.from), Some(now()));
	});
}

#[test]
fn a_frozen_hospital_that_is_removed_leaves_nothing_behind() {
	build_and_execute(|| {
		by_council(AUDITOR, None);
		<Identity as care::Admission<u64>>::dismiss(&AUDITOR);
		assert!(freezes(AUDITOR).is_empty() && !Identity::is_money_frozen(&AUDITOR));
	});
}

/// What is still on when an account comes back freezes it again.
#[test]
fn leaving_and_coming_back_ends_no_freeze() {
	build_and_execute(|| {
		register_all();
		by_council(AUDITOR, None);
		<Identity as care::Admission<u64>>::dismiss(&AUDITOR);
		assert_ok!(<Identity as care::Admission<u64>>::admit(&AUDITOR, Role::Auditor));
		assert!(is_frozen(AUDITOR) && Identity::is_money_frozen(&AUDITOR));
	});
}

#[test]
fn whoever_asks_is_told() {
	build_and_execute(|| {
		register_all();
		let frozen = || Identity::participant_info(PATIENT).unwrap().frozen;
		assert!(!frozen());
		assert_ok!(freeze(CLINIC, PATIENT, Some(HOUR)));
		assert!(frozen());
		advance(HOUR);
		assert!(!frozen());
	});
}
