//! What happens outside of transactions when the chain's code changes.

/// What rewrites the state, once, when the version of the runtime has become higher.
#[cfg(not(feature = "upgrade-drill"))]
pub type Migrations = ();
/// What rewrites the state, once, when the version of the runtime has become higher.
#[cfg(feature = "upgrade-drill")]
pub type Migrations = pallet_care_record_access::drill::Migration<crate::Runtime>;

/// What is done at the start of a block, before its transactions.
#[cfg(not(feature = "recovery"))]
pub type AtStart = ();
/// What is done at the start of a block, before its transactions.
#[cfg(feature = "recovery")]
pub type AtStart = super::recovery::Agreed;
