//! Builds the runtime with the features of this crate. The file is named after them.

use std::{env, path::Path};
use substrate_wasm_builder::WasmBuilder;

/// The features, in the order of the file's name.
const FEATURES: [&str; 3] = ["recovery", "upgrade-drill", "try-runtime"];

fn main() {
	println!("cargo:rerun-if-env-changed=CARECHAIN_RECOVERY");
	let enabled = |feature: &str| {
		let name = feature.to_uppercase().replace('-', "_");
		env::var_os(format!("CARGO_FEATURE_{name}")).is_some()
	};
	let name: Vec<_> =
		["carechain"].into_iter().chain(FEATURES.into_iter().filter(|one| enabled(one))).collect();
	let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("Cargo.toml");
	WasmBuilder::new()
		.with_project(runtime)
		.expect("the runtime is the folder above")
		.import_memory()
		.export_heap_base()
		.set_file_name(name.join("-"))
		.build();
}
