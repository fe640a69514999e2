//! Sizes, weights and bounds of what the runtime is made of.

use super::support::*;
use crate::{
	configs::{policy, system::RuntimeBlockWeights},
	*,
};
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo},
		traits::{Get, GetCallMetadata, StorageInfoTrait},
		weights::Weight,
	},
	sp_io,
	sp_runtime::traits::{TrailingZeroInput, TransactionExtension},
};
use std::collections::BTreeSet;

/// One of each call of the runtime: all its arguments are what zeros decode to.
fn one_of_each_call() -> Vec<RuntimeCall> {
	let numbers = (0..=u8::MAX).flat_map(|pallet| (0..=u8::MAX).map(move |call| [pallet, call]));
	numbers
		.filter_map(|number| RuntimeCall::decode(&mut TrailingZeroInput::new(&number)).ok())
		.collect()
}

/// The most that a transaction of a class may weigh.
fn limit(class: DispatchClass) -> Weight {
	let weights = RuntimeBlockWeights::get();
	let limits = weights.get(class);
	limits.max_extrinsic.or(limits.max_total).unwrap_or(weights.max_block)
}

fn assert_fits(call: &RuntimeCall) {
	let info = call.get_dispatch_info();
	// What each transaction costs besides its call, on the dearest path.
	let extension = extension(0, 1).weight(call);
	let metadata = call.get_call_metadata();
	let most = limit(info.class);
	assert!(
		info.call_weight.saturating_add(extension).all_lte(most),
		"{}.{} weighs {}, more than {most}",
		metadata.pallet_name,
		metadata.function_name,
		info.call_weight,
	);
}

#[test]
fn every_call_fits_into_a_block() {
	run(|| {
		let calls = one_of_each_call();
		let found: BTreeSet<_> = calls
			.iter()
			.map(|call| {
				let metadata = call.get_call_metadata();
				(metadata.pallet_name, metadata.function_name)
			})
			.collect();
		let all: BTreeSet<_> = RuntimeCall::get_module_names()
			.iter()
			.flat_map(|pallet| {
				RuntimeCall::get_call_names(pallet).iter().map(|call| (*pallet, *call))
			})
			.collect();
		assert_eq!(found, all, "each call has been looked at");
		for call in &calls {
			// Upgrades fill a block on purpose.
			if matches!(
				call,
				RuntimeCall::System(
					frame_system::Call::set_code { .. }
						| frame_system::Call::set_code_without_checks { .. }
						| frame_system::Call::apply_authorized_upgrade { .. }
				)
			) {
				continue;
			}
			assert_fits(call);
		}
	});
}

#[test]
fn the_largest_calls_fit_into_a_block() {
	use pallet_care_appointments::{CancellationPolicy, WeeklyHours};
	run(|| {
		let entry = WeeklyHours {
			weekday: 0,
			from_minute: 0,
			to_minute: 5,
			slot_minutes: 5,
			utc_offset_quarters: 0,
			valid_from: 0,
			valid_until: 1,
		};
		let hours = vec![entry; 64].try_into().expect("the most there can be");
		let policy = CancellationPolicy { notice: 0, late_share: Default::default() };
		assert_fits(&RuntimeCall::Appointments(pallet_care_appointments::Call::publish_hours {
			hours,
			policy,
		}));
		// A batch of what a clinic does of a morning.
		let check_in =
			RuntimeCall::Appointments(pallet_care_appointments::Call::check_in { appointment: 0 });
		let batch = pallet_utility::Call::batch_all { calls: vec![check_in; 100] };
		assert_fits(&RuntimeCall::Utility(batch));
	});
}

#[test]
fn an_idle_block_has_room_for_each_item_of_the_clean_up() {
	use pallet_care_appointments::WeightInfo as _;
	use pallet_care_doctor_registry::WeightInfo as _;
	use pallet_care_identity::WeightInfo as _;
	use pallet_care_record_access::WeightInfo as _;
	type AppointmentsWeight = <Runtime as pallet_care_appointments::Config>::WeightInfo;
	type RegistryWeight = <Runtime as pallet_care_doctor_registry::Config>::WeightInfo;
	type IdentityWeight = <Runtime as pallet_care_identity::Config>::WeightInfo;
	type AccessWeight = <Runtime as pallet_care_record_access::Config>::WeightInfo;
	// What ordinary transactions can never take.
	let weights = RuntimeBlockWeights::get();
	let left = weights.max_block.saturating_sub(
		weights.get(DispatchClass::Normal).max_total.expect("ordinary calls are limited"),
	);
	let bases = AppointmentsWeight::on_idle_base()
		.saturating_add(IdentityWeight::on_idle_base())
		.saturating_add(RegistryWeight::on_idle_base())
		.saturating_add(AccessWeight::on_idle_base());
	for item in [
		AppointmentsWeight::on_idle_settle(),
		AppointmentsWeight::on_idle_remove(),
		AppointmentsWeight::on_idle_taken_day(),
		AppointmentsWeight::on_idle_closed_day(),
		AppointmentsWeight::on_idle_assignment(),
		RegistryWeight::on_idle_standing(),
		IdentityWeight::on_idle_release(),
		IdentityWeight::on_idle_invitation(),
		IdentityWeight::on_idle_delegation(),
		AccessWeight::on_idle_request(),
		AccessWeight::on_idle_grant(),
		AccessWeight::on_idle_read(),
		AccessWeight::on_idle_emergency(),
	] {
		assert!(item != Weight::zero(), "an item weighs something");
		let ten = item.saturating_mul(10).saturating_add(bases);
		assert!(ten.all_lte(left), "ten items of {item} fit into every block");
	}
}

