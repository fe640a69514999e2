//! The invariants are found broken when they are.

use super::*;
use crate::{AuditorCount, HospitalCount};
use carechain_primitives::traits::Admission as _;

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
fn the_counts_are_right() {
	broken("the count of hospitals is wrong", || HospitalCount::<Test>::put(2));
	broken("the count of auditors is wrong", || AuditorCount::<Test>::put(2));
}

#[test]
fn members_are_participants() {
	broken("a hospital in force is not a participant", || Identities::dismiss(&NORTH));
	broken("an auditor in force is not a participant", || Identities::dismiss(&AUDITOR));
}
