//! What can go wrong, by name, and what to do about it.

use crate::cid::{Cid, CidError};
use std::{io, path::PathBuf};

/// The outcome of what a store does.
pub type Result<T> = core::result::Result<T, Error>;

/// Why a store could not do what it was asked to.
///
/// `cid` is always the block at fault and `file` the root of the file that it was read for; boxed,
/// because they would make every result large.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// A block is not in the store.
	#[error(
		"block {cid} of file {file} is not in the store: put the file again, or import it from a \
		 store that has it"
	)]
	Missing {
		/// The block that is not there.
		cid: Box<Cid>,
		/// The file that needs it.
		file: Box<Cid>,
	},
	/// The bytes of a block are not those that its CID names.
	#[error(
		"block {cid} of file {file} is damaged, its bytes do not match its CID: put the file \
		 again, or import it from another store; check the disk"
	)]
	Damaged {
		/// The block whose bytes are not its own.
		cid: Box<Cid>,
		/// The file that needs it.
		file: Box<Cid>,
	},
	/// A block's bytes end too early.
	#[error(
		"block {cid} of file {file} is cut off, {actual} of {expected} bytes are left: put the \
		 file again, or import it from another store; check the disk"
	)]
	Truncated {
		/// The block that is cut off.
		cid: Box<Cid>,
		/// The file that needs it.
		file: Box<Cid>,
		/// How many bytes it has to have.
		expected: u64,
		/// How many it has.
		actual: u64,
	},
	/// A block is larger than any block may be.
	#[error(
		"block {cid} has {size} bytes, the most is {limit}: it is not what was put here; put or \
		 import the file again"
	)]
	BlockTooLarge {
		/// The block that is too large.
		cid: Box<Cid>,
		/// Its size in bytes.
		size: u64,
		/// The largest size accepted, in bytes.
		limit: u64,
	},
	/// The content is whole, but has another size than the reference to it says.
	#[error(
		"{cid} has {actual} bytes where {expected} are claimed: the reference is wrong; ask its \
		 author to correct it and do not use the content"
	)]
	SizeMismatch {
		/// The block or file whose size is wrongly claimed.
		cid: Box<Cid>,
		/// The size that the reference, or the parent block, claims.
		expected: u64,
		/// The size that it has.
		actual: u64,
	},
	/// The block matches its CID, but it is not part of a file of the profile.
	#[error(
		"{cid} is not a file of the profile unixfs-v1-2025 ({reason}): add the file itself, with \
		 1 MiB chunks, raw leaves and 1024 links"
	)]
	NotProfile {
		/// The block at fault.
		cid: Box<Cid>,
		/// What is different.
		reason: &'static str,
	},
	/// A name that the store does not take.
	#[error(transparent)]
	Cid(#[from] CidError),
	/// What was to be imported is not a CAR that the store takes, or nothing was to be exported.
	#[error("the CAR cannot be used ({reason}): make it again as CARv1 with the file as root")]
	Car {
		/// What is wrong.
		reason: String,
	},
	/// The folder is not a store, or one of another version.
	#[error("{} is not a store of this version ({reason}): name an empty folder or a store", path.display())]
	Format {
		/// The folder.
		path: PathBuf,
		/// What was found there.
		reason: String,
	},
	/// Something may be lost if unreferenced blocks are removed.
	#[error("{problems} problems in the store, unreferenced blocks stay: run a check, repair")]
	NotClean {
		/// How many problems were found.
		problems: usize,
	},
	/// The store's own files could not be used.
	#[error("cannot {action} {}: {source}; check the disk's space, the permissions, the mount", path.display())]
	Io {
		/// What was tried.
		action: &'static str,
		/// On which file or folder.
		path: PathBuf,
		/// Why it did not work.
		source: io::Error,
	},
	/// What the caller gave to be read could not be read.
	#[error("cannot read what is to be stored: {0}")]
	Source(#[source] io::Error),
	/// Where the caller wants the content written could not be written to.
	#[error("cannot write what was read from the store: {0}")]
	Sink(#[source] io::Error),
}

impl Error {
	/// The store's error inside an [`io::Error`] that came out of a reader of [`crate::Store::open`],
	/// perhaps through a decryptor that passes errors on.
	pub fn inside(error: &io::Error) -> Option<&Error> {
		let mut next: Option<&(dyn std::error::Error + 'static)> =
			error.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static));
		while let Some(error) = next {
			if let Some(found) = error.downcast_ref::<Error>() {
				return Some(found);
			}
			// An `io::Error` shows the source of what it wraps, not what it wraps.
			next = match error.downcast_ref::<io::Error>() {
				Some(wrapper) => {
					wrapper.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static))
				},
				None => error.source(),
			};
		}
		None
	}

	/// Gives the closure that turns an [`io::Error`] on one of the store's own files into
	/// [`Error::Io`].
	pub(crate) fn io<'a>(
		action: &'static str,
		path: &'a std::path::Path,
	) -> impl FnOnce(io::Error) -> Error + 'a {
		move |source| Error::Io { action, path: path.to_owned(), source }
	}
}

impl From<Error> for io::Error {
	fn from(error: Error) -> Self {
		let kind = match &error {
			Error::Missing { .. } => io::ErrorKind::NotFound,
			Error::Truncated { .. } => io::ErrorKind::UnexpectedEof,
			Error::Io { source, .. } | Error::Source(source) | Error::Sink(source) => source.kind(),
			_ => io::ErrorKind::InvalidData,
		};
		io::Error::new(kind, error)
	}
}
