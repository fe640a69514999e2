//! Expiry: cleaning up what ended. No right depends on it; each is checked where it is used.
//!
//! Each queue is a double map from a bucket of time to what ends in it. The bucket's number is
//! written big-endian and not hashed, so the map iterates in the order of time and its first key
//! is what is due first.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::MINUTE;

/// The length of a bucket, in milliseconds.
pub const BUCKET: Moment = MINUTE;

/// The most items of one queue that a block cleans up. What a block can have to do at once is
/// bounded, however much fell due in the same minute.
pub const CLEANED_AT_ONCE: usize = 64;

/// A bucket's number, big-endian.
pub type BucketKey = [u8; 8];

impl<T: Config> Pallet<T> {
	/// The bucket of a moment.
	pub(crate) fn bucket(at: Moment) -> BucketKey {
		at.checked_div(BUCKET).unwrap_or(Moment::MAX).to_be_bytes()
	}

	/// What is due at a queue's head, as much as fits. The queue is walked once, before anything of
	/// it is removed.
	fn due<Id>(
		queue: impl Iterator<Item = (BucketKey, Id)>,
		weight: Weight,
		meter: &mut WeightMeter,
	) -> Vec<(BucketKey, Id)> {
		// A bucket is due when all of its moments are past.
		let current = Self::bucket(Self::now());
		let mut due = Vec::new();
		for (bucket, id) in queue.take(CLEANED_AT_ONCE) {
			if bucket >= current || meter.try_consume(weight).is_err() {
				break;
			}
			due.push((bucket, id));
		}
		due
	}

	/// Cleans up within the meter.
	pub(crate) fn clean_up(meter: &mut WeightMeter) {
		if meter.try_consume(<T as Config>::WeightInfo::on_idle_base()).is_err() {
			return;
		}
		let weight = <T as Config>::WeightInfo::on_idle_release();
		for (_, who) in Self::due(Releases::<T>::iter_keys(), weight, meter) {
			Self::release_provider(&who);
		}
		let weight = <T as Config>::WeightInfo::on_idle_invitation();
		for (_, (invitee, sponsor)) in
			Self::due(InvitationExpiries::<T>::iter_keys(), weight, meter)
		{
			Self::expire_invitation(&invitee, &sponsor);
		}
		let weight = <T as Config>::WeightInfo::on_idle_offer();
		for (_, (who, sponsor)) in Self::due(OfferExpiries::<T>::iter_keys(), weight, meter) {
			Self::expire_offer(&who, &sponsor);
		}
		let weight = <T as Config>::WeightInfo::on_idle_usage();
		for (_, who) in Self::due(UsageExpiries::<T>::iter_keys(), weight, meter) {
			Self::forget_usage(&who);
		}
		let weight = <T as Config>::WeightInfo::on_idle_delegation();
		for (_, (principal, delegate)) in
			Self::due(DelegationExpiries::<T>::iter_keys(), weight, meter)
		{
			Self::expire_delegation(&principal, &delegate);
		}
		let weight = <T as Config>::WeightInfo::on_idle_freeze();
		for (_, who) in Self::due(FreezeEnds::<T>::iter_keys(), weight, meter) {
			Self::end_freeze(&who);
		}
		let weight = <T as Config>::WeightInfo::on_idle_case();
		for (_, (account, remedy)) in Self::due(CaseQueue::<T>::iter_keys(), weight, meter) {
			Self::look_at_case(&account, &remedy);
		}
	}
}
