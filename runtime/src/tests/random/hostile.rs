//! Hostile people among the others: each tries every call with any arguments, as itself and in the
//! name of whoever appointed it. What they change of others is held against what the rules let such a
//! person change.

use super::{any_call::Calls, *};
use carechain_primitives::api::{
	DelegateInfo, DoctorInfo, FolderInfo, ParticipantInfo, SponsorshipInfo,
};
use polkadot_sdk::{
	frame_support::{
		storage::{with_transaction, TransactionOutcome},
		traits::fungible::Inspect,
	},
	sp_runtime::DispatchError,
};

/// What somebody has that others may want to change.
#[derive(Clone, PartialEq)]
struct Holdings {
	/// Role, keys, profile, backup; without sponsor, suspension and delegates.
	identity: Option<ParticipantInfo<AccountId, Balance>>,
	sponsor: Option<AccountId>,
	suspended_until: Option<Moment>,
	delegates: Vec<DelegateInfo<AccountId, Balance>>,
	free: Balance,
	held: Balance,
	/// With what is on hold for whatever reason, deposits included.
	total: Balance,
	/// Without whether rotation is due, which follows from others' rights.
	folders: Vec<FolderInfo<AccountId>>,
	/// Who may read or write in the folders: grants, and emergencies that were answered.
	rights: BTreeMap<(bool, u64), AccountId>,
	/// The entry in the register, without whether it makes a licence now.
	practice: Option<DoctorInfo<AccountId, Balance>>,
	/// The open appointments, of either side.
	open: BTreeMap<AppointmentId, AppointmentInfo<AccountId, Balance>>,
}

/// How a hostile person stands to somebody, by what is so before it acts.
struct Standing {
	/// In which scope it acts for the other.
	scope: Option<DelegationScope>,
	/// It, or somebody for whom it acts, vouches for the other.
	sponsor: bool,
	/// It, or somebody for whom it acts, verified the other or was asked to.
	verifier: bool,
	/// It, or somebody for whom it acts, is a hospital in force.
	hospital: bool,
	/// Itself and all for whom it acts.
	names: BTreeSet<AccountId>,
}

impl Standing {
	fn acts(&self, scope: DelegationScope) -> bool {
		self.scope.is_some_and(|own| own == scope || own == DelegationScope::Guardian)
	}
}

impl Walk {
	/// What everybody has.
	fn holdings(&self) -> BTreeMap<AccountId, Holdings> {
		let mut all: BTreeMap<_, _> = self
			.everybody()
			.into_iter()
			.map(|who| {
				let info = Participants::participant_info(who.clone());
				let holdings = Holdings {
					suspended_until: info.as_ref().and_then(|info| info.suspended_until),
					delegates: info.as_ref().map(|info| info.delegates.clone()).unwrap_or_default(),
					sponsor: info.as_ref().and_then(|info| info.sponsor.clone()),
					identity: info.map(|info| ParticipantInfo {
						sponsor: None,
						// Anybody may offer, and the sponsor gives notice.
						sponsorship: SponsorshipInfo {
							ends_at: None,
							offers: Vec::new(),
							..info.sponsorship.clone()
						},
						inviting: None,
						suspended_until: None,
						frozen: false,
						delegates: Vec::new(),
						..info
					}),
					free: Balances::free_balance(&who),
					held: held(&who),
					total: Balances::total_balance(&who),
					folders: Vec::new(),
					rights: BTreeMap::new(),
					practice: DoctorRegistry::doctor(&who).map(|info| DoctorInfo {
						licensed: false,
						status: LicenceStatus::Applied,
						..info
					}),
					open: BTreeMap::new(),
				};
				(who, holdings)
			})
			.collect();
		for (id, folder) in self.oracle.folders.iter().filter(|(_, folder)| !folder.closed) {
			let info = RecordAccess::folder_info(*id).expect("folders stay");
			let Some(of) = all.get_mut(&folder.patient) else { continue };
			of.folders.push(FolderInfo { rotation_due: false, ..info });
		}
		let live = self.oracle.grants.iter().filter(|(_, grant)| grant.revoked.is_none());
		let granted = live
			.filter(|(_, grant)| now() < grant.until)
			.map(|(id, grant)| ((false, *id), grant.folder, &grant.grantee));
		let answered = self.oracle.emergencies.iter().filter(|(_, it)| it.answered.is_some());
		let broken = answered
			.filter(|(_, it)| now() < it.until)
			.map(|(id, it)| ((true, *id), it.folder, &it.doctor));
		for (id, folder, reader) in granted.chain(broken) {
			if let Some(of) = all.get_mut(&self.oracle.folders[&folder].patient) {
				of.rights.insert(id, reader.clone());
			}
		}
		for id in self.oracle.appointments.iter().rev().take(150) {
			let Some(info) = Appointments::appointment_info(*id) else { continue };
			if info.deadline.is_none() {
				continue;
			}
			for side in [&info.patient, &info.doctor] {
				if let Some(of) = all.get_mut(side) {
					of.open.insert(info.id, info.clone());
				}
			}
		}
		all
	}

