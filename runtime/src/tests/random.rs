//! Many people do anything at all, in any order, for weeks: the invariants hold after each block,
//! money is conserved, doctors are not in two places, and nobody reads without a right.
//!
//! `CARECHAIN_SEED` chooses another walk, `CARECHAIN_STEPS` its length.

use super::support::*;
use crate::*;
use carechain_primitives::{
	api::{Access, AppointmentInfo},
	traits::Licences as _,
	*,
};
use codec::Encode;
use pallet_care_appointments::{Call as AppointmentsCall, Event as AppointmentsEvent};
use pallet_care_consortium::Call as ConsortiumCall;
use pallet_care_doctor_registry::{Call as RegistryCall, Event as RegistryEvent};
use pallet_care_escrow::Call as EscrowCall;
use pallet_care_identity::{Call as ParticipantsCall, Event as ParticipantsEvent};
use pallet_care_record_access::{Call as AccessCall, Event as AccessEvent};
use polkadot_sdk::{
	frame_support::traits::{fungible::InspectHold, GetCallMetadata},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{traits::Dispatchable, DispatchResult, Permill},
};
use std::collections::{BTreeMap, BTreeSet};

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	fn below(&mut self, end: u64) -> u64 {
		self.next() % end.max(1)
	}

	fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}

	fn one_of<Item: Clone>(&mut self, items: &[Item]) -> Option<Item> {
		let index = usize::try_from(self.below(items.len() as u64)).expect("short lists");
		items.get(index).cloned()
	}

	/// One of the items that `good` likes, if a few tries find it; else, at times, any other.
	fn pick<Item: Clone>(&mut self, items: &[Item], good: impl Fn(&Item) -> bool) -> Option<Item> {
		for _ in 0..12 {
			let item = self.one_of(items)?;
			if good(&item) {
				return Some(item);
			}
		}
		if self.chance(20) {
			self.one_of(items)
		} else {
			None
		}
	}
}

// What is known from events alone: the oracle.

struct Doctor {
	status: LicenceStatus,
	verifications: BTreeMap<AccountId, Moment>,
}

struct Folder {
	patient: AccountId,
	epoch: Epoch,
	closed: bool,
	custodian: Option<AccountId>,
	/// A custodian who has the current epoch's identity was let go.
	custodian_gone: bool,
}

struct Record {
	folder: FolderId,
	epoch: Epoch,
	sealed_to: SealedTo,
	author: AccountId,
	current: bool,
	erased: bool,
}

#[derive(Clone)]
struct Grant {
	folder: FolderId,
	scope: GrantScope,
	grantee: AccountId,
	right: Right,
	purpose: PurposeOfUse,
	until: Moment,
	epoch: Epoch,
	revoked: Option<RevocationReason>,
}

struct Emergency {
	folder: FolderId,
	doctor: AccountId,
	custodian: AccountId,
	until: Moment,
	answered: Option<Epoch>,
	justify_by: Moment,
	justified: bool,
	reviewed: bool,
}

struct Request {
	folder: FolderId,
	requester: AccountId,
	purpose: PurposeOfUse,
	expires_at: Moment,
}

/// What events say: who is who, who gave which right to whom, and what ended.
#[derive(Default)]
struct Oracle {
	roles: BTreeMap<AccountId, Role>,
	/// Until when; kept by who leaves and comes back.
	suspended: BTreeMap<AccountId, Option<Moment>>,
	doctors: BTreeMap<AccountId, Doctor>,
	barred_licences: Vec<pallet_care_doctor_registry::Licence>,
	delegations: BTreeMap<(AccountId, AccountId), (DelegationScope, Moment)>,
	invitations: BTreeMap<AccountId, (AccountId, Moment)>,
	appointments: BTreeSet<AppointmentId>,
	closed_days: BTreeSet<(AccountId, DayNumber)>,
	assignments: BTreeMap<(AccountId, AccountId), AccountId>,
	folders: BTreeMap<FolderId, Folder>,
	records: BTreeMap<RecordId, Record>,
	grants: BTreeMap<GrantId, Grant>,
	emergencies: BTreeMap<EmergencyId, Emergency>,
	requests: BTreeMap<RequestId, Request>,
	exclusions: BTreeSet<(AccountId, AccountId)>,
	barred: BTreeSet<AccountId>,
}

impl Oracle {
	fn is_suspended(&self, who: &AccountId, now: Moment) -> bool {
		self.roles.contains_key(who)
			&& self.suspended.get(who).is_some_and(|until| until.is_none_or(|until| now < until))
	}

	fn is_licensed(&self, who: &AccountId, now: Moment) -> bool {
		self.roles.get(who) == Some(&Role::Doctor)
			&& !self.is_suspended(who, now)
			&& self.doctors.get(who).is_some_and(|doctor| {
				doctor.status == LicenceStatus::Verified
					&& doctor.verifications.values().any(|until| now < *until)
			})
	}

	/// Whether somebody may read a record: the rules of the design in their own words.
	fn may_read(
		&self,
		who: &AccountId,
		record: RecordId,
		purpose: Option<PurposeOfUse>,
		now: Moment,
	) -> bool {
		let Some(data) = self.records.get(&record) else { return false };
		let folder = &self.folders[&data.folder];
		if data.erased {
			return false;
		}
		if folder.patient == *who {
			return true;
		}
		let Some(role) = self.roles.get(who) else { return false };
		if folder.closed || self.is_suspended(who, now) {
			return false;
		}
		let may_care = *role != Role::Doctor || self.is_licensed(who, now);
		let by_grant = self.grants.values().any(|grant| {
			let covers = match grant.scope {
				GrantScope::Record(of) => of == record,
				GrantScope::Folder => {
					data.epoch <= grant.epoch && data.sealed_to == SealedTo::Folder
				},
			};
			grant.folder == data.folder
				&& grant.grantee == *who
				&& grant.right == Right::Read
				&& grant.revoked.is_none()
				&& now < grant.until
				&& covers && purpose.is_none_or(|purpose| purpose == grant.purpose)
				&& (may_care || !grant.purpose.is_care())
		});
		let emergency_purpose = matches!(
			purpose,
			None | Some(PurposeOfUse::BreakTheGlass | PurposeOfUse::EmergencyTreatment)
		);
		let by_emergency = emergency_purpose
			&& may_care
			&& data.sealed_to == SealedTo::Folder
			&& self.emergencies.values().any(|emergency| {
				emergency.folder == data.folder
					&& emergency.doctor == *who
					&& now < emergency.until
					&& emergency.answered.is_some_and(|epoch| data.epoch <= epoch)
			});
		by_grant || by_emergency
	}

	/// Whether somebody who may read on no longer has the identity of the folder's epoch.
	fn is_exposed(&self, id: FolderId, now: Moment) -> bool {
		let folder = &self.folders[&id];
		let grants = self.grants.values().any(|grant| {
			grant.folder == id
				&& grant.scope == GrantScope::Folder
				&& grant.right == Right::Read
				&& grant.epoch == folder.epoch
				&& match grant.revoked {
					// The grantee has another grant in its place, which is looked at itself.
					Some(RevocationReason::Replaced) => false,
					Some(_) => true,
					None => now >= grant.until,
				}
		});
		let emergencies = self.emergencies.values().any(|emergency| {
			emergency.folder == id
				&& emergency.answered == Some(folder.epoch)
				&& now >= emergency.until
		});
		folder.custodian_gone || grants || emergencies
	}

	fn may_write(
		&self,
		author: &AccountId,
		id: FolderId,
		appointment: Option<AppointmentId>,
		now: Moment,
	) -> bool {
		let folder = &self.folders[&id];
		if folder.closed {
			return false;
		}
		if folder.patient == *author {
			return !self.is_suspended(author, now);
		}
		let granted = self.grants.values().any(|grant| {
			grant.folder == id
				&& grant.grantee == *author
				&& grant.right == Right::Write
				&& grant.revoked.is_none()
				&& now < grant.until
		});
		let booked = appointment.and_then(Appointments::appointment_info).is_some_and(|info| {
			info.doctor == *author
				&& info.patient == folder.patient
				&& info.folder == Some(id)
				&& now < info.slot.end + configs::policy::in_force().completion_window
		});
		self.is_licensed(author, now) && (granted || booked)
	}

	/// Takes in what happened, and checks what must not.
	fn learn(&mut self, event: RuntimeEvent, now: Moment) {
		match event {
			RuntimeEvent::Participants(event) => self.learn_participants(event),
			RuntimeEvent::DoctorRegistry(event) => self.learn_registry(event),
			RuntimeEvent::Appointments(event) => self.learn_appointments(event),
			RuntimeEvent::RecordAccess(event) => self.learn_access(event, now),
			_ => {},
		}
	}

