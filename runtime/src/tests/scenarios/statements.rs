//! Statements on keys, by real keys of every kind.

use super::*;
use carechain_primitives::{
	statement::{
		encryption_key_statement, folder_recipient_statement, is_signed_by, multisig_account,
		signer_statement, wrapped, MAX_SIGNATORIES,
	},
	traits::{Statements as _, VerifySignature as _},
};
use pallet_care_identity::{Call, Error};
use polkadot_sdk::{
	frame_support::traits::Get,
	sp_core::{ecdsa, ed25519, sr25519, Pair, H256},
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::{
		traits::{Dispatchable, IdentifyAccount, Verify},
		BoundedVec, DispatchResult, MultiSignature, MultiSigner,
	},
};

/// A key of any kind, and how it signs.
type AnyKey = (MultiSigner, Box<dyn Fn(&[u8]) -> MultiSignature>);

fn keys_of(uri: &str) -> [(&'static str, AnyKey); 3] {
	let of = |pair: &str| format!("//{pair}");
	let sr = sr25519::Pair::from_string(&of(uri), None).expect("a path");
	let ed = ed25519::Pair::from_string(&of(uri), None).expect("a path");
	let ec = ecdsa::Pair::from_string(&of(uri), None).expect("a path");
	[
		("sr25519", (sr.public().into(), Box::new(move |message| sr.sign(message).into()))),
		("ed25519", (ed.public().into(), Box::new(move |message| ed.sign(message).into()))),
		("ecdsa", (ec.public().into(), Box::new(move |message| ec.sign(message).into()))),
	]
}

fn dispatch(origin: &AccountId, call: Call<Runtime>) -> DispatchResult {
	let call = RuntimeCall::Participants(call);
	call.dispatch(RuntimeOrigin::signed(origin.clone())).map(drop).map_err(|failed| failed.error)
}

#[test]
fn keys_of_every_kind_state_what_they_register() {
	run(|| {
		for (kind, (signer, sign)) in keys_of("Paula") {
			let account = signer.into_account();
			let invite = Call::invite {
				invitee: account.clone(),
				role: Role::Patient,
				expires_at: now() + DAY,
			};
			assert_eq!(dispatch(&who("Alice"), invite), Ok(()));
			let encryption_key = encryption_key(kind);
			let text = Participants::key_statement_text(&account, &encryption_key);
			let register = |signature| Call::register {
				sponsor: who("Alice"),
				encryption_key,
				profile: None,
				signature: StatementSignature::Key(signature),
			};
			// A hospital registers a key for nobody.
			let hospitals = pair("Alice").sign(&wrapped(&text)).into();
			let bad = DispatchError::from(Error::<Runtime>::BadStatement);
			assert_eq!(dispatch(&account, register(hospitals)), Err(bad));
			// What a transaction's signature would be over is no statement.
			assert_eq!(dispatch(&account, register(sign(text.as_bytes()))), Err(bad));
			let own = sign(&wrapped(&text));
			assert_eq!(dispatch(&account, register(own)), Ok(()), "{kind}");
			let kept = Participants::participant_info(account.clone()).expect("it registered");
			let statement = kept.key_statement.expect("it is kept");
			assert!(statement.signed.holds(&text, is_signed_by), "{kind}");
		}
	});
}

#[test]
fn a_member_since_the_genesis_states_its_first_key() {
	run(|| {
		let before = Participants::participant_info(who("Bob")).expect("a hospital");
		assert_eq!((before.encryption_key, before.key_version), (None, 0));
		succeed("Bob", rotate_key("Bob", "first"));
		let after = Participants::participant_info(who("Bob")).expect("a hospital");
		assert_eq!((after.encryption_key, after.key_version), (Some(encryption_key("first")), 1));
		// Another hospital's statement, even on this account.
		let encryption_key = encryption_key("second");
		let signature = stated("Alice", &who("Bob"), &encryption_key);
		let call = Call::rotate_encryption_key { encryption_key, signature };
		fail("Bob", RuntimeCall::Participants(call), Error::<Runtime>::BadStatement);
	});
}

#[test]
fn a_statement_on_a_key_is_none_on_a_folder_and_the_reverse() {
	run(|| {
		join("Paula", Role::Patient);
		let paula = who("Paula");
		let (folder, key) = (folder_id("folder"), encryption_key("recipient"));
		let create = |signature| {
			RuntimeCall::RecordAccess(pallet_care_record_access::Call::create_folder {
				folder,
				recipient: key,
				longest_grant: DAY,
				owner_envelope: content("owner"),
				emergency: EmergencyPolicy::Never,
				custodian_envelope: None,
				signature,
			})
		};
		let bad = DispatchError::from(Error::<Runtime>::BadStatement);
		fail("Paula", create(stated("Paula", &paula, &key)), bad);
		let of_folder = stated_recipient("Paula", &paula, folder, &key);
		let rotate = Call::rotate_encryption_key { encryption_key: key, signature: of_folder };
		fail("Paula", RuntimeCall::Participants(rotate), bad);
		// A delegate without the scope has no word on folders, and a stranger none at all.
		fail("Paula", create(stated_recipient("Alice", &paula, folder, &key)), bad);
		succeed("Paula", create(stated_recipient("Paula", &paula, folder, &key)));
	});
}

#[test]
fn a_hospital_that_is_a_multisig_states_its_key_by_its_signatories() {
	run(|| {
		let mut signatories = ["Anna", "Berta", "Carla"].map(who);
		signatories.sort();
		let accounts: Vec<_> = signatories.iter().collect();
		let seat = multisig_account(&accounts, 2).expect("an account");
		assert_eq!(
			seat,
			polkadot_sdk::pallet_multisig::Pallet::<Runtime>::multi_account_id(&signatories, 2)
		);
		let admit = pallet_care_consortium::Call::admit_hospital { hospital: seat.clone() };
		let admitted = RuntimeCall::Consortium(admit).dispatch(council(3));
		assert!(admitted.is_ok(), "the council admits it");
		let encryption_key = encryption_key("seat");
		let message = wrapped(&Participants::key_statement_text(&seat, &encryption_key));
		let by = |names: &[&str]| {
			let signs = |account: &AccountId| {
				let name = names.iter().find(|name| who(name) == *account)?;
				Some(MultiSignature::from(pair(name).sign(&message)))
			};
			let list: Vec<_> =
				signatories.iter().map(|account| (account.clone(), signs(account))).collect();
			Call::rotate_encryption_key {
				encryption_key,
				signature: StatementSignature::Multisig {
					threshold: 2,
					signatories: BoundedVec::truncate_from(list),
				},
			}
		};
		let bad = DispatchError::from(Error::<Runtime>::BadStatement);
		assert_eq!(dispatch(&seat, by(&["Anna"])), Err(bad));
		assert_eq!(dispatch(&seat, by(&["Anna", "Carla"])), Ok(()));
	});
}

#[test]
fn as_many_signatories_as_the_multisig_pallet_takes() {
	let most: u32 = <Runtime as polkadot_sdk::pallet_multisig::Config>::MaxSignatories::get();
	assert_eq!(most, MAX_SIGNATORIES);
}

/// A statement begins with `<`, and a transaction with the index of a pallet.
#[test]
fn no_statement_is_a_transaction() {
	let wrapped = wrapped("");
	let calls = genesis().execute_with(|| {
		Runtime::metadata_ir().pallets.iter().map(|pallet| pallet.index).collect::<Vec<_>>()
	});
	assert!(!calls.contains(&wrapped[0]));
}

#[test]
fn the_heaviest_statement_is_a_free_call() {
	use pallet_care_identity::WeightInfo as _;
	use pallet_care_record_access::WeightInfo as _;
	type IdentityWeight = <Runtime as pallet_care_identity::Config>::WeightInfo;
	type AccessWeight = <Runtime as pallet_care_record_access::Config>::WeightInfo;
	let most = <Runtime as pallet_care_identity::Config>::MaxFreeWeight::get();
	for weight in [
		IdentityWeight::register(MAX_SIGNATORIES),
		IdentityWeight::rotate_encryption_key(MAX_SIGNATORIES),
		IdentityWeight::open_keyless_account(MAX_SIGNATORIES),
		IdentityWeight::support_remedy(MAX_SIGNATORIES),
		AccessWeight::create_folder(MAX_SIGNATORIES),
		AccessWeight::rotate_folder(MAX_SIGNATORIES),
	] {
		assert!(weight.all_lt(most), "{weight} is below {most}");
	}
	// All signatures are verified that are paid for.
	assert!(IdentityWeight::register(2).ref_time() > IdentityWeight::register(1).ref_time());
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_sign_what_holds() {
	let mut state = genesis();
	state.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	state.execute_with(|| {
		let signer = Participants::benchmark_signer(3);
		let signature = Participants::benchmark_sign(3, "text");
		assert_eq!(signature.count(), 3);
		assert!(Participants::verify(&signer, "text", signature).is_ok());
		type Keys = <Runtime as pallet_care_identity::Config>::Signatures;
		let signature = Keys::benchmark_sign(0, b"text");
		assert!(Keys::verify(&Keys::benchmark_signer(0), b"text", &signature));
	});
}

/// The vectors that clients of every language read.
#[test]
fn the_vectors_of_statements_hold() {
	let text = include_str!("../../../../primitives/vectors/statements.json");
	let vectors: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
	let bytes = |value: &serde_json::Value| -> Vec<u8> {
		let digits = value.as_str().and_then(|text| text.strip_prefix("0x")).expect("digits");
		polkadot_sdk::sp_core::bytes::from_hex(&format!("0x{digits}")).expect("digits")
	};
	let array =
		|value: &serde_json::Value| -> [u8; 32] { bytes(value).try_into().expect("32 bytes") };
	let list = vectors.as_array().expect("a list");
	assert!(list.len() >= 4);
	for vector in list {
		let account = AccountId::new(array(&vector["account"]));
		let genesis = array(&vector["genesis"]);
		let key = || EncryptionKey(array(&vector["key"]));
		let number = || u32::try_from(vector["number"].as_u64().expect("a number")).expect("small");
		let text = if vector["folder"].is_string() {
			let folder = H256(array(&vector["folder"]));
			folder_recipient_statement(&genesis, &account, folder, number(), &key())
		} else if vector["signsFor"].is_string() {
			signer_statement(&genesis, &AccountId::new(array(&vector["signsFor"])), &account)
		} else {
			encryption_key_statement(&genesis, &account, number(), &key())
		};
		assert_eq!(vector["text"].as_str(), Some(text.as_str()));
		let raw = bytes(&vector["signature"]);
		let signature = match vector["scheme"].as_str() {
			Some("sr25519") => {
				MultiSignature::Sr25519(raw.as_slice().try_into().expect("64 bytes"))
			},
			Some("ed25519") => {
				MultiSignature::Ed25519(raw.as_slice().try_into().expect("64 bytes"))
			},
			_ => MultiSignature::Ecdsa(raw.as_slice().try_into().expect("65 bytes")),
		};
		assert!(signature.verify(wrapped(&text).as_slice(), &account), "{}", vector["scheme"]);
	}
}
