use super::*;

fn contacts_agree() {
	with_contacts();
	assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
	assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
}

#[test]
fn an_objection_leaves_it_to_the_council() {
	build_and_execute(|| {
		contacts_agree();
		assert_ok!(object(PATIENT, PATIENT, replace_key(FRESH)));
		assert_last(Event::RemedyObjected {
			account: PATIENT,
			remedy: replace_key(FRESH),
			decide_by: now() + 30 * DAY,
			by: PATIENT,
		});
		assert_noop!(object(PATIENT, PATIENT, replace_key(FRESH)), Errors::Objected);
		advance(DELAY + DAY);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::Objected);
		idle();
		assert_eq!(Identity::signer_of(&PATIENT), PATIENT);
	});
}

#[test]
fn it_is_heard_until_the_case_is_completed() {
	build_and_execute(|| {
		contacts_agree();
		advance(DELAY);
		assert_ok!(object(PATIENT, PATIENT, replace_key(FRESH)));
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::Objected);
	});
}

#[test]
fn no_suspension_and_no_empty_allowance_silences_it() {
	build_and_execute(|| {
		register_all();
		assert_ok!(support(CLINIC, PATIENT, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, replace_key(FRESH)));
		// The recovering sponsor suspends whom it takes the account from.
		let until = Some(now() + 10 * HOUR);
		let reason = SuspensionReason::KeyCompromised;
		assert_ok!(Identity::suspend_participant(signed(CLINIC), PATIENT, reason, until));
		OrdinaryLimit::set(0);
		PoolLimit::set(0);
		let call = Call::object_to_remedy { account: PATIENT, remedy: replace_key(FRESH) };
		assert_ok!(submit(PATIENT, RuntimeCall::Participants(call)).unwrap());
		assert_eq!(waived().map(|(who, _)| who), Some(PATIENT));
		advance(20 * DAY);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::Objected);
	});
}

#[test]
fn nobody_else_objects() {
	build_and_execute(|| {
		contacts_agree();
		appoint(PATIENT, FAMILY, DelegationScope::Access, 30 * DAY);
		for who in [FAMILY, DOCTOR, CONTACTS[2], CLINIC, HOSPITAL, STRANGER, FRESH] {
			assert_noop!(object(who, PATIENT, replace_key(FRESH)), Errors::NotAuthorized);
		}
		assert_noop!(object(PATIENT, PATIENT, replace_key(OTHER_KEY)), Errors::NoSuchCase);
	});
}

#[test]
fn a_case_that_the_council_does_not_decide_lapses() {
	build_and_execute(|| {
		contacts_agree();
		assert_ok!(object(PATIENT, PATIENT, replace_key(FRESH)));
		advance(30 * DAY);
		assert_noop!(decide(PATIENT, replace_key(FRESH), true), Errors::NoSuchCase);
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NoSuchCase);
		advance(MINUTE);
		idle();
		assert_last(Event::CaseLapsed { account: PATIENT, remedy: replace_key(FRESH) });
		assert_eq!(Cases::<Test>::iter().count(), 0);
		assert_eq!(Identity::signer_of(&PATIENT), PATIENT);
	});
}
