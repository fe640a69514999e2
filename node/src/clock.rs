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
	collections::VecDeque,
	sync::Arc,
	time::{Duration, Instant},
};

/// So many of the last blocks are looked at.
const WINDOW: usize = 12;
/// So many old ones among them are no accident. It takes two thirds of the window, because another
/// machine may have the same wrong time, and its blocks come at the right one.
const MANY: usize = 8;
/// Blocks are made one after the other. Those that come faster are old ones that were missed.
const BETWEEN: Duration = Duration::from_secs(1);
/// How long there is between two warnings.
const PATIENCE: Duration = Duration::from_secs(60);

/// How old others' last blocks were when they came.
#[derive(Default)]
struct Ages {
	last: Option<Instant>,
	ages: VecDeque<Duration>,
}

impl Ages {
	/// Takes a new block's age. Gives how far the clock seems to be ahead, if it does.
	fn note(&mut self, age: Duration, tolerated: Duration) -> Option<Duration> {
		let burst = self.last.replace(Instant::now()).is_some_and(|last| last.elapsed() < BETWEEN);
		if burst {
			return None;
		}
		if self.ages.len() >= WINDOW {
			self.ages.pop_front();
		}
		self.ages.push_back(age);
		let old = self.ages.iter().filter(|age| **age > tolerated);
		if old.clone().count() < MANY {
			return None;
		}
		old.min().copied()
	}
}

/// Watches the blocks that others make, as long as the node runs.
pub async fn watch(client: Arc<FullClient>, slot_duration: SlotDuration) {
	let mut blocks = client.import_notification_stream();
	drop(client);
	// The others refuse a block whose slot is more than one ahead of theirs.
	let tolerated = slot_duration.as_duration().saturating_mul(2);
	let mut ages = Ages::default();
	let mut warned: Option<Instant> = None;
	while let Some(block) = blocks.next().await {
		// The others are blocks of one's own, and those that come late because they were missed.
		if block.origin != BlockOrigin::NetworkBroadcast {
			continue;
		}
		let Ok(slot) =
			sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(&block.header)
		else {
			continue;
		};
		let made = slot.timestamp(slot_duration).map_or(0, |time| time.as_millis());
		let now = sp_timestamp::Timestamp::current().as_millis();
		let age = Duration::from_millis(now.saturating_sub(made));
		let ahead = ages.note(age, tolerated);
		let quiet = warned.is_some_and(|last| last.elapsed() < PATIENCE);
		if let (Some(ahead), false) = (ahead, quiet) {
			log::warn!(
				"⏰ Others' newest blocks are {} s old when they come: this machine's clock seems to be \
				 ahead. Blocks that it makes are refused then. Set the clock, and restart the node.",
				ahead.as_secs()
			);
			warned = Some(Instant::now());
		}
	}
}
