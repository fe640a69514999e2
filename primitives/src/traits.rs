//! What pallets need of each other.
//!
//! Methods that a benchmark needs to set a scene in the real runtime are behind
//! `runtime-benchmarks`.

use crate::{
	AppointmentId, CareBasis, DelegationScope, EscrowId, FolderId, Freeze, HospitalStatus,
	KeyVersion, Moment, Obligation, Payment, Role, Settlement, Signed, StatementSignature,
};
use alloc::vec::Vec;
use frame::{
	deps::{sp_core::H256, sp_runtime::MultiSignature},
	prelude::{DispatchError, DispatchResult, Weight},
};

/// Who an account is. Implemented by the identity pallet.
pub trait Participants<AccountId> {
	/// The role of a registered participant, suspended or not.
	fn role(who: &AccountId) -> Option<Role>;

	/// Whether the participant is suspended now. An account that is no participant is not.
	fn is_suspended(who: &AccountId) -> bool;

	/// Whether the participant is suspended now because its key is believed to be in other hands.
	/// Then nothing is done in its name that captures or destroys, and nothing new is sealed to its
	/// keys.
	fn is_frozen(who: &AccountId) -> bool;

	/// The latest times in which the participant was frozen, oldest first, of a bounded number. The
	/// last one may be in force.
	fn freezes(who: &AccountId) -> Vec<Freeze>;

	/// For acts that capture or destroy, and for what is sealed to somebody's keys. Strangers are
	/// not frozen.
	///
	/// # Errors
	/// The account is frozen.
	fn ensure_not_frozen(who: &AccountId) -> DispatchResult;

	/// The hospitals and clinics that the account acts for as their staff, of a bounded number:
	/// those whose appointment it accepted by its first act, and that is in force.
	fn employers(who: &AccountId) -> Vec<AccountId>;

	/// The version of the participant's current encryption key.
	fn key_version(who: &AccountId) -> Option<KeyVersion>;

	/// When the account last stopped being a participant, whether it came back or not. What others
	/// gave it until then ended there.
	fn left_at(who: &AccountId) -> Option<Moment>;

	/// Whose key signs for the account: its own, unless that was replaced.
	fn signer(account: &AccountId) -> AccountId
	where
		AccountId: Clone,
	{
		account.clone()
	}

	/// Who answers for the participant now: who vouched for it, was accepted instead, or took the
	/// sponsorships over. `None` for accounts that have no sponsor: hospitals, auditors, strangers,
	/// and those whose sponsor ended it, for which the council answers.
	fn sponsor(who: &AccountId) -> Option<AccountId>;

	/// Whether the delegate may act for the principal now, by a delegation that it accepted at `by`
	/// or before, and that was only renewed since. A delegate accepts by its first act.
	fn is_delegate_since(principal: &AccountId, delegate: &AccountId, by: Moment) -> bool;

	/// Who may act for the principal now and accepted that, of a bounded number.
	fn accepted_delegates(principal: &AccountId) -> Vec<AccountId>;

	/// What the delegate may do for the principal now, whether it began to or not. `None` without a
	/// delegation in force, and for a delegate that is suspended: it begins nothing new.
	fn may_act(principal: &AccountId, delegate: &AccountId) -> Option<DelegationScope>;

	/// Whether the time of a guardian ran out after `since`, as far as that is not noted as a
	/// [`KeyLosses`] yet. Asks as many delegations as there can be of the principal.
	fn has_guardian_expired(principal: &AccountId, since: Moment) -> bool;

	/// For protective acts: a participant of any role, suspended or not.
	///
	/// # Errors
	/// The account is not a participant.
	fn ensure_participant(who: &AccountId) -> DispatchResult;

	/// For new acts: a participant of `role` that is not suspended.
	///
	/// # Errors
	/// The account is not a participant, is of another role, or is suspended.
	fn ensure_active(who: &AccountId, role: Role) -> DispatchResult;

	/// Makes `who` an active participant of `role` with an encryption key of version 1.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(who: &AccountId, role: Role);
}

/// Verifies signatures of keys. Implemented by the runtime.
pub trait VerifySignature<AccountId> {
	/// Whether the key of `signer` signed the message.
	fn verify(signer: &AccountId, message: &[u8], signature: &MultiSignature) -> bool;

	/// The account of a key that [`Self::benchmark_sign`] signs with.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_signer(index: u32) -> AccountId;