	/// For whom a hostile person acts, and in which scope.
	fn principals(&self, hostile: &AccountId) -> BTreeMap<AccountId, DelegationScope> {
		let now = now();
		let all = self.oracle.delegations.iter();
		all.filter(|((_, delegate), (_, until))| delegate == hostile && now < *until)
			.map(|((principal, _), (scope, _))| (principal.clone(), *scope))
			.collect()
	}

	/// How it stands to somebody.
	fn standing(
		&self,
		hostile: &AccountId,
		principals: &BTreeMap<AccountId, DelegationScope>,
		to: &AccountId,
		holdings: &Holdings,
	) -> Standing {
		let mut names: BTreeSet<_> = principals.keys().cloned().collect();
		names.insert(hostile.clone());
		let in_force = |who: &AccountId| self.oracle.hospitals.contains(who);
		let hospital = names.iter().any(in_force);
		let sponsor = holdings.sponsor.as_ref();
		let verifier = holdings.practice.as_ref().is_some_and(|info| {
			let verified = info.verifications.iter().map(|it| &it.hospital);
			// The successor of one that left has its duties.
			verified
				.chain(&info.requests)
				.any(|verifier| names.contains(verifier) || hospital && !in_force(verifier))
		});
		Standing {
			scope: principals.get(to).copied(),
			sponsor: sponsor.is_some_and(|sponsor| names.contains(sponsor)),
			verifier,
			hospital,
			names,
		}
	}

