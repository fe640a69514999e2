//! Nobody reads without a right: random calls of many users, against a model that knows nothing
//! of the pallet's storage.

use super::*;
use rand::{rngs::StdRng, seq::SliceRandom, Rng, SeedableRng};
use std::collections::BTreeMap;

const STEPS: u32 = 2_000;
const PATIENTS: [AccountId; 2] = [PATIENT, OTHER_PATIENT];
const DOCTORS: [AccountId; 3] = [DOCTOR, SECOND, THIRD];
const ALL: [AccountId; 9] =
	[PATIENT, OTHER_PATIENT, DOCTOR, SECOND, THIRD, CLINIC, HOSPITAL, AUDITOR, STRANGER];
const PURPOSES: [PurposeOfUse; 4] = [
	PurposeOfUse::Treatment,
	PurposeOfUse::HealthcareResearch,
	PurposeOfUse::BreakTheGlass,
	PurposeOfUse::EmergencyTreatment,
];

struct ModelFolder {
	owner: AccountId,
	epoch: Epoch,
	closed: bool,
}

struct ModelRecord {
	folder: FolderId,
	epoch: Epoch,
	sealed_to: SealedTo,
	erased: bool,
}

/// A right that was given: to whom, for what, from an epoch, until when.
struct ModelRight {
	folder: FolderId,
	record: Option<RecordId>,
	reader: AccountId,
	/// What it is for: an emergency has two.
	purposes: Vec<PurposeOfUse>,
	/// The epochs whose keys it brought, up to this one; none for an unanswered emergency.
	epoch: Option<Epoch>,
	until: Moment,
	/// Whether a newer one takes its place: `true` for grants.
	replaceable: bool,
}

#[derive(Default)]
struct Model {
	folders: BTreeMap<FolderId, ModelFolder>,
	records: BTreeMap<RecordId, ModelRecord>,
	grants: BTreeMap<GrantId, ModelRight>,
	emergencies: BTreeMap<EmergencyId, ModelRight>,
	/// Who had keys of which epoch of a folder, and may not read on.
	stale: Vec<(FolderId, Epoch, Moment)>,
}

impl Model {
	fn may_read(
		&self,
		who: AccountId,
		record: RecordId,
		purpose: Option<PurposeOfUse>,
		now: Moment,
	) -> bool {
		let Some(data) = self.records.get(&record) else { return false };
		let folder = &self.folders[&data.folder];
		if data.erased {
			return false;
		}
		if folder.owner == who {
			return true;
		}
		let Some(member) = world(|world| world.members.get(&who).cloned()) else { return false };
		let licensed = world(|world| world.licensed.contains(&who));
		if member.suspended || folder.closed {
			return false;
		}
		self.grants.values().chain(self.emergencies.values()).any(|right| {
			let covers = match right.record {
				Some(one) => one == record,
				None => {
					right.folder == data.folder
						&& data.sealed_to == SealedTo::Folder
						&& right.epoch.is_some_and(|epoch| data.epoch <= epoch)
				},
			};
			let care = match purpose {
				Some(purpose) => purpose.is_care(),
				None => right.purposes.iter().all(|purpose| purpose.is_care()),
			};
			right.reader == who
				&& covers && now < right.until
				&& purpose.is_none_or(|purpose| right.purposes.contains(&purpose))
				&& (member.role != Role::Doctor || !care || licensed)
		})
	}

	/// Whether somebody had keys of the folder's epoch and no longer the right to them.
	fn rotation_due(&self, folder: FolderId, now: Moment) -> bool {
		let epoch = self.folders[&folder].epoch;
		self.stale.iter().any(|(of, stale, from)| *of == folder && *stale == epoch && *from <= now)
			|| self.grants.values().chain(self.emergencies.values()).any(|right| {
				right.folder == folder
					&& right.record.is_none()
					&& right.epoch == Some(epoch)
					&& right.until <= now
			})
	}

	/// A right ends before its time.
	fn end(&mut self, right: ModelRight, now: Moment) {
		if let (None, Some(epoch)) = (right.record, right.epoch) {
			self.stale.push((right.folder, epoch, now.min(right.until)));
		}
	}
}

fn pick<T: Copy>(rng: &mut StdRng, of: &[T]) -> Option<T> {
	of.choose(rng).copied()
}

