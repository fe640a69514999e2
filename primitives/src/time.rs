//! Time on chain.

/// Milliseconds since the UNIX epoch, UTC. A length of time has the same unit.
pub type Moment = u64;

/// A second, in milliseconds.
pub const SECOND: Moment = 1_000;
/// A minute, in milliseconds.
pub const MINUTE: Moment = 60 * SECOND;
/// An hour, in milliseconds.
pub const HOUR: Moment = 60 * MINUTE;
/// A day of 24 hours, in milliseconds. UNIX time has no leap seconds, so every UTC day is as long.
pub const DAY: Moment = 24 * HOUR;
/// What every time of an appointment is a multiple of, in milliseconds: five minutes.
pub const SLOT_GRAIN: Moment = 5 * MINUTE;
/// How many grains a UTC day has.
pub const GRAINS_PER_DAY: u32 = 288;

/// Days since 1 January 1970, UTC. That day was a Thursday.
pub type DayNumber = u32;
