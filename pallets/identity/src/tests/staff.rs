//! Staff: who acts for a hospital or a clinic, so that its key stays in the safe.

use super::*;

const CLERK: u64 = 40;

fn employ(organisation: u64, person: u64, scope: DelegationScope) -> DispatchResult {
	let until = now() + DAY;
	Identity::appoint_delegate(signed(organisation), person, Relationship::Staff, scope, until, 0)
}

fn act(by: u64, principal: u64, call: RuntimeCall) -> DispatchResult {
	let act = Identity::act_for(signed(by), principal, Box::new(call));
	act.map(|_| ()).map_err(|failed| failed.error)
}

fn inviting(invitee: u64) -> RuntimeCall {
	let expires_at = now() + HOUR;
	RuntimeCall::Participants(Call::invite { invitee, role: Role::Patient, expires_at })
}

fn employers(who: u64) -> Vec<u64> {
	<Identity as care::Participants<u64>>::employers(&who)
}

/// A clerk, and a clinic that is the patient's desk.
fn start() {
	register_all();
	register(HOSPITAL, CLERK, Role::Patient);
	assert_ok!(Identity::appoint_delegate(
		signed(PATIENT),
		CLINIC,
		Relationship::ClinicDesk,
		DelegationScope::Desk,
		now() + DAY,
		0,
	));
}

#[test]
fn staff_invites_in_the_organisations_name_and_is_named() {
	build_and_execute(|| {
		start();
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Invitations));
		assert_ok!(act(CLERK, CLINIC, inviting(50)));
		assert_last(Event::Invited {
			invitee: 50,
			role: Role::Patient,
			sponsor: CLINIC,
			expires_at: now() + HOUR,
			by: CLERK,
		});
		let withdraw = Call::withdraw_invitation { invitee: 50, sponsor: CLINIC };
		assert_ok!(act(CLERK, CLINIC, RuntimeCall::Participants(withdraw)));
		// It ends with the delegation.
		assert_ok!(Identity::dismiss_delegate(signed(CLINIC), CLERK));
		assert_eq!(act(CLERK, CLINIC, inviting(50)), Err(Errors::NotDelegate.into()));
	});
}

#[test]
fn each_role_gives_its_own_scopes_and_nobody_an_organisations_all() {
	use DelegationScope::*;
	build_and_execute(|| {
		start();
		let all = [Guardian, Access, Desk, Records, Invitations, Licences, Emergencies];
		let given = |principal: u64, relationship: Relationship| {
			all.into_iter()
				.filter(|scope| {
					let until = now() + DAY;
					let origin = signed(principal);
					Identity::appoint_delegate(origin, CLERK, relationship, *scope, until, 0)
						.is_ok()
				})
				.collect::<Vec<_>>()
		};
		assert_eq!(given(PATIENT, Relationship::Family), [Guardian, Access, Desk, Records]);
		assert_eq!(given(DOCTOR, Relationship::Family), [Access, Desk, Records]);
		assert_eq!(given(DOCTOR, Relationship::Staff), [Access, Desk, Records]);
		assert_eq!(given(CLINIC, Relationship::Staff), [Desk, Records, Invitations]);
		assert_eq!(
			given(HOSPITAL, Relationship::Staff),
			[Desk, Records, Invitations, Licences, Emergencies]
		);
		assert_eq!(given(AUDITOR, Relationship::Family), []);
		assert_noop!(employ(CLINIC, CLERK, Guardian), Errors::ScopeNotAllowed);
	});
}

#[test]
fn staff_are_people_who_can_sign() {
	build_and_execute(|| {
		start();
		let scope = DelegationScope::Desk;
		for organisation in [CLINIC, OTHER_HOSPITAL, AUDITOR] {
			assert_noop!(employ(HOSPITAL, organisation, scope), Errors::WrongRelationship);
		}
		assert_noop!(employ(HOSPITAL, STRANGER, scope), Errors::UnknownDelegate);
		for relationship in [Relationship::Family, Relationship::Guardian] {
			let until = now() + DAY;
			let as_family =
				Identity::appoint_delegate(signed(HOSPITAL), CLERK, relationship, scope, until, 0);
			assert_noop!(as_family, Errors::WrongRelationship);
		}
		assert_noop!(employ(PATIENT, CLERK, scope), Errors::WrongRelationship);
		assert_ok!(employ(HOSPITAL, DOCTOR, scope));
	});
}

