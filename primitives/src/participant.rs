//! Participants: who an account is.

use crate::Moment;
use frame::deps::sp_core::H256;

chain_type! {
	/// What a participant is on this chain. An account has one role.
	pub enum Role {
		/// Receives care and owns the access to its records.
		Patient,
		/// Gives care, under a licence.
		Doctor,
		/// Acts for its doctors and patients at the desk.
		Clinic,
		/// Runs a validator and governs the chain; admitted by the consortium only.
		Hospital,
		/// Reviews who could read what; admitted by the consortium only.
		Auditor,
	}
}

chain_type! {
	/// An X25519 public key, 32 bytes (RFC 7748): an age recipient without its Bech32 coat.
	#[derive(Default)]
	pub struct EncryptionKey(pub [u8; 32]);
}

impl Role {
	/// Whether it is an organisation, whose staff act for it.
	pub fn is_organisation(self) -> bool {
		matches!(self, Self::Clinic | Self::Hospital)
	}
}

impl EncryptionKey {
	/// Whether the key is one of the points of low order (RFC 7748, section 6.1), with which
	/// anything encrypted is readable by everyone, or not canonical.
	pub fn is_weak(&self) -> bool {
		// The canonical encodings of the points of order 1, 2, 4 and 8 on Curve25519 and its twist.
		const LOW_ORDER: [[u8; 32]; 5] = [
			[0; 32],
			[
				1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
				0, 0, 0, 0,
			],
			[
				0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f,
				0xc4, 0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16,
				0x5f, 0x49, 0xb8, 0x00,
			],
			[
				0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83,
				0xef, 0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd,
				0xd0, 0x9f, 0x11, 0x57,
			],
			[
				0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
				0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
				0xff, 0xff, 0xff, 0x7f,
			],
		];
		// Canonical keys are below p = 2^255 - 19: the top bit is clear, and the number is not one
		// of p .. 2^255 - 1.
		let [first, middle @ .., last] = self.0;
		let canonical = last < 0x7f
			|| (last == 0x7f && (first < 0xed || middle.iter().any(|byte| *byte != 0xff)));
		!canonical || LOW_ORDER.contains(&self.0)
	}
}

/// Counts a participant's encryption keys, from 1: envelopes say which one they are sealed to.
pub type KeyVersion = u32;

chain_type! {
	/// How a delegate is related to the person acted for (HL7 v3 RoleCode, in broad classes).
	pub enum Relationship {
		/// A legal guardian (`GUARD`).
		Guardian,
		/// A member of the family (`FAMMEMB`).
		Family,
		/// The desk of a clinic or hospital (`HLTHCHRT` agents act for an organisation).
		ClinicDesk,
		/// Somebody who works for a hospital, a clinic or a doctor (`EMPLOYEE`).
		Staff,
	}
}

chain_type! {
	/// What a delegate may do for its principal.
	pub enum DelegationScope {
		/// All that a patient can, except appointing delegates beyond what the call says.
		Guardian,
		/// Grant, revoke and deny access.
		Access,
		/// Hours, book, reschedule, check in, upload; never grant. Of a hospital's or clinic's
		/// staff: that for those who appointed the organisation as their desk.
		Desk,
		/// Upload and amend records. Of an organisation's staff: as with [`Self::Desk`].
		Records,
		/// An organisation's: invite, withdraw invitations, open accounts for people without a
		/// device.
		Invitations,
		/// A hospital's: verify doctors, renew, suspend and withdraw what it verified.
		Licences,
		/// A hospital's: answer emergencies, and freeze an account whose key was stolen.
		Emergencies,
	}
}

impl DelegationScope {
	/// Whether a delegate may declare, in its principal's name, that it reads.
	pub const fn reads(self) -> bool {
		matches!(self, Self::Guardian | Self::Access)
	}
}

chain_type! {
	/// Why a participant was suspended.
	pub enum SuspensionReason {
		/// The account's key is believed to be in other hands.
		KeyCompromised,
		/// The account was used against the rules of the chain.
		Misuse,
		/// Who the person is, is in doubt.
		IdentityInDoubt,
		/// A court or an authority ordered it.
		LegalOrder,
	}
}

