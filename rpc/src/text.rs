//! Values that people read and write as text: each has a `Display`, a `FromStr` that is its
//! reverse, and both as JSON strings.

use crate::SS58_PREFIX;
use bech32::{Bech32, Hrp};
use carechain_primitives::{
	api::AccountId, Codec, ContentRef, EncryptionKey, Moment, PurposeOfUse, Speciality,
};
use chrono::{DateTime, SecondsFormat, Utc};
use cid::Cid;
use core::{fmt, str::FromStr};
use frame::deps::sp_core::{
	crypto::{Ss58AddressFormat, Ss58Codec},
	H256,
};
use multihash::Multihash;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Makes a JSON string of what has `Display` and `FromStr`.
macro_rules! json_text {
	($name:ident) => {
		impl Serialize for $name {
			fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
				serializer.collect_str(self)
			}
		}

		impl<'de> Deserialize<'de> for $name {
			fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
				String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
			}
		}
	};
}

/// An account as an SS58 address with carechain's prefix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address(pub AccountId);

impl fmt::Display for Address {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.0.to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX)))
	}
}

impl FromStr for Address {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let (account, format) = AccountId::from_ss58check_with_version(text).map_err(|_| {
			"is not an SS58 address: a character is wrong or missing, copy it again".to_string()
		})?;
		let prefix = u16::from(format);
		if prefix != SS58_PREFIX {
			return Err(format!(
				"is an address of another network (prefix {prefix}, carechain has {SS58_PREFIX}): \
				 if it is the account you mean, write it as {}",
				Self(account)
			));
		}
		Ok(Self(account))
	}
}

json_text!(Address);

/// A time as RFC 3339 in UTC with milliseconds: `2026-11-21T06:28:16.000Z`.
///
/// Years have four digits there, so all times after the year 9999, which the chain uses for
/// "without end", show as the last millisecond of that year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Time(pub Moment);

impl Time {
	/// The last millisecond that RFC 3339 can write: the end of the year 9999.
	pub const MAX: Self = Self(253_402_300_799_999);
}

impl fmt::Display for Time {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let millis = i64::try_from(self.0.min(Self::MAX.0)).map_err(|_| fmt::Error)?;
		let time = DateTime::<Utc>::from_timestamp_millis(millis).ok_or(fmt::Error)?;
		f.write_str(&time.to_rfc3339_opts(SecondsFormat::Millis, true))
	}
}

impl FromStr for Time {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let time = DateTime::parse_from_rfc3339(text).map_err(|_| {
			"is not an RFC 3339 time with an offset, such as 2026-11-21T08:30:00Z".to_string()
		})?;
		Moment::try_from(time.timestamp_millis())
			.map(Self)
			.map_err(|_| "is before 1970: the chain has no such time".to_string())
	}
}

json_text!(Time);

/// An amount of money in plancks, as a decimal string.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Amount(pub u128);

impl fmt::Display for Amount {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		self.0.fmt(f)
	}
}

impl FromStr for Amount {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		whole_number(text).map(Self)
	}
}

json_text!(Amount);

/// A hash or a folder's name: `0x` and 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hash(pub H256);

impl fmt::Display for Hash {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

impl FromStr for Hash {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let mut bytes = [0; 32];
		text.strip_prefix("0x")
			.and_then(|digits| hex::decode_to_slice(digits, &mut bytes).ok())
			.map(|()| Self(bytes.into()))
			.ok_or_else(|| "is not 0x and 64 hexadecimal digits".to_string())
	}
}

json_text!(Hash);

/// An X25519 public key as an age recipient: `age1…`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recipient(pub EncryptionKey);

impl Recipient {
	/// The human-readable part of a recipient, as the age format defines it.
	const HRP: Hrp = Hrp::parse_unchecked("age");
}

impl fmt::Display for Recipient {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		bech32::encode_lower_to_fmt::<Bech32, _>(f, Self::HRP, &self.0 .0).map_err(|_| fmt::Error)
	}
}

