//! How `care` answers: text for people, JSON for programs, an exit code for both.

use super::{context::Context, parse};
use carechain_client::chain::{Failure, Outcome, Result};
use carechain_rpc::Time;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{json, Value};
use std::{
	io::{self, IsTerminal, Write},
	time::Duration,
};

/// An answer.
pub struct Output {
	/// For people.
	pub text: String,
	/// For programs.
	pub json: Value,
	/// The exit code: 0, or 1 where the answer is no.
	pub exit: u8,
	/// Whether everything was said already.
	said: bool,
}

impl Output {
	/// An answer with its own text.
	pub fn new(text: impl Into<String>, json: Value) -> Self {
		Self { text: text.into(), json, exit: 0, said: false }
	}

	/// A thing, described line by line.
	pub fn thing(json: Value) -> Self {
		Self::new(describe(&json), json)
	}

	/// A list, as a table of some of its fields.
	pub fn list(name: &str, items: Vec<Value>, columns: &[&str]) -> Self {
		let text = match items.is_empty() {
			true => format!("no {name}"),
			false => table(&items, columns),
		};
		Self::new(text, json!({ name: items }))
	}

	/// What a transaction did.
	pub fn of_outcome(headline: &str, outcome: &Outcome, extra: Value) -> Self {
		let mut json = outcome.to_json();
		merge(&mut json, extra.clone());
		let mut text = format!(
			"{headline}{}\n  block {} ({}), {}",
			if outcome.resumed { "\n  by the run before, which was interrupted" } else { "" },
			outcome.block,
			if outcome.finalized { "final" } else { "not yet final" },
			Time(outcome.time)
		);
		let lines = describe(&extra);
		if !lines.is_empty() {
			text.push('\n');
			text.push_str(
				&lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n"),
			);
		}
		Self::new(text, json)
	}

	/// Nothing had to be done.
	pub fn already(headline: &str, extra: Value) -> Self {
		let mut json = json!({ "already": true });
		merge(&mut json, extra.clone());
		Self::new(format!("{headline}\n{}", describe(&extra)), json)
	}

	/// Everything was said already.
	pub fn quiet(mut self) -> Self {
		self.said = true;
		self
	}

	/// With another exit code.
	pub fn with_exit(mut self, exit: u8) -> Self {
		self.exit = exit;
		self
	}
}

/// Adds the fields of one object to another.
pub fn merge(json: &mut Value, extra: Value) {
	if let (Value::Object(own), Value::Object(more)) = (json, extra) {
		own.extend(more);
	}
}

/// Prints an answer or a failure, and gives the exit code.
pub fn finish(context: &Context, result: Result<Output>) -> u8 {
	let (text, code) = match (result, context.json()) {
		(Ok(output), _) if output.said => (String::new(), output.exit),
		(Ok(output), true) => (output.json.to_string(), output.exit),
		(Ok(output), false) => (output.text, output.exit),
		(Err(failure), true) => (failure.to_json().to_string(), failure.exit_code()),
		(Err(failure), false) => {
			eprintln!("care: {}", text_of(&failure));
			return failure.exit_code();
		},
	};
	// A closed pipe is no reason to fail: what was to be done is done.
	if !text.is_empty() {
		let _ = writeln!(io::stdout(), "{text}");
	}
	code
}

fn text_of(failure: &Failure) -> String {
	failure.to_string()
}

/// `freeCancellationUntil` as `free cancellation until`.
fn label(name: &str) -> String {
	let mut text = String::new();
	for character in name.chars() {
		if character.is_ascii_uppercase() {
			text.push(' ');
		}
		text.push(character.to_ascii_lowercase());
	}
	text
}

/// Amounts of money are shown in units.
fn is_money(name: &str) -> bool {
	matches!(
		name,
		"price"
			| "feePerHour"
			| "free" | "limit"
			| "recoveryPerHour"
			| "protective"
			| "sponsorPool"
			| "balance"
			| "held" | "amount"
			| "nominalFee"
	)
}

