//! Appointments: slots, booking, and their life.

use super::{
	account::view,
	context::Context,
	files,
	output::{merge, Output},
	parse,
};
use carechain_client::{
	chain::{query::pages, Account, Call, Failure, Result},
	files::Existing,
	meeting::{Meeting, MAX_MEETING, MAX_REASON},
};
use carechain_primitives::{
	api::{AppointmentInfo, Balance, SlotsError, MAX_DOCTORS_LOOKED_AT, MAX_PAGE},
	AppointmentId, AppointmentStatus, ContentRef, DisputeStage, EncryptionKey, Moment, Slot,
	Speciality, StatusKind, DAY,
};
use carechain_rpc::{views, Address, Hash, Time};
use clap::{Args, Subcommand};
use frame::deps::sp_core::H256;
use serde_json::{json, Value};
use std::path::PathBuf;

const PALLET: &str = "Appointments";

/// Slots that can be booked.
#[derive(Args)]
pub struct Slots {
	/// The doctor.
	doctor: String,
	/// From when: a length from now on, or a time.
	#[arg(long, default_value = "0s", value_name = "TIME")]
	from: String,
	/// Until when; at most 31 days later.
	#[arg(long, default_value = "7d", value_name = "TIME")]
	until: String,
	/// The most slots to show.
	#[arg(long, default_value_t = 50)]
	limit: usize,
}

/// What goes into the sealed details.
#[derive(Args)]
pub struct Details {
	/// A meeting service: the appointment gets a room of its own there (https://…). Without it, it
	/// is a visit in person.
	#[arg(long, env = "CARE_ROOM_SERVICE", value_name = "URL")]
	room_service: Option<String>,
	/// A file with the reason for the visit; it is sealed to both sides.
	#[arg(long, value_name = "FILE")]
	reason_file: Option<PathBuf>,
}

/// Books a slot.
#[derive(Args)]
pub struct Book {
	/// The doctor.
	doctor: String,
	/// When the slot starts: 2026-11-21T08:30:00Z. Given more than once, a series is booked: all of
	/// them or none.
	#[arg(long, value_name = "TIME", required = true)]
	start: Vec<String>,
	/// The most each may cost, in CARE; what the first costs now by default.
	#[arg(long, value_parser = parse::amount, value_name = "AMOUNT")]
	max_price: Option<u128>,
	/// The folder that the doctor may add records to.
	#[arg(long)]
	folder: Option<String>,
	/// The details.
	#[command(flatten)]
	details: Details,
}

/// My appointments.
#[derive(Args)]
pub struct List {
	/// Whose; mine by default.
	account: Option<String>,
	/// Also those that are over.
	#[arg(long)]
	all: bool,
	/// Those that start then or later: the latest first.
	#[arg(long, value_name = "TIME")]
	from: Option<String>,
	/// Those that start before that: the latest first.
	#[arg(long, value_name = "TIME")]
	until: Option<String>,
	/// Those that stand so: booked, checkedIn, fulfilled, cancelled, noShow, disputed, resolved,
	/// lapsed. The latest first.
	#[arg(long, value_parser = status_kind, value_name = "STATUS")]
	status: Vec<StatusKind>,
	/// The most to show, of those asked for by time or status.
	#[arg(long, default_value_t = 100)]
	limit: usize,
}

/// Appointments in dispute, the next deadline first.
#[derive(Args)]
pub struct Disputes {
	/// Only those that this hospital may decide.
	#[arg(long, value_name = "HOSPITAL")]
	judge: Option<String>,
	/// The most to show.
	#[arg(long, default_value_t = 100)]
	limit: usize,
}

/// The first slots of doctors of a speciality.
#[derive(Args)]
pub struct FirstSlots {
	/// The speciality: a SNOMED CT code, or its name.
	#[arg(value_parser = carechain_client::speciality::parse)]
	speciality: Speciality,
	/// From when: a length from now on, or a time.
	#[arg(long, default_value = "0s", value_name = "TIME")]
	from: String,
	/// Until when; at most 31 days later.
	#[arg(long, default_value = "14d", value_name = "TIME")]
	until: String,
	/// The most doctors to show.
	#[arg(long, default_value_t = 20)]
	limit: usize,
	/// The most doctors to look at.
	#[arg(long, default_value_t = 1_000)]
	doctors: usize,
}

