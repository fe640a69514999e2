use super::{identity_file, pattern, raw, stock_age, WEAK};
use crate::{
	envelope::*,
	sealed::{self, Measured},
	Error, Identity,
};
use carechain_primitives::FolderId;
use std::io::Read;

fn folder() -> FolderId {
	[5; 32].into()
}

#[test]
fn a_folder_envelope_delivers_every_epoch_up_to_the_grants() {
	let owner = Identity::generate();
	let doctor = Identity::generate();
	let keys = FolderKeys::generate(folder()).rotated().rotated();
	assert_eq!(keys.epoch(), 2);
	assert_eq!(keys.recipient(), keys.identity(2).unwrap().public());

	// The owner's own envelope brings everything back.
	let own = keys.seal(&owner.public()).unwrap();
	assert_eq!(FolderKeys::open(&own[..], std::slice::from_ref(&owner)).unwrap(), keys);

	let granted = keys.up_to(1).unwrap().seal(&doctor.public()).unwrap();
	let opened = FolderKeys::open(&granted[..], std::slice::from_ref(&doctor)).unwrap();
	assert_eq!(opened.epoch(), 1);
	assert_eq!(
		opened.identities(),
		[keys.identity(1).unwrap(), keys.identity(0).unwrap()].map(Clone::clone)
	);
	let recipient = keys.identity(1).unwrap().public();
	opened.check_envelope(folder(), 1, &recipient).unwrap();
	for epoch in 0..=2 {
		let record = sealed::seal_bytes(b"x", &[keys.identity(epoch).unwrap().public()]).unwrap();
		let result = sealed::open_bytes(&record[..], &opened.identities(), 10);
		assert_eq!(result.is_ok(), epoch <= 1, "epoch {epoch}");
	}
	assert!(matches!(opened.identity(2), Err(Error::NoSuchEpoch(2))));
	assert!(matches!(keys.up_to(3), Err(Error::NoSuchEpoch(3))));
	assert!(matches!(FolderKeys::open(&granted[..], &[owner]), Err(Error::WrongKey)));
	assert!(matches!(keys.seal(&WEAK), Err(Error::WeakKey)));
}

#[test]
fn what_a_folder_envelope_holds_is_an_identity_file_of_the_stock_tool() {
	let keys = FolderKeys::generate(folder()).rotated();
	let doctor = Identity::generate();
	let envelope = keys.seal(&doctor.public()).unwrap();
	let Some(identities) = stock_age(&envelope, &identity_file(&doctor)) else { return };
	let identities = String::from_utf8(identities).unwrap();
	for epoch in 0..2 {
		let record =
			sealed::seal_bytes(b"a record", &[keys.identity(epoch).unwrap().public()]).unwrap();
		assert_eq!(stock_age(&record, &identities).unwrap(), b"a record");
	}
}

#[test]
fn a_folder_envelope_that_does_not_fit_the_chain_is_refused() {
	let keys = FolderKeys::generate(folder()).rotated();
	let refused = |result: Result<(), Error>| {
		let error = result.unwrap_err();
		assert!(matches!(error, Error::EnvelopeOpensOtherFolder(_)));
		assert!(error.to_string().contains("ask the patient to grant again"), "{error}");
	};
	keys.check_envelope(folder(), 1, &keys.recipient()).unwrap();
	refused(keys.check_envelope([6; 32].into(), 1, &keys.recipient()));
	refused(keys.check_envelope(folder(), 2, &keys.recipient()));
	refused(keys.check_envelope(folder(), 0, &keys.recipient()));
	refused(keys.check_envelope(folder(), 1, &Identity::generate().public()));
}

