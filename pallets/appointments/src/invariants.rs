//! What always holds.

use crate::{
	agenda::agenda_key,
	disputes::Stage,
	grains::{day_key, spans, DayGrains},
	AcceptedPayees, Agenda, Appointments, AssignmentEnds, Assignments, ByParticipant, Cases,
	Config, Deadlines, Disputes, NextAppointmentId, OpenCount, OpenDisputes, Pallet, Practices,
	TakenSlots, UpcomingOf, WalkIns,
};
use alloc::collections::{BTreeMap, BTreeSet};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time, try_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// # Invariants
	///
	/// - No two open appointments of a doctor overlap.
	/// - A day's grains are those of the open appointments on it; only days that are over may be
	///   missing.
	/// - An open appointment with a price has exactly one open escrow, over that price, and no
	///   other appointment has it. One that is over, or free, has none.
	/// - Every appointment is in the queue once, and in the lists of both its sides. Nothing else
	///   is in them.
	/// - The counts of open appointments are right, and what a patient has ahead is known.
	/// - Agendas have each appointment where it starts, and disputes where they end.
	/// - No bill is above the price, and nothing more was paid than was billed.
	/// - Published hours make sense.
	/// - Who had to do with the sides at booking is kept as long as an appointment of it is open.
	/// - A patient has one offer of a doctor to a walk-in, and no list of them is empty.
	/// - What is in dispute has a dispute, which ends when and as the appointment does. Nobody voted
	///   twice, or about its own decision.
	/// - What is checked in says by which side.
	/// - Nobody accepted twice to be paid for the same doctor.
	/// - Assignments and their ends go together.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let now = T::Time::now();
		let today = now / DAY;
		let mut taken = BTreeMap::<([u8; 4], T::AccountId), DayGrains>::new();
		let mut open = BTreeMap::<T::AccountId, u32>::new();
		let mut ahead = BTreeMap::<(T::AccountId, AppointmentId), (T::AccountId, Moment)>::new();
		let mut cases = BTreeMap::<AppointmentId, u32>::new();
		let mut disputes = BTreeSet::<([u8; 8], AppointmentId)>::new();
		let mut escrows = BTreeSet::<EscrowId>::new();
		let mut count = 0usize;
		let add = |count: &mut u32| *count = count.saturating_add(1);

		for (id, appointment) in Appointments::<T>::iter() {
			count = count.saturating_add(1);
			let slot = appointment.slot;
			ensure!(id < NextAppointmentId::<T>::get(), "an appointment is numbered ahead");
			ensure!(
				slot.start < slot.end
					&& slot.start % SLOT_GRAIN == 0
					&& slot.end % SLOT_GRAIN == 0
					&& slot.end.saturating_sub(slot.start) <= DAY,
				"a slot is out of shape"
			);
			ensure!(
				Deadlines::<T>::contains_key(appointment.queued.to_be_bytes(), id),
				"an appointment is not in the queue"
			);
			for account in [&appointment.patient, &appointment.doctor] {
				ensure!(
					ByParticipant::<T>::contains_key(account, id.to_be_bytes()),
					"an appointment is missing in a list"
				);
				ensure!(
					Agenda::<T>::contains_key(account, agenda_key(slot.start, id)),
					"an appointment is missing in an agenda"
				);
			}
			ensure!(appointment.bill() <= appointment.price, "a bill is above the price");
			ensure!(
				appointment.paid.as_ref().is_none_or(|paid| {
					!paid.amount.is_zero() && paid.amount <= appointment.bill()
				}),
				"more was paid than was billed"
			);
			let checked_in = appointment.checked_in != CheckIns::default();
			ensure!(
				checked_in || appointment.status != AppointmentStatus::CheckedIn,
				"a patient is checked in by nobody"
			);
			ensure!(
				!checked_in || appointment.status != AppointmentStatus::Booked,
				"a check-in is not shown"
			);
			ensure!(appointment.booking <= id, "an appointment was booked by a later call");
			if let (AppointmentStatus::Disputed { .. }, Some(due)) =
				(appointment.status, appointment.due)
			{
				disputes.insert((due.at.to_be_bytes(), id));
			}
			let dispute = Disputes::<T>::get(id);
			if matches!(appointment.status, AppointmentStatus::Disputed { .. }) {
				let ends = dispute.as_ref().map(|dispute| dispute.due());
				ensure!(ends.is_some() && ends == appointment.due, "a dispute has another end");
			}
			if let Some(dispute) = dispute {
				let first = match &dispute.stage {
					Stage::Ballot { first, .. } => first.as_ref(),
					_ => None,
				};
				let voted = dispute.votes.iter().chain(first).map(|vote| &vote.hospital);
				let different = voted.clone().collect::<BTreeSet<_>>().len();
				ensure!(different == voted.count(), "a hospital voted twice");
			}
			match appointment.due {
				Some(due) => {
					ensure!(appointment.queued >= due.at, "an appointment is queued too early");
					ensure!(
						!matches!(
							appointment.status,
							AppointmentStatus::Cancelled { .. }
								| AppointmentStatus::Resolved
								| AppointmentStatus::Lapsed
						),
						"an appointment that is over has a deadline"
					);
					let held = appointment.escrow.and_then(T::Escrow::amount);
					let bill = appointment.bill();
					let expected = (!bill.is_zero()).then_some(bill);
					ensure!(held == expected, "an escrow does not hold the bill");
					ensure!(appointment.paid.is_none(), "something is paid and held");
					ensure!(
						appointment.escrow.is_some() == expected.is_some(),
						"a free appointment has an escrow"
					);
					if let Some(escrow) = appointment.escrow {
						ensure!(escrows.insert(escrow), "two appointments share an escrow");
					}
					for span in spans(&slot) {
						let day = taken
							.entry((day_key(span.day), appointment.doctor.clone()))
							.or_default();
						ensure!(!day.overlaps(&span), "two open appointments overlap");
						day.take(&span);
					}
					add(open.entry(appointment.patient.clone()).or_default());
					add(open.entry(appointment.doctor.clone()).or_default());
					add(cases.entry(appointment.booking).or_default());
					ahead.insert((appointment.patient, id), (appointment.doctor, slot.start));
				},
				None => {
					ensure!(appointment.escrow.is_none(), "an appointment is over, its escrow not");
					ensure!(!appointment.is_upcoming(), "a booking is over without an end");
					ensure!(
						!matches!(appointment.status, AppointmentStatus::Disputed { .. }),
						"a dispute is over without an end"
					);
				},
			}
		}

		ensure!(Deadlines::<T>::iter_keys().count() == count, "the queue has stray entries");
		ensure!(
			ByParticipant::<T>::iter_keys().count() == count.saturating_mul(2),
			"a list has stray entries"
		);
		ensure!(
			Agenda::<T>::iter_keys().count() == count.saturating_mul(2),
			"an agenda has stray entries"
		);
		let kept = Cases::<T>::iter().map(|(booking, case)| (booking, case.open));
		ensure!(
			kept.collect::<BTreeMap<_, _>>() == cases,
			"who is concerned is not kept for as long as it is open"
		);
		let listed = OpenDisputes::<T>::iter_keys().collect::<BTreeSet<_>>();
		ensure!(listed == disputes, "the open disputes are others");
		ensure!(
			Disputes::<T>::iter_keys().all(Appointments::<T>::contains_key),
			"a dispute has no appointment"
		);
		ensure!(OpenCount::<T>::iter().collect::<BTreeMap<_, _>>() == open, "a count is wrong");
		for (patient, known) in UpcomingOf::<T>::iter() {
			ensure!(!known.is_empty(), "nothing is ahead, and kept");
			for one in known {
				ensure!(
					ahead.remove(&(patient.clone(), one.appointment))
						== Some((one.doctor, one.start)),
					"what is ahead of a patient is not so"
				);
			}
		}
		ensure!(
			ahead.values().all(|(_, start)| *start <= now),
			"what is ahead of a patient does not count"
		);
		for (_, offers) in WalkIns::<T>::iter() {
			let patients = offers.iter().map(|known| &known.patient).collect::<BTreeSet<_>>();
			ensure!(!offers.is_empty(), "a list of offers is empty");
			ensure!(patients.len() == offers.len(), "a patient has two offers of a doctor");
		}

		for (key, doctor, grains) in TakenSlots::<T>::iter() {
			ensure!(
				taken.remove(&(key, doctor)) == Some(grains),
				"a day's grains are not those of its appointments"
			);
		}
		ensure!(
			taken.keys().all(|(key, _)| {
				u64::from(DayNumber::from_be_bytes(*key)).saturating_add(1) < today
			}),
			"a day's grains are missing"
		);
		for (_, practice) in Practices::<T>::iter() {
			Self::check_hours(&practice.hours).map_err(|_| "published hours make no sense")?;
		}
		for (_, payees) in AcceptedPayees::<T>::iter() {
			let different = payees.iter().map(|known| &known.payee).collect::<BTreeSet<_>>();
			ensure!(!payees.is_empty(), "a list of payees is empty");
			ensure!(different.len() == payees.len(), "a payee accepted twice");
		}
		for (patient, doctor, assignment) in Assignments::<T>::iter() {
			ensure!(
				AssignmentEnds::<T>::contains_key(
					assignment.until.to_be_bytes(),
					(&patient, &doctor)
				),
				"an assignment does not end"
			);
		}
		ensure!(
			AssignmentEnds::<T>::iter_keys().count() == Assignments::<T>::iter_keys().count(),
			"the ends of assignments have stray entries"
		);
		Ok(())
	}
}
