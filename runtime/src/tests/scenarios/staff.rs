//! A seat stays in the safe: staff acts for the hospital and its clinic.

use super::{records::open_folder, *};
use pallet_care_identity::{Call, Error, Event};

fn participants(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Participants(call)
}

fn employ(person: &str, scope: DelegationScope) -> RuntimeCall {
	participants(Call::appoint_delegate {
		delegate: who(person),
		relationship: Relationship::Staff,
		scope,
		until: now() + DAY,
		purse: 0,
	})
}

fn for_alice(call: impl Into<RuntimeCall>) -> RuntimeCall {
	act_for(who("Alice"), call.into())
}

#[test]
fn a_day_without_the_hospitals_key() {
	run(|| {
		for clerk in ["Registrar", "Vetter", "Nurse"] {
			join(clerk, Role::Patient);
		}
		succeed("Alice", employ("Registrar", DelegationScope::Invitations));
		succeed("Alice", employ("Vetter", DelegationScope::Licences));
		succeed("Alice", employ("Nurse", DelegationScope::Emergencies));

		// Invitations.
		succeed("Registrar", for_alice(invite("Doctor", Role::Doctor)));
		succeed("Doctor", register("Doctor"));
		succeed("Registrar", for_alice(invite("Paula", Role::Patient)));
		succeed("Paula", register("Paula"));
		fail("Vetter", for_alice(invite("Other", Role::Doctor)), Error::<Runtime>::OutOfScope);

		// Licences.
		use pallet_care_doctor_registry::Call as RegistryCall;
		let application = application("Doctor", FEE, who("Doctor"));
		succeed("Doctor", RuntimeCall::DoctorRegistry(RegistryCall::apply { application }));
		succeed("Doctor", RuntimeCall::DoctorRegistry(request_verification("Alice")));
		let verification = || RuntimeCall::DoctorRegistry(verify("Doctor"));
		fail("Registrar", for_alice(verification()), Error::<Runtime>::OutOfScope);
		succeed("Vetter", for_alice(verification()));
		let by =
			event(|event| match event {
				RuntimeEvent::DoctorRegistry(
					pallet_care_doctor_registry::Event::LicenceVerified { by, hospital, .. },
				) => Some((hospital, by)),
				_ => None,
			});
		assert_eq!(by, (who("Alice"), who("Vetter")));

		// Emergencies.
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Custodian(who("Alice")));
		use pallet_care_record_access::Call as AccessCall;
		succeed("Doctor", RuntimeCall::RecordAccess(AccessCall::break_glass { folder }));
		let answer = RuntimeCall::RecordAccess(AccessCall::answer_emergency {
			emergency: 0,
			envelope: content("answer"),
			key_version: 1,
			epoch: 0,
		});
		fail("Vetter", for_alice(answer.clone()), Error::<Runtime>::OutOfScope);
		succeed("Nurse", for_alice(answer));
		let freeze = participants(Call::suspend_participant {
			who: who("Paula"),
			reason: SuspensionReason::KeyCompromised,
			until: Some(now() + MINUTE),
		});
		succeed("Nurse", for_alice(freeze));
		let lift = participants(Call::reinstate_participant { who: who("Paula") });
		fail("Nurse", for_alice(lift), Error::<Runtime>::OutOfScope);
	});
}

