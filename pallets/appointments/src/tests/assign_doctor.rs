use super::*;

const UNTIL: Moment = MONDAY + 10 * DAY;

fn assign(hospital: AccountId, until: Moment) -> DispatchResult {
	Appointments::assign_doctor(signed(hospital), DOCTOR, PATIENT, until)
}

fn related() -> DispatchResult {
	<Appointments as CareRelationship<_>>::ensure_related(&DOCTOR, &PATIENT, CareBasis::Assignment)
}

#[test]
fn an_assignment_relates_the_two_until_it_ends() {
	build_and_execute(|| {
		assert_noop!(related(), Error::<Test>::NotAssigned);
		let origin = acting_for(HOSPITAL, STRANGER);
		assert_ok!(Appointments::assign_doctor(origin, DOCTOR, PATIENT, UNTIL));
		last(Event::DoctorAssigned {
			patient: PATIENT,
			doctor: DOCTOR,
			hospital: HOSPITAL,
			until: UNTIL,
			by: STRANGER,
		});
		assert_ok!(related());
		Now::set(&UNTIL);
		assert_noop!(related(), Error::<Test>::NotAssigned);
		check();
		idle();
		assert_eq!(Assignments::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_hospital_that_left_in_good_standing_counts_an_expelled_one_does_not() {
	build_and_execute(|| {
		assert_ok!(assign(HOSPITAL, UNTIL));
		Hospitals::insert(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_ok!(related());
		Hospitals::insert(HOSPITAL, HospitalStatus::ForCause);
		assert_noop!(related(), Error::<Test>::NotAssigned);
	});
}

#[test]
fn the_hospital_and_who_took_over_replace_it() {
	build_and_execute(|| {
		assert_ok!(assign(HOSPITAL, UNTIL));
		assert_ok!(assign(HOSPITAL, UNTIL - DAY));
		assert_eq!(Assignments::<Test>::get(PATIENT, DOCTOR).unwrap().until, UNTIL - DAY);
		check();
		Affiliations::insert((DOCTOR, OTHER_HOSPITAL), ());
		assert_noop!(assign(OTHER_HOSPITAL, UNTIL), Error::<Test>::AlreadyAssigned);
		Hospitals::insert(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_ok!(assign(OTHER_HOSPITAL, UNTIL));
		assert_ok!(Appointments::assign_doctor(
			signed(OTHER_HOSPITAL),
			DOCTOR,
			OTHER_PATIENT,
			MONDAY + 1
		));
		// What is over stands in nobody's way.
		Now::set(&(MONDAY + 1));
		Hospitals::insert(HOSPITAL, HospitalStatus::Active);
		assert_ok!(Appointments::assign_doctor(signed(HOSPITAL), DOCTOR, OTHER_PATIENT, UNTIL));
	});
}

#[test]
fn the_patients_hospital_may_assign_a_doctor_of_another() {
	build_and_execute(|| {
		Affiliations::remove((DOCTOR, HOSPITAL));
		// It vouches for the clinic that vouches for the patient.
		assert_ok!(assign(HOSPITAL, UNTIL));
		Sponsors::insert(OTHER_PATIENT, OTHER_HOSPITAL);
		let call =
			Appointments::assign_doctor(signed(OTHER_HOSPITAL), DOCTOR, OTHER_PATIENT, UNTIL);
		assert_ok!(call);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		for who in [PATIENT, DOCTOR, CLINIC, STRANGER, OTHER_HOSPITAL] {
			assert_noop!(assign(who, UNTIL), Error::<Test>::NotAuthorized);
		}
		let call = Appointments::assign_doctor(RuntimeOrigin::none(), DOCTOR, PATIENT, UNTIL);
		assert_noop!(call, BadOrigin);
		Suspended::insert(HOSPITAL, ());
		assert_noop!(assign(HOSPITAL, UNTIL), NOT_ACTIVE);
		Suspended::remove(HOSPITAL);
		Unlicensed::insert(DOCTOR, ());
		assert_noop!(assign(HOSPITAL, UNTIL), NOT_LICENSED);
		Unlicensed::remove(DOCTOR);
		for who in [OTHER_DOCTOR, STRANGER] {
			let call = Appointments::assign_doctor(signed(HOSPITAL), DOCTOR, who, UNTIL);
			assert_noop!(call, Error::<Test>::NotPatient);
		}
		assert_noop!(assign(HOSPITAL, MONDAY), Error::<Test>::InThePast);
		let longest = MONDAY + LongestAssignment::get();
		assert_noop!(assign(HOSPITAL, longest + 1), Error::<Test>::TooFarAhead);
		assert_ok!(assign(HOSPITAL, longest));
		Hospitals::insert(HOSPITAL, HospitalStatus::ForCause);
		assert_noop!(assign(HOSPITAL, UNTIL), Error::<Test>::NotAuthorized);
	});
}
