//! Reading a file block by block: nothing is parsed or passed on before it was verified.

use crate::{
	cid::{self, Cid},
	unixfs::{self, block_cid, Link, CHUNK_SIZE},
	Error, Result,
};
use carechain_primitives::{Codec, ContentRef};
use std::{
	collections::HashSet,
	io::{self, Read},
};

/// Where blocks come from. What it gives is not trusted: whoever reads verifies.
pub trait Blocks {
	/// The bytes kept under `cid`, or `None` if there are none.
	///
	/// # Errors
	///
	/// [`Error::BlockTooLarge`] for more than [`unixfs::MAX_BLOCK_SIZE`] bytes, which are not read;
	/// [`Error::Io`].
	fn block(&self, cid: &Cid) -> Result<Option<Vec<u8>>>;

	/// Whether there is anything under `cid`.
	///
	/// # Errors
	///
	/// [`Error::Io`].
	fn has_block(&self, cid: &Cid) -> Result<bool>;
}

impl<B: Blocks + ?Sized> Blocks for &B {
	fn block(&self, cid: &Cid) -> Result<Option<Vec<u8>>> {
		(**self).block(cid)
	}

	fn has_block(&self, cid: &Cid) -> Result<bool> {
		(**self).has_block(cid)
	}
}

/// A block of a file that is still to be read, and what is known of it already.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending {
	/// The block.
	pub cid: Cid,
	/// How many bytes of the file are in or below it.
	pub size: u64,
	/// How far above the chunks it is; 0 is a chunk. It only falls on the way down, so that no
	/// chain of blocks is endless.
	pub height: u32,
	/// What all blocks in and below it have to add up to; unknown for a root.
	total: Option<u64>,
}

impl Pending {
	/// The root of a file.
	pub fn root(content: &ContentRef) -> Self {
		let height = match content.codec {
			Codec::Raw => 0,
			Codec::DagPb => unixfs::height(content.size).max(1),
		};
		Pending { cid: cid::to_cid(content), size: content.size, height, total: None }
	}

	fn below(&self, link: &Link) -> Self {
		let height = self.height.saturating_sub(1);
		Pending { cid: link.cid, size: link.size, height, total: Some(link.total) }
	}

	/// Takes this block out of `blocks` and verifies it.
	pub fn load(&self, blocks: &dyn Blocks, file: &Cid) -> Result<Vec<u8>> {
		let (cid, file) = (Box::new(self.cid), Box::new(*file));
		let Some(bytes) = blocks.block(&cid)? else { return Err(Error::Missing { cid, file }) };
		let (codec, _) = cid::parts(&cid)?;
		if block_cid(codec, &bytes) == self.cid {
			return Ok(bytes);
		}
		let expected = unixfs::block_length(self.size, self.height);
		let actual = bytes.len() as u64;
		Err(if actual < expected {
			Error::Truncated { cid, file, expected, actual }
		} else {
			Error::Damaged { cid, file }
		})
	}

	/// Checks what a verified block says against what has to be there, and gives the blocks
	/// right below it, in order.
	pub fn expand(&self, bytes: &[u8]) -> Result<Vec<Pending>> {
		let cid = self.cid;
		let expect = |actual| match actual == self.size {
			true => Ok(()),
			false => Err(Error::SizeMismatch { cid: cid.into(), expected: self.size, actual }),
		};
		if self.height == 0 {
			expect(bytes.len() as u64)?;
			if self.size > CHUNK_SIZE {
				return Err(Error::NotProfile {
					cid: cid.into(),
					reason: "a chunk is larger than 1 MiB",
				});
			}
			return Ok(Vec::new());
		}
		let node = unixfs::decode_node(&cid, bytes)?;
		expect(node.size)?;
		// At the end of a large file a node may have a single chunk, to be as high as the others.
		let is_root = self.total.is_none();
		if is_root && self.size <= CHUNK_SIZE {
			return Err(Error::NotProfile { cid: cid.into(), reason: "one chunk needs no node" });
		}
		let links = node.links(&cid, bytes, self.height, self.total)?;
		Ok(links.iter().map(|link| self.below(link)).collect())
	}
}

/// Goes through the blocks of a file in order, parents before their children. Between two steps
/// it holds at most one node's links a level.
pub(crate) struct Walk<B> {
	blocks: B,
	file: Cid,
	/// What is still to be read, the next one last.
	pending: Vec<Pending>,
}

