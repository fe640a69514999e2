//! The genesis.

use super::*;

#[test]
fn the_dust_account_can_take_the_smallest_amount() {
	build_and_execute(|| {
		assert_eq!(free(DUST), ED);
		assert_eq!(Balances::total_issuance(), 30_000 + ED);
	});
}

#[test]
fn a_dust_account_with_money_gets_no_more() {
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: vec![(DUST, 5 * ED)],
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis is valid");
	TestState::from(storage).execute_with(|| assert_eq!(free(DUST), 5 * ED));
}
