//! Sending transactions, and watching what becomes of them.

use super::{node::plain, Call, Event, Failure, Node, Result};
use crate::keys::SigningKey;
use carechain_primitives::Moment;
use carechain_rpc::{Hash, Time};
use codec::Decode;
use frame::deps::sp_core::H256;
use serde_json::{json, Value as Json};
use std::time::Duration;
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	error::{BackendError, DispatchError, ExtrinsicError, RpcError},
	events::Phase,
	tx::{TransactionInBlock, TransactionStatus},
	ArcMetadata, SubstrateConfig,
};

/// How many blocks a transaction may be included in, from the one it was signed at.
const LIFETIME: u64 = 64;
/// How many blocks behind the newest a transaction is signed at most: what is that deep is seldom
/// replaced, and a transaction that was signed at a block that is replaced is void.
const DEPTH: u64 = 16;
/// How long to wait before the chain is looked at again for a transaction that is on its way.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// What a node says of a transaction that it does not take now.
const LATER: &str = "valid in the future";

/// What to wait for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Wait {
	/// Until nothing can undo it.
	#[default]
	Finalized,
	/// Until it is in a block, which may still be replaced.
	InBlock,
}

/// A transaction that did what it was to do.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
	/// The number of its block.
	pub block: u64,
	/// The hash of its block.
	pub block_hash: H256,
	/// When that block was made.
	pub time: Moment,
	/// Whether the block is final.
	pub finalized: bool,
	/// Whether a run before this one had sent it.
	pub resumed: bool,
	/// Its own hash.
	pub transaction: H256,
	/// What happened.
	pub events: Vec<Event>,
	/// Why a call failed that this one carried out, though it did not fail itself: a motion's, or an
	/// upgrade.
	inside: Option<Refusal>,
}

/// The runtime's refusal of a call.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Refusal {
	pallet: String,
	name: String,
	message: String,
}

impl Outcome {
	/// The first event of this name.
	pub fn event(&self, pallet: &str, name: &str) -> Option<&Event> {
		self.events.iter().find(|event| event.pallet == pallet && event.name == name)
	}

	/// All events of this name.
	pub fn all<'a>(
		&'a self,
		pallet: &'a str,
		name: &'a str,
	) -> impl Iterator<Item = &'a Event> + 'a {
		self.events.iter().filter(move |event| event.pallet == pallet && event.name == name)
	}

	/// Why the call of a motion, or an upgrade, failed where this transaction carried one out and it
	/// did.
	pub fn failed_inside(&self) -> Option<Failure> {
		self.inside.clone().map(|refusal| self.refused(refusal))
	}

	/// The refusal as a failure, with the block that it is in.
	fn refused(&self, refusal: Refusal) -> Failure {
		let Refusal { pallet, name, message } = refusal;
		Failure::Refused { pallet, name, message, place: Some(Box::new(self.place())) }
	}

	/// Takes in one of the transaction's events.
	fn learn(
		&mut self,
		pallet: &str,
		name: &str,
		fields: &[u8],
		metadata: &ArcMetadata,
	) -> Result<()> {
		let decode = |bytes: &[u8]| {
			DispatchError::decode_from(bytes, metadata.clone())
				.map_err(|error| Failure::Unknown(plain(&error)))
		};
		if (pallet, name) == ("System", "ExtrinsicFailed") {
			let refusal = refusal(&decode(fields)?);
			return Err(self.refused(refusal));
		}
		if let Some(bytes) = error_inside(pallet, name, fields) {
			let refusal = refusal(&decode(bytes)?);
			self.inside.get_or_insert(refusal);
		}
		// The SDK's own bookkeeping is nobody's business.
		if pallet != "System" && pallet != "TransactionPayment" {
			self.events.push(Event::decode(metadata, pallet, name, fields)?);
		}
		Ok(())
	}

	/// A field of the first event of this name; null where there is none.
	pub fn field(&self, pallet: &str, event: &str, field: &str) -> Json {
		self.event(pallet, event).map(|event| event.field(field).clone()).unwrap_or_default()
	}

	/// `{"block": {…}, "transaction": …, "events": […]}`.
	pub fn to_json(&self) -> Json {
		let mut json = self.place();
		json["events"] = self.events.iter().map(Event::to_json).collect();
		if self.resumed {
			json["already"] = json!(true);
		}
		json
	}

	/// `{"block": {…}, "transaction": …}`.
	fn place(&self) -> Json {
		json!({
			"block": {
				"number": self.block,
				"hash": Hash(self.block_hash).to_string(),
				"time": Time(self.time).to_string(),
				"finalized": self.finalized,
			},
			"transaction": Hash(self.transaction).to_string(),
		})
	}
}

