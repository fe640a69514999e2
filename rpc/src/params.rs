//! Parameters of the `care_*` methods: from JSON to the runtime API's types.

use crate::{
	text::{whole_number, Address, Code, Hash, Time},
	Error, DEFAULT_PAGE,
};
use carechain_primitives::{
	api::{self, AccountId, Selector, MAX_PAGE},
	FolderId, Moment, PurposeOfUse,
};
use core::{fmt, str::FromStr};
use frame::deps::sp_core::H256;
use serde::{de, Deserialize, Deserializer, Serialize};

fn parse<T: FromStr<Err = String>>(parameter: &'static str, text: &str) -> Result<T, Error> {
	text.parse().map_err(|problem| Error::BadParameter { parameter, problem })
}

/// An account, from an SS58 address of this chain.
pub fn account(parameter: &'static str, text: &str) -> Result<AccountId, Error> {
	parse(parameter, text).map(|Address(account)| account)
}

/// An account to go on after, where there is one.
pub fn after_account(text: Option<&str>) -> Result<Option<AccountId>, Error> {
	text.map(|text| account("after", text)).transpose()
}

/// A folder's name.
pub fn folder(parameter: &'static str, text: &str) -> Result<FolderId, Error> {
	parse(parameter, text).map(|Hash(id)| id)
}

/// The hash of a block.
pub fn block(text: &str) -> Result<H256, Error> {
	parse("at", text).map(|Hash(hash)| hash)
}

/// A time.
pub fn time(parameter: &'static str, text: &str) -> Result<Moment, Error> {
	parse(parameter, text).map(|Time(moment)| moment)
}

/// A purpose of use.
pub fn purpose(text: &str) -> Result<PurposeOfUse, Error> {
	parse("purpose", text).map(|Code(purpose)| purpose)
}

/// The length of a page: [`DEFAULT_PAGE`] unless given, at most [`MAX_PAGE`].
pub fn limit(limit: Option<Number>) -> Result<u32, Error> {
	match limit {
		None => Ok(DEFAULT_PAGE),
		Some(Number(limit)) => u32::try_from(limit)
			.ok()
			.filter(|limit| (1..=MAX_PAGE).contains(limit))
			.ok_or_else(|| Error::BadParameter {
				parameter: "limit",
				problem: format!("must be from 1 to {MAX_PAGE}: use after for what follows"),
			}),
	}
}

/// A time, where there is one.
pub fn optional_time(parameter: &'static str, text: Option<&str>) -> Result<Option<Moment>, Error> {
	text.map(|text| time(parameter, text)).transpose()
}

/// The length of a page of first slots: as many doctors as are looked at for one, unless given.
pub fn doctors(limit: Option<Number>) -> Result<u32, Error> {
	const MOST: u32 = api::MAX_DOCTORS_LOOKED_AT;
	match limit {
		None => Ok(MOST),
		Some(Number(limit)) => u32::try_from(limit)
			.ok()
			.filter(|limit| (1..=MOST).contains(limit))
			.ok_or_else(|| Error::BadParameter {
				parameter: "limit",
				problem: format!("must be from 1 to {MOST}: use after for what follows"),
			}),
	}
}

/// A whole number, given as a JSON number or, for those that JavaScript cannot hold, as a string.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Number(pub u64);

impl<'de> Deserialize<'de> for Number {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct Visitor;

		impl de::Visitor<'_> for Visitor {
			type Value = Number;

			fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str("a whole number, or a string of its digits")
			}

			fn visit_u64<E: de::Error>(self, number: u64) -> Result<Number, E> {
				Ok(Number(number))
			}

			fn visit_i64<E: de::Error>(self, number: i64) -> Result<Number, E> {
				number
					.try_into()
					.map(Number)
					.map_err(|_| E::invalid_value(de::Unexpected::Signed(number), &self))
			}

			fn visit_str<E: de::Error>(self, text: &str) -> Result<Number, E> {
				whole_number(text)
					.map(Number)
					.map_err(|problem| E::custom(format!("a number as a string {problem}")))
			}
		}

		deserializer.deserialize_any(Visitor)
	}
}

