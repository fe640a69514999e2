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
//!   somebody else answers for its participants: the *effective* sponsor ([`sponsorship`]).
//! - **Invitation**: the right of an account to register, for a role, until a time. It gives the
//!   account a *provider reference*, so that it can sign without a balance ([`providers`]).
//! - **Suspension**: new acts are refused for a while. Protective ones never are: revoking,
//!   cancelling, rotating, leaving.
//! - **Delegation**: a *principal* lets a *delegate* act for it, within a scope, until a time.
//! - **Keyless account**: a patient's account that nobody can sign for; its delegates act for it.
//! - **Allowance**: how much of the chain a participant uses without fees ([`allowance`]).
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
//! 4. If the last guardian's delegation ends without a successor, the hospital that answers for the
//!    account appoints one by [`Pallet::appoint_guardian`].
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
pub mod delegation;
pub mod expiry;
#[cfg(any(feature = "try-runtime", test))]
mod invariants;
pub mod invitations;
#[cfg(test)]
mod mock;
pub mod participants;
pub mod providers;
pub mod sponsorship;
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
	Obligation, Relationship, Role, StatementSignature, SuspensionReason, Usage,
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

pub use allowance::{Allowance, Allowances, ParticipantUsage};
pub use charge_allowance::{ChargeAllowance, Tipped};
pub use check_pending::{CheckPending, MAX_PENDING_REGISTRATIONS, TOO_MANY_PENDING};
pub use classes::{classify_nested, combine, covers_nested, CallClassifier, Shape};
pub use delegation::{CallScopes, Delegation, EnsureActor, RawOrigin};
pub use invitations::Invitation;
pub use pallet::*;
pub use participants::{FormerParticipant, Participant};
pub use providers::ProviderReference;
pub use suspension::Suspension;
pub use weights::WeightInfo;

const LOG_TARGET: &str = "runtime::care-identity";

