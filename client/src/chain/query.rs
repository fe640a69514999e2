//! What the chain is asked: the runtime API `CareApi`, with its types.

use super::{
	node::{blake2_concat, storage_prefix, twox_concat},
	Account, Failure, Node, Result,
};
use carechain_primitives::{api::*, *};
use codec::{Decode, Encode};
use frame::deps::sp_core::H256;
use std::borrow::Borrow;

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

/// An open motion of the council.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Motion {
	/// Its number.
	pub index: u32,
	/// The hash of its call.
	pub hash: H256,
	/// Its call, encoded.
	pub call: Vec<u8>,
	/// How many have to agree.
	pub threshold: u32,
	/// Who agreed.
	pub ayes: Vec<Account>,
	/// Who disagreed.
	pub nays: Vec<Account>,
	/// The block from which on it can be closed without the votes.
	pub end: u32,
}

/// The votes on a motion, as the collective pallet stores them.
#[derive(Decode)]
struct Votes {
	index: u32,
	threshold: u32,
	ayes: Vec<Account>,
	nays: Vec<Account>,
	end: u32,
}

/// A weight, as the runtime encodes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Weight {
	/// Computation, in picoseconds.
	#[codec(compact)]
	pub ref_time: u64,
	/// The size of the proof, in bytes.
	#[codec(compact)]
	pub proof_size: u64,
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

/// Declares the questions that give one answer.
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

/// The first `most` items of a list, page by page.
///
/// # Errors
/// Those of a page.
pub async fn pages<Item, Place>(
	most: usize,
	mut page: impl AsyncFnMut(Option<Place>) -> Result<Page<Item, Place>>,
) -> Result<Vec<Item>> {
	let mut all = Vec::new();
	let mut after = None;
	loop {
		let Page { items, next } = page(after).await?;
		all.extend(items);
		after = next;
		if after.is_none() || all.len() >= most {
			all.truncate(most);
			return Ok(all);
		}
	}
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
				let page = async |after: Option<$cursor>| {
					let asked = (&$argument, &after, MAX_PAGE);
					self.ask::<Page<$item, $cursor>>(
						concat!("CareApi_", stringify!($function)),
						&asked,
					)
					.await
				};
				pages(usize::MAX, page).await
			}
		)*
	};
}

