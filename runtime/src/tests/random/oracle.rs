//! The oracle: what follows from events alone, by the rules of the design in their own words.

use super::*;

#[derive(Default)]
pub(super) struct Doctor {
	pub(super) requests: BTreeSet<AccountId>,
	/// Until when each hospital verified, and whether it suspended this.
	pub(super) verifications: BTreeMap<AccountId, (Moment, bool)>,
}

pub(super) struct Folder {
	pub(super) patient: AccountId,
	pub(super) epoch: Epoch,
	pub(super) closed: bool,
	pub(super) custodian: Option<AccountId>,
	/// A custodian who has the current epoch's identity was let go.
	pub(super) custodian_gone: bool,
}

pub(super) struct Record {
	pub(super) folder: FolderId,
	pub(super) epoch: Epoch,
	pub(super) sealed_to: SealedTo,
	pub(super) author: AccountId,
	pub(super) current: bool,
	pub(super) erased: bool,
}

#[derive(Clone)]
pub(super) struct Grant {
	pub(super) folder: FolderId,
	pub(super) scope: GrantScope,
	pub(super) grantee: AccountId,
	pub(super) right: Right,
	pub(super) purpose: PurposeOfUse,
	pub(super) until: Moment,
	pub(super) epoch: Epoch,
	pub(super) revoked: Option<RevocationReason>,
}

pub(super) struct Emergency {
	pub(super) folder: FolderId,
	pub(super) doctor: AccountId,
	pub(super) custodian: AccountId,
	pub(super) until: Moment,
	pub(super) answered: Option<Epoch>,
	pub(super) justify_by: Moment,
	pub(super) justified: bool,
	pub(super) reviewed: bool,
}

pub(super) struct Request {
	pub(super) folder: FolderId,
	pub(super) requester: AccountId,
	pub(super) purpose: PurposeOfUse,
	pub(super) expires_at: Moment,
}

/// What events say: who is who, who gave which right to whom, and what ended.
#[derive(Default)]
pub(super) struct Oracle {
	pub(super) roles: BTreeMap<AccountId, Role>,
	/// Those in force.
	pub(super) hospitals: BTreeSet<AccountId>,
	/// Those that left for cause: what they verified does not count.
	pub(super) expelled: BTreeSet<AccountId>,
	/// Until when; kept by who leaves and comes back.
	pub(super) suspended: BTreeMap<AccountId, Option<Moment>>,
	pub(super) doctors: BTreeMap<AccountId, Doctor>,
	/// Doctors suspended everywhere, and until when; kept by who leaves and comes back.
	pub(super) suspended_doctors: BTreeMap<AccountId, Option<Moment>>,
	/// Suspensions everywhere by hospitals: whose, by whom, when.
	pub(super) interims: Vec<(AccountId, AccountId, Moment)>,
	/// Accounts that the council barred; kept by who leaves and comes back.
	pub(super) barred_doctors: BTreeSet<AccountId>,
	pub(super) barred_licences: Vec<pallet_care_doctor_registry::Licence>,
	pub(super) delegations: BTreeMap<(AccountId, AccountId), (DelegationScope, Moment)>,
	pub(super) invitations: BTreeMap<AccountId, (AccountId, Moment)>,
	pub(super) appointments: BTreeSet<AppointmentId>,
	pub(super) closed_days: BTreeSet<(AccountId, DayNumber)>,
	pub(super) assignments: BTreeMap<(AccountId, AccountId), AccountId>,
	pub(super) folders: BTreeMap<FolderId, Folder>,
	pub(super) records: BTreeMap<RecordId, Record>,
	pub(super) grants: BTreeMap<GrantId, Grant>,
	pub(super) emergencies: BTreeMap<EmergencyId, Emergency>,
	pub(super) requests: BTreeMap<RequestId, Request>,
	pub(super) exclusions: BTreeSet<(AccountId, AccountId)>,
	pub(super) barred: BTreeSet<AccountId>,
}

