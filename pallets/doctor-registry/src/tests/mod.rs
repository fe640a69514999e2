//! Tests: a file per call, and one each for what other pallets and people ask.

mod apply;
mod assign_licence;
mod attacks;
mod bar;
mod bar_licence;
mod dismiss_verifier;
mod history;
mod invariants;
mod licensed;
mod lift_bar;
mod lift_suspension;
mod lookup;
mod names;
mod on_deregistered;
mod on_idle;
mod reinstate_verification;
mod release_licence;
mod renew;
mod request_verification;
mod staff;
mod suspend_everywhere;
mod suspend_verification;
mod update_practice;
mod verify;
mod verify_specialities;
mod withdraw_application;
mod withdraw_verification;

use crate::{
	mock::{suspend as suspend_participant, *},
	Application, Authority, BarredLicences, BySpeciality, DoctorRecord, Doctors, Error, Event,
	Licence, LicenceClaims, Specialities, StandingEnds, Standings,
};
use carechain_primitives::{
	traits::Licences as _, Codec, ContentRef, HospitalStatus, LicenceReason, LicenceStatus, Moment,
	Speciality, DAY, HOUR,
};
use frame::{deps::sp_core::H256, testing_prelude::*};

const CARDIOLOGY: Speciality = 394_579_002;
const DERMATOLOGY: Speciality = 394_582_007;
const NEUROLOGY: Speciality = 394_591_006;
const REASON: LicenceReason = LicenceReason::Investigation;
const VALID_UNTIL: Moment = NOW + YEAR;

fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn content(seed: u8) -> ContentRef {
	ContentRef { codec: Codec::DagPb, digest: H256::repeat_byte(seed), size: 1_000 }
}

fn licence(jurisdiction: &str, number: &str) -> Licence {
	Licence {
		jurisdiction: jurisdiction.as_bytes().to_vec().try_into().expect("is short enough"),
		number: number.as_bytes().to_vec().try_into().expect("is short enough"),
	}
}

fn list(codes: &[Speciality]) -> Specialities {
	codes.to_vec().try_into().expect("are few enough")
}

fn application(number: &str) -> Application<u64, u64> {
	Application {
		licence: licence("DE-BY", number),
		specialities: list(&[CARDIOLOGY]),
		languages: vec![*b"de", *b"en"].try_into().expect("are few enough"),
		fee_per_hour: 80,
		payee: 99,
		profile: Some(content(1)),
		credentials: content(2),
	}
}

fn apply(doctor: u64, number: &str) -> DispatchResult {
	Registry::apply(signed(doctor), application(number))
}

fn request(doctor: u64, hospital: u64) -> DispatchResult {
	Registry::request_verification(signed(doctor), hospital)
}

/// `verify` of what the doctor applied with, for a year from the beginning.
fn verify(hospital: u64, doctor: u64) -> DispatchResult {
	let record = record(doctor);
	Registry::verify(signed(hospital), doctor, record.licence, record.specialities, VALID_UNTIL)
}

/// A doctor with licence 123, verified by these hospitals.
fn verified(doctor: u64, hospitals: &[u64]) {
	assert_ok!(apply(doctor, "123"));
	for hospital in hospitals {
		asked_and_verified(doctor, *hospital);
	}
}

fn asked_and_verified(doctor: u64, hospital: u64) {
	assert_ok!(request(doctor, hospital));
	assert_ok!(verify(hospital, doctor));
}

/// The council's call.
fn council() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn licensed() -> DispatchResult {
	Registry::ensure_licensed(&DOCTOR)
}

fn suspend_verification(hospital: u64) -> DispatchResult {
	Registry::suspend_verification(signed(hospital), DOCTOR, REASON)
}

fn reinstate_verification(hospital: u64) -> DispatchResult {
	Registry::reinstate_verification(signed(hospital), DOCTOR)
}

fn withdraw_verification(hospital: u64) -> DispatchResult {
	Registry::withdraw_verification(signed(hospital), DOCTOR, REASON)
}

fn suspend_everywhere(hospital: u64) -> DispatchResult {
	Registry::suspend_everywhere(signed(hospital), DOCTOR, REASON)
}

fn lift_suspension(hospital: u64) -> DispatchResult {
	Registry::lift_suspension(signed(hospital), DOCTOR)
}

fn bar(doctor: u64) -> DispatchResult {
	Registry::bar(council(), doctor, REASON)
}

fn bar_licence(number: &str) -> DispatchResult {
	Registry::bar_licence(council(), licence("DE-BY", number), REASON)
}

fn wait(time: Moment) {
	set_time(pallet_timestamp::Now::<Test>::get() + time);
}

fn record(doctor: u64) -> DoctorRecord<Test> {
	Doctors::<Test>::get(doctor).expect("has an entry")
}

fn is_registered(doctor: u64) -> bool {
	Doctors::<Test>::get(doctor).is_some_and(|record| record.is_registered())
}

/// The hospitals that verified.
fn verifiers(doctor: u64) -> Vec<u64> {
	record(doctor).verifications.iter().map(|known| known.hospital).collect()
}

/// Whose a licence is or was last, and when that ended.
fn claim(number: &str) -> Option<(u64, Option<Moment>)> {
	LicenceClaims::<Test>::get(licence("DE-BY", number)).map(|claim| (claim.doctor, claim.ended_at))
}

fn found(speciality: Speciality) -> Vec<u64> {
	let mut doctors: Vec<_> = BySpeciality::<Test>::iter_key_prefix(speciality).collect();
	doctors.sort_unstable();
	doctors
}

fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Registry(event) => Some(event),
			_ => None,
		})
		.collect()
}

fn last_event() -> Event<Test> {
	events().pop().expect("there is one")
}

fn leave(hospital: u64, successor: u64) {
	set_status(hospital, HospitalStatus::Leaving { successor });
}

fn expel(hospital: u64) {
	set_status(hospital, HospitalStatus::ForCause);
}
