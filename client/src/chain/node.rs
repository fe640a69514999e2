//! A node, and what is checked before anything is asked of it.

use super::{Failure, Result};
use codec::{Decode, Encode};
use frame::{
	deps::sp_core::H256,
	hashing::{blake2_128, twox_128, twox_64},
};
use serde_json::Value as Json;
use std::{sync::Arc, time::Duration};
use subxt::{
	backend::LegacyBackend,
	config::RpcConfigFor,
	rpcs::{methods::LegacyRpcMethods, utils::url_is_secure, RpcClient, UserError},
	OnlineClient, SubstrateConfig,
};

/// The runtime that this program was built for.
pub const SPEC_NAME: &str = "carechain";
/// Its version.
pub const SPEC_VERSION: u32 = 1;
/// How long a node may take to answer the first time.
const PATIENCE: Duration = Duration::from_secs(15);

/// How to connect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
	/// The node's address: `ws://` or `wss://`.
	pub url: String,
	/// Whether an unencrypted connection to another machine is all right.
	pub allow_insecure: bool,
}

/// A connection to a node of a carechain.
#[derive(Clone)]
pub struct Node {
	url: String,
	rpc: RpcClient,
	pub(super) legacy: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
	pub(super) client: OnlineClient<SubstrateConfig>,
	genesis: [u8; 32],
	chain: String,
	development: bool,
}

impl Node {
	/// Connects, and makes sure that the node is of a chain that this program knows.
	///
	/// # Errors
	/// [`Failure::Insecure`], [`Failure::Unreachable`], [`Failure::OtherVersion`].
	pub async fn connect(options: &Options) -> Result<Self> {
		let url = options.url.clone();
		let secure = url_is_secure(&url)
			.map_err(|_| Failure::Usage(format!("{url:?} is no address of a node (ws://…)")))?;
		if !secure && !options.allow_insecure {
			return Err(Failure::Insecure(url));
		}
		let unreachable = |reason: String| Failure::Unreachable { url: url.clone(), reason };
		let rpc = match tokio::time::timeout(PATIENCE, RpcClient::from_insecure_url(&url)).await {
			Ok(Ok(rpc)) => rpc,
			Ok(Err(error)) => return Err(unreachable(plain(&error))),
			Err(_) => return Err(unreachable("it does not answer".into())),
		};
		let legacy = LegacyRpcMethods::<RpcConfigFor<SubstrateConfig>>::new(rpc.clone());
		let failed = |error: subxt::rpcs::Error| unreachable(plain(&error));
		let genesis = legacy.genesis_hash().await.map_err(failed)?;
		let version = legacy.state_get_runtime_version(None).await.map_err(failed)?;
		let name = version.other.get("specName").and_then(Json::as_str).unwrap_or("?").to_owned();
		if name != SPEC_NAME || version.spec_version != SPEC_VERSION {
			return Err(Failure::OtherVersion {
				expected: format!("the runtime {SPEC_NAME} {SPEC_VERSION}"),
				actual: format!("the runtime {name} {}", version.spec_version),
			});
		}
		let chain = legacy.system_chain().await.map_err(failed)?;
		// A unit variant is a string in JSON, a custom chain type an object.
		let development = legacy.system_chain_type().await.is_ok_and(|kind| kind == "Development");
		let backend = LegacyBackend::<SubstrateConfig>::builder().build(rpc.clone());
		let client = OnlineClient::from_backend(Arc::new(backend))
			.await
			.map_err(|error| unreachable(error.to_string()))?;
		Ok(Self { url, rpc, legacy, client, genesis: genesis.0, chain, development })
	}

	/// Where the node is.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// The genesis hash: which chain it is.
	pub fn genesis(&self) -> [u8; 32] {
		self.genesis
	}

	/// The name of the chain.
	pub fn chain_name(&self) -> &str {
		&self.chain
	}

	/// Whether the chain is for development, where the well-known keys are of use.
	pub fn is_development(&self) -> bool {
		self.development
	}

	/// Refuses a node that does not know the newest blocks.
	///
	/// # Errors
	/// [`Failure::Syncing`], [`Failure::Node`].
	pub async fn ensure_synced(&self) -> Result<()> {
		let health = self.legacy.system_health().await.map_err(failed)?;
		if !health.is_syncing {
			return Ok(());
		}
		let state: Json = self.request("system_syncState", vec![]).await.unwrap_or_default();
		let number = |name: &str| state.get(name).and_then(Json::as_u64).unwrap_or_default();
		Err(Failure::Syncing { best: number("currentBlock"), highest: number("highestBlock") })
	}