fn scalar(name: &str, value: &Value) -> String {
	match value {
		Value::Null => "-".into(),
		Value::Bool(true) => "yes".into(),
		Value::Bool(false) => "no".into(),
		Value::String(text) if is_money(name) => {
			text.parse().map_or_else(|_| text.clone(), parse::amount_text)
		},
		Value::String(text) => text.clone(),
		Value::Number(number) => number.to_string(),
		Value::Array(items) => {
			items.iter().map(|item| scalar("", item)).collect::<Vec<_>>().join(", ")
		},
		Value::Object(map) => {
			let kind = map.get("type").and_then(Value::as_str);
			let rest: Vec<_> = map
				.iter()
				.filter(|(name, _)| *name != "type")
				.map(|(name, value)| format!("{} {}", label(name), scalar(name, value)))
				.collect();
			match (kind, rest.is_empty()) {
				(Some(kind), true) => label(kind),
				(Some(kind), false) => format!("{} ({})", label(kind), rest.join(", ")),
				(None, _) => rest.join(", "),
			}
		},
	}
}

/// A thing, a line per field.
pub fn describe(json: &Value) -> String {
	let Value::Object(map) = json else { return scalar("", json) };
	let width = map.keys().map(|name| label(name).len()).max().unwrap_or_default();
	map.iter()
		.map(|(name, value)| format!("{:width$}  {}", label(name), scalar(name, value)))
		.collect::<Vec<_>>()
		.join("\n")
}

/// Things as a table.
pub fn table(items: &[Value], columns: &[&str]) -> String {
	let mut rows = vec![columns.iter().map(|name| label(name)).collect::<Vec<_>>()];
	rows.extend(items.iter().map(|item| {
		columns.iter().map(|name| scalar(name, item.get(*name).unwrap_or(&Value::Null))).collect()
	}));
	let widths: Vec<usize> = (0..columns.len())
		.map(|column| {
			rows.iter()
				.filter_map(|row: &Vec<String>| row.get(column))
				.map(|cell| cell.chars().count())
				.max()
				.unwrap_or_default()
		})
		.collect();
	rows.iter()
		.map(|row| {
			row.iter()
				.zip(&widths)
				.map(|(cell, width)| format!("{cell:width$}"))
				.collect::<Vec<_>>()
				.join("  ")
				.trim_end()
				.to_owned()
		})
		.collect::<Vec<_>>()
		.join("\n")
}

/// A sign of life on the terminal; none where nobody looks.
pub struct Progress(Option<ProgressBar>);

impl Progress {
	/// Waiting for something of unknown length.
	pub fn waiting(quiet: bool, what: &'static str) -> Self {
		Self(shown(quiet).then(|| {
			let bar = ProgressBar::new_spinner().with_message(what);
			bar.enable_steady_tick(Duration::from_millis(200));
			bar
		}))
	}

	/// Moving bytes.
	pub fn bytes(quiet: bool, what: &'static str, total: u64) -> Self {
		// Short transfers are over before anybody reads a bar.
		let long = total > 4 * 1024 * 1024;
		Self((long && shown(quiet)).then(|| {
			let bar = ProgressBar::new(total).with_message(what);
			let style = "{msg} {bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
			if let Ok(style) = ProgressStyle::with_template(style) {
				bar.set_style(style);
			}
			bar
		}))
	}

	/// So many bytes are done.
	pub fn at(&self, done: u64) {
		if let Some(bar) = &self.0 {
			bar.set_position(done);
		}
	}

	/// It is over.
	pub fn done(self) {
		if let Some(bar) = self.0 {
			bar.finish_and_clear();
		}
	}
}

fn shown(quiet: bool) -> bool {
	!quiet && io::stderr().is_terminal()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn things_are_described_line_by_line() {
		let text = describe(&json!({
			"keyVersion": 2, "suspendedUntil": null, "status": { "type": "cancelled", "by": "patient" },
			"price": "500000000000",
		}));
		assert!(text.contains("key version      2"), "{text}");
		assert!(text.contains("suspended until  -"), "{text}");
		assert!(text.contains("cancelled (by patient)"), "{text}");
		assert!(text.contains("0.5 CARE"), "{text}");
	}

	#[test]
	fn lists_are_tables() {
		let text = table(&[json!({"id": 1, "a": "x"}), json!({"id": 22})], &["id", "a"]);
		assert_eq!(text, "id  a\n1   x\n22  -");
		let none = Output::list("folders", vec![], &["id"]);
		assert_eq!(none.text, "no folders");
		assert_eq!(none.json, json!({ "folders": [] }));
	}
}
