//! What people ask: one doctor, and those of a speciality.

use super::*;
use carechain_primitives::Role;

#[test]
fn one_doctor() {
	build_and_execute(|| {
		assert_eq!(Registry::doctor(&DOCTOR), None);
		assert_ok!(apply(DOCTOR, "ab 1"));
		let info = Registry::doctor(&DOCTOR).expect("is there");
		assert_eq!(
			(info.status, info.valid_until, info.licensed),
			(LicenceStatus::Applied, None, false)
		);
		assert!(info.verified_by.is_empty());

		assert_ok!(verify(NORTH, DOCTOR));
		assert_ok!(verify(SOUTH, DOCTOR));
		assert_ok!(verify(WEST, DOCTOR));
		assert_ok!(Registry::renew(signed(SOUTH), DOCTOR, VALID_UNTIL + 5));
		assert_ok!(Registry::renew(signed(WEST), DOCTOR, VALID_UNTIL + 9));
		expel(WEST);
		let info = Registry::doctor(&DOCTOR).expect("is there");
		assert_eq!(info.account, DOCTOR);
		assert_eq!((info.jurisdiction, info.licence_number), (b"DE-BY".into(), b"AB 1".into()));
		assert_eq!(info.status, LicenceStatus::Verified);
		assert_eq!((info.valid_until, info.licensed), (Some(VALID_UNTIL + 5), true));
		assert_eq!(info.verified_by, [NORTH, SOUTH]);
		assert_eq!((info.specialities, info.languages), (vec![CARDIOLOGY], vec![*b"de", *b"en"]));
		assert_eq!((info.fee_per_hour, info.payee), (80, 99));
		assert_eq!(info.profile, Some(content(1)));
	});
}

/// Doctors 100, 101, … with licences of their own, verified.
fn doctors(count: u64) {
	let mut registered = Registered::get();
	for doctor in 100..100 + count {
		registered.insert(doctor, (Role::Doctor, None, false));
	}
	Registered::set(&registered);
	for doctor in 100..100 + count {
		assert_ok!(apply(doctor, &format!("L{doctor}")));
		assert_ok!(verify(NORTH, doctor));
	}
}

fn all_pages(limit: u32) -> Vec<u64> {
	let mut all = Vec::new();
	let mut after = None;
	loop {
		let page = Registry::doctors(CARDIOLOGY, after, limit);
		assert!(page.items.len() <= limit.clamp(1, 100) as usize);
		all.extend(page.items.iter().map(|info| info.account));
		match page.next {
			Some(next) => {
				assert_eq!(Some(&next), all.last());
				after = Some(next);
			},
			None => return all,
		}
	}
}

#[test]
fn pages_have_every_doctor_once() {
	build_and_execute(|| {
		doctors(7);
		for limit in [0, 1, 2, 3, 7, 8, u32::MAX] {
			let mut all = all_pages(limit);
			all.sort_unstable();
			assert_eq!(all, [100, 101, 102, 103, 104, 105, 106]);
		}
		assert!(Registry::doctors(NEUROLOGY, None, 10).items.is_empty());
		assert_eq!(Registry::doctors(0, None, 10).next, None);
	});
}

#[test]
fn a_page_is_bounded() {
	build_and_execute(|| {
		doctors(101);
		let page = Registry::doctors(CARDIOLOGY, None, u32::MAX);
		assert_eq!(page.items.len(), 100);
		assert_eq!(Registry::doctors(CARDIOLOGY, page.next, u32::MAX).items.len(), 1);
	});
}

#[test]
fn goes_on_when_the_cursor_has_left() {
	build_and_execute(|| {
		doctors(5);
		let first = Registry::doctors(CARDIOLOGY, None, 2);
		let cursor = first.next.expect("there are more");
		assert_ok!(Registry::withdraw_verification(signed(NORTH), cursor));
		assert_eq!(Registry::doctors(CARDIOLOGY, Some(cursor), 10).items.len(), 3);
	});
}

#[test]
fn shows_who_is_licensed_and_no_applicants() {
	build_and_execute(|| {
		assert_ok!(apply(OTHER, "7"));
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		let found = Registry::doctors(CARDIOLOGY, None, 10).items;
		let shown: Vec<_> = found.iter().map(|info| (info.account, info.licensed)).collect();
		assert_eq!(shown, [(DOCTOR, false)]);
	});
}
