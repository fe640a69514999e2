use crate::{
	keys::AccountKeys,
	statement::{self, key_origin, recipient_origin, sign, Seen},
	Error, Identity,
};
use carechain_primitives::{
	api::{AccountId, Balance, FolderInfo, ParticipantInfo, SponsorshipInfo},
	statement::{
		encryption_key_statement, folder_recipient_statement, keyless_account, multisig_account,
		opening_statement, Origin,
	},
	Codec, ContentRef, EmergencyPolicy, EncryptionKey, KeyStatement, Opening, Role, Signed,
	StatementSignature,
};
use frame::deps::sp_core::H256;

const GENESIS: [u8; 32] = [0xab; 32];

fn account(keys: &AccountKeys) -> AccountId {
	AccountId::new(keys.account().0)
}

fn signed(keys: &AccountKeys, text: &str) -> Signed<AccountId> {
	Signed { signer: account(keys), signature: sign(keys.signing(), text) }
}

fn person(uri: &str) -> AccountKeys {
	AccountKeys::dev(uri).expect("a path")
}

/// What a node answers of an account whose key is this, of version 3.
fn answer(
	account: AccountId,
	key: EncryptionKey,
	by: &AccountKeys,
) -> ParticipantInfo<AccountId, Balance> {
	let text = encryption_key_statement(&GENESIS, &account, 3, &key);
	ParticipantInfo {
		role: Role::Patient,
		sponsor: None,
		encryption_key: Some(key),
		key_version: 3,
		key_statement: Some(KeyStatement { signed: signed(by, &text), opening: None }),
		profile: None,
		backup: None,
		suspended_until: None,
		frozen: false,
		sponsorship: SponsorshipInfo {
			ends_at: None,
			next: None,
			next_from: None,
			offers: Vec::new(),
		},
		inviting: None,
		delegates: Vec::new(),
		signer: account.clone(),
		signer_since: None,
		former_signers: Vec::new(),
		account,
	}
}

/// Each account's own key counts for it, and no other.
fn itself(account: &AccountId) -> Vec<AccountId> {
	vec![account.clone()]
}

#[test]
fn a_node_that_answers_with_a_key_of_its_own_is_caught() {
	let (paula, node) = (person("//Paula"), person("//Node"));
	let (own, other) = (Identity::generate().public(), Identity::generate().public());
	let right = answer(account(&paula), own, &paula);
	assert_eq!(key_origin(&GENESIS, &right, itself).expect("it holds"), Origin::Account);
	let caught = |answer: &ParticipantInfo<AccountId, Balance>| {
		matches!(key_origin(&GENESIS, answer, itself), Err(Error::NotStated { .. }))
	};
	// Another key, another version, another chain, no statement.
	assert!(caught(&ParticipantInfo { encryption_key: Some(other), ..right.clone() }));
	assert!(caught(&ParticipantInfo { key_version: 2, ..right.clone() }));
	assert!(key_origin(&[0xac; 32], &right, itself).is_err());
	assert!(caught(&ParticipantInfo { key_statement: None, ..right.clone() }));
	// Somebody else's account.
	assert!(caught(&ParticipantInfo { account: account(&node), ..right.clone() }));
	// The node's own signature in the owner's name.
	let mut forged = answer(account(&paula), other, &node);
	if let Some(statement) = &mut forged.key_statement {
		statement.signed.signer = account(&paula);
	}
	assert!(caught(&forged));
	// In its own name it is not the owner's word.
	let own_word = answer(account(&paula), other, &node);
	assert_eq!(
		key_origin(&GENESIS, &own_word, itself).expect("it holds"),
		Origin::Other(account(&node))
	);
}

#[test]
fn a_keyless_accounts_first_key_is_its_hospitals_word_and_its_guardians() {
	let (hospital, mother, node) = (person("//Hospital"), person("//Mother"), person("//Node"));
	let salt = H256::repeat_byte(7);
	let child = keyless_account(&account(&hospital), &salt).expect("an account");
	let key = Identity::generate().public();
	let text = encryption_key_statement(&GENESIS, &child, 1, &key);
	let opened = |by: &AccountKeys, guardian: &AccountKeys, named: &AccountKeys| {
		let mut answer = answer(child.clone(), key, guardian);
		answer.key_version = 1;
		answer.key_statement = Some(KeyStatement {
			signed: signed(guardian, &text),
			opening: Some(Opening {
				hospital: account(&hospital),
				salt,
				signed: signed(by, &opening_statement(&text, &account(named))),
			}),
		});
		key_origin(&GENESIS, &answer, itself)
	};
	assert_eq!(
		opened(&hospital, &mother, &mother).expect("it holds"),
		Origin::Hospital(account(&hospital))
	);
	// Nobody puts itself in the guardian's place, nor in the hospital's.
	assert!(opened(&hospital, &node, &mother).is_err());
	assert_eq!(opened(&node, &mother, &mother).expect("it holds"), Origin::Other(account(&mother)));
}