/// Walk-ins: a slot that starts now, for a patient who is there.
#[derive(Subcommand)]
pub enum WalkIn {
	/// Offers a slot to a patient who is at the desk (doctor, or its desk). It stands for ten
	/// minutes.
	Offer {
		/// The patient.
		patient: String,
		/// When the slot starts: one that is under way, or starts within half an hour.
		#[arg(long, value_name = "TIME")]
		start: String,
	},
	/// Accepts what the desk offered (patient): the slot is booked.
	Accept {
		/// The doctor.
		doctor: String,
		/// When the slot starts.
		#[arg(long, value_name = "TIME")]
		start: String,
		/// The most it may cost, in CARE.
		#[arg(long, value_parser = parse::amount, value_name = "AMOUNT")]
		max_price: u128,
		/// The folder that the doctor may add records to.
		#[arg(long)]
		folder: Option<String>,
	},
}

/// One appointment, by its number.
#[derive(Args)]
pub struct One {
	/// Its number.
	id: AppointmentId,
}

/// The life of an appointment.
#[derive(Subcommand)]
pub enum Opts {
	/// Shows it, with the room and the reason where I can open them.
	Show(One),
	/// Proposes another slot to the other side.
	Reschedule {
		/// Its number.
		id: AppointmentId,
		/// When the other slot starts.
		#[arg(long, value_name = "TIME")]
		start: String,
	},
	/// Accepts the slot that the other side proposed.
	Accept {
		/// Its number.
		id: AppointmentId,
		/// When the proposed slot starts; what is proposed now by default.
		#[arg(long, value_name = "TIME")]
		start: Option<String>,
	},
	/// Declines the slot that the other side proposed.
	Decline(One),
	/// Calls it off.
	Cancel(One),
	/// Calls off what is ahead of its series.
	CancelSeries(One),
	/// Says that the patient is there.
	CheckIn(One),
	/// Says that it took place, and what it costs (doctor).
	Complete {
		/// Its number.
		id: AppointmentId,
		/// The bill in CARE, at most the price, which is the default. The patient gets the rest back
		/// at once.
		#[arg(long, value_parser = parse::amount, value_name = "AMOUNT")]
		amount: Option<u128>,
	},
	/// Gives the patient a part back: of the bill (doctor), or of what was paid (who got it).
	GiveBack {
		/// Its number.
		id: AppointmentId,
		/// How much, in CARE.
		#[arg(long, value_parser = parse::amount, value_name = "AMOUNT")]
		amount: u128,
	},
	/// Agrees that it took place (patient): the doctor is paid at once.
	Confirm(One),
	/// Says that the other side did not come.
	NoShow(One),
	/// Takes back my report that the other side did not come.
	WithdrawNoShow(One),
	/// Contests the report that I did not come.
	Contest(One),
	/// Disputes it (patient): a hospital decides about the money.
	Dispute(One),
	/// Takes a dispute (hospitals that have no part in it): I hear the sides, and then decide.
	TakeCase(One),
	/// Puts a file forward in a dispute, sealed to both sides and to who decides.
	Evidence {
		/// Its number.
		id: AppointmentId,
		/// The file.
		#[arg(long, value_name = "FILE")]
		file: PathBuf,
	},
	/// Opens what was put forward in a dispute.
	OpenEvidence {
		/// Its number.
		id: AppointmentId,
		/// Which one, as `show` lists them: 1 is the first.
		number: usize,
		/// Where to write it.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
		/// Replaces a file that is there.
		#[arg(long)]
		replace: bool,
	},
	/// Says that I put nothing more forward; once both sides said so, it can be decided.
	CloseEvidence(One),
	/// Decides a dispute that I took (hospitals).
	Resolve {
		/// Its number.
		id: AppointmentId,
		/// The doctor's share of the price: 50%.
		#[arg(long, value_parser = parse::share, value_name = "SHARE")]
		doctor_share: u32,
	},
	/// Appeals what a hospital decided: all hospitals that have no part in it vote.
	Appeal(One),
	/// Votes about a dispute that was appealed, or that nobody decided (hospitals).
	Vote {
		/// Its number.
		id: AppointmentId,
		/// The doctor's share of the price: 50%.
		#[arg(long, value_parser = parse::share, value_name = "SHARE")]
		doctor_share: u32,
	},
	/// Applies the outcome of one whose deadline has passed, or refunds one that the doctor's licence
	/// does not cover.
	Settle(One),
	/// Sets the sealed details anew.
	SetDetails {
		/// Its number.
		id: AppointmentId,
		/// The details.
		#[command(flatten)]
		details: Details,
	},
	/// Names the folder that the doctor may add records to.
	NameFolder {
		/// Its number.
		id: AppointmentId,
		/// The folder.
		#[arg(required_unless_present = "none")]
		folder: Option<String>,
		/// None any more.
		#[arg(long, conflicts_with = "folder")]
		none: bool,
	},
}

