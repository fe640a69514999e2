//! Sponsorship: who answers for an account, and changing that.

use super::{
	account::{view, Who},
	context::Context,
	output::Output,
};
use carechain_client::chain::{Account, Call, Result};
use carechain_rpc::{views, Address, Time};
use clap::Subcommand;
use serde_json::json;

/// Commands about sponsorship.
#[derive(Subcommand)]
pub enum Opts {
	/// Who answers for an account, what is to become of that, and who offers.
	Show(Who),
	/// Offer a participant to sponsor it (hospitals and clinics). Counts as an invitation of the day.
	Offer {
		/// The participant.
		account: String,
		/// Until when it can accept: a length from now on, or a time.
		#[arg(long, default_value = "7d", value_name = "TIME")]
		expires: String,
	},
	/// Withdraw an offer that was not accepted.
	WithdrawOffer {
		/// The participant it was made to.
		account: String,
	},
	/// Accept an offer. The former sponsor acts until it takes effect, and is not asked.
	Accept {
		/// Who offered.
		sponsor: String,
	},
	/// Decline an offer, or take back that it was accepted as long as it has not taken effect.
	Decline {
		/// Who offered.
		sponsor: String,
	},
	/// Give notice: sponsor a participant no longer.
	End {
		/// The participant.
		account: String,
	},
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Show(who) => {
			let account = who.resolve(context).await?;
			let known = views::Participant::from(context.participant(&account).await?);
			Ok(Output::thing(json!({
				"account": view(known.account),
				"sponsor": view(known.sponsor),
				"sponsorship": view(known.sponsorship),
				"inviting": view(known.inviting),
			})))
		},
		Opts::Offer { account, expires } => {
			let who = context.account(&account).await?;
			let expires = context.moment(&expires).await?;
			let call = Call::new("Participants", "offer_sponsorship")
				.with("who", &who)
				.with("expires_at", &expires);
			let extra = json!({
				"who": Address(who).to_string(),
				"expiresAt": Time(expires).to_string(),
			});
			context.perform(call, "offered", extra).await
		},
		Opts::WithdrawOffer { account } => {
			on_participant("withdraw_offer", &account, "offer withdrawn", context).await
		},
		Opts::End { account } => {
			on_participant("end_sponsorship", &account, "notice given", context).await
		},
		Opts::Accept { sponsor } => {
			on_sponsor("accept_sponsorship", &sponsor, "accepted", context).await
		},
		Opts::Decline { sponsor } => {
			on_sponsor("decline_sponsorship", &sponsor, "declined", context).await
		},
	}
}

async fn on_participant(
	name: &'static str,
	account: &str,
	headline: &str,
	context: &Context,
) -> Result<Output> {
	let who: Account = context.account(account).await?;
	let call = Call::new("Participants", name).with("who", &who);
	context.perform(call, headline, json!({ "who": Address(who).to_string() })).await
}

async fn on_sponsor(
	name: &'static str,
	account: &str,
	headline: &str,
	context: &Context,
) -> Result<Output> {
	let sponsor: Account = context.account(account).await?;
	let call = Call::new("Participants", name).with("sponsor", &sponsor);
	context.perform(call, headline, json!({ "sponsor": Address(sponsor).to_string() })).await
}
