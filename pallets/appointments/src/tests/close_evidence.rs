use super::*;

fn close(who: AccountId, id: AppointmentId) -> DispatchResult {
	Appointments::close_evidence(signed(who), id)
}

#[test]
fn once_both_sides_are_done_it_is_decided() {
	build_and_execute(|| {
		let id = taken();
		assert_ok!(close(PATIENT, id));
		let (appointment, party, by) = (id, Party::Patient, PATIENT);
		last(Event::EvidenceClosed { appointment, party, both: false, by });
		// One side alone does not silence the other.
		let resolve = || Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::zero());
		assert_noop!(resolve(), Error::<Test>::EvidenceOpen);
		assert_noop!(close(PATIENT, id), Error::<Test>::EvidenceClosed);
		assert_ok!(close(DOCTOR, id));
		let (party, by) = (Party::Doctor, DOCTOR);
		last(Event::EvidenceClosed { appointment, party, both: true, by });
		// The judge has as much time as it had.
		assert_eq!(dispute(id).until, Now::get() + DecisionWindow::get());
		assert_ok!(resolve());
	});
}

#[test]
fn nor_do_the_seats_wait() {
	build_and_execute(|| {
		let id = appealed(Permill::one());
		let vote = || Appointments::vote(signed(SEATS[0]), id, Permill::zero());
		assert_noop!(vote(), Error::<Test>::EvidenceOpen);
		assert_ok!(close(PATIENT, id));
		assert_ok!(close(DOCTOR, id));
		assert_ok!(vote());
		assert_eq!(get(id).due.unwrap().at, Now::get() + DecisionWindow::get());
	});
}

#[test]
fn who_is_done_is_so_for_one_judge() {
	build_and_execute(|| {
		let id = taken();
		assert_ok!(close(PATIENT, id));
		Now::set(&(Now::get() + EvidenceWindow::get() + DecisionWindow::get()));
		assert_ok!(Appointments::take_case(signed(SEATS[0]), id));
		let content = ContentRef { codec: Codec::Raw, digest: H256::zero(), size: 1 };
		assert_ok!(Appointments::add_evidence(signed(PATIENT), id, content));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = disputed();
		refuses_others(id, Appointments::close_evidence);
		// Nobody is there to decide.
		assert_noop!(close(PATIENT, id), Error::<Test>::NotTaken);
		assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
		// It gives a right away.
		Suspended::insert(PATIENT, ());
		assert_noop!(close(PATIENT, id), NOT_ACTIVE);
		Suspended::remove(PATIENT);
		hear(id);
		assert_noop!(close(PATIENT, id), Error::<Test>::EvidenceClosed);
		finish(id);
		assert_noop!(close(PATIENT, id), Error::<Test>::WrongStatus);
	});
}
