use super::*;

fn file(number: u8) -> ContentRef {
	ContentRef { codec: Codec::Raw, digest: H256::repeat_byte(number), size: 1_000 }
}

fn add(who: AccountId, id: AppointmentId) -> DispatchResult {
	Appointments::add_evidence(signed(who), id, file(7))
}

#[test]
fn both_sides_put_something_forward() {
	build_and_execute(|| {
		let id = disputed();
		// Before anybody has the case, the other side can see it already.
		assert_ok!(add(PATIENT, id));
		last(Event::EvidenceAdded {
			appointment: id,
			party: Party::Patient,
			content: file(7),
			by: PATIENT,
		});
		assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
		let at = Now::get();
		assert_ok!(Appointments::add_evidence(acting_for(DOCTOR, STRANGER), id, file(8)));
		assert_eq!(
			dispute(id).evidence,
			vec![
				Evidence { party: Party::Patient, content: file(7), at },
				Evidence { party: Party::Doctor, content: file(8), at },
			]
		);
	});
}

/// A suspension would decide the case.
#[test]
fn who_is_suspended_is_heard() {
	build_and_execute(|| {
		let id = taken();
		for side in [PATIENT, DOCTOR] {
			Suspended::insert(side, ());
			assert_ok!(add(side, id));
		}
	});
}

#[test]
fn a_side_is_heard_until_the_window_is_over() {
	for prepare in [taken, || appealed(Permill::one())] {
		build_and_execute(|| {
			let id = prepare();
			Now::set(&(Now::get() + EvidenceWindow::get() - 1));
			hypothetically_ok!(add(PATIENT, id));
			Now::set(&(Now::get() + 1));
			for side in [PATIENT, DOCTOR] {
				assert_noop!(add(side, id), Error::<Test>::EvidenceClosed);
			}
		});
	}
	build_and_execute(|| {
		let id = decided(Permill::one());
		assert_noop!(add(PATIENT, id), Error::<Test>::EvidenceClosed);
	});
}

#[test]
fn no_side_fills_the_file() {
	build_and_execute(|| {
		DisputeDeadline::set(&(3 * (EvidenceWindow::get() + DecisionWindow::get())));
		let id = disputed();
		let full = |id| {
			for side in [PATIENT, DOCTOR] {
				for _ in 0..disputes::MAX_EVIDENCE_PER_SIDE {
					assert_ok!(add(side, id));
				}
				assert_noop!(add(side, id), Error::<Test>::TooMuchEvidence);
			}
		};
		// What was sealed to one judge is of no use to the next: each hears the sides anew.
		full(id);
		for judge in SEATS {
			assert_ok!(Appointments::take_case(signed(judge), id));
			full(id);
			Now::set(&(Now::get() + EvidenceWindow::get() + DecisionWindow::get()));
		}
		assert_eq!(dispute(id).stage, DisputeStage::Ballot);
		full(id);
		assert_eq!(dispute(id).evidence.len(), disputes::MAX_EVIDENCE as usize);
	});
}

/// It would fill the other side's share with nothing.
#[test]
fn who_stands_on_both_sides_speaks_for_neither() {
	build_and_execute(|| {
		Delegates::insert((DOCTOR, STRANGER), Now::get());
		Delegates::insert((PATIENT, STRANGER), Now::get());
		let id = taken();
		for party in [PATIENT, DOCTOR] {
			let call = Appointments::add_evidence(acting_for(party, STRANGER), id, file(7));
			assert_noop!(call, Error::<Test>::ConflictOfInterest);
			let call = Appointments::close_evidence(acting_for(party, STRANGER), id);
			assert_noop!(call, Error::<Test>::ConflictOfInterest);
		}
		// Who vouches for the patient and acts for the doctor is no better.
		let call = Appointments::add_evidence(acting_for(DOCTOR, CLINIC), id, file(7));
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = fulfilled();
		refuses_others(id, |origin, id| Appointments::add_evidence(origin, id, file(7)));
		assert_noop!(add(PATIENT, id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(add(OTHER_HOSPITAL, id), Error::<Test>::NotAuthorized);
		finish(id);
		assert_noop!(add(PATIENT, id), Error::<Test>::WrongStatus);
	});
}
