//! CARv1: one stream with the blocks of files, which stock IPFS tools read and write.
//!
//! A header (dag-cbor) names the roots; then come the blocks, each as a varint length, a CID and
//! the bytes. See <https://ipld.io/specs/transport/car/carv1/>.

use crate::{
	cid::{self, Cid},
	reader::{missing_blocks, Blocks, Walk},
	unixfs::{block_cid, MAX_BLOCK_SIZE},
	Error, Result,
};
use carechain_primitives::ContentRef;
use ciborium::Value;
use std::{
	collections::HashSet,
	io::{Cursor, Read, Write},
};
use unsigned_varint::{encode, io::ReadError};

/// The longest header read, in bytes: some ten thousand roots.
const MAX_HEADER_SIZE: u64 = 1 << 20;

/// The longest CID read, in bytes; those of the store have 36.
const MAX_CID_SIZE: u64 = 128;

/// dag-cbor's tag of a CID.
const TAG_CID: u64 = 42;

fn refuse(reason: impl Into<String>) -> Error {
	Error::Car { reason: reason.into() }
}

/// Writes `contents` as one CAR with a root for each, verifying every block on the way. A block
/// that several of them have is written once.
///
/// # Errors
///
/// [`Error::Car`] if `contents` is empty; [`Error::Missing`] before anything is written; as
/// [`crate::FileReader::new`]; [`Error::Sink`] if `writer` fails. After an error what was written
/// is not a whole CAR.
pub fn export(blocks: &dyn Blocks, contents: &[ContentRef], writer: &mut dyn Write) -> Result<()> {
	if contents.is_empty() {
		return Err(refuse("nothing to export"));
	}
	for content in contents {
		if let Some(cid) = missing_blocks(blocks, content, 1)?.first() {
			return Err(Error::Missing { cid: (*cid).into(), file: cid::to_cid(content).into() });
		}
	}
	write_section(writer, &[&header(contents)])?;
	let mut written = HashSet::new();
	for content in contents {
		let mut walk = Walk::new(blocks, content);
		while let Some((block, bytes)) = walk.step()? {
			if written.insert(block.cid) {
				write_section(writer, &[&block.cid.to_bytes(), &bytes])?;
			}
		}
	}
	writer.flush().map_err(Error::Sink)
}

fn header(contents: &[ContentRef]) -> Vec<u8> {
	let root = |content| {
		// Binary CIDs in dag-cbor have a leading zero, the multibase prefix of plain bytes.
		let mut bytes = vec![0];
		bytes.extend(cid::to_cid(content).to_bytes());
		Value::Tag(TAG_CID, Box::new(Value::Bytes(bytes)))
	};
	// Keys in this order: dag-cbor sorts them by length.
	let header = Value::Map(vec![
		("roots".into(), Value::Array(contents.iter().map(root).collect())),
		("version".into(), 1.into()),
	]);
	let mut bytes = Vec::new();
	ciborium::into_writer(&header, &mut bytes).expect("a vector takes all");
	bytes
}

fn write_section(writer: &mut dyn Write, parts: &[&[u8]]) -> Result<()> {
	let length = parts.iter().map(|part| part.len() as u64).sum();
	let mut buffer = encode::u64_buffer();
	writer.write_all(encode::u64(length, &mut buffer)).map_err(Error::Sink)?;
	parts.iter().try_for_each(|part| writer.write_all(part)).map_err(Error::Sink)
}

/// Reads a CAR block by block. Each is verified against its CID.
pub struct CarReader<'a> {
	reader: &'a mut dyn Read,
	roots: Vec<Cid>,
}

impl<'a> CarReader<'a> {
	/// Reads the header.
	///
	/// # Errors
	///
	/// [`Error::Car`] unless it is one of CARv1 with at least one root; [`Error::Cid`] for a root
	/// of another kind than the store holds; [`Error::Source`].
	pub fn new(reader: &'a mut dyn Read) -> Result<Self> {
		let bytes = read_section(reader, MAX_HEADER_SIZE)?.ok_or_else(|| refuse("it is empty"))?;
		let roots = parse_header(&bytes)?;
		for root in &roots {
			cid::parts(root)?;
		}
		Ok(CarReader { reader, roots })
	}