	/// Asks the node anything by JSON-RPC.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn request(&self, method: &str, parameters: Vec<Json>) -> Result<Json> {
		let mut list = subxt::rpcs::client::RpcParams::new();
		for parameter in parameters {
			list.push(parameter).map_err(failed)?;
		}
		self.rpc.request(method, list).await.map_err(failed)
	}

	/// What the newest block's runtime says about itself.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn metadata(&self) -> Result<subxt::ArcMetadata> {
		let at = self.client.at_current_block().await;
		Ok(at.map_err(|error| Failure::Node(plain(&error)))?.metadata())
	}

	/// The newest finalized block: its number and its hash.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn finalized(&self) -> Result<(u64, H256)> {
		let hash = self.legacy.chain_get_finalized_head().await.map_err(failed)?;
		let header = self.legacy.chain_get_header(Some(hash)).await.map_err(failed)?;
		let header = header.ok_or_else(|| Failure::Node("it has no finalized block".into()))?;
		Ok((header.number, H256(hash.0)))
	}

	/// The block that somebody means: a number, or a hash.
	///
	/// # Errors
	/// [`Failure::Usage`], [`Failure::No`], [`Failure::Node`].
	pub async fn block(&self, text: &str) -> Result<H256> {
		if let Ok(hash) = text.parse::<carechain_rpc::Hash>() {
			return Ok(hash.0);
		}
		let number: u32 = text.parse().map_err(|_| {
			Failure::Usage(format!("{text:?} is no block: give its number or its hash"))
		})?;
		let hash = self
			.legacy
			.chain_get_block_hash(Some(u64::from(number).into()))
			.await
			.map_err(failed)?
			.ok_or_else(|| Failure::No(format!("there is no block {number} yet")))?;
		Ok(H256(hash.0))
	}

	/// Calls a function of the runtime API at a block, the newest by default.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn ask<Answer: Decode>(
		&self,
		function: &str,
		arguments: &impl Encode,
		at: Option<H256>,
	) -> Result<Answer> {
		let bytes = self
			.legacy
			.state_call(function, Some(&arguments.encode()), at.map(|hash| hash.0.into()))
			.await
			.map_err(failed)?;
		let mut rest = bytes.as_slice();
		let answer = Answer::decode(&mut rest)
			.map_err(|_| Failure::Node(format!("its answer to {function} cannot be read")))?;
		match rest.is_empty() {
			true => Ok(answer),
			false => Err(Failure::Node(format!("its answer to {function} is of another version"))),
		}
	}

	/// Reads what is stored under a key, as it is.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn raw_storage(&self, key: &[u8], at: Option<H256>) -> Result<Option<Vec<u8>>> {
		self.legacy.state_get_storage(key, at.map(|hash| hash.0.into())).await.map_err(failed)
	}

	/// Reads a value of storage.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn storage<Stored: Decode>(
		&self,
		key: &[u8],
		at: Option<H256>,
	) -> Result<Option<Stored>> {
		let bytes = self.raw_storage(key, at).await?;
		bytes
			.map(|bytes| Stored::decode(&mut bytes.as_slice()))
			.transpose()
			.map_err(|_| Failure::Node("what it stores cannot be read".into()))
	}

	/// When a block was made, in milliseconds since the UNIX epoch.
	///
	/// # Errors
	/// [`Failure::Node`].
	pub async fn time(&self, at: Option<H256>) -> Result<u64> {
		let key = storage_prefix("Timestamp", "Now");
		Ok(self.storage(&key, at).await?.unwrap_or_default())
	}
}

/// The start of the keys of a storage item.
pub fn storage_prefix(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// A part of a key, hashed by Blake2 and followed by itself.
pub fn blake2_concat(key: &impl Encode) -> Vec<u8> {
	let encoded = key.encode();
	[blake2_128(&encoded).as_slice(), &encoded].concat()
}

/// A part of a key, hashed by xxHash and followed by itself.
pub fn twox_concat(key: &impl Encode) -> Vec<u8> {
	let encoded = key.encode();
	[twox_64(&encoded).as_slice(), &encoded].concat()
}

/// An error of JSON-RPC as a failure.
pub(super) fn failed(error: subxt::rpcs::Error) -> Failure {
	Failure::Node(plain(&error))
}

/// The innermost message of an error: what the node itself said, where it did.
pub(super) fn plain(error: &(dyn std::error::Error + 'static)) -> String {
	let mut last = error;
	let mut next = Some(error);
	while let Some(error) = next {
		if let Some(subxt::rpcs::Error::User(user)) = error.downcast_ref() {
			return said(user);
		}
		if let Some(user) = error.downcast_ref::<UserError>() {
			return said(user);
		}
		last = error;
		next = error.source();
	}
	// Each layer of the connection adds where it was; the last part says what it was.
	let text = last.to_string();
	const LAYERS: [&str; 3] =
		["RPC error: ", "client error: ", "Error when opening the TCP socket: "];
	let mut rest = text.as_str();
	while let Some(inner) = LAYERS.iter().find_map(|layer| rest.strip_prefix(layer)) {
		rest = inner;
	}
	rest.to_owned()
}

fn said(user: &UserError) -> String {
	match &user.data {
		Some(data) => format!("{}: {}", user.message, data.get().trim_matches('"')),
		None => user.message.clone(),
	}
}
