use super::*;

#[test]
fn a_participant_leaves_with_its_delegations() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		assert_ok!(Identity::deregister(signed(PATIENT)));
		assert_last(Event::Deregistered { who: PATIENT, by: PATIENT });
		assert_eq!(<Identity as care::Participants<u64>>::role(&PATIENT), None);
		assert_eq!(Delegations::<Test>::iter().count(), 0);
		assert_eq!(
			<Identity as care::Participants<u64>>::left_at(&PATIENT),
			Some(Timestamp::get())
		);
		assert_eq!(<Identity as care::Participants<u64>>::left_at(&FAMILY), None);
		assert_eq!(System::providers(&PATIENT), 0);
		assert_eq!(Left::get(), vec![PATIENT]);
		assert_noop!(Identity::deregister(signed(PATIENT)), Errors::NotParticipant);
	});
}

#[test]
fn suspension_does_not_stop_leaving() {
	build_and_execute(|| {
		register_all();
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_ok!(Identity::deregister(signed(PATIENT)));
	});
}

#[test]
fn what_is_open_is_named() {
	build_and_execute(|| {
		register_all();
		for (obligation, error) in [
			(Obligation::Appointments, Errors::OpenAppointments),
			(Obligation::Escrows, Errors::OpenEscrows),
			(Obligation::Folders, Errors::OpenFolders),
			(Obligation::Emergencies, Errors::OpenEmergencies),
		] {
			Open::set(Some((PATIENT, obligation)));
			assert_noop!(Identity::deregister(signed(PATIENT)), error);
		}
		assert!(Left::get().is_empty());
	});
}

#[test]
fn members_of_the_consortium_leave_by_the_consortium() {
	build_and_execute(|| {
		for member in [HOSPITAL, AUDITOR] {
			assert_noop!(Identity::deregister(signed(member)), Errors::ConsortiumMember);
		}
	});
}

#[test]
fn an_account_with_money_lives_on() {
	build_and_execute(|| {
		register_all();
		let _ = <Balances as fungible::Mutate<u64>>::mint_into(&PATIENT, 1_000);
		assert_ok!(Identity::deregister(signed(PATIENT)));
		assert_eq!(System::providers(&PATIENT), 1);
		assert_eq!(Balances::free_balance(PATIENT), 1_000);
	});
}
