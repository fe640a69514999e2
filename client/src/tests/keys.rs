use crate::{
	files::Existing,
	identity::recipient_text,
	keys::*,
	passphrase::{Ask, Source},
	sealed::{self, WorkFactor},
	Error,
};
use secrecy::{ExposeSecret, SecretString};
use std::{fs, io};

fn quick() -> WorkFactor {
	WorkFactor::new(3).unwrap()
}

/// The public encryption keys that the genesis of development chains has.
#[test]
fn development_keys_are_those_of_the_development_chain() {
	for (uri, address, key) in [
		(
			"//Alice",
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
			"aecf54f8251e99bd9c6d1e57b9f17acf701b13924b6ce453b351cf36b724fd52",
		),
		(
			"//Bob",
			"5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty",
			"dff3b062980aee9389757b51cad39f73a452dea0a441c141e4eefa84730d2244",
		),
		(
			"//Charlie",
			"5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y",
			"be52a6bf945a7f443e6fa3ddd4f9f22997b20801def89705c89ae022dddcd46e",
		),
		(
			"//Dave",
			"5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy",
			"89d02daa8f6700b002634882c4099bbd90bc4afd3c7f44d7c4186eeb3fdbdf75",
		),
	] {
		let keys = AccountKeys::dev(uri).unwrap();
		assert_eq!(keys.account().to_string(), address);
		let (version, identity) = keys.newest();
		assert_eq!(version, 1);
		println!(
			"{uri} {} {}",
			hex::encode(identity.public().0),
			recipient_text(&identity.public())
		);
		assert_eq!(hex::encode(identity.public().0), key);
	}
	for wrong in ["", "Alice", "/Alice", "//Alice///password", "0x00"] {
		assert!(matches!(AccountKeys::dev(wrong), Err(Error::BadSecret)), "{wrong}");
	}
}

#[test]
fn generated_keys_are_new_and_of_128_bits() {
	let (one, two) = (AccountKeys::generate("a").unwrap(), AccountKeys::generate("a").unwrap());
	assert_ne!(one.account(), two.account());
	assert_ne!(one.newest().1, two.newest().1);
	assert_eq!(one.signing().secret().expose_secret().split(' ').count(), 12);
	for name in ["", "  ", "a\nb", "\u{1b}[2J", &"x".repeat(65)] {
		assert!(matches!(AccountKeys::generate(name), Err(Error::Malformed(_))), "{name:?}");
	}
}

#[test]
fn signing_keys_are_imported() {
	let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
	let import = |text: &str| AccountKeys::import("a", &SecretString::from(text));
	let plain = import(phrase).unwrap();
	assert_eq!(import(&format!(" {phrase}\n")).unwrap().account(), plain.account());
	assert_ne!(import(&format!("{phrase}//desk")).unwrap().account(), plain.account());
	assert_ne!(import(&format!("{phrase}///more")).unwrap().account(), plain.account());
	let seed = format!("0x{}", "5a".repeat(32));
	assert!(import(&seed).is_ok());

	for known in [
		"//Alice",
		"/Alice",
		"bottom drive obey lake curtain smoke basket hold race lonely fit walk",
		"bottom drive obey lake curtain smoke basket hold race lonely fit walk//Alice",
	] {
		assert!(matches!(import(known), Err(Error::WellKnownSecret)), "{known}");
	}
	for wrong in [
		"",
		"legal winner thank year wave sausage worth useful legal winner thank thank",
		"legal winner",
		"0x1234",
	] {
		let error = import(wrong).unwrap_err();
		assert!(matches!(error, Error::BadSecret), "{wrong}");
		assert!(wrong.is_empty() || !error.to_string().contains(wrong));
	}
}

#[test]
fn signatures_hold_for_their_message_and_account_only() {
	let (one, two) = (AccountKeys::generate("a").unwrap(), AccountKeys::generate("b").unwrap());
	let signature = one.signing().sign(b"message");
	assert!(verify(&one.account(), b"message", &signature));
	assert!(!verify(&one.account(), b"massage", &signature));
	assert!(!verify(&two.account(), b"message", &signature));
	assert!(!verify(&one.account(), b"message", &[0; 64]));
}

