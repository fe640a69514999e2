//! Doctors: the register of licences, the practice, the hours.

use super::{
	account::view,
	context::Context,
	hours::{self, CancellationPolicy},
	output::Output,
	parse,
};
use carechain_client::{
	chain::{Account, Call, Failure, Result},
	speciality,
};
use carechain_primitives::{
	api::{Balance, DoctorInfo},
	ContentRef, LicenceReason, Moment, Speciality,
};
use carechain_rpc::{views, Address, Time};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// What a doctor decides alone.
#[derive(Args)]
pub struct Practice {
	/// A speciality: its SNOMED CT code or its name; may be given several times.
	#[arg(long = "speciality", value_parser = speciality::parse)]
	specialities: Vec<Speciality>,
	/// A language spoken with patients (ISO 639-1); may be given several times.
	#[arg(long = "language", value_parser = parse::language)]
	languages: Vec<[u8; 2]>,
	/// The fee per hour, in CARE.
	#[arg(long, value_parser = parse::amount)]
	fee: Option<u128>,
	/// Who is paid; the doctor by default.
	#[arg(long)]
	payee: Option<String>,
	/// The public profile: a file that everybody may read.
	#[arg(long, value_name = "FILE")]
	profile: Option<PathBuf>,
}

/// Applies to the register.
#[derive(Args)]
pub struct Apply {
	/// Whose authority gave the licence: DE, DE-BY (ISO 3166).
	#[arg(long)]
	jurisdiction: String,
	/// The licence's number.
	#[arg(long)]
	licence: String,
	/// Public credentials: a file that everybody may read.
	#[arg(long, value_name = "FILE")]
	credentials: PathBuf,
	/// The practice.
	#[command(flatten)]
	practice: Practice,
}

/// Publishes hours.
#[derive(Args)]
pub struct Hours {
	/// The time zone: Europe/Berlin, UTC.
	#[arg(long)]
	zone: String,
	/// The weekdays: mon-fri, or mon,wed.
	#[arg(long, requires = "from", requires = "to", value_name = "DAYS")]
	weekday: Option<String>,
	/// When the first slot starts: 09:00.
	#[arg(long, value_parser = hours::time_of_day, value_name = "TIME")]
	from: Option<u16>,
	/// When the last slot ends: 17:00.
	#[arg(long, value_parser = hours::time_of_day, value_name = "TIME")]
	to: Option<u16>,
	/// More hours: "sat 09:00-12:00"; may be given several times.
	#[arg(long, value_parser = hours::block, value_name = "HOURS")]
	also: Vec<hours::Block>,
	/// The length of a slot.
	#[arg(long, value_parser = parse::length, default_value = "30m", value_name = "LENGTH")]
	slot: Moment,
	/// How long before the start cancelling costs nothing.
	#[arg(long, value_parser = parse::length, default_value = "24h", value_name = "LENGTH")]
	notice: Moment,
	/// The doctor's share of the price when a patient cancels later.
	#[arg(long, value_parser = parse::share, default_value = "50%", value_name = "SHARE")]
	late_share: u32,
}

/// A doctor, and why.
#[derive(Args)]
pub struct Because {
	/// The doctor.
	pub doctor: String,
	/// authority-decision, false-declaration, patient-safety, investigation or own-request.
	#[arg(long, value_parser = parse::licence_reason)]
	pub reason: LicenceReason,
}

