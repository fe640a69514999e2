//! The store of sealed content on this machine.

use super::{account::view, context::Context, output::Output};
use carechain_client::{
	chain::{Failure, Result},
	files::{AtomicFile, Existing},
};
use carechain_primitives::{ContentRef, RecordId};
use carechain_rpc::views;
use carechain_storage::Store;
use clap::Subcommand;
use serde_json::json;
use std::{fs::File, io::BufWriter, path::PathBuf};

/// The store.
#[derive(Subcommand)]
pub enum Opts {
	/// Verifies every block and every file.
	Check,
	/// Lists the files.
	List,
	/// Writes files as a CAR, for stock IPFS tools and other machines.
	Export {
		/// Where to write it.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
		/// The files of this record, and its folder's keys for its owner; may be given several
		/// times. Everything by default.
		#[arg(long = "record", value_name = "ID")]
		records: Vec<RecordId>,
	},
	/// Takes the files of a CAR.
	Import {
		/// The CAR.
		file: PathBuf,
	},
	/// Removes blocks that no file needs.
	CollectGarbage,
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	let store = context.store()?;
	let shown = |content: ContentRef| view(views::Content::from(content));
	match opts {
		Opts::Check => {
			let report = tokio::task::block_in_place(|| store.check())?;
			let problems: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
			let ok = report.is_ok();
			let json = json!({
				"files": report.files,
				"blocks": report.blocks,
				"bytes": report.bytes,
				"unreferenced": report.unreferenced,
				"problems": problems,
			});
			Ok(Output::thing(json).with_exit(if ok { 0 } else { 7 }))
		},
		Opts::List => {
			let files = store.files().collect::<std::result::Result<Vec<_>, _>>()?;
			Ok(Output::list("files", files.into_iter().map(shown).collect(), &["cid", "size"]))
		},
		Opts::Export { out, records } => {
			let contents = match records.is_empty() {
				true => store.files().collect::<std::result::Result<Vec<_>, _>>()?,
				false => {
					let mut contents = Vec::new();
					for id in records {
						let record = context.chain().await?.record(id).await?;
						let record = record
							.ok_or_else(|| Failure::No(format!("there is no record {id}")))?;
						// With the folder's keys, so that its owner can read it from the CAR alone.
						let folder = context.folder_by_id(record.folder).await?;
						contents.push(folder.owner_envelope);
						contents.extend([record.content, record.manifest].into_iter().flatten());
					}
					let mut seen = std::collections::BTreeSet::new();
					contents.retain(|content| seen.insert(content.digest));
					contents
				},
			};
			if out.exists() {
				return Err(carechain_client::Error::FileExists(out).into());
			}
			let at = |source| carechain_client::Error::File { path: out.clone(), source };
			let mut file = BufWriter::new(AtomicFile::create(&out)?);
			tokio::task::block_in_place(|| store.export_car(&contents, &mut file))?;
			let file = file.into_inner().map_err(|error| at(error.into_error()))?;
			file.commit(Existing::Refuse)?;
			let files: Vec<_> = contents.into_iter().map(shown).collect();
			let text = format!("wrote {} files to {}", files.len(), out.display());
			Ok(Output::new(text, json!({ "file": out, "files": files })))
		},
		Opts::Import { file } => {
			let at = |source| carechain_client::Error::File { path: file.clone(), source };
			let mut reader = File::open(&file).map_err(at)?;
			let taken = tokio::task::block_in_place(|| store.import_car(&mut reader))?;
			let files = taken.into_iter().map(shown).collect();
			Ok(Output::list("files", files, &["cid", "size"]))
		},
		Opts::CollectGarbage => {
			let report = tokio::task::block_in_place(|| store.collect_garbage())?;
			Ok(Output::thing(json!({ "blocks": report.blocks, "bytes": report.bytes })))
		},
	}
}
