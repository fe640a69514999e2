//! The one profile of files: IPIP-0499 `unixfs-v1-2025`.
//!
//! A file is cut into chunks of 1 MiB, each a raw block. A file of at most one chunk is that
//! block. Otherwise up to 1024 blocks are the links of a dag-pb node with a UnixFS `File`, up to
//! 1024 such nodes the links of the next, and so on until there is one root; all chunks are at
//! the same depth.
//!
//! The size of a file alone says how its tree looks: how deep, how many links where, and which
//! size each has. So a reader knows what it has to find before it looks, and a file has one
//! [`ContentRef`] only.

use crate::{
	cid::{self, Cid},
	Error, Result,
};
use bytes::Bytes;
use carechain_primitives::{Codec, ContentRef};
use ipld_dagpb::{PbLink, PbNode};
use quick_protobuf::{BytesReader, Writer};
use sha2::{Digest, Sha256};
use std::io::Read;

/// The length of a chunk in bytes: 1 MiB.
pub const CHUNK_SIZE: u64 = 1 << 20;

/// The most links of a node.
pub const MAX_LINKS: usize = 1024;

/// The largest block that is looked at, in bytes: 2 MiB, what IPFS nodes exchange at most.
pub const MAX_BLOCK_SIZE: u64 = 2 << 20;

/// `DataType` of a UnixFS message that is a file.
const TYPE_FILE: u64 = 2;

// Protobuf tags: field number and wire type.
const TAG_TYPE: u32 = 1 << 3;
const TAG_FILESIZE: u32 = 3 << 3;
const TAG_BLOCKSIZE: u32 = 4 << 3;

/// The CID of a block with this codec.
pub fn block_cid(codec: Codec, bytes: &[u8]) -> Cid {
	cid::make(codec, Sha256::digest(bytes).into())
}

/// A link to a block: what its parent says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
	/// The block.
	pub cid: Cid,
	/// How many bytes of the file are in or below it.
	pub size: u64,
	/// How many bytes all blocks in and below it have; dag-pb's `Tsize`.
	pub total: u64,
}

/// How many bytes of a file a block holds at most in or below it, at a height above the chunks.
fn capacity(height: u32) -> u64 {
	u32::checked_mul(height, MAX_LINKS.ilog2())
		.and_then(|shift| {
			CHUNK_SIZE.checked_shl(shift).filter(|value| value >> shift == CHUNK_SIZE)
		})
		.unwrap_or(u64::MAX)
}

/// How far above its chunks the root of a file of this size is: 0 if it is a chunk itself.
pub(crate) fn height(size: u64) -> u32 {
	// `capacity` ends the search by saturating: at most 5.
	(0..).find(|height| capacity(*height) >= size).unwrap_or(0)
}

/// The sizes that the links of a node have to have, for `size` bytes at `height` above the chunks.
pub(crate) fn link_sizes(size: u64, height: u32) -> impl ExactSizeIterator<Item = u64> {
	let each = capacity(height.saturating_sub(1));
	let count = size.div_ceil(each) as usize;
	(0..count).map(move |i| each.min(size.saturating_sub(each.saturating_mul(i as u64))))
}

/// The bytes of the node with these links, and the link to it.
pub(crate) fn encode_node(links: &[Link]) -> (Vec<u8>, Link) {
	let size = links.iter().fold(0u64, |sum, link| sum.saturating_add(link.size));
	let mut data = Vec::new();
	let mut writer = Writer::new(&mut data);
	let mut field = |tag, value| {
		writer.write_with_tag(tag, |w| w.write_uint64(value)).expect("a vector takes all")
	};
	field(TAG_TYPE, TYPE_FILE);
	field(TAG_FILESIZE, size);
	links.iter().for_each(|link| field(TAG_BLOCKSIZE, link.size));

	let pb_links = links.iter().map(|link| PbLink {
		cid: link.cid,
		// Present and empty: other implementations write it so, and it is part of the hash.
		name: Some(String::new()),
		size: Some(link.total),
	});
	let bytes = PbNode { links: pb_links.collect(), data: Some(Bytes::from(data)) }.into_bytes();
	let total = links.iter().fold(bytes.len() as u64, |sum, link| sum.saturating_add(link.total));
	let link = Link { cid: block_cid(Codec::DagPb, &bytes), size, total };
	(bytes, link)
}

