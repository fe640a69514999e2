use super::*;

fn stop(sponsor: u64) -> DispatchResult {
	Identity::stop_inviting(RuntimeOrigin::root(), sponsor)
}

#[test]
fn a_stopped_hospital_vouches_for_nobody_new_nor_do_its_clinics() {
	build_and_execute(|| {
		register_all();
		assert_ok!(stop(HOSPITAL));
		assert_last(Event::InvitingStopped { sponsor: HOSPITAL });
		assert_noop!(stop(HOSPITAL), Errors::InvitingStopped);
		for sponsor in [HOSPITAL, CLINIC] {
			assert_noop!(
				Identity::invite(signed(sponsor), STRANGER, Role::Patient, now() + DAY),
				Errors::InvitingStopped
			);
			let inviting = Identity::participant_info(sponsor).unwrap().inviting.unwrap();
			assert_eq!((inviting.left, inviting.stopped), (0, true));
		}
		register(OTHER_HOSPITAL, 40, Role::Patient);
		for sponsor in [HOSPITAL, CLINIC] {
			assert_noop!(
				Identity::offer_sponsorship(signed(sponsor), 40, now() + DAY),
				Errors::InvitingStopped
			);
		}
		assert_noop!(
			Identity::open_keyless_account(
				signed(HOSPITAL),
				H256::zero(),
				key(50),
				None,
				FAMILY,
				Relationship::Family,
				DelegationScope::Guardian,
				now() + DAY,
			),
			Errors::InvitingStopped
		);
	});
}

/// Attack: invitations are sent in advance, and used once the council has stopped their sender.
#[test]
fn what_it_had_sent_is_of_no_use() {
	build_and_execute(|| {
		register_all();
		register(OTHER_HOSPITAL, 40, Role::Patient);
		invite(HOSPITAL, 20, Role::Patient);
		invite(CLINIC, 21, Role::Patient);
		assert_ok!(Identity::offer_sponsorship(signed(CLINIC), 40, now() + DAY));
		assert_ok!(stop(HOSPITAL));
		for (who, sponsor) in [(20, HOSPITAL), (21, CLINIC)] {
			let registered = Identity::register(signed(who), sponsor, key(who as u8), None);
			assert_noop!(registered, Errors::InvitingStopped);
		}
		assert_noop!(Identity::accept_sponsorship(signed(40), CLINIC), Errors::InvitingStopped);
		// Nor by leaving it to a successor.
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		let registered = Identity::register(signed(20), HOSPITAL, key(20), None);
		assert_noop!(registered, Errors::InvitingStopped);
		// Withdrawing and declining go on.
		assert_ok!(Identity::withdraw_invitation(signed(HOSPITAL), 20, HOSPITAL));
		assert_ok!(Identity::decline_invitation(signed(21), CLINIC));
		assert_ok!(Identity::decline_sponsorship(signed(40), CLINIC));
	});
}

#[test]
fn whom_it_sponsors_keeps_all_it_has() {
	build_and_execute(|| {
		register_all();
		assert_ok!(stop(HOSPITAL));
		for who in [CLINIC, DOCTOR, PATIENT] {
			assert_ok!(submit(who, remark()));
			assert_eq!(waived().unwrap().0, who);
		}
		let until = Some(now() + HOUR);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(signed(HOSPITAL), DOCTOR, reason, until));
	});
}

#[test]
fn a_clinic_is_stopped_alone() {
	build_and_execute(|| {
		register_all();
		assert_ok!(stop(CLINIC));
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_noop!(
			Identity::invite(signed(CLINIC), 21, Role::Patient, now() + DAY),
			Errors::InvitingStopped
		);
		// Leaving and coming back does not lift it, nor another hospital.
		assert_ok!(Identity::deregister(signed(CLINIC)));
		register(OTHER_HOSPITAL, 40, Role::Clinic);
		invite(OTHER_HOSPITAL, CLINIC, Role::Clinic);
		assert_ok!(Identity::register(signed(CLINIC), OTHER_HOSPITAL, key(44), None));
		assert_noop!(
			Identity::invite(signed(CLINIC), 21, Role::Patient, now() + DAY),
			Errors::InvitingStopped
		);
		invite(40, 21, Role::Patient);
	});
}

#[test]
fn the_council_stops_sponsors_and_nobody_else_does() {
	build_and_execute(|| {
		register_all();
		for who in [HOSPITAL, OTHER_HOSPITAL, PATIENT] {
			let stopped = Identity::stop_inviting(signed(who), HOSPITAL);
			assert_noop!(stopped, DispatchError::BadOrigin);
		}
		for who in [PATIENT, DOCTOR, AUDITOR, STRANGER] {
			assert_noop!(stop(who), Errors::WrongRole);
		}
	});
}