#[test]
fn malformed_folder_envelopes_are_refused() {
	let reader = Identity::generate();
	let key = identity_file(&Identity::generate());
	let title = "# carechain folder envelope v1\n";
	let name = format!("# folder 0x{}\n", "05".repeat(32));
	let open = |text: &str| {
		let envelope = sealed::seal_bytes(text.as_bytes(), &[reader.public()]).unwrap();
		FolderKeys::open(&envelope[..], std::slice::from_ref(&reader))
	};
	open(&format!("{title}{name}# epoch 0\n{key}")).unwrap();
	open(&format!("{title}{name}# epoch 1\n{key}# epoch 0\n{key}")).unwrap();
	for wrong in [
		String::new(),
		key.clone(),
		format!("{title}{name}"),
		format!("{title}# epoch 0\n{key}"),
		format!("{title}{name}{key}"),
		format!("{title}{name}# epoch 1\n{key}"),
		format!("{title}{name}# epoch 0\n{key}# epoch 1\n{key}"),
		format!("{title}{name}# epoch 0\n{key}# epoch 0\n{key}"),
		format!("{title}{name}# epoch 2\n{key}# epoch 0\n{key}"),
		format!("{title}{name}# epoch 0\n"),
		format!("{title}{name}# epoch 0\nAGE-SECRET-KEY-1\n"),
		format!("{title}# folder 0x05\n# epoch 0\n{key}"),
		format!("# carechain folder envelope v2\n{name}# epoch 0\n{key}"),
	] {
		assert!(matches!(open(&wrong), Err(Error::Malformed(_))), "{wrong}");
	}
	let binary = sealed::seal_bytes(&[0xff; 40], &[reader.public()]).unwrap();
	assert!(matches!(FolderKeys::open(&binary[..], &[reader]), Err(Error::Malformed(_))));
}

struct Record {
	folder: Identity,
	doctor: Identity,
	plaintext: Vec<u8>,
	content: Vec<u8>,
	manifest: Vec<u8>,
}

fn record() -> Record {
	let folder = Identity::generate();
	let plaintext = pattern(150_000);
	Record {
		content: sealed::seal_bytes(&plaintext, &[folder.public()]).unwrap(),
		manifest: sealed::seal_bytes(b"the manifest", &[folder.public()]).unwrap(),
		doctor: Identity::generate(),
		folder,
		plaintext,
	}
}

fn envelope(record: &Record) -> RecordEnvelope {
	let keys = [Identity::generate(), record.folder.clone()];
	let rewrap =
		|file: &[u8]| NewHeader::rewrap(&raw(file), file, &keys, &record.doctor.public()).unwrap();
	RecordEnvelope {
		record: 12,
		content: rewrap(&record.content),
		manifest: rewrap(&record.manifest),
	}
}

#[test]
fn a_record_envelope_opens_its_record_and_nothing_else() {
	let record = record();
	let doctor = std::slice::from_ref(&record.doctor);
	let file = envelope(&record).seal(&record.doctor.public()).unwrap();
	let opened = RecordEnvelope::open(&file[..], doctor).unwrap();
	opened.check_envelope(12, &raw(&record.content), &raw(&record.manifest), doctor).unwrap();

	let mut content = Vec::new();
	let measured = opened.content.open(&record.content[..], &mut content, doctor).unwrap();
	assert_eq!(measured, Measured::of(&record.plaintext));
	assert_eq!(content, record.plaintext);
	let mut manifest = Vec::new();
	opened.manifest.open(&record.manifest[..], &mut manifest, doctor).unwrap();
	assert_eq!(manifest, b"the manifest");

	// Another record of the same folder stays shut.
	let other = sealed::seal_bytes(b"another", &[record.folder.public()]).unwrap();
	assert!(opened.content.open(&other[..], Vec::new(), doctor).is_err());
	assert!(matches!(
		RecordEnvelope::open(&file[..], std::slice::from_ref(&record.folder)),
		Err(Error::WrongKey)
	));
}

#[test]
fn header_and_payload_are_an_ordinary_age_file() {
	let record = record();
	let header = envelope(&record).content;
	let mut file = Vec::new();
	header.replace(&record.content[..]).unwrap().read_to_end(&mut file).unwrap();

	// By hand, as any other program would: the new header, and what follows the old one.
	let by_hand = [header.header.as_bytes(), &record.content[header.replaces as usize..]].concat();
	assert_eq!(file, by_hand);
	let opened = age::decrypt(&record.doctor.0, &file).unwrap();
	assert_eq!(opened, record.plaintext);
	if let Some(opened) = stock_age(&file, &identity_file(&record.doctor)) {
		assert_eq!(opened, record.plaintext);
	}
	assert!(age::decrypt(&record.folder.0, &file).is_err());
}

/// Files of the stock tool have one stanza, those of this library another one of random content
/// beside it, and a file may have several recipients.
#[test]
fn headers_of_any_shape_are_made_anew() {
	let (one, two) = (Identity::generate(), Identity::generate());
	let reader = Identity::generate();
	for _ in 0..50 {
		let file = sealed::seal_bytes(b"x", &[one.public(), two.public()]).unwrap();
		let keys = std::slice::from_ref(&two);
		let header = NewHeader::rewrap(&raw(&file), &file[..], keys, &reader.public()).unwrap();
		let mut opened = Vec::new();
		header.open(&file[..], &mut opened, std::slice::from_ref(&reader)).unwrap();
		assert_eq!(opened, b"x");
	}
}