/// How many bytes the root block of a file of this size has.
pub(crate) fn block_length(size: u64, height: u32) -> u64 {
	fn link(size: u64, height: u32) -> (u64, Link) {
		let cid = cid::make(if height == 0 { Codec::Raw } else { Codec::DagPb }, [0; 32]);
		if height == 0 {
			return (size, Link { cid, size, total: size });
		}
		// All links but the last are alike.
		let sizes = link_sizes(size, height);
		let count = sizes.len();
		let mut links = Vec::with_capacity(count.min(MAX_LINKS));
		for (i, size) in sizes.take(MAX_LINKS).enumerate() {
			let next = match links.first() {
				Some(first) if i.saturating_add(1) < count => *first,
				_ => link(size, height.saturating_sub(1)).1,
			};
			links.push(next);
		}
		let (bytes, mut link) = encode_node(&links);
		link.cid = cid;
		(bytes.len() as u64, link)
	}
	link(size, height).0
}

/// What a dag-pb block says of itself.
pub(crate) struct Node {
	links: Vec<PbLink>,
	/// The size of the file in bytes.
	pub size: u64,
}

/// Reads a dag-pb block whose bytes were verified. Checks that it is a file and no more;
/// [`Node::links`] checks the rest.
pub(crate) fn decode_node(cid: &Cid, bytes: &[u8]) -> Result<Node> {
	let refuse = |reason| Error::NotProfile { cid: Box::new(*cid), reason };
	let node = PbNode::from_bytes(Bytes::copy_from_slice(bytes))
		.map_err(|_| refuse("it is not dag-pb"))?;
	let data = node.data.ok_or_else(|| refuse("it has no UnixFS data"))?;
	let (kind, size) =
		decode_unixfs(&data).map_err(|_| refuse("its UnixFS data cannot be read"))?;
	match kind {
		Some(TYPE_FILE) => {},
		Some(1 | 5) => return Err(refuse("it is a directory")),
		_ => return Err(refuse("its UnixFS type is not File")),
	}
	let size = size.ok_or_else(|| refuse("it does not say its size"))?;
	Ok(Node { links: node.links, size })
}

/// The type and the size of the file that a UnixFS message says.
fn decode_unixfs(data: &[u8]) -> quick_protobuf::Result<(Option<u64>, Option<u64>)> {
	let mut reader = BytesReader::from_bytes(data);
	let (mut kind, mut size) = (None, None);
	while !reader.is_eof() {
		match reader.next_tag(data)? {
			TAG_TYPE => kind = Some(reader.read_uint64(data)?),
			TAG_FILESIZE => size = Some(reader.read_uint64(data)?),
			other => reader.read_unknown(data, other)?,
		}
	}
	Ok((kind, size))
}

impl Node {
	/// The links of this node, which stands `height` above the chunks, was read as `bytes` and,
	/// as its parent says, adds up to `total`.
	///
	/// There is one way only to write a node of the profile: it is written again and compared, so
	/// that sizes, order, names and whatever else is in the bytes are all checked at once.
	pub fn links(
		&self,
		cid: &Cid,
		bytes: &[u8],
		height: u32,
		total: Option<u64>,
	) -> Result<Vec<Link>> {
		let refuse = |reason| Error::NotProfile { cid: Box::new(*cid), reason };
		if self.links.len() > MAX_LINKS {
			return Err(refuse("it has more than 1024 links"));
		}
		let sizes = link_sizes(self.size, height);
		if self.links.len() != sizes.len() {
			return Err(refuse("its number of links does not follow from its size"));
		}
		let mut links = Vec::with_capacity(self.links.len());
		let mut sum = bytes.len() as u64;
		for (link, size) in self.links.iter().zip(sizes) {
			let (codec, _) = cid::parts(&link.cid)?;
			let leaf = height == 1;
			if leaf != (codec == Codec::Raw) {
				return Err(refuse("its links are not all at the same depth"));
			}
			let link = Link { cid: link.cid, size, total: link.size.unwrap_or(0) };
			if leaf && link.total != size {
				return Err(refuse("a link's size is not that of its chunk"));
			}
			sum = sum.checked_add(link.total).ok_or_else(|| refuse("its sizes overflow"))?;
			links.push(link);
		}
		if total.is_some_and(|total| total != sum) {
			return Err(refuse("its blocks do not add up to what its parent says"));
		}
		if encode_node(&links).0 != bytes {
			return Err(refuse("it is written in another way"));
		}
		Ok(links)
	}
}

/// Builds the tree of a file from its chunks, in order, with one node a level in memory.
#[derive(Default)]
pub(crate) struct Builder {
	/// For each height, the links that have no parent yet.
	levels: Vec<Vec<Link>>,
}

