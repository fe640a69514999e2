//! The transaction extension that makes transactions free within an allowance.

use crate::{allowance::Source, *};
use alloc::vec::Vec;
use carechain_primitives::CallClass;
use core::marker::PhantomData;
use frame::deps::{
	frame_support::{dispatch::RawOrigin as SystemOrigin, pallet_prelude::TransactionSource},
	scale_info::StaticTypeInfo,
	sp_runtime::{
		traits::{
			Implication, PostDispatchInfoOf, RefundWeight, TransactionExtensionMetadata, Zero,
		},
		transaction_validity::TransactionValidityError,
	},
};
use pallet_transaction_payment::{ChargeTransactionPayment, OnChargeTransaction};

type LiquidityInfoOf<T> = <<T as pallet_transaction_payment::Config>::OnChargeTransaction as
	OnChargeTransaction<T>>::LiquidityInfo;

/// A payment extension that carries a tip.
pub trait Tipped<Balance> {
	/// The tip, in plancks.
	fn tip(&self) -> Balance;
}

impl<T: Config> Tipped<BalanceOf<T>> for ChargeTransactionPayment<T>
where
	BalanceOf<T>: Send + Sync,
{
	fn tip(&self) -> BalanceOf<T> {
		ChargeTransactionPayment::tip(self)
	}
}

impl<Balance: Zero> Tipped<Balance> for () {
	fn tip(&self) -> Balance {
		Zero::zero()
	}
}

/// Lets a transaction be free within its signer's allowance, and hands any other to the wrapped
/// extension `S`, which is [`ChargeTransactionPayment`].
///
/// It has that extension's identifier, encoding and type, so wallets sign as ever. A free
/// transaction has the priority that it would have if it was paid; a tip is paid in any case, by
/// [`OnChargeTransaction`]. What is drawn is corrected after dispatch to what was really used;
/// failed calls count.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct ChargeAllowance<T, S> {
	inner: S,
	_phantom: PhantomData<T>,
}

impl<T, S: StaticTypeInfo> TypeInfo for ChargeAllowance<T, S> {
	type Identity = S;

	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

impl<T, S: Default> Default for ChargeAllowance<T, S> {
	fn default() -> Self {
		S::default().into()
	}
}

impl<T, S> From<S> for ChargeAllowance<T, S> {
	fn from(inner: S) -> Self {
		Self { inner, _phantom: PhantomData }
	}
}

impl<T, S: core::fmt::Debug> core::fmt::Debug for ChargeAllowance<T, S> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		self.inner.fmt(f)
	}
}

/// What [`ChargeAllowance`] finds out in `validate`.
pub enum Val<T: Config, InnerVal> {
	/// The transaction is free.
	Free {
		/// The signer, or the account that it acts as.
		who: T::AccountId,
		/// What it draws on.
		source: Source<T::AccountId>,
		/// The nominal fee, without the tip.
		fee: BalanceOf<T>,
	},
	/// The wrapped extension deals with it.
	Inner(InnerVal),
}

/// What [`ChargeAllowance`] keeps from `prepare` until after dispatch.
pub enum Pre<T: Config, InnerPre> {
	/// The transaction is free.
	Free {
		/// The signer, or the account that it acts as.
		who: T::AccountId,
		/// What it drew on.
		source: Source<T::AccountId>,
		/// What it drew.
		fee: BalanceOf<T>,
		/// The tip, withdrawn already.
		tip: BalanceOf<T>,
		/// What the withdrawal of the tip left.
		liquidity_info: LiquidityInfoOf<T>,
		/// The part of the extension's weight that is not used.
		weight_refund: Weight,
	},
	/// The wrapped extension deals with it.
	Inner {
		/// What it keeps.
		inner: InnerPre,
		/// Whether the fee is due whatever the call's result says.
		never_waived: bool,
		/// The part of the extension's weight that is not used.
		weight_refund: Weight,
	},
}

impl<T: Config, S> ChargeAllowance<T, S>
where
	S: TransactionExtension<T::RuntimeCall> + Tipped<BalanceOf<T>>,
{
	/// The weight of a free transaction. A tip costs as much as a fee to withdraw.
	fn free_weight(&self, inner: Weight) -> Weight {
		let tip = if self.inner.tip().is_zero() { Weight::zero() } else { inner };
		<T as Config>::WeightInfo::charge_allowance().saturating_add(tip)
	}

	/// The weight of a transaction that might have been free.
	fn skip_weight(inner: Weight) -> Weight {
		<T as Config>::WeightInfo::charge_allowance_skip().saturating_add(inner)
	}
}

