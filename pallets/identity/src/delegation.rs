//! Delegation: acting for another.
//!
//! A delegation is a right from a principal to a delegate, with a scope and an end. It brings no
//! decryption key. [`Pallet::act_for`] dispatches a call with [`RawOrigin::ActingFor`], which
//! [`EnsureActor`] turns into an [`Actor`]: the principal's rights count, the delegate is named.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::{
	api::DelegateInfo, statement, traits::KeyLosses, ContentRef, DelegationScope, EncryptionKey,
	Opening, Relationship,
};
use core::marker::PhantomData;
use frame::deps::{
	frame_support::{
		dispatch::{extract_actual_weight, RawOrigin as SystemOrigin, WithPostDispatchInfo},
		traits::OriginTrait,
	},
	sp_core::H256,
};

/// What a delegate got.
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
pub struct Delegation {
	/// How the delegate is related to the principal.
	pub relationship: Relationship,
	/// What it may do.
	pub scope: DelegationScope,
	/// When its delegate accepted it, by its first act. Renewing one that is in force is no new
	/// beginning.
	pub since: Option<Moment>,
	/// From this moment on it is void.
	pub until: Moment,
	/// When it was given, or last renewed: it is over if its delegate left the participants since.
	pub given_at: Moment,
}

impl Delegation {
	/// One that its delegate has not accepted yet.
	pub fn new(relationship: Relationship, scope: DelegationScope, until: Moment) -> Self {
		Self { relationship, scope, since: None, until, given_at: 0 }
	}

	/// Whether it is in force at `now`.
	pub fn is_live(&self, now: Moment) -> bool {
		now < self.until
	}
}

/// The origin of a call that a delegate makes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum RawOrigin<AccountId> {
	/// A delegate acts for its principal.
	ActingFor {
		/// In whose name the call is made.
		principal: AccountId,
		/// Who signed.
		actor: AccountId,
		/// What the delegate may do.
		scope: DelegationScope,
	},
}

/// Which calls a delegation covers. The runtime implements it for its calls; calls that carry
/// calls are covered only if each of these is ([`covers_nested`]).
pub trait CallScopes<Call> {
	/// Whether a delegate with this scope may make the call for its principal.
	fn covers(scope: DelegationScope, call: &Call) -> bool;
}

/// A signed origin, acting for itself, or a delegate that acts for its principal.
pub struct EnsureActor<T>(PhantomData<T>);

impl<T, O> EnsureOrigin<O> for EnsureActor<T>
where
	T: Config,
	O: OriginTrait<AccountId = T::AccountId>
		+ Clone
		+ Into<Result<RawOrigin<T::AccountId>, O>>
		+ From<SystemOrigin<T::AccountId>>,
{
	type Success = Actor<T::AccountId>;

	fn try_origin(origin: O) -> Result<Self::Success, O> {
		if let Some(who) = origin.as_signer() {
			return Ok(who.clone().into());
		}
		// The conversion loses the origin's filter only where it succeeds, and then the origin is
		// used up.
		let RawOrigin::ActingFor { principal, actor, .. } = origin.into()?;
		Ok(Actor { principal, by: actor })
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		let who = T::AccountId::decode(&mut TrailingZeroInput::zeroes()).map_err(|_| ())?;
		Ok(SystemOrigin::Signed(who).into())
	}
}

impl<T: Config> Pallet<T> {
	/// The delegation of a principal to a delegate, if it is in force.
	pub fn live_delegation(
		principal: &T::AccountId,
		delegate: &T::AccountId,
	) -> Option<Delegation> {
		Delegations::<T>::get(principal, delegate)
			.filter(|delegation| Self::is_in_force(delegate, delegation))
	}

	/// Whether a delegation is in force: it is not past its end, and its delegate has been a
	/// participant ever since it was given. Coming back revives nothing.
	pub(crate) fn is_in_force(delegate: &T::AccountId, delegation: &Delegation) -> bool {
		delegation.is_live(Self::now())
			&& Participants::<T>::contains_key(delegate)
			&& !Self::left_since(delegate, delegation)
	}

