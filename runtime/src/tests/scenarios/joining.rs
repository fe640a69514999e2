//! How somebody without a coin gets in, and nobody else does.

use super::*;

fn withdraw(invitee: &str) -> RuntimeCall {
	RuntimeCall::Participants(pallet_care_identity::Call::withdraw_invitation {
		invitee: who(invitee),
		sponsor: who("Alice"),
	})
}

fn deregister() -> RuntimeCall {
	RuntimeCall::Participants(pallet_care_identity::Call::deregister {})
}

#[test]
fn an_uninvited_account_without_a_balance_gets_nothing_in() {
	run(|| {
		for call in [
			register("Eve"),
			update_profile(0),
			deregister(),
			transfer("Alice"),
			invite("Mallory", Role::Patient),
			batch_all(vec![update_profile(0)]),
			act_for(who("Alice"), update_profile(0)),
			RuntimeCall::System(frame_system::Call::remark { remark: vec![0; 1_000] }),
			RuntimeCall::Escrow(pallet_care_escrow::Call::claim { escrow: 0 }),
		] {
			let xt = transaction("Eve", nonce("Eve"), 0, call);
			assert_eq!(validate(xt.clone()), Err(PAYMENT));
			assert_eq!(apply(xt), Err(PAYMENT));
		}
		assert!(!System::account_exists(&who("Eve")), "nothing is left of it");
	});
}

#[test]
fn an_invited_account_registers_for_free_and_acts() {
	run(|| {
		succeed("Alice", invite("Paula", Role::Patient));
		assert_eq!(free("Paula"), 0);
		let xt = transaction("Paula", nonce("Paula"), 0, register("Paula"));
		assert!(validate(xt.clone()).is_ok());
		assert_eq!(apply(xt), Ok(Ok(())));
		assert_eq!(waived().map(|(who, _)| who), Some(who("Paula")));
		let info = Participants::participant_info(who("Paula")).expect("it is a participant");
		assert_eq!((info.role, info.sponsor), (Role::Patient, Some(who("Alice"))));
		// From here on its calls are free, and what they use counts.
		succeed("Paula", update_profile(1));
		let allowance = Participants::allowance_info(who("Paula"));
		assert!(allowance.free < allowance.limit);
		assert_eq!(free("Paula"), 0);
	});
}

#[test]
fn only_register_is_free_for_an_invitee() {
	run(|| {
		succeed("Alice", invite("Paula", Role::Patient));
		for call in [
			update_profile(0),
			deregister(),
			transfer("Alice"),
			batch_all(vec![register("Paula")]),
			act_for(who("Alice"), update_profile(0)),
		] {
			let xt = transaction("Paula", nonce("Paula"), 0, call);
			assert_eq!(validate(xt.clone()), Err(PAYMENT));
			assert_eq!(apply(xt), Err(PAYMENT));
		}
	});
}

#[test]
fn attempts_to_register_run_out() {
	run(|| {
		succeed("Alice", invite("Paula", Role::Patient));
		let weak = || {
			RuntimeCall::Participants(pallet_care_identity::Call::register {
				sponsor: who("Alice"),
				encryption_key: EncryptionKey([0; 32]),
				profile: None,
			})
		};
		for left in [2, 1, 0] {
			fail("Paula", weak(), pallet_care_identity::Error::<Runtime>::WeakKey);
			let invitations = Participants::invitations_info(who("Paula"));
			assert_eq!(invitations[0].attempts_left, left);
		}
		assert_eq!(submit("Paula", register("Paula")), Err(PAYMENT));
		// The sponsor can help: a new invitation brings new attempts.
		succeed("Alice", withdraw("Paula"));
		succeed("Alice", invite("Paula", Role::Patient));
		succeed("Paula", register("Paula"));
	});
}

#[test]
fn withdrawn_expired_used_and_foreign_invitations_let_nobody_in() {
	run(|| {
		succeed("Alice", invite("Paula", Role::Patient));
		fail("Bob", withdraw("Paula"), pallet_care_identity::Error::<Runtime>::NotAuthorized);
		succeed("Alice", withdraw("Paula"));
		assert!(!System::account_exists(&who("Paula")));
		assert_eq!(submit("Paula", register("Paula")), Err(PAYMENT));

		succeed("Alice", invite("Paula", Role::Patient));
		// Somebody else's invitation.
		assert_eq!(submit("Eve", register("Eve")), Err(PAYMENT));
		advance(DAY);
		assert_eq!(submit("Paula", register("Paula")), Err(PAYMENT));
		// Whoever can pay for it is told so.
		endow(&who("Paula"), constants::CARE);
		fail("Paula", register("Paula"), pallet_care_identity::Error::<Runtime>::InvitationExpired);
		// An hour later it is cleaned up at the end of a block.
		advance(HOUR);
		advance(A_MOMENT);
		fail("Paula", register("Paula"), pallet_care_identity::Error::<Runtime>::NotInvited);

		join("Peter", Role::Patient);
		assert_eq!(submit("Peter", register("Again")), Err(PAYMENT));
	});
}

