//! Files that appear whole or not at all.

use crate::{Error, Result};
use rustix::{
	fs::{AtFlags, Mode, OFlags, CWD},
	io::Errno,
};
use std::{
	fs::File,
	io::{self, Read, Write},
	os::fd::AsRawFd,
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

/// A file being written, readable by its owner only (mode 0600), which has no name yet.
///
/// [`AtomicFile::commit`] puts it in its place. Dropped without that, or with the program killed,
/// nothing of it stays: it has no name before it is whole, where the file system can do that.
pub struct AtomicFile {
	temporary: Temporary,
	path: PathBuf,
}

enum Temporary {
	Nameless(File),
	/// Where the file system knows no nameless files: beside its place, under another name.
	Named(NamedTempFile),
}

impl AtomicFile {
	/// Begins a file for this path.
	///
	/// # Errors
	/// The folder does not exist or cannot be written to.
	pub fn create(path: &Path) -> Result<Self> {
		let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
		let mode = Mode::RUSR | Mode::WUSR;
		let temporary = match rustix::fs::open(folder_of(path), flags, mode) {
			Ok(descriptor) => Temporary::Nameless(File::from(descriptor)),
			Err(Errno::OPNOTSUPP | Errno::ISDIR | Errno::INVAL) => Temporary::Named(
				tempfile::Builder::new()
					.prefix(".care-")
					.tempfile_in(folder_of(path))
					.map_err(Error::at(path))?,
			),
			Err(error) => return Err(Error::at(path)(error.into())),
		};
		Ok(Self { temporary, path: path.to_owned() })
	}

	fn file(&mut self) -> &mut File {
		match &mut self.temporary {
			Temporary::Nameless(file) => file,
			Temporary::Named(named) => named.as_file_mut(),
		}
	}

	/// Makes the file durable and puts it in its place, in one step for every reader.
	///
	/// # Errors
	/// [`Error::FileExists`]: there is one already, and it is not to be replaced.
	pub fn commit(mut self, existing: Existing) -> Result<()> {
		self.file().sync_all().map_err(Error::at(&self.path))?;
		let Self { temporary, path } = self;
		let placed = match temporary {
			Temporary::Nameless(file) => place(&file, &path, existing),
			Temporary::Named(named) => match existing {
				Existing::Replace => named.persist(&path),
				Existing::Refuse => named.persist_noclobber(&path),
			}
			.map(|_| ())
			.map_err(|error| error.error),
		};
		placed.map_err(|error| match error.kind() {
			io::ErrorKind::AlreadyExists => Error::FileExists(path.clone()),
			_ => Error::at(&path)(error),
		})?;
		// The name is durable only when the folder is.
		File::open(folder_of(&path)).and_then(|folder| folder.sync_all()).map_err(Error::at(path))
	}
}

/// Gives a nameless file its name.
fn place(file: &File, path: &Path, existing: Existing) -> io::Result<()> {
	let own = format!("/proc/self/fd/{}", file.as_raw_fd());
	let link = |name: &Path| {
		rustix::fs::linkat(CWD, own.as_str(), CWD, name, AtFlags::SYMLINK_FOLLOW)
			.map_err(io::Error::from)
	};
	match existing {
		Existing::Refuse => link(path),
		// A name cannot be linked over another: it is whole by now, and takes its place by renaming.
		Existing::Replace => {
			let folder = folder_of(path);
			let name = folder.join(format!(".care-{:016x}", rand::random::<u64>()));
			link(&name)?;
			std::fs::rename(&name, path).inspect_err(|_| {
				let _ = std::fs::remove_file(&name);
			})
		},
	}
}

impl Write for AtomicFile {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.file().write(bytes)
	}

	fn flush(&mut self) -> io::Result<()> {
		self.file().flush()
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
