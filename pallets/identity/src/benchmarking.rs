//! Benchmarks of the calls, the cleaning up and the transaction extensions.

use crate::contacts::MAX_CONTACTS;
use crate::*;
use carechain_primitives::{
	statement::{opening_statement, MAX_SIGNATORIES},
	traits::{BenchmarkTime as _, Participants as _, Statements as _},
	Codec, DAY,
};
use frame::{
	benchmarking::prelude::*,
	deps::{
		frame_support::dispatch::RawOrigin,
		sp_runtime::traits::{AsSystemOriginSigner, Zero},
	},
};

/// When benchmarks start: somewhere in 2023.
const START: Moment = 1_700_000_000_000;

fn hospital<T: Config>() -> T::AccountId {
	T::BenchmarkTime::set(START);
	T::Consortium::benchmark_hospital(0)
}

fn member<T: Config>(name: &'static str, index: u32, role: Role) -> T::AccountId {
	let who = account(name, index, 0);
	Pallet::<T>::benchmark_register(&who, role);
	who
}

/// A clinic of the hospital that came by a change of sponsor: what it vouches for is counted twice.
fn clinic<T: Config>() -> T::AccountId {
	let hospital = hospital::<T>();
	let clinic = member::<T>("clinic", 1, Role::Clinic);
	Participants::<T>::mutate_extant(&clinic, |participant| {
		participant.sponsor = Some(account("former", 0, 0));
		participant.sponsor_change.next = Some(NextSponsor { sponsor: hospital, from: START });
	});
	clinic
}

/// A patient of that clinic: its free transactions draw on the pools of both.
fn patient_of_clinic<T: Config>() -> T::AccountId {
	let clinic = clinic::<T>();
	let patient = member::<T>("patient", 1, Role::Patient);
	Participants::<T>::mutate_extant(&patient, |participant| participant.sponsor = Some(clinic));
	patient
}

/// An offer in storage.
fn offer<T: Config>(who: &T::AccountId, sponsor: &T::AccountId, expires_at: Moment) {
	SponsorshipOffers::<T>::insert(who, sponsor, expires_at);
	OfferExpiries::<T>::insert(Pallet::<T>::bucket(expires_at), (who, sponsor), ());
}

/// A patient whose sponsor is a clinic that left: the longest way to the effective sponsor.
fn patient<T: Config>() -> T::AccountId {
	let hospital = hospital::<T>();
	let clinic: T::AccountId = account("clinic", 0, 0);
	FormerParticipants::<T>::insert(
		&clinic,
		FormerParticipant {
			heir: Some(hospital),
			last_key: Some(key(2)),
			key_version: 1,
			suspension: None,
			left_at: 0,
		},
	);
	let patient = member::<T>("patient", 0, Role::Patient);
	Participants::<T>::mutate_extant(&patient, |participant| participant.sponsor = Some(clinic));
	patient
}

fn key(seed: u8) -> EncryptionKey {
	let mut bytes = [seed; 32];
	bytes[0] = 9;
	bytes[31] = 1;
	EncryptionKey(bytes)
}

fn content() -> Option<ContentRef> {
	Some(ContentRef { codec: Codec::DagPb, digest: H256::repeat_byte(1), size: u64::MAX })
}

/// The end of what is to be in force: as short as every policy allows.
fn soon<T: Config>() -> Moment {
	let length = T::LongestInvitation::get()
		.min(T::LongestDelegation::get())
		.min(T::LongestPatientSuspension::get());
	START.saturating_add(length)
}

fn desk_of(until: Moment) -> Delegation {
	Delegation::new(Relationship::Family, DelegationScope::Desk, until)
}

/// Puts a delegation in storage, with a purse that is a part of another's.
fn delegate<T: Config>(principal: &T::AccountId, delegate: &T::AccountId, delegation: Delegation) {
	Delegations::<T>::insert(principal, delegate, delegation);
	DelegationExpiries::<T>::insert(
		Pallet::<T>::bucket(delegation.until),
		(principal, delegate),
		(),
	);
	DelegateCount::<T>::mutate(principal, |count| {
		*count = count.saturating_add(1);
	});
	<Pallet<T> as care::Purses<_, _>>::benchmark_purse(principal, delegate, 1_000u32.into());
}

