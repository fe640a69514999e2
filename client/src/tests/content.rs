use super::raw;
use crate::content::{cid_text, parse_cid};
use carechain_primitives::Codec;

#[test]
fn cids_are_those_of_other_tools() {
	// `hello world`, and the empty file, as IPFS names them with raw leaves.
	let hello = cid_text(&raw(b"hello world"));
	assert_eq!(hello, "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
	let empty = cid_text(&raw(b""));
	assert_eq!(empty, "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
}

#[test]
fn cids_read_back() {
	for codec in [Codec::Raw, Codec::DagPb] {
		let mut content = raw(b"content");
		content.codec = codec;
		assert_eq!(parse_cid(&cid_text(&content), content.size).unwrap(), content);
	}
}

#[test]
fn other_texts_are_refused() {
	let cid = cid_text(&raw(b"content"));
	let mut wrong = vec![
		String::new(),
		"b".into(),
		cid.to_uppercase(),
		cid[..58].to_owned(),
		format!("{cid}a"),
		// Version 0 in base 58.
		"QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n".into(),
		format!("ü{}", &cid[2..]),
	];
	// The last digit has three bits that no byte takes: they must be zero.
	let last = cid.chars().last().unwrap();
	let spare = "abcdefghijklmnopqrstuvwxyz234567".chars().filter(|digit| *digit != last);
	let stem = &cid[..58];
	let accepted = spare
		.filter(|digit| parse_cid(&format!("{stem}{digit}"), 7).is_ok_and(|c| c == raw(b"content")))
		.count();
	assert_eq!(accepted, 0);
	wrong.push(cid.replacen("bafk", "bafx", 1));
	for text in wrong {
		assert!(parse_cid(&text, 7).is_err(), "{text}");
	}
}