/// What fees, and so allowances, are counted in.
pub type BalanceOf<T> = <<T as pallet_transaction_payment::Config>::OnChargeTransaction as
	OnChargeTransaction<T>>::Balance;

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

	/// The invitations that are not used, by invitee. One that is past its end may still be here.
	#[pallet::storage]
	pub type Invitations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Invitation<T::AccountId>>;

	/// How many invitations a sponsor has in [`Invitations`].
	#[pallet::storage]
	pub type OpenInvitations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Which invitations end when. Not hashed by bucket, so that it iterates in the order of time.
	#[pallet::storage]
	pub type InvitationExpiries<T: Config> =
		StorageDoubleMap<_, Identity, BucketKey, Blake2_128Concat, T::AccountId, ()>;

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

	/// What participants used of their allowances.
	#[pallet::storage]
	pub type Usages<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ParticipantUsage<BalanceOf<T>>>;

	/// What was used of sponsors' pools.
	#[pallet::storage]
	pub type PoolUsages<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Usage<BalanceOf<T>>>;

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
			/// Who signed.
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
		/// A transaction was free. The counterpart of `TransactionFeePaid`.
		FeeWaived {
			/// Who signed it.
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
		/// The account has an open invitation.
		AlreadyInvited,
		/// The account has no invitation.
		NotInvited,
		/// The invitation is past its end.
		InvitationExpired,
		/// The sponsor has as many open invitations as it may.
		MaxOpenInvitationsExceeded,
		/// The sponsor of the invitation is suspended or gone.
		SponsorNotActive,
		/// The end is not ahead.
		EndInPast,
		/// The end is further ahead than it may be.
		EndTooFar,
		/// Anybody can read what is encrypted to this key.
		WeakKey,
		/// The account has or had this key.
		KeyNotFresh,
		/// The signature is not one, by who sets the key, of the statement on it: this chain, this
		/// account, its next version, this key.
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
		/// milliseconds since the UNIX epoch. An invitation that is past its end is replaced.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::NotAuthorized`],
		/// [`Error::RoleNotAllowed`], [`Error::EndInPast`], [`Error::EndTooFar`],
		/// [`Error::AlreadyParticipant`] (oneself included), [`Error::ConsortiumMember`] for a
		/// hospital that left, [`Error::AlreadyInvited`], [`Error::MaxOpenInvitationsExceeded`].
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
		/// account loses the provider reference.
		///
		/// # Errors
		/// [`Error::NotInvited`], [`Error::NotAuthorized`].
		///
		/// # Events
		/// [`Event::InvitationWithdrawn`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw_invitation())]
		pub fn withdraw_invitation(origin: OriginFor<T>, invitee: T::AccountId) -> DispatchResult {
			Self::do_withdraw_invitation(origin, invitee)
		}

		/// Registers the caller, who uses its invitation up.
		///
		/// By the invited account itself, before the invitation's end, while its sponsor is in
		/// force. Free for the invitation's attempts. `signature` is the account's, of the
		/// statement on the key ([`carechain_primitives::statement`]).
		///
		/// # Errors
		/// [`Error::AlreadyParticipant`], [`Error::NotInvited`], [`Error::InvitationExpired`],
		/// [`Error::SponsorNotActive`], [`Error::WeakKey`], [`Error::KeyNotFresh`],
		/// [`Error::BadStatement`].
		///
		/// # Events
		/// [`Event::Registered`].
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::register(signature.count()))]
		pub fn register(
			origin: OriginFor<T>,
			encryption_key: EncryptionKey,
			profile: Option<ContentRef>,
			signature: StatementSignature<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register(who, encryption_key, profile, signature)
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
		/// Protective. By a participant. Members of the consortium set their first one so.
		/// `signature` is of the statement on the key ([`carechain_primitives::statement`]), by who
		/// signs: the participant, or the delegate that acts for it.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::WeakKey`], [`Error::KeyNotFresh`],
		/// [`Error::BadStatement`].
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
		/// Protective: a new key needs a new backup. By a participant.
		///
		/// # Errors
		/// [`Error::NotParticipant`].
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
		/// Protective. By a participant who is no member of the consortium and has nothing open.
		/// The account loses the provider reference, at once or as soon as its consumers allow it.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::ConsortiumMember`], [`Error::OpenAppointments`],
		/// [`Error::OpenEscrows`], [`Error::OpenFolders`], [`Error::OpenEmergencies`].
		///
		/// # Events
		/// [`Event::Deregistered`].
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::deregister(T::MaxDelegates::get()))]
		pub fn deregister(origin: OriginFor<T>) -> DispatchResult {
			Self::do_deregister(T::ActorOrigin::ensure_origin(origin)?)
		}

		/// Suspends a participant from new acts, until a time or until it is reinstated.
		///
		/// By its effective sponsor, if that is active, or the council. A sponsor suspends a
		/// patient or a doctor for at most `LongestPatientSuspension`, and again only after a pause
		/// as long as the last suspension was: no hospital ends a career by itself. The council may suspend anybody for any time, and replaces a
		/// suspension in force.
		///
		/// # Errors
		/// [`Error::NotAuthorized`], [`Error::Suspended`] (the sponsor), [`Error::NotParticipant`],
		/// [`Error::EndInPast`], [`Error::EndTooFar`], [`Error::AlreadySuspended`],
		/// [`Error::SuspendedRecently`].
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
		/// hospitals are appointed as `ClinicDesk`, and nobody else is.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::OutlivesOwnDelegation`],
		/// [`Error::SelfDelegation`], [`Error::UnknownDelegate`], [`Error::DelegateSuspended`],
		/// [`Error::WrongRelationship`], [`Error::EndInPast`], [`Error::EndTooFar`],
		/// [`Error::MaxDelegatesExceeded`].
		///
		/// # Events
		/// [`Event::DelegateAppointed`].
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::appoint_delegate(T::MaxDelegates::get()))]
		pub fn appoint_delegate(
			origin: OriginFor<T>,
			delegate: T::AccountId,
			relationship: Relationship,
			scope: DelegationScope,
			until: Moment,
		) -> DispatchResult {
			let actor = T::ActorOrigin::ensure_origin(origin)?;
			Self::do_appoint_delegate(actor, delegate, Delegation::new(relationship, scope, until))
		}

		/// Ends a delegation of the caller's.
		///
		/// Protective. By the principal, or its delegate in scope `Guardian`.
		///
		/// # Errors
		/// [`Error::NotDelegate`].
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
		/// By an active hospital, which is the sponsor. The account's address follows from the
		/// hospital and the salt ([`Pallet::keyless_account`]); it cannot be one that anybody has.
		/// Two state the key ([`carechain_primitives::statement`]): the delegate by
		/// `delegate_signature`, and who signs, for the hospital, by `signature`, which names the
		/// delegate, too.
		///
		/// # Errors
		/// [`Error::NotParticipant`], [`Error::Suspended`], [`Error::NotAuthorized`],
		/// [`Error::AlreadyParticipant`], [`Error::AlreadyInvited`], [`Error::WeakKey`],
		/// [`Error::KeyNotFresh`], [`Error::BadStatement`], and of the delegate those of
		/// [`Pallet::appoint_delegate`].
		///
		/// # Events
		/// [`Event::KeylessAccountOpened`], [`Event::DelegateAppointed`].
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::open_keyless_account(
			signature.count().max(delegate_signature.count())
		))]
		#[allow(clippy::too_many_arguments)]
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
		/// By the account's effective sponsor, if that is active and no guardian is in force, or
		/// the council. Without it, an account whose guardians are all gone would be lost.
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
		/// By its delegate, whose scope covers the call. A suspended delegate makes protective
		/// calls only. The call's error is this call's error.
		///
		/// # Errors
		/// [`Error::NestedDelegation`], [`Error::NotDelegate`], [`Error::DelegationExpired`],
		/// [`Error::OutOfScope`], [`Error::NotParticipant`], [`Error::Suspended`], and those of the
		/// call.
		///
		/// # Events
		/// Those of the call.
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
	}
}
