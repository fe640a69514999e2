//! A hospital's validator: its session keys, and pausing for maintenance.

use super::{context::Context, output::Output};
use carechain_client::chain::{Call, Failure, Result};
use carechain_rpc::{views, Address};
use clap::Subcommand;
use serde_json::{json, Value};

/// Commands about the hospital's own validator.
#[derive(Subcommand)]
pub enum Opts {
	/// Whether it validates, and when a change comes into force.
	Show,
	/// Make new session keys in the node of --node, and set them on the chain. The node has to be the
	/// validator itself, and to take unsafe methods from this machine (--rpc-methods unsafe).
	RotateKeys,
	/// Step out of the validators, for maintenance. The node has to run until the session after next.
	Pause,
	/// Step back in.
	Resume,
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Show => show(context).await,
		Opts::RotateKeys => rotate_keys(context).await,
		Opts::Pause => {
			let call = Call::new("Consortium", "pause_validation");
			let headline =
				"paused: keep the node running until `care validator show` says that it \
			                makes no blocks";
			context.perform(call, headline, json!({})).await
		},
		Opts::Resume => {
			let call = Call::new("Consortium", "resume_validation");
			context
				.perform(call, "resumed: it validates again two sessions from now", json!({}))
				.await
		},
	}
}

async fn show(context: &Context) -> Result<Output> {
	let chain = context.chain().await?;
	let me = context.me().await?;
	let own = chain.hospitals().await?.into_iter().find(|hospital| hospital.account == me);
	let own = own.ok_or_else(|| {
		Failure::No(format!("{} is no hospital of the consortium", Address(me.clone())))
	})?;
	let (session, keys) = (chain.session().await?, chain.session_keys(&me).await?);
	let policy = chain.policy().await?;
	let mut json = serde_json::to_value(views::Hospital::from(own)).unwrap_or_default();
	json["sessionKeys"] =
		keys.map_or(Value::Null, |keys| json!(format!("0x{}", hex::encode(keys))));
	json["session"] = json!(session);
	json["sessionLengthBlocks"] = json!(policy.session_length);
	json["minValidators"] = json!(policy.min_validators);
	Ok(Output::thing(json))
}

async fn rotate_keys(context: &Context) -> Result<Output> {
	let node = context.node().await?;
	let me = context.me().await?;
	let owner = format!("0x{}", hex::encode(<[u8; 32]>::from(me.clone())));
	let made = node.request("author_rotateKeysWithOwner", vec![json!(owner)]).await;
	let made = made.map_err(|failure| match failure {
		Failure::Node(said) if said.to_lowercase().contains("unsafe") => Failure::No(format!(
			"{} makes keys for nobody: run this on the validator's own machine, with its node \
			 started with --rpc-methods unsafe",
			node.url()
		)),
		other => other,
	})?;
	let bytes = |name: &str| {
		let text = made[name].as_str().unwrap_or_default().trim_start_matches("0x").to_owned();
		hex::decode(text).ok().filter(|bytes| !bytes.is_empty()).ok_or_else(|| {
			Failure::Node(format!("its answer has no {name}: is it a validator of this chain?"))
		})
	};
	let (keys, proof) = (bytes("keys")?, bytes("proof")?);
	let call =
		Call::new("Session", "set_keys").with_encoded("keys", keys.clone()).with("proof", &proof);
	let extra = json!({ "sessionKeys": format!("0x{}", hex::encode(&keys)) });
	let headline = "new session keys are set: they come into force two sessions from now; until \
	                then the node needs the old ones too";
	context.perform(call, headline, extra).await
}
