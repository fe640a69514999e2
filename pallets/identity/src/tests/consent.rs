//! Whoever is to sign for an account is asked first.

use super::*;
use carechain_primitives::statement::{multisig_account, signer_statement, wrapped};
use frame::deps::sp_runtime::BoundedVec;

/// Who is no participant yet: a newly invited person, or a signatory of a hospital.
const VICTIM: u64 = 30;

fn support_with(by: u64, signer: u64, consent: Option<StatementSignature<u64>>) -> DispatchResult {
	Identity::support_remedy(signed(by), PATIENT, replace_key(signer), consent)
}

/// Sponsor and unrelated hospital support that the key of `who` is replaced.
fn replace(who: u64, signer: u64) {
	assert_ok!(support(CLINIC, who, replace_key(signer)));
	assert_ok!(support(OTHER_HOSPITAL, who, replace_key(signer)));
	advance(7 * DAY);
	assert_ok!(complete(who, replace_key(signer)));
	advance(1);
}

#[test]
fn nobody_is_made_a_signer_unasked() {
	build_and_execute(|| {
		with_contacts();
		invite(HOSPITAL, VICTIM, Role::Patient);
		// The patient's accomplices: first the victim's key, then another in its place.
		for accomplice in [CONTACTS[0], CONTACTS[1], CLINIC, OTHER_HOSPITAL] {
			assert_noop!(support_with(accomplice, VICTIM, None), Errors::ConsentMissing);
		}
		let genesis = System::block_hash(0);
		let text = Identity::signer_statement_text(&PATIENT, &VICTIM);
		for (bad, why) in [
			(signature(CONTACTS[0], &text), "somebody else's signature"),
			(signature(PATIENT, &text), "the account's own"),
			(
				signature(VICTIM, &Identity::signer_statement_text(&FAMILY, &VICTIM)),
				"for another account",
			),
			(signature(VICTIM, &signer_statement(&[7; 32], &PATIENT, &VICTIM)), "another chain"),
			(
				signature(VICTIM, &signer_statement(genesis.as_ref(), &PATIENT, &FRESH)),
				"another signer's text",
			),
			(stated(VICTIM, key(70)), "what it signs to register"),
			(StatementSignature::Key(sign(VICTIM, text.as_bytes())), "as a transaction is signed"),
		] {
			let refused = support_with(CONTACTS[0], VICTIM, Some(bad));
			assert_eq!(refused, Err(Errors::BadStatement.into()), "{why}");
		}
		assert_eq!(Cases::<Test>::iter().count(), 0);
		// It is who it was, and signs.
		let signature = stated(VICTIM, key(70));
		assert_ok!(Identity::register(signed(VICTIM), HOSPITAL, key(70), None, signature));
		assert_ok!(submit(VICTIM, remark()).unwrap());
	});
}

#[test]
fn nor_does_the_council_make_anybody_one() {
	build_and_execute(|| {
		register_all();
		let council = RuntimeOrigin::root;
		let support = || Identity::support_remedy(council(), PATIENT, replace_key(VICTIM), None);
		assert_noop!(support(), Errors::ConsentMissing);
		let decide = |account, remedy, consent| {
			Identity::decide_remedy(council(), account, remedy, true, consent)
		};
		assert_noop!(decide(HOSPITAL, replace_key(VICTIM), None), Errors::ConsentMissing);
		let for_another = consent(AUDITOR, &replace_key(VICTIM));
		assert_noop!(decide(HOSPITAL, replace_key(VICTIM), for_another), Errors::BadStatement);
		let own = consent(HOSPITAL, &replace_key(VICTIM));
		assert_ok!(decide(HOSPITAL, replace_key(VICTIM), own));
		assert_eq!(Identity::signer_of(&HOSPITAL), VICTIM);
	});
}

#[test]
fn its_word_opens_the_case_and_later_supporters_bring_none() {
	build_and_execute(|| {
		register_all();
		let word = consent(PATIENT, &replace_key(FRESH));
		assert_ok!(support_with(CLINIC, FRESH, word.clone()));
		let wrong = consent(FAMILY, &replace_key(FRESH));
		assert_noop!(support_with(OTHER_HOSPITAL, FRESH, wrong), Errors::BadStatement);
		assert_ok!(support_with(OTHER_HOSPITAL, FRESH, None));
		// A case that is over says nothing of the next one.
		assert_ok!(Identity::withdraw_remedy_support(signed(CLINIC), PATIENT, replace_key(FRESH)));
		advance(60 * DAY);
		assert_noop!(support_with(CLINIC, FRESH, None), Errors::ConsentMissing);
		// The word stays the signer's.
		assert_ok!(support_with(CLINIC, FRESH, word));
	});
}

#[test]
fn whose_delegation_ends_is_not_asked() {
	build_and_execute(|| {
		register_all();
		let account = keyless(FAMILY);
		let end = Remedy::EndDelegation { delegate: FAMILY };
		let word = consent(PATIENT, &replace_key(FRESH));
		let support = |consent| Identity::support_remedy(signed(HOSPITAL), account, end, consent);
		assert_noop!(support(word), Errors::BadStatement);
		assert_ok!(support(None));
	});
}

#[test]
fn a_multisig_agrees_by_its_signatories() {
	build_and_execute(|| {
		with_contacts();
		let signer = multisig_account(&[&31u64, &32, &33], 2).unwrap();
		let message = wrapped(&Identity::signer_statement_text(&PATIENT, &signer));
		let of = |signs: [bool; 3]| {
			let list = (31u64..).zip(signs);
			let list = list.map(|(who, signs)| (who, signs.then(|| sign(who, &message))));
			let signatories = BoundedVec::truncate_from(list.collect());
			Some(StatementSignature::Multisig { threshold: 2, signatories })
		};
		let one_alone = support_with(CONTACTS[0], signer, of([true, false, false]));
		assert_eq!(one_alone, Err(Errors::BadStatement.into()));
		assert_ok!(support_with(CONTACTS[0], signer, of([true, false, true])));
	});
}

#[test]
fn a_key_that_signed_for_somebody_else_and_was_replaced_signs_for_nobody() {
	build_and_execute(|| {
		register_all();
		// Somebody was quick, and opened a case before.
		assert_ok!(support(CLINIC, FAMILY, replace_key(FRESH)));
		assert_ok!(support(OTHER_HOSPITAL, FAMILY, replace_key(FRESH)));
		replace(PATIENT, FRESH);
		replace(PATIENT, OTHER_KEY);
		assert_noop!(complete(FAMILY, replace_key(FRESH)), Errors::SignerNotFresh);
		assert_noop!(support(CLINIC, FAMILY, replace_key(FRESH)), Errors::SignerNotFresh);
		assert_eq!(submit(FRESH, remark()).unwrap_err(), KEY_REPLACED.into());
	});
}

#[test]
fn a_word_makes_nobody_the_signer_again_that_the_account_forgot() {
	build_and_execute(|| {
		register_all();
		replace(PATIENT, FRESH);
		// It goes on signing for somebody else, so that it is no key that was replaced.
		replace(FAMILY, FRESH);
		for signer in 100..134 {
			replace(PATIENT, signer);
		}
		let former = Identity::recovery_info(PATIENT).former_signers;
		assert!(former.iter().all(|former| former.signer != FRESH));
		assert_noop!(support(CLINIC, PATIENT, replace_key(FRESH)), Errors::SignerNotFresh);
		// Who never signed for anybody does.
		assert_ok!(support(CLINIC, PATIENT, replace_key(OTHER_KEY)));
	});
}
