//! Contacts: whom a person trusts to replace its key.
//!
//! A change, the first one included, takes effect after `ContactsNotice`; until then the former
//! contacts act. So whoever stole a key cannot name its own accomplices before the person's contacts
//! have replaced it.

use crate::*;
use carechain_primitives::api::RecoveryContactsInfo;

/// The most contacts that a person names.
pub const MAX_CONTACTS: u32 = 9;

/// The fewest contacts that have to agree: nobody replaces a key alone.
pub const MIN_CONTACTS_THRESHOLD: u32 = 2;

/// The contacts, as a call gives them.
pub type ContactList<AccountId> = BoundedVec<AccountId, ConstU32<MAX_CONTACTS>>;

/// Who can replace an account's key together.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RecoveryContacts<AccountId> {
	/// Who: nobody twice. Empty for none.
	pub contacts: ContactList<AccountId>,
	/// How many of them have to agree.
	pub threshold: u32,
	/// How long after that, in milliseconds.
	pub delay: Moment,
}

/// An account's contacts, and those that take their place.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ContactsEntry<AccountId> {
	/// In force until the next ones are.
	pub current: Option<RecoveryContacts<AccountId>>,
	/// In force from a moment on.
	pub next: Option<(Moment, RecoveryContacts<AccountId>)>,
}

impl<AccountId: Clone> ContactsEntry<AccountId> {
	/// Those in force at `now`.
	fn in_force(self, now: Moment) -> Option<RecoveryContacts<AccountId>> {
		match self.next {
			Some((from, next)) if from <= now => Some(next),
			_ => self.current,
		}
		.filter(|contacts| !contacts.contacts.is_empty())
	}
}

impl<T: Config> Pallet<T> {
	/// The contacts of an account in force.
	pub(crate) fn contacts_in_force(
		account: &T::AccountId,
	) -> Option<RecoveryContacts<T::AccountId>> {
		Contacts::<T>::get(account)?.in_force(Self::now())
	}

	pub(crate) fn do_set_recovery_contacts(
		origin: OriginFor<T>,
		contacts: ContactList<T::AccountId>,
		threshold: u32,
		delay: Moment,
	) -> DispatchResult {
		let who = ensure_signed(origin)?;
		let participant = Self::ensure_not_suspended(&who)?;
		ensure!(!is_consortium_role(participant.role), Error::<T>::ConsortiumMember);
		let number = u32::try_from(contacts.len()).unwrap_or(u32::MAX);
		if number > 0 {
			let possible = MIN_CONTACTS_THRESHOLD..=number;
			ensure!(possible.contains(&threshold), Error::<T>::WrongThreshold);
			let delays = T::ContactsRecovery::get()..=T::LongestRecovery::get();
			ensure!(delays.contains(&delay), Error::<T>::WrongDelay);
		}
		for (index, contact) in contacts.iter().enumerate() {
			let twice = contacts.iter().skip(index.saturating_add(1)).any(|other| other == contact);
			ensure!(!twice && *contact != who, Error::<T>::WrongContact);
			let known = Participants::<T>::get(contact).is_some_and(|contact| !contact.keyless);
			ensure!(known, Error::<T>::WrongContact);
		}
		let now = Self::now();
		let from = now.saturating_add(T::ContactsNotice::get());
		let current = Self::contacts_in_force(&who);
		let next = Some((from, RecoveryContacts { contacts, threshold, delay }));
		Contacts::<T>::insert(&who, ContactsEntry { current, next });
		Self::deposit_event(Event::RecoveryContactsSet { who, from });
		Ok(())
	}

	/// Takes back a change of the contacts that is not in force.
	pub(crate) fn drop_next_contacts(account: &T::AccountId) {
		let Some(current) = Self::contacts_in_force(account) else {
			Contacts::<T>::remove(account);
			return;
		};
		let current = Some(current);
		Contacts::<T>::insert(account, ContactsEntry { current, next: None });
	}

	/// The contacts in force, and the next ones, for the runtime API.
	#[allow(clippy::type_complexity)]
	pub(crate) fn contacts_info(
		account: &T::AccountId,
	) -> (
		Option<RecoveryContactsInfo<T::AccountId>>,
		Option<(Moment, RecoveryContactsInfo<T::AccountId>)>,
	) {
		let info = |contacts: RecoveryContacts<T::AccountId>| RecoveryContactsInfo {
			contacts: contacts.contacts.into_inner(),
			threshold: contacts.threshold,
			delay: contacts.delay,
		};
		let now = Self::now();
		let next = Contacts::<T>::get(account)
			.and_then(|entry| entry.next)
			.filter(|(from, _)| *from > now)
			.map(|(from, contacts)| (from, info(contacts)));
		(Self::contacts_in_force(account).map(info), next)
	}
}
