//! Text that people will read on a terminal.

use crate::{Error, Result};
use chrono::{DateTime, SecondsFormat};

/// Refuses text that is empty, long, or would do something to a terminal.
pub(crate) fn ensure_plain(what: &str, text: &str, longest: usize) -> Result<()> {
	if text.trim().is_empty() {
		return Err(Error::Malformed(format!("the {what} is empty")));
	}
	if text.len() > longest {
		return Err(Error::Malformed(format!("the {what} has more than {longest} bytes")));
	}
	if text.chars().any(is_unsafe) {
		return Err(Error::Malformed(format!("the {what} holds control characters")));
	}
	Ok(())
}

/// Control characters, and those that turn the direction of text around, so that what is shown is
/// not what is there.
fn is_unsafe(character: char) -> bool {
	character.is_control()
		|| matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
		|| matches!(character, '\u{2066}'..='\u{2069}')
}

/// Seconds since the UNIX epoch as RFC 3339 in UTC, to the second: `2026-11-21T06:27:28Z`.
pub(crate) fn time_text(seconds: i64) -> Result<String> {
	let time = DateTime::from_timestamp(seconds, 0)
		.filter(|time| (1970..=9999).contains(&chrono::Datelike::year(time)))
		.ok_or_else(|| Error::Malformed("the time is out of range".into()))?;
	Ok(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// The seconds since the UNIX epoch of the one text form that [`time_text`] gives.
pub(crate) fn parse_time(text: &str) -> Result<i64> {
	let seconds = DateTime::parse_from_rfc3339(text)
		.map_err(|error| Error::Malformed(format!("{text:?} is no time of RFC 3339: {error}")))?
		.timestamp();
	if time_text(seconds)? != text {
		return Err(Error::Malformed(format!("{text:?} is not in UTC, to the second")));
	}
	Ok(seconds)
}

/// Bytes as `0x` and lower-case hexadecimal digits.
pub(crate) fn hex_text(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// The bytes of [`hex_text`].
pub(crate) fn parse_hex<const N: usize>(text: &str) -> Result<[u8; N]> {
	text.strip_prefix("0x")
		.and_then(|digits| hex::decode(digits).ok())
		.and_then(|bytes| bytes.try_into().ok())
		.ok_or_else(|| Error::Malformed(format!("{text:?} is not 0x and {} digits", 2 * N)))
}
