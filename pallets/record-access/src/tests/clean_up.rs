//! The clean-up removes what has been over for long enough, and nothing else.

use super::*;

#[test]
fn ended_grants_stay_for_audits() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		Offer::read(folder, SECOND).give();
		let revoked = Offer { until: START + 90 * DAY, ..Offer::read(folder, THIRD) }.give();
		let reason = RevocationReason::CareEnded;
		assert_ok!(RecordAccess::revoke_access(signed(PATIENT), revoked, reason));
		pass(RETENTION);
		idle();
		assert_eq!(Grants::<Test>::iter().count(), 2);
		assert_eq!(denied(THIRD, record), Some(AccessDenial::Revoked));
		// The revoked one ended first.
		pass(2 * BUCKET);
		idle();
		assert!(Grants::<Test>::get(revoked).is_none());
		assert_eq!(denied(THIRD, record), Some(AccessDenial::NoGrant));
		assert_eq!(denied(SECOND, record), Some(AccessDenial::Expired));
		pass(DAY);
		idle();
		assert_eq!(Grants::<Test>::iter().count(), 0);
		assert_eq!(GrantsOn::<Test>::iter().count() + GrantsTo::<Test>::iter().count(), 0);
		assert_eq!(LatestGrant::<Test>::iter().count() + GrantEnds::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_older_grant_does_not_take_the_newer_with_it() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let old = Offer::read(folder, SECOND).give();
		pass(RETENTION + DAY);
		let new = Offer { until: Now::get() + 9 * DAY, ..Offer::read(folder, SECOND) }.give();
		pass(2 * BUCKET);
		idle();
		assert!(Grants::<Test>::get(old).is_none());
		assert_eq!(
			RecordAccess::access_basis(&SECOND, record, None).unwrap().0,
			AccessBasis::Grant(new)
		);
	});
}

#[test]
fn expired_requests_go() {
	build_and_execute(|| {
		let folder = open(1);
		assert_ok!(RecordAccess::request_access(
			signed(SECOND),
			folder,
			PurposeOfUse::Treatment,
			START + DAY,
			CareBasis::Assignment
		));
		pass(DAY - 1);
		idle();
		assert_eq!(Requests::<Test>::iter().count(), 1);
		pass(2 * BUCKET);
		idle();
		assert_eq!(Requests::<Test>::iter().count(), 0);
		assert!(FolderRequests::<Test>::iter().next().is_none());
		assert!(RequesterRequests::<Test>::iter().next().is_none());
	});
}

#[test]
fn declared_reads_stay_for_audits() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		Offer::read(folder, SECOND).give();
		let read = || RecordAccess::declare_read(signed(SECOND), record, PurposeOfUse::Treatment);
		assert_ok!(read());
		pass(DAY - 1);
		assert_ok!(read());
		pass(RETENTION + 2 * BUCKET - DAY + 1);
		idle();
		let left = RecordAccess::declared_reads(folder, None, 10).items;
		assert_eq!(left.iter().map(|read| read.id).collect::<Vec<_>>(), vec![1]);
		pass(DAY);
		idle();
		assert!(RecordAccess::declared_reads(folder, None, 10).items.is_empty());
		assert_eq!(ReadTimes::<Test>::iter().count(), 0);
	});
}

#[test]
fn emergencies_stay_until_after_their_review() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let reviewed = break_glass(DOCTOR, folder);
		answer(reviewed);
		let forgotten = break_glass(SECOND, folder);
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), reviewed, content()));
		pass(JUSTIFY + REVIEW + DAY);
		assert_ok!(RecordAccess::review_emergency(
			RuntimeOrigin::root(),
			reviewed,
			Verdict::Justified
		));
		pass(RETENTION - DAY + 2 * BUCKET);
		idle();
		// The one that nobody justified is forgotten, but not forgiven.
		assert!(Emergencies::<Test>::get(forgotten).is_none());
		last(Event::DoctorMarked { doctor: SECOND, emergency: forgotten, by: None });
		assert_eq!(RecordAccess::open_obligation(&SECOND), None);
		assert_eq!(RecordAccess::emergency_standing(&SECOND).mark.unwrap().emergency, forgotten);
		// The other is kept from its verdict on.
		assert!(Emergencies::<Test>::get(reviewed).is_some());
		pass(DAY);
		idle();
		assert_eq!(Emergencies::<Test>::iter().count(), 0);
		assert_eq!(
			EmergenciesOn::<Test>::iter().count() + LatestEmergency::<Test>::iter().count(),
			0
		);
		assert!(!RecordAccess::is_barred(&DOCTOR));
		assert!(rotation_due(folder));
	});
}

#[test]
fn works_within_the_weight_given_and_loses_nothing() {
	build_and_execute(|| {
		let folder = open(1);
		for who in [DOCTOR, SECOND, THIRD, CLINIC] {
			Offer::read(folder, who).give();
		}
		pass(DAY + RETENTION + 2 * BUCKET);
		let idle_with = |weight| RecordAccess::on_idle(1, weight);
		assert_eq!(idle_with(Weight::zero()), Weight::zero());
		assert_eq!(Grants::<Test>::iter().count(), 4);
		for left in [3, 2, 1, 0, 0] {
			let base = <() as WeightInfo>::on_idle_base();
			let limit = base.saturating_add(<() as WeightInfo>::on_idle_grants(1));
			assert!(idle_with(limit).all_lte(limit));
			assert_eq!(Grants::<Test>::iter().count(), left);
			assert_ok!(RecordAccess::do_try_state());
		}
	});
}

/// What falls due in one minute, by the thousand, stops no block: neither by its number, nor by
/// walking again over what was removed.
#[test]
fn a_block_cleans_up_a_bounded_number_of_items() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		Offer::read(folder, SECOND).give();
		let most = u64::from(cleanup::CLEANED_AT_ONCE);
		for _ in 0..2 * most + 1 {
			let purpose = PurposeOfUse::Treatment;
			assert_ok!(RecordAccess::declare_read(signed(SECOND), record, purpose));
		}
		pass(DAY + RETENTION + 2 * BUCKET);
		for left in [most + 1, 1, 0] {
			let used = RecordAccess::on_idle(1, Weight::MAX);
			assert_eq!(ReadTimes::<Test>::iter().count() as u64, left);
			let weight = <() as WeightInfo>::on_idle_base()
				.saturating_add(<() as WeightInfo>::on_idle_reads(most as u32))
				.saturating_add(<() as WeightInfo>::on_idle_grants(1));
			assert!(used.all_lte(weight), "{used}");
		}
	});
}
