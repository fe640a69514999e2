use crate::{profile::*, sealed, Error, Identity};

fn profile() -> Profile {
	let mut profile = Profile::new("Zoë Müller");
	profile.birth_date = Some("1990-12-31".into());
	profile
		.telecom
		.push(ContactPoint { system: ContactSystem::Phone, value: "+49 30 1234".into() });
	profile.address = Some("Hauptstraße 1, 10827 Berlin".into());
	profile.communication = vec!["de".into(), "en".into()];
	profile
}

#[test]
fn oneself_and_the_sponsor_read_a_profile() {
	let (own, sponsor) = (Identity::generate(), Identity::generate());
	let file = profile().seal(&[own.public(), sponsor.public()]).unwrap();
	for reader in [own, sponsor] {
		assert_eq!(Profile::open(&file[..], &[reader]).unwrap(), profile());
	}
	assert!(matches!(Profile::open(&file[..], &[Identity::generate()]), Err(Error::WrongKey)));
}

#[test]
fn wrong_profiles_are_refused() {
	let key = Identity::generate();
	let refused = |change: &dyn Fn(&mut Profile)| {
		let mut changed = profile();
		change(&mut changed);
		let result = changed.seal(&[key.public()]);
		assert!(matches!(result, Err(Error::Malformed(_))), "{changed:?}");
	};
	refused(&|profile| profile.name = String::new());
	refused(&|profile| profile.name = "\u{1b}[2J".into());
	refused(&|profile| profile.birth_date = Some("31.12.1990".into()));
	refused(&|profile| profile.birth_date = Some("1990-02-30".into()));
	refused(&|profile| profile.address = Some("x".repeat(MAX_FIELD + 1)));
	refused(&|profile| profile.communication = vec!["deu".into()]);
	refused(&|profile| profile.communication = vec!["de".into(); MAX_ENTRIES + 1]);
	refused(&|profile| profile.telecom[0].value = "\n".into());
	let file =
		sealed::seal_bytes(br#"{"format":"carechain/profile/v2","name":"x"}"#, &[key.public()]);
	let result = Profile::open(&file.unwrap()[..], std::slice::from_ref(&key));
	assert!(matches!(result, Err(Error::UnknownFormat { .. })));
	let file = sealed::seal_bytes(b"{}", &[key.public()]).unwrap();
	assert!(matches!(Profile::open(&file[..], &[key]), Err(Error::Malformed(_))));
}
