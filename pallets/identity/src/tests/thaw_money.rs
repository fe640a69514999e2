use super::*;

fn freeze(who: u64, length: Moment) {
	let reason = SuspensionReason::KeyCompromised;
	let until = Some(now() + length);
	assert_ok!(Identity::suspend_participant(signed(CLINIC), who, reason, until));
}

fn pay(who: u64) -> DispatchResult {
	Balances::transfer_allow_death(signed(who), STRANGER, 1_000)
}

#[test]
fn whose_freeze_is_over_pays_again_by_anybodys_call() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), PATIENT, 10_000));
		assert_noop!(Identity::thaw_money(signed(FAMILY), PATIENT), Errors::NothingFrozen);
		freeze(PATIENT, HOUR);
		assert_noop!(Identity::thaw_money(signed(PATIENT), PATIENT), Errors::Frozen);
		advance(HOUR - 1);
		assert_noop!(Identity::thaw_money(signed(FAMILY), PATIENT), Errors::Frozen);
		assert!(pay(PATIENT).is_err());
		advance(1);
		assert_ok!(Identity::thaw_money(signed(FAMILY), PATIENT));
		assert_last(Event::MoneyThawed { who: PATIENT });
		assert_ok!(pay(PATIENT));
		assert_eq!(FreezeEnds::<Test>::iter().count(), 0);
		assert_noop!(Identity::thaw_money(signed(FAMILY), PATIENT), Errors::NothingFrozen);
	});
}

#[test]
fn the_cleaning_up_does_it_for_who_waits() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), PATIENT, 10_000));
		freeze(PATIENT, HOUR);
		advance(HOUR + MINUTE);
		idle();
		assert_ok!(pay(PATIENT));
	});
}

#[test]
fn no_call_and_no_root_thaws_a_freeze_in_force() {
	build_and_execute(|| {
		register_all();
		freeze(PATIENT, HOUR);
		idle();
		assert!(Identity::is_money_frozen(&PATIENT));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Identity::thaw_money(origin, PATIENT), DispatchError::BadOrigin);
		}
	});
}
