//! The chains that the node knows by name.

use crate::{
	configs::{policy::dynamic_params, RuntimeParameters},
	constants::*,
	*,
};
use alloc::{string::ToString, vec, vec::Vec};
use carechain_primitives::{EncryptionKey, Role, MINUTE, SECOND};
use codec::Encode;
use hex_literal::hex;
use polkadot_sdk::{
	pallet_aura, pallet_balances, pallet_collective, pallet_grandpa,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_consensus_grandpa::AuthorityId as GrandpaId,
	sp_core::Bytes,
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};

/// Seconds where production has hours, so that a whole story plays in minutes.
fn short_policy() -> Vec<RuntimeParameters> {
	use dynamic_params::{access, appointments, participants};
	macro_rules! set {
		($variant:ident, $group:ident, $($name:ident = $value:expr),* $(,)?) => {
			vec![$(RuntimeParameters::$variant($group::Parameters::$name($group::$name, Some($value)))),*]
		};
	}
	[
		set!(
			Appointments,
			appointments,
			DisputeWindow = 20 * SECOND,
			DisputeDeadline = 60 * SECOND,
			CompletionWindow = 10 * MINUTE,
			ShortestNotice = 5 * SECOND,
		),
		set!(
			Access,
			access,
			RequestLifetime = 10 * MINUTE,
			EmergencyAccess = 30 * SECOND,
			JustificationDeadline = 2 * MINUTE,
			ReviewDeadline = 5 * MINUTE,
		),
		set!(Participants, participants, LongestPatientSuspension = 5 * MINUTE),
	]
	.concat()
}

/// An account that the tests of Substrate know, and its X25519 encryption key. The client derives
/// the secret keys from the account's URI, on development chains only.
fn known(keyring: Sr25519Keyring, encryption_key: [u8; 32]) -> Known {
	Known { account: keyring.to_account_id(), encryption_key: EncryptionKey(encryption_key) }
}

struct Known {
	account: AccountId,
	encryption_key: EncryptionKey,
}

fn hospitals() -> Vec<Known> {
	vec![
		known(
			Sr25519Keyring::Alice,
			hex!("aecf54f8251e99bd9c6d1e57b9f17acf701b13924b6ce453b351cf36b724fd52"),
		),
		known(
			Sr25519Keyring::Bob,
			hex!("dff3b062980aee9389757b51cad39f73a452dea0a441c141e4eefa84730d2244"),
		),
		known(
			Sr25519Keyring::Charlie,
			hex!("be52a6bf945a7f443e6fa3ddd4f9f22997b20801def89705c89ae022dddcd46e"),
		),
	]
}

fn auditors() -> Vec<Known> {
	vec![known(
		Sr25519Keyring::Dave,
		hex!("89d02daa8f6700b002634882c4099bbd90bc4afd3c7f44d7c4186eeb3fdbdf75"),
	)]
}

/// What a chain starts with.
struct Start {
	/// The hospitals.
	hospitals: Vec<Known>,
	/// The validators: sr25519 for Aura, ed25519 for GRANDPA.
	authorities: Vec<(Sr25519Keyring, Ed25519Keyring)>,
	/// The auditors.
	auditors: Vec<Known>,
	/// The policy, where it differs from production's.
	policy: Vec<RuntimeParameters>,
}

fn genesis(start: Start) -> serde_json::Value {
	let hospitals: Vec<AccountId> =
		start.hospitals.iter().map(|hospital| hospital.account.clone()).collect();
	let members = |role: Role, known: &[Known]| {
		known
			.iter()
			.map(|member| (member.account.clone(), role, member.encryption_key))
			.collect::<Vec<_>>()
	};
	let config = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: hospitals
				.iter()
				.map(|hospital| (hospital.clone(), 1_000_000 * CARE))
				.collect(),
			..Default::default()
		},
		aura: pallet_aura::GenesisConfig {
			authorities: start
				.authorities
				.iter()
				.map(|(aura, _)| AuraId::from(aura.public()))
				.collect(),
		},
		grandpa: pallet_grandpa::GenesisConfig {
			authorities: start
				.authorities
				.iter()
				.map(|(_, grandpa)| (GrandpaId::from(grandpa.public()), 1))
				.collect(),
			..Default::default()
		},
		council: pallet_collective::GenesisConfig {
			members: hospitals.clone(),
			..Default::default()
		},
		participants: pallet_care_identity::GenesisConfig {
			members: [
				members(Role::Hospital, &start.hospitals),
				members(Role::Auditor, &start.auditors),
			]
			.concat(),
		},
		consortium: pallet_care_consortium::GenesisConfig {
			hospitals,
			auditors: start
				.auditors
				.iter()
				.map(|auditor| (auditor.account.clone(), None))
				.collect(),
		},
		policy_genesis: genesis::policy::GenesisConfig {
			parameters: start.policy.iter().map(|parameter| Bytes(parameter.encode())).collect(),
			..Default::default()
		},
		..Default::default()
	};
	serde_json::to_value(config).unwrap_or_default()
}

/// A small consortium for development: three hospitals, one of them a validator.
fn development() -> serde_json::Value {
	genesis(Start {
		hospitals: hospitals(),
		authorities: vec![(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
		auditors: auditors(),
		policy: short_policy(),
	})
}

/// The same consortium, all three of its hospitals validators.
fn local_testnet() -> serde_json::Value {
	genesis(Start {
		hospitals: hospitals(),
		authorities: vec![
			(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
			(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
			(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		],
		auditors: auditors(),
		policy: short_policy(),
	})
}

/// The preset of a name, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let preset = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(),
		LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		_ => return None,
	};
	Some(preset.to_string().into_bytes())
}

/// The names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into()]
}
