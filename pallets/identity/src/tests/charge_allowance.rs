use super::*;
use frame::deps::sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
use pallet_transaction_payment::ChargeTransactionPayment;

const PAYMENT: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Payment);

fn endow(who: u64) -> u64 {
	let amount = 1_000_000_000_000;
	let _ = <Balances as fungible::Mutate<u64>>::mint_into(&who, amount);
	amount
}

fn register_call(seed: u8) -> RuntimeCall {
	RuntimeCall::Participants(Call::register {
		sponsor: HOSPITAL,
		encryption_key: key(seed),
		profile: None,
	})
}

fn backup() -> RuntimeCall {
	RuntimeCall::Participants(Call::set_backup { backup: None })
}

#[test]
fn it_looks_like_the_payment_extension_it_wraps() {
	type Wrapped = ChargeTransactionPayment<Test>;
	type Wrapper = ChargeAllowance<Test, Wrapped>;
	assert_eq!(
		<Wrapper as TransactionExtension<RuntimeCall>>::IDENTIFIER,
		"ChargeTransactionPayment"
	);
	assert_eq!(Wrapper::type_info(), Wrapped::type_info());
	for tip in [0, 1, u64::MAX] {
		let wrapped = Wrapped::from(tip);
		assert_eq!(Wrapper::from(wrapped.clone()).encode(), wrapped.encode());
	}
	let metadata = <Wrapper as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(metadata.len(), 1);
	assert_eq!(metadata[0].identifier, "ChargeTransactionPayment");
}

#[test]
fn a_patient_without_a_coin_acts_and_what_it_used_counts() {
	build_and_execute(|| {
		register_all();
		let xt = transaction(PATIENT, nonce(PATIENT), 0, remark());
		let fee = nominal_fee(&xt);
		assert_ok!(apply(xt).unwrap());
		let (who, amount) = waived().unwrap();
		assert_eq!(who, PATIENT);
		// The reserved weight of the paid path is given back.
		assert!(amount > 0 && amount <= fee);
		assert_eq!(Usages::<Test>::get(PATIENT).unwrap().ordinary.used, amount);
		assert_eq!(Usages::<Test>::get(PATIENT).unwrap().protective.used, 0);
		// The clinic's pool is a part of its hospital's.
		assert_eq!(pool_used(CLINIC), (amount, 0));
		assert_eq!(pool_used(HOSPITAL), (amount, 0));
		assert_eq!(Balances::free_balance(PATIENT), 0);
	});
}

#[test]
fn priority_is_that_of_the_paid_transaction() {
	build_and_execute(|| {
		register_all();
		endow(STRANGER);
		for tip in [0, 10] {
			endow(PATIENT);
			let free = transaction(PATIENT, nonce(PATIENT), tip, remark());
			let paid = transaction(STRANGER, nonce(STRANGER), tip, remark());
			let free = validate(&free).unwrap();
			assert!(free.priority > 0);
			assert_eq!(free.priority, validate(&paid).unwrap().priority);
		}
	});
}

#[test]
fn strangers_pay_or_are_refused() {
	build_and_execute(|| {
		let xt = |who| transaction(who, nonce(who), 0, remark());
		assert_eq!(validate(&xt(STRANGER)).unwrap_err(), PAYMENT);
		let before = endow(STRANGER);
		let fee = nominal_fee(&xt(STRANGER));
		assert_ok!(apply(xt(STRANGER)).unwrap());
		let paid = before - Balances::free_balance(STRANGER);
		assert!(paid > 0 && paid <= fee);
		assert_eq!(waived(), None);
		assert_eq!(Usages::<Test>::iter().count(), 0);
	});
}

#[test]
fn paid_calls_and_batches_that_hide_one_are_not_free() {
	build_and_execute(|| {
		register_all();
		for call in [
			transfer(FAMILY),
			batch_all(vec![remark(), transfer(FAMILY)]),
			act_for(FAMILY, batch_all(vec![remark(), transfer(FAMILY)])),
		] {
			let xt = transaction(PATIENT, nonce(PATIENT), 0, call);
			assert_eq!(validate(&xt).unwrap_err(), PAYMENT);
			assert_eq!(apply(xt).unwrap_err(), PAYMENT);
		}
		assert_eq!(Usages::<Test>::get(PATIENT), None);
	});
}

