//! Blocks on their way into the store.
//!
//! Each `put` and `import_car` has a folder of its own beside the blocks, on the same file
//! system. Blocks are written and synced there and move to their places at the end, the root
//! last, each by a rename. A lock on a file within says that the folder is in use: the system
//! takes it away when the process ends, however it ends.

use crate::{
	cid::Cid,
	embedded::{sync_folder, Folders},
	Error, Result,
};
use carechain_primitives::ContentRef;
use std::{
	collections::{BTreeSet, HashSet},
	fs::{self, File, OpenOptions, TryLockError},
	io::{ErrorKind, Write},
	path::PathBuf,
	sync::mpsc::{sync_channel, SyncSender},
	thread::JoinHandle,
};
use tempfile::TempDir;

/// How many written blocks may wait for their sync: bounds memory, and hides the disk's latency.
const SYNC_QUEUE: usize = 16;

const LOCK: &str = "lock";

/// Syncs files in the background, in the order they were written.
struct Syncer {
	queue: SyncSender<(File, PathBuf)>,
	thread: JoinHandle<Result<()>>,
}

impl Syncer {
	fn start() -> Self {
		let (queue, files) = sync_channel::<(File, PathBuf)>(SYNC_QUEUE);
		let thread = std::thread::spawn(move || {
			files
				.into_iter()
				.try_for_each(|(file, path)| file.sync_all().map_err(Error::io("sync", &path)))
		});
		Syncer { queue, thread }
	}

	fn finish(self) -> Result<()> {
		drop(self.queue);
		self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
	}
}

/// The folder of one `put` or `import_car`. Dropping it removes what did not move.
pub(crate) struct Staging {
	folders: Folders,
	syncer: Option<Syncer>,
	folder: TempDir,
	/// Held as long as the folder is in use.
	_lock: File,
}

impl Staging {
	pub fn new(folders: &Folders) -> Result<Self> {
		// Whoever clears stale folders away has the store's lock to itself: no folder is seen
		// between its creation and its locking.
		let _store = folders.lock_shared()?;
		let parent = folders.staging();
		let folder = tempfile::Builder::new()
			.prefix("write-")
			.tempdir_in(&parent)
			.map_err(Error::io("create a folder in", &parent))?;
		let path = folder.path().join(LOCK);
		let lock = File::create_new(&path).map_err(Error::io("create", &path))?;
		lock.lock().map_err(Error::io("lock", &path))?;
		Ok(Staging { folders: folders.clone(), syncer: None, folder, _lock: lock })
	}

	/// Removes the folders that no living process uses. Whoever calls this has the store's lock
	/// to itself.
	pub fn clear_stale(folders: &Folders) -> Result<()> {
		let parent = folders.staging();
		for entry in fs::read_dir(&parent).map_err(Error::io("list", &parent))? {
			let path = entry.map_err(Error::io("list", &parent))?.path();
			let lock = path.join(LOCK);
			let in_use = match OpenOptions::new().write(true).open(&lock) {
				Ok(file) => match file.try_lock() {
					Ok(()) => false,
					Err(TryLockError::WouldBlock) => true,
					Err(TryLockError::Error(error)) => return Err(Error::io("lock", &lock)(error)),
				},
				// Not in use: it was left between its creation and its locking, or its removal
				// did not come to the end.
				Err(error) if error.kind() == ErrorKind::NotFound => false,
				Err(error) if error.kind() == ErrorKind::NotADirectory => {
					fs::remove_file(&path).map_err(Error::io("remove", &path))?;
					continue;
				},
				Err(error) => return Err(Error::io("open", &lock)(error)),
			};
			if !in_use {
				match fs::remove_dir_all(&path) {
					Err(error) if error.kind() != ErrorKind::NotFound => {
						return Err(Error::io("remove", &path)(error))
					},
					_ => {},
				}
			}
		}
		Ok(())
	}

	/// Where a block lies until it moves.
	pub fn path(&self, cid: &Cid) -> PathBuf {
		self.folder.path().join(cid.to_string())
	}

	/// Writes a block. A block that was written before is left as it is.
	pub fn write(&mut self, cid: &Cid, bytes: &[u8]) -> Result<()> {
		let path = self.path(cid);
		let mut file = match File::create_new(&path) {
			Ok(file) => file,
			Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
			Err(error) => return Err(Error::io("create", &path)(error)),
		};
		file.write_all(bytes).map_err(Error::io("write", &path))?;
		let syncer = self.syncer.get_or_insert_with(Syncer::start);
		if syncer.queue.send((file, path)).is_err() {
			// The thread ended early, so it failed: its error says why.
			self.sync()?;
		}
		Ok(())
	}

	/// Waits until everything written is on disk.
	pub fn sync(&mut self) -> Result<()> {
		self.syncer.take().map_or(Ok(()), Syncer::finish)
	}

	/// Moves the blocks to their places: first all others, then the roots, then the marks that say
	/// that the store holds these files. With `wanted`, only those blocks. Whoever calls this has a
	/// share of the store's lock.
	pub fn commit(mut self, roots: &[ContentRef], wanted: Option<&HashSet<Cid>>) -> Result<()> {
		self.sync()?;
		let root_cids: BTreeSet<Cid> = roots.iter().map(crate::cid::to_cid).collect();
		let mut touched = BTreeSet::new();
		let folder = self.folder.path().to_owned();
		// Names may be skipped while others are moved away, so until a pass finds none.
		loop {
			let mut moved = false;
			for entry in fs::read_dir(&folder).map_err(Error::io("list", &folder))? {
				let name = entry.map_err(Error::io("list", &folder))?.file_name();
				let Some(cid) = name.to_str().and_then(|name| Cid::try_from(name).ok()) else {
					continue;
				};
				if root_cids.contains(&cid) || wanted.is_some_and(|wanted| !wanted.contains(&cid)) {
					continue;
				}
				touched.insert(self.place(&cid)?);
				moved = true;
			}
			if !moved {
				break;
			}
		}
		touched.iter().try_for_each(|folder| sync_folder(folder))?;

		touched.clear();
		for cid in &root_cids {
			// A root that is not here is in the store already.
			if self.path(cid).exists() {
				touched.insert(self.place(cid)?);
			}
		}
		touched.iter().try_for_each(|folder| sync_folder(folder))?;

		touched.clear();
		for content in roots {
			let path = self.folders.mark(content);
			touched.insert(self.folders.create_parent(&path)?);
			File::create(&path).map_err(Error::io("create", &path))?;
		}
		touched.iter().try_for_each(|folder| sync_folder(folder))
	}

	/// Moves one block; gives the folder that it is in then. What was there before is replaced:
	/// if it was damaged, it is no longer.
	fn place(&self, cid: &Cid) -> Result<PathBuf> {
		let (from, to) = (self.path(cid), self.folders.block(cid));
		let parent = self.folders.create_parent(&to)?;
		fs::rename(&from, &to).map_err(Error::io("move a block to", &to))?;
		Ok(parent)
	}
}

impl Drop for Staging {
	fn drop(&mut self) {
		// The thread must not hold files in a folder that goes away; its error is told already or
		// does not matter.
		let _ = self.sync();
	}
}
