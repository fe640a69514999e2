//! What one sponsor's accounts use together is bounded, whatever it invites.

use super::*;

fn backup() -> RuntimeCall {
	RuntimeCall::Participants(Call::set_backup { backup: None })
}

fn is_free(who: u64, call: RuntimeCall) -> bool {
	validate(&transaction(who, nonce(who), 0, call)).is_ok()
}

/// Attack: a hospital invites clinics, each of which brings a pool.
#[test]
fn a_hospital_with_many_clinics_has_one_pool() {
	build_and_execute(|| {
		HospitalInvitations::set(1_000);
		let count = 10;
		for clinic in 100..100 + count {
			register(HOSPITAL, clinic, Role::Clinic);
			register(clinic, clinic + 100, Role::Patient);
		}
		let fee = nominal_fee(&transaction(200, nonce(200), 0, remark()));
		PoolLimit::set(3 * fee);
		for patient in 200..200 + count {
			let _ = submit(patient, remark());
		}
		assert!(pool_used(HOSPITAL).0 <= 3 * fee);
		assert!(!is_free(209, remark()), "its clinic's pool has all left");
		assert_eq!(pool_used(109).0, 0);
		// The clinics themselves draw on it.
		assert!(!is_free(109, remark()));
		// Another hospital's are not touched.
		register(OTHER_HOSPITAL, DOCTOR, Role::Doctor);
		assert!(is_free(DOCTOR, remark()));
	});
}

/// Attack: somebody's accounts use the pool for protective calls up, so that a patient cannot revoke.
#[test]
fn nobodys_exhaustion_stops_the_reserve() {
	build_and_execute(|| {
		register_all();
		let fee = nominal_fee(&transaction(FAMILY, nonce(FAMILY), 0, backup()));
		// The relative, a doctor and the clinic are the sponsor's own people.
		ProtectivePoolLimit::set(fee);
		ReserveLimit::set(0);
		OrdinaryLimit::set(0);
		assert_ok!(submit(FAMILY, backup()));
		for who in [PATIENT, FAMILY, DOCTOR, CLINIC] {
			assert!(!is_free(who, backup()), "{who}");
		}
		ReserveLimit::set(2 * fee);
		assert_ok!(submit(PATIENT, backup()));
		assert_eq!(waived().unwrap().0, PATIENT);
		assert_ok!(submit(PATIENT, backup()));
		// It is small, and comes back.
		ReserveLimit::set(used(PATIENT).2);
		assert!(!is_free(PATIENT, backup()));
		advance(24 * HOUR);
		assert!(is_free(PATIENT, backup()));
	});
}

/// Attack: ordinary use by others takes what is left for protective calls.
#[test]
fn the_pools_for_ordinary_and_for_protective_calls_are_two() {
	build_and_execute(|| {
		register_all();
		ReserveLimit::set(0);
		assert_ok!(submit(PATIENT, remark()));
		assert_ok!(submit(PATIENT, backup()));
		PoolLimit::set(0);
		assert!(!is_free(PATIENT, remark()));
		assert!(is_free(PATIENT, backup()));
		PoolLimit::set(u64::MAX);
		ProtectivePoolLimit::set(0);
		ConsortiumPoolLimit::set(0);
		assert!(is_free(PATIENT, remark()));
		// Where both are, the ordinary one stands in: protective calls are worth no less than others.
		assert!(is_free(PATIENT, backup()));
		PoolLimit::set(0);
		assert!(!is_free(PATIENT, backup()));
	});
}

/// Attack: one account uses the pool for protective calls up alone.
#[test]
fn nobody_uses_more_than_its_own_part_of_a_pool() {
	build_and_execute(|| {
		register_all();
		let fee = nominal_fee(&transaction(PATIENT, nonce(PATIENT), 0, backup()));
		ReserveLimit::set(0);
		OrdinaryLimit::set(0);
		ProtectiveLimit::set(fee);
		assert_ok!(submit(PATIENT, backup()));
		assert!(!is_free(PATIENT, backup()));
		assert!(is_free(FAMILY, backup()));
	});
}

/// Attack: leave and return, over and over, for a new allowance each time.
#[test]
fn leaving_and_coming_back_resets_nothing() {
	build_and_execute(|| {
		register_all();
		HospitalInvitations::set(1_000);
		ReserveLimit::set(1_000_000_000_000);
		assert_ok!(submit(DOCTOR, remark()));
		assert_ok!(submit(DOCTOR, backup()));
		let (ordinary, _, reserve) = used(DOCTOR);
		assert!(ordinary > 0 && reserve > 0);
		let pools = pool_used(HOSPITAL);
		for round in 0..3 {
			assert_ok!(Identity::deregister(signed(DOCTOR)));
			invite(HOSPITAL, DOCTOR, Role::Doctor);
			assert_ok!(Identity::register(signed(DOCTOR), HOSPITAL, key(100 + round), None));
			assert_eq!(used(DOCTOR), (ordinary, 0, reserve));
			Identity::do_try_state().unwrap();
		}
		assert_eq!(pool_used(HOSPITAL), pools);
		OrdinaryLimit::set(ordinary);
		assert!(!is_free(DOCTOR, remark()));
		// What is kept of those that left ends, but not while they are back.
		assert_eq!(KeptUsages::<Test>::iter().count(), 1);
		advance(2 * DAY);
		idle();
		assert_eq!(KeptUsages::<Test>::iter().count(), 0);
		assert!(Usages::<Test>::contains_key(DOCTOR));
	});
}

/// Attack: come back, use it up, leave again: the first leaving's end would forget the second's use.
#[test]
fn what_is_used_after_coming_back_is_kept_from_the_second_leaving_on() {
	build_and_execute(|| {
		register_all();
		assert_ok!(submit(PATIENT, remark()));
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(CLINIC, PATIENT, Role::Patient);
		assert_ok!(Identity::register(signed(PATIENT), CLINIC, key(66), None));
		OrdinaryLimit::set(1_000_000_000_000);
		Usages::<Test>::mutate(PATIENT, |usage| {
			let usage = usage.as_mut().unwrap();
			usage.reserve = Usage { used: 1_000_000_000_000, at: now() };
		});
		assert_ok!(Identity::deregister(signed(PATIENT)));
		advance(12 * HOUR);
		idle();
		assert_eq!(used(PATIENT).2, 1_000_000_000_000);
		advance(13 * HOUR);
		idle();
		assert_eq!(Usages::<Test>::get(PATIENT), None);
	});
}

/// Attack: attempts to register, which no pool counts, without end: they are as many as invitations.
#[test]
fn attempts_are_bounded_by_a_days_invitations() {
	build_and_execute(|| {
		HospitalInvitations::set(3);
		let weak = || {
			RuntimeCall::Participants(Call::register {
				sponsor: HOSPITAL,
				encryption_key: EncryptionKey([0; 32]),
				profile: None,
			})
		};
		let mut free = 0;
		for _ in 0..10 {
			if Identity::invite(signed(HOSPITAL), STRANGER, Role::Patient, now() + HOUR).is_err() {
				continue;
			}
			while submit(STRANGER, weak()).is_ok() {
				free += 1;
			}
			let withdraw = Identity::withdraw_invitation(signed(HOSPITAL), STRANGER, HOSPITAL);
			assert_ok!(withdraw);
		}
		assert_eq!(free, 3 * 2);
	});
}
