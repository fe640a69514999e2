//! Remedies: what is done for an account whose holder cannot do it.
//!
//! A [`Remedy`] replaces a key that is lost or stolen, gives a keyless account a key of its own, or
//! ends the delegation of a guardian. Two ways lead to it, and neither is anybody's alone:
//!
//! - **contacts** that the person named replace its key: as many as it said, after the delay that it
//!   said ([`contacts`]);
//! - the **sponsor and an unrelated hospital**, always, after a longer notice. Where the sponsor does
//!   not help, or is the one to be helped against, the council stands in its place.
//!
//! Keys of members of the consortium are the council's business alone. Whoever is to sign for an
//! account has to be ready to: whoever opens a case about its key brings its word
//! (`ensure_consent`).
//!
//! Each supporter supports a *case*: an account and a remedy. One that supports a wrong key holds
//! nobody up, because another key is another case. Who holds the key, and the guardians of an account,
//! may object until the case is completed: then only the council decides, and a case that it leaves
//! undecided lapses. What the council refused cannot be tried again for a while without it.

use crate::{expiry::BucketKey, *};
use alloc::vec::Vec;
use carechain_primitives::{
	api::{CaseInfo, RecoveryInfo, MAX_PAGE},
	Remedy, DAY,
};

/// The most hospitals that support a case as unrelated ones.
pub const MAX_UNRELATED_HOSPITALS: usize = 3;

/// The most supporters of a case: contacts, a sponsor, unrelated hospitals.
pub const MAX_SUPPORTERS: u32 = 16;

/// How long a case runs that nothing comes of, and how long the council has, in milliseconds.
pub const CASE_LIFETIME: Moment = 30 * DAY;

/// How long what the council refused cannot be tried again without it, in milliseconds.
pub const REST_AFTER_REFUSAL: Moment = 90 * DAY;

/// In what capacity somebody vouches for a case.
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
pub enum Capacity {
	/// As the one who answers for the account.
	Sponsor,
	/// As a hospital that has nothing to do with the sponsor.
	Hospital,
}

/// Somebody who supports a case.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Supporter<AccountId> {
	/// Who.
	pub who: AccountId,
	/// Since when.
	pub since: Moment,
	/// Whether as one of the contacts.
	pub contact: bool,
	/// Whether as sponsor or unrelated hospital.
	pub capacity: Option<Capacity>,
}

/// Enough support a case: from `due` on it can be completed.
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
pub struct Notice {
	/// Since when enough support it.
	pub since: Moment,
	/// When the delay is over.
	pub due: Moment,
	/// How many contacts it takes; 0 for the way of sponsor and hospital.
	pub threshold: u32,
}

/// An open case. One that is past its end may still be here.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Case<AccountId> {
	/// When somebody first supported it.
	pub opened_at: Moment,
	/// Who supports it: nobody twice.
	pub supporters: BoundedVec<Supporter<AccountId>, ConstU32<MAX_SUPPORTERS>>,
	/// Whether the council does, in the sponsor's place.
	pub council: bool,
	/// Enough contacts do.
	pub by_contacts: Option<Notice>,
	/// Sponsor, or council, and unrelated hospital do.
	pub by_sponsor: Option<Notice>,
	/// Whether somebody objected.
	pub objected: bool,
	/// From this moment on it is void.
	pub ends_at: Moment,
	/// Where it is queued: when `on_idle` looks at it next.
	pub bucket: BucketKey,
}

impl<AccountId: PartialEq> Case<AccountId> {
	fn new(now: Moment) -> Self {
		Self {
			opened_at: now,
			supporters: BoundedVec::default(),
			council: false,
			by_contacts: None,
			by_sponsor: None,
			objected: false,
			ends_at: now.saturating_add(CASE_LIFETIME),
			bucket: BucketKey::default(),
		}
	}

	/// When it can be completed, by the way that is open first.
	fn due(&self) -> Option<Moment> {
		let notices = self.by_contacts.iter().chain(&self.by_sponsor);
		notices.map(|notice| notice.due).min()
	}

	fn contacts(&self) -> u32 {
		let contacts = self.supporters.iter().filter(|supporter| supporter.contact).count();
		contacts.try_into().unwrap_or(u32::MAX)
	}

