//! Does what the command line asks.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service,
};
use carechain_runtime::opaque::Block;
use polkadot_sdk::{
	sc_cli::{self, Cors, KeySubcommand, RpcMethods, RunCmd, SubstrateCli},
	sc_consensus_grandpa,
	sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
	sc_service::{ChainSpec, Configuration, DatabaseSource, PartialComponents, PruningMode},
};
use std::{num::NonZeroU32, path::Path};

/// How many calls a connection may make in a minute.
const RPC_CALLS_A_MINUTE: u32 = 12_000;
/// How many calls may come in one batch.
const RPC_BATCH: u32 = 256;
/// How long a transaction that was refused is not looked at again: a slot.
const TRANSACTION_BAN_SECONDS: u64 = 2;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"carechain node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"your consortium's operators".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		Ok(match id {
			"dev" => Box::new(chain_spec::development()?),
			"local" => Box::new(chain_spec::local_testnet()?),
			"" => {
				return Err(
					"which chain? --dev or --chain local for tests, --chain FILE for a network"
						.into(),
				)
			},
			path if path.ends_with(".toml") => Box::new(chain_spec::described(Path::new(path))?),
			path if Path::new(path).is_file() => {
				let spec = chain_spec::ChainSpec::from_json_file(path.into())
					.map_err(|error| format!("{path} is not a chain specification: {error}"))?;
				Box::new(spec)
			},
			other => {
				return Err(format!("no chain `{other}`: it is neither dev, nor local, nor a file"))
			},
		})
	}
}

/// Keeps the state of all finalized blocks unless the operator says otherwise: auditors ask about
/// any of them. A database that exists keeps the mode it was made with.
fn keep_history(config: &mut Configuration) {
	let exists = config.database.path().is_some_and(|path| path.join("metadata").exists());
	if config.state_pruning.is_none() && !exists {
		config.state_pruning = Some(PruningMode::ArchiveCanonical);
	}
}

/// The SDK is open to all on this machine, and to whoever a proxy hands through. This takes what is
/// safe where the operator did not choose.
fn close(run: &mut RunCmd) {
	let rpc = &mut run.rpc_params;
	if rpc.rpc_methods == RpcMethods::Auto {
		rpc.rpc_methods = RpcMethods::Safe;
	}
	rpc.rpc_rate_limit = rpc.rpc_rate_limit.or(NonZeroU32::new(RPC_CALLS_A_MINUTE));
	if !rpc.rpc_disable_batch_requests {
		rpc.rpc_max_batch_request_len.get_or_insert(RPC_BATCH);
	}
	// No web page may read answers unless the operator names its origin.
	rpc.rpc_cors.get_or_insert(Cors::List(Vec::new()));
	// A transaction that was taken once comes back when its block is replaced. Where it has to wait
	// for others of its signer then, the SDK's ban of half an hour would outlive it.
	run.pool_config.tx_ban_seconds.get_or_insert(TRANSACTION_BAN_SECONDS);
}

/// Programs find the node at its port: one that is taken is an error, and no reason to listen
/// elsewhere.
fn keep_port(config: &mut Configuration) {
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
	}
}

/// Whether a key of the network is to go into a chain's folder.
fn names_a_folder() -> bool {
	let folder = |word: String| word.starts_with("--base-path") || word == "--default-base-path";
	std::env::args().any(folder)
}

/// Runs the program.
pub fn run() -> sc_cli::Result<()> {
	let mut cli = Cli::from_args();
	match &cli.subcommand {
		// Such a key is of no chain.
		Some(Subcommand::Key(KeySubcommand::GenerateNodeKey(cmd)))
			if cmd.chain.is_none() && !names_a_folder() =>
		{
			cmd.common.run()
		},
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		#[allow(deprecated)]
		Some(Subcommand::BuildSpec(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.chain_spec, config.network))
		},
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::CheckBlock(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|mut config| {
				keep_history(&mut config);
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::ExportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|mut config| {
				keep_history(&mut config);
				let PartialComponents { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((cmd.run(client, config.database), task_manager))
			})
		},
		Some(Subcommand::ExportState(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|mut config| {
				keep_history(&mut config);
				let PartialComponents { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((cmd.run(client, config.chain_spec), task_manager))
			})
		},
		Some(Subcommand::ImportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|mut config| {
				keep_history(&mut config);
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::PurgeChain(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::Revert(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|mut config| {
				keep_history(&mut config);
				let PartialComponents { client, task_manager, backend, .. } =
					service::new_partial(&config)?;
				let revert_grandpa = Box::new(|client, _, blocks| {
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
				Ok((cmd.run(client, backend, Some(revert_grandpa)), task_manager))
			})
		},
		Some(Subcommand::ChainInfo(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|mut config| {
				// Looking must not make a database.
				match &config.database {
					DatabaseSource::ParityDb { path } if !path.join("metadata").exists() => {
						Err(format!("there is no database at {}", path.display()).into())
					},
					_ => {
						keep_history(&mut config);
						cmd.run::<Block>(&config)
					},
				}
			})
		},
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(cmd)) => benchmark(&cli, cmd),
		None => {
			if !cli.run.shared_params.is_dev() {
				close(&mut cli.run);
			}
			let own_endpoints = !cli.run.rpc_params.experimental_rpc_endpoint.is_empty();
			let storage_monitor = cli.storage_monitor.clone();
			let runner = cli.create_runner(&cli.run)?;
			runner.run_node_until_exit(|mut config| async move {
				keep_history(&mut config);
				if !own_endpoints {
					keep_port(&mut config);
				}
				match config.network.network_backend {
					NetworkBackendType::Litep2p => {
						service::new_full::<Litep2pNetworkBackend>(config, storage_monitor)
					},
					NetworkBackendType::Libp2p => service::new_full::<
						NetworkWorker<Block, carechain_runtime::Hash>,
					>(config, storage_monitor),
				}
				.map_err(sc_cli::Error::Service)
			})
		},
	}
}

#[cfg(feature = "runtime-benchmarks")]
fn benchmark(
	cli: &Cli,
	cmd: &polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd,
) -> sc_cli::Result<()> {
	use polkadot_sdk::{
		frame_benchmarking_cli::{BenchmarkCmd, SUBSTRATE_REFERENCE_HARDWARE},
		sp_runtime::traits::HashingFor,
	};

	let runner = cli.create_runner(cmd)?;
	runner.sync_run(|config| match cmd {
		BenchmarkCmd::Pallet(cmd) => {
			cmd.run_with_spec::<HashingFor<Block>, ()>(Some(config.chain_spec))
		},
		BenchmarkCmd::Overhead(cmd) => {
			cmd.run_with_default_builder_and_spec::<Block, ()>(Some(config.chain_spec))
		},
		BenchmarkCmd::Block(cmd) => {
			let PartialComponents { client, .. } = service::new_partial(&config)?;
			cmd.run(client)
		},
		BenchmarkCmd::Storage(cmd) => {
			let PartialComponents { client, backend, .. } = service::new_partial(&config)?;
			let db = backend.expose_db();
			let storage = backend.expose_storage();
			let cache = backend.expose_shared_trie_cache();
			cmd.run(config, client, db, storage, cache)
		},
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
		BenchmarkCmd::Extrinsic(_) => {
			Err("use `benchmark overhead`, or `benchmark pallet` for the calls of a pallet".into())
		},
	})
}