	/// What the hostile person changed of somebody else that it may not change.
	fn overreach(
		&self,
		standing: &Standing,
		hostile: &AccountId,
		before: &Holdings,
		after: &Holdings,
	) -> Vec<&'static str> {
		use DelegationScope::{Access, Desk, Guardian};
		let mut found = Vec::new();
		let mut unless = |allowed: bool, what: &'static str| {
			if !allowed {
				found.push(what);
			}
		};
		if before.identity != after.identity {
			unless(standing.acts(Guardian), "who it is, its key, profile or backup");
		}
		if before.sponsor != after.sponsor {
			// Who sponsors it leaves: its own sponsor takes over.
			unless(standing.acts(Guardian) || standing.sponsor, "who answers for it");
		}
		if before.suspended_until != after.suspended_until {
			unless(standing.sponsor, "whether it is suspended");
		}
		if before.delegates != after.delegates {
			// A delegate resigns; where there is no guardian the sponsor names one.
			let others = |all: &[DelegateInfo<AccountId, Balance>]| -> Vec<_> {
				all.iter().filter(|one| one.delegate != *hostile).cloned().collect()
			};
			let resigned = others(&before.delegates) == after.delegates;
			unless(resigned || standing.acts(Guardian) || standing.sponsor, "who acts for it");
		}
		if after.free < before.free {
			unless(standing.acts(Desk), "its free money");
		}
		if after.held < before.held {
			// By the other side of the visit, by a judge, or by anybody once it is due; and the
			// doctor's side lowers the bill.
			let mut settled = before
				.open
				.iter()
				.filter(|(_, info)| info.escrow.is_some())
				.filter_map(|(id, info)| match after.open.get(id) {
					Some(left) => (left.billed != info.billed).then_some((info, true)),
					None => Some((info, false)),
				})
				.peekable();
			let known = settled.peek().is_some()
				&& settled.all(|(info, lowered)| {
					let side = [&info.patient, &info.doctor];
					let disputed = matches!(info.status, AppointmentStatus::Disputed { .. });
					if lowered {
						return standing.names.contains(&info.doctor);
					}
					side.into_iter().any(|side| standing.names.contains(side))
						|| disputed && standing.hospital
						|| info.deadline.is_some_and(|deadline| deadline <= now())
						|| !DoctorRegistry::was_licensed_at(&info.doctor, info.slot.start)
				});
			unless(known, "its money in escrow");
		}
		if before.folders != after.folders {
			unless(standing.acts(Guardian), "its folders");
		}
		for id in after.rights.keys() {
			if !before.rights.contains_key(id) {
				let custodian = id.0 && standing.hospital;
				unless(standing.acts(Access) || custodian, "who may read its records");
			}
		}
		for (id, reader) in &before.rights {
			if !after.rights.contains_key(id) {
				// A reader may give its right up.
				unless(
					standing.acts(Access) || standing.names.contains(reader),
					"whom it lets read its records",
				);
			}
		}
		if before.practice != after.practice {
			unless(standing.acts(Guardian) || standing.verifier, "its entry in the register");
		}
		for (id, info) in &before.open {
			let Some(left) = after.open.get(id) else { continue };
			if left != info {
				let side = [&info.patient, &info.doctor];
				let party = side.into_iter().any(|side| standing.names.contains(side));
				unless(party || standing.hospital, "its appointments");
				let billed = left.billed == info.billed || standing.names.contains(&info.doctor);
				unless(billed, "what it is billed, or bills");
			}
		}
		found
	}

	/// What a thief changed with the key of somebody who is frozen: what captures or destroys. What
	/// takes rights away from others may change.
	fn captured(before: &Holdings, after: &Holdings) -> Vec<&'static str> {
		let key = |holdings: &Holdings| {
			holdings.identity.clone().map(|it| (it.encryption_key, it.backup, it.signer))
		};
		let kept = |holdings: &Holdings| -> Vec<_> {
			let folders = holdings.folders.iter();
			folders.map(|it| (it.id, it.epoch, it.recipient, it.owner_envelope)).collect()
		};
		let subset = after.delegates.iter().all(|one| before.delegates.contains(one));
		let rights = after.rights.keys().all(|id| before.rights.contains_key(id));
		[
			(key(before) != key(after), "its key, backup or signer"),
			(before.sponsor != after.sponsor, "who answers for it"),
			(!subset, "who acts for it"),
			(after.free < before.free && after.total < before.total, "its money"),
			(kept(before) != kept(after), "its folders"),
			(!rights, "who may read its records"),
		]
		.into_iter()
		.filter_map(|(changed, what)| changed.then_some(what))
		.collect()
	}

	/// One call of a thief who has somebody's key, after the sponsor heard of it.
	fn steal(&mut self, calls: &Calls) {
		let frozen = |who: &AccountId| {
			Participants::participant_info(who.clone()).is_some_and(|info| info.frozen)
		};
		let victims: Vec<_> = self.everybody().into_iter().filter(frozen).collect();
		if let Some(victim) = self.random.one_of(&victims) {
			return self.attack(calls, &victim);
		}
		let Some(who) = self.random.one_of(&self.patients.clone()) else { return };
		let info = Participants::participant_info(who.clone());
		let Some(sponsor) = info.and_then(|info| info.sponsor) else { return };
		let until = Some(now() + (1 + self.random.below(60)) * MINUTE);
		let reason = SuspensionReason::KeyCompromised;
		let suspend = ParticipantsCall::suspend_participant { who, reason, until };
		// A sponsor that did so before has to wait.
		let _ = RuntimeCall::Participants(suspend).dispatch(RuntimeOrigin::signed(sponsor));
		self.learn();
	}

	/// One call of a hostile person.
	fn attack(&mut self, calls: &Calls, hostile: &AccountId) {
		let Some(mut call) = calls.any(self) else { return };
		if matches!(call, RuntimeCall::Balances(pallet_balances::Call::burn { .. })) {
			// Everybody may burn its own money. The walk shows that none is lost otherwise.
			return;
		}
		let principals = self.principals(hostile);
		if self.random.chance(50) {
			let trusting: Vec<_> = principals.keys().cloned().collect();
			let principal = match self.random.one_of(&trusting) {
				Some(principal) if self.random.chance(80) => principal,
				_ => self.anybody().expect("there are people"),
			};
			let call_for = ParticipantsCall::act_for { principal, call: Box::new(call) };
			call = RuntimeCall::Participants(call_for);
		}
		// Whoever attacks states what it can.
		statements::state(&mut call, hostile, hostile);
		let name = call.get_call_metadata();
		let origin = || RuntimeOrigin::signed(hostile.clone());
		// Most fail: then there is nothing to compare.
		let succeeds = with_transaction(|| {
			let succeeds = call.clone().dispatch(origin()).is_ok();
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(succeeds))
		});
		let succeeds = succeeds == Ok(true);
		self.count((name.pallet_name, name.function_name), succeeds);
		if !succeeds {
			return;
		}
		let before = self.holdings();
		let shown = format!("{call:?}");
		assert!(call.dispatch(origin()).is_ok(), "it did just so");
		self.learn();
		let after = self.holdings();
		let frozen =
			Participants::participant_info(hostile.clone()).is_some_and(|info| info.frozen);
		if let (true, Some(before), Some(after)) = (frozen, before.get(hostile), after.get(hostile))
		{
			let found = Self::captured(before, after);
			assert!(found.is_empty(), "a thief changed of {hostile}: {found:?}, by {shown}");
		}
		for (other, before) in before.iter().filter(|(other, _)| *other != hostile) {
			let standing = self.standing(hostile, &principals, other, before);
			let found = self.overreach(&standing, hostile, before, &after[other]);
			assert!(found.is_empty(), "{hostile} changed of {other}: {found:?}, by {shown}");
		}
	}
}

