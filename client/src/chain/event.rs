//! Events, and any other value of the chain, as JSON.

use super::{Account, Failure, Result};
use crate::{content, identity::recipient_text};
use carechain_primitives::{Codec, ContentRef, EncryptionKey, PurposeOfUse};
use carechain_rpc::{Address, Time};
use scale_info::{TypeDef, TypeDefPrimitive};
use serde_json::{json, Map, Value as Json};
use subxt::{
	ext::scale_value::{scale::decode_as_type, Composite, Primitive, Value, ValueDef},
	Metadata,
};

/// An event, its fields under the names that the runtime gives them.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
	/// The pallet.
	pub pallet: String,
	/// The event.
	pub name: String,
	/// Its fields.
	pub fields: Map<String, Json>,
}

impl Event {
	/// Decodes the fields of an event.
	///
	/// # Errors
	/// [`Failure::Node`]: the bytes do not fit the metadata.
	pub fn decode(metadata: &Metadata, pallet: &str, name: &str, mut bytes: &[u8]) -> Result<Self> {
		let wrong = || Failure::Node(format!("the event {pallet}.{name} cannot be read"));
		let fields = metadata
			.pallet_by_name(pallet)
			.and_then(|known| {
				known
					.event_variants()?
					.iter()
					.find(|variant| variant.name == name)
					.map(|v| &v.fields)
			})
			.ok_or_else(wrong)?;
		let mut map = Map::new();
		for (index, field) in fields.iter().enumerate() {
			let value =
				decode_as_type(&mut bytes, field.ty.id, metadata.types()).map_err(|_| wrong())?;
			let label = field.name.clone().unwrap_or_else(|| index.to_string());
			let json = to_json(&value, metadata);
			map.insert(camel_case(&label), with_time(&label, json));
		}
		Ok(Self { pallet: pallet.to_owned(), name: name.to_owned(), fields: map })
	}

	/// A field by its name in JSON.
	pub fn field(&self, name: &str) -> &Json {
		self.fields.get(name).unwrap_or(&Json::Null)
	}

	/// The event as JSON.
	pub fn to_json(&self) -> Json {
		json!({ "pallet": self.pallet, "name": self.name, "fields": self.fields })
	}

	/// Whether an account occurs in it, at any depth.
	pub fn concerns(&self, account: &Account) -> bool {
		let text = Address(account.clone()).to_string();
		self.fields.values().any(|value| holds(value, &text))
	}
}

/// An encoded call as JSON: `{"pallet", "name", "arguments"}`.
///
/// # Errors
/// [`Failure::Node`]: the bytes do not fit the metadata.
pub fn describe_call(metadata: &Metadata, mut bytes: &[u8]) -> Result<Json> {
	let wrong = || Failure::Node("a call cannot be read".into());
	let kind = metadata.outer_enums().call_enum_ty();
	let value = decode_as_type(&mut bytes, kind, metadata.types()).map_err(|_| wrong())?;
	let ValueDef::Variant(pallet) = &value.value else { return Err(wrong()) };
	let inner = pallet.values.values().next().ok_or_else(wrong)?;
	let ValueDef::Variant(call) = &inner.value else { return Err(wrong()) };
	let arguments = match &call.values {
		Composite::Named(values) => named(values, metadata),
		Composite::Unnamed(_) => Map::new(),
	};
	Ok(json!({ "pallet": pallet.name, "name": call.name, "arguments": arguments }))
}

fn holds(value: &Json, text: &str) -> bool {
	match value {
		Json::String(own) => own == text,
		Json::Array(items) => items.iter().any(|item| holds(item, text)),
		Json::Object(map) => map.values().any(|item| holds(item, text)),
		_ => false,
	}
}

