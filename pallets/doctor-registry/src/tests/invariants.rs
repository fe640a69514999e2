//! Random lives of entries keep the invariants.

use super::*;
use carechain_primitives::traits::OnDeregistered as _;
use proptest::prelude::*;

const CODES: [Speciality; 3] = [CARDIOLOGY, DERMATOLOGY, NEUROLOGY];
const NUMBERS: [&str; 4] = ["1", "2", "3", "4-4"];

#[derive(Clone, Debug)]
enum Act {
	Apply { doctor: u64, number: usize, codes: usize },
	WithdrawApplication { doctor: u64 },
	Update { doctor: u64, codes: usize },
	Ask { doctor: u64, hospital: u64 },
	Unask { doctor: u64, hospital: u64 },
	Verify { hospital: u64, doctor: u64 },
	Renew { hospital: u64, doctor: u64 },
	Add { hospital: u64, doctor: u64, codes: usize },
	Withdraw { hospital: u64, doctor: u64 },
	Suspend { hospital: u64, doctor: u64 },
	Reinstate { hospital: u64, doctor: u64 },
	SuspendEverywhere { by: u64, doctor: u64 },
	Lift { by: u64, doctor: u64 },
	Bar { doctor: u64 },
	LiftBar { doctor: u64 },
	BarLicence { number: usize },
	Release { number: usize },
	Assign { number: usize, doctor: u64 },
	Idle,
	Leave { doctor: u64 },
	Status { hospital: u64, status: u8 },
	Wait { ms: u64 },
}

fn act() -> impl Strategy<Value = Act> {
	let doctor = || DOCTOR..=OTHER;
	let hospital = || NORTH..=EAST;
	// Zero is the council.
	let by = || 0..=EAST;
	let codes = || 0usize..8;
	prop_oneof![
		4 => (doctor(), 0..NUMBERS.len(), codes())
			.prop_map(|(doctor, number, codes)| Act::Apply { doctor, number, codes }),
		1 => doctor().prop_map(|doctor| Act::WithdrawApplication { doctor }),
		2 => (doctor(), codes()).prop_map(|(doctor, codes)| Act::Update { doctor, codes }),
		8 => (hospital(), doctor()).prop_map(|(hospital, doctor)| Act::Ask { hospital, doctor }),
		1 => (hospital(), doctor()).prop_map(|(hospital, doctor)| Act::Unask { hospital, doctor }),
		8 => (hospital(), doctor())
			.prop_map(|(hospital, doctor)| Act::Verify { hospital, doctor }),
		1 => (hospital(), doctor()).prop_map(|(hospital, doctor)| Act::Renew { hospital, doctor }),
		2 => (hospital(), doctor(), codes())
			.prop_map(|(hospital, doctor, codes)| Act::Add { hospital, doctor, codes }),
		2 => (hospital(), doctor())
			.prop_map(|(hospital, doctor)| Act::Withdraw { hospital, doctor }),
		2 => (hospital(), doctor()).prop_map(|(hospital, doctor)| Act::Suspend { hospital, doctor }),
		2 => (hospital(), doctor())
			.prop_map(|(hospital, doctor)| Act::Reinstate { hospital, doctor }),
		2 => (by(), doctor()).prop_map(|(by, doctor)| Act::SuspendEverywhere { by, doctor }),
		2 => (by(), doctor()).prop_map(|(by, doctor)| Act::Lift { by, doctor }),
		1 => doctor().prop_map(|doctor| Act::Bar { doctor }),
		2 => doctor().prop_map(|doctor| Act::LiftBar { doctor }),
		1 => (0..NUMBERS.len()).prop_map(|number| Act::BarLicence { number }),
		2 => (0..NUMBERS.len()).prop_map(|number| Act::Release { number }),
		1 => (0..NUMBERS.len(), doctor())
			.prop_map(|(number, doctor)| Act::Assign { number, doctor }),
		1 => Just(Act::Idle),
		1 => doctor().prop_map(|doctor| Act::Leave { doctor }),
		1 => (hospital(), 0u8..9).prop_map(|(hospital, status)| Act::Status { hospital, status }),
		1 => (0..YEAR).prop_map(|ms| Act::Wait { ms }),
	]
}

/// A list from the bits of a number.
fn some_codes(bits: usize) -> Specialities {
	let codes: Vec<_> = CODES
		.into_iter()
		.enumerate()
		.filter(|(at, _)| bits & (1 << at) != 0)
		.map(|(_, code)| code)
		.collect();
	list(&codes)
}

fn origin(by: u64) -> RuntimeOrigin {
	if by == 0 {
		RuntimeOrigin::root()
	} else {
		signed(by)
	}
}

