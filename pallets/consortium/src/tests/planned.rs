//! The set of the next session.

use super::*;
use carechain_primitives::Departure;
use proptest::prelude::*;

#[test]
fn is_answered_only_when_it_differs() {
	build_and_execute(|| {
		assert_eq!(Consortium::plan(), None);
		assert_ok!(Consortium::pause_validation(RuntimeOrigin::signed(WEST)));
		assert_eq!(Consortium::plan(), Some(vec![NORTH, SOUTH]));
		Validators::set(&vec![NORTH, SOUTH]);
		assert_eq!(Consortium::plan(), None);
		assert_ok!(Consortium::resume_validation(RuntimeOrigin::signed(WEST)));
		assert_eq!(Consortium::plan(), Some(vec![NORTH, SOUTH, WEST]));
	});
}

#[test]
fn is_never_empty() {
	build_and_execute(|| {
		WithKeys::set(&vec![]);
		assert!(Consortium::planned().is_empty());
		assert_eq!(Consortium::plan(), None);
	});
}

#[derive(Clone, Debug)]
enum Step {
	Admit(u64),
	SetKeys(u64),
	Remove(u64, Option<u64>),
	Pause(u64),
	Resume(u64),
	Offend(u64),
	Reinstate(u64),
	Session,
}

fn step() -> impl Strategy<Value = Step> {
	let who = 0u64..8;
	prop_oneof![
		who.clone().prop_map(Step::Admit),
		who.clone().prop_map(Step::SetKeys),
		(who.clone(), proptest::option::of(0u64..8)).prop_map(|(who, to)| Step::Remove(who, to)),
		who.clone().prop_map(Step::Pause),
		who.clone().prop_map(Step::Resume),
		who.clone().prop_map(Step::Offend),
		who.prop_map(Step::Reinstate),
		Just(Step::Session),
	]
}

proptest! {
	/// Whatever is done in whatever order, the planned set never gets smaller than the minimum, and
	/// a set is never planned that the council's members are not.
	#[test]
	fn never_shrinks_below_the_minimum(steps in proptest::collection::vec(step(), 1..80)) {
		build_and_execute(|| {
			for step in steps {
				let before = Consortium::planned().len();
				let root = RuntimeOrigin::root;
				let _ = match step {
					Step::Admit(who) => Consortium::admit_hospital(root(), who),
					// The session pallet takes keys of hospitals in force only.
					Step::SetKeys(who) => {
						if Council::get().contains(&who) && !WithKeys::get().contains(&who) {
							set_keys(who);
						}
						Ok(())
					},
					Step::Remove(who, successor) => {
						let departure = successor
							.map_or(Departure::ForCause, |successor| Departure::Leaving { successor });
						Consortium::remove_hospital(root(), who, departure)
					},
					Step::Pause(who) => Consortium::pause_validation(RuntimeOrigin::signed(who)),
					Step::Resume(who) => Consortium::resume_validation(RuntimeOrigin::signed(who)),
					Step::Offend(who) => {
						Consortium::note_offence(&who);
						Ok(())
					},
					Step::Reinstate(who) => Consortium::reinstate_validator(root(), who),
					Step::Session => {
						if let Some(set) = Consortium::plan() {
							Validators::set(&set);
						}
						Ok(())
					},
				};
				let planned = Consortium::planned();
				assert!(planned.len() >= before.min(MinValidators::get() as usize));
				assert!(planned.iter().all(|who| Council::get().contains(who)));
				assert_ok!(Consortium::do_try_state());
			}
		});
	}
}
