//! Benchmarks: each call at its most expensive.

#![cfg(feature = "runtime-benchmarks")]

use super::*;
use alloc::vec::Vec;
use frame::{benchmarking::prelude::*, traits::Time};

/// Monday, 5 January 2026, 23:30 UTC: slots go past midnight, so they touch two days.
const START: Moment = 20_458 * DAY + 23 * HOUR + 30 * MINUTE;
/// The same time a day later.
const LATER: Moment = START + DAY;

fn patient<T: Config>() -> T::AccountId {
	account("patient", 0, 0)
}

fn doctor<T: Config>() -> T::AccountId {
	account("doctor", 0, 0)
}

fn signed<T: Config>(who: T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(who).into()
}

fn policy<T: Config>() -> CancellationPolicy {
	// Every cancellation is late: it is split.
	CancellationPolicy { notice: T::BookingHorizon::get(), late_share: Permill::from_percent(50) }
}

/// An hour past midnight on UTC+1 on the weekday, 0 for Monday.
fn hour_on(weekday: u8, valid_from: DayNumber, valid_until: DayNumber) -> WeeklyHours {
	WeeklyHours {
		weekday,
		from_minute: 30,
		to_minute: 90,
		slot_minutes: 60,
		utc_offset_quarters: 4,
		valid_from,
		valid_until,
	}
}

/// A patient with money and a doctor with as many hours as there can be, of which the last count.
fn setup<T: Config>() {
	T::BenchmarkTime::set(START.saturating_sub(T::ShortestNotice::get().max(SLOT_GRAIN)));
	let (patient, doctor) = (patient::<T>(), doctor::<T>());
	T::Participants::benchmark_register(&patient, Role::Patient);
	T::Licences::benchmark_license(&doctor, T::Escrow::minimum().saturating_mul(1_000u32.into()));
	if T::Participants::role(&doctor).is_none() {
		T::Participants::benchmark_register(&doctor, Role::Doctor);
	}
	// The doctor is in the place of the payee that is found last.
	Pallet::<T>::benchmark_acceptances(&doctor, &doctor);
	T::Escrow::benchmark_endow(&patient);
	T::Escrow::benchmark_endow(&doctor);
	let mut hours = (0..T::MaxHours::get().saturating_sub(2))
		.map(|index| hour_on(0, 1_000_000 + index, 1_000_000 + index))
		.collect::<Vec<_>>();
	// Local time is a day further.
	hours.push(hour_on(1, 0, DayNumber::MAX));
	hours.push(hour_on(2, 0, 100_000));
	let hours = BoundedVec::truncate_from(hours);
	Practices::<T>::insert(&doctor, Practice { hours, policy: policy::<T>() });
}

fn content() -> ContentRef {
	ContentRef { codec: Codec::DagPb, digest: H256::repeat_byte(7), size: 1 << 20 }
}

/// An appointment with a price.
fn booked<T: Config>() -> Result<AppointmentId, BenchmarkError> {
	setup::<T>();
	let id = NextAppointmentId::<T>::get();
	Pallet::<T>::book(
		signed::<T>(patient::<T>()),
		doctor::<T>(),
		START,
		T::Balance::max_value(),
		None,
		Some(content()),
		None,
	)?;
	Ok(id)
}

/// It is completed at its price.
fn billed<T: Config>(id: AppointmentId) -> Result<(), BenchmarkError> {
	let price = Appointments::<T>::get(id).ok_or("an appointment")?.price;
	Pallet::<T>::complete(signed::<T>(doctor::<T>()), id, price)?;
	Ok(())
}

/// Bookings of the patient with other doctors, as many as there can be with `more` to come.
fn upcoming<T: Config>(more: u32) {
	let others = T::MaxUpcoming::get().saturating_sub(more);
	let known = (0..others).map(|index| Upcoming {
		appointment: AppointmentId::MAX.saturating_sub(index.into()),
		doctor: account("other", index, 0),
		start: LATER,
	});
	let known = BoundedVec::truncate_from(known.collect());
	UpcomingOf::<T>::insert(patient::<T>(), known);
}

