//! Bills, walk-ins and series: who pays what, with whose consent, and what people see of it.

use super::*;
use carechain_primitives::api::runtime_decl_for_care_api::CareApiV1 as CareApi;
use pallet_care_appointments::{Call, Error, Event};
use polkadot_sdk::sp_runtime::Permill;

fn call(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Appointments(call)
}

fn complete(appointment: AppointmentId, amount: Balance) -> RuntimeCall {
	call(Call::complete { appointment, amount })
}

fn give_back(appointment: AppointmentId, amount: Balance) -> RuntimeCall {
	call(Call::give_back { appointment, amount })
}

fn info(appointment: AppointmentId) -> api::AppointmentInfo<AccountId, Balance> {
	Appointments::appointment_info(appointment).expect("it is kept")
}

fn desk_of(principal: &str) {
	let appoint = pallet_care_identity::Call::appoint_delegate {
		delegate: who("Clinic"),
		relationship: Relationship::ClinicDesk,
		scope: DelegationScope::Desk,
		until: now() + DAY,
		purse: 10 * PRICE,
	};
	succeed(principal, RuntimeCall::Participants(appoint));
}

fn desk(principal: &str, call: RuntimeCall) -> RuntimeCall {
	act_for(who(principal), call)
}

/// A patient with money, a doctor, and the clinic that is paid.
fn start() {
	join("Clinic", Role::Clinic);
	join("Paula", Role::Patient);
	join_doctor("Doctor");
	endow(&who("Paula"), 2_000 * constants::CARE);
	endow(&who("Clinic"), 10 * constants::CARE);
}

