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
	Calls(Vec<Call>),
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

	/// Adds the next argument, encoded already.
	pub fn with_encoded(mut self, name: &'static str, bytes: Vec<u8>) -> Self {
		self.arguments.push((name, Argument::Encoded(bytes)));
		self
	}

	/// Adds the next argument, which is a call.
	pub fn with_call(mut self, name: &'static str, call: Self) -> Self {
		self.arguments.push((name, Argument::Call(Box::new(call))));
		self
	}

	/// Adds the next argument, which is a list of calls.
	pub fn with_calls(mut self, name: &'static str, calls: Vec<Self>) -> Self {
		self.arguments.push((name, Argument::Calls(calls)));
		self
	}

	/// The call in the name of somebody else, by a delegate.
	pub fn acting_for(self, principal: &Account) -> Self {
		Self::new("Participants", "act_for").with("principal", principal).with_call("call", self)
	}

	/// The call as an account whose key was replaced by the signer's.
	pub fn acting_as(self, account: &Account) -> Self {
		Self::new("Participants", "act_as").with("account", account).with_call("call", self)
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
				Argument::Calls(calls) => {
					let count = u32::try_from(calls.len()).unwrap_or(u32::MAX);
					let mut bytes = codec::Compact(count).encode();
					for call in calls {
						bytes.extend(call.encode(metadata)?);
					}
					bytes
				},
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

#[cfg(test)]
mod tests {
	use super::*;
	use carechain_primitives::Role;

	fn metadata() -> Metadata {
		let bytes = include_bytes!("../../metadata/carechain.scale");
		Metadata::decode_from(bytes).expect("the metadata of the runtime")
	}

	fn invite() -> Call {
		Call::new("Participants", "invite")
			.with("invitee", &Account::new([1; 32]))
			.with("role", &Role::Patient)
			.with("expires_at", &7u64)
	}

	#[test]
	fn a_call_is_its_indices_and_its_arguments() {
		let metadata = metadata();
		let bytes = invite().encode(&metadata).expect("encodes");
		let pallet = metadata.pallet_by_name("Participants").expect("the pallet");
		let call = pallet.call_variant_by_name("invite").expect("the call");
		let mut expected = vec![pallet.call_index(), call.index];
		expected.extend((Account::new([1; 32]), Role::Patient, 7u64).encode());
		assert_eq!(bytes, expected);
	}

	#[test]
	fn a_delegated_call_holds_the_call() {
		let metadata = metadata();
		let inner = invite().encode(&metadata).expect("encodes");
		let outer = invite().acting_for(&Account::new([2; 32])).encode(&metadata).expect("encodes");
		assert!(outer.ends_with(&inner));
		assert_eq!(outer.len(), inner.len() + 2 + 32);
	}

	#[test]
	fn a_call_as_a_recovered_account_holds_the_delegated_call() {
		let metadata = metadata();
		let delegated = invite().acting_for(&Account::new([2; 32]));
		let inner = delegated.encode(&metadata).expect("encodes");
		let outer = delegated.acting_as(&Account::new([3; 32])).encode(&metadata).expect("encodes");
		assert!(outer.ends_with(&inner));
		assert_eq!(outer.len(), inner.len() + 2 + 32);
	}

	#[test]
	fn what_the_chain_does_not_have_is_refused() {
		let metadata = metadata();
		let refused =
			|call: Call| matches!(call.encode(&metadata), Err(Failure::OtherVersion { .. }));
		assert!(refused(Call::new("Nowhere", "invite")));
		assert!(refused(Call::new("Participants", "nothing")));
		// An argument is missing, has another name, or another shape.
		assert!(refused(Call::new("Participants", "deregister").with("more", &1u8)));
		assert!(refused(Call::new("Participants", "withdraw_invitation")));
		assert!(refused(
			Call::new("Participants", "withdraw_invitation").with("who", &Account::new([1; 32]))
		));
		assert!(refused(Call::new("Participants", "withdraw_invitation").with("invitee", &1u8)));
	}
}
