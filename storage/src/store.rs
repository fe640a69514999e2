//! What every store can do.

use crate::{cid::Cid, Error, Result};
use carechain_primitives::ContentRef;
use std::io::{Read, Write};

/// Content by CID. Whoever holds a [`ContentRef`] gets exactly those bytes back, or an error.
///
/// All calls block: in asynchronous code run them where blocking is allowed. `progress` is called
/// with the bytes of content done so far.
pub trait Store: Send + Sync {
	/// Stores what `reader` gives, in constant memory. When it returns, the content is on disk for
	/// good; when it fails or is interrupted, the store holds nothing of it. Storing what is there
	/// already is no error and repairs it.
	///
	/// # Errors
	///
	/// [`Error::Source`] if `reader` fails, [`Error::Io`] if the store does (a full disk, for one).
	fn put(&self, reader: &mut dyn Read, progress: &mut dyn FnMut(u64)) -> Result<ContentRef>;

	/// Opens `content` for reading, in constant memory. Each block is verified before a byte of it
	/// is given out, and the end comes only after the last byte. Errors that occur later are in the
	/// [`std::io::Error`] that the reader gives: see [`Error::inside`].
	///
	/// # Errors
	///
	/// [`Error::Missing`], [`Error::Damaged`], [`Error::Truncated`] and [`Error::BlockTooLarge`]
	/// for what is wrong in the store; [`Error::SizeMismatch`] and [`Error::NotProfile`] for
	/// content that is not what `content` says; [`Error::Cid`]; [`Error::Io`].
	fn open(&self, content: &ContentRef) -> Result<Box<dyn Read + Send>>;

	/// Writes `content` to `writer`. After an error `writer` has verified bytes of it, but not all:
	/// give it something that can be thrown away.
	///
	/// # Errors
	///
	/// As [`Store::open`], and [`Error::Sink`] if `writer` fails.
	fn get(
		&self,
		content: &ContentRef,
		writer: &mut dyn Write,
		progress: &mut dyn FnMut(u64),
	) -> Result<()>;

	/// Whether the store holds all of `content`. Its chunks are looked for, not verified.
	///
	/// # Errors
	///
	/// As [`Store::open`], except for [`Error::Missing`].
	fn has(&self, content: &ContentRef) -> Result<bool>;

	/// The blocks of `content` that are not there, in order. What is below a node that is missing
	/// cannot be known.
	///
	/// # Errors
	///
	/// As [`Store::open`], except for [`Error::Missing`].
	fn missing(&self, content: &ContentRef) -> Result<Vec<Cid>>;

	/// Removes `content`, except for the blocks that other content needs. Works on damaged content
	/// too. Says whether there was anything.
	///
	/// # Errors
	///
	/// [`Error::SizeMismatch`] if that CID has another size; [`Error::Io`].
	fn delete(&self, content: &ContentRef) -> Result<bool>;

	/// Writes `contents` as one CARv1, each of them a root.
	///
	/// # Errors
	///
	/// As [`Store::open`]; [`Error::Car`] if `contents` is empty; [`Error::Sink`] if `writer`
	/// fails. After an error what was written is not a whole CAR.
	fn export_car(&self, contents: &[ContentRef], writer: &mut dyn Write) -> Result<()>;

	/// Stores the files that a CARv1 names as roots, all of them or none. Every block is verified,
	/// and every file has to be whole: in the CAR, or with what the store has already. Blocks that
	/// no root needs are not kept. The CAR takes its own size on disk meanwhile: whoever takes one
	/// from strangers limits `reader`.
	///
	/// # Errors
	///
	/// [`Error::Car`] if it is not a CARv1 or is cut off; [`Error::Damaged`] for a block that does
	/// not match its CID; [`Error::Missing`] for one that is nowhere; [`Error::NotProfile`] and
	/// [`Error::Cid`] for content of another kind; [`Error::BlockTooLarge`]; [`Error::Source`];
	/// [`Error::Io`].
	fn import_car(&self, reader: &mut dyn Read) -> Result<Vec<ContentRef>>;

	/// Verifies every block and every file that the store holds.
	///
	/// # Errors
	///
	/// [`Error::Io`] if the store cannot be looked through at all. What is wrong with its content
	/// is in the report.
	fn check(&self) -> Result<CheckReport>;
}

/// What a check of a store found.
#[derive(Debug, Default)]
pub struct CheckReport {
	/// How many files the store holds.
	pub files: u64,
	/// How many blocks.
	pub blocks: u64,
	/// How many bytes all blocks have.
	pub bytes: u64,
	/// How many blocks no file needs: left by an interruption, or by a damaged node whose links
	/// cannot be read.
	pub unreferenced: u64,
	/// What is wrong. Each names the block and the file.
	pub problems: Vec<Error>,
}

impl CheckReport {
	pub(crate) fn count(&mut self, size: u64) {
		self.blocks = self.blocks.saturating_add(1);
		self.bytes = self.bytes.saturating_add(size);
	}

	/// Whether everything is as it should be. Unreferenced blocks do no harm.
	pub fn is_ok(&self) -> bool {
		self.problems.is_empty()
	}
}

/// What was removed because no file needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CollectReport {
	/// How many blocks.
	pub blocks: u64,
	/// How many bytes they had.
	pub bytes: u64,
}
