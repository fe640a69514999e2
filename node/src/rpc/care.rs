//! The namespace `care`: the answers of the runtime's [`CareApi`] as JSON.

// As many arguments as the method has, and the block.
#![allow(clippy::too_many_arguments)]

use crate::service::{FullBackend, FullClient};
use carechain_primitives::{
	api::{self, AccountId, CareApi, SlotsError},
	AppointmentId, EmergencyId, GrantId, RecordId, RequestId, StatusKind,
};
use carechain_rpc::{
	params::{self, Number, Of},
	views, Address, Error, Hash as HashText,
};
use carechain_runtime::{apis::RuntimeApi, opaque::Block, Hash};
use jsonrpsee::{core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use polkadot_sdk::{
	sc_client_api::Backend,
	sp_api::{ApiError, ApiExt, ConstructRuntimeApi, ProvideRuntimeApi, RuntimeApiInfo},
	sp_blockchain::HeaderBackend,
};
use std::sync::Arc;

/// The runtime API as the node calls it.
type Api = <RuntimeApi as ConstructRuntimeApi<Block, FullClient>>::RuntimeApi;

/// What people and programs ask the chain. Each method takes the hash of a block last; without
/// one, it answers at the best block.
///
/// The methods run on threads for blocking work: they execute the chain's code.
#[rpc(server, namespace = "care")]
pub trait CareRpc {
	/// A registered participant.
	#[method(name = "participant", blocking)]
	fn participant(&self, who: String, at: Option<String>)
		-> RpcResult<Option<views::Participant>>;

	/// What delegates of an account, present and former, may commit of its money, and did.
	#[method(name = "purses", blocking)]
	fn purses(&self, principal: String, at: Option<String>) -> RpcResult<Vec<views::Purse>>;

	/// The open invitations of an account.
	#[method(name = "invitations", blocking)]
	fn invitations(&self, invitee: String, at: Option<String>)
		-> RpcResult<Vec<views::Invitation>>;

	/// Whose key signs for an account, who can replace it, and what is under way.
	#[method(name = "recovery", blocking)]
	fn recovery(&self, account: String, at: Option<String>) -> RpcResult<views::Recovery>;

	/// The accounts that an account signs for in the place of their own keys.
	#[method(name = "signsFor", blocking)]
	fn signs_for(&self, signer: String, at: Option<String>) -> RpcResult<Vec<Address>>;

	/// What an account can do without fees.
	#[method(name = "allowance", blocking)]
	fn allowance(&self, who: String, at: Option<String>) -> RpcResult<views::Allowance>;

	/// All hospitals.
	#[method(name = "hospitals", blocking)]
	fn hospitals(&self, at: Option<String>) -> RpcResult<Vec<views::Hospital>>;

	/// All auditors.
	#[method(name = "auditors", blocking)]
	fn auditors(&self, at: Option<String>) -> RpcResult<Vec<views::Auditor>>;

	/// One doctor of the register.
	#[method(name = "doctor", blocking)]
	fn doctor(&self, who: String, at: Option<String>) -> RpcResult<Option<views::Doctor>>;

	/// Doctors of a speciality.
	#[method(name = "doctors", blocking)]
	fn doctors(
		&self,
		speciality: Number,
		after: Option<String>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Doctor, Address>>;

	/// Slots of a doctor that can be booked and start in `from .. until`.
	#[method(name = "openSlots", blocking)]
	fn open_slots(
		&self,
		doctor: String,
		from: String,
		until: String,
		at: Option<String>,
	) -> RpcResult<Vec<views::TimeSlot>>;

	/// One appointment.
	#[method(name = "appointment", blocking)]
	fn appointment(&self, id: Number, at: Option<String>) -> RpcResult<Option<views::Appointment>>;

	/// The appointments of an account, as patient or doctor.
	#[method(name = "appointments", blocking)]
	fn appointments(
		&self,
		who: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Appointment, AppointmentId>>;

	/// The appointments of an account that start in `from .. until` and have one of these statuses,
	/// the latest first.
	#[method(name = "agenda", blocking)]
	#[allow(clippy::too_many_arguments)]
	fn agenda(
		&self,
		who: String,
		from: Option<String>,
		until: Option<String>,
		statuses: Option<Vec<StatusKind>>,
		after: Option<views::AgendaPlace>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Appointment, views::AgendaPlace>>;

	/// The appointments in dispute, the next deadline first; with a hospital, those that it may
	/// decide.
	#[method(name = "openDisputes", blocking)]
	fn open_disputes(
		&self,
		judge: Option<String>,
		after: Option<views::DisputePlace>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Appointment, views::DisputePlace>>;

	/// The first slot in `from .. until` of each of some licensed doctors of a speciality, the
	/// earliest first.
	#[method(name = "firstSlots", blocking)]
	fn first_slots(
		&self,
		speciality: Number,
		from: String,
		until: String,
		after: Option<String>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::FirstSlot, Address>>;

	/// The folders of a patient.
	#[method(name = "patientFolders", blocking)]
	fn patient_folders(
		&self,
		patient: String,
		after: Option<String>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Folder, HashText>>;

	/// One folder.
	#[method(name = "folder", blocking)]
	fn folder(&self, id: String, at: Option<String>) -> RpcResult<Option<views::Folder>>;

	/// The records of a folder.
	#[method(name = "records", blocking)]
	fn records(
		&self,
		folder: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Record, RecordId>>;

	/// One record.
	#[method(name = "record", blocking)]
	fn record(&self, id: Number, at: Option<String>) -> RpcResult<Option<views::Record>>;

	/// Grants on a folder or of a grantee.
	#[method(name = "grants", blocking)]
	fn grants(
		&self,
		of: Of,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Grant, GrantId>>;

	/// Open requests for access to a folder.
	#[method(name = "accessRequests", blocking)]
	fn access_requests(
		&self,
		folder: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::AccessRequest, RequestId>>;

	/// Whether an account could read a record; with a purpose, for that purpose; with somebody else
	/// who signs, whether that delegate could in its name.
	#[method(name = "canAccess", blocking)]
	fn can_access(
		&self,
		who: String,
		record: Number,
		purpose: Option<String>,
		by: Option<String>,
		at: Option<String>,
	) -> RpcResult<views::Access>;

	/// Emergencies of a folder or of a doctor.
	#[method(name = "emergencies", blocking)]
	fn emergencies(
		&self,
		of: Of,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Emergency, EmergencyId>>;

	/// What a doctor may still do in emergencies, and how much of a hospital's word is in use.
	#[method(name = "emergencyStanding", blocking)]
	fn emergency_standing(
		&self,
		who: String,
		at: Option<String>,
	) -> RpcResult<views::EmergencyStanding>;

	/// Reads that were declared on a folder's records.
	#[method(name = "declaredReads", blocking)]
	fn declared_reads(
		&self,
		folder: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::DeclaredRead, u64>>;

	/// The policy parameters in force.
	#[method(name = "policy", blocking)]
	fn policy(&self, at: Option<String>) -> RpcResult<views::Policy>;
}

/// Serves the `care_*` methods.
pub struct Care {
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
}

impl Care {
	/// Serves them from this client's chain.
	pub fn new(client: Arc<FullClient>, backend: Arc<FullBackend>) -> Self {
		Self { client, backend }
	}

	/// Asks the runtime of a block. `since` is the version of the API that brought the method.
	fn ask<T>(
		&self,
		at: Option<String>,
		since: u32,
		call: impl FnOnce(&Api, Hash) -> Result<T, ApiError>,
	) -> Result<T, Error> {
		let block = match at {
			Some(text) => params::block(&text)?,
			None => self.client.info().best_hash,
		};
		let number = self
			.client
			.number(block)
			.map_err(|error| {
				log::error!(target: "rpc", "cannot look up block {block}: {error}");
				Error::NodeError
			})?
			.ok_or(Error::UnknownBlock { block })?;
		let pruned = Error::HistoryPruned { block, number: number.into() };
		if !self.backend.have_state_at(block, number) {
			return Err(pruned);
		}

		let api = self.client.runtime_api();
		let answer = api.api_version::<dyn CareApi<Block>>(block).and_then(|version| {
			match Error::ensure_supported(block, version, since, <dyn CareApi<Block>>::VERSION) {
				Ok(()) => call(&api, block).map(Ok),
				Err(error) => Ok(Err(error)),
			}
		});
		answer.unwrap_or_else(|error| {
			// The state may have been pruned since the look above.
			if !self.backend.have_state_at(block, number) {
				return Err(pruned);
			}
			log::error!(target: "rpc", "the runtime failed to answer at block {block}: {error}");
			Err(Error::RuntimeError { block })
		})
	}
}

/// The error as JSON-RPC sends it.
fn sent(error: Error) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(error.code(), error.to_string(), Some(error.data()))
}

fn view<T, V: From<T>>(answer: Result<Option<T>, Error>) -> RpcResult<Option<V>> {
	answer.map(|item| item.map(Into::into)).map_err(sent)
}

fn list<T, V: From<T>>(answer: Result<Vec<T>, Error>) -> RpcResult<Vec<V>> {
	answer.map(|items| items.into_iter().map(Into::into).collect()).map_err(sent)
}

fn page<T: Into<V>, C, V, D>(
	answer: Result<api::Page<T, C>, Error>,
	cursor: impl FnOnce(C) -> D,
) -> RpcResult<views::Page<V, D>> {
	answer.map(|page| views::Page::of(page, cursor)).map_err(sent)
}

fn number(number: Option<Number>) -> Option<u64> {
	number.map(|Number(number)| number)
}

fn same<T>(cursor: T) -> T {
	cursor
}

impl CareRpcServer for Care {
	fn participant(
		&self,
		who: String,
		at: Option<String>,
	) -> RpcResult<Option<views::Participant>> {
		let who = params::account("who", &who).map_err(sent)?;
		view(self.ask(at, 1, |api, block| api.participant(block, who)))
	}

	fn purses(&self, principal: String, at: Option<String>) -> RpcResult<Vec<views::Purse>> {
		let principal = params::account("principal", &principal).map_err(sent)?;
		list(self.ask(at, 1, |api, block| api.purses(block, principal)))
	}

	fn invitations(
		&self,
		invitee: String,
		at: Option<String>,
	) -> RpcResult<Vec<views::Invitation>> {
		let invitee = params::account("invitee", &invitee).map_err(sent)?;
		list(self.ask(at, 1, |api, block| api.invitations(block, invitee)))
	}

	fn recovery(&self, account: String, at: Option<String>) -> RpcResult<views::Recovery> {
		let account = params::account("account", &account).map_err(sent)?;
		self.ask(at, 1, |api, block| api.recovery(block, account)).map(Into::into).map_err(sent)
	}

	fn signs_for(&self, signer: String, at: Option<String>) -> RpcResult<Vec<Address>> {
		let signer = params::account("signer", &signer).map_err(sent)?;
		let accounts = self.ask(at, 1, |api, block| api.signs_for(block, signer)).map_err(sent)?;
		Ok(accounts.into_iter().map(Address).collect())
	}

	fn allowance(&self, who: String, at: Option<String>) -> RpcResult<views::Allowance> {
		let who = params::account("who", &who).map_err(sent)?;
		self.ask(at, 1, |api, block| api.allowance(block, who)).map(Into::into).map_err(sent)
	}

	fn hospitals(&self, at: Option<String>) -> RpcResult<Vec<views::Hospital>> {
		list(self.ask(at, 1, |api, block| api.hospitals(block)))
	}

	fn auditors(&self, at: Option<String>) -> RpcResult<Vec<views::Auditor>> {
		list(self.ask(at, 1, |api, block| api.auditors(block)))
	}

	fn doctor(&self, who: String, at: Option<String>) -> RpcResult<Option<views::Doctor>> {
		let who = params::account("who", &who).map_err(sent)?;
		view(self.ask(at, 1, |api, block| api.doctor(block, who)))
	}

	fn doctors(
		&self,
		Number(speciality): Number,
		after: Option<String>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Doctor, Address>> {
		let after = params::after_account(after.as_deref()).map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(self.ask(at, 1, |api, block| api.doctors(block, speciality, after, limit)), Address)
	}

	fn open_slots(
		&self,
		doctor: String,
		from: String,
		until: String,
		at: Option<String>,
	) -> RpcResult<Vec<views::TimeSlot>> {
		let doctor = params::account("doctor", &doctor).map_err(sent)?;
		let from = params::time("from", &from).map_err(sent)?;
		let until = params::time("until", &until).map_err(sent)?;
		let asked = doctor.clone();
		let slots = self
			.ask(at, 1, |api, block| api.open_slots(block, asked, from, until))
			.and_then(|answer| answer.map_err(|error| no_slots(error, doctor)));
		list(slots)
	}

	fn appointment(
		&self,
		Number(id): Number,
		at: Option<String>,
	) -> RpcResult<Option<views::Appointment>> {
		view(self.ask(at, 1, |api, block| api.appointment(block, id)))
	}

	fn appointments(
		&self,
		who: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Appointment, AppointmentId>> {
		let who = params::account("who", &who).map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(self.ask(at, 1, |api, block| api.appointments(block, who, number(after), limit)), same)
	}

	fn agenda(
		&self,
		who: String,
		from: Option<String>,
		until: Option<String>,
		statuses: Option<Vec<StatusKind>>,
		after: Option<views::AgendaPlace>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Appointment, views::AgendaPlace>> {
		let who = params::account("who", &who).map_err(sent)?;
		let from = params::optional_time("from", from.as_deref()).map_err(sent)?;
		let until = params::optional_time("until", until.as_deref()).map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		let statuses = statuses.unwrap_or_default();
		let after: Option<api::AgendaPlace> = after.map(Into::into);
		page(
			self.ask(at, 1, |api, block| {
				api.agenda(block, who, from, until, statuses, after, limit)
			}),
			Into::into,
		)
	}

	fn open_disputes(
		&self,
		judge: Option<String>,
		after: Option<views::DisputePlace>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Appointment, views::DisputePlace>> {
		let judge =
			judge.map(|judge| params::account("judge", &judge)).transpose().map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		let after: Option<api::DisputePlace> = after.map(Into::into);
		page(
			self.ask(at, 1, |api, block| api.open_disputes(block, judge, after, limit)),
			Into::into,
		)
	}

	fn first_slots(
		&self,
		Number(speciality): Number,
		from: String,
		until: String,
		after: Option<String>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::FirstSlot, Address>> {
		let from = params::time("from", &from).map_err(sent)?;
		let until = params::time("until", &until).map_err(sent)?;
		let after = params::after_account(after.as_deref()).map_err(sent)?;
		let limit = params::doctors(limit).map_err(sent)?;
		let slots = self
			.ask(at, 1, |api, block| api.first_slots(block, speciality, from, until, after, limit))
			.and_then(|answer| answer.map_err(|_| bad_range()));
		page(slots, Address)
	}

	fn patient_folders(
		&self,
		patient: String,
		after: Option<String>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Folder, HashText>> {
		let patient = params::account("patient", &patient).map_err(sent)?;
		let after =
			after.map(|folder| params::folder("after", &folder)).transpose().map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(
			self.ask(at, 1, |api, block| api.patient_folders(block, patient, after, limit)),
			HashText,
		)
	}

	fn folder(&self, id: String, at: Option<String>) -> RpcResult<Option<views::Folder>> {
		let id = params::folder("id", &id).map_err(sent)?;
		view(self.ask(at, 1, |api, block| api.folder(block, id)))
	}

	fn records(
		&self,
		folder: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Record, RecordId>> {
		let folder = params::folder("folder", &folder).map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(self.ask(at, 1, |api, block| api.records(block, folder, number(after), limit)), same)
	}

	fn record(&self, Number(id): Number, at: Option<String>) -> RpcResult<Option<views::Record>> {
		view(self.ask(at, 1, |api, block| api.record(block, id)))
	}

	fn grants(
		&self,
		of: Of,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Grant, GrantId>> {
		let of = of.try_into().map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(self.ask(at, 1, |api, block| api.grants(block, of, number(after), limit)), same)
	}

	fn access_requests(
		&self,
		folder: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::AccessRequest, RequestId>> {
		let folder = params::folder("folder", &folder).map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(
			self.ask(at, 1, |api, block| api.access_requests(block, folder, number(after), limit)),
			same,
		)
	}

	fn can_access(
		&self,
		who: String,
		Number(record): Number,
		purpose: Option<String>,
		by: Option<String>,
		at: Option<String>,
	) -> RpcResult<views::Access> {
		let who = params::account("who", &who).map_err(sent)?;
		let purpose = purpose.map(|code| params::purpose(&code)).transpose().map_err(sent)?;
		let by = by.map(|by| params::account("by", &by)).transpose().map_err(sent)?;
		self.ask(at, 1, |api, block| api.can_access(block, who, record, purpose, by))
			.map(Into::into)
			.map_err(sent)
	}

	fn emergencies(
		&self,
		of: Of,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::Emergency, EmergencyId>> {
		let of = of.try_into().map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(self.ask(at, 1, |api, block| api.emergencies(block, of, number(after), limit)), same)
	}

	fn emergency_standing(
		&self,
		who: String,
		at: Option<String>,
	) -> RpcResult<views::EmergencyStanding> {
		let who = params::account("who", &who).map_err(sent)?;
		self.ask(at, 1, |api, block| api.emergency_standing(block, who))
			.map(Into::into)
			.map_err(sent)
	}

	fn declared_reads(
		&self,
		folder: String,
		after: Option<Number>,
		limit: Option<Number>,
		at: Option<String>,
	) -> RpcResult<views::Page<views::DeclaredRead, u64>> {
		let folder = params::folder("folder", &folder).map_err(sent)?;
		let limit = params::limit(limit).map_err(sent)?;
		page(
			self.ask(at, 1, |api, block| api.declared_reads(block, folder, number(after), limit)),
			same,
		)
	}

	fn policy(&self, at: Option<String>) -> RpcResult<views::Policy> {
		self.ask(at, 1, |api, block| api.policy(block)).map(Into::into).map_err(sent)
	}
}

/// What the runtime said against showing slots, as an error.
fn no_slots(error: SlotsError, doctor: AccountId) -> Error {
	match error {
		SlotsError::NotLicensed => Error::NotLicensed { doctor },
		SlotsError::BadRange => bad_range(),
	}
}

/// The time that slots are asked of makes no sense.
fn bad_range() -> Error {
	Error::BadParameter {
		parameter: "until",
		problem: "must be after from, ahead of the block asked, and at most 31 days after from"
			.into(),
	}
}
