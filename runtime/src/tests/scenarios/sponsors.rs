//! What others pay for, and who answers for whom: sponsors that are hostile, and people who leave them.

use super::*;
use configs::policy::dynamic_params::participants as parameters;
use pallet_care_identity::{Call, Error};

fn on_participants(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Participants(call)
}

fn invite_until(invitee: &str, role: Role) -> RuntimeCall {
	on_participants(Call::invite { invitee: who(invitee), role, expires_at: now() + DAY })
}

fn offer(to: &str) -> RuntimeCall {
	on_participants(Call::offer_sponsorship { who: who(to), expires_at: now() + DAY })
}

fn accept(sponsor: &str) -> RuntimeCall {
	on_participants(Call::accept_sponsorship { sponsor: who(sponsor) })
}

fn end(of: &str) -> RuntimeCall {
	on_participants(Call::end_sponsorship { who: who(of) })
}

fn is_free(name: &str, call: RuntimeCall) -> bool {
	validate(transaction(name, nonce(name), 0, call)).is_ok()
}

/// The council sets a parameter.
macro_rules! set {
	($name:ident = $value:expr) => {{
		let parameter = configs::RuntimeParameters::Participants(parameters::Parameters::$name(
			parameters::$name,
			Some($value),
		));
		assert_eq!(Parameters::set_parameter(council(3), parameter), Ok(()));
	}};
}

/// What everybody has for protective calls suffices for each of them, also where nothing else is left:
/// the dearest that there are, whatever a network's parameters are.
#[test]
fn the_reserve_suffices_for_every_protective_call() {
	run(|| {
		let reserve = configs::policy::ProtectiveReserve::BOUNDS;
		let least = reserve.floor.min(reserve.development_floor);
		// No free transaction weighs more; of a single protective call a kilobyte is long.
		let weight = configs::care::MaxFreeWeight::get();
		let dearest = TransactionPayment::weight_to_fee(weight.set_proof_size(0))
			+ TransactionPayment::length_to_fee(1_024);
		assert!(dearest <= least, "{dearest} of {least}");
	});
}

/// What the accounts of one hospital use in a day beside its pools: what new accounts bring.
#[test]
fn what_a_days_invitations_bring_is_a_small_part_of_the_chain() {
	run(|| {
		let reserve = configs::policy::ProtectiveReserve::get();
		let invited = Balance::from(configs::policy::HospitalInvitations::get());
		// As many at once as a day has, and as many over the day.
		let brought = 2 * invited * reserve;
		let block = configs::system::RuntimeBlockWeights::get()
			.get(polkadot_sdk::frame_support::dispatch::DispatchClass::Normal)
			.max_total
			.expect("ordinary calls are limited");
		let day = TransactionPayment::weight_to_fee(block.set_proof_size(0))
			* Balance::from(constants::DAYS);
		assert!(brought * 100 <= day, "{brought} of {day}");
	});
}

/// Attack: a hospital that wants to silence a patient uses up all that its accounts have together, and
/// gives notice.
#[test]
fn a_hostile_sponsor_cannot_keep_a_patient_from_taking_access_away() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		endow(&who("Paula"), PRICE + constants::EXISTENTIAL_DEPOSIT);
		let appointment = booked("Paula", "Doctor", 2 * DAY, None);
		let (folder, _) = super::records::open_folder("Paula", EmergencyPolicy::Never);
		let grant = super::records::granted("Paula", folder, "Doctor", PurposeOfUse::Treatment);
		// All that the hospital's accounts could use has been.
		let used = Usage { used: Balance::MAX, at: now() };
		pallet_care_identity::PoolUsages::<Runtime>::insert(
			who("Alice"),
			pallet_care_identity::PoolUsage { ordinary: used, protective: used },
		);
		pallet_care_identity::ConsortiumPoolUsage::<Runtime>::put(used);
		polkadot_sdk::frame_support::assert_ok!(Balances::force_set_balance(
			frame_system::RawOrigin::Root.into(),
			who("Paula").into(),
			0,
		));
		assert!(!is_free("Paula", update_profile(1)));
		let revoke = super::records::revoke(grant);
		succeed("Paula", revoke);
		assert_eq!(waived().map(|(who, _)| who), Some(who("Paula")));
		// Nor by dropping her.
		succeed("Alice", end("Paula"));
		advance(configs::policy::SponsorshipNotice::get());
		assert_eq!(Participants::effective_sponsor(&who("Paula")), None);
		succeed(
			"Paula",
			RuntimeCall::Appointments(pallet_care_appointments::Call::cancel { appointment }),
		);
		assert_eq!(held("Paula"), 0);
	});
}

