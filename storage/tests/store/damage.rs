//! Damage is found before a byte of it gets out.

use super::*;
use carechain_primitives::Codec;
use carechain_storage::{cid::CidError, unixfs};
use std::{
	fs::OpenOptions,
	io::{self, Read},
};

/// Four chunks that differ, and the file of them.
fn four(fixture: &Fixture) -> (Vec<u8>, ContentRef) {
	let data = bytes(3 * CHUNK + 1000);
	let content = fixture.put(&data);
	(data, content)
}

fn flip(path: &std::path::Path, at: usize) {
	let mut block = fs::read(path).expect("a block");
	block[at] ^= 0x10;
	fs::write(path, block).expect("written");
}

fn set_length(path: &std::path::Path, length: u64) {
	let file = OpenOptions::new().write(true).open(path).expect("a block");
	file.set_len(length).expect("changed");
}

/// Reads `content`, which has to fail; checks that what came before the fault is right, ends
/// before the chunk at fault, and that the reader of `open` says the same.
fn fails(fixture: &Fixture, content: &ContentRef, data: &[u8], chunks: usize) -> Error {
	let (error, got) = fixture.get(content).expect_err("damaged");
	assert!(got.len() <= chunks * CHUNK, "{} bytes", got.len());
	assert!(data.starts_with(&got));
	match fixture.store.open(content) {
		Err(opened) => assert_eq!(opened.to_string(), error.to_string()),
		Ok(mut reader) => {
			let mut got = Vec::new();
			let failed = reader.read_to_end(&mut got).expect_err("damaged");
			let inside = Error::inside(&failed).expect("the store's error");
			assert_eq!(inside.to_string(), error.to_string());
			assert!(got.len() <= chunks * CHUNK && data.starts_with(&got));
			// It does not end well when asked again.
			assert!(reader.read(&mut [0; 10]).is_err());
			// And it can be told through the error of another reader.
			let outer = io::Error::other(failed);
			assert!(Error::inside(&outer).is_some());
		},
	}
	error
}

#[test]
fn a_flipped_byte_in_a_chunk() {
	let fixture = Fixture::new();
	let (data, content) = four(&fixture);
	let chunk = Fixture::chunk(&data[CHUNK..2 * CHUNK]);
	flip(&fixture.path(&chunk), 12345);
	match fails(&fixture, &content, &data, 1) {
		Error::Damaged { cid, file } => assert_eq!((*cid, *file), (chunk, root(&content))),
		error => panic!("{error}"),
	}
	let report = fixture.store.check().expect("checked");
	assert!(matches!(&report.problems[..], [Error::Damaged { cid, .. }] if **cid == chunk));
	assert_eq!((report.blocks, report.unreferenced), (5, 0));
	// Putting it again repairs it.
	assert_eq!(fixture.put(&data), content);
	assert!(fixture.get(&content).expect("whole") == data);
}

#[test]
fn a_flipped_byte_in_the_root() {
	let fixture = Fixture::new();
	let (data, content) = four(&fixture);
	let path = fixture.path(&root(&content));
	for at in 0..fs::metadata(&path).expect("there").len() as usize {
		flip(&path, at);
		let error = fails(&fixture, &content, &data, 0);
		assert!(matches!(&error, Error::Damaged { cid, .. } if **cid == root(&content)), "{error}");
		flip(&path, at);
	}
	assert!(fixture.get(&content).is_ok());
}

#[test]
fn a_flipped_byte_in_a_small_file() {
	let fixture = Fixture::new();
	let content = fixture.put(b"small");
	flip(&fixture.path(&root(&content)), 0);
	assert!(matches!(fails(&fixture, &content, b"small", 0), Error::Damaged { .. }));
}

#[test]
fn a_missing_chunk() {
	let fixture = Fixture::new();
	let (data, content) = four(&fixture);
	let chunk = Fixture::chunk(&data[2 * CHUNK..3 * CHUNK]);
	fs::remove_file(fixture.path(&chunk)).expect("removed");
	match fails(&fixture, &content, &data, 2) {
		Error::Missing { cid, file } => assert_eq!((*cid, *file), (chunk, root(&content))),
		error => panic!("{error}"),
	}
	assert!(!fixture.store.has(&content).expect("readable"));
	assert_eq!(fixture.store.missing(&content).expect("readable"), [chunk]);
	let report = fixture.store.check().expect("checked");
	assert!(matches!(&report.problems[..], [Error::Missing { cid, .. }] if **cid == chunk));
}

