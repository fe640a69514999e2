//! What the consortium decides, and what nobody can.

use super::*;
use codec::Encode;
use polkadot_sdk::{
	frame_support::dispatch::PostDispatchInfo,
	sp_runtime::traits::{BlakeTwo256, Dispatchable, Hash as _},
};

fn bad_origin() -> Result<PostDispatchInfo, DispatchError> {
	Err(DispatchError::BadOrigin)
}

fn issue(to: &str, amount: Balance) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::force_set_balance {
		who: who(to).into(),
		new_free: amount,
	})
}

fn whitelist(call: &RuntimeCall) -> RuntimeCall {
	let call_hash = BlakeTwo256::hash_of(call);
	RuntimeCall::Whitelist(pallet_whitelist::Call::whitelist_call { call_hash })
}

fn dispatch_whitelisted(call: &RuntimeCall) -> RuntimeCall {
	RuntimeCall::Whitelist(pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
		call: Box::new(call.clone()),
	})
}

#[test]
fn two_thirds_issue_money_through_the_whitelist() {
	run(|| {
		let call = issue("Paula", 5 * constants::CARE);
		assert_eq!(motion(whitelist(&call)), Ok(()));
		assert_eq!(free("Paula"), 0);
		assert_eq!(motion(dispatch_whitelisted(&call)), Ok(()));
		assert_eq!(free("Paula"), 5 * constants::CARE);
	});
}

#[test]
fn one_third_cannot() {
	run(|| {
		let call = issue("Paula", 5 * constants::CARE);
		fail("Alice", whitelist(&call), DispatchError::BadOrigin);
		assert_eq!(
			whitelist(&call).dispatch(council(1)).map_err(|failed| failed.error),
			bad_origin()
		);
		assert_eq!(motion(whitelist(&call)), Ok(()));
		let dispatched = dispatch_whitelisted(&call).dispatch(council(1));
		assert_eq!(dispatched.map_err(|failed| failed.error), bad_origin());
		let not_found = pallet_whitelist::Error::<Runtime>::DeferredDispatchNotFound;
		fail("Alice", dispatch_whitelisted(&call), not_found);
		// Root's calls are nobody's without it.
		let direct = call.clone().dispatch(council(3));
		assert_eq!(direct.map_err(|failed| failed.error), bad_origin());
		fail("Alice", call.clone(), DispatchError::BadOrigin);
		let execute = pallet_collective::Call::execute {
			length_bound: u32::try_from(call.encoded_size()).expect("short"),
			proposal: Box::new(call),
		};
		succeed("Alice", RuntimeCall::Council(execute));
		assert_eq!(free("Paula"), 0);
	});
}

#[test]
fn a_dispatch_that_came_first_waits_for_the_whitelist() {
	run(|| {
		let call = issue("Paula", 5 * constants::CARE);
		assert_eq!(motion(dispatch_whitelisted(&call)), Ok(()));
		assert_eq!(free("Paula"), 0, "it is deferred");
		let not_whitelisted = pallet_whitelist::Error::<Runtime>::CallIsNotWhitelisted;
		fail("Alice", dispatch_whitelisted(&call), not_whitelisted);
		assert_eq!(motion(whitelist(&call)), Ok(()));
		// The council agreed on both: anybody may carry it out.
		succeed("Charlie", dispatch_whitelisted(&call));
		assert_eq!(free("Paula"), 5 * constants::CARE);
	});
}

#[test]
fn strangers_and_participants_propose_nothing() {
	run(|| {
		join("Paula", Role::Patient);
		endow(&who("Paula"), 10 * constants::CARE);
		let call = issue("Paula", 5 * constants::CARE);
		let length_bound = u32::try_from(call.encoded_size()).expect("short");
		let propose = pallet_collective::Call::propose {
			threshold: 2,
			proposal: Box::new(whitelist(&call)),
			length_bound,
		};
		let error = pallet_collective::Error::<Runtime, configs::CouncilInstance>::NotMember;
		fail("Paula", RuntimeCall::Council(propose), error);
	});
}

#[test]
fn nobody_sets_the_members_of_the_council() {
	run(|| {
		let set = RuntimeCall::Council(pallet_collective::Call::set_members {
			new_members: vec![who("Eve")],
			prime: None,
			old_count: 3,
		});
		fail("Alice", set.clone(), DispatchError::BadOrigin);
		let direct = set.clone().dispatch(council(3));
		assert_eq!(direct.map_err(|failed| failed.error), bad_origin());
		assert_eq!(motion(whitelist(&set)), Ok(()));
		// Root neither: the dispatch goes through and comes to nothing.
		let _ = motion(dispatch_whitelisted(&set));
		let members = pallet_collective::Members::<Runtime, configs::CouncilInstance>::get();
		assert!(!members.contains(&who("Eve")));
		assert_eq!(members.len(), 3);
	});
}

#[test]
fn the_council_sets_parameters() {
	use configs::policy::dynamic_params::access::{EmergencyAccess, Parameters as Values};
	run(|| {
		let set = |value| {
			RuntimeCall::Parameters(pallet_parameters::Call::set_parameter {
				key_value: configs::RuntimeParameters::Access(Values::EmergencyAccess(
					EmergencyAccess,
					Some(value),
				)),
			})
		};
		assert_eq!(motion(set(2 * HOUR)), Ok(()));
		assert_eq!(configs::policy::in_force().emergency_access, 2 * HOUR);
		let alone = set(3 * HOUR).dispatch(council(1));
		assert_eq!(alone.map_err(|failed| failed.error), bad_origin());
		fail("Alice", set(3 * HOUR), DispatchError::BadOrigin);
		assert_eq!(configs::policy::in_force().emergency_access, 2 * HOUR);
		// No motion leads out of the bounds.
		assert_eq!(motion(set(u64::MAX)), Ok(()));
		assert_eq!(configs::policy::in_force().emergency_access, DAY);
	});
}

#[test]
fn the_majority_admits_and_removes_auditors() {
	run(|| {
		let admit = |auditor| {
			RuntimeCall::Consortium(pallet_care_consortium::Call::admit_auditor {
				auditor: who(auditor),
				affiliation: None,
			})
		};
		let alone = admit("Audrey").dispatch(council(1));
		assert_eq!(alone.map_err(|failed| failed.error), bad_origin());
		assert_eq!(motion(admit("Audrey")), Ok(()));
		// An auditor comes without a coin and acts.
		succeed("Audrey", update_profile(1));
		let remove = RuntimeCall::Consortium(pallet_care_consortium::Call::remove_auditor {
			auditor: who("Audrey"),
		});
		assert_eq!(motion(remove), Ok(()));
		assert_eq!(submit("Audrey", update_profile(2)), Err(PAYMENT));
	});
}

#[test]
fn there_is_no_super_user() {
	run(|| {
		let pallets = Runtime::metadata_ir().pallets;
		let names: Vec<_> = pallets.iter().map(|pallet| pallet.name).collect();
		assert!(names.contains(&"Participants"));
		for name in names {
			assert!(!name.to_lowercase().contains("sudo"), "{name} is there");
			assert_ne!(name, "Identity", "polkadot.js takes that for the SDK's");
		}
	});
}
