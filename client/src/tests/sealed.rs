use super::{identity_file, pattern, stock_age, WEAK};
use crate::{
	files::Existing,
	identity::{parse_recipient, recipient_text},
	sealed::*,
	Error, Identity,
};
use carechain_primitives::EncryptionKey;
use secrecy::{ExposeSecret, SecretString};
use std::{
	cell::Cell,
	fs,
	io::{self, Read, Write},
	rc::Rc,
};

const MANY: u64 = 1 << 30;

fn sealed_to(identity: &Identity, plaintext: &[u8]) -> Vec<u8> {
	seal_bytes(plaintext, &[identity.public()]).unwrap()
}

#[test]
fn every_recipient_opens_what_was_sealed() {
	let (one, two) = (Identity::generate(), Identity::generate());
	// Around the chunks of 64 KiB.
	for length in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
		let plaintext = pattern(length);
		let mut sealed = Vec::new();
		let measured = seal(&plaintext[..], &mut sealed, &[one.public(), two.public()]).unwrap();
		assert_eq!(measured, Measured::of(&plaintext));
		for identity in [&one, &two] {
			let mut opened = Vec::new();
			let keys = [Identity::generate(), identity.clone()];
			assert_eq!(open(&sealed[..], &mut opened, &keys).unwrap(), measured);
			assert_eq!(opened, plaintext);
		}
	}
}

#[test]
fn the_stock_tool_opens_it() {
	let identity = Identity::generate();
	let plaintext = pattern(150_000);
	let sealed = sealed_to(&identity, &plaintext);
	if let Some(opened) = stock_age(&sealed, &identity_file(&identity)) {
		assert_eq!(opened, plaintext);
	}
}

#[test]
fn others_do_not_open_it() {
	let sealed = sealed_to(&Identity::generate(), b"secret");
	let others = [Identity::generate(), Identity::generate()];
	assert!(matches!(open_bytes(&sealed[..], &others, MANY), Err(Error::WrongKey)));
	assert!(matches!(open_bytes(&sealed[..], &[], MANY), Err(Error::WrongKey)));
}

#[test]
fn a_flipped_bit_anywhere_is_an_error() {
	let identity = Identity::generate();
	let plaintext = b"a short secret that is sealed";
	let sealed = sealed_to(&identity, plaintext);
	for place in 0..sealed.len() {
		let mut damaged = sealed.clone();
		damaged[place] ^= 1;
		let mut opened = Vec::new();
		let result = open(&damaged[..], &mut opened, std::slice::from_ref(&identity));
		assert!(result.is_err(), "byte {place}");
		assert!(opened.is_empty(), "byte {place}: unverified bytes were given out");
	}
}

#[test]
fn damage_further_on_gives_out_no_more_than_the_chunks_before_it() {
	let identity = Identity::generate();
	let plaintext = pattern(3 * 65_536);
	let mut sealed = sealed_to(&identity, &plaintext);
	let last = sealed.len() - 1;
	sealed[last] ^= 0x80;
	let mut opened = Vec::new();
	let result = open(&sealed[..], &mut opened, &[identity]);
	assert!(matches!(result, Err(Error::Damaged)), "{result:?}");
	assert_eq!(opened, plaintext[..2 * 65_536]);
}

#[test]
fn a_file_cut_anywhere_is_an_error() {
	let identity = Identity::generate();
	let sealed = sealed_to(&identity, b"a short secret that is sealed");
	for length in 0..sealed.len() {
		let result = open_bytes(&sealed[..length], std::slice::from_ref(&identity), MANY);
		assert!(matches!(result, Err(Error::Truncated | Error::Damaged)), "{length}: {result:?}");
	}
	// At the end of a chunk, where every chunk that is there is whole.
	let sealed = sealed_to(&identity, &pattern(2 * 65_536));
	let cut = sealed.len() - (65_536 + 16);
	let result = open_bytes(&sealed[..cut], std::slice::from_ref(&identity), MANY);
	assert!(matches!(result, Err(Error::Truncated)), "{result:?}");
}

#[test]
fn bytes_after_the_end_are_an_error() {
	let identity = Identity::generate();
	for length in [5, 65_536] {
		let mut sealed = sealed_to(&identity, &pattern(length));
		sealed.push(0);
		let result = open_bytes(&sealed[..], std::slice::from_ref(&identity), MANY);
		assert!(matches!(result, Err(Error::Damaged)), "{length}: {result:?}");
	}
}

