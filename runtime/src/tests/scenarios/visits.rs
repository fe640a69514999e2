//! Visits: what is booked, what becomes of it, and where the money goes.

use super::*;
use pallet_care_appointments::{Call, Error, Event};
use polkadot_sdk::sp_runtime::Permill;

pub(super) fn call(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Appointments(call)
}

fn check_in(appointment: AppointmentId) -> RuntimeCall {
	call(Call::check_in { appointment })
}

pub(super) fn complete(appointment: AppointmentId) -> RuntimeCall {
	let info = Appointments::appointment_info(appointment);
	let amount = info.map_or(0, |info| info.price);
	call(Call::complete { appointment, amount })
}

pub(super) fn status(appointment: AppointmentId) -> AppointmentStatus {
	Appointments::appointment_info(appointment).expect("it is kept").status
}

pub(super) fn slot(appointment: AppointmentId) -> Slot {
	Appointments::appointment_info(appointment).expect("it is kept").slot
}

/// When what was said during the slot can no longer be disputed or contested.
fn window_end(appointment: AppointmentId) -> Moment {
	slot(appointment).end + configs::policy::in_force().dispute_window
}

/// A patient with money, a doctor, and the clinic that is paid.
pub(super) fn start() {
	join("Clinic", Role::Clinic);
	join("Paula", Role::Patient);
	join_doctor("Doctor");
	endow(&who("Paula"), 1_000 * constants::CARE);
	endow(&who("Clinic"), 10 * constants::CARE);
}

#[test]
fn from_the_invitation_to_the_payment() {
	run(|| {
		let issuance_before = |endowed: Balance| Balances::total_issuance() - endowed;
		join("Clinic", Role::Clinic);
		// The clinic invites its patient, the hospital the doctor.
		succeed("Clinic", invite("Paula", Role::Patient));
		succeed("Paula", register_at("Clinic", "Paula", "Paula"));
		endow(&who("Paula"), 100 * constants::CARE);
		endow(&who("Clinic"), constants::CARE);
		let issuance = issuance_before(0);
		join("Doctor", Role::Doctor);
		let publish = call(Call::publish_hours {
			hours: all_hours(30).try_into().expect("seven entries"),
			policy: POLICY,
		});
		fail("Doctor", publish.clone(), pallet_care_doctor_registry::Error::<Runtime>::NotFound);
		let application = application("Doctor", FEE, who("Clinic"));
		succeed(
			"Doctor",
			RuntimeCall::DoctorRegistry(pallet_care_doctor_registry::Call::apply { application }),
		);
		fail("Doctor", publish.clone(), pallet_care_doctor_registry::Error::<Runtime>::NotVerified);
		succeed("Doctor", RuntimeCall::DoctorRegistry(request_verification("Alice")));
		succeed("Alice", RuntimeCall::DoctorRegistry(verify("Doctor")));
		succeed("Doctor", publish);
		succeed("Clinic", accept_payments_for("Doctor"));
		let found = DoctorRegistry::doctors(CARDIOLOGY, None, 10).items;
		assert_eq!(found.first().map(|doctor| doctor.account.clone()), Some(who("Doctor")));
		advance(A_MOMENT);

		let (before, clinic) = (free("Paula"), free("Clinic"));
		let appointment = booked("Paula", "Doctor", HOUR, None);
		assert_eq!((free("Paula"), held("Paula")), (before - PRICE, PRICE));
		let taken = slot(appointment);
		fail("Paula", book("Doctor", taken.start, None), Error::<Runtime>::SlotTaken);
		fail("Paula", check_in(appointment + 1), Error::<Runtime>::NotFound);
		advance_to(taken.start);
		succeed("Paula", check_in(appointment));
		assert_eq!(status(appointment), AppointmentStatus::CheckedIn);
		advance(20 * MINUTE);
		succeed("Doctor", complete(appointment));
		// The window is 20 s on this chain, and starts when the slot ends.
		advance_to(window_end(appointment) - 2 * SECOND);
		assert_eq!(held("Paula"), PRICE);
		advance(2 * SECOND);
		assert_eq!(held("Paula"), PRICE, "what is due happens at the end of the block");
		close_block();
		let ended = event(|event| match event {
			RuntimeEvent::Appointments(Event::AppointmentEnded { appointment: id, by, .. }) => {
				Some((id, by))
			},
			_ => None,
		});
		assert_eq!(ended, (appointment, None), "by itself");
		assert_eq!((free("Paula"), held("Paula")), (before - PRICE, 0));
		assert_eq!(free("Clinic"), clinic + PRICE);
		assert_eq!(status(appointment), AppointmentStatus::Fulfilled);
		assert_eq!(Balances::total_issuance(), issuance);
		open_block(now() + A_MOMENT);
	});
}