	/// Signs a message with the key of [`Self::benchmark_signer`].
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_sign(index: u32, message: &[u8]) -> MultiSignature;
}

/// Verifies statements on keys. Implemented by the identity pallet, which knows what key signs for
/// an account.
pub trait Statements<AccountId> {
	/// The signature of a statement by `by`, to be kept.
	///
	/// # Errors
	/// `by` did not sign this text.
	fn verify(
		by: &AccountId,
		text: &str,
		signature: StatementSignature<AccountId>,
	) -> Result<Signed<AccountId>, DispatchError>;

	/// A multisig account of as many signatories as there can be, with this threshold.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_signer(threshold: u32) -> AccountId;

	/// The signature of a text by [`Self::benchmark_signer`].
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_sign(threshold: u32, text: &str) -> StatementSignature<AccountId>;
}

/// Takes members of the consortium into the participants. Implemented by the identity pallet.
pub trait Admission<AccountId> {
	/// Makes `who` a participant of `role`, without a sponsor: a hospital or an auditor. It gets a
	/// provider reference and an allowance.
	///
	/// # Errors
	/// The account is a participant already.
	fn admit(who: &AccountId, role: Role) -> DispatchResult;

	/// Takes the participation away again. Does nothing where there is none.
	fn dismiss(who: &AccountId);
}

/// The hospitals and auditors. Implemented by the consortium pallet.
pub trait Consortium<AccountId> {
	/// Where a hospital stands; `None` for an account that never was one.
	fn hospital_status(who: &AccountId) -> Option<HospitalStatus<AccountId>>;

	/// Whether the account is a hospital in force.
	fn is_hospital(who: &AccountId) -> bool {
		matches!(Self::hospital_status(who), Some(HospitalStatus::Active))
	}

	/// Whether what this hospital verified still counts: it is in force or left in good standing.
	fn verification_counts(who: &AccountId) -> bool {
		matches!(
			Self::hospital_status(who),
			Some(HospitalStatus::Active | HospitalStatus::Leaving { .. })
		)
	}

	/// The hospital in force that has the duties of `who`: itself, or the end of a short, bounded
	/// chain of successors. `None` where the council has them.
	fn duty_holder(who: &AccountId) -> Option<AccountId>;

	/// Whether the account is an auditor in force.
	fn is_auditor(who: &AccountId) -> bool;

	/// The hospital that an auditor belongs to, if any.
	fn auditor_affiliation(who: &AccountId) -> Option<AccountId>;

	/// An account that is a hospital in force, and a participant.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hospital(index: u32) -> AccountId;

	/// An account that is an auditor in force without affiliation, and a participant.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_auditor() -> AccountId;
}

/// The two times of a block, in milliseconds: rights end by the clock, deadlines to act count the time
/// in which the chain was running.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Times {
	/// The clock's.
	pub clock: Moment,
	/// The running time.
	pub running: Moment,
}

impl Times {
	/// Which running time a moment of the clock will be, or was, if the chain keeps running.
	pub fn at_clock(&self, moment: Moment) -> Moment {
		shifted(moment, self.clock, self.running)
	}

	/// When a running time is on the clock, if the chain keeps running: what people are told of a
	/// deadline.
	pub fn on_clock(&self, deadline: Moment) -> Moment {
		shifted(deadline, self.running, self.clock)
	}
}

/// What is as far from `to` as the moment is from `from`.
fn shifted(moment: Moment, from: Moment, to: Moment) -> Moment {
	match moment.checked_sub(from) {
		Some(ahead) => to.saturating_add(ahead),
		None => to.saturating_sub(from.saturating_sub(moment)),
	}
}

/// The time in which the chain was running, so that people could act. Implemented by the consortium
/// pallet.
///
/// Its scale is the clock's, in milliseconds, without the time in which the chain stood still. It
/// never runs ahead of the clock.
pub trait RunningTime {
	/// What it is in this block.
	fn now() -> Moment;

	/// Both times, where the clock shows `clock`.
	fn times(clock: Moment) -> Times {
		Times { clock, running: Self::now() }
	}
}

/// The keys that hospitals make and finalize blocks with. Implemented over the session pallet.
pub trait ValidatorKeys<AccountId> {
	/// Whether the hospital has set keys.
	fn are_set(who: &AccountId) -> bool;

	/// Takes the hospital's keys away, if there are any.
	fn purge(who: &AccountId);

