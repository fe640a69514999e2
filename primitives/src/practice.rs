//! Practice: licences, specialities and fees of doctors.

use frame::deps::sp_core::ConstU32;
use frame::deps::sp_runtime::BoundedVec;

/// A country or a part of it (ISO 3166-1 alpha-2 or ISO 3166-2), in ASCII: `DE`, `DE-BY`.
pub type Jurisdiction = BoundedVec<u8, ConstU32<6>>;

/// A licence number as its authority writes it, in ASCII, without spaces around it.
pub type LicenceNumber = BoundedVec<u8, ConstU32<32>>;

/// A SNOMED CT concept of FHIR's value set `c80-practice-codes`
/// (<http://hl7.org/fhir/ValueSet/c80-practice-codes>): 394579002 is cardiology.
pub type Speciality = u64;

/// A language as an ISO 639-1 code in lower-case ASCII: `de`.
pub type Language = [u8; 2];

chain_type! {
	/// Why a verification was taken back or suspended, or a doctor suspended or barred.
	pub enum LicenceReason {
		/// The licensing authority suspended or withdrew it.
		AuthorityDecision,
		/// What the doctor declared proved untrue.
		FalseDeclaration,
		/// Patients' safety is at risk.
		PatientSafety,
		/// An investigation is under way.
		Investigation,
		/// The doctor asked for it.
		OwnRequest,
	}
}

chain_type! {
	/// Where a doctor stands in the register, in a word: the gravest of what is so. Expiry is not
	/// among it: it follows from the time.
	pub enum LicenceStatus {
		/// Applied; no hospital has verified it.
		Applied,
		/// Verified by a hospital.
		Verified,
		/// Suspended everywhere.
		Suspended,
		/// Barred by the council.
		Barred,
	}
}
