//! Names of content: between [`ContentRef`], as the chain keeps it, and the CID that people, JSON
//! and IPFS tools use.
//!
//! `(codec, digest)` of a [`ContentRef`] is a CIDv1 with a sha2-256 multihash, so the way there
//! always works. The way back refuses what the store cannot hold: other versions, codecs and hash
//! functions, the identity hash among them, which would make the name carry the bytes.

use carechain_primitives::{Codec, ContentRef};
pub use cid::Cid;
use cid::{multihash::Multihash, Version};

/// The code of sha2-256 in the multicodec table.
pub const SHA2_256: u64 = 0x12;

/// The length of a sha2-256 digest in bytes.
const DIGEST_LENGTH: usize = 32;

/// Why a text or a CID does not name content of the store.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CidError {
	/// The text is not a CID.
	#[error("`{text}` is not a CID ({reason}): give the whole text, as in `bafkrei…`")]
	Invalid {
		/// What was given, shortened.
		text: String,
		/// What is wrong with it.
		reason: String,
	},
	/// A CID, but of a kind that the store does not hold.
	#[error(
		"{cid} is not held here ({reason}): add the file with CIDv1, sha2-256 and raw leaves \
		 (the profile unixfs-v1-2025)"
	)]
	Unsupported {
		/// The CID in question.
		cid: Box<Cid>,
		/// Which part of it is not supported.
		reason: &'static str,
	},
}

/// The CIDv1 of `content`.
pub fn to_cid(content: &ContentRef) -> Cid {
	make(content.codec, content.digest.0)
}

/// The text of `content`'s CID: base32, `bafkrei…` for raw and `bafybei…` for dag-pb.
pub fn to_text(content: &ContentRef) -> String {
	to_cid(content).to_string()
}

/// The reference to the content that `cid` names, `size` bytes long.
///
/// # Errors
///
/// [`CidError::Unsupported`] unless `cid` is a CIDv1, raw or dag-pb, with a sha2-256 digest.
pub fn from_cid(cid: &Cid, size: u64) -> Result<ContentRef, CidError> {
	let (codec, digest) = parts(cid)?;
	Ok(ContentRef { codec, digest: digest.into(), size })
}

/// The reference to the content that the text of a CID names, `size` bytes long.
///
/// # Errors
///
/// [`CidError::Invalid`] if `text` is not a CID, and as [`from_cid`].
pub fn parse(text: &str, size: u64) -> Result<ContentRef, CidError> {
	let cid = Cid::try_from(text).map_err(|error| CidError::Invalid {
		text: text.chars().take(80).collect(),
		reason: error.to_string(),
	})?;
	from_cid(&cid, size)
}

/// The CIDv1 of a block with this codec and sha2-256 digest.
pub(crate) fn make(codec: Codec, digest: [u8; DIGEST_LENGTH]) -> Cid {
	let mut multihash = [0u8; DIGEST_LENGTH + 2];
	multihash[0] = SHA2_256 as u8;
	multihash[1] = DIGEST_LENGTH as u8;
	multihash[2..].copy_from_slice(&digest);
	let multihash = Multihash::from_bytes(&multihash).expect("the code, the length, the digest");
	Cid::new_v1(codec.code(), multihash)
}

/// The codec and the digest of a CID of the kind that the store holds.
pub(crate) fn parts(cid: &Cid) -> Result<(Codec, [u8; DIGEST_LENGTH]), CidError> {
	let refuse = |reason| CidError::Unsupported { cid: Box::new(*cid), reason };
	if cid.version() != Version::V1 {
		return Err(refuse("its version is not 1"));
	}
	let codec =
		Codec::from_code(cid.codec()).ok_or_else(|| refuse("its codec is not raw or dag-pb"))?;
	if cid.hash().code() != SHA2_256 {
		return Err(refuse("its hash is not sha2-256"));
	}
	let digest = cid.hash().digest().try_into().map_err(|_| refuse("its digest is cut"))?;
	Ok((codec, digest))
}

#[cfg(test)]
mod tests {
	use super::*;

	const EMPTY: &str = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

	fn with_hash(codec: u64, code: u64, digest: &[u8]) -> Cid {
		Cid::new_v1(codec, Multihash::wrap(code, digest).expect("fits"))
	}

	#[test]
	fn text_and_reference_are_one() {
		for codec in [Codec::Raw, Codec::DagPb] {
			let content = ContentRef { codec, digest: [7; 32].into(), size: 5 };
			assert_eq!(parse(&to_text(&content), 5), Ok(content));
			assert_eq!(from_cid(&to_cid(&content), 5), Ok(content));
		}
	}

	#[test]
	fn the_known_cid_of_nothing() {
		let content = parse(EMPTY, 0).expect("a CID");
		assert_eq!(content.codec, Codec::Raw);
		assert_eq!(content.digest.0[..4], [0xe3, 0xb0, 0xc4, 0x42]);
		assert_eq!(to_text(&content), EMPTY);
	}

	#[test]
	fn garbage_is_refused() {
		for text in ["", "bafkrei", "hello", "bafkrei\u{1F600}", &EMPTY[..58], "1"] {
			let error = parse(text, 0).expect_err("not a CID");
			assert!(matches!(error, CidError::Invalid { .. }), "{text}: {error}");
		}
		let long = "b".repeat(100_000);
		assert!(parse(&long, 0).expect_err("not a CID").to_string().len() < 300);
	}

	#[test]
	fn other_kinds_are_refused() {
		let v0 = "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG";
		assert!(matches!(parse(v0, 1), Err(CidError::Unsupported { .. })));
		let refused = [
			// dag-cbor
			with_hash(0x71, SHA2_256, &[1; 32]),
			// identity: the name would carry the bytes
			with_hash(0x55, 0x00, b"bytes in the name"),
			// sha2-512, blake2b-256, and a cut sha2-256
			with_hash(0x55, 0x13, &[1; 64]),
			with_hash(0x55, 0xb220, &[1; 32]),
			with_hash(0x55, SHA2_256, &[1; 31]),
		];
		for cid in refused {
			assert!(matches!(from_cid(&cid, 1), Err(CidError::Unsupported { .. })), "{cid}");
		}
	}
}
