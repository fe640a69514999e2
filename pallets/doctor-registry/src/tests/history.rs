//! When a doctor was licensed, and will be.

use super::*;
use crate::history::MAX_SPANS;
use carechain_primitives::{traits::OnDeregistered as _, DAY};

fn licensed_at(at: Moment) -> bool {
	Registry::was_licensed_at(&DOCTOR, at)
}

#[test]
fn from_the_first_verification_until_the_last_ends() {
	build_and_execute(|| {
		assert!(!licensed_at(NOW));
		assert_ok!(apply(DOCTOR, "123"));
		set_time(NOW + DAY);
		assert_ok!(verify(NORTH, DOCTOR));
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
fn the_oldest_is_forgotten_and_then_it_is_as_without_a_licence() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		let times = u64::from(MAX_SPANS) + 2;
		for day in 0..times {
			set_time(NOW + day * DAY + DAY / 2);
			assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
			set_time(NOW + (day + 1) * DAY);
			assert_ok!(Registry::reinstate(signed(NORTH), DOCTOR));
		}
		assert!(!licensed_at(NOW) && !licensed_at(NOW + DAY));
		for day in 2..times {
			assert!(licensed_at(NOW + day * DAY) && !licensed_at(NOW + day * DAY + DAY / 2));
		}
	});
}
