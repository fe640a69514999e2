//! When a doctor was licensed, and will be.

use super::*;
use crate::history::MAX_SPANS;
use carechain_primitives::traits::OnDeregistered as _;

fn licensed_at(at: Moment) -> bool {
	Registry::was_licensed_at(&DOCTOR, at)
}

#[test]
fn from_the_first_verification_until_the_last_ends() {
	build_and_execute(|| {
		assert!(!licensed_at(NOW));
		assert_ok!(apply(DOCTOR, "123"));
		set_time(NOW + DAY);
		asked_and_verified(DOCTOR, NORTH);
		assert!(!licensed_at(NOW) && !licensed_at(NOW + DAY - 1));
		assert!(licensed_at(NOW + DAY) && licensed_at(VALID_UNTIL - 1));
		assert!(!licensed_at(VALID_UNTIL));
		// The same is remembered when it is past.
		set_time(VALID_UNTIL + DAY);
		assert!(licensed_at(VALID_UNTIL - 1) && !licensed_at(VALID_UNTIL));
	});
}

#[test]
fn a_gap_before_a_renewal_is_remembered() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		set_time(VALID_UNTIL + DAY);
		assert_ok!(Registry::renew(signed(NORTH), DOCTOR, VALID_UNTIL + YEAR));
		assert!(licensed_at(VALID_UNTIL - 1));
		assert!(!licensed_at(VALID_UNTIL) && !licensed_at(VALID_UNTIL + DAY - 1));
		assert!(licensed_at(VALID_UNTIL + DAY) && licensed_at(VALID_UNTIL + YEAR - 1));
	});
}

#[test]
fn a_renewal_in_time_leaves_no_gap() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		for days in 1..40 {
			set_time(NOW + days * DAY);
			assert_ok!(Registry::renew(signed(NORTH), DOCTOR, VALID_UNTIL + days * DAY));
		}
		assert!((0..40).all(|days| licensed_at(NOW + days * DAY)));
	});
}

#[test]
fn what_a_hospital_verified_counts_until_it_is_expelled() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		set_time(NOW + DAY);
		expel(NORTH);
		set_time(NOW + 2 * DAY);
		assert!(licensed_at(NOW + DAY - 1) && !licensed_at(NOW + DAY));
	});
}

#[test]
fn what_a_hospital_in_good_standing_verified_counts_on() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		leave(NORTH, SOUTH);
		assert!(licensed_at(VALID_UNTIL - 1));
	});
}

#[test]
fn applying_anew_does_not_wash_off_what_was() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		set_time(NOW + DAY);
		assert_ok!(apply(DOCTOR, "456"));
		set_time(NOW + 2 * DAY);
		assert_ok!(Registry::withdraw_application(signed(DOCTOR)));
		assert!(licensed_at(NOW) && !licensed_at(NOW + DAY));
	});
}

#[test]
fn who_left_is_forgotten() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		set_time(NOW + DAY);
		Registry::on_deregistered(&DOCTOR);
		assert!(!licensed_at(NOW) && !licensed_at(NOW + DAY));
	});
}

#[test]
fn of_spans_alike_the_oldest_is_forgotten_and_then_it_is_as_without_a_licence() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		let times = u64::from(MAX_SPANS) + 2;
		for day in 0..times {
			set_time(NOW + day * DAY + DAY / 2);
			assert_ok!(suspend_verification(NORTH));
			set_time(NOW + (day + 1) * DAY);
			assert_ok!(reinstate_verification(NORTH));
		}
		assert!(!licensed_at(NOW) && !licensed_at(NOW + DAY));
		for day in 2..times {
			assert!(licensed_at(NOW + day * DAY) && !licensed_at(NOW + day * DAY + DAY / 2));
		}
	});
}

