//! Constants of the chain, in one place: money, time, sizes.

use carechain_primitives::Moment;
use polkadot_sdk::{
	frame_support::weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
	sp_runtime::Perbill,
};

use crate::Balance;

/// One unit of the consortium's settlement unit, in plancks.
pub const CARE: Balance = 1_000_000_000_000;
/// A thousandth of a unit.
pub const MILLI_CARE: Balance = CARE / 1_000;
/// The least an account can hold, in plancks.
pub const EXISTENTIAL_DEPOSIT: Balance = 10 * MILLI_CARE;

/// The length of a slot, in milliseconds: there is at most one block a slot.
pub const SLOT_DURATION: Moment = 2_000;
/// Blocks in a minute, when no slot is missed.
pub const MINUTES: u32 = 60_000 / SLOT_DURATION as u32;
/// Blocks in an hour, when no slot is missed.
pub const HOURS: u32 = MINUTES * 60;
/// Blocks in a day, when no slot is missed.
pub const DAYS: u32 = HOURS * 24;

/// The most a block may take to execute: a third of a slot. The size of a proof is of no concern on
/// a chain of its own.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_MILLIS * SLOT_DURATION / 3, u64::MAX);
/// The part of a block that ordinary transactions may fill; the rest is for operations.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
/// The part of what ordinary transactions may fill of a block that one which is free may declare.
pub const FREE_TRANSACTION_RATIO: Perbill = Perbill::from_percent(5);
/// The most bytes a block may have.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// The most hospitals, seats of the council, and authorities: one number, because they are the same.
pub const MAX_HOSPITALS: u32 = 100;
/// The fewest validators that may be planned, where the policy says nothing else: with four, one can
/// fail.
pub const MIN_VALIDATORS: u32 = 4;
/// The most motions that can be open.
pub const MAX_MOTIONS: u32 = 100;
/// The most of them that one seat may have proposed.
pub const MAX_MOTIONS_PER_SEAT: u32 = 10;
/// The most auditors.
pub const MAX_AUDITORS: u32 = 100;
/// The most bookings of a patient whose slots are ahead, whatever the policy says.
pub const MAX_OPEN_BOOKINGS: u32 = 64;
/// The most slots that are booked in one call: as many as are free of fees in one.
pub const MAX_SERIES: u32 = 12;

/// The most emergencies of a doctor that are open or not justified, whatever the policy says.
pub const MAX_OPEN_EMERGENCIES: u32 = 8;
/// The most emergencies that are open on the verifications of one hospital, whatever the policy says.
pub const MAX_VOUCHED_EMERGENCIES: u32 = 64;