impl Builder {
	/// Adds the next chunk; `store` is given each block as it is made.
	pub fn chunk(
		&mut self,
		bytes: &[u8],
		store: &mut dyn FnMut(&Cid, &[u8]) -> Result<()>,
	) -> Result<()> {
		let cid = block_cid(Codec::Raw, bytes);
		store(&cid, bytes)?;
		let size = bytes.len() as u64;
		self.add(0, Link { cid, size, total: size }, store)
	}

	fn add(
		&mut self,
		level: usize,
		link: Link,
		store: &mut dyn FnMut(&Cid, &[u8]) -> Result<()>,
	) -> Result<()> {
		if self.levels.len() <= level {
			self.levels.push(Vec::new());
		}
		// A full level gets its parent when one more comes, not before: whether it needs a parent
		// beside it is known only then.
		if self.levels[level].len() == MAX_LINKS {
			self.close(level, store)?;
		}
		self.levels[level].push(link);
		Ok(())
	}

	/// Makes the links of a level the children of a new node one level up.
	fn close(
		&mut self,
		level: usize,
		store: &mut dyn FnMut(&Cid, &[u8]) -> Result<()>,
	) -> Result<()> {
		let (bytes, link) = encode_node(&std::mem::take(&mut self.levels[level]));
		store(&link.cid, &bytes)?;
		self.add(level.saturating_add(1), link, store)
	}

	/// Closes the tree and gives its root.
	pub fn finish(
		mut self,
		store: &mut dyn FnMut(&Cid, &[u8]) -> Result<()>,
	) -> Result<ContentRef> {
		if self.levels.is_empty() {
			self.chunk(&[], store)?;
		}
		let mut level = 0;
		loop {
			if let ([link], true) =
				(self.levels[level].as_slice(), level.saturating_add(1) == self.levels.len())
			{
				return Ok(cid::from_cid(&link.cid, link.size)?);
			}
			self.close(level, store)?;
			level = level.saturating_add(1);
		}
	}
}

/// Cuts what `reader` gives into the blocks of a file, one chunk in memory at a time.
///
/// `store` is given each block, children before their parents and the root last; a block that
/// occurs twice is given twice. `progress` is given the bytes done so far.
pub fn build(
	reader: &mut dyn Read,
	store: &mut dyn FnMut(&Cid, &[u8]) -> Result<()>,
	progress: &mut dyn FnMut(u64),
) -> Result<ContentRef> {
	let mut builder = Builder::default();
	let mut chunk = Vec::with_capacity(CHUNK_SIZE as usize);
	let mut done = 0u64;
	loop {
		chunk.clear();
		let length =
			(&mut *reader).take(CHUNK_SIZE).read_to_end(&mut chunk).map_err(Error::Source)? as u64;
		if length == 0 {
			return builder.finish(store);
		}
		builder.chunk(&chunk, store)?;
		done = done.saturating_add(length);
		progress(done);
		if length < CHUNK_SIZE {
			return builder.finish(store);
		}
	}
}

