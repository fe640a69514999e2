//! Disputes: who hears the sides, who decides, and what becomes of it if nobody does.
//!
//! ```text
//!           take_case              resolve                  time for an appeal over
//!  Waiting ──────────> Taken ──────────────────> Decided ────────────────────────> the decision
//!     │  ^               │                          │
//!     │  └───────────────┘ does not decide          │ appeal
//!     │                                             v
//!     └─ nobody took it in time, or decided ──> Ballot ── time to vote over ──> the votes' median
//! ```
//!
//! Whoever decides first hears the sides: there is a time for evidence in which nobody decides, and
//! which starts again with each new judge, because evidence is sealed to who decides. It is over
//! before its time if both sides say that they are done.
//!
//! A hospital that takes a case has it for a bounded time, and once. A dispute ends whatever anybody
//! does or leaves: its last deadline and what applies then are known at each moment, and the escrow
//! is told so.

use crate::{
	ballot, life::Due, AppointmentOf, Appointments, Config, Disputes, Error, Event, Pallet,
};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// The most hospitals that try to decide a dispute, one after the other, before the seats vote.
pub const MAX_JUDGES: u32 = 3;
/// The most files that a side adds for one judge, or for the ballot.
pub const MAX_EVIDENCE_PER_SIDE: u32 = 4;
/// The most files of a dispute: of two sides, before a hospital takes it, for each judge, and for the
/// ballot.
pub const MAX_EVIDENCE: u32 = 2 * MAX_EVIDENCE_PER_SIDE * (MAX_JUDGES + 2);

/// What a hospital decided.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Decision<AccountId> {
	/// The hospital.
	pub hospital: AccountId,
	/// The share of the price that the payee gets.
	pub share: Permill,
}

/// Where a dispute stands. All times are running time.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Stage<AccountId> {
	/// It waits for a hospital to take it.
	Waiting,
	/// A hospital took it.
	Taken {
		/// The hospital.
		judge: AccountId,
		/// Until when it can decide.
		decide_until: Moment,
	},
	/// A hospital decided.
	Decided {
		/// What.
		decision: Decision<AccountId>,
		/// Until when it can be appealed; then the money moves.
		appeal_until: Moment,
	},
	/// The seats vote.
	Ballot {
		/// The decision that was appealed, if it is about one.
		first: Option<Decision<AccountId>>,
		/// Until when.
		vote_until: Moment,
	},
}

/// What a side did in a hearing.
#[derive(
	Clone,
	Copy,
	Default,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Heard {
	/// How many files it added.
	pub added: u32,
	/// Whether it said that it is done.
	pub done: bool,
}

/// The time for evidence.
#[derive(
	Clone,
	Copy,
	Default,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Hearing {
	/// Until when, in running time: nobody decides before. `None` while nobody is there to decide.
	pub until: Option<Moment>,
	/// The patient's side.
	pub patient: Heard,
	/// The doctor's side.
	pub doctor: Heard,
}

impl Hearing {
	fn ending(until: Moment) -> Self {
		Self { until: Some(until), ..Self::default() }
	}

	fn of(&mut self, party: Party) -> &mut Heard {
		match party {
			Party::Patient => &mut self.patient,
			Party::Doctor => &mut self.doctor,
		}
	}
}

/// A dispute. All times are running time.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Dispute<T: Config> {
	/// How long the sides are heard, as the policy was when it began.
	pub evidence_window: Moment,
	/// How long who heard them has to decide, as the policy was when it began.
	pub decision_window: Moment,
	/// The payee's share if nobody decides, as the policy was when it began.
	pub undecided: Permill,
	/// Until when a hospital can take it.
	pub take_until: Moment,
	/// Where it stands.
	pub stage: Stage<T::AccountId>,
	/// The hospitals that took it so far.
	pub judges: BoundedVec<T::AccountId, ConstU32<MAX_JUDGES>>,
	/// The time for evidence.
	pub hearing: Hearing,
	/// What the sides put forward.
	pub evidence: BoundedVec<Evidence, ConstU32<MAX_EVIDENCE>>,
	/// The votes.
	pub votes: BoundedVec<Decision<T::AccountId>, T::MaxSeats>,
}

impl<T: Config> Dispute<T> {
	/// One that begins.
	fn new(undecided: Permill, running: Moment) -> Self {
		Self {
			evidence_window: T::EvidenceWindow::get(),
			decision_window: T::DecisionWindow::get(),
			undecided,
			take_until: running.saturating_add(T::DisputeDeadline::get()),
			stage: Stage::Waiting,
			judges: BoundedVec::new(),
			hearing: Hearing::default(),
			evidence: BoundedVec::new(),
			votes: BoundedVec::new(),
		}
	}

