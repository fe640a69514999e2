use super::*;

#[test]
fn grants_reading_a_folder() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let offer = Offer { from: GUARDIAN, ..Offer::read(folder, SECOND) };
		assert_eq!(denied(SECOND, record), Some(AccessDenial::NoGrant));
		let grant = offer.give();
		last(Event::AccessGranted {
			grant,
			folder,
			scope: GrantScope::Folder,
			patient: PATIENT,
			grantee: SECOND,
			right: Right::Read,
			purposes: purposes([PurposeOfUse::Treatment]),
			from: START,
			until: START + DAY,
			epoch: 0,
			envelope: offer.envelope,
			key_version: 1,
			request: None,
			by: GUARDIAN,
		});
		assert_eq!(
			RecordAccess::can_access(&SECOND, record, Some(PurposeOfUse::Treatment), None),
			Access::Granted { basis: AccessBasis::Grant(grant), until: Some(START + DAY) }
		);
		let info = RecordAccess::grant_info(grant).unwrap();
		assert_eq!((info.state, info.envelope), (GrantState::Live, offer.envelope));
		assert_eq!((info.from, info.until, info.epoch), (START, START + DAY, 0));
	});
}

#[test]
fn grants_reading_one_record() {
	build_and_execute(|| {
		let folder = open(1);
		let (one, two) = (add(folder), add(folder));
		let sealed = add_sealed(folder);
		Offer::record(folder, one, SECOND).give();
		Offer::record(folder, sealed, SECOND).give();
		assert_eq!(denied(SECOND, one), None);
		assert_eq!(denied(SECOND, sealed), None);
		assert_eq!(denied(SECOND, two), Some(AccessDenial::NoGrant));
	});
}

#[test]
fn answers_a_request() {
	build_and_execute(|| {
		let folder = open(1);
		let second = open(2);
		let ask = |who, folder| {
			assert_ok!(RecordAccess::request_access(
				signed(who),
				folder,
				PurposeOfUse::Treatment,
				Now::get() + 2 * DAY,
				CareBasis::Assignment
			));
			NextRequest::<Test>::get() - 1
		};
		let request = ask(SECOND, folder);
		let offer = Offer { request: Some(request), ..Offer::read(folder, SECOND) };
		assert_noop!(Offer { request: Some(9), ..offer.clone() }.call(), E::NotFound);
		assert_noop!(Offer { grantee: THIRD, ..offer.clone() }.call(), E::RequestMismatch);
		assert_noop!(Offer { folder: second, ..offer.clone() }.call(), E::RequestMismatch);
		assert_noop!(
			Offer { purposes: purposes([PurposeOfUse::HealthcareResearch]), ..offer.clone() }
				.call(),
			E::RequestMismatch
		);
		offer.give();
		assert!(RecordAccess::access_requests(folder, None, 10).items.is_empty());
		assert_noop!(offer.call(), E::NotFound);

		let late = ask(THIRD, folder);
		pass(2 * DAY);
		let offer = Offer { request: Some(late), ..Offer::read(folder, THIRD) };
		assert_noop!(offer.call(), E::RequestExpired);
	});
}

#[test]
fn a_new_grant_replaces_a_live_one() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let old = Offer::read(folder, SECOND).give();
		pass(WHILE);
		let other = Offer {
			purposes: purposes([PurposeOfUse::CoordinationOfCare]),
			..Offer::read(folder, SECOND)
		};
		let new = other.give();
		has(Event::AccessRevoked {
			grant: old,
			folder,
			scope: GrantScope::Folder,
			patient: PATIENT,
			grantee: SECOND,
			right: Right::Read,
			reason: RevocationReason::Replaced,
			at: Now::get(),
			by: PATIENT,
		});
		assert_eq!(
			RecordAccess::grant_info(old).unwrap().state,
			GrantState::Revoked { at: Now::get(), reason: RevocationReason::Replaced }
		);
		assert_eq!(denied(SECOND, record), Some(AccessDenial::OtherPurpose));
		assert!(matches!(
			RecordAccess::can_access(&SECOND, record, None, None),
			Access::Granted { basis: AccessBasis::Grant(id), .. } if id == new
		));
		// A write stands beside a read.
		Offer::write(folder, SECOND).give();
		assert_eq!(RecordAccess::grant_info(new).unwrap().state, GrantState::Live);
	});
}

