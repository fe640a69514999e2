//! What is put comes back.

use super::*;
use carechain_primitives::Codec;
use carechain_storage::unixfs;
use std::io::{self, Read, Write};

#[test]
fn sizes_at_the_edges() {
	let fixture = Fixture::new();
	for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17] {
		let data = bytes(size);
		let content = fixture.put(&data);
		assert_eq!(content.size, size as u64);
		assert_eq!(content.codec == Codec::Raw, size <= CHUNK);
		assert_eq!(fixture.get(&content).expect("whole"), data);
		assert!(fixture.store.has(&content).expect("readable"));
		assert!(fixture.store.missing(&content).expect("readable").is_empty());
		assert_eq!(unixfs::reference(&mut &data[..]).expect("named"), content);
	}
	assert_eq!(fixture.store.files().count(), 7);
	assert_eq!(fixture.staged(), 0);
	let report = fixture.store.check().expect("checked");
	assert!(report.is_ok(), "{:?}", report.problems);
	assert_eq!((report.files, report.unreferenced), (7, 0));
}

#[test]
fn known_cids() {
	let fixture = Fixture::new();
	let cid = |data: &[u8]| cid::to_text(&fixture.put(data));
	assert_eq!(cid(b""), "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
	assert_eq!(cid(b"hello world"), "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
}

#[test]
fn progress_counts_bytes_and_ends_at_the_size() {
	let fixture = Fixture::new();
	let data = bytes(2 * CHUNK + 5);
	let mut seen = Vec::new();
	let content = fixture.store.put(&mut &data[..], &mut |done| seen.push(done)).expect("stored");
	assert_eq!(seen, [CHUNK as u64, 2 * CHUNK as u64, 2 * CHUNK as u64 + 5]);
	let mut seen = Vec::new();
	fixture.store.get(&content, &mut io::sink(), &mut |done| seen.push(done)).expect("whole");
	assert_eq!(seen.last(), Some(&content.size));
}

#[test]
fn readers_that_give_little_make_the_same_chunks() {
	struct Drip<'a>(&'a [u8], StdRng);
	impl Read for Drip<'_> {
		fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
			match self.1.gen_range(0..4) {
				0 => Err(io::ErrorKind::Interrupted.into()),
				_ => {
					let length = self.1.gen_range(1..100_000).min(buffer.len());
					self.0.read(&mut buffer[..length])
				},
			}
		}
	}
	let fixture = Fixture::new();
	let data = bytes(3 * CHUNK + 1);
	let content = fixture.put(&data);
	let dripped = fixture.store.put(&mut Drip(&data, seeded()), &mut |_| ()).expect("stored");
	assert_eq!(dripped, content);
}

#[test]
fn open_reads_in_any_steps() {
	let fixture = Fixture::new();
	let data = bytes(2 * CHUNK + 333);
	let content = fixture.put(&data);
	let mut rng = seeded();
	let mut reader = fixture.store.open(&content).expect("there");
	let mut found: Vec<u8> = Vec::new();
	loop {
		let mut buffer = vec![0; rng.gen_range(0..300_000)];
		match reader.read(&mut buffer).expect("whole") {
			0 if buffer.is_empty() => {},
			0 => break,
			length => found.extend(&buffer[..length]),
		}
	}
	assert!(found == data);
}

#[test]
fn a_writer_that_fails_is_told_apart() {
	struct Full;
	impl Write for Full {
		fn write(&mut self, _: &[u8]) -> io::Result<usize> {
			Err(io::ErrorKind::StorageFull.into())
		}
		fn flush(&mut self) -> io::Result<()> {
			Ok(())
		}
	}
	let fixture = Fixture::new();
	let content = fixture.put(b"bytes");
	let error = fixture.store.get(&content, &mut Full, &mut |_| ()).expect_err("full");
	assert!(matches!(error, Error::Sink(_)), "{error}");
}

#[test]
fn equal_chunks_are_one_block() {
	let fixture = Fixture::new();
	let data = vec![0; 5 * CHUNK];
	let content = fixture.put(&data);
	assert_eq!(fixture.blocks().len(), 2);
	assert!(fixture.get(&content).expect("whole") == data);
}

#[test]
fn random_files_come_back() {
	let mut rng = seeded();
	let fixture = Fixture::new();
	let mut kept = Vec::new();
	for _ in 0..12 {
		let size = random_size(&mut rng);
		let data = random_bytes(&mut rng, size);
		kept.push((fixture.put(&data), data));
	}
	let again = EmbeddedStore::open(fixture.store.path()).expect("opened again");
	for (content, data) in kept {
		let mut found: Vec<u8> = Vec::new();
		again.get(&content, &mut found, &mut |_| ()).expect("whole");
		assert!(found == data);
	}
}

#[test]
fn a_large_file_takes_little_memory() {
	/// Counts what was asked for at once.
	struct Zeros(u64, usize);
	impl Read for Zeros {
		fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
			self.1 = self.1.max(buffer.len());
			let length = self.0.min(buffer.len() as u64);
			self.0 -= length;
			buffer[..length as usize].fill(7);
			Ok(length as usize)
		}
	}
	let fixture = Fixture::new();
	let mut reader = Zeros(64 << 20, 0);
	let content = fixture.store.put(&mut reader, &mut |_| ()).expect("stored");
	assert!(reader.1 <= CHUNK, "{} bytes at once", reader.1);
	assert_eq!(content.size, 64 << 20);
	fixture.store.get(&content, &mut io::sink(), &mut |_| ()).expect("whole");
}
