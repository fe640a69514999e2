//! What happens on the chain, as it happens.

use super::{context::Context, output::Output, parse};
use carechain_client::chain::{Event, Result};
use carechain_primitives::Moment;
use carechain_rpc::{Hash, Time};
use clap::Args;
use frame::deps::sp_core::H256;
use serde_json::json;
use std::{io::Write, time::Duration};

/// Watches.
#[derive(Args)]
pub struct Opts {
	/// Everything, not only what concerns me.
	#[arg(long)]
	all: bool,
	/// Stop after so many events.
	#[arg(long, value_name = "N")]
	count: Option<u64>,
	/// Stop after so long.
	#[arg(long = "for", value_parser = parse::length, value_name = "LENGTH")]
	duration: Option<Moment>,
	/// Begin with this block instead of the next.
	#[arg(long, value_name = "NUMBER")]
	since: Option<u64>,
}

/// Runs the command: a line per event, of final blocks only.
///
/// # Errors
/// The node cannot answer.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	let watching = watch(&opts, context);
	match opts.duration {
		Some(length) => {
			tokio::time::timeout(Duration::from_millis(length), watching).await.unwrap_or(Ok(()))?
		},
		None => watching.await?,
	}
	Ok(Output::new("", serde_json::Value::Null).quiet())
}

async fn watch(opts: &Opts, context: &Context) -> Result<()> {
	let node = context.node().await?;
	let me = match opts.all {
		true => None,
		false => Some(context.me().await?),
	};
	let (newest, _) = node.finalized().await?;
	let mut next = opts.since.unwrap_or(newest + 1);
	let mut seen = 0;
	loop {
		let (newest, _) = node.finalized().await?;
		while next <= newest {
			let hash = node.block(&next.to_string()).await?;
			let time = node.time(Some(hash)).await?;
			for event in node.events(hash).await? {
				if me.as_ref().is_some_and(|me| !event.concerns(me)) {
					continue;
				}
				// Nobody reads along any more.
				if print(&event, next, hash, time, context.json()).is_err() {
					return Ok(());
				}
				seen += 1;
				if opts.count.is_some_and(|count| seen >= count) {
					return Ok(());
				}
			}
			next += 1;
		}
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
}

fn print(
	event: &Event,
	block: u64,
	hash: H256,
	time: Moment,
	as_json: bool,
) -> std::io::Result<()> {
	let line = match as_json {
		true => {
			let mut json = event.to_json();
			json["block"] = json!({
				"number": block,
				"hash": Hash(hash).to_string(),
				"time": Time(time).to_string(),
			});
			json.to_string()
		},
		false => format!(
			"{}  {}.{}  {}",
			Time(time),
			event.pallet,
			event.name,
			super::output::describe(&serde_json::Value::Object(event.fields.clone()))
				.lines()
				.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
				.collect::<Vec<_>>()
				.join(", ")
		),
	};
	// Flushed, so that who reads along sees it now.
	let mut out = std::io::stdout();
	writeln!(out, "{line}").and_then(|()| out.flush())
}
