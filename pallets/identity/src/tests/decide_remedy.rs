use super::*;

fn objected() {
	with_contacts();
	assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
	assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
	assert_ok!(object(PATIENT, PATIENT, replace_key(FRESH)));
}

#[test]
fn the_council_grants_what_a_thief_objected_to() {
	build_and_execute(|| {
		objected();
		for who in [CLINIC, OTHER_HOSPITAL, PATIENT, CONTACTS[0]] {
			assert_noop!(
				Identity::decide_remedy(signed(who), PATIENT, replace_key(FRESH), true, None),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(decide(PATIENT, replace_key(FRESH), true));
		assert_eq!(Identity::signer_of(&PATIENT), FRESH);
	});
}

#[test]
fn what_it_refuses_is_not_tried_again_without_it() {
	build_and_execute(|| {
		objected();
		assert_ok!(decide(PATIENT, replace_key(FRESH), false));
		assert_last(Event::RemedyRefused { account: PATIENT, remedy: replace_key(FRESH) });
		assert_eq!(Cases::<Test>::iter().count(), 0);
		for signer in [FRESH, OTHER_KEY] {
			for who in [CONTACTS[0], CLINIC, OTHER_HOSPITAL] {
				assert_noop!(support(who, PATIENT, replace_key(signer)), Errors::RefusedRecently);
			}
		}
		// The council was wrong, and says so.
		let council = RuntimeOrigin::root();
		let remedy = replace_key(OTHER_KEY);
		let word = consent(PATIENT, &remedy);
		assert_ok!(Identity::support_remedy(council, PATIENT, remedy, word));
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(OTHER_KEY)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(OTHER_KEY)));
		advance(DELAY);
		assert_ok!(complete(PATIENT, replace_key(OTHER_KEY)));
		advance(90 * DAY);
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(30)));
	});
}

#[test]
fn it_decides_between_two_sides_and_is_none() {
	build_and_execute(|| {
		with_contacts();
		assert_noop!(decide(PATIENT, replace_key(FRESH), true), Errors::NoSuchCase);
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_noop!(decide(PATIENT, replace_key(FRESH), true), Errors::NotObjected);
		// The thief was quick: enough have to support it all the same.
		assert_ok!(object(PATIENT, PATIENT, replace_key(FRESH)));
		assert_noop!(decide(PATIENT, replace_key(FRESH), true), Errors::NotSupported);
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		assert_ok!(decide(PATIENT, replace_key(FRESH), true));
	});
}

#[test]
fn it_replaces_the_key_of_a_seat_and_of_an_auditor_at_once() {
	build_and_execute(|| {
		register_all();
		assert_noop!(decide(HOSPITAL, replace_key(PATIENT), true), Errors::SignerNotFresh);
		assert_ok!(decide(HOSPITAL, replace_key(FRESH), true));
		assert_ok!(decide(AUDITOR, replace_key(OTHER_KEY), true));
		assert_ok!(submit(FRESH, act_as(HOSPITAL, remark())).unwrap());
		assert_eq!(submit(HOSPITAL, remark()).unwrap_err(), KEY_REPLACED.into());
		assert_eq!(submit(AUDITOR, remark()).unwrap_err(), KEY_REPLACED.into());
		assert_noop!(decide(HOSPITAL, replace_key(30), false), Errors::NoSuchCase);
		assert_noop!(decide(STRANGER, replace_key(30), true), Errors::NotParticipant);
	});
}
