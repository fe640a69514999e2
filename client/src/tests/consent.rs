use crate::{
	consent::{Consent, FORMAT},
	keys::AccountKeys,
	statement::sign,
	Error,
};
use carechain_primitives::{api::AccountId, statement::signer_statement};

const GENESIS: [u8; 32] = [0xab; 32];

fn person(uri: &str) -> (AccountKeys, AccountId) {
	let keys = AccountKeys::dev(uri).expect("a path");
	let account = AccountId::new(keys.account().0);
	(keys, account)
}

fn itself(account: &AccountId) -> Vec<AccountId> {
	vec![account.clone()]
}

#[test]
fn a_word_that_was_written_reads_and_holds_for_this_account_on_this_chain() {
	let ((keys, new), (_, paula), (_, other)) =
		(person("//New"), person("//Paula"), person("//Other"));
	let signature = sign(keys.signing(), &signer_statement(&GENESIS, &paula, &new));
	let folder = tempfile::tempdir().expect("a folder");
	let path = folder.path().join("consent.json");
	Consent::new(&paula, &new, &signature).write(&path).expect("written");
	let read = Consent::read(&path).expect("reads");
	assert_eq!(read.verify(&GENESIS, &paula, itself).expect("it holds"), (new, signature));
	assert!(read.verify(&[0xac; 32], &paula, itself).is_err(), "another chain");
	assert!(read.verify(&GENESIS, &other, itself).is_err(), "another account");
	// Nobody's file is written over.
	assert!(matches!(read.write(&path), Err(Error::FileExists(_))));
}

#[test]
fn nobody_agrees_for_somebody_else() {
	let ((accomplice, _), (victim, account), (_, paula)) =
		(person("//Accomplice"), person("//Victim"), person("//Paula"));
	let text = signer_statement(&GENESIS, &paula, &account);
	let forged = Consent::new(&paula, &account, &sign(accomplice.signing(), &text));
	assert!(forged.verify(&GENESIS, &paula, itself).is_err());
	let other = sign(victim.signing(), &signer_statement(&GENESIS, &account, &account));
	assert!(Consent::new(&paula, &account, &other).verify(&GENESIS, &paula, itself).is_err());
}

#[test]
fn other_files_are_no_consent() {
	let folder = tempfile::tempdir().expect("a folder");
	let path = folder.path().join("file.json");
	let (keys, new) = person("//New");
	let signature = sign(keys.signing(), &signer_statement(&GENESIS, &new, &new));
	Consent::new(&new, &new, &signature).write(&path).expect("written");
	let text = std::fs::read_to_string(&path).expect("reads");
	for (other, format) in [
		(text.replace(FORMAT, "carechain/signer-consent/v2"), true),
		(text.replacen('{', "{\"more\": 1,", 1), false),
		("{}".to_owned(), false),
	] {
		std::fs::write(&path, other).expect("written");
		match Consent::read(&path) {
			Err(Error::UnknownFormat { .. }) => assert!(format),
			Err(Error::Malformed(_)) => assert!(!format),
			other => panic!("{other:?}"),
		}
	}
}
