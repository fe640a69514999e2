//! Accounts, as people write them.

/// An account: 32 bytes, shown in SS58 with the prefix 42.
///
/// It is the type that subxt uses too.
pub type AccountId = subxt_utils_accountid32::AccountId32;

/// Reads an SS58 address, of any prefix.
///
/// # Errors
/// [`crate::Error::Malformed`]: it is not an address.
pub fn parse(text: &str) -> crate::Result<AccountId> {
	text.parse()
		.map_err(|error| crate::Error::Malformed(format!("{text:?} is no address: {error}")))
}
