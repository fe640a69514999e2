//! Says so when this machine's clock is ahead of the other validators'. They refuse the blocks that
//! it makes then, and it would not know. Of a clock that is behind, the import of blocks tells.

use crate::service::FullClient;
use carechain_runtime::opaque::Block;
use futures::StreamExt;
use polkadot_sdk::*;
use sc_client_api::BlockchainEvents;
use sc_consensus_aura::SlotDuration;
use sp_consensus::BlockOrigin;
use sp_consensus_aura::sr25519::AuthoritySignature;
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// Blocks that travel may be that old, and a clock that far ahead.
const TOLERATED: Duration = Duration::from_secs(10);
/// So many old blocks in a row are no accident: who catches up after a pause gets some.
const IN_A_ROW: u32 = 5;
/// How long there is between two warnings.
const PATIENCE: Duration = Duration::from_secs(60);

/// Counts the blocks in a row that were old when they came.
#[derive(Default)]
struct Old {
	in_a_row: u32,
	least: Duration,
}

impl Old {
	/// Takes a new block's age. Gives how far the clock seems to be ahead, if it does.
	fn note(&mut self, age: Duration) -> Option<Duration> {
		if age <= TOLERATED {
			*self = Self::default();
			return None;
		}
		self.least = if self.in_a_row == 0 { age } else { self.least.min(age) };
		self.in_a_row = self.in_a_row.saturating_add(1);
		(self.in_a_row >= IN_A_ROW).then_some(self.least)
	}
}

/// Watches the blocks that others make, as long as the node runs.
pub async fn watch(client: Arc<FullClient>, slot_duration: SlotDuration) {
	let mut blocks = client.import_notification_stream();
	drop(client);
	let mut old = Old::default();
	let mut warned: Option<Instant> = None;
	while let Some(block) = blocks.next().await {
		// The others are blocks of one's own, and those that come late because they were missed.
		if block.origin != BlockOrigin::NetworkBroadcast {
			continue;
		}
		let Ok(slot) = sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(&block.header) else {
			continue;
		};
		let made = slot.timestamp(slot_duration).map_or(0, |time| time.as_millis());
		let now = sp_timestamp::Timestamp::current().as_millis();
		let ahead = old.note(Duration::from_millis(now.saturating_sub(made)));
		let quiet = warned.is_some_and(|last| last.elapsed() < PATIENCE);
		if let (Some(ahead), false) = (ahead, quiet) {
			log::warn!(
				"⏰ Others' newest blocks are {} s old when they come: this machine's clock seems to be \
				 ahead, and the others refuse the blocks it makes. Set the clock, and restart the node.",
				ahead.as_secs()
			);
			warned = Some(Instant::now());
		}
	}
}
