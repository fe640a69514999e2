//! Licences: what makes two of them the same, and whose they are.

use carechain_primitives::{Jurisdiction, LicenceNumber, Moment};
use frame::prelude::BoundedVec;

/// A licence: the number that the authority of a jurisdiction gave.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Licence {
	/// Whose authority gave it: ISO 3166-1 alpha-2 or ISO 3166-2, in ASCII.
	pub jurisdiction: Jurisdiction,
	/// Its number, in printable ASCII.
	pub number: LicenceNumber,
}

/// What makes a licence unfit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
	/// The jurisdiction.
	Jurisdiction,
	/// The number.
	Number,
}

/// Whose a licence is, or was last.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct LicenceClaim<AccountId> {
	/// The doctor.
	pub doctor: AccountId,
	/// When its last verification ended, or the council assigned the licence; `None` while the
	/// doctor is registered with it, whose verifications say it then.
	pub ended_at: Option<Moment>,
}

impl Licence {
	/// The licence as it is shown: in upper case, without spaces around the number.
	///
	/// # Errors
	/// Says which part is unfit.
	pub fn normalised(&self) -> Result<Self, Unfit> {
		let jurisdiction = upper(&self.jurisdiction);
		if !is_jurisdiction(&jurisdiction) {
			return Err(Unfit::Jurisdiction);
		}
		let number = BoundedVec::truncate_from(upper(self.number.trim_ascii()));
		let printable = number.iter().all(|byte| (b' '..=b'~').contains(byte));
		if !printable || !number.iter().any(u8::is_ascii_alphanumeric) {
			return Err(Unfit::Number);
		}
		Ok(Self { jurisdiction: BoundedVec::truncate_from(jurisdiction), number })
	}

	/// What two spellings of one normalised licence have in common: `DE 12-345` and `DE 12 345` are
	/// the same. Otherwise a barred number would come back with another dash in it.
	pub fn key(&self) -> Self {
		let number = self.number.iter().copied().filter(|byte| !b" -/.".contains(byte)).collect();
		Self { jurisdiction: self.jurisdiction.clone(), number: BoundedVec::truncate_from(number) }
	}
}

fn upper(bytes: &[u8]) -> alloc::vec::Vec<u8> {
	bytes.iter().map(u8::to_ascii_uppercase).collect()
}

/// Whether upper-case bytes have the form of ISO 3166-1 alpha-2 (`DE`) or ISO 3166-2 (`DE-BY`).
fn is_jurisdiction(bytes: &[u8]) -> bool {
	let is_country = |country: &[u8]| country.iter().all(u8::is_ascii_uppercase);
	match bytes {
		[one, two] => is_country(&[*one, *two]),
		[one, two, b'-', part @ ..] => {
			is_country(&[*one, *two])
				&& (1..=3).contains(&part.len())
				&& part.iter().all(u8::is_ascii_alphanumeric)
		},
		_ => false,
	}
}