/// Whose grants or emergencies are asked: `{ "folder": "0x…" }` or `{ "account": "5…" }`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Of {
	/// Those on a folder.
	Folder(String),
	/// Those of an account: its grants as a grantee, its emergencies as the doctor.
	Account(String),
}

impl TryFrom<Of> for Selector<AccountId> {
	type Error = Error;

	fn try_from(of: Of) -> Result<Self, Error> {
		match of {
			Of::Folder(text) => folder("of", &text).map(Self::Folder),
			Of::Account(text) => account("of", &text).map(Self::Account),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";

	fn wrong<T: fmt::Debug>(answer: Result<T, Error>) -> (&'static str, String) {
		match answer {
			Err(Error::BadParameter { parameter, problem }) => (parameter, problem),
			other => panic!("expected a bad parameter, got {other:?}"),
		}
	}

	#[test]
	fn page_has_a_default_and_bounds() {
		assert_eq!(limit(None), Ok(50));
		assert_eq!(limit(Some(Number(1))), Ok(1));
		assert_eq!(limit(Some(Number(100))), Ok(100));
		for too in [0, 101, 1 << 32, u64::MAX] {
			let (parameter, problem) = wrong(limit(Some(Number(too))));
			assert_eq!(parameter, "limit");
			assert!(problem.contains("from 1 to 100"), "{problem}");
		}
	}

	#[test]
	fn first_slots_have_shorter_pages() {
		assert_eq!(doctors(None), Ok(25));
		assert_eq!(doctors(Some(Number(1))), Ok(1));
		assert_eq!(doctors(Some(Number(25))), Ok(25));
		for too in [0, 26, u64::MAX] {
			assert_eq!(wrong(doctors(Some(Number(too)))).0, "limit");
		}
	}

	#[test]
	fn number_may_be_a_string() {
		let read = serde_json::from_str::<Number>;
		assert_eq!(read("394579002").unwrap(), Number(394_579_002));
		assert_eq!(read("\"394579002\"").unwrap(), Number(394_579_002));
		assert_eq!(read("\"18446744073709551615\"").unwrap(), Number(u64::MAX));
		for text in
			["-1", "1.5", "\"\"", "\"-1\"", "\"1x\"", "\"18446744073709551616\"", "null", "[]"]
		{
			assert!(read(text).is_err(), "{text}");
		}
	}

	#[test]
	fn errors_name_the_parameter() {
		assert_eq!(wrong(account("doctor", "5x")).0, "doctor");
		assert_eq!(wrong(after_account(Some("5x"))).0, "after");
		assert_eq!(wrong(folder("folder", "0x12")).0, "folder");
		assert_eq!(wrong(block("latest")).0, "at");
		assert_eq!(wrong(time("from", "tomorrow")).0, "from");
		assert_eq!(wrong(purpose("curiosity")).0, "purpose");
	}

	#[test]
	fn selector_is_a_folder_or_an_account() {
		let read =
			|text: String| serde_json::from_str::<Of>(&text).map(Selector::<AccountId>::try_from);
		let id = H256::repeat_byte(1);
		assert_eq!(
			read(format!(r#"{{"folder":"{}"}}"#, Hash(id))).unwrap(),
			Ok(Selector::Folder(id))
		);
		assert_eq!(
			read(format!(r#"{{"account":"{BOB}"}}"#)).unwrap(),
			Ok(Selector::Account(account("of", BOB).unwrap()))
		);
		assert_eq!(wrong(read(r#"{"account":"0x01"}"#.into()).unwrap()).0, "of");
		assert_eq!(wrong(read(r#"{"folder":"5x"}"#.into()).unwrap()).0, "of");
		for text in ["{}", "\"all\"", r#"{"record":1}"#] {
			assert!(read(text.into()).is_err(), "{text}");
		}
	}
}
