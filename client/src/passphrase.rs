//! Where passphrases come from: a prompt, a file, or the environment. Never the command line,
//! which everybody on the machine can read.

use crate::{files, Error, Result};
use secrecy::{ExposeSecret, SecretString};
use std::{env, io, path::PathBuf};
use zeroize::Zeroizing;

/// The environment variable that holds a passphrase.
pub const VARIABLE: &str = "CARE_PASSPHRASE";
/// The shortest new passphrase, in characters.
pub const SHORTEST: usize = 8;
/// The largest passphrase file, in bytes.
const LARGEST_FILE: u64 = 4096;

/// Where to get a passphrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
	/// The first line of this file.
	File(PathBuf),
	/// The environment variable [`VARIABLE`].
	Environment,
	/// The person at the terminal.
	Prompt,
}

impl Source {
	/// A file if one is named, else the environment if the variable is set, else the terminal.
	pub fn choose(file: Option<PathBuf>) -> Self {
		match file {
			Some(path) => Self::File(path),
			None if env::var_os(VARIABLE).is_some() => Self::Environment,
			None => Self::Prompt,
		}
	}

	/// The passphrase of something that exists.
	///
	/// # Errors
	/// The file, the variable or the terminal cannot be read.
	pub fn existing(&self, question: &str) -> Result<SecretString> {
		self.existing_from(question, &mut Terminal)
	}

	/// A passphrase for something new. A person types it twice.
	///
	/// # Errors
	/// [`Error::ShortPassphrase`], [`Error::PassphrasesDiffer`], and those of
	/// [`Source::existing`].
	pub fn new_one(&self, question: &str) -> Result<SecretString> {
		self.new_one_from(question, &mut Terminal)
	}

	pub(crate) fn existing_from(&self, question: &str, ask: &mut impl Ask) -> Result<SecretString> {
		match self {
			Self::File(path) => {
				let bytes = files::read(path, LARGEST_FILE)?;
				let text = std::str::from_utf8(&bytes).map_err(|_| {
					Error::Malformed(format!("{} is not UTF-8 text", path.display()))
				})?;
				let line = text.strip_suffix('\n').unwrap_or(text);
				let line = line.strip_suffix('\r').unwrap_or(line);
				if line.is_empty() || line.contains(['\n', '\r']) {
					return Err(Error::Malformed(format!(
						"{} must hold the passphrase on one line, and nothing else",
						path.display()
					)));
				}
				Ok(SecretString::from(line))
			},
			Self::Environment => env::var(VARIABLE).map(SecretString::from).map_err(|_| {
				Error::Malformed(format!("the environment variable {VARIABLE} is not set"))
			}),
			Self::Prompt => Ok(ask.hidden(question)?),
		}
	}

	pub(crate) fn new_one_from(&self, question: &str, ask: &mut impl Ask) -> Result<SecretString> {
		let passphrase = self.existing_from(question, ask)?;
		if passphrase.expose_secret().chars().count() < SHORTEST {
			return Err(Error::ShortPassphrase(SHORTEST));
		}
		if *self == Self::Prompt {
			let again = ask.hidden("The same again: ")?;
			if again.expose_secret() != passphrase.expose_secret() {
				return Err(Error::PassphrasesDiffer);
			}
		}
		Ok(passphrase)
	}
}

/// Somebody who can be asked for a secret.
pub(crate) trait Ask {
	/// Asks, without showing what is typed.
	fn hidden(&mut self, question: &str) -> io::Result<SecretString>;
}

struct Terminal;

impl Ask for Terminal {
	fn hidden(&mut self, question: &str) -> io::Result<SecretString> {
		let typed = Zeroizing::new(rpassword::prompt_password(question)?);
		Ok(SecretString::from(typed.as_str()))
	}
}
