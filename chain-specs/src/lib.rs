//! # carechain chain specs
//!
//! Networks that are described by a file: hospitals, keys, boot nodes, policy. `example.toml` has all
//! there is.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

use carechain_runtime::{
	configs::{policy, RuntimeParameters},
	constants::{self, CARE},
	genesis::presets::{Member, Start},
	AccountId, Balance, SessionKeys,
};
use polkadot_sdk::{
	sp_core::{crypto::Ss58Codec, ed25519, sr25519},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The fewest hospitals that a live network starts with: with four validators one can fail.
const FEWEST_VALIDATORS: usize = 4;

/// A network that can be started.
pub struct Network {
	/// Its name, for people.
	pub name: String,
	/// Its name, for programs.
	pub id: String,
	/// What it is for.
	pub kind: Kind,
	/// Where new nodes ask first: multiaddresses with peer ids, not looked into here.
	pub boot_nodes: Vec<String>,
	/// What its chain starts with.
	pub start: Start,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Description {
	/// Its name, for people.
	name: String,
	/// Its name, for programs: of lower-case letters, digits and `_`.
	id: String,
	/// What it is for.
	kind: Kind,
	/// Where new nodes ask first.
	#[serde(default)]
	boot_nodes: Vec<String>,
	/// Parameters of the policy that differ from the runtime's, by group and name.
	#[serde(default)]
	policy: BTreeMap<String, BTreeMap<String, Setting>>,
	/// The founding hospitals.
	hospital: Vec<Hospital>,
	/// The founding auditors.
	#[serde(default)]
	auditor: Vec<Auditor>,
}

/// What a network is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
	/// Patients depend on it.
	Live,
	/// For tests; well-known keys are taken.
	Local,
}

/// A number, or a length of time such as `4h`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Setting {
	Number(u64),
	Length(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Hospital {
	/// Its name, for the reader of the file; it does not get into the chain.
	name: String,
	account: String,
	/// In whole CARE.
	#[serde(default)]
	balance: u64,
	/// Its session keys, if it validates from the start.
	session_keys: Option<Keys>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Keys {
	/// sr25519, as an address.
	aura: String,
	/// ed25519, as an address.
	grandpa: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Auditor {
	name: String,
	account: String,
	/// In whole CARE.
	#[serde(default)]
	balance: u64,
	/// The account of the hospital it belongs to.
	affiliation: Option<String>,
}

/// Reads the description of a network, in TOML.
///
/// # Errors
/// It is not such a description, or describes what must not be; says what.
pub fn read(text: &str) -> Result<Network, String> {
	let described: Description = toml::from_str(text).map_err(|error| error.to_string())?;
	let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
	if described.id.is_empty() || !described.id.bytes().all(is_plain) {
		return Err(format!("id {:?}: give lower-case letters, digits and _", described.id));
	}
	let start = start(&described)?;
	let Description { name, id, kind, boot_nodes, .. } = described;
	Ok(Network { name, id, kind, boot_nodes, start })
}

fn start(network: &Description) -> Result<Start, String> {
	let mut hospitals = Vec::new();
	let mut validators = Vec::new();
	for hospital in &network.hospital {
		let of = |problem: String| format!("hospital {:?}: {problem}", hospital.name);
		let member = member(&hospital.account, hospital.balance);
		let member = member.map_err(of)?;
		if let Some(keys) = &hospital.session_keys {
			validators.push((member.account.clone(), session_keys(keys).map_err(of)?));
		}
		hospitals.push(member);
	}
	let mut auditors = Vec::new();
	for auditor in &network.auditor {
		let of = |problem: String| format!("auditor {:?}: {problem}", auditor.name);
		let member = member(&auditor.account, auditor.balance);
		let affiliation = auditor.affiliation.as_deref().map(account).transpose().map_err(of)?;
		auditors.push((member.map_err(of)?, affiliation));
	}
	let development = network.kind == Kind::Local;
	let policy = parameters(network, development)?;
	let start = Start { hospitals, validators, auditors, development, policy };
	check(&start, network)?;
	Ok(start)
}

/// Refuses what would only show when the chain starts, or later.
fn check(start: &Start, network: &Description) -> Result<(), String> {
	let accounts = start.hospitals.iter().chain(start.auditors.iter().map(|(member, _)| member));
	let mut seen = std::collections::BTreeSet::new();
	for member in accounts.clone() {
		if !seen.insert(&member.account) {
			return Err(format!("{} is named twice", member.account));
		}
	}
	for (_, affiliation) in &start.auditors {
		if let Some(hospital) = affiliation {
			if !start.hospitals.iter().any(|member| member.account == *hospital) {
				return Err(format!("an auditor belongs to {hospital}, which is no hospital here"));
			}
		}
	}
	let mut keys = std::collections::BTreeSet::new();
	for (hospital, own) in &start.validators {
		let raw: [&[u8]; 2] = [own.aura.as_ref(), own.grandpa.as_ref()];
		if raw.into_iter().any(|key| !keys.insert(key.to_vec())) {
			return Err(format!("a session key of {hospital} is named twice"));
		}
	}
	if start.validators.is_empty() {
		return Err("no hospital has session-keys: nobody would make blocks".into());
	}
	if network.kind == Kind::Local {
		return Ok(());
	}
	if start.validators.len() < FEWEST_VALIDATORS {
		return Err(format!(
			"{} validators: a live network needs {FEWEST_VALIDATORS}, so that one can fail",
			start.validators.len()
		));
	}
	let least = min_validators(network);
	if start.validators.len() as u128 <= least {
		return Err(format!(
			"{} validators, and consortium.MinValidators is {least}: none of them could pause, leave \
			 or be removed. Give it a lower number, or name more hospitals with session-keys",
			start.validators.len()
		));
	}
	let well_known = |raw: &[u8]| {
		Sr25519Keyring::iter().any(|one| one.to_raw_public() == raw)
			|| Ed25519Keyring::iter().any(|one| one.to_raw_public() == raw)
	};
	for member in accounts {
		if well_known(member.account.as_ref()) {
			return Err(format!(
				"{} is a well-known key, and a live network is no place for it",
				member.account
			));
		}
	}
	for (hospital, own) in &start.validators {
		if well_known(own.aura.as_ref()) || well_known(own.grandpa.as_ref()) {
			return Err(format!(
				"a session key of {hospital} is a well-known one, and a live network is no place \
				 for it"
			));
		}
	}
	Ok(())
}

/// The fewest validators that may be planned, by the description or the runtime's own policy.
fn min_validators(network: &Description) -> u128 {
	let given = network.policy.get("consortium").and_then(|group| group.get("MinValidators"));
	match given {
		Some(Setting::Number(number)) => u128::from(*number),
		_ => constants::MIN_VALIDATORS.into(),
	}
}

fn account(text: &str) -> Result<AccountId, String> {
	let format = carechain_rpc::SS58_PREFIX.into();
	match AccountId::from_ss58check_with_version(text) {
		Ok((account, version)) if version == format => Ok(account),
		Ok(_) => Err(format!("{text} is an address of another network")),
		Err(_) => Err(format!("{text:?} is no address")),
	}
}

fn member(text: &str, balance: u64) -> Result<Member, String> {
	let balance = Balance::from(balance).saturating_mul(CARE);
	Ok(Member { account: account(text)?, balance })
}

fn session_keys(keys: &Keys) -> Result<SessionKeys, String> {
	let wrong = |name: &str, text: &str| format!("{name} {text:?} is no public key as an address");
	let aura =
		sr25519::Public::from_ss58check(&keys.aura).map_err(|_| wrong("aura", &keys.aura))?;
	let grandpa = ed25519::Public::from_ss58check(&keys.grandpa)
		.map_err(|_| wrong("grandpa", &keys.grandpa))?;
	Ok(SessionKeys { aura: aura.into(), grandpa: grandpa.into() })
}

fn parameters(network: &Description, development: bool) -> Result<Vec<RuntimeParameters>, String> {
	let mut all = Vec::new();
	for (group, settings) in &network.policy {
		for (name, setting) in settings {
			let value = match setting {
				Setting::Number(number) => u128::from(*number),
				Setting::Length(text) => length(text)
					.ok_or_else(|| format!("{group}.{name}: {text:?} is no length such as 4h"))?,
			};
			all.push(policy::parameter(&format!("{group}.{name}"), value, development)?);
		}
	}
	Ok(all)
}

/// A length of time in milliseconds: a whole number of seconds, minutes, hours or days.
fn length(text: &str) -> Option<u128> {
	let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
	let number: u128 = number.parse().ok()?;
	let seconds = match unit {
		"s" => 1,
		"m" => 60,
		"h" => 3_600,
		"d" => 86_400,
		_ => return None,
	};
	number.checked_mul(seconds * 1_000)
}

#[cfg(test)]
mod tests {
	use super::*;

	const EXAMPLE: &str = include_str!("../example.toml");

	fn refused(text: &str) -> String {
		read(text).err().expect("it is refused")
	}

	fn example() -> Description {
		toml::from_str(EXAMPLE).expect("it is TOML")
	}

	#[test]
	fn the_example_is_one() {
		let network = read(EXAMPLE).expect("it is a network");
		assert_eq!(network.kind, Kind::Live);
		assert_eq!((network.start.hospitals.len(), network.start.validators.len()), (4, 4));
		assert_eq!((network.start.auditors.len(), network.start.policy.len()), (1, 4));
	}

	#[test]
	fn its_genesis_builds() {
		let network = read(EXAMPLE).expect("it is a network");
		let json = carechain_runtime::genesis::presets::genesis(network.start);
		let config: carechain_runtime::RuntimeGenesisConfig =
			serde_json::from_value(json).expect("it is a genesis");
		polkadot_sdk::sp_runtime::BuildStorage::build_storage(&config).expect("it builds");
	}

	#[test]
	fn a_live_network_starts_with_four_validators() {
		let keys = example().hospital[3].session_keys.as_ref().expect("keys").grandpa.clone();
		let end = EXAMPLE.find(&keys).expect("it is there") + keys.len() + 1;
		let start = EXAMPLE[..end].rfind("[hospital.session-keys]").expect("it is there");
		let three = format!("{}{}", &EXAMPLE[..start], &EXAMPLE[end..]);
		assert!(refused(&three).contains("needs 4"));
	}

	#[test]
	fn a_live_network_starts_with_more_validators_than_its_minimum() {
		assert!(EXAMPLE.contains("MinValidators = 3\n"));
		for least in ["MinValidators = 4\n", "MinValidators = 7\n", "# by default\n"] {
			let text = EXAMPLE.replace("MinValidators = 3\n", least);
			let problem = refused(&text);
			assert!(problem.contains("4 validators, and consortium.MinValidators is"), "{problem}");
			let local = read(&text.replace("kind = \"live\"", "kind = \"local\""));
			assert!(local.is_ok(), "it is taken for a test");
		}
	}

	#[test]
	fn a_live_network_keeps_what_protects_people() {
		for (setting, short) in [
			("AuditRetention", "1000d"),
			("JustificationDeadline", "1h"),
			("EmergencyAccess", "30s"),
		] {
			let line = format!("[policy.access]\n{setting} = \"{short}\"");
			let text =
				EXAMPLE.replace("EmergencyAccess = \"4h\"\n", "").replace("[policy.access]", &line);
			let problem = refused(&text);
			assert!(problem.contains(setting) && problem.contains("has to be from"), "{problem}");
			let local = read(&text.replace("kind = \"live\"", "kind = \"local\""));
			assert!(local.is_ok(), "it is taken for a test");
			assert!(local.is_ok_and(|network| network.start.development));
		}
		assert!(!read(EXAMPLE).expect("it is a network").start.development);
	}

	#[test]
	fn well_known_keys_are_for_tests() {
		let alice = Sr25519Keyring::Alice.to_account_id().to_string();
		let network = example();
		for key in [
			network.hospital[0].account.clone(),
			network.hospital[0].session_keys.as_ref().expect("it validates").aura.clone(),
			network.auditor[0].account.clone(),
		] {
			let text = EXAMPLE.replace(&key, &alice);
			let problem = refused(&text);
			assert!(problem.contains("well-known"), "{problem}");
			let local = read(&text.replace("kind = \"live\"", "kind = \"local\""));
			assert!(local.is_ok(), "they are taken for a test");
		}
	}

	#[test]
	fn what_is_wrong_is_said() {
		let with = |from: &str, to: &str| {
			assert!(EXAMPLE.contains(from), "{from}");
			refused(&EXAMPLE.replacen(from, to, 1))
		};
		assert!(with("kind = ", "sort = ").contains("sort"));
		assert!(with("id = \"", "id = \"No ").contains("lower-case"));
		assert!(with("EmergencyAccess", "EmergencyExcess").contains("no parameter"));
		assert!(with("\"4h\"", "\"4 hours\"").contains("such as 4h"));
		assert!(with("\"4h\"", "\"400d\"").contains("has to be from"));
		let network = example();
		let accounts: Vec<&String> = network.hospital.iter().map(|one| &one.account).collect();
		assert!(with(accounts[0], accounts[1]).contains("twice"));
		assert!(with(accounts[0], "5Nobody").contains("no address"));
		let keys = |index: usize| network.hospital[index].session_keys.as_ref().expect("keys");
		assert!(with(&keys(0).grandpa, &keys(1).grandpa).contains("twice"));
	}

	#[test]
	fn lengths() {
		assert_eq!(length("4h"), Some(14_400_000));
		assert_eq!(length("30s"), Some(30_000));
		for text in ["", "h", "4", "4x", "1.5h", "-1d", "\u{20ac}"] {
			assert_eq!(length(text), None, "{text}");
		}
	}
}
