use crate::{meeting::*, sealed, Error, Identity};

#[test]
fn both_sides_read_the_details() {
	let (patient, doctor) = (Identity::generate(), Identity::generate());
	let meeting =
		Meeting::at_service("https://meet.example/", Some("Husten seit zwei Wochen")).unwrap();
	let file = meeting.seal(&[patient.public(), doctor.public()]).unwrap();
	for side in [patient, doctor] {
		assert_eq!(Meeting::open(&file[..], &[side]).unwrap(), meeting);
	}
	let stranger = Meeting::open(&file[..], &[Identity::generate()]);
	assert!(matches!(stranger, Err(Error::WrongKey)));
}

#[test]
fn rooms_cannot_be_guessed() {
	let room = || Meeting::at_service("https://meet.example", None).unwrap();
	let (one, two) = (room(), room());
	assert_ne!(one.link(), two.link());
	let token = one.link().unwrap().strip_prefix("https://meet.example/carechain-").unwrap();
	assert_eq!(hex::decode(token).unwrap().len(), 16);
}

#[test]
fn wrong_details_are_refused() {
	for service in
		["", "http://meet.example", "https://", "https:///x", "https://a b", "javascript:x"]
	{
		let result = Meeting::at_service(service, None);
		assert!(matches!(result, Err(Error::Malformed(_))), "{service}");
	}
	for reason in ["", "\u{1b}[2J", &"x".repeat(MAX_REASON + 1)] {
		assert!(matches!(Meeting::in_person(Some(reason)), Err(Error::Malformed(_))));
	}
	assert_eq!(Meeting::in_person(Some("x")).unwrap().link(), None);
	// The other side may send anything.
	let reader = Identity::generate();
	let open = |json: &str| {
		let file = sealed::seal_bytes(json.as_bytes(), &[reader.public()]).unwrap();
		Meeting::open(&file[..], std::slice::from_ref(&reader))
	};
	open(r#"{"format":"carechain/meeting/v1"}"#).unwrap();
	for wrong in [
		r#"{"format":"carechain/meeting/v1","link":"file:///etc/passwd"}"#,
		r#"{"format":"carechain/meeting/v1","reason":"\u001b[2J"}"#,
		r#"{"format":"carechain/meeting/v1","more":1}"#,
		"[]",
	] {
		assert!(matches!(open(wrong), Err(Error::Malformed(_))), "{wrong}");
	}
	let newer = open(r#"{"format":"carechain/meeting/v2"}"#);
	assert!(matches!(newer, Err(Error::UnknownFormat { .. })));
	let large = format!("{}{}", r#"{"format":"carechain/meeting/v1"}"#, " ".repeat(20_000));
	assert!(matches!(open(&large), Err(Error::TooLarge { .. })));
}