	/// Whether the delegate left the participants after the delegation was given.
	fn left_since(delegate: &T::AccountId, delegation: &Delegation) -> bool {
		FormerParticipants::<T>::get(delegate)
			.is_some_and(|former| former.left_at >= delegation.given_at)
	}

	/// The delegations of a principal in force: at most `MaxDelegates`.
	pub(crate) fn delegates_of(
		principal: &T::AccountId,
	) -> Vec<DelegateInfo<T::AccountId, BalanceOf<T>>> {
		Delegations::<T>::iter_prefix(principal)
			.filter(|(delegate, delegation)| Self::is_in_force(delegate, delegation))
			.map(|(delegate, Delegation { relationship, scope, until, .. })| {
				let purse = Self::purse(principal, &delegate);
				DelegateInfo {
					delegate,
					relationship,
					scope,
					until,
					purse: purse.limit,
					spent: purse.spent(),
				}
			})
			.collect()
	}

	/// The account that a hospital opens for a person who has no key: `blake2_256` of
	/// `"carechain/keyless/v1"`, the hospital's account and a salt. Nobody can sign for it, and no
	/// account that somebody has can be taken so.
	pub fn keyless_account(hospital: &T::AccountId, salt: &H256) -> Option<T::AccountId> {
		statement::keyless_account(hospital, salt)
	}

	pub(crate) fn do_appoint_delegate(
		actor: Actor<T::AccountId>,
		delegate: T::AccountId,
		delegation: Delegation,
		purse: BalanceOf<T>,
	) -> DispatchResult {
		let Actor { principal, by } = actor;
		let participant = Self::ensure_not_suspended(&principal)?;
		// A delegate cannot give, or renew for itself, more time than it has. The principal of a
		// keyless account cannot do it, so there its guardian may.
		if by != principal && !participant.keyless {
			let own = Self::live_delegation(&principal, &by).ok_or(Error::<T>::NotDelegate)?;
			ensure!(delegation.until <= own.until, Error::<T>::OutlivesOwnDelegation);
		}
		Self::insert_delegation(&principal, &delegate, delegation)?;
		let giver = (by != principal).then_some(&by);
		let changed = Self::set_limit(&principal, giver, &delegate, purse)?;
		let (whose, whom) = (principal.clone(), delegate.clone());
		Self::deposit_delegate_appointed(principal, delegate, delegation, Some(by.clone()));
		if changed {
			Self::deposit_purse_set(whose, whom, Some(by));
		}
		Ok(())
	}

	fn deposit_delegate_appointed(
		principal: T::AccountId,
		delegate: T::AccountId,
		delegation: Delegation,
		by: Option<T::AccountId>,
	) {
		let Delegation { relationship, scope, until, .. } = delegation;
		Self::deposit_event(Event::DelegateAppointed {
			principal,
			delegate,
			relationship,
			scope,
			until,
			by,
		});
	}

	/// Notes that a guardian's delegation ended, now or at its time: who speaks for somebody in
	/// everything made keys for it, or had those of a keyless account.
	fn note_guardian_end(principal: &T::AccountId, delegation: &Delegation) {
		if delegation.scope == DelegationScope::Guardian && delegation.since.is_some() {
			let last = delegation.until.saturating_sub(1);
			T::KeyLosses::note(principal, last.min(Self::now()));
		}
	}

