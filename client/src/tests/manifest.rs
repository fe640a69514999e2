use super::{identity_file, raw, stock_age};
use crate::{keys::AccountKeys, kind::RecordKind, manifest::*, sealed::Measured, Error, Identity};
use carechain_primitives::Codec;

struct Scene {
	author: AccountKeys,
	patient: AccountKeys,
	manifest: Manifest,
	chain: ChainFacts,
}

fn scene() -> Scene {
	let author = AccountKeys::dev("//Bob").unwrap();
	let patient = AccountKeys::dev("//Eve").unwrap();
	let manifest = Manifest {
		genesis: [7; 32],
		patient: patient.account(),
		folder: [9; 32].into(),
		epoch: 3,
		kind: RecordKind::LaboratoryReport,
		title: "Blutbild, große Übersicht \"B\" \\".into(),
		media_type: "application/pdf".into(),
		content: raw(b"sealed content"),
		plaintext: Measured::of(b"content"),
		author: author.account(),
		time: 1_795_242_448_000,
	};
	let chain = ChainFacts {
		genesis: manifest.genesis,
		patient: manifest.patient,
		folder: manifest.folder,
		epoch: manifest.epoch,
		author: manifest.author,
		by: manifest.author,
		content: manifest.content,
		added_at: manifest.time + 2_345,
		signers: vec![manifest.author],
	};
	Scene { author, patient, manifest, chain }
}

#[test]
fn the_author_is_proven_when_everything_agrees() {
	let Scene { author, manifest, chain, .. } = scene();
	let signed = manifest.clone().sign(author.signing()).unwrap();
	let folder = Identity::generate();
	let file = signed.seal(&[folder.public()]).unwrap();
	let opened = SignedManifest::open(&file[..], std::slice::from_ref(&folder)).unwrap();
	assert_eq!(opened.manifest(), &manifest);
	assert_eq!(opened.verify(&chain), Verification::AuthorProven);
	assert_eq!(opened.verify(&chain).to_string(), "author proven");
	opened.ensure_plaintext(&Measured::of(b"content")).unwrap();
	assert!(matches!(opened.ensure_plaintext(&Measured::of(b"another")), Err(Error::OtherContent)));
	assert!(matches!(
		SignedManifest::open(&file[..], &[Identity::generate()]),
		Err(Error::WrongKey)
	));
	if let Some(plain) = stock_age(&file, &identity_file(&folder)) {
		assert_eq!(plain, signed.to_bytes().unwrap());
	}
}

