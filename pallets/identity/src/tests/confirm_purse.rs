use super::*;
use crate::Participants;
use carechain_primitives::traits::Purses as _;

/// Has nothing to do with anybody.
const THIRD_HOSPITAL: u64 = 9;

/// A child's account, of the hospital; a parent, of the other hospital.
fn start() -> u64 {
	register_all();
	register(OTHER_HOSPITAL, 40, Role::Patient);
	set_hospital(THIRD_HOSPITAL, HospitalStatus::Active);
	let admit = <Identity as care::Admission<u64>>::admit;
	assert_ok!(admit(&THIRD_HOSPITAL, Role::Hospital));
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
	Identity::keyless_account(&HOSPITAL, &H256::zero()).unwrap()
}

fn propose(who: u64, account: u64, delegate: u64, purse: u64) -> DispatchResult {
	Identity::propose_purse(signed(who), account, delegate, purse)
}

fn confirm(who: u64, account: u64, delegate: u64, purse: u64) -> DispatchResult {
	Identity::confirm_purse(signed(who), account, delegate, purse)
}

fn act(by: u64, account: u64, call: Call<Test>) -> DispatchResult {
	Identity::act_for(signed(by), account, Box::new(RuntimeCall::Participants(call)))
		.map(|_| ())
		.map_err(|failure| failure.error)
}

#[test]
fn a_guardians_purse_takes_its_sponsor_and_an_unrelated_hospital() {
	build_and_execute(|| {
		let account = start();
		// The hospital that opened it gave nothing, and gives nothing alone.
		assert_noop!(Identity::commit(&account, &FAMILY, 1), Errors::PurseExceeded);
		assert_noop!(confirm(OTHER_HOSPITAL, account, FAMILY, 100), Errors::NotProposed);
		assert_ok!(propose(HOSPITAL, account, FAMILY, 100));
		assert_last(Event::PurseProposed {
			principal: account,
			delegate: FAMILY,
			purse: 100,
			sponsor: HOSPITAL,
			by: HOSPITAL,
		});
		assert_noop!(Identity::commit(&account, &FAMILY, 1), Errors::PurseExceeded);
		assert_eq!(Identity::purses_of(&account)[0].proposed, Some(100));
		assert_noop!(confirm(HOSPITAL, account, FAMILY, 100), Errors::NotAuthorized);
		// What is confirmed is what was proposed.
		assert_noop!(confirm(OTHER_HOSPITAL, account, FAMILY, 101), Errors::NotProposed);
		assert_ok!(confirm(OTHER_HOSPITAL, account, FAMILY, 100));
		assert_last(Event::PurseSet {
			principal: account,
			delegate: FAMILY,
			purse: 100,
			by: Some(OTHER_HOSPITAL),
		});
		assert_ok!(Identity::commit(&account, &FAMILY, 100));
		assert_noop!(confirm(OTHER_HOSPITAL, account, FAMILY, 100), Errors::NotProposed);
		Identity::settled(&account, &FAMILY, 100, 100);
	});
}

#[test]
fn a_guardian_sets_its_own_in_no_way() {
	build_and_execute(|| {
		let account = start();
		let own = Call::set_purse { delegate: FAMILY, purse: 1 };
		assert_noop!(act(FAMILY, account, own), Errors::OwnPurse);
		let renew = Call::appoint_delegate {
			delegate: FAMILY,
			relationship: Relationship::Guardian,
			scope: DelegationScope::Guardian,
			until: now() + 100 * DAY,
			purse: 1,
		};
		assert_noop!(act(FAMILY, account, renew), Errors::OwnPurse);
		// Nor as the hospitals, nor does a hospital that the guardian acts for.
		for principal in [HOSPITAL, OTHER_HOSPITAL] {
			let (scope, until) = (DelegationScope::Licences, now() + DAY);
			let staff = Relationship::Staff;
			assert_ok!(Identity::appoint_delegate(
				signed(principal),
				FAMILY,
				staff,
				scope,
				until,
				0
			));
			let (delegate, purse) = (FAMILY, 1);
			for call in [
				Call::propose_purse { account, delegate, purse },
				Call::confirm_purse { account, delegate, purse },
			] {
				assert_noop!(act(FAMILY, principal, call), Errors::OutOfScope);
			}
		}
		assert_ok!(propose(HOSPITAL, account, FAMILY, 1));
		assert_noop!(confirm(OTHER_HOSPITAL, account, FAMILY, 1), Errors::NotAuthorized);
		// What it has it shares.
		assert_ok!(confirm(THIRD_HOSPITAL, account, FAMILY, 1));
		let share = Call::appoint_delegate {
			delegate: PATIENT,
			relationship: Relationship::Family,
			scope: DelegationScope::Desk,
			until: now() + DAY,
			purse: 2,
		};
		assert_noop!(act(FAMILY, account, share), Errors::PurseExceeded);
	});
}