impl<B: Blocks> Walk<B> {
	pub fn new(blocks: B, content: &ContentRef) -> Self {
		let root = Pending::root(content);
		Walk { blocks, file: root.cid, pending: vec![root] }
	}

	/// The next block, verified, and how far above the chunks it is. A step that failed fails
	/// again when it is repeated: the end is reached only past the last block.
	pub fn step(&mut self) -> Result<Option<(Pending, Vec<u8>)>> {
		let Some(next) = self.pending.last().copied() else { return Ok(None) };
		let bytes = next.load(&self.blocks, &self.file)?;
		let below = next.expand(&bytes)?;
		self.pending.pop();
		self.pending.extend(below.into_iter().rev());
		Ok(Some((next, bytes)))
	}
}

/// Reads a file out of blocks. Each block is verified before a byte of it is given out.
pub struct FileReader<B> {
	walk: Walk<B>,
	chunk: Vec<u8>,
	position: usize,
}

impl<B: Blocks> FileReader<B> {
	/// Reads `content`. The root is read and checked at once.
	///
	/// # Errors
	///
	/// [`Error::Missing`], [`Error::Damaged`], [`Error::Truncated`] and [`Error::BlockTooLarge`]
	/// for what is wrong in the store; [`Error::SizeMismatch`] and [`Error::NotProfile`] for
	/// content that is not what `content` says; [`Error::Cid`]; [`Error::Io`].
	pub fn new(blocks: B, content: &ContentRef) -> Result<Self> {
		let mut reader =
			FileReader { walk: Walk::new(blocks, content), chunk: Vec::new(), position: 0 };
		if let Some((root, bytes)) = reader.walk.step()? {
			if root.height == 0 {
				reader.chunk = bytes;
			}
		}
		Ok(reader)
	}

	/// The next bytes, up to a chunk of them, or `None` at the end.
	///
	/// # Errors
	///
	/// As [`FileReader::new`].
	pub fn next_bytes(&mut self) -> Result<Option<&[u8]>> {
		let from = self.position;
		let length = self.available()?.len();
		let from = if self.position == 0 { 0 } else { from };
		self.position = from.saturating_add(length);
		Ok(self.chunk.get(from..self.position).filter(|bytes| !bytes.is_empty()))
	}

	/// What is left of a chunk, of the next one if need be; nothing at the end.
	fn available(&mut self) -> Result<&[u8]> {
		while self.position == self.chunk.len() {
			match self.walk.step()? {
				None => break,
				Some((block, bytes)) if block.height == 0 => {
					self.chunk = bytes;
					self.position = 0;
				},
				Some(_) => {},
			}
		}
		Ok(self.chunk.get(self.position..).unwrap_or_default())
	}
}

impl<B: Blocks> Read for FileReader<B> {
	/// Errors carry the store's [`Error`]: see [`Error::inside`].
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		if buffer.is_empty() {
			return Ok(0);
		}
		let mut available = self.available()?;
		let length = available.read(buffer)?;
		self.position = self.position.saturating_add(length);
		Ok(length)
	}
}

/// The blocks of `content` that are not there, in order, at most `limit` of them. Of a node that
/// is missing, what is below it cannot be known. Nodes are verified, chunks only looked for.
///
/// # Errors
///
/// As [`FileReader::new`], except for [`Error::Missing`].
pub fn missing_blocks(blocks: &dyn Blocks, content: &ContentRef, limit: usize) -> Result<Vec<Cid>> {
	let root = Pending::root(content);
	let mut pending = vec![root];
	let (mut missing, mut seen) = (Vec::new(), HashSet::new());
	while let Some(next) = pending.pop() {
		if missing.len() >= limit {
			break;
		}
		let lost = match next.height {
			0 => !blocks.has_block(&next.cid)?,
			_ => match next.load(blocks, &root.cid) {
				Ok(bytes) => {
					pending.extend(next.expand(&bytes)?.into_iter().rev());
					false
				},
				Err(Error::Missing { .. }) => true,
				Err(error) => return Err(error),
			},
		};
		if lost && seen.insert(next.cid) {
			missing.push(next.cid);
		}
	}
	Ok(missing)
}
