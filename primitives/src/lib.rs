//! # carechain primitives
//!
//! Types and traits that cross a boundary: between pallets, between the runtime and the node, and
//! between the chain and its clients.
//!
//! Pallets do not depend on each other. What one needs of another is a trait of [`traits`], which
//! the other implements and the runtime wires. What people and programs ask the chain is the
//! runtime API of [`api`].

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

/// The derives that a value on chain needs: it is encoded, bounded, described in the metadata and
/// shown as JSON.
macro_rules! chain_type {
	($(#[$meta:meta])* pub enum $($rest:tt)*) => {
		$(#[$meta])*
		#[derive(
			Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
			codec::Encode, codec::Decode, codec::DecodeWithMemTracking, codec::MaxEncodedLen,
			scale_info::TypeInfo, serde::Serialize, serde::Deserialize,
		)]
		#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
		pub enum $($rest)*
	};
	($(#[$meta:meta])* pub struct $($rest:tt)*) => {
		$(#[$meta])*
		#[derive(
			Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
			codec::Encode, codec::Decode, codec::DecodeWithMemTracking, codec::MaxEncodedLen,
			scale_info::TypeInfo, serde::Serialize, serde::Deserialize,
		)]
		#[serde(rename_all = "camelCase")]
		pub struct $($rest)*
	};
}

pub mod access;
pub mod api;
pub mod appointment;
pub mod content;
pub mod freeze;
pub mod participant;
pub mod practice;
pub mod time;
pub mod traits;

pub use access::*;
pub use appointment::*;
pub use content::*;
pub use freeze::Freeze;
pub use participant::*;
pub use practice::*;
pub use time::*;