/// The text is fixed to the byte: other programs must sign and write the same.
#[test]
fn the_canonical_form_is_fixed() {
	let Scene { author, manifest, .. } = scene();
	let json = concat!(
		r#"{"author":"5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty","#,
		r#""content":{"cid":"CID","size":14},"epoch":3,"#,
		r#""folder":"0x0909090909090909090909090909090909090909090909090909090909090909","#,
		r#""format":"carechain/manifest/v1","#,
		r#""genesis":"0x0707070707070707070707070707070707070707070707070707070707070707","#,
		r#""kind":"laboratory-report","mediaType":"application/pdf","#,
		r#""patient":"5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw","#,
		r#""plaintext":{"sha256":"0xed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73","#,
		r#""size":7},"time":"2026-11-21T06:27:28Z","#,
		r#""title":"Blutbild, große Übersicht \"B\" \\"}"#,
	)
	.replace("CID", &crate::content::cid_text(&manifest.content));
	let message = String::from_utf8(manifest.raw_message().unwrap()).unwrap();
	assert_eq!(message, format!("carechain/manifest/v1\n{json}"));

	let signed = manifest.sign(author.signing()).unwrap();
	let text = String::from_utf8(signed.to_bytes().unwrap()).unwrap();
	let (before, rest) = text.split_once(r#""signature":"0x"#).unwrap();
	let (signature, after) = rest.split_once(r#"","#).unwrap();
	assert_eq!(format!("{before}{after}"), json);
	// The signature is over the message as a wallet wraps it.
	let signature: [u8; 64] = hex::decode(signature).unwrap().try_into().unwrap();
	let wrapped = format!("<Bytes>{message}</Bytes>");
	assert!(crate::keys::verify(&author.account(), wrapped.as_bytes(), &signature));
	assert!(!crate::keys::verify(&author.account(), message.as_bytes(), &signature));

	// Names are sorted, at every depth: a map that sorts gives the same.
	let value: serde_json::Value = serde_json::from_str(&text).unwrap();
	fn names(value: &serde_json::Value, text: &str) {
		if let serde_json::Value::Object(map) = value {
			let mut sorted: Vec<_> = map.keys().map(|name| format!("\"{name}\":")).collect();
			sorted.sort();
			let places: Vec<_> = sorted.iter().map(|name| text.find(name).unwrap()).collect();
			assert!(places.is_sorted(), "{text}");
		}
	}
	names(&value, &text.replace(r#""size":14"#, ""));
}

#[test]
fn the_key_that_signed_for_the_author_then_proves_it_and_no_other() {
	let Scene { author, patient, manifest, chain } = scene();
	// The author's key was replaced by another account's.
	let (old, new) = (author, patient);
	let by_old = manifest.clone().sign(old.signing()).unwrap();
	assert!(matches!(manifest.clone().sign(new.signing()), Err(Error::Malformed(_))));
	let by_new = manifest.sign_in_place(new.signing()).unwrap();
	let after = ChainFacts { signers: vec![new.account()], ..chain.clone() };
	assert_eq!(by_old.verify(&chain), Verification::AuthorProven);
	assert_eq!(by_new.verify(&after), Verification::AuthorProven);
	// Whoever stole the old key writes nothing in the author's name any more, nor does the new key
	// prove what was there before it.
	let refused = Verification::NotProven(vec![Mismatch::Signature]);
	assert_eq!(by_old.verify(&after), refused);
	assert_eq!(by_new.verify(&chain), refused);
	assert_eq!(by_new.verify(&ChainFacts { signers: vec![], ..chain }), refused);
}

#[test]
fn a_wallet_may_sign() {
	let Scene { author, manifest, chain, .. } = scene();
	let message = [b"<Bytes>".as_slice(), &manifest.raw_message().unwrap(), b"</Bytes>"].concat();
	let signature = author.signing().sign(&message);
	let signed = manifest.clone().with_signature(signature).unwrap();
	assert_eq!(signed.verify(&chain), Verification::AuthorProven);
	let bare = author.signing().sign(&manifest.raw_message().unwrap());
	assert!(matches!(manifest.with_signature(bare), Err(Error::Malformed(_))));
}

#[test]
fn what_a_delegate_wrote_is_proven_to_be_the_delegates() {
	let Scene { author, patient, manifest, chain } = scene();
	let (delegate, principal) = (author, patient);
	let signed = manifest.sign(delegate.signing()).unwrap();
	let chain = ChainFacts { author: principal.account(), by: delegate.account(), ..chain };
	let verification = signed.verify(&chain);
	assert_eq!(verification, Verification::DelegateProven(delegate.account()));
	let shown = verification.to_string();
	assert!(shown.starts_with(&format!("delegate proven: {}", delegate.account())), "{shown}");
	// Who did not sign the transaction is no delegate of it, whoever else it is.
	let chain = ChainFacts { by: principal.account(), ..chain };
	assert_eq!(signed.verify(&chain), Verification::NotProven(vec![Mismatch::Author]));
}

#[test]
fn every_disagreement_with_the_chain_is_named() {
	let Scene { author, patient, manifest, chain } = scene();
	let signed = manifest.clone().sign(author.signing()).unwrap();
	let mut other_codec = chain.content;
	other_codec.codec = Codec::DagPb;
	let mut other_size = chain.content;
	other_size.size += 1;
	for (facts, expected) in [
		(ChainFacts { genesis: [8; 32], ..chain.clone() }, Mismatch::Genesis),
		(ChainFacts { patient: author.account(), ..chain.clone() }, Mismatch::Patient),
		(ChainFacts { folder: [1; 32].into(), ..chain.clone() }, Mismatch::Folder),
		(ChainFacts { epoch: 2, ..chain.clone() }, Mismatch::Epoch),
		(
			ChainFacts { author: patient.account(), by: patient.account(), ..chain.clone() },
			Mismatch::Author,
		),
		(ChainFacts { content: raw(b"another"), ..chain.clone() }, Mismatch::Content),
		(ChainFacts { content: other_codec, ..chain.clone() }, Mismatch::Content),
		(ChainFacts { content: other_size, ..chain.clone() }, Mismatch::Content),
		(
			ChainFacts { added_at: manifest.time - CLOCK_TOLERANCE - 1, ..chain.clone() },
			Mismatch::Time,
		),
	] {
		let verification = signed.verify(&facts);
		assert_eq!(verification, Verification::NotProven(vec![expected]));
		let shown = verification.to_string();
		assert!(shown.starts_with("author not proven: ") && shown.contains(&expected.to_string()));
	}
	let within = ChainFacts { added_at: manifest.time - CLOCK_TOLERANCE, ..chain.clone() };
	assert_eq!(signed.verify(&within), Verification::AuthorProven);

	// A manifest posted again for another patient, in another folder, by somebody else.
	let reposted = ChainFacts {
		patient: author.account(),
		folder: [1; 32].into(),
		author: patient.account(),
		by: patient.account(),
		..chain
	};
	assert_eq!(
		signed.verify(&reposted),
		Verification::NotProven(vec![Mismatch::Patient, Mismatch::Folder, Mismatch::Author])
	);
}

#[test]
fn forgeries_are_found() {
	let Scene { author, patient, manifest, chain } = scene();
	// Somebody else cannot sign as the author.
	assert!(matches!(manifest.clone().sign(patient.signing()), Err(Error::Malformed(_))));
	let text =
		String::from_utf8(manifest.clone().sign(author.signing()).unwrap().to_bytes().unwrap())
			.unwrap();
	let forged = Verification::NotProven(vec![Mismatch::Signature]);
	// What is not on chain is protected by the signature alone.
	for (from, to) in [
		("große", "grosse"),
		("laboratory-report", "invoice"),
		("application/pdf", "text/html"),
		("06:27:28Z", "06:27:27Z"),
		(r#""size":7"#, r#""size":8"#),
		("0xed7002", "0xed7003"),
	] {
		let changed = text.replacen(from, to, 1);
		assert_ne!(changed, text);
		let read = SignedManifest::from_bytes(changed.as_bytes()).unwrap();
		assert_eq!(read.verify(&chain), forged, "{to}");
	}
	// Every bit of the signature counts.
	let start = text.find(r#""signature":"0x"#).unwrap() + 15;
	for place in start..start + 128 {
		let mut changed = text.clone().into_bytes();
		changed[place] = if changed[place] == b'0' { b'1' } else { b'0' };
		let read = SignedManifest::from_bytes(&changed).unwrap();
		assert_eq!(read.verify(&chain), forged, "digit {place}");
	}
	// The author replaced by the forger, who signs: right in itself, not what the chain says.
	let own = Manifest { author: patient.account(), ..manifest };
	let signed = own.sign(patient.signing()).unwrap();
	let chain = ChainFacts { signers: vec![patient.account()], ..chain };
	assert_eq!(signed.verify(&chain), Verification::NotProven(vec![Mismatch::Author]));
}

#[test]
fn one_manifest_has_one_text() {
	let Scene { author, manifest, .. } = scene();
	let text =
		String::from_utf8(manifest.sign(author.signing()).unwrap().to_bytes().unwrap()).unwrap();
	let read = |text: &str| SignedManifest::from_bytes(text.as_bytes()).map(|_| ());
	read(&text).unwrap();
	// The account of the author, //Bob, with the prefix 0 of another network.
	let other_prefix = "14E5nqKAp3oAJcmzgZhUD2RcptBeUBScxKHgJKU4HPNcKVf3";
	assert_eq!(crate::account::parse(other_prefix).unwrap(), author.account());
	for (from, to) in [
		("{\"author\"", "{ \"author\""),
		("große", "gro\\u00dfe"),
		("0x09", "0x0A"),
		("\"epoch\":3", "\"epoch\":3.0"),
		("06:27:28Z", "06:27:28.000Z"),
		("06:27:28Z", "07:27:28+01:00"),
		("5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty", other_prefix),
		("\"}", "\"} "),
		("\"epoch\":3", "\"epoch\":3,\"epoch\":3"),
		("\"epoch\":3", "\"epoch\":3,\"extra\":1"),
	] {
		let changed = text.replacen(from, to, 1);
		assert_ne!(changed, text);
		let result = read(&changed);
		assert!(
			matches!(result, Err(Error::NotCanonical | Error::Malformed(_))),
			"{to}: {result:?}"
		);
	}
	let newer = text.replace("manifest/v1", "manifest/v2");
	assert!(matches!(read(&newer), Err(Error::UnknownFormat { .. })));
	assert!(matches!(read("{}"), Err(Error::Malformed(_))));
	assert!(matches!(read(""), Err(Error::Malformed(_))));
	let unsigned = text.split(",\"signature\"").next().unwrap().to_owned() + "}";
	assert!(matches!(read(&unsigned), Err(Error::Malformed(_))));
}

#[test]
fn titles_and_media_types_are_plain() {
	let Scene { author, manifest, .. } = scene();
	let sign = |change: &dyn Fn(&mut Manifest)| {
		let mut changed = manifest.clone();
		change(&mut changed);
		changed.sign(author.signing())
	};
	for title in ["", " ", "a\nb", "\u{1b}[31mred", "\u{202e}fdp.exe", "\u{200f}", &"x".repeat(257)]
	{
		let result = sign(&|changed| changed.title = title.to_owned());
		assert!(matches!(result, Err(Error::Malformed(_))), "{title:?}");
	}
	for media in ["", "pdf", "application/", "/pdf", "a b/c", "text/plain; \u{e9}", "a/b/c"] {
		let result = sign(&|changed| changed.media_type = media.to_owned());
		assert!(matches!(result, Err(Error::Malformed(_))), "{media:?}");
	}
	for media in ["application/fhir+json", "text/plain; charset=utf-8", "application/dicom"] {
		sign(&|changed| changed.media_type = media.to_owned()).unwrap();
	}
	assert!(sign(&|changed| changed.time += 1).is_err());
	assert!(sign(&|changed| changed.time = u64::MAX / 1000 * 1000).is_err());
	assert!(sign(&|changed| changed.plaintext.size = MAX_SIZE + 1).is_err());
	sign(&|changed| changed.plaintext.size = MAX_SIZE).unwrap();
}

#[test]
fn a_manifest_has_at_most_4096_bytes() {
	let Scene { author, manifest, .. } = scene();
	// The longest title and media type leave it far below.
	let largest = Manifest {
		title: "\"".repeat(MAX_TITLE),
		media_type: format!("text/plain;{}", " ".repeat(MAX_MEDIA_TYPE - 11)),
		epoch: u32::MAX,
		..manifest
	};
	let signed = largest.sign(author.signing()).unwrap();
	let bytes = signed.to_bytes().unwrap();
	assert!(bytes.len() <= MAX_MANIFEST);
	let mut padded = bytes;
	padded.resize(MAX_MANIFEST + 1, b' ');
	assert!(matches!(SignedManifest::from_bytes(&padded), Err(Error::TooLarge { limit: 4096 })));
	padded.pop();
	assert!(matches!(SignedManifest::from_bytes(&padded), Err(Error::NotCanonical)));
	// Nor is a larger one read from a sealed file.
	let folder = Identity::generate();
	let file = crate::sealed::seal_bytes(&vec![b' '; 5000], &[folder.public()]).unwrap();
	assert!(matches!(
		SignedManifest::open(&file[..], &[folder]),
		Err(Error::TooLarge { limit: 4096 })
	));
}
