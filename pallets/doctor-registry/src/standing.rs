//! What acts on a doctor everywhere, whatever hospitals say of it: the council's bar, and
//! suspensions. It is kept by account, also of accounts without an entry: neither applying anew nor
//! leaving and coming back washes it off.

use carechain_primitives::{LicenceReason, Moment};
use frame::prelude::{BoundedVec, ConstU32};

/// How many hospitals may suspend one doctor everywhere within the time for which such a suspension
/// rests.
///
/// With one, an accomplice would shield a doctor from every other hospital at the price of one
/// suspension. With as many as verified, they could take turns and never ask the council.
pub const MAX_INTERIMS: u32 = 2;

/// Who suspended a doctor everywhere.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub enum Authority<AccountId> {
	/// The council, until it lifts the suspension.
	Council,
	/// A hospital, until it ends by itself.
	Hospital(AccountId),
}

/// The council's bar of an account.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Bar {
	/// Why.
	pub reason: LicenceReason,
	/// Since when.
	pub since: Moment,
}

/// A suspension everywhere.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Suspension<AccountId> {
	/// Why.
	pub reason: LicenceReason,
	/// Who decided.
	pub authority: Authority<AccountId>,
	/// Since when.
	pub since: Moment,
	/// Until when; `None` until it is lifted.
	pub until: Option<Moment>,
}

impl<AccountId> Suspension<AccountId> {
	/// Whether it is in force.
	pub fn is_on(&self, now: Moment) -> bool {
		self.until.is_none_or(|until| now < until)
	}
}

/// That a hospital suspended a doctor everywhere, as long as this rests.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Interim<AccountId> {
	/// The hospital.
	pub hospital: AccountId,
	/// Until when no more of it: it may again at this moment.
	pub rests_until: Moment,
}

/// What acts on a doctor everywhere.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Standing<AccountId> {
	/// The bar.
	pub bar: Option<Bar>,
	/// The last suspension, until it is cleaned up. It may have ended.
	pub suspension: Option<Suspension<AccountId>>,
	/// The suspensions by hospitals that rest, oldest first.
	pub interims: BoundedVec<Interim<AccountId>, ConstU32<MAX_INTERIMS>>,
}

impl<AccountId> Default for Standing<AccountId> {
	fn default() -> Self {
		Self { bar: None, suspension: None, interims: BoundedVec::new() }
	}
}

impl<AccountId> Standing<AccountId> {
	/// The suspension in force.
	pub fn suspended(&self, now: Moment) -> Option<&Suspension<AccountId>> {
		self.suspension.as_ref().filter(|suspension| suspension.is_on(now))
	}

	/// Whether it keeps the doctor from treating.
	pub fn acts(&self, now: Moment) -> bool {
		self.bar.is_some() || self.suspended(now).is_some()
	}

	/// Forgets what is over.
	pub(crate) fn tidy(&mut self, now: Moment) {
		self.suspension.take_if(|suspension| !suspension.is_on(now));
		self.interims.retain(|interim| now < interim.rests_until);
	}

	/// Whether there is nothing to keep.
	pub(crate) fn is_empty(&self) -> bool {
		self.bar.is_none() && self.suspension.is_none() && self.interims.is_empty()
	}
}
