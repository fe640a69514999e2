//! Purses: what those who act for a patient can do with the patient's money.

use super::*;
use carechain_primitives::api::PurseInfo;
use pallet_care_appointments::{Call, Error};
use pallet_care_identity::{Call as ParticipantsCall, Error as Refused};

type Denied = Refused<Runtime>;

fn visit(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Appointments(call)
}

fn appoint(delegate: &str, scope: DelegationScope, purse: Balance) -> RuntimeCall {
	let desk = delegate == "Clinic";
	RuntimeCall::Participants(ParticipantsCall::appoint_delegate {
		delegate: who(delegate),
		relationship: if desk { Relationship::ClinicDesk } else { Relationship::Family },
		scope,
		// For everybody the same: nobody appoints for longer than it is appointed itself.
		until: START + DAY,
		purse,
	})
}

fn set_purse(delegate: &str, purse: Balance) -> RuntimeCall {
	RuntimeCall::Participants(ParticipantsCall::set_purse { delegate: who(delegate), purse })
}

fn purse(principal: &AccountId, delegate: &str) -> PurseInfo<AccountId, Balance> {
	Participants::purses_of(principal)
		.into_iter()
		.find(|known| known.delegate == who(delegate))
		.expect("it has a purse")
}

/// `by` books the next slot of the doctor for somebody.
fn books(by: &str, patient: &AccountId, ahead: Moment) -> AppointmentId {
	let slot = slot_after("Doctor", ahead);
	succeed(by, act_for(patient.clone(), book("Doctor", slot.start, None)));
	event(|event| match event {
		RuntimeEvent::Appointments(pallet_care_appointments::Event::AppointmentBooked {
			appointment,
			..
		}) => Some(appointment),
		_ => None,
	})
}

fn slot(appointment: AppointmentId) -> Slot {
	Appointments::appointment_info(appointment).expect("it is kept").slot
}

fn start() {
	join("Clinic", Role::Clinic);
	join_doctor("Doctor");
	for name in ["Paula", "Nephew", "Crony"] {
		join(name, Role::Patient);
	}
	endow(&who("Paula"), 1_000 * constants::CARE);
	endow(&who("Clinic"), constants::CARE);
	endow(&who("Doctor"), constants::CARE);
}

#[test]
fn a_relative_and_an_accomplice_doctor_drain_an_account_up_to_the_purse() {
	run(|| {
		start();
		let (paula, before) = (who("Paula"), free("Paula"));
		let guardian = |purse| appoint("Nephew", DelegationScope::Guardian, purse);
		succeed("Paula", guardian(2 * PRICE));
		// The doctor says that visits took place, the nephew confirms for her.
		for _ in 0..2 {
			let appointment = books("Nephew", &paula, HOUR);
			advance_to(slot(appointment).start);
			succeed("Doctor", visit(Call::complete { appointment, amount: PRICE }));
			let confirm = visit(Call::confirm { appointment });
			succeed("Nephew", act_for(paula.clone(), confirm));
		}
		assert_eq!(before - free("Paula"), 2 * PRICE);
		let next = || book("Doctor", slot_after("Doctor", HOUR).start, None);
		let try_book = |by, paula: &AccountId| {
			fail(by, act_for(paula.clone(), next()), Denied::PurseExceeded);
		};
		try_book("Nephew", &paula);
		// Nobody helps: not another purse, not a friend, not leaving and coming back.
		let as_paula = |call| act_for(paula.clone(), call);
		fail("Nephew", as_paula(set_purse("Nephew", 3 * PRICE)), Denied::OwnPurse);
		fail("Nephew", as_paula(guardian(3 * PRICE)), Denied::OwnPurse);
		let crony = |purse| appoint("Crony", DelegationScope::Guardian, purse);
		fail("Nephew", as_paula(crony(PRICE)), Denied::PurseExceeded);
		succeed("Nephew", as_paula(crony(0)));
		try_book("Crony", &paula);
		fail("Crony", as_paula(set_purse("Nephew", 3 * PRICE)), Denied::PurseOfAnother);
		let resign = ParticipantsCall::resign_delegation { principal: paula.clone() };
		succeed("Nephew", RuntimeCall::Participants(resign));
		succeed("Paula", guardian(2 * PRICE));
		try_book("Nephew", &paula);
		assert_eq!(before - free("Paula"), 2 * PRICE);
		// Nor does her own booking pay on his word.
		let own = booked("Paula", "Doctor", HOUR, None);
		advance_to(slot(own).start - POLICY.notice + 2 * SECOND);
		let cancel = visit(Call::cancel { appointment: own });
		fail("Nephew", as_paula(cancel), Denied::PurseExceeded);
		advance_to(slot(own).start);
		succeed("Doctor", visit(Call::complete { appointment: own, amount: PRICE }));
		let confirm = visit(Call::confirm { appointment: own });
		fail("Nephew", as_paula(confirm), Denied::PurseExceeded);
		succeed("Paula", visit(Call::dispute { appointment: own }));
		let shown = purse(&paula, "Nephew");
		assert_eq!((shown.limit, shown.held, shown.paid), (2 * PRICE, 0, 2 * PRICE));
	});
}

