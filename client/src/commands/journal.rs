//! What was prepared and is perhaps not done: so that repeating a command that was interrupted
//! goes on with the same content, and never does a thing twice.
//!
//! There are no secrets in it: references and public keys only.

use carechain_client::{
	chain::Result,
	files::{self, Existing},
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{fs, path::PathBuf};

/// The journal of one account on one chain.
pub struct Journal {
	folder: PathBuf,
	genesis: [u8; 32],
	account: String,
}

impl Journal {
	/// The journal in a folder.
	pub fn new(folder: PathBuf, genesis: [u8; 32], account: String) -> Self {
		Self { folder, genesis, account }
	}

	fn path(&self, what: &str, which: &Value) -> PathBuf {
		let digest = Sha256::new()
			.chain_update(self.genesis)
			.chain_update(&self.account)
			.chain_update([0])
			.chain_update(what)
			.chain_update([0])
			.chain_update(which.to_string())
			.finalize();
		self.folder.join(format!("{}.json", hex::encode(&digest[..16])))
	}

	/// What was prepared for this before; `None` where nothing was.
	pub fn find(&self, what: &str, which: &Value) -> Option<Value> {
		let bytes = fs::read(self.path(what, which)).ok()?;
		serde_json::from_slice(&bytes).ok()
	}

	/// Notes what is prepared, before it is sent.
	///
	/// # Errors
	/// It cannot be written.
	pub fn note(&self, what: &str, which: &Value, prepared: &Value) -> Result<()> {
		let bytes = serde_json::to_vec(prepared).unwrap_or_default();
		Ok(files::write(&self.path(what, which), &bytes, Existing::Replace)?)
	}

	/// It is done, or will never be.
	pub fn forget(&self, what: &str, which: &Value) {
		// What stays is found to be done when it is looked at the next time.
		let _ = fs::remove_file(self.path(what, which));
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn what_is_noted_is_found_for_the_same_thing_only() {
		let folder = tempfile::tempdir().expect("a folder");
		let journal = Journal::new(folder.path().into(), [7; 32], "alice".into());
		let which = json!({ "path": "a" });
		assert_eq!(journal.find("record", &which), None);
		journal.note("record", &which, &json!({ "cid": "b" })).expect("writes");
		assert_eq!(journal.find("record", &which), Some(json!({ "cid": "b" })));
		assert_eq!(journal.find("folder", &which), None);
		assert_eq!(journal.find("record", &json!({ "path": "c" })), None);
		let other = Journal::new(folder.path().into(), [8; 32], "alice".into());
		assert_eq!(other.find("record", &which), None);
		journal.forget("record", &which);
		assert_eq!(journal.find("record", &which), None);
	}
}
