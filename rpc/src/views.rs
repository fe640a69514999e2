//! The answers as JSON: one view a type of [`carechain_primitives::api`], made `From` it.

use crate::text::{
	content_cid, content_ref, Address, Amount, Code, Hash, Recipient, SpecialityCode, Time,
};
use carechain_primitives::{
	api::{self, AccountId, Balance},
	AccessDenial, AppointmentId, CareBasis, ContentRef, DelegationScope, DisputeStage, EmergencyId,
	Epoch, EscrowId, GrantId, KeyVersion, LicenceReason, LicenceStatus, Party, RecordId,
	Relationship, RequestId, RevocationReason, Right, Role, SealedTo, Slot, Validation, Verdict,
};
use frame::deps::sp_runtime::MultiSignature;
use serde::{Deserialize, Serialize};

macro_rules! view {
	($(#[$meta:meta])* pub struct $($rest:tt)*) => {
		$(#[$meta])*
		#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
		#[serde(rename_all = "camelCase")]
		pub struct $($rest)*
	};
	($(#[$meta:meta])* pub enum $($rest:tt)*) => {
		$(#[$meta])*
		#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
		#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
		pub enum $($rest)*
	};
}

/// Bytes of the public register as text. The runtime takes ASCII only, so nothing is lost.
fn ascii(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

view! {
	/// A content in the store.
	pub struct Content {
		/// The CIDv1 of its root block.
		pub cid: String,
		/// The length of the whole file in bytes.
		pub size: u64,
	}
}

impl From<ContentRef> for Content {
	fn from(content: ContentRef) -> Self {
		Self { cid: content_cid(&content), size: content.size }
	}
}

impl TryFrom<Content> for ContentRef {
	type Error = String;

	fn try_from(content: Content) -> Result<Self, String> {
		content_ref(&content.cid, content.size)
	}
}

view! {
	/// A part of a list.
	pub struct Page<Item, Cursor> {
		/// The items, in order.
		pub items: Vec<Item>,
		/// What to give as `after` to get the next page; `null` on the last.
		pub next: Option<Cursor>,
	}
}

impl<Item, Cursor> Page<Item, Cursor> {
	/// The view of a page of the runtime API.
	pub fn of<I: Into<Item>, C>(page: api::Page<I, C>, cursor: impl FnOnce(C) -> Cursor) -> Self {
		Self {
			items: page.items.into_iter().map(Into::into).collect(),
			next: page.next.map(cursor),
		}
	}
}

view! {
	/// A registered participant.
	pub struct Participant {
		/// The account.
		pub account: Address,
		/// Its role.
		pub role: Role,
		/// Who answers for it; `null` for members of the consortium, and where the council does.
		pub sponsor: Option<Address>,
		/// What is to become of its sponsorship.
		pub sponsorship: Sponsorship,
		/// What it can invite; `null` for others than hospitals and clinics.
		pub inviting: Option<Inviting>,
		/// Its current encryption key; `null` for a member of the consortium that has set none yet.
		pub encryption_key: Option<Recipient>,
		/// The version of that key.
		pub key_version: KeyVersion,
		/// Who stated that key; `null` without one.
		pub key_statement: Option<KeyStatement>,
		/// The encrypted profile.
		pub profile: Option<Content>,
		/// The encrypted backup.
		pub backup: Option<Content>,
		/// Until when it is suspended; `null` when it is not.
		pub suspended_until: Option<Time>,
		/// Whether that is because its key is believed to be in other hands.
		pub frozen: bool,
		/// Who may act for it.
		pub delegates: Vec<Delegate>,
		/// Whose key signs for it: its own, unless that was replaced.
		pub signer: Address,
		/// Since when; `null` where the key was never replaced.
		pub signer_since: Option<Time>,
		/// Who signed for it before.
		pub former_signers: Vec<FormerSigner>,
	}
}

impl From<api::ParticipantInfo<AccountId, Balance>> for Participant {
	fn from(info: api::ParticipantInfo<AccountId, Balance>) -> Self {
		Self {
			account: Address(info.account),
			role: info.role,
			sponsor: info.sponsor.map(Address),
			sponsorship: info.sponsorship.into(),
			inviting: info.inviting.map(Into::into),
			encryption_key: info.encryption_key.map(Recipient),
			key_version: info.key_version,
			key_statement: info.key_statement.map(Into::into),
			profile: info.profile.map(Into::into),
			backup: info.backup.map(Into::into),
			suspended_until: info.suspended_until.map(Time),
			frozen: info.frozen,
			delegates: info.delegates.into_iter().map(Into::into).collect(),
			signer: Address(info.signer),
			signer_since: info.signer_since.map(Time),
			former_signers: info.former_signers.into_iter().map(Into::into).collect(),
		}
	}
}

view! {
	/// Who signed for an account until its key was replaced.
	pub struct FormerSigner {
		/// The account whose key signed.
		pub signer: Address,
		/// Since when; `null` for the account itself, from its beginning.
		pub since: Option<Time>,
		/// From when on it signs nothing.
		pub until: Time,
	}
}

impl From<api::FormerSignerInfo<AccountId>> for FormerSigner {
	fn from(info: api::FormerSignerInfo<AccountId>) -> Self {
		Self { signer: Address(info.signer), since: info.since.map(Time), until: Time(info.until) }
	}
}

view! {
	/// Who signs for an account, who can replace its key, and what is under way for it.
	pub struct Recovery {
		/// Whose key signs for it.
		pub signer: Address,
		/// Since when; `null` where the key was never replaced.
		pub signer_since: Option<Time>,
		/// Who signed for it before.
		pub former_signers: Vec<FormerSigner>,
		/// The contacts in force; `null` if there are none.
		pub contacts: Option<RecoveryContacts>,
		/// Those that take their place; `null` if no change is under way.
		pub next_contacts: Option<NextContacts>,
		/// The open cases.
		pub cases: Vec<Case>,
	}
}

impl From<api::RecoveryInfo<AccountId>> for Recovery {
	fn from(info: api::RecoveryInfo<AccountId>) -> Self {
		Self {
			signer: Address(info.signer),
			signer_since: info.signer_since.map(Time),
			former_signers: info.former_signers.into_iter().map(Into::into).collect(),
			contacts: info.contacts.map(Into::into),
			next_contacts: info.next_contacts.map(|(from, contacts)| NextContacts {
				from: Time(from),
				contacts: contacts.into(),
			}),
			cases: info.cases.into_iter().map(Into::into).collect(),
		}
	}
}

view! {
	/// Contacts that are not in force yet.
	pub struct NextContacts {
		/// From when on they are.
		pub from: Time,
		/// Who.
		pub contacts: RecoveryContacts,
	}
}

view! {
	/// Who can replace an account's key together.
	pub struct RecoveryContacts {
		/// Who.
		pub contacts: Vec<Address>,
		/// How many of them have to agree.
		pub threshold: u32,
		/// How long after that.
		pub delay_millis: u64,
	}
}

impl From<api::RecoveryContactsInfo<AccountId>> for RecoveryContacts {
	fn from(info: api::RecoveryContactsInfo<AccountId>) -> Self {
		Self {
			contacts: info.contacts.into_iter().map(Address).collect(),
			threshold: info.threshold,
			delay_millis: info.delay,
		}
	}
}

view! {
	/// What a case is to bring about.
	pub enum Remedy {
		/// Another key signs for the account.
		ReplaceKey {
			/// The fresh account.
			signer: Address,
		},
		/// A delegate of a keyless account acts for it no more.
		EndDelegation {
			/// The delegate.
			delegate: Address,
		},
	}
}

impl From<carechain_primitives::Remedy<AccountId>> for Remedy {
	fn from(remedy: carechain_primitives::Remedy<AccountId>) -> Self {
		match remedy {
			carechain_primitives::Remedy::ReplaceKey { signer } => {
				Self::ReplaceKey { signer: Address(signer) }
			},
			carechain_primitives::Remedy::EndDelegation { delegate } => {
				Self::EndDelegation { delegate: Address(delegate) }
			},
		}
	}
}

view! {
	/// An open case.
	pub struct Case {
		/// What it is to bring about.
		pub remedy: Remedy,
		/// Who supports it.
		pub supporters: Vec<Address>,
		/// Whether the council does, in the sponsor's place.
		pub council: bool,
		/// From when on it can be completed; `null` while too few support it.
		pub due: Option<Time>,
		/// Whether somebody objected: then only the council decides.
		pub objected: bool,
		/// When it lapses.
		pub ends_at: Time,
	}
}

impl From<api::CaseInfo<AccountId>> for Case {
	fn from(info: api::CaseInfo<AccountId>) -> Self {
		Self {
			remedy: info.remedy.into(),
			supporters: info.supporters.into_iter().map(Address).collect(),
			council: info.council,
			due: info.due.map(Time),
			objected: info.objected,
			ends_at: Time(info.ends_at),
		}
	}
}

view! {
	/// The signature of one key.
	pub struct KeySignature {
		/// `ed25519`, `sr25519`, `ecdsa` or `eth`.
		pub scheme: String,
		/// Its bytes in hexadecimal digits.
		pub value: String,
	}
}

impl From<MultiSignature> for KeySignature {
	fn from(signature: MultiSignature) -> Self {
		let (scheme, bytes): (_, &[u8]) = match &signature {
			MultiSignature::Ed25519(bytes) => ("ed25519", bytes.as_ref()),
			MultiSignature::Sr25519(bytes) => ("sr25519", bytes.as_ref()),
			MultiSignature::Ecdsa(bytes) => ("ecdsa", bytes.as_ref()),
			MultiSignature::Eth(bytes) => ("eth", bytes.as_ref()),
		};
		Self { scheme: scheme.to_owned(), value: format!("0x{}", hex::encode(bytes)) }
	}
}

view! {
	/// A signatory of a multisig account.
	pub struct Signatory {
		/// Its account.
		pub account: Address,
		/// Its signature, if it signed.
		pub signature: Option<KeySignature>,
	}
}

view! {
	/// What an account signed a statement with.
	pub enum StatementSignature {
		/// Its own key.
		Key {
			/// The signature.
			signature: KeySignature,
		},
		/// The keys of its signatories.
		Multisig {
			/// How many have to sign.
			threshold: u16,
			/// All signatories in the order of their public keys.
			signatories: Vec<Signatory>,
		},
	}
}

impl From<carechain_primitives::StatementSignature<AccountId>> for StatementSignature {
	fn from(signature: carechain_primitives::StatementSignature<AccountId>) -> Self {
		use carechain_primitives::StatementSignature as S;
		match signature {
			S::Key(signature) => Self::Key { signature: signature.into() },
			S::Multisig { threshold, signatories } => Self::Multisig {
				threshold,
				signatories: signatories
					.into_iter()
					.map(|(account, signature)| Signatory {
						account: Address(account),
						signature: signature.map(Into::into),
					})
					.collect(),
			},
		}
	}
}

view! {
	/// What is to become of a participant's sponsorship.
	pub struct Sponsorship {
		/// When the sponsor's notice ends it; `null` without one.
		pub ends_at: Option<Time>,
		/// Who was accepted to sponsor it next; `null` for nobody.
		pub next: Option<Address>,
		/// From when on.
		pub next_from: Option<Time>,
		/// Who offers to sponsor it.
		pub offers: Vec<Offer>,
	}
}

impl From<api::SponsorshipInfo<AccountId>> for Sponsorship {
	fn from(info: api::SponsorshipInfo<AccountId>) -> Self {
		Self {
			ends_at: info.ends_at.map(Time),
			next: info.next.map(Address),
			next_from: info.next_from.map(Time),
			offers: info.offers.into_iter().map(Into::into).collect(),
		}
	}
}

view! {
	/// A statement on a key.
	pub struct Statement {
		/// Who signed it.
		pub signer: Address,
		/// The signature.
		pub signature: StatementSignature,
	}
}

impl From<carechain_primitives::Signed<AccountId>> for Statement {
	fn from(signed: carechain_primitives::Signed<AccountId>) -> Self {
		Self { signer: Address(signed.signer), signature: signed.signature.into() }
	}
}

view! {
	/// An offer to sponsor a participant.
	pub struct Offer {
		/// Who offers.
		pub sponsor: Address,
		/// When the offer ends by itself.
		pub expires_at: Time,
	}
}

impl From<api::OfferInfo<AccountId>> for Offer {
	fn from(info: api::OfferInfo<AccountId>) -> Self {
		Self { sponsor: Address(info.sponsor), expires_at: Time(info.expires_at) }
	}
}

view! {
	/// How an account that nobody can sign for came to be.
	pub struct Opening {
		/// The hospital that opened it.
		pub hospital: Address,
		/// With the hospital's account, what its address follows from.
		pub salt: Hash,
		/// Who signed the statement for the hospital.
		pub signer: Address,
		/// The signature.
		pub signature: StatementSignature,
	}
}

view! {
	/// The statement on an account's encryption key.
	pub struct KeyStatement {
		/// Who signed it.
		pub signer: Address,
		/// The signature.
		pub signature: StatementSignature,
		/// The hospital's signature of the same statement, for the first key of an account that
		/// nobody can sign for.
		pub opening: Option<Opening>,
	}
}

impl From<carechain_primitives::KeyStatement<AccountId>> for KeyStatement {
	fn from(statement: carechain_primitives::KeyStatement<AccountId>) -> Self {
		let Statement { signer, signature } = statement.signed.into();
		let opening = statement.opening.map(|opening| {
			let Statement { signer, signature } = opening.signed.into();
			let (hospital, salt) = (Address(opening.hospital), Hash(opening.salt));
			Opening { hospital, salt, signer, signature }
		});
		Self { signer, signature, opening }
	}
}

view! {
	/// What a hospital or a clinic can invite.
	pub struct Inviting {
		/// How many accounts now.
		pub left: u32,
		/// How many in a day.
		pub per_day: u32,
		/// Whether the council stopped it.
		pub stopped: bool,
	}
}

impl From<api::InvitingInfo> for Inviting {
	fn from(info: api::InvitingInfo) -> Self {
		Self { left: info.left, per_day: info.per_day, stopped: info.stopped }
	}
}

view! {
	/// A delegation in force.
	pub struct Delegate {
		/// Who may act.
		pub delegate: Address,
		/// How it is related to the principal.
		pub relationship: Relationship,
		/// What it may do.
		pub scope: DelegationScope,
		/// When it ends by itself.
		pub until: Time,
		/// The most of the principal's money that it may ever have committed, in plancks.
		pub purse: Amount,
		/// What it committed of that, in plancks.
		pub spent: Amount,
	}
}

impl From<api::DelegateInfo<AccountId, Balance>> for Delegate {
	fn from(info: api::DelegateInfo<AccountId, Balance>) -> Self {
		Self {
			delegate: Address(info.delegate),
			relationship: info.relationship,
			scope: info.scope,
			until: Time(info.until),
			purse: Amount(info.purse),
			spent: Amount(info.spent),
		}
	}
}

view! {
	/// What one delegate, who may be none any more, committed of a principal's money; in plancks.
	pub struct Purse {
		/// The delegate.
		pub delegate: Address,
		/// The most that it may have committed: the sum of what follows. Zero once the delegation
		/// ended.
		pub limit: Amount,
		/// What it gave of it to delegates that it appointed.
		pub given: Amount,
		/// What is held.
		pub held: Amount,
		/// What was paid.
		pub paid: Amount,
		/// The delegate of whose purse it is a part; `null` for a purse of its own.
		pub from: Option<Address>,
		/// The limit that waits for an unrelated hospital to confirm it; `null` for none.
		pub proposed: Option<Amount>,
	}
}

impl From<api::PurseInfo<AccountId, Balance>> for Purse {
	fn from(info: api::PurseInfo<AccountId, Balance>) -> Self {
		Self {
			delegate: Address(info.delegate),
			limit: Amount(info.limit),
			given: Amount(info.given),
			held: Amount(info.held),
			paid: Amount(info.paid),
			from: info.from.map(Address),
			proposed: info.proposed.map(Amount),
		}
	}
}

view! {
	/// An open invitation.
	pub struct Invitation {
		/// Who invited.
		pub sponsor: Address,
		/// The role offered.
		pub role: Role,
		/// When it expires.
		pub expires_at: Time,
		/// How many free attempts to register are left.
		pub attempts_left: u32,
		/// The version that the key it registers will have.
		pub next_key_version: KeyVersion,
	}
}

impl From<api::InvitationInfo<AccountId>> for Invitation {
	fn from(info: api::InvitationInfo<AccountId>) -> Self {
		Self {
			sponsor: Address(info.sponsor),
			role: info.role,
			expires_at: Time(info.expires_at),
			attempts_left: info.attempts_left,
			next_key_version: info.next_key_version,
		}
	}
}

view! {
	/// What an account can do without fees, in plancks of the nominal fee.
	pub struct Allowance {
		/// What is free now for ordinary calls.
		pub free: Amount,
		/// The most that its role's allowance holds.
		pub limit: Amount,
		/// What comes back, per hour.
		pub recovery_per_hour: Amount,
		/// What is left now of its own reserve for protective calls, which comes first.
		pub reserve: Amount,
		/// What is free now for protective calls beyond the reserve.
		pub protective: Amount,
		/// What is left now in its sponsor's pool for ordinary calls; `null` for members of the consortium.
		pub sponsor_pool: Option<Amount>,
		/// What is left now in the pool for protective calls; `null` for members of the consortium.
		pub protective_pool: Option<Amount>,
		/// How many transactions may be pending at a time.
		pub max_pending: u32,
	}
}

impl From<api::AllowanceInfo<Balance>> for Allowance {
	fn from(info: api::AllowanceInfo<Balance>) -> Self {
		Self {
			free: Amount(info.free),
			limit: Amount(info.limit),
			recovery_per_hour: Amount(info.recovery_per_hour),
			reserve: Amount(info.reserve),
			protective: Amount(info.protective),
			sponsor_pool: info.sponsor_pool.map(Amount),
			protective_pool: info.protective_pool.map(Amount),
			max_pending: info.max_pending,
		}
	}
}

view! {
	/// Where a hospital stands in the consortium.
	pub enum HospitalStatus {
		/// A member.
		Active,
		/// It left in good standing.
		Leaving {
			/// The hospital that took over.
			successor: Address,
		},
		/// It was expelled.
		ForCause,
	}
}

impl From<carechain_primitives::HospitalStatus<AccountId>> for HospitalStatus {
	fn from(status: carechain_primitives::HospitalStatus<AccountId>) -> Self {
		use carechain_primitives::HospitalStatus as S;
		match status {
			S::Active => Self::Active,
			S::Leaving { successor } => Self::Leaving { successor: Address(successor) },
			S::ForCause => Self::ForCause,
		}
	}
}

view! {
	/// A hospital of the consortium, past ones included.
	pub struct Hospital {
		/// The account.
		pub account: Address,
		/// Where it stands.
		pub status: HospitalStatus,
		/// Whether it is ready to validate: `ready`, `paused` for maintenance, `excluded` after an
		/// offence; `null` for one that left.
		pub validation: Option<Validation>,
		/// Its public page in the store.
		pub profile: Option<Content>,
		/// Whether it makes blocks.
		pub validator: bool,
	}
}

impl From<api::HospitalInfo<AccountId>> for Hospital {
	fn from(info: api::HospitalInfo<AccountId>) -> Self {
		Self {
			account: Address(info.account),
			status: info.status.into(),
			validation: info.validation,
			profile: info.profile.map(Into::into),
			validator: info.validator,
		}
	}
}

view! {
	/// An auditor in force.
	pub struct Auditor {
		/// The account.
		pub account: Address,
		/// The hospital it belongs to, if any.
		pub affiliation: Option<Address>,
	}
}

impl From<api::AuditorInfo<AccountId>> for Auditor {
	fn from(info: api::AuditorInfo<AccountId>) -> Self {
		Self { account: Address(info.account), affiliation: info.affiliation.map(Address) }
	}
}

view! {
	/// A hospital's own word for a doctor.
	pub struct Verification {
		/// The hospital.
		pub hospital: Address,
		/// Until when.
		pub valid_until: Time,
		/// Why the hospital suspended it, while it is.
		pub suspended: Option<LicenceReason>,
		/// Whether the hospital's word counts: it is in force, or left in good standing.
		pub counts: bool,
	}
}

impl From<api::VerificationInfo<AccountId>> for Verification {
	fn from(info: api::VerificationInfo<AccountId>) -> Self {
		Self {
			hospital: Address(info.hospital),
			valid_until: Time(info.valid_until),
			suspended: info.suspended,
			counts: info.counts,
		}
	}
}

view! {
	/// A suspension that acts everywhere.
	pub struct Suspension {
		/// Why.
		pub reason: LicenceReason,
		/// The hospital that suspended; `null` for the council.
		pub hospital: Option<Address>,
		/// Since when.
		pub since: Time,
		/// Until when; `null` until the council lifts it.
		pub until: Option<Time>,
	}
}

impl From<api::SuspensionInfo<AccountId>> for Suspension {
	fn from(info: api::SuspensionInfo<AccountId>) -> Self {
		Self {
			reason: info.reason,
			hospital: info.hospital.map(Address),
			since: Time(info.since),
			until: info.until.map(Time),
		}
	}
}

view! {
	/// The council's bar of an account.
	pub struct Bar {
		/// Why.
		pub reason: LicenceReason,
		/// Since when.
		pub since: Time,
	}
}

impl From<api::BarInfo> for Bar {
	fn from(info: api::BarInfo) -> Self {
		Self { reason: info.reason, since: Time(info.since) }
	}
}

view! {
	/// A doctor's entry in the public register.
	pub struct Doctor {
		/// The account.
		pub account: Address,
		/// The licence's jurisdiction (ISO 3166).
		pub jurisdiction: String,
		/// The licence's number.
		pub licence_number: String,
		/// Where the doctor stands, in a word: `applied`, `verified`, `suspended`, `barred`.
		pub status: LicenceStatus,
		/// Until when the licence is valid; `null` without a verification that counts and is not
		/// suspended.
		pub valid_until: Option<Time>,
		/// Whether the doctor may treat at the block asked.
		pub licensed: bool,
		/// Specialities: SNOMED CT codes.
		pub specialities: Vec<SpecialityCode>,
		/// Languages: ISO 639-1 codes.
		pub languages: Vec<String>,
		/// The fee per hour of sixty minutes, in plancks.
		pub fee_per_hour: Amount,
		/// Who is paid.
		pub payee: Address,
		/// The public profile.
		pub profile: Option<Content>,
		/// The hospitals that the doctor asked to verify it, and that have not yet.
		pub requests: Vec<Address>,
		/// The verifications, those that no longer count included.
		pub verifications: Vec<Verification>,
		/// The suspension in force everywhere.
		pub suspension: Option<Suspension>,
		/// The council's bar of the account.
		pub bar: Option<Bar>,
	}
}

impl From<api::DoctorInfo<AccountId, Balance>> for Doctor {
	fn from(info: api::DoctorInfo<AccountId, Balance>) -> Self {
		Self {
			account: Address(info.account),
			jurisdiction: ascii(&info.jurisdiction),
			licence_number: ascii(&info.licence_number),
			status: info.status,
			valid_until: info.valid_until.map(Time),
			licensed: info.licensed,
			specialities: info.specialities.into_iter().map(SpecialityCode).collect(),
			languages: info.languages.iter().map(|language| ascii(language)).collect(),
			fee_per_hour: Amount(info.fee_per_hour),
			payee: Address(info.payee),
			profile: info.profile.map(Into::into),
			requests: info.requests.into_iter().map(Address).collect(),
			verifications: info.verifications.into_iter().map(Into::into).collect(),
			suspension: info.suspension.map(Into::into),
			bar: info.bar.map(Into::into),
		}
	}
}

view! {
	/// A time that can be booked: `start` included and `end` not.
	pub struct TimeSlot {
		/// When it starts.
		pub start: Time,
		/// When it ends.
		pub end: Time,
	}
}

impl From<Slot> for TimeSlot {
	fn from(slot: Slot) -> Self {
		Self { start: Time(slot.start), end: Time(slot.end) }
	}
}

view! {
	/// What the sides of a dispute disagree on.
	pub enum Matter {
		/// Whether the visit took place as it should.
		Visit,
		/// Whether a side came.
		NoShow {
			/// Who did not, by the report.
			who: Party,
		},
	}
}

impl From<carechain_primitives::Matter> for Matter {
	fn from(matter: carechain_primitives::Matter) -> Self {
		match matter {
			carechain_primitives::Matter::Visit => Self::Visit,
			carechain_primitives::Matter::NoShow { who } => Self::NoShow { who },
		}
	}
}

view! {
	/// Where an appointment stands.
	pub enum AppointmentStatus {
		/// Agreed.
		Booked,
		/// A side said that the patient is there.
		CheckedIn,
		/// Took place.
		Fulfilled,
		/// Called off.
		Cancelled {
			/// Who called it off.
			by: Party,
		},
		/// One side did not come.
		NoShow {
			/// Who did not come.
			who: Party,
		},
		/// The sides disagree.
		Disputed {
			/// What on.
			about: Matter,
		},
		/// A dispute was decided, or its deadline passed.
		Resolved,
		/// Nobody completed it in its window.
		Lapsed,
	}
}

impl From<carechain_primitives::AppointmentStatus> for AppointmentStatus {
	fn from(status: carechain_primitives::AppointmentStatus) -> Self {
		use carechain_primitives::AppointmentStatus as S;
		match status {
			S::Booked => Self::Booked,
			S::CheckedIn => Self::CheckedIn,
			S::Fulfilled => Self::Fulfilled,
			S::Cancelled { by } => Self::Cancelled { by },
			S::NoShow { who } => Self::NoShow { who },
			S::Disputed { about } => Self::Disputed { about: about.into() },
			S::Resolved => Self::Resolved,
			S::Lapsed => Self::Lapsed,
		}
	}
}

view! {
	/// Which sides said that the patient is there, and when.
	pub struct CheckIns {
		/// The patient's side did.
		pub patient: Option<Time>,
		/// The doctor's side did.
		pub doctor: Option<Time>,
	}
}

impl From<carechain_primitives::CheckIns> for CheckIns {
	fn from(checked_in: carechain_primitives::CheckIns) -> Self {
		Self { patient: checked_in.patient.map(Time), doctor: checked_in.doctor.map(Time) }
	}
}

view! {
	/// A slot that one side proposed instead.
	pub struct Proposal {
		/// The new slot.
		pub slot: TimeSlot,
		/// Who proposed it.
		pub by: Party,
	}
}

view! {
	/// What a settlement paid, less what was given back since.
	pub struct Payment {
		/// Who got it.
		pub to: Address,
		/// How much, in plancks.
		pub amount: Amount,
	}
}

impl From<carechain_primitives::Payment<AccountId, Balance>> for Payment {
	fn from(payment: carechain_primitives::Payment<AccountId, Balance>) -> Self {
		Self { to: Address(payment.to), amount: Amount(payment.amount) }
	}
}

view! {
	/// A place in an agenda.
	pub struct AgendaPlace {
		/// When the slot of the appointment starts.
		pub start: Time,
		/// The appointment.
		pub id: AppointmentId,
	}
}

impl From<api::AgendaPlace> for AgendaPlace {
	fn from(place: api::AgendaPlace) -> Self {
		Self { start: Time(place.start), id: place.id }
	}
}

impl From<AgendaPlace> for api::AgendaPlace {
	fn from(place: AgendaPlace) -> Self {
		Self { start: place.start.0, id: place.id }
	}
}

view! {
	/// A place among the open disputes.
	pub struct DisputePlace {
		/// When it settles if nobody decides, in running time: where a list goes on, no time of the
		/// clock.
		pub deadline: Time,
		/// The appointment.
		pub id: AppointmentId,
	}
}

impl From<api::DisputePlace> for DisputePlace {
	fn from(place: api::DisputePlace) -> Self {
		Self { deadline: Time(place.deadline), id: place.id }
	}
}

impl From<DisputePlace> for api::DisputePlace {
	fn from(place: DisputePlace) -> Self {
		Self { deadline: place.deadline.0, id: place.id }
	}
}

view! {
	/// The first slot of a doctor that can be booked.
	pub struct FirstSlot {
		/// The doctor.
		pub doctor: Address,
		/// When.
		pub slot: TimeSlot,
		/// What it costs at present, in plancks.
		pub price: Amount,
	}
}

impl From<api::FirstSlot<AccountId, Balance>> for FirstSlot {
	fn from(first: api::FirstSlot<AccountId, Balance>) -> Self {
		Self { doctor: Address(first.doctor), slot: first.slot.into(), price: Amount(first.price) }
	}
}

view! {
	/// An appointment.
	pub struct Appointment {
		/// Its number.
		pub id: AppointmentId,
		/// The patient.
		pub patient: Address,
		/// The doctor.
		pub doctor: Address,
		/// When.
		pub slot: TimeSlot,
		/// Where it stands.
		pub status: AppointmentStatus,
		/// Which sides said that the patient is there.
		pub checked_in: CheckIns,
		/// The price in plancks, fixed at booking.
		pub price: Amount,
		/// What the doctor billed, in plancks; `null` before it is completed.
		pub billed: Option<Amount>,
		/// What its end paid and to whom, less what was given back.
		pub paid: Option<Payment>,
		/// The number of the first appointment that was booked by the same call.
		pub booking: AppointmentId,
		/// The escrow while it is open.
		pub escrow: Option<EscrowId>,
		/// The encrypted meeting room and reason for the visit.
		pub details: Option<Content>,
		/// The folder that the doctor may write to.
		pub folder: Option<Hash>,
		/// Until when cancelling costs the patient nothing.
		pub free_cancellation_until: Time,
		/// The doctor's share of the price when the patient cancels later.
		pub late_cancellation_share_parts_per_million: u32,
		/// A slot that one side proposed instead.
		pub proposed: Option<Proposal>,
		/// When its next deadline falls, if it has one: by the clock, if the chain keeps running.
		pub deadline: Option<Time>,
		/// The dispute about it, if there is or was one.
		pub dispute: Option<Dispute>,
	}
}

view! {
	/// Something that a side put forward in a dispute.
	pub struct Evidence {
		/// The side.
		pub party: Party,
		/// The sealed file.
		pub content: Content,
		/// When.
		pub at: Time,
	}
}

view! {
	/// A seat's vote about a dispute.
	pub struct Vote {
		/// The hospital.
		pub hospital: Address,
		/// The payee's share of the price.
		pub doctor_share_parts_per_million: u32,
	}
}

view! {
	/// A dispute about an appointment. Times that are ahead are by the clock, if the chain keeps
	/// running.
	pub struct Dispute {
		/// Where it stands; if it is over, where it stood at the end.
		pub stage: DisputeStage,
		/// Until when it stands so, if nobody does anything.
		pub until: Time,
		/// The hospital that hears it, or that decided.
		pub judge: Option<Address>,
		/// What that hospital decided.
		pub decision_parts_per_million: Option<u32>,
		/// Until when the sides add evidence, if that ends.
		pub evidence_until: Option<Time>,
		/// What the sides put forward.
		pub evidence: Vec<Evidence>,
		/// The votes of seats.
		pub votes: Vec<Vote>,
		/// The payee's share of the price, if nothing else happens.
		pub outcome_parts_per_million: u32,
		/// When that applies.
		pub ends_at: Time,
	}
}

impl From<api::DisputeInfo<AccountId>> for Dispute {
	fn from(info: api::DisputeInfo<AccountId>) -> Self {
		let evidence = info.evidence.into_iter().map(|one| Evidence {
			party: one.party,
			content: one.content.into(),
			at: Time(one.at),
		});
		let votes = info.votes.into_iter().map(|vote| Vote {
			hospital: Address(vote.hospital),
			doctor_share_parts_per_million: vote.doctor_share,
		});
		Self {
			stage: info.stage,
			until: Time(info.until),
			judge: info.judge.map(Address),
			decision_parts_per_million: info.decision,
			evidence_until: info.evidence_until.map(Time),
			evidence: evidence.collect(),
			votes: votes.collect(),
			outcome_parts_per_million: info.outcome,
			ends_at: Time(info.ends_at),
		}
	}
}

impl From<api::AppointmentInfo<AccountId, Balance>> for Appointment {
	fn from(info: api::AppointmentInfo<AccountId, Balance>) -> Self {
		Self {
			id: info.id,
			patient: Address(info.patient),
			doctor: Address(info.doctor),
			slot: info.slot.into(),
			status: info.status.into(),
			checked_in: info.checked_in.into(),
			price: Amount(info.price),
			billed: info.billed.map(Amount),
			paid: info.paid.map(Into::into),
			booking: info.booking,
			escrow: info.escrow,
			details: info.details.map(Into::into),
			folder: info.folder.map(Hash),
			free_cancellation_until: Time(info.free_cancellation_until),
			late_cancellation_share_parts_per_million: info.late_cancellation_share,
			proposed: info.proposed.map(|(slot, by)| Proposal { slot: slot.into(), by }),
			deadline: info.deadline.map(Time),
			dispute: info.dispute.map(Into::into),
		}
	}
}

view! {
	/// Who answers emergencies of a folder.
	pub enum EmergencyPolicy {
		/// Nobody: there is no break-glass.
		Never,
		/// A hospital.
		Custodian {
			/// Which.
			hospital: Address,
		},
	}
}

impl From<carechain_primitives::EmergencyPolicy<AccountId>> for EmergencyPolicy {
	fn from(policy: carechain_primitives::EmergencyPolicy<AccountId>) -> Self {
		use carechain_primitives::EmergencyPolicy as P;
		match policy {
			P::Never => Self::Never,
			P::Custodian(hospital) => Self::Custodian { hospital: Address(hospital) },
		}
	}
}

view! {
	/// A folder.
	pub struct Folder {
		/// Its random name.
		pub id: Hash,
		/// Whose it is.
		pub patient: Address,
		/// The recipient of the current epoch.
		pub recipient: Recipient,
		/// The current epoch.
		pub epoch: Epoch,
		/// Who stated that recipient; `null` when closed.
		pub recipient_statement: Option<Statement>,
		/// The longest time a grant may run.
		pub longest_grant_millis: u64,
		/// Who answers emergencies.
		pub emergency: EmergencyPolicy,
		/// The identity, sealed to the patient.
		pub owner_envelope: Content,
		/// The identity, sealed to the custodian.
		pub custodian_envelope: Option<Content>,
		/// Whether nothing new may be sealed to the current epoch.
		pub rotation_due: bool,
		/// Whether it is closed.
		pub closed: bool,
	}
}

impl From<api::FolderInfo<AccountId>> for Folder {
	fn from(info: api::FolderInfo<AccountId>) -> Self {
		Self {
			id: Hash(info.id),
			patient: Address(info.patient),
			recipient: Recipient(info.recipient),
			epoch: info.epoch,
			recipient_statement: info.recipient_statement.map(Into::into),
			longest_grant_millis: info.longest_grant,
			emergency: info.emergency.into(),
			owner_envelope: info.owner_envelope.into(),
			custodian_envelope: info.custodian_envelope.map(Into::into),
			rotation_due: info.rotation_due,
			closed: info.closed,
		}
	}
}

view! {
	/// Where a record stands.
	pub enum RecordState {
		/// In force.
		Current,
		/// Another record supersedes it.
		Superseded {
			/// The record in its place.
			by: RecordId,
		},
		/// Its author declared it wrong.
		EnteredInError,
		/// The patient erased it.
		Erased,
	}
}

impl From<carechain_primitives::RecordState> for RecordState {
	fn from(state: carechain_primitives::RecordState) -> Self {
		use carechain_primitives::RecordState as S;
		match state {
			S::Current => Self::Current,
			S::Superseded { by } => Self::Superseded { by },
			S::EnteredInError => Self::EnteredInError,
			S::Erased => Self::Erased,
		}
	}
}

view! {
	/// A record.
	pub struct Record {
		/// Its number.
		pub id: RecordId,
		/// Its folder.
		pub folder: Hash,
		/// The folder's epoch it belongs to.
		pub epoch: Epoch,
		/// What it is sealed to.
		pub sealed_to: SealedTo,
		/// Who wrote it, or in whose name it was written.
		pub author: Address,
		/// Who signed: the author, or a delegate of the author.
		pub by: Address,
		/// The encrypted content; `null` when erased.
		pub content: Option<Content>,
		/// The encrypted manifest; `null` when erased.
		pub manifest: Option<Content>,
		/// The appointment it came from.
		pub appointment: Option<AppointmentId>,
		/// The record it supersedes.
		pub supersedes: Option<RecordId>,
		/// Where it stands.
		pub state: RecordState,
		/// When it was added.
		pub added_at: Time,
	}
}

impl From<api::RecordInfo<AccountId>> for Record {
	fn from(info: api::RecordInfo<AccountId>) -> Self {
		Self {
			id: info.id,
			folder: Hash(info.folder),
			epoch: info.epoch,
			sealed_to: info.sealed_to,
			author: Address(info.author),
			by: Address(info.by),
			content: info.content.map(Into::into),
			manifest: info.manifest.map(Into::into),
			appointment: info.appointment,
			supersedes: info.supersedes,
			state: info.state.into(),
			added_at: Time(info.added_at),
		}
	}
}

view! {
	/// What a grant is on.
	pub enum GrantScope {
		/// The folder: the records of the grant's epoch and of those before it.
		Folder,
		/// One record of it.
		Record {
			/// Which.
			record: RecordId,
		},
	}
}

impl From<carechain_primitives::GrantScope> for GrantScope {
	fn from(scope: carechain_primitives::GrantScope) -> Self {
		use carechain_primitives::GrantScope as S;
		match scope {
			S::Folder => Self::Folder,
			S::Record(record) => Self::Record { record },
		}
	}
}

view! {
	/// Where a grant stands.
	pub enum GrantState {
		/// In force.
		Live,
		/// Past its end.
		Expired,
		/// Revoked.
		Revoked {
			/// When.
			at: Time,
			/// Why.
			reason: RevocationReason,
		},
	}
}

impl From<api::GrantState> for GrantState {
	fn from(state: api::GrantState) -> Self {
		use api::GrantState as S;
		match state {
			S::Live => Self::Live,
			S::Expired => Self::Expired,
			S::Revoked { at, reason } => Self::Revoked { at: Time(at), reason },
		}
	}
}

view! {
	/// A grant, ended ones included as long as they are kept.
	pub struct Grant {
		/// Its number.
		pub id: GrantId,
		/// The folder it is on, or whose record it is on.
		pub folder: Hash,
		/// What of the folder.
		pub scope: GrantScope,
		/// Who got it.
		pub grantee: Address,
		/// What it lets the grantee do.
		pub right: Right,
		/// For which purposes.
		pub purposes: Vec<Code>,
		/// Who signed for it: the patient, or a delegate.
		pub by: Address,
		/// From when.
		pub from: Time,
		/// Until when.
		pub until: Time,
		/// The latest epoch it covers.
		pub epoch: Epoch,
		/// The keys, sealed to the grantee.
		pub envelope: Option<Content>,
		/// The grantee's key version they are sealed to.
		pub key_version: KeyVersion,
		/// Where it stands.
		pub state: GrantState,
		/// Who signed for its end; `null` while it runs, and where it ended by itself.
		pub ended_by: Option<Address>,
	}
}

impl From<api::GrantInfo<AccountId>> for Grant {
	fn from(info: api::GrantInfo<AccountId>) -> Self {
		Self {
			id: info.id,
			folder: Hash(info.folder),
			scope: info.scope.into(),
			grantee: Address(info.grantee),
			right: info.right,
			purposes: info.purposes.into_iter().map(Code).collect(),
			by: Address(info.by),
			from: Time(info.from),
			until: Time(info.until),
			epoch: info.epoch,
			envelope: info.envelope.map(Into::into),
			key_version: info.key_version,
			state: info.state.into(),
			ended_by: info.ended_by.map(Address),
		}
	}
}

view! {
	/// What makes an account a carer of a patient.
	pub enum CareRelation {
		/// An appointment of the two.
		Appointment {
			/// Which.
			appointment: AppointmentId,
		},
		/// A hospital assigned the doctor to the patient.
		Assignment,
	}
}

impl From<CareBasis> for CareRelation {
	fn from(basis: CareBasis) -> Self {
		match basis {
			CareBasis::Appointment(appointment) => Self::Appointment { appointment },
			CareBasis::Assignment => Self::Assignment,
		}
	}
}

view! {
	/// A request for access that waits for an answer.
	pub struct AccessRequest {
		/// Its number.
		pub id: RequestId,
		/// The folder.
		pub folder: Hash,
		/// Who asks.
		pub requester: Address,
		/// What for.
		pub purpose: Code,
		/// Until when access is asked.
		pub until: Time,
		/// What makes the requester a carer.
		pub basis: CareRelation,
		/// When the request lapses.
		pub expires_at: Time,
	}
}

impl From<api::RequestInfo<AccountId>> for AccessRequest {
	fn from(info: api::RequestInfo<AccountId>) -> Self {
		Self {
			id: info.id,
			folder: Hash(info.folder),
			requester: Address(info.requester),
			purpose: Code(info.purpose),
			until: Time(info.until),
			basis: info.basis.into(),
			expires_at: Time(info.expires_at),
		}
	}
}

view! {
	/// What makes a read possible.
	pub enum AccessBasis {
		/// The records are the reader's own.
		Owner,
		/// A live grant.
		Grant {
			/// Which.
			grant: GrantId,
		},
		/// An open emergency.
		Emergency {
			/// Which.
			emergency: EmergencyId,
		},
	}
}

impl From<carechain_primitives::AccessBasis> for AccessBasis {
	fn from(basis: carechain_primitives::AccessBasis) -> Self {
		use carechain_primitives::AccessBasis as B;
		match basis {
			B::Owner => Self::Owner,
			B::Grant(grant) => Self::Grant { grant },
			B::Emergency(emergency) => Self::Emergency { emergency },
		}
	}
}

view! {
	/// Whether an account could read a record at the block asked.
	pub struct Access {
		/// Whether it could.
		pub allowed: bool,
		/// What makes it possible; `null` when refused.
		pub basis: Option<AccessBasis>,
		/// Until when; `null` when refused, and for the owner.
		pub until: Option<Time>,
		/// Why not; `null` when allowed.
		pub reason: Option<AccessDenial>,
	}
}

impl From<api::Access> for Access {
	fn from(access: api::Access) -> Self {
		match access {
			api::Access::Granted { basis, until } => Self {
				allowed: true,
				basis: Some(basis.into()),
				until: until.map(Time),
				reason: None,
			},
			api::Access::Denied { reason } => {
				Self { allowed: false, basis: None, until: None, reason: Some(reason) }
			},
		}
	}
}

view! {
	/// A break-glass.
	pub struct Emergency {
		/// Its number.
		pub id: EmergencyId,
		/// The folder.
		pub folder: Hash,
		/// Who broke the glass.
		pub doctor: Address,
		/// Who answers.
		pub custodian: Address,
		/// The two hospitals on whose verifications it was opened; none where the custodian verified
		/// the doctor itself.
		pub vouchers: Vec<Address>,
		/// When it was opened.
		pub opened_at: Time,
		/// When waiting for the answer ends, as it looks; once answered, when access ends.
		pub until: Time,
		/// The keys, sealed to the doctor, once the custodian answered.
		pub envelope: Option<Content>,
		/// When they came.
		pub answered_at: Option<Time>,
		/// The encrypted justification.
		pub justification: Option<Content>,
		/// Until when it is owed. Time that the chain stands still is added.
		pub justify_by: Time,
		/// When it was given.
		pub justified_at: Option<Time>,
		/// Whether it came after its deadline, or did not come until then.
		pub late: bool,
		/// Until when an auditor's verdict is due; then the council's. Time that the chain stands
		/// still is added.
		pub review_by: Time,
		/// The verdict.
		pub verdict: Option<Verdict>,
		/// Who gave it.
		pub reviewer: Option<Address>,
	}
}

impl From<api::EmergencyInfo<AccountId>> for Emergency {
	fn from(info: api::EmergencyInfo<AccountId>) -> Self {
		Self {
			id: info.id,
			folder: Hash(info.folder),
			doctor: Address(info.doctor),
			custodian: Address(info.custodian),
			vouchers: info.vouchers.into_iter().map(Address).collect(),
			opened_at: Time(info.opened_at),
			until: Time(info.until),
			envelope: info.envelope.map(Into::into),
			answered_at: info.answered_at.map(Time),
			justification: info.justification.map(Into::into),
			justify_by: Time(info.justify_by),
			justified_at: info.justified_at.map(Time),
			late: info.late,
			review_by: Time(info.review_by),
			verdict: info.verdict,
			reviewer: info.reviewer.map(Address),
		}
	}
}

view! {
	/// What stands against a doctor's next emergency.
	pub struct EmergencyBar {
		/// The emergency that it is for.
		pub emergency: EmergencyId,
		/// Why: `lateJustification` or `abuse`.
		pub reason: api::EmergencyBarReason,
		/// Since when.
		pub since: Time,
	}
}

view! {
	/// A justification that came late, or never.
	pub struct EmergencyMark {
		/// The emergency.
		pub emergency: EmergencyId,
		/// When it was noted. Another one before `until` bars.
		pub at: Time,
		/// When it does not count any more.
		pub until: Time,
	}
}

view! {
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
		/// The bar, until the council clears it.
		pub bar: Option<EmergencyBar>,
		/// The open emergencies of others that rest on this account's verifications.
		pub vouched: u32,
		/// How many of these there may be.
		pub vouched_limit: u32,
	}
}

impl From<api::EmergencyStanding> for EmergencyStanding {
	fn from(standing: api::EmergencyStanding) -> Self {
		Self {
			open: standing.open,
			limit: standing.limit,
			late: standing.late,
			mark: standing.mark.map(|mark| EmergencyMark {
				emergency: mark.emergency,
				at: Time(mark.at),
				until: Time(mark.until),
			}),
			barred: standing.barred,
			bar: standing.bar.map(|bar| EmergencyBar {
				emergency: bar.emergency,
				reason: bar.reason,
				since: Time(bar.since),
			}),
			vouched: standing.vouched,
			vouched_limit: standing.vouched_limit,
		}
	}
}

view! {
	/// A read that somebody declared.
	pub struct DeclaredRead {
		/// Its number.
		pub id: u64,
		/// The record.
		pub record: RecordId,
		/// In whose name it is read.
		pub reader: Address,
		/// Who signed for it.
		pub by: Address,
		/// For which purpose.
		pub purpose: Code,
		/// What made it possible.
		pub basis: AccessBasis,
		/// When.
		pub at: Time,
	}
}

impl From<api::DeclaredRead<AccountId>> for DeclaredRead {
	fn from(info: api::DeclaredRead<AccountId>) -> Self {
		Self {
			id: info.id,
			record: info.record,
			reader: Address(info.reader),
			by: Address(info.by),
			purpose: Code(info.purpose),
			basis: info.basis.into(),
			at: Time(info.at),
		}
	}
}

view! {
	/// The policy in force.
	pub struct Policy {
		/// Whether the network is for development: fixed at its genesis.
		pub development: bool,
		/// How long the doctor waits for the payment after completing, unless confirmed.
		pub dispute_window_millis: u64,
		/// How long a dispute waits for a hospital to take it, before the seats vote.
		pub dispute_deadline_millis: u64,
		/// How long the sides add evidence before a hospital decides, or seats vote.
		pub evidence_window_millis: u64,
		/// How long a hospital has to decide, or the seats to vote, after that.
		pub decision_window_millis: u64,
		/// How long a decision can be appealed.
		pub appeal_window_millis: u64,
		/// The doctor's share when nobody decided.
		pub undecided_share_parts_per_million: u32,
		/// How long after its end an appointment may be completed, and its doctor may write.
		pub completion_window_millis: u64,
		/// The shortest time from booking to the start of a slot.
		pub shortest_notice_millis: u64,
		/// The furthest ahead a slot may be booked.
		pub booking_horizon_millis: u64,
		/// The most bookings of a patient whose slots are ahead.
		pub open_bookings: u32,
		/// The most of them with one doctor.
		pub open_bookings_per_doctor: u32,
		/// The longest any grant may run.
		pub longest_grant_millis: u64,
		/// How long a request for access stands.
		pub request_lifetime_millis: u64,
		/// How long break-glass access lasts.
		pub emergency_access_millis: u64,
		/// How long the doctor has to justify it.
		pub justification_deadline_millis: u64,
		/// How long an auditor has for a verdict.
		pub review_deadline_millis: u64,
		/// For how long one of two hospitals has to have verified a doctor who breaks the glass where
		/// neither is the custodian.
		pub voucher_age_millis: u64,
		/// The most emergencies of a doctor that are open or not justified.
		pub max_open_emergencies: u32,
		/// The most emergencies that are open on the verifications of one hospital.
		pub max_vouched_emergencies: u32,
		/// How long ended grants are kept.
		pub audit_retention_millis: u64,
		/// The longest suspension of a patient without the council.
		pub longest_patient_suspension_millis: u64,
		/// The longest an invitation may stand.
		pub longest_invitation_millis: u64,
		/// The longest a delegation may run.
		pub longest_delegation_millis: u64,
		/// How long a sponsorship goes on after its sponsor's notice.
		pub sponsorship_notice_millis: u64,
		/// How long after another sponsor was accepted the former one acts.
		pub sponsor_change_delay_millis: u64,
		/// How many accounts a hospital can invite in a day, its clinics' invitations included.
		pub hospital_invitations: u32,
		/// How many accounts a clinic can invite in a day.
		pub clinic_invitations: u32,
		/// How long a change of the contacts who can replace a key waits.
		pub contacts_notice_millis: u64,
		/// The shortest that contacts have to wait before they replace a key.
		pub contacts_recovery_millis: u64,
		/// How long a sponsor and an unrelated hospital have to wait.
		pub sponsor_recovery_millis: u64,
		/// The fewest validators that may be planned.
		pub min_validators: u32,
		/// The length of a session, in blocks.
		pub session_length_blocks: u32,
	}
}

impl From<api::Policy> for Policy {
	fn from(policy: api::Policy) -> Self {
		Self {
			development: policy.development,
			dispute_window_millis: policy.dispute_window,
			dispute_deadline_millis: policy.dispute_deadline,
			evidence_window_millis: policy.evidence_window,
			decision_window_millis: policy.decision_window,
			appeal_window_millis: policy.appeal_window,
			undecided_share_parts_per_million: policy.undecided_share,
			completion_window_millis: policy.completion_window,
			shortest_notice_millis: policy.shortest_notice,
			booking_horizon_millis: policy.booking_horizon,
			open_bookings: policy.open_bookings,
			open_bookings_per_doctor: policy.open_bookings_per_doctor,
			longest_grant_millis: policy.longest_grant,
			request_lifetime_millis: policy.request_lifetime,
			emergency_access_millis: policy.emergency_access,
			justification_deadline_millis: policy.justification_deadline,
			review_deadline_millis: policy.review_deadline,
			voucher_age_millis: policy.voucher_age,
			max_open_emergencies: policy.max_open_emergencies,
			max_vouched_emergencies: policy.max_vouched_emergencies,
			audit_retention_millis: policy.audit_retention,
			longest_patient_suspension_millis: policy.longest_patient_suspension,
			longest_invitation_millis: policy.longest_invitation,
			longest_delegation_millis: policy.longest_delegation,
			sponsorship_notice_millis: policy.sponsorship_notice,
			sponsor_change_delay_millis: policy.sponsor_change_delay,
			hospital_invitations: policy.hospital_invitations,
			clinic_invitations: policy.clinic_invitations,
			contacts_notice_millis: policy.contacts_notice,
			contacts_recovery_millis: policy.contacts_recovery,
			sponsor_recovery_millis: policy.sponsor_recovery,
			min_validators: policy.min_validators,
			session_length_blocks: policy.session_length,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use carechain_primitives::{Codec, EncryptionKey, PurposeOfUse};
	use frame::deps::sp_core::H256;
	use serde::de::DeserializeOwned;
	use serde_json::{json, Value};

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
	const CID: &str = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";
	const NOON: &str = "2026-11-21T12:00:00.000Z";
	const ONE_O_CLOCK: &str = "2026-11-21T13:00:00.000Z";

	fn account(text: &str) -> AccountId {
		text.parse::<Address>().unwrap().0
	}

	fn moment(text: &str) -> u64 {
		text.parse::<Time>().unwrap().0
	}

	fn content() -> ContentRef {
		content_ref(CID, 9).unwrap()
	}

	fn slot() -> Slot {
		Slot { start: moment(NOON), end: moment(ONE_O_CLOCK) }
	}

	/// The JSON is as expected, and reads back to the same view.
	fn assert_json<V>(view: V, expected: Value)
	where
		V: Serialize + DeserializeOwned + PartialEq + core::fmt::Debug,
	{
		assert_eq!(serde_json::to_value(&view).unwrap(), expected);
		assert_eq!(serde_json::from_value::<V>(expected).unwrap(), view);
	}

	#[test]
	fn content_goes_both_ways() {
		let view = Content::from(content());
		assert_json(view.clone(), json!({ "cid": CID, "size": 9 }));
		assert_eq!(ContentRef::try_from(view), Ok(content()));
		let dag = ContentRef { codec: Codec::DagPb, digest: H256::repeat_byte(3), size: 1 << 40 };
		assert_eq!(ContentRef::try_from(Content::from(dag)), Ok(dag));
	}

	fn signed(signer: &str, byte: u8) -> carechain_primitives::Signed<AccountId> {
		let signature = MultiSignature::Sr25519([byte; 64].into());
		carechain_primitives::Signed {
			signer: account(signer),
			signature: carechain_primitives::StatementSignature::Key(signature),
		}
	}

	fn key_signature(byte: u8) -> Value {
		let digits = format!("{byte:02x}").repeat(64);
		json!({ "scheme": "sr25519", "value": format!("0x{digits}") })
	}

	#[test]
	fn a_multisigs_signature() {
		let signed = MultiSignature::Ecdsa([3; 65].into());
		let signature = carechain_primitives::StatementSignature::Multisig {
			threshold: 1,
			signatories: vec![(account(ALICE), Some(signed)), (account(BOB), None)]
				.try_into()
				.unwrap(),
		};
		assert_json(
			StatementSignature::from(signature),
			json!({
				"type": "multisig",
				"threshold": 1,
				"signatories": [
					{
						"account": ALICE,
						"signature": { "scheme": "ecdsa", "value": format!("0x{}", "03".repeat(65)) },
					},
					{ "account": BOB, "signature": null },
				],
			}),
		);
	}

	#[test]
	fn participant() {
		let info = api::ParticipantInfo {
			account: account(ALICE),
			role: Role::Patient,
			sponsor: Some(account(BOB)),
			sponsorship: api::SponsorshipInfo {
				ends_at: Some(moment(NOON)),
				next: Some(account(ALICE)),
				next_from: Some(moment(NOON)),
				offers: vec![api::OfferInfo { sponsor: account(BOB), expires_at: moment(NOON) }],
			},
			inviting: Some(api::InvitingInfo { left: 3, per_day: 4, stopped: false }),
			encryption_key: Some(EncryptionKey([0; 32])),
			key_version: 2,
			key_statement: Some(carechain_primitives::KeyStatement {
				signed: signed(ALICE, 1),
				opening: Some(carechain_primitives::Opening {
					hospital: account(BOB),
					salt: H256::repeat_byte(0xcd),
					signed: signed(BOB, 2),
				}),
			}),
			profile: Some(content()),
			backup: None,
			suspended_until: Some(u64::MAX),
			frozen: true,
			delegates: vec![api::DelegateInfo {
				delegate: account(BOB),
				relationship: Relationship::ClinicDesk,
				scope: DelegationScope::Desk,
				until: moment(NOON),
				purse: 50,
				spent: 20,
			}],
			signer: account(BOB),
			signer_since: Some(moment(NOON)),
			former_signers: vec![api::FormerSignerInfo {
				signer: account(ALICE),
				since: None,
				until: moment(NOON),
			}],
		};
		let key = Recipient(EncryptionKey([0; 32])).to_string();
		let expected = json!({
			"account": ALICE,
			"role": "patient",
			"sponsor": BOB,
			"sponsorship": {
				"endsAt": NOON,
				"next": ALICE,
				"nextFrom": NOON,
				"offers": [{ "sponsor": BOB, "expiresAt": NOON }],
			},
			"inviting": { "left": 3, "perDay": 4, "stopped": false },
			"encryptionKey": key,
			"keyVersion": 2,
			"keyStatement": {
				"signer": ALICE,
				"signature": { "type": "key", "signature": key_signature(1) },
				"opening": {
					"hospital": BOB,
					"salt": format!("0x{}", "cd".repeat(32)),
					"signer": BOB,
					"signature": { "type": "key", "signature": key_signature(2) },
				},
			},
			"profile": { "cid": CID, "size": 9 },
			"backup": null,
			"suspendedUntil": "9999-12-31T23:59:59.999Z",
			"frozen": true,
			"delegates": [{
				"delegate": BOB, "relationship": "clinicDesk", "scope": "desk", "until": NOON,
				"purse": "50", "spent": "20",
			}],
			"signer": BOB,
			"signerSince": NOON,
			"formerSigners": [{ "signer": ALICE, "since": null, "until": NOON }],
		});
		assert_eq!(serde_json::to_value(Participant::from(info)).unwrap(), expected);
	}

	#[test]
	fn purse() {
		let info = api::PurseInfo {
			delegate: account(BOB),
			limit: u128::MAX,
			given: 1,
			held: 2,
			paid: 3,
			from: Some(account(ALICE)),
			proposed: None,
		};
		assert_json(
			Purse::from(info),
			json!({
				"delegate": BOB,
				"limit": "340282366920938463463374607431768211455",
				"given": "1",
				"held": "2",
				"paid": "3",
				"from": ALICE,
				"proposed": null,
			}),
		);
	}
	#[test]
	fn recovery() {
		let contacts = api::RecoveryContactsInfo {
			contacts: vec![account(ALICE), account(BOB)],
			threshold: 2,
			delay: 1_000,
		};
		let case = |remedy| api::CaseInfo {
			remedy,
			supporters: vec![account(BOB)],
			council: false,
			due: None,
			objected: true,
			ends_at: moment(NOON),
		};
		let info = api::RecoveryInfo {
			signer: account(ALICE),
			signer_since: None,
			former_signers: vec![],
			contacts: Some(contacts.clone()),
			next_contacts: Some((moment(NOON), contacts)),
			cases: vec![
				case(carechain_primitives::Remedy::ReplaceKey { signer: account(BOB) }),
				case(carechain_primitives::Remedy::EndDelegation { delegate: account(BOB) }),
			],
		};
		let contacts = json!({ "contacts": [ALICE, BOB], "threshold": 2, "delayMillis": 1_000 });
		let case = |remedy| {
			json!({
				"remedy": remedy, "supporters": [BOB], "council": false, "due": null,
				"objected": true, "endsAt": NOON,
			})
		};
		assert_json(
			Recovery::from(info),
			json!({
				"signer": ALICE,
				"signerSince": null,
				"formerSigners": [],
				"contacts": contacts,
				"nextContacts": { "from": NOON, "contacts": contacts },
				"cases": [
					case(json!({ "type": "replaceKey", "signer": BOB })),
					case(json!({ "type": "endDelegation", "delegate": BOB })),
				],
			}),
		);
	}

	#[test]
	fn invitation() {
		let info = api::InvitationInfo {
			sponsor: account(BOB),
			role: Role::Doctor,
			expires_at: moment(NOON),
			attempts_left: 3,
			next_key_version: 1,
		};
		assert_json(
			Invitation::from(info),
			json!({ "sponsor": BOB, "role": "doctor", "expiresAt": NOON, "attemptsLeft": 3, "nextKeyVersion": 1 }),
		);
	}

	#[test]
	fn allowance_is_in_strings() {
		let info = api::AllowanceInfo {
			free: u128::MAX,
			limit: 2,
			recovery_per_hour: 3,
			reserve: 6,
			protective: 4,
			sponsor_pool: None,
			protective_pool: Some(7),
			max_pending: 5,
		};
		assert_json(
			Allowance::from(info),
			json!({
				"free": "340282366920938463463374607431768211455",
				"limit": "2",
				"recoveryPerHour": "3",
				"reserve": "6",
				"protective": "4",
				"sponsorPool": null,
				"protectivePool": "7",
				"maxPending": 5,
			}),
		);
	}

	#[test]
	fn hospitals_and_auditors() {
		use carechain_primitives::HospitalStatus as S;
		for (status, expected) in [
			(S::Active, json!({ "type": "active" })),
			(
				S::Leaving { successor: account(BOB) },
				json!({ "type": "leaving", "successor": BOB }),
			),
			(S::ForCause, json!({ "type": "forCause" })),
		] {
			let info = api::HospitalInfo {
				account: account(ALICE),
				status,
				validation: Some(Validation::Paused),
				profile: None,
				validator: true,
			};
			assert_json(
				Hospital::from(info),
				json!({
					"account": ALICE,
					"status": expected,
					"validation": "paused",
					"profile": null,
					"validator": true,
				}),
			);
		}
		assert_json(
			Auditor::from(api::AuditorInfo { account: account(ALICE), affiliation: None }),
			json!({ "account": ALICE, "affiliation": null }),
		);
	}

	#[test]
	fn doctor() {
		let info = api::DoctorInfo {
			account: account(ALICE),
			jurisdiction: b"DE-BY".to_vec(),
			licence_number: b"123/45".to_vec(),
			status: LicenceStatus::Suspended,
			valid_until: Some(moment(NOON)),
			licensed: false,
			specialities: vec![394_579_002],
			languages: vec![*b"de", *b"en"],
			fee_per_hour: 120_000_000_000_000,
			payee: account(BOB),
			profile: None,
			requests: vec![account(ALICE)],
			verifications: vec![api::VerificationInfo {
				hospital: account(BOB),
				valid_until: moment(NOON),
				suspended: Some(LicenceReason::Investigation),
				counts: true,
			}],
			suspension: Some(api::SuspensionInfo {
				reason: LicenceReason::PatientSafety,
				hospital: None,
				since: moment(NOON),
				until: None,
			}),
			bar: Some(api::BarInfo { reason: LicenceReason::OwnRequest, since: moment(NOON) }),
		};
		assert_json(
			Doctor::from(info),
			json!({
				"account": ALICE,
				"jurisdiction": "DE-BY",
				"licenceNumber": "123/45",
				"status": "suspended",
				"validUntil": NOON,
				"licensed": false,
				"specialities": ["394579002"],
				"languages": ["de", "en"],
				"feePerHour": "120000000000000",
				"payee": BOB,
				"profile": null,
				"requests": [ALICE],
				"verifications": [{
					"hospital": BOB,
					"validUntil": NOON,
					"suspended": "investigation",
					"counts": true,
				}],
				"suspension": {
					"reason": "patientSafety",
					"hospital": null,
					"since": NOON,
					"until": null,
				},
				"bar": { "reason": "ownRequest", "since": NOON },
			}),
		);
	}

	#[test]
	fn appointment() {
		let info = api::AppointmentInfo {
			id: 7,
			patient: account(ALICE),
			doctor: account(BOB),
			slot: slot(),
			status: carechain_primitives::AppointmentStatus::NoShow { who: Party::Doctor },
			checked_in: carechain_primitives::CheckIns {
				patient: Some(moment(NOON)),
				doctor: None,
			},
			price: 5,
			billed: Some(4),
			paid: Some(carechain_primitives::Payment { to: account(BOB), amount: 3 }),
			booking: 6,
			escrow: Some(1),
			details: Some(content()),
			folder: Some(H256::zero()),
			free_cancellation_until: moment(NOON),
			late_cancellation_share: 500_000,
			proposed: Some((slot(), Party::Patient)),
			deadline: None,
			dispute: Some(api::DisputeInfo {
				stage: DisputeStage::Ballot,
				until: moment(ONE_O_CLOCK),
				judge: Some(account(BOB)),
				decision: Some(1_000_000),
				evidence_until: Some(moment(NOON)),
				evidence: vec![carechain_primitives::Evidence {
					party: Party::Patient,
					content: content(),
					at: moment(NOON),
				}],
				votes: vec![api::VoteInfo { hospital: account(ALICE), doctor_share: 0 }],
				outcome: 500_000,
				ends_at: moment(ONE_O_CLOCK),
			}),
		};
		let slot = json!({ "start": NOON, "end": ONE_O_CLOCK });
		assert_json(
			Appointment::from(info),
			json!({
				"id": 7,
				"patient": ALICE,
				"doctor": BOB,
				"slot": slot,
				"status": { "type": "noShow", "who": "doctor" },
				"checkedIn": { "patient": NOON, "doctor": null },
				"price": "5",
				"billed": "4",
				"paid": { "to": BOB, "amount": "3" },
				"booking": 6,
				"escrow": 1,
				"details": { "cid": CID, "size": 9 },
				"folder": format!("0x{}", "0".repeat(64)),
				"freeCancellationUntil": NOON,
				"lateCancellationSharePartsPerMillion": 500_000,
				"proposed": { "slot": slot, "by": "patient" },
				"deadline": null,
				"dispute": {
					"stage": "ballot",
					"until": ONE_O_CLOCK,
					"judge": BOB,
					"decisionPartsPerMillion": 1_000_000,
					"evidenceUntil": NOON,
					"evidence": [{
						"party": "patient",
						"content": { "cid": CID, "size": 9 },
						"at": NOON,
					}],
					"votes": [{ "hospital": ALICE, "doctorSharePartsPerMillion": 0 }],
					"outcomePartsPerMillion": 500_000,
					"endsAt": ONE_O_CLOCK,
				},
			}),
		);
	}

	#[test]
	fn a_place_is_given_back_as_it_came() {
		let agenda = api::AgendaPlace { start: moment(NOON), id: 7 };
		assert_json(AgendaPlace::from(agenda.clone()), json!({ "start": NOON, "id": 7 }));
		assert_eq!(api::AgendaPlace::from(AgendaPlace::from(agenda.clone())), agenda);
		let dispute = api::DisputePlace { deadline: moment(NOON), id: 7 };
		assert_json(DisputePlace::from(dispute.clone()), json!({ "deadline": NOON, "id": 7 }));
		assert_eq!(api::DisputePlace::from(DisputePlace::from(dispute.clone())), dispute);
	}

	#[test]
	fn first_slot() {
		let first = api::FirstSlot { doctor: account(BOB), slot: slot(), price: 5 };
		assert_json(
			FirstSlot::from(first),
			json!({
				"doctor": BOB,
				"slot": { "start": NOON, "end": ONE_O_CLOCK },
				"price": "5",
			}),
		);
	}

	#[test]
	fn folder() {
		use carechain_primitives::EmergencyPolicy as P;
		for (emergency, expected) in [
			(P::Never, json!({ "type": "never" })),
			(P::Custodian(account(BOB)), json!({ "type": "custodian", "hospital": BOB })),
		] {
			let info = api::FolderInfo {
				id: H256::repeat_byte(0xab),
				patient: account(ALICE),
				recipient: EncryptionKey([1; 32]),
				epoch: 4,
				recipient_statement: Some(signed(ALICE, 1)),
				longest_grant: 3_600_000,
				emergency,
				owner_envelope: content(),
				custodian_envelope: None,
				rotation_due: true,
				closed: false,
			};
			assert_json(
				Folder::from(info),
				json!({
					"id": format!("0x{}", "ab".repeat(32)),
					"patient": ALICE,
					"recipient": Recipient(EncryptionKey([1; 32])).to_string(),
					"epoch": 4,
					"recipientStatement": {
						"signer": ALICE,
						"signature": { "type": "key", "signature": key_signature(1) },
					},
					"longestGrantMillis": 3_600_000,
					"emergency": expected,
					"ownerEnvelope": { "cid": CID, "size": 9 },
					"custodianEnvelope": null,
					"rotationDue": true,
					"closed": false,
				}),
			);
		}
	}

	#[test]
	fn record() {
		use carechain_primitives::RecordState as S;
		for (state, expected) in [
			(S::Current, json!({ "type": "current" })),
			(S::Superseded { by: 9 }, json!({ "type": "superseded", "by": 9 })),
			(S::EnteredInError, json!({ "type": "enteredInError" })),
			(S::Erased, json!({ "type": "erased" })),
		] {
			let info = api::RecordInfo {
				id: 8,
				folder: H256::zero(),
				epoch: 0,
				sealed_to: SealedTo::Patient,
				author: account(BOB),
				by: account(BOB),
				content: Some(content()),
				manifest: None,
				appointment: Some(7),
				supersedes: None,
				state,
				added_at: moment(NOON),
			};
			assert_json(
				Record::from(info),
				json!({
					"id": 8,
					"folder": format!("0x{}", "0".repeat(64)),
					"epoch": 0,
					"sealedTo": "patient",
					"author": BOB,
					"by": BOB,
					"content": { "cid": CID, "size": 9 },
					"manifest": null,
					"appointment": 7,
					"supersedes": null,
					"state": expected,
					"addedAt": NOON,
				}),
			);
		}
	}

	#[test]
	fn grant() {
		use api::GrantState as S;
		use carechain_primitives::GrantScope as Scope;
		let revoked =
			S::Revoked { at: moment(ONE_O_CLOCK), reason: RevocationReason::ConsentWithdrawn };
		for (scope, scope_json, state, state_json) in [
			(Scope::Folder, json!({ "type": "folder" }), S::Live, json!({ "type": "live" })),
			(
				Scope::Record(8),
				json!({ "type": "record", "record": 8 }),
				S::Expired,
				json!({ "type": "expired" }),
			),
			(
				Scope::Folder,
				json!({ "type": "folder" }),
				revoked,
				json!({ "type": "revoked", "at": ONE_O_CLOCK, "reason": "consentWithdrawn" }),
			),
		] {
			let info = api::GrantInfo {
				id: 1,
				folder: H256::zero(),
				scope,
				grantee: account(BOB),
				right: Right::Read,
				purposes: vec![PurposeOfUse::Treatment, PurposeOfUse::HealthcareResearch],
				by: account(BOB),
				from: moment(NOON),
				until: moment(ONE_O_CLOCK),
				epoch: 2,
				envelope: Some(content()),
				key_version: 1,
				state,
				ended_by: Some(account(ALICE)),
			};
			assert_json(
				Grant::from(info),
				json!({
					"id": 1,
					"folder": format!("0x{}", "0".repeat(64)),
					"scope": scope_json,
					"grantee": BOB,
					"right": "read",
					"purposes": ["TREAT", "HRESCH"],
					"by": BOB,
					"from": NOON,
					"until": ONE_O_CLOCK,
					"epoch": 2,
					"envelope": { "cid": CID, "size": 9 },
					"keyVersion": 1,
					"state": state_json,
					"endedBy": ALICE,
				}),
			);
		}
	}

	#[test]
	fn access_request() {
		for (basis, expected) in [
			(CareBasis::Assignment, json!({ "type": "assignment" })),
			(CareBasis::Appointment(7), json!({ "type": "appointment", "appointment": 7 })),
		] {
			let info = api::RequestInfo {
				id: 3,
				folder: H256::zero(),
				requester: account(BOB),
				purpose: PurposeOfUse::CoordinationOfCare,
				until: moment(ONE_O_CLOCK),
				basis,
				expires_at: moment(NOON),
			};
			assert_json(
				AccessRequest::from(info),
				json!({
					"id": 3,
					"folder": format!("0x{}", "0".repeat(64)),
					"requester": BOB,
					"purpose": "COC",
					"until": ONE_O_CLOCK,
					"basis": expected,
					"expiresAt": NOON,
				}),
			);
		}
	}

	#[test]
	fn access_is_yes_with_the_basis_or_no_with_the_reason() {
		use carechain_primitives::AccessBasis as B;
		let granted = |basis, until| Access::from(api::Access::Granted { basis, until });
		assert_json(
			granted(B::Grant(5), Some(moment(NOON))),
			json!({
				"allowed": true,
				"basis": { "type": "grant", "grant": 5 },
				"until": NOON,
				"reason": null,
			}),
		);
		assert_json(
			granted(B::Owner, None),
			json!({ "allowed": true, "basis": { "type": "owner" }, "until": null, "reason": null }),
		);
		assert_json(
			Access::from(api::Access::Denied { reason: AccessDenial::EmergencyUnanswered }),
			json!({
				"allowed": false, "basis": null, "until": null, "reason": "emergencyUnanswered",
			}),
		);
	}

	#[test]
	fn emergency() {
		let info = api::EmergencyInfo {
			id: 2,
			folder: H256::zero(),
			doctor: account(ALICE),
			custodian: account(BOB),
			vouchers: vec![account(ALICE), account(BOB)],
			opened_at: moment(NOON),
			until: moment(ONE_O_CLOCK),
			envelope: None,
			answered_at: None,
			justification: Some(content()),
			justify_by: moment(ONE_O_CLOCK),
			justified_at: Some(moment(NOON)),
			late: false,
			review_by: moment(ONE_O_CLOCK),
			verdict: Some(Verdict::Abuse),
			reviewer: Some(account(BOB)),
		};
		assert_json(
			Emergency::from(info),
			json!({
				"id": 2,
				"folder": format!("0x{}", "0".repeat(64)),
				"doctor": ALICE,
				"custodian": BOB,
				"vouchers": [ALICE, BOB],
				"openedAt": NOON,
				"until": ONE_O_CLOCK,
				"envelope": null,
				"answeredAt": null,
				"justification": { "cid": CID, "size": 9 },
				"justifyBy": ONE_O_CLOCK,
				"justifiedAt": NOON,
				"late": false,
				"reviewBy": ONE_O_CLOCK,
				"verdict": "abuse",
				"reviewer": BOB,
			}),
		);
	}

	#[test]
	fn declared_read_says_who_signed() {
		let info = api::DeclaredRead {
			id: 6,
			record: 8,
			reader: account(ALICE),
			by: account(BOB),
			purpose: PurposeOfUse::BreakTheGlass,
			basis: carechain_primitives::AccessBasis::Emergency(2),
			at: moment(NOON),
		};
		assert_json(
			DeclaredRead::from(info),
			json!({
				"id": 6,
				"record": 8,
				"reader": ALICE,
				"by": BOB,
				"purpose": "BTG",
				"basis": { "type": "emergency", "emergency": 2 },
				"at": NOON,
			}),
		);
	}

	#[test]
	fn page_keeps_its_cursor() {
		let page = api::Page {
			items: vec![api::AuditorInfo { account: account(ALICE), affiliation: None }],
			next: Some(account(ALICE)),
		};
		assert_json(
			Page::<Auditor, Address>::of(page, Address),
			json!({ "items": [{ "account": ALICE, "affiliation": null }], "next": ALICE }),
		);
	}

	#[test]
	fn policy_says_its_units() {
		let policy = api::Policy {
			development: true,
			dispute_window: 1,
			dispute_deadline: 2,
			evidence_window: 15,
			decision_window: 16,
			appeal_window: 17,
			undecided_share: 500_000,
			completion_window: 3,
			shortest_notice: 4,
			booking_horizon: 5,
			open_bookings: 32,
			open_bookings_per_doctor: 12,
			longest_grant: 6,
			request_lifetime: 7,
			emergency_access: 8,
			justification_deadline: 9,
			review_deadline: 10,
			voucher_age: 15,
			max_open_emergencies: 3,
			max_vouched_emergencies: 16,
			audit_retention: 11,
			longest_patient_suspension: 12,
			longest_invitation: 13,
			longest_delegation: 14,
			sponsorship_notice: 15,
			sponsor_change_delay: 16,
			hospital_invitations: 17,
			clinic_invitations: 18,
			contacts_notice: 19,
			contacts_recovery: 20,
			sponsor_recovery: 21,
			min_validators: 4,
			session_length: 300,
		};
		assert_json(
			Policy::from(policy),
			json!({
				"development": true,
				"disputeWindowMillis": 1,
				"disputeDeadlineMillis": 2,
				"evidenceWindowMillis": 15,
				"decisionWindowMillis": 16,
				"appealWindowMillis": 17,
				"undecidedSharePartsPerMillion": 500_000,
				"completionWindowMillis": 3,
				"shortestNoticeMillis": 4,
				"bookingHorizonMillis": 5,
				"openBookings": 32,
				"openBookingsPerDoctor": 12,
				"longestGrantMillis": 6,
				"requestLifetimeMillis": 7,
				"emergencyAccessMillis": 8,
				"justificationDeadlineMillis": 9,
				"reviewDeadlineMillis": 10,
				"voucherAgeMillis": 15,
				"maxOpenEmergencies": 3,
				"maxVouchedEmergencies": 16,
				"auditRetentionMillis": 11,
				"longestPatientSuspensionMillis": 12,
				"longestInvitationMillis": 13,
				"longestDelegationMillis": 14,
				"sponsorshipNoticeMillis": 15,
				"sponsorChangeDelayMillis": 16,
				"hospitalInvitations": 17,
				"clinicInvitations": 18,
				"contactsNoticeMillis": 19,
				"contactsRecoveryMillis": 20,
				"sponsorRecoveryMillis": 21,
				"minValidators": 4,
				"sessionLengthBlocks": 300,
			}),
		);
	}
}