/// Declares the questions about one thing by what names it, a field of the answer: an answer about
/// something else is refused.
macro_rules! things {
	($($(#[$meta:meta])* $name:ident($key:ident: $kind:ty) -> $answer:ty;)*) => {
		$(
			$(#[$meta])*
			///
			/// # Errors
			/// [`super::Failure::Node`], also where the answer is about another one.
			pub async fn $name(&self, $key: impl Borrow<$kind>) -> Result<Option<$answer>> {
				let $key = $key.borrow();
				let known: Option<$answer> =
					self.ask(concat!("CareApi_", stringify!($name)), &($key,)).await?;
				match known {
					Some(other) if other.$key != *$key => Err(Failure::Node(
						"it answered about something else than was asked".into(),
					)),
					known => Ok(known),
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
		/// What delegates of an account, present and former, may commit of its money, and did.
		purses(principal: &Account) -> Vec<PurseInfo<Account, Balance>>;
		/// The open invitations of an account.
		invitations(invitee: &Account) -> Vec<InvitationInfo<Account>>;
		/// Whose key signs for an account, who can replace it, and what is under way.
		recovery(account: &Account) -> RecoveryInfo<Account>;
		/// The accounts that an account signs for in the place of their own keys.
		signs_for(signer: &Account) -> Vec<Account>;
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
		/// The appointments of an account by time and status, the latest first.
		agenda(
			who: &Account,
			from: Option<Moment>,
			until: Option<Moment>,
			statuses: &[StatusKind],
			after: Option<AgendaPlace>,
			limit: u32
		) -> Page<AppointmentInfo<Account, Balance>, AgendaPlace>;
		/// The appointments in dispute, the next deadline first; with a hospital, those it may decide.
		open_disputes(
			judge: &Option<Account>,
			after: Option<DisputePlace>,
			limit: u32
		) -> Page<AppointmentInfo<Account, Balance>, DisputePlace>;
		/// The first slot of each of some doctors of a speciality.
		first_slots(
			speciality: Speciality,
			from: Moment,
			until: Moment,
			after: Option<Account>,
			limit: u32
		) -> core::result::Result<Page<FirstSlot<Account, Balance>, Account>, SlotsError>;
		/// The hospitals that are strangers to the case of an open appointment.
		strangers(id: AppointmentId) -> Vec<Account>;
		/// Whether an account could read a record.
		can_access(who: &Account, record: RecordId, purpose: Option<PurposeOfUse>, by: Option<&Account>) -> Access;
		/// What an account may still do in emergencies.
		emergency_standing(who: &Account) -> EmergencyStanding;
		/// The policy in force.
		policy() -> Policy;
		/// How many of the council have to agree to an encoded call.
		motion_threshold(call: &[u8]) -> Option<u32>;
	}

	things! {
		/// A participant. A statement that holds for another one would otherwise prove its key for
		/// this one.
		participant(account: Account) -> ParticipantInfo<Account, Balance>;
		/// One folder.
		folder(id: FolderId) -> FolderInfo<Account>;
		/// One record.
		record(id: RecordId) -> RecordInfo<Account>;
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

	/// The number of this session.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn session(&self) -> Result<u32> {
		let key = storage_prefix("Session", "CurrentIndex");
		Ok(self.node.storage(&key, self.at).await?.unwrap_or_default())
	}

	/// The session keys that an account has set, encoded.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn session_keys(&self, who: &Account) -> Result<Option<Vec<u8>>> {
		let mut key = storage_prefix("Session", "NextKeys");
		key.extend(twox_concat(who));
		self.node.raw_storage(&key, self.at).await
	}

	/// The members of the council.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn council(&self) -> Result<Vec<Account>> {
		let key = storage_prefix("Council", "Members");
		Ok(self.node.storage(&key, self.at).await?.unwrap_or_default())
	}

	/// The open motions of the council, the oldest first.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn motions(&self) -> Result<Vec<Motion>> {
		let key = storage_prefix("Council", "Proposals");
		let hashes: Vec<H256> = self.node.storage(&key, self.at).await?.unwrap_or_default();
		let mut motions = Vec::new();
		for hash in hashes {
			// The hash is the key, as it is.
			let at = |item| [storage_prefix("Council", item).as_slice(), hash.as_bytes()].concat();
			let votes: Option<Votes> = self.node.storage(&at("Voting"), self.at).await?;
			let call = self.node.raw_storage(&at("ProposalOf"), self.at).await?;
			if let (Some(votes), Some(call)) = (votes, call) {
				let Votes { index, threshold, ayes, nays, end } = votes;
				motions.push(Motion { index, hash, call, threshold, ayes, nays, end });
			}
		}
		motions.sort_by_key(|motion| motion.index);
		Ok(motions)
	}

	/// What an encoded call weighs.
	///
	/// # Errors
	/// [`super::Failure::Node`].
	pub async fn call_weight(&self, call: &[u8]) -> Result<Weight> {
		/// The call is encoded already.
		struct Encoded<'a>(&'a [u8]);
		impl Encode for Encoded<'_> {
			fn encode(&self) -> Vec<u8> {
				self.0.to_vec()
			}
		}
		let length = u32::try_from(call.len()).unwrap_or(u32::MAX);
		// The class and the fee follow.
		let (weight, _, _): (Weight, u8, u128) = self
			.node
			.ask("TransactionPaymentCallApi_query_call_info", &(Encoded(call), length), self.at)
			.await?;
		Ok(weight)
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