impl Oracle {
	pub(super) fn is_suspended(&self, who: &AccountId, now: Moment) -> bool {
		self.roles.contains_key(who)
			&& self.suspended.get(who).is_some_and(|until| until.is_none_or(|until| now < until))
	}

	pub(super) fn is_licensed(&self, who: &AccountId, now: Moment) -> bool {
		self.roles.get(who) == Some(&Role::Doctor)
			&& !self.is_suspended(who, now)
			&& !self.barred_doctors.contains(who)
			&& !self.is_suspended_everywhere(who, now)
			&& self.doctors.get(who).is_some_and(|doctor| {
				doctor.verifications.iter().any(|(hospital, (until, suspended))| {
					now < *until && !suspended && !self.expelled.contains(hospital)
				})
			})
	}

	pub(super) fn is_suspended_everywhere(&self, who: &AccountId, now: Moment) -> bool {
		self.suspended_doctors.get(who).is_some_and(|until| until.is_none_or(|until| now < until))
	}

	/// Whether somebody may read a record: the rules of the design in their own words.
	pub(super) fn may_read(
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
		let is_out = self.is_suspended(who, now) || self.barred_doctors.contains(who);
		if folder.closed || is_out {
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
	pub(super) fn is_exposed(&self, id: FolderId, now: Moment) -> bool {
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
		// A custodian that is no hospital any more has the identity still.
		let left = |custodian| !self.hospitals.contains(custodian);
		folder.custodian_gone
			|| folder.custodian.as_ref().is_some_and(left)
			|| grants || emergencies
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
	pub(super) fn learn(&mut self, event: RuntimeEvent, now: Moment) {
		match event {
			RuntimeEvent::Participants(event) => self.learn_participants(event, now),
			RuntimeEvent::Consortium(event) => self.learn_consortium(event),
			RuntimeEvent::DoctorRegistry(event) => self.learn_registry(event, now),
			RuntimeEvent::Appointments(event) => self.learn_appointments(event),
			RuntimeEvent::RecordAccess(event) => self.learn_access(event, now),
			_ => {},
		}
	}

	fn learn_participants(&mut self, event: ParticipantsEvent<Runtime>, now: Moment) {
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
				// Coming back brings nothing back.
				for grant in self.grants.values_mut() {
					if grant.grantee == who && grant.revoked.is_none() && now < grant.until {
						grant.revoked = Some(RevocationReason::GranteeLeft);
					}
				}
				for emergency in self.emergencies.values_mut() {
					if emergency.doctor == who {
						emergency.until = emergency.until.min(now);
					}
				}
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

	fn learn_consortium(&mut self, event: ConsortiumEvent<Runtime>) {
		match event {
			ConsortiumEvent::HospitalAdmitted { hospital } => {
				self.hospitals.insert(hospital);
			},
			ConsortiumEvent::HospitalRemoved { hospital, departure } => {
				self.hospitals.remove(&hospital);
				if departure == Departure::ForCause {
					self.expelled.insert(hospital);
				}
			},
			_ => {},
		}
	}

	/// Whose word changed says who changed it: a hospital its own, or that of one whose duties it
	/// has; or the doctor, who needs it no longer.
	fn check_own(&self, doctor: &AccountId, hospital: &AccountId, by: &AccountId) {
		let is_own = by == hospital || by == doctor;
		let inherited = self.hospitals.contains(by) && !self.hospitals.contains(hospital);
		assert!(is_own || inherited, "{by} changed what {hospital} said of {doctor}");
		assert!(by == doctor || self.hospitals.contains(by), "{by} is no hospital in force");
	}

	fn learn_registry(&mut self, event: RegistryEvent<Runtime>, now: Moment) {
		use pallet_care_doctor_registry::Authority;
		use RegistryEvent::*;
		match &event {
			VerificationWithdrawn { doctor, hospital, by, .. }
			| VerificationSuspended { doctor, hospital, by, .. }
			| VerificationReinstated { doctor, hospital, by } => self.check_own(doctor, hospital, by),
			LicenceVerified { doctor, hospital, by, .. } => {
				assert!(self.hospitals.contains(hospital) && by == hospital);
				assert!(
					self.doctors[doctor].requests.contains(hospital),
					"{hospital} verified {doctor} unasked"
				);
			},
			DoctorSuspended { doctor, authority: Authority::Hospital(hospital), .. } => {
				assert!(self.hospitals.contains(hospital), "{hospital} is no hospital in force");
				let recent = |at: Moment| now < at + 30 * DAY;
				let others: Vec<_> = self
					.interims
					.iter()
					.filter(|(whom, _, at)| whom == doctor && recent(*at))
					.map(|(_, by, _)| by)
					.collect();
				assert!(others.len() < 2 && !others.contains(&hospital), "in turn, and again");
				self.interims.push((doctor.clone(), hospital.clone(), now));
			},
			_ => {},
		}
		let mut doctor = |who: AccountId, change: &dyn Fn(&mut Doctor)| {
			change(self.doctors.get_mut(&who).expect("the doctor applied"));
		};
		match event {
			Applied { doctor, .. } => {
				self.doctors.insert(doctor, Doctor::default());
			},
			ApplicationWithdrawn { doctor, .. } | EntryRemoved { doctor } => {
				self.doctors.remove(&doctor);
			},
			VerificationRequested { doctor: who, hospital, .. } => doctor(who, &|doctor| {
				doctor.requests.insert(hospital.clone());
			}),
			RequestWithdrawn { doctor: who, hospital, .. } => doctor(who, &|doctor| {
				doctor.requests.remove(&hospital);
			}),
			LicenceVerified { doctor: who, hospital, valid_until, .. } => doctor(who, &|doctor| {
				doctor.requests.remove(&hospital);
				doctor.verifications.insert(hospital.clone(), (valid_until, false));
			}),
			LicenceRenewed { doctor: who, hospital, valid_until, .. } => doctor(who, &|doctor| {
				if let Some(known) = doctor.verifications.get_mut(&hospital) {
					known.0 = valid_until;
				}
			}),
			VerificationWithdrawn { doctor: who, hospital, .. } => doctor(who, &|doctor| {
				doctor.verifications.remove(&hospital);
			}),
			VerificationSuspended { doctor: who, hospital, .. } => doctor(who, &|doctor| {
				if let Some(known) = doctor.verifications.get_mut(&hospital) {
					known.1 = true;
				}
			}),
			VerificationReinstated { doctor: who, hospital, .. } => doctor(who, &|doctor| {
				if let Some(known) = doctor.verifications.get_mut(&hospital) {
					known.1 = false;
				}
			}),
			LicenceLapsed { doctor: who } => doctor(who, &|doctor| doctor.verifications.clear()),
			DoctorSuspended { doctor, until, .. } => {
				self.suspended_doctors.insert(doctor, until);
			},
			SuspensionLifted { doctor, .. } => {
				self.suspended_doctors.remove(&doctor);
			},
			DoctorBarred { doctor, .. } => {
				self.barred_doctors.insert(doctor);
			},
			BarLifted { doctor } => {
				self.barred_doctors.remove(&doctor);
			},
			LicenceBarred { licence, .. } => self.barred_licences.push(licence),
			LicenceReleased { licence } => {
				self.barred_licences.retain(|barred| *barred != licence);
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
			AmountGivenBack { appointment, giver, by, held, .. } => {
				let info = Appointments::appointment_info(appointment).expect("it is kept");
				assert_eq!(giver, by, "somebody else gave money back");
				assert!(!held || giver == info.doctor, "{giver} lowered the bill of a doctor");
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
			EmergencyAnswered { emergency, epoch, until, .. } => {
				let data = self.emergencies.get_mut(&emergency).expect("it was opened");
				assert!(now < data.until, "it is over");
				assert_eq!(until, now + configs::policy::in_force().emergency_access);
				data.answered = Some(epoch);
				data.until = until;
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
