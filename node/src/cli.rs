//! The command line.

use polkadot_sdk::{sc_cli, sc_storage_monitor::StorageMonitorParams};

/// What the program is asked to do.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// A command; without one, the node runs.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run the node.
	#[clap(flatten)]
	pub run: sc_cli::RunCmd,

	/// When the disk has too little room to go on.
	#[clap(flatten)]
	pub storage_monitor: StorageMonitorParams,
}

/// Commands beside running the node.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Make, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain specification (older form of export-chain-spec, knows --disable-default-bootnode).
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Write the chain specification of a chain.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Check blocks again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state at a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Take blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete a chain's database.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Go back by some blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Print what the database holds.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure calls, blocks and this machine (needs a build with the feature runtime-benchmarks).
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}
