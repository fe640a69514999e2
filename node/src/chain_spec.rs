//! Chains that the node knows by name. Real networks come as files.

use carechain_chain_specs::{Kind, Network};
use carechain_runtime::{genesis::presets::genesis, WASM_BINARY};
use polkadot_sdk::{
	sc_network::config::MultiaddrWithPeerId,
	sc_service::{ChainType, GenericChainSpec, Properties},
};
use serde_json::json;
use std::path::Path;

/// What a chain is made of. Its genesis is the runtime's business: see the presets there.
pub type ChainSpec = GenericChainSpec;

/// The runtime's preset of the development chain.
const DEVELOPMENT_PRESET: &str = "development";
/// The runtime's preset of a test network on one machine.
const LOCAL_TESTNET_PRESET: &str = "local_testnet";

/// What wallets need to know to show amounts and addresses.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), json!("CARE"));
	properties.insert("tokenDecimals".into(), json!(12));
	properties.insert("ss58Format".into(), json!(carechain_rpc::SS58_PREFIX));
	properties
}

/// The runtime that new chains start with.
fn runtime_code() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| {
		"this node was built without its runtime (SKIP_WASM_BUILD was set): build it again, or \
		 give --chain a chain specification"
			.into()
	})
}

fn from_preset(
	name: &str,
	id: &str,
	chain_type: ChainType,
	preset: &str,
) -> Result<ChainSpec, String> {
	Ok(ChainSpec::builder(runtime_code()?, None)
		.with_name(name)
		.with_id(id)
		.with_protocol_id(id)
		.with_chain_type(chain_type)
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// A small consortium with one validator, for development on one machine.
pub fn development() -> Result<ChainSpec, String> {
	from_preset(
		"carechain development",
		"carechain_dev",
		ChainType::Development,
		DEVELOPMENT_PRESET,
	)
}

/// A consortium of several validators, for tests on one machine.
pub fn local_testnet() -> Result<ChainSpec, String> {
	from_preset(
		"carechain local test network",
		"carechain_local",
		ChainType::Local,
		LOCAL_TESTNET_PRESET,
	)
}

/// The network that a file describes.
pub fn described(file: &Path) -> Result<ChainSpec, String> {
	let at = |problem: String| format!("{}: {problem}", file.display());
	let text = std::fs::read_to_string(file).map_err(|error| at(error.to_string()))?;
	let network = carechain_chain_specs::read(&text).map_err(at)?;
	let Network { name, id, kind, boot_nodes, start } = network;
	let boot_nodes = boot_nodes
		.iter()
		.map(|node| {
			let parsed = node.parse::<MultiaddrWithPeerId>();
			parsed.map_err(|error| at(format!("boot node {node}: {error}")))
		})
		.collect::<Result<_, _>>()?;
	let kind = match kind {
		Kind::Live => ChainType::Live,
		Kind::Local => ChainType::Local,
	};
	Ok(ChainSpec::builder(runtime_code()?, None)
		.with_name(&name)
		.with_id(&id)
		.with_protocol_id(&id)
		.with_chain_type(kind)
		.with_properties(properties())
		.with_boot_nodes(boot_nodes)
		.with_genesis_config_patch(genesis(start))
		.build())
}
