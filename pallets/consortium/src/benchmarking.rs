//! Benchmarks.

use crate::{ActiveHospitals, Auditors, Call, Config, Hospitals, Pallet};
use carechain_primitives::{
	traits::{Consortium, Motions, ValidatorKeys},
	Codec, ContentRef, Departure, Validation,
};
use frame::{
	benchmarking::prelude::*,
	deps::{frame_support::traits::EnsureOrigin, sp_core::H256},
	traits::{fungible::Inspect, Saturating},
};

fn auditor_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuditorOrigin::try_successful_origin()
		.map_err(|_| BenchmarkError::Stop("the auditor origin has no successful one"))
}

fn hospital_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::HospitalOrigin::try_successful_origin()
		.map_err(|_| BenchmarkError::Stop("the hospital origin has no successful one"))
}

/// Fills the consortium with validators, up to so many; the last of them.
fn hospitals<T: Config>(count: u32) -> Result<T::AccountId, BenchmarkError> {
	let mut last = None;
	for index in 0..count {
		if ActiveHospitals::<T>::decode_len().unwrap_or_default() as u64 >= u64::from(count) {
			break;
		}
		let hospital: T::AccountId = account("validator", index, 0);
		Pallet::<T>::do_admit_hospital(&hospital)?;
		T::Keys::benchmark_set(&hospital);
		last = Some(hospital);
	}
	last.ok_or(BenchmarkError::Stop("there is no room for another hospital"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit_hospital() -> Result<(), BenchmarkError> {
		hospitals::<T>(T::MaxHospitals::get().saturating_sub(1))?;
		// Each motion's threshold follows.
		T::Motions::benchmark_fill();
		let hospital: T::AccountId = account("new hospital", 0, 0);
		let origin = hospital_origin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, hospital.clone());

		assert!(Pallet::<T>::is_hospital(&hospital));
		Ok(())
	}

	#[benchmark]
	fn remove_hospital() -> Result<(), BenchmarkError> {
		let hospital = hospitals::<T>(T::MaxHospitals::get())?;
		let successor = ActiveHospitals::<T>::get().first().cloned();
		let successor = successor.ok_or(BenchmarkError::Stop("there is no successor"))?;
		let departure = Departure::Leaving { successor };
		T::Motions::benchmark_fill();
		let origin = hospital_origin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, hospital.clone(), departure);

		assert!(!Pallet::<T>::is_hospital(&hospital));
		Ok(())
	}

	#[benchmark]
	fn pause_validation() -> Result<(), BenchmarkError> {
		let hospital = hospitals::<T>(T::MaxHospitals::get())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital.clone()));

		let record = Hospitals::<T>::get(hospital);
		assert!(record.is_some_and(|record| record.validation == Validation::Paused));
		Ok(())
	}

	#[benchmark]
	fn resume_validation() -> Result<(), BenchmarkError> {
		let hospital = hospitals::<T>(T::MaxHospitals::get())?;
		Pallet::<T>::do_pause_validation(hospital.clone().into())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital.clone()));

		let record = Hospitals::<T>::get(hospital);
		assert!(record.is_some_and(|record| record.validation == Validation::Ready));
		Ok(())
	}

	#[benchmark]
	fn reinstate_validator() -> Result<(), BenchmarkError> {
		let hospital = hospitals::<T>(T::MaxHospitals::get())?;
		Pallet::<T>::note_offence(&hospital);
		let origin = hospital_origin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, hospital.clone());

		let record = Hospitals::<T>::get(hospital);
		assert!(record.is_some_and(|record| record.validation == Validation::Ready));
		Ok(())
	}

	#[benchmark]
	fn issue() {
		let beneficiary: T::AccountId = account("beneficiary", 0, 0);
		let amount = T::Currency::minimum_balance().saturating_mul(10u32.into());

		#[extrinsic_call]
		_(RawOrigin::Root, beneficiary.clone(), amount);

		assert_eq!(T::Currency::total_balance(&beneficiary), amount);
	}

	/// An offence is handled outside of any call.
	#[benchmark]
	fn note_offence() -> Result<(), BenchmarkError> {
		let hospital = hospitals::<T>(T::MaxHospitals::get())?;

		#[block]
		{
			Pallet::<T>::note_offence(&hospital);
		}

		let record = Hospitals::<T>::get(hospital);
		assert!(record.is_some_and(|record| record.validation == Validation::Excluded));
		Ok(())
	}

	/// Sessions change at the beginning of a block. The most is done where one set of validators
	/// comes into force, and another one is planned.
	#[benchmark]
	fn rotate_session(v: Linear<1, { T::MaxHospitals::get() }>) -> Result<(), BenchmarkError> {
		// The fewest are those of the preset.
		let _ = hospitals::<T>(v);
		T::Keys::rotate_session();
		let planned = Pallet::<T>::planned();
		if let Some(first) = planned.first() {
			Pallet::<T>::mutate_active(first, |record| {
				record.validation = Validation::Paused;
				Ok(())
			})?;
		}

		#[block]
		{
			T::Keys::rotate_session();
		}

		let mut current = T::Keys::current();
		current.sort();
		assert_eq!(current, planned);
		Ok(())
	}

	#[benchmark]
	fn update_hospital() {
		let hospital = Pallet::<T>::benchmark_hospital(0);
		let profile =
			Some(ContentRef { codec: Codec::DagPb, digest: H256::repeat_byte(1), size: 1 });

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital.clone()), profile);

		assert!(Hospitals::<T>::get(hospital).is_some_and(|record| record.profile == profile));
	}

	#[benchmark]
	fn admit_auditor() -> Result<(), BenchmarkError> {
		let hospital = Pallet::<T>::benchmark_hospital(0);
		let auditor: T::AccountId = account("new auditor", 0, 0);
		let origin = auditor_origin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, auditor.clone(), Some(hospital));

		assert!(Auditors::<T>::contains_key(auditor));
		Ok(())
	}

	#[benchmark]
	fn remove_auditor() -> Result<(), BenchmarkError> {
		let auditor: T::AccountId = account("new auditor", 0, 0);
		Pallet::<T>::do_admit_auditor(&auditor, None)?;
		let origin = auditor_origin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, auditor.clone());

		assert!(!Auditors::<T>::contains_key(auditor));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
