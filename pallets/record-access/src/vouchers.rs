//! On whose word a doctor breaks the glass.
//!
//! A hospital that keeps a folder's keys can open it anyway, so its own verification is enough there.
//! Anywhere else one hospital's word is not: it could invent doctors, and read everybody's folders.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::traits::Times;

/// How many hospitals vouch for a doctor outside their own custody.
pub const VOUCHERS: u32 = 2;

/// The hospitals on whose verifications an emergency was opened: two, or none where the custodian
/// verified the doctor itself.
pub type Vouchers<AccountId> = BoundedVec<AccountId, ConstU32<VOUCHERS>>;

/// A verification that could vouch.
struct Voucher<AccountId> {
	hospital: AccountId,
	/// Who has its duties.
	duties_of: Option<AccountId>,
	/// Whether it stands for long enough.
	is_old: bool,
	/// Whether more emergencies can rest on it.
	has_room: bool,
}

impl<T: Config> Pallet<T> {
	/// The emergencies that count against a hospital: their access is not over, or their
	/// justification is due and not late.
	pub(crate) fn vouched_by(
		hospital: &T::AccountId,
		times: Times,
	) -> BoundedVec<OwedEmergency, T::MaxVouchedEmergencies> {
		let mut vouched = VouchedEmergencies::<T>::get(hospital);
		vouched.retain(|owed| owed.counts_for_vouchers(times));
		vouched
	}

	/// How many emergencies may be open on the verifications of one hospital.
	pub(crate) fn vouched_limit() -> u32 {
		T::VouchedEmergencies::get().min(T::MaxVouchedEmergencies::get())
	}

	/// Whether one of two hospitals has the duties of the other, or acts for it.
	fn are_related(one: &Voucher<T::AccountId>, other: &Voucher<T::AccountId>) -> bool {
		let now = Self::now();
		let acts_for = |principal: &T::AccountId, delegate: &T::AccountId| {
			T::Participants::is_delegate_since(principal, delegate, now)
		};
		one.duties_of == other.duties_of
			|| acts_for(&one.hospital, &other.hospital)
			|| acts_for(&other.hospital, &one.hospital)
	}

	/// The hospitals on whose word the doctor opens an emergency in the custodian's care now.
	pub(crate) fn find_vouchers(
		doctor: &T::AccountId,
		custodian: &T::AccountId,
	) -> Result<Vouchers<T::AccountId>, DispatchError> {
		let times = Self::times();
		let known: Vec<_> = T::Licences::vouchers(doctor)
			.into_iter()
			.map(|(hospital, since)| {
				let vouched = Self::vouched_by(&hospital, times).len();
				Voucher {
					duties_of: T::Consortium::duty_holder(&hospital),
					is_old: times.clock >= since.saturating_add(T::VoucherAge::get()),
					has_room: vouched < Self::vouched_limit() as usize,
					hospital,
				}
			})
			.collect();
		let is_own = |voucher: &Voucher<T::AccountId>| {
			voucher.hospital == *custodian || voucher.duties_of.as_ref() == Some(custodian)
		};
		if known.iter().any(is_own) {
			return Ok(Vouchers::default());
		}
		let mut busy = false;
		for (at, one) in known.iter().enumerate() {
			for other in known.iter().skip(at.saturating_add(1)) {
				if !(one.is_old || other.is_old) || Self::are_related(one, other) {
					continue;
				}
				if one.has_room && other.has_room {
					let pair = [one.hospital.clone(), other.hospital.clone()];
					return Ok(Vouchers::truncate_from(pair.to_vec()));
				}
				busy = true;
			}
		}
		Err(if busy { Error::<T>::VouchersBusy } else { Error::<T>::NotVouched }.into())
	}

	/// Whether the hospitals that vouched for a doctor still do.
	pub(crate) fn ensure_vouched(
		doctor: &T::AccountId,
		vouchers: &Vouchers<T::AccountId>,
	) -> DispatchResult {
		let standing = T::Licences::vouchers(doctor);
		let stand =
			vouchers.iter().all(|voucher| standing.iter().any(|(known, _)| known == voucher));
		ensure!(stand, Error::<T>::NotVouched);
		Ok(())
	}

	/// Notes an emergency with those who vouched for it.
	pub(crate) fn charge_vouchers(
		vouchers: &Vouchers<T::AccountId>,
		owed: &OwedEmergency,
	) -> DispatchResult {
		let times = Self::times();
		for hospital in vouchers {
			let mut vouched = Self::vouched_by(hospital, times);
			vouched.try_push(owed.clone()).map_err(|_| Error::<T>::VouchersBusy)?;
			VouchedEmergencies::<T>::insert(hospital, vouched);
		}
		Ok(())
	}

	/// Changes an emergency's entry with those who vouched for it.
	pub(crate) fn update_vouched(
		vouchers: &Vouchers<T::AccountId>,
		id: EmergencyId,
		change: impl Fn(&mut OwedEmergency),
	) {
		let times = Self::times();
		for hospital in vouchers {
			VouchedEmergencies::<T>::mutate_exists(hospital, |list| {
				let Some(vouched) = list else { return };
				if let Some(entry) = vouched.iter_mut().find(|owed| owed.id == id) {
					change(entry);
				}
				vouched.retain(|owed| owed.counts_for_vouchers(times));
				if vouched.is_empty() {
					*list = None;
				}
			});
		}
	}
}