#[test]
fn refuses_who_may_not_give() {
	build_and_execute(|| {
		assert_noop!(Offer::read(folder(1), SECOND).call(), E::NotFound);
		let folder = open(1);
		let offer = Offer::read(folder, SECOND);
		assert_noop!(Offer { from: OTHER_PATIENT, ..offer.clone() }.call(), E::NotAuthorized);
		assert_noop!(Offer { from: SECOND, ..offer.clone() }.call(), E::NotAuthorized);
		suspend(PATIENT, true);
		assert_noop!(offer.call(), SUSPENDED);
		suspend(PATIENT, false);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(offer.call(), E::FolderClosed);
	});
}

#[test]
fn refuses_who_may_not_get() {
	build_and_execute(|| {
		let folder = open(1);
		let to = |grantee| Offer { grantee, ..Offer::read(folder, SECOND) }.call();
		assert_noop!(to(PATIENT), E::GrantToSelf);
		assert_noop!(to(STRANGER), E::NotParticipant);
		suspend(SECOND, true);
		assert_noop!(to(SECOND), E::Suspended);
		assert_noop!(Offer::write(folder, CLINIC).call(), E::NotDoctor);
		// Anybody who takes part can read: a relative, a clinic, a researcher.
		assert_ok!(to(OTHER_PATIENT));
		assert_ok!(to(CLINIC));
	});
}

#[test]
fn refuses_bad_terms() {
	build_and_execute(|| {
		let folder = open(1);
		let offer = Offer::read(folder, SECOND);
		let until = |until| Offer { until, ..offer.clone() }.call();
		assert_noop!(until(START), E::PastEnd);
		assert_noop!(until(START + LONGEST + 1), E::GrantTooLong);
		assert_noop!(until(Moment::MAX), E::GrantTooLong);
		for none in [purposes([]), purposes([PurposeOfUse::Unspecified, PurposeOfUse::Treatment])] {
			assert_noop!(Offer { purposes: none, ..offer.clone() }.call(), E::PurposeMissing);
		}
		assert_noop!(Offer { key_version: 2, ..offer.clone() }.call(), E::StaleKey);
		assert_noop!(Offer { epoch: 1, ..offer.clone() }.call(), E::StaleEpoch);
		assert_noop!(Offer { envelope: None, ..offer.clone() }.call(), E::EnvelopeMissing);
		assert_noop!(Offer { envelope: Some(empty()), ..offer.clone() }.call(), E::EmptyContent);
		assert_noop!(Offer { right: Right::Write, ..offer.clone() }.call(), E::EnvelopeUnexpected);
		world(|world| world.members.get_mut(&SECOND).unwrap().key_version = 2);
		assert_noop!(offer.call(), E::StaleKey);
		assert_ok!(Offer { until: START + LONGEST, key_version: 2, ..offer }.call());
	});
}

#[test]
fn a_folder_may_allow_less_than_the_chain() {
	build_and_execute(|| {
		assert_ok!(RecordAccess::create_folder(
			signed(PATIENT),
			folder(1),
			key(1),
			HOUR,
			content(),
			EmergencyPolicy::Never,
			None
		));
		let offer = Offer::read(folder(1), SECOND);
		assert_noop!(offer.call(), E::GrantTooLong);
		assert_ok!(Offer { until: START + HOUR, ..offer }.call());
	});
}

#[test]
fn checks_the_scope() {
	build_and_execute(|| {
		let folder = open(1);
		let other = open(2);
		let foreign = add(other);
		let record = add(folder);
		assert_noop!(Offer::record(folder, 99, SECOND).call(), E::NotFound);
		assert_noop!(Offer::record(folder, foreign, SECOND).call(), E::RecordNotInFolder);
		let write = Offer { scope: GrantScope::Record(record), ..Offer::write(folder, SECOND) };
		assert_noop!(write.call(), E::WriteNeedsFolder);
		assert_ok!(RecordAccess::erase_record(signed(PATIENT), record));
		assert_noop!(Offer::record(folder, record, SECOND).call(), E::RecordErased);
	});
}

#[test]
fn a_folder_has_so_many_live_grants() {
	build_and_execute(|| {
		let folder = open(1);
		for who in [DOCTOR, SECOND, THIRD, CLINIC] {
			Offer::read(folder, who).give();
		}
		assert_noop!(Offer::read(folder, OTHER_PATIENT).call(), E::MaxGrantsExceeded);
		// Replacing needs no room.
		assert_ok!(Offer::read(folder, CLINIC).call());
		// Those that expired take none, cleaned up or not.
		pass(DAY);
		assert_ok!(Offer::read(folder, OTHER_PATIENT).call());
	});
}

