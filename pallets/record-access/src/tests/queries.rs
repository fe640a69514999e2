//! Lists page, in order, and end.

use super::*;

#[test]
fn records_come_in_order() {
	build_and_execute(|| {
		let folder = open(1);
		let other = open(2);
		let ids: Vec<RecordId> =
			(0..25).map(|i| if i % 5 == 4 { add(other) } else { add(folder) }).collect();
		let expected: Vec<RecordId> = ids.into_iter().filter(|id| id % 5 != 4).collect();
		let mut seen = Vec::new();
		let mut after = None;
		loop {
			let page = RecordAccess::records(folder, after, 7);
			assert!(page.items.len() <= 7);
			seen.extend(page.items.iter().map(|record| record.id));
			after = page.next;
			if after.is_none() {
				break;
			}
		}
		assert_eq!(seen, expected);
		assert_eq!(RecordAccess::records(folder, Some(99), 7).items.len(), 0);
		// A limit of none is one; a full last page has no next.
		assert_eq!(RecordAccess::records(folder, None, 0).items.len(), 1);
		assert_eq!(RecordAccess::records(folder, None, 20).next, None);
	});
}

#[test]
fn folders_of_a_patient() {
	build_and_execute(|| {
		for name in 1..=3 {
			open(name);
		}
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder(2)));
		let first = RecordAccess::patient_folders(&PATIENT, None, 2);
		let second = RecordAccess::patient_folders(&PATIENT, first.next, 2);
		let mut names: Vec<FolderId> =
			first.items.iter().chain(&second.items).map(|info| info.id).collect();
		names.sort();
		assert_eq!(names, vec![folder(1), folder(2), folder(3)]);
		assert_eq!((first.items.len(), second.items.len(), second.next), (2, 1, None));
		assert!(RecordAccess::patient_folders(&DOCTOR, None, 2).items.is_empty());
		assert!(RecordAccess::folder_info(folder(9)).is_none());
	});
}

#[test]
fn grants_by_folder_and_by_grantee() {
	build_and_execute(|| {
		let (one, two) = (open(1), open(2));
		let a = Offer::read(one, SECOND).give();
		let b = Offer::read(one, THIRD).give();
		let c = Offer::read(two, SECOND).give();
		let ids = |selector, after, limit| {
			let page = RecordAccess::grants(selector, after, limit);
			(page.items.iter().map(|grant| grant.id).collect::<Vec<_>>(), page.next)
		};
		assert_eq!(ids(Selector::Folder(one), None, 10), (vec![a, b], None));
		assert_eq!(ids(Selector::Account(SECOND), None, 10), (vec![a, c], None));
		assert_eq!(ids(Selector::Account(SECOND), None, 1), (vec![a], Some(a)));
		assert_eq!(ids(Selector::Account(SECOND), Some(a), 1), (vec![c], None));
		pass(DAY);
		let state = RecordAccess::grant_info(a).unwrap().state;
		assert_eq!(state, GrantState::Expired);
	});
}

#[test]
fn emergencies_requests_and_reads() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let one = break_glass(DOCTOR, folder);
		let two = break_glass(SECOND, folder);
		answer(one);
		let of = |selector, after| {
			let page = RecordAccess::emergencies(selector, after, 1);
			(page.items.iter().map(|emergency| emergency.id).collect::<Vec<_>>(), page.next)
		};
		assert_eq!(of(Selector::Folder(folder), None), (vec![one], Some(one)));
		assert_eq!(of(Selector::Folder(folder), Some(one)), (vec![two], None));
		assert_eq!(of(Selector::Account(SECOND), None), (vec![two], None));
		for who in [DOCTOR, SECOND] {
			assert_ok!(RecordAccess::request_access(
				signed(who),
				folder,
				PurposeOfUse::Treatment,
				START + DAY,
				CareBasis::Assignment
			));
		}
		let page = RecordAccess::access_requests(folder, None, 1);
		assert_eq!((page.items[0].requester, page.next), (DOCTOR, Some(0)));
		let page = RecordAccess::access_requests(folder, page.next, 1);
		assert_eq!((page.items[0].requester, page.next), (SECOND, None));
		for _ in 0..3 {
			assert_ok!(RecordAccess::declare_read(
				signed(DOCTOR),
				record,
				PurposeOfUse::BreakTheGlass
			));
		}
		let page = RecordAccess::declared_reads(folder, None, 2);
		assert_eq!((page.items.len(), page.next), (2, Some(1)));
		let page = RecordAccess::declared_reads(folder, page.next, 2);
		assert_eq!((page.items.len(), page.next), (1, None));
	});
}