	fn learn_participants(&mut self, event: ParticipantsEvent<Runtime>) {
		use ParticipantsEvent::*;
		match event {
			Invited { invitee, sponsor, expires_at, .. } => {
				self.invitations.insert(invitee, (sponsor, expires_at));
			},
			InvitationWithdrawn { invitee, .. } | InvitationExpired { invitee, .. } => {
				self.invitations.remove(&invitee);
			},
			Registered { who, role, .. } => {
				self.invitations.remove(&who);
				self.roles.insert(who, role);
			},
			Admitted { who, role } => {
				self.invitations.remove(&who);
				self.roles.insert(who, role);
			},
			KeylessAccountOpened { account, .. } => {
				self.roles.insert(account, Role::Patient);
			},
			Deregistered { who, .. } | Dismissed { who, .. } => {
				self.roles.remove(&who);
				self.delegations.retain(|(principal, _), _| *principal != who);
				self.exclusions.retain(|(patient, _)| *patient != who);
			},
			ParticipantSuspended { who, until, .. } => {
				self.suspended.insert(who, until);
			},
			ParticipantReinstated { who, .. } => {
				self.suspended.remove(&who);
			},
			DelegateAppointed { principal, delegate, scope, until, .. } => {
				self.delegations.insert((principal, delegate), (scope, until));
			},
			DelegateDismissed { principal, delegate, .. }
			| DelegationResigned { principal, delegate, .. }
			| DelegationExpired { principal, delegate } => {
				self.delegations.remove(&(principal, delegate));
			},
			_ => {},
		}
	}

	fn learn_registry(&mut self, event: RegistryEvent<Runtime>) {
		use RegistryEvent::*;
		let mut doctor = |who: AccountId, change: &dyn Fn(&mut Doctor)| {
			change(self.doctors.get_mut(&who).expect("the doctor applied"));
		};
		match event {
			Applied { doctor, .. } => {
				let fresh =
					Doctor { status: LicenceStatus::Applied, verifications: Default::default() };
				self.doctors.insert(doctor, fresh);
			},
			ApplicationWithdrawn { doctor, .. } | EntryRemoved { doctor } => {
				self.doctors.remove(&doctor);
			},
			LicenceVerified { doctor: who, hospital, valid_until, .. } => doctor(who, &|doctor| {
				doctor.status = LicenceStatus::Verified;
				doctor.verifications.insert(hospital.clone(), valid_until);
			}),
			LicenceRenewed { doctor: who, hospital, valid_until, .. } => doctor(who, &|doctor| {
				doctor.verifications.insert(hospital.clone(), valid_until);
			}),
			VerificationWithdrawn { doctor: who, hospital, .. } => doctor(who, &|doctor| {
				doctor.verifications.remove(&hospital);
			}),
			LicenceLapsed { doctor: who } => doctor(who, &|doctor| {
				doctor.status = LicenceStatus::Applied;
				doctor.verifications.clear();
			}),
			LicenceSuspended { doctor: who, reason, .. } => doctor(who, &|doctor| {
				doctor.status = LicenceStatus::Suspended { reason };
			}),
			LicenceReinstated { doctor: who, .. } => doctor(who, &|doctor| {
				doctor.status = LicenceStatus::Verified;
			}),
			LicenceRevoked { doctor: who, reason, licence, .. } => {
				doctor(who, &|doctor| {
					doctor.status = LicenceStatus::Revoked { reason };
					doctor.verifications.clear();
				});
				self.barred_licences.push(licence);
			},
			LicenceReleased { licence, doctor } => {
				self.barred_licences.retain(|barred| barred.key() != licence);
				let revoked = self
					.doctors
					.get(&doctor)
					.is_some_and(|doctor| matches!(doctor.status, LicenceStatus::Revoked { .. }));
				if revoked {
					self.doctors.remove(&doctor);
				}
			},
			_ => {},
		}
	}

	fn learn_appointments(&mut self, event: AppointmentsEvent<Runtime>) {
		use AppointmentsEvent::*;
		match event {
			AppointmentBooked { appointment, .. } => {
				self.appointments.insert(appointment);
			},
			AppointmentRemoved { appointment } => {
				self.appointments.remove(&appointment);
			},
			DayClosed { doctor, day, .. } => {
				self.closed_days.insert((doctor, day));
			},
			DayReopened { doctor, day, .. } => {
				self.closed_days.remove(&(doctor, day));
			},
			DoctorAssigned { patient, doctor, hospital, .. } => {
				self.assignments.insert((patient, doctor), hospital);
			},
			DoctorUnassigned { patient, doctor, .. } => {
				self.assignments.remove(&(patient, doctor));
			},
			_ => {},
		}
	}

	fn learn_access(&mut self, event: AccessEvent<Runtime>, now: Moment) {
		use AccessEvent::*;
		let custodian_of = |policy| match policy {
			EmergencyPolicy::Never => None,
			EmergencyPolicy::Custodian(hospital) => Some(hospital),
		};
		match event {
			FolderCreated { folder, patient, emergency, .. } => {
				let custodian = custodian_of(emergency);
				let data =
					Folder { patient, epoch: 0, closed: false, custodian, custodian_gone: false };
				assert!(self.folders.insert(folder, data).is_none(), "a folder's name is its own");
			},
			FolderRotated { folder, epoch, .. } => {
				let data = self.folders.get_mut(&folder).expect("it was created");
				assert_eq!(epoch, data.epoch + 1, "epochs only grow");
				data.epoch = epoch;
				data.custodian_gone = false;
			},
			CustodyEnded { folder, .. } => {
				self.folders.get_mut(&folder).expect("it was created").custodian = None;
			},
			FolderClosed { folder, .. } => {
				self.folders.get_mut(&folder).expect("it was created").closed = true;
				self.requests.retain(|_, request| request.folder != folder);
			},
			EmergencyPolicySet { folder, emergency, .. } => {
				let data = self.folders.get_mut(&folder).expect("it was created");
				let custodian = custodian_of(emergency);
				data.custodian_gone |= data.custodian.is_some() && data.custodian != custodian;
				data.custodian = custodian;
			},
			RecordAdded {
				record,
				folder,
				author,
				epoch,
				sealed_to,
				appointment,
				supersedes,
				..
			} => {
				assert!(
					self.may_write(&author, folder, appointment, now),
					"{author} wrote record {record} without a right"
				);
				assert_eq!(epoch, self.folders[&folder].epoch, "record {record}: a stale epoch");
				assert!(
					sealed_to == SealedTo::Patient || !self.is_exposed(folder, now),
					"record {record} was sealed to keys that somebody without a right has"
				);
				if let Some(old) = supersedes.and_then(|old| self.records.get_mut(&old)) {
					old.current = false;
				}
				let data =
					Record { folder, epoch, sealed_to, author, current: true, erased: false };
				self.records.insert(record, data);
			},
			RecordEnteredInError { record, .. } => {
				self.records.get_mut(&record).expect("it was added").current = false;
			},
			RecordErased { record, .. } => {
				let data = self.records.get_mut(&record).expect("it was added");
				data.erased = true;
				data.current = false;
			},
			AccessRequested { request, folder, requester, purpose, expires_at, .. } => {
				self.requests.insert(request, Request { folder, requester, purpose, expires_at });
			},
			RequestDenied { request, .. } | RequestWithdrawn { request, .. } => {
				self.requests.remove(&request);
			},
			AccessGranted {
				grant,
				folder,
				scope,
				patient,
				grantee,
				right,
				purpose,
				until,
				epoch,
				request,
				..
			} => {
				assert_eq!(patient, self.folders[&folder].patient, "only one's own is granted");
				assert_ne!(patient, grantee);
				if let Some(request) = request {
					self.requests.remove(&request);
				}
				let revoked = None;
				let data = Grant { folder, scope, grantee, right, purpose, until, epoch, revoked };
				self.grants.insert(grant, data);
			},
			AccessRevoked { grant, reason, .. } => {
				let data = self.grants.get_mut(&grant).expect("it was granted");
				assert!(data.revoked.is_none() && now < data.until, "it ended already");
				data.revoked = Some(reason);
			},
			DoctorExcluded { patient, doctor, .. } => {
				self.exclusions.insert((patient, doctor));
			},
			DoctorReadmitted { patient, doctor, .. } => {
				self.exclusions.remove(&(patient, doctor));
			},
			GlassBroken {
				emergency,
				folder,
				patient,
				doctor,
				custodian,
				until,
				justify_by,
				..
			} => {
				assert!(self.is_licensed(&doctor, now), "{doctor} is not licensed");
				assert!(!self.exclusions.contains(&(patient, doctor.clone())), "it is excluded");
				assert!(!self.barred.contains(&doctor), "{doctor} is barred");
				assert_eq!(self.folders[&folder].custodian.as_ref(), Some(&custodian));
				self.emergencies.insert(
					emergency,
					Emergency {
						folder,
						doctor,
						custodian,
						until,
						answered: None,
						justify_by,
						justified: false,
						reviewed: false,
					},
				);
			},
			EmergencyAnswered { emergency, epoch, .. } => {
				let data = self.emergencies.get_mut(&emergency).expect("it was opened");
				assert!(now < data.until, "it is over");
				data.answered = Some(epoch);
			},
			EmergencyJustified { emergency, .. } => {
				self.emergencies.get_mut(&emergency).expect("it was opened").justified = true;
			},
			EmergencyReviewed { emergency, .. } => {
				self.emergencies.get_mut(&emergency).expect("it was opened").reviewed = true;
			},
			EmergencyClosed { emergency, .. } => {
				self.emergencies.get_mut(&emergency).expect("it was opened").until = now;
			},
			DoctorBarred { doctor, .. } => {
				self.barred.insert(doctor);
			},
			BarCleared { doctor } => {
				self.barred.remove(&doctor);
			},
			ReadDeclared { record, folder, patient, reader, purpose, .. } => {
				assert!(
					reader != patient && self.may_read(&reader, record, Some(purpose), now),
					"{reader} declared a read of {record} in {folder} without a right"
				);
			},
			_ => {},
		}
	}
}