	fn has(&self, capacity: Capacity) -> bool {
		self.supporters.iter().any(|supporter| supporter.capacity == Some(capacity))
	}

	/// Drops the notices that too few support by now, whoever they are.
	pub(crate) fn drop_notices(&mut self) {
		let contacts = self.contacts();
		self.by_contacts = self.by_contacts.filter(|notice| contacts >= notice.threshold);
		let vouched = (self.council || self.has(Capacity::Sponsor)) && self.has(Capacity::Hospital);
		self.by_sponsor = self.by_sponsor.filter(|_| vouched);
	}
}

/// Names a case: the account, and what is to come about.
pub type CaseKey<AccountId> = (AccountId, Remedy<AccountId>);

impl<T: Config> Pallet<T> {
	/// The case, unless it is past its end, or of a time before the account left or got a new key.
	fn live_case(
		account: &T::AccountId,
		remedy: &Remedy<T::AccountId>,
	) -> Option<Case<T::AccountId>> {
		Cases::<T>::get(account, remedy).filter(|case| Self::is_live_case(account, case))
	}

	fn is_live_case(account: &T::AccountId, case: &Case<T::AccountId>) -> bool {
		let left_at = FormerParticipants::<T>::get(account).map(|former| former.left_at);
		let signer_since = Signers::<T>::get(account).map(|signer| signer.since);
		Self::now() < case.ends_at
			&& left_at.is_none_or(|left_at| left_at < case.opened_at)
			&& signer_since.is_none_or(|since| since < case.opened_at)
	}

	/// Stores a case and queues it where something is due of it next.
	fn put_case(
		account: &T::AccountId,
		remedy: Remedy<T::AccountId>,
		mut case: Case<T::AccountId>,
	) {
		if let Some(before) = Cases::<T>::get(account, &remedy) {
			CaseQueue::<T>::remove(before.bucket, (account, &remedy));
		}
		let now = Self::now();
		let notices = case.by_contacts.iter().chain(&case.by_sponsor);
		let ahead = notices.map(|notice| notice.due).filter(|due| *due > now && !case.objected);
		case.bucket = Self::bucket(ahead.min().unwrap_or(case.ends_at));
		CaseQueue::<T>::insert(case.bucket, (account, &remedy), ());
		Cases::<T>::insert(account, remedy, case);
	}

	/// Takes a case away, with its place in the queue and what its supporters have open.
	fn take_case(
		account: &T::AccountId,
		remedy: &Remedy<T::AccountId>,
	) -> Option<Case<T::AccountId>> {
		let case = Cases::<T>::take(account, remedy)?;
		CaseQueue::<T>::remove(case.bucket, (account, remedy));
		if let Remedy::ReplaceKey { signer } = remedy {
			for supporter in &case.supporters {
				if SupportedKeys::<T>::get(account, &supporter.who).as_ref() == Some(signer) {
					SupportedKeys::<T>::remove(account, &supporter.who);
				}
			}
		}
		Some(case)
	}

	/// Whether what a supporter said still counts: it is active, and did not leave meanwhile.
	fn stands(supporter: &Supporter<T::AccountId>) -> bool {
		let left_at = FormerParticipants::<T>::get(&supporter.who).map(|former| former.left_at);
		Self::ensure_not_suspended(&supporter.who).is_ok()
			&& left_at.is_none_or(|left_at| left_at < supporter.since)
	}

	/// Whether the hospital neither answers for the sponsor nor acts for the account.
	pub(crate) fn is_unrelated(
		account: &T::AccountId,
		hospital: &T::AccountId,
		sponsor: Option<&T::AccountId>,
	) -> bool {
		let of_sponsor = sponsor.is_some_and(|sponsor| {
			hospital == sponsor || Self::effective_sponsor(sponsor).as_ref() == Some(hospital)
		});
		!of_sponsor && Self::live_delegation(account, hospital).is_none()
	}

	/// In what capacity somebody can vouch for the account now.
	fn capacity(
		account: &T::AccountId,
		who: &T::AccountId,
		sponsor: Option<&T::AccountId>,
	) -> Option<Capacity> {
		if sponsor == Some(who) {
			return Self::ensure_sponsor(who).is_ok().then_some(Capacity::Sponsor);
		}
		let may = T::Consortium::is_hospital(who) && Self::is_unrelated(account, who, sponsor);
		may.then_some(Capacity::Hospital)
	}

