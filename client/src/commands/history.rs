//! What happened to a patient, in the order of time.

use super::{
	account::view,
	context::Context,
	output::{table, Output},
};
use carechain_client::chain::Result;
use carechain_primitives::{
	api::{GrantState, Selector},
	Moment,
};
use carechain_rpc::{views, Address, Hash, Time};
use clap::Args;
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// What happened to a patient.
#[derive(Args)]
pub struct Opts {
	/// The patient; me by default.
	patient: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// The node cannot answer.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	let patient = match opts.patient {
		Some(text) => context.account(&text).await?,
		None => context.me().await?,
	};
	let chain = context.chain().await?;
	let mut timeline: Vec<(Moment, Value)> = Vec::new();
	let mut note = |at: Moment, what: &str, who: Option<String>, detail: Value| {
		timeline.push((
			at,
			json!({ "time": Time(at).to_string(), "what": what, "who": who, "detail": detail }),
		));
	};
	let name = |account: &carechain_client::chain::Account| Address(account.clone()).to_string();
	let mut doctors = BTreeSet::new();
	let mut appointments = Vec::new();
	for one in chain.appointments(&patient).await? {
		if one.patient == patient {
			doctors.insert(name(&one.doctor));
			note(
				one.slot.start,
				"appointment",
				Some(name(&one.doctor)),
				json!({ "appointment": one.id, "status": view(views::AppointmentStatus::from(one.status)) }),
			);
		}
		appointments.push(view(views::Appointment::from(one)));
	}
	let (mut folders, mut records, mut grants) = (Vec::new(), Vec::new(), Vec::new());
	let (mut requests, mut emergencies, mut reads) = (Vec::new(), Vec::new(), Vec::new());
	for folder in chain.folders(&patient).await? {
		let id = Hash(folder.id).to_string();
		for record in chain.records(folder.id).await? {
			note(
				record.added_at,
				"record added",
				Some(name(&record.author)),
				json!({ "record": record.id, "folder": id }),
			);
			records.push(view(views::Record::from(record)));
		}
		let of = Selector::Folder(folder.id);
		for grant in chain.grants(&of).await? {
			let detail = json!({
				"grant": grant.id,
				"right": view(grant.right),
				"purposes": grant.purposes.iter().map(|purpose| purpose.code()).collect::<Vec<_>>(),
				"by": name(&grant.by),
				"until": Time(grant.until).to_string(),
			});
			note(grant.from, "access granted", Some(name(&grant.grantee)), detail.clone());
			match grant.state {
				GrantState::Live => (),
				GrantState::Expired => {
					note(grant.until, "access expired", Some(name(&grant.grantee)), detail)
				},
				GrantState::Revoked { at, .. } => {
					note(at, "access revoked", Some(name(&grant.grantee)), detail)
				},
			}
			grants.push(view(views::Grant::from(grant)));
		}
		for request in chain.requests(folder.id).await? {
			requests.push(view(views::AccessRequest::from(request)));
		}
		for emergency in chain.emergencies(&of).await? {
			let detail = json!({ "emergency": emergency.id });
			note(emergency.opened_at, "glass broken", Some(name(&emergency.doctor)), detail);
			emergencies.push(view(views::Emergency::from(emergency)));
		}
		for read in chain.declared_reads(folder.id).await? {
			let detail = json!({ "record": read.record, "purpose": read.purpose.code() });
			note(read.at, "read declared", Some(name(&read.reader)), detail);
			reads.push(view(views::DeclaredRead::from(read)));
		}
		folders.push(view(views::Folder::from(folder)));
	}
	timeline.sort_by_key(|(at, _)| *at);
	let timeline: Vec<Value> = timeline.into_iter().map(|(_, entry)| entry).collect();
	let text = match timeline.is_empty() {
		true => "nothing yet".to_owned(),
		false => table(&timeline, &["time", "what", "who", "detail"]),
	};
	let json = json!({
		"patient": Address(patient).to_string(),
		"doctors": doctors,
		"appointments": appointments,
		"folders": folders,
		"records": records,
		"grants": grants,
		"requests": requests,
		"emergencies": emergencies,
		"declaredReads": reads,
		"timeline": timeline,
	});
	Ok(Output::new(text, json))
}
