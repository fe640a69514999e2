use crate::{
	backup::{self, BackupCode},
	keys::AccountKeys,
	sealed, Error,
};
use secrecy::ExposeSecret;

fn account() -> AccountKeys {
	let mut keys = AccountKeys::generate("a").unwrap();
	keys.prepare_rotation(1).unwrap();
	keys.prepare_rotation(2).unwrap();
	keys
}

#[test]
fn a_backup_brings_everything_back() {
	let keys = account();
	let (bytes, code) = backup::create(&keys).unwrap();
	let typed = code.to_text().expose_secret().to_owned();
	println!("a code: {typed}");
	// As a person may type it.
	for typed in
		[typed.clone(), typed.to_uppercase(), typed.replace('-', " "), typed.replace('-', "")]
	{
		let restored = backup::restore(&bytes, &BackupCode::parse(&typed).unwrap()).unwrap();
		assert_eq!(restored.account(), keys.account());
		assert_eq!(restored.identities(), keys.identities());
		assert_eq!(restored.newest().0, 3);
		assert_eq!(
			restored.signing().secret().expose_secret(),
			keys.signing().secret().expose_secret()
		);
	}
}

#[test]
fn the_code_is_the_passphrase_of_an_ordinary_age_file() {
	let (bytes, code) = backup::create(&account()).unwrap();
	let text = code.to_text();
	assert_eq!(text.expose_secret().len(), 39);
	let json = sealed::open_with_passphrase(&bytes, &text, 1 << 20).unwrap();
	let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
	assert_eq!(json["format"], backup::FORMAT);
}

#[test]
fn a_code_can_be_kept() {
	let mut keys = account();
	let (_, code) = backup::create(&keys).unwrap();
	keys.prepare_rotation(3).unwrap();
	let newer = backup::create_with(&keys, &code).unwrap();
	assert_eq!(backup::restore(&newer, &code).unwrap().newest().0, 4);
}

#[test]
fn codes_are_new_each_time_and_not_printed() {
	let (one, two) = (BackupCode::generate(), BackupCode::generate());
	assert_ne!(one.to_text().expose_secret(), two.to_text().expose_secret());
	assert_eq!(format!("{one:?}"), "BackupCode");
}

#[test]
fn every_typing_mistake_is_found() {
	let code = BackupCode::generate();
	let text = code.to_text().expose_secret().to_owned();
	for place in 0..text.len() {
		for replacement in ['q', 'p', '7', 'l', 'b', '1', 'ü', '!'] {
			let mut typed: Vec<char> = text.chars().collect();
			if typed[place] == replacement || typed[place] == '-' {
				continue;
			}
			typed[place] = replacement;
			let typed: String = typed.into_iter().collect();
			let result = BackupCode::parse(&typed);
			assert!(matches!(result, Err(Error::BackupCodeTypo(_))), "{typed}");
		}
		// Two neighbours swapped.
		let mut typed: Vec<char> = text.chars().collect();
		if place > 0
			&& typed[place] != typed[place - 1]
			&& typed[place] != '-'
			&& typed[place - 1] != '-'
		{
			typed.swap(place, place - 1);
			assert!(BackupCode::parse(&typed.into_iter().collect::<String>()).is_err());
		}
	}
	for typed in ["", &text[..38], &format!("{text}q"), &format!("{text}{text}")] {
		assert!(matches!(BackupCode::parse(typed), Err(Error::BackupCodeTypo(_))), "{typed}");
	}
}

#[test]
fn a_wrong_code_is_told_from_a_damaged_backup() {
	let (bytes, code) = backup::create(&account()).unwrap();
	let other = BackupCode::generate();
	assert!(matches!(backup::restore(&bytes, &other), Err(Error::OtherBackup)));
	let mut damaged = bytes.clone();
	*damaged.last_mut().unwrap() ^= 1;
	assert!(matches!(backup::restore(&damaged, &code), Err(Error::Damaged)));
	assert!(matches!(backup::restore(&bytes[..100], &code), Err(Error::Truncated)));
	assert!(matches!(backup::restore(b"something", &code), Err(Error::NotAge)));
	for place in (0..bytes.len()).step_by(5) {
		let mut damaged = bytes.clone();
		damaged[place] ^= 4;
		assert!(backup::restore(&damaged, &code).is_err(), "byte {place}");
	}
}
