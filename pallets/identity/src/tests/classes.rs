use super::*;
use CallClass::*;

#[test]
fn a_carrier_counts_as_the_worst_it_carries() {
	for (classes, expected) in [
		(vec![], Paid),
		(vec![Free], Free),
		(vec![Protective], Protective),
		(vec![Protective, Protective], Protective),
		(vec![Protective, Free], Free),
		(vec![Free, Protective, Protective], Free),
		(vec![Free, Free, Paid, Free], Paid),
		(vec![Paid, Protective], Paid),
		(vec![Registration], Paid),
		(vec![Free, Registration], Paid),
	] {
		assert_eq!(combine(classes.clone()), expected, "{classes:?}");
	}
}

#[test]
fn a_batch_that_hides_a_paid_call_among_free_ones_is_paid() {
	let free = || batch_all(vec![remark(), remark()]);
	assert_eq!(Calls::classify(&free()), Free);
	let hidden = batch_all(vec![free(), batch_all(vec![remark(), transfer(1)]), free()]);
	assert_eq!(Calls::classify(&hidden), Paid);
	assert_eq!(Calls::classify(&act_for(1, free())), Free);
	assert_eq!(Calls::classify(&act_for(1, transfer(1))), Paid);
	let leave = RuntimeCall::Participants(Call::deregister {});
	assert_eq!(Calls::classify(&act_for(1, leave.clone())), Protective);
	assert_eq!(Calls::classify(&batch_all(vec![leave, remark()])), Free);
	let register = Call::register { sponsor: HOSPITAL, encryption_key: key(1), profile: None };
	let register = RuntimeCall::Participants(register);
	assert_eq!(Calls::classify(&register), Registration);
	assert_eq!(Calls::classify(&act_for(1, register)), Paid);
}

#[test]
fn nesting_is_looked_into_up_to_a_bound() {
	let mut call = remark();
	for _ in 0..crate::classes::MAX_NESTING {
		call = batch_all(vec![call]);
	}
	assert_eq!(Calls::classify(&call), Free);
	assert!(Calls::covers(DelegationScope::Desk, &call));
	let deeper = batch_all(vec![call]);
	assert_eq!(Calls::classify(&deeper), Paid);
	assert!(!Calls::covers(DelegationScope::Desk, &deeper));
}