#[test]
fn an_interim_suspension_is_a_gap() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		wait(DAY);
		assert_ok!(suspend_everywhere(NORTH));
		// Ahead it ends by itself.
		assert!(licensed_at(NOW + DAY - 1));
		assert!(!licensed_at(NOW + DAY) && !licensed_at(NOW + 4 * DAY - 1));
		assert!(licensed_at(NOW + 4 * DAY));
		// And so it does when it is past, cleaned up or not.
		let check = || {
			assert!(licensed_at(NOW + DAY - 1));
			assert!(!licensed_at(NOW + DAY) && !licensed_at(NOW + 4 * DAY - 1));
			assert!(licensed_at(NOW + 4 * DAY) && licensed_at(VALID_UNTIL - 1));
		};
		wait(31 * DAY);
		check();
		Registry::tidy_standings(Weight::MAX);
		assert!(!Standings::<Test>::contains_key(DOCTOR));
		check();
	});
}

#[test]
fn an_interim_suspension_that_is_lifted_is_a_gap_until_then() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		wait(DAY);
		assert_ok!(suspend_everywhere(NORTH));
		wait(DAY);
		assert_ok!(lift_suspension(NORTH));
		assert!(!licensed_at(NOW + DAY) && !licensed_at(NOW + 2 * DAY - 1));
		assert!(licensed_at(NOW + 2 * DAY));
	});
}

#[test]
fn the_councils_suspension_and_a_bar_are_gaps_until_they_are_lifted() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		wait(DAY);
		assert_ok!(Registry::suspend_everywhere(council(), DOCTOR, REASON));
		assert!(!licensed_at(NOW + 300 * DAY));
		wait(DAY);
		assert_ok!(Registry::lift_suspension(council(), DOCTOR));
		wait(DAY);
		assert_ok!(bar(DOCTOR));
		assert!(!licensed_at(NOW + 300 * DAY));
		wait(DAY);
		assert_ok!(Registry::lift_bar(council(), DOCTOR));
		let licensed: Vec<_> = (0..6).map(|day| licensed_at(NOW + day * DAY)).collect();
		assert_eq!(licensed, [true, false, true, false, true, true]);
	});
}

#[test]
fn a_verification_suspended_by_its_hospital_is_a_gap_unless_another_stands() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		wait(DAY);
		assert_ok!(suspend_verification(NORTH));
		assert!(licensed_at(NOW + DAY));
		wait(DAY);
		assert_ok!(suspend_verification(SOUTH));
		assert!(licensed_at(NOW + DAY) && !licensed_at(NOW + 2 * DAY));
	});
}

#[test]
fn now_it_says_what_is_in_force() {
	build_and_execute(|| {
		let agree = || {
			let now = pallet_timestamp::Now::<Test>::get();
			assert_eq!(licensed_at(now), Registry::is_licensed(&DOCTOR));
		};
		agree();
		verified(DOCTOR, &[NORTH]);
		agree();
		assert_ok!(suspend_everywhere(NORTH));
		agree();
		wait(3 * DAY);
		agree();
		assert_ok!(suspend_verification(NORTH));
		agree();
		wait(VALID_UNTIL);
		agree();
	});
}

#[test]
fn nothing_is_remembered_of_an_account_without_an_entry() {
	build_and_execute(|| {
		assert_ok!(bar(PATIENT));
		assert_ok!(Registry::lift_bar(council(), PATIENT));
		assert_eq!(crate::Histories::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_hospital_that_flips_its_word_does_not_take_the_visits_that_were() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		for second in 0..100 {
			set_time(NOW + DAY + second * 12_000);
			assert_ok!(suspend_verification(NORTH));
			set_time(NOW + DAY + second * 12_000 + 6_000);
			assert_ok!(reinstate_verification(NORTH));
		}
		assert!(licensed_at(NOW) && licensed_at(NOW + DAY - 1));
		assert!(!licensed_at(NOW + DAY));
		wait(1);
		assert_ok!(licensed());
	});
}

#[test]
fn renewing_from_block_to_block_takes_nothing_from_what_goes_on() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		for day in 0..u64::from(MAX_SPANS) + 1 {
			set_time(NOW + day * DAY + DAY / 2);
			assert_ok!(suspend_verification(NORTH));
			set_time(NOW + (day + 1) * DAY);
			assert_ok!(reinstate_verification(NORTH));
		}
		let since = pallet_timestamp::Now::<Test>::get();
		for block in 1..100 {
			wait(6_000);
			assert_ok!(Registry::renew(signed(NORTH), DOCTOR, VALID_UNTIL + block));
		}
		assert!((0..100).all(|block| licensed_at(since + block * 6_000)));
	});
}
