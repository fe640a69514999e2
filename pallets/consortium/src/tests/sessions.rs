//! The change of sessions.

use super::*;

#[test]
fn a_session_ends_with_its_last_block_and_no_sooner() {
	build_and_execute(|| {
		assert_ok!(Consortium::pause_validation(RuntimeOrigin::signed(WEST)));
		// The set that is planned when a session begins is that of the next one.
		for block in 1..2 * SESSION {
			System::set_block_number(block);
			Consortium::on_initialize(block);
			assert_eq!(Validators::get(), vec![NORTH, SOUTH, WEST], "block {block}");
		}
		System::set_block_number(2 * SESSION);
		Consortium::on_initialize(2 * SESSION);
		assert_eq!(Validators::get(), vec![NORTH, SOUTH]);
	});
}

#[test]
fn a_change_of_sessions_leaves_room_for_transactions() {
	build_and_execute(|| {
		System::set_block_number(SESSION);
		let change = Consortium::on_initialize(SESSION);
		System::set_block_number(SESSION + 1);
		let ordinary = Consortium::on_initialize(SESSION + 1);
		assert!(change.all_gt(ordinary), "a change has a weight of its own");
		let block = frame_system::limits::BlockWeights::default().max_block;
		assert!(change.ref_time() < block.ref_time() / 10, "{change}");
	});
}