	/// The set that makes blocks in this session.
	fn current() -> Vec<AccountId>;

	/// Keeps the hospital from making blocks in what is left of this session, as far as the session
	/// pallet's limit allows.
	fn disable(who: &AccountId);

	/// Whether a session ends with the block that begins now.
	fn session_is_over() -> bool;

	/// Ends the session: the next one begins, and the one after it is planned.
	fn rotate_session();

	/// Sets some keys.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_set(who: &AccountId);
}

/// The motions of the council, whose seats are the hospitals in force. Implemented over the
/// collective pallet.
pub trait Motions {
	/// Whether the motion of this number is open. The hash of its call names it, too.
	fn is_open(call: H256, number: u32) -> bool;

	/// The most motions that can be open.
	fn most() -> u32;

	/// Looks at one of the open motions, another one each turn. One that is past its end is closed:
	/// carried out if so many agreed as it takes, else dropped. One whose call weighs more than the
	/// limit waits for a seat to close it.
	///
	/// Answers the weight used, which is within the limit.
	fn close_expired(turn: u32, limit: Weight) -> Weight;

	/// Opens as many motions as there can be, each with the votes of all seats.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill();
}

/// Doctors' licences. Implemented by the doctor registry.
pub trait Licences<AccountId, Balance> {
	/// A doctor in force: a verification of a hospital that counts is neither expired nor suspended
	/// by it, neither a bar nor a suspension acts everywhere, and the doctor is an active
	/// participant.
	///
	/// # Errors
	/// Says which of these is not so.
	fn ensure_licensed(doctor: &AccountId) -> DispatchResult;

	/// Whether [`Self::ensure_licensed`] holds.
	fn is_licensed(doctor: &AccountId) -> bool {
		Self::ensure_licensed(doctor).is_ok()
	}

	/// Whether the doctor was licensed at a moment: one that is past as far as it is remembered, or
	/// one ahead if nothing changes until then.
	fn was_licensed_at(doctor: &AccountId, at: Moment) -> bool;

	/// Whether the council barred the account: it reads nothing that is not its own, for any
	/// purpose, in whatever role it is now.
	fn is_barred(who: &AccountId) -> bool;

	/// The doctor's fee per hour of sixty minutes, in plancks.
	fn fee_per_hour(doctor: &AccountId) -> Option<Balance>;

	/// Whom the doctor names to be paid for its work. That binds nobody: see [`Payees`].
	fn payee(doctor: &AccountId) -> Option<AccountId>;

	/// The hospitals whose verification of the doctor stands.
	fn verifiers(doctor: &AccountId) -> Vec<AccountId>;

	/// The hospitals whose word licenses the doctor now, each with when it gave it: those whose
	/// verification counts, and is neither past its end nor suspended.
	fn vouchers(doctor: &AccountId) -> Vec<(AccountId, Moment)>;

	/// Whether the doctor works with this hospital: it sponsors or verified the doctor, or the doctor
	/// names it as payee.
	fn is_affiliated(doctor: &AccountId, hospital: &AccountId) -> bool;

	/// Makes a licensed doctor name another account as payee, and answers that account.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_payee(doctor: &AccountId) -> AccountId;

	/// Makes `doctor` a licensed one with this fee per hour.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_license(doctor: &AccountId, fee_per_hour: Balance);
}

/// Money held between two parties. Implemented by the escrow pallet.
pub trait Escrow<AccountId, Balance> {
	/// Holds `amount` of the payer's money for the payee. The outcome, and the running time, that
	/// apply if nothing else happens are given at once: every escrow ends. `by` is who signed: unless
	/// that is the payer, the amount counts on its purse ([`Purses`]).
	///
	/// # Errors
	/// The payer is the payee, the amount is zero or below the existential deposit, the payer could
	/// not pay it and live on, or it is more than what is left in the purse.
	fn open(
		payer: &AccountId,
		by: &AccountId,
		payee: &AccountId,
		amount: Balance,
		appointment: AppointmentId,
		due: (Moment, Settlement),
	) -> Result<EscrowId, DispatchError>;

	/// Changes the running time at which, and how, an open escrow settles by itself.
	///
	/// # Errors
	/// There is no such open escrow.
	fn reschedule(escrow: EscrowId, due: (Moment, Settlement)) -> DispatchResult;

