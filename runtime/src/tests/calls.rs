//! Which call costs what, and who may make it for whom.

use crate::{
	configs::calls::{Classes, Scopes},
	*,
};
use carechain_primitives::{CallClass, DelegationScope, RevocationReason};
use pallet_care_identity::{CallClassifier, CallScopes};
use polkadot_sdk::sp_keyring::Sr25519Keyring;

fn account() -> AccountId {
	Sr25519Keyring::Ferdie.to_account_id()
}

fn transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
		dest: account().into(),
		value: 1,
	})
}

fn cancel() -> RuntimeCall {
	RuntimeCall::Appointments(pallet_care_appointments::Call::cancel { appointment: 0 })
}

fn revoke() -> RuntimeCall {
	RuntimeCall::RecordAccess(pallet_care_record_access::Call::revoke_access {
		grant: 0,
		reason: RevocationReason::ConsentWithdrawn,
	})
}

fn check_in() -> RuntimeCall {
	RuntimeCall::Appointments(pallet_care_appointments::Call::check_in { appointment: 0 })
}

fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
}

fn act_for(call: RuntimeCall) -> RuntimeCall {
	RuntimeCall::Participants(pallet_care_identity::Call::act_for {
		principal: account(),
		call: Box::new(call),
	})
}

#[test]
fn care_calls_are_free_and_others_are_paid() {
	assert_eq!(Classes::classify(&check_in()), CallClass::Free);
	assert_eq!(Classes::classify(&cancel()), CallClass::Protective);
	assert_eq!(Classes::classify(&revoke()), CallClass::Protective);
	assert_eq!(Classes::classify(&transfer()), CallClass::Paid);
}

#[test]
fn a_hospital_without_coins_gets_its_validator_and_its_seat_to_work() {
	let keys = SessionKeys {
		aura: polkadot_sdk::sp_core::sr25519::Public::from_raw([1; 32]).into(),
		grandpa: polkadot_sdk::sp_core::ed25519::Public::from_raw([1; 32]).into(),
	};
	let set_keys = pallet_session::Call::set_keys { keys, proof: vec![] };
	let proposal = Box::new(transfer());
	let council = [
		pallet_collective::Call::propose { threshold: 2, proposal, length_bound: 100 },
		pallet_collective::Call::vote { proposal: Default::default(), index: 0, approve: true },
		pallet_collective::Call::close {
			proposal_hash: Default::default(),
			index: 0,
			proposal_weight_bound: Default::default(),
			length_bound: 100,
		},
	];
	assert_eq!(Classes::classify(&RuntimeCall::Session(set_keys)), CallClass::Seat);
	for call in council {
		let call = RuntimeCall::Council(call);
		assert_eq!(Classes::classify(&call), CallClass::Seat);
		assert_eq!(Classes::classify(&batch_all(vec![cancel(), call.clone()])), CallClass::Seat);
		assert_eq!(Classes::classify(&batch_all(vec![call.clone(), check_in()])), CallClass::Seat);
		assert_eq!(Classes::classify(&batch_all(vec![call, transfer()])), CallClass::Paid);
	}
	// It would carry out whatever it is given, as the signer.
	let execute =
		pallet_collective::Call::execute { proposal: Box::new(check_in()), length_bound: 100 };
	assert_eq!(Classes::classify(&RuntimeCall::Council(execute)), CallClass::Paid);
}

#[test]
fn a_batch_is_free_only_if_every_call_is() {
	assert_eq!(Classes::classify(&batch_all(vec![check_in(), cancel()])), CallClass::Free);
	assert_eq!(Classes::classify(&batch_all(vec![revoke(), cancel()])), CallClass::Protective);
	assert_eq!(Classes::classify(&batch_all(vec![check_in(), transfer()])), CallClass::Paid);
	assert_eq!(
		Classes::classify(&batch_all(vec![check_in(), batch_all(vec![transfer()])])),
		CallClass::Paid
	);
	assert_eq!(Classes::classify(&act_for(batch_all(vec![transfer()]))), CallClass::Paid);
	assert_eq!(Classes::classify(&act_for(check_in())), CallClass::Free);
	assert_eq!(Classes::classify(&batch_all(vec![])), CallClass::Paid);
}

#[test]
fn carriers_that_change_the_origin_are_paid() {
	let call = RuntimeCall::Utility(pallet_utility::Call::as_derivative {
		index: 0,
		call: Box::new(check_in()),
	});
	assert_eq!(Classes::classify(&call), CallClass::Paid);
}

