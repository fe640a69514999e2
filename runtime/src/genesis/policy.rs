//! Writes the policy parameters that a preset gives, and what the network is for.
//!
//! `pallet_parameters` has no genesis of its own. This pallet has nothing but one.

pub use pallet::*;

/// The pallet: a genesis configuration and no more.
// A bad genesis must not start a chain; nothing here runs after it.
#[allow(missing_docs, clippy::expect_used)]
#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
	use alloc::vec::Vec;
	use core::marker::PhantomData;
	use polkadot_sdk::{
		frame_support::{
			pallet_prelude::*, traits::dynamic_params::AggregatedKeyValue, DefaultNoBound,
		},
		pallet_parameters,
		sp_core::Bytes,
	};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config + pallet_parameters::Config {}

	/// The version of what is stored.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Whether the network is for development. Nothing but genesis writes it.
	#[pallet::storage]
	pub type Development<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// Parameters that differ from the defaults, each SCALE-encoded.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Whether the network is for development, and its parameters have lower floors.
		pub development: bool,
		/// The encoded `RuntimeParameters`, as hexadecimal text.
		pub parameters: Vec<Bytes>,
		#[serde(skip)]
		/// No data.
		pub config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Development::<T>::put(self.development);
			for encoded in &self.parameters {
				let parameter = T::RuntimeParameters::decode(&mut &encoded.0[..])
					.expect("a preset holds parameters of this runtime");
				let (key, value) = parameter.into_parts();
				pallet_parameters::Parameters::<T>::set(key, value);
			}
		}
	}

	impl<T: Config> Pallet<T> {
		/// Whether the network is for development: fixed at its genesis.
		pub fn is_for_development() -> bool {
			Development::<T>::get()
		}
	}
}
