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
	Verify { hospital: u64, doctor: u64 },
	Renew { hospital: u64, doctor: u64 },
	Add { hospital: u64, doctor: u64, codes: usize },
	WithdrawVerification { hospital: u64, doctor: u64 },
	Suspend { by: u64, doctor: u64 },
	Reinstate { by: u64, doctor: u64 },
	Revoke { by: u64, doctor: u64 },
	Release { number: usize },
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
		8 => (hospital(), doctor())
			.prop_map(|(hospital, doctor)| Act::Verify { hospital, doctor }),
		1 => (hospital(), doctor()).prop_map(|(hospital, doctor)| Act::Renew { hospital, doctor }),
		2 => (hospital(), doctor(), codes())
			.prop_map(|(hospital, doctor, codes)| Act::Add { hospital, doctor, codes }),
		2 => (hospital(), doctor())
			.prop_map(|(hospital, doctor)| Act::WithdrawVerification { hospital, doctor }),
		2 => (by(), doctor()).prop_map(|(by, doctor)| Act::Suspend { by, doctor }),
		2 => (by(), doctor()).prop_map(|(by, doctor)| Act::Reinstate { by, doctor }),
		1 => (by(), doctor()).prop_map(|(by, doctor)| Act::Revoke { by, doctor }),
		1 => (0..NUMBERS.len()).prop_map(|number| Act::Release { number }),
		1 => doctor().prop_map(|doctor| Act::Leave { doctor }),
		2 => (hospital(), 0u8..5).prop_map(|(hospital, status)| Act::Status { hospital, status }),
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
		Act::WithdrawVerification { hospital, doctor } => {
			Registry::withdraw_verification(signed(hospital), doctor)
		},
		Act::Suspend { by, doctor } => Registry::suspend(origin(by), doctor, REASON),
		Act::Reinstate { by, doctor } => Registry::reinstate(origin(by), doctor),
		Act::Revoke { by, doctor } => Registry::revoke(origin(by), doctor, REASON),
		Act::Release { number } => {
			Registry::release_licence(RuntimeOrigin::root(), licence("DE-BY", NUMBERS[number]))
		},
		Act::Leave { doctor } => {
			Registry::on_deregistered(&doctor);
			Ok(())
		},
		Act::Status { hospital, status } => {
			match status {
				0 => leave(hospital, hospital % EAST + 1),
				1 => expel(hospital),
				_ => set_status(hospital, HospitalStatus::Active),
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
			for act in acts {
				play(act);
				assert_ok!(Registry::do_try_state());
				if Registry::is_licensed(&DOCTOR) && Registry::is_licensed(&OTHER) {
					assert_ne!(record(DOCTOR).licence.key(), record(OTHER).licence.key());
				}
			}
		});
	}
}