/// Assignments of doctors to patients.
#[derive(Subcommand)]
pub enum Assignment {
	/// Assigns a doctor to a patient: the doctor may then ask for access.
	Assign {
		/// The doctor.
		doctor: String,
		/// The patient.
		patient: String,
		/// Until when.
		#[arg(long, default_value = "7d", value_name = "TIME")]
		until: String,
	},
	/// Ends an assignment.
	End {
		/// The doctor.
		doctor: String,
		/// The patient.
		patient: String,
	},
}

fn shown(info: AppointmentInfo<Account, Balance>) -> Value {
	view(views::Appointment::from(info))
}

/// `care slots`.
///
/// # Errors
/// The doctor takes no bookings, or the node cannot answer.
pub async fn slots(opts: Slots, context: &Context) -> Result<Output> {
	let doctor = context.account(&opts.doctor).await?;
	let from = context.moment(&opts.from).await?;
	let until = context.moment(&opts.until).await?;
	let open = context.chain().await?.open_slots(&doctor, from, until).await?;
	let open = open.map_err(|error| refused(error, &doctor))?;
	let items =
		open.into_iter().take(opts.limit).map(|slot| view(views::TimeSlot::from(slot))).collect();
	Ok(Output::list("slots", items, &["start", "end"]))
}

fn refused(error: SlotsError, doctor: &Account) -> Failure {
	Failure::No(match error {
		SlotsError::NotLicensed => {
			format!("{} has no licence in force, or is suspended", Address(doctor.clone()))
		},
		SlotsError::BadRange => "the time asked is empty, past, or longer than 31 days".into(),
	})
}

/// The slot of a doctor that starts then.
async fn slot_at(doctor: &Account, start: Moment, context: &Context) -> Result<Option<Slot>> {
	let chain = context.chain().await?;
	let until = start.saturating_add(DAY);
	let open = chain.open_slots(doctor, start, until).await?;
	let open = open.map_err(|error| refused(error, doctor))?;
	Ok(open.into_iter().find(|slot| slot.start == start))
}

/// Seals the details to both sides.
async fn seal_details(
	details: &Details,
	patient: &Account,
	doctor: &Account,
	context: &Context,
) -> Result<(Option<ContentRef>, Option<Meeting>)> {
	let reason = match &details.reason_file {
		Some(path) => {
			let bytes = carechain_client::files::read(path, MAX_REASON as u64)?;
			let text = std::str::from_utf8(&bytes)
				.map_err(|_| Failure::Usage(format!("{} is not UTF-8 text", path.display())))?;
			// Lines are joined: the format takes no control characters.
			Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
		},
		None => None,
	};
	let meeting = match (&details.room_service, &reason) {
		(Some(service), reason) => Meeting::at_service(service, reason.as_deref())?,
		(None, Some(reason)) => Meeting::in_person(Some(reason))?,
		(None, None) => return Ok((None, None)),
	};
	let mut readers =
		vec![context.encryption_key(patient).await?.0, context.encryption_key(doctor).await?.0];
	if context.acting_for().await?.is_some() {
		// Who books for somebody else tells that person where to go.
		let own = context.keys().await?.newest().1.public();
		if !readers.contains(&own) {
			readers.push(own);
		}
	}
	let content = context.put(&meeting.seal(&readers)?)?;
	Ok((Some(content), Some(meeting)))
}

