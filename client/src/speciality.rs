//! Specialities of doctors, by name: the SNOMED CT concepts of FHIR R4's value set
//! `c80-practice-codes` (<http://hl7.org/fhir/R4/valueset-c80-practice-codes.html>).

use carechain_primitives::Speciality;

/// Code and display name of each, sorted by code.
pub const SPECIALITIES: [(Speciality, &str); 115] = [
	(394_539_006, "Pediatric surgery"),
	(394_576_009, "Surgical-Accident & emergency"),
	(394_577_000, "Anesthetics"),
	(394_578_005, "Audiological medicine"),
	(394_579_002, "Cardiology"),
	(394_580_004, "Clinical genetics"),
	(394_581_000, "Community medicine"),
	(394_582_007, "Dermatology"),
	(394_583_002, "Endocrinology"),
	(394_584_008, "Gastroenterology"),
	(394_585_009, "Obstetrics and gynecology"),
	(394_586_005, "Gynecology"),
	(394_587_001, "Psychiatry"),
	(394_588_006, "Pediatric (Child and adolescent) psychiatry"),
	(394_589_003, "Nephrology"),
	(394_590_007, "Thoracic medicine"),
	(394_591_006, "Neurology"),
	(394_592_004, "Clinical oncology"),
	(394_593_009, "Medical oncology"),
	(394_594_003, "Ophthalmology"),
	(394_597_005, "Histopathology"),
	(394_598_000, "Immunopathology"),
	(394_599_008, "Neuropathology"),
	(394_600_006, "Clinical pharmacology"),
	(394_601_005, "Clinical physiology"),
	(394_602_003, "Rehabilitation"),
	(394_604_002, "Surgery-Ear, nose and throat surgery"),
	(394_605_001, "Surgery-Dental-Oral surgery"),
	(394_606_000, "Surgery-Dentistry-Restorative dentistry"),
	(394_607_009, "Pediatric dentistry"),
	(394_608_004, "Surgery-Dental-Orthodontics"),
	(394_609_007, "Surgery-general"),
	(394_610_002, "Surgery-Neurosurgery"),
	(394_611_003, "Surgery-Plastic surgery"),
	(394_612_005, "Urology"),
	(394_649_004, "Nuclear medicine"),
	(394_732_004, "Surgical specialty--OTHER-NOT LISTED"),
	(394_733_009, "Medical specialty--OTHER--NOT LISTED"),
	(394_801_008, "Surgery-Trauma and orthopedics"),
	(394_802_001, "General medicine"),
	(394_803_006, "Clinical hematology"),
	(394_804_000, "Clinical cytogenetics and molecular genetics"),
	(394_806_003, "Palliative medicine"),
	(394_807_007, "Infectious diseases"),
	(394_808_002, "Genito-urinary medicine"),
	(394_809_005, "Clinical neuro-physiology"),
	(394_810_000, "Rheumatology"),
	(394_811_001, "Geriatric medicine"),
	(394_812_008, "Dental medicine specialties"),
	(394_813_003, "Medical ophthalmology"),
	(394_814_009, "General practice"),
	(394_821_009, "Occupational medicine"),
	(394_882_004, "Pain management"),
	(394_913_002, "Psychotherapy"),
	(394_914_008, "Radiology"),
	(394_915_009, "General pathology"),
	(394_916_005, "Hematopathology"),
	(408_440_000, "Public health medicine"),
	(408_441_001, "Surgery-Dental-Endodontics"),
	(408_443_003, "General medical practice"),
	(408_444_009, "Dental-General dental practice"),
	(408_446_006, "Gynecological oncology"),
	(408_447_002, "Respite care"),
	(408_448_007, "Tropical medicine"),
	(408_449_004, "Surgery-Dentistry--surgical"),
	(408_450_004, "Sleep studies"),
	(408_454_008, "Clinical microbiology"),
	(408_455_009, "Radiology-Interventional radiology"),
	(408_459_003, "Pediatric cardiology"),
	(408_460_008, "Surgery-Dental-Prosthetic dentistry (Prosthodontics)"),
	(408_461_007, "Surgery-Dental-Periodontal surgery"),
	(408_462_000, "Burns care"),
	(408_463_005, "Surgery-Vascular"),
	(408_464_004, "Surgery-Colorectal surgery"),
	(408_465_003, "Surgery-Dental-Oral and maxillofacial surgery"),
	(408_466_002, "Surgery-Cardiac surgery"),
	(408_467_006, "Adult mental illness"),
	(408_468_001, "Learning disability"),
	(408_469_009, "Surgery-Breast surgery"),
	(408_470_005, "Obstetrics"),
	(408_471_009, "Surgery-Cardiothoracic transplantation"),
	(408_472_002, "Hepatology"),
	(408_474_001, "Surgery-Hepatobiliary and pancreatic surgery"),
	(408_475_000, "Diabetic medicine"),
	(408_476_004, "Surgery-Bone and marrow transplantation"),
	(408_477_008, "Surgery-Transplantation surgery"),
	(408_478_003, "Critical care medicine"),
	(408_480_009, "Clinical immunology"),
	(409_967_009, "Toxicology"),
	(409_968_004, "Preventive medicine"),
	(410_001_006, "Military medicine"),
	(410_005_002, "Dive medicine"),
	(416_304_004, "Osteopathic manipulative medicine"),
	(418_002_000, "Pediatric oncology"),
	(418_018_006, "Surgery-Dermatologic surgery"),
	(418_058_008, "Pediatric gastroenterology"),
	(418_112_009, "Pulmonary medicine"),
	(418_535_003, "Pediatric immunology"),
	(418_652_005, "Pediatric hematology"),
	(418_862_001, "Pediatric infectious diseases"),
	(418_960_008, "Otolaryngology"),
	(419_043_006, "Urological oncology"),
	(419_170_002, "Pediatric pulmonology"),
	(419_192_003, "Internal medicine"),
	(419_321_007, "Surgical oncology"),
	(419_365_004, "Pediatric nephrology"),
	(419_472_004, "Pediatric rheumatology"),
	(419_610_006, "Pediatric endocrinology"),
	(419_772_000, "Family practice"),
	(419_815_003, "Radiation oncology"),
	(419_983_000, "Pediatric ophthalmology"),
	(420_112_009, "Pediatric surgery-bone marrow transplantation"),
	(420_208_008, "Pediatric genetics"),
	(421_661_004, "Blood banking and transfusion medicine"),
	(422_191_005, "Ophthalmic surgery"),
];

