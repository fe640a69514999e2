//! Provider references: what lets an account sign without a balance.
//!
//! Identity holds one reference for an account that is a participant or has an invitation, however
//! many stand, and marks it in [`ProviderReferences`]. A reference that consumers of the account block is queued and given
//! back later; the right it stood for is gone at once.

use crate::{expiry::BucketKey, *};
use carechain_primitives::MINUTE;
use frame::deps::sp_runtime::traits::Zero as _;

/// After this many milliseconds a release that was blocked is tried again.
pub const RELEASE_RETRY: Moment = 10 * MINUTE;

/// What identity does with the reference it holds.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProviderReference {
	/// An open invitation or a participant has it.
	InUse,
	/// It is to be given back; consumers of the account block it. The bucket of the next attempt.
	Releasing(BucketKey),
}

impl<T: Config> Pallet<T> {
	/// Makes sure that identity holds a reference for the account, and that the account's nonce is
	/// not below what it had reached when identity last let go of it.
	pub(crate) fn hold_provider(who: &T::AccountId) {
		match ProviderReferences::<T>::get(who) {
			Some(ProviderReference::InUse) => return,
			Some(ProviderReference::Releasing(bucket)) => Releases::<T>::remove(bucket, who),
			None => {
				frame_system::Pallet::<T>::inc_providers(who);
			},
		}
		ProviderReferences::<T>::insert(who, ProviderReference::InUse);
		if let Some(reached) = FormerNonces::<T>::take(who) {
			frame_system::Account::<T>::mutate(who, |account| {
				account.nonce = account.nonce.max(reached);
			});
		}
	}

	/// Gives the reference back, unless the account is a participant, signs for one, or an invitation
	/// stands.
	pub(crate) fn release_provider_unless_needed(who: &T::AccountId) {
		let signs = SignerCount::<T>::get(who).is_some_and(|count| count > 0);
		let invited = InvitationCounts::<T>::get(who) > 0;
		if !Participants::<T>::contains_key(who) && !signs && !invited {
			Self::release_provider(who);
		}
	}

	/// Gives the reference back, now or as soon as consumers allow it.
	pub(crate) fn release_provider(who: &T::AccountId) {
		match ProviderReferences::<T>::get(who) {
			None => return,
			Some(ProviderReference::InUse) => {},
			Some(ProviderReference::Releasing(bucket)) => Releases::<T>::remove(bucket, who),
		}
		let nonce = frame_system::Pallet::<T>::account_nonce(who);
		let released = if frame_system::Pallet::<T>::providers(who).is_zero() {
			// Somebody else gave our reference back. There is nothing left to release.
			log::error!(target: LOG_TARGET, "the provider reference of {who:?} is gone");
			true
		} else {
			frame_system::Pallet::<T>::dec_providers(who).is_ok()
		};
		if released {
			ProviderReferences::<T>::remove(who);
			// An account that is created again starts at the default nonce. One that signed more
			// often than once a block is ahead of it, and could have its transactions replayed.
			if nonce > T::Nonce::default() {
				FormerNonces::<T>::insert(who, nonce);
			}
		} else {
			let bucket = Self::bucket(Self::now().saturating_add(RELEASE_RETRY));
			ProviderReferences::<T>::insert(who, ProviderReference::Releasing(bucket));
			Releases::<T>::insert(bucket, who, ());
		}
	}
}
