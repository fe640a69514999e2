#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod cid;

#[cfg(feature = "store")]
pub mod car;
#[cfg(feature = "store")]
mod embedded;
#[cfg(feature = "store")]
mod error;
#[cfg(feature = "store")]
pub mod reader;
#[cfg(feature = "store")]
mod staging;
#[cfg(feature = "store")]
mod store;
#[cfg(feature = "store")]
pub mod unixfs;

#[cfg(feature = "store")]
pub use self::{
	embedded::EmbeddedStore,
	error::{Error, Result},
	reader::FileReader,
	store::{CheckReport, CollectReport, Store},
};
