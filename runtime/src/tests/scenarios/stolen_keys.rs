//! A key is stolen: what the thief tries while its account is frozen.

use super::*;
use pallet_care_appointments::Call as AppointmentsCall;
use pallet_care_identity::{Call, Error};
use pallet_care_record_access::Call as RecordAccessCall;
use polkadot_sdk::{frame_support::weights::Weight, sp_runtime::traits::Dispatchable};

fn participants(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Participants(call)
}

fn freeze(who_is: &str, length: Moment) -> RuntimeCall {
	participants(Call::suspend_participant {
		who: who(who_is),
		reason: SuspensionReason::KeyCompromised,
		until: Some(now() + length),
	})
}

/// A patient with money and a folder, a doctor, and the clinic that is paid.
fn start() -> FolderId {
	join("Clinic", Role::Clinic);
	join("Paula", Role::Patient);
	join("Accomplice", Role::Patient);
	join_doctor("Doctor");
	endow(&who("Paula"), 1_000 * constants::CARE);
	endow(&who("Accomplice"), 1_000 * constants::CARE);
	let custodian = EmergencyPolicy::Custodian(who("Bob"));
	super::records::open_folder("Paula", custodian).0
}

/// An account's money, on hold or not.
fn total(account: &AccountId) -> Balance {
	let money = System::account(account).data;
	money.free + money.reserved
}

/// The money of those who could be a thief's accomplices.
fn wealth() -> [Balance; 2] {
	["Accomplice", "Clinic"].map(|name| total(&who(name)))
}

#[test]
fn a_stolen_key_captures_nothing_destroys_nothing_and_pays_nobody() {
	run(|| {
		let folder = start();
		succeed("Paula", super::records::add(folder, 0, SealedTo::Folder, "one", None));
		let record = super::records::added();
		succeed("Alice", freeze("Paula", 4 * MINUTE));
		let (before, others) = (total(&who("Paula")), wealth());

		let frozen = || Error::<Runtime>::Frozen;
		let key = encryption_key("thief");
		fail("Paula", participants(Call::rotate_encryption_key { encryption_key: key }), frozen());
		fail("Paula", participants(Call::set_backup { backup: Some(content("thief")) }), frozen());
		fail("Paula", participants(Call::dismiss_delegate { delegate: who("Doctor") }), frozen());
		fail("Paula", participants(Call::deregister {}), frozen());
		for call in [
			RecordAccessCall::rotate_folder {
				folder,
				recipient: key,
				owner_envelope: content("thief"),
				custodian_envelope: None,
			},
			RecordAccessCall::erase_record { record },
			RecordAccessCall::close_folder { folder },
		] {
			fail("Paula", RuntimeCall::RecordAccess(call), frozen());
		}

		// Money, plain and wrapped. None of it is even taken, for the fee is money too.
		let pay = || transfer("Accomplice");
		for call in [pay(), batch_all(vec![pay()]), batch_all(vec![batch_all(vec![pay()])])] {
			assert_eq!(submit("Paula", call), Err(PAYMENT));
		}
		// A call that ordinary fees would be due for is not taken either.
		assert_eq!(submit("Paula", update_profile(1)), Err(PAYMENT));
		assert_eq!(total(&who("Paula")), before);
		assert_eq!(wealth(), others);

		// Taking rights away works, without a coin.
		let never = RecordAccessCall::set_emergency_custodian {
			folder,
			emergency: EmergencyPolicy::Never,
			envelope: None,
		};
		succeed("Paula", RuntimeCall::RecordAccess(never));
		succeed(
			"Paula",
			RuntimeCall::RecordAccess(RecordAccessCall::exclude_doctor { doctor: who("Doctor") }),
		);

		// It ends by itself, and the money can be spent again.
		advance(4 * MINUTE);
		succeed("Accomplice", participants(Call::thaw_money { who: who("Paula") }));
		succeed("Paula", pay());
		succeed("Paula", participants(Call::rotate_encryption_key { encryption_key: key }));
	});
}