	/// Before an escrow is settled on the word of somebody who acts for the payer: if the payer
	/// itself had opened it, what this settlement pays counts on the purse of who acts
	/// ([`Purses`]). What a delegate had opened counts on that one's purse already.
	///
	/// # Errors
	/// There is no such open escrow, or the payment is more than what is left in the purse.
	fn charge(escrow: EscrowId, by: &AccountId, settlement: Settlement) -> DispatchResult;

	/// Settles an open escrow now. The payee's share goes to whom [`Payees`] says; one that its
	/// receiver cannot take goes to the other party. Answers what the receiver got, if anything.
	///
	/// # Errors
	/// There is no such open escrow.
	fn settle(
		escrow: EscrowId,
		settlement: Settlement,
	) -> Result<Option<Payment<AccountId, Balance>>, DispatchError>;

	/// Gives a part of an open escrow back to the payer, and leaves `amount` in it.
	///
	/// # Errors
	/// There is no such open escrow, it holds no more than that, that is less than an escrow can
	/// hold, or the payer's account cannot take so small a part.
	fn reduce(escrow: EscrowId, amount: Balance) -> DispatchResult;

	/// Pays back, out of the receiver's free balance, what was paid to it.
	///
	/// # Errors
	/// The receiver could not pay it and live on, or the payer's account cannot take so little.
	fn give_back(receiver: &AccountId, payer: &AccountId, amount: Balance) -> DispatchResult;

	/// Whether the account is the payer of an open escrow.
	fn has_open(who: &AccountId) -> bool;

	/// The amount held, while the escrow is open.
	fn amount(escrow: EscrowId) -> Option<Balance>;

	/// The smallest amount an escrow can hold, in plancks.
	fn minimum() -> Balance;

	/// Gives `who` enough money for any benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_endow(who: &AccountId);
}

/// Who is paid for a doctor's work. Implemented by the appointments pallet.
pub trait Payees<AccountId> {
	/// Who gets what an escrow of this appointment pays to `payee`: that account, as long as it
	/// accepts to be paid for the doctor; else the doctor.
	fn receiver(appointment: AppointmentId, payee: &AccountId) -> AccountId;

	/// An appointment of this payer, with a doctor whose payee accepted, as the last of as many as
	/// there can be.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_accepted(payer: &AccountId, payee: &AccountId) -> AppointmentId;
}

/// What delegates may commit of their principals' money. Implemented by the identity pallet.
///
/// Whoever holds a principal's money because a delegate said so, asks first, and tells what became
/// of it.
pub trait Purses<AccountId, Balance> {
	/// So much of the principal's money is committed because of what `by` signed. Answers whose purse
	/// it counts on: the signer's, if it is a delegate; else that of the organisation that is one, and
	/// whose staff the signer is.
	///
	/// # Errors
	/// It is more than what is left in that purse. Whoever is no delegate has none.
	fn commit(
		principal: &AccountId,
		by: &AccountId,
		amount: Balance,
	) -> Result<AccountId, DispatchError>;

	/// It is decided what becomes of `committed`: `paid` of it is gone, the rest came back. It works
	/// for who is no delegate any more.
	fn settled(principal: &AccountId, delegate: &AccountId, committed: Balance, paid: Balance);

	/// What is committed and not decided, by principal and delegate. For invariants: it walks over
	/// all purses.
	fn undecided() -> Vec<(AccountId, AccountId, Balance)>;

	/// Gives a delegate of the principal a purse with so much left, as another delegate's gift; the
	/// delegation has ended, so that the next settlement closes the purse.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_purse(principal: &AccountId, delegate: &AccountId, amount: Balance);
}

/// Told when an escrow settled by itself, at its due time, through `claim`. Implemented by the
/// appointments pallet.
pub trait OnSettled<AccountId, Balance> {
	/// The escrow of this appointment settled so, which paid this. It is closed already.
	fn on_settled(
		appointment: AppointmentId,
		settlement: Settlement,
		paid: Option<Payment<AccountId, Balance>>,
	);

	/// When an escrow of this appointment that is due at `due_at` can be claimed, both in running
	/// time: later, where somebody whose money it is could not object in time.
	fn claimable_at(_: AppointmentId, due_at: Moment) -> Moment {
		due_at
	}

	/// The most weight that [`Self::on_settled`] and [`Self::claimable_at`] need: who calls them
	/// adds this to its own.
	fn weight() -> Weight {
		Weight::zero()
	}
}

