//! A hospital changes its public page.

use super::*;
use crate::Hospitals;
use carechain_primitives::{Codec, ContentRef, Departure};
use frame::{deps::sp_core::H256, testing_prelude::BadOrigin};

fn page() -> Option<ContentRef> {
	Some(ContentRef { codec: Codec::Raw, digest: H256::repeat_byte(7), size: 9 })
}

#[test]
fn sets_and_removes_it() {
	build_and_execute(|| {
		assert_ok!(Consortium::update_hospital(RuntimeOrigin::signed(SOUTH), page()));
		assert_eq!(Hospitals::<Test>::get(SOUTH).expect("is there").profile, page());
		System::assert_last_event(
			Event::HospitalUpdated { hospital: SOUTH, profile: page(), by: SOUTH }.into(),
		);
		assert_ok!(Consortium::update_hospital(RuntimeOrigin::signed(SOUTH), None));
		assert_eq!(Hospitals::<Test>::get(SOUTH).expect("is there").profile, None);
		assert_eq!(Hospitals::<Test>::get(NORTH).expect("is there").profile, None);
	});
}

#[test]
fn a_delegate_is_named() {
	build_and_execute(|| {
		assert_ok!(Consortium::update_hospital(RuntimeOrigin::signed(DELEGATE), page()));
		System::assert_last_event(
			Event::HospitalUpdated { hospital: NORTH, profile: page(), by: DELEGATE }.into(),
		);
	});
}

#[test]
fn only_hospitals_in_force() {
	build_and_execute(|| {
		let update = |who| Consortium::update_hospital(RuntimeOrigin::signed(who), page());
		assert_noop!(update(PATIENT), Error::<Test>::NotHospital);
		assert_noop!(update(AUDITOR), Error::<Test>::NotHospital);
		remove(WEST, Departure::Leaving { successor: SOUTH });
		assert_noop!(update(WEST), Error::<Test>::NotHospital);
		remove(SOUTH, Departure::ForCause);
		assert_noop!(update(SOUTH), Error::<Test>::NotHospital);
	});
}

#[test]
fn not_a_suspended_one() {
	build_and_execute(|| {
		suspend(SOUTH);
		assert_noop!(
			Consortium::update_hospital(RuntimeOrigin::signed(SOUTH), page()),
			DispatchError::Other("suspended")
		);
	});
}

#[test]
fn needs_a_signature() {
	build_and_execute(|| {
		assert_noop!(Consortium::update_hospital(RuntimeOrigin::root(), page()), BadOrigin);
		assert_noop!(Consortium::update_hospital(RuntimeOrigin::none(), page()), BadOrigin);
	});
}
