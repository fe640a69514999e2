//! The transaction extension that caps how many free transactions of one signer may be pending, and
//! refuses those of keys that were replaced ([`signers`]), in the pool and in a block.
//!
//! The pool validates each transaction against unchanged state: a signer with an allowance for one
//! could fill the pool with a thousand. Each pending transaction of a signer has a nonce of its
//! own, so the distance from the account's nonce bounds their number.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::CallClass;
use frame::deps::{
	frame_support::pallet_prelude::TransactionSource,
	frame_system::CheckNonce,
	sp_runtime::{
		traits::{
			AsSystemOriginSigner, Implication, PostDispatchInfoOf, TransactionExtensionMetadata,
		},
		transaction_validity::TransactionValidityError,
	},
};

/// Why a transaction is refused while too many of its signer's are pending: nodes show it as
/// `Transaction will be valid in the future`. It is taken once earlier ones are in a block.
///
/// This reason, and no other, lets a node keep transactions that it had taken: those of blocks that
/// were replaced, after a partition perhaps of hours, come back more than the cap at once.
pub const TOO_MANY_PENDING: InvalidTransaction = InvalidTransaction::Future;

/// How many registrations of an invited account may be pending: one, and one that corrects it.
pub const MAX_PENDING_REGISTRATIONS: u32 = 2;

/// Why a transaction of a key that was replaced is refused: nodes show it as `Invalid signing
/// address`.
pub const KEY_REPLACED: InvalidTransaction = InvalidTransaction::BadSigner;

/// [`CheckNonce`], which in addition refuses transactions of keys that were replaced, and those too far ahead of the account's nonce
/// where their class may be free. It has that extension's identifier, encoding and type.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct CheckPending<T: frame_system::Config>(pub CheckNonce<T>);

impl<T: frame_system::Config> CheckPending<T> {
	/// The extension for this nonce.
	pub fn from(nonce: T::Nonce) -> Self {
		Self(CheckNonce::from(nonce))
	}
}

impl<T: frame_system::Config + Send + Sync> TypeInfo for CheckPending<T> {
	type Identity = CheckNonce<T>;

	fn type_info() -> scale_info::Type {
		CheckNonce::<T>::type_info()
	}
}

impl<T: frame_system::Config> core::fmt::Debug for CheckPending<T> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		self.0.fmt(f)
	}
}

impl<T> TransactionExtension<T::RuntimeCall> for CheckPending<T>
where
	T: Config + Send + Sync,
	<T::RuntimeCall as Dispatchable>::RuntimeOrigin: AsSystemOriginSigner<T::AccountId> + Clone,
{
	const IDENTIFIER: &'static str =
		<CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::IDENTIFIER;
	type Implicit = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Implicit;
	type Val = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Val;
	type Pre = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Pre;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		<CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::metadata()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		// What CheckNonce does is part of the benchmark.
		<T as Config>::WeightInfo::check_pending().max(self.0.weight(call))
	}

	fn validate(
		&self,
		origin: OriginFor<T>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		if let Some(who) = origin.as_signer() {
			if Pallet::<T>::is_replaced(who) {
				return Err(KEY_REPLACED.into());
			}
			let limit = match T::CallClassifier::classify(call) {
				CallClass::Paid => None,
				CallClass::Registration => Some(MAX_PENDING_REGISTRATIONS),
				CallClass::Free | CallClass::Protective | CallClass::Seat => {
					Some(T::MaxPending::get())
				},
			};
			let nonce = frame_system::Pallet::<T>::account_nonce(who);
			let ahead = self.0 .0.saturating_sub(nonce);
			if limit.is_some_and(|limit| ahead >= limit.into()) {
				return Err(TOO_MANY_PENDING.into());
			}
		}
		self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &OriginFor<T>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		CheckNonce::<T>::post_dispatch_details(pre, info, post_info, len, result)
	}
}