/// The calls of the walk and how often each comes.
const CHOICES: [(&str, u64); 74] = [
	("invite", 4),
	("withdraw_invitation", 2),
	("register", 6),
	("update_profile", 2),
	("rotate_encryption_key", 2),
	("set_backup", 2),
	("deregister", 4),
	("suspend_participant", 2),
	("reinstate_participant", 3),
	("appoint_delegate", 5),
	("dismiss_delegate", 3),
	("resign_delegation", 2),
	("open_keyless_account", 1),
	("appoint_guardian", 3),
	("update_hospital", 1),
	("admit_auditor", 1),
	("remove_auditor", 1),
	("apply", 4),
	("withdraw_application", 2),
	("update_practice", 3),
	("verify", 14),
	("renew", 5),
	("verify_specialities", 3),
	("withdraw_verification", 1),
	("suspend", 2),
	("reinstate", 6),
	("revoke", 1),
	("release_licence", 4),
	("publish_hours", 6),
	("close_day", 2),
	("reopen_day", 3),
	("book", 40),
	("set_details", 4),
	("name_folder", 8),
	("propose_reschedule", 10),
	("accept_reschedule", 12),
	("decline_reschedule", 5),
	("cancel", 5),
	("check_in", 12),
	("complete", 14),
	("confirm", 4),
	("report_no_show", 6),
	("contest_no_show", 6),
	("dispute", 6),
	("resolve", 4),
	("settle_due", 3),
	("assign_doctor", 4),
	("unassign_doctor", 2),
	("claim", 3),
	("create_folder", 8),
	("rotate_folder", 12),
	("close_folder", 2),
	("set_emergency_custodian", 5),
	("add_record", 40),
	("amend_record", 10),
	("mark_entered_in_error", 4),
	("request_correction", 5),
	("erase_record", 4),
	("request_access", 14),
	("deny_request", 4),
	("withdraw_request", 3),
	("grant_access", 50),
	("revoke_access", 8),
	("renounce_access", 4),
	("exclude_doctor", 2),
	("readmit_doctor", 3),
	("break_glass", 16),
	("answer_emergency", 14),
	("justify_emergency", 12),
	("review_emergency", 12),
	("close_emergency", 3),
	("clear_bar", 8),
	("declare_read", 30),
	("move_money", 8),
];

/// Who makes a call.
enum Caller {
	Account(AccountId),
	Council,
}

struct Walk {
	random: Random,
	oracle: Oracle,
	/// The events of the block that the oracle has seen.
	seen: usize,
	/// Successes and failures by pallet and call.
	tally: BTreeMap<(&'static str, &'static str), (u32, u32)>,
	/// Makes keys and contents that nobody had before.
	fresh: u64,
	/// How often somebody else than the patient could read a record when asked.
	granted: u32,
	/// How often not.
	denied: u32,
	hospitals: Vec<AccountId>,
	auditors: Vec<AccountId>,
	clinics: Vec<AccountId>,
	doctors: Vec<AccountId>,
	patients: Vec<AccountId>,
	/// Accounts that come and go.
	newcomers: Vec<AccountId>,
}

impl Walk {
	fn new(seed: u64) -> Self {
		let people = |kind: &str, count: u32| -> Vec<AccountId> {
			(0..count).map(|index| AccountId::new(blake2_256(&(kind, index).encode()))).collect()
		};
		Self {
			random: Random(seed),
			oracle: Oracle::default(),
			seen: 0,
			tally: BTreeMap::new(),
			fresh: 0,
			granted: 0,
			denied: 0,
			hospitals: ["Alice", "Bob", "Charlie"].map(who).to_vec(),
			auditors: vec![who("Dave")],
			clinics: people("clinic", 3),
			doctors: people("doctor", 6),
			patients: people("patient", 8),
			newcomers: people("newcomer", 5),
		}
	}

	fn number(&mut self) -> u64 {
		self.fresh += 1;
		self.fresh
	}

	fn key(&mut self) -> EncryptionKey {
		encryption_key(self.number())
	}

	fn file(&mut self) -> ContentRef {
		let number = self.number();
		ContentRef { size: 1 + self.random.below(4_000), ..content(number) }
	}

	/// A time ahead, a short one mostly, at times a long one, or one that is over.
	fn later(&mut self) -> Moment {
		let now = now();
		match self.random.below(20) {
			0 => now.saturating_sub(MINUTE),
			1..=4 => now + 1 + self.random.below(5 * MINUTE),
			5..=12 => now + 1 + self.random.below(3 * HOUR),
			_ => now + 1 + self.random.below(3 * DAY),
		}
	}

	// Who there is.

	fn patient(&mut self) -> Option<AccountId> {
		let patients = self.patients.clone();
		self.random.one_of(&patients)
	}

	fn doctor(&mut self) -> Option<AccountId> {
		let (doctors, now) = (self.doctors.clone(), now());
		let oracle = &self.oracle;
		self.random.pick(&doctors, |doctor| oracle.is_licensed(doctor, now))
	}

	fn any_doctor(&mut self) -> Option<AccountId> {
		let doctors = self.doctors.clone();
		self.random.one_of(&doctors)
	}

	fn hospital(&mut self) -> Option<AccountId> {
		let hospitals = self.hospitals.clone();
		self.random.one_of(&hospitals)
	}

	fn clinic(&mut self) -> Option<AccountId> {
		let clinics = self.clinics.clone();
		self.random.one_of(&clinics)
	}

	fn newcomer(&mut self) -> Option<AccountId> {
		let newcomers = self.newcomers.clone();
		self.random.one_of(&newcomers)
	}

	fn everybody(&self) -> Vec<AccountId> {
		[
			&self.hospitals,
			&self.auditors,
			&self.clinics,
			&self.doctors,
			&self.patients,
			&self.newcomers,
		]
		.into_iter()
		.flatten()
		.cloned()
		.collect()
	}

	fn anybody(&mut self) -> Option<AccountId> {
		let everybody = self.everybody();
		self.random.one_of(&everybody)
	}

	// What there is.

	fn appointment(
		&mut self,
		good: impl Fn(&AppointmentInfo<AccountId, Balance>, Moment) -> bool,
	) -> Option<AppointmentInfo<AccountId, Balance>> {
		let ids: Vec<_> = self.oracle.appointments.iter().copied().collect();
		// Old ones are over.
		let recent = &ids[ids.len().saturating_sub(60)..];
		let now = now();
		let id = self.random.pick(recent, |id| {
			Appointments::appointment_info(*id).is_some_and(|info| good(&info, now))
		})?;
		Appointments::appointment_info(id)
	}

	fn folder(&mut self, good: impl Fn(&FolderId, &Folder) -> bool) -> Option<FolderId> {
		let open: Vec<_> = self
			.oracle
			.folders
			.iter()
			.filter(|(_, folder)| !folder.closed)
			.map(|(id, _)| *id)
			.collect();
		let folders = &self.oracle.folders;
		self.random.pick(&open, |id| good(id, &folders[id]))
	}

	fn folder_of(&mut self, patient: &AccountId) -> Option<FolderId> {
		self.folder(|_, folder| folder.patient == *patient)
	}

	fn record(&mut self, good: impl Fn(&Oracle, &Record) -> bool) -> Option<RecordId> {
		let ids: Vec<_> = self.oracle.records.keys().copied().collect();
		let recent = &ids[ids.len().saturating_sub(200)..];
		let oracle = &self.oracle;
		self.random.pick(recent, |id| good(oracle, &oracle.records[id]))
	}

	fn grant(&mut self, good: impl Fn(&Grant, Moment) -> bool) -> Option<GrantId> {
		let ids: Vec<_> = self.oracle.grants.keys().copied().collect();
		let recent = &ids[ids.len().saturating_sub(100)..];
		let (grants, now) = (&self.oracle.grants, now());
		self.random.pick(recent, |id| good(&grants[id], now))
	}

