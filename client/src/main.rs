//! `care`: carechain on the command line.
//!
//! People get text, programs get JSON with `--json`; the exit code is the outcome either way.
//! `docs/care.md` lists commands, variables and exit codes.

mod commands;

use clap::{error::ErrorKind, Parser};
use commands::{context::Context, output, Cli};
use std::process::ExitCode;

fn main() -> ExitCode {
	let cli = match Cli::try_parse() {
		Ok(cli) => cli,
		Err(error) => {
			let code = match error.kind() {
				ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => 0,
				_ => 2,
			};
			// A closed pipe is no reason to fail.
			let _ = error.print();
			return ExitCode::from(code);
		},
	};
	let runtime =
		match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
			Ok(runtime) => runtime,
			Err(error) => {
				eprintln!("care: {error}");
				return ExitCode::from(6);
			},
		};
	let context = Context::new(cli.globals);
	let result = runtime.block_on(commands::run(cli.command, &context));
	let code = output::finish(&context, result);
	// Nothing that still listens to the node keeps the program from ending.
	runtime.shutdown_background();
	ExitCode::from(code)
}
