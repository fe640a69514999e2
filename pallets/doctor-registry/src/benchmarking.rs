//! Benchmarks. Each has the most specialities and the most verifications there can be.

use crate::{
	history::MAX_SPANS,
	specialities::SPECIALITIES,
	standing::{Authority, Bar, Interim, Standing, Suspension, MAX_INTERIMS},
	Application, BarredLicences, Call, Config, DoctorRecord, Doctors, Histories, History, Licence,
	LicenceClaim, LicenceClaims, Pallet, Span, Specialities, StandingEnds, Standings, Verification,
};
use alloc::vec::Vec;
use carechain_primitives::{
	traits::{BenchmarkTime, Consortium, Participants},
	Codec, ContentRef, LicenceReason, Moment, Role,
};
use frame::{
	benchmarking::prelude::*,
	deps::{frame_support::traits::EnsureOrigin, sp_core::H256},
};

const NOW: Moment = 1_000_000;

fn content() -> ContentRef {
	ContentRef { codec: Codec::DagPb, digest: H256::repeat_byte(7), size: 1 }
}

/// A licence that only this account has, of the longest form.
fn licence_of<T: Config>(doctor: &T::AccountId) -> Licence {
	let hex = |nibble: u8| b"0123456789ABCDEF"[usize::from(nibble)];
	let digits: Vec<u8> = frame::hashing::blake2_128(&doctor.encode())
		.iter()
		.flat_map(|byte| [hex(byte >> 4), hex(byte & 15)])
		.collect();
	Licence {
		jurisdiction: b"XX-ABC".to_vec().try_into().expect("is short enough"),
		number: digits.try_into().expect("is short enough"),
	}
}

fn specialities(from: usize, count: usize) -> Specialities {
	let codes: Vec<_> = SPECIALITIES.iter().skip(from).take(count).map(|(code, _)| *code).collect();
	codes.try_into().expect("are few enough")
}

fn application<T: Config>(
	doctor: &T::AccountId,
	fee_per_hour: T::Balance,
) -> Application<T::AccountId, T::Balance> {
	let languages = [*b"aa", *b"bb", *b"cc", *b"dd", *b"ee", *b"ff", *b"gg", *b"hh"];
	Application {
		licence: licence_of::<T>(doctor),
		specialities: specialities(0, 8),
		languages: languages.to_vec().try_into().expect("are few enough"),
		fee_per_hour,
		payee: doctor.clone(),
		profile: Some(content()),
		credentials: content(),
	}
}

/// Registers a doctor that is a participant, with so many verifications, of which only the last two
/// are in force, as many requests, a full history, and suspensions that have ended.
pub(crate) fn license<T: Config>(
	doctor: &T::AccountId,
	fee_per_hour: T::Balance,
	verifications: u32,
) {
	let mut record = DoctorRecord::<T>::applied(application::<T>(doctor, fee_per_hour), 0)
		.expect("the application is valid");
	for index in 0..verifications {
		let hospital = T::Consortium::benchmark_hospital(index);
		// The glass is broken on the word of two.
		let is_last = index + 2 >= verifications;
		let valid_until = if is_last { Moment::MAX } else { 0 };
		record
			.verifications
			.try_push(Verification { hospital, since: 0, valid_until, suspended: None })
			.expect("are few enough");
	}
	// One less than there can be: another can be asked.
	for index in 1..T::MaxVerifiers::get() {
		record.requests.try_push(account("asked", index, 0)).expect("are few enough");
	}
	Pallet::<T>::enter_register(doctor, &record);
	Doctors::<T>::insert(doctor, record);
	let spans: Vec<_> = (0..MAX_SPANS)
		.map(|at| Span { from: u64::from(at) * 2, until: u64::from(at) * 2 + 1 })
		.collect();
	Histories::<T>::insert(
		doctor,
		History {
			spans: spans.try_into().expect("are few enough"),
			settled_at: u64::from(MAX_SPANS) * 2,
		},
	);
	Standings::<T>::insert(doctor, rested::<T>());
	StandingEnds::<T>::insert(50u64.to_be_bytes(), doctor, ());
}

/// A suspension that has ended, and as many others as there can be that rest no longer.
fn rested<T: Config>() -> Standing<T::AccountId> {
	let interims: Vec<_> = (0..MAX_INTERIMS)
		.map(|index| Interim { hospital: account("rested", index, 0), rests_until: 50 })
		.collect();
	Standing {
		bar: None,
		suspension: Some(Suspension {
			reason: LicenceReason::Investigation,
			authority: Authority::Hospital(account("rested", 0, 0)),
			since: 40,
			until: Some(45),
		}),
		interims: interims.try_into().expect("are few enough"),
	}
}

