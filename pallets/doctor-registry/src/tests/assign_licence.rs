//! The council decides whose a contested licence is.

use super::*;
use frame::testing_prelude::BadOrigin;

fn assign(number: &str, doctor: u64) -> DispatchResult {
	Registry::assign_licence(council(), licence("DE-BY", number), doctor)
}

#[test]
fn it_is_taken_from_its_holder_for_hospitals_to_verify() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(apply(OTHER, "12 3"));
		assert_ok!(request(OTHER, WEST));
		assert_ok!(assign("12/3", OTHER));
		let from = Some(DOCTOR);
		let licence = licence("DE-BY", "123");
		assert_eq!(last_event(), Event::LicenceAssigned { licence, doctor: OTHER, from });
		assert_noop!(licensed(), Error::<Test>::NotVerified);
		assert_eq!(claim("123"), Some((OTHER, Some(NOW))));
		// The former holder does not take it back by a hospital's word.
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::LicenceTaken);
		assert_ok!(verify(WEST, OTHER));
		assert_eq!(claim("123"), Some((OTHER, None)));
	});
}

#[test]
fn unused_it_passes_on_like_any_other() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(assign("123", OTHER));
		assert_ok!(request(DOCTOR, NORTH));
		wait(180 * DAY);
		assert_ok!(verify(NORTH, DOCTOR));
		assert_ok!(request(OTHER, NORTH));
		assert_noop!(verify(NORTH, OTHER), Error::<Test>::LicenceTaken);
	});
}

#[test]
fn only_to_a_doctor_who_applied_with_it_and_not_past_a_bar() {
	build_and_execute(|| {
		assert_noop!(assign("123", OTHER), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH]);
		assert_noop!(assign("123", DOCTOR), Error::<Test>::AlreadyHolder);
		assert_ok!(apply(OTHER, "456"));
		assert_noop!(assign("123", OTHER), Error::<Test>::ApplicationChanged);
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(bar(OTHER));
		assert_noop!(assign("123", OTHER), Error::<Test>::AccountBarred);
		assert_ok!(Registry::lift_bar(council(), OTHER));
		assert_ok!(bar_licence("123"));
		assert_noop!(assign("123", OTHER), Error::<Test>::LicenceBarred);
		assert_noop!(
			Registry::assign_licence(signed(NORTH), licence("DE-BY", "123"), OTHER),
			BadOrigin
		);
	});
}