#[test]
fn past_the_allowance_ordinary_fees_apply_until_it_recovers() {
	build_and_execute(|| {
		register_all();
		assert_ok!(submit(PATIENT, remark()));
		let (_, amount) = waived().unwrap();
		let xt = || transaction(PATIENT, nonce(PATIENT), 0, remark());
		let fee = nominal_fee(&xt());
		// Room for one of these.
		OrdinaryLimit::set(amount + fee);
		assert_ok!(validate(&xt()));
		OrdinaryLimit::set(amount + fee - 1);
		assert_eq!(validate(&xt()).unwrap_err(), PAYMENT);
		// A quarter comes back each hour.
		advance(HOUR);
		assert_ok!(validate(&xt()));
		// With money, the rest is paid.
		OrdinaryLimit::set(0);
		let before = endow(PATIENT);
		assert_ok!(apply(xt()).unwrap());
		assert!(Balances::free_balance(PATIENT) < before);
	});
}

#[test]
fn the_sponsors_pool_bounds_all_its_accounts_together() {
	build_and_execute(|| {
		register_all();
		let xt = |who| transaction(who, nonce(who), 0, remark());
		let fee = nominal_fee(&xt(PATIENT));
		ClinicPoolLimit::set(fee);
		assert_ok!(submit(PATIENT, remark()));
		// The relative used nothing, and its sponsor's pool has too little left.
		assert_eq!(validate(&xt(FAMILY)).unwrap_err(), PAYMENT);
		// The doctor has another sponsor.
		assert_ok!(validate(&xt(DOCTOR)));
		// Members of the consortium have no pool.
		PoolLimit::set(0);
		assert_ok!(validate(&xt(HOSPITAL)));
		assert_eq!(validate(&xt(DOCTOR)).unwrap_err(), PAYMENT);
		// Protective calls do not need the pool.
		assert_ok!(apply(transaction(FAMILY, nonce(FAMILY), 0, backup())).unwrap());
	});
}

#[test]
fn the_pool_is_that_of_whoever_answers_now() {
	build_and_execute(|| {
		register_all();
		let used = |who| pool_used(who).0;
		assert_ok!(Identity::deregister(signed(CLINIC)));
		assert_ok!(submit(PATIENT, remark()));
		assert!(used(HOSPITAL) > 0);
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_ok!(submit(DOCTOR, remark()));
		assert!(used(OTHER_HOSPITAL) > 0);
		// An expelled hospital's accounts stay bounded together.
		set_hospital(HOSPITAL, HospitalStatus::ForCause);
		PoolLimit::set(used(HOSPITAL));
		let xt = transaction(DOCTOR, nonce(DOCTOR), 0, remark());
		assert_eq!(validate(&xt).unwrap_err(), PAYMENT);
	});
}

#[test]
fn protective_calls_have_a_reserve_then_the_allowances_then_fees() {
	build_and_execute(|| {
		register_all();
		let xt = || transaction(PATIENT, nonce(PATIENT), 0, backup());
		let fee = nominal_fee(&xt());
		// Both allowances are used up.
		OrdinaryLimit::set(0);
		ProtectiveLimit::set(0);
		ReserveLimit::set(fee);
		assert_ok!(apply(xt()).unwrap());
		let amount = waived().unwrap().1;
		assert_eq!(used(PATIENT), (0, 0, amount));
		assert_eq!(pool_used(CLINIC), (0, 0), "the reserve is its own");
		assert_eq!(validate(&xt()).unwrap_err(), PAYMENT);
		ProtectiveLimit::set(fee);
		assert_ok!(apply(xt()).unwrap());
		assert_eq!(used(PATIENT), (0, amount, amount));
		assert_eq!((pool_used(CLINIC), pool_used(HOSPITAL)), ((0, amount), (0, amount)));
		assert_eq!(validate(&xt()).unwrap_err(), PAYMENT);
		OrdinaryLimit::set(fee);
		assert_ok!(apply(xt()).unwrap());
		assert_eq!(used(PATIENT), (amount, amount, amount));
		assert_eq!((pool_used(CLINIC), pool_used(HOSPITAL)), ((amount, amount), (amount, amount)));
		assert_eq!(validate(&xt()).unwrap_err(), PAYMENT);
		endow(PATIENT);
		assert_ok!(apply(xt()).unwrap());
		assert_eq!(waived(), None);
	});
}

