//! What people write on the command line.

use carechain_client::kind::RecordKind;
use carechain_primitives::{
	CorrectionReason, DelegationScope, LicenceReason, Moment, PurposeOfUse, Relationship,
	RevocationReason, Right, Role, SuspensionReason, Verdict, DAY, HOUR, MINUTE, SECOND,
};
use carechain_rpc::Time;

/// Plancks in one unit of the settlement unit.
pub const CARE: u128 = 1_000_000_000_000;
const DECIMALS: usize = 12;

/// A length of time: `90s`, `30m`, `12h`, `7d`, `2w`, or several of them in a row (`1h30m`).
pub fn length(text: &str) -> Result<Moment, String> {
	let refuse = || format!("{text:?} is no length of time, such as 45s, 30m, 12h, 7d or 1h30m");
	let mut total: Moment = 0;
	let mut digits = String::new();
	for character in text.chars() {
		if character.is_ascii_digit() {
			digits.push(character);
			continue;
		}
		let unit = match character {
			's' => SECOND,
			'm' => MINUTE,
			'h' => HOUR,
			'd' => DAY,
			'w' => 7 * DAY,
			_ => return Err(refuse()),
		};
		let number: Moment = digits.parse().map_err(|_| refuse())?;
		digits.clear();
		total =
			number.checked_mul(unit).and_then(|part| total.checked_add(part)).ok_or_else(refuse)?;
	}
	match digits.is_empty() && !text.is_empty() {
		true => Ok(total),
		false => Err(refuse()),
	}
}

/// A time: RFC 3339, or a length of time from `now` on.
pub fn moment(text: &str, now: Moment) -> Result<Moment, String> {
	if let Ok(length) = length(text) {
		return now.checked_add(length).ok_or_else(|| format!("{text:?} is too long"));
	}
	text.parse::<Time>().map(|time| time.0).map_err(|_| {
		format!(
			"{text:?} is no time: write it like 2026-11-21T08:30:00Z, or as a length from now on \
			 (30m, 7d)"
		)
	})
}

/// A licence, `JURISDICTION/NUMBER`: the number may have a slash of its own.
pub fn licence(text: &str) -> Result<(String, String), String> {
	let refuse = || format!("{text:?} is no licence, such as DE-BY/12345");
	let (jurisdiction, number) = text.trim().split_once('/').ok_or_else(refuse)?;
	match jurisdiction.is_empty() || number.is_empty() {
		true => Err(refuse()),
		false => Ok((jurisdiction.to_owned(), number.to_owned())),
	}
}

/// An amount of money in units, with up to twelve decimals: `120`, `0.5`.
pub fn amount(text: &str) -> Result<u128, String> {
	let refuse = || format!("{text:?} is no amount, such as 120 or 12.50");
	let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
	let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
	if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > DECIMALS {
		return Err(refuse());
	}
	let padded = format!("{fraction:0<DECIMALS$}");
	let whole: u128 = whole.parse().map_err(|_| refuse())?;
	let fraction: u128 = padded.parse().map_err(|_| refuse())?;
	whole.checked_mul(CARE).and_then(|units| units.checked_add(fraction)).ok_or_else(refuse)
}

/// An amount in plancks, in units.
pub fn amount_text(plancks: u128) -> String {
	let fraction = format!("{:012}", plancks % CARE);
	let fraction = fraction.trim_end_matches('0');
	match fraction.is_empty() {
		true => format!("{} CARE", plancks / CARE),
		false => format!("{}.{fraction} CARE", plancks / CARE),
	}
}

/// A purpose of use: an HL7 v3 ActReason code.
pub fn purpose(text: &str) -> Result<PurposeOfUse, String> {
	PurposeOfUse::from_code(&text.to_ascii_uppercase()).ok_or_else(|| {
		let codes: Vec<_> = PurposeOfUse::ALL.iter().map(|purpose| purpose.code()).collect();
		format!("{text:?} is no purpose of use; these are: {}", codes.join(", "))
	})
}