const SEED: u64 = 20_261_128;

#[test]
fn nobody_changes_what_is_not_theirs() {
	let seed = from_environment("CARECHAIN_SEED").unwrap_or(SEED);
	let steps = from_environment("CARECHAIN_HOSTILE_STEPS").unwrap_or(20_000);
	println!("CARECHAIN_SEED={seed}");
	let calls = Calls::new();
	let mut walk = Walk::new(seed);
	genesis().execute_with(|| {
		open_block(START);
		set_policy();
		populate(&mut walk);
		walk.learn();
		let issuance = Balances::total_issuance();
		// One of each kind.
		let hostile = [
			walk.hospitals[2].clone(),
			walk.clinics[2].clone(),
			walk.doctors[5].clone(),
			walk.patients[7].clone(),
			walk.auditors[0].clone(),
		];
		for step in 1..=steps {
			// Half of what happens is ordinary, so that there is something to take.
			if walk.random.chance(50) {
				walk.step();
			} else if walk.random.chance(20) {
				walk.steal(&calls);
			} else {
				let one = walk.random.one_of(&hostile).expect("there are some");
				walk.attack(&calls, &one);
			}
			if step % u64::from(STEPS_PER_BLOCK) == 0 {
				walk.end_block(issuance);
				walk.pause();
			}
		}
	});
	for ((pallet, call), (succeeded, failed)) in &walk.tally {
		println!("{pallet:>18}.{call:<28} {succeeded:>5} succeeded {failed:>5} failed");
	}
}