#[test]
fn other_files_are_named_as_such() {
	let keys = [Identity::generate()];
	let result = |bytes: &[u8]| open_bytes(bytes, &keys, MANY).map(|_| ());
	assert!(matches!(result(b"%PDF-1.7 and so on"), Err(Error::NotAge)));
	assert!(matches!(result(b"-----BEGIN AGE ENCRYPTED FILE-----\n"), Err(Error::NotAge)));
	assert!(matches!(result(b""), Err(Error::Truncated)));
	assert!(matches!(result(b"age-encryption.org/v2\n-> X\n"), Err(Error::UnknownAgeVersion)));
	// A header without end is not read for ever.
	let endless = b"age-encryption.org/v1\n".chain(io::repeat(b'x'));
	assert!(matches!(open_bytes(endless, &keys, MANY), Err(Error::Damaged)));
	let lines = io::repeat(b'\n');
	let endless = b"age-encryption.org/v1\n".chain(lines);
	assert!(matches!(open_bytes(endless, &keys, MANY), Err(Error::Damaged)));
}

#[test]
fn nothing_is_sealed_to_nobody_or_to_weak_keys() {
	assert!(matches!(seal_bytes(b"x", &[]), Err(Error::NoRecipient)));
	let strong = Identity::generate().public();
	let top_bit = EncryptionKey([0xff; 32]);
	for weak in [WEAK, top_bit] {
		assert!(matches!(seal_bytes(b"x", &[strong, weak]), Err(Error::WeakKey)));
		assert!(matches!(parse_recipient(&recipient_text(&weak)), Err(Error::WeakKey)));
	}
}

#[test]
fn a_limit_holds() {
	let identity = Identity::generate();
	let sealed = sealed_to(&identity, &pattern(100));
	let keys = [identity];
	assert_eq!(open_bytes(&sealed[..], &keys, 100).unwrap().len(), 100);
	assert!(matches!(open_bytes(&sealed[..], &keys, 99), Err(Error::TooLarge { limit: 99 })));
}

#[test]
fn a_file_appears_only_when_all_of_it_is_right() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("report.pdf");
	let identity = Identity::generate();
	let plaintext = pattern(3 * 65_536);
	let sealed = sealed_to(&identity, &plaintext);
	let keys = [identity];
	let expected = Measured::of(&plaintext);
	let open = |sealed: &[u8], expected: &Measured| {
		open_to_file(sealed, &path, &keys, Some(expected), Existing::Refuse)
	};

	let mut damaged = sealed.clone();
	*damaged.last_mut().unwrap() ^= 1;
	assert!(matches!(open(&damaged, &expected), Err(Error::Damaged)));
	assert!(open(&sealed[..100_000], &expected).is_err());
	let other = Measured::of(b"something else");
	assert!(matches!(open(&sealed, &other), Err(Error::OtherContent)));
	assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "something was left behind");

	assert_eq!(open(&sealed, &expected).unwrap(), expected);
	assert_eq!(fs::read(&path).unwrap(), plaintext);
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
	}

	assert!(matches!(open(&sealed, &expected), Err(Error::FileExists(_))));
	open_to_file(&sealed[..], &path, &keys, None, Existing::Replace).unwrap();
	assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn errors_of_the_reader_are_its_own() {
	struct Broken;
	impl Read for Broken {
		fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
			Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the network is gone"))
		}
	}
	let identity = Identity::generate();
	let sealed = sealed_to(&identity, &pattern(200_000));
	let result = open_bytes((&sealed[..150_000]).chain(Broken), &[identity], MANY);
	assert!(matches!(result, Err(Error::Io(_))), "{result:?}");
	assert!(matches!(
		seal(Broken, io::sink(), &[Identity::generate().public()]),
		Err(Error::Io(_))
	));
}

