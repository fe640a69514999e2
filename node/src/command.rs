//! Does what the command line asks.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service,
};
use carechain_runtime::opaque::Block;
use polkadot_sdk::{
	sc_cli::{self, RpcMethods, SubstrateCli},
	sc_consensus_grandpa,
	sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
	sc_service::{ChainSpec, Configuration, DatabaseSource, PartialComponents, PruningMode},
};
use std::path::Path;

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

/// Runs the program.
pub fn run() -> sc_cli::Result<()> {
	let mut cli = Cli::from_args();
	match &cli.subcommand {
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
			// The SDK serves methods that change the node to everyone on this machine unless told
			// otherwise: a proxy in front of the port would hand them to the world.
			let rpc = &mut cli.run.rpc_params;
			if rpc.rpc_methods == RpcMethods::Auto && !cli.run.shared_params.is_dev() {
				rpc.rpc_methods = RpcMethods::Safe;
			}
			let runner = cli.create_runner(&cli.run)?;
			runner.run_node_until_exit(|mut config| async move {
				keep_history(&mut config);
				match config.network.network_backend {
					NetworkBackendType::Litep2p => {
						service::new_full::<Litep2pNetworkBackend>(config)
					},
					NetworkBackendType::Libp2p => {
						service::new_full::<NetworkWorker<Block, carechain_runtime::Hash>>(config)
					},
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
