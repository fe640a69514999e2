//! Sponsorship: who answers for a participant.
//!
//! A sponsor may go: a hospital leaves the consortium, a clinic deregisters. Nothing is walked
//! then. Who has its sponsorships is looked up each time:
//!
//! - of a hospital: whoever has its duties in the consortium, or the council;
//! - of a clinic that left: whoever has the duties of the hospital that sponsored the clinic. That
//!   is one step, because only hospitals sponsor clinics.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Who answers for `who` now. `None` where the council does, and for accounts without a sponsor.
	pub fn effective_sponsor(who: &T::AccountId) -> Option<T::AccountId> {
		Participants::<T>::get(who)
			.and_then(|participant| participant.sponsor)
			.and_then(|sponsor| Self::holder_of_sponsorships(&sponsor))
	}

	/// Who has the sponsorships of `sponsor` now. `None` where the council has them.
	pub(crate) fn holder_of_sponsorships(sponsor: &T::AccountId) -> Option<T::AccountId> {
		if T::Consortium::hospital_status(sponsor).is_some() {
			return T::Consortium::duty_holder(sponsor);
		}
		if <Self as care::Participants<_>>::role(sponsor) == Some(Role::Clinic) {
			return Some(sponsor.clone());
		}
		let heir = FormerParticipants::<T>::get(sponsor)?.heir?;
		T::Consortium::duty_holder(&heir)
	}

	/// Whose pool the participant's free transactions draw on: its effective sponsor's. Without
	/// one, that of the sponsor it came by, so that an expelled hospital's accounts stay bounded
	/// together.
	pub(crate) fn pool_of(participant: &Participant<T::AccountId>) -> Option<T::AccountId> {
		let sponsor = participant.sponsor.as_ref()?;
		Some(Self::holder_of_sponsorships(sponsor).unwrap_or_else(|| sponsor.clone()))
	}

	/// A hospital or clinic that may sponsor now. Gives its role.
	pub(crate) fn ensure_sponsor(who: &T::AccountId) -> Result<Role, DispatchError> {
		let participant = Self::ensure_not_suspended(who)?;
		let may = match participant.role {
			Role::Hospital => T::Consortium::is_hospital(who),
			Role::Clinic => true,
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
}
