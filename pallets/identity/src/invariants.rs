//! What always holds of this pallet's storage.

use crate::{providers::ProviderReference, *};
use alloc::collections::BTreeMap;
use frame::try_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// # Invariants
	///
	/// - An encryption key and a statement go together.
	/// - Every participant has a sponsor or a role of the consortium, and not both. Only patients
	///   are keyless. A key and a version above 0 go together.
	/// - Identity's flag for its provider reference is there if and only if there is an open
	///   invitation, a participant or a queued release, and then the account has a reference.
	/// - Nobody is a participant and invited.
	/// - The counts of open invitations and of delegates are right, and within their limits.
	/// - Every delegation has a principal that is a participant and not the delegate.
	/// - What can expire is in its queue, and nothing else is.
	/// - Use of an allowance is kept for participants only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_participants()?;
		Self::try_state_providers()?;
		Self::try_state_invitations()?;
		Self::try_state_delegations()
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
				participant.encryption_key.is_some() == KeyStatements::<T>::contains_key(&who),
				"an encryption key and a statement do not go together"
			);
			ensure!(!Invitations::<T>::contains_key(&who), "a participant has an invitation");
			ensure!(
				ProviderReferences::<T>::get(&who) == Some(ProviderReference::InUse),
				"a participant has no provider reference"
			);
		}
		for who in KeyStatements::<T>::iter_keys() {
			ensure!(Participants::<T>::contains_key(&who), "a statement of no participant");
		}
		for who in Usages::<T>::iter_keys() {
			ensure!(Participants::<T>::contains_key(&who), "use is kept for no participant");
		}
		Ok(())
	}

	fn try_state_providers() -> Result<(), TryRuntimeError> {
		for (who, reference) in ProviderReferences::<T>::iter() {
			ensure!(
				frame_system::Pallet::<T>::providers(&who) > 0,
				"the provider reference of an account is gone"
			);
			let needed =
				Participants::<T>::contains_key(&who) || Invitations::<T>::contains_key(&who);
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
		for (invitee, invitation) in Invitations::<T>::iter() {
			ensure!(
				InvitationExpiries::<T>::contains_key(
					Self::bucket(invitation.expires_at),
					&invitee
				),
				"an invitation never expires"
			);
			ensure!(
				ProviderReferences::<T>::get(&invitee) == Some(ProviderReference::InUse),
				"an invitation has no provider reference"
			);
			let count = open.entry(invitation.sponsor).or_default();
			*count = count.saturating_add(1);
		}
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
			counted.values().all(|count| *count <= T::MaxDelegates::get()),
			"a principal has too many delegates"
		);
		Ok(())
	}
}
