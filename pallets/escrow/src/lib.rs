//! # Escrow
//!
//! Money that one account put aside for another, until it is decided who gets it.
//!
//! ## Terminology
//!
//! - **Escrow**: an amount that a *payer* holds for a *payee*, because of one appointment. It stays
//!   in the payer's account, on hold ([`HoldReason::Escrow`]), where the payer cannot spend it.
//! - **Settlement**: how an escrow ends: all to the payee, all back to the payer, or a share each.
//! - **Due**: every escrow carries from the start the time and the settlement that apply if nothing
//!   else happens. From that time on anyone may [`claim`](Pallet::claim) it. So every escrow ends.
//!   It is a running time, which leaves out what the chain stood still.
//! - **Dust**: what an account is left with below the existential deposit. The balances pallet
//!   takes it away when nothing is on hold or frozen there any more.
//!
//! ## Scenario
//!
//! A patient books an hour for 80 CARE. The appointments pallet opens an escrow that is due, as a
//! refund, some time after the appointment. The doctor completes the visit: the same escrow is now
//! due as a release, at the end of the dispute window. If the patient confirms, the appointments
//! pallet settles at once; if nobody does anything, the doctor claims when it is due.
//!
//! ## Who committed it
//!
//! What somebody else than the payer had put on hold counts on that one's purse
//! ([`Purses`](carechain_primitives::traits::Purses)), and so does what a payer's own escrow pays on
//! the word of somebody who acts for it. The escrow keeps who that is. At the settlement the purse is
//! told what came back to the payer; all else is paid.
//!
//! ## Money is conserved
//!
//! No settlement changes the total issuance, and none fails because of what the two accounts look
//! like by then; see [`settlement`] for the cases.
//!
//! ## Interface
//!
//! Other pallets use the [`Escrow`](carechain_primitives::traits::Escrow) trait. The one call is
//! [`claim`](Pallet::claim). As [`Obligations`](carechain_primitives::traits::Obligations), an open
//! escrow keeps its payer from leaving. Being named payee obliges nobody: who is paid in the end,
//! the payee or the doctor, [`Payees`](carechain_primitives::traits::Payees) says at the settlement.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod holding;
#[cfg(test)]
mod mock;
pub mod settlement;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use holding::HeldEscrow;
pub use pallet::*;
pub use weights::WeightInfo;

use frame::prelude::fungible::Inspect;

/// The amounts of the configured currency, in plancks.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<
	<T as frame::prelude::frame_system::Config>::AccountId,
>>::Balance;

/// What a settlement of the runtime `T` paid to somebody else than the payer.
pub type PaymentOf<T> = carechain_primitives::Payment<
	<T as frame::prelude::frame_system::Config>::AccountId,
	BalanceOf<T>,
>;

/// An open escrow of the runtime `T`.
pub type HeldEscrowOf<T> =
	HeldEscrow<<T as frame::prelude::frame_system::Config>::AccountId, BalanceOf<T>>;

// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	#[cfg(feature = "runtime-benchmarks")]
	use carechain_primitives::traits::BenchmarkTime;
	use carechain_primitives::{
		traits::{OnSettled, Payees, Purses, RunningTime},
		Actor, AppointmentId, EscrowId, Moment, Settlement,
	};
	use frame::{prelude::*, traits::Time};

	/// The version of what is stored.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The overarching hold reason.
		type RuntimeHoldReason: Parameter + Member + MaxEncodedLen + Copy + From<HoldReason>;

		/// The money.
		type Currency: fungible::hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::Mutate<Self::AccountId>;

		/// Who calls. It must take every signed origin: claiming is open to all.
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// The time in which the chain was running: what escrows are due by.
		type RunningTime: RunningTime;

		/// Told of escrows that settled through `claim`.
		type OnSettled: OnSettled<Self::AccountId, BalanceOf<Self>>;

		/// Who is paid in the end.
		type Payees: Payees<Self::AccountId>;

		/// How much delegates may commit of their principals' money.
		type Purses: Purses<Self::AccountId, BalanceOf<Self>>;

		/// What is held of whom for this pallet's reason, for the invariants.
		type Holds: Get<alloc::vec::Vec<(Self::AccountId, BalanceOf<Self>)>>;

		/// Takes dust, and what neither party can take. Nobody should have its key. It should never
		/// be empty: the genesis of this pallet gives it the existential deposit.
		#[pallet::constant]
		type DustAccount: Get<Self::AccountId>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets the clock in benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkTime: BenchmarkTime;
	}

	/// Why money is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is in escrow.
		#[codec(index = 0)]
		Escrow,
	}

	/// The open escrows. A settled one is gone; events tell its end.
	// Identifiers are counted, not chosen, but appointments keep them for users: keep the map
	// balanced.
	#[pallet::storage]
	pub type Escrows<T: Config> = StorageMap<_, Blake2_128Concat, EscrowId, HeldEscrowOf<T>>;

	/// The number that the next escrow gets.
	#[pallet::storage]
	pub type NextEscrowId<T: Config> = StorageValue<_, EscrowId, ValueQuery>;

	/// How many open escrows an account is the payer of.
	#[pallet::storage]
	pub type OpenCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Gives the dust account the existential deposit, so that it can take the smallest amounts.
	/// The balances pallet has to come before this one in the runtime.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		#[serde(skip)]
		_config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			use fungible::{Inspect, Mutate};
			let dust = T::DustAccount::get();
			let minimum = T::Currency::minimum_balance();
			if T::Currency::total_balance(&dust) < minimum {
				if let Err(error) = T::Currency::mint_into(&dust, minimum) {
					log::error!(target: "runtime::escrow", "the dust account is empty: {error:?}");
				}
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Money was put on hold.
		EscrowOpened {
			/// Its number.
			escrow: EscrowId,
			/// The appointment it is for.
			appointment: AppointmentId,
			/// In whose account it is held.
			payer: T::AccountId,
			/// For whom.
			payee: T::AccountId,
			/// How much, in plancks.
			amount: BalanceOf<T>,
			/// When it settles by itself; by the clock, if the chain keeps running.
			due_at: Moment,
			/// How it settles by itself.
			due: Settlement,
			/// Who signed: the payer, or who acts for it and has it on its purse.
			by: T::AccountId,
		},
		/// When, or how, an escrow settles by itself was changed.
		EscrowRescheduled {
			/// Its number.
			escrow: EscrowId,
			/// The appointment it is for.
			appointment: AppointmentId,
			/// When it settles by itself; by the clock, if the chain keeps running.
			due_at: Moment,
			/// How it settles by itself.
			due: Settlement,
		},
		/// A part of what was held went back to the payer.
		EscrowReduced {
			/// Its number.
			escrow: EscrowId,
			/// The appointment it is for.
			appointment: AppointmentId,
			/// In whose account it is held.
			payer: T::AccountId,
			/// What is still held, in plancks.
			amount: BalanceOf<T>,
			/// What the payer got back.
			to_payer: BalanceOf<T>,
		},
		/// Somebody claimed an escrow that was due. `EscrowSettled` follows.
		EscrowClaimed {
			/// Its number.
			escrow: EscrowId,
			/// In whose name it was claimed.
			claimant: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// An escrow ended. The three amounts, in plancks, sum up to what was held.
		EscrowSettled {
			/// Its number.
			escrow: EscrowId,
			/// The appointment it was for.
			appointment: AppointmentId,
			/// In whose account it was held.
			payer: T::AccountId,
			/// For whom.
			payee: T::AccountId,
			/// How it was to settle.
			settlement: Settlement,
			/// What the payee got.
			to_payee: BalanceOf<T>,
			/// What the payer got back.
			to_payer: BalanceOf<T>,
			/// What went to the dust account, as neither could take it.
			to_dust: BalanceOf<T>,
			/// Whether somebody got another amount than the settlement said, because a share could
			/// not be taken.
			redirected: bool,
		},
		/// The balances pallet took what an account was left with below the existential deposit;
		/// this account got it, so that it is not lost.
		DustCollected {
			/// Whose it was.
			from: T::AccountId,
			/// Who got it: the dust account, unless that is empty.
			to: T::AccountId,
			/// How much, in plancks.
			amount: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such open escrow.
		NotFound,
		/// The payer is the payee.
		PayerIsPayee,
		/// The amount is zero.
		ZeroAmount,
		/// The amount is below the existential deposit.
		BelowMinimum,
		/// The payer cannot pay the amount and keep the existential deposit.
		InsufficientFunds,
		/// The time at which it settles by itself has not come.
		NotDue,
		/// Neither party nor the dust account can take the money.
		CannotSettle,
		/// The escrow holds no more than this.
		NothingToGiveBack,
		/// The account that would get the money back cannot take so little: it has less than the
		/// existential deposit.
		CannotTake,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Settles an escrow that is due, as it was due.
		///
		/// Anyone may call it: what happens does not depend on who does. It works for suspended
		/// participants. The escrow is gone afterwards.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotDue`].
		///
		/// # Events
		/// [`Event::EscrowClaimed`], [`Event::EscrowSettled`], and [`Event::DustCollected`] where
		/// there was dust.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::claim().saturating_add(T::OnSettled::weight()))]
		pub fn claim(origin: OriginFor<T>, escrow: EscrowId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let held = Escrows::<T>::get(escrow).ok_or(Error::<T>::NotFound)?;
			let due_at = T::OnSettled::claimable_at(held.appointment, held.due_at);
			ensure!(T::RunningTime::now() >= due_at, Error::<T>::NotDue);
			Self::deposit_event(Event::EscrowClaimed {
				escrow,
				claimant: actor.principal,
				by: actor.by,
			});
			let paid = Self::do_settle(escrow, held.due)?;
			T::OnSettled::on_settled(held.appointment, held.due, paid);
			Ok(())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
