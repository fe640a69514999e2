use super::*;

#[test]
fn what_ended_is_cleaned_up_in_the_order_of_time() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Desk, HOUR);
		assert_ok!(Identity::invite(signed(HOSPITAL), 20, Role::Patient, now() + 2 * HOUR));
		assert_ok!(Identity::invite(signed(HOSPITAL), 21, Role::Patient, now() + HOUR));
		// Years with nothing in them cost nothing.
		advance(HOUR + MINUTE);
		System::reset_events();
		idle();
		System::assert_has_event(
			Event::InvitationExpired { invitee: 21, sponsor: HOSPITAL }.into(),
		);
		System::assert_has_event(
			Event::DelegationExpired { principal: PATIENT, delegate: FAMILY }.into(),
		);
		assert_eq!(System::providers(&21), 0);
		assert_eq!(System::providers(&20), 1);
		assert_eq!(OpenInvitations::<Test>::get(HOSPITAL), 1);
		advance(1_000 * DAY);
		idle();
		assert_eq!(System::providers(&20), 0);
	});
}

#[test]
fn nothing_is_lost_when_weight_is_short() {
	build_and_execute(|| {
		for invitee in 20..24 {
			invite(HOSPITAL, invitee, Role::Patient);
			invite(OTHER_HOSPITAL, invitee + 10, Role::Patient);
		}
		advance(2 * DAY);
		let base = <() as WeightInfo>::on_idle_base();
		let item = <() as WeightInfo>::on_idle_invitation();
		let idle = |weight| Identity::on_idle(1, weight);
		assert_eq!(idle(base.saturating_sub(Weight::from_parts(1, 0))), Weight::zero());
		assert_eq!(idle(base), base);
		assert_eq!(Invitations::<Test>::iter().count(), 8);
		let three = base.saturating_add(item.saturating_mul(3));
		for left in [5, 2, 0] {
			assert!(idle(three).all_lte(three));
			assert_eq!(Invitations::<Test>::iter().count(), left);
			Identity::do_try_state().unwrap();
		}
		assert_eq!(OpenInvitations::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_renewed_delegation_is_not_cleaned_up_at_its_old_end() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Desk, HOUR);
		appoint(PATIENT, FAMILY, DelegationScope::Desk, DAY);
		advance(2 * HOUR);
		idle();
		assert!(Identity::live_delegation(&PATIENT, &FAMILY).is_some());
	});
}