	fn emergency(&mut self, good: impl Fn(&Emergency, Moment) -> bool) -> Option<EmergencyId> {
		let ids: Vec<_> = self.oracle.emergencies.keys().copied().collect();
		let recent = &ids[ids.len().saturating_sub(40)..];
		let (emergencies, now) = (&self.oracle.emergencies, now());
		self.random.pick(recent, |id| good(&emergencies[id], now))
	}

	/// A slot of the doctor that is open, mostly, and mostly soon, so that slots are fought for.
	fn start(&mut self, doctor: &AccountId) -> Moment {
		let from = now() + self.random.below(6 * HOUR);
		match Appointments::open_slots(doctor.clone(), from, from + 4 * HOUR) {
			Ok(slots) if self.random.chance(95) => {
				self.random.one_of(&slots).map_or(from, |slot| slot.start)
			},
			_ => from / SLOT_GRAIN * SLOT_GRAIN,
		}
	}

	/// A call, and in whose name it is made. `None` if there is nothing to make it on.
	fn choose(&mut self, name: &str) -> Option<(Caller, RuntimeCall)> {
		use Caller::{Account, Council};
		let on = |account, call: ParticipantsCall<Runtime>| {
			Some((Account(account), RuntimeCall::Participants(call)))
		};
		let registry =
			|caller, call: RegistryCall<Runtime>| Some((caller, RuntimeCall::DoctorRegistry(call)));
		let visit = |account, call: AppointmentsCall<Runtime>| {
			Some((Account(account), RuntimeCall::Appointments(call)))
		};
		let access = |account, call: AccessCall<Runtime>| {
			Some((Account(account), RuntimeCall::RecordAccess(call)))
		};
		let now = now();
		match name {
			"invite" => {
				let invitee = self.newcomer()?;
				let role = self.random.one_of(&[Role::Patient, Role::Doctor, Role::Clinic])?;
				let sponsor = if role == Role::Patient { self.clinic() } else { self.hospital() };
				let expires_at = self.later();
				on(sponsor?, ParticipantsCall::invite { invitee, role, expires_at })
			},
			"withdraw_invitation" => {
				let open: Vec<_> = self.oracle.invitations.keys().cloned().collect();
				let invitee = self.random.one_of(&open)?;
				let sponsor = self.oracle.invitations[&invitee].0.clone();
				on(sponsor, ParticipantsCall::withdraw_invitation { invitee })
			},
			"register" => {
				let open: Vec<_> = self.oracle.invitations.keys().cloned().collect();
				let invitee = self.random.one_of(&open)?;
				let encryption_key = self.key();
				on(invitee, ParticipantsCall::register { encryption_key, profile: None })
			},
			"update_profile" => {
				let profile = Some(self.file());
				on(self.anybody()?, ParticipantsCall::update_profile { profile })
			},
			"rotate_encryption_key" => {
				let encryption_key = self.key();
				on(self.anybody()?, ParticipantsCall::rotate_encryption_key { encryption_key })
			},
			"set_backup" => {
				let backup = Some(self.file());
				on(self.anybody()?, ParticipantsCall::set_backup { backup })
			},
			"deregister" => {
				let who = if self.random.chance(90) { self.newcomer() } else { self.anybody() };
				on(who?, ParticipantsCall::deregister {})
			},
			"suspend_participant" => {
				let who = self.anybody()?;
				let reason = SuspensionReason::IdentityInDoubt;
				let until = Some(now + 1 + self.random.below(90 * MINUTE));
				let call =
					ParticipantsCall::suspend_participant { who: who.clone(), reason, until };
				match Participants::participant_info(who).and_then(|info| info.sponsor) {
					Some(sponsor) if self.random.chance(70) => on(sponsor, call),
					_ => Some((Council, RuntimeCall::Participants(call))),
				}
			},
			"reinstate_participant" => {
				let suspended: Vec<_> = self.oracle.suspended.keys().cloned().collect();
				let who = self.random.one_of(&suspended)?;
				let call = ParticipantsCall::reinstate_participant { who };
				Some((Council, RuntimeCall::Participants(call)))
			},
			"appoint_delegate" => {
				let principal =
					if self.random.chance(70) { self.patient() } else { self.any_doctor() };
				let delegate = self.anybody()?;
				let desk = self.clinics.contains(&delegate) || self.hospitals.contains(&delegate);
				let relationship =
					if desk { Relationship::ClinicDesk } else { Relationship::Family };
				let scope = self.random.one_of(&[
					DelegationScope::Guardian,
					DelegationScope::Access,
					DelegationScope::Desk,
				])?;
				let until = self.later();
				let call =
					ParticipantsCall::appoint_delegate { delegate, relationship, scope, until };
				on(principal?, call)
			},
			"dismiss_delegate" => {
				let all: Vec<_> = self.oracle.delegations.keys().cloned().collect();
				let (principal, delegate) = self.random.one_of(&all)?;
				on(principal, ParticipantsCall::dismiss_delegate { delegate })
			},
			"resign_delegation" => {
				let all: Vec<_> = self.oracle.delegations.keys().cloned().collect();
				let (principal, delegate) = self.random.one_of(&all)?;
				on(delegate, ParticipantsCall::resign_delegation { principal })
			},
			"open_keyless_account" => {
				let hospital = self.hospital()?;
				let salt = H256(blake2_256(&self.number().encode()));
				let delegate = self.patient()?;
				let encryption_key = self.key();
				let call = ParticipantsCall::open_keyless_account {
					salt,
					encryption_key,
					profile: None,
					delegate,
					relationship: Relationship::Guardian,
					scope: DelegationScope::Guardian,
					until: self.later(),
				};
				if self.patients.len() < 12 {
					self.patients.extend(Participants::keyless_account(&hospital, &salt));
				}
				on(hospital, call)
			},
			"appoint_guardian" => {
				let account = self.random.one_of(&self.patients.get(8..)?.to_vec())?;
				let sponsor = Participants::participant_info(account.clone())?.sponsor?;
				let call = ParticipantsCall::appoint_guardian {
					account,
					delegate: self.patient()?,
					relationship: Relationship::Guardian,
					until: self.later(),
				};
				on(sponsor, call)
			},
			"update_hospital" => {
				let call = ConsortiumCall::update_hospital { profile: Some(self.file()) };
				Some((Account(self.hospital()?), RuntimeCall::Consortium(call)))
			},
			"admit_auditor" => {
				let auditor = self.newcomer()?;
				let affiliation = if self.random.chance(50) { self.hospital() } else { None };
				let call = ConsortiumCall::admit_auditor { auditor, affiliation };
				Some((Council, RuntimeCall::Consortium(call)))
			},
			"remove_auditor" => {
				let call = ConsortiumCall::remove_auditor { auditor: self.newcomer()? };
				Some((Council, RuntimeCall::Consortium(call)))
			},
			"apply" => {
				let registered = &self.oracle.doctors;
				let doctors = self.doctors.clone();
				let doctor = self.random.pick(&doctors, |doctor| !registered.contains_key(doctor));
				let doctor = doctor?;
				// A number of its own, mostly.
				let number = match self.random.below(10) {
					0 => "shared".into(),
					_ => format!("{}", self.number()),
				};
				let payee = if self.random.chance(80) { self.clinic()? } else { doctor.clone() };
				let fee = self.random.one_of(&[0, FEE, FEE / 7])?;
				let application = application(&number, fee, payee);
				registry(Account(doctor), RegistryCall::apply { application })
			},
			"withdraw_application" => {
				let doctors = self.doctors.clone();
				let oracle = &self.oracle;
				let doctor = self.random.pick(&doctors, |doctor| {
					oracle
						.doctors
						.get(doctor)
						.is_some_and(|doctor| doctor.status == LicenceStatus::Applied)
				})?;
				registry(Account(doctor), RegistryCall::withdraw_application {})
			},
			"update_practice" => {
				let doctor = self.any_doctor()?;
				let call = RegistryCall::update_practice {
					fee_per_hour: self.random.one_of(&[0, FEE, FEE / 7, FEE * 3])?,
					payee: self.clinic()?,
					languages: Default::default(),
					profile: None,
					specialities: cardiology(),
				};
				registry(Account(doctor), call)
			},
			"verify" => {
				let doctors = self.doctors.clone();
				let doctor = self.random.pick(&doctors, |doctor| {
					DoctorRegistry::doctor(doctor)
						.is_some_and(|info| !info.licensed && info.verified_by.is_empty())
				})?;
				let info = DoctorRegistry::doctor(&doctor)?;
				let licence = pallet_care_doctor_registry::Licence {
					jurisdiction: info.jurisdiction.try_into().ok()?,
					number: info.licence_number.try_into().ok()?,
				};
				let valid_until = if self.random.chance(20) {
					self.later()
				} else {
					now + DAY + self.random.below(6 * DAY)
				};
				let specialities = info.specialities.try_into().ok()?;
				let hospital = self.hospital()?;
				let call = RegistryCall::verify { doctor, licence, specialities, valid_until };
				registry(Account(hospital), call)
			},
			"renew" | "verify_specialities" | "withdraw_verification" | "suspend" | "revoke" => {
				let doctor = self.any_doctor()?;
				let verified_by = DoctorRegistry::doctor(&doctor)?.verified_by;
				let hospital = self.random.one_of(&verified_by).or_else(|| self.hospital())?;
				let caller = if self.random.chance(90) { Account(hospital) } else { Council };
				let reason = LicenceReason::Investigation;
				let call = match name {
					"renew" => RegistryCall::renew {
						doctor,
						valid_until: now + self.random.below(6 * DAY),
					},
					"verify_specialities" => RegistryCall::verify_specialities {
						doctor,
						specialities: vec![394_802_001].try_into().ok()?,
					},
					"withdraw_verification" => RegistryCall::withdraw_verification { doctor },
					"suspend" => RegistryCall::suspend { doctor, reason },
					_ => RegistryCall::revoke { doctor, reason },
				};
				registry(caller, call)
			},
			"reinstate" => {
				let doctors = self.doctors.clone();
				let oracle = &self.oracle;
				let doctor = self.random.pick(&doctors, |doctor| {
					oracle.doctors.get(doctor).is_some_and(|doctor| {
						matches!(doctor.status, LicenceStatus::Suspended { .. })
					})
				})?;
				let caller =
					if self.random.chance(60) { Council } else { Account(self.hospital()?) };
				registry(caller, RegistryCall::reinstate { doctor })
			},
			"release_licence" => {
				let barred = self.oracle.barred_licences.clone();
				let licence = self.random.one_of(&barred)?;
				registry(Council, RegistryCall::release_licence { licence })
			},
			"publish_hours" => {
				let doctor = self.doctor()?;
				let minutes = self.random.one_of(&[5, 15, 20, 30, 55])?;
				let mut hours = all_hours(minutes);
				let offset = self.random.one_of(&[-48i8, -2, 0, 4, 23, 56])?;
				hours.iter_mut().for_each(|entry| entry.utc_offset_quarters = offset);
				if self.random.chance(20) {
					hours.pop();
				}
				let policy = pallet_care_appointments::CancellationPolicy {
					notice: self.random.below(3 * HOUR),
					late_share: Permill::from_percent(u32::try_from(self.random.below(101)).ok()?),
				};
				let hours = hours.try_into().ok()?;
				visit(doctor, AppointmentsCall::publish_hours { hours, policy })
			},
			"close_day" => {
				let day = DayNumber::try_from(now / DAY + self.random.below(5)).ok()?;
				visit(self.any_doctor()?, AppointmentsCall::close_day { day })
			},
			"reopen_day" => {
				let closed: Vec<_> = self.oracle.closed_days.iter().cloned().collect();
				let (doctor, day) = self.random.one_of(&closed)?;
				visit(doctor, AppointmentsCall::reopen_day { day })
			},
			"book" => {
				let patient = self.patient()?;
				let doctor = self.doctor()?;
				let start = self.start(&doctor);
				let folder = if self.random.chance(60) { self.folder_of(&patient) } else { None };
				let call = AppointmentsCall::book {
					doctor,
					start,
					max_price: FEE,
					policy: None,
					details: Some(self.file()),
					folder,
				};
				visit(patient, call)
			},
			"set_details" => {
				let info = self.appointment(|info, _| info.status == AppointmentStatus::Booked)?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				let details = Some(self.file());
				visit(side, AppointmentsCall::set_details { appointment: info.id, details })
			},
			"name_folder" => {
				let info = self.appointment(|info, now| {
					info.deadline.is_some_and(|deadline| now < deadline)
				})?;
				let folder =
					if self.random.chance(80) { self.folder_of(&info.patient) } else { None };
				let call = AppointmentsCall::name_folder { appointment: info.id, folder };
				visit(info.patient, call)
			},
			"propose_reschedule" => {
				let info = self.appointment(|info, now| {
					info.status == AppointmentStatus::Booked && now < info.slot.start
				})?;
				let start = self.start(&info.doctor);
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				let call = AppointmentsCall::propose_reschedule { appointment: info.id, start };
				visit(side, call)
			},
			"accept_reschedule" | "decline_reschedule" => {
				let info = self.appointment(|info, _| info.proposed.is_some())?;
				let (slot, by) = info.proposed?;
				let side = match by {
					Party::Patient => info.doctor,
					Party::Doctor => info.patient,
				};
				let appointment = info.id;
				let call = if name == "accept_reschedule" {
					AppointmentsCall::accept_reschedule { appointment, start: slot.start }
				} else {
					AppointmentsCall::decline_reschedule { appointment }
				};
				visit(side, call)
			},
			"cancel" => {
				let info = self.appointment(|info, _| {
					matches!(info.status, AppointmentStatus::Booked | AppointmentStatus::Disputed)
				})?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::cancel { appointment: info.id })
			},
			"check_in" => {
				let info = self.appointment(|info, now| {
					info.status == AppointmentStatus::Booked
						&& (info.slot.start.saturating_sub(2 * HOUR)..info.slot.end).contains(&now)
				})?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::check_in { appointment: info.id })
			},
			"complete" => {
				let info = self.appointment(|info, now| {
					info.status == AppointmentStatus::CheckedIn
						|| info.status == AppointmentStatus::Booked && now >= info.slot.start
				})?;
				visit(info.doctor, AppointmentsCall::complete { appointment: info.id })
			},
			"confirm" | "dispute" => {
				let info = self.appointment(|info, now| {
					info.status == AppointmentStatus::Fulfilled
						&& info.deadline.is_some_and(|deadline| now < deadline)
				})?;
				let appointment = info.id;
				let call = match name {
					"confirm" => AppointmentsCall::confirm { appointment },
					_ => AppointmentsCall::dispute { appointment },
				};
				visit(info.patient, call)
			},
			"report_no_show" => {
				let info = self.appointment(|info, now| {
					info.status == AppointmentStatus::Booked
						&& now >= (info.slot.start + info.slot.end) / 2
				})?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::report_no_show { appointment: info.id })
			},
			"contest_no_show" => {
				let info = self.appointment(|info, now| {
					matches!(info.status, AppointmentStatus::NoShow { .. })
						&& info.deadline.is_some_and(|deadline| now < deadline)
				})?;
				let side = match info.status {
					AppointmentStatus::NoShow { who: Party::Doctor } => info.doctor,
					_ => info.patient,
				};
				visit(side, AppointmentsCall::contest_no_show { appointment: info.id })
			},
			"resolve" => {
				let info =
					self.appointment(|info, _| info.status == AppointmentStatus::Disputed)?;
				let doctor_share =
					Permill::from_percent(u32::try_from(self.random.below(101)).ok()?);
				let call = AppointmentsCall::resolve { appointment: info.id, doctor_share };
				let caller =
					if self.random.chance(20) { Council } else { Account(self.hospital()?) };
				Some((caller, RuntimeCall::Appointments(call)))
			},
			"settle_due" => {
				let info = self.appointment(|info, now| {
					info.deadline.is_some_and(|deadline| now >= deadline)
				})?;
				visit(self.anybody()?, AppointmentsCall::settle_due { appointment: info.id })
			},
			"claim" => {
				let info = self.appointment(|info, now| {
					info.escrow.is_some() && info.deadline.is_some_and(|deadline| now >= deadline)
				})?;
				let call = EscrowCall::claim { escrow: info.escrow? };
				Some((Account(self.anybody()?), RuntimeCall::Escrow(call)))
			},
			"assign_doctor" => {
				let call = AppointmentsCall::assign_doctor {
					doctor: self.doctor()?,
					patient: self.patient()?,
					until: self.later(),
				};
				visit(self.hospital()?, call)
			},
			"unassign_doctor" => {
				let all: Vec<_> = self.oracle.assignments.clone().into_iter().collect();
				let ((patient, doctor), hospital) = self.random.one_of(&all)?;
				let by = self.random.one_of(&[patient.clone(), doctor.clone(), hospital])?;
				visit(by, AppointmentsCall::unassign_doctor { doctor, patient })
			},
			"create_folder" => {
				let patient = self.patient()?;
				let open = self
					.oracle
					.folders
					.values()
					.filter(|folder| folder.patient == patient && !folder.closed)
					.count();
				if open > 3 {
					return None;
				}
				let (emergency, custodian_envelope) = self.custody();
				let call = AccessCall::create_folder {
					folder: folder_id(self.number()),
					recipient: self.key(),
					longest_grant: 10 * DAY,
					owner_envelope: self.file(),
					emergency,
					custodian_envelope,
				};
				access(patient, call)
			},
			"rotate_folder" => {
				let due = self.exposed();
				let folder = match self.random.one_of(&due) {
					Some(folder) if self.random.chance(80) => folder,
					_ => self.folder(|_, _| true)?,
				};
				let data = &self.oracle.folders[&folder];
				let (patient, custody) = (data.patient.clone(), data.custodian.is_some());
				let envelope = custody && self.random.chance(80);
				let call = AccessCall::rotate_folder {
					folder,
					recipient: self.key(),
					owner_envelope: self.file(),
					custodian_envelope: if envelope { Some(self.file()) } else { None },
				};
				access(patient, call)
			},
			"close_folder" => {
				let folder = self.folder(|_, _| true)?;
				let patient = self.oracle.folders[&folder].patient.clone();
				access(patient, AccessCall::close_folder { folder })
			},
			"set_emergency_custodian" => {
				let folder = self.folder(|_, _| true)?;
				let patient = self.oracle.folders[&folder].patient.clone();
				let (emergency, envelope) = self.custody();
				let call = AccessCall::set_emergency_custodian { folder, emergency, envelope };
				access(patient, call)
			},
			"add_record" => {
				let appointment = self.appointment(|info, now| {
					info.folder.is_some()
						&& now + 2 * HOUR >= info.slot.start
						&& now < info.slot.end + 10 * MINUTE
				});
				let writer = self.grant(|grant, now| {
					grant.right == Right::Write && grant.revoked.is_none() && now < grant.until
				});
				let (author, folder, appointment) =
					match (self.random.below(3), appointment, writer) {
						(0, Some(info), _) if info.folder.is_some() => {
							(info.doctor, info.folder?, Some(info.id))
						},
						(1, _, Some(grant)) => {
							let grant = &self.oracle.grants[&grant];
							(grant.grantee.clone(), grant.folder, None)
						},
						_ => {
							let folder = self.folder(|_, _| true)?;
							(self.oracle.folders[&folder].patient.clone(), folder, None)
						},
					};
				let call = AccessCall::add_record {
					folder,
					epoch: self.epoch(folder),
					sealed_to: self.sealed_to(folder),
					content: self.file(),
					manifest: self.file(),
					appointment,
				};
				access(author, call)
			},
			"amend_record" => {
				let record = self.record(|_, record| record.current)?;
				let data = &self.oracle.records[&record];
				let (author, folder) = (data.author.clone(), data.folder);
				let call = AccessCall::amend_record {
					record,
					epoch: self.epoch(folder),
					sealed_to: self.sealed_to(folder),
					content: self.file(),
					manifest: self.file(),
				};
				access(author, call)
			},
			"mark_entered_in_error" => {
				let record = self.record(|_, record| record.current)?;
				let author = self.oracle.records[&record].author.clone();
				access(author, AccessCall::mark_entered_in_error { record })
			},
			"request_correction" => {
				let record = self.record(|oracle, record| {
					record.current && oracle.folders[&record.folder].patient != record.author
				})?;
				let patient = self.patient_of(record);
				let reason = CorrectionReason::FactualError;
				access(patient, AccessCall::request_correction { record, reason })
			},
			"erase_record" => {
				let record = self.record(|_, record| !record.erased)?;
				access(self.patient_of(record), AccessCall::erase_record { record })
			},
			"request_access" => {
				let info = self.appointment(|info, now| now < info.slot.end)?;
				let folder = self.folder_of(&info.patient)?;
				let assigned: Vec<_> = self.oracle.assignments.keys().cloned().collect();
				let (doctor, folder, basis) = match self.random.one_of(&assigned) {
					Some((patient, doctor)) if self.random.chance(20) => {
						(doctor, self.folder_of(&patient)?, CareBasis::Assignment)
					},
					_ => (info.doctor, folder, CareBasis::Appointment(info.id)),
				};
				let call = AccessCall::request_access {
					folder,
					purpose: self.purpose(),
					until: self.later(),
					basis,
				};
				access(doctor, call)
			},
			"deny_request" | "withdraw_request" => {
				let all: Vec<_> = self.oracle.requests.keys().copied().collect();
				let requests = &self.oracle.requests;
				let request =
					self.random.pick(&all, |request| now < requests[request].expires_at)?;
				let data = &self.oracle.requests[&request];
				if name == "deny_request" {
					let patient = self.oracle.folders[&data.folder].patient.clone();
					access(patient, AccessCall::deny_request { request })
				} else {
					access(data.requester.clone(), AccessCall::withdraw_request { request })
				}
			},
			"grant_access" => self.grant_call().and_then(|(patient, call)| access(patient, call)),
			"revoke_access" | "renounce_access" => {
				let grant =
					self.grant(|grant, now| grant.revoked.is_none() && now < grant.until)?;
				let data = &self.oracle.grants[&grant];
				if name == "renounce_access" {
					access(data.grantee.clone(), AccessCall::renounce_access { grant })
				} else {
					let patient = self.oracle.folders[&data.folder].patient.clone();
					let reason = RevocationReason::ConsentWithdrawn;
					access(patient, AccessCall::revoke_access { grant, reason })
				}
			},
			"exclude_doctor" => {
				let doctor = self.any_doctor()?;
				access(self.patient()?, AccessCall::exclude_doctor { doctor })
			},
			"readmit_doctor" => {
				let all: Vec<_> = self.oracle.exclusions.iter().cloned().collect();
				let (patient, doctor) = self.random.one_of(&all)?;
				access(patient, AccessCall::readmit_doctor { doctor })
			},
			"break_glass" => {
				let folder = self.folder(|_, folder| folder.custodian.is_some())?;
				let reason = EmergencyReason::LifeThreatening;
				access(self.doctor()?, AccessCall::break_glass { folder, reason })
			},
			"answer_emergency" => {
				let emergency =
					self.emergency(|it, now| it.answered.is_none() && now < it.until)?;
				let data = &self.oracle.emergencies[&emergency];
				let (folder, custodian) = (data.folder, data.custodian.clone());
				let key_version = self.key_version(&data.doctor.clone());
				let call = AccessCall::answer_emergency {
					emergency,
					envelope: self.file(),
					key_version,
					epoch: self.epoch(folder),
				};
				access(custodian, call)
			},
			"justify_emergency" => {
				let emergency = self.emergency(|it, _| !it.justified && !it.reviewed)?;
				let doctor = self.oracle.emergencies[&emergency].doctor.clone();
				let justification = self.file();
				access(doctor, AccessCall::justify_emergency { emergency, justification })
			},
			"review_emergency" => {
				let emergency = self
					.emergency(|it, now| !it.reviewed && (it.justified || now > it.justify_by))?;
				let verdict =
					if self.random.chance(80) { Verdict::Justified } else { Verdict::Abuse };
				let call = AccessCall::review_emergency { emergency, verdict };
				let auditors: Vec<_> =
					Consortium::auditors().into_iter().map(|auditor| auditor.account).collect();
				let auditor = self.random.one_of(&auditors)?;
				let caller = if self.random.chance(80) { Account(auditor) } else { Council };
				Some((caller, RuntimeCall::RecordAccess(call)))
			},
			"close_emergency" => {
				let emergency = self.emergency(|it, now| now < it.until)?;
				let folder = self.oracle.emergencies[&emergency].folder;
				let patient = self.oracle.folders[&folder].patient.clone();
				access(patient, AccessCall::close_emergency { emergency })
			},
			"clear_bar" => {
				let barred: Vec<_> = self.oracle.barred.iter().cloned().collect();
				let doctor = self.random.one_of(&barred)?;
				Some((Council, RuntimeCall::RecordAccess(AccessCall::clear_bar { doctor })))
			},
			"declare_read" => {
				let (reader, folder, epoch, purpose) = match self.random.below(8) {
					0 => {
						let folder = self.folder(|_, _| true)?;
						(self.anybody()?, folder, Epoch::MAX, self.purpose())
					},
					1 => {
						let id =
							self.emergency(|it, now| it.answered.is_some() && now < it.until)?;
						let data = &self.oracle.emergencies[&id];
						let epoch = data.answered.unwrap_or_default();
						(data.doctor.clone(), data.folder, epoch, PurposeOfUse::BreakTheGlass)
					},
					_ => {
						let id = self.grant(|grant, now| {
							grant.right == Right::Read
								&& grant.revoked.is_none()
								&& now < grant.until
						})?;
						let grant = &self.oracle.grants[&id];
						(grant.grantee.clone(), grant.folder, grant.epoch, grant.purpose)
					},
				};
				let records: Vec<_> = self
					.oracle
					.records
					.iter()
					.filter(|(_, record)| record.folder == folder && record.epoch <= epoch)
					.map(|(id, _)| *id)
					.collect();
				let record = self.random.one_of(&records)?;
				access(reader, AccessCall::declare_read { record, purpose })
			},
			// Patients get money, and spend what is not held, down to where an account could not
			// live without its hold.
			"move_money" => {
				let patient = self.patient()?;
				let free = Balances::free_balance(&patient);
				let (from, to, call) = if free < FEE || self.random.chance(30) {
					let value = FEE * Balance::from(1 + self.random.below(20));
					(self.hospital()?, patient, (true, value))
				} else if held(&patient) > 0 {
					let rest = Balance::from(
						self.random.below(u64::try_from(2 * constants::EXISTENTIAL_DEPOSIT).ok()?),
					);
					(patient, self.clinic()?, (false, free.saturating_sub(rest)))
				} else {
					(patient, self.clinic()?, (true, free / 2))
				};
				let (keep_alive, value) = call;
				let call = if keep_alive {
					pallet_balances::Call::transfer_keep_alive { dest: to.into(), value }
				} else {
					pallet_balances::Call::transfer_allow_death { dest: to.into(), value }
				};
				Some((Account(from), RuntimeCall::Balances(call)))
			},
			_ => unreachable!("{name} is a choice"),
		}
	}

	fn grant_call(&mut self) -> Option<(AccountId, AccessCall<Runtime>)> {
		let requests: Vec<_> = self.oracle.requests.keys().copied().collect();
		let (folder, grantee, purpose, request) = match self.random.one_of(&requests) {
			Some(id) if self.random.chance(30) => {
				let request = &self.oracle.requests[&id];
				(request.folder, request.requester.clone(), request.purpose, Some(id))
			},
			_ => {
				let folder = self.folder(|_, _| true)?;
				let grantee = match self.random.below(10) {
					0 => self.clinic(),
					1 => self.patient(),
					_ => self.doctor(),
				};
				(folder, grantee?, self.purpose(), None)
			},
		};
		let patient = self.oracle.folders[&folder].patient.clone();
		let write = self.random.chance(25) && request.is_none();
		let record = self.record(|_, record| record.folder == folder && !record.erased);
		let scope = match record {
			Some(record) if !write && self.random.chance(25) => GrantScope::Record(record),
			_ => GrantScope::Folder,
		};
		let envelope = self.file();
		let call = AccessCall::grant_access {
			folder,
			scope,
			right: if write { Right::Write } else { Right::Read },
			purpose,
			until: self.later(),
			envelope: (!write).then_some(envelope),
			key_version: self.key_version(&grantee),
			grantee,
			epoch: self.epoch(folder),
			request,
		};
		Some((patient, call))
	}

	fn custody(&mut self) -> (EmergencyPolicy<AccountId>, Option<ContentRef>) {
		match self.hospital() {
			Some(hospital) if self.random.chance(75) => {
				(EmergencyPolicy::Custodian(hospital), Some(self.file()))
			},
			_ => (EmergencyPolicy::Never, None),
		}
	}

	fn exposed(&self) -> Vec<FolderId> {
		let folders = self.oracle.folders.iter();
		folders
			.filter(|(id, folder)| !folder.closed && self.oracle.is_exposed(**id, now()))
			.map(|(id, _)| *id)
			.collect()
	}

	/// The folder's epoch, mostly.
	fn epoch(&mut self, folder: FolderId) -> Epoch {
		let epoch = self.oracle.folders[&folder].epoch;
		if self.random.chance(4) {
			epoch.wrapping_sub(1)
		} else {
			epoch
		}
	}

	/// What a record is sealed to: mostly what is taken.
	fn sealed_to(&mut self, folder: FolderId) -> SealedTo {
		let exposed = self.oracle.is_exposed(folder, now());
		if exposed ^ self.random.chance(15) {
			SealedTo::Patient
		} else {
			SealedTo::Folder
		}
	}

	fn key_version(&mut self, who: &AccountId) -> KeyVersion {
		let version =
			Participants::participant_info(who.clone()).map_or(1, |info| info.key_version);
		if self.random.chance(4) {
			version + 1
		} else {
			version
		}
	}

	fn purpose(&mut self) -> PurposeOfUse {
		let purposes = [
			PurposeOfUse::Treatment,
			PurposeOfUse::Treatment,
			PurposeOfUse::CoordinationOfCare,
			PurposeOfUse::HealthcarePayment,
			PurposeOfUse::BreakTheGlass,
		];
		self.random.one_of(&purposes).unwrap_or(PurposeOfUse::Treatment)
	}

	fn patient_of(&self, record: RecordId) -> AccountId {
		self.oracle.folders[&self.oracle.records[&record].folder].patient.clone()
	}

	/// Who could make a call in somebody's name.
	fn delegate(&mut self, principal: &AccountId) -> Option<AccountId> {
		let now = now();
		let delegates: Vec<_> = self
			.oracle
			.delegations
			.iter()
			.filter(|((of, _), (_, until))| of == principal && now < *until)
			.map(|((_, delegate), _)| delegate.clone())
			.collect();
		self.random.one_of(&delegates)
	}

	/// One step: a call is made, by whom it may be, by a delegate, in a batch, or by anybody.
	fn step(&mut self) {
		let (caller, call) = loop {
			let name = self.choice();
			if let Some(chosen) = self.choose(name) {
				break chosen;
			}
		};
		let mut calls = vec![call.clone()];
		let (origin, made) = match caller {
			Caller::Council => (council(2), call),
			Caller::Account(principal) => {
				let keyless = self.patients.iter().position(|it| *it == principal) >= Some(8);
				let delegate = self.delegate(&principal);
				let made = match self.random.below(20) {
					0 | 1 => {
						let extra = RuntimeCall::Participants(ParticipantsCall::set_backup {
							backup: Some(self.file()),
						});
						calls.push(extra);
						let calls = calls.clone();
						RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
					},
					2 => {
						// Each part of this comes to what it comes to.
						let calls = calls.clone();
						RuntimeCall::Utility(pallet_utility::Call::force_batch { calls })
					},
					_ => call,
				};
				match delegate {
					_ if self.random.chance(3) => {
						let anybody = self.anybody().expect("there are people");
						(RuntimeOrigin::signed(anybody), made)
					},
					Some(delegate) if keyless || self.random.chance(25) => {
						let call = Box::new(made);
						let act_for = ParticipantsCall::act_for { principal, call };
						(RuntimeOrigin::signed(delegate), RuntimeCall::Participants(act_for))
					},
					_ => (RuntimeOrigin::signed(principal), made),
				}
			},
		};
		let forced = contains_force_batch(&made);
		let outer = made.get_call_metadata();
		let result: DispatchResult = made.dispatch(origin).map(drop).map_err(|failed| failed.error);
		let inner = calls.iter().map(GetCallMetadata::get_call_metadata);
		let mut names: BTreeSet<_> =
			inner.map(|metadata| (metadata.pallet_name, metadata.function_name)).collect();
		if forced {
			names.clear();
		}
		names.insert((outer.pallet_name, outer.function_name));
		for name in names {
			let count = self.tally.entry(name).or_default();
			match result {
				Ok(()) => count.0 += 1,
				Err(_) => count.1 += 1,
			}
		}
		self.learn();
		self.ask();
	}

	fn choice(&mut self) -> &'static str {
		let total = CHOICES.iter().map(|(_, weight)| weight).sum();
		let mut left = self.random.below(total);
		for (name, weight) in CHOICES {
			if left < weight {
				return name;
			}
			left -= weight;
		}
		unreachable!("the weights sum up");
	}

	/// The oracle takes in the new events of the block.
	fn learn(&mut self) {
		let events = System::read_events_no_consensus().skip(self.seen);
		for record in events.collect::<Vec<_>>() {
			self.seen += 1;
			self.oracle.learn(record.event, now());
		}
	}

	/// Asks the chain whether somebody may read something, and compares.
	fn ask(&mut self) {
		let now = now();
		let record = match self.record(|_, record| !record.erased) {
			Some(record) => record,
			None => return,
		};
		let folder = self.oracle.records[&record].folder;
		let grant = self.grant(|grant, _| grant.folder == folder);
		let emergency = self.emergency(|it, _| it.folder == folder);
		let who = match (self.random.below(4), grant, emergency) {
			(0 | 1, Some(grant), _) => self.oracle.grants[&grant].grantee.clone(),
			(2, _, Some(emergency)) => self.oracle.emergencies[&emergency].doctor.clone(),
			_ => self.anybody().expect("there are people"),
		};
		let purpose = match self.random.below(3) {
			0 => None,
			_ => Some(self.purpose()),
		};
		let granted =
			matches!(RecordAccess::can_access(&who, record, purpose), Access::Granted { .. });
		let expected = self.oracle.may_read(&who, record, purpose, now);
		assert_eq!(granted, expected, "may {who} read record {record} for {purpose:?}?");
		if who != self.patient_of(record) {
			let count = if granted { &mut self.granted } else { &mut self.denied };
			*count += 1;
		}
		// The registry and the events agree on who may treat.
		let doctor = self.any_doctor().expect("there are doctors");
		assert_eq!(
			DoctorRegistry::is_licensed(&doctor),
			self.oracle.is_licensed(&doctor, now),
			"is {doctor} licensed?"
		);
	}

	/// What is checked after each block, besides the pallets' own invariants.
	fn check(&mut self, issuance: Balance) {
		assert_eq!(Balances::total_issuance(), issuance, "money came or went");
		let mut held_by: BTreeMap<AccountId, Balance> = BTreeMap::new();
		for doctor in self.doctors.clone() {
			let mut live = Vec::new();
			for info in appointments_of(&doctor) {
				if info.doctor != doctor {
					continue;
				}
				if info.escrow.is_some() {
					*held_by.entry(info.patient.clone()).or_default() += info.price;
				}
				if info.deadline.is_some() {
					live.push((info.slot, info.id));
				} else {
					assert_eq!(info.escrow, None, "appointment {} is over", info.id);
				}
			}
			live.sort();
			for pair in live.windows(2) {
				let [(one, first), (two, second)] = pair else { unreachable!("pairs") };
				assert!(one.end <= two.start, "{first} and {second} overlap for {doctor}");
			}
		}
		for patient in self.everybody() {
			let expected = held_by.get(&patient).copied().unwrap_or_default();
			assert_eq!(held(&patient), expected, "what {patient} has in escrow");
		}
		for _ in 0..5 {
			self.ask();
		}
		// A folder shows that rotation is due whenever it is.
		for (id, folder) in self.oracle.folders.iter().filter(|(_, folder)| !folder.closed) {
			let info = RecordAccess::folder_info(*id).expect("folders stay");
			assert_eq!(info.epoch, folder.epoch);
			assert_eq!(info.rotation_due, self.oracle.is_exposed(*id, now()), "folder {id}");
		}
	}
}