/// Plays an act. A refused one changes nothing.
fn play(act: Act) {
	let now = pallet_timestamp::Now::<Test>::get();
	let until = now + YEAR;
	let _ = frame::deps::frame_support::storage::with_storage_layer(|| match act {
		Act::Apply { doctor, number, codes } => {
			let mut application = application(NUMBERS[number]);
			application.specialities = some_codes(codes);
			Registry::apply(signed(doctor), application)
		},
		Act::WithdrawApplication { doctor } => Registry::withdraw_application(signed(doctor)),
		Act::Update { doctor, codes } => Registry::update_practice(
			signed(doctor),
			1,
			2,
			Default::default(),
			None,
			some_codes(codes),
		),
		Act::Verify { hospital, doctor } => match Doctors::<Test>::get(doctor) {
			Some(record) => Registry::verify(
				signed(hospital),
				doctor,
				record.licence,
				record.specialities,
				until,
			),
			None => Ok(()),
		},
		Act::Renew { hospital, doctor } => Registry::renew(signed(hospital), doctor, until),
		Act::Add { hospital, doctor, codes } => {
			Registry::verify_specialities(signed(hospital), doctor, some_codes(codes))
		},
		Act::Ask { doctor, hospital } => request(doctor, hospital),
		Act::Unask { doctor, hospital } => Registry::dismiss_verifier(signed(doctor), hospital),
		Act::Withdraw { hospital, doctor } => {
			Registry::withdraw_verification(signed(hospital), doctor, REASON)
		},
		Act::Suspend { hospital, doctor } => {
			Registry::suspend_verification(signed(hospital), doctor, REASON)
		},
		Act::Reinstate { hospital, doctor } => {
			Registry::reinstate_verification(signed(hospital), doctor)
		},
		Act::SuspendEverywhere { by, doctor } => {
			Registry::suspend_everywhere(origin(by), doctor, REASON)
		},
		Act::Lift { by, doctor } => Registry::lift_suspension(origin(by), doctor),
		Act::Bar { doctor } => bar(doctor),
		Act::LiftBar { doctor } => Registry::lift_bar(council(), doctor),
		Act::BarLicence { number } => bar_licence(NUMBERS[number]),
		Act::Release { number } => {
			Registry::release_licence(council(), licence("DE-BY", NUMBERS[number]))
		},
		Act::Assign { number, doctor } => {
			Registry::assign_licence(council(), licence("DE-BY", NUMBERS[number]), doctor)
		},
		Act::Idle => {
			Registry::tidy_standings(Weight::MAX);
			Ok(())
		},
		Act::Leave { doctor } => {
			Registry::on_deregistered(&doctor);
			Ok(())
		},
		Act::Status { hospital, status } => {
			match status {
				0 => leave(hospital, hospital % EAST + 1),
				1 => expel(hospital),
				// Who left does not come back.
				_ => {},
			}
			Ok(())
		},
		Act::Wait { ms } => {
			set_time(now + ms);
			Ok(())
		},
	});
}

proptest! {
	// A failing run prints its smallest acts and its seed.
	#![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..Default::default() })]

	#[test]
	fn indexes_agree_and_no_licence_is_in_force_twice(
		acts in prop::collection::vec(act(), 1..120)
	) {
		build_and_execute(|| {
			// What was so at some moments, to compare with what is remembered of them.
			let mut seen: Vec<(u64, Moment, bool)> = Vec::new();
			for act in acts {
				if let Act::Leave { doctor } = act {
					seen.retain(|(who, ..)| *who != doctor);
				}
				play(act);
				assert_ok!(Registry::do_try_state());
				if Registry::is_licensed(&DOCTOR) && Registry::is_licensed(&OTHER) {
					assert_ne!(record(DOCTOR).licence.key(), record(OTHER).licence.key());
				}
				let now = pallet_timestamp::Now::<Test>::get();
				for doctor in [DOCTOR, OTHER] {
					let is_licensed = Registry::is_licensed(&doctor);
					assert_eq!(Registry::was_licensed_at(&doctor, now), is_licensed);
					// Of several acts at one moment the last counts.
					seen.retain(|(who, at, _)| *who != doctor || *at != now);
					seen.push((doctor, now, is_licensed));
				}
			}
			for (doctor, at, was_licensed) in seen {
				let remembered = Registry::was_licensed_at(&doctor, at);
				let spans = crate::Histories::<Test>::get(doctor).spans;
				// Errs for the patient, and only where there is more than can be remembered.
				let forgotten = spans.is_full();
				assert!(
					remembered == was_licensed || (forgotten && !remembered),
					"was {doctor} licensed at {at}? {was_licensed}, and {remembered} is remembered"
				);
			}
		});
	}
}
