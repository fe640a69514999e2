use super::*;
use carechain_primitives::traits::Purses as _;

/// Another relative.
const SISTER: u64 = 40;

fn purse(delegate: u64) -> Purse<u64, u64> {
	Identity::purse(&PATIENT, &delegate)
}

fn commit(delegate: u64, amount: u64) -> DispatchResult {
	Identity::commit(&PATIENT, &delegate, amount).map(|_| ())
}

/// So much is held, and paid.
fn spend(delegate: u64, amount: u64) {
	assert_ok!(commit(delegate, amount));
	Identity::settled(&PATIENT, &delegate, amount, amount);
}

fn set(who: u64, delegate: u64, purse: u64) -> DispatchResult {
	Identity::set_purse(signed(who), delegate, purse)
}

/// In the patient's name.
fn act(by: u64, call: Call<Test>) -> DispatchResult {
	Identity::act_for(signed(by), PATIENT, Box::new(RuntimeCall::Participants(call)))
		.map(|_| ())
		.map_err(|failure| failure.error)
}

fn set_as(by: u64, delegate: u64, purse: u64) -> DispatchResult {
	act(by, Call::set_purse { delegate, purse })
}

fn appoint_as(by: u64, delegate: u64, purse: u64) -> DispatchResult {
	act(
		by,
		Call::appoint_delegate {
			delegate,
			relationship: Relationship::Family,
			scope: DelegationScope::Guardian,
			until: now() + DAY,
			purse,
		},
	)
}

fn guardian(delegate: u64, purse: u64) {
	appoint_with_purse(PATIENT, delegate, DelegationScope::Guardian, purse);
}

fn start() {
	register_all();
	register(HOSPITAL, SISTER, Role::Patient);
}

#[test]
fn a_purse_bounds_what_is_held_and_paid_and_refunds_return() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_last(Event::PurseSet {
			principal: PATIENT,
			delegate: FAMILY,
			purse: 100,
			by: Some(PATIENT),
		});
		assert_ok!(commit(FAMILY, 60));
		assert_noop!(commit(FAMILY, 41), Errors::PurseExceeded);
		assert_ok!(commit(FAMILY, 40));
		// Of the first all is paid, of the second a quarter: exactly what came back is there again.
		Identity::settled(&PATIENT, &FAMILY, 60, 60);
		assert_noop!(commit(FAMILY, 1), Errors::PurseExceeded);
		Identity::settled(&PATIENT, &FAMILY, 40, 10);
		assert_eq!((purse(FAMILY).held, purse(FAMILY).paid), (0, 70));
		assert_noop!(commit(FAMILY, 31), Errors::PurseExceeded);
		assert_ok!(commit(FAMILY, 30));
		let shown = Identity::participant_info(PATIENT).unwrap().delegates;
		assert_eq!((shown[0].purse, shown[0].spent), (100, 100));
		Identity::settled(&PATIENT, &FAMILY, 30, 0);
		assert_eq!(Identity::undecided(), []);
	});
}

#[test]
fn who_has_no_purse_or_is_no_delegate_commits_nothing() {
	build_and_execute(|| {
		start();
		assert_noop!(commit(FAMILY, 1), Errors::PurseExceeded);
		guardian(FAMILY, 0);
		assert_noop!(commit(FAMILY, 1), Errors::PurseExceeded);
		guardian(FAMILY, 10);
		// A purse of one principal's money is none of another's.
		assert_noop!(Identity::commit(&CLINIC, &FAMILY, 1), Errors::PurseExceeded);
		advance(100 * DAY);
		assert_noop!(commit(FAMILY, 1), Errors::PurseExceeded);
		assert_noop!(set(PATIENT, FAMILY, 10), Errors::NotDelegate);
		assert_noop!(set(STRANGER, FAMILY, 10), Errors::NotParticipant);
	});
}

#[test]
fn what_was_spent_outlives_dismissal_expiry_and_a_new_appointment() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		spend(FAMILY, 80);
		let leave: [&dyn Fn(); 3] = [
			&|| {
				assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
			},
			&|| {
				assert_ok!(Identity::resign_delegation(signed(FAMILY), PATIENT));
			},
			&|| {
				advance(101 * DAY);
				idle();
			},
		];
		for leave in leave {
			leave();
			assert_eq!((purse(FAMILY).limit, purse(FAMILY).paid), (0, 80));
			assert_noop!(commit(FAMILY, 1), Errors::PurseExceeded);
			guardian(FAMILY, 100);
			assert_noop!(commit(FAMILY, 21), Errors::PurseExceeded);
		}
		// Past its end, and not cleaned up.
		advance(100 * DAY);
		guardian(FAMILY, 100);
		assert_noop!(commit(FAMILY, 21), Errors::PurseExceeded);
		assert_ok!(commit(FAMILY, 20));
	});
}

