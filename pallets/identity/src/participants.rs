//! Participants: who an account is, its keys, joining through the consortium and leaving.

use crate::{sponsorship::SponsorChange, suspension::Suspension, *};
use alloc::vec::Vec;
use carechain_primitives::{
	traits::{KeyLosses as _, Obligations as _},
	ContentRef, EncryptionKey, Freeze, KeyVersion,
};

/// A registered participant.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Participant<AccountId> {
	/// What it is on this chain.
	pub role: Role,
	/// Who vouched for it; `None` for members of the consortium. Who answers for it may be another by
	/// this time: ask [`Pallet::effective_sponsor`].
	pub sponsor: Option<AccountId>,
	/// What is to become of the sponsorship, or did meanwhile.
	pub sponsor_change: SponsorChange<AccountId>,
	/// The X25519 key that is encrypted to; `None` for a member of the consortium that has set none.
	pub encryption_key: Option<EncryptionKey>,
	/// Counts the account's keys from 1; 0 while it has set none. It goes on where an earlier
	/// participation of the account ended, so that a right tied to an old key stays stale.
	pub key_version: KeyVersion,
	/// The encrypted profile.
	pub profile: Option<ContentRef>,
	/// The encrypted backup.
	pub backup: Option<ContentRef>,
	/// The latest suspension, which may be over.
	pub suspension: Option<Suspension>,
	/// Whether the account is one that nobody can sign for: only delegates act for it.
	pub keyless: bool,
}

impl<AccountId> Participant<AccountId> {
	/// Whether it is suspended at `now`.
	pub fn is_suspended(&self, now: Moment) -> bool {
		self.suspension.is_some_and(|suspension| suspension.is_on(now))
	}
}

/// What stays of a participant that left.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct FormerParticipant<AccountId> {
	/// Who has its sponsorships: a clinic's own sponsor. `None` for all others.
	pub heir: Option<AccountId>,
	/// Its last encryption key, which must not come back.
	pub last_key: Option<EncryptionKey>,
	/// The version of that key.
	pub key_version: KeyVersion,
	/// Its latest suspension: leaving and coming back does not end it.
	pub suspension: Option<Suspension>,
	/// When it left: no right that it was given before comes back with it.
	pub left_at: Moment,
}

impl<T: Config> Pallet<T> {
	/// The time of the current block.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	/// Makes `who` a participant. Its provider reference is held already.
	pub(crate) fn insert_participant(
		who: &T::AccountId,
		role: Role,
		sponsor: Option<T::AccountId>,
		key: Option<EncryptionKey>,
		profile: Option<ContentRef>,
		keyless: bool,
	) -> DispatchResult {
		let (last_key, last_version, suspension) = FormerParticipants::<T>::get(who)
			.map(|former| (former.last_key, former.key_version, former.suspension))
			.unwrap_or_default();
		let key_version = match key {
			Some(key) => {
				ensure!(!key.is_weak(), Error::<T>::WeakKey);
				ensure!(last_key != Some(key), Error::<T>::KeyNotFresh);
				last_version.saturating_add(1)
			},
			None => last_version,
		};
		Participants::<T>::insert(
			who,
			Participant {
				role,
				sponsor,
				sponsor_change: SponsorChange::default(),
				encryption_key: key,
				key_version,
				profile,
				backup: None,
				suspension,
				keyless,
			},
		);
		Self::note_freeze(who, suspension.as_ref());
		Ok(())
	}

