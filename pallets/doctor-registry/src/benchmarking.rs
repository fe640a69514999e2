//! Benchmarks. Each has the most specialities and the most verifications there can be.

use crate::{
	specialities::SPECIALITIES, Application, Call, Config, DoctorRecord, Doctors, Licence,
	LicenceClaim, LicenceClaims, Pallet, Specialities, Verification,
};
use alloc::vec::Vec;
use carechain_primitives::{
	traits::{BenchmarkTime, Consortium, Participants},
	Codec, ContentRef, LicenceReason, LicenceStatus, Moment, Role,
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

/// Registers a doctor that is a participant, with so many verifications, of which only the last is
/// in force.
pub(crate) fn license<T: Config>(
	doctor: &T::AccountId,
	fee_per_hour: T::Balance,
	verifications: u32,
) {
	let mut record = DoctorRecord::<T>::applied(application::<T>(doctor, fee_per_hour), 0)
		.expect("the application is valid");
	record.status = LicenceStatus::Verified;
	for index in 0..verifications {
		let hospital = T::Consortium::benchmark_hospital(index);
		let is_last = index + 1 == verifications;
		let valid_until = if is_last { Moment::MAX } else { 0 };
		record
			.verifications
			.try_push(Verification { hospital, valid_until })
			.expect("are few enough");
	}
	Pallet::<T>::enter_register(doctor, &record);
	Doctors::<T>::insert(doctor, record);
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

		let status = Doctors::<T>::get(doctor).map(|record| record.status);
		assert_eq!(status, Some(LicenceStatus::Applied));
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

	/// The first verification takes the licence of a holder whose verifications have all expired.
	// It cannot be named as its call: the macro has a variable of that name.
	#[benchmark]
	fn verify_licence() {
		let doctor = new_doctor::<T>(0);
		let holder = new_doctor::<T>(1);
		license::<T>(&holder, T::Balance::default(), T::MaxVerifiers::get());
		let mut record = Doctors::<T>::get(&holder).expect("is registered");
		record.verifications.iter_mut().for_each(|known| known.valid_until = 0);
		LicenceClaims::<T>::remove(record.licence.key());
		record.licence = licence_of::<T>(&doctor);
		LicenceClaims::<T>::insert(
			record.licence.key(),
			LicenceClaim::Held { doctor: holder.clone() },
		);
		Doctors::<T>::insert(&holder, record);
		let application =
			DoctorRecord::<T>::applied(application::<T>(&doctor, T::Balance::default()), 0)
				.expect("the application is valid");
		Doctors::<T>::insert(&doctor, application);
		let hospital = last_hospital::<T>();

		#[extrinsic_call]
		verify(
			RawOrigin::Signed(hospital),
			doctor.clone(),
			licence_of::<T>(&doctor),
			specialities(0, 8),
			NOW + T::LongestVerification::get(),
		);

		let status = |who| Doctors::<T>::get(who).map(|record| record.status);
		assert_eq!(status(doctor), Some(LicenceStatus::Verified));
		assert_eq!(status(holder), Some(LicenceStatus::Applied));
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
		_(RawOrigin::Signed(hospital), doctor.clone());

		let status = Doctors::<T>::get(doctor).map(|record| record.status);
		assert_eq!(status, Some(LicenceStatus::Applied));
	}

	#[benchmark]
	fn suspend() {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();
		let reason = LicenceReason::Investigation;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone(), reason);

		let status = Doctors::<T>::get(doctor).map(|record| record.status);
		assert_eq!(status, Some(LicenceStatus::Suspended { reason }));
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();
		Pallet::<T>::do_suspend(
			RawOrigin::Signed(hospital.clone()).into(),
			doctor.clone(),
			LicenceReason::Investigation,
		)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone());

		let status = Doctors::<T>::get(doctor).map(|record| record.status);
		assert_eq!(status, Some(LicenceStatus::Verified));
		Ok(())
	}

	#[benchmark]
	fn revoke() {
		let doctor = licensed_doctor::<T>();
		let hospital = last_hospital::<T>();
		let reason = LicenceReason::AuthorityDecision;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor.clone(), reason);

		let status = Doctors::<T>::get(doctor).map(|record| record.status);
		assert_eq!(status, Some(LicenceStatus::Revoked { reason }));
	}

	#[benchmark]
	fn release_licence() -> Result<(), BenchmarkError> {
		let doctor = licensed_doctor::<T>();
		let origin = council::<T>()?;
		Pallet::<T>::do_revoke(origin.clone(), doctor.clone(), LicenceReason::AuthorityDecision)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, licence_of::<T>(&doctor));

		assert!(!Doctors::<T>::contains_key(doctor));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
