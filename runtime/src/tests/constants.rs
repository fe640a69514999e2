//! Sizes, weights and bounds of what the runtime is made of.

use super::support::*;
use crate::{
	configs::{policy, system::RuntimeBlockWeights},
	genesis::presets,
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
pub(super) fn one_of_each_call() -> Vec<RuntimeCall> {
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

/// The longest practice that a doctor can publish.
fn publish_most_hours() -> RuntimeCall {
	use pallet_care_appointments::{CancellationPolicy, WeeklyHours};
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
	RuntimeCall::Appointments(pallet_care_appointments::Call::publish_hours { hours, policy })
}

/// The longest series that a patient can book.
fn book_longest_series() -> RuntimeCall {
	RuntimeCall::Appointments(pallet_care_appointments::Call::book_series {
		doctor: who("Doctor"),
		starts: vec![0; 12].try_into().expect("the most there can be"),
		max_price: 0,
		policy: Some(POLICY),
		details: Some(content("details")),
		folder: Some(folder_id("folder")),
	})
}

#[test]
fn the_largest_calls_fit_into_a_block() {
	run(|| {
		assert_fits(&publish_most_hours());
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
		IdentityWeight::on_idle_offer(),
		IdentityWeight::on_idle_usage(),
		IdentityWeight::on_idle_delegation(),
		IdentityWeight::on_idle_case(),
		AccessWeight::on_idle_requests(1),
		AccessWeight::on_idle_grants(1),
		AccessWeight::on_idle_reads(1),
		AccessWeight::on_idle_emergencies(1),
	] {
		assert!(item != Weight::zero(), "an item weighs something");
		let ten = item.saturating_mul(10).saturating_add(bases);
		assert!(ten.all_lte(left), "ten items of {item} fit into every block");
	}
}

/// The bounds that a pallet's benchmarks need not fill: they count something in one number, and no
/// call reads what is counted; or measure a file that the chain does not have.
const COUNTED: [&str; 7] = [
	"MaxManifestSize",
	"MaxOpenInvitations",
	"MaxPending",
	"MaxAuditors",
	"MaxMotionsPerSeat",
	"MaxRecords",
	"MaxFoldersEver",
];

/// A bound of the runtime that no benchmark reaches is a weight that is too low.
#[test]
fn benchmarks_are_set_up_at_the_bounds() {
	let sources = [
		("Participants", include_str!("../../../pallets/identity/src/benchmarking.rs")),
		("Consortium", include_str!("../../../pallets/consortium/src/benchmarking.rs")),
		("DoctorRegistry", include_str!("../../../pallets/doctor-registry/src/benchmarking.rs")),
		(
			"Appointments",
			concat!(
				include_str!("../../../pallets/appointments/src/benchmarking.rs"),
				include_str!("../../../pallets/appointments/src/payees.rs"),
			),
		),
		("Escrow", include_str!("../../../pallets/escrow/src/benchmarking.rs")),
		("RecordAccess", include_str!("../../../pallets/record-access/src/benchmarking.rs")),
	];
	let mut unused: BTreeSet<_> = COUNTED.into_iter().collect();
	let pallets = genesis().execute_with(|| Runtime::metadata_ir().pallets);
	for pallet in pallets {
		let Some((_, source)) = sources.iter().find(|(name, _)| *name == pallet.name) else {
			continue;
		};
		for constant in pallet.constants {
			let name = constant.name;
			if !name.starts_with("Max") || unused.remove(name) {
				continue;
			}
			let used = source.contains(&format!("T::{name}::get()"));
			assert!(used, "no benchmark of {} has {name} of something", pallet.name);
		}
	}
	assert!(unused.is_empty(), "{unused:?} are no bounds");
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
					let policy::Bounds { floor, development_floor, ceiling } = policy::$name::BOUNDS;
					assert!(development_floor <= floor, "{}", stringify!($name));
					assert!(floor <= ceiling, "{}", stringify!($name));
					assert_eq!(policy::$name::get(), stored, "{} is clamped", stringify!($name));
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
		OpenBookings,
		OpenBookingsPerDoctor,
		EvidenceWindow,
		DecisionWindow,
		AppealWindow,
	}
	access {
		LongestGrant,
		RequestLifetime,
		EmergencyAccess,
		JustificationDeadline,
		ReviewDeadline,
		AuditRetention,
		VoucherAge,
		OpenEmergencies,
		VouchedEmergencies,
	}
	participants {
		LongestInvitation,
		LongestDelegation,
		ContactsNotice,
		ContactsRecovery,
		SponsorRecovery,
		LongestPatientSuspension,
		PersonAllowance,
		ClinicAllowance,
		HospitalAllowance,
		SponsorPool,
		ProtectiveReserve,
		ProtectivePool,
		ConsortiumPool,
		HospitalInvitations,
		ClinicInvitations,
		SponsorshipNotice,
		SponsorChangeDelay,
	}
	consortium {
		MinValidators,
		SessionLength,
	}
}

/// What is in force of one parameter when the least and the most there is are stored.
macro_rules! extremes {
	($variant:ident $group:ident $name:ident, $least:expr, $most:expr) => {{
		use policy::dynamic_params::$group::{$name, Parameters as Values};
		[$least, $most].map(|value| {
			let parameter = configs::RuntimeParameters::$variant(Values::$name($name, Some(value)));
			let agreed = council_of(3, 3);
			assert_eq!(Parameters::set_parameter(agreed, parameter), Ok(()));
			policy::$name::get()
		})
	}};
}

/// The floor and the ceiling of each parameter, as people were promised them.
#[test]
fn each_parameter_has_a_floor_and_a_ceiling() {
	use carechain_primitives::{DAY, HOUR, MINUTE, SECOND};
	use constants::CARE;
	use polkadot_sdk::sp_runtime::Permill;
	const YEAR: u64 = 366 * DAY;
	let check = |development: bool| {
		let either = |live, here| if development { here } else { live };
		macro_rules! time {
			($variant:ident $group:ident $name:ident, $live:expr, $here:expr, $ceiling:expr) => {
				assert_eq!(
					extremes!($variant $group $name, 0, u64::MAX),
					[either($live, $here), $ceiling],
					"{}",
					stringify!($name)
				)
			};
		}
		time!(Appointments appointments DisputeWindow, DAY, SECOND, 90 * DAY);
		time!(Appointments appointments DisputeDeadline, 7 * DAY, SECOND, YEAR);
		time!(Appointments appointments CompletionWindow, DAY, SECOND, 90 * DAY);
		time!(Appointments appointments ShortestNotice, 0, 0, 30 * DAY);
		time!(Appointments appointments BookingHorizon, 31 * DAY, DAY, 2 * YEAR);
		time!(Appointments appointments CheckInWindow, 0, 0, DAY);
		time!(Appointments appointments EvidenceWindow, 3 * DAY, SECOND, 90 * DAY);
		time!(Appointments appointments DecisionWindow, 7 * DAY, SECOND, 90 * DAY);
		time!(Appointments appointments AppealWindow, 3 * DAY, SECOND, 90 * DAY);
		time!(Access access LongestGrant, DAY, MINUTE, 100 * YEAR);
		time!(Access access RequestLifetime, DAY, SECOND, YEAR);
		time!(Access access EmergencyAccess, 15 * MINUTE, SECOND, DAY);
		time!(Access access JustificationDeadline, DAY, SECOND, 30 * DAY);
		time!(Access access ReviewDeadline, 7 * DAY, SECOND, YEAR);
		time!(Access access AuditRetention, 3 * YEAR, HOUR, 100 * YEAR);
		time!(Access access VoucherAge, 7 * DAY, SECOND, YEAR);
		assert_eq!(extremes!(Access access OpenEmergencies, 0, u32::MAX), [1, 8]);
		assert_eq!(extremes!(Access access VouchedEmergencies, 0, u32::MAX), [1, 64]);
		time!(Participants participants LongestInvitation, DAY, MINUTE, YEAR);
		time!(Participants participants LongestDelegation, DAY, MINUTE, 100 * YEAR);
		time!(Participants participants LongestPatientSuspension, HOUR, MINUTE, 72 * HOUR);
		time!(Participants participants SponsorshipNotice, 7 * DAY, SECOND, YEAR);
		time!(Participants participants SponsorChangeDelay, 7 * DAY, SECOND, 30 * DAY);
		time!(Participants participants ContactsNotice, 7 * DAY, SECOND, 90 * DAY);
		time!(Participants participants ContactsRecovery, DAY, SECOND, 14 * DAY);
		time!(Participants participants SponsorRecovery, 3 * DAY, SECOND, 60 * DAY);
		let share =
			extremes!(Appointments appointments UndecidedShare, Permill::zero(), Permill::one());
		assert_eq!(share, [Permill::zero(), Permill::one()]);
		macro_rules! amount {
			($name:ident, $live:expr, $here:expr, $ceiling:expr) => {
				assert_eq!(
					extremes!(Participants participants $name, 0, Balance::MAX),
					[if development { $here } else { $live }, $ceiling],
					"{}",
					stringify!($name)
				)
			};
		}
		amount!(PersonAllowance, CARE, CARE / 10, 1_000_000 * CARE);
		amount!(ClinicAllowance, 10 * CARE, CARE / 10, 1_000_000 * CARE);
		amount!(HospitalAllowance, 50 * CARE, CARE / 10, 1_000_000 * CARE);
		amount!(SponsorPool, 200 * CARE, CARE, 1_000_000_000 * CARE);
		let bookings = extremes!(Appointments appointments OpenBookings, 0, u32::MAX);
		assert_eq!(bookings, [8, 64]);
		let per_doctor = extremes!(Appointments appointments OpenBookingsPerDoctor, 0, u32::MAX);
		assert_eq!(per_doctor, [2, 32]);
		amount!(ProtectiveReserve, CARE / 10, CARE / 10, 10 * CARE);
		amount!(ProtectivePool, 100 * CARE, CARE, 1_000_000_000 * CARE);
		amount!(ConsortiumPool, 100 * CARE, CARE, 1_000_000_000 * CARE);
		let invitations = extremes!(Participants participants HospitalInvitations, 0, u32::MAX);
		assert_eq!(invitations, [if development { 1 } else { 20 }, 100_000]);
		let invitations = extremes!(Participants participants ClinicInvitations, 0, u32::MAX);
		assert_eq!(invitations, [if development { 1 } else { 5 }, 100_000]);
		let validators = extremes!(Consortium consortium MinValidators, 0, u32::MAX);
		assert_eq!(validators, [1, constants::MAX_HOSPITALS]);
		let session = extremes!(Consortium consortium SessionLength, 0, u32::MAX);
		assert_eq!(session, [if development { 5 } else { 30 }, constants::DAYS]);
	};
	genesis().execute_with(|| check(true));
	// What genesis says of a network for people.
	genesis().execute_with(|| {
		crate::genesis::policy::Development::<Runtime>::put(false);
		check(false);
	});
}

#[test]
fn what_a_network_is_for_is_written_by_genesis_alone() {
	genesis().execute_with(|| {
		assert!(configs::policy::in_force().development);
		// The pallet has no call, and none writes its storage but Root's own.
		assert!(RuntimeCall::get_module_names().iter().all(|pallet| *pallet != "PolicyGenesis"));
	});
	for preset in presets::preset_names() {
		genesis_of(preset.as_ref()).execute_with(|| assert!(PolicyGenesis::is_for_development()));
	}
	sp_io::TestExternalities::default().execute_with(|| {
		assert!(!PolicyGenesis::is_for_development(), "unless it is said");
	});
}

/// Each call of people fits into a twentieth of what ordinary transactions may fill, so each can be
/// free by itself: protective ones in particular.
#[test]
fn no_call_of_people_is_too_heavy_to_be_free() {
	use carechain_primitives::CallClass;
	use configs::{calls::Classes, care::MaxFreeWeight};
	use pallet_care_identity::CallClassifier;
	run(|| {
		let most = MaxFreeWeight::get();
		let ordinary = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total;
		assert_eq!(most.ref_time(), ordinary.expect("it is limited").ref_time() / 20);
		let largest = [publish_most_hours(), book_longest_series()];
		for call in one_of_each_call().into_iter().chain(largest) {
			if Classes::classify(&call) == CallClass::Paid {
				continue;
			}
			let weight = call.get_dispatch_info().call_weight;
			let total = weight.saturating_add(extension(0, 0).weight(&call));
			let metadata = call.get_call_metadata();
			assert!(
				total.all_lte(most),
				"{}.{} weighs {total}, more than {most}",
				metadata.pallet_name,
				metadata.function_name,
			);
		}
	});
}

/// A seat without coins closes each motion that carries one call of people or of the consortium.
#[test]
fn closing_a_motion_is_light_enough_to_be_free() {
	use configs::{
		care::MaxFreeWeight,
		motions::{MotionWeights, Proportion, MAX_MOTION_LENGTH},
	};
	use pallet_collective::WeightInfo as _;
	run(|| {
		let (seats, motions) = (constants::MAX_HOSPITALS, constants::MAX_MOTIONS);
		let close = MotionWeights::close_approved(MAX_MOTION_LENGTH, seats, motions)
			.max(MotionWeights::close_early_approved(MAX_MOTION_LENGTH, seats, motions));
		let mut looked_at = 0;
		for call in one_of_each_call() {
			if Proportion::deciding(&call).is_none() {
				continue;
			}
			let weight = call.get_dispatch_info().call_weight;
			let total = close.saturating_add(weight).saturating_add(extension(0, 0).weight(&call));
			assert!(total.all_lte(MaxFreeWeight::get()), "{call:?}: {total}");
			looked_at += 1;
		}
		assert!(looked_at > 20);
	});
}

#[test]
fn every_role_can_afford_its_dearest_call() {
	use carechain_primitives::{CallClass, Role};
	use configs::{calls::Classes, care::RoleAllowances};
	use pallet_care_identity::{Allowances, CallClassifier};
	genesis().execute_with(|| {
		let largest = [publish_most_hours(), book_longest_series()];
		for call in one_of_each_call().into_iter().chain(largest) {
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