/// Fills a principal's purses, but for so many.
fn fill_purses<T: Config>(principal: &T::AccountId, room: u32) {
	let known = PurseCount::<T>::get(principal);
	for index in known..T::MaxPurses::get().saturating_sub(room) {
		let who: T::AccountId = account("spender", index, 0);
		let purse = Purse { paid: 1u32.into(), ..Default::default() };
		Purses::<T>::insert(principal, who, purse);
		PurseCount::<T>::mutate(principal, |count| *count = count.saturating_add(1));
	}
}

/// Makes an account staff of as many organisations as can be; this one is the last.
fn fill_employers<T: Config>(who: &T::AccountId, last: &T::AccountId) {
	let others = (1..MAX_EMPLOYERS).map(|index| account("employer", index, 0));
	Employers::<T>::insert(
		who,
		EmployersOf::<T>::truncate_from(others.chain([last.clone()]).collect()),
	);
}

/// A clinic whose staff accepted.
fn clinic_with_staff<T: Config>(staff: u32) -> T::AccountId {
	let clinic = clinic::<T>();
	for index in 0..staff {
		let who = account("delegate", index, 0);
		let accepted = Delegation { since: Some(START), ..desk_of(soon::<T>()) };
		delegate::<T>(&clinic, &who, accepted);
		fill_employers::<T>(&who, &clinic);
	}
	clinic
}

/// Suspends an account for `KeyCompromised` that was frozen as often as is remembered.
fn freeze<T: Config>(who: &T::AccountId) -> Result<(), DispatchError> {
	let earlier = (0..MAX_FREEZES).map(|index| {
		let from = Moment::from(index).saturating_mul(2);
		carechain_primitives::Freeze {
			from,
			until: Some(from.saturating_add(1)),
			by_council: false,
		}
	});
	Freezes::<T>::insert(who, FreezesOf::truncate_from(earlier.collect()));
	let sponsor = Pallet::<T>::effective_sponsor(who).ok_or(Error::<T>::NotAuthorized)?;
	Pallet::<T>::do_suspend(
		RawOrigin::Signed(sponsor).into(),
		who.clone(),
		SuspensionReason::KeyCompromised,
		Some(soon::<T>()),
	)
}

/// Fills a principal's delegates with `ended` ones that are past their end.
fn fill_delegates<T: Config>(principal: &T::AccountId, ended: u32) {
	for index in 0..ended {
		let who = account("former", index, 0);
		delegate::<T>(principal, &who, desk_of(START - 1));
	}
	let most = Participants::<T>::get(principal).map(|known| known.role);
	let most = most.map_or(0, Pallet::<T>::most_delegates);
	DelegateCount::<T>::insert(principal, most);
}

/// As many contacts as there can be.
fn contacts_of<T: Config>(_: &T::AccountId) -> ContactList<T::AccountId> {
	let contacts = (0..MAX_CONTACTS).map(|index| member::<T>("contact", index, Role::Patient));
	contacts.collect::<alloc::vec::Vec<_>>().try_into().unwrap_or_default()
}

/// The word of the account with so many signatories that it signs for another, or `None`.
fn consent<T: Config>(
	account: &T::AccountId,
	remedy: &Remedy<T::AccountId>,
	signatures: u32,
) -> Option<StatementSignature<T::AccountId>> {
	let Remedy::ReplaceKey { signer } = remedy else { return None };
	let text = Pallet::<T>::signer_statement_text(account, signer);
	(signatures > 0).then(|| Pallet::<T>::benchmark_sign(signatures, &text))
}

/// That the key of an account with so many signatories signs.
fn replace_key<T: Config>(signatures: u32) -> Remedy<T::AccountId> {
	Remedy::ReplaceKey { signer: Pallet::<T>::benchmark_signer(signatures.max(1)) }
}

/// A patient's case about its key: all contacts support it, and these hospitals. The first one has
/// the sponsorships of the clinic that sponsored the patient, and left. The
/// new key is that of an account with so many signatories.
fn case<T: Config>(
	hospitals: &[u32],
	signatures: u32,
) -> Result<(T::AccountId, Remedy<T::AccountId>), DispatchError> {
	let patient = patient::<T>();
	let contacts = contacts_of::<T>(&patient);
	let current = RecoveryContacts {
		contacts: contacts.clone(),
		threshold: MAX_CONTACTS,
		delay: T::LongestRecovery::get(),
	};
	Contacts::<T>::insert(&patient, ContactsEntry { current: Some(current), next: None });
	let remedy = replace_key::<T>(signatures);
	let hospitals = hospitals.iter().map(|index| T::Consortium::benchmark_hospital(*index));
	for supporter in contacts.into_iter().chain(hospitals) {
		let origin = RawOrigin::Signed(supporter).into();
		let consent = consent::<T>(&patient, &remedy, signatures.max(1));
		Pallet::<T>::do_support_remedy(origin, patient.clone(), remedy.clone(), consent)?;
	}
	Ok((patient, remedy))
}

