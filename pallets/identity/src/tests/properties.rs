//! Random calls of many accounts against the invariants.

use super::*;
use proptest::{
	prelude::*,
	test_runner::{Config as RunnerConfig, TestRunner},
};

#[derive(Debug, Clone)]
enum Step {
	Invite(u64, u64, Role, u64),
	Withdraw(u64, u64, u64),
	Decline(u64, u64),
	Register(u64, u64, u8),
	Offer(u64, u64, u64),
	WithdrawOffer(u64, u64),
	Accept(u64, u64),
	DeclineOffer(u64, u64),
	End(u64, u64),
	Inviting(u64, bool),
	Draw(u64, u64),
	Rotate(u64, u8),
	Deregister(u64),
	Suspend(u64, u64, Option<u64>),
	Reinstate(u64, u64),
	Appoint(u64, u64, Relationship, DelegationScope, u64),
	Dismiss(u64, u64),
	Resign(u64, u64),
	OpenKeyless(u64, u8, u8, u64),
	ActFor(u64, u64, Box<Step>),
	ActAs(u64, u64, Box<Step>),
	Contacts(u64, Vec<u64>),
	Support(u64, u64, Remedy<u64>),
	WithdrawSupport(u64, u64, Remedy<u64>),
	Object(u64, u64, Remedy<u64>),
	Complete(u64, Remedy<u64>),
	Decide(u64, Remedy<u64>, bool),
	Admit(u64, Role),
	Dismissal(u64),
	Hospital(u64, u8),
	Consumer(u64, bool),
	Advance(u64),
	Thaw(u64, u64),
	Idle,
}

fn account() -> impl Strategy<Value = u64> {
	1u64..12
}

fn remedy() -> impl Strategy<Value = Remedy<u64>> {
	prop_oneof![
		3 => (8u64..16).prop_map(|signer| Remedy::ReplaceKey { signer }),
		1 => account().prop_map(|delegate| Remedy::EndDelegation { delegate }),
	]
}

/// Accounts of participants, and a keyless one.
fn subject() -> impl Strategy<Value = u64> {
	let child = Identity::keyless_account(&HOSPITAL, &H256::zero()).unwrap();
	prop_oneof![3 => account(), 1 => Just(child)]
}

/// What cases are made of: few accounts, so that they come about.
fn case_step() -> impl Strategy<Value = Step> {
	use Step::*;
	prop_oneof![
		1 => (account(), proptest::collection::vec(account(), 0..4))
			.prop_map(|(a, b)| Contacts(a, b)),
		6 => (0u64..12, subject(), remedy()).prop_map(|(a, b, c)| Support(a, b, c)),
		1 => (0u64..12, subject(), remedy()).prop_map(|(a, b, c)| WithdrawSupport(a, b, c)),
		1 => (account(), subject(), remedy()).prop_map(|(a, b, c)| Object(a, b, c)),
		2 => (subject(), remedy()).prop_map(|(a, b)| Complete(a, b)),
		1 => (subject(), remedy(), any::<bool>()).prop_map(|(a, b, c)| Decide(a, b, c)),
		1 => Just(Advance(8 * DAY)),
	]
}

