//! The list of specialities, and what makes two licences the same.

use super::*;
use crate::{
	licence::Unfit,
	specialities::{is_known, name, SPECIALITIES},
};

/// SNOMED CT identifiers end in a Verhoeff check digit.
fn has_check_digit(mut code: u64) -> bool {
	const PRODUCT: [[usize; 10]; 10] = [
		[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
		[1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
		[2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
		[3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
		[4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
		[5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
		[6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
		[7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
		[8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
		[9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
	];
	const PERMUTATION: [usize; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
	let mut check = 0;
	let mut place = 0;
	while code > 0 {
		let digit = (0..place).fold((code % 10) as usize, |digit, _| PERMUTATION[digit]);
		check = PRODUCT[check][digit];
		code /= 10;
		place += 1;
	}
	check == 0
}

#[test]
fn specialities_are_sorted_and_valid() {
	assert_eq!(SPECIALITIES.len(), 115);
	assert!(SPECIALITIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
	for (code, name) in SPECIALITIES {
		assert!(has_check_digit(code), "{code} is not a SNOMED CT identifier");
		assert!(!name.is_empty());
	}
	assert!(!has_check_digit(CARDIOLOGY + 1));
}

#[test]
fn specialities_are_found_by_code() {
	assert_eq!(name(CARDIOLOGY), Some("Cardiology"));
	assert_eq!(name(419_192_003), Some("Internal medicine"));
	assert!(SPECIALITIES.iter().all(|(code, _)| is_known(*code)));
	assert!(!is_known(0) && !is_known(u64::MAX) && !is_known(CARDIOLOGY + 1));
}

#[test]
fn licences_are_shown_in_one_form() {
	let shown = licence("us-ca", "  a 12-3 ").normalised();
	assert_eq!(shown, Ok(licence("US-CA", "A 12-3")));
	assert_eq!(licence("u", "1").normalised(), Err(Unfit::Jurisdiction));
	assert_eq!(licence("US", "\t").normalised(), Err(Unfit::Number));
}

#[test]
fn separators_do_not_make_another_licence() {
	let key = licence("US", "A123").key();
	for same in ["A-123", "A 123", "A/12.3", "A1-2-3-"] {
		assert_eq!(licence("US", same).key(), key);
	}
	for other in ["B123", "A1234", "A#123"] {
		assert_ne!(licence("US", other).key(), key);
	}
	assert_ne!(licence("CA", "A123").key(), key);
}
