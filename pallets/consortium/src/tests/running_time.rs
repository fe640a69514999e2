//! The time in which the chain was running.

use crate::{mock::*, MAX_STEP};
use carechain_primitives::{traits::RunningTime, Moment, DAY, SECOND};
use frame::traits::OnTimestampSet;

const START: Moment = 1_000 * DAY;

fn block_at(now: Moment) -> Moment {
	set_time(now);
	<Consortium as OnTimestampSet<_>>::on_timestamp_set(now);
	<Consortium as RunningTime>::now()
}

#[test]
fn it_follows_the_clock_while_blocks_are_made() {
	build_and_execute(|| {
		assert_eq!(block_at(START), START);
		for block in 1..100 {
			assert_eq!(block_at(START + block * 2 * SECOND), START + block * 2 * SECOND);
		}
		assert_eq!(block_at(START + 198 * SECOND + MAX_STEP), START + 198 * SECOND + MAX_STEP);
	});
}

#[test]
fn a_week_without_blocks_is_one_step() {
	build_and_execute(|| {
		block_at(START);
		assert_eq!(block_at(START + 7 * DAY), START + MAX_STEP);
		assert_eq!(block_at(START + 7 * DAY + SECOND), START + MAX_STEP + SECOND);
	});
}

#[test]
fn a_deadline_is_shown_on_the_clock() {
	build_and_execute(|| {
		block_at(START);
		let deadline = <Consortium as RunningTime>::times(START).at_clock(START + DAY);
		assert_eq!(deadline, START + DAY);
		assert_eq!(<Consortium as RunningTime>::times(START).on_clock(deadline), START + DAY);
		// The chain stands still across it: a day is left, less the step.
		let now = START + 7 * DAY;
		block_at(now);
		assert_eq!(
			<Consortium as RunningTime>::times(now).on_clock(deadline),
			now + DAY - MAX_STEP
		);
		// One that is past is as long ago.
		assert_eq!(<Consortium as RunningTime>::times(now).on_clock(START), now - MAX_STEP);
		assert_eq!(<Consortium as RunningTime>::times(now).at_clock(now - MAX_STEP), START);
	});
}
