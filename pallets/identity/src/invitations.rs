//! Invitations: how an account without a coin gets in.
//!
//! Each sponsor invites for itself: invitations of several stand side by side, the invitee says whose
//! it uses, and declines what it does not want. So nobody keeps a person from another sponsor by
//! inviting it first. What one sponsor has open, and can send in a day, is bounded; what a clinic
//! sends counts on its hospital, too. An account that is opened for a patient without a key, and an
//! offer to sponsor, count like an invitation.

use crate::{sponsorship::MAX_LISTED, *};
use alloc::vec::Vec;
use carechain_primitives::{api::InvitingInfo, ContentRef, EncryptionKey, DAY};

/// An invitation that is not used yet.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Invitation {
	/// The role offered.
	pub role: Role,
	/// From this moment on it is void.
	pub expires_at: Moment,
	/// How many free attempts to register are left.
	pub attempts_left: u32,
}

impl<T: Config> Pallet<T> {
	/// A sponsor that may vouch for accounts of this role.
	pub(crate) fn ensure_may_offer(sponsor: &T::AccountId, role: Role) -> DispatchResult {
		let may_offer = match Self::ensure_sponsor(sponsor)? {
			Role::Clinic => role == Role::Patient,
			_ => !is_consortium_role(role),
		};
		ensure!(may_offer, Error::<T>::RoleNotAllowed);
		Ok(())
	}

	/// A sponsor that may vouch for accounts of this role, by an invitation or offer that ends then.
	pub(crate) fn ensure_may_vouch(
		sponsor: &T::AccountId,
		role: Role,
		expires_at: Moment,
	) -> DispatchResult {
		Self::ensure_may_offer(sponsor, role)?;
		let now = Self::now();
		ensure!(expires_at > now, Error::<T>::EndInPast);
		ensure!(
			expires_at <= now.saturating_add(T::LongestInvitation::get()),
			Error::<T>::EndTooFar
		);
		Ok(())
	}

	/// A sponsor whose inviting the council did not stop, nor its hospital's.
	pub(crate) fn ensure_inviting(sponsor: &T::AccountId) -> DispatchResult {
		let stopped = InvitingStops::<T>::contains_key(sponsor)
			|| Self::accounted_to(sponsor).iter().any(InvitingStops::<T>::contains_key);
		ensure!(!stopped, Error::<T>::InvitingStopped);
		Ok(())
	}

	/// What one of a day's invitations takes of the time that a sponsor has for them.
	fn time_of_invitation(sponsor: &T::AccountId) -> Moment {
		let role = match <Self as care::Participants<_>>::role(sponsor) {
			Some(Role::Clinic) => Role::Clinic,
			_ => Role::Hospital,
		};
		DAY.checked_div(T::Allowances::invitations(role).into()).unwrap_or(Moment::MAX)
	}

	/// Counts an invitation on its sponsor and, for a clinic, on its hospital.
	///
	/// Each takes a share of a day's time, and a day's time is there at once: as many as a day has can
	/// go out in a minute, and are back after a day. There is no hour at which all are back.
	pub(crate) fn count_invitation(sponsor: &T::AccountId) -> DispatchResult {
		Self::ensure_inviting(sponsor)?;
		let now = Self::now();
		for counted in Self::accounted_to(sponsor) {
			let taken = InvitationTimes::<T>::get(&counted)
				.max(now)
				.saturating_add(Self::time_of_invitation(&counted));
			ensure!(taken <= now.saturating_add(DAY), Error::<T>::TooManyInvitations);
			InvitationTimes::<T>::insert(&counted, taken);
		}
		Ok(())
	}

	/// How many invitations a sponsor can send now.
	fn invitations_left(sponsor: &T::AccountId) -> u32 {
		if Self::ensure_inviting(sponsor).is_err() {
			return 0;
		}
		let now = Self::now();
		let left = Self::accounted_to(sponsor).into_iter().map(|counted| {
			let taken = InvitationTimes::<T>::get(&counted).saturating_sub(now);
			DAY.saturating_sub(taken)
				.checked_div(Self::time_of_invitation(&counted))
				.unwrap_or_default()
		});
		left.min().unwrap_or_default().saturated_into()
	}