impl DelegationScope {
	/// Whether a participant of this role can give it. A person's guardian does all that the person
	/// can, an organisation's own acts (votes, keys, staff, money) are in no scope.
	pub fn can_be_given_by(self, role: Role) -> bool {
		match role {
			Role::Patient => {
				matches!(self, Self::Guardian | Self::Access | Self::Desk | Self::Records)
			},
			Role::Doctor => matches!(self, Self::Access | Self::Desk | Self::Records),
			Role::Clinic => matches!(self, Self::Invitations | Self::Desk | Self::Records),
			Role::Hospital => !matches!(self, Self::Guardian | Self::Access),
			// Whom an auditor let act for itself would be no stranger to anybody.
			Role::Auditor => false,
		}
	}
}

/// Who asks: the participant in whose name a call is made, and who signed for it.
///
/// They are the same account, unless a delegate acts for a principal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor<AccountId> {
	/// In whose name the call is made: its rights count, its things change.
	pub principal: AccountId,
	/// Who signed: every event says so.
	pub by: AccountId,
}

impl<AccountId: Clone> From<AccountId> for Actor<AccountId> {
	fn from(account: AccountId) -> Self {
		Self { principal: account.clone(), by: account }
	}
}

chain_type! {
	/// What a case is to bring about for an account whose holder cannot do it: by those whom the
	/// holder named, or by the sponsor and an unrelated hospital, after a notice.
	pub enum Remedy<AccountId> {
		/// Another key signs for the account: its own is lost or stolen, or it never had one.
		ReplaceKey {
			/// The fresh account whose key signs from then on.
			signer: AccountId,
		},
		/// A delegate of a keyless account acts for it no more.
		EndDelegation {
			/// The delegate.
			delegate: AccountId,
		},
	}
}

chain_type! {
	/// What keeps a participant from leaving.
	pub enum Obligation {
		/// Appointments that are not over.
		Appointments,
		/// Money held in escrow, to be paid.
		Escrows,
		/// Folders that are not closed.
		Folders,
		/// Emergencies that are not justified or reviewed.
		Emergencies,
	}
}

chain_type! {
	/// Where a hospital stands in the consortium.
	pub enum HospitalStatus<AccountId> {
		/// A member.
		Active,
		/// It left in good standing: its duties and sponsorships passed on to `successor`.
		Leaving {
			/// The hospital that took over.
			successor: AccountId,
		},
		/// It was expelled: what only it verified no longer counts, its duties are the council's.
		ForCause,
	}
}

chain_type! {
	/// How a hospital leaves the consortium.
	pub enum Departure<AccountId> {
		/// In good standing: its duties and sponsorships pass on to `successor`.
		Leaving {
			/// The hospital that takes over.
			successor: AccountId,
		},
		/// Expelled: what only it verified stops counting, its duties go to the council.
		ForCause,
	}
}

chain_type! {
	/// Whether a hospital in force makes and finalizes blocks.
	pub enum Validation {
		/// It does, once its session keys are set.
		Ready,
		/// It paused, for maintenance.
		Paused,
		/// It was taken out after an offence, until the council lets it back.
		Excluded,
	}
}

chain_type! {
	/// A class of a call, for what it costs its signer.
	pub enum CallClass {
		/// Ordinary fees.
		Paid,
		/// Free within the participant's allowance.
		Free,
		/// Free within a reserve of its own, so that it always works.
		Protective,
		/// Free like [`Self::Free`] for those who hold a seat in the council, and paid by all
		/// others: calls whose arguments declare their weight, and what only a seat can do.
		Seat,
		/// The one free call of an invited account.
		Registration,
	}
}

/// A random name for a folder: 32 bytes, chosen by the patient's client.
pub type FolderId = H256;

chain_type! {
	/// The use an account made of its allowance.
	pub struct Usage<Balance> {
		/// What was used, in plancks of the nominal fee, as of `at`.
		pub used: Balance,
		/// When `used` was last brought up to date.
		pub at: Moment,
	}
}
