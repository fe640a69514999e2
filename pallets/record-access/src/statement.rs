//! Statements: whose word a folder's recipient is ([`carechain_primitives::statement`]).

use crate::*;
use alloc::string::String;
use carechain_primitives::{
	statement::folder_recipient_statement, traits::Statements, Signed, StatementSignature,
};

impl<T: Config> Pallet<T> {
	/// The text that is signed for the recipient of a folder's epoch.
	pub fn recipient_statement_text(
		patient: &T::AccountId,
		folder: FolderId,
		epoch: Epoch,
		recipient: &EncryptionKey,
	) -> String {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		folder_recipient_statement(genesis.as_ref(), patient, folder, epoch, recipient)
	}

	/// The epoch that comes next for a folder.
	pub(crate) fn next_epoch(folder: FolderId) -> Epoch {
		Folders::<T>::get(folder).map_or(0, |data| data.epoch.saturating_add(1))
	}

	/// Verifies that who signed stated the recipient of the next epoch of the patient's folder.
	pub(crate) fn verify_recipient(
		actor: &Actor<T::AccountId>,
		folder: FolderId,
		recipient: &EncryptionKey,
		signature: StatementSignature<T::AccountId>,
	) -> Result<Signed<T::AccountId>, DispatchError> {
		let epoch = Self::next_epoch(folder);
		let text = Self::recipient_statement_text(&actor.principal, folder, epoch, recipient);
		T::Statements::verify(&actor.by, &text, signature)
	}
}
