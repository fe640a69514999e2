//! Signers: whose key signs for an account.
//!
//! An account is signed for by its own key, until that is replaced ([`remedies`]). From then on
//! another account's key signs: [`Pallet::act_as`] dispatches a call as the account itself, money,
//! delegations and votes included. What was replaced signs nothing any more: [`CheckPending`] refuses
//! its transactions. The account stays what it is: its folders, grants, delegations and history.
//!
//! A signer agreed to it: its own key signed the statement that it is ready to
//! ([`statement::signer_statement`]), or somebody could make it one unasked, and let its key be
//! replaced. It is nobody else: no participant, not invited, no member of the consortium. It has a
//! provider reference, so that it needs no balance to sign; its transactions draw on the allowance
//! of the account that it acts as, and fees are that account's.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::{
	api::{FormerSignerInfo, MAX_PAGE},
	statement,
	traits::KeyLosses as _,
};
use frame::deps::frame_support::{dispatch::WithPostDispatchInfo, traits::OriginTrait};

/// The most former signers of an account that are kept: beyond, the earliest is forgotten.
pub const MAX_FORMER_SIGNERS: u32 = 32;

/// Who signs for an account whose key was replaced.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SignerRecord<AccountId, BlockNumber> {
	/// The account whose key signs.
	pub signer: AccountId,
	/// Since when.
	pub since: Moment,
	/// Since which block.
	pub since_block: BlockNumber,
	/// Who signed before, earliest first.
	pub former: BoundedVec<FormerSigner<AccountId>, ConstU32<MAX_FORMER_SIGNERS>>,
}

/// Who signed for an account until its key was replaced.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct FormerSigner<AccountId> {
	/// The account whose key signed.
	pub signer: AccountId,
	/// Since when; `None` for the account itself, from its beginning.
	pub since: Option<Moment>,
	/// From this moment on it signs nothing.
	pub until: Moment,
}

impl<T: Config> Pallet<T> {
	/// Whose key signs for the account now. The account itself where nobody can sign for it, too.
	pub fn signer_of(account: &T::AccountId) -> T::AccountId {
		Signers::<T>::get(account).map_or_else(|| account.clone(), |signer| signer.signer)
	}

	/// Whether the signer's key signs for the account, whose own key was replaced.
	pub(crate) fn signs_in_place_of(signer: &T::AccountId, account: &T::AccountId) -> bool {
		SignsFor::<T>::contains_key(signer, account)
	}

	/// Whether the account's key was replaced: its own, or the one of a signer that signs for nobody
	/// any more. Such a key signs nothing.
	pub fn is_replaced(who: &T::AccountId) -> bool {
		Signers::<T>::contains_key(who) || Self::was_let_go(who)
	}

	/// Whether the account signed for others, and signs for nobody any more.
	pub(crate) fn was_let_go(who: &T::AccountId) -> bool {
		SignerCount::<T>::get(who) == Some(0)
	}

	/// The text by which `signer` is ready to sign for `account`.
	pub fn signer_statement_text(
		account: &T::AccountId,
		signer: &T::AccountId,
	) -> alloc::string::String {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		statement::signer_statement(genesis.as_ref(), account, signer)
	}

	/// Verifies that whoever is to sign for an account is ready to. It has been said where `known`:
	/// nobody has to say it again, but what is given holds.
	pub(crate) fn ensure_consent(
		account: &T::AccountId,
		remedy: &Remedy<T::AccountId>,
		consent: Option<StatementSignature<T::AccountId>>,
		known: bool,
	) -> DispatchResult {
		match (remedy, consent) {
			(Remedy::ReplaceKey { signer }, Some(signature)) => {
				let text = Self::signer_statement_text(account, signer);
				<Self as care::Statements<_>>::verify(signer, &text, signature).map(|_| ())
			},
			(Remedy::ReplaceKey { .. }, None) => {
				ensure!(known, Error::<T>::ConsentMissing);
				Ok(())
			},
			// Whom a delegation ends is not asked.
			(Remedy::EndDelegation { .. }, None) => Ok(()),
			(Remedy::EndDelegation { .. }, Some(_)) => Err(Error::<T>::BadStatement.into()),
		}
	}

	/// Whether the account's key was replaced in this block or a later one.
	pub fn was_replaced_since(who: &T::AccountId, block: BlockNumberFor<T>) -> bool {
		Signers::<T>::get(who).is_some_and(|signer| signer.since_block >= block)
	}

