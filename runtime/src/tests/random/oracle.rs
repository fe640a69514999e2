//! The oracle: what follows from events alone, by the rules of the design in their own words.

use super::*;
use carechain_primitives::traits::RunningTime;

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
	/// A custodian who has the current epoch's identity was let go, or lost it.
	pub(super) custodian_gone: bool,
	/// Which event began the current epoch, and which gave the custodian its identity.
	pub(super) began: u64,
	pub(super) custody: u64,
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
	pub(super) purposes: Purposes,
	pub(super) until: Moment,
	pub(super) epoch: Epoch,
	pub(super) revoked: Option<RevocationReason>,
	/// Which event gave it, and which took it.
	pub(super) given: u64,
	pub(super) taken: u64,
}

pub(super) struct Emergency {
	pub(super) folder: FolderId,
	pub(super) doctor: AccountId,
	pub(super) custodian: AccountId,
	pub(super) until: Moment,
	pub(super) answered: Option<Epoch>,
	/// Which event answered it.
	pub(super) answer: u64,
	/// In running time.
	pub(super) answer_by: Moment,
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
	/// Counts events.
	events: u64,
	/// Which events put an account's keys in doubt.
	lost: BTreeMap<AccountId, Vec<u64>>,
	/// Whose guardian's time may have ended, whether that guardian ever acted or not.
	unguarded: BTreeSet<AccountId>,
	pub(super) roles: BTreeMap<AccountId, Role>,
	/// Those in force.
	pub(super) hospitals: BTreeSet<AccountId>,
	/// Those that left for cause: what they verified does not count.
	pub(super) expelled: BTreeSet<AccountId>,
	/// Until when; kept by who leaves and comes back.
	pub(super) suspended: BTreeMap<AccountId, Option<Moment>>,
	/// Those of them whose key may be in other hands.
	frozen: BTreeSet<AccountId>,
	pub(super) doctors: BTreeMap<AccountId, Doctor>,
	/// Doctors suspended everywhere, and until when; kept by who leaves and comes back.
	pub(super) suspended_doctors: BTreeMap<AccountId, Option<Moment>>,
	/// Suspensions everywhere by hospitals: whose, by whom, when.
	pub(super) interims: Vec<(AccountId, AccountId, Moment)>,
	/// Accounts that the council barred; kept by who leaves and comes back.
	pub(super) barred_doctors: BTreeSet<AccountId>,
	pub(super) barred_licences: Vec<pallet_care_doctor_registry::Licence>,
	pub(super) delegations: BTreeMap<(AccountId, AccountId), (DelegationScope, Moment)>,
	/// Who is invited, and by whom.
	pub(super) invitations: BTreeSet<(AccountId, AccountId)>,
	/// Whom a sponsorship was offered, and by whom.
	pub(super) offers: BTreeSet<(AccountId, AccountId)>,
	/// Who vouched for whom.
	pub(super) sponsors: BTreeMap<AccountId, AccountId>,
	/// Who was accepted to be the next, from when on.
	pub(super) next_sponsors: BTreeMap<AccountId, (AccountId, Moment)>,
	/// When a sponsor's notice ends it.
	pub(super) notices: BTreeMap<AccountId, Moment>,
	/// Whose inviting the council stopped.
	pub(super) stopped: BTreeSet<AccountId>,
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
			// Its key may be a thief's.
			return !(self.is_suspended(who, now) && self.frozen.contains(who));
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
				&& covers && purpose.is_none_or(|purpose| grant.purposes.contains(&purpose))
				&& match purpose {
					Some(purpose) => may_care || !purpose.is_care(),
					None => may_care || grant.purposes.iter().any(|purpose| !purpose.is_care()),
				}
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

	/// Whether keys that were given to the account between two events are in doubt.
	fn has_lost(&self, who: &AccountId, from: u64, until: u64) -> bool {
		self.lost.get(who).is_some_and(|all| all.iter().any(|at| from < *at && *at < until))
	}

	/// Whether the identity of the folder's epoch may be with somebody who was a guardian.
	pub(super) fn may_be_unguarded(&self, id: FolderId, now: Moment) -> bool {
		let unguarded = |who: &AccountId| {
			self.unguarded.contains(who)
				|| self.delegations.iter().any(|((principal, _), (scope, until))| {
					principal == who && *scope == DelegationScope::Guardian && *until <= now
				})
		};
		let holders = self.grants.values().filter(|grant| grant.folder == id);
		unguarded(&self.folders[&id].patient) || holders.map(|grant| &grant.grantee).any(unguarded)
	}