#[test]
fn a_doctor_alone_is_not_paid_before_the_visit() {
	run(|| {
		start();
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		let appointment = booked("Paula", "Doctor", 3 * HOUR, None);
		let cost = POLICY.late_share * PRICE;
		advance_to(slot(appointment).start - POLICY.notice + 2 * SECOND);
		succeed("Doctor", check_in(appointment));
		fail("Doctor", complete(appointment), Error::<Runtime>::TooEarly);
		// A desk of both sides is no better.
		for side in ["Paula", "Doctor"] {
			succeed(
				side,
				RuntimeCall::Participants(pallet_care_identity::Call::appoint_delegate {
					delegate: who("Clinic"),
					relationship: Relationship::ClinicDesk,
					scope: DelegationScope::Desk,
					until: now() + DAY,
					purse: 0,
				}),
			);
		}
		let desk = |side, call| act_for(who(side), call);
		// What it says for the doctor, it can once it acts for the patient, too: neither.
		fail("Clinic", desk("Paula", check_in(appointment)), Error::<Runtime>::ConflictOfInterest);
		fail("Clinic", desk("Doctor", complete(appointment)), Error::<Runtime>::TooEarly);
		// The patient is still free to cancel, at the agreed price.
		succeed("Paula", call(Call::cancel { appointment }));
		assert_eq!((free("Paula"), free("Clinic")), (paula - cost, clinic + cost));
	});
}

#[test]
fn a_confirmation_pays_at_once() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		advance_to(slot(appointment).start);
		succeed("Doctor", complete(appointment));
		let clinic = free("Clinic");
		succeed("Paula", call(Call::confirm { appointment }));
		assert_eq!(free("Clinic"), clinic + PRICE);
	});
}

#[test]
fn who_was_named_payee_can_leave_and_what_it_would_have_got_goes_to_the_doctor() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		let (clinic, doctor) = (free("Clinic"), free("Doctor"));
		advance_to(slot(appointment).start);
		succeed("Doctor", complete(appointment));
		let decline = call(Call::decline_payments_for { doctor: who("Doctor") });
		fail("Doctor", decline.clone(), Error::<Runtime>::NotFound);
		let leave = RuntimeCall::Participants(pallet_care_identity::Call::deregister {});
		succeed("Clinic", leave);
		succeed("Paula", call(Call::confirm { appointment }));
		assert_eq!((free("Clinic"), free("Doctor")), (clinic, doctor + PRICE));
	});
}

#[test]
fn slots_that_cannot_be_booked() {
	run(|| {
		start();
		join("Poor", Role::Patient);
		let slot = slot_after("Doctor", HOUR);
		let past = slot.start - 2 * HOUR;
		fail("Paula", book("Doctor", past, None), Error::<Runtime>::InThePast);
		let off = slot.start + 10 * MINUTE;
		fail("Paula", book("Doctor", off, None), Error::<Runtime>::OffHours);
		let funds = pallet_care_escrow::Error::<Runtime>::InsufficientFunds;
		fail("Poor", book("Doctor", slot.start, None), funds);
		let dear = call(Call::book {
			doctor: who("Doctor"),
			start: slot.start,
			max_price: PRICE - 1,
			policy: None,
			details: None,
			folder: None,
		});
		fail("Paula", dear, Error::<Runtime>::PriceExceeded);
		succeed(
			"Alice",
			RuntimeCall::DoctorRegistry(pallet_care_doctor_registry::Call::suspend_everywhere {
				doctor: who("Doctor"),
				reason: LicenceReason::Investigation,
			}),
		);
		let suspended = pallet_care_doctor_registry::Error::<Runtime>::LicenceSuspended;
		fail("Paula", book("Doctor", slot.start, None), suspended);
		assert_eq!(held("Paula"), 0);
	});
}