	/// How long it is from the beginning of a hearing to the end of what follows it.
	fn hearing_and_decision(&self) -> Moment {
		self.evidence_window.saturating_add(self.decision_window)
	}

	/// Moves it to where it stands at a time by itself.
	pub(crate) fn advance(&mut self, running: Moment) {
		if let Stage::Taken { decide_until, .. } = self.stage {
			if running >= decide_until {
				self.stage = Stage::Waiting;
				self.take_until = self.take_until.max(decide_until);
				// Nobody has it: whatever is said is for who takes it next.
				self.hearing.until = None;
				self.hearing.patient.done = false;
				self.hearing.doctor.done = false;
			}
		}
		if self.stage == Stage::Waiting && running >= self.take_until {
			self.open_ballot(None, self.take_until);
		}
	}

	fn open_ballot(&mut self, first: Option<Decision<T::AccountId>>, from: Moment) {
		let vote_until = from.saturating_add(self.hearing_and_decision());
		self.hearing = Hearing::ending(from.saturating_add(self.evidence_window));
		self.stage = Stage::Ballot { first, vote_until };
	}

	/// When it is over if nobody does anything from here on.
	pub(crate) fn ends_at(&self) -> Moment {
		let ballot = |from: Moment| from.saturating_add(self.hearing_and_decision());
		match self.stage {
			Stage::Waiting => ballot(self.take_until),
			Stage::Taken { decide_until, .. } => ballot(self.take_until.max(decide_until)),
			Stage::Decided { appeal_until, .. } => appeal_until,
			Stage::Ballot { vote_until, .. } => vote_until,
		}
	}

	/// Until when it stands as it does.
	pub(crate) fn stands_until(&self) -> Moment {
		match self.stage {
			Stage::Waiting => self.take_until,
			Stage::Taken { decide_until, .. } => decide_until,
			_ => self.ends_at(),
		}
	}

	/// The share of the price that the payee gets if nobody does anything from here on.
	pub(crate) fn share(&self) -> Permill {
		match &self.stage {
			Stage::Waiting | Stage::Taken { .. } => self.undecided,
			Stage::Decided { decision, .. } => decision.share,
			Stage::Ballot { first, .. } => {
				let first = first.as_ref().map(|first| first.share);
				ballot::outcome(self.votes.iter().map(|vote| vote.share), first, self.undecided)
			},
		}
	}

	/// What happens to the price if nobody does anything from here on.
	pub(crate) fn due(&self) -> Due {
		let payee_share = self.share();
		let outcome = if payee_share.is_zero() {
			Settlement::Refund
		} else {
			Settlement::Split { payee_share }
		};
		Due { at: self.ends_at(), outcome }
	}

	/// The sides have been heard.
	fn ensure_heard(&self, running: Moment) -> DispatchResult {
		let heard = self.hearing.until.is_some_and(|until| running >= until);
		ensure!(heard, Error::<T>::EvidenceOpen);
		Ok(())
	}

	/// The side may still put something forward.
	fn ensure_hearing(&mut self, party: Party, running: Moment) -> DispatchResult {
		let listening = match self.stage {
			Stage::Waiting => true,
			Stage::Taken { .. } | Stage::Ballot { .. } => {
				self.hearing.until.is_some_and(|until| running < until)
			},
			Stage::Decided { .. } => false,
		};
		ensure!(listening && !self.hearing.of(party).done, Error::<T>::EvidenceClosed);
		Ok(())
	}

