//! Clean-up of what has been over for long enough. No right ends here: ends are judged by time
//! where the right is used.

use crate::*;
use frame::deps::frame_support::weights::WeightMeter;

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
		let item = T::WeightInfo::on_idle_request();
		while meter.can_consume(item) && Self::clean_request(now) {
			meter.consume(item);
		}
		let item = T::WeightInfo::on_idle_grant();
		while meter.can_consume(item) && Self::clean_grant(kept_from) {
			meter.consume(item);
		}
		let item = T::WeightInfo::on_idle_read();
		while meter.can_consume(item) && Self::clean_read(kept_from) {
			meter.consume(item);
		}
		let item = T::WeightInfo::on_idle_emergency();
		while meter.can_consume(item) && Self::clean_emergency(kept_from) {
			meter.consume(item);
		}
		meter.consumed()
	}

	/// Whether all of a bucket lies before a time.
	fn is_over(bucket: Ordered, before: Moment) -> bool {
		bucket < bucket_of(before)
	}

	/// Removes the oldest request if it expired; whether there was one.
	pub(crate) fn clean_request(now: Moment) -> bool {
		let oldest = RequestEnds::<T>::iter_keys().next();
		let Some((bucket, id)) = oldest.filter(|(bucket, _)| Self::is_over(*bucket, now)) else {
			return false;
		};
		RequestEnds::<T>::remove(bucket, id);
		if let Some(request) = Requests::<T>::get(id) {
			Self::remove_request(id, &request);
		}
		true
	}

	/// Removes the grant that ended first if that was before `kept_from`; whether there was one.
	pub(crate) fn clean_grant(kept_from: Moment) -> bool {
		let oldest = GrantEnds::<T>::iter_keys().next();
		let Some((bucket, id)) = oldest.filter(|(bucket, _)| Self::is_over(*bucket, kept_from))
		else {
			return false;
		};
		GrantEnds::<T>::remove(bucket, id);
		let Some(grant) = Grants::<T>::take(id) else { return true };
		let folder = grant.folder;
		// Its end may still have to be noted: that it is over makes rotation due, also when nobody
		// remembers the grant.
		Self::note_ends(folder);
		LatestGrant::<T>::mutate_exists(folder, &grant.key, |latest| {
			if *latest == Some(id) {
				*latest = None;
			}
		});
		GrantsOn::<T>::remove(folder, ordered(id));
		GrantsTo::<T>::remove(&grant.key.grantee, ordered(id));
		true
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

	/// Removes the oldest declared read if it was before `kept_from`; whether there was one.
	pub(crate) fn clean_read(kept_from: Moment) -> bool {
		let oldest = ReadTimes::<T>::iter().next();
		let Some((bucket, id, folder)) =
			oldest.filter(|(bucket, ..)| Self::is_over(*bucket, kept_from))
		else {
			return false;
		};
		ReadTimes::<T>::remove(bucket, id);
		DeclaredReads::<T>::remove(folder, ordered(id));
		true
	}

	/// Removes the emergency that has been over for longest if that was before `kept_from`; whether
	/// there was one. One that was never justified, nor reviewed, leaves a bar.
	pub(crate) fn clean_emergency(kept_from: Moment) -> bool {
		let oldest = EmergencyEnds::<T>::iter_keys().next();
		let Some((bucket, id)) = oldest.filter(|(bucket, _)| Self::is_over(*bucket, kept_from))
		else {
			return false;
		};
		EmergencyEnds::<T>::remove(bucket, id);
		let Some(emergency) = Emergencies::<T>::take(id) else { return true };
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
		true
	}
}
