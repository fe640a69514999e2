//! The council issues the settlement unit.

use super::*;
use frame::testing_prelude::BadOrigin;

#[test]
fn adds_to_what_there_is() {
	build_and_execute(|| {
		assert_ok!(Consortium::issue(RuntimeOrigin::root(), PATIENT, 100));
		assert_ok!(Consortium::issue(RuntimeOrigin::root(), PATIENT, 20));
		assert_eq!(Balances::free_balance(PATIENT), 120);
		assert_eq!(pallet_balances::TotalIssuance::<Test>::get(), 120);
		System::assert_last_event(Event::UnitIssued { beneficiary: PATIENT, amount: 20 }.into());
	});
}

#[test]
fn only_root_and_nothing_too_small_or_too_large() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(NORTH), RuntimeOrigin::none()] {
			assert_noop!(Consortium::issue(origin, NORTH, 100), BadOrigin);
		}
		assert_noop!(
			Consortium::issue(RuntimeOrigin::root(), PATIENT, 0),
			TokenError::BelowMinimum
		);
		assert_ok!(Consortium::issue(RuntimeOrigin::root(), PATIENT, u64::MAX));
		assert_noop!(
			Consortium::issue(RuntimeOrigin::root(), PATIENT, 1),
			ArithmeticError::Overflow
		);
	});
}