#[test]
fn key_files_read_back() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("patient.key");
	let passphrase = SecretString::from("eight or more");
	let mut keys = AccountKeys::generate("Zoë \"z\" \\ née").unwrap();
	keys.prepare_rotation(1).unwrap();
	keys.save(&path, &passphrase, quick(), Existing::Refuse).unwrap();
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
	}

	let read = AccountKeys::load(&path, &passphrase).unwrap();
	assert_eq!(read.name(), keys.name());
	assert_eq!(read.account(), keys.account());
	assert_eq!(read.identities(), keys.identities());
	assert_eq!(read.newest().0, 2);
	assert_eq!(read.signing().secret().expose_secret(), keys.signing().secret().expose_secret());

	// Another one does not take its place unless asked to.
	let other = AccountKeys::generate("other").unwrap();
	let refused = other.save(&path, &passphrase, quick(), Existing::Refuse);
	assert!(matches!(refused, Err(Error::FileExists(_))));
	assert_eq!(AccountKeys::load(&path, &passphrase).unwrap().account(), keys.account());
	other.save(&path, &passphrase, quick(), Existing::Replace).unwrap();
	assert_eq!(AccountKeys::load(&path, &passphrase).unwrap().account(), other.account());
	assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn wrong_key_files_are_named_as_such() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("patient.key");
	let passphrase = SecretString::from("eight or more");
	let keys = AccountKeys::generate("a").unwrap();
	let load = |bytes: &[u8]| {
		fs::write(&path, bytes).unwrap();
		AccountKeys::load(&path, &passphrase).map(|_| ()).unwrap_err()
	};

	keys.save(&path, &passphrase, quick(), Existing::Refuse).unwrap();
	let whole = fs::read(&path).unwrap();
	let wrong = AccountKeys::load(&path, &SecretString::from("eight or less"));
	assert!(matches!(wrong, Err(Error::WrongPassphrase)));
	assert!(!fs::read(&path).unwrap().windows(7).any(|part| part == b"AGE-SEC"));

	assert!(matches!(load(b"{\"name\":\"a\"}"), Error::NotAge));
	assert!(matches!(load(&whole[..whole.len() / 4]), Error::Truncated));
	let mut damaged = whole.clone();
	*damaged.last_mut().unwrap() ^= 1;
	assert!(matches!(load(&damaged), Error::Damaged));
	assert!(matches!(load(&vec![0; MAX_KEY_FILE as usize + 1]), Error::TooLarge { .. }));

	let seal = |json: &[u8]| sealed::seal_with_passphrase(json, &passphrase, quick()).unwrap();
	let json = String::from_utf8(keys.to_json(FORMAT).to_vec()).unwrap();
	let newer = json.replace("key-file/v1", "key-file/v2");
	assert!(matches!(load(&seal(newer.as_bytes())), Error::UnknownFormat { .. }));
	// A backup is not a key file.
	let backup = keys.to_json(crate::backup::FORMAT);
	assert!(matches!(load(&seal(&backup)), Error::UnknownFormat { .. }));
	let other = AccountKeys::generate("b").unwrap().account().to_string();
	let swapped = json.replace(&keys.account().to_string(), &other);
	assert!(matches!(load(&seal(swapped.as_bytes())), Error::OtherAccount { .. }));
	// What is wrong inside is told without repeating a secret.
	let secret = keys.newest().1.to_text();
	let broken = json.replace(secret.expose_secret(), &secret.expose_secret()[..40]);
	let error = load(&seal(broken.as_bytes())).to_string();
	assert!(!error.contains(&secret.expose_secret()[20..40]), "{error}");
	let extra = json.replacen('{', "{\"AGE-SECRET-KEY-1LEAK\":1,", 1);
	let error = load(&seal(extra.as_bytes())).to_string();
	assert!(!error.contains("LEAK"), "{error}");
	let none = serde_json::json!({
		"account": keys.account().to_string(), "encryption": [], "format": FORMAT, "name": "a",
		"signing": { "secretUri": keys.signing().secret().expose_secret() },
	});
	assert!(matches!(load(&seal(none.to_string().as_bytes())), Error::Malformed(_)));
}

#[test]
fn nothing_secret_is_printed() {
	let keys = AccountKeys::generate("a").unwrap();
	let shown = format!("{keys:?} {:?} {:?}", keys.signing(), keys.signing().secret());
	for word in keys.signing().secret().expose_secret().split(' ') {
		assert!(word.len() < 5 || !shown.contains(word), "{shown}");
	}
	assert!(!shown.contains("SECRET"), "{shown}");
}

