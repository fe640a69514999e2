//! Nobody does anything from some point on: each path ends by itself, with the money where it belongs.

use super::*;

#[test]
fn every_path_ends_by_itself() {
	let decided_half = || decided(Permill::from_percent(50));
	let appealed_half = || appealed(Permill::from_percent(50));
	let voted = || {
		let id = appealed(Permill::one());
		hear(id);
		for seat in [SEATS[0], SEATS[1]] {
			assert_ok!(Appointments::vote(signed(seat), id, Permill::from_percent(10)));
		}
		id
	};
	let heard_in_vain = || {
		let id = taken();
		let content = ContentRef { codec: Codec::Raw, digest: H256::zero(), size: 1 };
		assert_ok!(Appointments::add_evidence(signed(PATIENT), id, content));
		id
	};
	let paths: [(fn() -> AppointmentId, u128); 8] = [
		(booked, 0),
		(fulfilled, 100),
		(disputed, 40),
		(taken, 40),
		(heard_in_vain, 40),
		(decided_half, 50),
		(appealed_half, 50),
		(voted, 10),
	];
	for (path, percent) in paths {
		let ends: [fn(AppointmentId); 3] = [
			|_| idle(),
			|id| {
				assert_ok!(Appointments::settle_due(signed(STRANGER), id));
			},
			|id| Bank::claim(get(id).escrow.unwrap()),
		];
		for end in ends {
			build_and_execute(|| {
				let id = path();
				let at = get(id).due.unwrap().at;
				Now::set(&(at - 1));
				idle();
				assert!(get(id).due.is_some(), "it is not over before its time");
				Now::set(&at);
				end(id);
				assert_eq!(balance(DOCTOR), PRICE * percent / 100);
				assert_eq!(balance(PATIENT), WEALTH - PRICE * percent / 100);
				assert_eq!(Escrows::iter().count(), 0);
				// It goes, and the dispute with it.
				Now::set(&(Now::get() + 400 * DAY));
				idle();
				assert_eq!(crate::Appointments::<Test>::iter().count(), 0);
				assert_eq!(Disputes::<Test>::iter().count(), 0);
			});
		}
	}
}

#[test]
fn a_contested_report_that_nobody_decides_is_as_if_it_had_not_been_contested() {
	for (reporter, accused, percent) in [(DOCTOR, PATIENT, 50), (PATIENT, DOCTOR, 0)] {
		build_and_execute(|| {
			let id = booked();
			Now::set(&(NINE + HOUR / 2));
			assert_ok!(Appointments::report_no_show(signed(reporter), id));
			assert_ok!(Appointments::contest_no_show(signed(accused), id));
			finish(id);
			assert_eq!(balance(DOCTOR), PRICE * percent / 100);
		});
	}
}

/// Consortia in which there is nobody, or hardly anybody, to ask.
#[test]
fn a_small_consortium_comes_to_an_end_too() {
	// One hospital: it is a party.
	build_and_execute(|| {
		for hospital in [OTHER_HOSPITAL].into_iter().chain(SEATS) {
			Hospitals::remove(hospital);
		}
		let id = disputed();
		let take = Appointments::take_case(signed(HOSPITAL), id);
		assert_noop!(take, Error::<Test>::ConflictOfInterest);
		finish(id);
		assert_eq!(balance(DOCTOR), PRICE * 4 / 10);
	});
	// Two: one can decide; an appeal finds nobody, and the decision stands.
	build_and_execute(|| {
		for hospital in SEATS {
			Hospitals::remove(hospital);
		}
		let id = appealed(Permill::from_percent(10));
		finish(id);
		assert_eq!(balance(DOCTOR), PRICE / 10);
	});
	// Three: of the two strangers neither gets further than what applies if nobody decides.
	build_and_execute(|| {
		for hospital in [SEATS[1], SEATS[2]] {
			Hospitals::remove(hospital);
		}
		let id = appealed(Permill::one());
		hear(id);
		assert_ok!(Appointments::vote(signed(SEATS[0]), id, Permill::zero()));
		finish(id);
		assert_eq!(balance(DOCTOR), PRICE * 4 / 10);
	});
}
