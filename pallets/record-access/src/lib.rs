//! # Record access
//!
//! Patients own folders of records and decide who may read them, for what, and until when. The
//! pallet holds the rules and references to ciphertext; contents, titles and kinds live encrypted
//! off chain.
//!
//! ## Terminology
//!
//! - **Folder**: belongs to one patient. Its current *epoch* has an age X25519 recipient, to which
//!   records are sealed. The matching identity (the private key) lies in *envelopes*: age files to
//!   the patient, to grantees, to a custodian.
//! - **Record**: a content file and a *manifest* that describes it, both encrypted.
//! - **Grant**: gives a grantee read or write on a folder, or read on one record, for a purpose,
//!   until a time.
//! - **Rotation**: a new recipient for the folder, which starts the next epoch. It is *due* once the
//!   current identity is where it should not be: somebody who has it lost the right to it, or a key
//!   that opens it is in other hands. Losses of keys are counted over all accounts; only a folder
//!   that was looked at before the last one asks about its holders.
//! - **Custodian**: a hospital that holds an envelope of the current epoch, to answer emergencies.
//! - **Emergency**: a doctor breaks the glass. Access opens for hours, the patient sees it, the
//!   doctor owes a justification, an unrelated auditor a verdict.
//! - **Voucher**: outside its verifiers' own custody a doctor needs two unrelated hospitals whose
//!   verifications stand, one of them for long enough. Open emergencies count against both.
//! - **Mark**: a justification that came late, or never. The second within a year bars.
//! - **Declared read**: what a reader says, before it fetches, that it reads and why.
//!
//! ## Scenario: a second opinion
//!
//! 1. The patient creates a folder ([`Pallet::create_folder`]); a doctor who was booked with this
//!    folder named adds a record ([`Pallet::add_record`]).
//! 2. A second doctor with an appointment asks ([`Pallet::request_access`]); the patient grants
//!    read access for a week ([`Pallet::grant_access`]). The doctor declares the read
//!    ([`Pallet::declare_read`]) and fetches.
//! 3. The patient revokes ([`Pallet::revoke_access`]). From this block on the doctor is denied, and
//!    rotation is due: nothing new can be sealed to the identity that the doctor still has.
//! 4. The patient rotates ([`Pallet::rotate_folder`]), and grants anew to those who are to read on.
//!
//! ## Scenario: an emergency
//!
//! 1. The patient named a hospital as custodian ([`Pallet::set_emergency_custodian`]).
//! 2. A licensed doctor breaks the glass ([`Pallet::break_glass`]); the custodian answers with an
//!    envelope ([`Pallet::answer_emergency`]). The doctor can read, until hours later.
//! 3. The doctor justifies it ([`Pallet::justify_emergency`]); an auditor who is unrelated to
//!    doctor and custodian gives a verdict ([`Pallet::review_emergency`]). Coming late twice within
//!    a year, or the verdict `Abuse`, bars the doctor from the next emergency until the council
//!    clears it ([`Pallet::clear_bar`]).
//!
//! ## What ends, and how
//!
//! Every right has an end, which is compared with the clock where the right is used. Deadlines to
//! act count the time that the chain ran ([`Times`](carechain_primitives::traits::Times)). `on_idle` only
//! removes what has been over for long enough. Closing a folder, suspending a participant, the
//! expiry of a licence, a hospital's leaving: all these are statuses that are looked up, nothing is
//! walked.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

mod access;
mod cleanup;
#[cfg(feature = "upgrade-drill")]
pub mod drill;
mod emergency;
mod exclusion;
mod folder;
mod grant;
mod index;
mod losses;
mod marks;
mod queries;
mod record;
mod request;
mod statement;
mod times;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod vouchers;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use access::Declaration;
pub use cleanup::CLEANED_AT_ONCE;
pub use emergency::{Answer, EmergencyData, Finding, Justification, OwedEmergency};
pub use folder::{EpochKeys, FolderCount, FolderData, LiveRight, MaxLiveRights};
pub use grant::{Grant, GrantKey, GrantTerms, RecordRight, Revocation};
pub use index::{bucket_of, ordered, unordered, Ordered, BUCKET};
pub use losses::{Delivery, Loss};
pub use marks::{Bar, BarReason, Mark};
pub use pallet::*;
pub use record::{RecordData, RecordDraft};
pub use request::{OpenRequest, Request};
pub use times::Until;
pub use vouchers::{Vouchers, VOUCHERS};
pub use weights::WeightInfo;

use carechain_primitives::{
	traits::{CareRelationship, Consortium, Licences, Participants, RunningTime, Statements},
	AccessBasis, Actor, AppointmentId, CareBasis, ContentRef, CorrectionReason, DelegationScope,
	EmergencyId, EmergencyPolicy, EncryptionKey, Epoch, FolderId, GrantId, GrantScope, KeyVersion,
	Moment, PurposeOfUse, Purposes, RecordId, RequestId, RevocationReason, Right, SealedTo, Signed,
	StatementSignature, Verdict,
};
use frame::{deps::sp_core::H256, prelude::*, traits::Time};

#[cfg(any(feature = "try-runtime", test))]
use frame::try_runtime::TryRuntimeError;

/// The rights on a folder that stand, or whose end nobody has noted yet.
pub type LiveRightsOf<T> =
	BoundedVec<LiveRight<<T as frame_system::Config>::AccountId>, MaxLiveRights<T>>;
/// A folder of the runtime.
pub type FolderOf<T> = FolderData<<T as frame_system::Config>::AccountId>;
/// A record of the runtime.
pub type RecordOf<T> = RecordData<<T as frame_system::Config>::AccountId>;
/// A grant of the runtime.
pub type GrantOf<T> = Grant<<T as frame_system::Config>::AccountId>;
/// A request of the runtime.
pub type RequestOf<T> = Request<<T as frame_system::Config>::AccountId>;
/// An emergency of the runtime.
pub type EmergencyOf<T> = EmergencyData<<T as frame_system::Config>::AccountId>;

