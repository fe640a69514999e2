//! The calls of the walk, and what they are made on: mostly what they can succeed on.

use super::{statements::unsigned, *};

/// The calls of the walk and how often each comes.
const CHOICES: [(&str, u64); 111] = [
	("invite", 6),
	("withdraw_invitation", 2),
	("decline_invitation", 1),
	("offer_sponsorship", 4),
	("withdraw_offer", 1),
	("accept_sponsorship", 4),
	("decline_sponsorship", 1),
	("end_sponsorship", 2),
	("stop_inviting", 1),
	("allow_inviting", 4),
	("register", 6),
	("update_profile", 2),
	("rotate_encryption_key", 2),
	("report_key_compromised", 1),
	("set_backup", 2),
	("deregister", 4),
	("suspend_participant", 2),
	("reinstate_participant", 3),
	("appoint_delegate", 5),
	("dismiss_delegate", 3),
	("resign_delegation", 2),
	("open_keyless_account", 1),
	("appoint_guardian", 3),
	("set_purse", 3),
	("propose_purse", 4),
	("confirm_purse", 4),
	("admit_hospital", 1),
	("remove_hospital", 1),
	("pause_validation", 1),
	("resume_validation", 1),
	("reinstate_validator", 1),
	("update_hospital", 1),
	("admit_auditor", 1),
	("remove_auditor", 1),
	("apply", 4),
	("withdraw_application", 2),
	("update_practice", 3),
	("request_verification", 16),
	("dismiss_verifier", 1),
	("verify", 16),
	("renew", 5),
	("verify_specialities", 3),
	("withdraw_verification", 1),
	("suspend_verification", 2),
	("reinstate_verification", 5),
	("suspend_everywhere", 2),
	("lift_suspension", 5),
	("bar", 1),
	("lift_bar", 5),
	("bar_licence", 1),
	("release_licence", 4),
	("assign_licence", 6),
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
	("report_no_show", 14),
	("contest_no_show", 12),
	("withdraw_no_show", 12),
	("give_back", 2),
	("book_series", 2),
	("cancel_series", 1),
	("offer_walk_in", 10),
	("accept_walk_in", 10),
	("accept_payments_for", 4),
	("decline_payments_for", 1),
	("dispute", 10),
	("take_case", 14),
	("add_evidence", 4),
	("close_evidence", 20),
	("resolve", 16),
	("appeal", 14),
	("vote", 12),
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

impl Walk {
	/// The name of a call.
	pub(super) fn choice(&mut self) -> &'static str {
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

	/// An appointment that is in such a dispute.
	fn dispute(
		&mut self,
		good: impl Fn(&DisputeInfo<AccountId>, Moment) -> bool,
	) -> Option<AppointmentInfo<AccountId, Balance>> {
		self.appointment(|info, now| {
			matches!(info.status, AppointmentStatus::Disputed { .. })
				&& info.dispute.as_ref().is_some_and(|dispute| good(dispute, now))
		})
	}

	/// A hospital that is a stranger to the case, mostly.
	fn stranger(&mut self, appointment: AppointmentId) -> Option<AccountId> {
		let strangers = Appointments::strangers(appointment, self.hospitals.clone());
		match self.random.one_of(&strangers) {
			Some(stranger) if self.random.chance(90) => Some(stranger),
			_ => self.hospital(),
		}
	}

	/// A share of the price, mostly within what is at stake.
	fn share(&mut self, info: &AppointmentInfo<AccountId, Balance>) -> Option<Permill> {
		let share = Permill::from_percent(u32::try_from(self.random.below(101)).ok()?);
		let about = Matter::NoShow { who: Party::Patient };
		let late = Permill::from_parts(info.late_cancellation_share);
		let bounded = info.status == AppointmentStatus::Disputed { about };
		Some(if bounded && self.random.chance(70) { share.min(late) } else { share })
	}

	/// Who is invited, and by whom.
	fn invitation(&mut self) -> Option<(AccountId, AccountId)> {
		let open: Vec<_> = self.oracle.invitations.iter().cloned().collect();
		self.random.one_of(&open)
	}

	/// Who was offered a sponsorship, and by whom.
	fn offer(&mut self) -> Option<(AccountId, AccountId)> {
		let open: Vec<_> = self.oracle.offers.iter().cloned().collect();
		self.random.one_of(&open)
	}

	/// A call, and in whose name it is made. `None` if there is nothing to make it on.
	pub(super) fn choose(&mut self, name: &str) -> Option<(Caller, RuntimeCall)> {
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
				let (invitee, sponsor) = self.invitation()?;
				on(sponsor.clone(), ParticipantsCall::withdraw_invitation { invitee, sponsor })
			},
			"decline_invitation" => {
				let (invitee, sponsor) = self.invitation()?;
				on(invitee, ParticipantsCall::decline_invitation { sponsor })
			},
			"register" => {
				let (invitee, sponsor) = self.invitation()?;
				let encryption_key = self.key();
				on(
					invitee,
					ParticipantsCall::register {
						sponsor,
						encryption_key,
						profile: None,
						signature: unsigned(),
					},
				)
			},
			"offer_sponsorship" => {
				let who = self.anybody()?;
				let sponsor = if self.random.chance(40) { self.clinic() } else { self.hospital() };
				let expires_at = self.later();
				on(sponsor?, ParticipantsCall::offer_sponsorship { who, expires_at })
			},
			"withdraw_offer" => {
				let (who, sponsor) = self.offer()?;
				on(sponsor, ParticipantsCall::withdraw_offer { who })
			},
			"accept_sponsorship" => {
				let (who, sponsor) = self.offer()?;
				on(who, ParticipantsCall::accept_sponsorship { sponsor })
			},
			"decline_sponsorship" => {
				let accepted: Vec<_> = self.oracle.next_sponsors.iter().collect();
				let accepted = self.random.one_of(&accepted).map(|(who, next)| {
					let (sponsor, _) = next.clone();
					((*who).clone(), sponsor)
				});
				let (who, sponsor) = accepted.or_else(|| self.offer())?;
				on(who, ParticipantsCall::decline_sponsorship { sponsor })
			},
			"end_sponsorship" => {
				let who = self.anybody()?;
				let sponsor = Participants::participant_info(who.clone())?.sponsor?;
				let by = if self.random.chance(90) { Some(sponsor) } else { self.hospital() };
				on(by?, ParticipantsCall::end_sponsorship { who })
			},
			"stop_inviting" => {
				let sponsor = if self.random.chance(50) { self.clinic() } else { self.hospital() };
				let call = ParticipantsCall::stop_inviting { sponsor: sponsor? };
				Some((Council, RuntimeCall::Participants(call)))
			},
			"allow_inviting" => {
				let stopped: Vec<_> = self.oracle.stopped.iter().cloned().collect();
				let call =
					ParticipantsCall::allow_inviting { sponsor: self.random.one_of(&stopped)? };
				Some((Council, RuntimeCall::Participants(call)))
			},
			"update_profile" => {
				let profile = Some(self.file());
				on(self.anybody()?, ParticipantsCall::update_profile { profile })
			},
			"rotate_encryption_key" => {
				let encryption_key = self.key();
				on(
					self.anybody()?,
					ParticipantsCall::rotate_encryption_key {
						encryption_key,
						signature: unsigned(),
					},
				)
			},
			"report_key_compromised" => {
				on(self.anybody()?, ParticipantsCall::report_key_compromised {})
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
				let purse = Balance::from(self.random.below(2_000)) * constants::CARE;
				let call = ParticipantsCall::appoint_delegate {
					delegate,
					relationship,
					scope,
					until,
					purse,
				};
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
					delegate_signature: unsigned(),
					signature: unsigned(),
				};
				if self.patients.len() < 12 {
					self.patients.extend(Participants::keyless_account(&hospital, &salt));
				}
				on(hospital, call)
			},
			"appoint_guardian" => {
				let account = self.random.one_of(self.patients.get(8..)?)?;
				let sponsor = Participants::participant_info(account.clone())?.sponsor?;
				let call = ParticipantsCall::appoint_guardian {
					account,
					delegate: self.patient()?,
					relationship: Relationship::Guardian,
					until: self.later(),
				};
				on(sponsor, call)
			},
			"set_purse" => {
				let all: Vec<_> = self.oracle.delegations.keys().cloned().collect();
				let (principal, delegate) = self.random.one_of(&all)?;
				let purse = Balance::from(self.random.below(2_000)) * constants::CARE;
				on(principal, ParticipantsCall::set_purse { delegate, purse })
			},
			"propose_purse" => {
				let account = self.random.one_of(self.patients.get(8..)?)?;
				let info = Participants::participant_info(account.clone())?;
				let delegate = info.delegates.first()?.delegate.clone();
				let purse = Balance::from(self.random.below(2_000)) * constants::CARE;
				on(info.sponsor?, ParticipantsCall::propose_purse { account, delegate, purse })
			},
			"confirm_purse" => {
				let account = self.random.one_of(self.patients.get(8..)?)?;
				let info = Participants::participant_info(account.clone())?;
				let delegate = info.delegates.first()?.delegate.clone();
				let proposed = Participants::purses_of(&account)
					.into_iter()
					.find_map(|purse| purse.proposed.filter(|_| purse.delegate == delegate));
				let purse = proposed.unwrap_or(constants::CARE);
				let call = ParticipantsCall::confirm_purse { account, delegate, purse };
				match proposed {
					Some(_) if self.random.chance(60) => on(self.hospital()?, call),
					_ => Some((Council, RuntimeCall::Participants(call))),
				}
			},
			"admit_hospital" => {
				let hospital = AccountId::new(blake2_256(&("hospital", self.number()).encode()));
				self.hospitals.push(hospital.clone());
				Some((
					Council,
					RuntimeCall::Consortium(ConsortiumCall::admit_hospital { hospital }),
				))
			},
			"remove_hospital" => {
				let departure = match self.random.chance(50) {
					true => Departure::Leaving { successor: self.hospital()? },
					false => Departure::ForCause,
				};
				let hospital = self.hospital()?;
				let call = ConsortiumCall::remove_hospital { hospital, departure };
				Some((Council, RuntimeCall::Consortium(call)))
			},
			"pause_validation" => {
				let call = ConsortiumCall::pause_validation {};
				Some((Account(self.hospital()?), RuntimeCall::Consortium(call)))
			},
			"resume_validation" => {
				let call = ConsortiumCall::resume_validation {};
				Some((Account(self.hospital()?), RuntimeCall::Consortium(call)))
			},
			"reinstate_validator" => {
				let hospital = self.hospital()?;
				// Nobody calls an offence: it is reported.
				Consortium::note_offence(&hospital);
				let call = ConsortiumCall::reinstate_validator { hospital };
				Some((Council, RuntimeCall::Consortium(call)))
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
					oracle.doctors.get(doctor).is_some_and(|doctor| doctor.verifications.is_empty())
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
			"request_verification" => {
				let doctors = self.doctors.clone();
				let oracle = &self.oracle;
				let doctor = self.random.pick(&doctors, |doctor| {
					oracle.doctors.get(doctor).is_some_and(|doctor| {
						doctor.requests.len() + doctor.verifications.len() < 2
					})
				})?;
				let hospital = self.hospital()?;
				registry(Account(doctor), RegistryCall::request_verification { hospital })
			},
			"dismiss_verifier" => {
				let doctor = self.any_doctor()?;
				let known = self.oracle.doctors.get(&doctor)?;
				let named: Vec<_> =
					known.requests.iter().chain(known.verifications.keys()).cloned().collect();
				let hospital = self.random.one_of(&named)?;
				registry(Account(doctor), RegistryCall::dismiss_verifier { hospital })
			},
			"verify" => {
				let doctors = self.doctors.clone();
				let oracle = &self.oracle;
				let doctor = self.random.pick(&doctors, |doctor| {
					oracle.doctors.get(doctor).is_some_and(|doctor| !doctor.requests.is_empty())
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
				// At times one that was not asked.
				let hospital = match self.random.chance(90) {
					true => self.random.one_of(&info.requests),
					false => self.hospital(),
				};
				let call = RegistryCall::verify { doctor, licence, specialities, valid_until };
				registry(Account(hospital?), call)
			},
			"renew"
			| "verify_specialities"
			| "withdraw_verification"
			| "suspend_verification"
			| "suspend_everywhere" => {
				let doctor = self.any_doctor()?;
				let known = self.oracle.doctors.get(&doctor)?;
				let verifiers: Vec<_> = known.verifications.keys().cloned().collect();
				let hospital = match self.random.chance(85) {
					true => self.random.one_of(&verifiers).or_else(|| self.hospital())?,
					false => self.hospital()?,
				};
				let reason = LicenceReason::Investigation;
				let mut caller = Account(hospital);
				let call = match name {
					"renew" => RegistryCall::renew {
						doctor,
						valid_until: now + self.random.below(6 * DAY),
					},
					"verify_specialities" => RegistryCall::verify_specialities {
						doctor,
						specialities: vec![394_802_001].try_into().ok()?,
					},
					"withdraw_verification" => {
						RegistryCall::withdraw_verification { doctor, reason }
					},
					"suspend_verification" => RegistryCall::suspend_verification { doctor, reason },
					_ => {
						if self.random.chance(20) {
							caller = Council;
						}
						RegistryCall::suspend_everywhere { doctor, reason }
					},
				};
				registry(caller, call)
			},
			"reinstate_verification" => {
				let suspended: Vec<_> = self
					.oracle
					.doctors
					.iter()
					.flat_map(|(doctor, known)| {
						let own = known.verifications.iter().filter(|(_, (_, is))| *is);
						own.map(|(hospital, _)| (doctor.clone(), hospital.clone()))
					})
					.collect();
				let (doctor, hospital) = self.random.one_of(&suspended)?;
				let hospital = if self.random.chance(80) { hospital } else { self.hospital()? };
				registry(Account(hospital), RegistryCall::reinstate_verification { doctor })
			},
			"lift_suspension" => {
				let suspended: Vec<_> = self
					.oracle
					.suspended_doctors
					.keys()
					.filter(|doctor| self.oracle.is_suspended_everywhere(doctor, now))
					.cloned()
					.collect();
				let doctor = self.random.one_of(&suspended)?;
				let caller =
					if self.random.chance(60) { Council } else { Account(self.hospital()?) };
				registry(caller, RegistryCall::lift_suspension { doctor })
			},
			"bar" => {
				let doctor = self.any_doctor()?;
				let caller =
					if self.random.chance(80) { Council } else { Account(self.hospital()?) };
				registry(caller, RegistryCall::bar { doctor, reason: LicenceReason::PatientSafety })
			},
			"lift_bar" => {
				let barred: Vec<_> = self.oracle.barred_doctors.iter().cloned().collect();
				let doctor = self.random.one_of(&barred)?;
				registry(Council, RegistryCall::lift_bar { doctor })
			},
			"bar_licence" | "assign_licence" => {
				let doctor = self.any_doctor()?;
				let info = DoctorRegistry::doctor(&doctor)?;
				let licence = pallet_care_doctor_registry::Licence {
					jurisdiction: info.jurisdiction.try_into().ok()?,
					number: info.licence_number.try_into().ok()?,
				};
				let call = match name {
					"bar_licence" => {
						let reason = LicenceReason::FalseDeclaration;
						RegistryCall::bar_licence { licence, reason }
					},
					_ => RegistryCall::assign_licence { licence, doctor },
				};
				registry(Council, call)
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
					matches!(
						info.status,
						AppointmentStatus::Booked | AppointmentStatus::Disputed { .. }
					)
				})?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::cancel { appointment: info.id })
			},
			"check_in" => {
				let info = self.appointment(|info, now| {
					matches!(info.status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
						&& (info.slot.start.saturating_sub(2 * HOUR)..info.slot.end).contains(&now)
				})?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::check_in { appointment: info.id })
			},
			"complete" => {
				let info = self.appointment(|info, now| {
					matches!(info.status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
						&& (info.checked_in.patient.is_some() || now >= info.slot.start)
				})?;
				let share = Permill::from_percent(u32::try_from(self.random.below(101)).ok()?);
				let amount = if self.random.chance(60) { info.price } else { share * info.price };
				visit(info.doctor, AppointmentsCall::complete { appointment: info.id, amount })
			},
			"give_back" => {
				let info = self.appointment(|info, now| {
					info.paid.is_some()
						|| (info.billed.is_some_and(|billed| billed > 0)
							&& info.deadline.is_some_and(|deadline| now < deadline))
				})?;
				let (giver, most) = match info.paid {
					Some(paid) => (paid.to, paid.amount),
					None => (info.doctor, info.billed?),
				};
				let amount = Balance::from(self.random.below(u64::try_from(most).ok()?)) + 1;
				let call = AppointmentsCall::give_back { appointment: info.id, amount };
				visit(giver, call)
			},
			"book_series" => {
				let patient = self.patient()?;
				let doctor = self.doctor()?;
				let count = 1 + self.random.below(4);
				let starts: Vec<_> = (0..count).map(|_| self.start(&doctor)).collect();
				let call = AppointmentsCall::book_series {
					doctor,
					starts: starts.try_into().ok()?,
					max_price: FEE,
					policy: None,
					details: None,
					folder: None,
				};
				visit(patient, call)
			},
			"cancel_series" => {
				let info = self.appointment(|info, now| {
					info.status == AppointmentStatus::Booked && now < info.slot.start
				})?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::cancel_series { appointment: info.id })
			},
			"offer_walk_in" | "accept_walk_in" => {
				let offers: Vec<_> = pallet_care_appointments::WalkIns::<Runtime>::iter()
					.flat_map(|(doctor, offers)| {
						offers.into_iter().map(move |offer| (doctor.clone(), offer))
					})
					.filter(|(_, offer)| now < offer.at + 10 * MINUTE)
					.collect();
				match self.random.one_of(&offers) {
					Some((doctor, offer)) if self.random.chance(80) => {
						let call = AppointmentsCall::accept_walk_in {
							doctor,
							start: offer.start,
							max_price: FEE,
							policy: None,
							details: None,
							folder: None,
						};
						visit(offer.patient, call)
					},
					_ => {
						let doctor = self.doctor()?;
						let patient = self.patient()?;
						// Mostly a slot that is under way or starts soon.
						let hours =
							pallet_care_appointments::Practices::<Runtime>::get(&doctor)?.hours;
						let from = now.saturating_sub(HOUR);
						let starts: Vec<_> = (0..18u64)
							.map(|step| from - from % (5 * MINUTE) + step * 5 * MINUTE)
							.filter(|start| {
								let slots = hours.iter().filter_map(|entry| entry.slot_at(*start));
								slots.map(|(slot, _)| slot).any(|slot| now < slot.end)
							})
							.collect();
						let start = self.random.one_of(&starts)?;
						visit(doctor, AppointmentsCall::offer_walk_in { patient, start })
					},
				}
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
					matches!(info.status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
						&& now >= (info.slot.start + info.slot.end) / 2
						&& now >= info.slot.start + 10 * MINUTE
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
			"withdraw_no_show" => {
				let info = self.appointment(|info, now| {
					info.deadline.is_some_and(|deadline| now < deadline)
						&& matches!(
							info.status,
							AppointmentStatus::NoShow { .. }
								| AppointmentStatus::Disputed { about: Matter::NoShow { .. } }
						)
				})?;
				let side = match info.status {
					AppointmentStatus::NoShow { who: Party::Doctor }
					| AppointmentStatus::Disputed {
						about: Matter::NoShow { who: Party::Doctor },
					} => info.patient,
					_ => info.doctor,
				};
				visit(side, AppointmentsCall::withdraw_no_show { appointment: info.id })
			},
			"accept_payments_for" | "decline_payments_for" => {
				let doctor = self.doctor()?;
				let payee = DoctorRegistry::payee(&doctor)?;
				let call = match name {
					"accept_payments_for" => AppointmentsCall::accept_payments_for { doctor },
					_ => AppointmentsCall::decline_payments_for { doctor },
				};
				visit(payee, call)
			},
			"take_case" => {
				let info = self.dispute(|dispute, _| dispute.stage == DisputeStage::Waiting)?;
				let judge = self.stranger(info.id)?;
				visit(judge, AppointmentsCall::take_case { appointment: info.id })
			},
			"add_evidence" => {
				let info = self.dispute(|dispute, _| dispute.stage != DisputeStage::Decided)?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				let content = self.file();
				visit(side, AppointmentsCall::add_evidence { appointment: info.id, content })
			},
			"close_evidence" => {
				let info = self.dispute(|dispute, now| {
					dispute.evidence_until.is_some_and(|until| now < until)
				})?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::close_evidence { appointment: info.id })
			},
			"resolve" => {
				let info = self.dispute(|dispute, now| {
					dispute.stage == DisputeStage::Taken
						&& dispute.evidence_until.is_some_and(|until| now >= until)
				})?;
				let doctor_share = self.share(&info)?;
				let judge = info.dispute.and_then(|dispute| dispute.judge);
				let by = if self.random.chance(90) { judge? } else { self.hospital()? };
				visit(by, AppointmentsCall::resolve { appointment: info.id, doctor_share })
			},
			"appeal" => {
				let info = self.dispute(|dispute, _| dispute.stage == DisputeStage::Decided)?;
				let side = self.random.one_of(&[info.patient, info.doctor])?;
				visit(side, AppointmentsCall::appeal { appointment: info.id })
			},
			"vote" => {
				let info = self.dispute(|dispute, now| {
					dispute.stage == DisputeStage::Ballot
						&& dispute.evidence_until.is_some_and(|until| now >= until)
				})?;
				let doctor_share = self.share(&info)?;
				let seat = self.stranger(info.id)?;
				visit(seat, AppointmentsCall::vote { appointment: info.id, doctor_share })
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
					signature: unsigned(),
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
					signature: unsigned(),
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
				access(self.doctor()?, AccessCall::break_glass { folder })
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
						let purpose =
							grant.purposes.first().copied().unwrap_or(PurposeOfUse::Legal);
						(grant.grantee.clone(), grant.folder, grant.epoch, purpose)
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
		let mut purposes = std::collections::BTreeSet::from([purpose]);
		if self.random.chance(30) {
			purposes.insert(self.purpose());
		}
		let call = AccessCall::grant_access {
			folder,
			scope,
			right: if write { Right::Write } else { Right::Read },
			purposes: purposes.try_into().expect("there are few"),
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
}
