//! Motions of the council: how many have to agree follows from what a motion does and from the
//! seats there are, never from its proposer. Who does not vote has not agreed.

use crate::{
	configs::{policy, CouncilInstance},
	constants::*,
	*,
};
use alloc::vec::Vec;
use carechain_primitives::traits::Motions;
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{
		dynamic_params::AggregatedKeyValue, ChangeMembers, Consideration, Contains,
		MaybeConsideration,
	},
	weights::Weight,
};
use pallet_care_consortium::{Call as ConsortiumCall, OpenMotion};
use pallet_care_doctor_registry::Call as DoctorRegistryCall;
use pallet_care_identity::Call as ParticipantsCall;
use pallet_care_record_access::Call as RecordAccessCall;
use pallet_collective::{
	Call as CouncilCall, DefaultVote, MemberCount, ProposalIndex, ProposalOf, Proposals, Votes,
	Voting, WeightInfo as _,
};
use polkadot_sdk::{
	frame_support, frame_system, pallet_collective, pallet_parameters, pallet_preimage,
	pallet_utility, pallet_whitelist, sp_core::H256, sp_runtime::DispatchError,
};
use scale_info::TypeInfo;

/// The longest call that a motion can carry, in bytes. A longer one is stored as a preimage, and the
/// motion names its hash. So what a change of seats has to read of all motions is small.
pub const MAX_MOTION_LENGTH: u32 = 16 * 1024;

/// How many of the council have to agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Proportion {
	/// More than half: ordinary matters.
	MoreThanHalf,
	/// Two thirds or more: who belongs to the consortium, Root, and what protects people.
	TwoThirds,
}

impl Proportion {
	/// The fewest of so many seats that are this proportion.
	pub fn of(self, seats: u32) -> u32 {
		match self {
			Self::MoreThanHalf => (seats / 2).saturating_add(1),
			Self::TwoThirds => seats.saturating_mul(2).div_ceil(3),
		}
	}

	/// What the origins that a call accepts ask of the council. `None` for a call that the council
	/// cannot make.
	///
	/// A batch asks for as much as the most that any of its calls does, and can be made only if
	/// each of them can.
	pub fn deciding(call: &RuntimeCall) -> Option<Self> {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls
				.iter()
				// Flat: nothing is gained by batches in batches.
				.map(Self::deciding_alone)
				.try_fold(None, |most, one| Some(most.max(Some(one?))))
				.flatten(),
			_ => Self::deciding_alone(call),
		}
	}

	fn deciding_alone(call: &RuntimeCall) -> Option<Self> {
		use Proportion::*;
		match call {
			RuntimeCall::Consortium(call) => match call {
				ConsortiumCall::admit_hospital { .. }
				| ConsortiumCall::remove_hospital { .. }
				| ConsortiumCall::reinstate_validator { .. } => Some(TwoThirds),
				ConsortiumCall::admit_auditor { .. } | ConsortiumCall::remove_auditor { .. } => {
					Some(MoreThanHalf)
				},
				_ => None,
			},
			// Whose key signs for an account.
			RuntimeCall::Participants(
				ParticipantsCall::support_remedy { .. }
				| ParticipantsCall::withdraw_remedy_support { .. }
				| ParticipantsCall::decide_remedy { .. },
			) => Some(TwoThirds),
			RuntimeCall::Whitelist(
				pallet_whitelist::Call::whitelist_call { .. }
				| pallet_whitelist::Call::remove_whitelisted_call { .. }
				| pallet_whitelist::Call::dispatch_whitelisted_call { .. }
				| pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { .. },
			) => Some(TwoThirds),
			RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value }) => {
				let (key, _) = key_value.clone().into_parts();
				Some(policy::proportion(&key))
			},
			RuntimeCall::Participants(
				ParticipantsCall::withdraw_invitation { .. }
				| ParticipantsCall::suspend_participant { .. }
				| ParticipantsCall::reinstate_participant { .. }
				| ParticipantsCall::appoint_guardian { .. }
				| ParticipantsCall::confirm_purse { .. }
				| ParticipantsCall::stop_inviting { .. }
				| ParticipantsCall::allow_inviting { .. },
			)
			| RuntimeCall::DoctorRegistry(
				DoctorRegistryCall::suspend_everywhere { .. }
				| DoctorRegistryCall::lift_suspension { .. }
				| DoctorRegistryCall::bar { .. }
				| DoctorRegistryCall::lift_bar { .. }
				| DoctorRegistryCall::bar_licence { .. }
				| DoctorRegistryCall::release_licence { .. }
				| DoctorRegistryCall::assign_licence { .. },
			)
			| RuntimeCall::RecordAccess(
				RecordAccessCall::review_emergency { .. } | RecordAccessCall::clear_bar { .. },
			)
			| RuntimeCall::Preimage(
				pallet_preimage::Call::note_preimage { .. }
				| pallet_preimage::Call::unnote_preimage { .. }
				| pallet_preimage::Call::request_preimage { .. }
				| pallet_preimage::Call::unrequest_preimage { .. },
			) => Some(MoreThanHalf),
			_ => None,
		}
	}
}

