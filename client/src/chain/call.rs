//! Calls of the runtime, by name.

use super::{Account, Failure, Result};
use codec::Encode;
use subxt::Metadata;

/// A call with its arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
	pallet: &'static str,
	name: &'static str,
	arguments: Vec<(&'static str, Argument)>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Argument {
	Encoded(Vec<u8>),
	Call(Box<Call>),
}

impl Call {
	/// A call without arguments yet.
	pub fn new(pallet: &'static str, name: &'static str) -> Self {
		Self { pallet, name, arguments: Vec::new() }
	}

	/// Adds the next argument, under the name that the runtime gives it.
	pub fn with(mut self, name: &'static str, value: &(impl Encode + ?Sized)) -> Self {
		self.arguments.push((name, Argument::Encoded(value.encode())));
		self
	}

	/// The call in the name of somebody else, by a delegate.
	pub fn acting_for(self, principal: &Account) -> Self {
		let mut outer = Self::new("Participants", "act_for").with("principal", principal);
		outer.arguments.push(("call", Argument::Call(Box::new(self))));
		outer
	}

	/// `Pallet.call`.
	pub fn title(&self) -> String {
		format!("{}.{}", self.pallet, self.name)
	}

	/// The bytes of the call on the chain of this metadata.
	///
	/// # Errors
	/// [`Failure::OtherVersion`]: the chain has no such call, or other arguments to it.
	pub fn encode(&self, metadata: &Metadata) -> Result<Vec<u8>> {
		let unknown = |what: String| Failure::OtherVersion {
			expected: format!("the call {}", self.title()),
			actual: what,
		};
		let pallet = metadata
			.pallet_by_name(self.pallet)
			.ok_or_else(|| unknown(format!("a runtime without the pallet {}", self.pallet)))?;
		let variant = pallet
			.call_variant_by_name(self.name)
			.ok_or_else(|| unknown("a runtime without this call".into()))?;
		let known: Vec<_> = variant.fields.iter().map(|field| field.name.as_deref()).collect();
		let own: Vec<_> = self.arguments.iter().map(|(name, _)| Some(*name)).collect();
		if known != own {
			return Err(unknown(format!("this call with the arguments {known:?}")));
		}
		let mut bytes = vec![pallet.call_index(), variant.index];
		for ((name, argument), field) in self.arguments.iter().zip(&variant.fields) {
			let encoded = match argument {
				Argument::Encoded(encoded) => encoded.clone(),
				Argument::Call(call) => call.encode(metadata)?,
			};
			let mut rest = encoded.as_slice();
			let shape = subxt::ext::scale_value::scale::decode_as_type(
				&mut rest,
				field.ty.id,
				metadata.types(),
			);
			if shape.is_err() || !rest.is_empty() {
				return Err(unknown(format!("this call with another argument {name:?}")));
			}
			bytes.extend(encoded);
		}
		Ok(bytes)
	}
}