#[test]
fn a_missing_root() {
	let fixture = Fixture::new();
	let (data, content) = four(&fixture);
	fs::remove_file(fixture.path(&root(&content))).expect("removed");
	assert!(matches!(fails(&fixture, &content, &data, 0), Error::Missing { .. }));
	assert!(!fixture.store.has(&content).expect("readable"));
	assert_eq!(fixture.store.missing(&content).expect("readable"), [root(&content)]);
	let never = ContentRef { codec: Codec::Raw, digest: [1; 32].into(), size: 3 };
	assert!(matches!(fixture.get(&never), Err((Error::Missing { .. }, _))));
}

#[test]
fn a_block_that_is_cut_off() {
	let fixture = Fixture::new();
	let (data, content) = four(&fixture);
	let chunk = Fixture::chunk(&data[CHUNK..2 * CHUNK]);
	for length in [CHUNK as u64 - 1, 1000, 0] {
		set_length(&fixture.path(&chunk), length);
		match fails(&fixture, &content, &data, 1) {
			Error::Truncated { cid, expected, actual, .. } => {
				assert_eq!((*cid, expected, actual), (chunk, CHUNK as u64, length));
			},
			error => panic!("{error}"),
		}
	}
	let path = fixture.path(&root(&content));
	let length = fs::metadata(&path).expect("there").len();
	set_length(&path, length - 1);
	let error = fails(&fixture, &content, &data, 0);
	assert!(matches!(error, Error::Truncated { expected, .. } if expected == length), "{error}");
}

#[test]
fn a_block_that_is_too_large() {
	let fixture = Fixture::new();
	let (data, content) = four(&fixture);
	let chunk = Fixture::chunk(&data[CHUNK..2 * CHUNK]);
	set_length(&fixture.path(&chunk), CHUNK as u64 + 1);
	assert!(matches!(fails(&fixture, &content, &data, 1), Error::Damaged { .. }));
	// As much as would fill the memory is not even read.
	set_length(&fixture.path(&chunk), 1 << 40);
	let error = fails(&fixture, &content, &data, 1);
	assert!(matches!(&error, Error::BlockTooLarge { cid, .. } if **cid == chunk), "{error}");
	let report = fixture.store.check().expect("checked");
	assert!(matches!(report.problems[..], [Error::BlockTooLarge { .. }]));
}

#[test]
fn another_size_than_the_chain_says() {
	let fixture = Fixture::new();
	let small = fixture.put(b"five!");
	let (_, large) = four(&fixture);
	for content in [small, large] {
		for size in [
			0,
			1,
			content.size - 1,
			content.size + 1,
			content.size + CHUNK as u64,
			1 << 20,
			(1 << 20) + 1,
			1 << 30,
			(1 << 30) + 1,
			u64::MAX,
		] {
			let claim = ContentRef { size, ..content };
			match fails(&fixture, &claim, &[], 0) {
				Error::SizeMismatch { cid, expected, actual } => {
					assert_eq!((*cid, expected, actual), (root(&content), size, content.size));
				},
				error => panic!("{error}"),
			}
			assert!(!fixture.store.has(&claim).unwrap_or(false));
		}
	}
}

#[test]
fn another_codec_than_it_has() {
	let fixture = Fixture::new();
	let (_, content) = four(&fixture);
	// The block is there under its own codec only.
	let claim = ContentRef { codec: Codec::Raw, ..content };
	assert!(matches!(fails(&fixture, &claim, &[], 0), Error::Missing { .. }));
}

/// Writes a block of any kind to its place, as a store that lies would have it.
fn plant(fixture: &Fixture, codec: Codec, block: &[u8], size: u64) -> ContentRef {
	let cid = unixfs::block_cid(codec, block);
	let path = fixture.path(&cid);
	fs::create_dir_all(path.parent().expect("a folder")).expect("created");
	fs::write(path, block).expect("written");
	cid::from_cid(&cid, size).expect("a CID of the store")
}

/// A protobuf field with bytes.
fn field(tag: u8, value: &[u8]) -> Vec<u8> {
	let mut buffer = unsigned_varint::encode::usize_buffer();
	let length = unsigned_varint::encode::usize(value.len(), &mut buffer);
	[&[tag], length, value].concat()
}

fn node(links: &[Cid], data: &[u8]) -> Vec<u8> {
	let mut bytes = Vec::new();
	for cid in links {
		let link = [field(0x0a, &cid.to_bytes()), field(0x12, b""), vec![0x18, 1]].concat();
		bytes.extend(field(0x12, &link));
	}
	bytes.extend(field(0x0a, data));
	bytes
}

