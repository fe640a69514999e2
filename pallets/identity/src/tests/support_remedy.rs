use super::*;

fn due(account: u64, remedy: Remedy<u64>) -> Option<Moment> {
	let cases = Identity::recovery_info(account).cases;
	cases.into_iter().find(|case| case.remedy == remedy).and_then(|case| case.due)
}

#[test]
fn enough_contacts_begin_the_delay() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), None);
		advance(DAY);
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		assert_last(Event::RemedySupported {
			account: PATIENT,
			remedy: replace_key(FRESH),
			by: Some(CONTACTS[1]),
			due: Some(now() + DELAY),
		});
		assert_eq!(due(PATIENT, replace_key(FRESH)), Some(now() + DELAY));
	});
}

#[test]
fn a_contact_that_supports_a_wrong_key_holds_nobody_up() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[2], PATIENT, replace_key(OTHER_KEY)));
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		advance(DELAY);
		assert_noop!(complete(PATIENT, replace_key(OTHER_KEY)), Errors::NotDue);
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
		// Its own case is over with that: it cannot be gone on with.
		advance(1);
		assert_noop!(complete(PATIENT, replace_key(OTHER_KEY)), Errors::NoSuchCase);
		assert_noop!(object(CONTACTS[2], PATIENT, replace_key(OTHER_KEY)), Errors::NotAuthorized);
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(OTHER_KEY)));
		assert_eq!(due(PATIENT, replace_key(OTHER_KEY)), None);
	});
}

#[test]
fn a_supporter_wants_one_key_at_a_time() {
	build_and_execute(|| {
		with_contacts();
		for signer in 30..60 {
			assert_ok!(support(CONTACTS[0], PATIENT, replace_key(signer)));
			assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(signer)));
		}
		assert_eq!(Cases::<Test>::iter().count(), 1);
		assert_noop!(support(CONTACTS[0], PATIENT, replace_key(59)), Errors::AlreadySupported);
	});
}

#[test]
fn sponsor_and_unrelated_hospital_begin_the_longer_notice() {
	build_and_execute(|| {
		register_all();
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), None);
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), Some(now() + 7 * DAY));
	});
}

#[test]
fn their_notice_is_never_shorter_than_what_the_person_gave_its_contacts() {
	build_and_execute(|| {
		register_all();
		let contacts = vec![FAMILY, DOCTOR].try_into().unwrap();
		assert_ok!(Identity::set_recovery_contacts(signed(PATIENT), contacts, 2, 30 * DAY));
		advance(14 * DAY);
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), Some(now() + 30 * DAY));
	});
}

#[test]
fn a_sponsor_alone_gets_nowhere() {
	build_and_execute(|| {
		register_all();
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_noop!(support(CLINIC, PATIENT, replace_key(FRESH)), Errors::AlreadySupported);
		// Nor with the hospital that sponsors it, or its own doctor.
		assert_noop!(support(HOSPITAL, PATIENT, replace_key(FRESH)), Errors::RelatedHospital);
		assert_noop!(support(DOCTOR, PATIENT, replace_key(FRESH)), Errors::NotAuthorized);
		advance(20 * DAY);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotDue);
	});
}

#[test]
fn a_hospital_with_its_own_clinic_or_its_desk_elsewhere_gets_nowhere() {
	build_and_execute(|| {
		register_all();
		// The doctor's sponsor is the hospital; its clinic is no hospital.
		assert_ok!(support(HOSPITAL, DOCTOR, replace_key(FRESH)));
		assert_noop!(support(CLINIC, DOCTOR, replace_key(FRESH)), Errors::NotAuthorized);
		// A hospital that the account's holder lets act for it.
		assert_ok!(Identity::appoint_delegate(
			signed(DOCTOR),
			OTHER_HOSPITAL,
			Relationship::ClinicDesk,
			DelegationScope::Desk,
			now() + DAY,
			0,
		));
		assert_noop!(support(OTHER_HOSPITAL, DOCTOR, replace_key(FRESH)), Errors::RelatedHospital);
	});
}

#[test]
fn two_unrelated_hospitals_without_the_sponsor_get_nowhere() {
	build_and_execute(|| {
		register_all();
		const THIRD: u64 = 40;
		set_hospital(THIRD, HospitalStatus::Active);
		assert_ok!(<Identity as care::Admission<u64>>::admit(&THIRD, Role::Hospital));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		assert_ok!(support(THIRD, PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), None);
	});
}

#[test]
fn the_council_stands_in_the_place_of_a_sponsor_that_does_not_help() {
	build_and_execute(|| {
		register_all();
		let council = || {
			let remedy = replace_key(FRESH);
			let consent = consent(PATIENT, &remedy);
			Identity::support_remedy(RuntimeOrigin::root(), PATIENT, remedy, consent)
		};
		assert_ok!(council());
		assert_noop!(council(), Errors::AlreadySupported);
		assert_eq!(due(PATIENT, replace_key(FRESH)), None);
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), Some(now() + 7 * DAY));
	});
}