/// How many seats have to agree to a motion; `None` for a call that no motion can make.
pub fn threshold(call: &RuntimeCall) -> Option<u32> {
	Proportion::deciding(call).map(|proportion| proportion.of(seats()))
}

fn seats() -> u32 {
	let seats = pallet_collective::Members::<Runtime, CouncilInstance>::decode_len();
	seats.and_then(|seats| seats.try_into().ok()).unwrap_or_default()
}

/// Refuses motions whose proposer gave another threshold than theirs: a lower one would use the
/// motion up, a higher one keep it from being proposed. And those that the council could not carry
/// out, or that are too long.
pub struct FairMotions;

impl Contains<RuntimeCall> for FairMotions {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Council(CouncilCall::propose { threshold: given, proposal, .. }) => {
				threshold(proposal) == Some(*given)
					&& proposal.encoded_size() as u64 <= u64::from(MAX_MOTION_LENGTH)
			},
			_ => true,
		}
	}
}

/// Who did not vote when a motion's time is over has not agreed.
pub struct OnlyAyes;

impl DefaultVote for OnlyAyes {
	fn default_vote(_: Option<bool>, _: MemberCount, _: MemberCount, _: MemberCount) -> bool {
		false
	}
}

/// What stands for having proposed a motion: it counts on the seat's share of the open ones. No
/// deposit, so nothing of it is stored with the motion.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Proposer;

impl Consideration<AccountId, u32> for Proposer {
	fn new(who: &AccountId, _: u32) -> Result<Self, DispatchError> {
		// The collective pallet has put the motion last in its list by now.
		if let Some(call) = Proposals::<Runtime, CouncilInstance>::get().last() {
			let number = pallet_collective::ProposalCount::<Runtime, CouncilInstance>::get();
			Consortium::note_motion(who, OpenMotion { call: *call, number })?;
		}
		Ok(Self)
	}

	fn update(self, _: &AccountId, _: u32) -> Result<Self, DispatchError> {
		Ok(self)
	}

	fn drop(self, _: &AccountId) -> Result<(), DispatchError> {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(_: &AccountId, _: u32) {}
}

impl MaybeConsideration<AccountId, u32> for Proposer {
	fn is_none(&self) -> bool {
		true
	}
}

/// The votes on a motion, as the collective pallet encodes its [`Votes`], whose fields are its own.
#[derive(Encode, Decode)]
struct Tally {
	number: ProposalIndex,
	threshold: MemberCount,
	ayes: Vec<AccountId>,
	nays: Vec<AccountId>,
	end: BlockNumber,
}

impl Tally {
	fn of(votes: &Votes<AccountId, BlockNumber>) -> Option<Self> {
		Self::decode_all(&mut votes.encode().as_slice()).ok()
	}

	fn votes(&self) -> Option<Votes<AccountId, BlockNumber>> {
		Votes::decode_all(&mut self.encode().as_slice()).ok()
	}

	fn get(call: H256) -> Option<Self> {
		Voting::<Runtime, CouncilInstance>::get(call).as_ref().and_then(Self::of)
	}
}

/// The council's motions and seats, for the consortium.
pub struct CouncilMotions;

impl ChangeMembers<AccountId> for CouncilMotions {
	/// The seats change, and with them the threshold of each open motion: otherwise one that was
	/// agreed on would fail and be used up, or would ask for more than its proportion.
	fn change_members_sorted(
		incoming: &[AccountId],
		outgoing: &[AccountId],
		sorted_new: &[AccountId],
	) {
		Council::change_members_sorted(incoming, outgoing, sorted_new);
		for call in Proposals::<Runtime, CouncilInstance>::get() {
			let threshold =
				ProposalOf::<Runtime, CouncilInstance>::get(call).as_ref().and_then(threshold);
			let Some(threshold) = threshold else { continue };
			Voting::<Runtime, CouncilInstance>::mutate(call, |votes| {
				let tally = votes.as_ref().and_then(Tally::of);
				if let Some(follows) = tally.and_then(|tally| Tally { threshold, ..tally }.votes())
				{
					*votes = Some(follows);
				}
			});
		}
	}
}

impl Motions for CouncilMotions {
	fn is_open(call: H256, number: u32) -> bool {
		Tally::get(call).is_some_and(|tally| tally.number == number)
	}

	fn most() -> u32 {
		MAX_MOTIONS
	}

