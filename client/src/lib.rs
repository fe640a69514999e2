//! # carechain client
//!
//! What a program needs to take part in carechain: the connection to a chain, the keys of an
//! account, files sealed to people, manifests that say what a record is and who wrote it,
//! envelopes that pass keys on, and backups.
//!
//! Every format is an ordinary [age](https://age-encryption.org/v1) file on the outside, so that
//! what is sealed here opens with the stock `age` tool. `docs/record-format.md` describes the
//! bytes.
//!
//! - [`keys`]: the signing key and the encryption keys of an account, in a file under a passphrase;
//! - [`identity`]: one encryption key, and its public half as the chain knows it;
//! - [`sealed`]: files sealed to people, in constant memory;
//! - [`manifest`] and [`kind`]: what a record is, signed by its author;
//! - [`envelope`]: what a grant delivers;
//! - [`backup`]: everything of an account under one code;
//! - [`chain`]: asking a node, and sending it transactions;
//! - [`statement`]: whose word a key is, verified before anything is sealed to it;
//! - [`consent`]: the word of whose key is to take the place of another;
//! - [`meeting`] and [`profile`]: the details of an appointment, and who an account is.
//!
//! Secrets are never printed: no type that holds one shows it in `Debug`.

pub mod account;
pub mod backup;
pub mod chain;
pub mod consent;
pub mod content;
pub mod envelope;
pub mod error;
pub mod files;
pub mod identity;
pub mod keys;
pub mod kind;
pub mod manifest;
pub mod meeting;
pub mod passphrase;
pub mod profile;
pub mod sealed;
pub mod speciality;
pub mod statement;
mod text;

pub use account::AccountId;
pub use error::{Error, Result};
pub use identity::Identity;

#[cfg(test)]
mod tests;