/// What a node does with a transaction that it is given again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
	/// It has it.
	Known,
	/// It does not take it now.
	Later,
	/// It is in a block, or can be in none.
	Refused,
}

/// A signed transaction. It has no secrets: whoever has it can send it, once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
	/// As it is sent.
	pub bytes: Vec<u8>,
	/// The block it was signed at: it can be in one of the 64 blocks after it.
	pub from: u64,
}

impl Signed {
	/// `{"transaction": "0x…", "from": 24}`.
	pub fn to_json(&self) -> Json {
		json!({ "transaction": format!("0x{}", hex::encode(&self.bytes)), "from": self.from })
	}

	/// From JSON; `None` where it is something else.
	pub fn from_json(json: &Json) -> Option<Self> {
		let bytes = hex::decode(json["transaction"].as_str()?.strip_prefix("0x")?).ok()?;
		Some(Self { bytes, from: json["from"].as_u64()? })
	}
}

impl Node {
	/// Signs a call with the next nonce.
	///
	/// # Errors
	/// [`Failure::Syncing`], [`Failure::OtherVersion`], [`Failure::Node`].
	pub async fn sign(&self, call: &Call, key: &SigningKey) -> Result<Signed> {
		self.ensure_synced().await?;
		let node_failed = |error: &dyn std::error::Error| Failure::Node(error.to_string());
		let (finalized, _) = self.finalized().await?;
		// Where finality stalls, what is signed at a final block would be out of date at once.
		let number = finalized.max(self.best().await?.saturating_sub(DEPTH));
		let at = self.client.at_block(number).await.map_err(|error| node_failed(&error))?;
		let transactions = at.tx();
		let bytes = call.encode(at.metadata_ref())?;
		let payload =
			transactions.from_call_data_bytes(&bytes).map_err(|error| node_failed(&error))?;
		let signer = key.pair();
		let account = key.account();
		let nonce =
			self.legacy.system_account_next_index(&account).await.map_err(super::node::failed)?;
		let parameters = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new()
			.nonce(nonce)
			.mortal(LIFETIME)
			.build();
		let signed = transactions
			.create_signable(&payload, &account, parameters)
			.await
			.and_then(|mut signable| signable.sign(signer))
			.map_err(|error| node_failed(&error))?;
		Ok(Signed { bytes: signed.encoded().to_vec(), from: at.block_number() })
	}

