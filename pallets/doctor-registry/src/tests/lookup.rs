//! What people ask: one doctor, and those of a speciality.

use super::*;
use carechain_primitives::{
	api::{BarInfo, SuspensionInfo},
	Role,
};

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
		assert!(info.verifications.is_empty() && info.requests.is_empty());

		for hospital in [NORTH, SOUTH, WEST] {
			asked_and_verified(DOCTOR, hospital);
		}
		assert_ok!(request(DOCTOR, EAST));
		assert_ok!(suspend_verification(NORTH));
		assert_ok!(Registry::renew(signed(SOUTH), DOCTOR, VALID_UNTIL + 5));
		assert_ok!(Registry::renew(signed(WEST), DOCTOR, VALID_UNTIL + 9));
		expel(WEST);
		let info = Registry::doctor(&DOCTOR).expect("is there");
		assert_eq!(info.account, DOCTOR);
		assert_eq!((info.jurisdiction, info.licence_number), (b"DE-BY".into(), b"AB 1".into()));
		assert_eq!(info.status, LicenceStatus::Verified);
		assert_eq!((info.valid_until, info.licensed), (Some(VALID_UNTIL + 5), true));
		assert_eq!(info.requests, [EAST]);
		let shown: Vec<_> = info
			.verifications
			.iter()
			.map(|known| (known.hospital, known.valid_until, known.suspended, known.counts))
			.collect();
		assert_eq!(
			shown,
			[
				(NORTH, VALID_UNTIL, Some(REASON), true),
				(SOUTH, VALID_UNTIL + 5, None, true),
				(WEST, VALID_UNTIL + 9, None, false)
			]
		);
		assert_eq!((info.suspension, info.bar), (None, None));
		assert_eq!((info.specialities, info.languages), (vec![CARDIOLOGY], vec![*b"de", *b"en"]));
		assert_eq!((info.fee_per_hour, info.payee), (80, 99));
		assert_eq!(info.profile, Some(content(1)));
	});
}

#[test]
fn what_acts_everywhere_is_shown() {
	build_and_execute(|| {
		let info = || Registry::doctor(&DOCTOR).expect("is there");
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		let suspension =
			|hospital, until| SuspensionInfo { reason: REASON, hospital, since: NOW, until };
		assert_eq!((info().status, info().licensed), (LicenceStatus::Suspended, false));
		assert_eq!(info().suspension, Some(suspension(Some(NORTH), Some(NOW + 3 * DAY))));
		assert_ok!(Registry::suspend_everywhere(council(), DOCTOR, REASON));
		assert_eq!(info().suspension, Some(suspension(None, None)));
		assert_ok!(bar(DOCTOR));
		assert_eq!(info().status, LicenceStatus::Barred);
		assert_eq!(info().bar, Some(BarInfo { reason: REASON, since: NOW }));
	});
}

#[test]
fn a_suspension_that_ended_is_not_shown() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		wait(3 * DAY);
		let info = Registry::doctor(&DOCTOR).expect("is there");
		assert_eq!((info.status, info.licensed), (LicenceStatus::Verified, true));
		assert_eq!(info.suspension, None);
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
		asked_and_verified(doctor, NORTH);
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
		assert_ok!(Registry::withdraw_verification(signed(NORTH), cursor, REASON));
		assert_eq!(Registry::doctors(CARDIOLOGY, Some(cursor), 10).items.len(), 3);
	});
}

#[test]
fn shows_who_is_licensed_and_no_applicants() {
	build_and_execute(|| {
		assert_ok!(apply(OTHER, "7"));
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		let found = Registry::doctors(CARDIOLOGY, None, 10).items;
		let shown: Vec<_> = found.iter().map(|info| (info.account, info.licensed)).collect();
		assert_eq!(shown, [(DOCTOR, false)]);
	});
}