	/// Changes a participant, suspended or not.
	pub(crate) fn mutate_participant<R>(
		who: &T::AccountId,
		change: impl FnOnce(&mut Participant<T::AccountId>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Participants::<T>::try_mutate(who, |participant| {
			change(participant.as_mut().ok_or(Error::<T>::NotParticipant)?)
		})
	}

	/// A participant that is not suspended.
	pub(crate) fn ensure_not_suspended(
		who: &T::AccountId,
	) -> Result<Participant<T::AccountId>, DispatchError> {
		let participant = Participants::<T>::get(who).ok_or(Error::<T>::NotParticipant)?;
		ensure!(!participant.is_suspended(Self::now()), Error::<T>::Suspended);
		Ok(participant)
	}

	pub(crate) fn do_update_profile(
		actor: Actor<T::AccountId>,
		profile: Option<ContentRef>,
	) -> DispatchResult {
		let Actor { principal, by } = actor;
		Self::ensure_not_suspended(&principal)?;
		Self::mutate_participant(&principal, |participant| {
			participant.profile = profile;
			Ok(())
		})?;
		Self::deposit_event(Event::ProfileUpdated { who: principal, by });
		Ok(())
	}

	pub(crate) fn do_set_backup(
		actor: Actor<T::AccountId>,
		backup: Option<ContentRef>,
	) -> DispatchResult {
		let Actor { principal, by } = actor;
		Self::ensure_not_frozen(&principal)?;
		Self::mutate_participant(&principal, |participant| {
			participant.backup = backup;
			Ok(())
		})?;
		Self::deposit_event(Event::BackupSet { who: principal, by });
		Ok(())
	}

	pub(crate) fn do_rotate_encryption_key(
		actor: Actor<T::AccountId>,
		key: EncryptionKey,
	) -> DispatchResult {
		let Actor { principal, by } = actor;
		Self::ensure_not_frozen(&principal)?;
		let last_key = FormerParticipants::<T>::get(&principal).and_then(|former| former.last_key);
		let key_version = Self::mutate_participant(&principal, |participant| {
			ensure!(!key.is_weak(), Error::<T>::WeakKey);
			let fresh = participant.encryption_key != Some(key) && last_key != Some(key);
			ensure!(fresh, Error::<T>::KeyNotFresh);
			participant.encryption_key = Some(key);
			participant.key_version = participant.key_version.saturating_add(1);
			Ok(participant.key_version)
		})?;
		Self::deposit_event(Event::EncryptionKeyRotated { who: principal, key_version, by });
		Ok(())
	}

	/// The participant says that its encryption key came into other hands. It is protective, and says
	/// nothing about the key that signs.
	pub(crate) fn do_report_key_compromised(actor: Actor<T::AccountId>) -> DispatchResult {
		let Actor { principal, by } = actor;
		let participant = Participants::<T>::get(&principal).ok_or(Error::<T>::NotParticipant)?;
		let key_version = participant.key_version;
		T::KeyLosses::note(&principal, Self::now());
		Self::deposit_event(Event::KeyReportedCompromised { who: principal, key_version, by });
		Ok(())
	}

	pub(crate) fn do_deregister(actor: Actor<T::AccountId>) -> DispatchResult {
		let Actor { principal, by } = actor;
		let participant = Participants::<T>::get(&principal).ok_or(Error::<T>::NotParticipant)?;
		ensure!(!is_consortium_role(participant.role), Error::<T>::ConsortiumMember);
		Self::ensure_not_frozen(&principal)?;
		if let Some(obligation) = T::Obligations::open_obligation(&principal) {
			return Err(match obligation {
				Obligation::Appointments => Error::<T>::OpenAppointments,
				Obligation::Escrows => Error::<T>::OpenEscrows,
				Obligation::Folders => Error::<T>::OpenFolders,
				Obligation::Emergencies => Error::<T>::OpenEmergencies,
			}
			.into());
		}
		Self::remove_participant(&principal, participant);
		Self::deposit_event(Event::Deregistered { who: principal, by });
		Ok(())
	}

	/// Takes the participation with all that hangs on it.
	fn remove_participant(who: &T::AccountId, participant: Participant<T::AccountId>) {
		let now = Self::now();
		let heir = participant.last_sponsor(now).filter(|_| participant.role == Role::Clinic);
		let heir = heir.cloned();
		Self::keep_usage(who, participant.role);
		FormerParticipants::<T>::insert(
			who,
			FormerParticipant {
				heir,
				last_key: participant.encryption_key,
				key_version: participant.key_version,
				suspension: participant.suspension,
				left_at: now,
			},
		);
		Participants::<T>::remove(who);
		Self::remove_delegations_of(who);
		Self::forget_freezes(who);
		T::KeyLosses::note_leaving();
		Contacts::<T>::remove(who);
		T::OnDeregistered::on_deregistered(who);
		Self::release_provider_unless_needed(who);
	}

	/// A registered participant, for the runtime API.
	pub fn participant_info(
		who: T::AccountId,
	) -> Option<ParticipantInfo<T::AccountId, BalanceOf<T>>> {
		let participant = Participants::<T>::get(&who)?;
		let now = Self::now();
		let suspended_until = participant
			.suspension
			.filter(|suspension| suspension.is_on(now))
			.map(|suspension| suspension.until.unwrap_or(Moment::MAX));
		let (signer, signer_since, former_signers) = Self::signers_info(&who);
		Some(ParticipantInfo {
			signer,
			signer_since,
			former_signers,
			role: participant.role,
			sponsor: Self::effective_sponsor(&who),
			sponsorship: Self::sponsorship_info(&who, &participant),
			inviting: Self::inviting_info(&who, participant.role),
			encryption_key: participant.encryption_key,
			key_version: participant.key_version,
			profile: participant.profile,
			backup: participant.backup,
			suspended_until,
			frozen: participant.suspension.is_some_and(|suspension| suspension.freezes(now)),
			delegates: Self::delegates_of(&who),
			account: who,
		})
	}
}

/// Whether members of this role come from the consortium.
pub(crate) const fn is_consortium_role(role: Role) -> bool {
	matches!(role, Role::Hospital | Role::Auditor)
}

impl<T: Config> care::Participants<T::AccountId> for Pallet<T> {
	fn role(who: &T::AccountId) -> Option<Role> {
		Participants::<T>::get(who).map(|participant| participant.role)
	}