#[test]
fn a_key_that_somebody_has_signs_for_nobody() {
	build_and_execute(|| {
		with_contacts();
		for signer in [PATIENT, FAMILY, HOSPITAL, AUDITOR, CONTACTS[0]] {
			assert_noop!(
				support(CONTACTS[0], PATIENT, replace_key(signer)),
				Errors::SignerNotFresh
			);
		}
		replace_patients_key(FRESH);
		// Neither the account nor any former signer of its comes back.
		assert_noop!(support(CONTACTS[0], PATIENT, replace_key(FRESH)), Errors::SignerNotFresh);
		replace_patients_key(OTHER_KEY);
		for signer in [PATIENT, FRESH, OTHER_KEY] {
			assert_noop!(
				support(CONTACTS[0], PATIENT, replace_key(signer)),
				Errors::SignerNotFresh
			);
		}
		// An account whose key was replaced is no fresh key for another.
		assert_noop!(support(CLINIC, FAMILY, replace_key(PATIENT)), Errors::SignerNotFresh);
	});
}

#[test]
fn nobody_puts_an_invitation_or_a_recovery_of_its_own_in_the_way() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		// A hospital invites the fresh account, and somebody else's key is replaced by it first.
		invite(OTHER_HOSPITAL, FRESH, Role::Patient);
		assert_ok!(support(CLINIC, FAMILY, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, FAMILY, replace_key(FRESH)));
		advance(7 * DAY);
		assert_ok!(complete(FAMILY, replace_key(FRESH)));
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
		assert_eq!(Identity::signs_for(FRESH).len(), 2);
		// The invitation is of no use.
		let signature = stated(FRESH, key(70));
		let register = Identity::register(signed(FRESH), OTHER_HOSPITAL, key(70), None, signature);
		assert_noop!(register, Errors::SignsForAnother);
		advance(1);
		// Losing it for one account keeps it for the other.
		assert_ok!(support(CLINIC, FAMILY, replace_key(OTHER_KEY)));
		assert_ok!(support(OTHER_HOSPITAL, FAMILY, replace_key(OTHER_KEY)));
		advance(7 * DAY);
		assert_ok!(complete(FAMILY, replace_key(OTHER_KEY)));
		assert_ok!(submit(FRESH, act_as(PATIENT, remark())).unwrap());
		let not_signer = submit(FRESH, act_as(FAMILY, remark())).unwrap_err();
		assert_eq!(not_signer, InvalidTransaction::Payment.into());
	});
}

#[test]
fn contacts_of_two_lists_do_not_add_up() {
	build_and_execute(|| {
		with_contacts();
		for who in 12..15 {
			register(HOSPITAL, who, Role::Patient);
		}
		assert_ok!(set_contacts(PATIENT, &[12, 13, 14], 2));
		advance(13 * DAY);
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		advance(DAY);
		assert_ok!(support(12, PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), None);
		assert_noop!(support(CONTACTS[0], PATIENT, replace_key(FRESH)), Errors::NotAuthorized);
		assert_ok!(support(13, PATIENT, replace_key(FRESH)));
		assert_eq!(due(PATIENT, replace_key(FRESH)), Some(now() + DELAY));
	});
}

#[test]
fn suspended_supporters_and_strangers_do_not() {
	build_and_execute(|| {
		with_contacts();
		let reason = SuspensionReason::KeyCompromised;
		for who in [CONTACTS[0], CLINIC, OTHER_HOSPITAL] {
			assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), who, reason, None));
			assert_noop!(support(who, PATIENT, replace_key(FRESH)), Errors::Suspended);
		}
		assert_noop!(support(PATIENT, PATIENT, replace_key(FRESH)), Errors::NotAuthorized);
		assert_noop!(support(FAMILY, PATIENT, replace_key(FRESH)), Errors::NotAuthorized);
		assert_noop!(support(STRANGER, PATIENT, replace_key(FRESH)), Errors::NotParticipant);
		assert_noop!(support(CONTACTS[1], STRANGER, replace_key(FRESH)), Errors::NotParticipant);
	});
}

#[test]
fn keys_of_seats_and_auditors_are_the_councils_alone() {
	build_and_execute(|| {
		register_all();
		for member in [HOSPITAL, AUDITOR] {
			assert_noop!(
				support(OTHER_HOSPITAL, member, replace_key(FRESH)),
				Errors::ConsortiumMember
			);
		}
	});
}

#[test]
fn the_word_of_a_sponsor_is_its_own_and_no_delegates() {
	build_and_execute(|| {
		register_all();
		let (staff, scope) = (Relationship::Staff, DelegationScope::Invitations);
		let until = now() + DAY;
		assert_ok!(Identity::appoint_delegate(signed(CLINIC), FAMILY, staff, scope, until, 0));
		let remedy = replace_key(FRESH);
		let consent = consent(PATIENT, &remedy);
		let call = Call::support_remedy { account: PATIENT, remedy, consent };
		let result = act_for(CLINIC, RuntimeCall::Participants(call)).dispatch(signed(FAMILY));
		assert_eq!(result.unwrap_err().error, Errors::OutOfScope.into());
	});
}

#[test]
fn a_sponsor_that_left_is_followed_by_who_has_its_duties() {
	build_and_execute(|| {
		register_all();
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		assert_ok!(Identity::deregister(signed(CLINIC)));
		advance(7 * DAY);
		// The clinic's word left with it.
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotSupported);
		assert_ok!(support(HOSPITAL, PATIENT, replace_key(FRESH)));
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
	});
}