/// An insider: a clerk that would become the hospital.
#[test]
fn no_scope_brings_what_only_a_seat_or_an_owner_may() {
	build_and_execute(|| {
		start();
		let until = now() + DAY;
		for scope in [
			DelegationScope::Invitations,
			DelegationScope::Licences,
			DelegationScope::Emergencies,
			DelegationScope::Desk,
			DelegationScope::Records,
		] {
			assert_ok!(employ(HOSPITAL, CLERK, scope));
			for call in [
				Call::rotate_encryption_key { encryption_key: key(99) },
				Call::set_backup { backup: None },
				Call::update_profile { profile: None },
				Call::deregister {},
				Call::appoint_delegate {
					delegate: FAMILY,
					relationship: Relationship::Staff,
					scope,
					until,
					purse: 0,
				},
				Call::dismiss_delegate { delegate: CLERK },
				Call::reinstate_participant { who: DOCTOR },
				Call::suspend_participant {
					who: DOCTOR,
					reason: SuspensionReason::Misuse,
					until: Some(until),
				},
				Call::appoint_guardian {
					account: PATIENT,
					delegate: CLERK,
					relationship: Relationship::Guardian,
					until,
				},
			] {
				let tried = act(CLERK, HOSPITAL, RuntimeCall::Participants(call.clone()));
				assert_eq!(tried, Err(Errors::OutOfScope.into()), "{scope:?} {call:?}");
			}
			let paid = act(CLERK, HOSPITAL, transfer(CLERK));
			assert_eq!(paid, Err(Errors::OutOfScope.into()));
		}
	});
}

#[test]
fn emergency_staff_freezes_whose_key_was_stolen() {
	build_and_execute(|| {
		start();
		assert_ok!(employ(HOSPITAL, CLERK, DelegationScope::Emergencies));
		let reason = SuspensionReason::KeyCompromised;
		let until = Some(now() + HOUR);
		let freeze = Call::suspend_participant { who: DOCTOR, reason, until };
		assert_ok!(act(CLERK, HOSPITAL, RuntimeCall::Participants(freeze)));
		assert_last(Event::ParticipantSuspended { who: DOCTOR, reason, until, by: Some(CLERK) });
	});
}

#[test]
fn staff_of_a_desk_serves_those_who_appointed_the_desk() {
	build_and_execute(|| {
		start();
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Desk));
		let through = act_for(PATIENT, remark());
		assert_ok!(act(CLERK, CLINIC, through.clone()));
		System::assert_has_event(
			Event::ActedThrough { organisation: CLINIC, principal: PATIENT, by: CLERK }.into(),
		);
		assert_ok!(act(CLERK, CLINIC, batch_all(vec![through.clone(), through.clone()])));
		// Both scopes have to cover it.
		let backup = RuntimeCall::Participants(Call::set_backup { backup: None });
		let widened = act_for(PATIENT, backup.clone());
		assert_eq!(act(CLERK, CLINIC, widened.clone()), Err(Errors::OutOfScope.into()));
		let guardian =
			Delegation::new(Relationship::ClinicDesk, DelegationScope::Guardian, now() + DAY);
		assert_ok!(Identity::do_appoint_delegate(PATIENT.into(), CLINIC, guardian, 0));
		assert_ok!(act(CLINIC, PATIENT, backup));
		assert_eq!(act(CLERK, CLINIC, widened), Err(Errors::OutOfScope.into()));
		assert_ok!(act(CLERK, CLINIC, through.clone()));
		// Nobody appointed it.
		let stranger = act_for(FAMILY, remark());
		assert_eq!(act(CLERK, CLINIC, stranger), Err(Errors::NotDelegate.into()));
		// Other staff is not at the desk.
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Invitations));
		assert_eq!(act(CLERK, CLINIC, through), Err(Errors::OutOfScope.into()));
	});
}

#[test]
fn only_staff_of_organisations_acts_for_a_third() {
	build_and_execute(|| {
		start();
		// A doctor's desk is not that of whom the doctor acts for.
		appoint(PATIENT, DOCTOR, DelegationScope::Desk, DAY);
		appoint(DOCTOR, CLERK, DelegationScope::Desk, DAY);
		let third = act_for(PATIENT, remark());
		assert_eq!(act(CLERK, DOCTOR, third.clone()), Err(Errors::NestedDelegation.into()));
		// Wrapped, the scope covers it, and the place where it is made refuses.
		let wrapped = act(CLERK, DOCTOR, batch_all(vec![third.clone()]));
		assert_eq!(wrapped, Err(Errors::NestedDelegation.into()));
		// Nor does the chain go on.
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Desk));
		appoint(FAMILY, PATIENT, DelegationScope::Desk, DAY);
		let deeper = act_for(PATIENT, act_for(FAMILY, remark()));
		assert_eq!(act(CLERK, CLINIC, deeper), Err(Errors::NestedDelegation.into()));
	});
}