	fn is_suspended(who: &T::AccountId) -> bool {
		Participants::<T>::get(who).is_some_and(|participant| participant.is_suspended(Self::now()))
	}

	fn is_frozen(who: &T::AccountId) -> bool {
		Self::is_frozen_now(who)
	}

	fn freezes(who: &T::AccountId) -> Vec<Freeze> {
		Freezes::<T>::get(who).into_inner()
	}

	fn ensure_not_frozen(who: &T::AccountId) -> DispatchResult {
		Self::ensure_not_frozen(who)
	}

	fn employers(who: &T::AccountId) -> Vec<T::AccountId> {
		Self::employers_of(who)
	}

	fn key_version(who: &T::AccountId) -> Option<KeyVersion> {
		Participants::<T>::get(who)
			.filter(|participant| participant.encryption_key.is_some())
			.map(|participant| participant.key_version)
	}

	fn left_at(who: &T::AccountId) -> Option<Moment> {
		FormerParticipants::<T>::get(who).map(|former| former.left_at)
	}

	fn signer(account: &T::AccountId) -> T::AccountId {
		Self::signer_of(account)
	}

	fn sponsor(who: &T::AccountId) -> Option<T::AccountId> {
		Self::effective_sponsor(who)
	}

	fn is_delegate_since(principal: &T::AccountId, delegate: &T::AccountId, by: Moment) -> bool {
		Self::live_delegation(principal, delegate)
			.and_then(|delegation| delegation.since)
			.is_some_and(|since| since <= by)
	}

	fn accepted_delegates(principal: &T::AccountId) -> Vec<T::AccountId> {
		Delegations::<T>::iter_prefix(principal)
			.filter(|(delegate, delegation)| {
				delegation.since.is_some() && Self::is_in_force(delegate, delegation)
			})
			.map(|(delegate, _)| delegate)
			.collect()
	}

	fn may_act(principal: &T::AccountId, delegate: &T::AccountId) -> Option<DelegationScope> {
		let delegation = Self::live_delegation(principal, delegate)?;
		let participant = Participants::<T>::get(delegate)?;
		(!participant.is_suspended(Self::now())).then_some(delegation.scope)
	}

	fn has_guardian_expired(principal: &T::AccountId, since: Moment) -> bool {
		let now = Self::now();
		Delegations::<T>::iter_prefix_values(principal).any(|delegation| {
			delegation.scope == DelegationScope::Guardian
				&& delegation.since.is_some()
				&& !delegation.is_live(now)
				&& delegation.until > since
		})
	}

	fn ensure_participant(who: &T::AccountId) -> DispatchResult {
		ensure!(Participants::<T>::contains_key(who), Error::<T>::NotParticipant);
		Ok(())
	}

	fn ensure_active(who: &T::AccountId, role: Role) -> DispatchResult {
		let participant = Participants::<T>::get(who).ok_or(Error::<T>::NotParticipant)?;
		ensure!(participant.role == role, Error::<T>::WrongRole);
		ensure!(!participant.is_suspended(Self::now()), Error::<T>::Suspended);
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(who: &T::AccountId, role: Role) {
		let sponsor = (!is_consortium_role(role))
			.then(|| <T::Consortium as Consortium<_>>::benchmark_hospital(0));
		// A key that is nobody else's and never weak.
		let mut key = frame::hashing::blake2_256(&who.encode());
		if let Some(last) = key.last_mut() {
			*last &= 0x3f;
		}
		Self::hold_provider(who);
		Participants::<T>::insert(
			who,
			Participant {
				role,
				sponsor,
				sponsor_change: SponsorChange::default(),
				encryption_key: Some(EncryptionKey(key)),
				key_version: 1,
				profile: None,
				backup: None,
				suspension: None,
				keyless: false,
			},
		);
	}
}

impl<T: Config> care::Admission<T::AccountId> for Pallet<T> {
	fn admit(who: &T::AccountId, role: Role) -> DispatchResult {
		ensure!(is_consortium_role(role), Error::<T>::RoleNotAllowed);
		ensure!(!Participants::<T>::contains_key(who), Error::<T>::AlreadyParticipant);
		ensure!(!SignerCount::<T>::contains_key(who), Error::<T>::SignsForAnother);
		Self::hold_provider(who);
		Self::insert_participant(who, role, None, None, None, false)?;
		Self::deposit_event(Event::Admitted { who: who.clone(), role });
		Ok(())
	}

	fn dismiss(who: &T::AccountId) {
		let Some(participant) = Participants::<T>::get(who) else { return };
		if !is_consortium_role(participant.role) {
			return;
		}
		let role = participant.role;
		Self::remove_participant(who, participant);
		Self::deposit_event(Event::Dismissed { who: who.clone(), role });
	}
}
