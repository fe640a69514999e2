//! Sponsorship: who answers for a participant.
//!
//! A sponsor may go: a hospital leaves the consortium, a clinic deregisters. Nothing is walked
//! then. Who has its sponsorships is looked up each time:
//!
//! - of a hospital: whoever has its duties in the consortium, or the council;
//! - of a clinic that left, or has no sponsor itself any more: whoever has the duties of the hospital
//!   that sponsored the clinic last. That is one step, because only hospitals sponsor clinics.
//!
//! A sponsorship changes in two ways, and neither closes anything of the person's:
//!
//! - The sponsor ends it, with a notice ([`Pallet::end_sponsorship`]). After that the council answers
//!   for the account, until somebody sponsors it.
//! - Another one offers and the person accepts ([`Pallet::offer_sponsorship`],
//!   [`Pallet::accept_sponsorship`]). The former sponsor is not asked. It acts until the change takes
//!   effect, so that whoever holds a stolen key does not get rid of it at once.
//!
//! Both are kept with the participant and looked at where a sponsor is asked for; nothing has to run
//! when they take effect.

use crate::{allowance::Pools, *};
use alloc::{vec, vec::Vec};
use carechain_primitives::api::{OfferInfo, SponsorshipInfo};

/// How many offers or invitations an answer of the runtime API lists for one account.
pub const MAX_LISTED: usize = 32;

/// What is to become of a participant's sponsorship.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SponsorChange<AccountId> {
	/// From when on the sponsor vouches no longer, having given notice.
	pub ends_at: Option<Moment>,
	/// Who sponsors next, whether or not the former one ended before.
	pub next: Option<NextSponsor<AccountId>>,
}

// Without a bound on `AccountId`.
impl<AccountId> Default for SponsorChange<AccountId> {
	fn default() -> Self {
		Self { ends_at: None, next: None }
	}
}

/// Who sponsors from a time on.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct NextSponsor<AccountId> {
	/// The sponsor.
	pub sponsor: AccountId,
	/// From when on.
	pub from: Moment,
}

impl<AccountId> Participant<AccountId> {
	/// Who sponsors next, once that has taken effect.
	///
	/// It does not while the account's key counts as compromised: a thief could have accepted.
	fn arrived(&self, now: Moment) -> Option<&AccountId> {
		let in_doubt = self.suspension.is_some_and(|suspension| {
			suspension.is_on(now) && suspension.reason == SuspensionReason::KeyCompromised
		});
		let next = self.sponsor_change.next.as_ref()?;
		(now >= next.from && !in_doubt).then_some(&next.sponsor)
	}

	/// Who vouched for it last, even if that is over; `None` for members of the consortium.
	pub fn last_sponsor(&self, now: Moment) -> Option<&AccountId> {
		self.arrived(now).or(self.sponsor.as_ref())
	}

	/// Who vouches for it at `now`; `None` for members of the consortium, and where the sponsor ended
	/// it.
	pub fn sponsor_at(&self, now: Moment) -> Option<&AccountId> {
		self.arrived(now).or_else(|| {
			let ended = self.sponsor_change.ends_at.is_some_and(|end| now >= end);
			self.sponsor.as_ref().filter(|_| !ended)
		})
	}
}

