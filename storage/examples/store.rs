//! Works on a store: content comes from standard input and goes to standard output.

use carechain_primitives::ContentRef;
use carechain_storage::{cid, EmbeddedStore, Store};
use std::{
	error::Error,
	io::{stdin, stdout, BufWriter},
	process::ExitCode,
};

const USAGE: &str = "store STORE put | get CID SIZE | export CID SIZE | import | files | check | \
	delete CID SIZE | collect";

fn run(arguments: &[&str]) -> Result<(), Box<dyn Error>> {
	let [folder, command, rest @ ..] = arguments else { return Err(USAGE.into()) };
	let store = EmbeddedStore::open(folder)?;
	let show = |content: &ContentRef| println!("{} {}", cid::to_text(content), content.size);
	match (*command, rest) {
		("put", []) => show(&store.put(&mut stdin().lock(), &mut |_| ())?),
		("import", []) => store.import_car(&mut stdin().lock())?.iter().for_each(show),
		("files", []) => {
			for content in store.files() {
				show(&content?);
			}
		},
		("check", []) => {
			let report = store.check()?;
			println!(
				"{} files, {} blocks, {} bytes, {} blocks unreferenced, {} problems",
				report.files,
				report.blocks,
				report.bytes,
				report.unreferenced,
				report.problems.len()
			);
			report.problems.iter().for_each(|problem| println!("{problem}"));
			if !report.is_ok() {
				return Err("the store has problems".into());
			}
		},
		("collect", []) => println!("{} blocks removed", store.collect_garbage()?.blocks),
		(command, [text, size]) => {
			let content = cid::parse(text, size.parse()?)?;
			let mut output = BufWriter::new(stdout().lock());
			match command {
				"get" => store.get(&content, &mut output, &mut |_| ())?,
				"export" => store.export_car(&[content], &mut output)?,
				"delete" if store.delete(&content)? => {},
				"delete" => return Err("there was nothing to delete".into()),
				_ => return Err(USAGE.into()),
			}
		},
		_ => return Err(USAGE.into()),
	}
	Ok(())
}

fn main() -> ExitCode {
	let arguments: Vec<String> = std::env::args().skip(1).collect();
	let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
	match run(&arguments) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		},
	}
}
