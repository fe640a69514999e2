//! What always holds of this pallet's storage.

use crate::{providers::ProviderReference, *};
use alloc::collections::BTreeMap;
use frame::{deps::sp_runtime::traits::Zero as _, try_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// # Invariants
	///
	/// - Every participant has a sponsor or a role of the consortium, and not both. Only patients
	///   are keyless. A key and a version above 0 go together.
	/// - Identity's flag for its provider reference is there if and only if there is an invitation, a
	///   participant or a queued release, and then the account has a reference: one, however many
	///   invitations stand.
	/// - Only sponsorships change, and nobody becomes its own sponsor.
	/// - The counts of invitations, by sponsor and by invitee, and of delegates are right, and within
	///   their limits.
	/// - Every delegation has a principal that is a participant and not the delegate.
	/// - What can expire is in its queue, and nothing else is.
	/// - A purse is kept for a principal that is a participant, if there is something in it; their
	///   counts are right and within their limit. A limit needs a delegation, or is that of a part.
	///   What is given is what others have as parts, undivided ones.
	/// - Use of an allowance is kept of participants, and of others until it is forgotten.
	/// - Whose staff an account is follows from the delegations; a scope is one that the principal's
	///   role gives.
	/// - A participant is frozen exactly if its last freeze is in force; then it has a key, and its
	///   money does not move. Money is not frozen past a freeze's end without being queued.
	/// - Who signs for which account is told alike both ways, and counted. No signer is a participant,
	///   and each has a provider reference as long as it signs for somebody. No keyless
	///   account has one.
	/// - Every case has a supporter, its place in the queue, and no more notice than it has support;
	///   what a supporter wants to sign for an account is a case that it supports.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_participants()?;
		Self::try_state_providers()?;
		Self::try_state_invitations()?;
		Self::try_state_offers()?;
		Self::try_state_usages()?;
		Self::try_state_delegations()?;
		Self::try_state_purses()?;
		Self::try_state_staff()?;
		Self::try_state_freezes()?;
		Self::try_state_signers()?;
		Self::try_state_cases()
	}

	fn try_state_signers() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<T::AccountId, u32>::new();
		for (account, SignerRecord { signer, former, .. }) in Signers::<T>::iter() {
			ensure!(
				SignsFor::<T>::contains_key(&signer, &account),
				"a signer does not know for whom"
			);
			ensure!(signer != account, "an account replaces itself");
			ensure!(
				former.iter().all(|former| former.signer != signer),
				"a key that was replaced signs again"
			);
			let keyless =
				Participants::<T>::get(&account).is_some_and(|participant| participant.keyless);
			ensure!(!keyless, "a keyless account has a signer");
			let count = counts.entry(signer).or_default();
			*count = count.saturating_add(1);
		}
		let known = SignsFor::<T>::iter_keys().count();
		ensure!(known == Signers::<T>::iter_keys().count(), "an account does not know its signer");
		for (who, count) in SignerCount::<T>::iter() {
			ensure!(
				count == counts.remove(&who).unwrap_or_default(),
				"the accounts of a signer are miscounted"
			);
			ensure!(!Participants::<T>::contains_key(&who), "a signer is a participant");
			ensure!(
				count == 0 || ProviderReferences::<T>::get(&who) == Some(ProviderReference::InUse),
				"a signer has no provider reference"
			);
		}
		ensure!(counts.is_empty(), "a signer is not counted");
		Ok(())
	}

	fn try_state_cases() -> Result<(), TryRuntimeError> {
		let mut supported = 0usize;
		for (account, remedy, case) in Cases::<T>::iter() {
			ensure!(!case.supporters.is_empty() || case.council, "nobody supports a case");
			ensure!(
				CaseQueue::<T>::contains_key(case.bucket, (&account, &remedy)),
				"a case is not queued"
			);
			let mut less = case.clone();
			less.drop_notices();
			ensure!(less == case, "a case has more notice than support");
			if let carechain_primitives::Remedy::ReplaceKey { signer } = &remedy {
				for supporter in &case.supporters {
					ensure!(
						SupportedKeys::<T>::get(&account, &supporter.who).as_ref() == Some(signer),
						"a supporter of a key wants another"
					);
					supported = supported.saturating_add(1);
				}
			}
		}
		ensure!(
			CaseQueue::<T>::iter_keys().count() == Cases::<T>::iter_keys().count(),
			"a case is queued in vain"
		);
		ensure!(
			SupportedKeys::<T>::iter_keys().count() == supported,
			"support is kept for no case"
		);
		Ok(())
	}

	fn try_state_participants() -> Result<(), TryRuntimeError> {
		for (who, participant) in Participants::<T>::iter() {
			ensure!(
				participant.sponsor.is_some() != is_consortium_role(participant.role),
				"a participant needs a sponsor or a role of the consortium"
			);
			ensure!(
				!participant.keyless || participant.role == Role::Patient,
				"only patients have keyless accounts"
			);
			ensure!(
				participant.encryption_key.is_none_or(|key| !key.is_weak()),
				"an encryption key is weak"
			);
			ensure!(
				participant.encryption_key.is_none() || participant.key_version > 0,
				"an encryption key has no version"
			);
			ensure!(
				participant.encryption_key.is_some() || is_consortium_role(participant.role),
				"only members of the consortium may lack an encryption key"
			);
			ensure!(
				participant.sponsor.is_some() || participant.sponsor_change == Default::default(),
				"a sponsorship changes that is none"
			);
			let next = participant.sponsor_change.next.map(|next| next.sponsor);
			ensure!(
				participant.sponsor.as_ref() != Some(&who) && next.as_ref() != Some(&who),
				"a participant is its own sponsor"
			);
			ensure!(
				ProviderReferences::<T>::get(&who) == Some(ProviderReference::InUse),
				"a participant has no provider reference"
			);
		}
		Ok(())
	}

	fn try_state_usages() -> Result<(), TryRuntimeError> {
		for who in Usages::<T>::iter_keys() {
			ensure!(
				Participants::<T>::contains_key(&who) || KeptUsages::<T>::contains_key(&who),
				"use is kept for ever of an account that left"
			);
		}
		for (who, bucket) in KeptUsages::<T>::iter() {
			ensure!(
				UsageExpiries::<T>::contains_key(bucket, &who),
				"use that is kept is never forgotten"
			);
		}
		ensure!(
			UsageExpiries::<T>::iter_keys().count() == KeptUsages::<T>::iter_keys().count(),
			"use is forgotten in vain"
		);
		Ok(())
	}

	fn try_state_offers() -> Result<(), TryRuntimeError> {
		for (who, sponsor, expires_at) in SponsorshipOffers::<T>::iter() {
			ensure!(
				OfferExpiries::<T>::contains_key(Self::bucket(expires_at), (&who, &sponsor)),
				"an offer to sponsor never expires"
			);
		}
		ensure!(
			OfferExpiries::<T>::iter_keys().count() == SponsorshipOffers::<T>::iter_keys().count(),
			"the expiry of an offer to sponsor is queued in vain"
		);
		Ok(())
	}

	fn try_state_providers() -> Result<(), TryRuntimeError> {
		for (who, reference) in ProviderReferences::<T>::iter() {
			ensure!(
				frame_system::Pallet::<T>::providers(&who) > 0,
				"the provider reference of an account is gone"
			);
			let needed = Participants::<T>::contains_key(&who)
				|| Invitations::<T>::iter_key_prefix(&who).next().is_some()
				|| SignerCount::<T>::get(&who).is_some_and(|count| count > 0);
			match reference {
				ProviderReference::InUse => {
					ensure!(needed, "a provider reference is held for nothing")
				},
				ProviderReference::Releasing(bucket) => {
					ensure!(!needed, "a provider reference in use is to be released");
					ensure!(
						Releases::<T>::contains_key(bucket, &who),
						"the release of a provider reference is not queued"
					);
				},
			}
		}
		for (bucket, who) in Releases::<T>::iter_keys() {
			ensure!(
				ProviderReferences::<T>::get(&who) == Some(ProviderReference::Releasing(bucket)),
				"the release of a provider reference is queued in vain"
			);
		}
		Ok(())
	}

	fn try_state_invitations() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::<T::AccountId, u32>::new();
		let mut of_invitees = BTreeMap::<T::AccountId, u32>::new();
		for (invitee, sponsor, invitation) in Invitations::<T>::iter() {
			ensure!(
				InvitationExpiries::<T>::contains_key(
					Self::bucket(invitation.expires_at),
					(&invitee, &sponsor)
				),
				"an invitation never expires"
			);
			ensure!(
				ProviderReferences::<T>::get(&invitee) == Some(ProviderReference::InUse),
				"an invitation has no provider reference"
			);
			for count in [open.entry(sponsor).or_default(), of_invitees.entry(invitee).or_default()]
			{
				*count = count.saturating_add(1);
			}
		}
		let counted: BTreeMap<_, _> = InvitationCounts::<T>::iter().collect();
		ensure!(of_invitees == counted, "a count of an account's invitations is wrong");
		ensure!(
			InvitationExpiries::<T>::iter_keys().count() == Invitations::<T>::iter_keys().count(),
			"the expiry of an invitation is queued in vain"
		);
		let counted: BTreeMap<_, _> = OpenInvitations::<T>::iter().collect();
		ensure!(open == counted, "a count of open invitations is wrong");
		ensure!(
			counted.values().all(|count| *count <= T::MaxOpenInvitations::get()),
			"a sponsor has too many open invitations"
		);
		Ok(())
	}

	fn try_state_delegations() -> Result<(), TryRuntimeError> {
		let mut delegates = BTreeMap::<T::AccountId, u32>::new();
		for (principal, delegate, delegation) in Delegations::<T>::iter() {
			ensure!(
				Participants::<T>::contains_key(&principal),
				"a delegation outlives its principal"
			);
			ensure!(principal != delegate, "a participant is its own delegate");
			ensure!(
				DelegationExpiries::<T>::contains_key(
					Self::bucket(delegation.until),
					(&principal, &delegate)
				),
				"a delegation never expires"
			);
			let count = delegates.entry(principal).or_default();
			*count = count.saturating_add(1);
		}
		ensure!(
			DelegationExpiries::<T>::iter_keys().count() == Delegations::<T>::iter_keys().count(),
			"the expiry of a delegation is queued in vain"
		);
		let counted: BTreeMap<_, _> = DelegateCount::<T>::iter().collect();
		ensure!(delegates == counted, "a count of delegates is wrong");
		ensure!(
			counted.iter().all(|(principal, count)| {
				let role = Participants::<T>::get(principal).map(|known| known.role);
				role.is_some_and(|role| *count <= Self::most_delegates(role))
			}),
			"a principal has too many delegates"
		);
		Ok(())
	}

	fn try_state_purses() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<T::AccountId, u32>::new();
		let mut parts = BTreeMap::<(T::AccountId, T::AccountId), BalanceOf<T>>::new();
		let mut given = BTreeMap::<(T::AccountId, T::AccountId), BalanceOf<T>>::new();
		for (principal, delegate, purse) in Purses::<T>::iter() {
			ensure!(
				Participants::<T>::contains_key(&principal),
				"a purse is kept for no participant"
			);
			ensure!(
				purse != Purse { from: purse.from.clone(), ..Default::default() },
				"a purse is kept for nothing"
			);
			let live = Delegations::<T>::contains_key(&principal, &delegate);
			ensure!(
				live || purse.limit.is_zero() || (purse.from.is_some() && !purse.held.is_zero()),
				"a purse outlives its delegation"
			);
			ensure!(live || purse.proposed.is_none(), "a purse is proposed for no delegate");
			if let Some(giver) = purse.from {
				ensure!(purse.given.is_zero(), "a part of a purse was divided");
				ensure!(
					purse.held.saturating_add(purse.paid) <= purse.limit,
					"more is spent than was given"
				);
				let sum = parts.entry((principal.clone(), giver)).or_default();
				*sum = sum.saturating_add(purse.limit);
			}
			if !purse.given.is_zero() {
				given.insert((principal.clone(), delegate), purse.given);
			}
			let count = counts.entry(principal).or_default();
			*count = count.saturating_add(1);
		}
		parts.retain(|_, sum| !sum.is_zero());
		ensure!(parts == given, "what is given is not what others have");
		let counted: BTreeMap<_, _> = PurseCount::<T>::iter().collect();
		ensure!(counts == counted, "a count of purses is wrong");
		ensure!(
			counted.values().all(|count| *count <= T::MaxPurses::get()),
			"a principal has too many purses"
		);
		Ok(())
	}
}