/// Offers of the doctor to other patients, as many as there can be with `more` to come.
fn offers<T: Config>(more: u32) {
	let others = T::MaxWalkIns::get().saturating_sub(more);
	let known = (0..others).map(|index| WalkIn {
		patient: account("other", index, 0),
		start: START,
		at: T::Time::now(),
		by: doctor::<T>(),
	});
	let known = BoundedVec::truncate_from(known.collect());
	WalkIns::<T>::insert(doctor::<T>(), known);
}

/// The starts of a series, a week apart: each touches two days.
fn starts<T: Config>(n: u32) -> BoundedVec<Moment, T::MaxSeries> {
	let week = |index: u32| START.saturating_add((7 * DAY).saturating_mul(index.into()));
	BoundedVec::truncate_from((0..n).map(week).collect())
}

/// A series of the patient.
fn series<T: Config>(n: u32) -> Result<AppointmentId, BenchmarkError> {
	setup::<T>();
	let id = NextAppointmentId::<T>::get();
	Pallet::<T>::book_series(
		signed::<T>(patient::<T>()),
		doctor::<T>(),
		starts::<T>(n),
		T::Balance::max_value(),
		None,
		Some(content()),
		None,
	)?;
	Ok(id)
}

/// One in dispute.
fn disputed<T: Config>() -> Result<AppointmentId, BenchmarkError> {
	let id = booked::<T>()?;
	T::BenchmarkTime::set(START);
	billed::<T>(id)?;
	Pallet::<T>::dispute(signed::<T>(patient::<T>()), id)?;
	Ok(id)
}

/// As many had to do with a side as there can be, and the dispute has all that the sides and the
/// seats can have said.
fn fill<T: Config>(id: AppointmentId) {
	let concerned = (0..T::MaxConcerned::get()).map(|index| account("concerned", index, 0));
	let concerned = BoundedVec::truncate_from(concerned.collect());
	Cases::<T>::mutate(id, |case| {
		if let Some(case) = case {
			case.concerned = concerned;
		}
	});
	Disputes::<T>::mutate(id, |dispute| {
		if let Some(dispute) = dispute {
			let said = Evidence { party: Party::Doctor, content: content(), at: START };
			let most = disputes::MAX_EVIDENCE.saturating_sub(1) as usize;
			dispute.evidence = BoundedVec::truncate_from(alloc::vec![said; most]);
			let judges = (2..disputes::MAX_JUDGES).map(|index| account("judge", index, 0));
			dispute.judges = BoundedVec::truncate_from(judges.collect());
		}
	});
}

/// One in dispute, as full as can be, that a hospital took: it and the hospital.
fn taken<T: Config>() -> Result<(AppointmentId, T::AccountId), BenchmarkError> {
	let id = disputed::<T>()?;
	fill::<T>(id);
	let hospital = hospital::<T>(false)?;
	Pallet::<T>::take_case(signed::<T>(hospital.clone()), id)?;
	Ok((id, hospital))
}

/// The sides were heard: sets the clock to then.
fn heard<T: Config>(id: AppointmentId) -> Result<(), BenchmarkError> {
	let until = Disputes::<T>::get(id).and_then(|dispute| dispute.hearing.until);
	T::BenchmarkTime::set(until.ok_or("a hearing")?);
	Ok(())
}

/// A hospital decided.
fn decided<T: Config>() -> Result<AppointmentId, BenchmarkError> {
	let (id, hospital) = taken::<T>()?;
	heard::<T>(id)?;
	Pallet::<T>::resolve(signed::<T>(hospital), id, Permill::from_percent(50))?;
	Ok(id)
}

/// Sets the clock to when something happens to the appointment by itself.
fn wait_for<T: Config>(id: AppointmentId) -> Result<(), BenchmarkError> {
	let appointment = Appointments::<T>::get(id).ok_or("an appointment")?;
	T::BenchmarkTime::set(appointment.queued);
	Ok(())
}

fn status<T: Config>(id: AppointmentId) -> Option<AppointmentStatus> {
	Appointments::<T>::get(id).map(|appointment| appointment.status)
}