	/// Inserts a delegation, or puts it in the place of the one that the delegate has.
	fn insert_delegation(
		principal: &T::AccountId,
		delegate: &T::AccountId,
		mut delegation: Delegation,
	) -> DispatchResult {
		ensure!(principal != delegate, Error::<T>::SelfDelegation);
		let participant = Participants::<T>::get(delegate).ok_or(Error::<T>::UnknownDelegate)?;
		let now = Self::now();
		ensure!(!participant.is_suspended(now), Error::<T>::DelegateSuspended);
		let owner = Participants::<T>::get(principal).ok_or(Error::<T>::NotParticipant)?;
		Self::ensure_fitting(&owner, &participant, &delegation)?;
		ensure!(delegation.until > now, Error::<T>::EndInPast);
		ensure!(
			delegation.until <= now.saturating_add(T::LongestDelegation::get()),
			Error::<T>::EndTooFar
		);
		// Who is a delegate stays one, with the purse it has.
		let before = if Self::live_delegation(principal, delegate).is_some() {
			let before = Self::unlist_delegation(principal, delegate);
			// A guardian who stays one keeps what it has.
			if let Some(before) = before.filter(|_| delegation.scope != DelegationScope::Guardian) {
				Self::note_guardian_end(principal, &before);
			}
			before
		} else {
			Self::take_delegation(principal, delegate).and(None)
		};
		delegation.given_at = now;
		delegation.since = before.and_then(|before| before.since);
		let most = Self::most_delegates(owner.role);
		if DelegateCount::<T>::get(principal) >= most {
			Self::remove_ended_delegations(principal);
		}
		let count = DelegateCount::<T>::get(principal);
		ensure!(count < most, Error::<T>::MaxDelegatesExceeded);
		Delegations::<T>::insert(principal, delegate, delegation);
		if delegation.since.is_some() {
			Self::join_staff(principal, delegate)?;
		}
		DelegationExpiries::<T>::insert(Self::bucket(delegation.until), (principal, delegate), ());
		DelegateCount::<T>::insert(principal, count.saturating_add(1));
		Ok(())
	}

	/// Ends a delegation, if there is one, with its place in the count and the queue and the limit of
	/// its purse, and notes what its delegate may have.
	fn take_delegation(principal: &T::AccountId, delegate: &T::AccountId) -> Option<Delegation> {
		let delegation = Self::unlist_delegation(principal, delegate)?;
		Self::end_purse(principal, delegate);
		Self::note_guardian_end(principal, &delegation);
		Some(delegation)
	}

	/// Takes a delegation out of its place, if there is one, in the count and the queue.
	fn unlist_delegation(principal: &T::AccountId, delegate: &T::AccountId) -> Option<Delegation> {
		let delegation = Delegations::<T>::take(principal, delegate)?;
		DelegationExpiries::<T>::remove(Self::bucket(delegation.until), (principal, delegate));
		DelegateCount::<T>::mutate_exists(principal, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		if delegation.since.is_some() {
			Self::leave_staff(principal, delegate);
		}
		Some(delegation)
	}

	/// Removes what is past its end: at most as many as there can be.
	fn remove_ended_delegations(principal: &T::AccountId) {
		let now = Self::now();
		let ended: Vec<_> = Delegations::<T>::iter_prefix(principal)
			.filter(|(_, delegation)| !delegation.is_live(now))
			.map(|(delegate, _)| delegate)
			.collect();
		for delegate in ended {
			Self::expire_delegation(principal, &delegate);
		}
	}

	/// Removes a delegation that is past its end.
	pub(crate) fn expire_delegation(principal: &T::AccountId, delegate: &T::AccountId) {
		if Self::take_delegation(principal, delegate).is_some() {
			Self::deposit_event(Event::DelegationExpired {
				principal: principal.clone(),
				delegate: delegate.clone(),
			});
		}
	}

	/// Ends those delegations of a principal that `which` says: as many as there can be.
	pub(crate) fn end_delegations(
		principal: &T::AccountId,
		which: impl Fn(&T::AccountId, &Delegation) -> bool,
	) {
		let ended: Vec<_> = Delegations::<T>::iter_prefix(principal)
			.filter(|(delegate, delegation)| which(delegate, delegation))
			.map(|(delegate, _)| delegate)
			.collect();
		for delegate in ended {
			Self::take_delegation(principal, &delegate);
			Self::deposit_event(Event::DelegationEnded { principal: principal.clone(), delegate });
		}
	}

	/// Removes all delegations of a principal, as many as there can be, and all purses.
	pub(crate) fn remove_delegations_of(principal: &T::AccountId) {
		Self::remove_purses_of(principal);
		let delegates: Vec<_> = Delegations::<T>::iter_key_prefix(principal).collect();
		// Who leaves has no folders that anything new could be sealed to.
		for delegate in delegates {
			Self::unlist_delegation(principal, &delegate);
		}
	}

	pub(crate) fn do_dismiss_delegate(
		actor: Actor<T::AccountId>,
		delegate: T::AccountId,
	) -> DispatchResult {
		let Actor { principal, by } = actor;
		Self::ensure_not_frozen(&principal)?;
		Self::take_delegation(&principal, &delegate).ok_or(Error::<T>::NotDelegate)?;
		Self::deposit_event(Event::DelegateDismissed { principal, delegate, by });
		Ok(())
	}

	pub(crate) fn do_resign_delegation(
		actor: Actor<T::AccountId>,
		principal: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: delegate, by } = actor;
		Self::take_delegation(&principal, &delegate).ok_or(Error::<T>::NotDelegate)?;
		Self::deposit_event(Event::DelegationResigned { principal, delegate, by });
		Ok(())
	}