#[test]
fn a_header_is_made_anew_only_by_who_can_open_it() {
	let record = record();
	let content = &record.content;
	let to = record.doctor.public();
	let rewrap = |file: &[u8], keys: &[Identity]| NewHeader::rewrap(&raw(file), file, keys, &to);
	assert!(matches!(rewrap(content, &[Identity::generate()]), Err(Error::WrongKey)));
	assert!(matches!(rewrap(content, &[]), Err(Error::WrongKey)));
	assert!(matches!(rewrap(b"no age file", &[]), Err(Error::NotAge)));
	let folder = std::slice::from_ref(&record.folder);
	assert!(matches!(
		NewHeader::rewrap(&raw(content), &content[..], folder, &WEAK),
		Err(Error::WeakKey)
	));
	// A header whose MAC does not hold is not passed on.
	let length = envelope(&record).content.replaces as usize;
	for place in 0..length {
		let mut damaged = content.clone();
		damaged[place] ^= 1;
		assert!(rewrap(&damaged, folder).is_err(), "byte {place}");
	}
	assert!(rewrap(&content[..length - 1], folder).is_err());
	// The header alone is enough.
	rewrap(&content[..length], folder).unwrap();
}

#[test]
fn a_record_envelope_that_does_not_fit_the_chain_is_refused() {
	let record = record();
	let doctor = std::slice::from_ref(&record.doctor);
	let right = envelope(&record);
	let (content, manifest) = (raw(&record.content), raw(&record.manifest));
	let refused = |result: Result<(), Error>| {
		let error = result.unwrap_err();
		assert!(matches!(error, Error::EnvelopeOpensOtherRecord(_)));
		assert!(error.to_string().contains("ask the patient to grant again"), "{error}");
	};
	right.check_envelope(12, &content, &manifest, doctor).unwrap();
	refused(right.check_envelope(13, &content, &manifest, doctor));
	refused(right.check_envelope(12, &manifest, &manifest, doctor));
	refused(right.check_envelope(12, &content, &content, doctor));
	refused(right.check_envelope(12, &content, &manifest, &[Identity::generate()]));
	// A header that opens, but to another key, does not open the payload.
	let other = sealed::seal_bytes(&record.plaintext, &[record.folder.public()]).unwrap();
	let keys = std::slice::from_ref(&record.folder);
	let mut lie =
		NewHeader::rewrap(&raw(&other), &other[..], keys, &record.doctor.public()).unwrap();
	lie.replaces = right.content.replaces;
	let mut opened = Vec::new();
	assert!(matches!(lie.open(&record.content[..], &mut opened, doctor), Err(Error::Damaged)));
	assert!(opened.is_empty());
	// One that replaces another number of bytes than the file's header has.
	lie.replaces += 1;
	assert!(matches!(
		lie.open(&record.content[..], Vec::new(), doctor),
		Err(Error::EnvelopeOpensOtherRecord(_))
	));
}

#[test]
fn malformed_record_envelopes_are_refused() {
	let record = record();
	let doctor = std::slice::from_ref(&record.doctor);
	let file = envelope(&record).seal(&record.doctor.public()).unwrap();
	let json = sealed::open_bytes(&file[..], doctor, 1 << 20).unwrap();
	let json = String::from_utf8(json.to_vec()).unwrap();
	let open = |json: &str| {
		let file = sealed::seal_bytes(json.as_bytes(), &[record.doctor.public()]).unwrap();
		RecordEnvelope::open(&file[..], doctor).map(|_| ())
	};
	open(&json).unwrap();
	assert!(matches!(
		open(&json.replace("envelope/v1", "envelope/v2")),
		Err(Error::UnknownFormat { .. })
	));
	assert!(matches!(open("{}"), Err(Error::Malformed(_))));
	assert!(matches!(open(&json.replacen("bafk", "bafx", 1)), Err(Error::Malformed(_))));
	// More than a header would put bytes in front of the payload.
	let longer = json.replacen("\\n\",\"replaces\"", "\\nmore\",\"replaces\"", 1);
	assert_ne!(longer, json);
	assert!(open(&longer).is_err());
	assert!(open(&json.replacen("age-encryption.org/v1", "age-encryption.org/v9", 1)).is_err());
	let large = format!("{json}{}", " ".repeat(MAX_RECORD_ENVELOPE as usize));
	assert!(matches!(open(&large), Err(Error::TooLarge { .. })));
}