	fn close_expired(turn: u32, limit: Weight) -> Weight {
		let look = MotionWeights::look();
		if look.any_gt(limit) {
			return Weight::zero();
		}
		let motions = Proposals::<Runtime, CouncilInstance>::get();
		let turn = usize::try_from(turn).unwrap_or_default().checked_rem(motions.len());
		let found = turn
			.and_then(|turn| motions.get(turn))
			.and_then(|call| Some((*call, Tally::get(*call)?)))
			.filter(|(_, tally)| System::block_number() >= tally.end);
		let Some((call, tally)) = found else { return look };
		let Some(proposal) = ProposalOf::<Runtime, CouncilInstance>::get(call) else {
			return look;
		};
		let length = MAX_MOTION_LENGTH;
		let seats = MAX_HOSPITALS;
		let carried = proposal.get_dispatch_info().call_weight;
		let closing = MotionWeights::close_approved(length, seats, MAX_MOTIONS)
			.max(MotionWeights::close_disapproved(seats, MAX_MOTIONS))
			.saturating_add(look)
			.saturating_add(carried);
		if closing.any_gt(limit) {
			return look;
		}
		let closed = Council::do_close(call, tally.number, Weight::MAX, u32::MAX);
		if let Err(error) = closed {
			log::error!(target: "runtime::council", "closing {call:?} failed: {:?}", error.error);
		}
		closing
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill() {
		use polkadot_sdk::sp_runtime::traits::Hash as _;
		let seats = pallet_collective::Members::<Runtime, CouncilInstance>::get();
		let length = usize::try_from(MAX_MOTION_LENGTH).unwrap_or_default();
		let motions: Vec<_> = (0..MAX_MOTIONS)
			.map(|number| {
				// The longest that a motion can be, and dear to look into.
				let remark = RuntimeCall::Whitelist(pallet_whitelist::Call::whitelist_call {
					call_hash: <Runtime as frame_system::Config>::Hashing::hash_of(&number),
				});
				let calls = alloc::vec![remark.clone(); length / remark.encoded_size() - 1];
				let call = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
				let hash = <Runtime as frame_system::Config>::Hashing::hash_of(&call);
				let threshold = Proportion::TwoThirds.of(MAX_HOSPITALS);
				let end = System::block_number().saturating_add(DAYS);
				let tally = Tally { number, threshold, ayes: seats.clone(), nays: Vec::new(), end };
				ProposalOf::<Runtime, CouncilInstance>::insert(hash, call);
				if let Some(votes) = tally.votes() {
					Voting::<Runtime, CouncilInstance>::insert(hash, votes);
				}
				hash
			})
			.collect();
		pallet_collective::ProposalCount::<Runtime, CouncilInstance>::put(MAX_MOTIONS);
		if let Ok(motions) = frame_support::BoundedVec::try_from(motions) {
			Proposals::<Runtime, CouncilInstance>::put(motions);
		}
	}
}

/// The SDK's weights of the council's calls, and what this runtime does besides.
pub struct MotionWeights;

type Measured = pallet_collective::weights::SubstrateWeight<Runtime>;

impl MotionWeights {
	/// Reading the list of motions, one of them, and its call.
	fn look() -> Weight {
		Measured::vote(MAX_HOSPITALS)
			.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(3))
	}

	/// Counting a motion on its proposer's share: its list, the motions in it, the hospitals.
	fn count() -> Weight {
		let motions = u64::from(MAX_MOTIONS_PER_SEAT);
		Measured::vote(MAX_HOSPITALS).saturating_mul(motions).saturating_add(
			<Runtime as frame_system::Config>::DbWeight::get()
				.reads_writes(motions.saturating_add(2), 1),
		)
	}
}

impl pallet_collective::WeightInfo for MotionWeights {
	fn set_members(m: u32, n: u32, p: u32) -> Weight {
		Measured::set_members(m, n, p)
	}
	fn execute(b: u32, m: u32) -> Weight {
		Measured::execute(b, m)
	}
	fn propose_execute(b: u32, m: u32) -> Weight {
		Measured::propose_execute(b, m)
	}
	fn propose_proposed(b: u32, m: u32, p: u32) -> Weight {
		Measured::propose_proposed(b, m, p).saturating_add(Self::count())
	}
	fn vote(m: u32) -> Weight {
		Measured::vote(m)
	}
	fn close_early_disapproved(m: u32, p: u32) -> Weight {
		Measured::close_early_disapproved(m, p)
	}
	fn close_early_approved(b: u32, m: u32, p: u32) -> Weight {
		Measured::close_early_approved(b, m, p)
	}
	fn close_disapproved(m: u32, p: u32) -> Weight {
		Measured::close_disapproved(m, p)
	}
	fn close_approved(b: u32, m: u32, p: u32) -> Weight {
		Measured::close_approved(b, m, p)
	}
	fn disapprove_proposal(p: u32) -> Weight {
		Measured::disapprove_proposal(p)
	}
	fn kill(d: u32, p: u32) -> Weight {
		Measured::kill(d, p)
	}
	fn release_proposal_cost() -> Weight {
		Measured::release_proposal_cost()
	}
}