/// `care book`.
///
/// # Errors
/// Why it was not booked.
pub async fn book(opts: Book, context: &Context) -> Result<Output> {
	let doctor = context.account(&opts.doctor).await?;
	let me = context.me().await?;
	let starts = opts.start.iter().map(|start| parse::moment(start, 0).map_err(Failure::Usage));
	let starts = starts.collect::<Result<Vec<_>>>()?;
	let start = starts.first().copied().unwrap_or_default();
	let chain = context.chain().await?;
	// Done before an interruption, or by hand: it is not booked twice.
	let mine = chain.appointments(&me).await?;
	let booked = |start: Moment| {
		mine.iter().find(|known| {
			known.doctor == doctor
				&& known.patient == me
				&& known.slot.start == start
				&& matches!(known.status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
		})
	};
	let all = starts.iter().all(|start| booked(*start).is_some());
	if let Some(known) = booked(start).filter(|_| all).cloned() {
		let mut extra = json!({ "appointment": known.id });
		merge(&mut extra, shown(known));
		return Ok(Output::already("booked already", extra));
	}
	let info = chain.doctor(&doctor).await?.ok_or_else(|| {
		Failure::No(format!("{} is not in the register", Address(doctor.clone())))
	})?;
	let max_price = match opts.max_price {
		Some(price) => price,
		None => match slot_at(&doctor, start, context).await {
			Ok(Some(slot)) => {
				let length = u128::from(slot.end.saturating_sub(slot.start));
				info.fee_per_hour
					.saturating_mul(length)
					.div_ceil(u128::from(carechain_primitives::HOUR))
			},
			// The chain says why it cannot be booked.
			_ => info.fee_per_hour,
		},
	};
	let folder: Option<H256> = match &opts.folder {
		Some(text) => Some(context.folder(text).await?.id),
		None => None,
	};
	let (details, meeting) = seal_details(&opts.details, &me, &doctor, context).await?;
	// The terms of cancelling are looked at by the person: any that stand are taken.
	let policy: Option<super::hours::CancellationPolicy> = None;
	let call = match starts.len() {
		1 => Call::new(PALLET, "book").with("doctor", &doctor).with("start", &start),
		_ => Call::new(PALLET, "book_series").with("doctor", &doctor).with("starts", &starts),
	};
	let call = call
		.with("max_price", &max_price)
		.with("policy", &policy)
		.with("details", &details)
		.with("folder", &folder);
	let outcome = context.send(call).await?;
	let field = |name: &str| outcome.field(PALLET, "AppointmentBooked", name);
	let extra = json!({
		"appointment": field("booking"),
		"appointments": outcome
			.all(PALLET, "AppointmentBooked")
			.map(|event| event.field("appointment").clone())
			.collect::<Vec<_>>(),
		"patient": field("patient"),
		"doctor": field("doctor"),
		"slot": field("slot"),
		"price": amount(&field("price")),
		"escrow": field("escrow"),
		"folder": folder.map(|id| Hash(id).to_string()),
		"details": details.map(|content| view(views::Content::from(content))),
		"room": meeting.as_ref().and_then(|meeting| meeting.link().map(str::to_owned)),
	});
	Ok(Output::of_outcome("booked", &outcome, extra))
}

/// Amounts are decimal strings everywhere.
pub fn amount(value: &Value) -> Value {
	match value {
		Value::Number(number) => json!(number.to_string()),
		other => other.clone(),
	}
}

/// A kind of status, as it is shown.
fn status_kind(text: &str) -> core::result::Result<StatusKind, String> {
	serde_json::from_value(json!(text)).map_err(|_| {
		format!(
			"{text:?} is none of booked, checkedIn, fulfilled, cancelled, noShow, disputed, \
			 resolved, lapsed"
		)
	})
}

/// A list of appointments.
fn listed(known: Vec<AppointmentInfo<Account, Balance>>, columns: &[&str]) -> Output {
	let items = known
		.into_iter()
		.map(|one| {
			let mut json = shown(one);
			json["start"] = json.pointer("/slot/start").cloned().unwrap_or_default();
			json
		})
		.collect();
	Output::list("appointments", items, columns)
}

const COLUMNS: [&str; 6] = ["id", "start", "status", "patient", "doctor", "price"];

/// `care appointments`.
///
/// # Errors
/// The node cannot answer.
pub async fn list(opts: List, context: &Context) -> Result<Output> {
	let who = match &opts.account {
		Some(text) => context.account(text).await?,
		None => context.me().await?,
	};
	if opts.from.is_some() || opts.until.is_some() || !opts.status.is_empty() {
		let mut range = [None, None];
		for (moment, text) in range.iter_mut().zip([&opts.from, &opts.until]) {
			if let Some(text) = text {
				*moment = Some(context.moment(text).await?);
			}
		}
		let chain = context.chain().await?;
		let page = async |after| {
			chain.agenda(&who, range[0], range[1], &opts.status, after, MAX_PAGE).await
		};
		return Ok(listed(pages(opts.limit, page).await?, &COLUMNS));
	}
	let mut known = context.chain().await?.appointments(&who).await?;
	known.retain(|one| {
		opts.all
			|| matches!(
				one.status,
				AppointmentStatus::Booked
					| AppointmentStatus::CheckedIn
					| AppointmentStatus::Disputed { .. }
			) || one.escrow.is_some()
	});
	known.sort_by_key(|one| one.slot.start);
	Ok(listed(known, &COLUMNS))
}

/// `care disputes`.
///
/// # Errors
/// The node cannot answer.
pub async fn disputes(opts: Disputes, context: &Context) -> Result<Output> {
	let judge = match &opts.judge {
		Some(text) => Some(context.account(text).await?),
		None => None,
	};
	let chain = context.chain().await?;
	let page = async |after| chain.open_disputes(&judge, after, MAX_PAGE).await;
	let known = pages(opts.limit, page).await?;
	Ok(listed(known, &["id", "deadline", "status", "patient", "doctor", "price", "billed"]))
}

/// `care first-slots`.
///
/// # Errors
/// The time asked makes no sense, or the node cannot answer.
pub async fn first_slots(opts: FirstSlots, context: &Context) -> Result<Output> {
	let from = context.moment(&opts.from).await?;
	let until = context.moment(&opts.until).await?;
	let chain = context.chain().await?;
	let mut found = Vec::new();
	let mut after = None;
	let mut looked_at = 0;
	// The earliest of all is known once all were looked at.
	while looked_at < opts.doctors {
		let page = chain
			.first_slots(opts.speciality, from, until, after, MAX_DOCTORS_LOOKED_AT)
			.await?
			.map_err(|_| {
				Failure::No("the time asked is empty, past, or longer than 31 days".into())
			})?;
		found.extend(page.items);
		looked_at = looked_at.saturating_add(MAX_DOCTORS_LOOKED_AT as usize);
		after = page.next;
		if after.is_none() {
			break;
		}
	}
	found.sort_by_key(|first| first.slot.start);
	found.truncate(opts.limit);
	let items = found
		.into_iter()
		.map(|first| {
			let mut json = view(views::FirstSlot::from(first));
			json["start"] = json.pointer("/slot/start").cloned().unwrap_or_default();
			json
		})
		.collect();
	Ok(Output::list("slots", items, &["start", "doctor", "price"]))
}

/// `care walk-in`.
///
/// # Errors
/// Why it was not done.
pub async fn walk_in(opts: WalkIn, context: &Context) -> Result<Output> {
	match opts {
		WalkIn::Offer { patient, start } => {
			let patient = context.account(&patient).await?;
			let start = parse::moment(&start, 0).map_err(Failure::Usage)?;
			let call =
				Call::new(PALLET, "offer_walk_in").with("patient", &patient).with("start", &start);
			let outcome = context.send(call).await?;
			let field = |name: &str| outcome.field(PALLET, "WalkInOffered", name);
			let extra = json!({
				"doctor": field("doctor"),
				"patient": field("patient"),
				"slot": field("slot"),
				"price": amount(&field("price")),
				"until": field("until"),
			});
			Ok(Output::of_outcome("offered; the patient has to accept", &outcome, extra))
		},
		WalkIn::Accept { doctor, start, max_price, folder } => {
			let doctor = context.account(&doctor).await?;
			let start = parse::moment(&start, 0).map_err(Failure::Usage)?;
			let folder: Option<H256> = match &folder {
				Some(text) => Some(context.folder(text).await?.id),
				None => None,
			};
			let policy: Option<super::hours::CancellationPolicy> = None;
			let details: Option<ContentRef> = None;
			let call = Call::new(PALLET, "accept_walk_in")
				.with("doctor", &doctor)
				.with("start", &start)
				.with("max_price", &max_price)
				.with("policy", &policy)
				.with("details", &details)
				.with("folder", &folder);
			let outcome = context.send(call).await?;
			let field = |name: &str| outcome.field(PALLET, "AppointmentBooked", name);
			let extra = json!({
				"appointment": field("appointment"),
				"doctor": field("doctor"),
				"slot": field("slot"),
				"price": amount(&field("price")),
				"escrow": field("escrow"),
			});
			Ok(Output::of_outcome("booked", &outcome, extra))
		},
	}
}

async fn get(id: AppointmentId, context: &Context) -> Result<AppointmentInfo<Account, Balance>> {
	let known = context.chain().await?.appointment(id).await?;
	known.ok_or_else(|| Failure::No(format!("there is no appointment {id}")))
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	let simple = |name: &'static str, one: One, headline: &'static str| async move {
		let call = Call::new(PALLET, name).with("appointment", &one.id);
		act(call, one.id, headline, context).await
	};
	match opts {
		Opts::Show(one) => show(one.id, context).await,
		Opts::Reschedule { id, start } => {
			let start = parse::moment(&start, 0).map_err(Failure::Usage)?;
			let call = Call::new(PALLET, "propose_reschedule")
				.with("appointment", &id)
				.with("start", &start);
			act(call, id, "proposed; the other side has to accept", context).await
		},
		Opts::Accept { id, start } => {
			let start = match start {
				Some(text) => parse::moment(&text, 0).map_err(Failure::Usage)?,
				None => {
					let known = get(id, context).await?;
					let (slot, _) = known
						.proposed
						.ok_or_else(|| Failure::No("no other slot is proposed".into()))?;
					slot.start
				},
			};
			let call = Call::new(PALLET, "accept_reschedule")
				.with("appointment", &id)
				.with("start", &start);
			act(call, id, "rescheduled", context).await
		},
		Opts::Decline(one) => simple("decline_reschedule", one, "declined").await,
		Opts::Cancel(one) => simple("cancel", one, "cancelled").await,
		Opts::CheckIn(one) => simple("check_in", one, "checked in").await,
		Opts::CancelSeries(one) => {
			let call = Call::new(PALLET, "cancel_series").with("appointment", &one.id);
			let outcome = context.send(call).await?;
			let cancelled = outcome.all(PALLET, "AppointmentCancelled");
			let ids: Vec<_> = cancelled.map(|event| event.field("appointment").clone()).collect();
			Ok(Output::of_outcome("cancelled", &outcome, json!({ "appointments": ids })))
		},
		Opts::Complete { id, amount } => {
			let amount = match amount {
				Some(amount) => amount,
				None => {
					let known = get(id, context).await?;
					known.billed.unwrap_or(known.price)
				},
			};
			let call =
				Call::new(PALLET, "complete").with("appointment", &id).with("amount", &amount);
			act(call, id, "completed", context).await
		},
		Opts::GiveBack { id, amount } => {
			let call =
				Call::new(PALLET, "give_back").with("appointment", &id).with("amount", &amount);
			act(call, id, "given back", context).await
		},
		Opts::Confirm(one) => simple("confirm", one, "confirmed").await,
		Opts::NoShow(one) => simple("report_no_show", one, "reported").await,
		Opts::WithdrawNoShow(one) => simple("withdraw_no_show", one, "withdrawn").await,
		Opts::Contest(one) => simple("contest_no_show", one, "contested").await,
		Opts::Dispute(one) => simple("dispute", one, "disputed").await,
		Opts::Settle(one) => simple("settle_due", one, "settled").await,
		Opts::TakeCase(one) => simple("take_case", one, "taken").await,
		Opts::Evidence { id, file } => add_evidence(id, &file, context).await,
		Opts::OpenEvidence { id, number, out, replace } => {
			open_evidence(id, number, &out, replace, context).await
		},
		Opts::CloseEvidence(one) => simple("close_evidence", one, "closed").await,
		Opts::Resolve { id, doctor_share } => {
			let call = Call::new(PALLET, "resolve")
				.with("appointment", &id)
				.with("doctor_share", &doctor_share);
			act(call, id, "resolved; either side can appeal until the deadline", context).await
		},
		Opts::Appeal(one) => simple("appeal", one, "appealed: the hospitals vote").await,
		Opts::Vote { id, doctor_share } => {
			let call = Call::new(PALLET, "vote")
				.with("appointment", &id)
				.with("doctor_share", &doctor_share);
			act(call, id, "voted", context).await
		},
		Opts::SetDetails { id, details } => {
			let known = get(id, context).await?;
			let (content, meeting) =
				seal_details(&details, &known.patient, &known.doctor, context).await?;
			let call =
				Call::new(PALLET, "set_details").with("appointment", &id).with("details", &content);
			let extra = json!({
				"appointment": id,
				"details": content.map(|content| view(views::Content::from(content))),
				"room": meeting.as_ref().and_then(|meeting| meeting.link().map(str::to_owned)),
			});
			context.perform(call, "set", extra).await
		},
		Opts::NameFolder { id, folder, none: _ } => {
			let folder: Option<H256> = match folder {
				Some(text) => Some(context.folder(&text).await?.id),
				None => None,
			};
			let call =
				Call::new(PALLET, "name_folder").with("appointment", &id).with("folder", &folder);
			let extra =
				json!({ "appointment": id, "folder": folder.map(|id| Hash(id).to_string()) });
			context.perform(call, "named", extra).await
		},
	}
}

/// Sends a call about an appointment; the answer says how it stands afterwards.
async fn act(call: Call, id: AppointmentId, headline: &str, context: &Context) -> Result<Output> {
	let outcome = context.send(call).await?;
	let mut extra = json!({ "appointment": id });
	// Where it stands now is a courtesy: what was done is done.
	if let Ok(Some(known)) = context.chain().await?.appointment(id).await {
		let json = shown(known);
		for name in ["status", "slot", "price", "billed", "paid", "deadline", "escrow", "dispute"] {
			extra[name] = json.get(name).cloned().unwrap_or_default();
		}
	}
	if let Some(settled) = outcome.event("Escrow", "EscrowSettled") {
		extra["toPayee"] = amount(settled.field("toPayee"));
		extra["toPayer"] = amount(settled.field("toPayer"));
	}
	Ok(Output::of_outcome(headline, &outcome, extra))
}

/// What a dispute's side puts forward is no longer than this, in bytes: pictures and scans fit.
const MAX_EVIDENCE: u64 = 100 << 20;

/// Who reads what is put forward: both sides, and who decides.
async fn readers_of_evidence(
	known: &AppointmentInfo<Account, Balance>,
	context: &Context,
) -> Result<(Vec<EncryptionKey>, Vec<Account>)> {
	let dispute = known
		.dispute
		.as_ref()
		.ok_or_else(|| Failure::No(format!("appointment {} is not in dispute", known.id)))?;
	let chain = context.chain().await?;
	let deciding = match dispute.stage {
		DisputeStage::Ballot => chain.strangers(known.id).await?,
		_ => dispute.judge.clone().into_iter().collect(),
	};
	let mut readers = vec![
		context.encryption_key(&known.patient).await?.0,
		context.encryption_key(&known.doctor).await?.0,
	];
	if context.acting_for().await?.is_some() {
		readers.push(context.keys().await?.newest().1.public());
	}
	let mut sealed_to = Vec::new();
	for hospital in deciding {
		// Who has set no key yet cannot be sealed to. Nor whose key is not proven: that must not
		// keep a side from putting its evidence forward in time.
		if chain.participant(&hospital).await?.is_none_or(|known| known.encryption_key.is_none()) {
			continue;
		}
		match context.encryption_key(&hospital).await {
			Ok((key, _)) => {
				readers.push(key);
				sealed_to.push(hospital);
			},
			Err(Failure::Client(problem)) => {
				context.note(&format!("not sealed to {}: {problem}", Address(hospital)));
			},
			Err(failure) => return Err(failure),
		}
	}
	let mut different = Vec::new();
	for reader in readers {
		if !different.contains(&reader) {
			different.push(reader);
		}
	}
	Ok((different, sealed_to))
}

async fn add_evidence(
	id: AppointmentId,
	file: &std::path::Path,
	context: &Context,
) -> Result<Output> {
	let known = get(id, context).await?;
	let length = std::fs::metadata(file)
		.map_err(|source| carechain_client::Error::File { path: file.to_owned(), source })?
		.len();
	if length > MAX_EVIDENCE {
		return Err(carechain_client::Error::TooLarge { limit: MAX_EVIDENCE }.into());
	}
	let (readers, deciding) = readers_of_evidence(&known, context).await?;
	let (_, content) = files::seal_into_store(file, &readers, context)?;
	let call = Call::new(PALLET, "add_evidence").with("appointment", &id).with("content", &content);
	let headline = if deciding.is_empty() {
		"put forward; nobody has the case yet: put it forward again once a hospital has taken it"
	} else {
		"put forward"
	};
	let sealed_to = deciding.into_iter().map(|hospital| Address(hospital).to_string());
	let extra = json!({
		"appointment": id,
		"evidence": view(views::Content::from(content)),
		"sealedTo": sealed_to.collect::<Vec<_>>(),
	});
	context.perform(call, headline, extra).await
}

async fn open_evidence(
	id: AppointmentId,
	number: usize,
	out: &std::path::Path,
	replace: bool,
	context: &Context,
) -> Result<Output> {
	let known = get(id, context).await?;
	let evidence = known.dispute.map(|dispute| dispute.evidence).unwrap_or_default();
	let one = number
		.checked_sub(1)
		.and_then(|index| evidence.get(index))
		.ok_or_else(|| Failure::No(format!("appointment {id} has no evidence {number}")))?;
	let identities = context.identities().await?;
	let existing = if replace { Existing::Replace } else { Existing::Refuse };
	let key = files::Key::Identities(&identities);
	let measured = files::open_to_file(&one.content, &key, out, None, existing, context)?;
	Ok(Output::thing(json!({
		"appointment": id,
		"party": one.party,
		"out": out.display().to_string(),
		"size": measured.size,
	})))
}

async fn show(id: AppointmentId, context: &Context) -> Result<Output> {
	let known = get(id, context).await?;
	let details = known.details;
	let mut json = shown(known);
	let has_key = context.dev_key().is_some() || context.key_name().is_ok();
	if let Some(content) = details.filter(|_| has_key) {
		let sealed = context.get(&content, 2 * MAX_MEETING)?;
		let identities = context.identities().await?;
		match Meeting::open(sealed.as_slice(), &identities) {
			Ok(meeting) => {
				json["room"] = json!(meeting.link());
				json["reason"] = json!(meeting.reason());
			},
			Err(carechain_client::Error::WrongKey) => {
				json["room"] = Value::Null;
				json["detailsNote"] = json!("sealed to patient and doctor, not to you");
			},
			Err(error) => return Err(error.into()),
		}
	}
	Ok(Output::thing(json))
}

/// `care assignment`.
///
/// # Errors
/// Why it was not done.
pub async fn assignment(opts: Assignment, context: &Context) -> Result<Output> {
	let (name, doctor, patient, until) = match &opts {
		Assignment::Assign { doctor, patient, until } => {
			("assign_doctor", doctor, patient, Some(context.moment(until).await?))
		},
		Assignment::End { doctor, patient } => ("unassign_doctor", doctor, patient, None),
	};
	let doctor = context.account(doctor).await?;
	let patient = context.account(patient).await?;
	let mut call = Call::new(PALLET, name).with("doctor", &doctor).with("patient", &patient);
	let mut extra = json!({
		"doctor": Address(doctor).to_string(),
		"patient": Address(patient).to_string(),
	});
	if let Some(until) = until {
		call = call.with("until", &until);
		extra["until"] = json!(Time(until).to_string());
	}
	context.perform(call, if until.is_some() { "assigned" } else { "ended" }, extra).await
}