/// A share: `50%` or `12.5%`, in parts per million.
pub fn share(text: &str) -> Result<u32, String> {
	let refuse = || format!("{text:?} is no share, such as 50%");
	let number = text.strip_suffix('%').ok_or_else(refuse)?;
	let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
	let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
	if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 4 {
		return Err(refuse());
	}
	let parts: u32 = format!("{whole}{fraction:0<4}").parse().map_err(|_| refuse())?;
	match parts <= 1_000_000 {
		true => Ok(parts),
		false => Err(refuse()),
	}
}

/// A name that can be a file's: letters, digits, dots, hyphens, underscores.
pub fn key_name(name: &str) -> Result<(), String> {
	let plain = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
	match !name.is_empty() && name.len() <= 64 && !name.starts_with('.') && name.chars().all(plain)
	{
		true => Ok(()),
		false => Err(format!("{name:?} is no name for keys: use letters, digits, hyphens")),
	}
}

/// A language: two letters of ISO 639-1.
pub fn language(text: &str) -> Result<[u8; 2], String> {
	text.as_bytes()
		.try_into()
		.ok()
		.filter(|code: &[u8; 2]| code.iter().all(u8::is_ascii_lowercase))
		.ok_or_else(|| format!("{text:?} is no language, such as de (ISO 639-1)"))
}

/// A calendar day: `2026-12-24`, as days since 1 January 1970.
pub fn day(text: &str) -> Result<u32, String> {
	let refuse = || format!("{text:?} is no day, such as 2026-12-24");
	let date: jiff::civil::Date = text.parse().map_err(|_| refuse())?;
	u32::try_from(super::hours::day_number(date)).map_err(|_| refuse())
}

