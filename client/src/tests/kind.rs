use crate::kind::RecordKind;
use std::collections::BTreeSet;

#[test]
fn codes_are_unique_and_read_back() {
	let codes: BTreeSet<_> = RecordKind::ALL.iter().map(|kind| kind.code()).collect();
	assert_eq!(codes.len(), RecordKind::ALL.len());
	for kind in RecordKind::ALL {
		assert_eq!(RecordKind::from_code(kind.code()), Some(kind));
		assert!(kind.fhir_resource().chars().all(|c| c.is_ascii_alphabetic()));
	}
	assert_eq!(RecordKind::from_code("Prescription"), None);
}

/// The last digit of a LOINC code is a check digit (mod 10, Luhn).
#[test]
fn loinc_codes_have_no_typing_mistake() {
	for kind in RecordKind::ALL {
		let (number, check) = kind.loinc().code.split_once('-').unwrap();
		let sum: u32 = number
			.chars()
			.rev()
			.map(|digit| digit.to_digit(10).unwrap())
			.enumerate()
			.map(
				|(place, digit)| {
					if place % 2 == 0 {
						digit * 2 / 10 + digit * 2 % 10
					} else {
						digit
					}
				},
			)
			.sum();
		assert_eq!((10 - sum % 10) % 10, check.parse::<u32>().unwrap(), "{kind}");
	}
}