#[test]
fn a_patient_who_does_not_come_pays_the_late_share() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		let report = call(Call::report_no_show { appointment });
		advance_to(slot(appointment).start);
		fail("Doctor", report.clone(), Error::<Runtime>::TooEarly);
		advance(15 * MINUTE);
		succeed("Doctor", report);
		advance_to(window_end(appointment));
		advance(A_MOMENT);
		let share = POLICY.late_share * PRICE;
		assert_eq!(free("Clinic"), clinic + share);
		assert_eq!((free("Paula"), held("Paula")), (paula + PRICE - share, 0));
		assert_eq!(status(appointment), AppointmentStatus::NoShow { who: Party::Patient });
	});
}

#[test]
fn a_report_is_taken_back_and_the_visit_completed() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		let clinic = free("Clinic");
		advance_to(slot(appointment).start + 15 * MINUTE);
		succeed("Doctor", call(Call::report_no_show { appointment }));
		let withdraw = call(Call::withdraw_no_show { appointment });
		fail("Paula", withdraw.clone(), Error::<Runtime>::NotAuthorized);
		succeed("Paula", call(Call::contest_no_show { appointment }));
		let about = Matter::NoShow { who: Party::Patient };
		assert_eq!(status(appointment), AppointmentStatus::Disputed { about });
		succeed("Bob", call(Call::take_case { appointment }));
		hear(appointment);
		let resolve = call(Call::resolve { appointment, doctor_share: Permill::from_percent(41) });
		fail("Bob", resolve, Error::<Runtime>::ExceedsStake);
		succeed("Doctor", withdraw);
		assert_eq!(status(appointment), AppointmentStatus::Booked);
		succeed("Doctor", complete(appointment));
		succeed("Paula", call(Call::confirm { appointment }));
		assert_eq!(free("Clinic"), clinic + PRICE);
	});
}

#[test]
fn a_doctor_who_does_not_come_refunds_all() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		advance_to(slot(appointment).start + 15 * MINUTE);
		succeed("Paula", call(Call::report_no_show { appointment }));
		advance_to(window_end(appointment));
		advance(A_MOMENT);
		assert_eq!((free("Paula"), free("Clinic")), (paula + PRICE, clinic));
	});
}

#[test]
fn cancelling_costs_nothing_in_time_and_a_share_late() {
	run(|| {
		start();
		let cancel = |appointment| call(Call::cancel { appointment });
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		let early = booked("Paula", "Doctor", 3 * HOUR, None);
		succeed("Paula", cancel(early));
		assert_eq!((free("Paula"), free("Clinic")), (paula, clinic));

		let late = booked("Paula", "Doctor", 3 * HOUR, None);
		advance_to(slot(late).start - POLICY.notice + 2 * SECOND);
		succeed("Paula", cancel(late));
		let share = POLICY.late_share * PRICE;
		assert_eq!((free("Paula"), free("Clinic")), (paula - share, clinic + share));
		assert_eq!(status(late), AppointmentStatus::Cancelled { by: Party::Patient });

		// A doctor who cancels refunds all, however late.
		let appointment = booked("Paula", "Doctor", 3 * HOUR, None);
		advance_to(slot(appointment).start);
		succeed("Doctor", cancel(appointment));
		assert_eq!((free("Paula"), free("Clinic")), (paula - share, clinic + share));

		// Nor does it cost the patient if the doctor is suspended.
		let appointment = booked("Paula", "Doctor", 3 * HOUR, None);
		advance_to(slot(appointment).start - 2 * SECOND);
		succeed(
			"Alice",
			RuntimeCall::Participants(pallet_care_identity::Call::suspend_participant {
				who: who("Doctor"),
				reason: SuspensionReason::Misuse,
				until: Some(now() + 5 * MINUTE),
			}),
		);
		succeed("Paula", cancel(appointment));
		assert_eq!((free("Paula"), free("Clinic")), (paula - share, clinic + share));
	});
}