/// Declares how an enum is written on the command line.
macro_rules! choices {
	($($(#[$meta:meta])* $name:ident -> $kind:ty, $what:literal { $($text:literal => $value:expr),* $(,)? })*) => {
		$(
			$(#[$meta])*
			pub fn $name(text: &str) -> Result<$kind, String> {
				match text {
					$($text => Ok($value),)*
					_ => Err(format!("{text:?} is no {}; these are: {}", $what, [$($text),*].join(", "))),
				}
			}
		)*
	};
}

choices! {
	/// A role that can be invited.
	role -> Role, "role" {
		"patient" => Role::Patient,
		"doctor" => Role::Doctor,
		"clinic" => Role::Clinic,
	}
	/// How a delegate is related.
	relationship -> Relationship, "relationship" {
		"guardian" => Relationship::Guardian,
		"family" => Relationship::Family,
		"clinic-desk" => Relationship::ClinicDesk,
		"staff" => Relationship::Staff,
	}
	/// What a delegate may do.
	scope -> DelegationScope, "scope" {
		"guardian" => DelegationScope::Guardian,
		"access" => DelegationScope::Access,
		"desk" => DelegationScope::Desk,
		"records" => DelegationScope::Records,
		"invitations" => DelegationScope::Invitations,
		"licences" => DelegationScope::Licences,
		"emergencies" => DelegationScope::Emergencies,
	}
	/// Why a participant is suspended.
	suspension_reason -> SuspensionReason, "reason" {
		"key-compromised" => SuspensionReason::KeyCompromised,
		"misuse" => SuspensionReason::Misuse,
		"identity-in-doubt" => SuspensionReason::IdentityInDoubt,
		"legal-order" => SuspensionReason::LegalOrder,
	}
	/// Why a verification is withdrawn or suspended, or a doctor suspended or barred.
	licence_reason -> LicenceReason, "reason" {
		"authority-decision" => LicenceReason::AuthorityDecision,
		"false-declaration" => LicenceReason::FalseDeclaration,
		"patient-safety" => LicenceReason::PatientSafety,
		"investigation" => LicenceReason::Investigation,
		"own-request" => LicenceReason::OwnRequest,
	}
	/// A right.
	right -> Right, "right" {
		"read" => Right::Read,
		"write" => Right::Write,
	}
	/// Why a grant is revoked.
	revocation_reason -> RevocationReason, "reason" {
		"care-ended" => RevocationReason::CareEnded,
		"consent-withdrawn" => RevocationReason::ConsentWithdrawn,
		"key-compromised" => RevocationReason::KeyCompromised,
		"given-in-error" => RevocationReason::GivenInError,
	}
	/// A verdict.
	verdict -> Verdict, "verdict" {
		"justified" => Verdict::Justified,
		"abuse" => Verdict::Abuse,
	}
	/// What an author is asked to correct.
	correction_reason -> CorrectionReason, "reason" {
		"wrong-patient" => CorrectionReason::WrongPatient,
		"factual-error" => CorrectionReason::FactualError,
		"incomplete" => CorrectionReason::Incomplete,
		"misfiled" => CorrectionReason::Misfiled,
	}
}

/// A kind of record.
pub fn kind(text: &str) -> Result<RecordKind, String> {
	RecordKind::from_code(text).ok_or_else(|| {
		let codes: Vec<_> = RecordKind::ALL.iter().map(|kind| kind.code()).collect();
		format!("{text:?} is no kind of record; these are: {}", codes.join(", "))
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lengths_are_read() {
		assert_eq!(length("45s"), Ok(45_000));
		assert_eq!(length("30m"), Ok(30 * MINUTE));
		assert_eq!(length("1h30m"), Ok(90 * MINUTE));
		assert_eq!(length("7d"), Ok(7 * DAY));
		for bad in ["", "7", "d", "-1d", "7 d", "99999999999999999999d", "1h30"] {
			assert!(length(bad).is_err(), "{bad:?}");
		}
	}

	#[test]
	fn times_are_absolute_or_from_now() {
		assert_eq!(moment("10s", 5_000), Ok(15_000));
		assert_eq!(moment("1970-01-01T00:00:07Z", 5_000), Ok(7_000));
		assert_eq!(moment("1970-01-01T01:00:07+01:00", 0), Ok(7_000));
		assert!(moment("tomorrow", 0).is_err());
		assert!(moment("1d", Moment::MAX).is_err());
	}

	#[test]
	fn licences_are_split_at_the_first_slash() {
		let split = |text| licence(text).ok();
		assert_eq!(split("DE-BY/123/45"), Some(("DE-BY".into(), "123/45".into())));
		assert_eq!(split(" AT/7 "), Some(("AT".into(), "7".into())));
		for bad in ["", "DE", "DE/", "/7"] {
			assert_eq!(split(bad), None, "{bad:?}");
		}
	}

	#[test]
	fn amounts_are_read_and_written_exactly() {
		assert_eq!(amount("1"), Ok(CARE));
		assert_eq!(amount("0.5"), Ok(CARE / 2));
		assert_eq!(amount("0.000000000001"), Ok(1));
		assert_eq!(amount_text(CARE / 2), "0.5 CARE");
		assert_eq!(amount_text(120 * CARE), "120 CARE");
		for bad in ["", ".", "-1", "1.0000000000001", "1e3", "1,5", "+1"] {
			assert!(amount(bad).is_err(), "{bad:?}");
		}
	}

	#[test]
	fn purposes_are_hl7_codes_and_never_guessed() {
		assert_eq!(purpose("TREAT"), Ok(PurposeOfUse::Treatment));
		assert_eq!(purpose("btg"), Ok(PurposeOfUse::BreakTheGlass));
		assert!(purpose("treatment").is_err_and(|error| error.contains("TREAT")));
		assert!(purpose("").is_err());
	}

	#[test]
	fn shares_are_parts_of_a_million() {
		assert_eq!(share("50%"), Ok(500_000));
		assert_eq!(share("12.5%"), Ok(125_000));
		assert_eq!(share("100%"), Ok(1_000_000));
		for bad in ["50", "101%", "%", "-1%", "1.23456%"] {
			assert!(share(bad).is_err(), "{bad:?}");
		}
	}

	#[test]
	fn names_of_keys_cannot_leave_their_folder() {
		assert!(key_name("alice-2").is_ok());
		for bad in ["", "../x", "a/b", ".hidden", "ä", "a b"] {
			assert!(key_name(bad).is_err(), "{bad:?}");
		}
	}

	#[test]
	fn days_are_counted_from_1970() {
		assert_eq!(day("1970-01-02"), Ok(1));
		assert!(day("1969-12-31").is_err());
		assert!(day("2026-02-30").is_err());
	}
}