/// Doctors.
#[derive(Subcommand)]
pub enum Opts {
	/// Applies to the register, or applies anew.
	Apply(Apply),
	/// Takes an application back.
	Withdraw,
	/// Changes fee, payee, languages, profile, or gives specialities up.
	Update(Practice),
	/// Accepts to be paid for a doctor that names me as payee.
	AcceptPayments {
		/// The doctor.
		doctor: String,
	},
	/// Is paid for a doctor no longer: the doctor is.
	DeclinePayments {
		/// The doctor.
		doctor: String,
	},
	/// Asks a hospital to verify me: no other can.
	Request {
		/// The hospital.
		hospital: String,
	},
	/// Takes a request back, and the verification that came of it.
	Dismiss {
		/// The hospital.
		hospital: String,
	},
	/// Verifies what a doctor applied with who asked me (hospitals).
	Verify {
		/// The doctor.
		doctor: String,
		/// Until when.
		#[arg(long, default_value = "52w", value_name = "TIME")]
		until: String,
		/// The licence that I have seen: JURISDICTION/NUMBER. It must be the one applied with.
		#[arg(long, value_name = "LICENCE")]
		licence: Option<String>,
	},
	/// Changes the end of my verification (hospitals).
	Renew {
		/// The doctor.
		doctor: String,
		/// Until when.
		#[arg(long, default_value = "52w", value_name = "TIME")]
		until: String,
	},
	/// Adds specialities to a doctor (hospitals).
	VerifySpecialities {
		/// The doctor.
		doctor: String,
		/// A speciality; may be given several times.
		#[arg(long = "speciality", required = true, value_parser = speciality::parse)]
		specialities: Vec<Speciality>,
	},
	/// Takes my verification back; those of others stand (hospitals).
	WithdrawVerification(Because),
	/// Suspends my verification; those of others stand (hospitals).
	SuspendVerification(Because),
	/// Ends the suspension of my verification (hospitals).
	ReinstateVerification {
		/// The doctor.
		doctor: String,
	},
	/// Suspends a doctor whom I verified everywhere, for 72 hours: then it is the council's to go on
	/// (hospitals).
	SuspendEverywhere(Because),
	/// Ends my suspension of a doctor everywhere (hospitals).
	LiftSuspension {
		/// The doctor.
		doctor: String,
	},
	/// Shows a doctor's entry.
	Show {
		/// The doctor; me by default.
		doctor: Option<String>,
	},
	/// Publishes a year of weekly hours, in place of those before.
	Hours(Hours),
	/// Takes all hours back: nothing can be booked any more.
	NoHours,
	/// Closes a day.
	CloseDay {
		/// The day: 2026-12-24.
		#[arg(value_parser = parse::day)]
		day: u32,
	},
	/// Opens a closed day again.
	ReopenDay {
		/// The day: 2026-12-24.
		#[arg(value_parser = parse::day)]
		day: u32,
	},
}

/// Searches doctors.
#[derive(Args)]
pub struct Search {
	/// The speciality: its SNOMED CT code or its name.
	#[arg(long, value_parser = speciality::parse)]
	speciality: Speciality,
	/// Only those who speak it (ISO 639-1).
	#[arg(long, value_parser = parse::language)]
	language: Option<[u8; 2]>,
	/// Also those who may not treat now.
	#[arg(long)]
	all: bool,
}

/// A doctor as JSON, with the names of the specialities.
fn shown(doctor: DoctorInfo<Account, Balance>) -> Value {
	let names: Vec<_> =
		doctor.specialities.iter().map(|code| speciality::name(*code).unwrap_or("?")).collect();
	let mut json = view(views::Doctor::from(doctor));
	json["specialityNames"] = json!(names);
	json
}

fn public_file(path: &Path, context: &Context) -> Result<ContentRef> {
	use carechain_storage::Store;
	let mut file = std::fs::File::open(path)
		.map_err(|source| carechain_client::Error::File { path: path.to_owned(), source })?;
	let store = context.store()?;
	Ok(store.put(&mut file, &mut |_| ())?)
}

fn sorted(mut specialities: Vec<Speciality>) -> Vec<Speciality> {
	specialities.sort_unstable();
	specialities.dedup();
	specialities
}