	/// Whether sponsor, or council, and unrelated hospital support the case now.
	fn is_vouched(account: &T::AccountId, case: &Case<T::AccountId>) -> bool {
		let sponsor = Self::effective_sponsor(account);
		let vouches = |capacity| {
			case.supporters.iter().any(|supporter| {
				supporter.capacity == Some(capacity)
					&& Self::stands(supporter)
					&& Self::capacity(account, &supporter.who, sponsor.as_ref()) == Some(capacity)
			})
		};
		vouches(Capacity::Hospital) && (case.council || vouches(Capacity::Sponsor))
	}

	/// Whether so many of the contacts support the case now.
	fn is_backed(case: &Case<T::AccountId>, threshold: u32) -> bool {
		let backing = case
			.supporters
			.iter()
			.filter(|supporter| supporter.contact && Self::stands(supporter))
			.count();
		u32::try_from(backing).unwrap_or(u32::MAX) >= threshold
	}

	/// Gives notice of a case as soon as enough support it.
	fn give_notice(
		account: &T::AccountId,
		remedy: &Remedy<T::AccountId>,
		case: &mut Case<T::AccountId>,
	) {
		let now = Self::now();
		let contacts = match remedy {
			Remedy::ReplaceKey { .. } => Self::contacts_in_force(account),
			Remedy::EndDelegation { .. } => None,
		};
		let notice = |delay: Moment, threshold: u32| Notice {
			since: now,
			due: now.saturating_add(delay),
			threshold,
		};
		if let (Some(contacts), None) = (&contacts, case.by_contacts) {
			// Those in force now: others may have supported it before the contacts changed.
			let backing = case
				.supporters
				.iter()
				.filter(|one| contacts.contacts.contains(&one.who) && Self::stands(one))
				.count();
			if u32::try_from(backing).unwrap_or_default() >= contacts.threshold {
				case.by_contacts = Some(notice(contacts.delay, contacts.threshold));
			}
		}
		if case.by_sponsor.is_none() && Self::is_vouched(account, case) {
			// Never the shorter way.
			let delay = T::SponsorRecovery::get()
				.max(contacts.map(|contacts| contacts.delay).unwrap_or_default());
			case.by_sponsor = Some(notice(delay, 0));
		}
		if let Some(due) = case.due() {
			case.ends_at = case.ends_at.max(due.saturating_add(CASE_LIFETIME));
		}
	}

	/// The account can have this remedy, whoever supports it.
	fn ensure_remedy(
		account: &T::AccountId,
		remedy: &Remedy<T::AccountId>,
	) -> Result<Participant<T::AccountId>, DispatchError> {
		let participant = Participants::<T>::get(account).ok_or(Error::<T>::NotParticipant)?;
		match remedy {
			Remedy::ReplaceKey { signer } => Self::ensure_fresh(account, signer)?,
			Remedy::EndDelegation { delegate } => {
				ensure!(participant.keyless, Error::<T>::NotKeyless);
				let there = Self::live_delegation(account, delegate).is_some();
				ensure!(there, Error::<T>::NotDelegate);
			},
		}
		Ok(participant)
	}

