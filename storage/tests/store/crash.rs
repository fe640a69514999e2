//! Interruptions, and several at once.

use super::*;
use std::{
	fs::File,
	io::{self, Read},
	sync::Barrier,
	thread,
};

/// Gives some bytes, then fails.
struct Broken(usize);

impl Read for Broken {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		if self.0 == 0 {
			return Err(io::Error::other("the cable was pulled"));
		}
		let length = self.0.min(buffer.len());
		self.0 -= length;
		buffer[..length].fill(1);
		Ok(length)
	}
}

#[test]
fn input_that_breaks_leaves_nothing() {
	let fixture = Fixture::new();
	let error = fixture.store.put(&mut Broken(3 * CHUNK + 5), &mut |_| ()).expect_err("it breaks");
	assert!(matches!(error, Error::Source(_)), "{error}");
	assert!(fixture.blocks().is_empty());
	assert_eq!(fixture.staged(), 0);
	assert_eq!(fixture.store.files().count(), 0);
}

#[test]
fn stale_staging_is_cleared_and_live_is_not() {
	let fixture = Fixture::new();
	let staging = fixture.store.path().join("staging");
	// As a process leaves it that ended: with its lock file, before it, and a half-written block.
	for (name, lock) in [("write-a", true), ("write-b", false)] {
		let folder = staging.join(name);
		fs::create_dir(&folder).expect("created");
		if lock {
			File::create(folder.join("lock")).expect("created");
		}
		fs::write(folder.join("bafkreihalf"), b"half a blo").expect("written");
	}
	fs::write(staging.join("stray"), b"").expect("written");
	// As a process has it that still runs.
	let live = staging.join("write-live");
	fs::create_dir(&live).expect("created");
	let lock = File::create(live.join("lock")).expect("created");
	lock.lock().expect("locked");

	EmbeddedStore::open(fixture.store.path()).expect("opened again");
	assert_eq!(fixture.staged(), 1);
	assert!(live.exists());
	drop(lock);
	EmbeddedStore::open(fixture.store.path()).expect("opened again");
	assert_eq!(fixture.staged(), 0);
}

#[test]
fn opening_does_not_disturb_a_write() {
	/// Opens the store again in the middle.
	struct Opener<'a>(&'a Fixture, io::Take<io::Repeat>, bool);
	impl Read for Opener<'_> {
		fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
			if self.1.limit() < CHUNK as u64 && !self.2 {
				self.2 = true;
				assert_eq!(self.0.staged(), 1);
				EmbeddedStore::open(self.0.store.path()).expect("opened");
				self.0.store.collect_garbage().expect("collected");
			}
			self.1.read(buffer)
		}
	}
	let fixture = Fixture::new();
	let input = io::repeat(3).take(2 * CHUNK as u64 + 9);
	let mut reader = Opener(&fixture, input, false);
	let content = fixture.store.put(&mut reader, &mut |_| ()).expect("stored");
	assert!(reader.2);
	assert_eq!(fixture.get(&content).expect("whole").len() as u64, content.size);
}

#[test]
fn an_interrupted_move_is_not_there_and_can_be_repeated() {
	let fixture = Fixture::new();
	let data = bytes(2 * CHUNK + 1);
	let content = fixture.put(&data);
	let mark = |content: &ContentRef| {
		let name = cid::to_text(content);
		let shard = &name[name.len() - 3..name.len() - 1];
		fixture.store.path().join("files").join(shard).join(format!("{name}.{}", content.size))
	};
	// Chunks moved, root and mark not.
	fs::remove_file(mark(&content)).expect("removed");
	fs::remove_file(fixture.path(&root(&content))).expect("removed");
	assert!(!fixture.store.has(&content).expect("readable"));
	assert!(matches!(fixture.get(&content), Err((Error::Missing { .. }, _))));
	let report = fixture.store.check().expect("checked");
	assert!(report.is_ok());
	assert_eq!((report.files, report.unreferenced), (0, 3));
	assert_eq!(fixture.put(&data), content);
	assert!(fixture.store.has(&content).expect("readable"));
	// Root moved, mark not.
	fs::remove_file(mark(&content)).expect("removed");
	assert!(!fixture.store.has(&content).expect("readable"));
	assert_eq!(fixture.put(&data), content);
	assert!(fixture.store.has(&content).expect("readable"));
	// And without repeating it, nothing is left once it is collected.
	fs::remove_file(mark(&content)).expect("removed");
	let collected = fixture.store.collect_garbage().expect("collected");
	assert_eq!(collected.blocks, 4);
	assert!(collected.bytes > data.len() as u64);
	assert!(fixture.blocks().is_empty());
}

