//! What the chain is asked: the runtime API `CareApi`, with its types.

use super::{
	node::{blake2_concat, storage_prefix, twox_concat},
	Account, Node, Result,
};
use carechain_primitives::{api::*, *};
use codec::{Decode, Encode};
use frame::deps::sp_core::H256;

/// The keys of an epoch of a folder, as the chain stores them.
#[derive(Clone, PartialEq, Eq, Debug, Decode)]
pub struct EpochKeys {
	/// The age X25519 recipient.
	pub recipient: EncryptionKey,
	/// The identity, sealed to the patient.
	pub owner_envelope: ContentRef,
	/// The identity, sealed to the custodian, if there is one.
	pub custodian_envelope: Option<ContentRef>,
}

/// A question to the chain, at a block.
#[derive(Clone)]
pub struct Chain<'a> {
	node: &'a Node,
	at: Option<H256>,
}

impl Node {
	/// Asks at a block, the newest by default.
	pub fn chain(&self, at: Option<H256>) -> Chain<'_> {
		Chain { node: self, at }
	}
}

/// Declares the questions with one argument or none.
macro_rules! questions {
	($($(#[$meta:meta])* $name:ident($($argument:ident: $kind:ty),*) -> $answer:ty;)*) => {
		$(
			$(#[$meta])*
			///
			/// # Errors
			/// [`super::Failure::Node`].
			pub async fn $name(&self, $($argument: $kind),*) -> Result<$answer> {
				self.ask(concat!("CareApi_", stringify!($name)), &($($argument,)*)).await
			}
		)*
	};
}

/// Declares the questions that give pages, as all of their items.
macro_rules! lists {
	($($(#[$meta:meta])* $name:ident of $function:ident($argument:ident: $kind:ty) -> $item:ty, $cursor:ty;)*) => {
		$(
			$(#[$meta])*
			///
			/// # Errors
			/// [`super::Failure::Node`].
			pub async fn $name(&self, $argument: $kind) -> Result<Vec<$item>> {
				let mut all = Vec::new();
				let mut after: Option<$cursor> = None;
				loop {
					let page: Page<$item, $cursor> = self
						.ask(
							concat!("CareApi_", stringify!($function)),
							&(&$argument, &after, MAX_PAGE),
						)
						.await?;
					all.extend(page.items);
					after = page.next;
					if after.is_none() {
						return Ok(all);
					}
				}
			}
		)*
	};
}

impl Chain<'_> {
	async fn ask<Answer: Decode>(&self, function: &str, arguments: &impl Encode) -> Result<Answer> {
		self.node.ask(function, arguments, self.at).await
	}

	questions! {
		/// A participant.
		participant(who: &Account) -> Option<ParticipantInfo<Account>>;
		/// An open invitation.
		invitation(invitee: &Account) -> Option<InvitationInfo<Account>>;
		/// What an account can do without fees.
		allowance(who: &Account) -> AllowanceInfo<Balance>;
		/// All hospitals.
		hospitals() -> Vec<HospitalInfo<Account>>;
		/// All auditors.
		auditors() -> Vec<AuditorInfo<Account>>;
		/// One doctor of the register.
		doctor(who: &Account) -> Option<DoctorInfo<Account, Balance>>;
		/// Slots that can be booked now.
		open_slots(doctor: &Account, from: Moment, until: Moment) -> core::result::Result<Vec<Slot>, SlotsError>;
		/// One appointment.
		appointment(id: AppointmentId) -> Option<AppointmentInfo<Account, Balance>>;
		/// One folder.
		folder(id: FolderId) -> Option<FolderInfo<Account>>;
		/// One record.
		record(id: RecordId) -> Option<RecordInfo<Account>>;
		/// Whether an account could read a record.
		can_access(who: &Account, record: RecordId, purpose: Option<PurposeOfUse>) -> Access;
		/// The policy in force.
		policy() -> Policy;
	}

	lists! {
		/// The doctors of a speciality.
		doctors of doctors(speciality: Speciality) -> DoctorInfo<Account, Balance>, Account;
		/// The appointments of an account.
		appointments of appointments(who: &Account) -> AppointmentInfo<Account, Balance>, AppointmentId;
		/// The folders of a patient.
		folders of patient_folders(patient: &Account) -> FolderInfo<Account>, FolderId;
		/// The records of a folder.
		records of records(folder: FolderId) -> RecordInfo<Account>, RecordId;
		/// Grants, ended ones included.
		grants of grants(of: &Selector<Account>) -> GrantInfo<Account>, GrantId;
		/// Open requests for access to a folder.
		requests of access_requests(folder: FolderId) -> RequestInfo<Account>, RequestId;
		/// Emergencies.
		emergencies of emergencies(of: &Selector<Account>) -> EmergencyInfo<Account>, EmergencyId;
		/// Reads that were declared.
		declared_reads of declared_reads(folder: FolderId) -> DeclaredRead<Account>, u64;
	}

	/// The keys of an epoch of a folder.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn epoch_keys(&self, folder: FolderId, epoch: Epoch) -> Result<Option<EpochKeys>> {
		let mut key = storage_prefix("RecordAccess", "Epochs");
		key.extend(blake2_concat(&folder));
		key.extend(twox_concat(&epoch));
		self.node.storage(&key, self.at).await
	}

	/// The open emergency of this number, as the chain stores it: its folder.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn emergency_folder(&self, emergency: EmergencyId) -> Result<Option<FolderId>> {
		let mut key = storage_prefix("RecordAccess", "Emergencies");
		key.extend(twox_concat(&emergency));
		// The folder is the first field.
		self.node.storage::<FolderId>(&key, self.at).await
	}

	/// A grant as the chain stores it: its folder.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn grant_folder(&self, grant: GrantId) -> Result<Option<FolderId>> {
		let mut key = storage_prefix("RecordAccess", "Grants");
		key.extend(twox_concat(&grant));
		self.node.storage::<FolderId>(&key, self.at).await
	}

	/// What an account has, in plancks: free to use, and held.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn balance(&self, who: &Account) -> Result<(Balance, Balance)> {
		let mut key = storage_prefix("System", "Account");
		key.extend(blake2_concat(who));
		// Nonce, consumers, providers, sufficients; then free and reserved.
		type Info = (u64, u32, u32, u32, u128, u128);
		let info: Option<Info> = self.node.storage(&key, self.at).await?;
		Ok(info.map_or((0, 0), |(.., free, held)| (free, held)))
	}
}
