use super::*;

fn in_force() -> Option<(Vec<u64>, u32)> {
	Identity::contacts_in_force(&PATIENT)
		.map(|contacts| (contacts.contacts.into_inner(), contacts.threshold))
}

#[test]
fn contacts_are_in_force_after_fourteen_days() {
	build_and_execute(|| {
		register_all();
		assert_ok!(set_contacts(PATIENT, &[FAMILY, DOCTOR, CLINIC], 2));
		assert_last(Event::RecoveryContactsSet { who: PATIENT, from: now() + 14 * DAY });
		advance(14 * DAY - 1);
		assert_eq!(in_force(), None);
		assert_noop!(support(FAMILY, PATIENT, replace_key(FRESH)), Errors::NotAuthorized);
		advance(1);
		assert_eq!(in_force(), Some((vec![FAMILY, DOCTOR, CLINIC], 2)));
		assert_ok!(support(FAMILY, PATIENT, replace_key(FRESH)));
	});
}

#[test]
fn a_thief_that_names_its_accomplices_is_replaced_by_the_former_contacts() {
	build_and_execute(|| {
		with_contacts();
		// Yesterday, with the stolen key.
		assert_ok!(set_contacts(PATIENT, &[FAMILY, DOCTOR], 2));
		advance(DAY);
		assert_noop!(support(FAMILY, PATIENT, replace_key(OTHER_KEY)), Errors::NotAuthorized);
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		// Even where the delay ends after the thief's contacts are in force.
		advance(13 * DAY);
		assert_eq!(in_force(), Some((vec![FAMILY, DOCTOR], 2)));
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
		assert_eq!(Identity::signer_of(&PATIENT), FRESH);
	});
}

#[test]
fn what_a_thief_changed_is_dropped_with_its_key() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(set_contacts(PATIENT, &[FAMILY, DOCTOR], 2));
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		advance(DELAY);
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
		advance(30 * DAY);
		assert_eq!(in_force(), Some((CONTACTS.to_vec(), 2)));
	});
}

#[test]
fn changing_again_begins_again_and_the_former_ones_stay() {
	build_and_execute(|| {
		with_contacts();
		for _ in 0..5 {
			assert_ok!(set_contacts(PATIENT, &[FAMILY, DOCTOR], 2));
			advance(13 * DAY);
			assert_eq!(in_force(), Some((CONTACTS.to_vec(), 2)));
		}
		assert_ok!(set_contacts(PATIENT, &[], 0));
		advance(14 * DAY);
		assert_eq!(in_force(), None);
	});
}

#[test]
fn contacts_are_others_who_can_sign_and_never_one_alone() {
	build_and_execute(|| {
		register_all();
		let child = keyless(FAMILY);
		for (contacts, threshold) in [
			(vec![FAMILY, FAMILY], 2),
			(vec![FAMILY, PATIENT], 2),
			(vec![FAMILY, STRANGER], 2),
			(vec![FAMILY, child], 2),
		] {
			assert_noop!(set_contacts(PATIENT, &contacts, threshold), Errors::WrongContact);
		}
		for (contacts, threshold) in
			[(vec![FAMILY], 1), (vec![FAMILY, DOCTOR], 1), (vec![FAMILY, DOCTOR], 3)]
		{
			assert_noop!(set_contacts(PATIENT, &contacts, threshold), Errors::WrongThreshold);
		}
		let set = |delay| {
			let contacts = vec![FAMILY, DOCTOR].try_into().unwrap();
			Identity::set_recovery_contacts(signed(PATIENT), contacts, 2, delay)
		};
		for delay in [0, 2 * DAY - 1, 30 * DAY + 1, Moment::MAX] {
			assert_noop!(set(delay), Errors::WrongDelay);
		}
		assert_ok!(set(2 * DAY));
		assert_ok!(set(30 * DAY));
	});
}

#[test]
fn members_of_the_consortium_suspended_ones_and_strangers_name_nobody() {
	build_and_execute(|| {
		register_all();
		for member in [HOSPITAL, AUDITOR] {
			assert_noop!(set_contacts(member, &[FAMILY, DOCTOR], 2), Errors::ConsortiumMember);
		}
		assert_noop!(set_contacts(STRANGER, &[FAMILY, DOCTOR], 2), Errors::NotParticipant);
		let reason = SuspensionReason::KeyCompromised;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_noop!(set_contacts(PATIENT, &[FAMILY, DOCTOR], 2), Errors::Suspended);
	});
}

#[test]
fn a_guardian_names_nobody_for_its_principal() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let call = Call::set_recovery_contacts {
			contacts: vec![FAMILY, DOCTOR].try_into().unwrap(),
			threshold: 2,
			delay: DELAY,
		};
		let result = act_for(PATIENT, RuntimeCall::Participants(call)).dispatch(signed(FAMILY));
		assert_eq!(result.unwrap_err().error, Errors::OutOfScope.into());
	});
}

#[test]
fn who_leaves_and_comes_back_has_none() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(CLINIC, PATIENT, Role::Patient);
		assert_ok!(Identity::register(signed(PATIENT), CLINIC, key(70), None));
		assert_eq!(in_force(), None);
	});
}
