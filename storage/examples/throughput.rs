//! Measures how fast a store takes and gives a file: `throughput [MIB [FOLDER]]`.
//!
//! The folder should be on the disk in question; without one it is the system's temporary folder.

use carechain_storage::{unixfs, EmbeddedStore, Store};
use std::{
	error::Error,
	io::{sink, Read},
	time::Instant,
};

/// Bytes that do not repeat, quickly made.
struct Generator {
	state: u64,
	left: u64,
}

impl Read for Generator {
	fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
		let length = self.left.min(buffer.len() as u64) as usize;
		for piece in buffer[..length].chunks_mut(8) {
			self.state ^= self.state << 13;
			self.state ^= self.state >> 7;
			self.state ^= self.state << 17;
			piece.copy_from_slice(&self.state.to_le_bytes()[..piece.len()]);
		}
		self.left -= length as u64;
		Ok(length)
	}
}

fn main() -> Result<(), Box<dyn Error>> {
	let arguments: Vec<String> = std::env::args().skip(1).collect();
	let mib: u64 = arguments.first().map_or(Ok(256), |text| text.parse())?;
	let parent = arguments.get(1).map_or_else(std::env::temp_dir, Into::into);
	let folder = tempfile::tempdir_in(parent)?;
	let store = EmbeddedStore::open(folder.path().join("store"))?;
	let input = || Generator { state: 0x9e37_79b9_7f4a_7c15, left: mib << 20 };
	let report = |what: &str, start: Instant| {
		let seconds = start.elapsed().as_secs_f64();
		println!("{what:9} {:8.1} MB/s {seconds:8.2} s", (mib << 20) as f64 / 1e6 / seconds);
	};

	let start = Instant::now();
	std::io::copy(&mut input(), &mut sink())?;
	report("generate", start);
	let start = Instant::now();
	unixfs::reference(&mut input())?;
	report("name", start);
	let start = Instant::now();
	let content = store.put(&mut input(), &mut |_| ())?;
	report("put", start);
	let start = Instant::now();
	store.get(&content, &mut sink(), &mut |_| ())?;
	report("get", start);
	let start = Instant::now();
	store.export_car(&[content], &mut sink())?;
	report("export", start);
	if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
		status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("{line}"));
	}
	Ok(())
}