#[test]
fn old_transactions_of_a_reaped_and_reinvited_account_are_stale() {
	run(|| {
		succeed("Alice", invite("Paula", Role::Patient));
		let first = nonce("Paula");
		// Faster than blocks are made, so that the nonce runs ahead of the block's number.
		let old = [
			transaction("Paula", first, 0, register("Paula")),
			transaction("Paula", first + 1, 0, update_profile(1)),
			transaction("Paula", first + 2, 0, update_profile(2)),
			transaction("Paula", first + 3, 0, update_profile(3)),
			transaction("Paula", first + 4, 0, deregister()),
		];
		for xt in old.clone() {
			assert_eq!(apply(xt), Ok(Ok(())));
		}
		assert!(!System::account_exists(&who("Paula")), "it is reaped");
		advance(A_MOMENT);
		succeed("Alice", invite("Paula", Role::Patient));
		for xt in old {
			assert_eq!(validate(xt.clone()), Err(InvalidTransaction::Stale.into()));
			assert_eq!(apply(xt), Err(InvalidTransaction::Stale.into()));
		}
		assert!(Participants::participant_info(who("Paula")).is_none());
		succeed("Paula", register("A new key"));
	});
}

#[test]
fn a_clinics_desk_acts_for_a_patient_without_a_device() {
	run(|| {
		join("Clinic", Role::Clinic);
		join_doctor("Doctor");
		let salt = folder_id("salt");
		succeed(
			"Alice",
			RuntimeCall::Participants(pallet_care_identity::Call::open_keyless_account {
				salt,
				encryption_key: encryption_key("keyless"),
				profile: None,
				delegate: who("Clinic"),
				relationship: Relationship::ClinicDesk,
				scope: DelegationScope::Desk,
				until: now() + DAY,
			}),
		);
		let patient = Participants::keyless_account(&who("Alice"), &salt).expect("an account");
		endow(&patient, 1_000 * constants::CARE);
		let slot = slot_after("Doctor", HOUR);
		// How much of it the desk may use, two hospitals say.
		let purse_exceeded = pallet_care_identity::Error::<Runtime>::PurseExceeded;
		fail("Clinic", act_for(patient.clone(), book("Doctor", slot.start, None)), purse_exceeded);
		let (account, delegate, purse) = (patient.clone(), who("Clinic"), PRICE);
		succeed(
			"Alice",
			RuntimeCall::Participants(pallet_care_identity::Call::propose_purse {
				account: account.clone(),
				delegate: delegate.clone(),
				purse,
			}),
		);
		succeed(
			"Bob",
			RuntimeCall::Participants(pallet_care_identity::Call::confirm_purse {
				account,
				delegate,
				purse,
			}),
		);
		// The desk books, for free, in the patient's name and with the patient's money.
		succeed("Clinic", act_for(patient.clone(), book("Doctor", slot.start, None)));
		let by = event(|event| match event {
			RuntimeEvent::Appointments(pallet_care_appointments::Event::AppointmentBooked {
				patient: whose,
				by,
				..
			}) if whose == patient => Some(by),
			_ => None,
		});
		assert_eq!(by, who("Clinic"));
		assert_eq!(free("Clinic"), 0);
		// It does not hand out access, nor money, nor the account.
		let folder = RuntimeCall::RecordAccess(pallet_care_record_access::Call::create_folder {
			folder: folder_id(0),
			recipient: encryption_key("recipient"),
			longest_grant: DAY,
			owner_envelope: content("owner"),
			emergency: EmergencyPolicy::Never,
			custodian_envelope: None,
		});
		let out_of_scope = pallet_care_identity::Error::<Runtime>::OutOfScope;
		fail("Clinic", act_for(patient.clone(), folder.clone()), out_of_scope);
		let hidden = batch_all(vec![book("Doctor", slot.end, None), folder]);
		let out_of_scope = pallet_care_identity::Error::<Runtime>::OutOfScope;
		fail("Clinic", act_for(patient.clone(), hidden), out_of_scope);
		assert_eq!(submit("Clinic", act_for(patient.clone(), transfer("Clinic"))), Err(PAYMENT));
		endow(&who("Clinic"), constants::CARE);
		let out_of_scope = pallet_care_identity::Error::<Runtime>::OutOfScope;
		fail("Clinic", act_for(patient.clone(), transfer("Clinic")), out_of_scope);
		// Nobody else does.
		let not_delegate = pallet_care_identity::Error::<Runtime>::NotDelegate;
		fail("Doctor", act_for(patient, book("Doctor", slot.end, None)), not_delegate);
	});
}
