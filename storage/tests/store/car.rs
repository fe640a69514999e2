//! To and from CARs.

use super::*;
use carechain_primitives::Codec;
use std::io::{self, Read};

fn export(fixture: &Fixture, contents: &[ContentRef]) -> Vec<u8> {
	let mut car = Vec::new();
	fixture.store.export_car(contents, &mut car).expect("exported");
	car
}

fn import(fixture: &Fixture, mut car: &[u8]) -> carechain_storage::Result<Vec<ContentRef>> {
	fixture.store.import_car(&mut car)
}

/// Nothing came into the store, nothing is left beside it.
fn untouched(fixture: &Fixture) {
	assert!(fixture.blocks().is_empty());
	assert_eq!(fixture.staged(), 0);
	assert_eq!(fixture.store.files().count(), 0);
}

#[test]
fn files_move_between_stores() {
	let (from, to) = (Fixture::new(), Fixture::new());
	let data = [bytes(0), bytes(10), bytes(3 * CHUNK + 7), vec![5; 4 * CHUNK]];
	let contents: Vec<_> = data.iter().map(|data| from.put(data)).collect();
	let car = export(&from, &contents);
	assert_eq!(import(&to, &car).expect("imported"), contents);
	for (content, data) in contents.iter().zip(&data) {
		assert!(to.store.has(content).expect("readable"));
		assert!(to.get(content).expect("whole") == *data);
	}
	assert_eq!(to.blocks(), from.blocks());
	assert_eq!(to.staged(), 0);
	// Once more changes nothing; a CAR of it is the same again.
	assert_eq!(import(&to, &car).expect("imported"), contents);
	assert!(export(&to, &contents) == car);
	assert!(to.store.check().expect("checked").is_ok());
}

#[test]
fn the_header_is_as_the_standard_has_it() {
	let fixture = Fixture::new();
	let content = fixture.put(b"hello world");
	let car = export(&fixture, &[content]);
	let mut expected = b"\x3a\xa2\x65roots\x81\xd8\x2a\x58\x25\x00".to_vec();
	expected.extend(root(&content).to_bytes());
	expected.extend(b"\x67version\x01\x2f");
	expected.extend(root(&content).to_bytes());
	expected.extend(b"hello world");
	assert_eq!(car, expected);
}

#[test]
fn importing_repairs() {
	let (from, to) = (Fixture::new(), Fixture::new());
	let data = bytes(2 * CHUNK);
	let content = from.put(&data);
	to.put(&data);
	fs::write(to.path(&Fixture::chunk(&data[..CHUNK])), b"bad").expect("written");
	import(&to, &export(&from, &[content])).expect("imported");
	assert!(to.get(&content).expect("whole") == data);
}

#[test]
fn nothing_to_export_and_nothing_there() {
	let fixture = Fixture::new();
	let mut car = Vec::new();
	let error = fixture.store.export_car(&[], &mut car).expect_err("nothing");
	assert!(matches!(error, Error::Car { .. }), "{error}");
	let never = ContentRef { codec: Codec::Raw, digest: [9; 32].into(), size: 1 };
	let there = fixture.put(b"there");
	let error = fixture.store.export_car(&[there, never], &mut car).expect_err("not there");
	assert!(matches!(error, Error::Missing { .. }), "{error}");
	assert!(car.is_empty());
}

#[test]
fn damage_is_not_exported() {
	let fixture = Fixture::new();
	let data = bytes(2 * CHUNK);
	let content = fixture.put(&data);
	let chunk = Fixture::chunk(&data[CHUNK..]);
	fs::write(fixture.path(&chunk), vec![0; CHUNK]).expect("written");
	let error = fixture.store.export_car(&[content], &mut io::sink()).expect_err("damaged");
	assert!(matches!(&error, Error::Damaged { cid, .. } if **cid == chunk), "{error}");
}

#[test]
fn every_cut_is_an_error() {
	let (from, to) = (Fixture::new(), Fixture::new());
	let car = export(&from, &[from.put(b"some bytes"), from.put(b"others")]);
	for length in 0..car.len() {
		assert!(import(&to, &car[..length]).is_err(), "{length}");
	}
	untouched(&to);
	assert_eq!(import(&to, &car).expect("imported").len(), 2);
}

#[test]
fn random_damage_brings_nothing_false() {
	let mut rng = seeded();
	let (from, to) = (Fixture::new(), Fixture::new());
	let content = from.put(b"some bytes");
	let car = export(&from, &[content]);
	for _ in 0..500 {
		let mut bad = car.clone();
		let at = rng.gen_range(0..bad.len());
		bad[at] ^= 1 << rng.gen_range(0..8);
		assert!(import(&to, &bad).is_err(), "byte {at}");
	}
	untouched(&to);
}

#[test]
fn a_false_block_names_itself() {
	let (from, to) = (Fixture::new(), Fixture::new());
	let data = bytes(2 * CHUNK + 1);
	let content = from.put(&data);
	let mut car = export(&from, &[content]);
	let at = car.len() - CHUNK;
	car[at] ^= 1;
	let error = import(&to, &car).expect_err("damaged");
	let chunk = Fixture::chunk(&data[CHUNK..2 * CHUNK]);
	assert!(matches!(&error, Error::Damaged { cid, .. } if **cid == chunk), "{error}");
	untouched(&to);
}

fn varint(value: u64) -> Vec<u8> {
	unsigned_varint::encode::u64(value, &mut unsigned_varint::encode::u64_buffer()).to_vec()
}