impl<AccountId, Balance> OnSettled<AccountId, Balance> for () {
	fn on_settled(_: AppointmentId, _: Settlement, _: Option<Payment<AccountId, Balance>>) {}
}

/// Who cares for whom. Implemented by the appointments pallet.
pub trait CareRelationship<AccountId> {
	/// The doctor cares for the patient, on this basis, now.
	///
	/// # Errors
	/// There is no such appointment or assignment, it is of others, or it is over.
	fn ensure_related(doctor: &AccountId, patient: &AccountId, basis: CareBasis) -> DispatchResult;

	/// The doctor may add records to the folder now, because this appointment of the two names it.
	///
	/// # Errors
	/// The appointment is of others, names another folder or none, or is not in its window.
	fn ensure_may_write(
		doctor: &AccountId,
		patient: &AccountId,
		folder: FolderId,
		appointment: AppointmentId,
	) -> DispatchResult;

	/// The patient and the doctor of an appointment, in this order.
	fn parties(appointment: AppointmentId) -> Option<(AccountId, AccountId)>;

	/// An appointment of the two, in its writing window, that names the folder.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_appointment(
		doctor: &AccountId,
		patient: &AccountId,
		folder: FolderId,
	) -> AppointmentId;
}

/// Whose folders are. Implemented by the record-access pallet.
pub trait Folders<AccountId> {
	/// The patient that an open folder belongs to; `None` for a closed one, or none at all.
	fn owner(folder: FolderId) -> Option<AccountId>;

	/// An open folder of this patient, which is an active participant.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_folder(patient: &AccountId) -> FolderId;
}

/// What keeps a participant from leaving. A pallet that holds something open for participants
/// implements it; the runtime gives the identity pallet all of them as a tuple.
pub trait Obligations<AccountId> {
	/// The first obligation that is open.
	fn open_obligation(who: &AccountId) -> Option<Obligation>;
}

impl<AccountId> Obligations<AccountId> for () {
	fn open_obligation(_: &AccountId) -> Option<Obligation> {
		None
	}
}

impl<AccountId, One, Two, Three> Obligations<AccountId> for (One, Two, Three)
where
	One: Obligations<AccountId>,
	Two: Obligations<AccountId>,
	Three: Obligations<AccountId>,
{
	fn open_obligation(who: &AccountId) -> Option<Obligation> {
		One::open_obligation(who)
			.or_else(|| Two::open_obligation(who))
			.or_else(|| Three::open_obligation(who))
	}
}

/// Told when a participant left, so that what hangs on it is removed: bounded work only.
pub trait OnDeregistered<AccountId> {
	/// The participant is gone.
	fn on_deregistered(who: &AccountId);

	/// Gives a participant the most that its leaving takes away.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill(who: &AccountId);
}

impl<AccountId> OnDeregistered<AccountId> for () {
	fn on_deregistered(_: &AccountId) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill(_: &AccountId) {}
}

impl<AccountId, One, Two, Three> OnDeregistered<AccountId> for (One, Two, Three)
where
	One: OnDeregistered<AccountId>,
	Two: OnDeregistered<AccountId>,
	Three: OnDeregistered<AccountId>,
{
	fn on_deregistered(who: &AccountId) {
		One::on_deregistered(who);
		Two::on_deregistered(who);
		Three::on_deregistered(who);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill(who: &AccountId) {
		One::benchmark_fill(who);
		Two::benchmark_fill(who);
		Three::benchmark_fill(who);
	}
}

/// Told when keys may have come to where they should not be: who held them lost the right to, or
/// they are in other hands. Implemented by the record-access pallet.
///
/// Losses are counted over all accounts. A folder that was looked at before the last one looks at its
/// holders again; no other asks anybody.
pub trait KeyLosses<AccountId> {
	/// Whatever keys were delivered to `who` until now are not where they should be since `at`, which
	/// is no later than now.
	fn note(who: &AccountId, at: Moment);

	/// Some account stopped being a participant. When it left is known elsewhere.
	fn note_leaving();
}

impl<AccountId> KeyLosses<AccountId> for () {
	fn note(_: &AccountId, _: Moment) {}
	fn note_leaving() {}
}

/// Sets the chain's clock in benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkTime {
	/// It is `now`, in milliseconds since the UNIX epoch.
	fn set(now: Moment);
}
