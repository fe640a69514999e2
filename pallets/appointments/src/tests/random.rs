//! Many users do anything at all, in any order: the invariants hold after every block.

use super::*;

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
		self.next() % end
	}

	fn one_of<Item: Copy>(&mut self, items: &[Item]) -> Item {
		items[self.below(items.len() as u64) as usize]
	}

	fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}
}

const PATIENTS: [AccountId; 5] = [1, 2, 3, 4, 5];
const DOCTORS: [AccountId; 3] = [11, 12, 13];

fn any_hours(random: &mut Random) -> BoundedVec<WeeklyHours, MaxHours> {
	let offset = random.one_of(&[-48i8, -2, 0, 4, 23, 56]);
	(0..7u8)
		.filter(|_| random.chance(80))
		.collect::<Vec<_>>()
		.into_iter()
		.map(|weekday| {
			let from_minute = random.one_of(&[0, 300, 480, 1_080]);
			WeeklyHours {
				utc_offset_quarters: offset,
				..entry(
					weekday,
					from_minute,
					(from_minute + random.one_of(&[60, 120, 355])).min(1_440),
					random.one_of(&[5, 20, 30, 60]),
				)
			}
		})
		.collect::<Vec<_>>()
		.try_into()
		.unwrap()
}

/// An open slot of the doctor, mostly.
fn any_start(random: &mut Random, doctor: AccountId) -> Moment {
	let now = Now::get();
	let from = now + random.below(4) * DAY;
	match Appointments::open_slots(doctor, from, from + 2 * DAY) {
		Ok(slots) if !slots.is_empty() && random.chance(90) => {
			// Early ones, so that they are fought for.
			let early = slots.len().min(12);
			random.one_of(&slots[..early]).start
		},
		_ => (now + random.below(3 * DAY)) / SLOT_GRAIN * SLOT_GRAIN,
	}
}

/// An appointment: mostly one that is still open and at which the call has a chance, so that not
/// all of them fail.
fn any_appointment(random: &mut Random, call: u64) -> AppointmentId {
	let (now, running) = (Now::get(), <Running as RunningTime>::now());
	let promising = |appointment: &AppointmentOf<Test>| match call {
		12..=14 => appointment.proposal_at(now, running).is_some(),
		16 | 17 => {
			appointment.is_upcoming()
				&& (appointment.slot.start.saturating_sub(HOUR)..appointment.slot.end)
					.contains(&now)
		},
		18 | 19 | 21 => appointment.is_upcoming() && now >= appointment.slot.start,
		31 | 40 => appointment.billed.is_some(),
		22 | 29 => matches!(appointment.status, AppointmentStatus::NoShow { .. }),
		24 | 32..=37 => matches!(appointment.status, AppointmentStatus::Disputed { .. }),
		25 => appointment.due.is_some_and(|due| due.at <= running),
		_ => true,
	};
	let mut open = crate::Appointments::<Test>::iter()
		.filter(|(_, appointment)| appointment.due.is_some())
		.collect::<Vec<_>>();
	if random.chance(70) && open.iter().any(|(_, appointment)| promising(appointment)) {
		open.retain(|(_, appointment)| promising(appointment));
	}
	if !open.is_empty() && random.chance(95) {
		open[random.below(open.len() as u64) as usize].0
	} else {
		random.below(NextAppointmentId::<Test>::get() + 1)
	}
}

fn any_hospital(random: &mut Random) -> AccountId {
	random.one_of(&[HOSPITAL, OTHER_HOSPITAL, SEATS[0], SEATS[1], SEATS[2]])
}