/// Ends the block as the executive does, without computing the state's root.
fn finish_block() {
	use polkadot_sdk::frame_support::traits::{OnFinalize, OnIdle};
	System::note_finished_extrinsics();
	let number = System::block_number();
	let used = System::block_weight().total();
	let room = configs::system::RuntimeBlockWeights::get().max_block.saturating_sub(used);
	if room.ref_time() > 0 {
		let cleaned = AllPalletsWithSystem::on_idle(number, room);
		assert!(cleaned.all_lte(room), "the clean-up keeps within the weight given");
	}
	AllPalletsWithSystem::on_finalize(number);
	super::try_state();
}

fn contains_force_batch(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Utility(pallet_utility::Call::force_batch { .. }) => true,
		RuntimeCall::Participants(ParticipantsCall::act_for { call, .. }) => {
			contains_force_batch(call)
		},
		_ => false,
	}
}

/// All appointments of an account, page by page.
fn appointments_of(who: &AccountId) -> Vec<AppointmentInfo<AccountId, Balance>> {
	let mut all = Vec::new();
	let mut after = None;
	loop {
		let page = Appointments::appointments_of(who.clone(), after, 100);
		all.extend(page.items);
		after = page.next;
		if after.is_none() {
			return all;
		}
	}
}

fn held(who: &AccountId) -> Balance {
	let reason = RuntimeHoldReason::Escrow(pallet_care_escrow::HoldReason::Escrow);
	Balances::balance_on_hold(&reason, who)
}