impl<AccountId: Clone> Participant<AccountId> {
	/// Writes a change that has taken effect down. What is to come after it builds on that.
	pub(crate) fn settle_sponsor(&mut self, now: Moment) {
		if let Some(sponsor) = self.arrived(now).cloned() {
			self.sponsor = Some(sponsor);
			self.sponsor_change = SponsorChange::default();
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Who answers for `who` now. `None` where the council does, and for accounts without a sponsor.
	pub fn effective_sponsor(who: &T::AccountId) -> Option<T::AccountId> {
		let participant = Participants::<T>::get(who)?;
		participant.sponsor_at(Self::now()).and_then(Self::holder_of_sponsorships)
	}

	/// The clinic of this account, if it is one.
	fn clinic(who: &T::AccountId) -> Option<Participant<T::AccountId>> {
		Participants::<T>::get(who).filter(|participant| participant.role == Role::Clinic)
	}

	/// Who has the sponsorships of `sponsor` now. `None` where the council has them.
	pub(crate) fn holder_of_sponsorships(sponsor: &T::AccountId) -> Option<T::AccountId> {
		if T::Consortium::hospital_status(sponsor).is_some() {
			return T::Consortium::duty_holder(sponsor);
		}
		let now = Self::now();
		if let Some(clinic) = Self::clinic(sponsor) {
			if clinic.sponsor_at(now).is_some() {
				return Some(sponsor.clone());
			}
			return clinic.last_sponsor(now).and_then(T::Consortium::duty_holder);
		}
		let heir = FormerParticipants::<T>::get(sponsor)?.heir?;
		T::Consortium::duty_holder(&heir)
	}

	/// Whoever has the duties of a hospital; the hospital itself where nobody has, so that the
	/// accounts of one that was expelled stay bounded together.
	fn duty_holder_or(hospital: &T::AccountId) -> T::AccountId {
		T::Consortium::duty_holder(hospital).unwrap_or_else(|| hospital.clone())
	}

	/// Whose pools count what `sponsor` vouched for: a hospital's own, or a clinic's and that of its
	/// hospital. At most two.
	pub(crate) fn accounted_to(sponsor: &T::AccountId) -> Vec<T::AccountId> {
		if T::Consortium::hospital_status(sponsor).is_some() {
			return vec![Self::duty_holder_or(sponsor)];
		}
		let now = Self::now();
		let Some(clinic) = Self::clinic(sponsor) else {
			let heir = FormerParticipants::<T>::get(sponsor).and_then(|former| former.heir);
			return vec![heir
				.as_ref()
				.map_or_else(|| sponsor.clone(), |heir| Self::duty_holder_or(heir))];
		};
		let above = clinic.last_sponsor(now).map(|hospital| Self::duty_holder_or(hospital));
		let own = clinic.sponsor_at(now).map(|_| sponsor.clone());
		own.into_iter().chain(above).collect()
	}

	/// Whose pools a participant's free transactions draw on.
	pub(crate) fn pools_of(participant: &Participant<T::AccountId>) -> Pools<T::AccountId> {
		if is_consortium_role(participant.role) {
			return Pools::Own;
		}
		match participant.sponsor_at(Self::now()) {
			Some(sponsor) => Pools::Sponsors(Self::accounted_to(sponsor)),
			None => Pools::Consortium,
		}
	}

	/// A hospital or clinic that may sponsor now. Gives its role.
	pub(crate) fn ensure_sponsor(who: &T::AccountId) -> Result<Role, DispatchError> {
		let participant = Self::ensure_not_suspended(who)?;
		let may = match participant.role {
			Role::Hospital => T::Consortium::is_hospital(who),
			Role::Clinic => participant.sponsor_at(Self::now()).is_some(),
			_ => false,
		};
		ensure!(may, Error::<T>::NotAuthorized);
		Ok(participant.role)
	}

	/// The council, or the sponsor of a participant in an act that needs it active.
	///
	/// Gives who signed; `None` for the council.
	pub(crate) fn ensure_responsible(
		origin: OriginFor<T>,
		who: &T::AccountId,
	) -> Result<Option<T::AccountId>, DispatchError> {
		let origin = match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => return Ok(None),
			Err(origin) => origin,
		};
		let Actor { principal, by } = T::ActorOrigin::ensure_origin(origin)?;
		let sponsor = Self::effective_sponsor(who);
		ensure!(sponsor.as_ref() == Some(&principal), Error::<T>::NotAuthorized);
		Self::ensure_sponsor(&principal)?;
		Ok(Some(by))
	}

	pub(crate) fn do_end_sponsorship(
		actor: Actor<T::AccountId>,
		who: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: sponsor, by } = actor;
		ensure!(Participants::<T>::contains_key(&who), Error::<T>::NotParticipant);
		ensure!(
			Self::effective_sponsor(&who).as_ref() == Some(&sponsor),
			Error::<T>::NotAuthorized
		);
		Self::ensure_sponsor(&sponsor)?;
		let now = Self::now();
		let until = now.saturating_add(T::SponsorshipNotice::get());
		Self::mutate_participant(&who, |participant| {
			participant.settle_sponsor(now);
			let change = &mut participant.sponsor_change;
			ensure!(change.ends_at.is_none(), Error::<T>::AlreadyEnding);
			change.ends_at = Some(until);
			Ok(())
		})?;
		Self::deposit_event(Event::SponsorshipEnding { who, sponsor, until, by });
		Ok(())
	}

	pub(crate) fn do_offer_sponsorship(
		actor: Actor<T::AccountId>,
		who: T::AccountId,
		expires_at: Moment,
	) -> DispatchResult {
		let Actor { principal: sponsor, by } = actor;
		let participant = Participants::<T>::get(&who).ok_or(Error::<T>::NotParticipant)?;
		Self::ensure_may_vouch(&sponsor, participant.role, expires_at)?;
		ensure!(sponsor != who, Error::<T>::AlreadySponsor);
		let has_it = participant.sponsor_at(Self::now()) == Some(&sponsor);
		ensure!(!has_it || Self::is_changing(&participant), Error::<T>::AlreadySponsor);
		// An offer reaches a person as an invitation does.
		Self::count_invitation(&sponsor)?;
		Self::take_offer(&who, &sponsor);
		SponsorshipOffers::<T>::insert(&who, &sponsor, expires_at);
		OfferExpiries::<T>::insert(Self::bucket(expires_at), (&who, &sponsor), ());
		Self::deposit_event(Event::SponsorshipOffered { who, sponsor, expires_at, by });
		Ok(())
	}

