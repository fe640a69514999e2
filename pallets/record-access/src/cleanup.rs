//! Clean-up of what has been over for long enough. No right ends here: ends are judged by time
//! where the right is used.

use crate::*;
use alloc::vec::Vec;
use frame::deps::frame_support::weights::WeightMeter;

/// The most items of one queue that a block cleans up. What a block can have to do at once is
/// bounded, however much fell due in the same minute.
pub const CLEANED_AT_ONCE: u32 = 64;

impl<T: Config> Pallet<T> {
	/// Removes what is due, oldest first, as far as the weight given reaches. What is left over is
	/// still first in its queue in the next block.
	pub(crate) fn clean_up(remaining: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(remaining);
		if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
			return Weight::zero();
		}
		let now = Self::now();
		let kept_from = now.saturating_sub(T::AuditRetention::get());
		Self::clean_requests(now, &mut meter);
		Self::clean_grants(kept_from, &mut meter);
		Self::clean_reads(kept_from, &mut meter);
		Self::clean_emergencies(kept_from, &mut meter);
		meter.consumed()
	}

	/// The items of a queue whose bucket lies before a time: the oldest, as many as fit.
	///
	/// The queue is walked once, before anything of it is removed. Starting anew for each item would
	/// walk over all that was removed in this block, again and again.
	fn due<Item>(
		queue: impl Iterator<Item = Item>,
		bucket: impl Fn(&Item) -> Ordered,
		before: Moment,
		weight: impl Fn(u32) -> Weight,
		meter: &mut WeightMeter,
	) -> Vec<Item> {
		let fits = (1..=CLEANED_AT_ONCE).take_while(|count| meter.can_consume(weight(*count)));
		let before = bucket_of(before);
		let due: Vec<Item> = fits
			.zip(queue.take_while(|item| bucket(item) < before))
			.map(|(_, item)| item)
			.collect();
		if let Ok(count @ 1..) = u32::try_from(due.len()) {
			meter.consume(weight(count));
		}
		due
	}

	/// Removes requests that expired before `now`.
	pub(crate) fn clean_requests(now: Moment, meter: &mut WeightMeter) {
		let queue = RequestEnds::<T>::iter_keys();
		let weight = T::WeightInfo::on_idle_requests;
		for (bucket, id) in Self::due(queue, |(bucket, _)| *bucket, now, weight, meter) {
			RequestEnds::<T>::remove(bucket, id);
			if let Some(request) = Requests::<T>::get(id) {
				Self::remove_request(id, &request);
			}
		}
	}

	/// Removes grants that ended before `kept_from`.
	pub(crate) fn clean_grants(kept_from: Moment, meter: &mut WeightMeter) {
		let queue = GrantEnds::<T>::iter_keys();
		let weight = T::WeightInfo::on_idle_grants;
		for (bucket, id) in Self::due(queue, |(bucket, _)| *bucket, kept_from, weight, meter) {
			GrantEnds::<T>::remove(bucket, id);
			let Some(grant) = Grants::<T>::take(id) else { continue };
			let folder = grant.folder;
			// Its end may still have to be noted: that it is over makes rotation due, also when
			// nobody remembers the grant.
			Self::note_ends(folder);
			LatestGrant::<T>::mutate_exists(folder, &grant.key, |latest| {
				if *latest == Some(id) {
					*latest = None;
				}
			});
			GrantsOn::<T>::remove(folder, ordered(id));
			GrantsTo::<T>::remove(&grant.key.grantee, ordered(id));
		}
	}

	/// Removes reads that were declared before `kept_from`.
	pub(crate) fn clean_reads(kept_from: Moment, meter: &mut WeightMeter) {
		let queue = ReadTimes::<T>::iter();
		let weight = T::WeightInfo::on_idle_reads;
		for (bucket, id, folder) in
			Self::due(queue, |(bucket, ..)| *bucket, kept_from, weight, meter)
		{
			ReadTimes::<T>::remove(bucket, id);
			DeclaredReads::<T>::remove(folder, ordered(id));
		}
	}

	/// Removes emergencies that have been over since before `kept_from`. One that was never
	/// justified, nor reviewed, leaves a bar.
	pub(crate) fn clean_emergencies(kept_from: Moment, meter: &mut WeightMeter) {
		let queue = EmergencyEnds::<T>::iter_keys();
		let weight = T::WeightInfo::on_idle_emergencies;
		for (bucket, id) in Self::due(queue, |(bucket, _)| *bucket, kept_from, weight, meter) {
			EmergencyEnds::<T>::remove(bucket, id);
			let Some(emergency) = Emergencies::<T>::take(id) else { continue };
			let EmergencyData { folder, doctor, justification, finding, .. } = emergency;
			Self::note_ends(folder);
			LatestEmergency::<T>::mutate_exists(folder, &doctor, |latest| {
				if *latest == Some(id) {
					*latest = None;
				}
			});
			EmergenciesOn::<T>::remove(folder, ordered(id));
			EmergenciesBy::<T>::remove(&doctor, ordered(id));
			Self::update_owed(&doctor, id, |owed| owed.settled = true);
			if justification.is_none() && finding.is_none() {
				Self::bar(doctor, id, BarReason::LateJustification, None);
			}
		}
	}

	/// Takes the rights on a folder that ended out of its list, and notes what that means.
	fn note_ends(folder: FolderId) {
		let now = Self::now();
		Folders::<T>::mutate(folder, |data| {
			let Some(data) = data else { return };
			LiveRights::<T>::mutate_exists(folder, |list| {
				if let Some(live) = list {
					Self::settle(data, live, now);
					if live.is_empty() {
						*list = None;
					}
				}
			});
		});
	}
}
