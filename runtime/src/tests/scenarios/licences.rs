//! Licences: what one hospital can do to a doctor, and what takes the council.

use super::{
	records::{add, added, declare, denial, granted, open_folder},
	*,
};
use carechain_primitives::{api::Access, traits::Licences as _};
use pallet_care_doctor_registry::{Call, Error};
use polkadot_sdk::sp_runtime::traits::Dispatchable;

const REASON: LicenceReason = LicenceReason::Investigation;

fn call(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::DoctorRegistry(call)
}

fn withdraw() -> RuntimeCall {
	call(Call::withdraw_verification { doctor: who("Doctor"), reason: REASON })
}

fn suspend_everywhere() -> RuntimeCall {
	call(Call::suspend_everywhere { doctor: who("Doctor"), reason: REASON })
}

fn is_licensed() -> bool {
	DoctorRegistry::is_licensed(&who("Doctor"))
}

#[test]
fn a_stranger_verifies_and_withdraws_in_one_batch() {
	run(|| {
		join_doctor("Doctor");
		let batch = batch_all(vec![call(verify("Doctor")), withdraw()]);
		fail("Bob", batch, Error::<Runtime>::NotRequested);
		fail("Bob", withdraw(), Error::<Runtime>::NotAuthorized);
		fail("Bob", suspend_everywhere(), Error::<Runtime>::NotAuthorized);
		let licence = licence("Doctor");
		let bar = call(Call::bar_licence { licence, reason: REASON });
		fail("Bob", bar, DispatchError::BadOrigin);
		assert!(is_licensed());
	});
}

#[test]
fn a_verifier_suspends_everywhere_and_only_the_council_goes_on() {
	run(|| {
		join_doctor("Doctor");
		succeed("Doctor", call(request_verification("Bob")));
		succeed("Bob", call(verify("Doctor")));
		succeed("Bob", suspend_everywhere());
		assert!(!is_licensed());
		let lift = || call(Call::lift_suspension { doctor: who("Doctor") });
		fail("Alice", lift(), Error::<Runtime>::NotAuthorized);
		let alone = suspend_everywhere().dispatch(council(1));
		assert_eq!(alone.map_err(|failed| failed.error), Err(DispatchError::BadOrigin));
		assert_eq!(motion(suspend_everywhere()), Ok(()));
		fail("Bob", lift(), Error::<Runtime>::NotAuthorized);
		advance(4 * DAY);
		assert!(!is_licensed());
		assert_eq!(motion(lift()), Ok(()));
		assert!(is_licensed());
		fail("Bob", suspend_everywhere(), Error::<Runtime>::TooSoon);
	});
}

#[test]
fn whom_the_council_barred_reads_nothing_whatever_it_becomes() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Never);
		succeed("Paula", add(folder, 0, SealedTo::Folder, "one", None));
		let record = added();
		granted("Paula", folder, "Doctor", PurposeOfUse::HealthcareResearch);
		let research = || {
			let purpose = Some(PurposeOfUse::HealthcareResearch);
			RecordAccess::can_access(&who("Doctor"), record, purpose, None)
		};
		assert!(matches!(research(), Access::Granted { .. }));
		let bar = call(Call::bar { doctor: who("Doctor"), reason: REASON });
		fail("Alice", bar.clone(), DispatchError::BadOrigin);
		assert_eq!(motion(bar), Ok(()));
		let barred = Access::Denied { reason: AccessDenial::AccountBarred };
		assert_eq!(research(), barred);
		let refused = pallet_care_record_access::Error::<Runtime>::AccountBarred;
		fail("Doctor", declare(record), refused);
		succeed("Doctor", RuntimeCall::Participants(pallet_care_identity::Call::deregister {}));
		succeed("Alice", invite("Doctor", Role::Clinic));
		succeed("Doctor", register("another key"));
		assert_eq!(research(), barred);
		assert_eq!(denial("Doctor", record), Some(AccessDenial::AccountBarred));
		let lift = call(Call::lift_bar { doctor: who("Doctor") });
		assert_eq!(motion(lift), Ok(()));
		assert_eq!(denial("Doctor", record), Some(AccessDenial::Revoked));
	});
}