/// `from_minute` as `fromMinute`.
pub fn camel_case(name: &str) -> String {
	let mut text = String::with_capacity(name.len());
	let mut upper = false;
	for character in name.chars() {
		match (character, upper) {
			('_', _) => upper = true,
			(character, true) => {
				text.extend(character.to_uppercase());
				upper = false;
			},
			(character, false) => text.push(character),
		}
	}
	text
}

/// `LifeThreatening` as `lifeThreatening`.
fn lower_first(name: &str) -> String {
	let mut characters = name.chars();
	characters
		.next()
		.map(|first| first.to_lowercase().chain(characters).collect())
		.unwrap_or_default()
}

/// Fields whose names say that they are times are shown as such.
fn with_time(name: &str, value: Json) -> Json {
	let is_time = matches!(name, "at" | "from" | "until" | "start" | "end")
		|| ["_at", "_by", "_until"].iter().any(|end| name.ends_with(end));
	match value.as_u64() {
		Some(moment) if is_time => json!(Time(moment).to_string()),
		_ => value,
	}
}

/// A decoded value as JSON, in the spelling of the `care_*` methods.
fn to_json(value: &Value<u32>, metadata: &Metadata) -> Json {
	let path = metadata
		.types()
		.resolve(value.context)
		.and_then(|known| known.path.segments.last().cloned())
		.unwrap_or_default();
	match path.as_str() {
		"AccountId32" => match bytes(value).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()) {
			Some(bytes) => return json!(Address(Account::new(bytes)).to_string()),
			None => return Json::Null,
		},
		"EncryptionKey" => {
			if let Some(key) = bytes(value).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()) {
				return json!(recipient_text(&EncryptionKey(key)));
			}
		},
		"ContentRef" => {
			if let Some(content) = content_ref(value) {
				return json!({ "cid": content::cid_text(&content), "size": content.size });
			}
		},
		"PurposeOfUse" => {
			if let ValueDef::Variant(variant) = &value.value {
				let named = PurposeOfUse::ALL
					.iter()
					.find(|purpose| format!("{purpose:?}") == variant.name)
					.map(|purpose| purpose.code());
				return json!(named.unwrap_or(&variant.name));
			}
		},
		_ => (),
	}
	match &value.value {
		ValueDef::Primitive(primitive) => match primitive {
			Primitive::Bool(flag) => json!(flag),
			Primitive::Char(character) => json!(character.to_string()),
			Primitive::String(text) => json!(text),
			// Money, and what JavaScript cannot tell exactly, is a string, as in the `care_*` methods.
			Primitive::U128(number) => match u64::try_from(*number) {
				_ if is_money(value.context, metadata) => json!(number.to_string()),
				Ok(small) if small < 1 << 53 => json!(small),
				_ => json!(number.to_string()),
			},
			Primitive::I128(number) => match i64::try_from(*number) {
				Ok(small) => json!(small),
				Err(_) => json!(number.to_string()),
			},
			Primitive::U256(raw) | Primitive::I256(raw) => json!(format!("0x{}", hex::encode(raw))),
		},
		ValueDef::BitSequence(bits) => json!(format!("{bits:?}")),
		ValueDef::Variant(variant) => match (variant.name.as_str(), &variant.values) {
			("None", values) if values.is_empty() => Json::Null,
			("Some", Composite::Unnamed(values)) if values.len() == 1 => {
				values.first().map(|value| to_json(value, metadata)).unwrap_or_default()
			},
			(name, values) if values.is_empty() => json!(lower_first(name)),
			(name, Composite::Named(values)) => {
				let mut map = named(values, metadata);
				map.insert("type".into(), json!(lower_first(name)));
				Json::Object(map)
			},
			(name, Composite::Unnamed(values)) => {
				let inner = match values.as_slice() {
					[only] => to_json(only, metadata),
					all => all.iter().map(|value| to_json(value, metadata)).collect(),
				};
				json!({ "type": lower_first(name), "value": inner })
			},
		},
		ValueDef::Composite(Composite::Named(values)) => Json::Object(named(values, metadata)),
		ValueDef::Composite(Composite::Unnamed(values)) => {
			if let Some(bytes) = byte_sequence(value, metadata) {
				return match std::str::from_utf8(&bytes) {
					Ok(text)
						if bytes.len() != 32
							&& !text.is_empty() && text
							.chars()
							.all(|character| character.is_ascii_graphic() || character == ' ') =>
					{
						json!(text)
					},
					_ => json!(format!("0x{}", hex::encode(bytes))),
				};
			}
			match values.as_slice() {
				// A wrapper around one value is that value; a list keeps its brackets.
				[only] if !is_sequence(value.context, metadata) => to_json(only, metadata),
				all => all.iter().map(|value| to_json(value, metadata)).collect(),
			}
		},
	}
}