/// Sealing and opening never hold more than a few chunks, however long the file is.
#[test]
fn memory_stays_constant() {
	const LENGTH: u64 = 4 * 1024 * 1024;
	const HELD: u64 = 4 * 65_536;

	struct Counted<T>(T, Rc<Cell<u64>>);
	impl<R: Read> Read for Counted<R> {
		fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
			let length = self.0.read(buffer)?;
			self.1.set(self.1.get() + length as u64);
			Ok(length)
		}
	}
	/// Asserts at each write that what was read is near what is written.
	struct Near<W>(W, u64, Rc<Cell<u64>>);
	impl<W: Write> Write for Near<W> {
		fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
			self.1 += bytes.len() as u64;
			assert!(self.2.get() <= self.1 + HELD, "{} read, {} written", self.2.get(), self.1);
			self.0.write(bytes)
		}
		fn flush(&mut self) -> io::Result<()> {
			self.0.flush()
		}
	}

	let identity = Identity::generate();
	let mut sealed = Vec::new();
	let count = Rc::new(Cell::new(0));
	let reader = Counted(io::repeat(7).take(LENGTH), count.clone());
	let measured = seal(reader, Near(&mut sealed, 0, count.clone()), &[identity.public()]).unwrap();
	assert_eq!((measured.size, count.get()), (LENGTH, LENGTH));
	let count = Rc::new(Cell::new(0));
	let reader = Counted(&sealed[..], count.clone());
	assert_eq!(open(reader, Near(io::sink(), 0, count), &[identity]).unwrap(), measured);
}

#[test]
fn a_passphrase_opens_and_others_do_not() {
	let work = WorkFactor::new(4).unwrap();
	let right = SecretString::from("correct horse");
	let sealed = seal_with_passphrase(b"keys", &right, work).unwrap();
	let open = |bytes: &[u8], passphrase: &str| {
		open_with_passphrase(bytes, &SecretString::from(passphrase), MANY)
	};
	assert_eq!(open(&sealed, "correct horse").unwrap().as_slice(), b"keys");
	assert!(matches!(open(&sealed, "correct horse "), Err(Error::WrongPassphrase)));
	assert!(matches!(open(&sealed, ""), Err(Error::WrongPassphrase)));

	let mut damaged = sealed.clone();
	*damaged.last_mut().unwrap() ^= 1;
	assert!(matches!(open(&damaged, "correct horse"), Err(Error::Damaged)));
	assert!(open(&sealed[..sealed.len() - 1], "correct horse").is_err());

	let to_key = sealed_to(&Identity::generate(), b"keys");
	assert!(matches!(open(&to_key, "correct horse"), Err(Error::NotUnderPassphrase)));
	assert!(matches!(open_bytes(&sealed[..], &[Identity::generate()], MANY), Err(Error::WrongKey)));

	// A file that asks for hours of work is refused before any of it is done.
	let text = String::from_utf8_lossy(&sealed[..60]).into_owned();
	let line = text.lines().nth(1).unwrap();
	let greedy = line.rsplit_once(' ').unwrap().0.to_owned() + " 40";
	let start = text.find(line).unwrap();
	let mut excessive = sealed.clone();
	excessive.splice(start..start + line.len(), greedy.bytes());
	assert!(matches!(open(&excessive, "correct horse"), Err(Error::ExcessiveWork(40))));
	assert!(matches!(WorkFactor::new(0), Err(Error::ExcessiveWork(0))));
	assert!(matches!(WorkFactor::new(23), Err(Error::ExcessiveWork(23))));
}

#[test]
fn identities_have_the_text_form_of_age() {
	// The pair of age's own documentation and tests.
	let secret = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
	let public = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
	let identity = Identity::parse(secret).unwrap();
	assert_eq!(recipient_text(&identity.public()), public);
	assert_eq!(parse_recipient(public).unwrap(), identity.public());
	assert_eq!(
		parse_recipient(&format!("0x{}", hex::encode(identity.public().0))).unwrap(),
		identity.public()
	);
	assert_eq!(identity.to_text().expose_secret(), secret);
	let bytes = identity.to_secret_bytes();
	assert_eq!(Identity::from_secret_bytes(&bytes), identity);

	let shown = format!("{identity:?}");
	assert!(shown.contains(public) && !shown.to_uppercase().contains("SECRET-KEY"), "{shown}");
	for wrong in
		["", public, "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J34"]
	{
		let error = Identity::parse(wrong).unwrap_err().to_string();
		assert!(wrong.is_empty() || !error.contains(wrong), "{error}");
	}
	for wrong in
		["", secret, "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pb", "0x00"]
	{
		assert!(parse_recipient(wrong).is_err(), "{wrong}");
	}
}