	/// Sends a transaction, and waits for it.
	///
	/// # Errors
	/// [`Failure::Refused`] where the runtime refuses the call; [`Failure::NotTaken`] where the node
	/// refuses the transaction; [`Failure::Unknown`] where the answer did not come, or the node gave
	/// up what another one may have; [`Failure::Node`].
	pub async fn send(&self, signed: &Signed, wait: Wait) -> Result<Outcome> {
		let at = self.client.at_current_block().await;
		let at = at.map_err(|error| Failure::Node(error.to_string()))?;
		let transaction = at.tx().from_bytes(signed.bytes.clone());
		let sent = transaction.submit_and_watch().await;
		let mut progress = sent.map_err(|error| not_taken(&error))?;
		while let Some(status) = progress.next().await {
			let status = status.map_err(|error| Failure::Unknown(plain(&error)))?;
			match status {
				TransactionStatus::InBestBlock(block) if wait == Wait::InBlock => {
					return self.outcome(&block, false).await;
				},
				TransactionStatus::InFinalizedBlock(block) => {
					return self.outcome(&block, true).await;
				},
				// This node gave it up. Another one may have it.
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message } => return Err(Failure::Unknown(message)),
				_ => (),
			}
		}
		Err(Failure::Unknown("the connection to the node was lost".into()))
	}

	/// Finds out what became of a transaction that was perhaps sent, and sees it through; `None`
	/// where it is in no block, and can be in none any more.
	///
	/// # Errors
	/// As [`Node::send`].
	pub async fn resume(&self, signed: &Signed, wait: Wait) -> Result<Option<Outcome>> {
		self.ensure_synced().await?;
		let mut offer = self.offer(signed).await;
		let last = signed.from.saturating_add(LIFETIME);
		let mut next = signed.from.saturating_add(1);
		let mut seen = None;
		loop {
			let best = self.best().await?;
			// What the node refuses is in one of the blocks until now, or in none.
			let decided = *seen.get_or_insert(best);
			let (finalized, _) = self.finalized().await?;
			for number in next..=best.min(last) {
				let Some((block, index)) = self.place_of(&signed.bytes, number).await? else {
					continue;
				};
				if wait == Wait::InBlock || number <= finalized {
					let outcome = self.outcome_at(block, index, &signed.bytes, number <= finalized);
					return outcome.await.map(Some);
				}
			}
			// Blocks that are not final may be replaced: they are looked at again.
			next = next.max(finalized.saturating_add(1));
			if finalized >= last || (offer == Offer::Refused && finalized >= decided) {
				return Ok(None);
			}
			tokio::time::sleep(LOOK_AGAIN).await;
			if offer == Offer::Later {
				offer = self.offer(signed).await;
				seen = None;
			}
		}
	}

	/// Sends a transaction once more, which changes nothing where it is known.
	async fn offer(&self, signed: &Signed) -> Offer {
		match self.legacy.author_submit_extrinsic(&signed.bytes).await {
			Ok(_) => Offer::Known,
			Err(error) => match plain(&error) {
				text if text.contains("Already Imported") => Offer::Known,
				text if text.contains(LATER) => Offer::Later,
				_ => Offer::Refused,
			},
		}
	}

	/// The number of the newest block.
	async fn best(&self) -> Result<u64> {
		let header = self.legacy.chain_get_header(None).await.map_err(super::node::failed)?;
		Ok(header.map(|header| header.number).unwrap_or_default())
	}

	/// The block of a number, if it has the transaction, and where in it.
	async fn place_of(&self, bytes: &[u8], number: u64) -> Result<Option<(H256, u32)>> {
		let failed = super::node::failed;
		let hash = self.legacy.chain_get_block_hash(Some(number.into())).await.map_err(failed)?;
		let Some(hash) = hash else { return Ok(None) };
		let block = self.legacy.chain_get_block(Some(hash)).await.map_err(failed)?;
		let place = block.and_then(|found| {
			found.block.extrinsics.iter().position(|transaction| transaction.0 == bytes)
		});
		Ok(place.and_then(|index| Some((H256(hash.0), u32::try_from(index).ok()?))))
	}

	/// What a transaction of a block came to.
	async fn outcome_at(
		&self,
		block: H256,
		index: u32,
		bytes: &[u8],
		finalized: bool,
	) -> Result<Outcome> {
		let unknown = |error: &(dyn std::error::Error + 'static)| Failure::Unknown(plain(error));
		let hash = subxt::config::HashFor::<SubstrateConfig>::from(block.0);
		let at = self.client.at_block(hash).await.map_err(|error| unknown(&error))?;
		let all = at.events().fetch().await.map_err(|error| unknown(&error))?;
		let mut outcome = Outcome {
			block: at.block_number(),
			block_hash: block,
			time: self.time(Some(block)).await?,
			finalized,
			resumed: true,
			transaction: H256(frame::hashing::blake2_256(bytes)),
			events: Vec::new(),
			inside: None,
		};
		for event in all.iter() {
			let event = event.map_err(|error| unknown(&error))?;
			if event.phase() == Phase::ApplyExtrinsic(index) {
				let (pallet, name) = (event.pallet_name(), event.event_name());
				outcome.learn(pallet, name, event.field_bytes(), &at.metadata())?;
			}
		}
		Ok(outcome)
	}

	async fn outcome<C: subxt::client::OnlineClientAtBlockT<SubstrateConfig>>(
		&self,
		found: &TransactionInBlock<SubstrateConfig, C>,
		finalized: bool,
	) -> Result<Outcome> {
		let unknown = |error: &(dyn std::error::Error + 'static)| Failure::Unknown(plain(error));
		let own = found.fetch_events().await.map_err(|error| unknown(&error))?;
		let at = found.at().await.map_err(|error| unknown(&error))?;
		let hash = H256(found.block_hash().0);
		let mut outcome = Outcome {
			block: at.block_number(),
			block_hash: hash,
			time: self.time(Some(hash)).await?,
			finalized,
			resumed: false,
			transaction: H256(found.extrinsic_hash().0),
			events: Vec::new(),
			inside: None,
		};
		for event in own.iter() {
			let event = event.map_err(|error| unknown(&error))?;
			let (pallet, name) = (event.pallet_name(), event.event_name());
			outcome.learn(pallet, name, event.field_bytes(), &at.metadata())?;
		}
		Ok(outcome)
	}

	/// The events of a block, those of the SDK's own bookkeeping left out.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn events(&self, block: H256) -> Result<Vec<Event>> {
		let failed = |error: &(dyn std::error::Error + 'static)| Failure::Node(plain(error));
		let hash = subxt::config::HashFor::<SubstrateConfig>::from(block.0);
		let at = self.client.at_block(hash).await.map_err(|error| failed(&error))?;
		let all = at.events().fetch().await.map_err(|error| failed(&error))?;
		let mut events = Vec::new();
		for event in all.iter() {
			let event = event.map_err(|error| failed(&error))?;
			let inherent = event.phase() == Phase::ApplyExtrinsic(0);
			let bookkeeping = matches!(event.pallet_name(), "System" | "TransactionPayment");
			if !inherent && !bookkeeping {
				events.push(Event::decode(
					at.metadata_ref(),
					event.pallet_name(),
					event.event_name(),
					event.field_bytes(),
				)?);
			}
		}
		Ok(events)
	}
}

/// The error in an event that tells what became of what a transaction was to bring about, though the
/// call itself did not fail: a motion, a call that was whitelisted, an upgrade. Their first field is
/// a hash.
fn error_inside<'a>(pallet: &str, event: &str, fields: &'a [u8]) -> Option<&'a [u8]> {
	/// What is said of the weight beside an error.
	type PostInfo = (Option<super::query::Weight>, u8);
	let after_hash = fields.get(32..)?;
	if (pallet, event) == ("System", "RejectedInvalidAuthorizedUpgrade") {
		return Some(after_hash);
	}
	let (failed, mut rest) = after_hash.split_first()?;
	match (pallet, event, *failed) {
		("Council", "Executed" | "MemberExecuted", 1) => Some(rest),
		("Whitelist", "WhitelistedCallDispatched", 1) => {
			PostInfo::decode(&mut rest).ok()?;
			Some(rest)
		},
		_ => None,
	}
}