/// A hospital's account may be a multisig; what its signatories carry out is its own act.
#[test]
fn a_frozen_multisig_pays_nobody_by_its_signatories() {
	run(|| {
		start();
		let signatory = |name: &str| who(name);
		let mut signatories = vec![signatory("Accomplice"), signatory("Paula")];
		signatories.sort();
		let together = Multisig::multi_account_id(&signatories, 2);
		endow(&together, 1_000 * constants::CARE);
		succeed(
			"Alice",
			participants(Call::invite {
				invitee: together.clone(),
				role: Role::Patient,
				expires_at: now() + DAY,
			}),
		);
		let act = |name: &str, call: RuntimeCall| {
			let others = signatories.iter().filter(|other| **other != who(name)).cloned();
			let point = pallet_multisig::Multisigs::<Runtime>::iter_prefix_values(&together)
				.next()
				.map(|open| open.when);
			RuntimeCall::Multisig(pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: others.collect(),
				maybe_timepoint: point,
				call: Box::new(call),
				max_weight: Weight::from_parts(10_000_000_000, 1_000_000),
			})
		};
		let both = |call: RuntimeCall| {
			succeed("Accomplice", act("Accomplice", call.clone()));
			succeed("Paula", act("Paula", call));
		};
		both(register("together"));
		let suspend = participants(Call::suspend_participant {
			who: together.clone(),
			reason: SuspensionReason::KeyCompromised,
			until: Some(now() + 4 * MINUTE),
		});
		succeed("Alice", suspend);
		let before = total(&together);
		both(transfer("Clinic"));
		both(participants(Call::rotate_encryption_key { encryption_key: encryption_key("thief") }));
		assert_eq!(total(&together), before);
		let info = Participants::participant_info(together.clone()).expect("it is one");
		assert_eq!(info.key_version, 1);
	});
}

#[test]
fn a_late_cancellation_by_a_thief_pays_nobody_until_the_owner_could_object() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR / 2, None);
		succeed("Alice", freeze("Paula", 4 * MINUTE));
		let others = wealth();
		let cancel = AppointmentsCall::cancel { appointment };
		succeed("Paula", RuntimeCall::Appointments(cancel));
		assert_eq!(held("Paula"), PRICE);
		let escrow = Appointments::appointment_info(appointment).and_then(|info| info.escrow);
		let claim = pallet_care_escrow::Call::claim { escrow: escrow.expect("it is open") };
		let due = Appointments::appointment_info(appointment).and_then(|info| info.deadline);
		advance_to(due.expect("something follows") - 2 * SECOND);
		fail(
			"Accomplice",
			RuntimeCall::Escrow(claim),
			pallet_care_escrow::Error::<Runtime>::NotDue,
		);
		assert_eq!(wealth(), others);
		let contest = AppointmentsCall::contest_no_show { appointment };
		succeed("Paula", RuntimeCall::Appointments(contest));
	});
}

/// A hospital whose seat's key was stolen: the council freezes it.
#[test]
fn a_thief_with_a_hospitals_key_sets_no_session_keys() {
	run(|| {
		let suspend = Call::suspend_participant {
			who: who("Bob"),
			reason: SuspensionReason::KeyCompromised,
			until: None,
		};
		let decided = participants(suspend).dispatch(council(2));
		assert!(decided.is_ok(), "{decided:?}");
		let keys = SessionKeys {
			aura: polkadot_sdk::sp_core::sr25519::Public::from_raw([1; 32]).into(),
			grandpa: polkadot_sdk::sp_core::ed25519::Public::from_raw([1; 32]).into(),
		};
		assert_eq!(
			<Session as pallet_session::SessionInterface>::set_keys(&who("Bob"), keys),
			Err(pallet_session::Error::<Runtime>::NoAssociatedValidatorId.into())
		);
		// The council can still remove it, with its keys.
		let remove = pallet_care_consortium::Call::remove_hospital {
			hospital: who("Bob"),
			departure: Departure::Leaving { successor: who("Alice") },
		};
		let removed = RuntimeCall::Consortium(remove).dispatch(council(3));
		assert!(removed.is_ok(), "{removed:?}");
	});
}