	pub(crate) fn do_invite(
		actor: Actor<T::AccountId>,
		invitee: T::AccountId,
		role: Role,
		expires_at: Moment,
	) -> DispatchResult {
		let Actor { principal: sponsor, by } = actor;
		Self::ensure_may_vouch(&sponsor, role, expires_at)?;
		Self::ensure_newcomer(&invitee)?;
		if let Some(before) = Invitations::<T>::get(&invitee, &sponsor) {
			ensure!(Self::now() >= before.expires_at, Error::<T>::AlreadyInvited);
			Self::expire_invitation(&invitee, &sponsor);
		}
		let open = OpenInvitations::<T>::get(&sponsor);
		ensure!(open < T::MaxOpenInvitations::get(), Error::<T>::MaxOpenInvitationsExceeded);
		Self::count_invitation(&sponsor)?;

		Self::hold_provider(&invitee);
		OpenInvitations::<T>::insert(&sponsor, open.saturating_add(1));
		InvitationCounts::<T>::mutate(&invitee, |count| *count = count.saturating_add(1));
		InvitationExpiries::<T>::insert(Self::bucket(expires_at), (&invitee, &sponsor), ());
		Invitations::<T>::insert(
			&invitee,
			&sponsor,
			Invitation { role, expires_at, attempts_left: T::RegistrationAttempts::get() },
		);
		Self::deposit_event(Event::Invited { invitee, role, sponsor, expires_at, by });
		Ok(())
	}

	/// An account that can become a participant: it is none, and never was a hospital.
	pub(crate) fn ensure_newcomer(who: &T::AccountId) -> DispatchResult {
		ensure!(!Participants::<T>::contains_key(who), Error::<T>::AlreadyParticipant);
		// When a hospital left is what its word is judged by: nothing may overwrite that.
		ensure!(T::Consortium::hospital_status(who).is_none(), Error::<T>::ConsortiumMember);
		ensure!(!SignerCount::<T>::contains_key(who), Error::<T>::SignsForAnother);
		Ok(())
	}

