//! Chains that the node knows by name. Real networks come as files.

use carechain_runtime::WASM_BINARY;
use polkadot_sdk::sc_service::{ChainType, GenericChainSpec, Properties};
use serde_json::json;

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

fn from_preset(
	name: &str,
	id: &str,
	chain_type: ChainType,
	preset: &str,
) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or(
		"this node was built without its runtime (SKIP_WASM_BUILD was set): build it again, or \
		 give --chain a file",
	)?;
	Ok(ChainSpec::builder(code, None)
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
