//! Suspension: new acts refused for a while, protective ones never.

use crate::*;
use carechain_primitives::{traits::KeyLosses, SuspensionReason};

/// A suspension, which may be over. It ends by itself.
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
pub struct Suspension {
	/// When it began.
	pub from: Moment,
	/// When it ends, or ended; `None` for one that runs until it is lifted.
	pub until: Option<Moment>,
	/// Why.
	pub reason: SuspensionReason,
	/// Whether the council decided it: then only the council lifts it.
	pub by_council: bool,
}

impl Suspension {
	/// Whether it is in force at `now`.
	pub fn is_on(&self, now: Moment) -> bool {
		self.until.is_none_or(|until| now < until)
	}

	/// The first moment at which a sponsor may suspend the same person again: the pause is as
	/// long as the suspension was, and no longer than `longest`. So a sponsor cannot chain what it
	/// may not do at once.
	fn sponsor_may_again_at(&self, longest: Moment) -> Moment {
		let Some(until) = self.until else { return Moment::MAX };
		until.saturating_add(until.saturating_sub(self.from).min(longest))
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_suspend(
		origin: OriginFor<T>,
		who: T::AccountId,
		reason: SuspensionReason,
		until: Option<Moment>,
	) -> DispatchResult {
		let by = Self::ensure_responsible(origin, &who)?;
		let now = Self::now();
		ensure!(until.is_none_or(|until| until > now), Error::<T>::EndInPast);
		let freezes = reason == SuspensionReason::KeyCompromised;
		let suspension = Self::mutate_participant(&who, |participant| {
			// A change of sponsor that has arrived stays, whatever the reason of the new suspension.
			participant.settle_sponsor(now);
			// Its delegates' keys could be in other hands: each of them is suspended by its own
			// sponsor. To freeze the account would keep all others from protecting it.
			ensure!(!freezes || !participant.keyless, Error::<T>::Keyless);
			if by.is_some() {
				ensure!(!participant.is_suspended(now), Error::<T>::AlreadySuspended);
				// Nor does a hospital keep a clinic's money.
				if freezes || matches!(participant.role, Role::Patient | Role::Doctor) {
					let longest = T::LongestPatientSuspension::get();
					let until = until.ok_or(Error::<T>::EndTooFar)?;
					ensure!(until <= now.saturating_add(longest), Error::<T>::EndTooFar);
					let too_soon = participant
						.suspension
						.is_some_and(|last| now < last.sponsor_may_again_at(longest));
					ensure!(!too_soon, Error::<T>::SuspendedRecently);
				}
			}
			let by_council = by.is_none();
			let suspension = Suspension { from: now, until, reason, by_council };
			participant.suspension = Some(suspension);
			Ok(suspension)
		})?;
		Self::note_freeze(&who, Some(&suspension));
		if reason == SuspensionReason::KeyCompromised {
			T::KeyLosses::note(&who, now);
		}
		Self::deposit_event(Event::ParticipantSuspended { who, reason, until, by });
		Ok(())
	}

	pub(crate) fn do_reinstate(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
		let by = Self::ensure_responsible(origin, &who)?;
		let now = Self::now();
		Self::mutate_participant(&who, |participant| {
			let suspension = participant
				.suspension
				.as_mut()
				.filter(|suspension| suspension.is_on(now))
				.ok_or(Error::<T>::NotSuspended)?;
			ensure!(by.is_none() || !suspension.by_council, Error::<T>::NotAuthorized);
			suspension.until = Some(now);
			Ok(())
		})?;
		Self::note_freeze(&who, None);
		Self::deposit_event(Event::ParticipantReinstated { who, by });
		Ok(())
	}
}