	pub(crate) fn do_withdraw_invitation(
		origin: OriginFor<T>,
		invitee: T::AccountId,
		sponsor: T::AccountId,
	) -> DispatchResult {
		let by = match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(T::ActorOrigin::ensure_origin(origin)?),
		};
		ensure!(Invitations::<T>::contains_key(&invitee, &sponsor), Error::<T>::NotInvited);
		if let Some(actor) = &by {
			// The sponsor itself may even if it lost its standing: withdrawing gives nobody more.
			let may = sponsor == actor.principal
				|| Self::holder_of_sponsorships(&sponsor).as_ref() == Some(&actor.principal);
			ensure!(may, Error::<T>::NotAuthorized);
		}
		Self::end_invitation(&invitee, &sponsor);
		let by = by.map(|actor| actor.by);
		Self::deposit_event(Event::InvitationWithdrawn { invitee, sponsor, by });
		Ok(())
	}

	pub(crate) fn do_decline_invitation(
		invitee: T::AccountId,
		sponsor: T::AccountId,
	) -> DispatchResult {
		ensure!(Self::end_invitation(&invitee, &sponsor), Error::<T>::NotInvited);
		Self::deposit_event(Event::InvitationDeclined { by: invitee.clone(), invitee, sponsor });
		Ok(())
	}

	pub(crate) fn do_register(
		who: T::AccountId,
		sponsor: T::AccountId,
		key: EncryptionKey,
		profile: Option<ContentRef>,
	) -> DispatchResult {
		Self::ensure_newcomer(&who)?;
		let invitation = Invitations::<T>::get(&who, &sponsor).ok_or(Error::<T>::NotInvited)?;
		ensure!(Self::now() < invitation.expires_at, Error::<T>::InvitationExpired);
		// A sponsor that was suspended or expelled, or left without a successor, vouches for nobody.
		let standing = if T::Consortium::hospital_status(&sponsor).is_some() {
			T::Consortium::duty_holder(&sponsor)
		} else {
			Some(sponsor.clone())
		};
		let stands = standing.is_some_and(|sponsor| Self::ensure_sponsor(&sponsor).is_ok());
		ensure!(stands, Error::<T>::SponsorNotActive);
		Self::ensure_inviting(&sponsor)?;

		let Invitation { role, .. } = invitation;
		Self::insert_participant(&who, role, Some(sponsor.clone()), Some(key), profile, false)?;
		// The participant has the provider reference from here on.
		Self::take_invitation(&who, &sponsor);
		Self::deposit_event(Event::Registered { who: who.clone(), role, sponsor, by: who });
		Ok(())
	}

	/// Takes an invitation away, if there is one, with its place in the counts and the queue. The
	/// provider reference stays.
	fn take_invitation(invitee: &T::AccountId, sponsor: &T::AccountId) -> Option<Invitation> {
		let invitation = Invitations::<T>::take(invitee, sponsor)?;
		let expiry = Self::bucket(invitation.expires_at);
		InvitationExpiries::<T>::remove(expiry, (invitee, sponsor));
		let one_less = |count: &mut Option<u32>| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		};
		OpenInvitations::<T>::mutate_exists(sponsor, one_less);
		InvitationCounts::<T>::mutate_exists(invitee, one_less);
		Some(invitation)
	}

	/// Takes an invitation away, and the provider reference where nothing else needs it. Gives whether
	/// there was one.
	fn end_invitation(invitee: &T::AccountId, sponsor: &T::AccountId) -> bool {
		let there = Self::take_invitation(invitee, sponsor).is_some();
		if there {
			Self::release_provider_unless_needed(invitee);
		}
		there
	}

	/// Removes an invitation that is past its end.
	pub(crate) fn expire_invitation(invitee: &T::AccountId, sponsor: &T::AccountId) {
		if Self::end_invitation(invitee, sponsor) {
			let (invitee, sponsor) = (invitee.clone(), sponsor.clone());
			Self::deposit_event(Event::InvitationExpired { invitee, sponsor });
		}
	}

	pub(crate) fn do_stop_inviting(origin: OriginFor<T>, sponsor: T::AccountId) -> DispatchResult {
		T::CouncilOrigin::ensure_origin(origin)?;
		let role = <Self as care::Participants<_>>::role(&sponsor);
		let invites = matches!(role, Some(Role::Hospital | Role::Clinic));
		ensure!(invites, Error::<T>::WrongRole);
		ensure!(!InvitingStops::<T>::contains_key(&sponsor), Error::<T>::InvitingStopped);
		InvitingStops::<T>::insert(&sponsor, ());
		Self::deposit_event(Event::InvitingStopped { sponsor });
		Ok(())
	}

	pub(crate) fn do_allow_inviting(origin: OriginFor<T>, sponsor: T::AccountId) -> DispatchResult {
		T::CouncilOrigin::ensure_origin(origin)?;
		InvitingStops::<T>::take(&sponsor).ok_or(Error::<T>::InvitingNotStopped)?;
		Self::deposit_event(Event::InvitingAllowed { sponsor });
		Ok(())
	}

	/// The open invitations of an account, for the runtime API. At most [`MAX_LISTED`].
	pub fn invitations_info(invitee: T::AccountId) -> Vec<InvitationInfo<T::AccountId>> {
		let now = Self::now();
		Invitations::<T>::iter_prefix(&invitee)
			.filter(|(_, invitation)| now < invitation.expires_at)
			.map(|(sponsor, Invitation { role, expires_at, attempts_left })| InvitationInfo {
				sponsor,
				role,
				expires_at,
				attempts_left,
			})
			.take(MAX_LISTED)
			.collect()
	}

	/// What a hospital or clinic can invite, for the runtime API. `None` for others.
	pub(crate) fn inviting_info(who: &T::AccountId, role: Role) -> Option<InvitingInfo> {
		matches!(role, Role::Hospital | Role::Clinic).then(|| InvitingInfo {
			left: Self::invitations_left(who),
			per_day: T::Allowances::invitations(role),
			stopped: Self::ensure_inviting(who).is_err(),
		})
	}
}