/// The council sets lengths that fit to the walk's pace.
fn set_policy() {
	use configs::{
		policy::dynamic_params::{access, appointments, participants},
		RuntimeParameters,
	};
	macro_rules! set {
		($variant:ident, $group:ident, $($name:ident = $value:expr),* $(,)?) => {$(
			let parameter = RuntimeParameters::$variant(
				$group::Parameters::$name($group::$name, Some($value))
			);
			assert_eq!(Parameters::set_parameter(council(2), parameter), Ok(()));
		)*};
	}
	set!(
		Appointments,
		appointments,
		DisputeWindow = 30 * MINUTE,
		DisputeDeadline = 90 * MINUTE,
		CompletionWindow = HOUR,
	);
	set!(
		Access,
		access,
		RequestLifetime = 2 * HOUR,
		EmergencyAccess = 30 * MINUTE,
		JustificationDeadline = 2 * HOUR,
		ReviewDeadline = 4 * HOUR,
		AuditRetention = 12 * HOUR,
	);
	set!(Participants, participants, LongestPatientSuspension = HOUR);
}

/// Everybody but the newcomers is in, and has money.
fn populate(walk: &mut Walk) {
	let hospital = walk.hospitals[0].clone();
	for (role, people) in [
		(Role::Clinic, walk.clinics.clone()),
		(Role::Doctor, walk.doctors.clone()),
		(Role::Patient, walk.patients.clone()),
	] {
		for person in people {
			let expires_at = now() + DAY;
			let invite = ParticipantsCall::invite { invitee: person.clone(), role, expires_at };
			let encryption_key = walk.key();
			let register = ParticipantsCall::register { encryption_key, profile: None };
			for (by, call) in [(&hospital, invite), (&person, register)] {
				let origin = RuntimeOrigin::signed(by.clone());
				let result = RuntimeCall::Participants(call).dispatch(origin);
				assert!(result.is_ok(), "{person} joins");
			}
			let money = pallet_balances::Call::transfer_keep_alive {
				dest: person.clone().into(),
				value: 20 * FEE,
			};
			let result =
				RuntimeCall::Balances(money).dispatch(RuntimeOrigin::signed(hospital.clone()));
			assert!(result.is_ok(), "{person} gets money");
		}
	}
	for hospital in &walk.hospitals {
		walk.oracle.roles.insert(hospital.clone(), Role::Hospital);
	}
	for auditor in &walk.auditors {
		walk.oracle.roles.insert(auditor.clone(), Role::Auditor);
	}
}

