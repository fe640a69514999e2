use super::*;

fn withdraw(by: u64, remedy: Remedy<u64>) -> DispatchResult {
	Identity::withdraw_remedy_support(signed(by), PATIENT, remedy)
}

#[test]
fn with_too_few_left_the_delay_begins_anew() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(support(CONTACTS[1], PATIENT, replace_key(FRESH)));
		advance(DELAY);
		assert_ok!(withdraw(CONTACTS[1], replace_key(FRESH)));
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotDue);
		assert_ok!(support(CONTACTS[2], PATIENT, replace_key(FRESH)));
		assert_noop!(complete(PATIENT, replace_key(FRESH)), Errors::NotDue);
		advance(DELAY);
		assert_ok!(complete(PATIENT, replace_key(FRESH)));
	});
}

#[test]
fn the_last_one_takes_the_case_along() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		assert_ok!(withdraw(CONTACTS[0], replace_key(FRESH)));
		assert_last(Event::CaseLapsed { account: PATIENT, remedy: replace_key(FRESH) });
		assert_eq!(Cases::<Test>::iter().count(), 0);
		assert_noop!(withdraw(CONTACTS[0], replace_key(FRESH)), Errors::NoSuchCase);
	});
}

#[test]
fn suspended_supporters_may_others_may_not() {
	build_and_execute(|| {
		with_contacts();
		assert_ok!(support(CONTACTS[0], PATIENT, replace_key(FRESH)));
		for who in [CONTACTS[1], PATIENT, STRANGER] {
			assert_noop!(withdraw(who, replace_key(FRESH)), Errors::NotSupported);
		}
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), CONTACTS[0], reason, None));
		assert_ok!(withdraw(CONTACTS[0], replace_key(FRESH)));
	});
}

#[test]
fn the_council_takes_its_own_word_back() {
	build_and_execute(|| {
		register_all();
		let council = RuntimeOrigin::root;
		let remedy = replace_key(FRESH);
		let word = consent(PATIENT, &remedy);
		assert_ok!(Identity::support_remedy(council(), PATIENT, remedy, word));
		assert_ok!(support(OTHER_HOSPITAL, PATIENT, remedy));
		assert_ok!(Identity::withdraw_remedy_support(council(), PATIENT, remedy));
		assert_noop!(
			Identity::withdraw_remedy_support(council(), PATIENT, remedy),
			Errors::NotSupported
		);
		advance(7 * DAY);
		assert_noop!(complete(PATIENT, remedy), Errors::NotDue);
	});
}