#[test]
fn a_hospital_opens_no_account_a_second_time() {
	let (hospital, accomplice) = (person("//Hospital"), person("//Other"));
	let salt = H256::repeat_byte(7);
	let child = keyless_account(&account(&hospital), &salt).expect("an account");
	let key = Identity::generate().public();
	let mut later = answer(child.clone(), key, &accomplice);
	let text = encryption_key_statement(&GENESIS, &child, later.key_version, &key);
	let named = opening_statement(&text, &account(&accomplice));
	if let Some(statement) = &mut later.key_statement {
		let signed = signed(&hospital, &named);
		statement.opening = Some(Opening { hospital: account(&hospital), salt, signed });
	}
	assert!(matches!(key_origin(&GENESIS, &later, itself), Err(Error::NotStated { .. })));
}

#[test]
fn a_node_that_answers_with_another_recipient_is_caught() {
	let (paula, node) = (person("//Paula"), person("//Node"));
	let content = ContentRef { codec: Codec::Raw, digest: H256::zero(), size: 1 };
	let recipient = Identity::generate().public();
	let id = H256::repeat_byte(3);
	let text = folder_recipient_statement(&GENESIS, &account(&paula), id, 4, &recipient);
	let right = FolderInfo {
		id,
		patient: account(&paula),
		recipient,
		epoch: 4,
		recipient_statement: Some(signed(&paula, &text)),
		longest_grant: 1,
		emergency: EmergencyPolicy::Never,
		owner_envelope: content,
		custodian_envelope: None,
		rotation_due: false,
		closed: false,
	};
	assert_eq!(recipient_origin(&GENESIS, &right, itself).expect("it holds"), Origin::Account);
	let other = Identity::generate().public();
	assert!(recipient_origin(&GENESIS, &FolderInfo { recipient: other, ..right.clone() }, itself)
		.is_err());
	assert!(recipient_origin(&GENESIS, &FolderInfo { epoch: 3, ..right.clone() }, itself).is_err());
	let by_node = FolderInfo { recipient_statement: Some(signed(&node, &text)), ..right };
	assert_eq!(
		recipient_origin(&GENESIS, &by_node, itself).expect("it holds"),
		Origin::Other(account(&node))
	);
}

#[test]
fn an_older_key_than_was_seen_is_refused() {
	let folder = tempfile::tempdir().expect("a folder");
	let seen = Seen::new(folder.path());
	let (one, two) = (Identity::generate().public(), Identity::generate().public());
	seen.check("who", 2, &one).expect("the first");
	seen.check("who", 2, &one).expect("the same");
	assert!(matches!(seen.check("who", 2, &two), Err(Error::OtherKey { version: 2, .. })));
	seen.check("who", 3, &two).expect("a newer one");
	assert!(matches!(seen.check("who", 2, &one), Err(Error::OlderKey { version: 2, seen: 3, .. })));
	seen.check("other", 1, &one).expect("another account");
}

#[test]
fn somebody_elses_word_counts_once_it_is_trusted() {
	let folder = tempfile::tempdir().expect("a folder");
	let seen = Seen::new(folder.path());
	let [child, mother, other] =
		["//Child", "//Mother", "//Other"].map(|uri| account(&person(uri)));
	let signers = |account| seen.signers(account).expect("read");
	assert_eq!(signers(&child), std::slice::from_ref(&child));
	seen.check(&Seen::name_of(&child), 1, &Identity::generate().public()).expect("seen");
	let trusted = |signer| seen.is_trusted(&child, signer).expect("read");
	assert!(!trusted(&mother));
	seen.trust(&child, &mother).expect("kept");
	seen.trust(&child, &mother).expect("kept");
	assert!(trusted(&mother) && !trusted(&other));
	// That is no signature of the child's own, in a multisig account that it is a signatory of.
	assert_eq!(signers(&child), std::slice::from_ref(&child));
	seen.distrust(&child, &mother).expect("kept");
	assert!(!trusted(&mother));
	assert_eq!(signers(&other), [other]);
}

