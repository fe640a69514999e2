//! What an upgrade changes in its drill: a folder gets another field, and every stored one is
//! rewritten. It is compiled for the drill only.

use crate::{Config, Delivery, FolderData, Folders, Pallet};
#[cfg(feature = "try-runtime")]
use alloc::vec::Vec;
use carechain_primitives::{EmergencyPolicy, Epoch, Moment};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame::{
	deps::frame_support::{migrations::VersionedMigration, traits::UncheckedOnRuntimeUpgrade},
	prelude::*,
};

/// Rewrites the folders of storage version 0, once.
pub type Migration<T> =
	VersionedMigration<0, 1, Rewrite<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// A folder as it was stored before.
#[derive(Encode, Decode)]
struct Before<AccountId> {
	patient: AccountId,
	epoch: Epoch,
	longest_grant: Moment,
	emergency: EmergencyPolicy<AccountId>,
	rotation_due_at: Option<Moment>,
	losses_seen: u64,
	epoch_began: Delivery,
	custody: Delivery,
	records: u32,
	records_before_epoch: u32,
	delivered: bool,
	created_at: Moment,
	closed_at: Option<Moment>,
}

/// Rewrites the folders.
pub struct Rewrite<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for Rewrite<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut folders = 0u64;
		Folders::<T>::translate_values(|before: Before<T::AccountId>| {
			folders = folders.saturating_add(1);
			Some(FolderData {
				records_at_upgrade: before.records.into(),
				patient: before.patient,
				epoch: before.epoch,
				longest_grant: before.longest_grant,
				emergency: before.emergency,
				rotation_due_at: before.rotation_due_at,
				losses_seen: before.losses_seen,
				epoch_began: before.epoch_began,
				custody: before.custody,
				records: before.records,
				records_before_epoch: before.records_before_epoch,
				delivered: before.delivered,
				created_at: before.created_at,
				closed_at: before.closed_at,
			})
		});
		T::DbWeight::get().reads_writes(folders.saturating_add(1), folders)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, frame::try_runtime::TryRuntimeError> {
		Ok(Folders::<T>::iter_keys().collect::<Vec<_>>().encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(before: Vec<u8>) -> Result<(), frame::try_runtime::TryRuntimeError> {
		let before = Vec::<frame::deps::sp_core::H256>::decode(&mut &before[..])
			.map_err(|_| "the folders before the upgrade are not known")?;
		let after = Folders::<T>::iter().collect::<alloc::collections::BTreeMap<_, _>>();
		ensure!(after.len() == before.len(), "there are more or fewer folders");
		for folder in before {
			let data = after.get(&folder).ok_or("a folder is lost")?;
			ensure!(
				data.records_at_upgrade == u64::from(data.records),
				"a folder's count of records is lost"
			);
		}
		Ok(())
	}
}
