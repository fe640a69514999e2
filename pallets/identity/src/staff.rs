//! Staff: people who act for a hospital or a clinic, so that its own key stays in the safe.
//!
//! Staff are delegates of an organisation, with [`Relationship::Staff`]: participants with a key and
//! an allowance of their own, patients or doctors by role. They act by [`Pallet::act_for`]; for those
//! who appointed the organisation as their desk, by one such call within the other. Nobody else acts
//! for a third.
//!
//! Who accepted to be staff, by a first act, is related to the organisation, in whatever capacity:
//! [`Employers`] answers whose staff an account is.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::Relationship;

/// For how many organisations an account can be staff. Whoever looks at who is related to whom pays
/// for as many.
pub const MAX_EMPLOYERS: u32 = 4;

/// The organisations that an account is staff of.
pub type EmployersOf<T> =
	BoundedVec<<T as frame_system::Config>::AccountId, ConstU32<MAX_EMPLOYERS>>;

impl<T: Config> Pallet<T> {
	/// The most delegates of a participant of this role.
	pub(crate) fn most_delegates(role: Role) -> u32 {
		if role.is_organisation() {
			T::MaxStaff::get()
		} else {
			T::MaxDelegates::get()
		}
	}

	/// The principal can give this scope, and the two can be related so.
	///
	/// Organisations have staff, which are people who can sign. People have people, and
	/// organisations as their desks; a doctor has staff, too.
	pub(crate) fn ensure_fitting(
		principal: &Participant<T::AccountId>,
		delegate: &Participant<T::AccountId>,
		delegation: &Delegation,
	) -> DispatchResult {
		let scope = delegation.scope;
		ensure!(scope.can_be_given_by(principal.role), Error::<T>::ScopeNotAllowed);
		let is_organisation = delegate.role.is_organisation();
		let is_person = matches!(delegate.role, Role::Patient | Role::Doctor) && !delegate.keyless;
		let fits = match delegation.relationship {
			Relationship::Staff => {
				is_person && (principal.role.is_organisation() || principal.role == Role::Doctor)
			},
			Relationship::ClinicDesk => is_organisation && !principal.role.is_organisation(),
			Relationship::Guardian | Relationship::Family => {
				!is_organisation && !principal.role.is_organisation()
			},
		};
		ensure!(fits, Error::<T>::WrongRelationship);
		Ok(())
	}

	/// Whether staff with this scope acts for those who appointed the organisation.
	pub(crate) const fn serves_others(scope: DelegationScope) -> bool {
		matches!(scope, DelegationScope::Desk | DelegationScope::Records)
	}

	/// Whether the account is a hospital or a clinic.
	pub(crate) fn is_organisation(who: &T::AccountId) -> bool {
		Participants::<T>::get(who).is_some_and(|known| known.role.is_organisation())
	}

	/// The organisations whose staff the account is now.
	pub(crate) fn employers_of(who: &T::AccountId) -> Vec<T::AccountId> {
		let known = Employers::<T>::get(who).into_iter();
		known.filter(|employer| Self::live_delegation(employer, who).is_some()).collect()
	}

	/// Notes that the delegate accepted to be the principal's staff.
	pub(crate) fn join_staff(principal: &T::AccountId, delegate: &T::AccountId) -> DispatchResult {
		if !Self::is_organisation(principal) {
			return Ok(());
		}
		Employers::<T>::try_mutate(delegate, |employers| {
			if employers.contains(principal) {
				return Ok(());
			}
			if employers.is_full() {
				employers.retain(|known| Self::live_delegation(known, delegate).is_some());
			}
			employers.try_push(principal.clone()).map_err(|_| Error::<T>::TooManyEmployers.into())
		})
	}

	/// Notes that the delegate is no staff of the principal.
	pub(crate) fn leave_staff(principal: &T::AccountId, delegate: &T::AccountId) {
		Employers::<T>::mutate_exists(delegate, |entry| {
			let Some(employers) = entry else { return };
			employers.retain(|known| known != principal);
			if employers.is_empty() {
				*entry = None;
			}
		});
	}

	#[cfg(any(feature = "try-runtime", test))]
	pub(crate) fn try_state_staff() -> Result<(), frame::try_runtime::TryRuntimeError> {
		for (delegate, employers) in Employers::<T>::iter() {
			ensure!(!employers.is_empty(), "an account is staff of nobody");
			for employer in employers {
				ensure!(
					Delegations::<T>::get(&employer, &delegate)
						.is_some_and(|delegation| delegation.since.is_some()),
					"an account is staff of somebody who did not appoint it, or has not accepted"
				);
			}
		}
		for (principal, delegate, delegation) in Delegations::<T>::iter() {
			let Some(participant) = Participants::<T>::get(&principal) else { continue };
			ensure!(
				delegation.scope.can_be_given_by(participant.role),
				"a delegation has a scope that its principal cannot give"
			);
			let is_staff = participant.role.is_organisation() && delegation.since.is_some();
			ensure!(
				!is_staff || Employers::<T>::get(&delegate).contains(&principal),
				"whose staff an account is was not noted"
			);
		}
		Ok(())
	}
}