fn act(random: &mut Random) -> (&'static str, DispatchResult) {
	let call = random.below(46);
	let id = any_appointment(random, call);
	let (patient, doctor) = match crate::Appointments::<Test>::get(id) {
		Some(appointment) => (appointment.patient, appointment.doctor),
		None => (random.one_of(&PATIENTS), random.one_of(&DOCTORS)),
	};
	let side = random.one_of(&[patient, doctor]);
	let who = match random.below(20) {
		0 => random.one_of(&PATIENTS),
		1 => random.one_of(&DOCTORS),
		_ => side,
	};
	let origin = if random.chance(15) { acting_for(who, CLINIC) } else { signed(who) };
	match call {
		0 => {
			let doctor = random.one_of(&DOCTORS);
			let policy = CancellationPolicy {
				notice: random.below(2 * DAY),
				late_share: Permill::from_percent(random.below(101) as u32),
			};
			let hours = any_hours(random);
			("publish", Appointments::publish_hours(signed(doctor), hours, policy))
		},
		1 => {
			let day = (Now::get() / DAY + random.below(5)) as DayNumber;
			("close", Appointments::close_day(signed(random.one_of(&DOCTORS)), day))
		},
		2 => {
			let day = (Now::get() / DAY + random.below(5)) as DayNumber;
			("reopen", Appointments::reopen_day(signed(random.one_of(&DOCTORS)), day))
		},
		3..=9 => {
			let (patient, doctor) = (random.one_of(&PATIENTS), random.one_of(&DOCTORS));
			let start = any_start(random, doctor);
			let folder = random.chance(50).then(|| folder_of(patient));
			let origin = signed(patient);
			let call = Appointments::book(origin, doctor, start, Balance::MAX, None, None, folder);
			("book", call)
		},
		10 | 11 => {
			let start = any_start(random, doctor);
			("propose", Appointments::propose_reschedule(origin, id, start))
		},
		12 | 13 => {
			let proposed = crate::Appointments::<Test>::get(id).and_then(|it| it.proposed);
			let start = proposed.map_or(0, |proposal| proposal.slot.start);
			("accept", Appointments::accept_reschedule(origin, id, start))
		},
		14 => ("decline", Appointments::decline_reschedule(origin, id)),
		15 => ("cancel", Appointments::cancel(origin, id)),
		16 | 17 => ("check in", Appointments::check_in(origin, id)),
		18 | 19 => {
			let most = crate::Appointments::<Test>::get(id).map_or(0, |it| it.price);
			let amount = random.one_of(&[most, most, most / 3, 0, most + 1]);
			("complete", Appointments::complete(signed(doctor), id, amount))
		},
		20 => ("confirm", Appointments::confirm(signed(patient), id)),
		21 => ("no show", Appointments::report_no_show(origin, id)),
		22 => ("contest", Appointments::contest_no_show(origin, id)),
		23 => ("dispute", Appointments::dispute(signed(patient), id)),
		24 => {
			let share = Permill::from_percent(random.below(51) as u32);
			let stage = Disputes::<Test>::get(id).map(|dispute| dispute.stage);
			let hospital = match stage {
				Some(disputes::Stage::Taken { judge, .. }) if random.chance(80) => judge,
				_ => any_hospital(random),
			};
			("resolve", Appointments::resolve(signed(hospital), id, share))
		},
		25 => ("settle", Appointments::settle_due(signed(STRANGER), id)),
		26 => {
			// Somebody claims what is due of the escrow itself.
			let works = !EscrowFails::get();
			let due = Escrows::iter().find(|(_, held)| works && held.due.0 <= Running::now());
			if let Some((escrow, _)) = due {
				Bank::claim(escrow);
			}
			("claim", Ok(()))
		},
		27 => {
			let (patient, doctor) = (random.one_of(&PATIENTS), random.one_of(&DOCTORS));
			let until = Now::get() + random.below(3 * DAY);
			let origin = signed(HOSPITAL);
			("assign", Appointments::assign_doctor(origin, doctor, patient, until))
		},
		28 => ("unassign", Appointments::unassign_doctor(signed(HOSPITAL), doctor, patient)),
		32 | 33 => ("take", Appointments::take_case(signed(any_hospital(random)), id)),
		34 => {
			let digest = H256::from_low_u64_be(random.below(100));
			let content = ContentRef { codec: Codec::Raw, digest, size: 1 };
			("evidence", Appointments::add_evidence(origin, id, content))
		},
		35 => ("heard", Appointments::close_evidence(origin, id)),
		36 => ("appeal", Appointments::appeal(origin, id)),
		37 => {
			let share = Permill::from_percent(random.below(51) as u32);
			("vote", Appointments::vote(signed(any_hospital(random)), id, share))
		},
		38 => {
			// The chain stands still for a while.
			if random.chance(3) {
				stand_still(random.below(3 * DAY));
			}
			("stand still", Ok(()))
		},
		29 => ("withdraw", Appointments::withdraw_no_show(origin, id)),
		30 => {
			// A doctor's payee changes, accepts, or leaves.
			let (doctor, payee) = (random.one_of(&DOCTORS), random.one_of(&[CLINIC, STRANGER]));
			match random.below(3) {
				0 => {
					NamedPayees::insert(doctor, payee);
					("name", Ok(()))
				},
				1 => ("accept pay", Appointments::accept_payments_for(signed(payee), doctor)),
				_ => ("decline pay", Appointments::decline_payments_for(signed(payee), doctor)),
			}
		},
		31 | 40 => {
			let known = crate::Appointments::<Test>::get(id);
			let amount = random.one_of(&[1, 500, known.as_ref().map_or(0, |it| it.bill())]);
			let paid = known.and_then(|it| it.paid);
			let giver = paid.map_or(doctor, |paid| paid.to);
			("give back", Appointments::give_back(signed(giver), id, amount))
		},
		41 => {
			let (patient, doctor) = (random.one_of(&PATIENTS), random.one_of(&DOCTORS));
			let starts = (0..1 + random.below(3)).map(|_| any_start(random, doctor));
			let starts = starts.collect::<Vec<_>>().try_into().unwrap();
			let origin = signed(patient);
			let call =
				Appointments::book_series(origin, doctor, starts, Balance::MAX, None, None, None);
			("series", call)
		},
		42 => (
			"cancel series",
			Appointments::cancel_series(origin, id).map(|_| ()).map_err(|e| e.error),
		),
		43 => {
			let (patient, doctor) = (random.one_of(&PATIENTS), random.one_of(&DOCTORS));
			let now = Now::get();
			let hours = Practices::<Test>::get(doctor).map(|it| it.hours).unwrap_or_default();
			// A slot that is under way or starts soon, mostly.
			let start = (now.saturating_sub(HOUR) / SLOT_GRAIN..(now + HOUR) / SLOT_GRAIN)
				.map(|grain| grain * SLOT_GRAIN)
				.find(|start| {
					hours.iter().filter_map(|entry| entry.slot_at(*start)).any(|(slot, _)| {
						slot.end > now && Appointments::is_free(&doctor, &slot, None)
					})
				})
				.unwrap_or(now);
			("offer", Appointments::offer_walk_in(signed(doctor), patient, start))
		},
		44 => {
			let offers = WalkIns::<Test>::iter()
				.flat_map(|(doctor, offers)| offers.into_iter().map(move |it| (doctor, it)))
				.collect::<Vec<_>>();
			let Some((doctor, offer)) = offers.last().cloned() else { return ("walk in", Ok(())) };
			let call = Appointments::accept_walk_in(
				signed(offer.patient),
				doctor,
				offer.start,
				Balance::MAX,
				None,
				None,
				None,
			);
			("walk in", call)
		},
		_ => {
			// Somebody is suspended, or no longer; fees change; an escrow refuses for a while.
			let who = random.one_of(&[PATIENTS[0], PATIENTS[1], DOCTORS[0], DOCTORS[1]]);
			match random.below(4) {
				0 if random.chance(30) => Suspended::insert(who, ()),
				0 => (),
				1 => Suspended::remove(who),
				2 => Fees::insert(random.one_of(&DOCTORS), random.one_of(&[0, 100, FEE])),
				_ => EscrowFails::set(&random.chance(30)),
			}
			("world", Ok(()))
		},
	}
}