	pub(crate) fn do_open_keyless_account(
		actor: Actor<T::AccountId>,
		salt: H256,
		stated: (EncryptionKey, StatementSignature<T::AccountId>, StatementSignature<T::AccountId>),
		profile: Option<ContentRef>,
		delegate: T::AccountId,
		delegation: Delegation,
	) -> DispatchResult {
		let Actor { principal: sponsor, by } = actor;
		let role = Self::ensure_sponsor(&sponsor)?;
		ensure!(role == Role::Hospital, Error::<T>::NotAuthorized);
		// Staff would have a patient of its own making.
		ensure!(by == sponsor || by != delegate, Error::<T>::SelfDelegation);
		let account = Self::keyless_account(&sponsor, &salt).ok_or(DispatchError::CannotLookup)?;
		Self::ensure_newcomer(&account)?;
		// What opens an account is the word on its first key: there is no other opening.
		ensure!(!FormerParticipants::<T>::contains_key(&account), Error::<T>::OpenedBefore);
		Self::count_invitation(&sponsor)?;
		Self::hold_provider(&account);
		let (key, delegate_signature, signature) = stated;
		let signed = Self::verify_key_statement(&delegate, &account, &key, delegate_signature)?;
		let text = Self::key_statement_text(&account, &key);
		let text = statement::opening_statement(&text, &signed.signer);
		let opening = Opening {
			hospital: sponsor.clone(),
			salt,
			signed: <Self as care::Statements<_>>::verify(&by, &text, signature)?,
		};
		let statement = KeyStatement { signed, opening: Some(opening) };
		let (vouched, stated) = (Some(sponsor.clone()), Some((key, statement)));
		Self::insert_participant(&account, Role::Patient, vouched, stated, profile, true)?;
		Self::insert_delegation(&account, &delegate, delegation)?;
		Self::deposit_event(Event::KeylessAccountOpened {
			account: account.clone(),
			sponsor,
			by: by.clone(),
		});
		Self::deposit_delegate_appointed(account, delegate, delegation, Some(by));
		Ok(())
	}

	pub(crate) fn do_appoint_guardian(
		origin: OriginFor<T>,
		account: T::AccountId,
		delegate: T::AccountId,
		relationship: Relationship,
		until: Moment,
	) -> DispatchResult {
		let by = Self::ensure_responsible(origin, &account)?;
		let participant = Participants::<T>::get(&account).ok_or(Error::<T>::NotParticipant)?;
		ensure!(participant.keyless, Error::<T>::NotKeyless);
		if by.is_some() {
			let guarded = Delegations::<T>::iter_key_prefix(&account)
				.any(|delegate| Self::is_active_guardian(&account, &delegate));
			ensure!(!guarded, Error::<T>::GuardianInForce);
		}
		let scope = DelegationScope::Guardian;
		let delegation = Delegation::new(relationship, scope, until);
		Self::insert_delegation(&account, &delegate, delegation)?;
		Self::deposit_delegate_appointed(account, delegate, delegation, by);
		Ok(())
	}