/// The display name of a speciality; `None` for a code outside the value set.
pub fn name(speciality: Speciality) -> Option<&'static str> {
	SPECIALITIES.iter().find(|(code, _)| *code == speciality).map(|(_, name)| *name)
}

/// The speciality that somebody means: its code, or its name in any case.
///
/// # Errors
/// What to write instead: the names that hold the text, where there are any.
pub fn parse(text: &str) -> Result<Speciality, String> {
	let wanted = text.trim().to_lowercase();
	if let Ok(code) = wanted.parse::<Speciality>() {
		return name(code)
			.map(|_| code)
			.ok_or_else(|| format!("{text} is no code of the value set c80-practice-codes"));
	}
	if let Some((code, _)) = SPECIALITIES.iter().find(|(_, name)| name.to_lowercase() == wanted) {
		return Ok(*code);
	}
	let close: Vec<_> = SPECIALITIES
		.iter()
		.filter(|(_, name)| !wanted.is_empty() && name.to_lowercase().contains(&wanted))
		.collect();
	match close.as_slice() {
		[] => Err(format!("{text:?} is no speciality: give its SNOMED CT code or its name")),
		[(code, _)] => Ok(*code),
		several => Err(format!(
			"{text:?} could be {}: give the whole name or the code",
			several.iter().map(|(_, name)| *name).collect::<Vec<_>>().join("; ")
		)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn codes_and_names_are_understood() {
		assert_eq!(parse("394579002"), Ok(394_579_002));
		assert_eq!(parse("cardiology"), Ok(394_579_002));
		assert_eq!(name(394_579_002), Some("Cardiology"));
		assert!(parse("1").is_err());
		assert!(parse("no such thing").is_err());
		assert!(parse("").is_err());
		assert!(parse("neurology").is_ok());
	}

	#[test]
	fn what_could_be_several_is_asked_back() {
		let error = parse("surgery").expect_err("there are many");
		assert!(error.contains("Surgery-general"), "{error}");
	}
}