	/// The roots that the header names.
	pub fn roots(&self) -> &[Cid] {
		&self.roots
	}

	/// The next block, or `None` at the end.
	///
	/// # Errors
	///
	/// [`Error::Car`] if the CAR ends within a block or has something else in it;
	/// [`Error::Damaged`], [`Error::BlockTooLarge`], [`Error::Cid`] for the block;
	/// [`Error::Source`].
	pub fn block(&mut self) -> Result<Option<(Cid, Vec<u8>)>> {
		let limit = MAX_BLOCK_SIZE.saturating_add(MAX_CID_SIZE);
		let Some(section) = read_section(self.reader, limit)? else { return Ok(None) };
		let mut cursor = Cursor::new(section.as_slice());
		let cid = Cid::read_bytes(&mut cursor)
			.map_err(|error| refuse(format!("a block has no CID: {error}")))?;
		let (codec, _) = cid::parts(&cid)?;
		let bytes = section.get(cursor.position() as usize..).unwrap_or_default();
		let size = bytes.len() as u64;
		if size > MAX_BLOCK_SIZE {
			return Err(Error::BlockTooLarge { cid: cid.into(), size, limit: MAX_BLOCK_SIZE });
		}
		if block_cid(codec, bytes) != cid {
			return Err(Error::Damaged { cid: cid.into(), file: cid.into() });
		}
		Ok(Some((cid, bytes.to_vec())))
	}
}

/// The next length and as many bytes; `None` if the stream ends before the length.
fn read_section(reader: &mut dyn Read, limit: u64) -> Result<Option<Vec<u8>>> {
	let mut first = Vec::with_capacity(1);
	reader.take(1).read_to_end(&mut first).map_err(Error::Source)?;
	if first.is_empty() {
		return Ok(None);
	}
	let length = match unsigned_varint::io::read_u64(first.chain(&mut *reader)) {
		Ok(length) => length,
		Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
			return Err(refuse("it is cut off"))
		},
		Err(ReadError::Io(error)) => return Err(Error::Source(error)),
		Err(_) => return Err(refuse("a length in it is not a varint")),
	};
	if length == 0 {
		return Err(refuse("it has an empty section"));
	}
	if length > limit {
		return Err(refuse(format!("a section has {length} bytes, the most is {limit}")));
	}
	// Memory grows with what comes, not with what the length promises.
	let mut bytes = Vec::new();
	reader.take(length).read_to_end(&mut bytes).map_err(Error::Source)?;
	if bytes.len() as u64 != length {
		return Err(refuse("it is cut off"));
	}
	Ok(Some(bytes))
}

fn parse_header(bytes: &[u8]) -> Result<Vec<Cid>> {
	let mut rest = bytes;
	let header: Value =
		ciborium::from_reader(&mut rest).map_err(|_| refuse("its header is not CBOR"))?;
	let entries = match header {
		Value::Map(entries) if rest.is_empty() => entries,
		_ => return Err(refuse("its header is not a map")),
	};
	let entry = |key: &str| {
		let mut found = entries.iter().filter(|(name, _)| name.as_text() == Some(key));
		match (found.next(), found.next()) {
			(Some((_, value)), None) => Ok(value),
			_ => Err(refuse(format!("its header does not have one `{key}`"))),
		}
	};
	if entry("version")? != &Value::from(1) {
		return Err(refuse("its version is not 1"));
	}
	let roots =
		entry("roots")?.as_array().ok_or_else(|| refuse("the roots in its header are no list"))?;
	if roots.is_empty() {
		return Err(refuse("it names no root"));
	}
	roots
		.iter()
		.map(|root| match root {
			Value::Tag(TAG_CID, value) => match value.as_bytes().map(Vec::as_slice) {
				Some([0, cid @ ..]) => Cid::try_from(cid).ok(),
				_ => None,
			},
			_ => None,
		})
		.map(|root| root.ok_or_else(|| refuse("a root in its header is not a CID")))
		.collect()
}