/// One random call; the model follows where it succeeds.
fn step(rng: &mut StdRng, model: &mut Model, step: u32) {
	let now = Now::get();
	let folders: Vec<FolderId> = model.folders.keys().copied().collect();
	let records: Vec<RecordId> = model.records.keys().copied().collect();
	let who = pick(rng, &ALL).unwrap();
	// Mostly folders that something can happen to.
	let open: Vec<FolderId> = if rng.gen_bool(0.9) {
		folders.iter().copied().filter(|id| !model.folders[id].closed).collect()
	} else {
		folders
	};
	let some_folder = pick(rng, &open).unwrap_or(folder(1));
	let owner = model.folders.get(&some_folder).map_or(PATIENT, |data| data.owner);
	// Mostly the right one calls, at times anybody.
	let mut maybe = |rightful: AccountId| if rng.gen_bool(0.9) { rightful } else { who };
	let by_owner = maybe(owner);
	match rng.gen_range(0..26) {
		0 => {
			let patient = pick(rng, &PATIENTS).unwrap();
			let name = H256::from_low_u64_be(u64::from(step) + 1);
			let with = rng.gen_bool(0.7);
			let made = RecordAccess::create_folder(
				signed(patient),
				name,
				key(step),
				LONGEST,
				content(),
				if with { custodian(HOSPITAL) } else { EmergencyPolicy::Never },
				with.then(content),
			);
			if made.is_ok() {
				model.folders.insert(name, ModelFolder { owner: patient, epoch: 0, closed: false });
			}
		},
		1 => {
			let keys = rng.gen_bool(0.6).then(content);
			let done = RecordAccess::rotate_folder(
				signed(by_owner),
				some_folder,
				key(step),
				content(),
				keys,
			);
			if done.is_ok() {
				model.folders.get_mut(&some_folder).unwrap().epoch += 1;
			}
		},
		2 if rng.gen_bool(0.15) => {
			if RecordAccess::close_folder(signed(by_owner), some_folder).is_ok() {
				model.folders.get_mut(&some_folder).unwrap().closed = true;
			}
		},
		3..=6 => {
			let sealed_to = if rng.gen_bool(0.7) { SealedTo::Folder } else { SealedTo::Patient };
			let epoch = model.folders.get(&some_folder).map_or(0, |data| data.epoch);
			let author = if rng.gen_bool(0.6) { by_owner } else { who };
			let id = NextRecord::<Test>::get();
			let done = RecordAccess::add_record(
				signed(author),
				some_folder,
				epoch,
				sealed_to,
				content(),
				content(),
				None,
			);
			if done.is_ok() {
				assert!(
					sealed_to == SealedTo::Patient || !model.rotation_due(some_folder, now),
					"a record was sealed to keys that somebody lost the right to"
				);
				let record = ModelRecord { folder: some_folder, epoch, sealed_to, erased: false };
				model.records.insert(id, record);
			}
		},
		7 if rng.gen_bool(0.2) => {
			if let Some(record) = pick(rng, &records) {
				let owner = model.folders[&model.records[&record].folder].owner;
				if RecordAccess::erase_record(signed(owner), record).is_ok() {
					model.records.get_mut(&record).unwrap().erased = true;
				}
			}
		},
		8..=12 => {
			let grantee = pick(rng, &ALL).unwrap();
			let inside: Vec<RecordId> = records
				.iter()
				.copied()
				.filter(|id| model.records[id].folder == some_folder)
				.collect();
			let record = match rng.gen_range(0..10) {
				0 => pick(rng, &records),
				1..=2 => pick(rng, &inside),
				_ => None,
			};
			let right = if rng.gen_bool(0.8) { Right::Read } else { Right::Write };
			let purposes: Vec<_> = [pick(rng, &PURPOSES), pick(rng, &PURPOSES)]
				.into_iter()
				.flatten()
				.take(rng.gen_range(1..3))
				.collect();
			let set = std::collections::BTreeSet::from_iter(purposes.iter().copied());
			let until = now + rng.gen_range(0..9 * DAY);
			let epoch = model.folders.get(&some_folder).map_or(0, |data| data.epoch);
			let id = NextGrant::<Test>::get();
			let done = RecordAccess::grant_access(
				signed(by_owner),
				some_folder,
				record.map_or(GrantScope::Folder, GrantScope::Record),
				grantee,
				right,
				set.try_into().unwrap(),
				until,
				(right == Right::Read).then(content),
				1,
				epoch,
				None,
			);
			if done.is_ok() && right == Right::Read {
				// It takes the place of a live one, without making rotation due.
				model.grants.retain(|_, old| {
					!(old.replaceable
						&& old.folder == some_folder
						&& old.record == record
						&& old.reader == grantee
						&& now < old.until)
				});
				model.grants.insert(
					id,
					ModelRight {
						folder: some_folder,
						record,
						reader: grantee,
						purposes,
						epoch: Some(epoch),
						until,
						replaceable: true,
					},
				);
			}
		},
		13..=14 => {
			let ids: Vec<GrantId> = model.grants.keys().copied().collect();
			if let Some(id) = pick(rng, &ids) {
				let right = &model.grants[&id];
				let (owner, grantee) = (model.folders[&right.folder].owner, right.reader);
				let done = if rng.gen_bool(0.7) {
					let reason = RevocationReason::CareEnded;
					RecordAccess::revoke_access(signed(owner), id, reason)
				} else {
					RecordAccess::renounce_access(signed(grantee), id)
				};
				if done.is_ok() {
					let right = model.grants.remove(&id).unwrap();
					model.end(right, now);
				}
			}
		},
		15 => {
			let doctor = pick(rng, &DOCTORS).unwrap();
			let id = NextEmergency::<Test>::get();
			if RecordAccess::break_glass(signed(doctor), some_folder).is_ok() {
				model.emergencies.insert(
					id,
					ModelRight {
						folder: some_folder,
						record: None,
						reader: doctor,
						purposes: vec![
							PurposeOfUse::BreakTheGlass,
							PurposeOfUse::EmergencyTreatment,
						],
						epoch: None,
						until: now + ACCESS,
						replaceable: false,
					},
				);
			}
		},
		16..=18 => {
			let ids: Vec<EmergencyId> = model.emergencies.keys().copied().collect();
			// The latest are the ones that something can happen to.
			let Some(id) = pick(rng, &ids[ids.len().saturating_sub(4)..]) else { return };
			let right = &model.emergencies[&id];
			let (of, doctor) = (right.folder, right.reader);
			let data = &model.folders[&of];
			let (epoch, patient) = (data.epoch, data.owner);
			match rng.gen_range(0..5) {
				0 | 1 => {
					let envelope = content();
					let done =
						RecordAccess::answer_emergency(signed(HOSPITAL), id, envelope, 1, epoch);
					if done.is_ok() {
						let right = model.emergencies.get_mut(&id).unwrap();
						right.epoch = Some(epoch);
						right.until = now + ACCESS;
					}
				},
				2 => {
					let _ = RecordAccess::justify_emergency(signed(doctor), id, content());
				},
				3 => {
					let verdict =
						if rng.gen_bool(0.8) { Verdict::Justified } else { Verdict::Abuse };
					let _ = RecordAccess::review_emergency(signed(AUDITOR), id, verdict);
				},
				_ => {
					if RecordAccess::close_emergency(signed(patient), id).is_ok() {
						let right = model.emergencies.remove(&id).unwrap();
						model.end(right, now);
					}
				},
			}
		},
		19 => {
			let _ = RecordAccess::request_access(
				signed(pick(rng, &DOCTORS).unwrap()),
				some_folder,
				PurposeOfUse::Treatment,
				now + rng.gen_range(1..2 * DAY),
				CareBasis::Assignment,
			);
			let next = NextRequest::<Test>::get().max(1);
			let request = rng.gen_range(0..next);
			if rng.gen_bool(0.3) {
				let _ = RecordAccess::deny_request(signed(owner), request);
			} else if rng.gen_bool(0.3) {
				let _ = RecordAccess::withdraw_request(signed(who), request);
			}
		},
		20 => {
			let someone = pick(rng, &[DOCTOR, SECOND, THIRD, CLINIC]).unwrap();
			if rng.gen_bool(0.5) {
				let suspended = rng.gen_bool(0.2);
				if world(|world| world.members.contains_key(&someone)) {
					suspend(someone, suspended);
				}
			} else {
				license(someone, rng.gen_bool(0.8));
			}
		},
		21 => {
			let doctor = pick(rng, &DOCTORS).unwrap();
			if rng.gen_bool(0.5) {
				let _ = RecordAccess::exclude_doctor(signed(by_owner), doctor);
			} else {
				let _ = RecordAccess::readmit_doctor(signed(by_owner), doctor);
			}
			let _ = RecordAccess::clear_bar(RuntimeOrigin::root(), doctor);
		},
		22 => {
			if let Some(record) = pick(rng, &records) {
				let author = Records::<Test>::get(record).unwrap().author;
				let of = model.records[&record].folder;
				let epoch = model.folders[&of].epoch;
				let id = NextRecord::<Test>::get();
				if rng.gen_bool(0.5) {
					let _ = RecordAccess::mark_entered_in_error(signed(author), record);
				} else if RecordAccess::amend_record(
					signed(author),
					record,
					epoch,
					SealedTo::Patient,
					content(),
					content(),
				)
				.is_ok()
				{
					let sealed_to = SealedTo::Patient;
					model
						.records
						.insert(id, ModelRecord { folder: of, epoch, sealed_to, erased: false });
				}
			}
		},
		24 if rng.gen_bool(0.3) => {
			// Somebody's keys are where they should not be.
			let someone = pick(rng, &[PATIENT, DOCTOR, SECOND, THIRD, CLINIC]).unwrap();
			lose_keys(someone);
			let rights = model.grants.values().chain(model.emergencies.values());
			let lost = rights.filter(|right| right.reader == someone && right.record.is_none());
			model.stale.extend(lost.filter_map(|right| Some((right.folder, right.epoch?, now))));
			let own = model.folders.iter().filter(|(_, data)| data.owner == someone);
			model.stale.extend(own.map(|(id, data)| (*id, data.epoch, now)));
		},
		23 if rng.gen_bool(0.3) => {
			// Somebody leaves, or one who left comes back.
			let someone = pick(rng, &[SECOND, THIRD, CLINIC]).unwrap();
			if world(|world| world.members.contains_key(&someone)) {
				leave(someone);
				let rights = model.grants.iter().filter(|(_, right)| right.reader == someone);
				for id in rights.map(|(id, _)| *id).collect::<Vec<_>>() {
					let right = model.grants.remove(&id).unwrap();
					model.end(right, now);
				}
				let rights = model.emergencies.iter().filter(|(_, right)| right.reader == someone);
				for id in rights.map(|(id, _)| *id).collect::<Vec<_>>() {
					let right = model.emergencies.remove(&id).unwrap();
					model.end(right, now);
				}
				pass(1);
			} else {
				let role = if someone == CLINIC { Role::Clinic } else { Role::Doctor };
				world(|world| world.join(someone, role));
			}
		},
		_ => {
			pass(rng.gen_range(0..6 * HOUR));
			if rng.gen_bool(0.02) {
				pass(RETENTION / 2);
			}
			idle();
		},
	}
}

