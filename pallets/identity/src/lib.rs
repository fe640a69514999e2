//! # Identity
//!
//! Who an account is on this chain: its role, its keys, who vouched for it, what it may do without
//! coins, and who may act for it.
//!
//! ## Terminology
//!
//! - **Participant**: a registered account, with one [`Role`], an encryption key and, unless it is
//!   a member of the consortium, a sponsor.
//! - **Sponsor**: the hospital or clinic that vouched for a participant. Where a sponsor leaves,
//!   somebody else answers for its participants: the *effective* sponsor. A sponsor can end a
//!   sponsorship with notice, and a person changes sponsor by accepting another's offer
//!   ([`sponsorship`]).
//! - **Invitation**: the right of an account to register, for a role, until a time, by one sponsor of
//!   several that may have invited ([`invitations`]). It gives the account a *provider reference*, so
//!   that it can sign without a balance ([`providers`]).
//! - **Suspension**: new acts are refused for a while. Protective ones never are: revoking,
//!   cancelling, rotating, leaving.
//! - **Freeze**: a suspension because the key is in other hands. What would capture or destroy is
//!   refused too, and money stays where it is ([`mod@freeze`]).
//! - **Delegation**: a *principal* lets a *delegate* act for it, within a scope, until a time.
//! - **Purse**: how much of the principal's money a delegate may commit ([`purses`]).
//! - **Staff**: the delegates of a hospital or a clinic ([`staff`]).
//! - **Keyless account**: a patient's account that nobody can sign for; its delegates act for it.
//! - **Signer**: another account whose key signs for one whose own was replaced ([`signers`]).
//! - **Remedy**: what is done for an account whose holder cannot do it: another key, or the end of a
//!   guardian's delegation. Those who support it make a **case** of it ([`remedies`]).
//! - **Allowance**: how much of the chain a participant uses without fees; **pool**: how much all that
//!   a sponsor vouched for use together; **reserve**: what is everybody's own for protective calls
//!   ([`allowance`]).
//!
//! ## Scenario: a patient without a coin
//!
//! 1. A hospital calls [`Pallet::invite`] with the account that the patient's client made. The
//!    account gets a provider reference.
//! 2. The patient signs [`Pallet::register`] with an encryption key. That transaction is free, a few
//!    attempts long. The invitation is used up; the participant keeps the reference.
//! 3. From then on the patient's calls are free within the allowance of its role, which also draws
//!    on the hospital's pool, and both recover with time.
//!
//! ## Scenario: a child comes of age
//!
//! 1. A hospital calls [`Pallet::open_keyless_account`] for the child, with a parent as delegate in
//!    scope `Guardian`. The parent acts by [`Pallet::act_for`].
//! 2. Years later the child has an account of its own. The parent calls
//!    `act_for(account, appoint_delegate(own account, Family, Guardian, until))`.
//! 3. The grown child calls `act_for(account, rotate_encryption_key(..))` and
//!    `act_for(account, dismiss_delegate(parent))`. The account is in its hands.
//! 4. If there is no active guardian left, the hospital that answers for the account appoints one by
//!    [`Pallet::appoint_guardian`].
//! 5. None of that needs the parent's help. The hospital and an unrelated one see the grown child and
//!    call [`Pallet::support_remedy`] with `ReplaceKey` and the child's own account, which agreed to
//!    it. After a notice, in which a guardian may object, that account's key signs for the account
//!    ([`Pallet::act_as`]), and all delegations end.
//!
//! ## Scenario: a stolen key
//!
//! 1. In good times the person names contacts by [`Pallet::set_recovery_contacts`].
//! 2. When the key is stolen, the person makes a new one, and enough contacts call
//!    [`Pallet::support_remedy`] with `ReplaceKey` and its account. The first one brings what the new
//!    key signed: that it is ready to. Who named none goes to its sponsor and to an unrelated hospital.
//! 3. After the delay anybody calls [`Pallet::complete_remedy`], or `on_idle` completes it. The thief
//!    can object by [`Pallet::object_to_remedy`]; then the council decides.
//! 4. The new key signs [`Pallet::act_as`] for the account: a new encryption key first. What the old
//!    one signs gets into no pool and no block.
//!
//! ## Transaction extensions
//!
//! [`ChargeAllowance`] stands in the place of `ChargeTransactionPayment`, which it wraps, and
//! [`CheckPending`] in the place of `CheckNonce`. Neither adds a byte to what is signed.
//!
//! Everything that ends does so by the time looked at where it is used; `on_idle` only cleans up
//! ([`expiry`]).

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

pub mod allowance;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod charge_allowance;
pub mod check_pending;
pub mod classes;
pub mod contacts;
pub mod delegation;
pub mod expiry;
pub mod freeze;
#[cfg(any(feature = "try-runtime", test))]
mod invariants;
pub mod invitations;
#[cfg(test)]
mod mock;
pub mod participants;
pub mod providers;
pub mod purses;
pub mod remedies;
pub mod signers;
pub mod sponsorship;
pub mod staff;
pub mod statements;
pub mod suspension;
#[cfg(test)]
mod tests;
pub mod weights;

use alloc::boxed::Box;
use carechain_primitives::{
	api::{InvitationInfo, ParticipantInfo},
	traits::{self as care, Consortium, OnDeregistered},
	Actor, ContentRef, DelegationScope, EncryptionKey, KeyStatement, KeyVersion, Moment,
	Obligation, Relationship, Remedy, Role, StatementSignature, SuspensionReason, Usage,
};
use codec::{DecodeWithMemTracking, MaxEncodedLen};
use frame::{
	deps::{
		frame_support::{dispatch::DispatchInfo, traits::OriginTrait, weights::WeightMeter},
		sp_core::H256,
	},
	prelude::*,
	traits::{Contains, Time},
};
use pallet_transaction_payment::OnChargeTransaction;
use participants::is_consortium_role;
use statements::signatures;

pub use allowance::{Allowance, Allowances, ParticipantUsage, PoolUsage};
pub use charge_allowance::{ChargeAllowance, Tipped};
pub use check_pending::{CheckPending, KEY_REPLACED, MAX_PENDING_REGISTRATIONS, TOO_MANY_PENDING};
pub use classes::{classify_nested, combine, covers_nested, CallClassifier, Shape};
pub use contacts::{ContactList, ContactsEntry, RecoveryContacts};
pub use delegation::{CallScopes, Delegation, EnsureActor, RawOrigin};
pub use freeze::{FreezesOf, MAX_FREEZES};
pub use invitations::Invitation;
pub use pallet::*;
pub use participants::{FormerParticipant, Participant};
pub use providers::ProviderReference;
pub use purses::{Purse, PurseOf};
pub use remedies::{Case, CaseKey};
pub use signers::SignerRecord;
pub use sponsorship::{NextSponsor, SponsorChange};
pub use staff::{EmployersOf, MAX_EMPLOYERS};
pub use suspension::Suspension;
pub use weights::WeightInfo;

const LOG_TARGET: &str = "runtime::care-identity";

/// What fees, and so allowances, are counted in.
pub type BalanceOf<T> = <<T as pallet_transaction_payment::Config>::OnChargeTransaction as
	OnChargeTransaction<T>>::Balance;