fn named(values: &[(String, Value<u32>)], metadata: &Metadata) -> Map<String, Json> {
	values
		.iter()
		.map(|(name, value)| (camel_case(name), with_time(name, to_json(value, metadata))))
		.collect()
}

fn is_sequence(id: u32, metadata: &Metadata) -> bool {
	metadata.types().resolve(id).is_some_and(|known| {
		matches!(known.type_def, TypeDef::Sequence(_) | TypeDef::Array(_) | TypeDef::Tuple(_))
	})
}

/// Whether the type is that of amounts of money.
fn is_money(id: u32, metadata: &Metadata) -> bool {
	let known = metadata.types().resolve(id);
	known.is_some_and(|known| known.type_def == TypeDef::Primitive(TypeDefPrimitive::U128))
}

/// The bytes of a value that is nothing but bytes by its type: `[u8; N]`, `Vec<u8>` and wrappers.
fn byte_sequence(value: &Value<u32>, metadata: &Metadata) -> Option<Vec<u8>> {
	let ValueDef::Composite(Composite::Unnamed(values)) = &value.value else { return None };
	let element = match &metadata.types().resolve(value.context)?.type_def {
		TypeDef::Sequence(sequence) => sequence.type_param.id,
		TypeDef::Array(array) => array.type_param.id,
		TypeDef::Composite(_) => {
			return match values.as_slice() {
				[only] => byte_sequence(only, metadata),
				_ => None,
			}
		},
		_ => return None,
	};
	match &metadata.types().resolve(element)?.type_def {
		TypeDef::Primitive(TypeDefPrimitive::U8) => bytes(value),
		_ => None,
	}
}

/// All numbers of a value in a row, if each is a byte.
fn bytes(value: &Value<u32>) -> Option<Vec<u8>> {
	match &value.value {
		ValueDef::Primitive(Primitive::U128(number)) => Some(vec![u8::try_from(*number).ok()?]),
		ValueDef::Composite(composite) => {
			let mut all = Vec::new();
			for value in composite.values() {
				all.extend(bytes(value)?);
			}
			Some(all)
		},
		_ => None,
	}
}

fn content_ref(value: &Value<u32>) -> Option<ContentRef> {
	let ValueDef::Composite(Composite::Named(fields)) = &value.value else { return None };
	let field = |name: &str| fields.iter().find(|(own, _)| own == name).map(|(_, value)| value);
	let codec = match &field("codec")?.value {
		ValueDef::Variant(variant) if variant.name == "Raw" => Codec::Raw,
		ValueDef::Variant(variant) if variant.name == "DagPb" => Codec::DagPb,
		_ => return None,
	};
	let digest: [u8; 32] = bytes(field("digest")?)?.try_into().ok()?;
	let ValueDef::Primitive(Primitive::U128(size)) = &field("size")?.value else { return None };
	Some(ContentRef { codec, digest: digest.into(), size: u64::try_from(*size).ok()? })
}

#[cfg(test)]
mod tests {
	use super::*;
	use carechain_primitives::{EmergencyPolicy, GrantScope, Right};
	use codec::Encode;