impl<T, S> TransactionExtension<T::RuntimeCall> for ChargeAllowance<T, S>
where
	T: Config + Send + Sync,
	S: TransactionExtension<T::RuntimeCall> + Tipped<BalanceOf<T>> + StaticTypeInfo,
	BalanceOf<T>: Send + Sync,
{
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = Val<T, S::Val>;
	type Pre = Pre<T, S::Pre>;

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.inner.implicit()
	}

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		S::metadata()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		let inner = self.inner.weight(call);
		if T::CallClassifier::classify(call) == CallClass::Paid {
			inner
		} else {
			self.free_weight(inner).max(Self::skip_weight(inner))
		}
	}

	fn validate(
		&self,
		origin: OriginFor<T>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: S::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let class = T::CallClassifier::classify(call);
		// Who signs for another account uses what that one has.
		let charged = origin.as_signer().map(|who| Pallet::<T>::account_charged(who, call));
		if let (Some(who), true) = (charged.clone(), class != CallClass::Paid) {
			let fee = pallet_transaction_payment::Pallet::<T>::compute_fee(
				len.saturated_into(),
				info,
				Zero::zero(),
			);
			let weight = info.total_weight();
			let free =
				Pallet::<T>::source_for(&who, call, class, weight, len.saturated_into(), fee);
			if let Some(source) = free {
				let tip = self.inner.tip();
				T::OnChargeTransaction::can_withdraw_fee(&who, call, info, tip, tip)?;
				let priority = ChargeTransactionPayment::<T>::get_priority(
					info,
					len,
					tip,
					fee.saturating_add(tip),
				);
				let validity = ValidTransaction { priority, ..Default::default() };
				return Ok((validity, Val::Free { who, source, fee }, origin));
			}
		}
		// The fee is that account's, too. The origin stays the signer's.
		let payer = match charged {
			Some(account) => SystemOrigin::Signed(account).into(),
			None => origin.clone(),
		};
		let (validity, val, _) = self.inner.validate(
			payer,
			call,
			info,
			len,
			self_implicit,
			inherited_implication,
			source,
		)?;
		Ok((validity, Val::Inner(val), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &OriginFor<T>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let inner_weight = self.inner.weight(call);
		let reserved = self.weight(call);
		match val {
			Val::Free { who, source, fee } => {
				Pallet::<T>::draw_on(&source, &who, fee)?;
				let tip = self.inner.tip();
				let liquidity_info =
					T::OnChargeTransaction::withdraw_fee(&who, call, info, tip, tip)?;
				let weight_refund = reserved.saturating_sub(self.free_weight(inner_weight));
				Ok(Pre::Free { who, source, fee, tip, liquidity_info, weight_refund })
			},
			Val::Inner(val) => {
				let weight_refund = reserved.saturating_sub(Self::skip_weight(inner_weight));
				let inner = self.inner.prepare(val, origin, call, info, len)?;
				let never_waived = T::NeverWaived::contains(Pallet::<T>::as_account(call));
				Ok(Pre::Inner { inner, never_waived, weight_refund })
			},
		}
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Pre::Free { who, source, fee, tip, liquidity_info, weight_refund } => {
				let mut post_info = *post_info;
				post_info.refund(weight_refund);
				let used = pallet_transaction_payment::Pallet::<T>::compute_actual_fee(
					len.saturated_into(),
					info,
					&post_info,
					Zero::zero(),
				);
				Pallet::<T>::give_back(&source, &who, fee.saturating_sub(used));
				if !tip.is_zero() {
					T::OnChargeTransaction::correct_and_deposit_fee(
						&who,
						info,
						&post_info,
						tip,
						tip,
						liquidity_info,
					)?;
					pallet_transaction_payment::Pallet::<T>::deposit_fee_paid_event(
						who.clone(),
						tip,
						tip,
					);
				}
				Pallet::<T>::deposit_event(Event::FeeWaived { who, amount: used });
				Ok(weight_refund)
			},
			Pre::Inner { inner, never_waived, weight_refund } => {
				let mut post_info = *post_info;
				if never_waived {
					post_info.pays_fee = Pays::Yes;
				}
				let post_info = &post_info;
				let refund = S::post_dispatch_details(inner, info, post_info, len, result)?;
				Ok(refund.saturating_add(weight_refund))
			},
		}
	}
}