#[test]
fn who_is_related_does_not_confirm() {
	build_and_execute(|| {
		let account = start();
		let until = now() + 100 * DAY;
		assert_ok!(propose(HOSPITAL, account, FAMILY, 5));
		for who in [CLINIC, DOCTOR, PATIENT, FAMILY, AUDITOR] {
			assert_noop!(confirm(who, account, FAMILY, 5), Errors::NotAuthorized);
		}
		let reason = SuspensionReason::Misuse;
		let root = RuntimeOrigin::root;
		assert_ok!(Identity::suspend_participant(root(), THIRD_HOSPITAL, reason, None));
		assert_noop!(confirm(THIRD_HOSPITAL, account, FAMILY, 5), Errors::Suspended);
		// Who vouches for the guardian.
		assert_ok!(Identity::appoint_guardian(root(), account, 40, Relationship::Family, until));
		assert_ok!(propose(HOSPITAL, account, 40, 5));
		assert_noop!(confirm(OTHER_HOSPITAL, account, 40, 5), Errors::NotAuthorized);
		assert_ok!(confirm(OTHER_HOSPITAL, account, FAMILY, 5));
	});
}

#[test]
fn the_word_of_who_is_responsible_no_more_is_none() {
	build_and_execute(|| {
		let account = start();
		assert_ok!(propose(HOSPITAL, account, FAMILY, 5));
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: THIRD_HOSPITAL });
		assert_noop!(confirm(OTHER_HOSPITAL, account, FAMILY, 5), Errors::NotProposed);
		assert_noop!(propose(HOSPITAL, account, FAMILY, 5), Errors::NotAuthorized);
		assert_ok!(propose(THIRD_HOSPITAL, account, FAMILY, 6));
		assert_ok!(confirm(OTHER_HOSPITAL, account, FAMILY, 6));
		// A proposal does not outlive the delegation.
		assert_ok!(propose(THIRD_HOSPITAL, account, FAMILY, 7));
		assert_ok!(Identity::resign_delegation(signed(FAMILY), account));
		assert_noop!(confirm(OTHER_HOSPITAL, account, FAMILY, 7), Errors::NotDelegate);
		let until = now() + DAY;
		let relationship = Relationship::Guardian;
		let origin = signed(THIRD_HOSPITAL);
		assert_ok!(Identity::appoint_guardian(origin, account, FAMILY, relationship, until));
		assert_noop!(confirm(OTHER_HOSPITAL, account, FAMILY, 7), Errors::NotProposed);
		assert_noop!(Identity::commit(&account, &FAMILY, 1), Errors::PurseExceeded);
	});
}

#[test]
fn the_council_sets_it_where_the_sponsor_does_not() {
	build_and_execute(|| {
		let account = start();
		set_hospital(HOSPITAL, HospitalStatus::ForCause);
		let root = RuntimeOrigin::root;
		assert_ok!(Identity::confirm_purse(root(), account, FAMILY, 7));
		assert_last(Event::PurseSet { principal: account, delegate: FAMILY, purse: 7, by: None });
		assert_noop!(Identity::confirm_purse(root(), account, DOCTOR, 7), Errors::NotDelegate);
	});
}

#[test]
fn nobody_sets_the_purses_of_an_account_that_has_a_key() {
	build_and_execute(|| {
		start();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let root = RuntimeOrigin::root();
		assert_noop!(Identity::confirm_purse(root, PATIENT, FAMILY, 7), Errors::NotKeyless);
		assert_noop!(propose(CLINIC, PATIENT, FAMILY, 7), Errors::NotKeyless);
	});
}

#[test]
fn a_clinic_and_its_own_hospital_are_one() {
	build_and_execute(|| {
		let account = start();
		// The child is taken to a clinic of that hospital. Of its guardian another one answers.
		Participants::<Test>::mutate_extant(account, |participant| {
			participant.sponsor = Some(CLINIC);
		});
		assert_eq!(Identity::effective_sponsor(&CLINIC), Some(HOSPITAL));
		let (family, until) = (Relationship::Family, now() + DAY);
		assert_ok!(Identity::appoint_guardian(RuntimeOrigin::root(), account, 40, family, until));
		assert_ok!(propose(CLINIC, account, 40, 5));
		assert_noop!(confirm(HOSPITAL, account, 40, 5), Errors::NotAuthorized);
		assert_ok!(confirm(THIRD_HOSPITAL, account, 40, 5));
	});
}