#[test]
fn what_comes_back_is_in_the_purse_again_however_it_comes() {
	run(|| {
		start();
		let paula = who("Paula");
		succeed("Paula", appoint("Nephew", DelegationScope::Desk, PRICE));
		let spent = || {
			let known = purse(&who("Paula"), "Nephew");
			(known.held, known.paid)
		};
		// Called off in time, by the patient.
		let appointment = books("Nephew", &paula, 3 * HOUR);
		assert_eq!(spent(), (PRICE, 0));
		succeed("Paula", visit(Call::cancel { appointment }));
		assert_eq!(spent(), (0, 0));
		// Nobody completes it: it lapses by itself, and he is no delegate any more.
		let appointment = books("Nephew", &paula, HOUR);
		let dismiss = ParticipantsCall::dismiss_delegate { delegate: who("Nephew") };
		succeed("Paula", RuntimeCall::Participants(dismiss));
		assert_eq!(spent(), (PRICE, 0));
		let window = configs::policy::in_force().completion_window;
		advance_to(slot(appointment).end + window);
		advance(A_MOMENT);
		assert_eq!(Participants::purses_of(&paula), []);
		// Too late: the share is gone, the rest is there. A stranger's claim does it.
		succeed("Paula", appoint("Nephew", DelegationScope::Desk, PRICE));
		let appointment = books("Nephew", &paula, 3 * HOUR);
		advance_to(slot(appointment).start - POLICY.notice + 2 * SECOND);
		let cancel = visit(Call::cancel { appointment });
		succeed("Nephew", act_for(paula.clone(), cancel));
		let share = POLICY.late_share * PRICE;
		assert_eq!(spent(), (0, share));
		let next = book("Doctor", slot_after("Doctor", HOUR).start, None);
		fail("Nephew", act_for(paula.clone(), next), Denied::PurseExceeded);
	});
}

#[test]
fn a_claim_tells_the_purse_what_was_paid() {
	run(|| {
		start();
		let paula = who("Paula");
		succeed("Paula", appoint("Nephew", DelegationScope::Desk, 2 * PRICE));
		let appointment = books("Nephew", &paula, HOUR);
		let escrow = Appointments::appointment_info(appointment).and_then(|info| info.escrow);
		let escrow = escrow.expect("it has a price");
		advance_to(slot(appointment).start);
		succeed("Doctor", visit(Call::complete { appointment, amount: PRICE }));
		advance_to(slot(appointment).end + configs::policy::in_force().dispute_window);
		succeed("Clinic", RuntimeCall::Escrow(pallet_care_escrow::Call::claim { escrow }));
		let known = purse(&paula, "Nephew");
		assert_eq!((known.held, known.paid), (0, PRICE));
	});
}

#[test]
fn a_childs_guardian_spends_what_two_hospitals_agreed_on() {
	run(|| {
		start();
		let salt = folder_id("child");
		let (relationship, scope) = (Relationship::Guardian, DelegationScope::Guardian);
		let child = Participants::keyless_account(&who("Alice"), &salt).expect("an account");
		let key = encryption_key("child");
		let open = ParticipantsCall::open_keyless_account {
			salt,
			encryption_key: key,
			profile: None,
			delegate: who("Nephew"),
			relationship,
			scope,
			until: START + 2 * DAY,
			delegate_signature: stated("Nephew", &child, &key),
			signature: opened("Alice", &child, &key, "Nephew"),
		};
		succeed("Alice", RuntimeCall::Participants(open));
		endow(&child, 1_000 * constants::CARE);
		let next = || book("Doctor", slot_after("Doctor", HOUR).start, None);
		let as_child = |call| act_for(child.clone(), call);
		fail("Nephew", as_child(next()), Denied::PurseExceeded);
		fail("Nephew", as_child(set_purse("Nephew", PRICE)), Denied::OwnPurse);
		let (account, delegate, purse) = (child.clone(), who("Nephew"), PRICE);
		let propose = RuntimeCall::Participants(ParticipantsCall::propose_purse {
			account: account.clone(),
			delegate: delegate.clone(),
			purse,
		});
		let confirm =
			RuntimeCall::Participants(ParticipantsCall::confirm_purse { account, delegate, purse });
		// The sponsor alone does not, nor another hospital alone.
		fail("Bob", propose.clone(), Denied::NotAuthorized);
		fail("Bob", confirm.clone(), Denied::NotProposed);
		succeed("Alice", propose);
		fail("Alice", confirm.clone(), Denied::NotAuthorized);
		fail("Nephew", as_child(next()), Denied::PurseExceeded);
		succeed("Bob", confirm);
		// The desk that the guardian appoints draws on the guardian's purse.
		let desk = |purse| appoint("Clinic", DelegationScope::Desk, purse);
		fail("Nephew", as_child(desk(PRICE + 1)), Denied::PurseExceeded);
		succeed("Nephew", as_child(desk(PRICE)));
		let appointment = books("Clinic", &child, 3 * HOUR);
		fail("Nephew", as_child(next()), Denied::PurseExceeded);
		// What it booked, it does not complete: it is paid for it.
		advance_to(slot(appointment).start);
		succeed(
			"Doctor",
			RuntimeCall::Participants(ParticipantsCall::appoint_delegate {
				delegate: who("Clinic"),
				relationship: Relationship::ClinicDesk,
				scope: DelegationScope::Desk,
				until: now() + DAY,
				purse: 0,
			}),
		);
		for side in [child.clone(), who("Doctor")] {
			let check_in = act_for(side, visit(Call::check_in { appointment }));
			fail("Clinic", check_in, Error::<Runtime>::ConflictOfInterest);
		}
		let complete = act_for(who("Doctor"), visit(Call::complete { appointment, amount: PRICE }));
		fail("Clinic", complete, Error::<Runtime>::ConflictOfInterest);
		succeed("Doctor", visit(Call::complete { appointment, amount: PRICE }));
	});
}