fn section(bytes: &[u8]) -> Vec<u8> {
	[varint(bytes.len() as u64), bytes.to_vec()].concat()
}

fn header(version: u8, roots: &[Cid]) -> Vec<u8> {
	let mut bytes = b"\xa2\x65roots".to_vec();
	bytes.push(0x80 + roots.len() as u8);
	for cid in roots {
		let cid = cid.to_bytes();
		bytes.extend([0xd8, 0x2a, 0x58, cid.len() as u8 + 1, 0]);
		bytes.extend(cid);
	}
	bytes.extend(b"\x67version");
	bytes.push(version);
	section(&bytes)
}

#[test]
fn what_is_not_of_this_kind_is_refused() {
	let fixture = Fixture::new();
	let leaf = Fixture::chunk(b"leaf");
	let block = section(&[&leaf.to_bytes()[..], b"leaf"].concat());
	let v0 = Cid::try_from("QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG").expect("a CID");
	let identity = Cid::try_from(&[1, 0x55, 0, 2, b'h', b'i'][..]).expect("a CID");
	let good = [header(1, &[leaf]), block.clone()].concat();
	assert_eq!(import(&fixture, &good).expect("imported").len(), 1);
	fixture.store.delete(&cid::from_cid(&leaf, 4).expect("raw")).expect("deleted");

	type Check = fn(&Error) -> bool;
	let car: Check = |error| matches!(error, Error::Car { .. });
	let kind: Check = |error| matches!(error, Error::Cid(_));
	let missing: Check = |error| matches!(error, Error::Missing { .. });
	let cases: Vec<(&str, Vec<u8>, Check)> = vec![
		("empty", vec![], car),
		("text", b"dear reader, this is not one".to_vec(), car),
		("version 2", header(2, &[leaf]), car),
		("no roots", header(1, &[]), car),
		("no header", section(b"\x01"), car),
		("a map of something else", section(b"\xa1\x61a\x01"), car),
		("an endless header", varint(u64::MAX), car),
		("an endless varint", vec![0xff; 20], car),
		("an endless block", [header(1, &[leaf]), varint(1 << 40)].concat(), car),
		("an empty section", [header(1, &[leaf]), vec![0]].concat(), car),
		("no CID", [header(1, &[leaf]), section(b"zzzz")].concat(), car),
		("root of version 0", header(1, &[v0]), kind),
		("root with its bytes in its name", header(1, &[identity]), kind),
		(
			"a block of version 0",
			[header(1, &[leaf]), section(&[&v0.to_bytes()[..], b"leaf"].concat())].concat(),
			kind,
		),
		(
			"a block with its bytes in its name",
			[header(1, &[leaf]), section(&[&identity.to_bytes()[..], b"hi"].concat())].concat(),
			kind,
		),
		("a root without its block", header(1, &[leaf]), missing),
		(
			"a block larger than any",
			{
				let bytes = vec![0; (2 << 20) + 1];
				let cid = Fixture::chunk(&bytes);
				[header(1, &[cid]), section(&[&cid.to_bytes()[..], &bytes].concat())].concat()
			},
			|error| matches!(error, Error::BlockTooLarge { .. }),
		),
		(
			"a chunk larger than any",
			{
				let bytes = vec![0; CHUNK + 1];
				let cid = Fixture::chunk(&bytes);
				[header(1, &[cid]), section(&[&cid.to_bytes()[..], &bytes].concat())].concat()
			},
			|error| matches!(error, Error::NotProfile { .. }),
		),
	];
	for (name, bytes, check) in cases {
		let error = import(&fixture, &bytes).expect_err(name);
		assert!(check(&error), "{name}: {error}");
		untouched(&fixture);
	}
}

#[test]
fn a_file_without_one_of_its_chunks() {
	let (from, to) = (Fixture::new(), Fixture::new());
	let data = bytes(2 * CHUNK);
	let content = from.put(&data);
	let car = export(&from, &[content]);
	// The last chunk is left out.
	let cut = car.len() - CHUNK - 36 - 3;
	let error = import(&to, &car[..cut]).expect_err("not whole");
	let chunk = Fixture::chunk(&data[CHUNK..]);
	assert!(matches!(&error, Error::Missing { cid, .. } if **cid == chunk), "{error}");
	untouched(&to);
	// The store may have it already.
	to.put(&data[CHUNK..]);
	assert_eq!(import(&to, &car[..cut]).expect("imported"), [content]);
	assert!(to.get(&content).expect("whole") == data);
}

#[test]
fn what_no_root_needs_is_not_kept() {
	let fixture = Fixture::new();
	let (one, two) = (Fixture::chunk(b"one"), Fixture::chunk(b"two"));
	let block = |cid: &Cid, bytes: &[u8]| section(&[&cid.to_bytes()[..], bytes].concat());
	let car = [header(1, &[one, one]), block(&two, b"two"), block(&one, b"one")].concat();
	assert_eq!(import(&fixture, &car).expect("imported").len(), 1);
	assert_eq!(fixture.blocks(), [one]);
	assert_eq!(fixture.staged(), 0);
}

#[test]
fn a_stream_that_breaks_is_told_apart() {
	struct Broken;
	impl Read for Broken {
		fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
			Err(io::ErrorKind::ConnectionReset.into())
		}
	}
	let fixture = Fixture::new();
	let start = header(1, &[Fixture::chunk(b"one")]);
	let error = fixture.store.import_car(&mut start.chain(Broken)).expect_err("broken");
	assert!(matches!(error, Error::Source(_)), "{error}");
	untouched(&fixture);
}
