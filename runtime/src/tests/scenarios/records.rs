//! Records: who may write and read them, from when, until when.

use super::*;
use carechain_primitives::api::Access;
use pallet_care_record_access::{Call, Error, Event};

pub fn call(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::RecordAccess(call)
}

/// Opens a folder of a patient, and answers its name and first recipient.
pub fn open_folder(
	patient: &str,
	emergency: EmergencyPolicy<AccountId>,
) -> (FolderId, EncryptionKey) {
	let folder = folder_id(patient);
	let recipient = encryption_key(("recipient", patient));
	let custodian_envelope = match emergency {
		EmergencyPolicy::Never => None,
		EmergencyPolicy::Custodian(_) => Some(content(("custodian", patient))),
	};
	let create = Call::create_folder {
		folder,
		recipient,
		longest_grant: 30 * DAY,
		owner_envelope: content(("owner", patient)),
		emergency,
		custodian_envelope,
	};
	succeed(patient, call(create));
	(folder, recipient)
}

/// `add_record` of the content of a seed.
pub fn add(
	folder: FolderId,
	epoch: Epoch,
	sealed_to: SealedTo,
	seed: &str,
	appointment: Option<AppointmentId>,
) -> RuntimeCall {
	call(Call::add_record {
		folder,
		epoch,
		sealed_to,
		content: content(("record", seed)),
		manifest: content(("manifest", seed)),
		appointment,
	})
}

/// The number of the record that was added last.
pub fn added() -> RecordId {
	event(|event| match event {
		RuntimeEvent::RecordAccess(Event::RecordAdded { record, .. }) => Some(record),
		_ => None,
	})
}

/// `grant_access` to read the whole folder for a day.
pub fn grant(
	folder: FolderId,
	grantee: &str,
	purpose: PurposeOfUse,
	request: Option<RequestId>,
) -> RuntimeCall {
	let info = RecordAccess::folder_info(folder).expect("the folder is there");
	let version = Participants::participant_info(who(grantee)).expect("it is one").key_version;
	call(Call::grant_access {
		folder,
		scope: GrantScope::Folder,
		grantee: who(grantee),
		right: Right::Read,
		purposes: std::collections::BTreeSet::from([purpose]).try_into().expect("one is few"),
		until: now() + DAY,
		envelope: Some(content(("envelope", grantee, info.epoch))),
		key_version: version,
		epoch: info.epoch,
		request,
	})
}

/// Grants it, and answers its number.
pub fn granted(patient: &str, folder: FolderId, grantee: &str, purpose: PurposeOfUse) -> GrantId {
	succeed(patient, grant(folder, grantee, purpose, None));
	event(|event| match event {
		RuntimeEvent::RecordAccess(Event::AccessGranted { grant, .. }) => Some(grant),
		_ => None,
	})
}

/// `revoke_access`.
pub fn revoke(grant: GrantId) -> RuntimeCall {
	call(Call::revoke_access { grant, reason: RevocationReason::ConsentWithdrawn })
}

/// Why a name may not read a record now; `None` if it may.
pub fn denial(name: &str, record: RecordId) -> Option<AccessDenial> {
	match RecordAccess::can_access(&who(name), record, Some(PurposeOfUse::Treatment), None) {
		Access::Granted { .. } => None,
		Access::Denied { reason } => Some(reason),
	}
}

pub fn declare(record: RecordId) -> RuntimeCall {
	call(Call::declare_read { record, purpose: PurposeOfUse::Treatment })
}

#[test]
fn a_second_opinion() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		join_doctor("Second");
		endow(&who("Paula"), 1_000 * constants::CARE);
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Never);
		let appointment = booked("Paula", "Doctor", HOUR, Some(folder));
		let visit = Appointments::appointment_info(appointment).expect("it is kept").slot;

		// The doctor writes because the booking names the folder, in the booking's window.
		let early = add(folder, 0, SealedTo::Folder, "early", Some(appointment));
		succeed("Doctor", early);
		fail(
			"Second",
			add(folder, 0, SealedTo::Folder, "other", Some(appointment)),
			pallet_care_appointments::Error::<Runtime>::NotAuthorized,
		);
		advance_to(visit.start);
		succeed("Doctor", add(folder, 0, SealedTo::Folder, "one", Some(appointment)));
		let record = added();
		assert_eq!(denial("Paula", record), None);
		// It gives the author no right to read.
		assert_eq!(denial("Doctor", record), Some(AccessDenial::NoGrant));
		advance_to(visit.end + configs::policy::in_force().completion_window);
		fail(
			"Doctor",
			add(folder, 0, SealedTo::Folder, "late", Some(appointment)),
			pallet_care_appointments::Error::<Runtime>::TooLate,
		);

		// The second doctor is refused, asks, is granted and reads.
		assert_eq!(denial("Second", record), Some(AccessDenial::NoGrant));
		fail("Second", declare(record), Error::<Runtime>::NoGrant);
		let second = booked("Paula", "Second", HOUR, None);
		let ask = |basis| {
			call(Call::request_access {
				folder,
				purpose: PurposeOfUse::Treatment,
				until: now() + HOUR,
				basis,
			})
		};
		fail(
			"Second",
			ask(CareBasis::Assignment),
			pallet_care_appointments::Error::<Runtime>::NotAssigned,
		);
		succeed("Second", ask(CareBasis::Appointment(second)));
		let request = event(|event| match event {
			RuntimeEvent::RecordAccess(Event::AccessRequested { request, .. }) => Some(request),
			_ => None,
		});
		succeed("Paula", grant(folder, "Second", PurposeOfUse::Treatment, Some(request)));
		let grant_id = event(|event| match event {
			RuntimeEvent::RecordAccess(Event::AccessGranted { grant, .. }) => Some(grant),
			_ => None,
		});
		assert_eq!(denial("Second", record), None);
		succeed("Second", declare(record));
		let read = RecordAccess::declared_reads(folder, None, 10).items;
		assert_eq!(read.first().map(|read| read.reader.clone()), Some(who("Second")));
		advance(A_MOMENT);
		assert_eq!(denial("Second", record), None);

		// Revoking denies in the same block.
		succeed("Paula", revoke(grant_id));
		assert_eq!(denial("Second", record), Some(AccessDenial::Revoked));
		fail("Second", declare(record), Error::<Runtime>::GrantRevoked);

		// Nothing new is sealed to what the second doctor has.
		let sealed = |epoch, sealed_to, seed: &str| add(folder, epoch, sealed_to, seed, None);
		fail("Paula", sealed(0, SealedTo::Folder, "two"), Error::<Runtime>::RotationDue);
		succeed("Paula", sealed(0, SealedTo::Patient, "two"));
		succeed(
			"Paula",
			call(Call::rotate_folder {
				folder,
				recipient: encryption_key("second recipient"),
				owner_envelope: content("second owner"),
				custodian_envelope: None,
			}),
		);
		fail("Paula", sealed(0, SealedTo::Folder, "three"), Error::<Runtime>::StaleEpoch);
		succeed("Paula", sealed(1, SealedTo::Folder, "three"));
		let newest = added();
		assert_eq!(denial("Second", newest), Some(AccessDenial::Revoked));
		// A file is posted once.
		fail("Paula", sealed(1, SealedTo::Folder, "three"), Error::<Runtime>::AlreadyExists);
	});
}