fn leaf() -> impl Strategy<Value = Step> {
	use Step::*;
	let role = prop_oneof![
		Just(Role::Patient),
		Just(Role::Doctor),
		Just(Role::Clinic),
		Just(Role::Hospital),
		Just(Role::Auditor)
	];
	let relationship = prop_oneof![
		Just(Relationship::Family),
		Just(Relationship::ClinicDesk),
		Just(Relationship::Staff)
	]
	.boxed();
	let scope = prop_oneof![
		Just(DelegationScope::Guardian),
		Just(DelegationScope::Desk),
		Just(DelegationScope::Invitations)
	]
	.boxed();
	let length = 0u64..(100 * HOUR);
	prop_oneof![
		6 => (account(), account(), role.clone(), length.clone())
			.prop_map(|(a, b, c, d)| Invite(a, b, c, d)),
		2 => (account(), account(), account()).prop_map(|(a, b, c)| Withdraw(a, b, c)),
		1 => (account(), account()).prop_map(|(a, b)| Decline(a, b)),
		12 => (account(), account(), 0u8..30).prop_map(|(a, b, c)| Register(a, b, c)),
		4 => (account(), account(), length.clone()).prop_map(|(a, b, c)| Offer(a, b, c)),
		1 => (account(), account()).prop_map(|(a, b)| WithdrawOffer(a, b)),
		4 => (account(), account()).prop_map(|(a, b)| Accept(a, b)),
		1 => (account(), account()).prop_map(|(a, b)| DeclineOffer(a, b)),
		2 => (account(), account()).prop_map(|(a, b)| End(a, b)),
		1 => (account(), any::<bool>()).prop_map(|(a, b)| Inviting(a, b)),
		4 => (account(), 0u64..2_000_000_000_000).prop_map(|(a, b)| Draw(a, b)),
		1 => (account(), 0u8..30).prop_map(|(a, b)| Rotate(a, b)),
		2 => account().prop_map(Deregister),
		2 => (0u64..12, account(), prop::option::of(length.clone()))
			.prop_map(|(a, b, c)| Suspend(a, b, c)),
		1 => (0u64..12, account()).prop_map(|(a, b)| Reinstate(a, b)),
		6 => (account(), account(), relationship, scope, length.clone())
			.prop_map(|(a, b, c, d, e)| Appoint(a, b, c, d, e)),
		1 => (account(), account()).prop_map(|(a, b)| Dismiss(a, b)),
		1 => (account(), account()).prop_map(|(a, b)| Thaw(a, b)),
		1 => (account(), account()).prop_map(|(a, b)| Resign(a, b)),
		2 => (account(), 0u8..3, 0u8..30, account())
			.prop_map(|(a, b, c, d)| OpenKeyless(a, b, c, d)),
		1 => (account(), role).prop_map(|(a, b)| Admit(a, b)),
		1 => account().prop_map(Dismissal),
		1 => (account(), 0u8..3).prop_map(|(a, b)| Hospital(a, b)),
		2 => (account(), any::<bool>()).prop_map(|(a, b)| Consumer(a, b)),
		3 => (1u64..(50 * HOUR)).prop_map(Advance),
		2 => Just(Idle),
	]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		5 => leaf(),
		3 => case_step(),
		1 => (account(), account(), leaf())
			.prop_map(|(a, b, step)| Step::ActFor(a, b, Box::new(step))),
		1 => (8u64..16, subject(), leaf())
			.prop_map(|(a, b, step)| Step::ActAs(a, b, Box::new(step))),
	]
}

fn some_key(seed: u8) -> EncryptionKey {
	if seed == 0 {
		EncryptionKey([0; 32])
	} else {
		key(seed)
	}
}

/// The call of a step, and who signs it; `None` for steps that are no calls.
fn call_of(step: &Step) -> Option<(u64, Call<Test>)> {
	let reason = SuspensionReason::Misuse;
	Some(match step.clone() {
		Step::Invite(who, invitee, role, length) => {
			(who, Call::invite { invitee, role, expires_at: now() + length })
		},
		Step::Withdraw(who, invitee, sponsor) => {
			(who, Call::withdraw_invitation { invitee, sponsor })
		},
		Step::Decline(who, sponsor) => (who, Call::decline_invitation { sponsor }),
		Step::Register(who, sponsor, seed) => {
			let (encryption_key, signature) = (some_key(seed), stated(who, some_key(seed)));
			(who, Call::register { sponsor, encryption_key, profile: None, signature })
		},
		Step::Offer(sponsor, who, length) => {
			(sponsor, Call::offer_sponsorship { who, expires_at: now() + length })
		},
		Step::WithdrawOffer(sponsor, who) => (sponsor, Call::withdraw_offer { who }),
		Step::Accept(who, sponsor) => (who, Call::accept_sponsorship { sponsor }),
		Step::DeclineOffer(who, sponsor) => (who, Call::decline_sponsorship { sponsor }),
		Step::End(sponsor, who) => (sponsor, Call::end_sponsorship { who }),
		Step::Inviting(sponsor, true) => (0, Call::allow_inviting { sponsor }),
		Step::Inviting(sponsor, false) => (0, Call::stop_inviting { sponsor }),
		Step::Rotate(who, seed) => {
			let (encryption_key, signature) = (some_key(seed), stated(who, some_key(seed)));
			(who, Call::rotate_encryption_key { encryption_key, signature })
		},
		Step::Deregister(who) => (who, Call::deregister {}),
		Step::Suspend(by, who, length) => {
			let until = length.map(|length| now() + length);
			let freezes = length.is_some_and(|length| length % 2 == 0);
			let reason = if freezes { SuspensionReason::KeyCompromised } else { reason };
			(by, Call::suspend_participant { who, reason, until })
		},
		Step::Reinstate(by, who) => (by, Call::reinstate_participant { who }),
		Step::Appoint(who, delegate, relationship, scope, length) => {
			let until = now() + length;
			(who, Call::appoint_delegate { delegate, relationship, scope, until, purse: 0 })
		},
		Step::Dismiss(who, delegate) => (who, Call::dismiss_delegate { delegate }),
		Step::Resign(who, principal) => (who, Call::resign_delegation { principal }),
		Step::Thaw(by, who) => (by, Call::thaw_money { who }),
		Step::OpenKeyless(who, salt, seed, delegate) => {
			let (salt, encryption_key) = (H256::repeat_byte(salt), some_key(seed));
			let account = Identity::keyless_account(&who, &salt).unwrap();
			let call = Call::open_keyless_account {
				salt,
				encryption_key,
				profile: None,
				delegate,
				relationship: Relationship::Family,
				scope: DelegationScope::Guardian,
				until: now() + DAY,
				delegate_signature: stated_by(delegate, account, encryption_key),
				signature: opened_by(who, account, encryption_key, delegate),
			};
			(who, call)
		},
		Step::Contacts(who, contacts) => {
			let contacts = contacts.try_into().unwrap();
			(who, Call::set_recovery_contacts { contacts, threshold: 2, delay: DELAY })
		},
		Step::Support(who, account, remedy) => {
			let consent = consent(account, &remedy);
			(who, Call::support_remedy { account, remedy, consent })
		},
		Step::WithdrawSupport(who, account, remedy) => {
			(who, Call::withdraw_remedy_support { account, remedy })
		},
		Step::Object(who, account, remedy) => (who, Call::object_to_remedy { account, remedy }),
		Step::Complete(account, remedy) => (1, Call::complete_remedy { account, remedy }),
		Step::Decide(account, remedy, grant) => {
			let consent = consent(account, &remedy);
			(0, Call::decide_remedy { account, remedy, grant, consent })
		},
		_ => return None,
	})
}

