//! Revoking a licence.

use super::*;

fn revoke(hospital: u64) -> DispatchResult {
	Registry::revoke(signed(hospital), DOCTOR, REASON)
}

#[test]
fn by_a_hospital_that_verified_for_good() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(revoke(CLERK));
		assert_noop!(Registry::ensure_licensed(&DOCTOR), Error::<Test>::LicenceRevoked);
		assert!(found(CARDIOLOGY).is_empty());
		assert_eq!(claim("123"), Some(LicenceClaim::Barred { doctor: DOCTOR, reason: REASON }));
		assert_eq!(
			last_event(),
			Event::LicenceRevoked {
				doctor: DOCTOR,
				licence: licence("DE-BY", "123"),
				reason: REASON,
				authority: Authority::Hospital(NORTH),
				by: Some(CLERK)
			}
		);
		assert_noop!(
			Registry::revoke(RuntimeOrigin::root(), DOCTOR, REASON),
			Error::<Test>::LicenceRevoked
		);
	});
}

#[test]
fn by_the_council_also_a_suspended_one() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		assert_ok!(Registry::revoke(RuntimeOrigin::root(), DOCTOR, REASON));
		assert_eq!(status(DOCTOR), LicenceStatus::Revoked { reason: REASON });
		let by_council = matches!(
			last_event(),
			Event::LicenceRevoked { authority: Authority::Council, by: None, .. }
		);
		assert!(by_council);
	});
}

#[test]
fn by_who_has_the_duties_of_a_hospital_that_verified() {
	build_and_execute(|| {
		verified(DOCTOR, &[WEST]);
		leave(WEST, SOUTH);
		assert_ok!(revoke(SOUTH));
	});
}

#[test]
fn not_by_others() {
	build_and_execute(|| {
		assert_noop!(revoke(NORTH), Error::<Test>::NotFound);
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(revoke(NORTH), Error::<Test>::NotVerified);
		assert_ok!(verify(NORTH, DOCTOR));
		assert_noop!(revoke(SOUTH), Error::<Test>::NotAuthorized);
		assert_noop!(revoke(DOCTOR), Error::<Test>::NotHospital);
		suspend_participant(NORTH);
		assert_noop!(revoke(NORTH), DispatchError::Other("suspended"));
	});
}
