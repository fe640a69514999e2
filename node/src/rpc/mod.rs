//! JSON-RPC beyond what every node of the SDK serves.

mod care;

use crate::service::{FullBackend, FullClient, FullPool};
use carechain_runtime::{opaque::Block, AccountId, BlockNumber, Hash};
use jsonrpsee::RpcModule;
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::SubscriptionTaskExecutor,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use std::{error::Error, sync::Arc};

use care::{Care, CareRpcServer};

/// What the GRANDPA methods need.
pub struct GrandpaDeps {
	/// The state of the voter.
	pub shared_voter_state: SharedVoterState,
	/// Who votes.
	pub shared_authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// New justifications.
	pub justification_stream: GrandpaJustificationStream<Block>,
	/// Runs subscriptions.
	pub subscription_executor: SubscriptionTaskExecutor,
	/// Proves finality.
	pub finality_provider: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// What the methods need.
pub struct FullDeps {
	/// Runs the chain's code and reads its state.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// The transactions that wait for a block.
	pub pool: Arc<FullPool>,
	/// What the GRANDPA methods need.
	pub grandpa: GrandpaDeps,
}

/// All methods of this node beyond those of every node of the SDK.
pub fn create_full(deps: FullDeps) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let FullDeps { client, backend, pool, grandpa } = deps;
	let mut module = RpcModule::new(());
	// The nonce is asked as a plain `u64`: the runtime's own type shows as an array in JSON.
	module.merge(SystemApiServer::<Hash, AccountId, u64>::into_rpc(System::new(
		client.clone(),
		pool,
	)))?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(
		Grandpa::new(
			grandpa.subscription_executor,
			grandpa.shared_authority_set,
			grandpa.shared_voter_state,
			grandpa.justification_stream,
			grandpa.finality_provider,
		)
		.into_rpc(),
	)?;
	module.merge(Care::new(client, backend).into_rpc())?;
	Ok(module)
}