#[test]
fn grants_that_cannot_be_given() {
	run(|| {
		join("Paula", Role::Patient);
		join("Peter", Role::Patient);
		join_doctor("Doctor");
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Never);
		let with = |change: fn(&mut Call<Runtime>)| {
			let RuntimeCall::RecordAccess(mut call) =
				grant(folder, "Doctor", PurposeOfUse::Treatment, None)
			else {
				panic!("it is a call of this pallet");
			};
			change(&mut call);
			RuntimeCall::RecordAccess(call)
		};
		macro_rules! changed {
			($field:ident = $value:expr) => {
				with(|call| {
					if let Call::grant_access { $field, .. } = call {
						*$field = $value;
					}
				})
			};
		}
		fail("Paula", changed!(grantee = who("Paula")), Error::<Runtime>::GrantToSelf);
		fail("Paula", changed!(until = now()), Error::<Runtime>::PastEnd);
		fail("Paula", changed!(until = now() + 31 * DAY), Error::<Runtime>::GrantTooLong);
		fail("Paula", changed!(key_version = 2), Error::<Runtime>::StaleKey);
		fail("Paula", changed!(epoch = 1), Error::<Runtime>::StaleEpoch);
		fail("Paula", changed!(envelope = None), Error::<Runtime>::EnvelopeMissing);
		fail("Paula", changed!(grantee = who("Eve")), Error::<Runtime>::NotParticipant);
		fail("Peter", changed!(request = None), Error::<Runtime>::NotAuthorized);
		assert!(RecordAccess::grants(api::Selector::Folder(folder), None, 10).items.is_empty());
	});
}

#[test]
fn a_grant_ends_by_itself_and_with_the_licence() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Never);
		succeed("Paula", add(folder, 0, SealedTo::Folder, "one", None));
		let record = added();
		granted("Paula", folder, "Doctor", PurposeOfUse::Treatment);
		assert_eq!(denial("Doctor", record), None);
		// A doctor reads for care only while licensed.
		let registry = |call| RuntimeCall::DoctorRegistry(call);
		let suspend = pallet_care_doctor_registry::Call::suspend_verification {
			doctor: who("Doctor"),
			reason: LicenceReason::Investigation,
		};
		succeed("Alice", registry(suspend));
		assert_eq!(denial("Doctor", record), Some(AccessDenial::NotLicensed));
		let reinstate =
			pallet_care_doctor_registry::Call::reinstate_verification { doctor: who("Doctor") };
		succeed("Alice", registry(reinstate));
		assert_eq!(denial("Doctor", record), None);
		let other = RecordAccess::can_access(
			&who("Doctor"),
			record,
			Some(PurposeOfUse::HealthcareResearch),
			None,
		);
		assert_eq!(other, Access::Denied { reason: AccessDenial::OtherPurpose });
		advance(DAY);
		assert_eq!(denial("Doctor", record), Some(AccessDenial::Expired));
		fail("Doctor", declare(record), Error::<Runtime>::GrantExpired);
		let due = RecordAccess::folder_info(folder).expect("it is there").rotation_due;
		assert!(due, "the doctor still has the keys");
	});
}

#[test]
fn closing_a_folder_ends_its_grants_at_once() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		let (folder, _) = open_folder("Paula", EmergencyPolicy::Never);
		succeed("Paula", add(folder, 0, SealedTo::Folder, "one", None));
		let record = added();
		granted("Paula", folder, "Doctor", PurposeOfUse::Treatment);
		succeed("Paula", call(Call::close_folder { folder }));
		assert_eq!(denial("Doctor", record), Some(AccessDenial::FolderClosed));
		assert_eq!(denial("Paula", record), None);
		succeed("Paula", call(Call::erase_record { record }));
		assert_eq!(denial("Paula", record), Some(AccessDenial::Erased));
		// Nothing keeps the patient from leaving.
		let leave = pallet_care_identity::Call::deregister {};
		succeed("Paula", RuntimeCall::Participants(leave));
	});
}
