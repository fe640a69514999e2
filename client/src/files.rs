//! Files that appear whole or not at all.

use crate::{Error, Result};
use std::{
	fs::File,
	io::{self, Read, Write},
	path::{Path, PathBuf},
};
use tempfile::NamedTempFile;
use zeroize::Zeroizing;

/// What to do where the file is there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Existing {
	/// Leave it as it is, and say so.
	Refuse,
	/// Put the new one in its place.
	Replace,
}

/// A file being written beside its place, readable by its owner only (mode 0600).
///
/// [`AtomicFile::commit`] puts it in its place. Dropped without that, nothing of it stays.
pub struct AtomicFile {
	temporary: NamedTempFile,
	path: PathBuf,
}

impl AtomicFile {
	/// Begins a file for this path.
	///
	/// # Errors
	/// The folder does not exist or cannot be written to.
	pub fn create(path: &Path) -> Result<Self> {
		let temporary = tempfile::Builder::new()
			.prefix(".care-")
			.tempfile_in(folder_of(path))
			.map_err(Error::at(path))?;
		Ok(Self { temporary, path: path.to_owned() })
	}

	/// Makes the file durable and puts it in its place, in one step for every reader.
	///
	/// # Errors
	/// [`Error::FileExists`]: there is one already, and it is not to be replaced.
	pub fn commit(self, existing: Existing) -> Result<()> {
		let Self { temporary, path } = self;
		temporary.as_file().sync_all().map_err(Error::at(&path))?;
		match existing {
			Existing::Replace => temporary.persist(&path),
			Existing::Refuse => temporary.persist_noclobber(&path),
		}
		.map_err(|error| match error.error.kind() {
			io::ErrorKind::AlreadyExists => Error::FileExists(path.clone()),
			_ => Error::at(&path)(error.error),
		})?;
		// The name is durable only when the folder is.
		File::open(folder_of(&path)).and_then(|folder| folder.sync_all()).map_err(Error::at(path))
	}
}

impl Write for AtomicFile {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.temporary.write(bytes)
	}

	fn flush(&mut self) -> io::Result<()> {
		self.temporary.flush()
	}
}

fn folder_of(path: &Path) -> &Path {
	match path.parent() {
		Some(folder) if !folder.as_os_str().is_empty() => folder,
		_ => Path::new("."),
	}
}

/// Writes a file of mode 0600, whole or not at all.
///
/// # Errors
/// [`Error::FileExists`], or what the system says.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<()> {
	let mut file = AtomicFile::create(path)?;
	file.write_all(bytes).map_err(Error::at(path))?;
	file.commit(existing)
}

/// Reads a file that is not larger than `limit` bytes.
///
/// # Errors
/// [`Error::TooLarge`], or what the system says.
pub fn read(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>> {
	let file = File::open(path).map_err(Error::at(path))?;
	let mut bytes = Zeroizing::new(Vec::new());
	file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Error::at(path))?;
	if bytes.len() as u64 > limit {
		return Err(Error::TooLarge { limit });
	}
	Ok(bytes)
}