impl FromStr for Recipient {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let wrong = || "is not an age recipient (age1…): copy it again".to_string();
		// `decode` of the crate takes Bech32m too, which age does not.
		let checked = bech32::primitives::decode::CheckedHrpstring::new::<Bech32>(text)
			.map_err(|_| wrong())?;
		if checked.hrp() != Self::HRP {
			return Err(wrong());
		}
		let bytes: Vec<u8> = checked.byte_iter().collect();
		bytes.try_into().map(|key| Self(EncryptionKey(key))).map_err(|_| wrong())
	}
}

json_text!(Recipient);

/// A purpose as its HL7 v3 ActReason code: `TREAT`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Code(pub PurposeOfUse);

impl fmt::Display for Code {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.0.code())
	}
}

impl FromStr for Code {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		PurposeOfUse::from_code(text).map(Self).ok_or_else(|| {
			let known: Vec<_> = PurposeOfUse::ALL.iter().map(|purpose| purpose.code()).collect();
			format!("is not a purpose of use: one of {}", known.join(", "))
		})
	}
}

json_text!(Code);

/// A speciality as a string of its SNOMED CT code: `394579002`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpecialityCode(pub Speciality);

impl fmt::Display for SpecialityCode {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		self.0.fmt(f)
	}
}

impl FromStr for SpecialityCode {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		whole_number(text).map(Self)
	}
}

json_text!(SpecialityCode);

/// The multihash code of sha2-256.
const SHA2_256: u64 = 0x12;

/// The CIDv1 of a content: Base32, `bafkrei…` or `bafybei…`.
pub fn content_cid(content: &ContentRef) -> String {
	// A digest of 32 bytes always fits a multihash of 64.
	Multihash::<64>::wrap(SHA2_256, content.digest.as_bytes())
		.map(|hash| Cid::new_v1(content.codec.code(), hash).to_string())
		.unwrap_or_default()
}

/// The content that a CIDv1 and a size name.
pub fn content_ref(cid: &str, size: u64) -> Result<ContentRef, String> {
	let cid = Cid::from_str(cid).map_err(|_| "is not a CID: copy it again".to_string())?;
	let codec = Codec::from_code(cid.codec()).filter(|_| cid.version() == cid::Version::V1);
	let digest: Option<[u8; 32]> = Some(cid.hash())
		.filter(|hash| hash.code() == SHA2_256)
		.and_then(|hash| hash.digest().try_into().ok());
	match (codec, digest) {
		(Some(codec), Some(digest)) => Ok(ContentRef { codec, digest: digest.into(), size }),
		_ => Err("is not a CIDv1 with sha2-256 and the codec raw or dag-pb".to_string()),
	}
}