#[test]
fn rotation_keeps_the_old_keys_and_bears_repetition() {
	let mut keys = AccountKeys::generate("a").unwrap();
	let first = keys.newest().1.public();
	let second = keys.prepare_rotation(1).unwrap();
	assert_ne!(second, first);
	// The transaction failed: the same key is tried again.
	assert_eq!(keys.prepare_rotation(1).unwrap(), second);
	assert_eq!(keys.identities().len(), 2);
	let third = keys.prepare_rotation(2).unwrap();
	assert_eq!(keys.newest().0, 3);
	for key in [first, second, third] {
		assert_eq!(keys.identity_of(&key).unwrap().public(), key);
	}
	// An older copy of the keys must not rotate what a newer one did.
	assert!(matches!(keys.prepare_rotation(1), Err(Error::Malformed(_))));
	assert!(matches!(keys.prepare_rotation(4), Err(Error::Malformed(_))));
	assert!(matches!(keys.prepare_rotation(u32::MAX), Err(Error::Malformed(_))));
}

#[test]
fn copies_of_the_same_keys_merge() {
	let mut old = AccountKeys::generate("a").unwrap();
	let mut new = old.clone();
	let second = new.prepare_rotation(1).unwrap();
	old.merge(&new).unwrap();
	assert_eq!(old.identities(), new.identities());
	assert_eq!(old.newest().1.public(), second);
	old.merge(&new).unwrap();
	assert_eq!(old.identities().len(), 2);
	let stranger = AccountKeys::generate("b").unwrap();
	assert!(matches!(old.merge(&stranger), Err(Error::OtherAccount { .. })));
}

struct Typing(Vec<&'static str>);

impl Ask for Typing {
	fn hidden(&mut self, _: &str) -> io::Result<SecretString> {
		match self.0.is_empty() {
			true => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
			false => Ok(SecretString::from(self.0.remove(0))),
		}
	}
}

#[test]
fn new_passphrases_are_typed_twice() {
	let new = |typed: &[&'static str]| Source::Prompt.new_one_from("?", &mut Typing(typed.into()));
	assert_eq!(new(&["long enough", "long enough"]).unwrap().expose_secret(), "long enough");
	assert!(matches!(new(&["long enough", "long enouph"]), Err(Error::PassphrasesDiffer)));
	assert!(matches!(new(&["short", "short"]), Err(Error::ShortPassphrase(8))));
	assert!(matches!(new(&["long enough"]), Err(Error::Io(_))));
	let existing = Source::Prompt.existing_from("?", &mut Typing(vec!["short"]));
	assert_eq!(existing.unwrap().expose_secret(), "short");
}

#[test]
fn passphrases_come_from_files() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("passphrase");
	let source = Source::choose(Some(path.clone()));
	assert_eq!(source, Source::File(path.clone()));
	let mut nobody = Typing(vec![]);
	assert!(matches!(source.existing_from("?", &mut nobody), Err(Error::File { .. })));
	for (content, expected) in [
		("long enough", "long enough"),
		(" a b c d e\n", " a b c d e"),
		("long enough\r\n", "long enough"),
	] {
		fs::write(&path, content).unwrap();
		let passphrase = source.new_one_from("?", &mut nobody).unwrap();
		assert_eq!(passphrase.expose_secret(), expected);
	}
	for wrong in ["", "\n", "one line\nand another\n"] {
		fs::write(&path, wrong).unwrap();
		let refused = source.existing_from("?", &mut nobody);
		assert!(matches!(refused, Err(Error::Malformed(_))), "{wrong:?}");
	}
	fs::write(&path, [0xff, 0xfe]).unwrap();
	assert!(matches!(source.existing_from("?", &mut nobody), Err(Error::Malformed(_))));
	fs::write(&path, "short\n").unwrap();
	assert!(matches!(source.new_one_from("?", &mut nobody), Err(Error::ShortPassphrase(8))));
}

#[test]
fn passphrases_come_from_the_environment() {
	use crate::passphrase::VARIABLE;
	std::env::set_var(VARIABLE, "from around");
	assert_eq!(Source::choose(None), Source::Environment);
	let passphrase = Source::Environment.new_one("?").unwrap();
	assert_eq!(passphrase.expose_secret(), "from around");
	std::env::remove_var(VARIABLE);
	assert_eq!(Source::choose(None), Source::Prompt);
	assert!(matches!(Source::Environment.existing("?"), Err(Error::Malformed(_))));
}