#[test]
fn the_suspended_pay_for_all_but_protective_calls() {
	build_and_execute(|| {
		register_all();
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		let xt = |call| transaction(PATIENT, nonce(PATIENT), 0, call);
		assert_eq!(validate(&xt(remark())).unwrap_err(), PAYMENT);
		assert_ok!(apply(xt(backup())).unwrap());
		assert!(waived().is_some());
		// The ordinary allowance does not stand in for exhausted ones.
		ReserveLimit::set(0);
		assert_ok!(validate(&xt(backup())));
		ProtectiveLimit::set(0);
		assert_eq!(validate(&xt(backup())).unwrap_err(), PAYMENT);
	});
}

#[test]
fn failed_calls_count() {
	build_and_execute(|| {
		register_all();
		let dismiss = RuntimeCall::Participants(Call::invite {
			invitee: 20,
			role: Role::Patient,
			expires_at: now() + DAY,
		});
		assert_err!(submit(PATIENT, dismiss).unwrap().map_err(|e| e.error), Errors::NotAuthorized);
		let (_, amount) = waived().unwrap();
		assert!(amount > 0);
		assert_eq!(Usages::<Test>::get(PATIENT).unwrap().ordinary.used, amount);
	});
}

#[test]
fn a_delegated_call_counts_on_who_signed() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, DOCTOR, DelegationScope::Desk, DAY);
		assert_ok!(submit(DOCTOR, act_for(PATIENT, remark())));
		assert_eq!(waived().unwrap().0, DOCTOR);
		assert!(Usages::<Test>::get(DOCTOR).unwrap().ordinary.used > 0);
		assert_eq!(Usages::<Test>::get(PATIENT), None);
		assert_eq!(pool_used(CLINIC), (0, 0));
	});
}

#[test]
fn use_is_corrected_to_the_weight_that_was_needed() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Desk, DAY);
		// Refused before the inner call: its weight is not used.
		let heavy = RuntimeCall::Participants(Call::deregister {});
		let xt = transaction(FAMILY, nonce(FAMILY), 0, act_for(PATIENT, heavy.clone()));
		let fee = nominal_fee(&xt);
		assert_err!(apply(xt).unwrap().map_err(|e| e.error), Errors::OutOfScope);
		let (_, amount) = waived().unwrap();
		let inner = heavy.get_dispatch_info().call_weight.ref_time();
		assert!(amount + inner <= fee, "{amount} + {inner} > {fee}");
		assert_eq!(used(FAMILY), (0, 0, amount));
	});
}

#[test]
fn a_tip_is_always_paid_and_nothing_else() {
	build_and_execute(|| {
		register_all();
		let xt = |tip| transaction(PATIENT, nonce(PATIENT), tip, remark());
		assert_eq!(validate(&xt(7)).unwrap_err(), PAYMENT);
		assert_eq!(apply(xt(7)).unwrap_err(), PAYMENT);
		let before = endow(PATIENT);
		assert_ok!(apply(xt(7)).unwrap());
		assert!(waived().unwrap().1 > 0);
		assert_eq!(Balances::free_balance(PATIENT), before - 7);
		System::assert_has_event(
			pallet_transaction_payment::Event::TransactionFeePaid {
				who: PATIENT,
				actual_fee: 7,
				tip: 7,
			}
			.into(),
		);
	});
}

#[test]
fn registration_is_free_for_a_few_attempts_and_nothing_else_is() {
	build_and_execute(|| {
		invite(HOSPITAL, PATIENT, Role::Patient);
		let xt = |call| transaction(PATIENT, nonce(PATIENT), 0, call);
		assert_eq!(validate(&xt(remark())).unwrap_err(), PAYMENT);
		assert_eq!(validate(&xt(backup())).unwrap_err(), PAYMENT);
		assert_eq!(validate(&xt(batch_all(vec![register_call(6)]))).unwrap_err(), PAYMENT);
		// A weak key uses an attempt up. So would any other failure.
		let weak = RuntimeCall::Participants(Call::register {
			sponsor: HOSPITAL,
			encryption_key: EncryptionKey([0; 32]),
			profile: None,
		});
		assert_err!(apply(xt(weak.clone())).unwrap().map_err(|e| e.error), Errors::WeakKey);
		assert_eq!(Invitations::<Test>::get(PATIENT, HOSPITAL).unwrap().attempts_left, 1);
		frame::deps::frame_support::hypothetically!({
			assert!(apply(xt(weak)).unwrap().is_err());
			assert_eq!(validate(&xt(register_call(6))).unwrap_err(), PAYMENT);
			// Who pays may go on trying.
			endow(PATIENT);
			assert_ok!(apply(xt(register_call(6))).unwrap());
		});
		assert_ok!(apply(xt(register_call(6))).unwrap());
		assert_eq!(waived().unwrap().0, PATIENT);
		assert_eq!(participant(PATIENT).role, Role::Patient);
		// A second registration is not free.
		assert_eq!(validate(&xt(register_call(16))).unwrap_err(), PAYMENT);
	});
}