// A grant has as many parts as it has.
#[allow(clippy::too_many_arguments)]
// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who acts: a signed account, for itself or for a principal.
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;

		/// Decides late verdicts, and clears bars.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The chain's clock, in milliseconds since the UNIX epoch.
		type Time: Time<Moment = Moment>;

		/// How long the chain ran: deadlines to act count it.
		type RunningTime: RunningTime;

		/// The unit of doctors' fees, which [`Config::Licences`] speaks of.
		type Balance: frame::traits::tokens::Balance;

		/// Who an account is.
		type Participants: Participants<Self::AccountId>;

		/// Verifies statements on recipients.
		type Statements: Statements<Self::AccountId>;

		/// Doctors' licences.
		type Licences: Licences<Self::AccountId, Self::Balance>;

		/// The hospitals and auditors.
		type Consortium: Consortium<Self::AccountId>;

		/// Who cares for whom.
		type CareRelationship: CareRelationship<Self::AccountId>;

		/// The longest any grant may run, in milliseconds.
		type LongestGrant: Get<Moment>;

		/// How long a request for access waits for its answer, in milliseconds of running time.
		type RequestLifetime: Get<Moment>;

		/// How long break-glass access lasts from its answer on, and how long it waits for one, in
		/// milliseconds: of running time while it waits.
		type EmergencyAccess: Get<Moment>;

		/// How long after opening an emergency its doctor may justify it, in milliseconds of running
		/// time.
		type JustificationDeadline: Get<Moment>;

		/// How long after the justification's deadline an auditor may give the verdict, in
		/// milliseconds of running time.
		type ReviewDeadline: Get<Moment>;

		/// For how long one of the two hospitals has to have verified a doctor who breaks the glass
		/// where neither is the custodian, in milliseconds.
		type VoucherAge: Get<Moment>;

		/// The most emergencies of a doctor that are open or not justified. Not above
		/// [`Config::MaxOpenEmergencies`].
		type OpenEmergencies: Get<u32>;

		/// The most emergencies that are open on the verifications of one hospital. Not above
		/// [`Config::MaxVouchedEmergencies`].
		type VouchedEmergencies: Get<u32>;

		/// How long a late justification counts, in milliseconds: another one in this time bars.
		#[pallet::constant]
		type MarkLifetime: Get<Moment>;

		/// How long what has ended is kept, in milliseconds.
		type AuditRetention: Get<Moment>;

		/// The most open folders of a patient.
		#[pallet::constant]
		type MaxFolders: Get<u32>;

		/// The most folders that a patient ever has, closed ones included.
		#[pallet::constant]
		type MaxFoldersEver: Get<u32>;

		/// The most records ever added to a folder, erased ones included.
		#[pallet::constant]
		type MaxRecords: Get<u32>;

		/// The most live grants on a folder, besides those on single records of it.
		#[pallet::constant]
		type MaxGrants: Get<u32>;

		/// The most live grants on a single record.
		#[pallet::constant]
		type MaxRecordGrants: Get<u32>;

		/// The most open requests on a folder.
		#[pallet::constant]
		type MaxFolderRequests: Get<u32>;

		/// The most open requests of a requester.
		#[pallet::constant]
		type MaxRequesterRequests: Get<u32>;

		/// The most doctors on a patient's exclusion list.
		#[pallet::constant]
		type MaxExclusions: Get<u32>;

		/// The most emergencies of a doctor that are open or not justified, whatever the policy says.
		#[pallet::constant]
		type MaxOpenEmergencies: Get<u32>;

		/// The most emergencies that are open on the verifications of one hospital, whatever the policy
		/// says.
		#[pallet::constant]
		type MaxVouchedEmergencies: Get<u32>;

		/// The most open emergencies on a folder.
		#[pallet::constant]
		type MaxFolderEmergencies: Get<u32>;

		/// The largest manifest, in bytes of ciphertext.
		#[pallet::constant]
		type MaxManifestSize: Get<u64>;

		/// Sets the clock in benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkTime: carechain_primitives::traits::BenchmarkTime;

		/// Weights of the calls and of the clean-up.
		type WeightInfo: WeightInfo;
	}

	/// The version of what is stored.
	const STORAGE_VERSION: StorageVersion =
		StorageVersion::new(if cfg!(feature = "upgrade-drill") { 1 } else { 0 });

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The folders, closed ones included.
	#[pallet::storage]
	pub type Folders<T: Config> = StorageMap<_, Blake2_128Concat, FolderId, FolderOf<T>>;

	/// The folders of a patient, closed ones included.
	#[pallet::storage]
	pub type FoldersOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		FolderId,
		(),
		OptionQuery,
	>;

	/// How many folders a patient has.
	#[pallet::storage]
	pub type FolderCounts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, FolderCount, ValueQuery>;

	/// The keys of a folder's epochs, of the current one and of all that have a record or were
	/// delivered to somebody: what a patient needs to recover, and a client to check an envelope
	/// with.
	#[pallet::storage]
	pub type Epochs<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, FolderId, Twox64Concat, Epoch, EpochKeys>;

	/// Who stated the recipient of an open folder's current epoch.
	#[pallet::storage]
	pub type RecipientStatements<T: Config> =
		StorageMap<_, Blake2_128Concat, FolderId, Signed<T::AccountId>>;

	/// The recipients of a patient's folders, those of past epochs in [`Epochs`] included: none is used twice, in
	/// no folder of the patient, because those who got its identity once would read on. What others
	/// use is of no concern: somebody who copies a recipient before it is in a block must not make
	/// its patient's rotation fail, and cannot open what is sealed to it.
	#[pallet::storage]
	pub type Recipients<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		EncryptionKey,
		(FolderId, Epoch),
	>;

	/// The rights on an open folder that stand, or whose end nobody has noted yet. It is full when
	/// too many stand, never because of those that ended.
	#[pallet::storage]
	pub type LiveRights<T: Config> =
		StorageMap<_, Blake2_128Concat, FolderId, LiveRightsOf<T>, ValueQuery>;

	/// How many losses of keys were noted, over all accounts. A folder compares it with the number at
	/// its last look at its holders.
	#[pallet::storage]
	pub type Losses<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The last loss of an account's keys. One small entry an account.
	#[pallet::storage]
	pub type LastLoss<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Loss>;

	/// The grants on a single record that stand, or whose end nobody has noted yet. Those of a closed
	/// folder are over, whatever is listed.
	#[pallet::storage]
	pub type RecordRights<T: Config> = StorageMap<
		_,
		Twox64Concat,
		RecordId,
		BoundedVec<RecordRight<T::AccountId>, T::MaxRecordGrants>,
		ValueQuery,
	>;

	/// The number of the next record.
	#[pallet::storage]
	pub type NextRecord<T: Config> = StorageValue<_, RecordId, ValueQuery>;

	/// The records, erased ones included. Numbers are the chain's own, so a short hash is safe.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Twox64Concat, RecordId, RecordOf<T>>;

	/// The records of a folder, in the order they were added.
	#[pallet::storage]
	pub type RecordsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, FolderId, Identity, Ordered, (), OptionQuery>;

	/// What names content that a patient's records ever had, by a hash of its CID, so that it
	/// cannot be posted again. It outlives erasure, and does not show the erased CID.
	#[pallet::storage]
	pub type SeenContent<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		H256,
		(),
		OptionQuery,
	>;

	/// The number of the next grant.
	#[pallet::storage]
	pub type NextGrant<T: Config> = StorageValue<_, GrantId, ValueQuery>;

	/// The grants, ended ones included as long as they are kept.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Twox64Concat, GrantId, GrantOf<T>>;

	/// The latest grant of a scope and a right to a grantee, live or ended.
	#[pallet::storage]
	pub type LatestGrant<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		FolderId,
		Blake2_128Concat,
		GrantKey<T::AccountId>,
		GrantId,
	>;

	/// The grants on a folder, in the order they were given.
	#[pallet::storage]
	pub type GrantsOn<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, FolderId, Identity, Ordered, (), OptionQuery>;

	/// The grants of a grantee, in the order they were given.
	#[pallet::storage]
	pub type GrantsTo<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, Ordered, (), OptionQuery>;

	/// Grants by the time bucket of their end, big-endian, so that the oldest comes first.
	#[pallet::storage]
	pub type GrantEnds<T: Config> =
		StorageDoubleMap<_, Identity, Ordered, Twox64Concat, GrantId, (), OptionQuery>;

	/// The number of the next request.
	#[pallet::storage]
	pub type NextRequest<T: Config> = StorageValue<_, RequestId, ValueQuery>;

	/// The requests for access that nobody answered yet.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageMap<_, Twox64Concat, RequestId, RequestOf<T>>;

	/// The open requests on a folder.
	#[pallet::storage]
	pub type FolderRequests<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		FolderId,
		BoundedVec<OpenRequest<T::AccountId>, T::MaxFolderRequests>,
		ValueQuery,
	>;

	/// The open requests of a requester.
	#[pallet::storage]
	pub type RequesterRequests<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<OpenRequest<T::AccountId>, T::MaxRequesterRequests>,
		ValueQuery,
	>;

	/// Requests by the bucket of running time of their expiry, big-endian.
	#[pallet::storage]
	pub type RequestEnds<T: Config> =
		StorageDoubleMap<_, Identity, Ordered, Twox64Concat, RequestId, (), OptionQuery>;

	/// The doctors that a patient excluded from requests and emergencies.
	#[pallet::storage]
	pub type Exclusions<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<T::AccountId, T::MaxExclusions>,
		ValueQuery,
	>;

	/// The number of the next emergency.
	#[pallet::storage]
	pub type NextEmergency<T: Config> = StorageValue<_, EmergencyId, ValueQuery>;

	/// The emergencies, as long as they are kept.
	#[pallet::storage]
	pub type Emergencies<T: Config> = StorageMap<_, Twox64Concat, EmergencyId, EmergencyOf<T>>;

	/// The latest emergency of a doctor on a folder.
	#[pallet::storage]
	pub type LatestEmergency<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		FolderId,
		Blake2_128Concat,
		T::AccountId,
		EmergencyId,
	>;

	/// The emergencies of a folder, in the order they were opened.
	#[pallet::storage]
	pub type EmergenciesOn<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, FolderId, Identity, Ordered, (), OptionQuery>;

	/// The emergencies of a doctor, in the order they were opened.
	#[pallet::storage]
	pub type EmergenciesBy<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, Ordered, (), OptionQuery>;

	/// The emergencies of a doctor that are open or that it has to justify.
	#[pallet::storage]
	pub type OwedEmergencies<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<OwedEmergency, T::MaxOpenEmergencies>,
		ValueQuery,
	>;

	/// The emergencies that are open on a hospital's verifications, or were when somebody last looked.
	#[pallet::storage]
	pub type VouchedEmergencies<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<OwedEmergency, T::MaxVouchedEmergencies>,
		ValueQuery,
	>;

	/// The last late justification of a doctor. It may not count any more.
	#[pallet::storage]
	pub type Marks<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Mark>;

	/// The doctors that may not break the glass until the council clears them.
	#[pallet::storage]
	pub type Barred<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Bar>;

	/// Emergencies by the bucket of running time in which the last thing about them is due or was
	/// done, big-endian.
	#[pallet::storage]
	pub type EmergencyEnds<T: Config> =
		StorageDoubleMap<_, Identity, Ordered, Twox64Concat, EmergencyId, (), OptionQuery>;

	/// The number of the next declared read.
	#[pallet::storage]
	pub type NextRead<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The declared reads of a folder's records, in the order they were declared.
	#[pallet::storage]
	pub type DeclaredReads<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		FolderId,
		Identity,
		Ordered,
		Declaration<T::AccountId>,
	>;

	/// Declared reads by the time bucket they are of, big-endian, with their folder.
	#[pallet::storage]
	pub type ReadTimes<T: Config> =
		StorageDoubleMap<_, Identity, Ordered, Twox64Concat, u64, FolderId>;

	/// What happened. `by` is who signed: the account itself, or its delegate.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A patient opened a folder.
		FolderCreated {
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// The recipient of epoch 0.
			recipient: EncryptionKey,
			/// The longest a grant may run, in milliseconds.
			longest_grant: Moment,
			/// Who answers emergencies.
			emergency: EmergencyPolicy<T::AccountId>,
			/// The identity, sealed to the patient.
			owner_envelope: ContentRef,
			/// The identity, sealed to the custodian.
			custodian_envelope: Option<ContentRef>,
			/// Who signed.
			by: T::AccountId,
		},
		/// A folder has a new recipient.
		FolderRotated {
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// The epoch that starts.
			epoch: Epoch,
			/// Its recipient.
			recipient: EncryptionKey,
			/// Its identity, sealed to the patient.
			owner_envelope: ContentRef,
			/// Its identity, sealed to the custodian.
			custodian_envelope: Option<ContentRef>,
			/// Who signed.
			by: T::AccountId,
		},
		/// A rotation left a folder without a custodian: nobody answers its emergencies.
		CustodyEnded {
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who was the custodian.
			custodian: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A folder was closed: its grants, requests and emergencies are over.
		FolderClosed {
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient said who answers a folder's emergencies.
		EmergencyPolicySet {
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who answers.
			emergency: EmergencyPolicy<T::AccountId>,
			/// The current identity, sealed to the custodian.
			envelope: Option<ContentRef>,
			/// Who signed.
			by: T::AccountId,
		},
		/// A record was added.
		RecordAdded {
			/// The record.
			record: RecordId,
			/// Its folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who wrote it.
			author: T::AccountId,
			/// The folder's epoch.
			epoch: Epoch,
			/// What it is sealed to.
			sealed_to: SealedTo,
			/// The encrypted content.
			content: ContentRef,
			/// The encrypted manifest.
			manifest: ContentRef,
			/// The appointment it came from.
			appointment: Option<AppointmentId>,
			/// The record it supersedes.
			supersedes: Option<RecordId>,
			/// Who signed.
			by: T::AccountId,
		},
		/// An author declared a record wrong.
		RecordEnteredInError {
			/// The record.
			record: RecordId,
			/// Its folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who wrote it.
			author: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient asked an author to correct a record.
		CorrectionRequested {
			/// The record.
			record: RecordId,
			/// Its folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who wrote it.
			author: T::AccountId,
			/// What is wrong.
			reason: CorrectionReason,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient erased a record: its references are gone.
		RecordErased {
			/// The record.
			record: RecordId,
			/// Its folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor asks for access.
		AccessRequested {
			/// The request.
			request: RequestId,
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who asks.
			requester: T::AccountId,
			/// What for.
			purpose: PurposeOfUse,
			/// Until when access is asked.
			until: Moment,
			/// What makes the requester a carer.
			basis: CareBasis,
			/// When the request lapses.
			expires_at: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient denied a request.
		RequestDenied {
			/// The request.
			request: RequestId,
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who asked.
			requester: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A requester withdrew a request.
		RequestWithdrawn {
			/// The request.
			request: RequestId,
			/// The folder.
			folder: FolderId,
			/// Who asked.
			requester: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient granted access.
		AccessGranted {
			/// The grant.
			grant: GrantId,
			/// The folder.
			folder: FolderId,
			/// What of it.
			scope: GrantScope,
			/// Whose it is.
			patient: T::AccountId,
			/// Who got it.
			grantee: T::AccountId,
			/// What it lets the grantee do.
			right: Right,
			/// For which purposes.
			purposes: Purposes,
			/// From when.
			from: Moment,
			/// Until when.
			until: Moment,
			/// The latest epoch it covers.
			epoch: Epoch,
			/// The keys, sealed to the grantee.
			envelope: Option<ContentRef>,
			/// The version of the grantee's key they are sealed to.
			key_version: KeyVersion,
			/// The request it answers.
			request: Option<RequestId>,
			/// Who signed.
			by: T::AccountId,
		},
		/// A grant ended before its time.
		AccessRevoked {
			/// The grant.
			grant: GrantId,
			/// The folder.
			folder: FolderId,
			/// What of it.
			scope: GrantScope,
			/// Whose it is.
			patient: T::AccountId,
			/// Who had it.
			grantee: T::AccountId,
			/// What it let the grantee do.
			right: Right,
			/// Why it ended.
			reason: RevocationReason,
			/// When.
			at: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient excluded a doctor from requests and emergencies.
		DoctorExcluded {
			/// The patient.
			patient: T::AccountId,
			/// The doctor.
			doctor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A patient took an exclusion back.
		DoctorReadmitted {
			/// The patient.
			patient: T::AccountId,
			/// The doctor.
			doctor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor broke the glass of a folder.
		GlassBroken {
			/// The emergency.
			emergency: EmergencyId,
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who broke it.
			doctor: T::AccountId,
			/// Who is to answer.
			custodian: T::AccountId,
			/// On whose verifications; none where the custodian verified the doctor itself.
			vouchers: Vouchers<T::AccountId>,
			/// When waiting for the answer ends, if the chain does not stand still.
			until: Moment,
			/// Until when the justification is owed, if the chain does not stand still.
			justify_by: Moment,
			/// Until when an auditor's verdict is due, if the chain does not stand still.
			review_by: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A custodian gave the doctor of an emergency the keys.
		EmergencyAnswered {
			/// The emergency.
			emergency: EmergencyId,
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who broke the glass.
			doctor: T::AccountId,
			/// Who answered.
			custodian: T::AccountId,
			/// The keys, sealed to the doctor.
			envelope: ContentRef,
			/// The version of the doctor's key they are sealed to.
			key_version: KeyVersion,
			/// The latest epoch they open.
			epoch: Epoch,
			/// When access ends: hours from the answer.
			until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor justified an emergency.
		EmergencyJustified {
			/// The emergency.
			emergency: EmergencyId,
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who broke the glass.
			doctor: T::AccountId,
			/// The encrypted justification.
			justification: ContentRef,
			/// Whether it came after its deadline.
			late: bool,
			/// Who signed.
			by: T::AccountId,
		},
		/// An auditor, or the council, gave the verdict on an emergency.
		EmergencyReviewed {
			/// The emergency.
			emergency: EmergencyId,
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who broke the glass.
			doctor: T::AccountId,
			/// The verdict.
			verdict: Verdict,
			/// The auditor; `None` for the council.
			reviewer: Option<T::AccountId>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
		},
		/// A patient ended an emergency's access at once.
		EmergencyClosed {
			/// The emergency.
			emergency: EmergencyId,
			/// The folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who broke the glass.
			doctor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A doctor's justification came late, or never. The next one within a year bars.
		DoctorMarked {
			/// The doctor.
			doctor: T::AccountId,
			/// The emergency.
			emergency: EmergencyId,
			/// Who signed what led to it; `None` where the council or the time did.
			by: Option<T::AccountId>,
		},
		/// A doctor may not break the glass until the council clears it.
		DoctorBarred {
			/// The doctor.
			doctor: T::AccountId,
			/// The emergency that it is for.
			emergency: EmergencyId,
			/// Why.
			reason: BarReason,
			/// Who signed what led to it; `None` where the council or the time did.
			by: Option<T::AccountId>,
		},
		/// The council lets a doctor break the glass again.
		BarCleared {
			/// The doctor.
			doctor: T::AccountId,
		},
		/// A reader declared that it reads a record.
		ReadDeclared {
			/// The declaration.
			read: u64,
			/// The record.
			record: RecordId,
			/// Its folder.
			folder: FolderId,
			/// Whose it is.
			patient: T::AccountId,
			/// Who reads.
			reader: T::AccountId,
			/// For which purpose.
			purpose: PurposeOfUse,
			/// What makes it possible.
			basis: AccessBasis,
			/// Who signed.
			by: T::AccountId,
		},
	}

	/// What a call can be refused for.
	#[pallet::error]
	pub enum Error<T> {
		/// Reading for care in a doctor's name is the doctor's own.
		CareIsPersonal,
		/// Who signs is the doctor whom it is about.
		ConflictOfInterest,
		/// There is no such thing.
		NotFound,
		/// It belongs to somebody else, or there is no right to do this.
		NotAuthorized,
		/// It is there already: a folder's name, content that was posted before, an open request,
		/// an exclusion, a correction asked for.
		AlreadyExists,
		/// A folder's name must be random: it cannot be zero.
		BadFolderId,
		/// The encryption key is of low order or not canonical.
		WeakKey,
		/// The recipient was a folder's before.
		RecipientUsed,
		/// The folder is closed.
		FolderClosed,
		/// The patient has as many open folders as allowed.
		MaxFoldersExceeded,
		/// The patient has had as many folders as a patient may, closed ones included. Records fit
		/// into those that are open.
		MaxFoldersEverExceeded,
		/// The folder has had as many records as allowed.
		MaxRecordsExceeded,
		/// The folder, or the record, has as many live grants as allowed.
		MaxGrantsExceeded,
		/// The folder, or the requester, has as many open requests as allowed.
		MaxRequestsExceeded,
		/// The exclusion list is full.
		MaxExclusionsExceeded,
		/// The doctor, or the folder, has as many open emergencies as allowed.
		MaxEmergenciesExceeded,
		/// A content of no bytes is none.
		EmptyContent,
		/// The manifest is larger than allowed.
		ManifestTooLarge,
		/// Content and manifest are the same file.
		SameContent,
		/// The folder has another epoch.
		StaleEpoch,
		/// Somebody who lost the right has the current keys: until the patient rotates, only what
		/// is sealed to the patient's own key is taken.
		RotationDue,
		/// The appointment is of others.
		AppointmentMismatch,
		/// The record is superseded, entered in error or erased.
		NotCurrent,
		/// The record was erased.
		RecordErased,
		/// The record is of another folder.
		RecordNotInFolder,
		/// The record is the caller's own: its reads are not logged, its errors the author amends.
		OwnRecord,
		/// The folder is the caller's own.
		OwnFolder,
		/// A patient needs no grant for what is its own.
		GrantToSelf,
		/// The time given is over already.
		PastEnd,
		/// The grant would run longer than the folder, or the chain, allows.
		GrantTooLong,
		/// The account is not a participant.
		NotParticipant,
		/// The participant is suspended.
		Suspended,
		/// The caller is not a patient.
		NotPatient,
		/// Only doctors write for a patient.
		NotDoctor,
		/// The doctor has no licence in force.
		NotLicensed,
		/// The key version is not the current one of whom the envelope is for.
		StaleKey,
		/// Writing is granted on folders only.
		WriteNeedsFolder,
		/// An envelope with the keys is needed.
		EnvelopeMissing,
		/// There are no keys to be given here.
		EnvelopeUnexpected,
		/// The grant is over already.
		GrantEnded,
		/// A read has a purpose: give at least one of PurposeOfUse.
		PurposeMissing,
		/// This reason is the chain's own.
		BadReason,
		/// The request has expired.
		RequestExpired,
		/// The request is for another folder, requester or purpose.
		RequestMismatch,
		/// The patient excluded the doctor.
		Excluded,
		/// The custodian is not a hospital in force.
		NotHospital,
		/// No hospital in force has custody of the folder.
		NoCustodian,
		/// The folder's custodian is suspended, and could not answer.
		CustodianSuspended,
		/// The doctor has an open emergency on the folder already.
		EmergencyOpen,
		/// The doctor may not break the glass until the council clears it.
		Barred,
		/// The custodian has not verified the doctor, and not two unrelated hospitals have, one of them
		/// for long enough.
		NotVouched,
		/// The hospitals that verified the doctor have as many open emergencies of their doctors as
		/// allowed.
		VouchersBusy,
		/// The emergency's access has ended.
		EmergencyOver,
		/// The emergency is answered already.
		AlreadyAnswered,
		/// The emergency is justified already.
		AlreadyJustified,
		/// The emergency has its verdict already.
		AlreadyReviewed,
		/// The doctor still owes the justification.
		JustificationOwed,
		/// The caller is not an auditor in force.
		NotAuditor,
		/// The auditor is related to the doctor or the custodian.
		AuditorRelated,
		/// It is an auditor's turn until the review's deadline, not the council's.
		ReviewNotDue,
		/// The review's deadline is over: the verdict is the council's.
		ReviewOverdue,
		/// The doctor is not barred.
		NotBarred,
		/// The council barred the account: it reads nothing that is not its own.
		AccountBarred,
		/// Who signs is no delegate that may read in this name.
		NotDelegate,
		/// Nothing was ever granted.
		NoGrant,
		/// The grant was revoked.
		GrantRevoked,
		/// The grant, or the emergency, is past its end.
		GrantExpired,
		/// The record is of an epoch that the grant does not cover.
		EpochNotCovered,
		/// The record is sealed to the patient alone.
		SealedToPatient,
		/// The grant is for other purposes.
		OtherPurpose,
		/// The emergency is not answered yet: there is no key to read with.
		EmergencyUnanswered,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::clean_up(remaining)
		}

		#[cfg(feature = "std")]
		fn integrity_test() {
			assert!(T::MaxGrants::get() > 0, "a folder needs room for a grant");
			assert!(T::MaxRecordGrants::get() > 0, "a record needs room for a grant");
			assert!(T::MaxOpenEmergencies::get() > 0, "a doctor needs room for an emergency");
			assert!(T::MaxVouchedEmergencies::get() > 0, "a hospital needs room for an emergency");
			assert!(T::MaxFolderEmergencies::get() > 0, "a folder needs room for an emergency");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
			Self::do_try_state()
		}
	}

	/// The calls.
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a folder.
		///
		/// The caller is an active patient. `folder` is a random name of 32 bytes; `recipient` the
		/// age recipient of epoch 0, whose identity `owner_envelope` holds for the patient and
		/// `custodian_envelope` for the custodian, if there is one. `longest_grant` is in
		/// milliseconds. `signature` is of the statement on the recipient
		/// ([`carechain_primitives::statement`]), by who signs: the patient, or the delegate that
		/// acts for it.
		///
		/// # Errors
		/// [`Error::BadFolderId`], [`Error::AlreadyExists`], [`Error::WeakKey`],
		/// [`Error::RecipientUsed`], [`Error::EmptyContent`], [`Error::NotHospital`],
		/// [`Error::EnvelopeMissing`], [`Error::EnvelopeUnexpected`],
		/// [`Error::MaxFoldersExceeded`], [`Error::MaxFoldersEverExceeded`], those of participants
		/// who are not active patients, and those of a statement that does not hold.
		///
		/// # Events
		/// [`Event::FolderCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_folder(signature.count()))]
		pub fn create_folder(
			origin: OriginFor<T>,
			folder: FolderId,
			recipient: EncryptionKey,
			longest_grant: Moment,
			owner_envelope: ContentRef,
			emergency: EmergencyPolicy<T::AccountId>,
			custodian_envelope: Option<ContentRef>,
			signature: StatementSignature<T::AccountId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let keys = EpochKeys { recipient, owner_envelope, custodian_envelope };
			Self::do_create_folder(actor, folder, keys, longest_grant, emergency, |actor| {
				Self::verify_recipient(actor, folder, &recipient, signature)
			})
		}

		/// Gives a folder a new recipient, which starts its next epoch.
		///
		/// The caller is the patient; protective. What is sealed from now on is closed to everybody
		/// who had the keys before; grants stand, for the epochs they cover. A folder with a
		/// custodian keeps it only if `custodian_envelope` brings it the new identity, and if it is
		/// a hospital in force. `signature` is of the statement on the recipient for the next epoch
		/// ([`carechain_primitives::statement`]), by who signs.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::FolderClosed`],
		/// [`Error::WeakKey`], [`Error::RecipientUsed`], [`Error::EmptyContent`],
		/// [`Error::EnvelopeUnexpected`] without a custodian, and those of a statement that does not
		/// hold.
		///
		/// # Events
		/// [`Event::FolderRotated`]; [`Event::CustodyEnded`] if there is no custodian any more.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::rotate_folder(signature.count()))]
		pub fn rotate_folder(
			origin: OriginFor<T>,
			folder: FolderId,
			recipient: EncryptionKey,
			owner_envelope: ContentRef,
			custodian_envelope: Option<ContentRef>,
			signature: StatementSignature<T::AccountId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let keys = EpochKeys { recipient, owner_envelope, custodian_envelope };
			Self::do_rotate_folder(actor, folder, keys, signature)
		}

		/// Closes a folder for good.
		///
		/// The caller is the patient; protective. Its grants, requests and emergencies are over.
		/// The patient still reads its records, and may erase them.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::FolderClosed`].
		///
		/// # Events
		/// [`Event::FolderClosed`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::close_folder())]
		pub fn close_folder(origin: OriginFor<T>, folder: FolderId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_close_folder(actor, folder)
		}

		/// Says who answers a folder's emergencies.
		///
		/// The caller is the patient: an active one to name a custodian; to end custody is
		/// protective. `envelope` holds the current epoch's identity for the custodian. A custodian
		/// that is replaced, or let go, keeps the keys it has: rotation is due.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::FolderClosed`],
		/// [`Error::NotHospital`], [`Error::EnvelopeMissing`], [`Error::EnvelopeUnexpected`],
		/// [`Error::EmptyContent`], and those of participants who are not active patients.
		///
		/// # Events
		/// [`Event::EmergencyPolicySet`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_emergency_custodian())]
		pub fn set_emergency_custodian(
			origin: OriginFor<T>,
			folder: FolderId,
			emergency: EmergencyPolicy<T::AccountId>,
			envelope: Option<ContentRef>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_set_emergency_custodian(actor, folder, emergency, envelope)
		}

		/// Adds a record to a folder.
		///
		/// The caller is the active patient, or a licensed doctor who has write access or is booked
		/// with this folder named, in the booking's window. `epoch` is the folder's current one.
		/// While rotation is due, only what is sealed to the patient is taken.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::FolderClosed`], [`Error::NotAuthorized`],
		/// [`Error::StaleEpoch`], [`Error::RotationDue`], [`Error::EmptyContent`],
		/// [`Error::ManifestTooLarge`], [`Error::SameContent`], [`Error::AlreadyExists`],
		/// [`Error::AppointmentMismatch`], [`Error::MaxRecordsExceeded`], those of doctors who are
		/// not licensed, of patients who are not active, and of appointments that do not allow it.
		///
		/// # Events
		/// [`Event::RecordAdded`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::add_record())]
		pub fn add_record(
			origin: OriginFor<T>,
			folder: FolderId,
			epoch: Epoch,
			sealed_to: SealedTo,
			content: ContentRef,
			manifest: ContentRef,
			appointment: Option<AppointmentId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let draft = RecordDraft { epoch, sealed_to, content, manifest };
			Self::do_add_record(actor, folder, draft, appointment)
		}

		/// Puts a new record in the place of one that the caller wrote.
		///
		/// The caller is the author, and still has the right to write: the active patient, or a
		/// licensed doctor with write access or in the window of the record's appointment. The old
		/// record is superseded.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::NotCurrent`], and those of
		/// [`Pallet::add_record`].
		///
		/// # Events
		/// [`Event::RecordAdded`] with the record it supersedes.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::amend_record())]
		pub fn amend_record(
			origin: OriginFor<T>,
			record: RecordId,
			epoch: Epoch,
			sealed_to: SealedTo,
			content: ContentRef,
			manifest: ContentRef,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let draft = RecordDraft { epoch, sealed_to, content, manifest };
			Self::do_amend_record(actor, record, draft)
		}

		/// Declares a record wrong.
		///
		/// The caller is its author, at any time, licensed or not: it reveals nothing, and may keep
		/// somebody from harm. A superseded record can be declared wrong too.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::RecordErased`],
		/// [`Error::NotCurrent`] if it was declared wrong before.
		///
		/// # Events
		/// [`Event::RecordEnteredInError`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::mark_entered_in_error())]
		pub fn mark_entered_in_error(origin: OriginFor<T>, record: RecordId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_mark_entered_in_error(actor, record)
		}

		/// Asks the author of a record to correct it.
		///
		/// The caller is the active patient whose record it is. A record carries one such request.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::NotCurrent`],
		/// [`Error::OwnRecord`] if the patient wrote it, [`Error::AlreadyExists`], and those of
		/// participants who are not active patients.
		///
		/// # Events
		/// [`Event::CorrectionRequested`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::request_correction())]
		pub fn request_correction(
			origin: OriginFor<T>,
			record: RecordId,
			reason: CorrectionReason,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_request_correction(actor, record, reason)
		}

		/// Erases a record: its references go, a tombstone stays.
		///
		/// The caller is the patient whose record it is; protective.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::RecordErased`].
		///
		/// # Events
		/// [`Event::RecordErased`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::erase_record())]
		pub fn erase_record(origin: OriginFor<T>, record: RecordId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_erase_record(actor, record)
		}

		/// Asks a patient for access to a folder.
		///
		/// The caller is a licensed doctor who cares for the patient on `basis`, and whom the
		/// patient did not exclude. One request of a doctor is open on a folder at a time; it
		/// lapses by itself.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::FolderClosed`], [`Error::OwnFolder`],
		/// [`Error::PurposeMissing`], [`Error::Excluded`], [`Error::PastEnd`],
		/// [`Error::GrantTooLong`],
		/// [`Error::AlreadyExists`], [`Error::MaxRequestsExceeded`], those of doctors who are not
		/// licensed, and of relationships that do not exist.
		///
		/// # Events
		/// [`Event::AccessRequested`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::request_access())]
		pub fn request_access(
			origin: OriginFor<T>,
			folder: FolderId,
			purpose: PurposeOfUse,
			until: Moment,
			basis: CareBasis,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_request_access(actor, folder, purpose, until, basis)
		}

		/// Denies a request.
		///
		/// The caller is the patient whose folder it is for; protective.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`].
		///
		/// # Events
		/// [`Event::RequestDenied`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::deny_request())]
		pub fn deny_request(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_deny_request(actor, request)
		}

		/// Withdraws a request.
		///
		/// The caller is the requester; protective.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`].
		///
		/// # Events
		/// [`Event::RequestWithdrawn`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::withdraw_request())]
		pub fn withdraw_request(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_withdraw_request(actor, request)
		}

		/// Grants read or write on a folder, or read on one record of it.
		///
		/// The caller is the active patient. `envelope` holds the keys for the grantee, sealed to
		/// its key of `key_version`: a read needs it, a write has none. `epoch` is the folder's
		/// current one. A live grant of the same scope and right to the same grantee is replaced:
		/// one grant names all its `purposes`, at least one. A grant on a single record leaves the
		/// folder's room alone. It may be given while rotation is due: it seals nothing new, and covers only what is
		/// there.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::FolderClosed`],
		/// [`Error::PurposeMissing`], [`Error::StaleEpoch`], [`Error::GrantToSelf`], [`Error::PastEnd`],
		/// [`Error::GrantTooLong`], [`Error::WriteNeedsFolder`], [`Error::RecordNotInFolder`],
		/// [`Error::RecordErased`], [`Error::NotParticipant`], [`Error::Suspended`],
		/// [`Error::NotDoctor`] for a write, [`Error::StaleKey`], [`Error::EnvelopeMissing`],
		/// [`Error::EnvelopeUnexpected`], [`Error::EmptyContent`], [`Error::RequestExpired`],
		/// [`Error::RequestMismatch`], [`Error::MaxGrantsExceeded`], and those of participants who
		/// are not active patients.
		///
		/// # Events
		/// [`Event::AccessRevoked`] for a grant that is replaced; [`Event::AccessGranted`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::grant_access())]
		pub fn grant_access(
			origin: OriginFor<T>,
			folder: FolderId,
			scope: GrantScope,
			grantee: T::AccountId,
			right: Right,
			purposes: Purposes,
			until: Moment,
			envelope: Option<ContentRef>,
			key_version: KeyVersion,
			epoch: Epoch,
			request: Option<RequestId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let key = GrantKey { scope, grantee, right };
			let terms = GrantTerms { purposes, until, envelope, key_version, epoch, request };
			Self::do_grant_access(actor, folder, key, terms)
		}

		/// Ends a grant.
		///
		/// The caller is the patient; protective. The grantee is denied from this block on. It may
		/// still have the keys, so a read on the folder makes rotation due.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::GrantEnded`],
		/// [`Error::BadReason`].
		///
		/// # Events
		/// [`Event::AccessRevoked`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::revoke_access())]
		pub fn revoke_access(
			origin: OriginFor<T>,
			grant: GrantId,
			reason: RevocationReason,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_revoke_access(actor, grant, reason)
		}

		/// Gives a grant back.
		///
		/// The caller is the grantee; protective.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::GrantEnded`].
		///
		/// # Events
		/// [`Event::AccessRevoked`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::renounce_access())]
		pub fn renounce_access(origin: OriginFor<T>, grant: GrantId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_renounce_access(actor, grant)
		}

		/// Excludes a doctor from requests and emergencies.
		///
		/// The caller is a patient; protective. Grants and open emergencies stand until they are
		/// revoked or closed.
		///
		/// # Errors
		/// [`Error::NotPatient`], [`Error::AlreadyExists`], [`Error::MaxExclusionsExceeded`], and
		/// those of accounts that are no participants.
		///
		/// # Events
		/// [`Event::DoctorExcluded`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::exclude_doctor())]
		pub fn exclude_doctor(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_exclude_doctor(actor, doctor)
		}

		/// Takes an exclusion back.
		///
		/// The caller is the active patient.
		///
		/// # Errors
		/// [`Error::NotFound`], and those of participants who are not active patients.
		///
		/// # Events
		/// [`Event::DoctorReadmitted`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::readmit_doctor())]
		pub fn readmit_doctor(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_readmit_doctor(actor, doctor)
		}

		/// Opens emergency access to a folder, for hours.
		///
		/// The caller is a licensed doctor whom the folder's custodian verified, or two unrelated
		/// hospitals did, one of them for `VoucherAge`. The custodian is to answer with the keys. The
		/// doctor owes a justification from now on.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::FolderClosed`], [`Error::OwnFolder`],
		/// [`Error::NoCustodian`], [`Error::CustodianSuspended`], [`Error::Excluded`],
		/// [`Error::Barred`], [`Error::NotVouched`], [`Error::VouchersBusy`],
		/// [`Error::EmergencyOpen`], [`Error::MaxEmergenciesExceeded`], and those of doctors who are
		/// not licensed.
		///
		/// # Events
		/// [`Event::GlassBroken`].
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::break_glass())]
		pub fn break_glass(origin: OriginFor<T>, folder: FolderId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_break_glass(actor, folder)
		}

		/// Gives the doctor of an open emergency the keys.
		///
		/// The caller is the folder's custodian, an active hospital in force. `envelope` holds the
		/// identity of the current `epoch`, sealed to the doctor's key of `key_version`. Access lasts
		/// for `EmergencyAccess` from the answer on.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::NoCustodian`] if custody ended,
		/// [`Error::EmergencyOver`], [`Error::AlreadyAnswered`], [`Error::NotVouched`] if a hospital
		/// that vouched does not any more, [`Error::StaleEpoch`],
		/// [`Error::StaleKey`], [`Error::EmptyContent`], those of doctors who are not licensed, and
		/// of hospitals that are not active.
		///
		/// # Events
		/// [`Event::EmergencyAnswered`].
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::answer_emergency())]
		pub fn answer_emergency(
			origin: OriginFor<T>,
			emergency: EmergencyId,
			envelope: ContentRef,
			key_version: KeyVersion,
			epoch: Epoch,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_answer_emergency(actor, emergency, envelope, key_version, epoch)
		}

		/// Justifies an emergency.
		///
		/// The caller is its doctor, suspended or not: it is owed. After its deadline it is taken, and
		/// a mark; the second within a year bars the doctor from the next.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::AlreadyJustified`],
		/// [`Error::AlreadyReviewed`], [`Error::EmptyContent`].
		///
		/// # Events
		/// [`Event::EmergencyJustified`]; [`Event::DoctorMarked`] if it is late, and
		/// [`Event::DoctorBarred`] if it is not the first.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::justify_emergency())]
		pub fn justify_emergency(
			origin: OriginFor<T>,
			emergency: EmergencyId,
			justification: ContentRef,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_justify_emergency(actor, emergency, justification)
		}

		/// Gives the verdict on an emergency, once it is justified or its justification is late.
		///
		/// The caller is an active auditor who is unrelated to doctor and custodian, until the
		/// review's deadline; from then on the council.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::AlreadyReviewed`], [`Error::JustificationOwed`],
		/// [`Error::NotAuditor`] for an auditor that is no longer in force,
		/// [`Error::AuditorRelated`], [`Error::ReviewOverdue`] for an auditor,
		/// [`Error::ReviewNotDue`] for the council, and those of participants who are not active
		/// auditors.
		///
		/// # Events
		/// [`Event::EmergencyReviewed`]; [`Event::DoctorMarked`] if there was no justification;
		/// [`Event::DoctorBarred`] for the verdict `Abuse`, or if it is not the first mark.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::review_emergency())]
		pub fn review_emergency(
			origin: OriginFor<T>,
			emergency: EmergencyId,
			verdict: Verdict,
		) -> DispatchResult {
			let auditor = match T::CouncilOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(T::ActorOrigin::ensure_origin(origin)?),
			};
			Self::do_review_emergency(auditor, emergency, verdict)
		}

		/// Ends an emergency's access at once.
		///
		/// The caller is the patient; protective. Justification and verdict stay owed.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::EmergencyOver`].
		///
		/// # Events
		/// [`Event::EmergencyClosed`].
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::close_emergency())]
		pub fn close_emergency(origin: OriginFor<T>, emergency: EmergencyId) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_close_emergency(actor, emergency)
		}

		/// Lets a barred doctor break the glass again.
		///
		/// The caller is the council.
		///
		/// # Errors
		/// [`Error::JustificationOwed`] as long as one is late, [`Error::NotBarred`].
		///
		/// # Events
		/// [`Event::BarCleared`].
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::clear_bar())]
		pub fn clear_bar(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_clear_bar(doctor)
		}

		/// Declares that the caller reads a record, and why.
		///
		/// The caller may read it now, for this purpose. A patient's own reads are not logged.
		///
		/// # Errors
		/// [`Error::PurposeMissing`]; [`Error::OwnRecord`] for the patient; for anybody else the reason why the read is
		/// refused: [`Error::NotFound`], [`Error::RecordErased`], [`Error::NotParticipant`],
		/// [`Error::Suspended`], [`Error::AccountBarred`], [`Error::NotDelegate`],
		/// [`Error::NotLicensed`], [`Error::NoGrant`],
		/// [`Error::GrantRevoked`], [`Error::GrantExpired`], [`Error::EpochNotCovered`],
		/// [`Error::SealedToPatient`], [`Error::OtherPurpose`], [`Error::EmergencyUnanswered`],
		/// [`Error::FolderClosed`].
		///
		/// # Events
		/// [`Event::ReadDeclared`].
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::declare_read())]
		pub fn declare_read(
			origin: OriginFor<T>,
			record: RecordId,
			purpose: PurposeOfUse,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_declare_read(actor, record, purpose)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The time of this block, in milliseconds since the UNIX epoch.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	/// A reference to content that has bytes.
	pub(crate) fn ensure_content(content: &ContentRef) -> DispatchResult {
		ensure!(content.size > 0, Error::<T>::EmptyContent);
		Ok(())
	}
}
