//! A key that is lost or stolen is replaced, and the account stays what it is.

use super::*;
use pallet_care_identity::{Call, Error, KEY_REPLACED};
use polkadot_sdk::frame_support::weights::Weight;

/// What the pool says of a key that was replaced.
pub(super) const REPLACED: TransactionValidityError =
	TransactionValidityError::Invalid(KEY_REPLACED);

fn participants(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Participants(call)
}

fn replace_key(signer: &str) -> Remedy<AccountId> {
	Remedy::ReplaceKey { signer: who(signer) }
}

/// The word that a remedy takes: that of whose key is to sign.
fn word(account: &AccountId, remedy: &Remedy<AccountId>) -> Option<StatementSignature<AccountId>> {
	let Remedy::ReplaceKey { signer } = remedy else { return None };
	Some(consent(account, signer))
}

fn support(account: &AccountId, remedy: Remedy<AccountId>) -> RuntimeCall {
	let consent = word(account, &remedy);
	participants(Call::support_remedy { account: account.clone(), remedy, consent })
}

fn complete(account: &AccountId, remedy: Remedy<AccountId>) -> RuntimeCall {
	participants(Call::complete_remedy { account: account.clone(), remedy })
}

fn decide(account: &AccountId, remedy: Remedy<AccountId>) -> RuntimeCall {
	let (account, consent) = (account.clone(), word(account, &remedy));
	participants(Call::decide_remedy { account, remedy, grant: true, consent })
}

fn object(account: &AccountId, remedy: Remedy<AccountId>) -> RuntimeCall {
	participants(Call::object_to_remedy { account: account.clone(), remedy })
}

pub(super) fn act_as(account: &str, call: RuntimeCall) -> RuntimeCall {
	participants(Call::act_as { account: who(account), call: Box::new(call) })
}

/// Sponsor and unrelated hospital see the person, and nobody objects. Alice is the sponsor.
pub(super) fn replace(account: &str, signer: &str) {
	succeed("Alice", support(&who(account), replace_key(signer)));
	succeed("Bob", support(&who(account), replace_key(signer)));
	advance(configs::policy::SponsorRecovery::get());
	succeed("Bob", complete(&who(account), replace_key(signer)));
	assert_eq!(Participants::signer_of(&who(account)), who(signer));
	advance(A_MOMENT);
}

/// `create_folder` of a patient, whose recipient `by` states.
fn create_folder(seed: &str, patient: &AccountId, by: &str) -> RuntimeCall {
	let recipient = encryption_key(("recipient", seed));
	RuntimeCall::RecordAccess(pallet_care_record_access::Call::create_folder {
		folder: folder_id(seed),
		recipient,
		longest_grant: 100 * DAY,
		owner_envelope: content(("owner", seed)),
		emergency: EmergencyPolicy::Never,
		custodian_envelope: None,
		signature: stated_recipient(by, patient, folder_id(seed), &recipient),
	})
}

