//! What keys sign besides transactions: statements.

use crate::*;
use carechain_primitives::{statement::is_signed_by, traits::VerifySignature};
use polkadot_sdk::sp_runtime::MultiSignature;

/// The keys of accounts: sr25519, ed25519 and ECDSA.
pub struct Keys;

#[cfg(feature = "runtime-benchmarks")]
impl Keys {
	/// A key of the node's memory, the same each time.
	fn benchmark_key(index: u32) -> polkadot_sdk::sp_core::sr25519::Public {
		let seed = alloc::format!("//{index}").into_bytes();
		polkadot_sdk::sp_io::crypto::sr25519_generate(BENCHMARK_KEYS, Some(seed))
	}
}

/// The kind of the keys that benchmarks sign with.
#[cfg(feature = "runtime-benchmarks")]
const BENCHMARK_KEYS: polkadot_sdk::sp_core::crypto::KeyTypeId =
	polkadot_sdk::sp_core::crypto::KeyTypeId(*b"stmt");

impl VerifySignature<AccountId> for Keys {
	fn verify(signer: &AccountId, message: &[u8], signature: &MultiSignature) -> bool {
		is_signed_by(signer, message, signature)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_signer(index: u32) -> AccountId {
		AccountId::new(Self::benchmark_key(index).0)
	}

	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used)]
	fn benchmark_sign(index: u32, message: &[u8]) -> MultiSignature {
		let key = Self::benchmark_key(index);
		polkadot_sdk::sp_io::crypto::sr25519_sign(BENCHMARK_KEYS, &key, message)
			.expect("the key was made a moment ago")
			.into()
	}
}