#[test]
fn what_is_held_comes_back_to_who_is_delegate_no_more() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_ok!(commit(FAMILY, 100));
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		guardian(FAMILY, 100);
		assert_noop!(commit(FAMILY, 1), Errors::PurseExceeded);
		Identity::settled(&PATIENT, &FAMILY, 100, 30);
		assert_noop!(commit(FAMILY, 71), Errors::PurseExceeded);
		assert_ok!(commit(FAMILY, 70));
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		Identity::settled(&PATIENT, &FAMILY, 70, 0);
		assert_eq!(purse(FAMILY).paid, 30);
	});
}

#[test]
fn the_principal_lowers_below_what_is_spent() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_ok!(commit(FAMILY, 80));
		assert_ok!(set(PATIENT, FAMILY, 50));
		assert_noop!(commit(FAMILY, 1), Errors::PurseExceeded);
		Identity::settled(&PATIENT, &FAMILY, 80, 20);
		assert_noop!(commit(FAMILY, 31), Errors::PurseExceeded);
		assert_ok!(commit(FAMILY, 30));
		Identity::settled(&PATIENT, &FAMILY, 30, 30);
	});
}

#[test]
fn no_delegate_raises_its_own_purse() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_noop!(set_as(FAMILY, FAMILY, 101), Errors::OwnPurse);
		assert_noop!(appoint_as(FAMILY, FAMILY, 101), Errors::OwnPurse);
		// By dismissing itself it is no better off.
		assert_ok!(act(FAMILY, Call::dismiss_delegate { delegate: FAMILY }));
		assert_noop!(set_as(FAMILY, FAMILY, 1), Errors::NotDelegate);
		guardian(FAMILY, 100);
		assert_ok!(appoint_as(FAMILY, FAMILY, 100));
		assert_ok!(set_as(FAMILY, FAMILY, 90));
		assert_noop!(set_as(FAMILY, FAMILY, 91), Errors::OwnPurse);
		// In other scopes nobody sets any.
		appoint_with_purse(PATIENT, FAMILY, DelegationScope::Desk, 100);
		assert_noop!(set_as(FAMILY, FAMILY, 1), Errors::OutOfScope);
	});
}

#[test]
fn an_accomplice_has_what_the_guardian_gives_of_its_own() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_noop!(appoint_as(FAMILY, SISTER, 101), Errors::PurseExceeded);
		assert_ok!(commit(FAMILY, 10));
		assert_noop!(appoint_as(FAMILY, SISTER, 91), Errors::PurseExceeded);
		assert_ok!(appoint_as(FAMILY, SISTER, 60));
		assert_eq!(purse(FAMILY).left(), 30);
		assert_noop!(commit(FAMILY, 31), Errors::PurseExceeded);
		assert_noop!(commit(SISTER, 61), Errors::PurseExceeded);
		// A part is not divided, and nobody gets its own back by way of another.
		assert_noop!(set_as(SISTER, FAMILY, 101), Errors::PurseOfAnother);
		register(HOSPITAL, 41, Role::Patient);
		assert_noop!(appoint_as(SISTER, 41, 1), Errors::PurseExceeded);
		spend(SISTER, 25);
		// What is left of a part that is over is the giver's again; what was paid of it is paid.
		assert_ok!(act(FAMILY, Call::dismiss_delegate { delegate: SISTER }));
		assert_eq!(Purses::<Test>::get(PATIENT, SISTER), None);
		let whole = purse(FAMILY);
		assert_eq!((whole.limit, whole.given, whole.held, whole.paid), (100, 0, 10, 25));
		// Again and again, it is bounded by the first purse.
		for _ in 0..2 {
			assert_ok!(appoint_as(FAMILY, SISTER, 30));
			spend(SISTER, 30);
			assert_ok!(act(FAMILY, Call::dismiss_delegate { delegate: SISTER }));
		}
		assert_noop!(appoint_as(FAMILY, SISTER, 6), Errors::PurseExceeded);
		Identity::settled(&PATIENT, &FAMILY, 10, 10);
		assert_eq!(purse(FAMILY).paid, 95);
		// And remembered against the one that gave it.
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		guardian(FAMILY, 100);
		assert_noop!(commit(FAMILY, 6), Errors::PurseExceeded);
	});
}

#[test]
fn a_part_ends_when_nothing_of_it_is_held() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_ok!(appoint_as(FAMILY, SISTER, 60));
		assert_ok!(commit(SISTER, 50));
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), SISTER));
		assert_noop!(commit(SISTER, 1), Errors::PurseExceeded);
		assert_eq!(purse(FAMILY).left(), 40);
		Identity::settled(&PATIENT, &SISTER, 50, 20);
		assert_eq!(Purses::<Test>::get(PATIENT, SISTER), None);
		assert_eq!((purse(FAMILY).left(), purse(FAMILY).paid), (80, 20));
	});
}