#[test]
fn a_patient_whose_key_was_stolen_keeps_everything_and_the_thief_nothing() {
	run(|| {
		join("Clinic", Role::Clinic);
		join_doctor("Doctor");
		join("Paula", Role::Patient);
		join("Ben", Role::Patient);
		endow(&who("Paula"), 1_000 * constants::CARE);
		succeed("Paula", create_folder("paula", &who("Paula"), "Paula"));
		let read = PurposeOfUse::Treatment;
		succeed("Paula", records::grant(folder_id("paula"), "Doctor", read, None));
		succeed(
			"Paula",
			RuntimeCall::Participants(Call::appoint_delegate {
				delegate: who("Ben"),
				relationship: Relationship::Family,
				scope: DelegationScope::Guardian,
				until: now() + 30 * DAY,
				purse: 0,
			}),
		);
		let appointment = booked("Paula", "Doctor", 2 * HOUR, Some(folder_id("paula")));
		// What the thief signed in good time, without an end.
		let stolen = [
			transaction("Paula", nonce("Paula"), 0, transfer("Mallory")),
			transaction("Paula", nonce("Paula"), 0, update_profile(6)),
			transaction("Paula", nonce("Paula"), 0, act_as("Paula", transfer("Mallory"))),
		];
		assert!(validate(stolen[0].clone()).is_ok());

		let held_before = held("Paula");
		advance(A_MOMENT);
		replace("Paula", "Paula's new key");

		// The thief: neither in the pool nor in a block, whatever it signs, and when.
		for xt in stolen {
			assert_eq!(validate(xt.clone()), Err(REPLACED));
			assert_eq!(apply(xt), Err(REPLACED));
		}
		let derivative = RuntimeCall::Utility(pallet_utility::Call::as_derivative {
			index: 0,
			call: Box::new(update_profile(6)),
		});
		let revoke = RuntimeCall::RecordAccess(pallet_care_record_access::Call::close_folder {
			folder: folder_id("paula"),
		});
		for call in [transfer("Mallory"), revoke, derivative, batch_all(vec![update_profile(6)])] {
			assert_eq!(submit("Paula", call), Err(REPLACED));
		}

		let grants = RecordAccess::grants(api::Selector::Folder(folder_id("paula")), None, 10);
		assert_eq!(grants.items.len(), 1, "the grant stands");
		// The patient: money, booking, folder, grant and delegate are there, and work.
		assert_eq!(held("Paula"), held_before);
		let before = free("Paula");
		succeed("Paula's new key", act_as("Paula", transfer("Ben")));
		assert!(free("Paula") < before - constants::CARE, "with a fee, of the same account");
		assert_eq!(free("Paula's new key"), 0);
		let encryption_key = encryption_key("rotated");
		let rotate = |by| {
			let signature = stated(by, &who("Paula"), &encryption_key);
			act_as("Paula", participants(Call::rotate_encryption_key { encryption_key, signature }))
		};
		// The key that signs states the new one, and the stolen one nothing.
		fail("Paula's new key", rotate("Paula"), Error::<Runtime>::BadStatement);
		succeed("Paula's new key", rotate("Paula's new key"));
		assert_eq!(waived().map(|(who, _)| who), Some(who("Paula")));
		succeed("Ben", act_for(who("Paula"), update_profile(7)));
		let doctor_reads =
			RuntimeCall::RecordAccess(pallet_care_record_access::Call::exclude_doctor {
				doctor: who("Doctor"),
			});
		succeed("Paula's new key", act_as("Paula", doctor_reads));
		let cancel =
			RuntimeCall::Appointments(pallet_care_appointments::Call::cancel { appointment });
		succeed("Paula's new key", act_as("Paula", cancel));
		assert!(held("Paula") < held_before);
		succeed(
			"Paula's new key",
			act_as("Paula", create_folder("second", &who("Paula"), "Paula's new key")),
		);
		let folders = RecordAccess::patient_folders(&who("Paula"), None, 10);
		assert_eq!(folders.items.len(), 2, "old and new are one account's");
	});
}

#[test]
fn what_a_thief_had_sealed_to_itself_is_due_for_rotation_with_the_new_key() {
	run(|| {
		join("Clinic", Role::Clinic);
		join_doctor("Doctor");
		join("Paula", Role::Patient);
		succeed("Paula", create_folder("paula", &who("Paula"), "Paula"));
		let due = |seed: &str| {
			RecordAccess::folder_info(folder_id(seed)).expect("it is there").rotation_due
		};
		advance(A_MOMENT);
		succeed("Alice", support(&who("Paula"), replace_key("Paula's new key")));
		succeed("Bob", support(&who("Paula"), replace_key("Paula's new key")));
		advance(configs::policy::SponsorRecovery::get());
		// In good time the thief makes a folder of its own, with a recipient that it can open.
		succeed("Paula", create_folder("thief's", &who("Paula"), "Paula"));
		assert!(!due("paula") && !due("thief's"));
		succeed("Bob", complete(&who("Paula"), replace_key("Paula's new key")));
		assert!(due("paula") && due("thief's"));
		advance(A_MOMENT);
		let (text, key) = ("paula", encryption_key("the next recipient"));
		let rotate = RuntimeCall::RecordAccess(pallet_care_record_access::Call::rotate_folder {
			folder: folder_id(text),
			recipient: key,
			owner_envelope: content(("owner", "next")),
			custodian_envelope: None,
			signature: stated_recipient("Paula's new key", &who("Paula"), folder_id(text), &key),
		});
		succeed("Paula's new key", act_as("Paula", rotate));
		assert!(!due("paula") && due("thief's"));
	});
}