#[test]
fn what_the_care_pallets_store_is_bounded_and_small() {
	sp_io::TestExternalities::default().execute_with(|| {
		let care = [
			"Participants",
			"Consortium",
			"DoctorRegistry",
			"Appointments",
			"Escrow",
			"RecordAccess",
		];
		let mut seen = BTreeSet::new();
		for info in AllPalletsWithSystem::storage_info() {
			let pallet = String::from_utf8(info.pallet_name).expect("names are text");
			if !care.contains(&pallet.as_str()) {
				continue;
			}
			let name = String::from_utf8(info.storage_name).expect("names are text");
			let size = info.max_size.unwrap_or_else(|| panic!("{pallet}.{name} is not bounded"));
			// Keys included. A call reads a handful of these.
			assert!(size <= 16 * 1024, "an item of {pallet}.{name} can have {size} bytes");
			seen.insert(pallet);
		}
		assert_eq!(seen.len(), care.len(), "each pallet stores something");
	});
}

macro_rules! parameters {
	($test:ident: $($group:ident { $($name:ident),* $(,)? })*) => {
		#[test]
		fn $test() {
			let check = || {
				$($({
					let stored = <policy::dynamic_params::$group::$name as Get<_>>::get();
					let (low, high) = policy::$name::BOUNDS;
					assert!(low <= high, "{}", stringify!($name));
					assert!(low <= stored && stored <= high, "{} is clamped", stringify!($name));
					assert_eq!(policy::$name::get(), stored, "{}", stringify!($name));
				})*)*
			};
			// Production's values, and those of the development chain.
			sp_io::TestExternalities::default().execute_with(check);
			genesis().execute_with(check);
		}

		/// Each parameter there is has been named here.
		#[test]
		fn the_parameters_are_complete() {
			let named = [$($(stringify!($name)),*),*];
			let mut found = 0;
			// The key of a parameter: the group's number, then the parameter's.
			for number in 0..=u16::MAX {
				let [group, parameter] = number.to_be_bytes();
				let bytes = [group, parameter];
				let mut input = &bytes[..];
				if let Ok(key) = configs::RuntimeParametersKey::decode(&mut input) {
					assert!(input.is_empty(), "a key is two bytes");
					assert_eq!(key.encode(), bytes);
					found += 1;
				}
			}
			assert_eq!(found, named.len());
		}
	};
}

parameters! {
	every_parameter_starts_within_its_bounds:
	appointments {
		DisputeWindow,
		DisputeDeadline,
		UndecidedShare,
		CompletionWindow,
		ShortestNotice,
		BookingHorizon,
		CheckInWindow,
	}
	access {
		LongestGrant,
		RequestLifetime,
		EmergencyAccess,
		JustificationDeadline,
		ReviewDeadline,
		AuditRetention,
	}
	participants {
		LongestInvitation,
		LongestDelegation,
		LongestPatientSuspension,
		PersonAllowance,
		ClinicAllowance,
		HospitalAllowance,
		SponsorPool,
	}
	consortium {
		MinValidators,
		SessionLength,
	}
}

#[test]
fn every_role_can_afford_its_dearest_call() {
	use carechain_primitives::{CallClass, Role};
	use configs::{calls::Classes, care::RoleAllowances};
	use pallet_care_identity::{Allowances, CallClassifier};
	genesis().execute_with(|| {
		for call in one_of_each_call() {
			let class = Classes::classify(&call);
			if class == CallClass::Paid || class == CallClass::Registration {
				continue;
			}
			let metadata = call.get_call_metadata();
			let mut info = call.get_dispatch_info();
			info.extension_weight = extension(0, 0).weight(&call);
			// A signature, an address and the extensions.
			let length = u32::try_from(call.encoded_size() + 150).expect("short");
			let fee = TransactionPayment::compute_fee(length, &info, 0);
			for role in [Role::Patient, Role::Doctor, Role::Clinic, Role::Hospital, Role::Auditor] {
				let allowance = match class {
					CallClass::Protective => RoleAllowances::protective(role),
					_ => RoleAllowances::ordinary(role),
				};
				assert!(
					fee.saturating_mul(10) <= allowance.limit,
					"{}.{} costs {fee}: ten of it are not in the allowance of a {role:?}",
					metadata.pallet_name,
					metadata.function_name,
				);
				assert!(allowance.recovery_per_hour > 0, "it recovers");
			}
		}
	});
}