/// The time until the next block: mostly a little, so that windows are hit, at times much, so that
/// they pass.
fn pause(random: &mut Random) -> Moment {
	let longest = match random.below(100) {
		0..=39 => 30 * SECOND,
		40..=74 => 8 * MINUTE,
		75..=94 => 45 * MINUTE,
		95..=98 => 4 * HOUR,
		_ => 18 * HOUR,
	};
	2 * SECOND + random.below(longest)
}

fn walk(seed: u64, steps: u32) -> Walk {
	const STEPS_PER_BLOCK: u32 = 20;
	let mut walk = Walk::new(seed);
	genesis().execute_with(|| {
		open_block(START);
		set_policy();
		populate(&mut walk);
		walk.learn();
		let issuance = Balances::total_issuance();
		for step in 1..=steps {
			walk.step();
			if step % STEPS_PER_BLOCK == 0 || step == steps {
				if walk.random.chance(30) {
					// A full block: there is hardly any room to clean up.
					let room = walk.random.below(400_000_000);
					let most = constants::MAXIMUM_BLOCK_WEIGHT.ref_time();
					let used = System::block_weight().total().ref_time();
					let fill = most.saturating_sub(used).saturating_sub(room);
					System::register_extra_weight_unchecked(
						frame_support::weights::Weight::from_parts(fill, 0),
						frame_support::dispatch::DispatchClass::Mandatory,
					);
				}
				finish_block();
				walk.learn();
				walk.check(issuance);
				let next = now() + pause(&mut walk.random);
				open_block(next);
				walk.seen = 0;
				walk.learn();
			}
		}
		// Left alone, all money goes where it belongs.
		for _ in 0..5 {
			finish_block();
			walk.learn();
			walk.check(issuance);
			open_block(now() + DAY);
			walk.seen = 0;
			walk.learn();
		}
		for person in walk.everybody() {
			assert_eq!(held(&person), 0, "nothing is held of {person} any more");
		}
	});
	walk
}

