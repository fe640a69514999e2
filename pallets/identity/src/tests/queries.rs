use super::*;

#[test]
fn a_participant_is_shown_with_its_live_delegates_and_effective_sponsor() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Desk, HOUR);
		appoint(PATIENT, DOCTOR, DelegationScope::Access, DAY);
		advance(HOUR);
		assert_ok!(Identity::deregister(signed(CLINIC)));
		let until = now() + HOUR;
		let reason = SuspensionReason::Misuse;
		let root = RuntimeOrigin::root();
		assert_ok!(Identity::suspend_participant(root, PATIENT, reason, Some(until)));
		let info = Identity::participant_info(PATIENT).unwrap();
		assert_eq!(info.sponsor, Some(HOSPITAL));
		assert_eq!(info.suspended_until, Some(until));
		assert_eq!(info.inviting, None);
		assert_eq!(info.key_version, 1);
		assert_eq!(info.delegates.len(), 1);
		assert_eq!(info.delegates[0].delegate, DOCTOR);
		advance(HOUR);
		assert_eq!(Identity::participant_info(PATIENT).unwrap().suspended_until, None);
		assert_eq!(Identity::participant_info(STRANGER), None);
	});
}

#[test]
fn an_invitation_is_shown_until_it_ends() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Doctor);
		let shown = || Identity::invitations_info(STRANGER);
		let info = &shown()[0];
		assert_eq!((info.sponsor, info.role, info.attempts_left), (HOSPITAL, Role::Doctor, 2));
		invite(OTHER_HOSPITAL, STRANGER, Role::Patient);
		assert_eq!(shown().len(), 2);
		advance(DAY);
		assert_eq!(shown(), vec![]);
	});
}

#[test]
fn the_allowance_shown_is_what_is_free() {
	build_and_execute(|| {
		register_all();
		let info = Identity::allowance_info(PATIENT);
		assert_eq!(info.free, OrdinaryLimit::get());
		assert_eq!(info.limit, OrdinaryLimit::get());
		assert_eq!(info.reserve, ReserveLimit::get());
		assert_eq!(info.protective, ProtectiveLimit::get());
		assert_eq!(info.sponsor_pool, Some(PoolLimit::get()));
		assert_eq!(info.protective_pool, Some(ProtectivePoolLimit::get()));
		assert_eq!(info.max_pending, 4);
		assert_ok!(submit(PATIENT, remark()));
		let (_, amount) = waived().unwrap();
		let info = Identity::allowance_info(PATIENT);
		assert_eq!(info.free, OrdinaryLimit::get() - amount);
		assert_eq!(info.protective, ProtectiveLimit::get());
		assert_eq!(info.sponsor_pool, Some(PoolLimit::get() - amount));
		// The pool's rest is what is free where it is less: the clinic's or the hospital's.
		ClinicPoolLimit::set(amount + 7);
		assert_eq!(Identity::allowance_info(PATIENT).free, 7);
		PoolLimit::set(amount + 5);
		assert_eq!(Identity::allowance_info(PATIENT).free, 5);
		ProtectivePoolLimit::set(3);
		assert_eq!(Identity::allowance_info(PATIENT).protective, 3);
		assert_eq!(Identity::allowance_info(HOSPITAL).sponsor_pool, None);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_eq!(Identity::allowance_info(PATIENT).free, 0);
		// Strangers have nothing, the invited a registration.
		assert_eq!(Identity::allowance_info(STRANGER).max_pending, 0);
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_eq!(Identity::allowance_info(STRANGER).max_pending, MAX_PENDING_REGISTRATIONS);
		assert_eq!(Identity::allowance_info(STRANGER).free, 0);
	});
}

#[test]
fn what_is_to_become_of_a_sponsorship_is_shown() {
	build_and_execute(|| {
		register_all();
		let shown = || Identity::participant_info(DOCTOR).unwrap().sponsorship;
		assert_eq!((shown().ends_at, shown().next, shown().offers), (None, None, vec![]));
		assert_ok!(Identity::end_sponsorship(signed(HOSPITAL), DOCTOR));
		assert_ok!(Identity::offer_sponsorship(signed(OTHER_HOSPITAL), DOCTOR, now() + DAY));
		assert_eq!(shown().ends_at, Some(now() + 30 * DAY));
		let offer = &shown().offers[0];
		assert_eq!((offer.sponsor, offer.expires_at), (OTHER_HOSPITAL, now() + DAY));
		assert_ok!(Identity::accept_sponsorship(signed(DOCTOR), OTHER_HOSPITAL));
		assert_eq!(shown().offers, vec![]);
		let from = now() + 14 * DAY;
		assert_eq!((shown().next, shown().next_from), (Some(OTHER_HOSPITAL), Some(from)));
		// Once it has happened, nothing is to come.
		advance(14 * DAY);
		assert_eq!((shown().ends_at, shown().next, shown().next_from), (None, None, None));
		// An offer is shown until it ends.
		assert_ok!(Identity::offer_sponsorship(signed(HOSPITAL), DOCTOR, now() + DAY));
		assert_eq!(shown().offers.len(), 1);
		advance(DAY);
		assert_eq!(shown().offers, vec![]);
	});
}
