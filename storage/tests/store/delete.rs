//! What is deleted is gone, and nothing else.

use super::*;
use carechain_primitives::Codec;

#[test]
fn all_of_a_file_goes() {
	let fixture = Fixture::new();
	let other = fixture.put(b"other");
	let content = fixture.put(&bytes(3 * CHUNK + 1));
	assert!(fixture.store.delete(&content).expect("deleted"));
	assert_eq!(fixture.blocks(), [root(&other)]);
	assert!(!fixture.store.has(&content).expect("readable"));
	assert!(!fixture.store.delete(&content).expect("nothing to do"));
	assert_eq!(
		fixture.store.files().map(|file| file.expect("listed")).collect::<Vec<_>>(),
		[other]
	);
}

#[test]
fn shared_blocks_stay() {
	let fixture = Fixture::new();
	let common = bytes(CHUNK);
	// The common chunk is a file by itself, too.
	let alone = fixture.put(&common);
	let one = fixture.put(&[&common[..], b"one"].concat());
	let two = fixture.put(&[&common[..], b"two"].concat());
	for (gone, left) in [(one, vec![alone, two]), (two, vec![alone]), (alone, vec![])] {
		assert!(fixture.store.delete(&gone).expect("deleted"));
		for content in left {
			assert_eq!(fixture.get(&content).expect("whole").len() as u64, content.size);
		}
		let report = fixture.store.check().expect("checked");
		assert!(report.is_ok() && report.unreferenced == 0, "{report:?}");
	}
	assert!(fixture.blocks().is_empty());
}

#[test]
fn a_chunk_of_another_file_is_not_a_file() {
	let fixture = Fixture::new();
	let data = bytes(CHUNK + 1);
	let content = fixture.put(&data);
	let chunk = cid::from_cid(&Fixture::chunk(&data[..CHUNK]), CHUNK as u64).expect("raw");
	fixture.store.delete(&chunk).expect("nothing to do, or a leftover");
	assert!(fixture.get(&content).expect("whole") == data);
}

#[test]
fn damaged_files_go() {
	let fixture = Fixture::new();
	let data = bytes(3 * CHUNK);
	let content = fixture.put(&data);
	fs::write(fixture.path(&Fixture::chunk(&data[..CHUNK])), b"bad").expect("written");
	fs::remove_file(fixture.path(&Fixture::chunk(&data[CHUNK..2 * CHUNK]))).expect("removed");
	assert!(fixture.store.delete(&content).expect("deleted"));
	assert!(fixture.blocks().is_empty());

	let content = fixture.put(&data);
	fs::write(fixture.path(&root(&content)), b"bad").expect("written");
	assert!(matches!(fixture.store.collect_garbage(), Err(Error::NotClean { problems: 1 })));
	assert_eq!(fixture.blocks().len(), 4);
	assert!(fixture.store.delete(&content).expect("deleted"));
	assert!(fixture.get(&content).is_err());
	// Which chunks it had cannot be known any more.
	assert_eq!(fixture.store.collect_garbage().expect("collected").blocks, 3);
	assert!(fixture.blocks().is_empty());
}

#[test]
fn a_wrong_size_deletes_nothing() {
	let fixture = Fixture::new();
	let content = fixture.put(&bytes(CHUNK + 5));
	let claim = ContentRef { size: content.size + 1, ..content };
	assert!(matches!(fixture.store.delete(&claim), Err(Error::SizeMismatch { .. })));
	assert!(fixture.store.has(&content).expect("readable"));
	let never = ContentRef { codec: Codec::Raw, digest: [9; 32].into(), size: 1 };
	assert!(!fixture.store.delete(&never).expect("nothing to do"));
}