fn new_doctor<T: Config>(index: u32) -> T::AccountId {
	let doctor: T::AccountId = account("doctor", index, 0);
	T::Participants::benchmark_register(&doctor, Role::Doctor);
	T::BenchmarkTime::set(NOW);
	doctor
}

fn licensed_doctor<T: Config>() -> T::AccountId {
	let doctor = new_doctor::<T>(0);
	license::<T>(&doctor, T::Balance::default(), T::MaxVerifiers::get());
	doctor
}

fn last_hospital<T: Config>() -> T::AccountId {
	T::Consortium::benchmark_hospital(T::MaxVerifiers::get() - 1)
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin()
		.map_err(|_| BenchmarkError::Stop("the council origin has no successful one"))
}

fn reason() -> LicenceReason {
	LicenceReason::AuthorityDecision
}

fn is_registered<T: Config>(doctor: &T::AccountId) -> bool {
	Doctors::<T>::get(doctor).is_some_and(|record| record.is_registered())
}

/// A doctor who applied with the licence of a registered one, and has asked the last hospital. The
/// holder's verifications have all expired.
fn contested<T: Config>() -> (T::AccountId, T::AccountId) {
	let doctor = new_doctor::<T>(0);
	let holder = new_doctor::<T>(1);
	license::<T>(&holder, T::Balance::default(), T::MaxVerifiers::get());
	let mut record = Doctors::<T>::get(&holder).expect("is registered");
	record.verifications.iter_mut().for_each(|known| known.valid_until = 0);
	LicenceClaims::<T>::remove(record.licence.key());
	record.licence = licence_of::<T>(&doctor);
	Pallet::<T>::enter_register(&holder, &record);
	Doctors::<T>::insert(&holder, record);
	let mut application =
		DoctorRecord::<T>::applied(application::<T>(&doctor, T::Balance::default()), 0)
			.expect("the application is valid");
	application.requests.try_push(last_hospital::<T>()).expect("is the first");
	Doctors::<T>::insert(&doctor, application);
	T::BenchmarkTime::set(NOW + T::LicenceRetention::get());
	(doctor, holder)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A verified doctor starts over.
	#[benchmark]
	fn apply() {
		let doctor = licensed_doctor::<T>();
		let application = application::<T>(&doctor, T::Balance::default());

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor.clone()), application);

		assert!(!is_registered::<T>(&doctor));
	}

	#[benchmark]
	fn withdraw_application() -> Result<(), BenchmarkError> {
		let doctor = new_doctor::<T>(0);
		let application = application::<T>(&doctor, T::Balance::default());
		Pallet::<T>::do_apply(doctor.clone().into(), application)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor.clone()));

		assert!(!Doctors::<T>::contains_key(doctor));
		Ok(())
	}

	/// All specialities but one are given up.
	#[benchmark]
	fn update_practice() {
		let doctor = licensed_doctor::<T>();
		let same = application::<T>(&doctor, T::Balance::default());

		#[extrinsic_call]
		_(
			RawOrigin::Signed(doctor.clone()),
			same.fee_per_hour,
			same.payee,
			same.languages,
			same.profile,
			specialities(0, 1),
		);

		assert!(Doctors::<T>::get(doctor).is_some_and(|record| record.specialities.len() == 1));
	}

	#[benchmark]
	fn request_verification() {
		let doctor = licensed_doctor::<T>();
		let hospital = T::Consortium::benchmark_hospital(T::MaxVerifiers::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor.clone()), hospital);

		assert!(Doctors::<T>::get(doctor).is_some_and(|record| record.requests.is_full()));
	}

	/// The only verification goes with it: the entry leaves the register.
	#[benchmark]
	fn dismiss_verifier() {
		let doctor = new_doctor::<T>(0);
		license::<T>(&doctor, T::Balance::default(), 1);
		let hospital = T::Consortium::benchmark_hospital(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor.clone()), hospital);

		assert!(!is_registered::<T>(&doctor));
	}

	/// The first verification takes the licence of a holder whose verifications have all expired.
	// It cannot be named as its call: the macro has a variable of that name.
	#[benchmark]
	fn verify_licence() {
		let (doctor, holder) = contested::<T>();
		let hospital = last_hospital::<T>();

		#[extrinsic_call]
		verify(
			RawOrigin::Signed(hospital),
			doctor.clone(),
			licence_of::<T>(&doctor),
			specialities(0, 8),
			NOW + T::LicenceRetention::get() + T::LongestVerification::get(),
		);

		assert!(is_registered::<T>(&doctor) && !is_registered::<T>(&holder));
	}

	#[benchmark]
	fn renew() {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();
		let until = NOW + T::LongestVerification::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone(), until);

		let record = Doctors::<T>::get(doctor).expect("is there");
		assert_eq!(record.verifications.last().map(|known| known.valid_until), Some(until));
	}

	#[benchmark]
	fn verify_specialities() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		let same = application::<T>(&doctor, T::Balance::default());
		Pallet::<T>::do_update_practice(
			doctor.clone().into(),
			same.fee_per_hour,
			same.payee,
			same.languages,
			same.profile,
			specialities(0, 1),
		)?;
		let hospital = last_hospital::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone(), specialities(1, 7));

		assert!(Doctors::<T>::get(doctor).is_some_and(|record| record.specialities.len() == 8));
		Ok(())
	}

	/// The last verification: the entry leaves the register.
	#[benchmark]
	fn withdraw_verification() {
		let doctor = new_doctor::<T>(0);
		license::<T>(&doctor, T::Balance::default(), 1);
		let hospital = T::Consortium::benchmark_hospital(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone(), reason());

		assert!(!is_registered::<T>(&doctor));
	}

	#[benchmark]
	fn suspend_verification() {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone(), reason());

		let record = Doctors::<T>::get(doctor).expect("is there");
		let suspended = record.verifications.last().and_then(|known| known.suspended);
		assert_eq!(suspended, Some(reason()));
	}

	#[benchmark]
	fn reinstate_verification() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();
		let actor = hospital.clone().into();
		Pallet::<T>::do_suspend_verification(actor, doctor.clone(), reason())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone());

		let record = Doctors::<T>::get(doctor).expect("is there");
		assert!(record.verifications.iter().all(|known| known.suspended.is_none()));
		Ok(())
	}

	#[benchmark]
	fn suspend_everywhere() {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone(), reason());

		assert!(Pallet::<T>::standing(&doctor).acts(NOW));
	}

	#[benchmark]
	fn lift_suspension() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();
		Pallet::<T>::do_suspend_everywhere(
			RawOrigin::Signed(hospital.clone()).into(),
			doctor.clone(),
			reason(),
		)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone());

		assert!(!Pallet::<T>::standing(&doctor).acts(NOW));
		Ok(())
	}

	#[benchmark]
	fn bar() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, doctor.clone(), reason());

		assert!(Pallet::<T>::is_account_barred(&doctor));
		Ok(())
	}

	#[benchmark]
	fn lift_bar() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		Standings::<T>::mutate(&doctor, |standing| {
			if let Some(standing) = standing {
				standing.bar = Some(Bar { reason: reason(), since: 0 });
			}
		});
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, doctor.clone());

		assert!(!Pallet::<T>::is_account_barred(&doctor));
		Ok(())
	}

	#[benchmark]
	fn bar_licence() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, licence_of::<T>(&doctor), reason());

		assert!(!is_registered::<T>(&doctor));
		Ok(())
	}

	#[benchmark]
	fn release_licence() -> Result<(), BenchmarkError> {
		let licence = licence_of::<T>(&new_doctor::<T>(0));
		BarredLicences::<T>::insert(licence.key(), reason());
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, licence.clone());

		assert!(!BarredLicences::<T>::contains_key(licence.key()));
		Ok(())
	}

	#[benchmark]
	fn assign_licence() -> Result<(), BenchmarkError> {
		let (doctor, holder) = contested::<T>();
		let licence = licence_of::<T>(&doctor);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, licence.clone(), doctor.clone());

		assert!(!is_registered::<T>(&holder));
		let claim = LicenceClaims::<T>::get(licence.key());
		let ended_at = Some(NOW + T::LicenceRetention::get());
		assert_eq!(claim, Some(LicenceClaim { doctor, ended_at }));
		Ok(())
	}

	/// The queue is looked at, and what is in it is not due.
	#[benchmark]
	fn on_idle_base() {
		let doctor = new_doctor::<T>(0);
		StandingEnds::<T>::insert(Moment::MAX.to_be_bytes(), &doctor, ());

		#[block]
		{
			let _ = Pallet::<T>::tidy_standings(Weight::MAX);
		}
	}

	#[benchmark]
	fn on_idle_standing() {
		let doctor = licensed_doctor::<T>();

		#[block]
		{
			let _ = Pallet::<T>::tidy_standings(Weight::MAX);
		}

		assert!(!Standings::<T>::contains_key(doctor));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
