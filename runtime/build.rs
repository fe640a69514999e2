//! Builds the runtime for `wasm32v1-none` and makes it known to the crate as `WASM_BINARY`.

fn main() {
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
