use super::*;

fn appoint_as(
	principal: u64,
	delegate: u64,
	relationship: Relationship,
	until: Moment,
) -> DispatchResult {
	let scope = DelegationScope::Desk;
	Identity::appoint_delegate(signed(principal), delegate, relationship, scope, until, 0)
}

#[test]
fn a_participant_appoints_and_replaces() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Desk, DAY);
		assert_last(Event::DelegateAppointed {
			principal: PATIENT,
			delegate: FAMILY,
			relationship: Relationship::Family,
			scope: DelegationScope::Desk,
			until: now() + DAY,
			by: Some(PATIENT),
		});
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, 2 * DAY);
		let delegation = Identity::live_delegation(&PATIENT, &FAMILY).unwrap();
		assert_eq!(delegation.scope, DelegationScope::Guardian);
		assert_eq!(DelegateCount::<Test>::get(PATIENT), 1);
		assert_eq!(Identity::live_delegation(&FAMILY, &PATIENT), None);
		advance(2 * DAY);
		assert_eq!(Identity::live_delegation(&PATIENT, &FAMILY), None);
	});
}

#[test]
fn a_delegate_accepts_by_its_first_act_and_renewing_begins_nothing() {
	build_and_execute(|| {
		register_all();
		let since = <Identity as care::Participants<u64>>::is_delegate_since;
		let act = || {
			let call = RuntimeCall::Participants(Call::update_profile { profile: None });
			assert_ok!(Identity::act_for(signed(FAMILY), PATIENT, Box::new(call)));
		};
		let guardian = || appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		guardian();
		// Being appointed is nobody's own doing.
		assert!(!since(&PATIENT, &FAMILY, now()));
		advance(1);
		let accepted = now();
		act();
		assert!(since(&PATIENT, &FAMILY, accepted) && !since(&PATIENT, &FAMILY, accepted - 1));
		assert!(!since(&FAMILY, &PATIENT, accepted), "one way only");
		advance(DAY / 2);
		act();
		guardian();
		assert!(since(&PATIENT, &FAMILY, accepted));
		// What has ended begins anew, whether or not it was cleaned up.
		advance(DAY);
		assert!(!since(&PATIENT, &FAMILY, now()));
		for _ in 0..2 {
			guardian();
			assert!(!since(&PATIENT, &FAMILY, now()));
			act();
			assert!(since(&PATIENT, &FAMILY, now()) && !since(&PATIENT, &FAMILY, now() - 1));
			assert_ok!(Identity::dismiss_delegate(signed(PATIENT), FAMILY));
			advance(1);
		}
	});
}

#[test]
fn organisations_are_desks_and_nobody_else_is() {
	build_and_execute(|| {
		register_all();
		let until = now() + DAY;
		assert_ok!(appoint_as(PATIENT, CLINIC, Relationship::ClinicDesk, until));
		assert_ok!(appoint_as(PATIENT, HOSPITAL, Relationship::ClinicDesk, until));
		assert_noop!(
			appoint_as(PATIENT, CLINIC, Relationship::Guardian, until),
			Errors::WrongRelationship
		);
		assert_noop!(
			appoint_as(PATIENT, FAMILY, Relationship::ClinicDesk, until),
			Errors::WrongRelationship
		);
	});
}

#[test]
fn both_are_active_participants_and_not_the_same() {
	build_and_execute(|| {
		register_all();
		let until = now() + DAY;
		let appoint = |one, other| appoint_as(one, other, Relationship::Family, until);
		assert_noop!(appoint(STRANGER, FAMILY), Errors::NotParticipant);
		assert_noop!(appoint(PATIENT, STRANGER), Errors::UnknownDelegate);
		assert_noop!(appoint(PATIENT, PATIENT), Errors::SelfDelegation);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), FAMILY, reason, None));
		assert_noop!(appoint(PATIENT, FAMILY), Errors::DelegateSuspended);
		assert_noop!(appoint(FAMILY, PATIENT), Errors::Suspended);
	});
}

#[test]
fn the_end_is_ahead_and_not_too_far() {
	build_and_execute(|| {
		register_all();
		let appoint = |until| appoint_as(PATIENT, FAMILY, Relationship::Family, until);
		assert_noop!(appoint(now()), Errors::EndInPast);
		assert_noop!(appoint(now() + 400 * DAY + 1), Errors::EndTooFar);
		assert_ok!(appoint(now() + 400 * DAY));
	});
}

#[test]
fn delegates_are_capped_and_those_past_their_end_make_room() {
	build_and_execute(|| {
		register_all();
		register(HOSPITAL, 40, Role::Patient);
		appoint(PATIENT, FAMILY, DelegationScope::Desk, HOUR);
		appoint(PATIENT, DOCTOR, DelegationScope::Desk, DAY);
		assert_ok!(appoint_as(PATIENT, CLINIC, Relationship::ClinicDesk, now() + DAY));
		assert_noop!(
			appoint_as(PATIENT, 40, Relationship::Family, now() + DAY),
			Errors::MaxDelegatesExceeded
		);
		// Replacing needs no room.
		appoint(PATIENT, DOCTOR, DelegationScope::Access, DAY);
		advance(HOUR);
		appoint(PATIENT, 40, DelegationScope::Desk, DAY);
		assert_eq!(Delegations::<Test>::get(PATIENT, FAMILY), None);
	});
}

#[test]
fn a_guardian_appoints_for_no_longer_than_itself() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let call = |delegate, until| {
			RuntimeCall::Participants(Call::appoint_delegate {
				delegate,
				relationship: Relationship::Family,
				scope: DelegationScope::Guardian,
				until,
				purse: 0,
			})
		};
		let act = |call| Identity::act_for(signed(FAMILY), PATIENT, Box::new(call));
		let until = now() + DAY;
		assert_ok!(act(call(DOCTOR, until)));
		assert_last(Event::DelegateAppointed {
			principal: PATIENT,
			delegate: DOCTOR,
			relationship: Relationship::Family,
			scope: DelegationScope::Guardian,
			until,
			by: Some(FAMILY),
		});
		for delegate in [DOCTOR, FAMILY] {
			let error = act(call(delegate, until + 1)).unwrap_err().error;
			assert_eq!(error, Errors::OutlivesOwnDelegation.into());
		}
	});
}

#[test]
fn desk_and_access_appoint_nobody() {
	build_and_execute(|| {
		register_all();
		for scope in [DelegationScope::Desk, DelegationScope::Access] {
			appoint(PATIENT, FAMILY, scope, DAY);
			for call in [
				Call::appoint_delegate {
					delegate: DOCTOR,
					relationship: Relationship::Family,
					scope,
					until: now() + HOUR,
					purse: 0,
				},
				Call::dismiss_delegate { delegate: FAMILY },
				Call::rotate_encryption_key { encryption_key: key(60) },
			] {
				let call = Box::new(RuntimeCall::Participants(call));
				let error = Identity::act_for(signed(FAMILY), PATIENT, call).unwrap_err().error;
				assert_eq!(error, Errors::OutOfScope.into());
			}
		}
	});
}

#[test]
fn a_delegation_that_could_not_be_appointed_is_no_right() {
	build_and_execute(|| {
		register_all();
		// An actor without a delegation cannot come here through the origin; the pallet checks
		// all the same.
		let actor = Actor { principal: PATIENT, by: DOCTOR };
		let delegation = Delegation::new(Relationship::Family, DelegationScope::Desk, now() + 1);
		assert_noop!(
			Identity::do_appoint_delegate(actor, FAMILY, delegation, 0),
			Errors::NotDelegate
		);
	});
}
