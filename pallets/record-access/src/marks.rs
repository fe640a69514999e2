//! Late justifications: one is a mark, two within a year bar.

use crate::*;
use carechain_primitives::api::{
	EmergencyBar, EmergencyBarReason, EmergencyMark, EmergencyStanding,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How many late justifications bar.
const MOST_LATE: usize = 2;

/// That a justification came late, or never.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Mark {
	/// The emergency.
	pub emergency: EmergencyId,
	/// When that was noted.
	pub at: Moment,
}

/// Why a doctor may not break the glass.
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
pub enum BarReason {
	/// Two justifications came late within a year, or never.
	LateJustification,
	/// The verdict was `Abuse`.
	Abuse,
}

/// That a doctor may not break the glass.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bar {
	/// The emergency that it is for: the latest, if there are several.
	pub emergency: EmergencyId,
	/// Why.
	pub reason: BarReason,
	/// Since when.
	pub since: Moment,
}

impl<T: Config> Pallet<T> {
	/// When a mark does not count any more.
	fn mark_until(mark: &Mark) -> Moment {
		mark.at.saturating_add(T::MarkLifetime::get())
	}

	/// The doctor's last mark, as long as it counts.
	pub(crate) fn live_mark(doctor: &T::AccountId) -> Option<Mark> {
		let now = Self::now();
		Marks::<T>::get(doctor).filter(|mark| now < Self::mark_until(mark))
	}

	/// Whether the doctor may not break the glass: the council has not cleared it, or too many
	/// justifications are late, whether anybody noted that or not.
	pub fn is_barred(doctor: &T::AccountId) -> bool {
		if Barred::<T>::contains_key(doctor) {
			return true;
		}
		let times = Self::times();
		let late =
			OwedEmergencies::<T>::get(doctor).iter().filter(|owed| owed.is_late(times)).count();
		let marked = usize::from(Self::live_mark(doctor).is_some());
		late.saturating_add(marked) >= MOST_LATE
	}

	/// Keeps the doctor from the next emergency until the council clears it.
	pub(crate) fn bar(
		doctor: T::AccountId,
		emergency: EmergencyId,
		reason: BarReason,
		by: Option<T::AccountId>,
	) {
		Barred::<T>::insert(&doctor, Bar { emergency, reason, since: Self::now() });
		Self::deposit_event(Event::DoctorBarred { doctor, emergency, reason, by });
	}

	/// Notes that a justification was late: the second within a year bars.
	pub(crate) fn mark_late(
		doctor: T::AccountId,
		emergency: EmergencyId,
		by: Option<T::AccountId>,
	) {
		let earlier = Self::live_mark(&doctor);
		Marks::<T>::insert(&doctor, Mark { emergency, at: Self::now() });
		Self::deposit_event(Event::DoctorMarked {
			doctor: doctor.clone(),
			emergency,
			by: by.clone(),
		});
		if earlier.is_some() {
			Self::bar(doctor, emergency, BarReason::LateJustification, by);
		}
	}

	pub(crate) fn do_clear_bar(doctor: T::AccountId) -> DispatchResult {
		let times = Self::times();
		ensure!(
			!OwedEmergencies::<T>::get(&doctor).iter().any(|owed| owed.is_late(times)),
			Error::<T>::JustificationOwed
		);
		ensure!(Barred::<T>::take(&doctor).is_some(), Error::<T>::NotBarred);
		Self::deposit_event(Event::BarCleared { doctor });
		Ok(())
	}

	/// What an account may still do in emergencies, as a doctor, and as a hospital that verified
	/// doctors.
	pub fn emergency_standing(who: &T::AccountId) -> EmergencyStanding {
		let times = Self::times();
		let owed = OwedEmergencies::<T>::get(who);
		let count = |is: &dyn Fn(&OwedEmergency) -> bool| {
			u32::try_from(owed.iter().filter(|one| is(one)).count()).unwrap_or(u32::MAX)
		};
		EmergencyStanding {
			open: count(&|one| one.counts(times)),
			limit: Self::emergency_limit(),
			late: count(&|one| one.is_late(times)),
			mark: Self::live_mark(who).map(|mark| EmergencyMark {
				until: Self::mark_until(&mark),
				emergency: mark.emergency,
				at: mark.at,
			}),
			barred: Self::is_barred(who),
			bar: Barred::<T>::get(who).map(|bar| EmergencyBar {
				emergency: bar.emergency,
				reason: match bar.reason {
					BarReason::LateJustification => EmergencyBarReason::LateJustification,
					BarReason::Abuse => EmergencyBarReason::Abuse,
				},
				since: bar.since,
			}),
			vouched: u32::try_from(Self::vouched_by(who, times).len()).unwrap_or(u32::MAX),
			vouched_limit: Self::vouched_limit(),
		}
	}
}