	/// Whether a scope covers a call: the runtime says so, and for this pallet's own calls this
	/// pallet too.
	fn allows(scope: DelegationScope, call: &<T as frame_system::Config>::RuntimeCall) -> bool {
		let own: Option<&Call<T>> = call.is_sub_type();
		own.is_none_or(|own| Self::scope_covers(scope, own)) && T::CallScopes::covers(scope, call)
	}

	/// The delegation's scope, if `by` may make the call for the principal now. The first such call
	/// accepts the delegation.
	fn ensure_may_act(
		by: &T::AccountId,
		principal: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> Result<DelegationScope, DispatchError> {
		let own: Option<&Call<T>> = call.is_sub_type();
		let nested = matches!(own, Some(Call::act_for { .. }));
		ensure!(!nested || Self::is_organisation(principal), Error::<T>::NestedDelegation);
		let delegation = Delegations::<T>::get(principal, by).ok_or(Error::<T>::NotDelegate)?;
		let now = Self::now();
		ensure!(delegation.is_live(now), Error::<T>::DelegationExpired);
		ensure!(Self::allows(delegation.scope, call), Error::<T>::OutOfScope);
		let delegate = Participants::<T>::get(by).ok_or(Error::<T>::NotParticipant)?;
		ensure!(!Self::left_since(by, &delegation), Error::<T>::DelegationExpired);
		// Nobody knows who signs.
		let frozen = delegate.suspension.is_some_and(|suspension| suspension.freezes(now));
		ensure!(!frozen, Error::<T>::Frozen);
		// One who is suspended resigns, and does nothing else in anybody's name.
		ensure!(!delegate.is_suspended(now), Error::<T>::Suspended);
		if delegation.since.is_none() {
			let accepted = Delegation { since: Some(now), ..delegation };
			Delegations::<T>::insert(principal, by, accepted);
			Self::join_staff(principal, by)?;
		}
		Ok(delegation.scope)
	}

	/// Who acts, and who signed: the same, but where staff acts as its organisation, for those who
	/// appointed that.
	fn delegate_of(origin: OriginFor<T>) -> Result<(T::AccountId, T::AccountId), DispatchError> {
		let Actor { principal: organisation, by: actor } = T::ActorOrigin::ensure_origin(origin)?;
		if organisation != actor {
			let staff = Self::live_delegation(&organisation, &actor);
			let may = Self::is_organisation(&organisation)
				&& staff.is_some_and(|staff| Self::serves_others(staff.scope));
			ensure!(may, Error::<T>::NestedDelegation);
		}
		Ok((organisation, actor))
	}

	pub(crate) fn do_act_for(
		mut origin: OriginFor<T>,
		principal: T::AccountId,
		call: <T as frame_system::Config>::RuntimeCall,
	) -> DispatchResultWithPostInfo {
		let own_weight = <T as Config>::WeightInfo::act_for();
		let (by, actor) = Self::delegate_of(origin.clone())?;
		let scope = Self::ensure_may_act(&by, &principal, &call)
			.map_err(|error| error.with_weight(own_weight))?;
		if by != actor {
			Self::deposit_event(Event::ActedThrough {
				organisation: by,
				principal: principal.clone(),
				by: actor.clone(),
			});
		}
		// The origin keeps its filters. One more looks at each call that this one carries.
		origin.set_caller_from(Origin::<T>::ActingFor { principal, actor, scope });
		origin.add_filter(move |call: &<T as frame_system::Config>::RuntimeCall| {
			Self::allows(scope, call)
		});
		Self::carry(call, origin, own_weight)
	}

	/// Makes a call that another one carries, whose own weight comes on top.
	pub(crate) fn carry(
		call: <T as frame_system::Config>::RuntimeCall,
		origin: OriginFor<T>,
		own_weight: Weight,
	) -> DispatchResultWithPostInfo {
		let info = call.get_dispatch_info();
		let result = call.dispatch(origin);
		let weight = own_weight.saturating_add(extract_actual_weight(&result, &info));
		match result {
			Ok(mut post_info) => {
				post_info.actual_weight = Some(weight);
				Ok(post_info)
			},
			Err(mut failure) => {
				failure.post_info.actual_weight = Some(weight);
				Err(failure)
			},
		}
	}
}