#[test]
fn nobody_burns_the_key_of_a_hospitals_signatory_or_of_who_is_invited() {
	run(|| {
		for name in ["Paula", "Ben", "Carla"] {
			join(name, Role::Patient);
		}
		succeed(
			"Paula",
			participants(Call::set_recovery_contacts {
				contacts: vec![who("Ben"), who("Carla")].try_into().expect("two"),
				threshold: 2,
				delay: MINUTE,
			}),
		);
		advance(configs::policy::ContactsNotice::get());
		// Paula and her accomplices would make the victim her signer, and another one next.
		let paula = who("Paula");
		let remedy = replace_key("Victim");
		let unasked = |consent| {
			let (account, remedy) = (paula.clone(), remedy.clone());
			participants(Call::support_remedy { account, remedy, consent })
		};
		for accomplice in ["Ben", "Carla", "Alice", "Bob"] {
			fail(accomplice, unasked(None), Error::<Runtime>::ConsentMissing);
			let own =
				signature(accomplice, &Participants::signer_statement_text(&paula, &who("Victim")));
			fail(accomplice, unasked(Some(own)), Error::<Runtime>::BadStatement);
			let elsewhere = consent(&who("Dora"), &who("Victim"));
			fail(accomplice, unasked(Some(elsewhere)), Error::<Runtime>::BadStatement);
		}
		// Nor the council by itself, for one of its own.
		let (account, signer) = (who("Charlie"), replace_key("Victim"));
		let decided = Call::decide_remedy { account, remedy: signer, grant: true, consent: None };
		let missing = Error::<Runtime>::ConsentMissing;
		assert_eq!(motion(participants(decided)), Err(missing.into()));
		assert_eq!(Participants::signs_for(who("Victim")), vec![]);
		join("Victim", Role::Patient);
		succeed("Victim", update_profile(1));
	});
}

#[test]
fn an_old_key_is_worth_nothing_in_a_multisig_and_the_new_one_is() {
	run(|| {
		for name in ["Paula", "Ben", "Carla"] {
			join(name, Role::Patient);
			endow(&who(name), 100 * constants::CARE);
		}
		let mut all = ["Paula", "Ben", "Carla"].map(who);
		all.sort();
		let shared = Multisig::multi_account_id(&all, 2);
		endow(&shared, 100 * constants::CARE);
		let others = |name: &str| {
			all.iter().filter(|account| **account != who(name)).cloned().collect::<Vec<_>>()
		};
		let multi = |name: &str, to: &str, maybe_timepoint| {
			RuntimeCall::Multisig(pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: others(name),
				maybe_timepoint,
				call: Box::new(transfer(to)),
				max_weight: Weight::from_parts(2_000_000_000, 100_000),
			})
		};
		// The thief approves one thing with the stolen key, and the account's people began another.
		let began = Multisig::timepoint();
		succeed("Paula", multi("Paula", "Mallory", None));
		advance(A_MOMENT);
		replace("Paula", "Paula's new key");

		assert_eq!(submit("Paula", multi("Paula", "Mallory", Some(began))), Err(REPLACED));
		// What the old key approved is not carried out by another, who sees a second approval.
		let filtered = frame_system::Error::<Runtime>::CallFiltered;
		fail("Ben", multi("Ben", "Mallory", Some(began)), filtered);
		let hidden = batch_all(vec![multi("Ben", "Mallory", Some(began))]);
		let filtered = frame_system::Error::<Runtime>::CallFiltered;
		fail("Ben", hidden, filtered);
		assert_eq!(free("Mallory"), 0);

		// The new key signs as the account that is a signatory.
		let began = Multisig::timepoint();
		succeed("Ben", multi("Ben", "Carla", None));
		let before = free("Carla");
		succeed("Paula's new key", act_as("Paula", multi("Paula", "Carla", Some(began))));
		assert_eq!(free("Carla"), before + constants::CARE);
	});
}

#[test]
fn contacts_replace_a_key_and_neither_sponsor_nor_thief_stops_them() {
	run(|| {
		for name in ["Paula", "Ben", "Carla", "Dora"] {
			join(name, Role::Patient);
		}
		let contacts = vec![who("Ben"), who("Carla"), who("Dora")];
		succeed(
			"Paula",
			participants(Call::set_recovery_contacts {
				contacts: contacts.try_into().expect("three"),
				threshold: 2,
				delay: MINUTE,
			}),
		);
		advance(configs::policy::ContactsNotice::get());
		// One of them lies.
		succeed("Dora", support(&who("Paula"), replace_key("Dora's accomplice")));
		succeed("Ben", support(&who("Paula"), replace_key("Paula's new key")));
		succeed("Carla", support(&who("Paula"), replace_key("Paula's new key")));
		// The thief names its own, and its sponsor suspends the account.
		let thief = participants(Call::set_recovery_contacts {
			contacts: vec![who("Dora"), who("Alice")].try_into().expect("two"),
			threshold: 2,
			delay: MINUTE,
		});
		succeed("Paula", thief);
		succeed(
			"Alice",
			participants(Call::suspend_participant {
				who: who("Paula"),
				reason: SuspensionReason::KeyCompromised,
				until: Some(now() + 2 * MINUTE),
			}),
		);
		advance(MINUTE);
		succeed("Dora", complete(&who("Paula"), replace_key("Paula's new key")));
		assert_eq!(submit("Paula", update_profile(1)), Err(REPLACED));
		// The suspension for the compromised key ended with it.
		succeed("Paula's new key", act_as("Paula", update_profile(1)));
		let recovery = Participants::recovery_info(who("Paula"));
		assert_eq!(recovery.next_contacts, None);
		assert_eq!(recovery.former_signers.len(), 1);
	});
}