fn run(seed: u64) {
	println!("seed {seed}");
	let mut rng = StdRng::seed_from_u64(seed);
	let mut reads = 0u32;
	build_and_execute(|| {
		let mut model = Model::default();
		world(|world| {
			for doctor in DOCTORS {
				world.assignments.insert((doctor, OTHER_PATIENT));
			}
		});
		for number in 0..STEPS {
			step(&mut rng, &mut model, number);
			let now = Now::get();
			let records: Vec<RecordId> = model.records.keys().copied().collect();
			let readers: Vec<(AccountId, FolderId, PurposeOfUse)> = model
				.grants
				.values()
				.chain(model.emergencies.values())
				.filter(|right| now < right.until)
				.map(|right| (right.reader, right.folder, right.purposes[0]))
				.collect();
			for _ in 0..8 {
				// Half of the questions are about somebody who was given something.
				let (who, record, purpose) = match pick(&mut rng, &readers) {
					Some((reader, folder, purpose)) if rng.gen_bool(0.5) => {
						let inside: Vec<RecordId> = records
							.iter()
							.copied()
							.filter(|id| model.records[id].folder == folder)
							.collect();
						(reader, pick(&mut rng, &inside), Some(purpose))
					},
					_ => (
						pick(&mut rng, &ALL).unwrap(),
						pick(&mut rng, &records),
						pick(&mut rng, &PURPOSES).filter(|_| rng.gen_bool(0.7)),
					),
				};
				let Some(record) = record else { break };
				let expected = model.may_read(who, record, purpose, now);
				let answer = RecordAccess::can_access(&who, record, purpose, None);
				let allowed = matches!(answer, Access::Granted { .. });
				assert_eq!(
					allowed, expected,
					"seed {seed}, step {number}: {who} reading {record} for {purpose:?}: {answer:?}"
				);
				let purpose = purpose.unwrap_or(PurposeOfUse::Treatment);
				let owner = model.folders[&model.records[&record].folder].owner;
				let declared = RecordAccess::declare_read(signed(who), record, purpose).is_ok();
				assert_eq!(
					declared,
					who != owner && model.may_read(who, record, Some(purpose), now),
					"seed {seed}, step {number}: {who} declaring {record} for {purpose:?}"
				);
				reads += u32::from(declared);
			}
			if number % 8 == 0 {
				for (id, _) in model.folders.iter().filter(|(_, data)| !data.closed) {
					assert_eq!(
						rotation_due(*id),
						model.rotation_due(*id, now),
						"seed {seed}, step {number}: rotation of {id}"
					);
				}
			}
			if number % 25 == 0 {
				if let Err(error) = RecordAccess::do_try_state() {
					panic!("seed {seed}, step {number}: {error:?}");
				}
				System::reset_events();
			}
		}
	});
	println!("{reads} reads were declared");
	assert!(reads > 200, "seed {seed}: only {reads} reads: the walk shows too little");
}

#[test]
fn nobody_reads_without_a_right() {
	run(1);
}

#[test]
fn nobody_reads_without_a_right_in_a_new_walk() {
	run(rand::random());
}
