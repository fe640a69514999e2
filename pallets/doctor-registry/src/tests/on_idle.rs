//! What is over is cleaned up.

use super::*;

#[test]
fn a_standing_goes_once_nothing_of_it_rests() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		wait(30 * DAY - 1);
		Registry::tidy_standings(Weight::MAX);
		assert_eq!(
			(Standings::<Test>::iter().count(), StandingEnds::<Test>::iter().count()),
			(1, 1)
		);
		wait(1);
		Registry::tidy_standings(Weight::MAX);
		assert_eq!(
			(Standings::<Test>::iter().count(), StandingEnds::<Test>::iter().count()),
			(0, 0)
		);
	});
}

#[test]
fn a_bar_and_the_councils_suspension_stay() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		assert_ok!(bar(DOCTOR));
		assert_ok!(Registry::suspend_everywhere(council(), DOCTOR, REASON));
		wait(30 * DAY);
		Registry::tidy_standings(Weight::MAX);
		let standing = Registry::standing(&DOCTOR);
		assert!(standing.bar.is_some() && standing.suspension.is_some());
		assert!(standing.interims.is_empty());
	});
}

#[test]
fn no_right_waits_for_it_and_it_does_no_more_than_its_weight() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		wait(30 * DAY);
		assert!(Registry::tidy_standings(Weight::zero()).is_zero());
		assert_eq!(Standings::<Test>::iter().count(), 1);
		assert_ok!(suspend_everywhere(NORTH));
	});
}
