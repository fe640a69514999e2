//! What a record is: its kind, with the codes that other systems know it by.

use std::fmt;

/// A code of a code system, as FHIR's `Coding` has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coding {
	/// The code system.
	pub system: &'static str,
	/// The code.
	pub code: &'static str,
	/// What it means.
	pub display: &'static str,
}

const fn loinc(code: &'static str, display: &'static str) -> Coding {
	Coding { system: "http://loinc.org", code, display }
}

/// The kind of a record. It is in the manifest, never on chain.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RecordKind {
	/// A prescription of medicines.
	Prescription,
	/// A laboratory report.
	LaboratoryReport,
	/// A report on imaging.
	ImagingReport,
	/// A discharge summary.
	DischargeSummary,
	/// Immunisations given.
	Immunization,
	/// Vital signs measured.
	VitalSigns,
	/// A note on a consultation.
	ConsultationNote,
	/// A referral to another doctor.
	Referral,
	/// An invoice.
	Invoice,
	/// A certificate, such as of fitness or unfitness for work.
	Certificate,
	/// Anything else.
	Other,
}

impl RecordKind {
	/// All kinds.
	pub const ALL: [Self; 11] = [
		Self::Prescription,
		Self::LaboratoryReport,
		Self::ImagingReport,
		Self::DischargeSummary,
		Self::Immunization,
		Self::VitalSigns,
		Self::ConsultationNote,
		Self::Referral,
		Self::Invoice,
		Self::Certificate,
		Self::Other,
	];

	/// The name in manifests and on command lines.
	pub const fn code(self) -> &'static str {
		match self {
			Self::Prescription => "prescription",
			Self::LaboratoryReport => "laboratory-report",
			Self::ImagingReport => "imaging-report",
			Self::DischargeSummary => "discharge-summary",
			Self::Immunization => "immunization",
			Self::VitalSigns => "vital-signs",
			Self::ConsultationNote => "consultation-note",
			Self::Referral => "referral",
			Self::Invoice => "invoice",
			Self::Certificate => "certificate",
			Self::Other => "other",
		}
	}

	/// The kind of a name; `None` for any other text.
	pub fn from_code(code: &str) -> Option<Self> {
		Self::ALL.into_iter().find(|kind| kind.code() == code)
	}

	/// The LOINC code of such a document, for `DocumentReference.type` or `Composition.type`.
	///
	/// LOINC has no document code of its own for invoices and for certificates in general: they are
	/// administrative notes there, and the kind tells them apart.
	pub const fn loinc(self) -> Coding {
		match self {
			Self::Prescription => loinc("57833-6", "Prescription for medication"),
			Self::LaboratoryReport => loinc("11502-2", "Laboratory report"),
			Self::ImagingReport => loinc("18748-4", "Diagnostic imaging study"),
			Self::DischargeSummary => loinc("18842-5", "Discharge summary"),
			Self::Immunization => loinc("11369-6", "History of Immunization note"),
			Self::VitalSigns => loinc("8716-3", "Vital signs"),
			Self::ConsultationNote => loinc("11488-4", "Consult note"),
			Self::Referral => loinc("57133-1", "Referral note"),
			Self::Invoice | Self::Certificate => loinc("51851-4", "Administrative note"),
			Self::Other => loinc("34109-9", "Note"),
		}
	}

	/// The type of the FHIR R4 resource that carries such a record.
	pub const fn fhir_resource(self) -> &'static str {
		match self {
			Self::Prescription => "MedicationRequest",
			Self::LaboratoryReport | Self::ImagingReport => "DiagnosticReport",
			Self::DischargeSummary | Self::ConsultationNote => "Composition",
			Self::Immunization => "Immunization",
			Self::VitalSigns => "Observation",
			Self::Referral => "ServiceRequest",
			Self::Invoice => "Invoice",
			Self::Certificate | Self::Other => "DocumentReference",
		}
	}
}

impl fmt::Display for RecordKind {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.code())
	}
}
