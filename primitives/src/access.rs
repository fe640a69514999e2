//! Access to records: purposes, rights, reasons.

use crate::AppointmentId;
use frame::prelude::{BoundedBTreeSet, ConstU32};

/// Counts records, from 0, over all folders.
pub type RecordId = u64;
/// Counts grants, from 0.
pub type GrantId = u64;
/// Counts requests for access, from 0.
pub type RequestId = u64;
/// Counts emergencies, from 0.
pub type EmergencyId = u64;
/// Counts a folder's recipients, from 0; it only grows.
pub type Epoch = u32;

chain_type! {
	/// Why somebody reads: HL7 v3 ActReason codes of the value set PurposeOfUse
	/// (system `http://terminology.hl7.org/CodeSystem/v3-ActReason`).
	///
	/// There is no default. Clients that fill a value that was left out with the first variant, as
	/// polkadot.js does, send `Unspecified`, which every call refuses.
	pub enum PurposeOfUse {
		/// `NI` (of v3-NullFlavor, no information): none was given. Never valid.
		Unspecified,
		/// `TREAT`: treatment.
		Treatment,
		/// `ETREAT`: emergency treatment.
		EmergencyTreatment,
		/// `BTG`: break the glass.
		BreakTheGlass,
		/// `COC`: coordination of care.
		CoordinationOfCare,
		/// `HPAYMT`: healthcare payment.
		HealthcarePayment,
		/// `HOPERAT`: healthcare operations.
		HealthcareOperations,
		/// `PATRQT`: the patient's request.
		PatientRequested,
		/// `FAMRQT`: the family's request.
		FamilyRequested,
		/// `HRESCH`: healthcare research.
		HealthcareResearch,
		/// `PUBHLTH`: public health.
		PublicHealth,
		/// `HLEGAL`: legal proceedings.
		Legal,
	}
}

impl PurposeOfUse {
	/// All purposes that are valid, in the order of their encoding.
	pub const ALL: [Self; 11] = [
		Self::Treatment,
		Self::EmergencyTreatment,
		Self::BreakTheGlass,
		Self::CoordinationOfCare,
		Self::HealthcarePayment,
		Self::HealthcareOperations,
		Self::PatientRequested,
		Self::FamilyRequested,
		Self::HealthcareResearch,
		Self::PublicHealth,
		Self::Legal,
	];

	/// The HL7 v3 ActReason code; a null flavour for [`Self::Unspecified`].
	pub const fn code(self) -> &'static str {
		match self {
			Self::Unspecified => "NI",
			Self::Treatment => "TREAT",
			Self::EmergencyTreatment => "ETREAT",
			Self::BreakTheGlass => "BTG",
			Self::CoordinationOfCare => "COC",
			Self::HealthcarePayment => "HPAYMT",
			Self::HealthcareOperations => "HOPERAT",
			Self::PatientRequested => "PATRQT",
			Self::FamilyRequested => "FAMRQT",
			Self::HealthcareResearch => "HRESCH",
			Self::PublicHealth => "PUBHLTH",
			Self::Legal => "HLEGAL",
		}
	}

	/// The purpose of an HL7 v3 ActReason code; `None` for any other text.
	pub fn from_code(code: &str) -> Option<Self> {
		Self::ALL.into_iter().find(|purpose| purpose.code() == code)
	}

	/// Whether reading for this purpose is giving care, which needs a licence of a doctor.
	pub const fn is_care(self) -> bool {
		matches!(
			self,
			Self::Treatment
				| Self::EmergencyTreatment
				| Self::BreakTheGlass
				| Self::CoordinationOfCare
		)
	}
}

/// How many purposes there are.
pub const MAX_PURPOSES: u32 = 11;

/// What a grant is for: each purpose once.
pub type Purposes = BoundedBTreeSet<PurposeOfUse, ConstU32<MAX_PURPOSES>>;

chain_type! {
	/// What a grant lets its grantee do.
	pub enum Right {
		/// Read.
		Read,
		/// Add records. It brings no key to read with.
		Write,
	}
}