/// The reference that what `reader` gives would have in a store, without storing it.
///
/// # Errors
///
/// [`Error::Source`] if `reader` fails.
pub fn reference(reader: &mut dyn Read) -> Result<ContentRef> {
	build(reader, &mut |_, _| Ok(()), &mut |_| ())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::reader::Pending;

	const GIB: u64 = 1 << 30;

	#[test]
	fn heights_follow_the_profile() {
		let expected = [
			(0, 0),
			(1, 0),
			(CHUNK_SIZE, 0),
			(CHUNK_SIZE + 1, 1),
			(GIB, 1),
			(GIB + 1, 2),
			(1024 * GIB, 2),
			(1024 * GIB + 1, 3),
			(u64::MAX, 5),
		];
		for (size, height_) in expected {
			assert_eq!(height(size), height_, "{size}");
		}
	}

	#[test]
	fn link_sizes_add_up() {
		for size in [CHUNK_SIZE + 1, GIB - 1, GIB, GIB + 1, 3 * GIB + 7, 1024 * GIB, u64::MAX] {
			let sizes: Vec<u64> = link_sizes(size, height(size)).collect();
			assert!(sizes.len() > 1 && sizes.len() <= MAX_LINKS, "{size}");
			assert_eq!(sizes.iter().sum::<u64>(), size);
			assert!(sizes.iter().all(|size| *size > 0));
		}
	}

	/// The tree of a file of `chunks` equal chunks, without making the chunks.
	fn tree(chunks: usize) -> (ContentRef, Vec<(Cid, Vec<u8>)>) {
		let mut blocks = Vec::new();
		let mut store = |cid: &Cid, bytes: &[u8]| {
			blocks.push((*cid, bytes.to_vec()));
			Ok(())
		};
		let mut builder = Builder::default();
		let cid = block_cid(Codec::Raw, b"stands for a chunk");
		for _ in 0..chunks {
			let link = Link { cid, size: CHUNK_SIZE, total: CHUNK_SIZE };
			builder.add(0, link, &mut store).expect("nothing fails");
		}
		let content = builder.finish(&mut store).expect("nothing fails");
		(content, blocks)
	}

	#[test]
	fn large_trees_are_what_a_reader_expects() {
		for (chunks, nodes) in
			[(1, 0), (2, 1), (1024, 1), (1025, 3), (2048, 3), (2049, 4), (1024 * 1024 + 1, 1028)]
		{
			let (content, blocks) = tree(chunks);
			assert_eq!(content.size, chunks as u64 * CHUNK_SIZE);
			assert_eq!(blocks.len(), nodes, "{chunks}");
			let Some((cid, bytes)) = blocks.last() else { continue };
			assert_eq!(*cid, cid::to_cid(&content), "the root comes last");
			assert_eq!(block_length(content.size, height(content.size)), bytes.len() as u64);
			assert!(blocks.iter().all(|(_, bytes)| (bytes.len() as u64) < MAX_BLOCK_SIZE / 8));

			// Walk it as the reader does, but for the chunks.
			let find = |cid: &Cid| &blocks.iter().find(|(c, _)| c == cid).expect("there").1;
			let mut pending = vec![Pending::root(&content)];
			let mut seen = 0u64;
			while let Some(next) = pending.pop() {
				match next.height {
					0 => seen += next.size,
					_ => pending.extend(next.expand(find(&next.cid)).expect("of the profile")),
				}
			}
			assert_eq!(seen, content.size);
		}
	}

	#[test]
	fn another_way_of_writing_is_refused() {
		let cid = block_cid(Codec::Raw, b"chunk");
		let link = |size| Link { cid, size, total: size };
		let whole = link(CHUNK_SIZE);
		let check = |bytes: &[u8], height| {
			let cid = block_cid(Codec::DagPb, bytes);
			decode_node(&cid, bytes).and_then(|node| node.links(&cid, bytes, height, None))
		};
		let (good, _) = encode_node(&[whole, link(1)]);
		assert!(check(&good, 1).is_ok());
		// The wrong height, a small chunk that is not the last, a single link, no links.
		assert!(check(&good, 2).is_err());
		assert!(check(&encode_node(&[link(1), whole]).0, 1).is_err());
		assert!(check(&encode_node(&[whole, whole, link(0)]).0, 1).is_err());
		assert!(check(&encode_node(&[]).0, 1).is_ok_and(|links| links.is_empty()));
		assert!(check(&encode_node(&vec![whole; MAX_LINKS + 1]).0, 1).is_err());
		// A lying Tsize.
		assert!(check(&encode_node(&[whole, Link { cid, size: 1, total: 2 }]).0, 1).is_err());
		// A further field at the end of the node, and a link without a name.
		let mut more = good.clone();
		more.extend([0x0a, 0x00]);
		assert!(check(&more, 1).is_err());
		let mut node = PbNode::from_bytes(Bytes::from(good)).expect("just made");
		node.links[0].name = None;
		assert!(check(&node.into_bytes(), 1).is_err());
	}

	#[test]
	fn no_bytes_make_the_decoder_panic() {
		use rand::{Rng, RngCore, SeedableRng};
		let seed: u64 = rand::random();
		println!("seed {seed}");
		let mut rng = rand::rngs::StdRng::seed_from_u64(seed);
		let cid = block_cid(Codec::Raw, b"chunk");
		let link = Link { cid, size: CHUNK_SIZE, total: CHUNK_SIZE };
		let (good, _) = encode_node(&vec![link; 20]);
		for round in 0..20_000 {
			let mut bytes = good.clone();
			if round % 2 == 0 {
				bytes.truncate(rng.gen_range(0..64));
				rng.fill_bytes(&mut bytes);
			} else {
				bytes.truncate(rng.gen_range(0..=bytes.len()));
				for _ in 0..rng.gen_range(0..4) {
					if !bytes.is_empty() {
						let at = rng.gen_range(0..bytes.len());
						bytes[at] = rng.gen();
					}
				}
			}
			let cid = block_cid(Codec::DagPb, &bytes);
			if let Ok(node) = decode_node(&cid, &bytes) {
				for height in 1..=6 {
					let _ = node.links(&cid, &bytes, height, Some(1));
				}
			}
		}
	}
}
