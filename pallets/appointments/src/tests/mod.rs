//! Tests, a file per call.

mod accept_payments_for;
mod accept_reschedule;
mod add_evidence;
mod appeal;
mod assign_doctor;
mod book;
mod book_series;
mod both_sides;
mod cancel;
mod cancel_series;
mod check_in;
mod close_day;
mod close_evidence;
mod complete;
mod confirm;
mod contest_no_show;
mod decline_payments_for;
mod decline_reschedule;
mod dispute;
mod expiry;
mod frozen;
mod give_back;
mod grains;
mod hours;
mod name_folder;
mod propose_reschedule;
mod publish_hours;
mod queries;
mod random;
mod relationship;
mod reopen_day;
mod report_no_show;
mod resolve;
mod set_details;
mod settle_due;
mod silence;
mod standstill;
mod take_case;
mod unassign_doctor;
mod vote;
mod walk_ins;
mod withdraw_no_show;

// Here `Appointments` is the pallet; its storage of that name is `crate::Appointments`.
pub use crate::mock::Appointments;
pub use crate::{mock::*, *};
pub use carechain_primitives::{traits::*, *};
pub use frame::testing_prelude::*;

/// Monday 9:00 UTC.
pub const NINE: Moment = MONDAY + 9 * HOUR;
/// Half an hour costs half the fee.
pub const PRICE: Balance = FEE / 2;
/// Free until four hours before the start, half the price later.
pub const POLICY: CancellationPolicy =
	CancellationPolicy { notice: 4 * HOUR, late_share: Permill::from_percent(50) };

/// Every weekday at UTC from 9 to 17 in slots of half an hour.
pub fn office_hours() -> BoundedVec<WeeklyHours, MaxHours> {
	(0..5)
		.map(|weekday| entry(weekday, 9 * 60, 17 * 60, 30))
		.collect::<Vec<_>>()
		.try_into()
		.unwrap()
}

/// An entry at UTC that is valid always.
pub fn entry(weekday: u8, from_minute: u16, to_minute: u16, slot_minutes: u16) -> WeeklyHours {
	WeeklyHours {
		weekday,
		from_minute,
		to_minute,
		slot_minutes,
		utc_offset_quarters: 0,
		valid_from: 0,
		valid_until: DayNumber::MAX,
	}
}

/// The doctor keeps office hours.
pub fn publish() {
	assert_ok!(Appointments::publish_hours(signed(DOCTOR), office_hours(), POLICY));
}

pub fn try_book(patient: AccountId, start: Moment) -> DispatchResult {
	Appointments::book(signed(patient), DOCTOR, start, Balance::MAX, None, None, None)
}

/// The patient has half an hour of the doctor on Monday at nine, with the patient's folder named.
/// It is Monday, midnight.
pub fn booked() -> AppointmentId {
	publish();
	let id = NextAppointmentId::<Test>::get();
	let folder = Some(folder_of(PATIENT));
	assert_ok!(Appointments::book(
		signed(PATIENT),
		DOCTOR,
		NINE,
		PRICE,
		Some(POLICY),
		None,
		folder
	));
	id
}

/// It was completed at its end.
pub fn fulfilled() -> AppointmentId {
	let id = booked();
	Now::set(&(NINE + HOUR / 2));
	assert_ok!(complete(signed(DOCTOR), id));
	id
}

/// Completes it at its price.
pub fn complete(origin: RuntimeOrigin, id: AppointmentId) -> DispatchResult {
	let price = crate::Appointments::<Test>::get(id).map_or(0, |appointment| appointment.price);
	Appointments::complete(origin, id, price)
}

/// Makes a call as a block does: one that fails changes nothing.
pub fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	use frame::deps::sp_runtime::traits::Dispatchable;
	let done = RuntimeCall::Appointments(call).dispatch(origin);
	done.map(|_| ()).map_err(|failed| failed.error)
}

/// The patient disputed it right after.
pub fn disputed() -> AppointmentId {
	let id = fulfilled();
	assert_ok!(Appointments::dispute(signed(PATIENT), id));
	id
}

/// A hospital took the dispute.
pub fn taken() -> AppointmentId {
	let id = disputed();
	assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
	id
}

/// It decided, once the sides could have been heard.
pub fn decided(share: Permill) -> AppointmentId {
	let id = taken();
	hear(id);
	assert_ok!(Appointments::resolve(signed(OTHER_HOSPITAL), id, share));
	id
}

/// A hospital decides an open dispute, nobody appeals, and it is carried out.
pub fn decide(id: AppointmentId, share: Permill) {
	assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
	hear(id);
	assert_ok!(Appointments::resolve(signed(OTHER_HOSPITAL), id, share));
	finish(id);
}

/// The side that has less of it appealed.
pub fn appealed(share: Permill) -> AppointmentId {
	let id = decided(share);
	let side = if share == Permill::zero() { DOCTOR } else { PATIENT };
	assert_ok!(Appointments::appeal(signed(side), id));
	id
}

/// Nobody took the dispute in time.
pub fn in_ballot() -> AppointmentId {
	let id = disputed();
	Now::set(&(Now::get() + DisputeDeadline::get()));
	id
}

/// The sides have had their time. Shown by the clock.
pub fn hear(id: AppointmentId) {
	Now::set(&dispute(id).evidence_until.expect("a hearing"));
}

/// Nobody does anything until it is over.
pub fn finish(id: AppointmentId) {
	Now::set(&get(id).due.expect("it is open").at);
	idle();
}

/// The dispute, as everybody sees it.
pub fn dispute(id: AppointmentId) -> api::DisputeInfo<AccountId> {
	Appointments::appointment_info(id).and_then(|info| info.dispute).expect("a dispute")
}

/// It lapsed.
pub fn lapsed() -> AppointmentId {
	let id = booked();
	Now::set(&(NINE + HOUR / 2 + DAY));
	idle();
	assert_eq!(status(id), AppointmentStatus::Lapsed);
	id
}

pub fn get(id: AppointmentId) -> AppointmentOf<Test> {
	crate::Appointments::<Test>::get(id).expect("an appointment")
}

pub fn status(id: AppointmentId) -> AppointmentStatus {
	get(id).status
}

pub fn balance(who: AccountId) -> Balance {
	Balances::get(who).unwrap_or(0)
}

/// The event was the last one.
pub fn last(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// What every call on an appointment refuses: none, a stranger, the other side as the delegate.
pub fn refuses_others(
	id: AppointmentId,
	call: impl Fn(RuntimeOrigin, AppointmentId) -> DispatchResult,
) {
	assert_noop!(call(signed(PATIENT), id + 1_000), Error::<Test>::NotFound);
	assert_noop!(call(signed(STRANGER), id), Error::<Test>::NotAuthorized);
	assert_noop!(call(signed(OTHER_PATIENT), id), Error::<Test>::NotAuthorized);
	assert_noop!(call(acting_for(PATIENT, DOCTOR), id), Error::<Test>::ConflictOfInterest);
	assert_noop!(call(acting_for(DOCTOR, PATIENT), id), Error::<Test>::ConflictOfInterest);
	assert_noop!(call(RuntimeOrigin::none(), id), BadOrigin);
}
