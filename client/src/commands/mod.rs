//! The commands, a file per group.

pub mod access;
pub mod account;
pub mod appointment;
pub mod context;
pub mod council;
pub mod delegate;
pub mod doctor;
pub mod emergency;
pub mod files;
pub mod folder;
pub mod history;
pub mod hours;
pub mod journal;
pub mod keys;
pub mod output;
pub mod parse;
pub mod record;
pub mod recovery;
pub mod sponsor;
pub mod store;
pub mod validator;
pub mod watch;

use carechain_client::chain::Result;
use clap::{Parser, Subcommand};
use context::{Context, Globals};
use output::Output;

/// carechain: appointments and medical records that patients own the access to.
#[derive(Parser)]
#[command(name = "care", version, propagate_version = true, max_term_width = 100)]
pub struct Cli {
	/// What applies to every command.
	#[command(flatten)]
	pub globals: Globals,
	/// What to do.
	#[command(subcommand)]
	pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
	/// Keys: make, import, list, back up, restore, rotate.
	#[command(subcommand)]
	Keys(keys::Opts),
	/// The node, the chain, and who I am there.
	Status,
	/// Invite an account to register (hospitals and clinics).
	Invite(account::Invite),
	/// Look at invitations, withdraw or decline one.
	#[command(subcommand)]
	Invitation(account::Invitation),
	/// Who answers for an account: offers, changes, notice.
	#[command(subcommand)]
	Sponsor(sponsor::Opts),
	/// Register, once invited.
	Register(account::Register),
	/// Leave the chain.
	Deregister,
	/// A participant's public entry.
	Participant(account::Who),
	/// Suspend a participant, lift it, or thaw its money.
	#[command(subcommand)]
	Participants(account::Suspension),
	/// The encrypted profile of an account.
	#[command(subcommand)]
	Profile(account::ProfileOpts),
	/// What is free of fees now.
	Allowance(account::Who),
	/// Hospitals and auditors of the consortium.
	Consortium,
	/// The policy in force: deadlines and limits.
	Policy,
	/// The council of hospitals: motions, votes, upgrades.
	#[command(subcommand)]
	Council(council::Opts),
	/// A hospital's own validator.
	#[command(subcommand)]
	Validator(validator::Opts),
	/// Send money.
	Pay(account::Pay),
	/// Delegates: who may act for whom.
	#[command(subcommand)]
	Delegate(delegate::Opts),
	/// Recovery: another key for a lost or stolen one, and the end of a guardianship.
	#[command(subcommand)]
	Recovery(recovery::Opts),
	/// Doctors: licences, practice, hours.
	#[command(subcommand)]
	Doctor(doctor::Opts),
	/// Search doctors by speciality.
	Doctors(doctor::Search),
	/// Slots of a doctor that can be booked.
	Slots(appointment::Slots),
	/// The first free slots of a speciality, across doctors.
	FirstSlots(appointment::FirstSlots),
	/// Book a slot, or a series of them.
	Book(appointment::Book),
	/// A slot that starts now, for a patient who is there: offer it, or accept it.
	#[command(subcommand)]
	WalkIn(appointment::WalkIn),
	/// My appointments.
	Appointments(appointment::List),
	/// Appointments in dispute, with their deadlines.
	Disputes(appointment::Disputes),
	/// One appointment and its life.
	#[command(subcommand)]
	Appointment(appointment::Opts),
	/// Assign a doctor to a patient (hospitals), or end it.
	#[command(subcommand)]
	Assignment(appointment::Assignment),
	/// Folders of records.
	#[command(subcommand)]
	Folder(folder::Opts),
	/// Records: add, read, amend, erase.
	#[command(subcommand)]
	Record(record::Opts),
	/// Access: ask, grant, revoke, check.
	#[command(subcommand)]
	Access(access::Opts),
	/// Break-glass: open, answer, justify, review.
	#[command(subcommand)]
	Emergency(emergency::Opts),
	/// Exclude a doctor from requests and emergencies.
	Exclude(emergency::Doctor),
	/// Take an exclusion back.
	Readmit(emergency::Doctor),
	/// What happened to a patient: appointments, records, who had access.
	History(history::Opts),
	/// Show what happens on the chain, as it happens.
	Watch(watch::Opts),
	/// The store of sealed content on this machine.
	#[command(subcommand)]
	Store(store::Opts),
}

