//! Statements: whose word an encryption key is ([`carechain_primitives::statement`]).
//!
//! Every encryption key is kept with a statement that names it, signed by who set it. The genesis
//! sets none: its members state theirs like everybody else, because a statement names the chain,
//! whose hash is not known before.

use crate::*;
use carechain_primitives::{
	statement::{self, Signed},
	traits::VerifySignature,
};
#[cfg(feature = "runtime-benchmarks")]
use frame::deps::sp_runtime::MultiSignature;

impl<T: Config> Pallet<T> {
	/// The version that the next encryption key of an account has.
	pub(crate) fn next_key_version(who: &T::AccountId) -> KeyVersion {
		let last = match Participants::<T>::get(who) {
			Some(participant) => participant.key_version,
			None => FormerParticipants::<T>::get(who).map_or(0, |former| former.key_version),
		};
		last.saturating_add(1)
	}

	/// The text that is signed for the next encryption key of an account.
	pub fn key_statement_text(who: &T::AccountId, key: &EncryptionKey) -> alloc::string::String {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let version = Self::next_key_version(who);
		statement::encryption_key_statement(genesis.as_ref(), who, version, key)
	}

	/// Verifies that `by` stated the next encryption key of `who`, which is strong.
	pub(crate) fn verify_key_statement(
		by: &T::AccountId,
		who: &T::AccountId,
		key: &EncryptionKey,
		signature: StatementSignature<T::AccountId>,
	) -> Result<Signed<T::AccountId>, DispatchError> {
		ensure!(!key.is_weak(), Error::<T>::WeakKey);
		<Self as care::Statements<_>>::verify(by, &Self::key_statement_text(who, key), signature)
	}
}

impl<T: Config> care::Statements<T::AccountId> for Pallet<T> {
	fn verify(
		by: &T::AccountId,
		text: &str,
		signature: StatementSignature<T::AccountId>,
	) -> Result<Signed<T::AccountId>, DispatchError> {
		let signed = Signed { signer: Self::signer_of(by), signature };
		// A signatory whose key was replaced signs with the new one; one that signed for others, and
		// for nobody any more, signs nothing.
		let holds = signed.holds(text, |account, message, signature| {
			let signer = Self::signer_of(account);
			!Self::was_let_go(&signer) && T::Signatures::verify(&signer, message, signature)
		});
		ensure!(holds, Error::<T>::BadStatement);
		Ok(signed)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_signer(threshold: u32) -> T::AccountId {
		let signatories = Self::benchmark_signatories();
		let accounts: alloc::vec::Vec<_> = signatories.iter().map(|(account, _)| account).collect();
		statement::multisig_account(&accounts, u16::try_from(threshold).unwrap_or(u16::MAX))
			.expect("a hash makes an account")
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_sign(threshold: u32, text: &str) -> StatementSignature<T::AccountId> {
		let message = statement::wrapped(text);
		let signatories: alloc::vec::Vec<_> = Self::benchmark_signatories()
			.into_iter()
			.zip(0..)
			.map(|((account, index), place)| {
				let signs = place < threshold;
				(account, signs.then(|| T::Signatures::benchmark_sign(index, &message)))
			})
			.collect();
		StatementSignature::Multisig {
			threshold: u16::try_from(threshold).unwrap_or(u16::MAX),
			signatories: signatories.try_into().expect("as many as there can be"),
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl<T: Config> Pallet<T> {
	/// As many signatories as there can be, in order, each with the index of its key.
	fn benchmark_signatories() -> alloc::vec::Vec<(T::AccountId, u32)> {
		let mut signatories: alloc::vec::Vec<_> = (0..statement::MAX_SIGNATORIES)
			.map(|index| (T::Signatures::benchmark_signer(index), index))
			.collect();
		signatories.sort();
		signatories
	}
}

/// The statement of a key that one account states alone.
pub(crate) fn alone<AccountId>(signed: Signed<AccountId>) -> KeyStatement<AccountId> {
	KeyStatement { signed, opening: None }
}

/// How many signatures of a statement there are to verify, if there is one.
pub(crate) fn signatures<AccountId: Encode + Decode + Ord>(
	signature: &Option<StatementSignature<AccountId>>,
) -> u32 {
	signature.as_ref().map_or(0, StatementSignature::count)
}

/// A statement for benchmarks in which nobody verifies it.
#[cfg(feature = "runtime-benchmarks")]
pub(crate) fn benchmark_statement<AccountId: Clone>(who: &AccountId) -> KeyStatement<AccountId> {
	let signature = StatementSignature::Key(MultiSignature::Sr25519([0; 64].into()));
	alone(Signed { signer: who.clone(), signature })
}
