use super::*;
use frame::deps::sp_runtime::transaction_validity::InvalidTransaction;

fn register_call(seed: u8) -> RuntimeCall {
	RuntimeCall::Participants(Call::register {
		sponsor: HOSPITAL,
		encryption_key: key(seed),
		profile: None,
	})
}

fn leave() -> RuntimeCall {
	RuntimeCall::Participants(Call::deregister {})
}

#[test]
fn a_reaped_account_that_is_invited_again_replays_nothing() {
	build_and_execute(|| {
		System::set_block_number(10);
		invite(HOSPITAL, PATIENT, Role::Patient);
		// The nonce starts at the block's number.
		assert_eq!(nonce(PATIENT), 10);
		let first = transaction(PATIENT, 10, 0, register_call(6));
		let second = transaction(PATIENT, 11, 0, leave());
		assert_ok!(apply(first.clone()).unwrap());
		assert_ok!(apply(second.clone()).unwrap());
		assert!(!System::account_exists(&PATIENT));
		System::set_block_number(100);
		invite(HOSPITAL, PATIENT, Role::Patient);
		for old in [first, second] {
			assert_eq!(apply(old).unwrap_err(), InvalidTransaction::Stale.into());
		}
		assert_ok!(submit(PATIENT, register_call(16)));
	});
}

#[test]
fn not_even_one_that_signed_faster_than_blocks_were_made() {
	build_and_execute(|| {
		System::set_block_number(10);
		invite(HOSPITAL, PATIENT, Role::Patient);
		assert_ok!(submit(PATIENT, register_call(6)));
		// Many in one block: the nonce runs ahead of the block's number.
		let old: Vec<_> = (11..20).map(|nonce| transaction(PATIENT, nonce, 0, remark())).collect();
		for xt in old.clone() {
			assert_ok!(apply(xt).unwrap());
		}
		assert_ok!(submit(PATIENT, leave()));
		assert!(!System::account_exists(&PATIENT));
		System::set_block_number(12);
		invite(HOSPITAL, PATIENT, Role::Patient);
		assert_eq!(nonce(PATIENT), 21);
		assert_ok!(submit(PATIENT, register_call(16)));
		for xt in old {
			assert_eq!(apply(xt).unwrap_err(), InvalidTransaction::Stale.into());
		}
	});
}

#[test]
fn a_transaction_is_taken_once() {
	build_and_execute(|| {
		register_all();
		let xt = transaction(PATIENT, nonce(PATIENT), 0, remark());
		assert_ok!(apply(xt.clone()).unwrap());
		assert_eq!(apply(xt).unwrap_err(), InvalidTransaction::Stale.into());
	});
}