	/// Whether the identity of the folder's epoch is where it should not be, for other reasons than
	/// a guardian's end.
	pub(super) fn is_exposed(&self, id: FolderId, now: Moment) -> bool {
		let folder = &self.folders[&id];
		let grants = self.grants.values().any(|grant| {
			grant.folder == id
				&& grant.scope == GrantScope::Folder
				&& grant.right == Right::Read
				&& grant.epoch == folder.epoch
				&& (self.has_lost(&grant.grantee, grant.given, grant.taken)
					|| match grant.revoked {
						// The grantee has another grant in its place, which is looked at itself.
						Some(RevocationReason::Replaced) => false,
						Some(_) => true,
						None => now >= grant.until,
					})
		});
		let emergencies = self.emergencies.values().any(|emergency| {
			emergency.folder == id
				&& emergency.answered == Some(folder.epoch)
				&& (now >= emergency.until
					|| self.has_lost(&emergency.doctor, emergency.answer, u64::MAX))
		});
		// A custodian that is no hospital any more has the identity still.
		let left = |custodian| {
			!self.hospitals.contains(custodian)
				|| self.has_lost(custodian, folder.custody, u64::MAX)
		};
		folder.custodian_gone
			|| folder.custodian.as_ref().is_some_and(left)
			|| grants || emergencies
			|| self.has_lost(&folder.patient, folder.began, u64::MAX)
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

	/// The changes of sponsor whose time has come.
	pub(super) fn settle_sponsors(&mut self, now: Moment) {
		let frozen: BTreeSet<_> =
			self.frozen.iter().filter(|who| self.is_suspended(who, now)).cloned().collect();
		let sponsors = &mut self.sponsors;
		let notices = &mut self.notices;
		self.next_sponsors.retain(|who, (sponsor, from)| {
			// A thief could have accepted.
			let arrived = *from <= now && !frozen.contains(who);
			if arrived {
				sponsors.insert(who.clone(), sponsor.clone());
				notices.remove(who);
			}
			!arrived
		});
	}

	/// Who vouches for an account at `now`, by what events said.
	pub(super) fn sponsor(&self, who: &AccountId, now: Moment) -> Option<AccountId> {
		let ended = self.notices.get(who).is_some_and(|end| *end <= now);
		self.sponsors.get(who).filter(|_| !ended).cloned()
	}

	/// Takes in what happened, and checks what must not.
	fn lose(&mut self, who: AccountId) {
		self.lost.entry(who).or_default().push(self.events);
	}

	pub(super) fn learn(&mut self, event: RuntimeEvent, now: Moment) {
		self.events += 1;
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
			Invited { invitee, sponsor, .. } => {
				assert!(!self.stopped.contains(&sponsor), "a stopped sponsor invites");
				self.invitations.insert((invitee, sponsor));
			},
			InvitationWithdrawn { invitee, sponsor, .. }
			| InvitationDeclined { invitee, sponsor, .. }
			| InvitationExpired { invitee, sponsor } => {
				assert!(self.invitations.remove(&(invitee, sponsor)), "it was invited");
			},
			Registered { who, role, sponsor, .. } => {
				assert!(!self.stopped.contains(&sponsor), "a stopped sponsor's invitation is used");
				assert!(self.invitations.remove(&(who.clone(), sponsor.clone())), "uninvited");
				self.sponsors.insert(who.clone(), sponsor);
				self.roles.insert(who, role);
			},
			Admitted { who, role } => {
				self.roles.insert(who, role);
			},
			KeylessAccountOpened { account, sponsor, .. } => {
				self.sponsors.insert(account.clone(), sponsor);
				self.roles.insert(account, Role::Patient);
			},
			InvitingStopped { sponsor } => {
				self.stopped.insert(sponsor);
			},
			InvitingAllowed { sponsor } => {
				self.stopped.remove(&sponsor);
			},
			SponsorshipOffered { who, sponsor, .. } => {
				self.offers.insert((who, sponsor));
			},
			SponsorshipOfferWithdrawn { who, sponsor, .. }
			| SponsorshipOfferExpired { who, sponsor } => {
				assert!(self.offers.remove(&(who, sponsor)), "it was offered");
			},
			SponsorshipAccepted { who, sponsor, from, .. } => {
				assert!(self.offers.remove(&(who.clone(), sponsor.clone())), "it was offered");
				if from == now {
					// Its sponsor goes on.
					self.next_sponsors.remove(&who);
					self.notices.remove(&who);
				} else {
					self.next_sponsors.insert(who, (sponsor, from));
				}
			},
			SponsorshipDeclined { who, sponsor, .. } => {
				self.offers.remove(&(who.clone(), sponsor.clone()));
				if self.next_sponsors.get(&who).is_some_and(|(next, _)| *next == sponsor) {
					self.next_sponsors.remove(&who);
				}
			},
			SponsorshipEnding { who, until, .. } => {
				self.notices.insert(who, until);
			},
			Deregistered { who, .. } | Dismissed { who, .. } => {
				self.roles.remove(&who);
				self.sponsors.remove(&who);
				self.next_sponsors.remove(&who);
				self.notices.remove(&who);
				self.delegations.retain(|(principal, _), _| *principal != who);
				self.exclusions.retain(|(patient, _)| *patient != who);
				// Coming back brings nothing back.
				for grant in self.grants.values_mut() {
					if grant.grantee == who && grant.revoked.is_none() && now < grant.until {
						grant.revoked = Some(RevocationReason::GranteeLeft);
						grant.taken = self.events;
					}
				}
				for emergency in self.emergencies.values_mut() {
					if emergency.doctor == who {
						emergency.until = emergency.until.min(now);
					}
				}
			},
			KeyReportedCompromised { who, .. } => self.lose(who),
			ParticipantSuspended { who, until, reason, .. } => {
				self.frozen.remove(&who);
				if reason == SuspensionReason::KeyCompromised {
					self.lose(who.clone());
					self.frozen.insert(who.clone());
				}
				self.suspended.insert(who, until);
			},
			ParticipantReinstated { who, .. } => {
				self.suspended.remove(&who);
			},
			DelegateAppointed { principal, delegate, scope, until, .. } => {
				let before = self.delegations.get(&(principal.clone(), delegate.clone()));
				if before.is_some_and(|(scope, _)| *scope == DelegationScope::Guardian) {
					self.unguarded.insert(principal.clone());
				}
				self.delegations.insert((principal, delegate), (scope, until));
			},
			DelegateDismissed { principal, delegate, .. }
			| DelegationResigned { principal, delegate, .. }
			| DelegationExpired { principal, delegate } => {
				let ended = self.delegations.remove(&(principal.clone(), delegate));
				if ended.is_some_and(|(scope, _)| scope == DelegationScope::Guardian) {
					self.unguarded.insert(principal);
				}
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
				let before = self.doctors.insert(doctor.clone(), Doctor::default());
				if before.is_some_and(|before| !before.verifications.is_empty()) {
					self.lose(doctor);
				}
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
			LicenceLapsed { doctor: who } => {
				doctor(who.clone(), &|doctor| doctor.verifications.clear());
				self.lose(who);
			},
			DoctorSuspended { doctor, until, .. } => {
				self.suspended_doctors.insert(doctor, until);
			},
			SuspensionLifted { doctor, .. } => {
				self.suspended_doctors.remove(&doctor);
			},
			DoctorBarred { doctor, .. } => {
				self.lose(doctor.clone());
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
				let began = self.events;
				let data = Folder {
					patient,
					epoch: 0,
					closed: false,
					custodian,
					custodian_gone: false,
					began,
					custody: began,
				};
				assert!(self.folders.insert(folder, data).is_none(), "a folder's name is its own");
			},
			FolderRotated { folder, epoch, .. } => {
				let data = self.folders.get_mut(&folder).expect("it was created");
				assert_eq!(epoch, data.epoch + 1, "epochs only grow");
				data.epoch = epoch;
				data.custodian_gone = false;
				data.began = self.events;
				data.custody = self.events;
			},
			CustodyEnded { folder, .. } => {
				self.folders.get_mut(&folder).expect("it was created").custodian = None;
			},
			FolderClosed { folder, .. } => {
				self.folders.get_mut(&folder).expect("it was created").closed = true;
				self.requests.retain(|_, request| request.folder != folder);
			},
			EmergencyPolicySet { folder, emergency, .. } => {
				let before = &self.folders[&folder];
				let lost = before
					.custodian
					.as_ref()
					.is_some_and(|known| self.has_lost(known, before.custody, u64::MAX));
				let data = self.folders.get_mut(&folder).expect("it was created");
				let custodian = custodian_of(emergency);
				data.custodian_gone |=
					lost || (data.custodian.is_some() && data.custodian != custodian);
				data.custodian = custodian;
				data.custody = self.events;
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
				purposes,
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
				let data = Grant {
					folder,
					scope,
					grantee,
					right,
					purposes,
					until,
					epoch,
					revoked: None,
					given: self.events,
					taken: u64::MAX,
				};
				self.grants.insert(grant, data);
			},
			AccessRevoked { grant, reason, .. } => {
				let data = self.grants.get_mut(&grant).expect("it was granted");
				assert!(data.revoked.is_none() && now < data.until, "it ended already");
				data.revoked = Some(reason);
				data.taken = self.events;
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
				vouchers,
				until,
				justify_by,
				..
			} => {
				assert!(self.is_licensed(&doctor, now), "{doctor} is not licensed");
				let verified_by = |hospital: &AccountId| {
					let known = self.doctors[&doctor].verifications.get(hospital);
					known.is_some_and(|(until, suspended)| now < *until && !suspended)
						&& !self.expelled.contains(hospital)
				};
				match vouchers.as_slice() {
					// One that left handed its duties on, which the custodian may have.
					[] => assert!(
						verified_by(&custodian)
							|| self.doctors[&doctor].verifications.keys().any(|hospital| {
								verified_by(hospital) && !self.hospitals.contains(hospital)
							}),
						"{custodian} did not verify {doctor}"
					),
					[one, other] => {
						assert!(one != other && verified_by(one) && verified_by(other));
					},
					_ => panic!("two vouch"),
				}
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
						answer: 0,
						answer_by: <Consortium as RunningTime>::times(now).at_clock(until),
						justify_by,
						justified: false,
						reviewed: false,
					},
				);
			},
			EmergencyAnswered { emergency, epoch, until, .. } => {
				let data = self.emergencies.get_mut(&emergency).expect("it was opened");
				assert!(<Consortium as RunningTime>::now() < data.answer_by, "it is over");
				assert_eq!(until, now + configs::policy::in_force().emergency_access);
				data.answered = Some(epoch);
				data.answer = self.events;
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
