//! Builds the runtime for `wasm32v1-none` and makes it known to the crate as `WASM_BINARY`. With the
//! feature `recovery` it writes the plan down that `CARECHAIN_RECOVERY` holds.

use std::{env, fs, path::Path};

fn main() {
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	println!("cargo:rerun-if-env-changed=CARECHAIN_RECOVERY");
	if env::var_os("CARGO_FEATURE_RECOVERY").is_some() {
		let text = env::var("CARECHAIN_RECOVERY").expect("CARECHAIN_RECOVERY holds the plan");
		let plan = plan(&text).unwrap_or_else(|error| panic!("CARECHAIN_RECOVERY: {error}"));
		let folder = env::var_os("OUT_DIR").expect("cargo says where to write");
		fs::write(Path::new(&folder).join("recovery.rs"), plan)
			.expect("cargo's folder is writable");
	}
}

/// The plan as code, from `block=N finalized=N stuck-set=N delay=N lost=ACCOUNT:ACCOUNT…` with
/// accounts as 64 hexadecimal digits: who is gone, and who succeeds it.
fn plan(text: &str) -> Result<String, String> {
	let mut numbers = [("block", None), ("finalized", None), ("stuck-set", None), ("delay", None)];
	let mut lost = Vec::new();
	for word in text.split_whitespace() {
		let (name, value) = word.split_once('=').ok_or(format!("{word:?} has no value"))?;
		if name == "lost" {
			let (gone, successor) =
				value.split_once(':').ok_or(format!("{value:?} names no successor"))?;
			lost.push((account(gone)?, account(successor)?));
			continue;
		}
		let (_, number) = numbers
			.iter_mut()
			.find(|(known, _)| *known == name)
			.ok_or(format!("there is no {name:?}"))?;
		let parsed = value.parse::<u32>().map_err(|error| format!("{word:?}: {error}"))?;
		if number.replace(parsed).is_some() {
			return Err(format!("{name:?} is there twice"));
		}
	}
	let number = |index: usize| {
		let (name, number) = numbers[index];
		number.ok_or(format!("{name:?} is missing"))
	};
	let (block, finalized, delay) = (number(0)?, number(1)?, number(3)?);
	if finalized >= block {
		return Err("the block has to be after the last final one".into());
	}
	if delay == 0 {
		return Err("the delay has to be one block at least".into());
	}
	if lost.is_empty() {
		return Err("nobody is lost".into());
	}
	Ok(format!(
		"/// What was agreed.\npub const PLAN: Plan = Plan {{ block: {block}, \
		 finalized: {finalized}, stuck_set: {}, delay: {delay}, lost: &{lost:?} }};\n",
		number(2)?
	))
}

fn account(digits: &str) -> Result<[u8; 32], String> {
	let wrong = || format!("{digits:?} is not 64 hexadecimal digits");
	if digits.len() != 64 || !digits.is_ascii() {
		return Err(wrong());
	}
	let mut bytes = [0; 32];
	for (index, byte) in bytes.iter_mut().enumerate() {
		let two = &digits[2 * index..2 * index + 2];
		*byte = u8::from_str_radix(two, 16).map_err(|_| wrong())?;
	}
	Ok(bytes)
}