async fn doctor_of(text: &str, context: &Context) -> Result<DoctorInfo<Account, Balance>> {
	let doctor = context.account(text).await?;
	let known = context.chain().await?.doctor(&doctor).await?;
	known.ok_or_else(|| Failure::No(format!("{} is not in the register", Address(doctor))))
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	const PALLET: &str = "DoctorRegistry";
	let about = |doctor: &Account| json!({ "doctor": Address(doctor.clone()).to_string() });
	match opts {
		Opts::Apply(opts) => apply(opts, context).await,
		Opts::Withdraw => {
			context.perform(Call::new(PALLET, "withdraw_application"), "withdrawn", json!({})).await
		},
		Opts::Update(practice) => update(practice, context).await,
		Opts::AcceptPayments { doctor } => {
			let doctor = context.account(&doctor).await?;
			let call = Call::new("Appointments", "accept_payments_for").with("doctor", &doctor);
			context.perform(call, "accepted", about(&doctor)).await
		},
		Opts::DeclinePayments { doctor } => {
			let doctor = context.account(&doctor).await?;
			let call = Call::new("Appointments", "decline_payments_for").with("doctor", &doctor);
			context.perform(call, "declined", about(&doctor)).await
		},
		Opts::Request { hospital } => {
			let hospital = context.account(&hospital).await?;
			let call = Call::new(PALLET, "request_verification").with("hospital", &hospital);
			let extra = json!({ "hospital": Address(hospital).to_string() });
			context.perform(call, "asked; the hospital has to verify", extra).await
		},
		Opts::Dismiss { hospital } => {
			let hospital = context.account(&hospital).await?;
			let call = Call::new(PALLET, "dismiss_verifier").with("hospital", &hospital);
			let extra = json!({ "hospital": Address(hospital).to_string() });
			context.perform(call, "dismissed", extra).await
		},
		Opts::Verify { doctor, until, licence } => {
			let known = doctor_of(&doctor, context).await?;
			let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
			let (jurisdiction, number) = (text(&known.jurisdiction), text(&known.licence_number));
			let applied = format!("{jurisdiction}/{number}");
			// The register compares without case, and so does who reads a licence.
			if let Some(seen) = licence.filter(|seen| !seen.trim().eq_ignore_ascii_case(&applied)) {
				return Err(Failure::No(format!(
					"the doctor applied with the licence {applied}, not {seen}: nothing is verified"
				)));
			}
			let until = context.moment(&until).await?;
			let call = Call::new(PALLET, "verify")
				.with("doctor", &known.account)
				.with("licence", &(&known.jurisdiction, &known.licence_number))
				.with("specialities", &known.specialities)
				.with("valid_until", &until);
			let mut extra = about(&known.account);
			extra["licence"] = json!(applied);
			extra["validUntil"] = json!(Time(until).to_string());
			context.perform(call, "verified", extra).await
		},
		Opts::Renew { doctor, until } => {
			let doctor = context.account(&doctor).await?;
			let until = context.moment(&until).await?;
			let call =
				Call::new(PALLET, "renew").with("doctor", &doctor).with("valid_until", &until);
			let mut extra = about(&doctor);
			extra["validUntil"] = json!(Time(until).to_string());
			context.perform(call, "renewed", extra).await
		},
		Opts::VerifySpecialities { doctor, specialities } => {
			let doctor = context.account(&doctor).await?;
			let call = Call::new(PALLET, "verify_specialities")
				.with("doctor", &doctor)
				.with("specialities", &sorted(specialities));
			context.perform(call, "verified", about(&doctor)).await
		},
		Opts::WithdrawVerification(opts) => {
			because(opts, "withdraw_verification", "withdrawn", context).await
		},
		Opts::SuspendVerification(opts) => {
			because(
				opts,
				"suspend_verification",
				"suspended; verifications of others stand",
				context,
			)
			.await
		},
		Opts::ReinstateVerification { doctor } => {
			let doctor = context.account(&doctor).await?;
			let call = Call::new(PALLET, "reinstate_verification").with("doctor", &doctor);
			context.perform(call, "reinstated", about(&doctor)).await
		},
		Opts::SuspendEverywhere(opts) => {
			let headline = "suspended everywhere for 72 hours; then it is the council's to go on";
			because(opts, "suspend_everywhere", headline, context).await
		},
		Opts::LiftSuspension { doctor } => {
			let doctor = context.account(&doctor).await?;
			let call = Call::new(PALLET, "lift_suspension").with("doctor", &doctor);
			context.perform(call, "lifted", about(&doctor)).await
		},
		Opts::Show { doctor } => {
			let text = match doctor {
				Some(text) => text,
				None => Address(context.me().await?).to_string(),
			};
			Ok(Output::thing(shown(doctor_of(&text, context).await?)))
		},
		Opts::Hours(opts) => publish(opts, context).await,
		Opts::NoHours => {
			let call = Call::new("Appointments", "publish_hours")
				.with("hours", &Vec::<hours::WeeklyHours>::new())
				.with("policy", &CancellationPolicy { notice: 0, late_share: 0 });
			context.perform(call, "all hours are taken back", json!({})).await
		},
		Opts::CloseDay { day } => {
			let call = Call::new("Appointments", "close_day").with("day", &day);
			context
				.perform(
					call,
					"closed; appointments on that day stay until cancelled",
					json!({ "day": day }),
				)
				.await
		},
		Opts::ReopenDay { day } => {
			let call = Call::new("Appointments", "reopen_day").with("day", &day);
			context.perform(call, "open again", json!({ "day": day })).await
		},
	}
}

async fn because(
	opts: Because,
	name: &'static str,
	headline: &str,
	context: &Context,
) -> Result<Output> {
	let doctor = context.account(&opts.doctor).await?;
	let call =
		Call::new("DoctorRegistry", name).with("doctor", &doctor).with("reason", &opts.reason);
	context.perform(call, headline, json!({ "doctor": Address(doctor).to_string() })).await
}

