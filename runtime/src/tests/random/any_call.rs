//! Any call of the runtime with any arguments, made from the types alone: a call that is added is
//! tried without anybody thinking of it.

use super::*;
use codec::{Compact, Decode};
use polkadot_sdk::sp_runtime::AccountId32;
use scale_info::{
	form::PortableForm, Field, MetaType, PortableRegistry, Registry, TypeDef, TypeDefPrimitive,
};

/// How deep calls are nested, and lists in lists.
const DEEPEST: u32 = 2;

/// The types of all calls.
pub(super) struct Calls {
	types: PortableRegistry,
	root: u32,
}

impl Calls {
	pub(super) fn new() -> Self {
		let mut registry = Registry::new();
		let root = registry.register_type(&MetaType::new::<RuntimeCall>()).id;
		Self { types: registry.into(), root }
	}

	/// A call with arguments that mostly name what there is. `None` if its type holds what the types
	/// alone do not say.
	pub(super) fn any(&self, walk: &mut Walk) -> Option<RuntimeCall> {
		let mut bytes = Vec::new();
		self.write(walk, self.root, "", 0, &mut bytes);
		RuntimeCall::decode(&mut bytes.as_slice()).ok()
	}

	fn write(&self, walk: &mut Walk, id: u32, name: &str, depth: u32, out: &mut Vec<u8>) {
		let Some(ty) = self.types.resolve(id) else { return };
		let path = ty.path.ident().unwrap_or_default();
		match path.as_str() {
			"AccountId32" => {
				let account = walk.anybody().expect("there are people");
				return AccountId32::encode_to(&account, out);
			},
			"MultiAddress" => {
				let account = walk.anybody().expect("there are people");
				return polkadot_sdk::sp_runtime::MultiAddress::<_, ()>::Id(account).encode_to(out);
			},
			"H256" => return walk.hash(name).encode_to(out),
			"Permill" => return Permill::from_parts(walk.below_u32(1_000_001)).encode_to(out),
			_ => {},
		}
		match &ty.type_def {
			TypeDef::Composite(composite) => {
				self.write_fields(walk, &composite.fields, name, depth, out)
			},
			TypeDef::Variant(variants) => {
				let variants: Vec<_> = match path.as_str() {
					"RuntimeCall" => {
						// Calls of the care pallets mostly, and nothing too deep.
						let (care, others): (Vec<_>, Vec<_>) =
							variants.variants.iter().partition(|pallet| pallet.index >= 20);
						if depth >= DEEPEST || walk.random.chance(85) {
							care
						} else {
							others
						}
					},
					_ => variants.variants.iter().collect(),
				};
				let Some(variant) = walk.random.one_of(&variants) else { return };
				out.push(variant.index);
				let depth = if path == "RuntimeCall" { depth + 1 } else { depth };
				self.write_fields(walk, &variant.fields, name, depth, out);
			},
			TypeDef::Sequence(sequence) => {
				let length = walk.below_u32(4 - depth.min(3));
				Compact(length).encode_to(out);
				for _ in 0..length {
					self.write(walk, sequence.type_param.id, name, depth, out);
				}
			},
			TypeDef::Array(array) => {
				// Keys and hashes.
				if array.len == 32 && walk.random.chance(90) {
					return walk.hash(name).encode_to(out);
				}
				for _ in 0..array.len {
					self.write(walk, array.type_param.id, name, depth, out);
				}
			},
			TypeDef::Tuple(tuple) => {
				for field in &tuple.fields {
					self.write(walk, field.id, name, depth, out);
				}
			},
			TypeDef::Compact(compact) => {
				let primitive = match self.types.resolve(compact.type_param.id) {
					Some(ty) => ty.type_def.clone(),
					None => return,
				};
				match primitive {
					TypeDef::Primitive(TypeDefPrimitive::U32) => {
						Compact(walk.below_u32(64)).encode_to(out)
					},
					TypeDef::Primitive(TypeDefPrimitive::U64) => {
						Compact(walk.number_for(name)).encode_to(out)
					},
					_ => Compact(walk.amount()).encode_to(out),
				}
			},
			TypeDef::Primitive(primitive) => match primitive {
				TypeDefPrimitive::Bool => walk.random.chance(50).encode_to(out),
				TypeDefPrimitive::U8 => (walk.below_u32(256) as u8).encode_to(out),
				TypeDefPrimitive::U16 => (walk.below_u32(1 << 16) as u16).encode_to(out),
				TypeDefPrimitive::U32 => {
					let edge = walk.random.chance(5);
					(if edge { u32::MAX } else { walk.below_u32(8) }).encode_to(out)
				},
				TypeDefPrimitive::U64 => walk.number_for(name).encode_to(out),
				TypeDefPrimitive::U128 => walk.amount().encode_to(out),
				TypeDefPrimitive::Str => "a".encode_to(out),
				_ => 0u8.encode_to(out),
			},
			TypeDef::BitSequence(_) => Compact(0u32).encode_to(out),
		}
	}

	fn write_fields(
		&self,
		walk: &mut Walk,
		fields: &[Field<PortableForm>],
		name: &str,
		depth: u32,
		out: &mut Vec<u8>,
	) {
		for field in fields {
			let name = field.name.as_deref().unwrap_or(name);
			self.write(walk, field.ty.id, name, depth, out);
		}
	}
}

impl Walk {
	fn below_u32(&mut self, end: u32) -> u32 {
		u32::try_from(self.random.below(end.into())).unwrap_or_default()
	}

	/// A folder that there is, mostly, or a hash that nobody has seen.
	fn hash(&mut self, name: &str) -> H256 {
		let folders: Vec<_> = self.oracle.folders.keys().copied().collect();
		match self.random.one_of(&folders) {
			Some(folder) if name == "folder" && self.random.chance(90) => folder,
			_ => H256(blake2_256(&("hash", self.number()).encode())),
		}
	}

	/// What a number of this name could be.
	fn number_for(&mut self, name: &str) -> u64 {
		if self.random.chance(2) {
			return u64::MAX;
		}
		let last = match name {
			"appointment" => self.oracle.appointments.last().copied(),
			"escrow" => self.oracle.appointments.last().copied(),
			"record" => self.oracle.records.keys().last().copied(),
			"grant" => self.oracle.grants.keys().last().copied(),
			"request" => self.oracle.requests.keys().last().copied(),
			"emergency" => self.oracle.emergencies.keys().last().copied(),
			"start" | "starts" => {
				let from = now() + self.random.below(6 * HOUR);
				return from / SLOT_GRAIN * SLOT_GRAIN;
			},
			"notice" | "delay" | "longest_grant" => return self.random.below(3 * DAY),
			_ => return self.later(),
		};
		let last = last.unwrap_or_default();
		last.saturating_sub(self.random.below(40)) + self.random.below(2)
	}

	fn amount(&mut self) -> Balance {
		match self.random.below(10) {
			0 => 0,
			1 => Balance::MAX,
			_ => FEE * Balance::from(self.random.below(200)) / 100,
		}
	}
}
