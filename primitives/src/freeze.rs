//! Freezes: times in which an account's key was believed to be in other hands, and what they do to
//! deadlines.
//!
//! Who cannot trust its key cannot object. So what falls due against a frozen account waits, and the
//! time in which nothing could be sealed to it is given back to those who were to write.

use crate::{Moment, DAY};

/// How long, beyond the time that is lost, who was to write for a frozen patient gets.
pub const WRITING_GRACE: Moment = 14 * DAY;

chain_type! {
	/// A time in which an account was, or is, frozen.
	pub struct Freeze {
		/// When it began.
		pub from: Moment,
		/// When it ended, or ends by itself; `None` for one that runs until it is lifted.
		pub until: Option<Moment>,
		/// Whether the council decided it. Such a freeze puts deadlines off without a bound.
		pub by_council: bool,
	}
}

impl Freeze {
	/// Whether it is in force at `now`.
	pub fn is_on(&self, now: Moment) -> bool {
		self.from <= now && now < self.end()
	}

	fn end(&self) -> Moment {
		self.until.unwrap_or(Moment::MAX)
	}
}

/// When what is due against an account at `due` falls due, given the account's freezes, oldest
/// first: not before `window` after the end of a freeze that began while it was waited for. Freezes
/// that the council did not decide put it off by `longest` at most, so that no sponsor keeps money
/// from somebody for good.
pub fn put_off(freezes: &[Freeze], due: Moment, window: Moment, longest: Moment) -> Moment {
	freezes.iter().fold(due, |at, freeze| {
		if freeze.from >= at {
			return at;
		}
		let end = freeze.end().saturating_add(window);
		let bound = if freeze.by_council { Moment::MAX } else { due.saturating_add(longest) };
		at.max(end.min(bound))
	})
}

/// Until when a window that ran `from .. until` runs, given the freezes of the account that is
/// written for, oldest first: what it was frozen for within the window is added, and
/// [`WRITING_GRACE`].
pub fn extended(freezes: &[Freeze], from: Moment, until: Moment) -> Moment {
	let mut lost: Moment = 0;
	let mut end = until;
	for freeze in freezes.iter().filter(|freeze| freeze.end() > from) {
		if freeze.from < end {
			let length = freeze.end().saturating_sub(freeze.from.max(from));
			lost = lost.saturating_add(length);
			end = until.saturating_add(lost).saturating_add(WRITING_GRACE);
		}
	}
	end
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::HOUR;

	fn freeze(from: Moment, until: Moment) -> Freeze {
		Freeze { from, until: Some(until), by_council: false }
	}

	#[test]
	fn what_falls_due_waits_for_the_window_after_a_freeze() {
		let none = put_off(&[], 100, 10, 1_000);
		assert_eq!(none, 100);
		assert_eq!(put_off(&[freeze(50, 95)], 100, 10, 1_000), 105);
		assert_eq!(put_off(&[freeze(50, 150)], 100, 10, 1_000), 160);
		// One that was over long before puts nothing off, nor one that begins when all is settled.
		assert_eq!(put_off(&[freeze(50, 60)], 100, 10, 1_000), 100);
		assert_eq!(put_off(&[freeze(100, 150)], 100, 10, 1_000), 100);
	}

	#[test]
	fn a_sponsor_that_freezes_again_and_again_holds_no_money_for_good() {
		let again = [freeze(50, 150), freeze(155, 255), freeze(260, 360), freeze(365, 465)];
		assert_eq!(put_off(&again, 100, 10, 200), 300);
		let council = Freeze { from: 50, until: None, by_council: true };
		assert_eq!(put_off(&[council], 100, 10, 200), Moment::MAX);
	}

	#[test]
	fn who_could_not_write_gets_the_time_and_fourteen_days() {
		assert_eq!(extended(&[], 100, 200), 200);
		assert_eq!(extended(&[freeze(150, 180)], 100, 200), 230 + 14 * DAY);
		// Only what was lost of the window counts, and what came after its end does not.
		assert_eq!(extended(&[freeze(50, 110)], 100, 200), 210 + 14 * DAY);
		assert_eq!(extended(&[freeze(50, 100)], 100, 200), 200);
		assert_eq!(extended(&[freeze(200, 300)], 100, 200), 200);
		let twice = [freeze(150, 180), freeze(300, 300 + HOUR)];
		assert_eq!(extended(&twice, 100, 200), 230 + HOUR + 14 * DAY);
	}

	#[test]
	fn a_freeze_is_on_from_its_beginning_to_its_end() {
		let known = freeze(10, 20);
		assert!(!known.is_on(9) && known.is_on(10) && known.is_on(19) && !known.is_on(20));
		assert!(Freeze { until: None, ..known }.is_on(Moment::MAX - 1));
	}
}
