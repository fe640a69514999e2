//! # carechain node
//!
//! The program that hospitals, clinics and auditors run: it keeps the chain, makes blocks where the
//! consortium says so (Aura), finalizes them (GRANDPA), and answers over JSON-RPC, with the
//! `care_*` methods beside the standard ones.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
// The SDK's errors are large, and every command returns them.
#![allow(clippy::result_large_err)]

mod chain_spec;
mod cli;
mod clock;
mod command;
mod rpc;
mod service;

use polkadot_sdk::sc_cli;
use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			match error {
				// What the user gave is wrong: the message says how.
				sc_cli::Error::Input(message) => eprintln!("error: {message}"),
				error => eprintln!("error: {error}"),
			}
			ExitCode::FAILURE
		},
	}
}
