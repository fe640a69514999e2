//! What is free, for how long, and what happens past it.

use super::*;
use pallet_care_identity::TOO_MANY_PENDING;

/// The council sets how much a person has.
fn set_person_allowance(amount: Balance) {
	use configs::policy::dynamic_params::participants::{Parameters as Values, PersonAllowance};
	let parameter = configs::RuntimeParameters::Participants(Values::PersonAllowance(
		PersonAllowance,
		Some(amount),
	));
	assert_eq!(Parameters::set_parameter(council(2), parameter), Ok(()));
}

fn cancel(appointment: AppointmentId) -> RuntimeCall {
	RuntimeCall::Appointments(pallet_care_appointments::Call::cancel { appointment })
}

/// Uses a patient's ordinary allowance up.
fn exhaust(name: &str) {
	// The least that the bounds allow.
	set_person_allowance(0);
	let mut size = 16;
	for seed in 0..10_000 {
		let call = match size {
			1 => update_profile(seed),
			_ => batch_all((0..size).map(|number| update_profile(seed * 100 + number)).collect()),
		};
		match submit(name, call) {
			Ok(result) => assert_eq!(result, Ok(())),
			Err(refused) => {
				assert_eq!(refused, PAYMENT);
				if size == 1 {
					return;
				}
				size /= 2;
			},
		}
	}
	panic!("the allowance does not end");
}

#[test]
fn a_batch_is_free_if_all_of_it_is() {
	run(|| {
		join("Paula", Role::Patient);
		let batch = batch_all(vec![update_profile(1), update_profile(2)]);
		succeed("Paula", batch);
		assert_eq!(waived().map(|(who, _)| who), Some(who("Paula")));
		let force = pallet_utility::Call::force_batch { calls: vec![update_profile(3)] };
		succeed("Paula", RuntimeCall::Utility(force));
	});
}

#[test]
fn a_batch_that_hides_a_paid_call_is_refused() {
	run(|| {
		join("Paula", Role::Patient);
		let remark = || RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
		let as_derivative =
			pallet_utility::Call::as_derivative { index: 0, call: Box::new(update_profile(1)) };
		for call in [
			batch_all(vec![update_profile(1), transfer("Alice")]),
			batch_all(vec![transfer("Alice"), update_profile(1)]),
			batch_all(vec![update_profile(1), batch_all(vec![update_profile(2), remark()])]),
			batch_all(vec![]),
			act_for(who("Alice"), batch_all(vec![update_profile(1), remark()])),
			RuntimeCall::Utility(pallet_utility::Call::batch {
				calls: vec![update_profile(1), remark()],
			}),
			RuntimeCall::Utility(pallet_utility::Call::force_batch {
				calls: vec![update_profile(1), remark()],
			}),
			RuntimeCall::Utility(as_derivative),
		] {
			let xt = transaction("Paula", nonce("Paula"), 0, call);
			assert_eq!(validate(xt.clone()), Err(PAYMENT));
			assert_eq!(apply(xt), Err(PAYMENT));
		}
	});
}

#[test]
fn past_the_allowance_fees_apply_until_it_recovers() {
	run(|| {
		join("Paula", Role::Patient);
		exhaust("Paula");
		assert!(Participants::allowance_info(who("Paula")).free < constants::CARE / 10);
		// Whoever has money pays.
		endow(&who("Paula"), constants::CARE);
		let before = free("Paula");
		succeed("Paula", update_profile(1));
		assert!(free("Paula") < before);
		// With time it is free again.
		advance(24 * HOUR);
		let allowance = Participants::allowance_info(who("Paula"));
		assert_eq!(allowance.free, allowance.limit);
		let before = free("Paula");
		succeed("Paula", update_profile(2));
		assert_eq!(free("Paula"), before);
	});
}

#[test]
fn protective_calls_work_without_allowance_and_without_money() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		endow(&who("Paula"), PRICE + constants::EXISTENTIAL_DEPOSIT);
		let appointment = booked("Paula", "Doctor", 2 * DAY, None);
		exhaust("Paula");
		// All that it has is held.
		let rest = pallet_balances::Call::transfer_allow_death {
			dest: who("Alice").into(),
			value: constants::EXISTENTIAL_DEPOSIT,
		};
		endow(&who("Paula"), constants::CARE);
		succeed("Paula", RuntimeCall::Balances(rest));
		polkadot_sdk::frame_support::assert_ok!(Balances::force_set_balance(
			frame_system::RawOrigin::Root.into(),
			who("Paula").into(),
			0,
		));
		assert_eq!((free("Paula"), held("Paula")), (0, PRICE));
		assert_eq!(submit("Paula", update_profile(1)), Err(PAYMENT));
		succeed("Paula", cancel(appointment));
		assert_eq!((free("Paula"), held("Paula")), (PRICE, 0));
	});
}