#[test]
fn one_grant_is_for_a_set_of_purposes() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let set = [PurposeOfUse::Treatment, PurposeOfUse::HealthcarePayment];
		let grant = Offer { purposes: purposes(set), ..Offer::read(folder, SECOND) }.give();
		let may = |purpose| RecordAccess::access_basis(&SECOND, record, purpose).err();
		for purpose in set.map(Some).into_iter().chain([None]) {
			assert_eq!(may(purpose), None);
		}
		let other = Some(PurposeOfUse::HealthcareResearch);
		assert_eq!(may(other), Some(AccessDenial::OtherPurpose));
		// Without a licence the one that is no care is left.
		license(SECOND, false);
		assert_eq!(may(Some(PurposeOfUse::Treatment)), Some(AccessDenial::NotLicensed));
		assert_eq!(may(Some(PurposeOfUse::HealthcarePayment)), None);
		assert_eq!(may(None), None);
		let info = RecordAccess::grant_info(grant).unwrap();
		assert_eq!(info.purposes, set.to_vec());
	});
}

#[test]
fn a_grant_that_answers_a_request_may_be_for_more() {
	build_and_execute(|| {
		let folder = open(1);
		let ask = || {
			RecordAccess::request_access(
				signed(SECOND),
				folder,
				PurposeOfUse::Treatment,
				START + DAY,
				CareBasis::Assignment,
			)
		};
		assert_ok!(ask());
		let with =
			|set| Offer { purposes: set, request: Some(0), ..Offer::read(folder, SECOND) }.call();
		assert_noop!(with(purposes([PurposeOfUse::HealthcarePayment])), E::RequestMismatch);
		assert_ok!(with(purposes([PurposeOfUse::HealthcarePayment, PurposeOfUse::Treatment])));
	});
}

#[test]
fn grants_on_records_leave_the_folders_room_alone() {
	build_and_execute(|| {
		let folder = open(1);
		let records = [add(folder), add(folder), add(folder)];
		for record in records {
			for grantee in [SECOND, THIRD] {
				Offer::record(folder, record, grantee).give();
			}
			assert_noop!(Offer::record(folder, record, CLINIC).call(), E::MaxGrantsExceeded);
		}
		// The folder takes as many as ever.
		for who in [DOCTOR, SECOND, THIRD, CLINIC] {
			Offer::read(folder, who).give();
		}
		// Replacing needs no room; what ended leaves some.
		let again = Offer::record(folder, records[0], SECOND).give();
		assert_ok!(RecordAccess::revoke_access(
			signed(PATIENT),
			again,
			RevocationReason::CareEnded
		));
		Offer::record(folder, records[0], CLINIC).give();
		assert_eq!(denied(CLINIC, records[0]), None);
		leave(THIRD);
		Offer::record(folder, records[1], CLINIC).give();
		pass(DAY);
		Offer::record(folder, records[2], CLINIC).give();
		// Closing the folder ends them all.
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_eq!(denied(CLINIC, records[2]), Some(AccessDenial::FolderClosed));
		pass(RETENTION + 2 * DAY);
		idle();
		assert_eq!(RecordRights::<Test>::iter().count(), 0);
	});
}

#[test]
fn answers_say_by_whom_it_was_given_and_ended() {
	build_and_execute(|| {
		let folder = open(1);
		let given = Offer { from: GUARDIAN, ..Offer::read(folder, SECOND) }.give();
		let by = |grant| {
			let info = RecordAccess::grant_info(grant).unwrap();
			(info.by, info.ended_by)
		};
		assert_eq!(by(given), (GUARDIAN, None));
		let reason = RevocationReason::ConsentWithdrawn;
		assert_ok!(RecordAccess::revoke_access(signed(PATIENT), given, reason));
		assert_eq!(by(given), (GUARDIAN, Some(PATIENT)));
		let own = Offer::read(folder, THIRD).give();
		assert_ok!(RecordAccess::renounce_access(signed(THIRD), own));
		assert_eq!(by(own), (PATIENT, Some(THIRD)));
		// Time is nobody.
		let own = Offer::read(folder, THIRD).give();
		pass(DAY);
		assert_eq!(by(own), (PATIENT, None));
	});
}