#[test]
fn registration_is_not_free_without_an_invitation_in_force() {
	build_and_execute(|| {
		let xt = |who| transaction(who, nonce(who), 0, register_call(6));
		// Nobody invited the account: there is no provider reference.
		assert_eq!(validate(&xt(STRANGER)).unwrap_err(), PAYMENT);
		invite(HOSPITAL, PATIENT, Role::Patient);
		assert_ok!(validate(&xt(PATIENT)));
		advance(DAY);
		assert_eq!(validate(&xt(PATIENT)).unwrap_err(), PAYMENT);
	});
}

#[test]
fn leaving_is_free_and_what_was_used_is_forgotten_once_it_recovered() {
	build_and_execute(|| {
		register_all();
		assert_ok!(submit(PATIENT, remark()));
		let before = used(PATIENT).0;
		assert_ok!(submit(PATIENT, RuntimeCall::Participants(Call::deregister {})));
		assert_eq!(waived().unwrap().0, PATIENT);
		assert!(!System::account_exists(&PATIENT));
		assert_eq!(used(PATIENT).0, before);
		idle();
		assert_eq!(used(PATIENT).0, before);
		advance(2 * DAY);
		idle();
		assert_eq!(Usages::<Test>::get(PATIENT), None);
	});
}

#[test]
fn what_is_for_seats_is_free_for_hospitals_and_paid_by_all_others() {
	build_and_execute(|| {
		register_all();
		let motion =
			|| RuntimeCall::System(frame_system::Call::remark_with_event { remark: vec![] });
		let seat = |who, call| transaction(who, nonce(who), 0, call);
		let batch = |calls| RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
		for call in [motion(), batch(vec![remark(), motion()]), batch(vec![backup(), motion()])] {
			assert_ok!(apply(seat(HOSPITAL, call.clone())).unwrap());
			assert_eq!(waived().map(|(who, _)| who), Some(HOSPITAL));
			for who in [PATIENT, CLINIC, DOCTOR, AUDITOR] {
				assert_eq!(validate(&seat(who, call.clone())).unwrap_err(), PAYMENT);
				assert_eq!(apply(seat(who, call.clone())).unwrap_err(), PAYMENT);
			}
		}
		let before = endow(PATIENT);
		let xt = seat(PATIENT, motion());
		let fee = nominal_fee(&xt);
		assert_ok!(apply(xt).unwrap());
		assert!(before - Balances::free_balance(PATIENT) >= fee / 2, "it is paid");
		// A hospital that left has no seat.
		set_hospital(HOSPITAL, HospitalStatus::ForCause);
		assert_eq!(validate(&seat(HOSPITAL, motion())).unwrap_err(), PAYMENT);
	});
}

#[test]
fn no_transaction_is_free_that_declares_too_much() {
	build_and_execute(|| {
		register_all();
		let batch = |calls: usize, call: fn() -> RuntimeCall| {
			RuntimeCall::Utility(pallet_utility::Call::batch_all {
				calls: core::iter::repeat_with(call).take(calls).collect(),
			})
		};
		for call in [remark, backup as fn() -> RuntimeCall] {
			let ten = transaction(PATIENT, nonce(PATIENT), 0, batch(10, call));
			MaxFreeWeight::set(ten.get_dispatch_info().total_weight());
			assert_ok!(apply(ten).unwrap());
			let eleven = transaction(PATIENT, nonce(PATIENT), 0, batch(11, call));
			assert_eq!(validate(&eleven).unwrap_err(), PAYMENT);
			assert_eq!(apply(eleven).unwrap_err(), PAYMENT);
		}
		// Whoever has money pays for it.
		endow(PATIENT);
		assert_ok!(apply(transaction(PATIENT, nonce(PATIENT), 0, batch(11, backup))).unwrap());
	});
}