#[test]
fn a_suspended_patient_revokes_and_cancels_but_does_not_book() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		endow(&who("Paula"), 1_000 * constants::CARE);
		let appointment = booked("Paula", "Doctor", 2 * DAY, None);
		let (folder, _) = super::records::open_folder("Paula", EmergencyPolicy::Never);
		let grant = super::records::granted("Paula", folder, "Doctor", PurposeOfUse::Treatment);
		succeed(
			"Alice",
			RuntimeCall::Participants(pallet_care_identity::Call::suspend_participant {
				who: who("Paula"),
				reason: SuspensionReason::Misuse,
				until: Some(now() + 5 * MINUTE),
			}),
		);
		let before = free("Paula");
		let slot = slot_after("Doctor", 3 * DAY);
		let suspended = pallet_care_identity::Error::<Runtime>::Suspended;
		fail("Paula", book("Doctor", slot.start, None), suspended);
		// What is refused is not free either: a suspended account cannot fill blocks.
		let paid = before - free("Paula");
		assert!(paid > 0);
		let before = free("Paula");
		succeed("Paula", super::records::revoke(grant));
		succeed("Paula", cancel(appointment));
		assert_eq!(held("Paula"), 0);
		assert_eq!(free("Paula"), before + PRICE, "protective calls are free");
		// It ends by itself.
		advance(5 * MINUTE);
		succeed("Paula", book("Doctor", slot.start, None));
	});
}

#[test]
fn pending_transactions_that_may_be_free_are_capped() {
	run(|| {
		join("Paula", Role::Patient);
		let cap = Participants::allowance_info(who("Paula")).max_pending;
		let first = nonce("Paula");
		let ahead = |by: u32| transaction("Paula", first + u64::from(by), 0, update_profile(by));
		assert!(validate(ahead(0)).is_ok());
		assert!(validate(ahead(cap - 1)).is_ok());
		assert_eq!(TOO_MANY_PENDING, InvalidTransaction::Future);
		for by in [cap, cap + 1, 10_000] {
			assert_eq!(validate(ahead(by)), Err(TOO_MANY_PENDING.into()));
		}
		// Once earlier ones are in a block there is room again.
		assert_eq!(apply(ahead(0)), Ok(Ok(())));
		assert!(validate(ahead(cap)).is_ok());
		// An invitee has two.
		succeed("Alice", invite("Peter", Role::Patient));
		let first = nonce("Peter");
		let ahead = |by: u64| transaction("Peter", first + by, 0, register(by));
		assert!(validate(ahead(1)).is_ok());
		assert_eq!(validate(ahead(2)), Err(TOO_MANY_PENDING.into()));
		// Who pays may have as many pending as it likes.
		let first = nonce("Alice");
		assert!(validate(transaction("Alice", first + 1_000, 0, transfer("Bob"))).is_ok());
	});
}

#[test]
fn a_tip_is_paid_even_if_the_call_is_free() {
	run(|| {
		join("Paula", Role::Patient);
		let tip = constants::CARE;
		let xt = transaction("Paula", nonce("Paula"), tip, update_profile(1));
		assert_eq!(validate(xt.clone()), Err(PAYMENT), "who has no coin gives no tip");
		endow(&who("Paula"), 10 * constants::CARE);
		let before = free("Paula");
		assert_eq!(apply(xt), Ok(Ok(())));
		assert_eq!(free("Paula"), before - tip);
		assert_eq!(waived().map(|(who, _)| who), Some(who("Paula")));
		let plain = transaction("Paula", nonce("Paula"), 0, update_profile(2));
		let tipped = transaction("Paula", nonce("Paula"), tip, update_profile(2));
		let priority = |xt| validate(xt).expect("it is valid").priority;
		assert!(priority(tipped) > priority(plain), "and it is worth something");
	});
}
