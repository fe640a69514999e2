//! Numbers and times as keys that storage walks in their order.

use carechain_primitives::{time::MINUTE, Moment};
use frame::prelude::*;

/// A number in big-endian bytes: under the `Identity` hasher, storage keeps the order of numbers.
/// The chain gives these numbers, so nobody can unbalance the trie with them.
pub type Ordered = [u8; 8];

/// How much time shares a bucket of a queue, in milliseconds.
pub const BUCKET: Moment = MINUTE;

/// A number as a key.
pub const fn ordered(number: u64) -> Ordered {
	number.to_be_bytes()
}

/// The number of a key.
pub const fn unordered(key: Ordered) -> u64 {
	u64::from_be_bytes(key)
}

/// The bucket of a time, as a key.
pub const fn bucket_of(at: Moment) -> Ordered {
	ordered(at / BUCKET)
}

/// Takes the next number of a counter.
pub(crate) fn take_number(next: &mut u64) -> Result<u64, DispatchError> {
	let number = *next;
	*next = number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
	Ok(number)
}