fn run(step: &Step) {
	match step {
		Step::ActFor(by, principal, inner) => {
			if let Some((_, call)) = call_of(inner) {
				let call = act_for(*principal, RuntimeCall::Participants(call));
				let _ = call.dispatch(signed(*by));
			}
		},
		Step::ActAs(by, account, inner) => {
			if let Some((_, call)) = call_of(inner) {
				let call = act_as(*account, RuntimeCall::Participants(call));
				let _ = call.dispatch(signed(*by));
			}
		},
		Step::Admit(who, role) => {
			let admitted = <Identity as care::Admission<u64>>::admit(who, *role);
			if admitted.is_ok() && *role == Role::Hospital {
				set_hospital(*who, HospitalStatus::Active);
			}
		},
		Step::Dismissal(who) => <Identity as care::Admission<u64>>::dismiss(who),
		Step::Hospital(who, status) => {
			if Hospitals::get().contains_key(who) {
				let status = match status {
					0 => HospitalStatus::Active,
					1 => HospitalStatus::Leaving { successor: who % 11 + 1 },
					_ => HospitalStatus::ForCause,
				};
				set_hospital(*who, status);
			}
		},
		Step::Consumer(who, true) => {
			let _ = System::inc_consumers(who);
		},
		Step::Consumer(who, false) => {
			if System::consumers(who) > 0 {
				System::dec_consumers(who);
			}
		},
		Step::Advance(by) => {
			System::set_block_number(System::block_number() + 1);
			advance(*by);
		},
		Step::Draw(who, fee) => {
			let call = RuntimeCall::Participants(Call::set_backup { backup: None });
			let class = CallClass::Protective;
			let source = Identity::source_for(who, &call, class, Weight::zero(), 0, *fee);
			if let Some(source) = source {
				assert_ok!(Identity::draw_on(&source, who, *fee));
				Identity::give_back(&source, who, fee / 3);
			}
		},
		Step::Idle => {
			Identity::on_idle(1, Weight::from_parts(500_000_000_000, 5_000_000));
		},
		call => {
			let (signer, call) = call_of(call).expect("all others are calls");
			let origin = if signer == 0 { RuntimeOrigin::root() } else { signed(signer) };
			let _ = RuntimeCall::Participants(call).dispatch(origin);
		},
	}
}

#[test]
fn no_calls_of_any_accounts_break_the_invariants() {
	// Proptest prints the smallest sequence that fails, and its seed.
	let config = RunnerConfig { cases: 64, failure_persistence: None, ..Default::default() };
	TestRunner::new(config)
		.run(&proptest::collection::vec(step(), 1..250), |steps| {
			new_test_ext().execute_with(|| {
				for step in &steps {
					run(step);
					if let Err(error) = Identity::do_try_state() {
						panic!("after {step:?}: {error:?}");
					}
				}
				// In the end everything that should end has ended.
				for who in 1..12 {
					while System::consumers(&who) > 0 {
						System::dec_consumers(&who);
					}
				}
				advance(1_000 * DAY);
				idle();
				assert_eq!(Invitations::<Test>::iter().count(), 0);
				assert_eq!(Delegations::<Test>::iter().count(), 0);
				assert_eq!(Releases::<Test>::iter().count(), 0);
				assert_eq!(SponsorshipOffers::<Test>::iter().count(), 0);
				assert_eq!(KeptUsages::<Test>::iter().count(), 0);
				assert_eq!(Cases::<Test>::iter().count(), 0);
				Identity::do_try_state().unwrap();
			});
			Ok(())
		})
		.unwrap();
}
