mod backup;
mod consent;
mod content;
mod envelope;
mod keys;
mod kind;
mod manifest;
mod meeting;
mod profile;
mod sealed;
mod statement;

use crate::Identity;
use carechain_primitives::{Codec, ContentRef, EncryptionKey};
use sha2::{Digest, Sha256};
use std::{
	io::Write,
	path::Path,
	process::{Command, Stdio},
};

/// A key to which sealing is open to everybody.
const WEAK: EncryptionKey = EncryptionKey([0; 32]);

/// The reference of bytes that are one block.
fn raw(bytes: &[u8]) -> ContentRef {
	let digest: [u8; 32] = Sha256::digest(bytes).into();
	ContentRef { codec: Codec::Raw, digest: digest.into(), size: bytes.len() as u64 }
}

/// Bytes that do not repeat, the same on every run.
fn pattern(length: usize) -> Vec<u8> {
	(0..length as u64)
		.map(|place| (place.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8)
		.collect()
}

/// Opens a file with the stock `age` tool; `None`, with a notice, where it is not installed.
fn stock_age(file: &[u8], identity_file: &str) -> Option<Vec<u8>> {
	if Command::new("age").arg("--version").output().is_err() {
		println!("NOTICE: skipped, since the `age` tool is not installed");
		return None;
	}
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("identities.txt");
	std::fs::write(&path, identity_file).unwrap();
	let mut age = Command::new("age")
		.args([Path::new("--decrypt"), Path::new("--identity"), &path])
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.unwrap();
	let mut input = age.stdin.take().unwrap();
	let file = file.to_owned();
	let writer = std::thread::spawn(move || input.write_all(&file).unwrap());
	let output = age.wait_with_output().unwrap();
	writer.join().unwrap();
	assert!(output.status.success(), "the stock age tool refuses the file");
	Some(output.stdout)
}

/// What an age identity file of one identity holds.
fn identity_file(identity: &Identity) -> String {
	use secrecy::ExposeSecret;
	format!("{}\n", identity.to_text().expose_secret())
}
