//! Invitations: how an account without a coin gets in.

use crate::{statements::alone, *};
use carechain_primitives::{ContentRef, EncryptionKey};

/// An invitation that is not used yet.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Invitation<AccountId> {
	/// Who invited.
	pub sponsor: AccountId,
	/// The role offered.
	pub role: Role,
	/// From this moment on it is void.
	pub expires_at: Moment,
	/// How many free attempts to register are left.
	pub attempts_left: u32,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_invite(
		actor: Actor<T::AccountId>,
		invitee: T::AccountId,
		role: Role,
		expires_at: Moment,
	) -> DispatchResult {
		let Actor { principal: sponsor, by } = actor;
		let sponsor_role = Self::ensure_sponsor(&sponsor)?;
		let may_offer = match sponsor_role {
			Role::Clinic => role == Role::Patient,
			_ => !is_consortium_role(role),
		};
		ensure!(may_offer, Error::<T>::RoleNotAllowed);
		let now = Self::now();
		ensure!(expires_at > now, Error::<T>::EndInPast);
		ensure!(
			expires_at <= now.saturating_add(T::LongestInvitation::get()),
			Error::<T>::EndTooFar
		);
		Self::ensure_newcomer(&invitee)?;
		let open = OpenInvitations::<T>::get(&sponsor);
		ensure!(open < T::MaxOpenInvitations::get(), Error::<T>::MaxOpenInvitationsExceeded);

		Self::hold_provider(&invitee);
		OpenInvitations::<T>::insert(&sponsor, open.saturating_add(1));
		InvitationExpiries::<T>::insert(Self::bucket(expires_at), &invitee, ());
		Invitations::<T>::insert(
			&invitee,
			Invitation {
				sponsor: sponsor.clone(),
				role,
				expires_at,
				attempts_left: T::RegistrationAttempts::get(),
			},
		);
		Self::deposit_event(Event::Invited { invitee, role, sponsor, expires_at, by });
		Ok(())
	}

	/// An account that is neither a participant nor invited. An invitation that is past its end,
	/// and waits to be cleaned up, is removed.
	pub(crate) fn ensure_newcomer(who: &T::AccountId) -> DispatchResult {
		ensure!(!Participants::<T>::contains_key(who), Error::<T>::AlreadyParticipant);
		// When a hospital left is what its word is judged by: nothing may overwrite that.
		ensure!(T::Consortium::hospital_status(who).is_none(), Error::<T>::ConsortiumMember);
		if let Some(invitation) = Invitations::<T>::get(who) {
			ensure!(Self::now() >= invitation.expires_at, Error::<T>::AlreadyInvited);
			Self::expire_invitation(who);
		}
		Ok(())
	}

	pub(crate) fn do_withdraw_invitation(
		origin: OriginFor<T>,
		invitee: T::AccountId,
	) -> DispatchResult {
		let by = match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(T::ActorOrigin::ensure_origin(origin)?),
		};
		let invitation = Invitations::<T>::get(&invitee).ok_or(Error::<T>::NotInvited)?;
		if let Some(actor) = &by {
			// The sponsor itself may even if it lost its standing: withdrawing gives nobody more.
			let may = invitation.sponsor == actor.principal
				|| Self::holder_of_sponsorships(&invitation.sponsor).as_ref()
					== Some(&actor.principal);
			ensure!(may, Error::<T>::NotAuthorized);
		}
		Self::take_invitation(&invitee);
		Self::release_provider(&invitee);
		Self::deposit_event(Event::InvitationWithdrawn {
			invitee,
			sponsor: invitation.sponsor,
			by: by.map(|actor| actor.by),
		});
		Ok(())
	}

	pub(crate) fn do_register(
		who: T::AccountId,
		key: EncryptionKey,
		profile: Option<ContentRef>,
		signature: StatementSignature<T::AccountId>,
	) -> DispatchResult {
		ensure!(!Participants::<T>::contains_key(&who), Error::<T>::AlreadyParticipant);
		let invitation = Invitations::<T>::get(&who).ok_or(Error::<T>::NotInvited)?;
		ensure!(Self::now() < invitation.expires_at, Error::<T>::InvitationExpired);
		// A sponsor that was suspended or expelled, or left without a successor, vouches for nobody.
		let standing = if T::Consortium::hospital_status(&invitation.sponsor).is_some() {
			T::Consortium::duty_holder(&invitation.sponsor)
		} else {
			Some(invitation.sponsor.clone())
		};
		let stands = standing.is_some_and(|sponsor| Self::ensure_sponsor(&sponsor).is_ok());
		ensure!(stands, Error::<T>::SponsorNotActive);

		let Invitation { sponsor, role, .. } = invitation;
		let signed = Self::verify_key_statement(&who, &who, &key, signature)?;
		let stated = Some((key, alone(signed)));
		Self::insert_participant(&who, role, Some(sponsor.clone()), stated, profile, false)?;
		// The participant takes the invitation's provider reference over.
		Self::take_invitation(&who);
		Self::deposit_event(Event::Registered { who: who.clone(), role, sponsor, by: who });
		Ok(())
	}

	/// Takes an invitation away, if there is one, with its place in the count and the queue. The
	/// provider reference stays.
	pub(crate) fn take_invitation(invitee: &T::AccountId) -> Option<Invitation<T::AccountId>> {
		let invitation = Invitations::<T>::take(invitee)?;
		InvitationExpiries::<T>::remove(Self::bucket(invitation.expires_at), invitee);
		OpenInvitations::<T>::mutate_exists(&invitation.sponsor, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
		Some(invitation)
	}

	/// Removes an invitation that is past its end.
	pub(crate) fn expire_invitation(invitee: &T::AccountId) {
		let Some(invitation) = Self::take_invitation(invitee) else { return };
		Self::release_provider(invitee);
		Self::deposit_event(Event::InvitationExpired {
			invitee: invitee.clone(),
			sponsor: invitation.sponsor,
		});
	}

	/// An open invitation of an account, for the runtime API.
	pub fn invitation_info(invitee: T::AccountId) -> Option<InvitationInfo<T::AccountId>> {
		let invitation = Invitations::<T>::get(&invitee)
			.filter(|invitation| Self::now() < invitation.expires_at)?;
		Some(InvitationInfo {
			sponsor: invitation.sponsor,
			role: invitation.role,
			expires_at: invitation.expires_at,
			attempts_left: invitation.attempts_left,
			next_key_version: Self::next_key_version(&invitee),
		})
	}
}