#[test]
fn a_dispute_that_nobody_decides_is_split_at_its_deadline() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		advance_to(slot(appointment).start);
		succeed("Doctor", complete(appointment));
		succeed("Paula", call(Call::dispute { appointment }));
		assert_eq!(status(appointment), AppointmentStatus::Disputed { about: Matter::Visit });
		// The hospital that vouches for the doctor does not decide.
		let take = call(Call::take_case { appointment });
		fail("Alice", take, Error::<Runtime>::ConflictOfInterest);
		let policy = configs::policy::in_force();
		// No hospital takes it, and then no seat votes.
		let windows = policy.evidence_window + policy.decision_window;
		advance(policy.dispute_deadline + windows - 2 * SECOND);
		assert_eq!(held("Paula"), PRICE);
		advance(2 * SECOND);
		// It is so by its time, before anybody works it off.
		assert_eq!(status(appointment), AppointmentStatus::Resolved);
		advance(2 * SECOND);
		let share = Permill::from_parts(policy.undecided_share) * PRICE;
		assert_eq!((free("Paula"), held("Paula")), (paula + PRICE - share, 0));
		assert_eq!(free("Clinic"), clinic + share);
	});
}

#[test]
fn another_hospital_decides_a_dispute() {
	run(|| {
		start();
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		let appointment = in_dispute();
		succeed("Bob", call(Call::take_case { appointment }));
		hear(appointment);
		let doctor_share = Permill::from_percent(25);
		succeed("Bob", call(Call::resolve { appointment, doctor_share }));
		advance(configs::policy::in_force().appeal_window - 2 * SECOND);
		assert_eq!(held("Paula"), PRICE);
		advance(2 * SECOND);
		advance(2 * SECOND);
		assert_eq!(status(appointment), AppointmentStatus::Resolved);
		let share = doctor_share * PRICE;
		assert_eq!((free("Paula"), free("Clinic")), (paula - share, clinic + share));
		assert_eq!(held("Paula"), 0);
	});
}

#[test]
fn a_visit_within_a_suspension_is_refunded_by_anyones_call() {
	run(|| {
		start();
		let paula = free("Paula");
		let appointment = booked("Paula", "Doctor", HOUR, None);
		succeed(
			"Alice",
			RuntimeCall::DoctorRegistry(pallet_care_doctor_registry::Call::suspend_everywhere {
				doctor: who("Doctor"),
				reason: LicenceReason::Investigation,
			}),
		);
		let settle = call(Call::settle_due { appointment });
		fail("Bob", settle.clone(), Error::<Runtime>::TooEarly);
		advance_to(slot(appointment).start);
		fail("Doctor", complete(appointment), Error::<Runtime>::NotLicensed);
		succeed("Bob", settle);
		assert_eq!((free("Paula"), held("Paula")), (paula, 0));
		assert_eq!(status(appointment), AppointmentStatus::Lapsed);
	});
}

/// The sides have had their time for evidence.
pub(super) fn hear(appointment: AppointmentId) {
	let info = Appointments::appointment_info(appointment).expect("it is kept");
	let dispute = info.dispute.expect("it is in dispute");
	advance_to(dispute.evidence_until.expect("somebody hears the sides"));
}

/// A visit of which the patient disputes that it took place.
pub(super) fn in_dispute() -> AppointmentId {
	let appointment = booked("Paula", "Doctor", HOUR, None);
	advance_to(slot(appointment).start);
	succeed("Doctor", complete(appointment));
	succeed("Paula", call(Call::dispute { appointment }));
	appointment
}

