//! Benchmarks of the calls, the cleaning up and the transaction extensions.

use crate::*;
use carechain_primitives::{
	statement::{opening_statement, MAX_SIGNATORIES},
	traits::{BenchmarkTime as _, Participants as _, Statements as _},
	Codec, DAY,
};
use frame::{
	benchmarking::prelude::*,
	deps::{frame_support::dispatch::RawOrigin, sp_runtime::traits::AsSystemOriginSigner},
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

/// Puts a delegation in storage.
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
}

/// Fills a principal's delegates with `ended` ones that are past their end.
fn fill_delegates<T: Config>(principal: &T::AccountId, ended: u32) {
	for index in 0..ended {
		let who = account("former", index, 0);
		delegate::<T>(principal, &who, desk_of(START - 1));
	}
	DelegateCount::<T>::insert(principal, T::MaxDelegates::get());
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
		let hospital = hospital::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		let other = T::Consortium::benchmark_hospital(1);
		// An invitation that is past its end is replaced.
		let actor = Actor::from(other);
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, START + 1)?;
		FormerNonces::<T>::insert(&invitee, T::Nonce::from(7u32));
		T::BenchmarkTime::set(START + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital.clone()), invitee.clone(), Role::Doctor, soon::<T>());

		assert_eq!(Invitations::<T>::get(invitee).map(|i| i.sponsor), Some(hospital));
		Ok(())
	}

	#[benchmark]
	fn withdraw_invitation() -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		let actor = Actor::from(hospital.clone());
		Pallet::<T>::do_invite(actor, invitee.clone(), Role::Patient, soon::<T>())?;
		frame_system::Pallet::<T>::inc_account_nonce(&invitee);

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), invitee.clone());

		assert!(!Invitations::<T>::contains_key(invitee));
		Ok(())
	}

	#[benchmark]
	fn register(s: Linear<1, MAX_SIGNATORIES>) -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		let invitee = Pallet::<T>::benchmark_signer(s);
		Pallet::<T>::do_invite(hospital.into(), invitee.clone(), Role::Patient, soon::<T>())?;
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
		_(RawOrigin::Signed(invitee.clone()), key(1), content(), signature);

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
	fn set_backup() {
		let patient = patient::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), content());

		assert_eq!(Participants::<T>::get(patient).and_then(|p| p.backup), content());
	}

	#[benchmark]
	fn deregister(d: Linear<0, { T::MaxDelegates::get() }>) {
		// A doctor leaves the most behind: its entry in the register, its hours, its exclusions.
		let doctor = account("doctor", 0, 0);
		<Pallet<T> as care::Participants<_>>::benchmark_register(&doctor, Role::Doctor);
		T::OnDeregistered::benchmark_fill(&doctor);
		for index in 0..d {
			let who = account("delegate", index, 0);
			delegate::<T>(&doctor, &who, desk_of(soon::<T>()));
		}
		// The reference is blocked, so that its release is queued.
		let _ = frame_system::Pallet::<T>::inc_consumers(&doctor);

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor.clone()));

		assert!(!Participants::<T>::contains_key(&doctor));
		assert_eq!(Delegations::<T>::iter_prefix(&doctor).count(), 0);
	}

	#[benchmark]
	fn suspend_participant() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		let hospital = hospital::<T>();
		let reason = SuspensionReason::Misuse;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), patient.clone(), reason, Some(soon::<T>()));

		assert!(Pallet::<T>::is_suspended(&patient));
		Ok(())
	}

	#[benchmark]
	fn reinstate_participant() -> Result<(), BenchmarkError> {
		let patient = patient::<T>();
		let hospital = hospital::<T>();
		let reason = SuspensionReason::Misuse;
		let origin = RawOrigin::Signed(hospital.clone()).into();
		Pallet::<T>::do_suspend(origin, patient.clone(), reason, Some(soon::<T>()))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), patient.clone());

		assert!(!Pallet::<T>::is_suspended(&patient));
		Ok(())
	}

	// Each of `d` delegates is past its end and makes room.
	#[benchmark]
	fn appoint_delegate(d: Linear<1, { T::MaxDelegates::get() }>) {
		let patient = patient::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		fill_delegates::<T>(&patient, d);
		let (relationship, scope) = (Relationship::Family, DelegationScope::Guardian);

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), family.clone(), relationship, scope, soon::<T>());

		assert!(Pallet::<T>::live_delegation(&patient, &family).is_some());
	}

	#[benchmark]
	fn dismiss_delegate() {
		let patient = patient::<T>();
		let family: T::AccountId = account("family", 0, 0);
		delegate::<T>(&patient, &family, desk_of(soon::<T>()));

		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), family.clone());

		assert!(!Delegations::<T>::contains_key(patient, family));
	}

	#[benchmark]
	fn resign_delegation() {
		let patient = patient::<T>();
		let family: T::AccountId = account("family", 0, 0);
		delegate::<T>(&patient, &family, desk_of(soon::<T>()));

		#[extrinsic_call]
		_(RawOrigin::Signed(family.clone()), patient.clone());

		assert!(!Delegations::<T>::contains_key(patient, family));
	}

	#[benchmark]
	fn open_keyless_account(s: Linear<1, MAX_SIGNATORIES>) -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		let family = Pallet::<T>::benchmark_signer(s);
		Pallet::<T>::benchmark_register(&family, Role::Patient);
		let salt = H256::repeat_byte(3);
		let (relationship, scope) = (Relationship::Family, DelegationScope::Guardian);
		let opened = Pallet::<T>::keyless_account(&hospital, &salt).ok_or("it has an address")?;
		let text = Pallet::<T>::key_statement_text(&opened, &key(1));
		let delegates = Pallet::<T>::benchmark_sign(s, &text);
		let text = opening_statement(&text, &family);
		let signature = Pallet::<T>::benchmark_sign(s, &text);
		// The delegate acts for the hospital, too: a hospital of the set-up has no key to sign with.
		let origin =
			Origin::<T>::ActingFor { principal: hospital.clone(), actor: family.clone(), scope };
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

	// With the cheapest call inside, whose weight counts twice then.
	#[benchmark]
	fn act_for() {
		let patient = patient::<T>();
		let family = member::<T>("family", 0, Role::Patient);
		let delegation = Delegation { scope: DelegationScope::Guardian, ..desk_of(soon::<T>()) };
		delegate::<T>(&patient, &family, delegation);
		let call: T::RuntimeCall = Call::set_backup { backup: content() }.into();

		#[extrinsic_call]
		_(RawOrigin::Signed(family), patient.clone(), Box::new(call));

		assert_eq!(Participants::<T>::get(patient).and_then(|p| p.backup), content());
	}

	#[benchmark]
	fn on_idle_base() -> Result<(), BenchmarkError> {
		let hospital = hospital::<T>();
		let invitee: T::AccountId = account("invitee", 0, 0);
		Pallet::<T>::do_invite(hospital.into(), invitee.clone(), Role::Patient, soon::<T>())?;
		let patient = patient::<T>();
		delegate::<T>(&patient, &invitee, desk_of(soon::<T>()));

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(Invitations::<T>::contains_key(invitee));
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
		Pallet::<T>::do_invite(hospital.into(), invitee.clone(), Role::Patient, START + 1)?;
		frame_system::Pallet::<T>::inc_account_nonce(&invitee);
		T::BenchmarkTime::set(START + DAY);

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(!Invitations::<T>::contains_key(invitee));
		Ok(())
	}

	#[benchmark]
	fn on_idle_delegation() {
		let patient = patient::<T>();
		let family: T::AccountId = account("family", 0, 0);
		delegate::<T>(&patient, &family, desk_of(START + 1));
		T::BenchmarkTime::set(START + DAY);

		#[block]
		{
			Pallet::<T>::clean_up(&mut WeightMeter::new());
		}

		assert!(!Delegations::<T>::contains_key(patient, family));
	}

	// A free transaction that draws on a pool.
	#[benchmark]
	fn charge_allowance() {
		let patient = patient::<T>();
		let extension: ChargeAllowance<T, ()> = ().into();
		let call: T::RuntimeCall = Call::update_profile { profile: content() }.into();
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
		assert!(Usages::<T>::contains_key(patient));
	}

	// A transaction that might have been free, had the pool more left.
	#[benchmark]
	fn charge_allowance_skip() {
		let patient = patient::<T>();
		let used = Usage { used: BalanceOf::<T>::max_value(), at: START };
		PoolUsages::<T>::insert(T::Consortium::benchmark_hospital(0), used);
		let extension: ChargeAllowance<T, ()> = ().into();
		let call: T::RuntimeCall = Call::update_profile { profile: content() }.into();
		let info = DispatchInfo { call_weight: Weight::from_parts(100, 0), ..Default::default() };
		let origin = RawOrigin::Signed(patient.clone()).into();

		let result;
		#[block]
		{
			result = extension.test_run(origin, &call, &info, 0, 0, |_| Ok(().into()));
		}

		assert!(matches!(result, Ok(Ok(_))));
		assert!(!Usages::<T>::contains_key(patient));
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