/// A hospital that may, or may not, have to do with the doctor.
fn hospital<T: Config>(affiliated: bool) -> Result<T::AccountId, BenchmarkError> {
	(0..64)
		.map(T::Consortium::benchmark_hospital)
		.find(|hospital| T::Licences::is_affiliated(&doctor::<T>(), hospital) == affiliated)
		.ok_or(BenchmarkError::Stop("the benchmark's licence comes from one of its hospitals"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn publish_hours(n: Linear<0, { T::MaxHours::get() }>) -> Result<(), BenchmarkError> {
		setup::<T>();
		// Five minutes each, weekday by weekday: all pairs have to be compared to the end.
		let hours = (0..n)
			.map(|index| WeeklyHours {
				weekday: (index % 7) as u8,
				from_minute: (index / 7 * 5) as u16,
				to_minute: (index / 7 * 5 + 5) as u16,
				slot_minutes: 5,
				utc_offset_quarters: 0,
				valid_from: 0,
				valid_until: DayNumber::MAX,
			})
			.collect::<Vec<_>>();
		let hours = BoundedVec::truncate_from(hours);

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), hours, policy::<T>());

		assert_eq!(
			Practices::<T>::get(doctor::<T>()).map_or(0, |practice| practice.hours.len()),
			n as usize
		);
		Ok(())
	}

	#[benchmark]
	fn close_day() -> Result<(), BenchmarkError> {
		setup::<T>();
		let day = grains::utc_day(START);

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), day);

		assert!(ClosedDays::<T>::contains_key(grains::day_key(day), doctor::<T>()));
		Ok(())
	}

	#[benchmark]
	fn reopen_day() -> Result<(), BenchmarkError> {
		setup::<T>();
		let day = grains::utc_day(START);
		Pallet::<T>::close_day(signed::<T>(doctor::<T>()), day)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), day);

		assert!(!ClosedDays::<T>::contains_key(grains::day_key(day), doctor::<T>()));
		Ok(())
	}

	#[benchmark]
	fn book() -> Result<(), BenchmarkError> {
		setup::<T>();
		upcoming::<T>(
			T::MaxUpcoming::get().saturating_sub(T::OpenBookings::get()).saturating_add(1),
		);
		let folder = T::Folders::benchmark_folder(&patient::<T>());
		let id = NextAppointmentId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(patient::<T>()),
			doctor::<T>(),
			START,
			T::Balance::max_value(),
			Some(policy::<T>()),
			Some(content()),
			Some(folder),
		);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Booked));
		Ok(())
	}

	#[benchmark]
	fn book_series(n: Linear<1, { T::MaxSeries::get() }>) -> Result<(), BenchmarkError> {
		setup::<T>();
		upcoming::<T>(
			T::MaxUpcoming::get().saturating_sub(T::OpenBookings::get()).saturating_add(n),
		);
		let folder = T::Folders::benchmark_folder(&patient::<T>());
		let id = NextAppointmentId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(patient::<T>()),
			doctor::<T>(),
			starts::<T>(n),
			T::Balance::max_value(),
			Some(policy::<T>()),
			Some(content()),
			Some(folder),
		);

		let last = id.saturating_add(n.into()).saturating_sub(1);
		assert_eq!(status::<T>(last), Some(AppointmentStatus::Booked));
		Ok(())
	}

	#[benchmark]
	fn cancel_series(n: Linear<1, { T::MaxSeries::get() }>) -> Result<(), BenchmarkError> {
		let id = series::<T>(n)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		let last = id.saturating_add(n.into()).saturating_sub(1);
		assert_eq!(status::<T>(last), Some(AppointmentStatus::Cancelled { by: Party::Patient }));
		Ok(())
	}

	#[benchmark]
	fn offer_walk_in() -> Result<(), BenchmarkError> {
		setup::<T>();
		T::BenchmarkTime::set(START);
		offers::<T>(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), patient::<T>(), START);

		let offers = WalkIns::<T>::get(doctor::<T>()).map_or(0, |offers| offers.len());
		assert_eq!(offers, T::MaxWalkIns::get() as usize);
		Ok(())
	}

	#[benchmark]
	fn accept_walk_in() -> Result<(), BenchmarkError> {
		setup::<T>();
		T::BenchmarkTime::set(START.saturating_sub(walk_ins::AHEAD));
		upcoming::<T>(
			T::MaxUpcoming::get().saturating_sub(T::OpenBookings::get()).saturating_add(1),
		);
		let folder = T::Folders::benchmark_folder(&patient::<T>());
		offers::<T>(1);
		Pallet::<T>::offer_walk_in(signed::<T>(doctor::<T>()), patient::<T>(), START)?;
		let id = NextAppointmentId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(patient::<T>()),
			doctor::<T>(),
			START,
			T::Balance::max_value(),
			Some(policy::<T>()),
			Some(content()),
			Some(folder),
		);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::CheckedIn));
		Ok(())
	}

	#[benchmark]
	fn give_back() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		T::BenchmarkTime::set(START);
		billed::<T>(id)?;
		Pallet::<T>::confirm(signed::<T>(patient::<T>()), id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id, T::Escrow::minimum());

		assert!(Appointments::<T>::get(id).is_some_and(|it| it.paid.is_some()));
		Ok(())
	}

	#[benchmark]
	fn give_back_held() -> Result<(), BenchmarkError> {
		let id = disputed::<T>()?;
		let bill = Appointments::<T>::get(id).ok_or("an appointment")?.bill();

		// All of it, which ends the escrow.
		#[extrinsic_call]
		give_back(RawOrigin::Signed(doctor::<T>()), id, bill);

		assert!(Appointments::<T>::get(id).is_some_and(|it| it.bill().is_zero()));
		Ok(())
	}

	#[benchmark]
	fn set_details() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id, None);

		assert!(Appointments::<T>::get(id).is_some_and(|it| it.details.is_none()));
		Ok(())
	}

	#[benchmark]
	fn name_folder() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		let folder = T::Folders::benchmark_folder(&patient::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id, Some(folder));

		assert!(Appointments::<T>::get(id).is_some_and(|it| it.folder == Some(folder)));
		Ok(())
	}

	#[benchmark]
	fn propose_reschedule() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id, LATER);

		assert!(Appointments::<T>::get(id).is_some_and(|it| it.proposed.is_some()));
		Ok(())
	}

	#[benchmark]
	fn accept_reschedule() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		Pallet::<T>::propose_reschedule(signed::<T>(doctor::<T>()), id, LATER)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id, LATER);

		assert!(Appointments::<T>::get(id).is_some_and(|it| it.slot.start == LATER));
		Ok(())
	}

	#[benchmark]
	fn decline_reschedule() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		Pallet::<T>::propose_reschedule(signed::<T>(doctor::<T>()), id, LATER)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		assert!(Appointments::<T>::get(id).is_some_and(|it| it.proposed.is_none()));
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Cancelled { by: Party::Patient }));
		Ok(())
	}

	#[benchmark]
	fn check_in() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		T::BenchmarkTime::set(START);

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::CheckedIn));
		Ok(())
	}

	#[benchmark]
	fn complete() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		T::BenchmarkTime::set(START);

		// All of it goes back, which ends the escrow.
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id, Zero::zero());

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Fulfilled));
		Ok(())
	}

	#[benchmark]
	fn confirm() -> Result<(), BenchmarkError> {
		let id = disputed::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Fulfilled));
		Ok(())
	}

	#[benchmark]
	fn report_no_show() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		T::BenchmarkTime::set(START + HOUR / 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::NoShow { who: Party::Patient }));
		Ok(())
	}

	#[benchmark]
	fn contest_no_show() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		T::BenchmarkTime::set(START + HOUR / 2);
		Pallet::<T>::report_no_show(signed::<T>(doctor::<T>()), id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		let about = Matter::NoShow { who: Party::Patient };
		assert_eq!(status::<T>(id), Some(AppointmentStatus::Disputed { about }));
		Ok(())
	}

	#[benchmark]
	fn withdraw_no_show() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		T::BenchmarkTime::set(START + HOUR / 2);
		Pallet::<T>::report_no_show(signed::<T>(doctor::<T>()), id)?;
		Pallet::<T>::contest_no_show(signed::<T>(patient::<T>()), id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Booked));
		Ok(())
	}

	#[benchmark]
	fn dispute() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		T::BenchmarkTime::set(START);
		billed::<T>(id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		let about = Matter::Visit;
		assert_eq!(status::<T>(id), Some(AppointmentStatus::Disputed { about }));
		Ok(())
	}

	#[benchmark]
	fn resolve() -> Result<(), BenchmarkError> {
		let (id, hospital) = taken::<T>()?;
		heard::<T>(id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), id, Permill::from_percent(50));

		let stage = Disputes::<T>::get(id).map(|known| known.stage);
		assert!(matches!(stage, Some(disputes::Stage::Decided { .. })));
		Ok(())
	}

	#[benchmark]
	fn take_case() -> Result<(), BenchmarkError> {
		let id = disputed::<T>()?;
		fill::<T>(id);
		let hospital = hospital::<T>(false)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), id);

		let stage = Disputes::<T>::get(id).map(|known| known.stage);
		assert!(matches!(stage, Some(disputes::Stage::Taken { .. })));
		Ok(())
	}

	#[benchmark]
	fn add_evidence() -> Result<(), BenchmarkError> {
		let (id, _) = taken::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id, content());

		let evidence = Disputes::<T>::get(id).map_or(0, |known| known.evidence.len());
		assert_eq!(evidence, disputes::MAX_EVIDENCE as usize);
		Ok(())
	}

	#[benchmark]
	fn close_evidence() -> Result<(), BenchmarkError> {
		let (id, _) = taken::<T>()?;
		Pallet::<T>::close_evidence(signed::<T>(patient::<T>()), id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id);

		assert!(Disputes::<T>::get(id).is_some_and(|known| known.hearing.doctor.done));
		Ok(())
	}

	#[benchmark]
	fn appeal() -> Result<(), BenchmarkError> {
		let id = decided::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(doctor::<T>()), id);

		let stage = Disputes::<T>::get(id).map(|known| known.stage);
		assert!(matches!(stage, Some(disputes::Stage::Ballot { .. })));
		Ok(())
	}

	#[benchmark]
	fn vote() -> Result<(), BenchmarkError> {
		let id = decided::<T>()?;
		Pallet::<T>::appeal(signed::<T>(patient::<T>()), id)?;
		heard::<T>(id)?;
		// All but one have voted, and the one is not the hospital that decided.
		let seats = T::MaxSeats::get();
		Disputes::<T>::mutate(id, |known| {
			if let Some(known) = known {
				let votes = (1..seats).map(|index| disputes::Decision {
					hospital: account("seat", index, 0),
					share: Permill::from_parts(index.wrapping_mul(99_991) % 1_000_000),
				});
				known.votes = BoundedVec::truncate_from(votes.collect());
			}
		});
		let before = hospital::<T>(false)?;
		let seat = (0..64)
			.map(T::Consortium::benchmark_hospital)
			.find(|seat| *seat != before && !T::Licences::is_affiliated(&doctor::<T>(), seat))
			.ok_or("another hospital")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(seat), id, Permill::from_percent(50));

		let votes = Disputes::<T>::get(id).map_or(0, |known| known.votes.len());
		assert_eq!(votes, seats as usize);
		Ok(())
	}

	#[benchmark]
	fn settle_due() -> Result<(), BenchmarkError> {
		let id = disputed::<T>()?;
		wait_for::<T>(id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(patient::<T>()), id);

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Resolved));
		Ok(())
	}

	#[benchmark]
	fn assign_doctor() -> Result<(), BenchmarkError> {
		setup::<T>();
		let hospital = hospital::<T>(true)?;
		let now = T::Time::now();
		let until = now.saturating_add(T::LongestAssignment::get());
		Pallet::<T>::assign_doctor(
			signed::<T>(hospital.clone()),
			doctor::<T>(),
			patient::<T>(),
			now.saturating_add(1),
		)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor::<T>(), patient::<T>(), until);

		assert!(Assignments::<T>::get(patient::<T>(), doctor::<T>())
			.is_some_and(|assignment| assignment.until == until));
		Ok(())
	}

	#[benchmark]
	fn unassign_doctor() -> Result<(), BenchmarkError> {
		setup::<T>();
		let hospital = hospital::<T>(true)?;
		let until = T::Time::now().saturating_add(T::LongestAssignment::get());
		Pallet::<T>::assign_doctor(
			signed::<T>(hospital.clone()),
			doctor::<T>(),
			patient::<T>(),
			until,
		)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), doctor::<T>(), patient::<T>());

		assert!(!Assignments::<T>::contains_key(patient::<T>(), doctor::<T>()));
		Ok(())
	}

	#[benchmark]
	fn accept_payments_for() -> Result<(), BenchmarkError> {
		setup::<T>();
		let payee = T::Licences::benchmark_payee(&doctor::<T>());
		AcceptedPayees::<T>::mutate(doctor::<T>(), |payees| payees.pop());

		#[extrinsic_call]
		_(RawOrigin::Signed(payee.clone()), doctor::<T>());

		assert!(AcceptedPayees::<T>::get(doctor::<T>()).iter().any(|known| known.payee == payee));
		Ok(())
	}

	#[benchmark]
	fn decline_payments_for() -> Result<(), BenchmarkError> {
		setup::<T>();
		let payee: T::AccountId = account("payee", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(payee.clone()), doctor::<T>());

		assert!(!AcceptedPayees::<T>::get(doctor::<T>()).iter().any(|known| known.payee == payee));
		Ok(())
	}

	#[benchmark]
	fn on_idle_base() -> Result<(), BenchmarkError> {
		// Things that are not due yet: each queue is looked at.
		let _ = booked::<T>()?;

		#[block]
		{
			let _ = Pallet::<T>::work_off(Weight::MAX);
		}
		Ok(())
	}

	#[benchmark]
	fn on_idle_settle() -> Result<(), BenchmarkError> {
		let id = disputed::<T>()?;
		wait_for::<T>(id)?;

		#[block]
		{
			let _ = Pallet::<T>::work_off(Weight::MAX);
		}

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Resolved));
		Ok(())
	}

	#[benchmark]
	fn on_idle_remove() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;
		Pallet::<T>::cancel(signed::<T>(patient::<T>()), id)?;
		wait_for::<T>(id)?;

		#[block]
		{
			let _ = Pallet::<T>::work_off(Weight::MAX);
		}

		assert_eq!(status::<T>(id), None);
		Ok(())
	}

	#[benchmark]
	fn on_idle_taken_day() -> Result<(), BenchmarkError> {
		setup::<T>();
		let key = grains::day_key(1);
		TakenSlots::<T>::insert(key, doctor::<T>(), grains::DayGrains([1; 36]));

		#[block]
		{
			let _ = Pallet::<T>::work_off(Weight::MAX);
		}

		assert!(!TakenSlots::<T>::contains_key(key, doctor::<T>()));
		Ok(())
	}

	#[benchmark]
	fn on_idle_closed_day() -> Result<(), BenchmarkError> {
		setup::<T>();
		let key = grains::day_key(1);
		ClosedDays::<T>::insert(key, doctor::<T>(), ());

		#[block]
		{
			let _ = Pallet::<T>::work_off(Weight::MAX);
		}

		assert!(!ClosedDays::<T>::contains_key(key, doctor::<T>()));
		Ok(())
	}

	#[benchmark]
	fn on_idle_assignment() -> Result<(), BenchmarkError> {
		setup::<T>();
		let (patient, doctor) = (patient::<T>(), doctor::<T>());
		let assignment = Assignment { hospital: doctor.clone(), until: 1 };
		Assignments::<T>::insert(&patient, &doctor, assignment);
		AssignmentEnds::<T>::insert(grains::moment_key(1), (&patient, &doctor), ());

		#[block]
		{
			let _ = Pallet::<T>::work_off(Weight::MAX);
		}

		assert!(!Assignments::<T>::contains_key(&patient, &doctor));
		Ok(())
	}

	#[benchmark]
	fn on_settled() -> Result<(), BenchmarkError> {
		let id = booked::<T>()?;

		#[block]
		{
			<Pallet<T> as OnSettled<_, _>>::on_settled(id, Settlement::Refund, None);
		}

		assert_eq!(status::<T>(id), Some(AppointmentStatus::Lapsed));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_benchmark_ext(), crate::mock::Test);
}
