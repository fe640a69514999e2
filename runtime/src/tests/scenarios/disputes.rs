//! Disputes: evidence, decisions, appeals, and a chain that stands still in between.

use super::{
	visits::{call, complete, hear, in_dispute, slot, start, status},
	*,
};
use carechain_primitives::api::DisputeInfo;
use pallet_care_appointments::{Call, Error};
use polkadot_sdk::sp_runtime::Permill;

const WEEK: Moment = 7 * DAY;

fn dispute(appointment: AppointmentId) -> DisputeInfo<AccountId> {
	let info = Appointments::appointment_info(appointment).expect("it is kept");
	info.dispute.expect("it is in dispute")
}

fn take(appointment: AppointmentId) -> RuntimeCall {
	call(Call::take_case { appointment })
}

fn resolve(appointment: AppointmentId, percent: u32) -> RuntimeCall {
	call(Call::resolve { appointment, doctor_share: Permill::from_percent(percent) })
}

fn vote(appointment: AppointmentId, percent: u32) -> RuntimeCall {
	call(Call::vote { appointment, doctor_share: Permill::from_percent(percent) })
}

fn evidence(appointment: AppointmentId, seed: u32) -> RuntimeCall {
	call(Call::add_evidence { appointment, content: content(seed) })
}

/// Nobody does anything until it is over, and it is worked off.
fn finish(appointment: AppointmentId) {
	advance_to(dispute(appointment).ends_at);
	advance(A_MOMENT);
}

/// A hospital that belongs to nobody in the case joins.
fn admit(name: &str) {
	let call = pallet_care_consortium::Call::admit_hospital { hospital: who(name) };
	assert_eq!(motion(RuntimeCall::Consortium(call)), Ok(()));
}

/// Bob is the doctor's friend, which nobody knows, and takes every case of the doctor's.
#[test]
fn a_hostile_judge_is_overruled_by_seats_that_have_no_part_in_it() {
	run(|| {
		start();
		admit("Ferdie");
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		let appointment = in_dispute();
		succeed("Bob", take(appointment));
		fail("Bob", resolve(appointment, 100), Error::<Runtime>::EvidenceOpen);
		succeed("Paula", evidence(appointment, 1));
		succeed("Doctor", evidence(appointment, 2));
		assert_eq!(dispute(appointment).evidence.len(), 2);
		// The judge's key is known to both: what they put forward is sealed to it.
		let judge = dispute(appointment).judge.expect("Bob");
		assert!(Participants::participant_info(judge).is_some_and(|it| it.encryption_key.is_some()));
		hear(appointment);
		succeed("Bob", resolve(appointment, 100));
		assert_eq!(held("Paula"), PRICE, "nothing is paid yet");

		succeed("Paula", call(Call::appeal { appointment }));
		fail("Doctor", call(Call::appeal { appointment }), Error::<Runtime>::NothingToAppeal);
		// Alice vouches for all of them; Bob has decided.
		let strangers = [who("Bob"), who("Charlie"), who("Ferdie")];
		let mut asked = Appointments::strangers(
			appointment,
			["Alice", "Bob", "Charlie", "Ferdie"].map(who).to_vec(),
		);
		asked.sort();
		let mut expected = strangers.to_vec();
		expected.sort();
		assert_eq!(asked, expected);
		fail("Charlie", vote(appointment, 0), Error::<Runtime>::EvidenceOpen);
		hear(appointment);
		fail("Alice", vote(appointment, 100), Error::<Runtime>::ConflictOfInterest);
		fail("Bob", vote(appointment, 100), Error::<Runtime>::AlreadyVoted);
		succeed("Charlie", vote(appointment, 0));
		succeed("Ferdie", vote(appointment, 10));
		finish(appointment);
		let share = Permill::from_percent(10) * PRICE;
		assert_eq!((free("Paula"), held("Paula")), (paula - share, 0));
		assert_eq!(free("Clinic"), clinic + share);
		assert_eq!(status(appointment), AppointmentStatus::Resolved);
	});
}

/// Of three hospitals one is a party. The other two disagree, and one of them is dishonest: whoever
/// that is, it gets no further than what applies if nobody decides.
#[test]
fn of_three_hospitals_no_single_one_decides_against_the_other() {
	run(|| {
		start();
		for (judge, other) in [(0, 100), (100, 0)] {
			let clinic = free("Clinic");
			let appointment = in_dispute();
			succeed("Bob", take(appointment));
			for side in ["Paula", "Doctor"] {
				succeed(side, call(Call::close_evidence { appointment }));
			}
			succeed("Bob", resolve(appointment, judge));
			let loser = if judge == 0 { "Doctor" } else { "Paula" };
			succeed(loser, call(Call::appeal { appointment }));
			hear(appointment);
			succeed("Charlie", vote(appointment, other));
			finish(appointment);
			let undecided = configs::policy::in_force().undecided_share;
			assert_eq!(free("Clinic"), clinic + Permill::from_parts(undecided) * PRICE);
		}
	});
}

