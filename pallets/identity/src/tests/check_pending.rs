use super::*;
use frame::deps::{frame_system::CheckNonce, sp_runtime::transaction_validity::InvalidTransaction};

#[test]
fn it_looks_like_the_nonce_extension_it_wraps() {
	type Wrapped = CheckNonce<Test>;
	assert_eq!(<CheckPending<Test> as TransactionExtension<RuntimeCall>>::IDENTIFIER, "CheckNonce");
	assert_eq!(CheckPending::<Test>::type_info(), Wrapped::type_info());
	for nonce in [0u64, 63, 64, u64::MAX] {
		assert_eq!(
			CheckPending::<Test>::from(nonce.into()).encode(),
			Wrapped::from(nonce.into()).encode()
		);
	}
	let metadata = <CheckPending<Test> as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!((metadata.len(), metadata[0].identifier), (1, "CheckNonce"));
}

#[test]
fn free_transactions_are_capped_by_the_distance_of_their_nonce() {
	build_and_execute(|| {
		register_all();
		let next = nonce(PATIENT);
		for ahead in 0..4 {
			let validity = validate(&transaction(PATIENT, next + ahead, 0, remark())).unwrap();
			assert_eq!(validity.provides.len(), 1);
			assert_eq!(validity.requires.is_empty(), ahead == 0);
		}
		for ahead in [4, 5, 1_000] {
			let xt = transaction(PATIENT, next + ahead, 0, remark());
			assert_eq!(validate(&xt).unwrap_err(), TOO_MANY_PENDING.into());
		}
		assert_eq!(TOO_MANY_PENDING, InvalidTransaction::Future);
		// A block later there is room again.
		assert_ok!(submit(PATIENT, remark()));
		assert_ok!(validate(&transaction(PATIENT, next + 4, 0, remark())));
	});
}

#[test]
fn paid_transactions_are_not() {
	build_and_execute(|| {
		register_all();
		let _ = <Balances as fungible::Mutate<u64>>::mint_into(&PATIENT, 1_000_000_000_000);
		let xt = transaction(PATIENT, nonce(PATIENT) + 1_000, 0, transfer(FAMILY));
		assert_ok!(validate(&xt));
	});
}

#[test]
fn an_invited_account_has_two_registrations_pending_at_most() {
	build_and_execute(|| {
		invite(HOSPITAL, PATIENT, Role::Patient);
		let call = Call::register { sponsor: HOSPITAL, encryption_key: key(6), profile: None };
		let call = RuntimeCall::Participants(call);
		let next = nonce(PATIENT);
		assert_ok!(validate(&transaction(PATIENT, next, 0, call.clone())));
		assert_ok!(validate(&transaction(PATIENT, next + 1, 0, call.clone())));
		let xt = transaction(PATIENT, next + 2, 0, call);
		assert_eq!(validate(&xt).unwrap_err(), TOO_MANY_PENDING.into());
	});
}

#[test]
fn nonces_are_still_checked() {
	build_and_execute(|| {
		register_all();
		let next = nonce(PATIENT);
		let xt = transaction(PATIENT, next - 1, 0, remark());
		assert_eq!(validate(&xt).unwrap_err(), InvalidTransaction::Stale.into());
		let xt = transaction(PATIENT, next + 1, 0, remark());
		assert_eq!(apply(xt).unwrap_err(), InvalidTransaction::Future.into());
		// Nobody invited this account.
		let xt = transaction(STRANGER, nonce(STRANGER), 0, remark());
		assert_eq!(validate(&xt).unwrap_err(), InvalidTransaction::Payment.into());
	});
}