#[test]
fn writers_of_the_same_content_do_not_meet() {
	let fixture = Fixture::new();
	let data = bytes(3 * CHUNK + 99);
	let barrier = Barrier::new(4);
	thread::scope(|scope| {
		for _ in 0..4 {
			scope.spawn(|| {
				// A store of its own, as another process has it.
				let store = EmbeddedStore::open(fixture.store.path()).expect("opened");
				barrier.wait();
				for _ in 0..3 {
					let content = store.put(&mut &data[..], &mut |_| ()).expect("stored");
					let mut found: Vec<u8> = Vec::new();
					store.get(&content, &mut found, &mut |_| ()).expect("whole");
					assert!(found == data);
				}
			});
		}
	});
	assert_eq!(fixture.staged(), 0);
	let report = fixture.store.check().expect("checked");
	assert!(report.is_ok(), "{:?}", report.problems);
	assert_eq!((report.files, report.blocks, report.unreferenced), (1, 5, 0));
}

#[test]
fn puts_and_deletes_of_shared_blocks_never_leave_half_a_file() {
	let fixture = Fixture::new();
	let common = bytes(CHUNK);
	let input = |tail: &[u8]| [&common[..], tail].concat();
	let (kept, passing) = (input(b"kept"), input(b"passing"));
	let barrier = Barrier::new(2);
	thread::scope(|scope| {
		scope.spawn(|| {
			barrier.wait();
			for _ in 0..15 {
				let content = fixture.put(&passing);
				assert!(fixture.store.delete(&content).expect("deleted"));
			}
		});
		scope.spawn(|| {
			barrier.wait();
			for _ in 0..15 {
				let content = fixture.put(&kept);
				assert!(fixture.get(&content).expect("whole") == kept);
			}
		});
	});
	let report = fixture.store.check().expect("checked");
	assert!(report.is_ok(), "{:?}", report.problems);
	assert_eq!((report.files, report.blocks, report.unreferenced), (1, 3, 0));
}

#[test]
fn many_open_a_new_store_at_once() {
	let folder = tempfile::tempdir().expect("a temporary folder");
	let path = folder.path().join("a/new/store");
	let barrier = Barrier::new(8);
	thread::scope(|scope| {
		for i in 0..8u8 {
			let (path, barrier) = (&path, &barrier);
			scope.spawn(move || {
				barrier.wait();
				let store = EmbeddedStore::open(path).expect("opened");
				let content = store.put(&mut &[i; 100][..], &mut |_| ()).expect("stored");
				assert!(store.has(&content).expect("readable"));
			});
		}
	});
	assert_eq!(EmbeddedStore::open(&path).expect("opened").files().count(), 8);
}

#[test]
fn a_folder_of_something_else_is_refused_and_untouched() {
	let folder = tempfile::tempdir().expect("a temporary folder");
	fs::write(folder.path().join("letter.txt"), b"dear").expect("written");
	let error = EmbeddedStore::open(folder.path()).expect_err("not a store");
	assert!(matches!(error, Error::Format { .. }), "{error}");
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);

	let fixture = Fixture::new();
	fs::write(fixture.store.path().join("format"), "carechain-storage 2\n").expect("written");
	let error = EmbeddedStore::open(fixture.store.path()).expect_err("another version");
	assert!(matches!(error, Error::Format { .. }), "{error}");

	let error = EmbeddedStore::open(folder.path().join("letter.txt")).expect_err("a file");
	assert!(matches!(error, Error::Io { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn a_store_is_its_owners() {
	use std::os::unix::fs::PermissionsExt;
	let fixture = Fixture::new();
	let mode = fs::metadata(fixture.store.path()).expect("there").permissions().mode();
	assert_eq!(mode & 0o077, 0);
}
