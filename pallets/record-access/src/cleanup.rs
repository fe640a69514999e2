//! Clean-up of what has been over for long enough. No right ends here: ends are judged by time
//! where the right is used.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::traits::Times;
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
		let Times { clock, running } = Self::times();
		let kept_from = clock.saturating_sub(T::AuditRetention::get());
		Self::clean_requests(running, &mut meter);
		Self::clean_grants(kept_from, &mut meter);
		Self::clean_reads(kept_from, &mut meter);
		// Their deadlines are in running time, and none is forgotten before they passed.
		Self::clean_emergencies(running.saturating_sub(T::AuditRetention::get()), &mut meter);
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

	/// Removes requests that expired before `running`, in running time.
	pub(crate) fn clean_requests(running: Moment, meter: &mut WeightMeter) {
		let queue = RequestEnds::<T>::iter_keys();
		let weight = T::WeightInfo::on_idle_requests;
		for (bucket, id) in Self::due(queue, |(bucket, _)| *bucket, running, weight, meter) {
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
			if let GrantScope::Record(record) = grant.key.scope {
				Self::remove_record_right(record, id);
			}
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

	/// Removes emergencies that have been over since before `kept_from`, in running time. One that
	/// was never justified, nor reviewed, leaves a mark.
	pub(crate) fn clean_emergencies(kept_from: Moment, meter: &mut WeightMeter) {
		let queue = EmergencyEnds::<T>::iter_keys();
		let weight = T::WeightInfo::on_idle_emergencies;
		for (bucket, id) in Self::due(queue, |(bucket, _)| *bucket, kept_from, weight, meter) {
			EmergencyEnds::<T>::remove(bucket, id);
			let Some(emergency) = Emergencies::<T>::take(id) else { continue };
			Self::note_ends(emergency.folder);
			Self::update_owed(id, &emergency, |owed| owed.settled = true);
			let EmergencyData { folder, doctor, justification, finding, .. } = emergency;
			LatestEmergency::<T>::mutate_exists(folder, &doctor, |latest| {
				if *latest == Some(id) {
					*latest = None;
				}
			});
			EmergenciesOn::<T>::remove(folder, ordered(id));
			EmergenciesBy::<T>::remove(&doctor, ordered(id));
			if justification.is_none() && finding.is_none() {
				Self::mark_late(doctor, id, None);
			}
		}
	}

	/// Takes the rights on a folder that ended out of its list, and notes what that means.
	fn note_ends(folder: FolderId) {
		Folders::<T>::mutate(folder, |data| {
			let Some(data) = data.as_mut().filter(|data| data.closed_at.is_none()) else { return };
			let mut live = LiveRights::<T>::get(folder);
			Self::settle(data, &mut live);
			Self::store_live(folder, live);
		});
	}
}