#[test]
fn a_desk_brings_evidence_and_gives_nothing_up() {
	run(|| {
		start();
		join("Desk", Role::Clinic);
		for side in ["Paula", "Doctor"] {
			succeed(
				side,
				RuntimeCall::Participants(pallet_care_identity::Call::appoint_delegate {
					delegate: who("Desk"),
					relationship: Relationship::ClinicDesk,
					scope: DelegationScope::Desk,
					until: now() + DAY,
					purse: 0,
				}),
			);
		}
		let appointment = in_dispute();
		succeed("Bob", take(appointment));
		for side in ["Paula", "Doctor"] {
			let close = call(Call::close_evidence { appointment });
			let scope = pallet_care_identity::Error::<Runtime>::OutOfScope;
			fail("Desk", act_for(who(side), close), scope);
		}
		// A first act accepts a delegation. Then it stands on both sides, and speaks for neither.
		let day = u32::try_from(now() / DAY).expect("days are few") + 3;
		succeed("Desk", act_for(who("Doctor"), evidence(appointment, 1)));
		succeed("Desk", act_for(who("Doctor"), call(Call::close_day { day })));
		let conflict = Error::<Runtime>::ConflictOfInterest;
		fail("Desk", act_for(who("Paula"), evidence(appointment, 2)), conflict);
	});
}

/// Windows of a network that people depend on: the step of running time is small against them.
fn set_windows() {
	use configs::{policy::dynamic_params::appointments, RuntimeParameters};
	macro_rules! set {
		($($name:ident),*) => {$(
			let value = Some(3 * DAY);
			let parameter = appointments::Parameters::$name(appointments::$name, value);
			let set = Parameters::set_parameter(council(2), RuntimeParameters::Appointments(parameter));
			assert_eq!(set, Ok(()));
		)*};
	}
	set!(
		CompletionWindow,
		DisputeWindow,
		DisputeDeadline,
		EvidenceWindow,
		DecisionWindow,
		AppealWindow
	);
}

/// All hospitals' machines are down for a week, over and over.
#[test]
fn a_week_without_blocks_is_held_against_nobody() {
	run(|| {
		start();
		set_windows();
		let (paula, clinic) = (free("Paula"), free("Clinic"));
		let appointment = booked("Paula", "Doctor", HOUR, None);
		advance_to(slot(appointment).start);
		let fails_after = |still: fn(AppointmentId) -> RuntimeCall| {
			stand_still(WEEK);
			// Whoever is first when the chain is back gains nothing by it.
			let escrow = Appointments::appointment_info(appointment).and_then(|it| it.escrow);
			let claim = pallet_care_escrow::Call::claim { escrow: escrow.expect("it is held") };
			let not_due = pallet_care_escrow::Error::<Runtime>::NotDue;
			fail("Doctor", RuntimeCall::Escrow(claim), not_due);
			still(appointment)
		};
		// Nobody could complete it, although the slot is long over.
		let completion = fails_after(complete);
		succeed("Doctor", completion);
		let objection = fails_after(|appointment| call(Call::dispute { appointment }));
		succeed("Paula", objection);
		let taking = fails_after(take);
		succeed("Bob", taking);
		let heard = fails_after(|appointment| evidence(appointment, 1));
		succeed("Paula", heard);
		hear(appointment);
		let decision = fails_after(|appointment| resolve(appointment, 100));
		succeed("Bob", decision);
		let appeal = fails_after(|appointment| call(Call::appeal { appointment }));
		succeed("Paula", appeal);
		hear(appointment);
		let voting = fails_after(|appointment| vote(appointment, 0));
		succeed("Charlie", voting);
		// People are told when it ends if the chain keeps running: it does.
		finish(appointment);
		assert_eq!(status(appointment), AppointmentStatus::Resolved);
		let share = Permill::from_parts(configs::policy::in_force().undecided_share) * PRICE;
		assert_eq!((free("Paula"), free("Clinic")), (paula - share, clinic + share));
	});
}

#[test]
fn evidence_and_appeals_need_no_allowance_and_no_standing() {
	use carechain_primitives::CallClass;
	use pallet_care_identity::CallClassifier;
	for protective in [evidence(0, 1), call(Call::appeal { appointment: 0 })] {
		assert_eq!(configs::calls::Classes::classify(&protective), CallClass::Protective);
	}
	for ordinary in [take(0), resolve(0, 1), vote(0, 1)] {
		assert_eq!(configs::calls::Classes::classify(&ordinary), CallClass::Free);
	}
}