	fn metadata() -> Metadata {
		let bytes = include_bytes!("../../metadata/carechain.scale");
		Metadata::decode_from(bytes).expect("the metadata of the runtime")
	}

	const CONTENT: ContentRef =
		ContentRef { codec: Codec::Raw, digest: frame::deps::sp_core::H256([7; 32]), size: 12 };

	#[test]
	fn events_are_json_in_the_spelling_of_the_care_methods() {
		let (patient, hospital) = (Account::new([1; 32]), Account::new([2; 32]));
		let key = crate::Identity::generate().public();
		let bytes = (
			[9u8; 32],
			&patient,
			key,
			60_000u64,
			EmergencyPolicy::Custodian(hospital.clone()),
			CONTENT,
			None::<ContentRef>,
			&patient,
		)
			.encode();
		let event = Event::decode(&metadata(), "RecordAccess", "FolderCreated", &bytes)
			.expect("the fields fit");
		assert_eq!(event.field("folder"), &json!(format!("0x{}", "09".repeat(32))));
		assert_eq!(event.field("patient"), &json!(Address(patient.clone()).to_string()));
		assert_eq!(event.field("recipient"), &json!(recipient_text(&key)));
		assert_eq!(event.field("longestGrant"), &json!(60_000));
		assert_eq!(
			event.field("emergency"),
			&json!({ "type": "custodian", "value": Address(hospital.clone()).to_string() })
		);
		assert_eq!(
			event.field("ownerEnvelope"),
			&json!({ "cid": content::cid_text(&CONTENT), "size": 12 })
		);
		assert_eq!(event.field("custodianEnvelope"), &Json::Null);
		// Nested accounts count too.
		assert!(event.concerns(&hospital) && event.concerns(&patient));
		assert!(!event.concerns(&Account::new([3; 32])));
	}

	#[test]
	fn purposes_times_and_scopes_are_readable() {
		let (patient, grantee) = (Account::new([1; 32]), Account::new([2; 32]));
		let bytes = (
			(5u64, [9u8; 32], GrantScope::Record(4), &patient, &grantee, Right::Read),
			(vec![PurposeOfUse::Treatment, PurposeOfUse::HealthcareResearch], 0u64, 1_000u64),
			(3u32, Some(CONTENT), 1u32),
			(None::<u64>, &patient),
		)
			.encode();
		let event = Event::decode(&metadata(), "RecordAccess", "AccessGranted", &bytes)
			.expect("the fields fit");
		assert_eq!(event.field("grant"), &json!(5));
		assert_eq!(event.field("purposes"), &json!(["TREAT", "HRESCH"]));
		assert_eq!(event.field("right"), &json!("read"));
		assert_eq!(event.field("scope"), &json!({ "type": "record", "value": 4 }));
		assert_eq!(event.field("until"), &json!("1970-01-01T00:00:01.000Z"));
		assert_eq!(event.field("request"), &Json::Null);
	}

	#[test]
	fn bytes_that_do_not_fit_are_an_error() {
		assert!(Event::decode(&metadata(), "RecordAccess", "AccessGranted", &[1, 2]).is_err());
		assert!(Event::decode(&metadata(), "RecordAccess", "NoSuchEvent", &[]).is_err());
	}

	#[test]
	fn names_are_those_of_json() {
		assert_eq!(camel_case("expires_at"), "expiresAt");
		assert_eq!(camel_case("by"), "by");
		assert_eq!(lower_first("LifeThreatening"), "lifeThreatening");
	}

	#[test]
	fn times_are_told_by_the_name_of_the_field() {
		assert_eq!(with_time("until", json!(0)), json!("1970-01-01T00:00:00.000Z"));
		assert_eq!(with_time("justify_by", json!(1000)), json!("1970-01-01T00:00:01.000Z"));
		assert_eq!(with_time("epoch", json!(1000)), json!(1000));
		assert_eq!(with_time("by", json!("5G")), json!("5G"));
	}
}
