//! The metadata that the client is built against.

use crate::Runtime;
use codec::Encode;
use polkadot_sdk::sp_io;
use std::{fs, path::Path};

/// The client's copy of the metadata is that of this runtime. `CARECHAIN_WRITE_METADATA=1` writes
/// it anew.
#[test]
fn the_client_has_the_metadata_of_this_runtime() {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../client/metadata/carechain.scale");
	// Some constants are read from storage: they are the defaults here.
	let metadata = sp_io::TestExternalities::default()
		.execute_with(|| Runtime::metadata_at_version(15))
		.expect("version 15 is there")
		.encode();
	// The prefix is the length of the opaque bytes; what follows is the metadata itself.
	let opaque = &mut &metadata[..];
	let bytes = <alloc::vec::Vec<u8> as codec::Decode>::decode(opaque).expect("opaque bytes");
	if std::env::var_os("CARECHAIN_WRITE_METADATA").is_some() {
		fs::write(&path, &bytes).expect("the client's folder is writable");
	}
	assert!(
		fs::read(&path).is_ok_and(|copy| copy == bytes),
		"client/metadata/carechain.scale is not of this runtime: run scripts/metadata"
	);
}