#[test]
fn a_desk_books_and_never_grants() {
	use DelegationScope::{Access, Desk, Guardian};
	assert!(Scopes::covers(Desk, &check_in()));
	assert!(!Scopes::covers(Access, &check_in()));
	assert!(!Scopes::covers(Desk, &revoke()));
	assert!(Scopes::covers(Access, &revoke()));
	assert!(!Scopes::covers(Desk, &batch_all(vec![check_in(), revoke()])));
	for scope in [Guardian, Access, Desk] {
		assert!(!Scopes::covers(scope, &transfer()), "{scope:?} must not move money");
		assert!(!Scopes::covers(scope, &batch_all(vec![check_in(), transfer()])));
	}
}

#[test]
fn a_desk_books_series_and_walk_ins_and_gives_no_money_back() {
	use pallet_care_appointments::Call;
	use DelegationScope::{Access, Desk, Guardian};
	let series = |folder| {
		RuntimeCall::Appointments(Call::book_series {
			doctor: account(),
			starts: Default::default(),
			max_price: 0,
			policy: None,
			details: None,
			folder,
		})
	};
	let walk_in = |folder| {
		RuntimeCall::Appointments(Call::accept_walk_in {
			doctor: account(),
			start: 0,
			max_price: 0,
			policy: None,
			details: None,
			folder,
		})
	};
	let offer = RuntimeCall::Appointments(Call::offer_walk_in { patient: account(), start: 0 });
	let rest = RuntimeCall::Appointments(Call::cancel_series { appointment: 0 });
	for call in [series(None), walk_in(None), offer, rest.clone()] {
		assert!(Scopes::covers(Desk, &call) && Scopes::covers(Guardian, &call));
		assert!(!Scopes::covers(Access, &call));
	}
	// A folder lets a doctor write to it, which a desk does not give.
	for call in [series(Some(Default::default())), walk_in(Some(Default::default()))] {
		assert!(!Scopes::covers(Desk, &call) && Scopes::covers(Guardian, &call));
	}
	let back = RuntimeCall::Appointments(Call::give_back { appointment: 0, amount: 1 });
	for scope in [Guardian, Access, Desk] {
		assert!(!Scopes::covers(scope, &back), "{scope:?} must not give money away");
	}
	assert_eq!(Classes::classify(&back), CallClass::Free);
	assert_eq!(Classes::classify(&rest), CallClass::Protective);
	assert_eq!(Classes::classify(&batch_all(vec![rest, cancel()])), CallClass::Protective);
}

#[test]
fn staff_does_what_its_scope_says_and_nothing_of_a_seat_or_an_owner() {
	use pallet_care_doctor_registry::Call as DoctorRegistryCall;
	use DelegationScope::{Access, Desk, Emergencies, Guardian, Invitations, Licences, Records};
	let all = [Guardian, Access, Desk, Records, Invitations, Licences, Emergencies];
	let covering = |call: RuntimeCall| {
		all.into_iter().filter(|scope| Scopes::covers(*scope, &call)).collect::<Vec<_>>()
	};
	let somebody = || AccountId::new([7; 32]);
	let reason = carechain_primitives::LicenceReason::OwnRequest;
	let doctor = somebody();
	let withdraw = DoctorRegistryCall::withdraw_verification { doctor, reason };
	assert_eq!(covering(withdraw.into()), [Licences]);
	let doctor = somebody();
	let suspend = DoctorRegistryCall::suspend_everywhere { doctor, reason };
	assert_eq!(covering(suspend.into()), []);
	let request = DoctorRegistryCall::request_verification { hospital: somebody() };
	assert_eq!(covering(request.into()), []);
	let resolve = pallet_care_appointments::Call::resolve {
		appointment: 0,
		doctor_share: sp_runtime::Permill::one(),
	};
	assert_eq!(covering(resolve.into()), []);
	let update = pallet_care_consortium::Call::update_hospital { profile: None };
	assert_eq!(covering(update.into()), []);
	let pause = pallet_care_consortium::Call::pause_validation {};
	assert_eq!(covering(pause.into()), []);
	assert_eq!(covering(transfer()), []);
	// Neither in the doctor's name, nor in the patient's against what it decided.
	let readmit = pallet_care_record_access::Call::readmit_doctor { doctor: somebody() };
	assert_eq!(covering(readmit.into()), [Guardian]);
	let request = pallet_care_record_access::Call::request_access {
		folder: Default::default(),
		purpose: carechain_primitives::PurposeOfUse::Treatment,
		until: 0,
		basis: carechain_primitives::CareBasis::Assignment,
	};
	assert_eq!(covering(request.into()), []);
	// A desk's staff, for those who appointed it: as far as the desk's scope goes.
	assert_eq!(covering(act_for(check_in())), [Desk]);
	assert_eq!(covering(act_for(batch_all(vec![check_in(), revoke()]))), []);
	assert_eq!(covering(act_for(transfer())), []);
}
