//! Content: bytes that live off chain and are named on chain.

use frame::deps::sp_core::H256;

chain_type! {
	/// How the root block of a content is encoded: the codec of its CID.
	///
	/// Codes are those of the multicodec table (<https://github.com/multiformats/multicodec>).
	pub enum Codec {
		/// The content is one block of plain bytes (`raw`, 0x55).
		Raw,
		/// The root is a UnixFS node with links to further blocks (`dag-pb`, 0x70).
		DagPb,
	}
}

impl Codec {
	/// The codec's number in the multicodec table.
	pub const fn code(self) -> u64 {
		match self {
			Codec::Raw => 0x55,
			Codec::DagPb => 0x70,
		}
	}

	/// The codec of a number in the multicodec table; `None` for any other codec.
	pub const fn from_code(code: u64) -> Option<Self> {
		match code {
			0x55 => Some(Codec::Raw),
			0x70 => Some(Codec::DagPb),
			_ => None,
		}
	}
}

chain_type! {
	/// Names bytes in the content-addressed store.
	///
	/// `(codec, digest)` is a CIDv1 with the sha2-256 multihash. All references on chain are of
	/// ciphertext: a plaintext could be guessed from its hash.
	pub struct ContentRef {
		/// The codec of the root block.
		pub codec: Codec,
		/// The sha2-256 digest of the root block: 32 bytes.
		pub digest: H256,
		/// The length of the whole file in bytes.
		pub size: u64,
	}
}
