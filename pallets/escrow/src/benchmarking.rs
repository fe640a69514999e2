//! Benchmarks.

use crate::{BalanceOf, Call, Config, Escrows, Pallet};
use carechain_primitives::{
	traits::{BenchmarkTime, Escrow, Payees, Purses},
	Settlement,
};
use frame::{
	benchmarking::prelude::*,
	deps::{frame_system, sp_runtime::Permill},
	prelude::fungible::{Inspect, Mutate},
};

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The worst case: the first payout that is tried fails, as the payer cannot take its share;
	/// in the second the payer's rest is burned as dust and collected. It counts on a part of a purse
	/// whose delegation is over.
	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let payer: T::AccountId = account("payer", 0, 0);
		let payee: T::AccountId = account("payee", 0, 0);
		let caller: T::AccountId = whitelisted_caller();
		Pallet::<T>::benchmark_endow(&payer);
		Pallet::<T>::benchmark_endow(&payee);
		Pallet::<T>::benchmark_endow(&T::DustAccount::get());
		let minimum = T::Currency::minimum_balance();
		let due = Settlement::Split { payee_share: Permill::from_parts(999_999) };
		let appointment = T::Payees::benchmark_accepted(&payer, &payee);
		let escrow = Pallet::<T>::open(&payer, &payer, &payee, minimum, appointment, (1_000, due))?;
		let delegate: T::AccountId = account("delegate", 0, 0);
		T::Purses::benchmark_purse(&payer, &delegate, minimum);
		Escrows::<T>::mutate_extant(escrow, |held| {
			held.committed = Some((delegate.clone(), minimum));
		});
		// Alive without the existential deposit, as every participant is.
		frame_system::Pallet::<T>::inc_providers(&payer);
		let keep: BalanceOf<T> = minimum / 2u32.into();
		let drained = T::Currency::balance(&payer) - keep;
		T::Currency::burn_from(
			&payer,
			drained,
			Preservation::Expendable,
			Precision::Exact,
			Fortitude::Force,
		)?;
		T::BenchmarkTime::set(1_000);

		#[extrinsic_call]
		claim(RawOrigin::Signed(caller), escrow);

		assert!(!Escrows::<T>::contains_key(escrow));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