	/// The account whose allowance and money a transaction of `who` uses: the one that it acts as.
	pub(crate) fn account_charged(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> T::AccountId {
		match call.is_sub_type() {
			Some(Call::act_as { account, .. }) if Self::signs_in_place_of(who, account) => {
				account.clone()
			},
			_ => who.clone(),
		}
	}

	/// The call that a signer makes as the account it signs for, or the call itself: what it costs,
	/// the account bears.
	pub fn as_account(
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> &<T as frame_system::Config>::RuntimeCall {
		match call.is_sub_type() {
			Some(Call::act_as { call, .. }) => call,
			_ => call,
		}
	}

	/// An account that can sign for another: it is nobody by itself, never signed for this one, and
	/// is no key that was replaced wherever it signed. So its word, which does not expire, makes it
	/// the signer of an account once.
	///
	/// An invitation is no obstacle, or any hospital could put one in the way; it is of no use any
	/// more.
	pub(crate) fn ensure_fresh(account: &T::AccountId, signer: &T::AccountId) -> DispatchResult {
		let somebody = signer == account
			|| Participants::<T>::contains_key(signer)
			|| T::Consortium::hospital_status(signer).is_some()
			|| Self::is_replaced(signer);
		let signed_before = Signers::<T>::get(account).is_some_and(|signers| {
			// Who signed before the earliest that is kept is not known, but every signer has its mark.
			let forgotten = signers.former.is_full() && SignerCount::<T>::contains_key(signer);
			forgotten
				|| signers.signer == *signer
				|| signers.former.iter().any(|former| former.signer == *signer)
		});
		ensure!(!somebody && !signed_before, Error::<T>::SignerNotFresh);
		Ok(())
	}

	/// Puts a fresh account's key in the place of the one that signs for a participant.
	pub(crate) fn replace_signer(account: &T::AccountId, signer: &T::AccountId) -> DispatchResult {
		Self::ensure_fresh(account, signer)?;
		let now = Self::now();
		let keyless = Self::mutate_participant(account, |participant| {
			if let Some(suspension) = &mut participant.suspension {
				let compromised = suspension.reason == SuspensionReason::KeyCompromised;
				if compromised && suspension.is_on(now) {
					suspension.until = Some(now);
					Self::deposit_event(Event::ParticipantReinstated {
						who: account.clone(),
						by: None,
					});
				}
			}
			Ok(core::mem::take(&mut participant.keyless))
		})?;
		Self::note_freeze(account, None);
		let mut former = BoundedVec::default();
		let mut last =
			(!keyless).then(|| FormerSigner { signer: account.clone(), since: None, until: now });
		if let Some(before) = Signers::<T>::get(account) {
			Self::let_go_of_signer(account, &before.signer);
			former = before.former;
			last =
				Some(FormerSigner { signer: before.signer, since: Some(before.since), until: now });
		}
		if let Some(last) = last {
			if former.is_full() {
				former.remove(0);
			}
			former.try_push(last).map_err(|_| Error::<T>::SignerNotFresh)?;
		}
		Self::hold_provider(signer);
		SignsFor::<T>::insert(signer, account, ());
		SignerCount::<T>::mutate(signer, |count| {
			*count = Some(count.unwrap_or_default().saturating_add(1));
		});
		let since_block = frame_system::Pallet::<T>::block_number();
		let record = SignerRecord { signer: signer.clone(), since: now, since_block, former };
		Signers::<T>::insert(account, record);
		if keyless {
			Self::end_delegations(account, |_, _| true);
		}
		// It may have been a thief's, who states keys: folders are due for others, of the new key.
		T::KeyLosses::note(account, now);
		// Whoever had the old key may have changed the contacts with it.
		Self::drop_next_contacts(account);
		Ok(())
	}

	/// A key that was replaced. Its account keeps the mark of a signer, so that it signs nothing.
	fn let_go_of_signer(account: &T::AccountId, signer: &T::AccountId) {
		SignsFor::<T>::remove(signer, account);
		let left = SignerCount::<T>::get(signer).unwrap_or_default().saturating_sub(1);
		SignerCount::<T>::insert(signer, left);
		if left == 0 {
			Self::release_provider_unless_needed(signer);
		}
	}

	pub(crate) fn do_act_as(
		mut origin: OriginFor<T>,
		account: T::AccountId,
		call: <T as frame_system::Config>::RuntimeCall,
	) -> DispatchResultWithPostInfo {
		let own_weight = <T as Config>::WeightInfo::act_as();
		let signer = ensure_signed(origin.clone())?;
		if !Self::signs_in_place_of(&signer, &account) {
			return Err(Error::<T>::NotSigner.with_weight(own_weight));
		}
		// The origin keeps its filters.
		origin.set_caller_from_signed(account);
		Self::carry(call, origin, own_weight)
	}

	/// Since when the signer of an account signs, and who did before, for the runtime API.
	pub(crate) fn signers_info(
		account: &T::AccountId,
	) -> (T::AccountId, Option<Moment>, Vec<FormerSignerInfo<T::AccountId>>) {
		let Some(SignerRecord { signer, since, former, .. }) = Signers::<T>::get(account) else {
			return (account.clone(), None, Vec::new());
		};
		let former = former
			.into_iter()
			.map(|FormerSigner { signer, since, until }| FormerSignerInfo { signer, since, until })
			.collect();
		(signer, Some(since), former)
	}

	/// The accounts that an account signs for, for the runtime API.
	pub fn signs_for(signer: T::AccountId) -> Vec<T::AccountId> {
		SignsFor::<T>::iter_key_prefix(signer)
			.take(usize::try_from(MAX_PAGE).unwrap_or_default())
			.collect()
	}
}
