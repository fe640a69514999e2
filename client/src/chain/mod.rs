//! The connection to a chain: asking it, and sending it transactions.
//!
//! Calls are encoded with the types of `carechain-primitives` and then checked, argument by
//! argument, against the metadata of the node that takes them: a call that has changed there is
//! refused before it is signed.

pub mod call;
pub mod error;
pub mod event;
pub mod node;
pub mod query;
pub mod submit;

pub use call::Call;
pub use carechain_primitives::api::AccountId as Account;
pub use error::{Failure, Result};
pub use event::Event;
pub use node::{Node, Options};
pub use submit::{Outcome, Signed, Wait};

use crate::AccountId;

/// The account as the runtime's types have it.
pub fn account(id: &AccountId) -> Account {
	Account::new(id.0)
}

/// The account as keys and manifests have it.
pub fn account_id(account: &Account) -> AccountId {
	AccountId::from(<[u8; 32]>::from(account.clone()))
}
