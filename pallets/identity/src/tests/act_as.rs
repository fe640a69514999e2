use super::*;

fn update() -> RuntimeCall {
	RuntimeCall::Participants(Call::update_profile { profile: Some(content(4)) })
}

fn endow(who: u64) {
	let _ = <Balances as fungible::Mutate<u64>>::mint_into(&who, 1_000_000_000_000);
}

#[test]
fn the_new_key_acts_as_the_account_without_a_balance() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		assert_ok!(submit(FRESH, act_as(PATIENT, update())).unwrap());
		assert_eq!(waived().map(|(who, _)| who), Some(PATIENT));
		assert_eq!(participant(PATIENT).profile, Some(content(4)));
		let rotate = Call::rotate_encryption_key { encryption_key: key(60) };
		assert_ok!(submit(FRESH, act_as(PATIENT, RuntimeCall::Participants(rotate))).unwrap());
		assert_eq!(participant(PATIENT).key_version, 2);
		assert!(!System::account_exists(&PATIENT) || Balances::free_balance(FRESH) == 0);
	});
}

#[test]
fn the_old_key_gets_into_no_pool_and_no_block() {
	build_and_execute(|| {
		register_all();
		endow(PATIENT);
		let next = nonce(PATIENT);
		let protective = RuntimeCall::Participants(Call::deregister {});
		let calls = [update(), protective, transfer(FAMILY), act_as(PATIENT, update())];
		// Signed in good time, and kept.
		let old: Vec<_> = calls.map(|call| transaction(PATIENT, next, 7, call)).into();
		for xt in &old[..3] {
			assert_ok!(validate(xt));
		}
		replace_patients_key(FRESH);
		for xt in old {
			assert_eq!(validate(&xt).unwrap_err(), KEY_REPLACED.into());
			assert_eq!(apply(xt).unwrap_err(), KEY_REPLACED.into());
		}
		assert_eq!(KEY_REPLACED, InvalidTransaction::BadSigner);
	});
}

#[test]
fn neither_does_a_key_that_replaced_it_and_was_replaced() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		endow(FRESH);
		replace_patients_key(OTHER_KEY);
		for call in [transfer(FAMILY), act_as(PATIENT, update())] {
			let xt = transaction(FRESH, nonce(FRESH), 0, call);
			assert_eq!(validate(&xt).unwrap_err(), KEY_REPLACED.into());
			assert_eq!(apply(xt).unwrap_err(), KEY_REPLACED.into());
		}
		assert_ok!(submit(OTHER_KEY, act_as(PATIENT, update())).unwrap());
		assert_eq!(submit(PATIENT, update()).unwrap_err(), KEY_REPLACED.into());
	});
}

#[test]
fn the_accounts_money_is_its_own_and_pays_its_fees() {
	build_and_execute(|| {
		register_all();
		endow(PATIENT);
		replace_patients_key(FRESH);
		let before = Balances::free_balance(PATIENT);
		let pay = RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
			dest: FAMILY,
			value: EXISTENTIAL_DEPOSIT,
		});
		let xt = transaction(FRESH, nonce(FRESH), 5, act_as(PATIENT, pay));
		let fee = nominal_fee(&xt);
		assert_ok!(apply(xt).unwrap());
		assert_eq!(Balances::free_balance(FAMILY), EXISTENTIAL_DEPOSIT);
		let paid = before - Balances::free_balance(PATIENT) - EXISTENTIAL_DEPOSIT;
		assert!(paid > 5 && paid <= fee + 5, "{paid} of {fee}");
		assert_eq!(Balances::free_balance(FRESH), 0);
	});
}

#[test]
fn it_uses_the_accounts_allowance_and_pool_and_no_more() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let xt = transaction(FRESH, nonce(FRESH), 0, act_as(PATIENT, remark()));
		OrdinaryLimit::set(nominal_fee(&xt));
		assert_ok!(apply(xt).unwrap());
		assert!(Usages::<Test>::get(PATIENT).unwrap().ordinary.used > 0);
		assert!(PoolUsages::<Test>::get(CLINIC).unwrap().ordinary.used > 0);
		assert_eq!(Usages::<Test>::get(FRESH), None);
		// What is used up is used up for the account, whoever signs.
		let again = submit(FRESH, act_as(PATIENT, remark())).unwrap_err();
		assert_eq!(again, InvalidTransaction::Payment.into());
	});
}