/// What each name of a call came to: how often it succeeded, and how often not.
type Tally = std::collections::BTreeMap<&'static str, (u32, u32)>;

fn run(seed: u64, steps: u32) -> Tally {
	let mut tally = Tally::new();
	let mut random = Random(seed);
	build_and_execute(|| {
		let total = Bank::total();
		for patient in PATIENTS {
			Roles::insert(patient, Role::Patient);
			Sponsors::insert(patient, CLINIC);
			FolderOwners::insert(folder_of(patient), patient);
		}
		for doctor in DOCTORS {
			Roles::insert(doctor, Role::Doctor);
			Fees::insert(doctor, FEE);
			Affiliations::insert((doctor, HOSPITAL), ());
			let hours = any_hours(&mut random);
			let _ = Appointments::publish_hours(signed(doctor), hours, POLICY);
		}
		Retention::set(&(2 * DAY));
		DisputeWindow::set(&DAY);
		DisputeDeadline::set(&(2 * DAY));
		EvidenceWindow::set(&(DAY / 2));
		DecisionWindow::set(&DAY);
		AppealWindow::set(&DAY);
		for _ in 0..steps {
			System::reset_events();
			// A failed call changes nothing: the calls' own layer sees to that in a block.
			let result = frame::deps::frame_support::storage::with_storage_layer(|| {
				let (name, result) = act(&mut random);
				let count = tally.entry(name).or_default();
				if result.is_ok() {
					count.0 += 1;
				} else {
					count.1 += 1;
				}
				result
			});
			let _ = result;
			if random.chance(60) {
				let step = random.one_of(&[10 * MINUTE, 10 * MINUTE, HOUR, 4 * HOUR]);
				let now = Now::get() + random.below(step);
				Now::set(&now);
				// Mostly there is no or little room left in a block.
				let limit = <()>::on_idle_base()
					.saturating_add(<()>::on_idle_settle().saturating_mul(random.below(4)));
				let used = Appointments::work_off(limit);
				assert!(used.all_lte(limit));
			}
			System::set_block_number(System::block_number() + 1);
			check();
			assert_eq!(Bank::total(), total, "money came or went");
		}
		// Left alone, everything ends by itself and goes.
		EscrowFails::set(&false);
		for _ in 0..10 {
			Now::set(&(Now::get() + 10 * DAY));
			idle();
			check();
		}
		assert_eq!(Escrows::iter().count(), 0);
		assert_eq!(crate::Appointments::<Test>::iter().count(), 0);
		assert_eq!(TakenSlots::<Test>::iter().count(), 0);
		assert_eq!(ClosedDays::<Test>::iter().count(), 0);
		assert_eq!(Assignments::<Test>::iter().count(), 0);
		assert_eq!(OpenCount::<Test>::iter().count(), 0);
		assert_eq!(Cases::<Test>::iter().count(), 0);
		assert_eq!(Agenda::<Test>::iter().count(), 0);
		assert_eq!(UpcomingOf::<Test>::iter().count(), 0);
		assert_eq!(OpenDisputes::<Test>::iter().count(), 0);
		assert_eq!(Bank::total(), total, "money came or went");
	});
	tally
}

#[test]
fn invariants_hold_whatever_users_do() {
	let seed = match std::env::var("CARECHAIN_SEED") {
		Ok(seed) => seed.parse().expect("CARECHAIN_SEED is a number"),
		Err(_) => std::time::SystemTime::now()
			.duration_since(std::time::UNIX_EPOCH)
			.expect("a clock past 1970")
			.as_nanos() as u64,
	};
	println!("CARECHAIN_SEED={seed}");
	let tally = run(seed, 3_000);
	println!("{tally:?}");
	// A run in which calls only fail would prove nothing.
	let names = [
		"book",
		"complete",
		"cancel",
		"check in",
		"accept",
		"confirm",
		"dispute",
		"give back",
		"series",
		"cancel series",
		"offer",
		"take",
	];
	for name in names {
		let done = tally.get(name).map_or(0, |count| count.0);
		assert!(done > 0, "no {name} succeeded in {tally:?}");
	}
}