// A call has as many arguments as it takes.
#[allow(clippy::too_many_arguments)]
// The SDK's macros expand to `expect` on things that are there.
#[allow(clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use crate::expiry::BucketKey;

	/// The configuration of the pallet.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<
			RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>
			                 + IsSubType<Call<Self>>
			                 + From<Call<Self>>,
			RuntimeOrigin: From<Origin<Self>>,
			RuntimeEvent: From<Event<Self>>,
		> + pallet_transaction_payment::Config
	{
		/// The weights of the pallet.
		type WeightInfo: WeightInfo;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// Who acts: a signed account, or a delegate for its principal. [`EnsureActor`].
		type ActorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Actor<Self::AccountId>>;

		/// The council.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The hospitals.
		type Consortium: Consortium<Self::AccountId>;

		/// What keeps a participant from leaving.
		type Obligations: care::Obligations<Self::AccountId>;

		/// Told when a participant left.
		type OnDeregistered: OnDeregistered<Self::AccountId>;

		/// The money that a frozen account cannot spend.
		type Currency: fungible::freeze::Mutate<Self::AccountId, Id = Self::RuntimeFreezeReason>;

		/// What money is frozen for.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// Told when keys may have come into other hands, and when participants leave.
		type KeyLosses: care::KeyLosses<Self::AccountId>;

		/// What a call costs its signer.
		type CallClassifier: CallClassifier<<Self as frame_system::Config>::RuntimeCall>;

		/// Which calls a delegation covers.
		type CallScopes: CallScopes<<Self as frame_system::Config>::RuntimeCall>;

		/// Verifies the signatures of statements.
		type Signatures: care::VerifySignature<Self::AccountId>;

		/// How much is free.
		type Allowances: Allowances<BalanceOf<Self>>;

		/// The most weight that a free transaction declares, with its extensions. A call of this
		/// pallet has to fit, or protective ones would not always work.
		type MaxFreeWeight: Get<Weight>;

		/// The most bytes that a free transaction has.
		type MaxFreeLength: Get<u32>;

		/// Calls whose fee is due, although they waive it by their result.
		type NeverWaived: Contains<<Self as frame_system::Config>::RuntimeCall>;

		/// The most invitations that a sponsor may have open.
		#[pallet::constant]
		type MaxOpenInvitations: Get<u32>;

		/// The most delegates of a principal.
		#[pallet::constant]
		type MaxDelegates: Get<u32>;

		/// The most delegates of a principal, present and former, of whom it is known what they
		/// spent.
		#[pallet::constant]
		type MaxPurses: Get<u32>;

		/// The most staff of a hospital or a clinic: not fewer than [`Config::MaxDelegates`].
		#[pallet::constant]
		type MaxStaff: Get<u32>;

		/// How many free attempts to register an invitation brings.
		#[pallet::constant]
		type RegistrationAttempts: Get<u32>;

		/// How many transactions of a signer may be pending that may be free.
		#[pallet::constant]
		type MaxPending: Get<u32>;

		/// The longest time an invitation may be open, in milliseconds.
		type LongestInvitation: Get<Moment>;

		/// The longest time a delegation may run, in milliseconds.
		type LongestDelegation: Get<Moment>;

		/// The longest time a sponsor may suspend a patient or a doctor, in milliseconds.
		type LongestPatientSuspension: Get<Moment>;

		/// How long a sponsorship goes on after its sponsor's notice, in milliseconds.
		type SponsorshipNotice: Get<Moment>;

		/// How long after a person accepted another sponsor the former one acts, in milliseconds.
		type SponsorChangeDelay: Get<Moment>;

		/// The council, where it decides whose key signs for an account.
		type RecoveryOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// How long a change of the contacts waits, in milliseconds.
		type ContactsNotice: Get<Moment>;

		/// The shortest delay that a person gives its contacts, in milliseconds.
		type ContactsRecovery: Get<Moment>;

		/// The notice that a sponsor and an unrelated hospital give, in milliseconds. It is never
		/// shorter than what the person gave its contacts.
		type SponsorRecovery: Get<Moment>;

		/// The longest delay that a person gives its contacts, in milliseconds.
		type LongestRecovery: Get<Moment>;

		/// Sets the clock in benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkTime: care::BenchmarkTime;
	}

	/// The version of what is stored.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What money is frozen for.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// The account's key is believed to be in other hands.
		#[codec(index = 0)]
		KeyCompromised,
	}

	/// A delegate acts for its principal.
	#[pallet::origin]
	pub type Origin<T> = RawOrigin<<T as frame_system::Config>::AccountId>;

	/// The participants.
	#[pallet::storage]
	pub type Participants<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Participant<T::AccountId>>;

	/// What stays of participants that left. One small entry an account.
	#[pallet::storage]
	pub type FormerParticipants<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, FormerParticipant<T::AccountId>>;

	/// Who stated the participants' encryption keys: one for each that has a key.
	#[pallet::storage]
	pub type KeyStatements<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, KeyStatement<T::AccountId>>;

	/// The invitations that are not used, by invitee and sponsor. One that is past its end may still be
	/// here, and those that a participant did not use.
	#[pallet::storage]
	pub type Invitations<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		Invitation,
	>;

	/// How many invitations an account has in [`Invitations`].
	#[pallet::storage]
	pub type InvitationCounts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Until when a sponsor's time for invitations is taken. As long as that is a day ahead, it invites
	/// nobody.
	#[pallet::storage]
	pub type InvitationTimes<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Moment, ValueQuery>;

	/// The sponsors whose inviting the council stopped.
	#[pallet::storage]
	pub type InvitingStops<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// The offers to sponsor, by whom they are for and sponsor, with their ends. One that is past its
	/// end may still be here.
	#[pallet::storage]
	pub type SponsorshipOffers<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, T::AccountId, Moment>;

	/// Which offers (whom they are for, sponsor) end when. Not hashed by bucket, so that it iterates in
	/// the order of time.
	#[pallet::storage]
	pub type OfferExpiries<T: Config> = StorageDoubleMap<
		_,
		Identity,
		BucketKey,
		Blake2_128Concat,
		(T::AccountId, T::AccountId),
		(),
	>;

	/// How many invitations a sponsor has in [`Invitations`].
	#[pallet::storage]
	pub type OpenInvitations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Which invitations (invitee, sponsor) end when. Not hashed by bucket, so that it iterates in the
	/// order of time.
	#[pallet::storage]
	pub type InvitationExpiries<T: Config> = StorageDoubleMap<
		_,
		Identity,
		BucketKey,
		Blake2_128Concat,
		(T::AccountId, T::AccountId),
		(),
	>;

	/// The delegations, by principal and delegate. One that is past its end may still be here.
	#[pallet::storage]
	pub type Delegations<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		Delegation,
	>;

	/// How many delegates a principal has in [`Delegations`].
	#[pallet::storage]
	pub type DelegateCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Which delegations (principal, delegate) end when. Not hashed by bucket, so that it iterates
	/// in the order of time.
	#[pallet::storage]
	pub type DelegationExpiries<T: Config> = StorageDoubleMap<
		_,
		Identity,
		BucketKey,
		Blake2_128Concat,
		(T::AccountId, T::AccountId),
		(),
	>;

	/// What delegates may commit of their principals' money, and did, by principal and delegate. It
	/// stays when the delegation ends, and ends when the principal leaves.
	#[pallet::storage]
	pub type Purses<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		PurseOf<T>,
	>;

	/// How many entries a principal has in [`Purses`].
	#[pallet::storage]
	pub type PurseCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The organisations whose staff an account accepted to be. A delegation that is past its end
	/// may still be here.
	#[pallet::storage]
	pub type Employers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, EmployersOf<T>, ValueQuery>;

	/// The latest freezes of participants, oldest first. The last one may be in force.
	#[pallet::storage]
	pub type Freezes<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, FreezesOf, ValueQuery>;

	/// Which accounts' freezes end when, as long as their money is frozen. Not hashed by bucket, so
	/// that it iterates in the order of time.
	#[pallet::storage]
	pub type FreezeEnds<T: Config> =
		StorageDoubleMap<_, Identity, BucketKey, Blake2_128Concat, T::AccountId, ()>;

	/// The accounts that identity holds a provider reference for.
	#[pallet::storage]
	pub type ProviderReferences<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ProviderReference>;

	/// The provider references that are to be given back, by the bucket of the next attempt.
	#[pallet::storage]
	pub type Releases<T: Config> =
		StorageDoubleMap<_, Identity, BucketKey, Blake2_128Concat, T::AccountId, ()>;

	/// The nonces of accounts whose provider reference was given back, where they were ahead of the
	/// nonce that a new account starts with.
	#[pallet::storage]
	pub type FormerNonces<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, T::Nonce>;

	/// What participants used of their allowances; of those that left, until it has recovered.
	#[pallet::storage]
	pub type Usages<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ParticipantUsage<BalanceOf<T>>>;

	/// What was used of sponsors' pools.
	#[pallet::storage]
	pub type PoolUsages<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, PoolUsage<BalanceOf<T>>>;

	/// What accounts without a sponsor used of the consortium's pool for protective calls.
	#[pallet::storage]
	pub type ConsortiumPoolUsage<T: Config> = StorageValue<_, Usage<BalanceOf<T>>>;

	/// The accounts that left with something used, and the bucket of the time when it has recovered.
	/// Of an account that came back since, the entry goes at that time.
	#[pallet::storage]
	pub type KeptUsages<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BucketKey>;

	/// Whose use is forgotten when. Not hashed by bucket, so that it iterates in the order of time.
	#[pallet::storage]
	pub type UsageExpiries<T: Config> =
		StorageDoubleMap<_, Identity, BucketKey, Blake2_128Concat, T::AccountId, ()>;

	/// Who signs for the accounts whose key was replaced.
	#[pallet::storage]
	pub type Signers<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		SignerRecord<T::AccountId, BlockNumberFor<T>>,
	>;

	/// The accounts that a signer signs for.
	#[pallet::storage]
	pub type SignsFor<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, T::AccountId, ()>;

	/// How many accounts a signer signs for. One that signs for none any more stays, with 0: it was
	/// replaced.
	#[pallet::storage]
	pub type SignerCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32>;

	/// Who can replace an account's key.
	#[pallet::storage]
	pub type Contacts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ContactsEntry<T::AccountId>>;

	/// The open cases, by account and remedy. One that is past its end may still be here.
	#[pallet::storage]
	pub type Cases<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		Remedy<T::AccountId>,
		Case<T::AccountId>,
	>;

	/// Which cases are looked at when. Not hashed by bucket, so that it iterates in the order of
	/// time.
	#[pallet::storage]
	pub type CaseQueue<T: Config> =
		StorageDoubleMap<_, Identity, BucketKey, Blake2_128Concat, CaseKey<T::AccountId>, ()>;

	/// The key that a supporter wants to sign for an account: one at a time.
	#[pallet::storage]
	pub type SupportedKeys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		T::AccountId,
	>;

	/// Until when what the council refused for an account cannot be tried without it: another key
	/// (`true`), or the end of a delegation.
	#[pallet::storage]
	pub type Refusals<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, bool, Moment>;

	/// The first members of the consortium.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The hospitals and auditors. Each states its encryption key once the chain runs.
		pub members: alloc::vec::Vec<(T::AccountId, Role)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (who, role) in &self.members {
				assert!(is_consortium_role(*role), "only hospitals and auditors at genesis");
				assert!(!Participants::<T>::contains_key(who), "a member occurs twice at genesis");
				Pallet::<T>::hold_provider(who);
				let inserted = Pallet::<T>::insert_participant(who, *role, None, None, None, false);
				assert!(inserted.is_ok(), "without a key there is nothing to refuse");
			}
		}
	}

	/// What happened. `by` is who signed; `None` where the council decided.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account was invited.
		Invited {
			/// The account.
			invitee: T::AccountId,
			/// The role offered.
			role: Role,
			/// Who vouches for it.
			sponsor: T::AccountId,
			/// When the invitation ends by itself.
			expires_at: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// An invitation was withdrawn before it was used.
		InvitationWithdrawn {
			/// The account that was invited.
			invitee: T::AccountId,
			/// Who had invited.
			sponsor: T::AccountId,
			/// Who signed.
			by: Option<T::AccountId>,
		},
		/// An invitation that nobody used was removed.
		InvitationExpired {
			/// The account that was invited.
			invitee: T::AccountId,
			/// Who had invited.
			sponsor: T::AccountId,
		},
		/// The invitee did not want an invitation.
		InvitationDeclined {
			/// The account that was invited.
			invitee: T::AccountId,
			/// Who had invited.
			sponsor: T::AccountId,
			/// Who signed: the account.
			by: T::AccountId,
		},
		/// The council stopped a sponsor's inviting.
		InvitingStopped {
			/// The hospital, with its clinics, or the clinic.
			sponsor: T::AccountId,
		},
		/// The council lets a sponsor invite again.
		InvitingAllowed {
			/// The hospital or clinic.
			sponsor: T::AccountId,
		},
		/// A hospital or clinic offered to sponsor a participant.
		SponsorshipOffered {
			/// The participant.
			who: T::AccountId,
			/// Who offers.
			sponsor: T::AccountId,
			/// When the offer ends by itself.
			expires_at: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// An offer was withdrawn before it was accepted.
		SponsorshipOfferWithdrawn {
			/// Whom it was for.
			who: T::AccountId,
			/// Who had offered.
			sponsor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// An offer that nobody accepted was removed.
		SponsorshipOfferExpired {
			/// Whom it was for.
			who: T::AccountId,
			/// Who had offered.
			sponsor: T::AccountId,
		},
		/// A participant accepted an offer.
		SponsorshipAccepted {
			/// The participant.
			who: T::AccountId,
			/// Who sponsors it.
			sponsor: T::AccountId,
			/// From when on. The former sponsor acts until then.
			from: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// A participant declined an offer, or took back that it had accepted.
		SponsorshipDeclined {
			/// The participant.
			who: T::AccountId,
			/// Who does not sponsor it.
			sponsor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A sponsor gave notice.
		SponsorshipEnding {
			/// The participant.
			who: T::AccountId,
			/// Who sponsors it until then.
			sponsor: T::AccountId,
			/// When it ends.
			until: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// An invited account became a participant.
		Registered {
			/// The account.
			who: T::AccountId,
			/// Its role.
			role: Role,
			/// Who vouched for it.
			sponsor: T::AccountId,
			/// Who signed: the account.
			by: T::AccountId,
		},
		/// A hospital opened an account for a patient without a key.
		KeylessAccountOpened {
			/// The account.
			account: T::AccountId,
			/// The hospital.
			sponsor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// The consortium's new member is a participant.
		Admitted {
			/// The account.
			who: T::AccountId,
			/// Its role.
			role: Role,
		},
		/// A member that the consortium let go is no participant any more.
		Dismissed {
			/// The account.
			who: T::AccountId,
			/// The role it had.
			role: Role,
		},
		/// A participant's profile changed.
		ProfileUpdated {
			/// The participant.
			who: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A participant's backup changed.
		BackupSet {
			/// The participant.
			who: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A participant has a new encryption key.
		EncryptionKeyRotated {
			/// The participant.
			who: T::AccountId,
			/// The version of the new key.
			key_version: KeyVersion,
			/// Who signed.
			by: T::AccountId,
		},
		/// A participant said that its encryption key came into other hands.
		KeyReportedCompromised {
			/// The participant.
			who: T::AccountId,
			/// The version of the key it has.
			key_version: KeyVersion,
			/// Who signed.
			by: T::AccountId,
		},
		/// A participant left.
		Deregistered {
			/// The account.
			who: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A participant was suspended.
		ParticipantSuspended {
			/// The participant.
			who: T::AccountId,
			/// Why.
			reason: SuspensionReason,
			/// When the suspension ends by itself; `None` for one that runs until it is lifted.
			until: Option<Moment>,
			/// Who signed.
			by: Option<T::AccountId>,
		},
		/// A suspension was lifted.
		ParticipantReinstated {
			/// The participant.
			who: T::AccountId,
			/// Who signed; `None` also where a compromised key was replaced.
			by: Option<T::AccountId>,
		},
		/// A delegate may act for a principal.
		DelegateAppointed {
			/// In whose name the delegate may act.
			principal: T::AccountId,
			/// The delegate.
			delegate: T::AccountId,
			/// How they are related.
			relationship: Relationship,
			/// What the delegate may do.
			scope: DelegationScope,
			/// When the delegation ends by itself.
			until: Moment,
			/// Who signed.
			by: Option<T::AccountId>,
		},
		/// A principal ended a delegation.
		DelegateDismissed {
			/// The principal.
			principal: T::AccountId,
			/// The former delegate.
			delegate: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A delegate ended a delegation.
		DelegationResigned {
			/// The principal.
			principal: T::AccountId,
			/// The former delegate.
			delegate: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// A delegation that was past its end was removed.
		DelegationExpired {
			/// The principal.
			principal: T::AccountId,
			/// The former delegate.
			delegate: T::AccountId,
		},
		/// How much a delegate may commit of its principal's money was set.
		PurseSet {
			/// Whose money it is.
			principal: T::AccountId,
			/// The delegate.
			delegate: T::AccountId,
			/// The most that it may ever have committed, in plancks.
			purse: BalanceOf<T>,
			/// Who signed.
			by: Option<T::AccountId>,
		},
		/// The sponsor of an account without a key proposed a delegate's purse. It counts once an
		/// unrelated hospital confirms it.
		PurseProposed {
			/// The account.
			principal: T::AccountId,
			/// The delegate.
			delegate: T::AccountId,
			/// The most that it may ever have committed, in plancks.
			purse: BalanceOf<T>,
			/// The sponsor.
			sponsor: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// One of an organisation's staff acted for somebody whose desk the organisation is. The
		/// call's own events follow, or come before; they name the principal and who signed.
		ActedThrough {
			/// The hospital or clinic.
			organisation: T::AccountId,
			/// In whose name the call was made.
			principal: T::AccountId,
			/// Who signed.
			by: T::AccountId,
		},
		/// The money of an account that was frozen can be spent again.
		MoneyThawed {
			/// The account.
			who: T::AccountId,
		},
		/// A delegation was ended by a remedy.
		DelegationEnded {
			/// The principal.
			principal: T::AccountId,
			/// The former delegate.
			delegate: T::AccountId,
		},
		/// A participant named other contacts who can replace its key.
		RecoveryContactsSet {
			/// The participant.
			who: T::AccountId,
			/// From when on they can: until then the former ones can.
			from: Moment,
		},
		/// Somebody supports a case.
		RemedySupported {
			/// The account.
			account: T::AccountId,
			/// What is to come about.
			remedy: Remedy<T::AccountId>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
			/// From when on it can be completed; `None` while too few support it.
			due: Option<Moment>,
		},
		/// Somebody supports a case no more.
		RemedySupportWithdrawn {
			/// The account.
			account: T::AccountId,
			/// What was to come about.
			remedy: Remedy<T::AccountId>,
			/// Who signed; `None` for the council.
			by: Option<T::AccountId>,
		},
		/// Somebody objected to a case: the council decides it.
		RemedyObjected {
			/// The account.
			account: T::AccountId,
			/// What is to come about.
			remedy: Remedy<T::AccountId>,
			/// If the council has not decided by then, the case lapses.
			decide_by: Moment,
			/// Who signed.
			by: T::AccountId,
		},
		/// What a case was about came about.
		RemedyCompleted {
			/// The account.
			account: T::AccountId,
			/// What came about.
			remedy: Remedy<T::AccountId>,
		},
		/// The council refused what a case was about.
		RemedyRefused {
			/// The account.
			account: T::AccountId,
			/// What does not come about.
			remedy: Remedy<T::AccountId>,
		},
		/// A case ended without a result.
		CaseLapsed {
			/// The account.
			account: T::AccountId,
			/// What does not come about.
			remedy: Remedy<T::AccountId>,
		},
		/// A transaction was free. The counterpart of `TransactionFeePaid`.
		FeeWaived {
			/// Who signed it, or the account that it acts as.
			who: T::AccountId,
			/// The nominal fee, which counted on an allowance, in plancks.
			amount: BalanceOf<T>,
		},
	}

	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is not a participant.
		NotParticipant,
		/// The account is a participant already.
		AlreadyParticipant,
		/// The participant has another role.
		WrongRole,
		/// The participant is suspended.
		Suspended,
		/// The caller may not do this.
		NotAuthorized,
		/// The caller may not vouch for accounts of this role.
		RoleNotAllowed,
		/// The account has an open invitation of this sponsor.
		AlreadyInvited,
		/// The account has no invitation of this sponsor.
		NotInvited,
		/// The invitation is past its end.
		InvitationExpired,
		/// The sponsor has as many open invitations as it may.
		MaxOpenInvitationsExceeded,
		/// The sponsor, or its hospital, invited as many accounts as it may in a day.
		TooManyInvitations,
		/// The council stopped the inviting of this sponsor, or of its hospital.
		InvitingStopped,
		/// The sponsor may invite.
		InvitingNotStopped,
		/// The sponsor sponsors the account already, and nothing is to become of that.
		AlreadySponsor,
		/// The sponsor gave notice already.
		AlreadyEnding,
		/// The sponsor made no such offer.
		NotOffered,
		/// The offer is past its end.
		OfferExpired,
		/// The sponsor of the invitation or offer is suspended or gone.
		SponsorNotActive,
		/// The end is not ahead.
		EndInPast,
		/// The end is further ahead than it may be.
		EndTooFar,
		/// Anybody can read what is encrypted to this key.
		WeakKey,
		/// The account has or had this key.
		KeyNotFresh,
		/// The signature is not one of this statement, by whom it has to be: for a key, who sets it,
		/// with this chain, this account, its next version, this key; for a signer, the signer, with
		/// this chain and this account.
		BadStatement,
		/// Members of the consortium come and leave by the consortium.
		ConsortiumMember,
		/// The participant has appointments that are not over.
		OpenAppointments,
		/// The participant has money in escrow, to pay or to receive.
		OpenEscrows,
		/// The participant has folders that are not closed.
		OpenFolders,
		/// The participant has emergencies that are not justified or reviewed.
		OpenEmergencies,
		/// The participant is suspended already.
		AlreadySuspended,
		/// The participant is not suspended.
		NotSuspended,
		/// The person was suspended lately: until a pause as long is over, only the council may.
		SuspendedRecently,
		/// Nobody is their own delegate.
		SelfDelegation,
		/// The delegate is not a participant.
		UnknownDelegate,
		/// The delegate is suspended.
		DelegateSuspended,
		/// Clinics and hospitals are desks, and nobody else is.
		WrongRelationship,
		/// The principal has as many delegates as it may.
		MaxDelegatesExceeded,
		/// A delegate appoints nobody for longer than it is appointed itself.
		OutlivesOwnDelegation,
		/// There is no such delegation.
		NotDelegate,
		/// The delegation is past its end.
		DelegationExpired,
		/// The delegation does not cover the call.
		OutOfScope,
		/// A call made for another cannot act for a third.
		NestedDelegation,
		/// The account is one that somebody signs for.
		NotKeyless,
		/// The account has a guardian.
		GuardianInForce,
		/// It is more than what is left in the delegate's purse.
		PurseExceeded,
		/// Nobody raises its own purse.
		OwnPurse,
		/// The delegate has its purse from somebody else, or had: only the principal raises it.
		PurseOfAnother,
		/// The principal knows of as many delegates as it may what they spent.
		MaxPursesExceeded,
		/// The account's sponsor did not propose this purse.
		NotProposed,
		/// The account's key is believed to be in other hands: this waits until it is recovered or
		/// reinstated.
		Frozen,
		/// The account has no key that could be in other hands.
		Keyless,
		/// No money of the account is frozen.
		NothingFrozen,
		/// The principal's role cannot give this scope.
		ScopeNotAllowed,
		/// The account is staff of as many organisations as it may.
		TooManyEmployers,
		/// The account signs, or signed, for another: it is nobody by itself.
		SignsForAnother,
		/// The caller's key does not sign for the account.
		NotSigner,
		/// Only an account that is nobody yet can sign for another, and none that did so before.
		SignerNotFresh,
		/// Contacts are other participants who can sign, nobody twice.
		WrongContact,
		/// At least two contacts have to agree, and no more than there are.
		WrongThreshold,
		/// The delay is not within its bounds.
		WrongDelay,
		/// There is no such open case.
		NoSuchCase,
		/// The caller supports the case already.
		AlreadySupported,
		/// Too few support the case.
		NotSupported,
		/// As many hospitals support the case as may.
		MaxSupportersExceeded,
		/// The hospital answers for the sponsor, or one acts for the other.
		RelatedHospital,
		/// The delay is not over.
		NotDue,
		/// Somebody objected: the council decides.
		Objected,
		/// Nobody objected: there is nothing to decide.
		NotObjected,
		/// The council refused this lately: until the pause is over, only it may try again.
		RefusedRecently,
		/// Whose key is to sign for the account has to say so first: nobody is made a signer unasked.
		ConsentMissing,
		/// The account was open, and left: it is not opened again. Another salt opens another.
		OpenedBefore,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::clean_up(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::RegistrationAttempts::get() > 0, "an invitation needs an attempt");
			assert!(T::MaxPending::get() > 0, "a participant needs a pending transaction");
			assert!(T::MaxDelegates::get() > 0, "a keyless account needs a delegate");
			assert!(T::MaxPurses::get() >= T::MaxDelegates::get(), "a delegate needs a purse");
			assert!(T::MaxStaff::get() >= T::MaxDelegates::get(), "weights are those of the staff");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Invites an account to register.
		///
		/// By an active hospital, for any role that the consortium does not give, or an active
		/// clinic, for patients. The account gets a provider reference. `expires_at` is in
		/// milliseconds since the UNIX epoch. An invitation of the caller that is past its end is
		/// replaced; those of others stand beside it.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::NotAuthorized`],
		/// [`Error::RoleNotAllowed`], [`Error::EndInPast`], [`Error::EndTooFar`],
		/// [`Error::AlreadyParticipant`] (oneself included), [`Error::ConsortiumMember`] for a
		/// hospital that left, [`Error::AlreadyInvited`], [`Error::MaxOpenInvitationsExceeded`],
		/// [`Error::InvitingStopped`], [`Error::TooManyInvitations`] in a day.
		///
		/// # Events
		/// [`Event::Invited`]; [`Event::InvitationExpired`] for one that is replaced.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::invite())]
		pub fn invite(
			origin: OriginFor<T>,
			invitee: T::AccountId,
			role: Role,
			expires_at: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_invite(actor, invitee, role, expires_at)
		}

		/// Withdraws an invitation that is not used. A participant cannot be taken away so.
		///
		/// Protective. By the sponsor, whoever has its sponsorships now, or the council. The
		/// account loses the provider reference, unless another invitation stands.
		///
		/// # Errors
		/// [`Error::NotInvited`], [`Error::NotAuthorized`].
		///
		/// # Events
		/// [`Event::InvitationWithdrawn`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw_invitation())]
		pub fn withdraw_invitation(
			origin: OriginFor<T>,
			invitee: T::AccountId,
			sponsor: T::AccountId,
		) -> DispatchResult {
			Self::do_withdraw_invitation(origin, invitee, sponsor)
		}

		/// Registers the caller, who uses the invitation of this sponsor up. Invitations of others
		/// stand until they end, and can be declined.
		///
		/// By the invited account itself, before the invitation's end, while its sponsor is in
		/// force. Free for the invitation's attempts. `signature` is the account's, of the
		/// statement on the key ([`carechain_primitives::statement`]).
		///
		/// # Errors
		/// [`Error::AlreadyParticipant`], [`Error::ConsortiumMember`] for a hospital that left,
		/// [`Error::NotInvited`], [`Error::InvitationExpired`], [`Error::SponsorNotActive`],
		/// [`Error::InvitingStopped`], [`Error::WeakKey`], [`Error::KeyNotFresh`],
		/// [`Error::BadStatement`].
		///
		/// # Events
		/// [`Event::Registered`].
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::register(signature.count()))]
		pub fn register(
			origin: OriginFor<T>,
			sponsor: T::AccountId,
			encryption_key: EncryptionKey,
			profile: Option<ContentRef>,
			signature: StatementSignature<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register(who, sponsor, encryption_key, profile, signature)
		}

		/// Replaces the encrypted profile.
		///
		/// By an active participant.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`].
		///
		/// # Events
		/// [`Event::ProfileUpdated`].
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::update_profile())]
		pub fn update_profile(origin: OriginFor<T>, profile: Option<ContentRef>) -> DispatchResult {
			Self::do_update_profile(T::ActorOrigin::ensure_origin(origin)?, profile)
		}

		/// Replaces the encryption key by a new one, with the next version.
		///
		/// Protective. By a participant that is not frozen. Members of the consortium set their first
		/// one so. `signature` is of the statement on the key
		/// ([`carechain_primitives::statement`]), by who signs: the participant, or the delegate that
		/// acts for it.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Frozen`], [`Error::WeakKey`],
		/// [`Error::KeyNotFresh`], [`Error::BadStatement`].
		///
		/// # Events
		/// [`Event::EncryptionKeyRotated`].
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::rotate_encryption_key(signature.count()))]
		pub fn rotate_encryption_key(
			origin: OriginFor<T>,
			encryption_key: EncryptionKey,
			signature: StatementSignature<T::AccountId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_rotate_encryption_key(actor, encryption_key, signature)
		}

		/// Replaces the encrypted backup.
		///
		/// Protective: a new key needs a new backup. By a participant that is not frozen.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Frozen`].
		///
		/// # Events
		/// [`Event::BackupSet`].
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::set_backup())]
		pub fn set_backup(origin: OriginFor<T>, backup: Option<ContentRef>) -> DispatchResult {
			Self::do_set_backup(T::ActorOrigin::ensure_origin(origin)?, backup)
		}

		/// Leaves the participants, with all delegations given.
		///
		/// Protective. By a participant who is no member of the consortium, is not frozen and has
		/// nothing open.
		/// The account loses the provider reference, at once or as soon as its consumers allow it,
		/// unless an invitation stands. What it used of its allowances is kept until it has recovered.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::ConsortiumMember`], [`Error::Frozen`],
		/// [`Error::OpenAppointments`],
		/// [`Error::OpenEscrows`], [`Error::OpenFolders`], [`Error::OpenEmergencies`].
		///
		/// # Events
		/// [`Event::Deregistered`].
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::deregister(T::MaxStaff::get()))]
		pub fn deregister(origin: OriginFor<T>) -> DispatchResult {
			Self::do_deregister(T::ActorOrigin::ensure_origin(origin)?)
		}

		/// Suspends a participant from new acts, until a time or until it is reinstated.
		///
		/// By its effective sponsor, if that is active, or the council. A sponsor suspends a
		/// patient or a doctor for at most `LongestPatientSuspension`, and again only after a pause
		/// as long as the last suspension was: no hospital ends a career by itself. The council may
		/// suspend anybody for any time, and replaces a suspension in force.
		///
		/// For `KeyCompromised` it freezes: what captures or destroys is refused as well, and the
		/// account's money stays where it is ([`mod@freeze`]). A sponsor freezes nobody for longer
		/// than `LongestPatientSuspension`, and nobody freezes a keyless account.
		///
		/// # Errors
		/// [`Error::NotAuthorized`], [`Error::Suspended`] (the sponsor), [`Error::NotParticipant`],
		/// [`Error::EndInPast`], [`Error::EndTooFar`], [`Error::AlreadySuspended`],
		/// [`Error::SuspendedRecently`], [`Error::Keyless`].
		///
		/// # Events
		/// [`Event::ParticipantSuspended`].
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::suspend_participant())]
		pub fn suspend_participant(
			origin: OriginFor<T>,
			who: T::AccountId,
			reason: SuspensionReason,
			until: Option<Moment>,
		) -> DispatchResult {
			Self::do_suspend(origin, who, reason, until)
		}

		/// Lifts a suspension.
		///
		/// By the effective sponsor, if that is active and the council did not suspend, or the
		/// council.
		///
		/// # Errors
		/// [`Error::NotAuthorized`], [`Error::Suspended`] (the sponsor), [`Error::NotParticipant`],
		/// [`Error::NotSuspended`].
		///
		/// # Events
		/// [`Event::ParticipantReinstated`].
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::reinstate_participant())]
		pub fn reinstate_participant(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			Self::do_reinstate(origin, who)
		}

		/// Lets another participant act for the caller, or changes what it may do.
		///
		/// By an active participant, or its delegate in scope `Guardian`; such a delegate appoints
		/// for no longer than it is appointed itself, unless the account is keyless. Clinics and
		/// hospitals are appointed as `ClinicDesk`, and nobody else is. They appoint people, as
		/// `Staff`, and so may a doctor. Which scopes there are follows from the principal's role
		/// ([`DelegationScope::can_be_given_by`]).
		/// `purse` is the most of the principal's money that the delegate may ever have committed, in
		/// plancks, what it spent by an earlier appointment included: see [`Pallet::set_purse`].
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::OutlivesOwnDelegation`],
		/// [`Error::SelfDelegation`], [`Error::UnknownDelegate`], [`Error::DelegateSuspended`],
		/// [`Error::ScopeNotAllowed`], [`Error::WrongRelationship`], [`Error::EndInPast`],
		/// [`Error::EndTooFar`], [`Error::MaxDelegatesExceeded`], and of the purse
		/// [`Error::OwnPurse`], [`Error::PurseOfAnother`], [`Error::PurseExceeded`],
		/// [`Error::MaxPursesExceeded`].
		///
		/// # Events
		/// [`Event::DelegateAppointed`]; [`Event::PurseSet`] if the purse is another than before.
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::appoint_delegate(T::MaxStaff::get()))]
		pub fn appoint_delegate(
			origin: OriginFor<T>,
			delegate: T::AccountId,
			relationship: Relationship,
			scope: DelegationScope,
			until: Moment,
			purse: BalanceOf<T>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			let delegation = Delegation::new(relationship, scope, until);
			Self::do_appoint_delegate(actor, delegate, delegation, purse)
		}

		/// Ends a delegation of the caller's.
		///
		/// Protective. By the principal, or its delegate in scope `Guardian`, unless the principal
		/// is frozen.
		///
		/// # Errors
		/// [`Error::NotDelegate`], [`Error::Frozen`].
		///
		/// # Events
		/// [`Event::DelegateDismissed`].
		#[pallet::call_index(10)]
		#[pallet::weight(<T as Config>::WeightInfo::dismiss_delegate())]
		pub fn dismiss_delegate(origin: OriginFor<T>, delegate: T::AccountId) -> DispatchResult {
			Self::do_dismiss_delegate(T::ActorOrigin::ensure_origin(origin)?, delegate)
		}

		/// Ends a delegation to the caller.
		///
		/// Protective. By the delegate.
		///
		/// # Errors
		/// [`Error::NotDelegate`].
		///
		/// # Events
		/// [`Event::DelegationResigned`].
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::resign_delegation())]
		pub fn resign_delegation(origin: OriginFor<T>, principal: T::AccountId) -> DispatchResult {
			Self::do_resign_delegation(T::ActorOrigin::ensure_origin(origin)?, principal)
		}

		/// Opens an account for a patient who has no key of its own, with its first delegate.
		///
		/// By an active hospital, which is the sponsor. Staff that signs for it does not appoint
		/// itself. The account's address follows from the
		/// hospital and the salt ([`Pallet::keyless_account`]); it cannot be one that anybody has, or
		/// had: the key is the account's first.
		/// Two state the key ([`carechain_primitives::statement`]): the delegate by
		/// `delegate_signature`, and who signs, for the hospital, by `signature`, which names the
		/// delegate, too.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::NotAuthorized`],
		/// [`Error::AlreadyParticipant`], [`Error::OpenedBefore`], [`Error::InvitingStopped`],
		/// [`Error::TooManyInvitations`] (the account counts as one), [`Error::WeakKey`],
		/// [`Error::BadStatement`], and of the delegate those of [`Pallet::appoint_delegate`].
		///
		/// # Events
		/// [`Event::KeylessAccountOpened`], [`Event::DelegateAppointed`].
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::open_keyless_account(
			signature.count().max(delegate_signature.count())
		))]
		pub fn open_keyless_account(
			origin: OriginFor<T>,
			salt: H256,
			encryption_key: EncryptionKey,
			profile: Option<ContentRef>,
			delegate: T::AccountId,
			relationship: Relationship,
			scope: DelegationScope,
			until: Moment,
			delegate_signature: StatementSignature<T::AccountId>,
			signature: StatementSignature<T::AccountId>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_open_keyless_account(
				actor,
				salt,
				(encryption_key, delegate_signature, signature),
				profile,
				delegate,
				Delegation::new(relationship, scope, until),
			)
		}

		/// Gives a keyless account a delegate in scope `Guardian`.
		///
		/// By the account's effective sponsor, if that is active and no guardian is: one that is
		/// suspended is none, unless that sponsor suspended it. Or by the council. Without it, an account whose guardians are all gone would be lost.
		///
		/// # Errors
		/// [`Error::NotAuthorized`], [`Error::Suspended`] (the sponsor), [`Error::NotParticipant`],
		/// [`Error::NotKeyless`], [`Error::GuardianInForce`], and of the delegate those of
		/// [`Pallet::appoint_delegate`].
		///
		/// # Events
		/// [`Event::DelegateAppointed`].
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::appoint_guardian(T::MaxDelegates::get()))]
		pub fn appoint_guardian(
			origin: OriginFor<T>,
			account: T::AccountId,
			delegate: T::AccountId,
			relationship: Relationship,
			until: Moment,
		) -> DispatchResult {
			Self::do_appoint_guardian(origin, account, delegate, relationship, until)
		}

		/// Makes a call in the name of a principal.
		///
		/// By its delegate, whose scope covers the call, and who is not suspended. A delegation is over
		/// when its delegate left, whether it came back or not. An organisation's staff in scope `Desk`
		/// or `Records` makes such a call for those who appointed the organisation within one for the
		/// organisation: both scopes have to cover it. The call's error is this call's error.
		///
		/// # Errors
		/// [`Error::NestedDelegation`], [`Error::NotDelegate`], [`Error::DelegationExpired`],
		/// [`Error::OutOfScope`], [`Error::NotParticipant`], [`Error::Suspended`],
		/// [`Error::Frozen`], [`Error::TooManyEmployers`], and those of the call.
		///
		/// # Events
		/// Those of the call; [`Event::ActedThrough`] of a call within another.
		#[pallet::call_index(14)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			let weight = <T as Config>::WeightInfo::act_for().saturating_add(info.call_weight);
			(weight, info.class, info.pays_fee)
		})]
		pub fn act_for(
			origin: OriginFor<T>,
			principal: T::AccountId,
			call: Box<<T as frame_system::Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			Self::do_act_for(origin, principal, *call)
		}

		/// Sets the most of the caller's money that a delegate may ever have committed, in plancks:
		/// what is held because of it and what was paid, under earlier appointments too.
		///
		/// By an active participant for any of its delegates. Its delegate in scope `Guardian`
		/// lowers any purse, and raises another's out of its own: what it gives so counts as spent
		/// by itself. Protective, and possible while suspended, where `purse` is zero. With zero, a
		/// participant also forgets what somebody spent who is its delegate no longer.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::NotDelegate`],
		/// [`Error::OwnPurse`], [`Error::PurseOfAnother`], [`Error::PurseExceeded`],
		/// [`Error::MaxPursesExceeded`]; [`Error::OpenEscrows`] if what is to be forgotten is still
		/// held, or given to others.
		///
		/// # Events
		/// [`Event::PurseSet`]; [`Event::DelegationExpired`] for a delegation that is past its end.
		#[pallet::call_index(50)]
		#[pallet::weight(<T as Config>::WeightInfo::set_purse())]
		pub fn set_purse(
			origin: OriginFor<T>,
			delegate: T::AccountId,
			purse: BalanceOf<T>,
		) -> DispatchResult {
			Self::do_set_purse(T::ActorOrigin::ensure_origin(origin)?, delegate, purse)
		}

		/// Proposes the purse of a delegate of an account without a key, in plancks. Another
		/// proposal takes its place.
		///
		/// By the account's effective sponsor, if that is active. Until
		/// [`Pallet::confirm_purse`] nothing changes.
		///
		/// # Errors
		/// [`Error::NotAuthorized`], [`Error::NotParticipant`], [`Error::Suspended`] (the sponsor),
		/// [`Error::NotKeyless`], [`Error::NotDelegate`], [`Error::MaxPursesExceeded`].
		///
		/// # Events
		/// [`Event::PurseProposed`].
		#[pallet::call_index(51)]
		#[pallet::weight(<T as Config>::WeightInfo::propose_purse())]
		pub fn propose_purse(
			origin: OriginFor<T>,
			account: T::AccountId,
			delegate: T::AccountId,
			purse: BalanceOf<T>,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_propose_purse(actor, account, delegate, purse)
		}

		/// Sets the purse of a delegate of an account without a key, in plancks, as its sponsor
		/// proposed it.
		///
		/// By an active hospital that neither is, nor vouches or acts for, the sponsor or the
		/// delegate; or by the council, without a proposal.
		///
		/// # Errors
		/// [`Error::NotAuthorized`], [`Error::NotParticipant`], [`Error::Suspended`] (the hospital),
		/// [`Error::NotKeyless`], [`Error::NotDelegate`], [`Error::NotProposed`],
		/// [`Error::MaxPursesExceeded`].
		///
		/// # Events
		/// [`Event::PurseSet`].
		#[pallet::call_index(52)]
		#[pallet::weight(<T as Config>::WeightInfo::confirm_purse())]
		pub fn confirm_purse(
			origin: OriginFor<T>,
			account: T::AccountId,
			delegate: T::AccountId,
			purse: BalanceOf<T>,
		) -> DispatchResult {
			Self::do_confirm_purse(origin, account, delegate, purse)
		}

		/// Does away with an invitation to the caller.
		///
		/// By the invited account, participant or not. Free for the invitation's attempts. The account
		/// loses the provider reference, unless it is a participant or another invitation stands.
		///
		/// # Errors
		/// [`Error::NotInvited`].
		///
		/// # Events
		/// [`Event::InvitationDeclined`].
		#[pallet::call_index(40)]
		#[pallet::weight(<T as Config>::WeightInfo::decline_invitation())]
		pub fn decline_invitation(origin: OriginFor<T>, sponsor: T::AccountId) -> DispatchResult {
			Self::do_decline_invitation(ensure_signed(origin)?, sponsor)
		}

		/// Offers a participant to sponsor it from some time after it accepts.
		///
		/// By an active hospital, for any role that the consortium does not give, or an active
		/// clinic, for patients. Counts as an invitation of the day. `expires_at` is in milliseconds
		/// since the UNIX epoch. An earlier offer of the caller is replaced. A sponsor that gave
		/// notice takes it back so.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`] (the caller), [`Error::NotAuthorized`],
		/// [`Error::RoleNotAllowed`], [`Error::EndInPast`], [`Error::EndTooFar`],
		/// [`Error::AlreadySponsor`], [`Error::InvitingStopped`], [`Error::TooManyInvitations`].
		///
		/// # Events
		/// [`Event::SponsorshipOffered`].
		#[pallet::call_index(41)]
		#[pallet::weight(<T as Config>::WeightInfo::offer_sponsorship())]
		pub fn offer_sponsorship(
			origin: OriginFor<T>,
			who: T::AccountId,
			expires_at: Moment,
		) -> DispatchResult {
			Self::do_offer_sponsorship(T::ActorOrigin::ensure_origin(origin)?, who, expires_at)
		}

		/// Withdraws an offer of the caller's that was not accepted.
		///
		/// Protective. By the sponsor that offered.
		///
		/// # Errors
		/// [`Error::NotOffered`].
		///
		/// # Events
		/// [`Event::SponsorshipOfferWithdrawn`].
		#[pallet::call_index(42)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			Self::do_withdraw_offer(T::ActorOrigin::ensure_origin(origin)?, who)
		}

		/// Accepts a sponsor's offer: from `SponsorChangeDelay` on it sponsors the caller. Until then
		/// the former sponsor does, whose consent is not needed. It takes the place of another that was
		/// accepted and has not begun. If the sponsor only takes a notice back, that is at once.
		///
		/// Free like a protective call. By an active participant, or its active delegate in scope
		/// `Guardian`.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::NotOffered`],
		/// [`Error::OfferExpired`], [`Error::SponsorNotActive`], [`Error::InvitingStopped`].
		///
		/// # Events
		/// [`Event::SponsorshipAccepted`].
		#[pallet::call_index(43)]
		#[pallet::weight(<T as Config>::WeightInfo::accept_sponsorship())]
		pub fn accept_sponsorship(origin: OriginFor<T>, sponsor: T::AccountId) -> DispatchResult {
			Self::do_accept_sponsorship(T::ActorOrigin::ensure_origin(origin)?, sponsor)
		}

		/// Declines a sponsor's offer, and takes its acceptance back as long as that sponsor has not
		/// begun.
		///
		/// Protective. By a participant.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::NotOffered`].
		///
		/// # Events
		/// [`Event::SponsorshipDeclined`].
		#[pallet::call_index(44)]
		#[pallet::weight(<T as Config>::WeightInfo::decline_sponsorship())]
		pub fn decline_sponsorship(origin: OriginFor<T>, sponsor: T::AccountId) -> DispatchResult {
			Self::do_decline_sponsorship(T::ActorOrigin::ensure_origin(origin)?, sponsor)
		}

		/// Gives notice: the caller sponsors the participant for `SponsorshipNotice` more.
		///
		/// The participant stays one, with all it has. Without a sponsor it has no ordinary allowance,
		/// its protective calls draw on its reserve and the consortium's pool, and the council answers
		/// for it. The patients of a clinic without a sponsor are those of the hospital that sponsored
		/// it last. By the effective sponsor, if that is active.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::NotAuthorized`], [`Error::Suspended`] (the caller),
		/// [`Error::AlreadyEnding`].
		///
		/// # Events
		/// [`Event::SponsorshipEnding`].
		#[pallet::call_index(45)]
		#[pallet::weight(<T as Config>::WeightInfo::end_sponsorship())]
		pub fn end_sponsorship(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			Self::do_end_sponsorship(T::ActorOrigin::ensure_origin(origin)?, who)
		}

		/// Stops a sponsor's inviting: it invites nobody, opens no account and offers nothing, nor do
		/// the clinics of a hospital. Its invitations and offers that stand are of no use meanwhile.
		/// Whom it sponsors keeps all it has.
		///
		/// By the council. It lasts, also where the sponsor leaves and comes back, until
		/// [`Pallet::allow_inviting`].
		///
		/// # Errors
		/// [`Error::WrongRole`] for whoever is neither hospital nor clinic,
		/// [`Error::InvitingStopped`].
		///
		/// # Events
		/// [`Event::InvitingStopped`].
		#[pallet::call_index(46)]
		#[pallet::weight(<T as Config>::WeightInfo::stop_inviting())]
		pub fn stop_inviting(origin: OriginFor<T>, sponsor: T::AccountId) -> DispatchResult {
			Self::do_stop_inviting(origin, sponsor)
		}

		/// Lets a sponsor invite again.
		///
		/// By the council.
		///
		/// # Errors
		/// [`Error::InvitingNotStopped`].
		///
		/// # Events
		/// [`Event::InvitingAllowed`].
		#[pallet::call_index(47)]
		#[pallet::weight(<T as Config>::WeightInfo::allow_inviting())]
		pub fn allow_inviting(origin: OriginFor<T>, sponsor: T::AccountId) -> DispatchResult {
			Self::do_allow_inviting(origin, sponsor)
		}

		/// Lets the money of an account be spent whose freeze is over. The cleaning up does so by
		/// itself; this is for who cannot wait.
		///
		/// Protective. By anybody.
		///
		/// # Errors
		/// [`Error::Frozen`] as long as it is, [`Error::NothingFrozen`].
		///
		/// # Events
		/// [`Event::MoneyThawed`].
		#[pallet::call_index(60)]
		#[pallet::weight(<T as Config>::WeightInfo::thaw_money())]
		pub fn thaw_money(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::ActorOrigin::ensure_origin(origin)?;
			Self::do_thaw_money(who)
		}

		/// Says that the encryption key came into other hands.
		///
		/// Protective. By a participant, before or after it replaces the key: from then on nothing new
		/// is sealed to what was delivered to the account until now. Folders whose current keys it has,
		/// its own and others', are due for rotation.
		///
		/// # Errors
		/// [`Error::NotParticipant`].
		///
		/// # Events
		/// [`Event::KeyReportedCompromised`].
		#[pallet::call_index(70)]
		#[pallet::weight(<T as Config>::WeightInfo::report_key_compromised())]
		pub fn report_key_compromised(origin: OriginFor<T>) -> DispatchResult {
			Self::do_report_key_compromised(T::ActorOrigin::ensure_origin(origin)?)
		}

		/// Names the contacts who can replace the caller's key together, with none to have nobody.
		///
		/// By an active participant that is no member of the consortium. Takes effect after
		/// `ContactsNotice`; until then the former contacts act. `threshold` of them have to agree, at
		/// least two; `delay`, in milliseconds, is how long the caller has to object then, from
		/// `ContactsRecovery` to `LongestRecovery`.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::ConsortiumMember`],
		/// [`Error::WrongContact`], [`Error::WrongThreshold`], [`Error::WrongDelay`].
		///
		/// # Events
		/// [`Event::RecoveryContactsSet`].
		#[pallet::call_index(80)]
		#[pallet::weight(<T as Config>::WeightInfo::set_recovery_contacts())]
		pub fn set_recovery_contacts(
			origin: OriginFor<T>,
			contacts: ContactList<T::AccountId>,
			threshold: u32,
			delay: Moment,
		) -> DispatchResult {
			Self::do_set_recovery_contacts(origin, contacts, threshold, delay)
		}

		/// Supports a case: that a fresh account's key signs for an account, or that a delegate of a
		/// keyless account acts for it no more.
		///
		/// Whose key is to sign has to be ready to, or it could sign nothing else, unasked: `consent`
		/// is its signature of the statement that it is
		/// ([`carechain_primitives::statement::signer_statement`]). Whoever opens the case brings it;
		/// later supporters give `None`, and so does who ends a delegation.
		///
		/// By a contact of the account (keys only), its effective sponsor, a hospital that is
		/// unrelated to that sponsor, or the council in the sponsor's place; active, and in their own
		/// name. As soon as enough contacts support it, or sponsor and unrelated hospital do, the
		/// delay begins. Whoever supports one key withdraws from another.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::ConsortiumMember`], [`Error::SignerNotFresh`],
		/// [`Error::NotKeyless`], [`Error::NotDelegate`], [`Error::Suspended`],
		/// [`Error::NotAuthorized`], [`Error::RelatedHospital`], [`Error::AlreadySupported`],
		/// [`Error::MaxSupportersExceeded`], [`Error::RefusedRecently`], [`Error::ConsentMissing`],
		/// [`Error::BadStatement`].
		///
		/// # Events
		/// [`Event::RemedySupported`].
		#[pallet::call_index(81)]
		#[pallet::weight(<T as Config>::WeightInfo::support_remedy(signatures(consent)))]
		pub fn support_remedy(
			origin: OriginFor<T>,
			account: T::AccountId,
			remedy: Remedy<T::AccountId>,
			consent: Option<StatementSignature<T::AccountId>>,
		) -> DispatchResult {
			Self::do_support_remedy(origin, account, remedy, consent)
		}

		/// Takes the caller's support of a case back. If too few are left, the delay starts anew
		/// with the next one.
		///
		/// Protective. By a supporter, suspended or not, or the council.
		///
		/// # Errors
		/// [`Error::NoSuchCase`], [`Error::NotSupported`].
		///
		/// # Events
		/// [`Event::RemedySupportWithdrawn`], and [`Event::CaseLapsed`] if it was the last one.
		#[pallet::call_index(82)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw_remedy_support())]
		pub fn withdraw_remedy_support(
			origin: OriginFor<T>,
			account: T::AccountId,
			remedy: Remedy<T::AccountId>,
		) -> DispatchResult {
			Self::do_withdraw_support(origin, account, remedy)
		}

		/// Objects to a case: from then on only the council decides it.
		///
		/// Protective. By the account itself, suspended or not, or a guardian of it that is active:
		/// a suspension by the account's own sponsor silences none.
		///
		/// # Errors
		/// [`Error::NotAuthorized`], [`Error::NoSuchCase`], [`Error::Objected`].
		///
		/// # Events
		/// [`Event::RemedyObjected`].
		#[pallet::call_index(83)]
		#[pallet::weight(<T as Config>::WeightInfo::object_to_remedy())]
		pub fn object_to_remedy(
			origin: OriginFor<T>,
			account: T::AccountId,
			remedy: Remedy<T::AccountId>,
		) -> DispatchResult {
			Self::do_object_to_remedy(origin, account, remedy)
		}

		/// Completes a case whose delay is over.
		///
		/// By anybody; without a call `on_idle` does it soon after. Whoever supported it has to stand
		/// by it and be active. Another key: what signed before signs nothing from then on, what was
		/// delivered to the account counts as lost ([`Config::KeyLosses`]), a
		/// suspension for a compromised key ends, changes of contacts under way are dropped, and the
		/// delegations of an account that was keyless end. With another key, and with a guardian, those
		/// delegations end, too, that began during the notice.
		///
		/// # Errors
		/// [`Error::NoSuchCase`], [`Error::Objected`], [`Error::NotDue`], [`Error::NotSupported`],
		/// [`Error::SignerNotFresh`], [`Error::NotDelegate`].
		///
		/// # Events
		/// [`Event::RemedyCompleted`], and [`Event::ParticipantReinstated`],
		/// [`Event::DelegationEnded`] as they come about.
		#[pallet::call_index(84)]
		#[pallet::weight(<T as Config>::WeightInfo::complete_remedy(T::MaxDelegates::get()))]
		pub fn complete_remedy(
			origin: OriginFor<T>,
			account: T::AccountId,
			remedy: Remedy<T::AccountId>,
		) -> DispatchResult {
			Self::do_complete_remedy(origin, account, remedy)
		}

		/// Decides a case that somebody objected to, or replaces the key of a member of the
		/// consortium, which takes no case.
		///
		/// By the council. What is granted comes about at once, if enough support it. What is refused
		/// cannot be tried again for 90 days, unless the council supports it. Where there is no case,
		/// `consent` is the word of whose key is to sign, as in [`Pallet::support_remedy`].
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::NoSuchCase`], [`Error::NotObjected`],
		/// [`Error::NotSupported`], [`Error::SignerNotFresh`], [`Error::NotKeyless`],
		/// [`Error::NotDelegate`], [`Error::ConsentMissing`], [`Error::BadStatement`].
		///
		/// # Events
		/// [`Event::RemedyCompleted`] and those of [`Pallet::complete_remedy`], or
		/// [`Event::RemedyRefused`].
		#[pallet::call_index(85)]
		#[pallet::weight(<T as Config>::WeightInfo::decide_remedy(
			T::MaxDelegates::get(),
			signatures(consent),
		))]
		pub fn decide_remedy(
			origin: OriginFor<T>,
			account: T::AccountId,
			remedy: Remedy<T::AccountId>,
			grant: bool,
			consent: Option<StatementSignature<T::AccountId>>,
		) -> DispatchResult {
			Self::do_decide_remedy(origin, account, remedy, grant, consent)
		}

		/// Makes a call as an account whose key was replaced by the caller's.
		///
		/// By the account that signs for it. The call is the account's own: it moves its money, acts
		/// for those it is a delegate of, votes in its seat. What it uses is the account's allowance,
		/// and its fee the account's. The call's error is this call's error.
		///
		/// # Errors
		/// [`Error::NotSigner`], and those of the call.
		///
		/// # Events
		/// Those of the call.
		#[pallet::call_index(86)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			let weight = <T as Config>::WeightInfo::act_as().saturating_add(info.call_weight);
			(weight, info.class, info.pays_fee)
		})]
		pub fn act_as(
			origin: OriginFor<T>,
			account: T::AccountId,
			call: Box<<T as frame_system::Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			Self::do_act_as(origin, account, *call)
		}
	}
}