	/// Whether something is to become of the sponsorship in force.
	fn is_changing(participant: &Participant<T::AccountId>) -> bool {
		let now = Self::now();
		let change = &participant.sponsor_change;
		participant.arrived(now).is_none() && (change.ends_at.is_some() || change.next.is_some())
	}

	/// Takes an offer away, if there is one, with its place in the queue. Gives its end.
	fn take_offer(who: &T::AccountId, sponsor: &T::AccountId) -> Option<Moment> {
		let expires_at = SponsorshipOffers::<T>::take(who, sponsor)?;
		OfferExpiries::<T>::remove(Self::bucket(expires_at), (who, sponsor));
		Some(expires_at)
	}

	/// Removes an offer that is past its end.
	pub(crate) fn expire_offer(who: &T::AccountId, sponsor: &T::AccountId) {
		if Self::take_offer(who, sponsor).is_some() {
			let (who, sponsor) = (who.clone(), sponsor.clone());
			Self::deposit_event(Event::SponsorshipOfferExpired { who, sponsor });
		}
	}

	pub(crate) fn do_withdraw_offer(
		actor: Actor<T::AccountId>,
		who: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: sponsor, by } = actor;
		Self::take_offer(&who, &sponsor).ok_or(Error::<T>::NotOffered)?;
		Self::deposit_event(Event::SponsorshipOfferWithdrawn { who, sponsor, by });
		Ok(())
	}

	pub(crate) fn do_accept_sponsorship(
		actor: Actor<T::AccountId>,
		sponsor: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: who, by } = actor;
		let participant = Self::ensure_not_suspended(&who)?;
		// The call is free like protective ones, which suspended delegates may make.
		Self::ensure_not_suspended(&by)?;
		let now = Self::now();
		let expires_at =
			SponsorshipOffers::<T>::get(&who, &sponsor).ok_or(Error::<T>::NotOffered)?;
		ensure!(now < expires_at, Error::<T>::OfferExpired);
		// The account may have left since, and come back in another role.
		Self::ensure_may_offer(&sponsor, participant.role)
			.map_err(|_| Error::<T>::SponsorNotActive)?;
		Self::ensure_inviting(&sponsor)?;
		Self::take_offer(&who, &sponsor);
		let from = Self::mutate_participant(&who, |participant| {
			participant.settle_sponsor(now);
			// Who sponsors already only takes its notice back, and nobody else comes.
			let stays = participant.sponsor_at(now) == Some(&sponsor);
			if stays {
				participant.sponsor_change = SponsorChange::default();
				return Ok(now);
			}
			let from = now.saturating_add(T::SponsorChangeDelay::get());
			participant.sponsor_change.next = Some(NextSponsor { sponsor: sponsor.clone(), from });
			Ok(from)
		})?;
		Self::deposit_event(Event::SponsorshipAccepted { who, sponsor, from, by });
		Ok(())
	}

	pub(crate) fn do_decline_sponsorship(
		actor: Actor<T::AccountId>,
		sponsor: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: who, by } = actor;
		let now = Self::now();
		let offered = Self::take_offer(&who, &sponsor).is_some();
		let accepted = Self::mutate_participant(&who, |participant| {
			participant.settle_sponsor(now);
			let change = &mut participant.sponsor_change;
			let named = change.next.take_if(|next| next.sponsor == sponsor);
			Ok(named.is_some())
		})?;
		ensure!(offered || accepted, Error::<T>::NotOffered);
		Self::deposit_event(Event::SponsorshipDeclined { who, sponsor, by });
		Ok(())
	}

	/// What is to become of a participant's sponsorship, for the runtime API. At most
	/// [`MAX_LISTED`] offers.
	pub(crate) fn sponsorship_info(
		who: &T::AccountId,
		participant: &Participant<T::AccountId>,
	) -> SponsorshipInfo<T::AccountId> {
		let now = Self::now();
		let changing = Self::is_changing(participant);
		let change = changing.then_some(&participant.sponsor_change);
		let next = change.and_then(|change| change.next.as_ref());
		let offers = SponsorshipOffers::<T>::iter_prefix(who)
			.filter(|(_, expires_at)| now < *expires_at)
			.map(|(sponsor, expires_at)| OfferInfo { sponsor, expires_at })
			.take(MAX_LISTED)
			.collect();
		SponsorshipInfo {
			ends_at: change.and_then(|change| change.ends_at),
			next: next.map(|next| next.sponsor.clone()),
			next_from: next.map(|next| next.from),
			offers,
		}
	}
}
