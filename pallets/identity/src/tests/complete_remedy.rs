use super::*;

#[test]
fn contacts_replace_a_key_after_the_delay() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		advance(DELAY - 1);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotDue);
		advance(1);
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
		assert_last(Event::RemedyCompleted { account: PATIENT, remedy: replace_key(FRESH) });
		assert_eq!(Identity::signer_of(&PATIENT), FRESH);
		assert_eq!(<Identity as care::Participants<u64>>::signer(&PATIENT), FRESH);
		assert_eq!(Identity::signs_for(FRESH), vec![PATIENT]);
		let info = Identity::participant_info(PATIENT).unwrap();
		assert_eq!((info.signer, info.signer_since), (FRESH, Some(now())));
		let former = &info.former_signers[0];
		assert_eq!((former.signer, former.since, former.until), (PATIENT, None, now()));
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NoSuchCase);
	});
}

#[test]
fn nobody_has_to_come_back_to_complete_it() {
	build_and_execute(|| {
		register_all();
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		advance(7 * DAY - 1);
		idle();
		assert_eq!(Identity::signer_of(&PATIENT), PATIENT);
		advance(2 * MINUTE);
		idle();
		assert_eq!(Identity::signer_of(&PATIENT), FRESH);
		assert_eq!(Cases::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_case_that_too_few_support_lapses_by_itself() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		advance(30 * DAY);
		// Nothing of it is left for a second one to go on with.
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotDue);
		advance(30 * DAY + MINUTE);
		idle();
		assert_last(Event::CaseLapsed { account: PATIENT, remedy: replace_key(FRESH) });
		assert_eq!(SupportedKeys::<Test>::iter().count(), 0);
	});
}

#[test]
fn supporters_have_to_stand_by_it_to_the_end() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		advance(DELAY);
		let reason = SuspensionReason::KeyCompromised;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), CONTACTS[0], reason, None));
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotSupported);
		advance(MINUTE);
		idle();
		assert_ok!(Identity::reinstate_participant(RuntimeOrigin::root(), CONTACTS[0]));
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
	});
}

#[test]
fn a_hospital_that_is_expelled_meanwhile_counts_no_more() {
	build_and_execute(|| {
		register_all();
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		set_hospital(OTHER_HOSPITAL, HospitalStatus::ForCause);
		advance(7 * DAY);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotSupported);
	});
}

#[test]
fn it_ends_a_suspension_for_a_compromised_key_and_no_other() {
	build_and_execute(|| {
		register_all();
		let suspend = |reason| {
			assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		};
		suspend(SuspensionReason::KeyCompromised);
		replace_patients_key(FRESH);
		assert!(!participant(PATIENT).is_suspended(now()));
		suspend(SuspensionReason::Misuse);
		replace_patients_key(OTHER_KEY);
		assert!(participant(PATIENT).is_suspended(now()));
	});
}

#[test]
fn an_accomplice_that_the_thief_appointed_meanwhile_goes_with_it() {
	build_and_execute(|| {
		with_contacts();
		let update = || RuntimeCall::Participants(Call::update_profile { profile: None });
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, 100 * DAY);
		assert_ok!(act_for(PATIENT, update()).dispatch(signed(FAMILY)));
		advance(1);
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		for accomplice in [DOCTOR, CONTACTS[2]] {
			appoint(PATIENT, accomplice, DelegationScope::Guardian, 100 * DAY);
		}
		assert_ok!(act_for(PATIENT, update()).dispatch(signed(DOCTOR)));
		advance(DELAY);
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
		for accomplice in [DOCTOR, CONTACTS[2]] {
			let refused = act_for(PATIENT, update()).dispatch(signed(accomplice)).unwrap_err();
			assert_eq!(refused.error, Errors::NotDelegate.into());
		}
		// Who acted for the person before acts on.
		assert_ok!(act_for(PATIENT, update()).dispatch(signed(FAMILY)));
	});
}

#[test]
fn who_left_and_came_back_is_not_caught_by_an_old_case() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		advance(DAY);
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(CLINIC, PATIENT, Role::Patient);
		assert_ok!(Identity::register(signed(PATIENT), CLINIC, key(70), None));
		advance(7 * DAY);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NoSuchCase);
		idle();
		assert_eq!(Identity::signer_of(&PATIENT), PATIENT);
		assert_eq!(Cases::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_participant_since_is_no_fresh_key_any_more() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		register(OTHER_HOSPITAL, FRESH, Role::Patient);
		advance(DELAY);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::SignerNotFresh);
		advance(MINUTE);
		idle();
		assert_eq!(Identity::signer_of(&PATIENT), PATIENT);
	});
}

#[test]
fn a_signer_is_not_invited_admitted_or_registered() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let invited = Identity::invite(signed(HOSPITAL), FRESH, Role::Patient, now() + DAY);
		assert_eq!(invited, Err(Errors::SignsForAnother.into()));
		let admitted = <Identity as care::Admission<u64>>::admit(&FRESH, Role::Hospital);
		assert_eq!(admitted, Err(Errors::SignsForAnother.into()));
	});
}

#[test]
fn former_signers_are_kept_with_their_times_up_to_a_bound() {
	build_and_execute(|| {
		register_all();
		for signer in 100..140 {
			replace_patients_key(signer);
		}
		let info = Identity::recovery_info(PATIENT);
		assert_eq!(info.former_signers.len(), 32);
		assert_eq!(info.signer, 139);
		let last = info.former_signers.last().unwrap();
		assert_eq!((last.signer, Some(last.until)), (138, info.signer_since));
		assert!(info.former_signers.windows(2).all(|pair| Some(pair[0].until) == pair[1].since));
	});
}
