//! The council removes an auditor.

use super::*;
use crate::AuditorCount;
use carechain_primitives::traits::{Consortium as _, Participants as _};
use frame::testing_prelude::BadOrigin;

fn remove(who: u64) -> DispatchResult {
	Consortium::remove_auditor(RuntimeOrigin::root(), who)
}

#[test]
fn ends_its_participation() {
	build_and_execute(|| {
		assert_ok!(remove(AUDITOR));
		assert!(!Consortium::is_auditor(&AUDITOR));
		assert_eq!(Consortium::auditor_affiliation(&AUDITOR), None);
		assert_eq!(Identities::role(&AUDITOR), None);
		assert_eq!(AuditorCount::<Test>::get(), 0);
		System::assert_last_event(Event::AuditorRemoved { auditor: AUDITOR }.into());
	});
}

#[test]
fn can_be_admitted_again() {
	build_and_execute(|| {
		assert_ok!(remove(AUDITOR));
		assert_ok!(Consortium::admit_auditor(RuntimeOrigin::root(), AUDITOR, None));
		assert!(Consortium::is_auditor(&AUDITOR));
	});
}

#[test]
fn also_a_suspended_one() {
	build_and_execute(|| {
		suspend(AUDITOR);
		assert_ok!(remove(AUDITOR));
	});
}

#[test]
fn only_the_council_and_only_auditors() {
	build_and_execute(|| {
		assert_noop!(Consortium::remove_auditor(RuntimeOrigin::signed(NORTH), AUDITOR), BadOrigin);
		assert_noop!(remove(NORTH), Error::<Test>::NotFound);
		assert_ok!(remove(AUDITOR));
		assert_noop!(remove(AUDITOR), Error::<Test>::NotFound);
	});
}