#[test]
fn a_verifier_that_withdraws_within_a_batch_pays_itself_nothing() {
	run(|| {
		start();
		succeed("Doctor", RuntimeCall::DoctorRegistry(request_verification("Bob")));
		succeed("Bob", RuntimeCall::DoctorRegistry(verify("Doctor")));
		let appointment = in_dispute();
		let take = call(Call::take_case { appointment });
		let withdraw =
			RuntimeCall::DoctorRegistry(pallet_care_doctor_registry::Call::withdraw_verification {
				doctor: who("Doctor"),
				reason: LicenceReason::Investigation,
			});
		let again = RuntimeCall::DoctorRegistry(verify("Doctor"));
		let conflict = Error::<Runtime>::ConflictOfInterest;
		fail("Bob", batch_all(vec![withdraw, take.clone(), again]), conflict);
		succeed("Charlie", take);
	});
}

#[test]
fn a_doctor_cannot_appoint_its_judges_away() {
	run(|| {
		start();
		let appoint = |hospital| {
			RuntimeCall::Participants(pallet_care_identity::Call::appoint_delegate {
				delegate: who(hospital),
				relationship: Relationship::ClinicDesk,
				scope: DelegationScope::Desk,
				until: now() + DAY,
				purse: 0,
			})
		};
		let take = |appointment| call(Call::take_case { appointment });
		// Not before there is anything to decide,
		succeed("Doctor", appoint("Bob"));
		succeed("Bob", take(in_dispute()));
		// and not once there is.
		let appointment = in_dispute();
		succeed("Doctor", appoint("Charlie"));
		let day = u32::try_from(now() / DAY).expect("days are few") + 3;
		succeed("Charlie", act_for(who("Doctor"), call(Call::close_day { day })));
		succeed("Charlie", take(appointment));
		// Who has acted for the doctor is no stranger to what is booked from then on.
		fail("Charlie", take(in_dispute()), Error::<Runtime>::ConflictOfInterest);
	});
}

#[test]
fn what_nobody_completes_is_refunded() {
	run(|| {
		start();
		let paula = free("Paula");
		let appointment = booked("Paula", "Doctor", HOUR, None);
		advance_to(slot(appointment).end + configs::policy::in_force().completion_window);
		fail("Doctor", complete(appointment), Error::<Runtime>::TooLate);
		advance(A_MOMENT);
		assert_eq!((free("Paula"), held("Paula")), (paula, 0));
		assert_eq!(status(appointment), AppointmentStatus::Lapsed);
	});
}

#[test]
fn a_claim_settles_what_is_due_and_the_appointment_follows() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		let escrow = Appointments::appointment_info(appointment).and_then(|info| info.escrow);
		let escrow = escrow.expect("it has a price");
		let claim = RuntimeCall::Escrow(pallet_care_escrow::Call::claim { escrow });
		advance_to(slot(appointment).start);
		succeed("Doctor", complete(appointment));
		let not_due = pallet_care_escrow::Error::<Runtime>::NotDue;
		fail("Clinic", claim.clone(), not_due);
		let clinic = free("Clinic");
		advance_to(window_end(appointment));
		succeed("Clinic", claim);
		assert_eq!(free("Clinic"), clinic + PRICE);
		assert_eq!(status(appointment), AppointmentStatus::Fulfilled);
		let info = Appointments::appointment_info(appointment).expect("it is kept");
		assert_eq!((info.escrow, info.deadline), (None, None));
	});
}

#[test]
fn a_visit_moves_when_both_agree() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		let from = slot(appointment);
		let to = slot_after("Doctor", 5 * HOUR);
		let propose = call(Call::propose_reschedule { appointment, start: to.start });
		let accept = call(Call::accept_reschedule { appointment, start: to.start });
		succeed("Doctor", propose);
		fail("Doctor", accept.clone(), Error::<Runtime>::NotAuthorized);
		assert_eq!(slot(appointment), from);
		succeed("Paula", accept);
		assert_eq!(slot(appointment), to);
		assert_eq!(held("Paula"), PRICE);
		// The old slot is free, the new one taken.
		join("Peter", Role::Patient);
		endow(&who("Peter"), 1_000 * constants::CARE);
		fail("Peter", book("Doctor", to.start, None), Error::<Runtime>::SlotTaken);
		succeed("Peter", book("Doctor", from.start, None));
	});
}