chain_type! {
	/// What a grant is on.
	pub enum GrantScope {
		/// The folder: the records of the grant's epoch and of those before it.
		Folder,
		/// One record of it.
		Record(RecordId),
	}
}

chain_type! {
	/// What makes an account a carer of a patient: proves a request for access, or a write.
	pub enum CareBasis {
		/// An appointment of the two.
		Appointment(AppointmentId),
		/// A hospital assigned the doctor to the patient.
		Assignment,
	}
}

chain_type! {
	/// Where a record stands.
	pub enum RecordState {
		/// In force.
		Current,
		/// Another record supersedes it.
		Superseded {
			/// The record in its place.
			by: RecordId,
		},
		/// Its author declared it wrong (FHIR `entered-in-error`).
		EnteredInError,
		/// The patient erased it: the references are gone.
		Erased,
	}
}

chain_type! {
	/// What a record's content and manifest are sealed to.
	pub enum SealedTo {
		/// The folder's recipient of the record's epoch.
		Folder,
		/// The patient's own encryption key: what a folder due for rotation takes.
		Patient,
	}
}

chain_type! {
	/// Who answers an emergency of a folder.
	pub enum EmergencyPolicy<AccountId> {
		/// Nobody: there is no break-glass.
		Never,
		/// This hospital, which holds an envelope for the current epoch.
		Custodian(AccountId),
	}
}

chain_type! {
	/// Why a grant was revoked.
	pub enum RevocationReason {
		/// The care it was for is over.
		CareEnded,
		/// The patient no longer wants it.
		ConsentWithdrawn,
		/// The grantee's key is believed to be in other hands.
		KeyCompromised,
		/// It was given by mistake.
		GivenInError,
		/// Another grant to the same grantee took its place.
		Replaced,
		/// The folder was closed.
		FolderClosed,
		/// The grantee gave it back.
		Renounced,
		/// The grantee stopped being a participant. Coming back does not revive it.
		GranteeLeft,
	}
}

chain_type! {
	/// What an auditor, or the council, found in a break-glass.
	pub enum Verdict {
		/// It was in order.
		Justified,
		/// It was not: the doctor is barred from the next.
		Abuse,
	}
}

chain_type! {
	/// What an author is asked to correct.
	pub enum CorrectionReason {
		/// It belongs to another patient.
		WrongPatient,
		/// A fact in it is wrong.
		FactualError,
		/// Something is missing.
		Incomplete,
		/// It is in the wrong folder or of the wrong kind.
		Misfiled,
	}
}

chain_type! {
	/// What makes a read possible.
	pub enum AccessBasis {
		/// The records are the caller's own.
		Owner,
		/// A live grant.
		Grant(GrantId),
		/// An open emergency.
		Emergency(EmergencyId),
	}
}

chain_type! {
	/// Why an access is refused.
	pub enum AccessDenial {
		/// There is no such folder or record.
		NotFound,
		/// The record was erased.
		Erased,
		/// The caller is not a participant.
		NotParticipant,
		/// The caller is suspended.
		Suspended,
		/// Who would sign for the caller is no delegate that may read for it, or is suspended.
		NotDelegate,
		/// Nobody reads for care in a doctor's name.
		CareIsPersonal,
		/// The council barred the account: it reads nothing that is not its own.
		AccountBarred,
		/// A doctor reading for care needs a licence in force.
		NotLicensed,
		/// Nothing was ever granted.
		NoGrant,
		/// The grant was revoked.
		Revoked,
		/// The grant, or the emergency, is past its end.
		Expired,
		/// The record is of an epoch that the grant does not cover.
		EpochNotCovered,
		/// The record is sealed to the patient alone.
		SealedToPatient,
		/// The grant is for other purposes.
		OtherPurpose,
		/// The emergency is not answered yet: there is no key to read with.
		EmergencyUnanswered,
		/// The folder is closed.
		FolderClosed,
	}
}
