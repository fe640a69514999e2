//! # carechain RPC
//!
//! How the answers of [`carechain_primitives::api::CareApi`] look as JSON, how the parameters of the
//! `care_*` methods are read, and the errors they give. The node serves these; clients print and
//! read the same.
//!
//! - Names are camelCase. What is absent is `null`, never left out.
//! - Accounts are SS58 addresses with the prefix [`SS58_PREFIX`].
//! - Times are RFC 3339 in UTC with milliseconds. Lengths of time are whole milliseconds, in fields
//!   whose names end in `Millis`.
//! - Amounts of money are decimal strings of plancks: they do not fit a JSON number.
//! - Contents are `{ "cid": "bafkrei…", "size": 123 }`, encryption keys age recipients (`age1…`),
//!   folders and hashes `0x` and 64 hexadecimal digits.
//! - Purposes are HL7 v3 ActReason codes, specialities SNOMED CT codes as strings (some exceed the
//!   whole numbers of JavaScript), languages ISO 639-1, jurisdictions ISO 3166.
//! - An alternative that carries data is an object whose `type` says which it is.

#![deny(missing_docs)]

pub mod error;
pub mod params;
pub mod text;
pub mod views;

pub use error::Error;
pub use text::{Address, Amount, Code, Hash, Recipient, Time};
pub use views::Content;

/// The SS58 prefix of carechain's addresses: they start with a `5`.
pub const SS58_PREFIX: u16 = 42;

/// How many items a page has unless `limit` says otherwise.
pub const DEFAULT_PAGE: u32 = 50;