#[test]
fn a_signer_is_nobody_by_itself() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let payment = InvalidTransaction::Payment.into();
		// Neither in its own name nor, hidden in a batch, at somebody else's expense.
		for call in [remark(), update(), batch_all(vec![act_as(PATIENT, remark())])] {
			assert_eq!(submit(FRESH, call).unwrap_err(), payment);
		}
		for account in [FAMILY, HOSPITAL, FRESH] {
			assert_eq!(submit(FRESH, act_as(account, remark())).unwrap_err(), payment);
		}
		let pending = transaction(FRESH, nonce(FRESH) + 4, 0, act_as(PATIENT, remark()));
		assert_eq!(validate(&pending).unwrap_err(), TOO_MANY_PENDING.into());
	});
}

#[test]
fn nobody_else_acts_as_the_account() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let act = |by: RuntimeOrigin, account, call: RuntimeCall| {
			Identity::act_as(by, account, Box::new(call)).map(|_| ()).map_err(|failed| failed.error)
		};
		for who in [PATIENT, FAMILY, CLINIC, STRANGER] {
			assert_eq!(act(signed(who), PATIENT, update()), Err(Errors::NotSigner.into()));
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_eq!(act(origin, PATIENT, update()), Err(DispatchError::BadOrigin));
		}
		// A carrier in the carrier, and a delegate of the account's.
		let nested = act_as(PATIENT, act_as(PATIENT, update()));
		assert_eq!(nested.dispatch(signed(FRESH)).unwrap_err().error, Errors::NotSigner.into());
		let appointed = RuntimeCall::Participants(Call::appoint_delegate {
			delegate: FAMILY,
			relationship: Relationship::Family,
			scope: DelegationScope::Guardian,
			until: now() + DAY,
			purse: 0,
		});
		assert_ok!(act(signed(FRESH), PATIENT, appointed));
		let through = act_for(PATIENT, act_as(PATIENT, update())).dispatch(signed(FAMILY));
		assert_eq!(through.unwrap_err().error, Errors::OutOfScope.into());
		// The delegate itself acts as ever.
		assert_ok!(act_for(PATIENT, update()).dispatch(signed(FAMILY)));
	});
}

#[test]
fn it_acts_for_those_whose_delegate_the_account_is() {
	build_and_execute(|| {
		register_all();
		appoint(FAMILY, PATIENT, DelegationScope::Guardian, 30 * DAY);
		replace_patients_key(FRESH);
		assert_ok!(submit(FRESH, act_as(PATIENT, act_for(FAMILY, update()))).unwrap());
		assert_eq!(participant(FAMILY).profile, Some(content(4)));
	});
}

#[test]
fn batches_are_made_as_the_account() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let backup = RuntimeCall::Participants(Call::set_backup { backup: Some(content(5)) });
		let batch = batch_all(vec![update(), backup]);
		assert_eq!(Calls::classify(&act_as(PATIENT, batch.clone())), CallClass::Free);
		assert_ok!(submit(FRESH, act_as(PATIENT, batch)).unwrap());
		assert_eq!(participant(PATIENT).backup, Some(content(5)));
		assert_eq!(Calls::classify(&act_as(PATIENT, transfer(1))), CallClass::Paid);
	});
}

#[test]
fn the_filter_of_the_origin_stays() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let mut origin: RuntimeOrigin = signed(FRESH);
		origin.add_filter(|call: &RuntimeCall| !matches!(call, RuntimeCall::System(_)));
		let result = Identity::act_as(origin, PATIENT, Box::new(remark()));
		assert_eq!(result.unwrap_err().error, frame_system::Error::<Test>::CallFiltered.into());
	});
}

#[test]
fn who_left_and_is_invited_again_registers_by_the_key_that_signs() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let leave = RuntimeCall::Participants(Call::deregister {});
		assert_ok!(submit(FRESH, act_as(PATIENT, leave)).unwrap());
		// The old key does not come back with that.
		assert_eq!(submit(PATIENT, remark()).unwrap_err(), KEY_REPLACED.into());
		invite(HOSPITAL, PATIENT, Role::Patient);
		let register = Call::register { sponsor: HOSPITAL, encryption_key: key(60), profile: None };
		let register = RuntimeCall::Participants(register);
		assert_eq!(submit(PATIENT, register.clone()).unwrap_err(), KEY_REPLACED.into());
		assert_ok!(submit(FRESH, act_as(PATIENT, register)).unwrap());
		assert_eq!(participant(PATIENT).encryption_key, Some(key(60)));
	});
}

#[test]
fn the_weight_is_that_of_both() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let own = <() as WeightInfo>::act_as();
		assert_eq!(
			act_as(PATIENT, update()).get_dispatch_info().call_weight,
			own.saturating_add(<() as WeightInfo>::update_profile())
		);
		let refused = Identity::act_as(signed(FAMILY), PATIENT, Box::new(update())).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(own));
	});
}