/// The UnixFS message of a file with this size in two bytes of varint.
fn file_of(kind: u8, size: u64) -> Vec<u8> {
	let mut buffer = unsigned_varint::encode::u64_buffer();
	[&[0x08, kind, 0x18], unsigned_varint::encode::u64(size, &mut buffer)].concat()
}

#[test]
fn content_of_another_profile() {
	let fixture = Fixture::new();
	let leaf = root(&fixture.put(b"leaf"));
	let size = 2u64 << 20;
	let refused = [
		(Codec::DagPb, b"no protobuf".to_vec(), size),
		(Codec::DagPb, Vec::new(), size),
		// A directory, a symlink, a file without a size.
		(Codec::DagPb, node(&[], &file_of(1, size)), size),
		(Codec::DagPb, node(&[], &file_of(4, size)), size),
		(Codec::DagPb, node(&[leaf], &[0x08, 0x02]), size),
		// Too few links, too many, a size that does not follow, one chunk with a node above it.
		(Codec::DagPb, node(&[], &file_of(2, size)), size),
		(Codec::DagPb, node(&[leaf; 1025], &file_of(2, 1025 << 20)), 1025 << 20),
		(Codec::DagPb, node(&[leaf; 2], &file_of(2, size)), size),
		(Codec::DagPb, node(&[leaf], &file_of(2, 5)), 5),
		// A chunk larger than any.
		(Codec::Raw, vec![0; CHUNK + 1], CHUNK as u64 + 1),
	];
	for (i, (codec, block, size)) in refused.iter().enumerate() {
		let content = plant(&fixture, *codec, block, *size);
		let error = fails(&fixture, &content, &[], 0);
		assert!(matches!(error, Error::NotProfile { .. }), "{i}: {error}");
	}
}

#[test]
fn links_of_another_kind() {
	let fixture = Fixture::new();
	let digest = |code, bytes: &[u8]| {
		let mut all = vec![code, bytes.len() as u8];
		all.extend(bytes);
		all
	};
	let size = 2u64 << 20;
	for multihash in [digest(0x00, b"bytes in the name"), digest(0x13, &[1; 64])] {
		for codec in [0x55, 0x71] {
			let cid = Cid::try_from([&[1, codec], &multihash[..]].concat()).expect("a CID");
			let content = plant(&fixture, Codec::DagPb, &node(&[cid; 2], &file_of(2, size)), size);
			let error = fails(&fixture, &content, &[], 0);
			assert!(matches!(error, Error::Cid(CidError::Unsupported { .. })), "{error}");
		}
	}
}

#[test]
fn random_damage_is_never_read() {
	let mut rng = seeded();
	let fixture = Fixture::new();
	let size = 2 * CHUNK + rng.gen_range(1..CHUNK);
	let data = random_bytes(&mut rng, size);
	let content = fixture.put(&data);
	let blocks = fixture.blocks();
	for _ in 0..30 {
		let cid = blocks[rng.gen_range(0..blocks.len())];
		let path = fixture.path(&cid);
		let good = fs::read(&path).expect("a block");
		let mut bad = good.clone();
		match rng.gen_range(0..5) {
			0 => bad.truncate(rng.gen_range(0..good.len())),
			1 => {
				let at = rng.gen_range(0..good.len());
				bad[at] ^= 1 << rng.gen_range(0..8);
			},
			2 => {
				let length = rng.gen_range(1..1000);
				bad.extend(random_bytes(&mut rng, length));
			},
			3 => {
				bad = fs::read(fixture.path(&blocks[rng.gen_range(0..blocks.len())])).expect("one")
			},
			_ => fs::remove_file(&path).expect("removed"),
		}
		let gone = !path.exists();
		if !gone {
			fs::write(&path, &bad).expect("written");
		}
		let changed = gone || bad != good;
		match fixture.get(&content) {
			Ok(found) => assert!(!changed && found == data),
			Err((error, found)) => {
				assert!(changed, "{error}");
				assert!(error.to_string().contains(&cid.to_string()), "{error}");
				assert!(data.starts_with(&found) && found.len() < data.len());
			},
		}
		assert_eq!(fixture.store.check().expect("checked").is_ok(), !changed);
		fs::write(&path, good).expect("written");
	}
	assert!(fixture.get(&content).expect("whole") == data);
}
