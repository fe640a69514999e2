//! Benchmarks.

use crate::{Auditors, Call, Config, Hospitals, Pallet};
use carechain_primitives::{traits::Consortium, Codec, ContentRef};
use frame::{
	benchmarking::prelude::*,
	deps::{frame_support::traits::EnsureOrigin, sp_core::H256},
};

fn auditor_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuditorOrigin::try_successful_origin()
		.map_err(|_| BenchmarkError::Stop("the auditor origin has no successful one"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

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