/// The runtime's refusal, in the words of its documentation.
fn refusal(error: &DispatchError) -> Refusal {
	let DispatchError::Module(module) = error else {
		let name = format!("{error:?}");
		let name = name.split('(').next().unwrap_or_default().to_owned();
		let message = error.to_string();
		return Refusal { pallet: "System".into(), name, message };
	};
	match module.details() {
		Ok(details) => {
			let text = details.variant.docs.join(" ");
			Refusal {
				pallet: details.pallet.name().to_owned(),
				name: details.variant.name.clone(),
				message: text.split_whitespace().collect::<Vec<_>>().join(" "),
			}
		},
		Err(_) => Refusal {
			pallet: String::new(),
			name: "Unknown".into(),
			message: module.details_string(),
		},
	}
}

/// Why the node did not take a transaction.
fn not_taken(error: &ExtrinsicError) -> Failure {
	match error {
		ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(RpcError::ClientError(
			error @ subxt::rpcs::Error::User(_),
		))) => {
			let text = plain(error);
			let says = pool_says(&text);
			// The node may have passed it on before it refused it.
			if text.contains(LATER) {
				Failure::Unknown(says)
			} else {
				Failure::NotTaken(says)
			}
		},
		// The connection broke: the node may have got it.
		other => Failure::Unknown(plain(other)),
	}
}