/// Runs a command.
///
/// # Errors
/// Why it was not done.
pub async fn run(command: Command, context: &Context) -> Result<Output> {
	match command {
		Command::Keys(opts) => keys::run(opts, context).await,
		Command::Status => account::status(context).await,
		Command::Invite(opts) => account::invite(opts, context).await,
		Command::Invitation(opts) => account::invitation(opts, context).await,
		Command::Sponsor(opts) => sponsor::run(opts, context).await,
		Command::Register(opts) => account::register(opts, context).await,
		Command::Deregister => account::deregister(context).await,
		Command::Participant(opts) => account::participant(opts, context).await,
		Command::Participants(opts) => account::suspension(opts, context).await,
		Command::Profile(opts) => account::profile(opts, context).await,
		Command::Allowance(opts) => account::allowance(opts, context).await,
		Command::Consortium => account::consortium(context).await,
		Command::Policy => account::policy(context).await,
		Command::Council(opts) => council::run(opts, context).await,
		Command::Validator(opts) => validator::run(opts, context).await,
		Command::Pay(opts) => account::pay(opts, context).await,
		Command::Delegate(opts) => delegate::run(opts, context).await,
		Command::Recovery(opts) => recovery::run(opts, context).await,
		Command::Doctor(opts) => doctor::run(opts, context).await,
		Command::Doctors(opts) => doctor::search(opts, context).await,
		Command::Slots(opts) => appointment::slots(opts, context).await,
		Command::FirstSlots(opts) => appointment::first_slots(opts, context).await,
		Command::Book(opts) => appointment::book(opts, context).await,
		Command::WalkIn(opts) => appointment::walk_in(opts, context).await,
		Command::Disputes(opts) => appointment::disputes(opts, context).await,
		Command::Appointments(opts) => appointment::list(opts, context).await,
		Command::Appointment(opts) => appointment::run(opts, context).await,
		Command::Assignment(opts) => appointment::assignment(opts, context).await,
		Command::Folder(opts) => folder::run(opts, context).await,
		Command::Record(opts) => record::run(opts, context).await,
		Command::Access(opts) => access::run(opts, context).await,
		Command::Emergency(opts) => emergency::run(opts, context).await,
		Command::Exclude(opts) => emergency::exclude(opts, context).await,
		Command::Readmit(opts) => emergency::readmit(opts, context).await,
		Command::History(opts) => history::run(opts, context).await,
		Command::Watch(opts) => watch::run(opts, context).await,
		Command::Store(opts) => store::run(opts, context).await,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn no_argument_has_the_id_of_a_global_option() {
		fn walk(command: &clap::Command, global: &[String]) {
			for argument in command.get_arguments().filter(|argument| !argument.is_global_set()) {
				let id = argument.get_id().to_string();
				assert!(!global.contains(&id), "{id} of {}", command.get_name());
			}
			command.get_subcommands().for_each(|command| walk(command, global));
		}
		let command = Cli::command();
		let global: Vec<String> = command
			.get_arguments()
			.filter(|argument| argument.is_global_set())
			.map(|argument| argument.get_id().to_string())
			.collect();
		walk(&command, &global);
	}

	#[test]
	fn no_option_takes_a_secret() {
		fn walk(command: &clap::Command) {
			for argument in command.get_arguments() {
				let name = argument.get_id().as_str();
				for word in ["secret", "mnemonic", "phrase", "password", "code"] {
					let names_a_file = name.ends_with("file");
					assert!(
						!name.contains(word) || names_a_file,
						"{name} of {}",
						command.get_name()
					);
				}
			}
			command.get_subcommands().for_each(walk);
		}
		walk(&Cli::command());
	}
}
