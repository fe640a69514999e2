//! The runtime API, which the node serves as JSON-RPC `care_*` too, and its answers.
//!
//! Answers are read at the block that is asked. Lists page: `after` is the last identifier of the
//! page before, and a page has at most [`MAX_PAGE`] items.

// The macro adds two arguments to each function.
#![allow(clippy::too_many_arguments)]

use crate::*;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame::deps::{sp_api, sp_runtime::AccountId32};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most items of a page.
pub const MAX_PAGE: u32 = 100;
/// The most doctors whose slots are looked at for a page.
pub const MAX_DOCTORS_LOOKED_AT: u32 = 25;
/// The most appointments that are looked at for a page of an agenda.
pub const MAX_APPOINTMENTS_LOOKED_AT: u32 = 500;
/// The most disputes that are looked at for a page: whether somebody may decide one takes a while.
pub const MAX_DISPUTES_LOOKED_AT: u32 = 100;

macro_rules! answer {
	($(#[$meta:meta])* pub $kind:ident $($rest:tt)*) => {
		$(#[$meta])*
		#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
		#[serde(rename_all = "camelCase")]
		pub $kind $($rest)*
	};
}

answer! {
	/// A part of a list.
	pub struct Page<Item, Cursor> {
		/// The items, at most [`MAX_PAGE`].
		pub items: Vec<Item>,
		/// What to give as `after` to get the next page; `None` on the last.
		pub next: Option<Cursor>,
	}
}

answer! {
	/// A registered participant.
	pub struct ParticipantInfo<AccountId, Balance> {
		/// The account.
		pub account: AccountId,
		/// Its role.
		pub role: Role,
		/// Who answers for it; `None` for members of the consortium, and where the council does.
		pub sponsor: Option<AccountId>,
		/// What is to become of its sponsorship.
		pub sponsorship: SponsorshipInfo<AccountId>,
		/// What it can invite; `None` for others than hospitals and clinics.
		pub inviting: Option<InvitingInfo>,
		/// Its current X25519 key; `None` for a member of the consortium that has set none yet.
		pub encryption_key: Option<EncryptionKey>,
		/// The version of that key.
		pub key_version: KeyVersion,
		/// Who stated that key, and the signatures that prove it.
		pub key_statement: Option<KeyStatement<AccountId>>,
		/// The encrypted profile.
		pub profile: Option<ContentRef>,
		/// The encrypted backup.
		pub backup: Option<ContentRef>,
		/// Until when it is suspended: `None` when it is not.
		pub suspended_until: Option<Moment>,
		/// Whether that is because its key is believed to be in other hands.
		pub frozen: bool,
		/// Who may act for it, in which scope, until when.
		pub delegates: Vec<DelegateInfo<AccountId, Balance>>,
		/// Whose key signs for it: its own account, unless that key was replaced. The account itself,
		/// too, where nobody can sign for it.
		pub signer: AccountId,
		/// Since when that account signs; `None` where the key was never replaced.
		pub signer_since: Option<Moment>,
		/// Who signed for it before, earliest first, as long as it is kept.
		pub former_signers: Vec<FormerSignerInfo<AccountId>>,
	}
}

answer! {
	/// What is to become of a participant's sponsorship.
	pub struct SponsorshipInfo<AccountId> {
		/// When the sponsor's notice ends it.
		pub ends_at: Option<Moment>,
		/// Who was accepted to sponsor it next.
		pub next: Option<AccountId>,
		/// From when on.
		pub next_from: Option<Moment>,
		/// Who offers to sponsor it: at most 32.
		pub offers: Vec<OfferInfo<AccountId>>,
	}
}

answer! {
	/// Who signed for an account until its key was replaced.
	pub struct FormerSignerInfo<AccountId> {
		/// The account whose key signed.
		pub signer: AccountId,
		/// Since when; `None` for the account itself, from its beginning.
		pub since: Option<Moment>,
		/// Until when: from this moment on it signs nothing.
		pub until: Moment,
	}
}

answer! {
	/// An offer to sponsor a participant.
	pub struct OfferInfo<AccountId> {
		/// Who offers.
		pub sponsor: AccountId,
		/// When the offer ends by itself.
		pub expires_at: Moment,
	}
}

answer! {
	/// Who can replace an account's key, and what is under way for it.
	pub struct RecoveryInfo<AccountId> {
		/// Whose key signs for it.
		pub signer: AccountId,
		/// Since when that account signs; `None` where the key was never replaced.
		pub signer_since: Option<Moment>,
		/// Who signed for it before, earliest first, as long as it is kept.
		pub former_signers: Vec<FormerSignerInfo<AccountId>>,
		/// The contacts in force; `None` if there are none.
		pub contacts: Option<RecoveryContactsInfo<AccountId>>,
		/// Those that take their place, and when: empty ones if there are to be none.
		pub next_contacts: Option<(Moment, RecoveryContactsInfo<AccountId>)>,
		/// The cases that are open, at most [`MAX_PAGE`].
		pub cases: Vec<CaseInfo<AccountId>>,
	}
}

answer! {
	/// What a hospital or a clinic can invite.
	pub struct InvitingInfo {
		/// How many accounts now. What it has used comes back over a day.
		pub left: u32,
		/// How many in a day.
		pub per_day: u32,
		/// Whether the council stopped it.
		pub stopped: bool,
	}
}

answer! {
	/// Who can replace an account's key together.
	pub struct RecoveryContactsInfo<AccountId> {
		/// Who.
		pub contacts: Vec<AccountId>,
		/// How many of them have to agree.
		pub threshold: u32,
		/// How long after that, in milliseconds.
		pub delay: Moment,
	}
}

answer! {
	/// An open case.
	pub struct CaseInfo<AccountId> {
		/// What it is to bring about.
		pub remedy: Remedy<AccountId>,
		/// Who supports it.
		pub supporters: Vec<AccountId>,
		/// Whether the council does, in the sponsor's place.
		pub council: bool,
		/// From when on it can be completed; `None` while too few support it.
		pub due: Option<Moment>,
		/// Whether somebody objected: then only the council decides.
		pub objected: bool,
		/// When it lapses.
		pub ends_at: Moment,
	}
}

answer! {
	/// A delegation in force.
	pub struct DelegateInfo<AccountId, Balance> {
		/// Who may act.
		pub delegate: AccountId,
		/// How it is related to the principal.
		pub relationship: Relationship,
		/// What it may do.
		pub scope: DelegationScope,
		/// When it ends by itself.
		pub until: Moment,
		/// The most of the principal's money that it may ever have committed, in plancks.
		pub purse: Balance,
		/// What it committed of that, in plancks: what is held, what was paid, and what it gave to
		/// delegates that it appointed.
		pub spent: Balance,
	}
}

answer! {
	/// What one delegate, who may be none any more, committed of a principal's money; in plancks.
	pub struct PurseInfo<AccountId, Balance> {
		/// The delegate.
		pub delegate: AccountId,
		/// The most that it may have committed: the sum of what follows. Zero once the delegation
		/// ended.
		pub limit: Balance,
		/// What it gave of it to delegates that it appointed.
		pub given: Balance,
		/// What is held.
		pub held: Balance,
		/// What was paid.
		pub paid: Balance,
		/// The delegate of whose purse it is a part; `None` for a purse of its own.
		pub from: Option<AccountId>,
		/// The limit that the sponsor of an account without a key proposed, until an unrelated
		/// hospital confirms it.
		pub proposed: Option<Balance>,
	}
}

answer! {
	/// An open invitation.
	pub struct InvitationInfo<AccountId> {
		/// Who invited.
		pub sponsor: AccountId,
		/// The role offered.
		pub role: Role,
		/// When it expires.
		pub expires_at: Moment,
		/// How many free attempts to register are left.
		pub attempts_left: u32,
		/// The version that the key it registers will have, which its statement names.
		pub next_key_version: KeyVersion,
	}
}

answer! {
	/// What an account can do without fees, in plancks of the nominal fee.
	pub struct AllowanceInfo<Balance> {
		/// What is free now for ordinary calls: the least of its own allowance's and its sponsor's
		/// pool's rest.
		pub free: Balance,
		/// The most that its role's allowance holds.
		pub limit: Balance,
		/// What comes back, per hour.
		pub recovery_per_hour: Balance,
		/// What is left now of its own reserve for protective calls, which comes first.
		pub reserve: Balance,
		/// What is free now for protective calls beyond the reserve: the least of its own allowance's
		/// and the pool's rest.
		pub protective: Balance,
		/// What is left now in its sponsor's pool for ordinary calls, and for a clinic's patient in its
		/// hospital's: the least. `None` for members of the consortium.
		pub sponsor_pool: Option<Balance>,
		/// The same of the pool for protective calls: the consortium's for an account without a sponsor.
		pub protective_pool: Option<Balance>,
		/// How many transactions may be pending at a time.
		pub max_pending: u32,
	}
}

answer! {
	/// A hospital of the consortium, past ones included.
	pub struct HospitalInfo<AccountId> {
		/// The account.
		pub account: AccountId,
		/// Where it stands.
		pub status: HospitalStatus<AccountId>,
		/// Whether it is ready to validate; `None` for one that left.
		pub validation: Option<Validation>,
		/// Its public page in the store.
		pub profile: Option<ContentRef>,
		/// Whether it makes blocks.
		pub validator: bool,
	}
}

answer! {
	/// An auditor in force.
	pub struct AuditorInfo<AccountId> {
		/// The account.
		pub account: AccountId,
		/// The hospital it belongs to, if any.
		pub affiliation: Option<AccountId>,
	}
}

answer! {
	/// A hospital's own word for a doctor.
	pub struct VerificationInfo<AccountId> {
		/// The hospital.
		pub hospital: AccountId,
		/// Until when.
		pub valid_until: Moment,
		/// Why the hospital suspended it, while it is.
		pub suspended: Option<LicenceReason>,
		/// Whether the hospital's word counts: it is in force, or left in good standing.
		pub counts: bool,
	}
}

answer! {
	/// A suspension that acts everywhere.
	pub struct SuspensionInfo<AccountId> {
		/// Why.
		pub reason: LicenceReason,
		/// The hospital that suspended; `None` for the council.
		pub hospital: Option<AccountId>,
		/// Since when.
		pub since: Moment,
		/// Until when; `None` until the council lifts it.
		pub until: Option<Moment>,
	}
}

answer! {
	/// The council's bar of an account.
	pub struct BarInfo {
		/// Why.
		pub reason: LicenceReason,
		/// Since when.
		pub since: Moment,
	}
}

answer! {
	/// A doctor's entry in the public register.
	pub struct DoctorInfo<AccountId, Balance> {
		/// The account.
		pub account: AccountId,
		/// The licence's jurisdiction (ISO 3166), in ASCII.
		pub jurisdiction: Vec<u8>,
		/// The licence's number, in ASCII.
		pub licence_number: Vec<u8>,
		/// Where it stands, in a word.
		pub status: LicenceStatus,
		/// Until when it is valid: the latest date of the verifications that count and are not
		/// suspended; `None` without any.
		pub valid_until: Option<Moment>,
		/// Whether the doctor may treat now.
		pub licensed: bool,
		/// Specialities: SNOMED CT codes.
		pub specialities: Vec<Speciality>,
		/// Languages: ISO 639-1 codes, in ASCII.
		pub languages: Vec<Language>,
		/// The fee per hour of sixty minutes, in plancks.
		pub fee_per_hour: Balance,
		/// Who is paid.
		pub payee: AccountId,
		/// The public profile.
		pub profile: Option<ContentRef>,
		/// The hospitals that the doctor asked to verify it, and that have not yet.
		pub requests: Vec<AccountId>,
		/// The verifications, those that no longer count included.
		pub verifications: Vec<VerificationInfo<AccountId>>,
		/// The suspension in force everywhere.
		pub suspension: Option<SuspensionInfo<AccountId>>,
		/// The council's bar of the account.
		pub bar: Option<BarInfo>,
	}
}

answer! {
	/// Why slots cannot be shown.
	pub enum SlotsError {
		/// The doctor is not licensed, or is suspended.
		NotLicensed,
		/// The time asked is empty, not ahead, or longer than 31 days.
		BadRange,
	}
}

answer! {
	/// An appointment.
	pub struct AppointmentInfo<AccountId, Balance> {
		/// Its number.
		pub id: AppointmentId,
		/// The patient.
		pub patient: AccountId,
		/// The doctor.
		pub doctor: AccountId,
		/// When.
		pub slot: Slot,
		/// Where it stands.
		pub status: AppointmentStatus,
		/// Which sides said that the patient is there.
		pub checked_in: CheckIns,
		/// The price, in plancks, fixed at booking.
		pub price: Balance,
		/// What the doctor billed, in plancks, at most the price; `None` before it is completed.
		pub billed: Option<Balance>,
		/// What its end paid and to whom, less what was given back.
		pub paid: Option<Payment<AccountId, Balance>>,
		/// The number of the first appointment that was booked by the same call: that of a series.
		pub booking: AppointmentId,
		/// The escrow while it is open.
		pub escrow: Option<EscrowId>,
		/// The encrypted meeting room and reason for the visit.
		pub details: Option<ContentRef>,
		/// The folder that the doctor may write to.
		pub folder: Option<FolderId>,
		/// Until when cancelling costs the patient nothing.
		pub free_cancellation_until: Moment,
		/// The doctor's share of the price when the patient cancels later, in parts per million.
		pub late_cancellation_share: u32,
		/// A slot that one side proposed instead, and which side.
		pub proposed: Option<(Slot, Party)>,
		/// When its next deadline falls, if it has one: by the clock, if the chain keeps running.
		pub deadline: Option<Moment>,
		/// The dispute about it, if there is or was one.
		pub dispute: Option<DisputeInfo<AccountId>>,
	}
}

answer! {
	/// A dispute about an appointment. Times that are ahead are by the clock, if the chain keeps
	/// running; shares are the payee's, of the price, in parts per million.
	pub struct DisputeInfo<AccountId> {
		/// Where it stands; if it is over, where it stood at the end.
		pub stage: DisputeStage,
		/// Until when it stands so, if nobody does anything.
		pub until: Moment,
		/// The hospital that hears it, or that decided.
		pub judge: Option<AccountId>,
		/// What that hospital decided.
		pub decision: Option<u32>,
		/// Until when the sides add evidence; nobody decides before. `None` while it waits for a
		/// hospital to take it, when they can all the time, and once it is decided, when they
		/// cannot.
		pub evidence_until: Option<Moment>,
		/// What the sides put forward.
		pub evidence: Vec<Evidence>,
		/// The votes of seats.
		pub votes: Vec<VoteInfo<AccountId>>,
		/// What applies if nothing else happens.
		pub outcome: u32,
		/// When that applies.
		pub ends_at: Moment,
	}
}

answer! {
	/// A seat's vote about a dispute.
	pub struct VoteInfo<AccountId> {
		/// The hospital.
		pub hospital: AccountId,
		/// The payee's share of the price, in parts per million.
		pub doctor_share: u32,
	}
}

answer! {
	/// A place in an agenda.
	pub struct AgendaPlace {
		/// When the slot of the appointment starts.
		pub start: Moment,
		/// The appointment.
		pub id: AppointmentId,
	}
}

answer! {
	/// A place among the open disputes.
	pub struct DisputePlace {
		/// When it settles if nobody decides, in running time: where a list goes on, no time of the
		/// clock.
		pub deadline: Moment,
		/// The appointment.
		pub id: AppointmentId,
	}
}

answer! {
	/// The first slot of a doctor that can be booked.
	pub struct FirstSlot<AccountId, Balance> {
		/// The doctor.
		pub doctor: AccountId,
		/// When.
		pub slot: Slot,
		/// What it costs at present, in plancks.
		pub price: Balance,
	}
}

answer! {
	/// A folder.
	pub struct FolderInfo<AccountId> {
		/// Its random name.
		pub id: FolderId,
		/// Whose it is.
		pub patient: AccountId,
		/// The age X25519 recipient of the current epoch.
		pub recipient: EncryptionKey,
		/// The current epoch.
		pub epoch: Epoch,
		/// Who stated that recipient, and the signature that proves it; `None` when closed.
		pub recipient_statement: Option<Signed<AccountId>>,
		/// The longest time a grant may run, in milliseconds.
		pub longest_grant: Moment,
		/// Who answers emergencies.
		pub emergency: EmergencyPolicy<AccountId>,
		/// The identity, sealed to the patient.
		pub owner_envelope: ContentRef,
		/// The identity, sealed to the custodian.
		pub custodian_envelope: Option<ContentRef>,
		/// Whether nothing new may be sealed to the current epoch.
		pub rotation_due: bool,
		/// Whether it is closed.
		pub closed: bool,
	}
}

answer! {
	/// A record.
	pub struct RecordInfo<AccountId> {
		/// Its number.
		pub id: RecordId,
		/// Its folder.
		pub folder: FolderId,
		/// The folder's epoch it belongs to.
		pub epoch: Epoch,
		/// What it is sealed to.
		pub sealed_to: SealedTo,
		/// Who wrote it.
		pub author: AccountId,
		/// Who signed: the author, or a delegate of the author.
		pub by: AccountId,
		/// The encrypted content; `None` when erased.
		pub content: Option<ContentRef>,
		/// The encrypted manifest; `None` when erased.
		pub manifest: Option<ContentRef>,
		/// The appointment it came from.
		pub appointment: Option<AppointmentId>,
		/// The record it supersedes.
		pub supersedes: Option<RecordId>,
		/// Where it stands.
		pub state: RecordState,
		/// When it was added.
		pub added_at: Moment,
	}
}

answer! {
	/// Where a grant stands.
	pub enum GrantState {
		/// In force.
		Live,
		/// Past its end.
		Expired,
		/// Revoked.
		Revoked {
			/// When.
			at: Moment,
			/// Why.
			reason: RevocationReason,
		},
	}
}

answer! {
	/// A grant, ended ones included as long as they are kept.
	pub struct GrantInfo<AccountId> {
		/// Its number.
		pub id: GrantId,
		/// The folder it is on, or whose record it is on.
		pub folder: FolderId,
		/// What of the folder.
		pub scope: GrantScope,
		/// Who got it.
		pub grantee: AccountId,
		/// What it lets the grantee do.
		pub right: Right,
		/// For which purposes, each once.
		pub purposes: Vec<PurposeOfUse>,
		/// Who signed for it: the patient, or a delegate.
		pub by: AccountId,
		/// From when.
		pub from: Moment,
		/// Until when.
		pub until: Moment,
		/// The latest epoch it covers.
		pub epoch: Epoch,
		/// The keys, sealed to the grantee.
		pub envelope: Option<ContentRef>,
		/// The grantee's key version they are sealed to.
		pub key_version: KeyVersion,
		/// Where it stands.
		pub state: GrantState,
		/// Who signed for its end; `None` while it runs, and where it ended by itself: with its time,
		/// its folder or its grantee's leaving.
		pub ended_by: Option<AccountId>,
	}
}

answer! {
	/// A request for access that waits for an answer.
	pub struct RequestInfo<AccountId> {
		/// Its number.
		pub id: RequestId,
		/// The folder.
		pub folder: FolderId,
		/// Who asks.
		pub requester: AccountId,
		/// What for.
		pub purpose: PurposeOfUse,
		/// Until when access is asked.
		pub until: Moment,
		/// What makes the requester a carer.
		pub basis: CareBasis,
		/// When the request lapses.
		pub expires_at: Moment,
	}
}

answer! {
	/// The answer to "may this account read this now?".
	pub enum Access {
		/// Yes.
		Granted {
			/// What makes it possible.
			basis: AccessBasis,
			/// Until when; `None` for the owner.
			until: Option<Moment>,
		},
		/// No.
		Denied {
			/// Why not.
			reason: AccessDenial,
		},
	}
}

answer! {
	/// A break-glass.
	pub struct EmergencyInfo<AccountId> {
		/// Its number.
		pub id: EmergencyId,
		/// The folder.
		pub folder: FolderId,
		/// Who broke the glass.
		pub doctor: AccountId,
		/// Who answers.
		pub custodian: AccountId,
		/// The two hospitals on whose verifications it was opened; none where the custodian verified
		/// the doctor itself.
		pub vouchers: Vec<AccountId>,
		/// When it was opened.
		pub opened_at: Moment,
		/// When waiting for the answer ends, as it looks now; once answered, when access ends.
		pub until: Moment,
		/// The keys, sealed to the doctor, once the custodian answered.
		pub envelope: Option<ContentRef>,
		/// When they came.
		pub answered_at: Option<Moment>,
		/// The encrypted justification.
		pub justification: Option<ContentRef>,
		/// Until when it is owed. Time that the chain stands still is added.
		pub justify_by: Moment,
		/// When it was given.
		pub justified_at: Option<Moment>,
		/// Whether it came after its deadline, or did not come until then.
		pub late: bool,
		/// Until when an auditor's verdict is due; then the council's. Time that the chain stands
		/// still is added.
		pub review_by: Moment,
		/// The verdict.
		pub verdict: Option<Verdict>,
		/// Who gave it.
		pub reviewer: Option<AccountId>,
	}
}

answer! {
	/// Why a doctor may not break the glass.
	pub enum EmergencyBarReason {
		/// Two justifications came late within a year, or never.
		LateJustification,
		/// The verdict was `Abuse`.
		Abuse,
	}
}

answer! {
	/// What stands against a doctor's next emergency.
	pub struct EmergencyBar {
		/// The emergency that it is for.
		pub emergency: EmergencyId,
		/// Why.
		pub reason: EmergencyBarReason,
		/// Since when.
		pub since: Moment,
	}
}

answer! {
	/// A justification that came late, or never.
	pub struct EmergencyMark {
		/// The emergency.
		pub emergency: EmergencyId,
		/// When it was noted. Another one before `until` bars.
		pub at: Moment,
		/// When it does not count any more.
		pub until: Moment,
	}
}

answer! {
	/// What an account may still do in emergencies: as a doctor, and as a hospital that verified
	/// doctors.
	pub struct EmergencyStanding {
		/// Its own emergencies that are open or not justified.
		pub open: u32,
		/// How many of its own there may be.
		pub limit: u32,
		/// Those of them whose justification is late.
		pub late: u32,
		/// The last justification that was noted as late, as long as it counts.
		pub mark: Option<EmergencyMark>,
		/// Whether it may not break the glass.
		pub barred: bool,
		/// The bar, until the council clears it. There is none where several justifications are late
		/// and nobody noted it.
		pub bar: Option<EmergencyBar>,
		/// The open emergencies of others that rest on this account's verifications.
		pub vouched: u32,
		/// How many of these there may be.
		pub vouched_limit: u32,
	}
}

answer! {
	/// A read that somebody declared.
	pub struct DeclaredRead<AccountId> {
		/// Its number.
		pub id: u64,
		/// The record.
		pub record: RecordId,
		/// Who declared it, in whose name it is read.
		pub reader: AccountId,
		/// Who signed for it.
		pub by: AccountId,
		/// For which purpose.
		pub purpose: PurposeOfUse,
		/// What made it possible.
		pub basis: AccessBasis,
		/// When.
		pub at: Moment,
	}
}

answer! {
	/// Whose grants, or emergencies, are asked.
	pub enum Selector<AccountId> {
		/// Those on a folder.
		Folder(FolderId),
		/// Those of an account: its grants as a grantee, its emergencies as the doctor.
		Account(AccountId),
	}
}

answer! {
	/// The policy in force: lengths of time in milliseconds, shares in parts per million.
	pub struct Policy {
		/// Whether the network is for development: fixed at its genesis. On others, parameters have
		/// higher floors.
		pub development: bool,
		/// How long the doctor has to wait for the payment after completing, unless confirmed.
		pub dispute_window: Moment,
		/// How long a dispute waits for a hospital to take it, before the seats vote.
		pub dispute_deadline: Moment,
		/// How long the sides add evidence before a hospital decides, or seats vote.
		pub evidence_window: Moment,
		/// How long a hospital has to decide, or the seats to vote, after that.
		pub decision_window: Moment,
		/// How long a decision can be appealed.
		pub appeal_window: Moment,
		/// The doctor's share when nobody decided.
		pub undecided_share: u32,
		/// How long after its end an appointment may be completed, and its doctor may write.
		pub completion_window: Moment,
		/// The shortest time from booking to the start of a slot.
		pub shortest_notice: Moment,
		/// The furthest ahead a slot may be booked.
		pub booking_horizon: Moment,
		/// The most bookings of a patient whose slots are ahead.
		pub open_bookings: u32,
		/// The most of them with one doctor.
		pub open_bookings_per_doctor: u32,
		/// The longest any grant may run.
		pub longest_grant: Moment,
		/// How long a request for access stands.
		pub request_lifetime: Moment,
		/// How long break-glass access lasts.
		pub emergency_access: Moment,
		/// How long the doctor has to justify it.
		pub justification_deadline: Moment,
		/// How long an auditor has for a verdict.
		pub review_deadline: Moment,
		/// For how long one of two hospitals has to have verified a doctor who breaks the glass where
		/// neither is the custodian.
		pub voucher_age: Moment,
		/// The most emergencies of a doctor that are open or not justified.
		pub max_open_emergencies: u32,
		/// The most emergencies that are open on the verifications of one hospital.
		pub max_vouched_emergencies: u32,
		/// How long ended grants are kept.
		pub audit_retention: Moment,
		/// The longest suspension of a patient without the council.
		pub longest_patient_suspension: Moment,
		/// The longest an invitation may stand.
		pub longest_invitation: Moment,
		/// The longest a delegation may run.
		pub longest_delegation: Moment,
		/// How long a sponsorship goes on after its sponsor's notice.
		pub sponsorship_notice: Moment,
		/// How long after another sponsor was accepted the former one acts.
		pub sponsor_change_delay: Moment,
		/// How many accounts a hospital can invite in a day, its clinics' invitations included.
		pub hospital_invitations: u32,
		/// How many accounts a clinic can invite in a day.
		pub clinic_invitations: u32,
		/// How long a change of the contacts who can replace a key waits.
		pub contacts_notice: Moment,
		/// The shortest that contacts have to wait before they replace a key.
		pub contacts_recovery: Moment,
		/// How long a sponsor and an unrelated hospital have to wait.
		pub sponsor_recovery: Moment,
		/// The fewest validators that may be planned.
		pub min_validators: u32,
		/// The length of a session, in blocks.
		pub session_length: u32,
	}
}

/// The account type of the runtime.
pub type AccountId = AccountId32;
/// Amounts of the settlement unit, in plancks.
pub type Balance = u128;

sp_api::decl_runtime_apis! {
	/// What people and programs ask the chain.
	pub trait CareApi {
		/// A registered participant.
		fn participant(who: AccountId) -> Option<ParticipantInfo<AccountId, Balance>>;
		/// What delegates of an account, present and former, may commit of its money, and did.
		fn purses(principal: AccountId) -> Vec<PurseInfo<AccountId, Balance>>;
		/// The open invitations of an account: at most 32.
		fn invitations(invitee: AccountId) -> Vec<InvitationInfo<AccountId>>;
		/// What an account can do without fees.
		fn allowance(who: AccountId) -> AllowanceInfo<Balance>;
		/// Whose key signs for an account, who can replace it, and what is under way.
		fn recovery(account: AccountId) -> RecoveryInfo<AccountId>;
		/// The accounts that an account signs for in the place of their own keys, at most
		/// [`MAX_PAGE`].
		fn signs_for(signer: AccountId) -> Vec<AccountId>;
		/// All hospitals.
		fn hospitals() -> Vec<HospitalInfo<AccountId>>;
		/// All auditors.
		fn auditors() -> Vec<AuditorInfo<AccountId>>;
		/// One doctor of the register.
		fn doctor(who: AccountId) -> Option<DoctorInfo<AccountId, Balance>>;
		/// Doctors of a speciality.
		fn doctors(
			speciality: Speciality,
			after: Option<AccountId>,
			limit: u32,
		) -> Page<DoctorInfo<AccountId, Balance>, AccountId>;
		/// Slots of a doctor that can be booked now and start in `from .. until`.
		fn open_slots(
			doctor: AccountId,
			from: Moment,
			until: Moment,
		) -> Result<Vec<Slot>, SlotsError>;
		/// One appointment.
		fn appointment(id: AppointmentId) -> Option<AppointmentInfo<AccountId, Balance>>;
		/// The hospitals that are strangers to the case of an open appointment: who may take a dispute
		/// about it, or vote.
		fn strangers(id: AppointmentId) -> Vec<AccountId>;
		/// The appointments of an account, as patient or doctor, as long as they are kept.
		fn appointments(
			who: AccountId,
			after: Option<AppointmentId>,
			limit: u32,
		) -> Page<AppointmentInfo<AccountId, Balance>, AppointmentId>;
		/// The appointments of an account, as patient or doctor, that start in `from .. until` and
		/// have one of these statuses, or any if there are none; the latest first, as long as they
		/// are kept. A page may have fewer items than asked, or none, and go on all the same: at most
		/// [`MAX_APPOINTMENTS_LOOKED_AT`] are looked at.
		fn agenda(
			who: AccountId,
			from: Option<Moment>,
			until: Option<Moment>,
			statuses: Vec<StatusKind>,
			after: Option<AgendaPlace>,
			limit: u32,
		) -> Page<AppointmentInfo<AccountId, Balance>, AgendaPlace>;
		/// The appointments in dispute, the next deadline first; with a hospital, those that it may
		/// decide. Pages as [`agenda`](Self::agenda), of at most [`MAX_DISPUTES_LOOKED_AT`].
		fn open_disputes(
			judge: Option<AccountId>,
			after: Option<DisputePlace>,
			limit: u32,
		) -> Page<AppointmentInfo<AccountId, Balance>, DisputePlace>;
		/// The first slot in `from .. until`, at most 31 days, of each of some licensed doctors of a
		/// speciality, the earliest first. A page has the next doctors in an order that means
		/// nothing: the earliest of all is known with the last page. `limit` is of doctors, at most
		/// [`MAX_DOCTORS_LOOKED_AT`]; those without a free slot are left out.
		fn first_slots(
			speciality: Speciality,
			from: Moment,
			until: Moment,
			after: Option<AccountId>,
			limit: u32,
		) -> Result<Page<FirstSlot<AccountId, Balance>, AccountId>, SlotsError>;
		/// The folders of a patient.
		fn patient_folders(
			patient: AccountId,
			after: Option<FolderId>,
			limit: u32,
		) -> Page<FolderInfo<AccountId>, FolderId>;
		/// One folder.
		fn folder(id: FolderId) -> Option<FolderInfo<AccountId>>;
		/// The records of a folder.
		fn records(
			folder: FolderId,
			after: Option<RecordId>,
			limit: u32,
		) -> Page<RecordInfo<AccountId>, RecordId>;
		/// One record.
		fn record(id: RecordId) -> Option<RecordInfo<AccountId>>;
		/// Grants on a folder or of a grantee, ended ones included as long as they are kept.
		fn grants(
			of: Selector<AccountId>,
			after: Option<GrantId>,
			limit: u32,
		) -> Page<GrantInfo<AccountId>, GrantId>;
		/// Open requests for access to a folder.
		fn access_requests(
			folder: FolderId,
			after: Option<RequestId>,
			limit: u32,
		) -> Page<RequestInfo<AccountId>, RequestId>;
		/// Whether an account could read a record at this block; with a purpose, for that purpose;
		/// with somebody else who signs, whether that delegate could read in its name.
		fn can_access(
			who: AccountId,
			record: RecordId,
			purpose: Option<PurposeOfUse>,
			by: Option<AccountId>,
		) -> Access;
		/// Emergencies of a folder or of a doctor.
		fn emergencies(
			of: Selector<AccountId>,
			after: Option<EmergencyId>,
			limit: u32,
		) -> Page<EmergencyInfo<AccountId>, EmergencyId>;
		/// What a doctor may still do in emergencies, and how much of a hospital's word is in use.
		fn emergency_standing(who: AccountId) -> EmergencyStanding;
		/// Reads that were declared on a folder's records, as long as they are kept.
		fn declared_reads(
			folder: FolderId,
			after: Option<u64>,
			limit: u32,
		) -> Page<DeclaredRead<AccountId>, u64>;
		/// The policy parameters in force.
		fn policy() -> Policy;
		/// How many seats of the council have to agree to an encoded call; `None` for one that no
		/// motion can make.
		fn motion_threshold(call: Vec<u8>) -> Option<u32>;
	}
}