#[test]
fn a_hospital_names_one_delegate_and_not_again_who_was_forgotten() {
	let folder = tempfile::tempdir().expect("a folder");
	let seen = Seen::new(folder.path());
	let [child, mother, accomplice] =
		["//Child", "//Mother", "//Other"].map(|uri| account(&person(uri)));
	let trusted = |signer| seen.is_trusted(&child, signer).expect("read");
	seen.open(&child, &mother).expect("kept");
	seen.open(&child, &accomplice).expect("kept");
	assert!(trusted(&mother) && !trusted(&accomplice));
	seen.distrust(&child, &mother).expect("kept");
	seen.open(&child, &mother).expect("kept");
	assert!(!trusted(&mother));
}

#[test]
fn a_folder_changes_neither_its_patient_nor_its_custodian_by_a_nodes_word() {
	let folder = tempfile::tempdir().expect("a folder");
	let seen = Seen::new(folder.path());
	let [paula, birch, node] = ["//Paula", "//Birch", "//Node"].map(|uri| account(&person(uri)));
	seen.check_patient("0x01", &paula).expect("the first");
	seen.check_patient("0x01", &paula).expect("the same");
	assert!(matches!(seen.check_patient("0x01", &node), Err(Error::OtherOwner { .. })));
	seen.name_custodian("0x01", Some(&birch)).expect("named");
	seen.check_custodian("0x01", &birch).expect("the same");
	assert!(matches!(seen.check_custodian("0x01", &node), Err(Error::OtherCustodian { .. })));
	seen.name_custodian("0x01", Some(&node)).expect("named by its owner");
	seen.check_custodian("0x01", &node).expect("the same");
}

#[test]
fn no_key_is_stated_as_two_versions() {
	let folder = tempfile::tempdir().expect("a folder");
	let seen = Seen::new(folder.path());
	let (one, two) = (Identity::generate().public(), Identity::generate().public());
	seen.state("who", 4_000_000, &one).expect("what a node asked for");
	seen.state("who", 4_000_000, &one).expect("again");
	assert!(matches!(seen.state("who", 1, &one), Err(Error::StatedBefore { .. })));
	seen.state("who", 1, &two).expect("another key");
}

#[test]
fn a_key_that_was_replaced_states_nothing_any_more() {
	let (paula, fresh, node) = (person("//Paula"), person("//Fresh"), person("//Node"));
	let [old, new] = [&paula, &fresh].map(account);
	let key = Identity::generate().public();
	let replaced = |by: &AccountKeys| {
		let mut answer = answer(old.clone(), key, by);
		answer.signer = new.clone();
		answer
	};
	let is_former = |by: &AccountKeys| statement::is_former(&replaced(by), &account(by));
	assert!(is_former(&paula));
	assert!(is_former(&node));
	assert!(!is_former(&fresh));
	assert!(!statement::is_former(&answer(old.clone(), key, &paula), &old));
	// A guardian whose delegation is over, too.
	assert!(statement::is_former(&answer(old.clone(), key, &node), &account(&node)));

	// Once it was seen, a node that hides it is not believed, nor where it is a signatory.
	let folder = tempfile::tempdir().expect("a folder");
	let seen = Seen::new(folder.path());
	seen.distrust(&old, &old).expect("kept");
	let signers = |account: &AccountId| seen.signers(account).expect("read");
	assert!(key_origin(&GENESIS, &answer(old.clone(), key, &paula), signers).is_err());
	let shared = multisig_account(&[&old], 1).expect("an account");
	let by_both = |by: &AccountKeys| {
		let mut answer = answer(shared.clone(), key, by);
		let text = encryption_key_statement(&GENESIS, &shared, 3, &key);
		let StatementSignature::Key(signature) = sign(by.signing(), &text) else {
			panic!("a key signs")
		};
		let signatories = vec![(old.clone(), Some(signature))].try_into().expect("short");
		let signature = StatementSignature::Multisig { threshold: 1, signatories };
		let signed = Signed { signer: shared.clone(), signature };
		answer.key_statement = Some(KeyStatement { signed, opening: None });
		key_origin(&GENESIS, &answer, signers).ok()
	};
	assert_eq!(by_both(&paula), None);
	seen.trust(&old, &new).expect("kept");
	assert_eq!(by_both(&fresh), None, "whose word on keys counts does not sign for it");
	seen.succeed(&old, &new).expect("kept");
	assert_eq!(by_both(&fresh), Some(Origin::Account));
	assert_eq!(by_both(&paula), None);
	// Its owner knows better.
	seen.trust(&old, &old).expect("kept");
	assert_eq!(by_both(&paula), Some(Origin::Account));
}