/// The most that a new signer changes: delegations that end, a former signer, a suspension, an
/// invitation that is not needed.
fn fill_for_remedy<T: Config>(patient: &T::AccountId, delegates: u32) {
	for index in 0..delegates {
		let who = account("delegate", index, 0);
		delegate::<T>(patient, &who, desk_of(soon::<T>()));
	}
	let signer: T::AccountId = account("former signer", 0, 0);
	Pallet::<T>::hold_provider(&signer);
	SignsFor::<T>::insert(&signer, patient, ());
	SignerCount::<T>::insert(&signer, 1);
	let (since, since_block) = (0, Default::default());
	let former = Default::default();
	Signers::<T>::insert(patient, SignerRecord { signer, since, since_block, former });
	Participants::<T>::mutate_extant(patient, |participant| {
		participant.keyless = true;
		participant.suspension = Some(Suspension {
			from: START,
			until: None,
			reason: SuspensionReason::KeyCompromised,
			by_council: true,
		});
	});
}

#[benchmarks(where
	T: Send + Sync,
	BalanceOf<T>: Send + Sync,
	<T::RuntimeCall as Dispatchable>::RuntimeOrigin: AsSystemOriginSigner<T::AccountId> + Clone,
)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn invite() -> Result<(), BenchmarkError> {
		let clinic = clinic::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		// An invitation that is past its end is replaced.
		let actor = Actor::from(clinic.clone());
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, START + 1)?;
		frame_system::Pallet::<T>::inc_account_nonce(&invitee);
		T::BenchmarkTime::set(START + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(clinic.clone()), invitee.clone(), Role::Patient, soon::<T>());

		assert!(Invitations::<T>::get(invitee, clinic).is_some_and(|i| i.expires_at > START + 1));
		Ok(())
	}

	#[benchmark]
	fn withdraw_invitation() -> Result<(), BenchmarkError> {
		// By the hospital of a clinic whose sponsor it is no longer.
		let clinic = clinic::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		let actor = Actor::from(clinic.clone());
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, soon::<T>())?;
		frame_system::Pallet::<T>::inc_account_nonce(&invitee);
		Participants::<T>::mutate_extant(&clinic, |participant| {
			participant.settle_sponsor(START);
			participant.sponsor_change.ends_at = Some(START);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital::<T>()), invitee.clone(), clinic.clone());

		assert!(!Invitations::<T>::contains_key(invitee, clinic));
		Ok(())
	}

	#[benchmark]
	fn register(s: Linear<1, MAX_SIGNATORIES>) -> Result<(), BenchmarkError> {
		let clinic = clinic::<T>();
		let invitee = Pallet::<T>::benchmark_signer(s);
		let actor = Actor::from(clinic.clone());
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, soon::<T>())?;
		FormerParticipants::<T>::insert(
			&invitee,
			FormerParticipant {
				heir: None,
				last_key: Some(key(2)),
				key_version: 1,
				suspension: None,
				left_at: 0,
			},
		);

		let text = Pallet::<T>::key_statement_text(&invitee, &key(1));
		let signature = Pallet::<T>::benchmark_sign(s, &text);

		#[extrinsic_call]
		_(RawOrigin::Signed(invitee.clone()), clinic, key(1), content(), signature);

		assert!(Participants::<T>::contains_key(invitee));
		Ok(())
	}

	#[benchmark]
	fn update_profile() {
		let patient = patient::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), content());

		assert_eq!(Participants::<T>::get(patient).and_then(|p| p.profile), content());
	}

	#[benchmark]
	fn rotate_encryption_key(s: Linear<1, MAX_SIGNATORIES>) {
		let patient = Pallet::<T>::benchmark_signer(s);
		hospital::<T>();
		Pallet::<T>::benchmark_register(&patient, Role::Patient);
		let text = Pallet::<T>::key_statement_text(&patient, &key(1));
		let signature = Pallet::<T>::benchmark_sign(s, &text);

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), key(1), signature);

		assert_eq!(Pallet::<T>::key_version(&patient), Some(2));
	}

	#[benchmark]
	fn report_key_compromised() {
		let patient = patient::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(patient));
	}

	#[benchmark]
	fn set_backup() {
		let patient = patient::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), content());

		assert_eq!(Participants::<T>::get(patient).and_then(|p| p.backup), content());
	}

	#[benchmark]
	fn deregister(d: Linear<0, { T::MaxStaff::get() }>) {
		// A doctor leaves the most behind: its entry in the register, its hours, its exclusions. An
		// organisation has more delegates. Together it is more than anybody has.
		let doctor = clinic_with_staff::<T>(d);
		T::OnDeregistered::benchmark_fill(&doctor);
		fill_purses::<T>(&doctor, 0);
		// The reference is blocked, so that its release is queued. What it used is kept, once more.
		let _ = frame_system::Pallet::<T>::inc_consumers(&doctor);
		let used = Usage { used: BalanceOf::<T>::max_value(), at: START };
		Usages::<T>::insert(
			&doctor,
			ParticipantUsage { ordinary: used, protective: used, reserve: used },
		);
		Pallet::<T>::keep_usage(&doctor, Role::Doctor);

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor.clone()));

		assert!(!Participants::<T>::contains_key(&doctor));
		assert_eq!(Delegations::<T>::iter_prefix(&doctor).count(), 0);
	}

	#[benchmark]
	fn suspend_participant() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		let hospital = hospital::<T>();
		// It freezes, which is the more.
		let reason = SuspensionReason::KeyCompromised;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), patient.clone(), reason, Some(soon::<T>()));

		assert!(Pallet::<T>::is_suspended(&patient));
		Ok(())
	}

	#[benchmark]
	fn reinstate_participant() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		let hospital = hospital::<T>();
		freeze::<T>(&patient)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), patient.clone());

		assert!(!Pallet::<T>::is_suspended(&patient));
		Ok(())
	}

	// Each of `d` delegates is past its end and makes room.
	#[benchmark]
	fn appoint_delegate(d: Linear<1, { T::MaxStaff::get() }>) {
		let patient = clinic::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		fill_delegates::<T>(&patient, d);
		// It takes over a part of somebody's purse.
		<Pallet<T> as care::Purses<_, _>>::benchmark_purse(&patient, &family, 500u32.into());
		fill_purses::<T>(&patient, 0);
		let (relationship, scope) = (Relationship::Staff, DelegationScope::Desk);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(patient.clone()),
			family.clone(),
			relationship,
			scope,
			soon::<T>(),
			1_000u32.into(),
		);

		assert!(Pallet::<T>::live_delegation(&patient, &family).is_some());
	}

	#[benchmark]
	fn dismiss_delegate() {
		let patient = patient::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		delegate::<T>(&patient, &family, desk_of(soon::<T>()));

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), family.clone());

		assert!(!Delegations::<T>::contains_key(patient, family));
	}

	#[benchmark]
	fn resign_delegation() {
		let patient = patient::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		delegate::<T>(&patient, &family, desk_of(soon::<T>()));

		#[extrinsic_call]
		_(RawOrigin::Signed(family.clone()), patient.clone());

		assert!(!Delegations::<T>::contains_key(patient, family));
	}

	#[benchmark]
	fn open_keyless_account(s: Linear<1, MAX_SIGNATORIES>) -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		// Who signs for the hospital is not the delegate: so one of them has a signature more.
		let other = if s < MAX_SIGNATORIES { s.saturating_add(1) } else { s.saturating_sub(1) };
		let (staff, family) =
			(Pallet::<T>::benchmark_signer(s), Pallet::<T>::benchmark_signer(other));
		Pallet::<T>::benchmark_register(&family, Role::Patient);
		let salt = H256::repeat_byte(3);
		let (relationship, scope) = (Relationship::Family, DelegationScope::Guardian);
		let opened = Pallet::<T>::keyless_account(&hospital, &salt).ok_or("it has an address")?;
		let text = Pallet::<T>::key_statement_text(&opened, &key(1));
		let delegates = Pallet::<T>::benchmark_sign(other, &text);
		let text = opening_statement(&text, &family);
		let signature = Pallet::<T>::benchmark_sign(s, &text);
		// Staff acts for the hospital: one of the set-up has no key to sign with.
		let origin = Origin::<T>::ActingFor { principal: hospital.clone(), actor: staff, scope };
		let origin: T::RuntimeOrigin = origin.into();

		#[extrinsic_call]
		_(
			origin,
			salt,
			key(1),
			content(),
			family,
			relationship,
			scope,
			soon::<T>(),
			delegates,
			signature,
		);

		assert!(Participants::<T>::contains_key(opened));
		Ok(())
	}

	// Each of `d` delegates is past its end and makes room.
	#[benchmark]
	fn appoint_guardian(d: Linear<1, { T::MaxDelegates::get() }>) {
		let patient = patient::<T>();
		Participants::<T>::mutate_extant(&patient, |participant| participant.keyless = true);
		let hospital = hospital::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		fill_delegates::<T>(&patient, d);
		let relationship = Relationship::Guardian;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), patient.clone(), family.clone(), relationship, soon::<T>());

		assert!(Pallet::<T>::live_delegation(&patient, &family).is_some());
	}

	#[benchmark]
	fn set_recovery_contacts() {
		let patient = patient::<T>();
		let contacts = contacts_of::<T>(&patient);
		let (threshold, delay) = (MAX_CONTACTS, T::LongestRecovery::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), contacts, threshold, delay);

		assert!(Contacts::<T>::get(patient).is_some_and(|entry| entry.next.is_some()));
	}

	// As the last of all supporters, by a hospital that supported another key alone. It brings the
	// signer's word, which is there already.
	#[benchmark]
	fn support_remedy(s: Linear<0, MAX_SIGNATORIES>) -> Result<(), BenchmarkError> {
		let (patient, remedy) = case::<T>(&[0, 1, 2], s)?;
		let hospital = T::Consortium::benchmark_hospital(3);
		let origin = RawOrigin::Signed(hospital.clone());
		let signatures = if s < 2 { 2 } else { 1 };
		let other = replace_key::<T>(signatures);
		let word = consent::<T>(&patient, &other, signatures);
		Pallet::<T>::do_support_remedy(origin.clone().into(), patient.clone(), other, word)?;
		let consent = consent::<T>(&patient, &remedy, s);

		#[extrinsic_call]
		_(origin, patient.clone(), remedy.clone(), consent);

		let supporters = Cases::<T>::get(&patient, &remedy).map(|case| case.supporters.len());
		assert_eq!(supporters, Some(MAX_CONTACTS as usize + 4));
		Ok(())
	}

	#[benchmark]
	fn withdraw_remedy_support() -> Result<(), BenchmarkError> {
		let (patient, remedy) = case::<T>(&[0, 1, 2, 3], 1)?;
		let hospital = T::Consortium::benchmark_hospital(3);

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), patient.clone(), remedy.clone());

		let supporters = Cases::<T>::get(&patient, &remedy).map(|case| case.supporters.len());
		assert_eq!(supporters, Some(MAX_CONTACTS as usize + 3));
		Ok(())
	}

	#[benchmark]
	fn object_to_remedy() -> Result<(), BenchmarkError> {
		let (patient, remedy) = case::<T>(&[0, 1, 2, 3], 1)?;
		let guardian = member::<T>("guardian", 0, Role::Patient);
		let delegation = Delegation { scope: DelegationScope::Guardian, ..desk_of(soon::<T>()) };
		delegate::<T>(&patient, &guardian, delegation);

		#[extrinsic_call]
		_(RawOrigin::Signed(guardian), patient.clone(), remedy.clone());

		assert!(Cases::<T>::get(&patient, &remedy).is_some_and(|case| case.objected));
		Ok(())
	}

	// A keyless account gets a key, and all its delegations end.
	#[benchmark]
	fn complete_remedy(d: Linear<0, { T::MaxDelegates::get() }>) -> Result<(), BenchmarkError> {
		let (patient, remedy) = case::<T>(&[0, 1, 2, 3], 1)?;
		fill_for_remedy::<T>(&patient, d);
		T::BenchmarkTime::set(START.saturating_add(T::LongestRecovery::get()).saturating_add(DAY));

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), patient.clone(), remedy);

		assert!(Signers::<T>::contains_key(&patient));
		assert_eq!(Delegations::<T>::iter_prefix(&patient).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn decide_remedy(
		d: Linear<0, { T::MaxDelegates::get() }>,
		s: Linear<0, MAX_SIGNATORIES>,
	) -> Result<(), BenchmarkError> {
		let (patient, remedy) = case::<T>(&[0, 1, 2, 3], s)?;
		let consent = consent::<T>(&patient, &remedy, s);
		fill_for_remedy::<T>(&patient, d);
		let origin = RawOrigin::Signed(patient.clone()).into();
		Pallet::<T>::do_object_to_remedy(origin, patient.clone(), remedy.clone())?;
		let council =
			T::RecoveryOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(council as T::RuntimeOrigin, patient.clone(), remedy, true, consent);

		assert!(Signers::<T>::contains_key(&patient));
		Ok(())
	}

	// With the cheapest call inside, whose weight counts twice then.
	#[benchmark]
	fn act_as() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		let signer: T::AccountId = account("signer", 0, 0);
		Pallet::<T>::replace_signer(&patient, &signer)?;
		let call: T::RuntimeCall = Call::set_backup { backup: content() }.into();

		#[extrinsic_call]
		_(RawOrigin::Signed(signer), patient.clone(), Box::new(call));

		assert_eq!(Participants::<T>::get(patient).and_then(|p| p.backup), content());
		Ok(())
	}

	// With a cheap call inside, whose weight counts twice then: staff's first act, with as many
	// employers as there can be, of which one is over.
	#[benchmark]
	fn act_for() {
		let clinic = clinic::<T>();
		let staff = member::<T>("staff", 0, Role::Patient);
		fill_employers::<T>(&staff, &hospital::<T>());
		let delegation = Delegation { scope: DelegationScope::Invitations, ..desk_of(soon::<T>()) };
		delegate::<T>(&clinic, &staff, delegation);
		let invitee: T::AccountId = account("invitee", 0, 0);
		let call: T::RuntimeCall =
			Call::invite { invitee: invitee.clone(), role: Role::Patient, expires_at: soon::<T>() }
				.into();

		#[extrinsic_call]
		_(RawOrigin::Signed(staff), clinic.clone(), Box::new(call));

		assert!(Invitations::<T>::contains_key(invitee, clinic));
	}

	#[benchmark]
	fn thaw_money() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		freeze::<T>(&patient)?;
		T::BenchmarkTime::set(soon::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(family), patient.clone());

		assert!(!Pallet::<T>::is_money_frozen(&patient));
		Ok(())
	}

	#[benchmark]
	fn on_idle_freeze() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		freeze::<T>(&patient)?;
		T::BenchmarkTime::set(soon::<T>());

		#[block]
		{
			Pallet::<T>::end_freeze(&patient);
		}

		assert!(!Pallet::<T>::is_money_frozen(&patient));
		Ok(())
	}

	// It becomes a purse of its own.
	#[benchmark]
	fn set_purse() {
		let patient = patient::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		delegate::<T>(&patient, &family, desk_of(soon::<T>()));
		fill_purses::<T>(&patient, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), family.clone(), 2_000u32.into());

		assert_eq!(Pallet::<T>::purse(&patient, &family).limit, 2_000u32.into());
	}

	#[benchmark]
	fn propose_purse() {
		let patient = patient::<T>();
		Participants::<T>::mutate_extant(&patient, |participant| participant.keyless = true);
		let hospital = hospital::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		delegate::<T>(&patient, &family, desk_of(soon::<T>()));

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), patient.clone(), family.clone(), 2_000u32.into());

		assert!(Pallet::<T>::purse(&patient, &family).proposed.is_some());
	}

	// The delegate's sponsor is a clinic that left, too.
	#[benchmark]
	fn confirm_purse() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		let sponsor = Participants::<T>::get(&patient).and_then(|participant| participant.sponsor);
		Participants::<T>::mutate_extant(&patient, |participant| participant.keyless = true);
		let hospital = hospital::<T>();
		let other = T::Consortium::benchmark_hospital(1);
		let family = member::<T>("family", 0, Role::Patient);
		Participants::<T>::mutate_extant(&family, |participant| participant.sponsor = sponsor);
		delegate::<T>(&patient, &family, desk_of(soon::<T>()));
		let (whose, whom) = (patient.clone(), family.clone());
		Pallet::<T>::do_propose_purse(hospital.into(), whose, whom, 2_000u32.into())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(other), patient.clone(), family.clone(), 2_000u32.into());

		assert_eq!(Pallet::<T>::purse(&patient, &family).limit, 2_000u32.into());
		Ok(())
	}

	#[benchmark]
	fn decline_invitation() -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		let actor = Actor::from(hospital.clone());
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, soon::<T>())?;
		frame_system::Pallet::<T>::inc_account_nonce(&invitee);

		#[extrinsic_call]
		_(RawOrigin::Signed(invitee.clone()), hospital.clone());

		assert!(!Invitations::<T>::contains_key(invitee, hospital));
		Ok(())
	}

	// By a clinic, in the place of an earlier offer.
	#[benchmark]
	fn offer_sponsorship() {
		let patient = patient::<T>();
		let clinic = clinic::<T>();
		offer::<T>(&patient, &clinic, START + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(clinic.clone()), patient.clone(), soon::<T>());

		assert_eq!(SponsorshipOffers::<T>::get(patient, clinic), Some(soon::<T>()));
	}

	#[benchmark]
	fn withdraw_offer() {
		let patient = patient::<T>();
		let clinic = clinic::<T>();
		offer::<T>(&patient, &clinic, soon::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(clinic.clone()), patient.clone());

		assert!(!SponsorshipOffers::<T>::contains_key(patient, clinic));
	}

	#[benchmark]
	fn accept_sponsorship() {
		let patient = patient::<T>();
		let clinic = clinic::<T>();
		offer::<T>(&patient, &clinic, soon::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), clinic.clone());

		let next = Participants::<T>::get(patient).and_then(|p| p.sponsor_change.next);
		assert_eq!(next.map(|next| next.sponsor), Some(clinic));
	}

	// An offer, and the acceptance of an earlier one.
	#[benchmark]
	fn decline_sponsorship() {
		let patient = patient::<T>();
		let clinic = clinic::<T>();
		offer::<T>(&patient, &clinic, soon::<T>());
		let next = NextSponsor { sponsor: clinic.clone(), from: soon::<T>() };
		Participants::<T>::mutate_extant(&patient, |participant| {
			participant.sponsor_change.next = Some(next);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), clinic.clone());

		assert!(!SponsorshipOffers::<T>::contains_key(&patient, clinic));
		assert!(Participants::<T>::get(patient).is_some_and(|p| p.sponsor_change.next.is_none()));
	}

	#[benchmark]
	fn end_sponsorship() {
		let patient = patient::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital::<T>()), patient.clone());

		assert!(Participants::<T>::get(patient).is_some_and(|p| p.sponsor_change.ends_at.is_some()));
	}

	#[benchmark]
	fn stop_inviting() -> Result<(), BenchmarkError> {
		let clinic = clinic::<T>();
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as OriginFor<T>, clinic.clone());

		assert!(InvitingStops::<T>::contains_key(clinic));
		Ok(())
	}

	#[benchmark]
	fn allow_inviting() -> Result<(), BenchmarkError> {
		let clinic = clinic::<T>();
		InvitingStops::<T>::insert(&clinic, ());
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as OriginFor<T>, clinic.clone());

		assert!(!InvitingStops::<T>::contains_key(clinic));
		Ok(())
	}

	#[benchmark]
	fn on_idle_base() -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		let actor = Actor::from(hospital.clone());
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, soon::<T>())?;
		let patient = patient::<T>();
		delegate::<T>(&patient, &invitee, desk_of(soon::<T>()));

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(Invitations::<T>::contains_key(invitee, hospital));
		Ok(())
	}

	// Still blocked: it is queued again.
	#[benchmark]
	fn on_idle_release() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		frame_system::Pallet::<T>::inc_consumers(&patient)?;
		Participants::<T>::remove(&patient);
		Pallet::<T>::release_provider(&patient);
		let before = ProviderReferences::<T>::get(&patient);
		T::BenchmarkTime::set(START + DAY);

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert_ne!(ProviderReferences::<T>::get(&patient), before);
		Ok(())
	}

	#[benchmark]
	fn on_idle_invitation() -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		let actor = Actor::from(hospital.clone());
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, START + 1)?;
		frame_system::Pallet::<T>::inc_account_nonce(&invitee);
		T::BenchmarkTime::set(START + DAY);

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(!Invitations::<T>::contains_key(invitee, hospital));
		Ok(())
	}

	#[benchmark]
	fn on_idle_offer() {
		let patient = patient::<T>();
		let clinic = clinic::<T>();
		offer::<T>(&patient, &clinic, START + 1);
		T::BenchmarkTime::set(START + DAY);

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(!SponsorshipOffers::<T>::contains_key(patient, clinic));
	}

	#[benchmark]
	fn on_idle_usage() {
		let _ = hospital::<T>();
		let left: T::AccountId = account("left", 0, 0);
		let unused = Usage { used: Zero::zero(), at: START };
		Usages::<T>::insert(
			&left,
			ParticipantUsage { ordinary: unused, protective: unused, reserve: unused },
		);
		Pallet::<T>::keep_usage(&left, Role::Patient);
		T::BenchmarkTime::set(START + DAY);

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(!Usages::<T>::contains_key(left));
	}

	#[benchmark]
	fn on_idle_delegation() {
		let patient = patient::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		delegate::<T>(&patient, &family, desk_of(START + 1));
		T::BenchmarkTime::set(START + DAY);

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(!Delegations::<T>::contains_key(patient, family));
	}

	#[benchmark]
	fn on_idle_case() -> Result<(), BenchmarkError> {
		let (patient, _) = case::<T>(&[0, 1, 2, 3], 1)?;
		fill_for_remedy::<T>(&patient, T::MaxDelegates::get());
		T::BenchmarkTime::set(START.saturating_add(T::LongestRecovery::get()).saturating_add(DAY));

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(Signers::<T>::contains_key(patient));
		Ok(())
	}

	/// A participant whose reserve is used up.
	fn use_reserve_up<T: Config>(who: &T::AccountId) {
		let unused = Usage { used: Zero::zero(), at: START };
		let used = Usage { used: BalanceOf::<T>::max_value(), at: START };
		Usages::<T>::insert(
			who,
			ParticipantUsage { ordinary: unused, protective: unused, reserve: used },
		);
	}

	// A free protective transaction that draws on two pools.
	#[benchmark]
	fn charge_allowance() {
		let patient = patient_of_clinic::<T>();
		use_reserve_up::<T>(&patient);
		let extension: ChargeAllowance<T, ()> = ().into();
		let call: T::RuntimeCall = Call::set_backup { backup: content() }.into();
		let info = DispatchInfo { call_weight: Weight::from_parts(100, 0), ..Default::default() };
		let post_info = PostDispatchInfo {
			actual_weight: Some(Weight::from_parts(10, 0)),
			pays_fee: Default::default(),
		};
		let origin = RawOrigin::Signed(patient.clone()).into();

		let result;
		#[block]
		{
			result = extension.test_run(origin, &call, &info, 0, 0, |_| Ok(post_info));
		}

		assert!(matches!(result, Ok(Ok(_))));
		assert!(Usages::<T>::get(patient).is_some_and(|usage| !usage.protective.used.is_zero()));
	}

	// A protective transaction that might have been free, had either of the hospital's pools more left.
	#[benchmark]
	fn charge_allowance_skip() {
		let patient = patient_of_clinic::<T>();
		use_reserve_up::<T>(&patient);
		let used = Usage { used: BalanceOf::<T>::max_value(), at: START };
		PoolUsages::<T>::insert(
			T::Consortium::benchmark_hospital(0),
			PoolUsage { ordinary: used, protective: used },
		);
		let extension: ChargeAllowance<T, ()> = ().into();
		let call: T::RuntimeCall = Call::set_backup { backup: content() }.into();
		let info = DispatchInfo { call_weight: Weight::from_parts(100, 0), ..Default::default() };
		let origin = RawOrigin::Signed(patient.clone()).into();

		let result;
		#[block]
		{
			result = extension.test_run(origin, &call, &info, 0, 0, |_| Ok(().into()));
		}

		assert!(matches!(result, Ok(Ok(_))));
		assert!(Usages::<T>::get(patient).is_some_and(|usage| usage.protective.used.is_zero()));
	}

	#[benchmark]
	fn check_pending() {
		let patient = patient::<T>();
		let nonce = frame_system::Pallet::<T>::account_nonce(&patient);
		let extension = CheckPending::<T>::from(nonce);
		let call: T::RuntimeCall = Call::update_profile { profile: content() }.into();
		let info = call.get_dispatch_info();
		let origin = RawOrigin::Signed(patient.clone()).into();

		let result;
		#[block]
		{
			result = extension.test_run(origin, &call, &info, 0, 0, |_| Ok(().into()));
		}

		assert!(matches!(result, Ok(Ok(_))));
		assert!(frame_system::Pallet::<T>::account_nonce(&patient) > nonce);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