	pub(crate) fn do_support_remedy(
		origin: OriginFor<T>,
		account: T::AccountId,
		remedy: Remedy<T::AccountId>,
		consent: Option<StatementSignature<T::AccountId>>,
	) -> DispatchResult {
		let by = match T::RecoveryOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(ensure_signed(origin)?),
		};
		let participant = Self::ensure_remedy(&account, &remedy)?;
		ensure!(!is_consortium_role(participant.role), Error::<T>::ConsortiumMember);
		let now = Self::now();
		let open = Self::live_case(&account, &remedy).is_some();
		Self::ensure_consent(&account, &remedy, consent, open)?;
		if !open {
			// One of another time brings no support along.
			Self::take_case(&account, &remedy);
		}
		let mut case = Cases::<T>::get(&account, &remedy).unwrap_or_else(|| Case::new(now));
		let rests = Refusals::<T>::get(&account, is_key(&remedy)).is_some_and(|until| now < until);
		ensure!(!rests || case.council || by.is_none(), Error::<T>::RefusedRecently);
		match &by {
			None => {
				ensure!(!case.council, Error::<T>::AlreadySupported);
				case.council = true;
			},
			Some(who) => {
				let supporter = Self::new_supporter(&account, &remedy, who)?;
				ensure!(
					!case.supporters.iter().any(|one| one.who == supporter.who
						&& one.contact == supporter.contact
						&& one.capacity == supporter.capacity),
					Error::<T>::AlreadySupported
				);
				case.supporters.retain(|one| one.who != supporter.who);
				let successor = supporter.capacity == Some(Capacity::Sponsor);
				Self::drop_former_supporters(&account, &mut case, successor);
				let hospitals = case.supporters.iter();
				let hospitals =
					hospitals.filter(|one| one.capacity == Some(Capacity::Hospital)).count();
				ensure!(
					supporter.contact
						|| supporter.capacity != Some(Capacity::Hospital)
						|| hospitals < MAX_UNRELATED_HOSPITALS,
					Error::<T>::MaxSupportersExceeded
				);
				case.supporters
					.try_push(supporter)
					.map_err(|_| Error::<T>::MaxSupportersExceeded)?;
				if let Remedy::ReplaceKey { signer } = &remedy {
					// One key a supporter: changing one's mind takes the other support back.
					let other = SupportedKeys::<T>::get(&account, who);
					if let Some(other) = other.filter(|other| other != signer) {
						Self::take_support(
							&account,
							&Remedy::ReplaceKey { signer: other },
							Some(who),
						)?;
					}
					SupportedKeys::<T>::insert(&account, who, signer);
				}
			},
		}
		Self::give_notice(&account, &remedy, &mut case);
		let due = case.due();
		Self::put_case(&account, remedy.clone(), case);
		Self::deposit_event(Event::RemedySupported { account, remedy, by, due });
		Ok(())
	}

	/// Drops the word of a former sponsor, where its successor speaks, and as long as too few contacts
	/// support the case, that of former contacts: they would only take others' places.
	fn drop_former_supporters(
		account: &T::AccountId,
		case: &mut Case<T::AccountId>,
		successor: bool,
	) {
		let contacts = Self::contacts_in_force(account);
		let noticed = case.by_contacts.is_some();
		for one in case.supporters.iter_mut() {
			one.contact &= noticed
				|| contacts.as_ref().is_some_and(|contacts| contacts.contacts.contains(&one.who));
			if successor && one.capacity == Some(Capacity::Sponsor) {
				one.capacity = None;
			}
			if !one.contact && one.capacity.is_none() {
				SupportedKeys::<T>::remove(account, &one.who);
			}
		}
		case.supporters.retain(|one| one.contact || one.capacity.is_some());
	}

	/// What `who` can support a case as.
	fn new_supporter(
		account: &T::AccountId,
		remedy: &Remedy<T::AccountId>,
		who: &T::AccountId,
	) -> Result<Supporter<T::AccountId>, DispatchError> {
		Self::ensure_not_suspended(who)?;
		ensure!(who != account, Error::<T>::NotAuthorized);
		let contact = matches!(remedy, Remedy::ReplaceKey { .. })
			&& Self::contacts_in_force(account)
				.is_some_and(|contacts| contacts.contacts.contains(who));
		let sponsor = Self::effective_sponsor(account);
		let capacity = Self::capacity(account, who, sponsor.as_ref());
		if !contact && capacity.is_none() {
			let related = T::Consortium::is_hospital(who);
			return Err(
				if related { Error::<T>::RelatedHospital } else { Error::NotAuthorized }.into()
			);
		}
		Ok(Supporter { who: who.clone(), since: Self::now(), contact, capacity })
	}

	/// Takes somebody's support away, or the council's, and with the last one the case.
	fn take_support(
		account: &T::AccountId,
		remedy: &Remedy<T::AccountId>,
		who: Option<&T::AccountId>,
	) -> DispatchResult {
		let mut case = Cases::<T>::get(account, remedy).ok_or(Error::<T>::NoSuchCase)?;
		match who {
			None => {
				ensure!(case.council, Error::<T>::NotSupported);
				case.council = false;
			},
			Some(who) => {
				let before = case.supporters.len();
				case.supporters.retain(|supporter| supporter.who != *who);
				ensure!(case.supporters.len() < before, Error::<T>::NotSupported);
				if matches!(remedy, Remedy::ReplaceKey { .. }) {
					SupportedKeys::<T>::remove(account, who);
				}
			},
		}
		case.drop_notices();
		let empty = case.supporters.is_empty() && !case.council;
		Self::put_case(account, remedy.clone(), case);
		Self::deposit_event(Event::RemedySupportWithdrawn {
			account: account.clone(),
			remedy: remedy.clone(),
			by: who.cloned(),
		});
		if empty {
			Self::take_case(account, remedy);
			Self::deposit_event(Event::CaseLapsed {
				account: account.clone(),
				remedy: remedy.clone(),
			});
		}
		Ok(())
	}

	pub(crate) fn do_withdraw_support(
		origin: OriginFor<T>,
		account: T::AccountId,
		remedy: Remedy<T::AccountId>,
	) -> DispatchResult {
		let by = match T::RecoveryOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(ensure_signed(origin)?),
		};
		Self::take_support(&account, &remedy, by.as_ref())
	}

	/// Whether `delegate` is a guardian of the account whose word counts: one that is not suspended,
	/// or only so by the account's own sponsor. That one would silence whom it acts against.
	pub(crate) fn is_active_guardian(account: &T::AccountId, delegate: &T::AccountId) -> bool {
		let appointed = Self::live_delegation(account, delegate)
			.is_some_and(|delegation| delegation.scope == DelegationScope::Guardian);
		let Some(participant) = Participants::<T>::get(delegate).filter(|_| appointed) else {
			return false;
		};
		let on = participant.suspension.filter(|suspension| suspension.is_on(Self::now()));
		on.is_none_or(|suspension| {
			!suspension.by_council
				&& Self::effective_sponsor(delegate) == Self::effective_sponsor(account)
		})
	}

	pub(crate) fn do_object_to_remedy(
		origin: OriginFor<T>,
		account: T::AccountId,
		remedy: Remedy<T::AccountId>,
	) -> DispatchResult {
		let by = ensure_signed(origin)?;
		let may = by == account || Self::is_active_guardian(&account, &by);
		ensure!(may, Error::<T>::NotAuthorized);
		let mut case = Self::live_case(&account, &remedy).ok_or(Error::<T>::NoSuchCase)?;
		ensure!(!case.objected, Error::<T>::Objected);
		case.objected = true;
		case.ends_at = Self::now().saturating_add(CASE_LIFETIME);
		let decide_by = case.ends_at;
		Self::put_case(&account, remedy.clone(), case);
		Self::deposit_event(Event::RemedyObjected { account, remedy, decide_by, by });
		Ok(())
	}

	pub(crate) fn do_complete_remedy(
		origin: OriginFor<T>,
		account: T::AccountId,
		remedy: Remedy<T::AccountId>,
	) -> DispatchResult {
		ensure_signed(origin)?;
		Self::complete_case(&account, &remedy)
	}

	/// Completes a case that is due.
	fn complete_case(account: &T::AccountId, remedy: &Remedy<T::AccountId>) -> DispatchResult {
		let case = Self::live_case(account, remedy).ok_or(Error::<T>::NoSuchCase)?;
		ensure!(!case.objected, Error::<T>::Objected);
		let now = Self::now();
		let is_due = |notice: &Notice| notice.due <= now;
		let by_contacts = case.by_contacts.filter(is_due);
		let by_sponsor = case.by_sponsor.filter(is_due);
		ensure!(by_contacts.is_some() || by_sponsor.is_some(), Error::<T>::NotDue);
		// Those who supported it may have left meanwhile, or lost their standing.
		let stands = by_contacts.is_some_and(|notice| Self::is_backed(&case, notice.threshold))
			|| by_sponsor.is_some() && Self::is_vouched(account, &case);
		ensure!(stands, Error::<T>::NotSupported);
		Self::bring_about(account, remedy)
	}

	pub(crate) fn do_decide_remedy(
		origin: OriginFor<T>,
		account: T::AccountId,
		remedy: Remedy<T::AccountId>,
		grant: bool,
		consent: Option<StatementSignature<T::AccountId>>,
	) -> DispatchResult {
		T::RecoveryOrigin::ensure_origin(origin)?;
		let participant = Participants::<T>::get(&account).ok_or(Error::<T>::NotParticipant)?;
		let case = Self::live_case(&account, &remedy);
		if grant && is_consortium_role(participant.role) {
			Self::ensure_consent(&account, &remedy, consent, case.is_some())?;
			return Self::bring_about(&account, &remedy);
		}
		let case = case.ok_or(Error::<T>::NoSuchCase)?;
		Self::ensure_consent(&account, &remedy, consent, true)?;
		ensure!(case.objected, Error::<T>::NotObjected);
		if grant {
			// The council decides between two sides. It is no side.
			let backed =
				case.by_contacts.is_some_and(|notice| Self::is_backed(&case, notice.threshold));
			ensure!(backed || Self::is_vouched(&account, &case), Error::<T>::NotSupported);
			return Self::bring_about(&account, &remedy);
		}
		Self::take_case(&account, &remedy);
		let until = Self::now().saturating_add(REST_AFTER_REFUSAL);
		Refusals::<T>::insert(&account, is_key(&remedy), until);
		Self::deposit_event(Event::RemedyRefused { account, remedy });
		Ok(())
	}

	/// Does what a case is about, which is over with it.
	fn bring_about(account: &T::AccountId, remedy: &Remedy<T::AccountId>) -> DispatchResult {
		Self::ensure_remedy(account, remedy)?;
		let case = Self::take_case(account, remedy);
		// Whom a guardian, or a thief, appointed during the notice would only go on for it.
		let noticed = case.and_then(|case| {
			let notices = case.by_contacts.iter().chain(&case.by_sponsor);
			notices.map(|notice| notice.since).min()
		});
		let late = |delegation: &Delegation| {
			let began = delegation.since.unwrap_or(delegation.given_at);
			noticed.is_some_and(|since| began >= since)
		};
		match remedy {
			Remedy::ReplaceKey { signer } => {
				Self::replace_signer(account, signer)?;
				Self::end_delegations(account, |_, delegation| late(delegation));
			},
			Remedy::EndDelegation { delegate } => {
				Self::end_delegations(account, |who, delegation| {
					who == delegate || late(delegation)
				});
			},
		}
		Self::deposit_event(Event::RemedyCompleted {
			account: account.clone(),
			remedy: remedy.clone(),
		});
		Ok(())
	}

	/// Looks at a case whose time has come: completes it, ends it, or queues it again.
	pub(crate) fn look_at_case(account: &T::AccountId, remedy: &Remedy<T::AccountId>) {
		let completed = frame::deps::frame_support::storage::with_storage_layer(|| {
			Self::complete_case(account, remedy)
		});
		if completed.is_ok() {
			return;
		}
		match Self::live_case(account, remedy) {
			Some(case) => Self::put_case(account, remedy.clone(), case),
			None => {
				Self::take_case(account, remedy);
				Self::deposit_event(Event::CaseLapsed {
					account: account.clone(),
					remedy: remedy.clone(),
				});
			},
		}
	}

	/// Who signs for an account, who can replace its key, and what is under way, for the runtime API.
	pub fn recovery_info(account: T::AccountId) -> RecoveryInfo<T::AccountId> {
		let (signer, signer_since, former_signers) = Self::signers_info(&account);
		let (contacts, next_contacts) = Self::contacts_info(&account);
		let cases: Vec<_> = Cases::<T>::iter_prefix(&account)
			.filter(|(_, case)| Self::is_live_case(&account, case))
			.take(usize::try_from(MAX_PAGE).unwrap_or_default())
			.map(|(remedy, case)| CaseInfo {
				remedy,
				due: case.due(),
				supporters: case.supporters.iter().map(|one| one.who.clone()).collect(),
				council: case.council,
				objected: case.objected,
				ends_at: case.ends_at,
			})
			.collect();
		RecoveryInfo { signer, signer_since, former_signers, contacts, next_contacts, cases }
	}
}

/// Whether a remedy is about a key: what was refused of one kind says nothing of the other.
pub(crate) fn is_key<AccountId>(remedy: &Remedy<AccountId>) -> bool {
	matches!(remedy, Remedy::ReplaceKey { .. })
}
