//! The embedded store as its users meet it: whole, damaged, interrupted, shared.

mod car;
mod crash;
mod damage;
mod delete;
mod round_trip;

use carechain_primitives::ContentRef;
use carechain_storage::{
	cid::{self, Cid},
	EmbeddedStore, Error, Store,
};
use rand::{rngs::StdRng, Rng, RngCore, SeedableRng};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

/// One chunk.
const CHUNK: usize = 1 << 20;

/// A store in a folder that goes away after the test.
struct Fixture {
	store: EmbeddedStore,
	folder: TempDir,
}

impl Fixture {
	fn new() -> Self {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let store = EmbeddedStore::open(folder.path().join("store")).expect("a new store");
		Fixture { store, folder }
	}

	fn put(&self, bytes: &[u8]) -> ContentRef {
		self.store.put(&mut &bytes[..], &mut |_| ()).expect("stored")
	}

	fn get(&self, content: &ContentRef) -> Result<Vec<u8>, (Error, Vec<u8>)> {
		let mut bytes = Vec::new();
		match self.store.get(content, &mut bytes, &mut |_| ()) {
			Ok(()) => Ok(bytes),
			Err(error) => Err((error, bytes)),
		}
	}

	/// The file of a block.
	fn path(&self, cid: &Cid) -> PathBuf {
		let name = cid.to_string();
		let shard = &name[name.len() - 3..name.len() - 1];
		self.folder.path().join("store/blocks").join(shard).join(name)
	}

	/// The CIDs of all blocks.
	fn blocks(&self) -> Vec<Cid> {
		let mut cids = Vec::new();
		for shard in fs::read_dir(self.folder.path().join("store/blocks")).expect("a folder") {
			for block in fs::read_dir(shard.expect("an entry").path()).expect("a folder") {
				let name = block.expect("an entry").file_name();
				cids.push(Cid::try_from(name.to_str().expect("text")).expect("a CID"));
			}
		}
		cids.sort();
		cids
	}

	/// What is left of unfinished writes.
	fn staged(&self) -> usize {
		fs::read_dir(self.folder.path().join("store/staging")).expect("a folder").count()
	}

	/// The CID of the chunk with these bytes.
	fn chunk(bytes: &[u8]) -> Cid {
		carechain_storage::unixfs::block_cid(carechain_primitives::Codec::Raw, bytes)
	}
}

/// A random generator whose seed is shown when the test fails.
fn seeded() -> StdRng {
	let seed: u64 = rand::random();
	println!("seed {seed}");
	StdRng::seed_from_u64(seed)
}

fn random_bytes(rng: &mut StdRng, length: usize) -> Vec<u8> {
	let mut bytes = vec![0; length];
	rng.fill_bytes(&mut bytes);
	bytes
}

fn bytes(length: usize) -> Vec<u8> {
	random_bytes(&mut StdRng::seed_from_u64(length as u64), length)
}

fn root(content: &ContentRef) -> Cid {
	cid::to_cid(content)
}

/// A size around one of the places where the layout changes, or anywhere below 5 MiB.
fn random_size(rng: &mut StdRng) -> usize {
	let near = rng.gen_range(0..=4usize) * CHUNK;
	match rng.gen_range(0..3) {
		0 => near.saturating_sub(rng.gen_range(0..3)),
		1 => near + rng.gen_range(0..3),
		_ => rng.gen_range(0..5 * CHUNK),
	}
}
