//! What is told when keys may have come to where they should not be.

use super::*;

fn lost() -> Vec<(u64, Moment)> {
	Lost::take()
}

#[test]
fn a_suspension_for_a_stolen_key_is_told_and_no_other() {
	build_and_execute(|| {
		register_all();
		lost();
		let suspend =
			|reason| Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None);
		for reason in [
			SuspensionReason::Misuse,
			SuspensionReason::IdentityInDoubt,
			SuspensionReason::LegalOrder,
		] {
			assert_ok!(suspend(reason));
		}
		assert_eq!(lost(), vec![]);
		assert_ok!(suspend(SuspensionReason::KeyCompromised));
		assert_eq!(lost(), vec![(PATIENT, now())]);
	});
}

#[test]
fn a_participant_tells_of_its_own_key_even_suspended() {
	build_and_execute(|| {
		register_all();
		lost();
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_ok!(Identity::report_key_compromised(signed(PATIENT)));
		assert_last(Event::KeyReportedCompromised { who: PATIENT, key_version: 1, by: PATIENT });
		assert_eq!(lost(), vec![(PATIENT, now())]);
		assert_noop!(Identity::report_key_compromised(signed(STRANGER)), Errors::NotParticipant);
	});
}

#[test]
fn a_key_that_is_replaced_is_told_whoever_had_it() {
	build_and_execute(|| {
		register_all();
		lost();
		replace_patients_key(FRESH);
		assert_eq!(lost(), vec![(PATIENT, now() - 1)]);
		replace_patients_key(OTHER_KEY);
		assert_eq!(lost(), vec![(PATIENT, now() - 1)]);
		assert_ok!(decide(HOSPITAL, replace_key(30), true));
		assert_eq!(lost(), vec![(HOSPITAL, now())]);
	});
}

#[test]
fn an_accepted_guardians_end_is_told_however_it_ends() {
	build_and_execute(|| {
		register_all();
		let accepted = |scope| {
			appoint(PATIENT, FAMILY, scope, DAY);
			assert_ok!(Identity::act_for(signed(FAMILY), PATIENT, Box::new(remark())));
			lost();
		};
		accepted(DelegationScope::Guardian);
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		assert_eq!(lost(), vec![(PATIENT, now())]);

		accepted(DelegationScope::Guardian);
		assert_ok!(Identity::resign_delegation(signed(FAMILY), PATIENT));
		assert_eq!(lost(), vec![(PATIENT, now())]);

		// Renewed it goes on; with a smaller scope it ends.
		accepted(DelegationScope::Guardian);
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, 2 * DAY);
		assert_eq!(lost(), vec![]);
		appoint(PATIENT, FAMILY, DelegationScope::Access, DAY);
		assert_eq!(lost(), vec![(PATIENT, now())]);

		// Other scopes hold no keys, and who never accepted holds none.
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
		assert_eq!(lost(), vec![]);
	});
}

#[test]
fn a_guardian_whose_time_ran_out_is_known_before_it_is_cleaned_up() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(Identity::act_for(signed(FAMILY), PATIENT, Box::new(remark())));
		lost();
		let (since, until) = (now(), now() + DAY);
		let expired =
			|since| <Identity as care::Participants<u64>>::has_guardian_expired(&PATIENT, since);
		advance(DAY - 1);
		assert!(!expired(since));
		advance(1);
		assert!(expired(since) && expired(until - 1) && !expired(until));
		advance(DAY);
		Identity::on_idle(1, Weight::MAX);
		assert_eq!(lost(), vec![(PATIENT, until - 1)]);
		assert!(!expired(since));
	});
}

#[test]
fn leaving_is_told_without_a_name() {
	build_and_execute(|| {
		register_all();
		lost();
		let before = Leavers::get();
		assert_ok!(Identity::deregister(signed(FAMILY)));
		assert_eq!(Leavers::get(), before + 1);
		assert_eq!(lost(), vec![]);
	});
}

#[test]
fn who_may_act_for_whom() {
	build_and_execute(|| {
		register_all();
		let may = || <Identity as care::Participants<u64>>::may_act(&PATIENT, &FAMILY);
		assert_eq!(may(), None);
		appoint(PATIENT, FAMILY, DelegationScope::Access, DAY);
		assert_eq!(may(), Some(DelegationScope::Access));
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), FAMILY, reason, None));
		assert_eq!(may(), None);
		assert_ok!(Identity::reinstate_participant(RuntimeOrigin::root(), FAMILY));
		advance(DAY);
		assert_eq!(may(), None);
	});
}