#[test]
fn a_bill_goes_down_and_never_up() {
	run(|| {
		start();
		let issuance = Balances::total_issuance();
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		let appointment = booked("Paula", "Doctor", HOUR, None);
		advance_to(info(appointment).slot.start);
		fail("Doctor", complete(appointment, PRICE + 1), Error::<Runtime>::ExceedsPrice);
		succeed("Doctor", complete(appointment, PRICE / 2));
		assert_eq!((free("Paula"), held("Paula")), (paula - PRICE / 2, PRICE / 2));
		succeed("Doctor", give_back(appointment, PRICE / 4));
		assert_eq!((free("Paula"), held("Paula")), (paula - PRICE / 4, PRICE / 4));
		// A dispute is about what is left.
		succeed("Paula", call(Call::dispute { appointment }));
		succeed("Charlie", call(Call::take_case { appointment }));
		for side in ["Paula", "Doctor"] {
			succeed(side, call(Call::close_evidence { appointment }));
		}
		let doctor_share = Permill::one();
		succeed("Charlie", call(Call::resolve { appointment, doctor_share }));
		advance_to(info(appointment).deadline.expect("it can be appealed"));
		advance(A_MOMENT);
		assert_eq!((free("Clinic"), held("Paula")), (clinic + PRICE / 4, 0));

		// The clinic got it. The doctor gives nothing of the clinic's away, nor a desk anything.
		fail("Doctor", give_back(appointment, 1), Error::<Runtime>::NotAuthorized);
		fail("Paula", give_back(appointment, 1), Error::<Runtime>::NotAuthorized);
		desk_of("Doctor");
		let outside = pallet_care_identity::Error::<Runtime>::OutOfScope;
		fail("Clinic", desk("Doctor", give_back(appointment, 1)), outside);
		fail("Clinic", give_back(appointment, PRICE / 4 + 1), Error::<Runtime>::ExceedsBill);
		succeed("Clinic", give_back(appointment, PRICE / 8));
		fail("Clinic", give_back(appointment, PRICE / 4), Error::<Runtime>::ExceedsBill);
		assert_eq!((free("Paula"), free("Clinic")), (paula - PRICE / 8, clinic + PRICE / 8));
		succeed("Clinic", give_back(appointment, PRICE / 8));
		fail("Clinic", give_back(appointment, 1), Error::<Runtime>::NothingPaid);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn a_doctor_who_bills_nothing_gives_nothing_back_later() {
	run(|| {
		start();
		let paula = free("Paula");
		let appointment = booked("Paula", "Doctor", HOUR, None);
		advance_to(info(appointment).slot.start);
		succeed("Doctor", complete(appointment, 0));
		assert_eq!((free("Paula"), held("Paula")), (paula, 0));
		fail("Doctor", give_back(appointment, 1), Error::<Runtime>::ExceedsBill);
		succeed("Paula", call(Call::confirm { appointment }));
		fail("Clinic", give_back(appointment, 1), Error::<Runtime>::NothingPaid);
	});
}

#[test]
fn an_empty_account_is_refused_what_it_cannot_take() {
	run(|| {
		start();
		let appointment = booked("Paula", "Doctor", HOUR, None);
		advance_to(info(appointment).slot.start);
		succeed("Doctor", complete(appointment, PRICE));
		succeed("Paula", call(Call::confirm { appointment }));
		let everything =
			pallet_balances::Call::transfer_all { dest: who("Bob").into(), keep_alive: false };
		succeed("Paula", RuntimeCall::Balances(everything));
		assert_eq!(free("Paula"), 0);
		let dust = constants::EXISTENTIAL_DEPOSIT - 1;
		let refused = pallet_care_escrow::Error::<Runtime>::CannotTake;
		fail("Clinic", give_back(appointment, dust), refused);
		succeed("Clinic", give_back(appointment, dust + 1));
		assert_eq!(free("Paula"), dust + 1);
	});
}

#[test]
fn a_walk_in_takes_two_who_stand_on_two_sides() {
	run(|| {
		start();
		desk_of("Doctor");
		desk_of("Paula");
		let paula = free("Paula");
		// The slot of half an hour that is under way.
		let start = now() - now() % (30 * MINUTE);
		let offer = call(Call::offer_walk_in { patient: who("Paula"), start });
		let accept = |max_price| {
			call(Call::accept_walk_in {
				doctor: who("Doctor"),
				start,
				max_price,
				policy: Some(POLICY),
				details: None,
				folder: None,
			})
		};
		fail("Paula", accept(PRICE), Error::<Runtime>::NoOffer);
		succeed("Clinic", desk("Doctor", offer));
		fail("Clinic", desk("Paula", accept(PRICE)), Error::<Runtime>::ConflictOfInterest);
		assert_eq!(held("Paula"), 0, "nobody pays without the own consent");
		fail("Paula", accept(PRICE - 1), Error::<Runtime>::PriceExceeded);
		succeed("Paula", accept(PRICE));
		assert_eq!((free("Paula"), held("Paula")), (paula - PRICE, PRICE));
		let appointment = event(|event| match event {
			RuntimeEvent::Appointments(Event::AppointmentBooked { appointment, .. }) => {
				Some(appointment)
			},
			_ => None,
		});
		assert_eq!(info(appointment).status, AppointmentStatus::CheckedIn);
		succeed("Clinic", desk("Doctor", complete(appointment, PRICE)));
	});
}

#[test]
fn a_course_of_visits_is_booked_free_of_fees_and_called_off_so() {
	run(|| {
		start();
		let paula = free("Paula");
		let first = slot_after("Doctor", DAY).start;
		let starts: Vec<_> = (0..12).map(|day| first + day * DAY).collect();
		let series = |starts: Vec<Moment>| {
			call(Call::book_series {
				doctor: who("Doctor"),
				starts: starts.try_into().expect("not too many"),
				max_price: PRICE,
				policy: Some(POLICY),
				details: None,
				folder: None,
			})
		};
		let mut overlapping = starts.clone();
		overlapping[11] = starts[3];
		fail("Paula", series(overlapping), Error::<Runtime>::SlotTaken);
		assert_eq!((free("Paula"), held("Paula")), (paula, 0));
		succeed("Paula", series(starts.clone()));
		assert!(waived().is_some());
		assert_eq!((free("Paula"), held("Paula")), (paula - 12 * PRICE, 12 * PRICE));
		// As many as the policy allows with one doctor: nobody fills a calendar.
		let more = book("Doctor", first + HOUR, None);
		fail("Paula", more, Error::<Runtime>::TooManyAppointments);

		let agenda = |from, until, statuses: &[StatusKind], limit| {
			<Runtime as CareApi<Block>>::agenda(
				who("Paula"),
				from,
				until,
				statuses.to_vec(),
				None,
				limit,
			)
		};
		let page = agenda(Some(starts[1]), Some(starts[4]), &[], 2);
		let shown: Vec<_> = page.items.iter().map(|item| item.slot.start).collect();
		assert_eq!(shown, [starts[3], starts[2]]);
		assert_eq!(page.next.map(|place| place.start), Some(starts[2]));

		let booking = page.items[0].booking;
		let stranger = call(Call::cancel_series { appointment: booking });
		fail("Clinic", stranger, Error::<Runtime>::NotAuthorized);
		succeed("Paula", call(Call::cancel_series { appointment: booking + 5 }));
		assert!(waived().is_some());
		assert_eq!((free("Paula"), held("Paula")), (paula, 0));
		assert_eq!(agenda(None, None, &[StatusKind::Booked], 100).items, []);
		assert_eq!(agenda(None, None, &[StatusKind::Cancelled], 100).items.len(), 12);
	});
}

#[test]
fn whose_key_was_replaced_agrees_and_calls_off_by_the_new_one_alone() {
	use super::key_recovery::{act_as, replace, REPLACED};
	run(|| {
		start();
		let paula = free("Paula");
		let ahead = slot_after("Doctor", 10 * DAY).start;
		let series = call(Call::book_series {
			doctor: who("Doctor"),
			starts: vec![ahead, ahead + DAY].try_into().expect("not too many"),
			max_price: PRICE,
			policy: Some(POLICY),
			details: None,
			folder: None,
		});
		succeed("Paula", series);
		let course = numbers("Paula");
		replace("Paula", "Paula's new key");
		let rest = call(Call::cancel_series { appointment: course[1] });
		let start = now() - now() % (30 * MINUTE);
		succeed("Doctor", call(Call::offer_walk_in { patient: who("Paula"), start }));
		let accept = call(Call::accept_walk_in {
			doctor: who("Doctor"),
			start,
			max_price: PRICE,
			policy: Some(POLICY),
			details: None,
			folder: None,
		});
		for call in [rest.clone(), accept.clone()] {
			assert_eq!(submit("Paula", call), Err(REPLACED));
		}
		// It does so as the account: for itself it is nobody.
		assert!(submit("Paula's new key", accept.clone()).is_err());
		succeed("Paula's new key", act_as("Paula", rest));
		assert_eq!((free("Paula"), held("Paula")), (paula, 0));
		succeed("Paula's new key", act_as("Paula", accept));
		assert_eq!(held("Paula"), PRICE);
		let visit = *numbers("Paula").last().expect("it is booked");
		assert!(info(visit).checked_in.doctor.is_some());
		succeed("Doctor", complete(visit, PRICE));
		succeed("Paula's new key", act_as("Paula", call(Call::confirm { appointment: visit })));
		succeed("Clinic", give_back(visit, PRICE));
		assert_eq!((free("Paula"), held("Paula")), (paula, 0));
	});
}

/// The numbers of somebody's appointments.
fn numbers(name: &str) -> Vec<AppointmentId> {
	let page = Appointments::appointments_of(who(name), None, 100);
	page.items.into_iter().map(|item| item.id).collect()
}

#[test]
fn disputes_and_first_slots_are_found() {
	run(|| {
		start();
		join_doctor("Other");
		join_doctor("Unlicensed");
		let slots = |limit, after| {
			let (from, until) = (now(), now() + DAY);
			<Runtime as CareApi<Block>>::first_slots(CARDIOLOGY, from, until, after, limit)
				.expect("the time asked is ahead")
		};
		succeed(
			"Alice",
			RuntimeCall::DoctorRegistry(pallet_care_doctor_registry::Call::suspend_everywhere {
				doctor: who("Unlicensed"),
				reason: LicenceReason::Investigation,
			}),
		);
		let earliest = slot_after("Doctor", 0).start;
		let appointment = booked("Paula", "Doctor", 0, None);
		let all = slots(25, None);
		let doctors: Vec<_> = all.items.iter().map(|first| first.doctor.clone()).collect();
		assert_eq!(doctors, [who("Other"), who("Doctor")], "the earliest first");
		assert_eq!(all.items[0].slot.start, earliest);
		assert!(all.items[1].slot.start > earliest);
		assert_eq!((all.items[0].price, all.next), (PRICE, None));
		// A page looks at so many doctors, licensed or not.
		let mut found = 0;
		let mut after = None;
		for _ in 0..3 {
			let page = slots(1, after);
			found += page.items.len();
			after = page.next;
		}
		assert_eq!((found, after), (2, None));
		let from = now();
		let past = <Runtime as CareApi<Block>>::first_slots(CARDIOLOGY, from, from, None, 25);
		assert_eq!(past, Err(api::SlotsError::BadRange));

		advance_to(info(appointment).slot.start);
		succeed("Doctor", complete(appointment, PRICE));
		succeed("Paula", call(Call::dispute { appointment }));
		let open = |judge: Option<&str>| {
			let judge = judge.map(who);
			let page = <Runtime as CareApi<Block>>::open_disputes(judge, None, 100);
			page.items.into_iter().map(|item| (item.id, item.deadline)).collect::<Vec<_>>()
		};
		// A hospital takes it, or else the seats hear the sides and vote.
		let policy = configs::policy::in_force();
		let ballot = policy.evidence_window + policy.decision_window;
		let deadline = Some(now() + policy.dispute_deadline + ballot);
		assert_eq!(open(None), [(appointment, deadline)]);
		// Alice vouches for both, and verified the doctor; Charlie is a stranger.
		assert_eq!(open(Some("Alice")), []);
		assert_eq!(open(Some("Charlie")), [(appointment, deadline)]);
		succeed("Doctor", call(Call::cancel { appointment }));
		assert_eq!(open(None), []);
	});
}