/// The seed that is used if none is given: with it, every call succeeds at least once.
const SEED: u64 = 20_270_115;

fn from_environment(name: &str) -> Option<u64> {
	std::env::var(name).ok().map(|value| value.parse().expect("a number"))
}

#[test]
fn whatever_people_do_the_rules_hold() {
	let given = from_environment("CARECHAIN_SEED");
	let seed = given.unwrap_or(SEED);
	let length = from_environment("CARECHAIN_STEPS");
	let steps = length.map_or(10_000, |steps| u32::try_from(steps).expect("not that many"));
	println!("CARECHAIN_SEED={seed}");
	let walk = walk(seed, steps);
	for ((pallet, call), (succeeded, failed)) in &walk.tally {
		println!("{pallet:>14}.{call:<24} {succeeded:>5} succeeded {failed:>5} failed");
	}
	let (succeeded, failed) = walk
		.tally
		.values()
		.fold((0, 0), |sum, (succeeded, failed)| (sum.0 + succeeded, sum.1 + failed));
	println!("{succeeded} succeeded, {failed} failed");
	println!("could read: {} yes, {} no", walk.granted, walk.denied);
	assert!(succeeded > failed, "a walk in which most calls fail shows little");
	if given.is_some() || length.is_some() {
		return;
	}
	assert!(walk.granted > 500 && walk.denied > 500, "rights come and go");
	let care =
		["Participants", "Consortium", "DoctorRegistry", "Appointments", "Escrow", "RecordAccess"];
	for pallet in care {
		for call in RuntimeCall::get_call_names(pallet) {
			let done = walk.tally.get(&(pallet, call)).is_some_and(|count| count.0 > 0);
			assert!(done, "no {pallet}.{call} succeeded");
		}
	}
}