#[test]
fn a_suspended_or_frozen_organisation_does_nothing_new_by_its_staff() {
	build_and_execute(|| {
		start();
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Desk));
		assert_ok!(act(CLERK, CLINIC, act_for(PATIENT, remark())));
		for (reason, error) in [
			(SuspensionReason::Misuse, Errors::Suspended),
			(SuspensionReason::KeyCompromised, Errors::Frozen),
		] {
			assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), CLINIC, reason, None));
			let tried = act(CLERK, CLINIC, act_for(PATIENT, remark()));
			assert_eq!(tried, Err(error.into()));
		}
	});
}

#[test]
fn whose_staff_somebody_is_counts_from_the_first_act_to_the_end() {
	build_and_execute(|| {
		start();
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Invitations));
		// To be appointed is nobody's own doing.
		assert_eq!(employers(CLERK), [0u64; 0]);
		assert_ok!(act(CLERK, CLINIC, inviting(50)));
		assert_eq!(employers(CLERK), [CLINIC]);
		// Renewing is no new beginning.
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Desk));
		assert_eq!(employers(CLERK), [CLINIC]);
		advance(DAY);
		assert_eq!(employers(CLERK), [0u64; 0]);
		advance(MINUTE);
		idle();
		assert!(Employers::<Test>::iter().next().is_none());
		assert_ok!(employ(CLINIC, CLERK, DelegationScope::Invitations));
		assert_ok!(act(CLERK, CLINIC, inviting(51)));
		assert_ok!(Identity::resign_delegation(signed(CLERK), CLINIC));
		assert_eq!(employers(CLERK), [0u64; 0]);
		// A person's delegate is nobody's staff.
		appoint(PATIENT, CLERK, DelegationScope::Desk, DAY);
		assert_ok!(act(CLERK, PATIENT, remark()));
		assert_eq!(employers(CLERK), [0u64; 0]);
	});
}

/// An organisation that leaves has no staff, and a list that others filled keeps nobody from working.
#[test]
fn an_account_is_staff_of_few_and_of_those_it_chose() {
	build_and_execute(|| {
		start();
		for clinic in 60..60 + u64::from(MAX_EMPLOYERS) + 1 {
			register(HOSPITAL, clinic, Role::Clinic);
			assert_ok!(employ(clinic, CLERK, DelegationScope::Desk));
		}
		let last = 60 + u64::from(MAX_EMPLOYERS);
		for clinic in 60..last {
			assert_ok!(act(CLERK, clinic, remark()));
		}
		assert_eq!(act(CLERK, last, remark()), Err(Errors::TooManyEmployers.into()));
		assert_ok!(Identity::deregister(signed(60)));
		assert_ok!(act(CLERK, last, remark()));
		assert_eq!(employers(CLERK).len(), MAX_EMPLOYERS as usize);
		assert!(!employers(CLERK).contains(&60));
	});
}

#[test]
fn an_organisation_has_more_staff_than_a_person_delegates_and_not_without_end() {
	build_and_execute(|| {
		start();
		let most = Identity::most_delegates(Role::Hospital);
		for person in 70..70 + u64::from(most) {
			register(OTHER_HOSPITAL, person, Role::Patient);
			assert_ok!(employ(HOSPITAL, person, DelegationScope::Desk));
		}
		assert_noop!(employ(HOSPITAL, CLERK, DelegationScope::Desk), Errors::MaxDelegatesExceeded);
	});
}

/// An insider: a clerk that opens an account for a child of its own making, to act for it.
#[test]
fn staff_is_not_the_first_delegate_of_an_account_that_it_opens() {
	build_and_execute(|| {
		start();
		assert_ok!(employ(HOSPITAL, CLERK, DelegationScope::Invitations));
		let open = |delegate| {
			RuntimeCall::Participants(Call::open_keyless_account {
				salt: H256::repeat_byte(7),
				encryption_key: key(60),
				profile: None,
				delegate,
				relationship: Relationship::Guardian,
				scope: DelegationScope::Guardian,
				until: now() + DAY,
			})
		};
		assert_eq!(act(CLERK, HOSPITAL, open(CLERK)), Err(Errors::SelfDelegation.into()));
		assert_ok!(act(CLERK, HOSPITAL, open(FAMILY)));
	});
}
