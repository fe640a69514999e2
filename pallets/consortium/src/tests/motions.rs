//! The motions that seats have open.

use super::*;
use crate::{OpenMotion, OpenMotions};
use carechain_primitives::Departure;
use frame::deps::sp_core::H256;

/// The seat proposes a motion.
fn propose(who: u64, call: u8, number: u32) -> DispatchResult {
	let motion = OpenMotion { call: H256::repeat_byte(call), number };
	Consortium::note_motion(&who, motion)?;
	Open::set(&[Open::get(), vec![(call, number)]].concat());
	Ok(())
}

fn close(call: u8) {
	Open::set(&Open::get().into_iter().filter(|(known, _)| *known != call).collect());
}

#[test]
fn one_seat_does_not_use_up_what_the_council_can_have_open() {
	build_and_execute(|| {
		// Ten for three seats.
		assert_eq!(Consortium::motions_per_seat(), 3);
		for call in 0..3 {
			assert_ok!(propose(NORTH, call, call.into()));
		}
		assert_noop!(propose(NORTH, 3, 3), Error::<Test>::MaxMotionsExceeded);
		assert_ok!(propose(SOUTH, 3, 3));
		close(1);
		assert_ok!(propose(NORTH, 4, 4));
		assert_noop!(propose(NORTH, 5, 5), Error::<Test>::MaxMotionsExceeded);
		assert_eq!(OpenMotions::<Test>::get(NORTH).len(), 3);
	});
}

#[test]
fn nobody_takes_another_seats_share_by_proposing_the_same_again() {
	build_and_execute(|| {
		for call in 0..3 {
			assert_ok!(propose(NORTH, call, call.into()));
		}
		for call in 0..3 {
			close(call);
			assert_ok!(propose(SOUTH, call, 10 + u32::from(call)));
		}
		// They are the other's, whatever their calls.
		for call in 3..6 {
			assert_ok!(propose(NORTH, call, call.into()));
		}
	});
}

#[test]
fn the_share_follows_from_the_seats() {
	build_and_execute(|| {
		assert_ok!(Consortium::admit_hospital(RuntimeOrigin::root(), EAST));
		assert_eq!(Consortium::motions_per_seat(), 2);
		remove(EAST, Departure::ForCause);
		remove(WEST, Departure::ForCause);
		// Five for each would be more than the maximum.
		assert_eq!(Consortium::motions_per_seat(), MaxMotionsPerSeat::get());
		assert_ok!(propose(SOUTH, 0, 0));
		remove(SOUTH, Departure::ForCause);
		assert!(!OpenMotions::<Test>::contains_key(SOUTH), "who left has none");
	});
}

#[test]
fn motions_are_looked_at_in_turn_within_what_is_left_of_a_block() {
	build_and_execute(|| {
		let limit = Weight::from_parts(10, 10);
		assert_eq!(Consortium::on_idle(7, limit), limit / 2);
		assert_eq!(Consortium::on_idle(8, limit), limit / 2);
		assert_eq!(Turns::get(), [7, 8]);
	});
}