async fn apply(opts: Apply, context: &Context) -> Result<Output> {
	let me = context.me().await?;
	let payee = match &opts.practice.payee {
		Some(text) => context.account(text).await?,
		None => me.clone(),
	};
	let profile = match &opts.practice.profile {
		Some(path) => Some(public_file(path, context)?),
		None => None,
	};
	let credentials = public_file(&opts.credentials, context)?;
	let fee =
		opts.practice.fee.ok_or_else(|| Failure::Usage("the fee is missing: --fee".into()))?;
	let specialities = sorted(opts.practice.specialities);
	let application = (
		(opts.jurisdiction.as_bytes(), opts.licence.as_bytes()),
		&specialities,
		&opts.practice.languages,
		fee,
		&payee,
		&profile,
		&credentials,
	);
	let call = Call::new("DoctorRegistry", "apply").with("application", &application);
	let extra = json!({
		"doctor": Address(me).to_string(),
		"licence": format!("{}/{}", opts.jurisdiction, opts.licence),
		"credentials": view(views::Content::from(credentials)),
		"profile": profile.map(|content| view(views::Content::from(content))),
	});
	context.perform(call, "applied; ask a hospital to verify it: care doctor request", extra).await
}

async fn update(practice: Practice, context: &Context) -> Result<Output> {
	let me = context.me().await?;
	let known = doctor_of(&Address(me.clone()).to_string(), context).await?;
	let payee = match &practice.payee {
		Some(text) => context.account(text).await?,
		None => known.payee,
	};
	let profile = match &practice.profile {
		Some(path) => Some(public_file(path, context)?),
		None => known.profile,
	};
	let or_known = |given: Vec<[u8; 2]>, known: Vec<[u8; 2]>| match given.is_empty() {
		true => known,
		false => given,
	};
	let specialities = match practice.specialities.is_empty() {
		true => known.specialities,
		false => sorted(practice.specialities),
	};
	let call = Call::new("DoctorRegistry", "update_practice")
		.with("fee_per_hour", &practice.fee.unwrap_or(known.fee_per_hour))
		.with("payee", &payee)
		.with("languages", &or_known(practice.languages, known.languages))
		.with("profile", &profile)
		.with("specialities", &specialities);
	context.perform(call, "updated", json!({ "doctor": Address(me).to_string() })).await
}

async fn publish(opts: Hours, context: &Context) -> Result<Output> {
	let mut blocks = opts.also;
	if let (Some(days), Some(from), Some(to)) = (&opts.weekday, opts.from, opts.to) {
		let weekdays = hours::weekdays(days).map_err(Failure::Usage)?;
		if from >= to {
			return Err(Failure::Usage("the hours end before they start".into()));
		}
		blocks.push(hours::Block { weekdays, from, to });
	}
	if blocks.is_empty() {
		return Err(Failure::Usage(
			"which hours? give --weekday, --from and --to, or --also \"mon-fri 09:00-17:00\""
				.into(),
		));
	}
	let minutes = opts.slot / carechain_primitives::MINUTE;
	let slot = u16::try_from(minutes)
		.ok()
		.filter(|minutes| {
			minutes.is_multiple_of(5) && *minutes > 0 && opts.slot.is_multiple_of(60_000)
		})
		.ok_or_else(|| Failure::Usage("a slot has a length in steps of five minutes".into()))?;
	let first = hours::today(&opts.zone, context.now().await?).map_err(Failure::Usage)?;
	let entries = hours::entries(&opts.zone, &blocks, slot, first).map_err(Failure::Usage)?;
	let policy = CancellationPolicy { notice: opts.notice, late_share: opts.late_share };
	let call =
		Call::new("Appointments", "publish_hours").with("hours", &entries).with("policy", &policy);
	let extra = json!({
		"doctor": Address(context.me().await?).to_string(),
		"entries": entries.len(),
		"zone": opts.zone,
	});
	context.perform(call, "published, for a year", extra).await
}

/// `care doctors`.
///
/// # Errors
/// The node cannot answer.
pub async fn search(opts: Search, context: &Context) -> Result<Output> {
	let found = context.chain().await?.doctors(opts.speciality).await?;
	let items = found
		.into_iter()
		.filter(|doctor| opts.all || doctor.licensed)
		.filter(|doctor| opts.language.is_none_or(|language| doctor.languages.contains(&language)))
		.map(shown)
		.collect();
	let columns = ["account", "specialityNames", "languages", "feePerHour", "validUntil"];
	Ok(Output::list("doctors", items, &columns))
}
