//! What the seats' votes about a dispute come to.
//!
//! Each seat names a share, and the median counts: whoever exaggerates moves nothing, as nobody's
//! vote counts by how far out it is. What would apply without votes is one of them: the decision that
//! was appealed, or what the policy gives if nobody decides. Where their number is even, what the
//! policy gives counts once more. So
//!
//! - where nobody votes, what there was stays: silence is no consent, and nobody gains by it;
//! - a seat alone cannot decide what nobody decided before;
//! - against a decision a seat alone gets no further than what the policy gives, in whichever of the
//!   two the insider is;
//! - two that agree overrule one.

use alloc::vec::Vec;
use frame::prelude::Permill;

/// The payee's share, from the seats' `votes`, the decision that was appealed, if any, and what the
/// policy gives if nobody decides. All shares are of the price.
pub fn outcome(
	votes: impl Iterator<Item = Permill>,
	first: Option<Permill>,
	undecided: Permill,
) -> Permill {
	let first = first.unwrap_or(undecided);
	let mut shares = votes.chain([first]).collect::<Vec<_>>();
	if shares.len() % 2 == 0 {
		shares.push(undecided);
	}
	shares.sort();
	shares.get(shares.len() / 2).copied().unwrap_or(first)
}