#[test]
fn a_part_is_worth_nothing_without_its_giver() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_ok!(appoint_as(FAMILY, SISTER, 60));
		assert_ok!(commit(SISTER, 10));
		// The principal lowers what the giver has.
		assert_ok!(set(PATIENT, FAMILY, 59));
		assert_noop!(commit(SISTER, 1), Errors::PurseExceeded);
		assert_ok!(set(PATIENT, FAMILY, 60));
		assert_ok!(commit(SISTER, 1));
		// Or dismisses it.
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		assert_noop!(commit(SISTER, 1), Errors::PurseExceeded);
		// Unless the principal makes it the other's own.
		assert_ok!(set(PATIENT, SISTER, 12));
		assert_ok!(commit(SISTER, 1));
		assert_noop!(commit(SISTER, 1), Errors::PurseExceeded);
		Identity::settled(&PATIENT, &SISTER, 12, 12);
		// What it had committed as a part stays spent of the whole.
		assert_eq!((purse(FAMILY).given, purse(FAMILY).paid), (0, 11));
	});
}

#[test]
fn a_guardian_lowers_what_others_have_and_raises_only_what_it_gave() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		guardian(SISTER, 50);
		spend(SISTER, 5);
		assert_noop!(set_as(FAMILY, SISTER, 51), Errors::PurseOfAnother);
		assert_ok!(set_as(FAMILY, SISTER, 0));
		assert_noop!(commit(SISTER, 1), Errors::PurseExceeded);
		assert_noop!(set_as(FAMILY, SISTER, 1), Errors::PurseOfAnother);
		assert_eq!(purse(FAMILY).left(), 100);
		// Of what it gave, what is not spent comes back.
		assert_ok!(appoint_as(FAMILY, DOCTOR, 40));
		spend(DOCTOR, 15);
		assert_ok!(set_as(FAMILY, DOCTOR, 45));
		assert_ok!(set_as(FAMILY, DOCTOR, 0));
		assert_eq!((purse(DOCTOR).limit, purse(FAMILY).left()), (15, 85));
		assert_noop!(commit(DOCTOR, 1), Errors::PurseExceeded);
	});
}

#[test]
fn a_suspended_principal_takes_purses_and_gives_none() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		let reason = SuspensionReason::KeyCompromised;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_noop!(set(PATIENT, FAMILY, 1), Errors::Suspended);
		assert_noop!(set(PATIENT, FAMILY, 101), Errors::Suspended);
		assert_ok!(set(PATIENT, FAMILY, 0));
		assert_eq!(Purses::<Test>::get(PATIENT, FAMILY), None);
		let call = |purse| Call::<Test>::set_purse { delegate: FAMILY, purse };
		assert_eq!(Identity::call_class(&call(0)), CallClass::Protective);
		assert_eq!(Identity::call_class(&call(1)), CallClass::Free);
	});
}

#[test]
fn what_is_remembered_is_bounded_and_the_principal_alone_forgets() {
	build_and_execute(|| {
		start();
		// As many as there are purses, one after the other.
		for who in 50..54 {
			register(HOSPITAL, who, Role::Patient);
			guardian(who, 10);
			spend(who, 1);
			assert_ok!(Identity::dismiss_delegate(signed(PATIENT), who));
		}
		assert_eq!(PurseCount::<Test>::get(PATIENT), 4);
		let appoint = |purse| {
			frame::deps::frame_support::storage::with_storage_layer(|| {
				let (relationship, scope) = (Relationship::Family, DelegationScope::Guardian);
				let until = now() + DAY;
				Identity::appoint_delegate(
					signed(PATIENT),
					FAMILY,
					relationship,
					scope,
					until,
					purse,
				)
			})
		};
		assert_noop!(appoint(1), Errors::MaxPursesExceeded);
		assert_ok!(appoint(0));
		assert_noop!(set_as(FAMILY, 50, 0), Errors::NotDelegate);
		assert_noop!(set(PATIENT, 50, 1), Errors::NotDelegate);
		assert_ok!(set(PATIENT, 50, 0));
		assert_noop!(set(PATIENT, 50, 0), Errors::NotDelegate);
		assert_ok!(appoint(1));
		// Nothing is forgotten while it is held.
		assert_ok!(commit(FAMILY, 1));
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		assert_noop!(set(PATIENT, FAMILY, 0), Errors::OpenEscrows);
		Identity::settled(&PATIENT, &FAMILY, 1, 1);
		// Who spent nothing leaves no trace.
		assert_ok!(set(PATIENT, 51, 0));
		guardian(SISTER, 10);
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), SISTER));
		assert_eq!(Purses::<Test>::get(PATIENT, SISTER), None);
	});
}

#[test]
fn a_principal_that_leaves_takes_all_purses_along() {
	build_and_execute(|| {
		start();
		guardian(FAMILY, 100);
		assert_ok!(appoint_as(FAMILY, SISTER, 60));
		spend(SISTER, 5);
		guardian(DOCTOR, 10);
		spend(DOCTOR, 1);
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), DOCTOR));
		assert_eq!(Identity::purses_of(&PATIENT).len(), 3);
		assert_ok!(Identity::deregister(signed(PATIENT)));
		assert_eq!(Identity::purses_of(&PATIENT), []);
		assert_eq!(PurseCount::<Test>::get(PATIENT), 0);
	});
}