/// Reads digits and nothing else: Rust alone would take a `+` before them.
pub(crate) fn whole_number<N: FromStr>(text: &str) -> Result<N, String> {
	Some(text)
		.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
		.and_then(|text| text.parse().ok())
		.ok_or_else(|| "is not a whole number, or too large".to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const ALICE_ON_POLKADOT: &str = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
	const ALICE_KEY: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

	/// Text to value and back to the same text.
	fn round_trip<T: FromStr<Err = String> + fmt::Display>(text: &str) -> T {
		let value: T = text.parse().expect(text);
		assert_eq!(value.to_string(), text);
		value
	}

	fn problem<T: FromStr<Err = String> + fmt::Debug>(text: &str) -> String {
		text.parse::<T>().expect_err(text)
	}

	#[test]
	fn address_is_ss58_with_prefix_42() {
		let Address(account) = round_trip(ALICE);
		let Hash(key) = round_trip(ALICE_KEY);
		assert_eq!(AsRef::<[u8]>::as_ref(&account), key.as_bytes());
	}

	#[test]
	fn address_of_another_network_is_refused_and_translated() {
		let message = problem::<Address>(ALICE_ON_POLKADOT);
		assert!(message.contains("prefix 0"), "{message}");
		assert!(message.contains(ALICE), "{message}");
	}

	#[test]
	fn damaged_address_is_refused() {
		// One letter changed, one missing, a hexadecimal key, nothing.
		for text in [
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ",
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQ",
			ALICE_KEY,
			"",
		] {
			assert!(problem::<Address>(text).contains("not an SS58 address"));
		}
	}

	#[test]
	fn time_is_rfc_3339_in_utc() {
		assert_eq!(round_trip::<Time>("1970-01-01T00:00:00.000Z"), Time(0));
		assert_eq!(round_trip::<Time>("2026-11-21T06:28:16.123Z"), Time(1_795_242_496_123));
		assert_eq!("2026-11-21T07:28:16.123+01:00".parse(), Ok(Time(1_795_242_496_123)));
		assert_eq!("2026-11-21T06:28:16Z".parse(), Ok(Time(1_795_242_496_000)));
	}

	#[test]
	fn time_without_end_shows_as_the_last_that_can_be_written() {
		assert_eq!(round_trip::<Time>("9999-12-31T23:59:59.999Z"), Time::MAX);
		assert_eq!(Time(Moment::MAX).to_string(), "9999-12-31T23:59:59.999Z");
	}

	#[test]
	fn time_without_offset_or_before_1970_is_refused() {
		for text in ["2026-11-21T06:28:16", "2026-11-21", "1795242496123", "2026-02-30T00:00:00Z"] {
			assert!(problem::<Time>(text).contains("not an RFC 3339 time"), "{text}");
		}
		assert!(problem::<Time>("1969-12-31T23:59:59Z").contains("before 1970"));
	}

	#[test]
	fn amount_keeps_every_digit() {
		let text = "340282366920938463463374607431768211455";
		assert_eq!(round_trip::<Amount>(text), Amount(u128::MAX));
		assert_eq!(serde_json::to_string(&Amount(u128::MAX)).unwrap(), format!("\"{text}\""));
		for text in ["", "-1", "+1", "1.5", "1e3", "340282366920938463463374607431768211456"] {
			problem::<Amount>(text);
		}
	}

	#[test]
	fn hash_needs_its_prefix_and_all_digits() {
		for text in ["", "0x", "0x00", &ALICE_KEY[2..], &format!("{ALICE_KEY}00")] {
			problem::<Hash>(text);
		}
		problem::<Hash>(&ALICE_KEY.replace('d', "g"));
	}

	#[test]
	fn recipient_is_what_age_writes() {
		// The recipient of the age format's public examples.
		round_trip::<Recipient>("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
		assert_eq!(
			Recipient(EncryptionKey([0; 32])).to_string().parse(),
			Ok(Recipient(EncryptionKey([0; 32])))
		);
	}

	#[test]
	fn recipient_with_another_prefix_checksum_or_length_is_refused() {
		let hrp = Hrp::parse("age").unwrap();
		for text in [
			"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q".to_string(),
			bech32::encode::<Bech32>(Hrp::parse("bc").unwrap(), &[1; 32]).unwrap(),
			bech32::encode::<Bech32>(hrp, &[1; 31]).unwrap(),
			bech32::encode::<bech32::Bech32m>(hrp, &[1; 32]).unwrap(),
			String::new(),
		] {
			problem::<Recipient>(&text);
		}
	}

	#[test]
	fn purposes_are_hl7_codes() {
		for purpose in PurposeOfUse::ALL {
			assert_eq!(round_trip::<Code>(purpose.code()), Code(purpose));
		}
		let message = problem::<Code>("treat");
		assert!(message.contains("TREAT, ETREAT, BTG"), "{message}");
	}

	#[test]
	fn cid_of_known_contents() {
		// Empty content, and the empty UnixFS directory: digests of e3b0… and of 0a020801.
		let raw =
			content_ref("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku", 0).unwrap();
		assert_eq!(raw.codec, Codec::Raw);
		assert_eq!(
			Hash(raw.digest).to_string(),
			"0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
		);
		assert_eq!(
			content_cid(&raw),
			"bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"
		);
		let directory = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";
		let dag = content_ref(directory, 4).unwrap();
		assert_eq!((dag.codec, dag.size), (Codec::DagPb, 4));
		assert_eq!(content_cid(&dag), directory);
	}

	#[test]
	fn cid_of_another_kind_is_refused() {
		for text in [
			// CIDv0.
			"QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn",
			// dag-cbor.
			"bafyreigbtj4x7ip5legnfznufuopl4sg4knzc2cof6duas4b3q2fy6swua",
			"bafkrei",
			"",
		] {
			assert!(content_ref(text, 1).is_err(), "{text}");
		}
	}
}