#[test]
fn an_objection_takes_two_thirds_of_the_council() {
	run(|| {
		join("Paula", Role::Patient);
		let paula = who("Paula");
		succeed("Alice", support(&paula, replace_key("Paula's new key")));
		succeed("Bob", support(&paula, replace_key("Paula's new key")));
		succeed("Paula", object(&paula, replace_key("Paula's new key")));
		advance(configs::policy::SponsorRecovery::get());
		fail("Bob", complete(&paula, replace_key("Paula's new key")), Error::<Runtime>::Objected);
		let granted = decide(&paula, replace_key("Paula's new key"));
		assert_eq!(motions_needed(&granted), Some(2), "of three");
		// A majority of five is not two thirds.
		use polkadot_sdk::sp_runtime::traits::Dispatchable;
		assert!(granted.clone().dispatch(council_of(3, 5)).is_err());
		assert_eq!(motion(granted), Ok(()));
		assert_eq!(Participants::signer_of(&paula), who("Paula's new key"));
	});
}

fn motions_needed(call: &RuntimeCall) -> Option<u32> {
	configs::motions::threshold(call)
}

#[test]
fn a_seat_gets_a_new_key_by_the_council_alone_and_votes_with_it() {
	run(|| {
		let charlie = who("Charlie");
		fail(
			"Alice",
			support(&charlie, replace_key("Charlie's new key")),
			Error::<Runtime>::ConsortiumMember,
		);
		assert_eq!(motion(decide(&charlie, replace_key("Charlie's new key"))), Ok(()));
		let keys = RuntimeCall::Consortium(pallet_care_consortium::Call::pause_validation {});
		assert_eq!(submit("Charlie", keys.clone()), Err(REPLACED));
		succeed("Charlie's new key", act_as("Charlie", keys));
		// A vote is a seat's: free, and the account's.
		let call = decide(&who("Ferdie"), replace_key("Ferdie's new key"));
		let motion = motions::Motion::propose("Alice", call);
		let vote = RuntimeCall::Council(pallet_collective::Call::vote {
			proposal: motion.hash(),
			index: 1,
			approve: true,
		});
		assert_eq!(submit("Charlie", vote.clone()), Err(REPLACED));
		succeed("Charlie's new key", act_as("Charlie", vote));
		assert_eq!(free("Charlie's new key"), 0);
	});
}

#[test]
fn who_comes_of_age_takes_the_account_over_with_its_folders() {
	run(|| {
		join("Mother", Role::Patient);
		let (salt, encryption_key) = (folder_id("salt"), encryption_key("child"));
		let child = Participants::keyless_account(&who("Alice"), &salt).expect("an account");
		succeed(
			"Alice",
			participants(Call::open_keyless_account {
				salt,
				encryption_key,
				profile: None,
				delegate: who("Mother"),
				relationship: Relationship::Guardian,
				scope: DelegationScope::Guardian,
				until: now() + 300 * DAY,
				delegate_signature: stated("Mother", &child, &encryption_key),
				signature: opened("Alice", &child, &encryption_key, "Mother"),
			}),
		);
		succeed("Mother", act_for(child.clone(), create_folder("child", &child, "Mother")));
		let remedy = replace_key("Grown");
		succeed("Alice", support(&child, remedy.clone()));
		succeed("Bob", support(&child, remedy.clone()));
		advance(configs::policy::SponsorRecovery::get());
		// Nobody has to come back: the block completes it within the next minute.
		advance(2 * MINUTE);
		advance(A_MOMENT);
		assert_eq!(Participants::signer_of(&child), who("Grown"));
		let not_delegate = Error::<Runtime>::NotDelegate;
		fail("Mother", act_for(child.clone(), update_profile(1)), not_delegate);
		let act =
			|call| participants(Call::act_as { account: child.clone(), call: Box::new(call) });
		succeed("Grown", act(create_folder("grown", &child, "Grown")));
		assert_eq!(RecordAccess::patient_folders(&child, None, 10).items.len(), 2);
	});
}