	/// Both sides are done: who decides can do so at once, and has the same time for it.
	fn end_hearing(&mut self, running: Moment) {
		self.hearing.until = Some(running);
		let until = running.saturating_add(self.decision_window);
		match &mut self.stage {
			Stage::Taken { decide_until, .. } => *decide_until = until,
			Stage::Ballot { vote_until, .. } => *vote_until = until,
			Stage::Waiting | Stage::Decided { .. } => (),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The dispute that begins now.
	pub(crate) fn begin_dispute(
		id: AppointmentId,
		appointment: AppointmentOf<T>,
		about: Matter,
	) -> Result<Dispute<T>, DispatchError> {
		// If nobody decides, contesting a report has not made it worse for the patient; and it has
		// not paid a doctor whose word is all there is for having come. A doctor who was there could
		// complete the visit from its start on, before anything could be reported.
		let undecided = match about {
			Matter::Visit => T::UndecidedShare::get(),
			Matter::NoShow { who: Party::Patient } => appointment.policy.late_share,
			Matter::NoShow { who: Party::Doctor } => Permill::zero(),
		};
		let dispute = Dispute::<T>::new(undecided, Self::running());
		Disputes::<T>::insert(id, &dispute);
		Self::wait(id, appointment, AppointmentStatus::Disputed { about }, dispute.due())?;
		Ok(dispute)
	}

	/// The open dispute, what it is about, and where it stands now.
	fn open_dispute_of(
		id: AppointmentId,
		appointment: &AppointmentOf<T>,
	) -> Result<(Dispute<T>, Matter), DispatchError> {
		Self::ensure_status(appointment, |status| {
			matches!(status, AppointmentStatus::Disputed { .. })
		})?;
		let AppointmentStatus::Disputed { about } = appointment.status else {
			return Err(Error::<T>::WrongStatus.into());
		};
		let mut dispute = Disputes::<T>::get(id).ok_or(Error::<T>::WrongStatus)?;
		dispute.advance(Self::running());
		Ok((dispute, about))
	}

	/// Keeps the dispute: the escrow and the queue follow.
	fn store_dispute(
		id: AppointmentId,
		appointment: AppointmentOf<T>,
		dispute: Dispute<T>,
	) -> DispatchResult {
		let due = dispute.due();
		Disputes::<T>::insert(id, dispute);
		if appointment.due == Some(due) {
			return Ok(());
		}
		let status = appointment.status;
		Self::wait(id, appointment, status, due)
	}

	/// The most that a decision about the matter can give the payee: of the bill, or of the price before
	/// there is one.
	fn stake(appointment: &AppointmentOf<T>, about: Matter) -> Permill {
		match about {
			Matter::NoShow { who: Party::Patient } => appointment.policy.late_share,
			// A patient who was treated could report the doctor before the visit is completed.
			Matter::NoShow { who: Party::Doctor } | Matter::Visit => Permill::one(),
		}
	}

	/// Nothing of the dispute was decided yet, so that who began it can still take it back.
	pub(crate) fn ensure_undecided(
		id: AppointmentId,
		appointment: &AppointmentOf<T>,
	) -> DispatchResult {
		if let AppointmentStatus::Disputed { .. } = appointment.status {
			let (dispute, _) = Self::open_dispute_of(id, appointment)?;
			let undecided = matches!(dispute.stage, Stage::Waiting | Stage::Taken { .. });
			ensure!(undecided, Error::<T>::AlreadyDecided);
		}
		Ok(())
	}

	/// What is said in the side's name is that side's word: who acts for both speaks for neither.
	fn ensure_sides_word(
		actor: &Actor<T::AccountId>,
		appointment: &AppointmentOf<T>,
		party: Party,
	) -> DispatchResult {
		let own = match party {
			Party::Patient => Self::is_patients_word(actor, appointment),
			Party::Doctor => Self::is_doctors_word(actor, appointment),
		};
		ensure!(own, Error::<T>::ConflictOfInterest);
		Ok(())
	}

	pub(crate) fn do_take_case(actor: Actor<T::AccountId>, id: AppointmentId) -> DispatchResult {
		let appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		Self::ensure_impartial(&actor, &appointment)?;
		let (mut dispute, _) = Self::open_dispute_of(id, &appointment)?;
		let running = Self::running();
		let free = match &dispute.stage {
			Stage::Waiting => true,
			// Who left the consortium, or is out of force, decides nothing any more.
			Stage::Taken { judge, .. } => !T::Consortium::is_hospital(judge),
			Stage::Decided { .. } | Stage::Ballot { .. } => {
				return Err(Error::<T>::AlreadyDecided.into())
			},
		};
		ensure!(free, Error::<T>::CaseTaken);
		ensure!(running < dispute.take_until, Error::<T>::TooLate);
		let judge = actor.principal;
		ensure!(!dispute.judges.contains(&judge), Error::<T>::HadItsTurn);
		dispute.judges.try_push(judge.clone()).map_err(|_| Error::<T>::TooManyJudges)?;
		let evidence_until = running.saturating_add(dispute.evidence_window);
		let decide_until = running.saturating_add(dispute.hearing_and_decision());
		dispute.hearing = Hearing::ending(evidence_until);
		dispute.stage = Stage::Taken { judge: judge.clone(), decide_until };
		Self::store_dispute(id, appointment, dispute)?;
		Self::deposit_event(Event::CaseTaken {
			appointment: id,
			hospital: judge,
			evidence_until: Self::by_the_clock(evidence_until),
			decide_until: Self::by_the_clock(decide_until),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_add_evidence(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		content: ContentRef,
	) -> DispatchResult {
		let (appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_sides_word(&actor, &appointment, party)?;
		let (mut dispute, _) = Self::open_dispute_of(id, &appointment)?;
		dispute.ensure_hearing(party, Self::running())?;
		let heard = dispute.hearing.of(party);
		ensure!(heard.added < MAX_EVIDENCE_PER_SIDE, Error::<T>::TooMuchEvidence);
		heard.added = heard.added.saturating_add(1);
		let evidence = Evidence { party, content, at: T::Time::now() };
		dispute.evidence.try_push(evidence).map_err(|_| Error::<T>::TooMuchEvidence)?;
		Self::store_dispute(id, appointment, dispute)?;
		Self::deposit_event(Event::EvidenceAdded { appointment: id, party, content, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_close_evidence(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
	) -> DispatchResult {
		let (appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_active(&appointment, party)?;
		Self::ensure_sides_word(&actor, &appointment, party)?;
		let (mut dispute, _) = Self::open_dispute_of(id, &appointment)?;
		// While nobody is there to decide, there is nothing to wait for.
		ensure!(dispute.stage != Stage::Waiting, Error::<T>::NotTaken);
		let running = Self::running();
		dispute.ensure_hearing(party, running)?;
		dispute.hearing.of(party).done = true;
		let both = dispute.hearing.patient.done && dispute.hearing.doctor.done;
		if both {
			dispute.end_hearing(running);
		}
		Self::store_dispute(id, appointment, dispute)?;
		Self::deposit_event(Event::EvidenceClosed { appointment: id, party, both, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_resolve(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		doctor_share: Permill,
	) -> DispatchResult {
		let appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		Self::ensure_impartial(&actor, &appointment)?;
		let (mut dispute, about) = Self::open_dispute_of(id, &appointment)?;
		let running = Self::running();
		let hospital = actor.principal;
		match &dispute.stage {
			Stage::Taken { judge, .. } if *judge == hospital => (),
			Stage::Waiting | Stage::Taken { .. } => return Err(Error::<T>::NotTaken.into()),
			Stage::Decided { .. } | Stage::Ballot { .. } => {
				return Err(Error::<T>::AlreadyDecided.into())
			},
		}
		dispute.ensure_heard(running)?;
		ensure!(doctor_share <= Self::stake(&appointment, about), Error::<T>::ExceedsStake);
		let appeal_until = running.saturating_add(T::AppealWindow::get());
		let decision = Decision { hospital: hospital.clone(), share: doctor_share };
		dispute.stage = Stage::Decided { decision, appeal_until };
		Self::store_dispute(id, appointment, dispute)?;
		Self::deposit_event(Event::DisputeResolved {
			appointment: id,
			doctor_share,
			hospital,
			appeal_until: Self::by_the_clock(appeal_until),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_appeal(actor: Actor<T::AccountId>, id: AppointmentId) -> DispatchResult {
		let (appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_sides_word(&actor, &appointment, party)?;
		let (mut dispute, _) = Self::open_dispute_of(id, &appointment)?;
		let Stage::Decided { decision, .. } = &dispute.stage else {
			return Err(Error::<T>::NothingToAppeal.into());
		};
		let running = Self::running();
		dispute.open_ballot(Some(decision.clone()), running);
		let vote_until = dispute.ends_at();
		let evidence_until = running.saturating_add(dispute.evidence_window);
		Self::store_dispute(id, appointment, dispute)?;
		Self::deposit_event(Event::DecisionAppealed {
			appointment: id,
			party,
			evidence_until: Self::by_the_clock(evidence_until),
			vote_until: Self::by_the_clock(vote_until),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_vote(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		doctor_share: Permill,
	) -> DispatchResult {
		let appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		Self::ensure_impartial(&actor, &appointment)?;
		let (mut dispute, about) = Self::open_dispute_of(id, &appointment)?;
		let hospital = actor.principal;
		let Stage::Ballot { first, .. } = &dispute.stage else {
			return Err(Error::<T>::NoBallot.into());
		};
		// Whose decision it is about has said what it thinks: that counts as its vote.
		let known = first.iter().chain(&dispute.votes).any(|vote| vote.hospital == hospital);
		ensure!(!known, Error::<T>::AlreadyVoted);
		dispute.ensure_heard(Self::running())?;
		ensure!(doctor_share <= Self::stake(&appointment, about), Error::<T>::ExceedsStake);
		let vote = Decision { hospital: hospital.clone(), share: doctor_share };
		dispute.votes.try_push(vote).map_err(|_| Error::<T>::TooManyVotes)?;
		let outcome = dispute.share();
		Self::store_dispute(id, appointment, dispute)?;
		Self::deposit_event(Event::VoteCast {
			appointment: id,
			hospital,
			doctor_share,
			outcome,
			by: actor.by,
		});
		Ok(())
	}
}