#[test]
fn a_clinics_staff_books_for_its_patients() {
	run(|| {
		join("Clinic", Role::Clinic);
		join("Paula", Role::Patient);
		join("Clerk", Role::Patient);
		join_doctor("Doctor");
		endow(&who("Paula"), 1_000 * constants::CARE);
		let desk = participants(Call::appoint_delegate {
			delegate: who("Clinic"),
			relationship: Relationship::ClinicDesk,
			scope: DelegationScope::Desk,
			until: now() + DAY,
			purse: PRICE,
		});
		succeed("Paula", desk);
		succeed("Clinic", employ("Clerk", DelegationScope::Desk));
		let slot = slot_after("Doctor", HOUR);
		let through = |call| act_for(who("Clinic"), act_for(who("Paula"), call));
		succeed("Clerk", through(book("Doctor", slot.start, None)));
		assert_eq!(held("Paula"), PRICE);
		let acted = event(|event| match event {
			RuntimeEvent::Participants(Event::ActedThrough { organisation, principal, by }) => {
				Some((organisation, principal, by))
			},
			_ => None,
		});
		assert_eq!(acted, (who("Clinic"), who("Paula"), who("Clerk")));
		assert!(waived().is_some(), "it is free, on the clerk's allowance");
		// The clinic is paid for the doctor's work, so its clerk is not the patient's word.
		advance_to(slot.start - 2 * MINUTE);
		let check_in = pallet_care_appointments::Call::check_in { appointment: 0 };
		let conflict = pallet_care_appointments::Error::<Runtime>::ConflictOfInterest;
		fail("Clerk", through(RuntimeCall::Appointments(check_in)), conflict);
		let complete = pallet_care_appointments::Call::complete { appointment: 0, amount: 0 };
		fail(
			"Doctor",
			RuntimeCall::Appointments(complete),
			pallet_care_appointments::Error::<Runtime>::TooEarly,
		);
		// Nor does it grant, or move money.
		let grants = super::records::revoke(0);
		fail("Clerk", through(grants), Error::<Runtime>::OutOfScope);
		assert_eq!(
			submit("Clerk", act_for(who("Clinic"), transfer("Clerk"))),
			Err(PAYMENT),
			"paid, and the clerk has nothing"
		);
	});
}

#[test]
fn a_delegate_neither_asks_nor_readmits_nor_reads_for_care_in_a_doctors_name() {
	use pallet_care_record_access::Call as AccessCall;
	run(|| {
		join("Paula", Role::Patient);
		join("Secretary", Role::Patient);
		join_doctor("Doctor");
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Never);
		succeed("Paula", super::records::add(folder, 0, SealedTo::Folder, "one", None));
		let record = super::records::added();
		super::records::granted("Paula", folder, "Doctor", PurposeOfUse::Treatment);
		succeed("Doctor", employ("Secretary", DelegationScope::Access));
		let for_doctor = |call| act_for(who("Doctor"), RuntimeCall::RecordAccess(call));
		let read = AccessCall::declare_read { record, purpose: PurposeOfUse::Treatment };
		fail(
			"Secretary",
			for_doctor(read),
			pallet_care_record_access::Error::<Runtime>::CareIsPersonal,
		);
		let ask = AccessCall::request_access {
			folder,
			purpose: PurposeOfUse::Treatment,
			until: now() + DAY,
			basis: CareBasis::Assignment,
		};
		fail("Secretary", for_doctor(ask), Error::<Runtime>::OutOfScope);
		// Nobody gives all of a doctor.
		let guardian = participants(Call::appoint_delegate {
			delegate: who("Secretary"),
			relationship: Relationship::Family,
			scope: DelegationScope::Guardian,
			until: now() + DAY,
			purse: 0,
		});
		fail("Doctor", guardian, Error::<Runtime>::ScopeNotAllowed);

		let family = participants(Call::appoint_delegate {
			delegate: who("Secretary"),
			relationship: Relationship::Family,
			scope: DelegationScope::Access,
			until: now() + DAY,
			purse: 0,
		});
		succeed("Paula", family);
		let for_paula = |call| act_for(who("Paula"), RuntimeCall::RecordAccess(call));
		succeed("Secretary", for_paula(AccessCall::exclude_doctor { doctor: who("Doctor") }));
		let readmit = AccessCall::readmit_doctor { doctor: who("Doctor") };
		fail("Secretary", for_paula(readmit), Error::<Runtime>::OutOfScope);
	});
}
