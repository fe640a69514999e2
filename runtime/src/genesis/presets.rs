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
	pallet_balances, pallet_collective, pallet_session,
	sp_core::Bytes,
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};

/// Seconds where production has hours, so that a whole story plays in minutes.
fn short_policy(min_validators: u32, session_length: BlockNumber) -> Vec<RuntimeParameters> {
	use dynamic_params::{access, appointments, consortium, participants};
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
			EvidenceWindow = 60 * SECOND,
			DecisionWindow = 30 * SECOND,
			AppealWindow = 30 * SECOND,
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
			VoucherAge = 10 * SECOND,
		),
		set!(
			Participants,
			participants,
			LongestPatientSuspension = 5 * MINUTE,
			SponsorshipNotice = 30 * SECOND,
			SponsorChangeDelay = 20 * SECOND,
		),
		set!(
			Participants,
			participants,
			LongestPatientSuspension = 5 * MINUTE,
			ContactsNotice = 30 * SECOND,
			ContactsRecovery = 10 * SECOND,
			SponsorRecovery = 20 * SECOND,
		),
		set!(
			Consortium,
			consortium,
			MinValidators = min_validators,
			SessionLength = session_length
		),
	]
	.concat()
}

/// An account that the tests of Substrate know, and its X25519 encryption key. The client derives
/// the secret keys from the account's URI, on development chains only.
fn known(keyring: Sr25519Keyring, encryption_key: [u8; 32]) -> Member {
	Member {
		account: keyring.to_account_id(),
		encryption_key: EncryptionKey(encryption_key),
		balance: 1_000_000 * CARE,
	}
}

/// A founding member of a consortium.
pub struct Member {
	/// The account.
	pub account: AccountId,
	/// The X25519 key that is encrypted to.
	pub encryption_key: EncryptionKey,
	/// What it has to start with, in plancks.
	pub balance: Balance,
}

/// The first hospitals that the tests of Substrate know, so many.
fn hospitals(count: usize) -> Vec<Member> {
	let mut all = vec![
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
		dave(),
	];
	all.truncate(count);
	all
}

fn dave() -> Member {
	known(
		Sr25519Keyring::Dave,
		hex!("89d02daa8f6700b002634882c4099bbd90bc4afd3c7f44d7c4186eeb3fdbdf75"),
	)
}

fn eve() -> Member {
	known(
		Sr25519Keyring::Eve,
		hex!("7053a6ab9cc1ff573f7d3f3f9175d3defb9eef25ef23d1369f1a45e6b1c81567"),
	)
}

/// What a chain starts with.
pub struct Start {
	/// The hospitals.
	pub hospitals: Vec<Member>,
	/// The validators: hospitals, and their session keys.
	pub validators: Vec<(AccountId, SessionKeys)>,
	/// The auditors, each with the hospital it is affiliated to, if any.
	pub auditors: Vec<(Member, Option<AccountId>)>,
	/// Whether it is for development, for good.
	pub development: bool,
	/// The policy, where it differs from production's.
	pub policy: Vec<RuntimeParameters>,
}

/// The genesis of a chain, as the runtime takes it.
pub fn genesis(start: Start) -> serde_json::Value {
	let hospitals: Vec<AccountId> =
		start.hospitals.iter().map(|hospital| hospital.account.clone()).collect();
	let auditors = start.auditors.iter().map(|(auditor, _)| auditor);
	let members = start
		.hospitals
		.iter()
		.map(|hospital| (hospital, Role::Hospital))
		.chain(auditors.clone().map(|auditor| (auditor, Role::Auditor)));
	let balances = start.hospitals.iter().chain(auditors).filter(|member| member.balance > 0);
	let config = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: balances.map(|member| (member.account.clone(), member.balance)).collect(),
			..Default::default()
		},
		session: pallet_session::GenesisConfig {
			keys: start
				.validators
				.into_iter()
				.map(|(hospital, keys)| (hospital.clone(), hospital, keys))
				.collect(),
			..Default::default()
		},
		council: pallet_collective::GenesisConfig {
			members: hospitals.clone(),
			..Default::default()
		},
		participants: pallet_care_identity::GenesisConfig {
			members: members
				.map(|(member, role)| (member.account.clone(), role, member.encryption_key))
				.collect(),
		},
		consortium: pallet_care_consortium::GenesisConfig {
			hospitals,
			auditors: start
				.auditors
				.iter()
				.map(|(auditor, affiliation)| (auditor.account.clone(), affiliation.clone()))
				.collect(),
		},
		policy_genesis: genesis::policy::GenesisConfig {
			development: start.development,
			parameters: start.policy.iter().map(|parameter| Bytes(parameter.encode())).collect(),
			..Default::default()
		},
		..Default::default()
	};
	serde_json::to_value(config).unwrap_or_default()
}

/// A validator whose session keys are those that the node's `--alice` and the like stand for.
fn validator(account: Sr25519Keyring, grandpa: Ed25519Keyring) -> (AccountId, SessionKeys) {
	let keys = SessionKeys { aura: account.public().into(), grandpa: grandpa.public().into() };
	(account.to_account_id(), keys)
}

/// A small consortium for development: three hospitals, one of them a validator.
fn development() -> serde_json::Value {
	genesis(Start {
		hospitals: hospitals(3),
		validators: vec![validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
		auditors: vec![(Member { balance: 0, ..dave() }, None)],
		development: true,
		policy: short_policy(1, MINUTES),
	})
}

/// Four hospitals, all of them validators, on one machine.
fn local_testnet() -> serde_json::Value {
	genesis(Start {
		hospitals: hospitals(4),
		validators: vec![
			validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
			validator(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
			validator(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
			validator(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
		],
		auditors: vec![(Member { balance: 0, ..eve() }, None)],
		development: true,
		policy: short_policy(3, 10),
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
