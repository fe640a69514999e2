//! Reads a file from standard input and prints its CID and size.

use carechain_storage::{cid, unixfs};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
	let content = unixfs::reference(&mut std::io::stdin().lock())?;
	println!("{} {}", cid::to_text(&content), content.size);
	Ok(())
}