/// Why the pool refused, and what to do about it.
fn pool_says(message: &str) -> String {
	// What the runtime cannot decode ends its execution there.
	if message.contains("wasm") {
		return "the chain cannot read it: something in it is longer than the chain takes".into();
	}
	let advice = [
		(
			"Inability to pay",
			"the account is neither invited nor within its allowance, and has no money for the fee \
			 (see `care allowance`)",
		),
		(
			LATER,
			"too many of the account's transactions are waiting: try again later",
		),
		("outdated", "another transaction of the account was taken meanwhile: try again"),
		("Priority is too low", "the same was sent already and is waiting"),
		("Already Imported", "the same was sent already and is waiting"),
		("suspended", "the account is suspended"),
	];
	advice
		.iter()
		.find(|(sign, _)| message.contains(sign))
		.map_or_else(|| message.to_owned(), |(_, advice)| format!("{advice} [{message}]"))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_signed_transaction_is_kept_as_json() {
		let signed = Signed { bytes: vec![4, 0, 255], from: 24 };
		assert_eq!(signed.to_json(), json!({ "transaction": "0x0400ff", "from": 24 }));
		assert_eq!(Signed::from_json(&signed.to_json()), Some(signed));
		assert_eq!(Signed::from_json(&json!({ "transaction": "04" })), None);
	}

	#[test]
	fn an_error_inside_is_found() {
		let hash = [7u8; 32];
		let fields = |rest: &[u8]| [hash.as_slice(), rest].concat();
		assert_eq!(error_inside("Council", "Executed", &fields(&[0])), None);
		assert_eq!(error_inside("Council", "Executed", &fields(&[1, 2])), Some(&[2u8][..]));
		assert_eq!(error_inside("Council", "Voted", &fields(&[1, 2])), None);
		let dispatched = |rest: &[u8]| {
			error_inside("Whitelist", "WhitelistedCallDispatched", &fields(rest))
				.map(<[u8]>::to_vec)
		};
		// A weight or none, whether the fee is paid, the error.
		assert_eq!(dispatched(&[1, 0, 0, 2]), Some(vec![2]));
		assert_eq!(dispatched(&[1, 1, 4, 8, 0, 2]), Some(vec![2]));
		assert_eq!(dispatched(&[0, 0, 0]), None);
		let rejected = "RejectedInvalidAuthorizedUpgrade";
		assert_eq!(error_inside("System", rejected, &fields(&[3, 0])), Some(&[3u8, 0][..]));
	}

	#[test]
	fn what_the_pool_says_comes_with_advice() {
		let text = pool_says("Invalid Transaction: Inability to pay some fees");
		assert!(text.contains("care allowance"), "{text}");
		assert!(pool_says("Transaction will be valid in the future").contains("try again later"));
		assert_eq!(pool_says("something else"), "something else");
	}
}
