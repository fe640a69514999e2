//! References to content, as people and JSON write them: a CIDv1.

use crate::{Error, Result};
use carechain_primitives::{Codec, ContentRef};
use serde::{Deserialize, Serialize};

const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// Version 1; then come the codec, the multihash's code (sha2-256) and its length (32).
const CID_VERSION: u8 = 1;
const MULTIHASH: [u8; 2] = [0x12, 0x20];
const CID_BYTES: usize = 36;
/// The multibase prefix `b`, and 36 bytes in base 32.
const CID_CHARACTERS: usize = 59;

/// The CID of a content: CIDv1, sha2-256, base 32 in lower case (`bafk…`, `bafy…`).
pub fn cid_text(content: &ContentRef) -> String {
	let mut bytes = Vec::with_capacity(CID_BYTES);
	// Both codecs have codes below 0x80: one byte as a varint.
	bytes.extend([CID_VERSION, content.codec.code() as u8]);
	bytes.extend(MULTIHASH);
	bytes.extend(content.digest.as_bytes());
	let mut text = String::with_capacity(CID_CHARACTERS);
	text.push('b');
	let (mut buffer, mut bits) = (0u32, 0u32);
	for byte in bytes {
		buffer = (buffer << 8) | u32::from(byte);
		bits += 8;
		while bits >= 5 {
			bits -= 5;
			text.push(char::from(DIGITS[((buffer >> bits) & 31) as usize]));
		}
	}
	if bits > 0 {
		text.push(char::from(DIGITS[((buffer << (5 - bits)) & 31) as usize]));
	}
	text
}

/// The content of a CID and its length in bytes.
///
/// # Errors
/// [`Error::Malformed`]: it is no CIDv1 of sha2-256 and `raw` or `dag-pb`, in lower-case base 32.
pub fn parse_cid(text: &str, size: u64) -> Result<ContentRef> {
	let refuse = || Error::Malformed(format!("{text:?} is no CIDv1 of sha2-256 in base 32"));
	let digits = text.strip_prefix('b').filter(|_| text.len() == CID_CHARACTERS);
	let mut bytes = Vec::with_capacity(CID_BYTES);
	let (mut buffer, mut bits) = (0u32, 0u32);
	for digit in digits.ok_or_else(refuse)?.bytes() {
		let value = DIGITS.iter().position(|known| *known == digit).ok_or_else(refuse)?;
		buffer = (buffer << 5) | value as u32;
		bits += 5;
		if bits >= 8 {
			bits -= 8;
			bytes.push((buffer >> bits) as u8);
		}
	}
	let (head, digest) = bytes.split_at_checked(4).ok_or_else(refuse)?;
	let codec = match head {
		[CID_VERSION, code, first, second] if [*first, *second] == MULTIHASH => {
			Codec::from_code(u64::from(*code)).ok_or_else(refuse)?
		},
		_ => return Err(refuse()),
	};
	let digest: [u8; 32] = digest.try_into().map_err(|_| refuse())?;
	let content = ContentRef { codec, digest: digest.into(), size };
	// Bits beyond the last byte must be zero: one content has one CID.
	match cid_text(&content) == text {
		true => Ok(content),
		false => Err(refuse()),
	}
}

/// A reference in JSON: `{"cid":"bafk…","size":123}`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContentJson {
	pub cid: String,
	pub size: u64,
}

impl From<&ContentRef> for ContentJson {
	fn from(content: &ContentRef) -> Self {
		Self { cid: cid_text(content), size: content.size }
	}
}

impl TryFrom<&ContentJson> for ContentRef {
	type Error = Error;

	fn try_from(json: &ContentJson) -> Result<Self> {
		parse_cid(&json.cid, json.size)
	}
}
