//! The invariants are found broken when they are.

use super::*;
use crate::{ActiveHospitals, AuditorCount};
use carechain_primitives::{traits::Admission as _, Departure};

fn broken(expected: &'static str, breaks: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		assert_ok!(Consortium::do_try_state());
		breaks();
		assert_eq!(Consortium::do_try_state(), Err(DispatchError::Other(expected)));
	});
}

#[test]
fn the_council_is_the_hospitals() {
	broken("the council has a seat too many or too few", || Council::set(&vec![NORTH, SOUTH]));
	broken("the council is not the hospitals in force", || {
		Council::set(&vec![NORTH, SOUTH, PATIENT]);
	});
}

#[test]
fn lists_and_counts_are_right() {
	broken("the list of hospitals in force is wrong", || {
		ActiveHospitals::<Test>::mutate(|active| active.truncate(2));
	});
	broken("the count of auditors is wrong", || AuditorCount::<Test>::put(2));
}

#[test]
fn who_left_has_no_keys() {
	broken("a hospital that left has keys", || {
		remove(WEST, Departure::ForCause);
		set_keys(WEST);
	});
}

#[test]
fn members_are_participants() {
	broken("a hospital in force is not a participant", || Identities::dismiss(&NORTH));
	broken("an auditor in force is not a participant", || Identities::dismiss(&AUDITOR));
}