/// Attack: a hospital invites a person first, for a role that it does not want, to have it.
#[test]
fn a_hostile_invitation_is_declined_and_another_used() {
	run(|| {
		succeed("Bob", invite_until("Paula", Role::Clinic));
		succeed("Alice", invite_until("Paula", Role::Patient));
		assert_eq!(Participants::invitations_info(who("Paula")).len(), 2);
		succeed("Paula", on_participants(Call::decline_invitation { sponsor: who("Bob") }));
		assert_eq!(waived().map(|(who, _)| who), Some(who("Paula")));
		// It can be sent again, and stops nothing.
		succeed("Bob", invite_until("Paula", Role::Clinic));
		succeed("Paula", register("Paula"));
		let info = Participants::participant_info(who("Paula")).expect("she is a participant");
		assert_eq!((info.role, info.sponsor), (Role::Patient, Some(who("Alice"))));
		// In a batch, or for somebody else, declining is paid.
		let decline = || on_participants(Call::decline_invitation { sponsor: who("Bob") });
		assert_eq!(submit("Paula", batch_all(vec![decline()])), Err(PAYMENT));
		assert_eq!(submit("Paula", act_for(who("Paula"), decline())), Err(PAYMENT));
		succeed("Paula", decline());
	});
}

/// A person leaves its hospital with all it has, which the hospital cannot hinder.
#[test]
fn a_patient_changes_sponsor_and_closes_nothing() {
	run(|| {
		join("Paula", Role::Patient);
		join_doctor("Doctor");
		let (folder, _) = super::records::open_folder("Paula", EmergencyPolicy::Never);
		super::records::granted("Paula", folder, "Doctor", PurposeOfUse::Treatment);
		succeed("Bob", offer("Paula"));
		succeed("Paula", accept("Bob"));
		let delay = configs::policy::SponsorChangeDelay::get();
		let suspend = |until| {
			on_participants(Call::suspend_participant {
				who: who("Paula"),
				reason: SuspensionReason::Misuse,
				until: Some(now() + until),
			})
		};
		fail("Bob", suspend(MINUTE), Error::<Runtime>::NotAuthorized);
		// The former sponsor's suspension of her does not stop the change.
		succeed("Alice", suspend(delay + MINUTE));
		advance(delay);
		fail("Alice", suspend(MINUTE), Error::<Runtime>::NotAuthorized);
		let reinstate = || on_participants(Call::reinstate_participant { who: who("Paula") });
		fail("Alice", reinstate(), Error::<Runtime>::NotAuthorized);
		succeed("Bob", reinstate());
		// And the pause after it holds for the new one.
		fail("Bob", suspend(MINUTE), Error::<Runtime>::SuspendedRecently);
		assert_eq!(RecordAccess::folder_info(folder).map(|info| info.closed), Some(false));
		// What she uses is the new one's.
		let pool = |name: &str| {
			pallet_care_identity::PoolUsages::<Runtime>::get(who(name))
				.map(|usage| usage.ordinary.used)
				.unwrap_or_default()
		};
		let before = (pool("Alice"), pool("Bob"));
		succeed("Paula", update_profile(1));
		assert_eq!(pool("Alice"), before.0);
		assert!(pool("Bob") > before.1);
	});
}

/// Attack: a hospital invites without end, by itself and by clinics that it invites.
#[test]
fn the_council_stops_a_sponsor_and_its_clinics() {
	run(|| {
		set!(HospitalInvitations = 3);
		join("Clinic", Role::Clinic);
		succeed("Clinic", invite_until("Paula", Role::Patient));
		succeed("Alice", invite_until("Peter", Role::Patient));
		for sponsor in ["Alice", "Clinic"] {
			let invite = invite_until("Mallory", Role::Patient);
			fail(sponsor, invite, Error::<Runtime>::TooManyInvitations);
		}
		advance(DAY / 3);
		let stop = || on_participants(Call::stop_inviting { sponsor: who("Alice") });
		assert_eq!(configs::motions::threshold(&stop()), Some(2));
		endow(&who("Bob"), constants::CARE);
		fail("Bob", stop(), DispatchError::BadOrigin);
		assert_eq!(Participants::stop_inviting(council(2), who("Alice")), Ok(()));
		for sponsor in ["Alice", "Clinic"] {
			let invite = invite_until("Mallory", Role::Patient);
			fail(sponsor, invite, Error::<Runtime>::InvitingStopped);
		}
		fail("Paula", register_with("Clinic", "Paula"), Error::<Runtime>::InvitingStopped);
		assert_eq!(Participants::allow_inviting(council(2), who("Alice")), Ok(()));
		succeed("Paula", register_with("Clinic", "Paula"));
	});
}

/// Attack: a thief with a patient's key accepts a friendly hospital. The owner sees it and takes it
/// back, whatever the thief used up.
#[test]
fn what_a_thief_accepted_is_taken_back_for_free() {
	run(|| {
		join("Paula", Role::Patient);
		succeed("Bob", offer("Paula"));
		succeed("Paula", accept("Bob"));
		let info = Participants::participant_info(who("Paula")).expect("she is a participant");
		assert_eq!(info.sponsorship.next, Some(who("Bob")));
		let decline = on_participants(Call::decline_sponsorship { sponsor: who("Bob") });
		succeed("Paula", decline);
		assert_eq!(waived().map(|(who, _)| who), Some(who("Paula")));
		advance(configs::policy::SponsorChangeDelay::get());
		assert_eq!(Participants::effective_sponsor(&who("Paula")), Some(who("Alice")));
	});
}
