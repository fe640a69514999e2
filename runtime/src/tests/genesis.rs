//! How the named chains start.

use crate::{
	configs::{policy, CouncilInstance},
	genesis::presets,
	*,
};
use carechain_primitives::{Role, HOUR, SECOND};
use polkadot_sdk::{
	frame_support::traits::Get, pallet_collective, sp_io, sp_keyring::Sr25519Keyring,
	sp_runtime::BuildStorage,
};

fn start(preset: &str) -> sp_io::TestExternalities {
	let json = presets::get_preset(&preset.into()).expect("the preset is known");
	let config: RuntimeGenesisConfig = serde_json::from_slice(&json).expect("the preset is valid");
	config.build_storage().expect("the preset builds").into()
}

#[test]
fn every_preset_builds_and_holds_its_invariants() {
	for name in presets::preset_names() {
		start(name.as_ref()).execute_with(|| {
			System::set_block_number(1);
			super::try_state();
		});
	}
}

#[test]
fn an_unknown_preset_is_none() {
	assert!(presets::get_preset(&"nowhere".into()).is_none());
}

#[test]
fn development_has_three_hospitals_one_of_them_a_validator_and_an_auditor() {
	start("development").execute_with(|| {
		let hospitals = Consortium::hospitals();
		let names: alloc::vec::Vec<_> =
			hospitals.iter().map(|hospital| hospital.account.clone()).collect();
		for keyring in [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie] {
			assert!(names.contains(&keyring.to_account_id()));
			let participant = Participants::participant_info(keyring.to_account_id());
			assert_eq!(participant.map(|info| info.role), Some(Role::Hospital));
		}
		assert_eq!(hospitals.iter().filter(|hospital| hospital.validator).count(), 1);
		assert_eq!(
			Consortium::auditors().first().map(|auditor| auditor.account.clone()),
			Some(Sr25519Keyring::Dave.to_account_id())
		);
		let mut council = pallet_collective::Members::<Runtime, CouncilInstance>::get();
		let mut expected = names.clone();
		council.sort();
		expected.sort();
		assert_eq!(council, expected);
	});
}

#[test]
fn development_plays_in_seconds_and_the_default_in_hours() {
	start("development").execute_with(|| {
		assert_eq!(policy::DisputeWindow::get(), 20 * SECOND);
		assert_eq!(policy::EmergencyAccess::get(), 30 * SECOND);
	});
	sp_io::TestExternalities::default().execute_with(|| {
		assert_eq!(policy::DisputeWindow::get(), 72 * HOUR);
		assert_eq!(policy::EmergencyAccess::get(), 4 * HOUR);
	});
}

#[test]
fn nobody_but_the_council_sets_parameters() {
	use policy::dynamic_params::access;
	sp_io::TestExternalities::default().execute_with(|| {
		let parameter = configs::RuntimeParameters::Access(access::Parameters::EmergencyAccess(
			access::EmergencyAccess,
			Some(HOUR),
		));
		for origin in [
			RuntimeOrigin::signed(Sr25519Keyring::Alice.to_account_id()),
			// Half is no majority.
			pallet_collective::RawOrigin::<AccountId, CouncilInstance>::Members(1, 2).into(),
			RuntimeOrigin::none(),
		] {
			assert_eq!(
				Parameters::set_parameter(origin, parameter.clone()),
				Err(sp_runtime::DispatchError::BadOrigin)
			);
		}
	});
}
