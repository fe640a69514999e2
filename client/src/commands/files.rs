//! Files on their way into the store and out of it, in constant memory.

use super::{context::Context, output::Progress};
use carechain_client::{
	chain::{Failure, Result},
	envelope::NewHeader,
	files::Existing,
	sealed::{self, Measured},
	Identity,
};
use carechain_primitives::{ContentRef, EncryptionKey};
use carechain_storage::{Error as StoreError, Store};
use std::{
	cell::RefCell,
	fs::File,
	io::{self, Read},
	path::Path,
	rc::Rc,
};

/// Seals a file to people, straight into the store. Says what the plaintext was.
///
/// # Errors
/// The file cannot be read, the store cannot be written. The store then holds nothing of it.
pub fn seal_into_store(
	path: &Path,
	recipients: &[EncryptionKey],
	context: &Context,
) -> Result<(Measured, ContentRef)> {
	let at = |source| carechain_client::Error::File { path: path.to_owned(), source };
	let file = File::open(path).map_err(at)?;
	let total = file.metadata().map_err(at)?.len();
	let store = context.store()?;
	let progress = Progress::bytes(context.json(), "sealing", total);
	let (mut reader, writer) = io::pipe()?;
	let recipients = recipients.to_vec();
	let (measured, stored) = tokio::task::block_in_place(|| {
		std::thread::scope(|scope| {
			// The writer is dropped with the thread's closure: the reader then comes to its end.
			let sealing = scope.spawn(move || {
				sealed::seal(io::BufReader::with_capacity(1 << 18, file), writer, &recipients)
			});
			let stored = store.put(&mut reader, &mut |done| progress.at(done));
			drop(reader);
			let measured = sealing.join().unwrap_or_else(|_| Err(broken().into()));
			(measured, stored)
		})
	});
	progress.done();
	match (measured, stored) {
		(Ok(measured), Ok(content)) => Ok((measured, content)),
		// Sealing stopped half way: what the store has is no whole file.
		(Err(error), Ok(content)) => {
			store.delete(&content)?;
			Err(error.into())
		},
		(_, Err(error)) => Err(error.into()),
	}
}

fn broken() -> io::Error {
	io::Error::other("sealing stopped")
}

/// How a stored file is opened.
pub enum Key<'a> {
	/// By identities, as it is.
	Identities(&'a [Identity]),
	/// By a header made for the reader.
	Header(&'a NewHeader, &'a [Identity]),
}

/// A reader of the store that notes what the store found wrong.
struct Noted<'a> {
	inner: Box<dyn Read + Send>,
	failure: Rc<RefCell<Option<StoreError>>>,
	done: u64,
	progress: Option<&'a Progress>,
}

impl Read for Noted<'_> {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		match self.inner.read(buffer) {
			Ok(length) => {
				self.done = self.done.saturating_add(length as u64);
				if let Some(progress) = self.progress {
					progress.at(self.done);
				}
				Ok(length)
			},
			Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
			Err(error) => {
				let (kind, text) = (error.kind(), error.to_string());
				if let Some(Ok(found)) =
					error.into_inner().map(|inner| inner.downcast::<StoreError>())
				{
					*self.failure.borrow_mut() = Some(*found);
				}
				Err(io::Error::new(kind, text))
			},
		}
	}
}

/// Opens small stored content into memory.
///
/// # Errors
/// The store does not have it whole, or it does not open.
pub fn open_bytes(
	content: &ContentRef,
	key: &Key,
	limit: u64,
	context: &Context,
) -> Result<Vec<u8>> {
	let failure = Rc::new(RefCell::new(None));
	let reader = Noted {
		inner: context.store()?.open(content)?,
		failure: failure.clone(),
		done: 0,
		progress: None,
	};
	let opened = tokio::task::block_in_place(|| match key {
		Key::Identities(identities) => sealed::open_bytes(reader, identities, limit),
		Key::Header(header, identities) => {
			header.replace(reader).and_then(|whole| sealed::open_bytes(whole, identities, limit))
		},
	});
	let blamed = failure.borrow_mut().take();
	match (opened, blamed) {
		(_, Some(store)) => Err(store.into()),
		(Ok(bytes), None) => Ok(bytes.to_vec()),
		(Err(error), None) => Err(error.into()),
	}
}

/// Opens stored content into a file that appears only when all of it was verified.
///
/// # Errors
/// The store does not have it whole, it does not open, or it is not what was expected.
pub fn open_to_file(
	content: &ContentRef,
	key: &Key,
	path: &Path,
	expected: Option<&Measured>,
	existing: Existing,
	context: &Context,
) -> Result<Measured> {
	if existing == Existing::Refuse && path.exists() {
		return Err(carechain_client::Error::FileExists(path.to_owned()).into());
	}
	let failure = Rc::new(RefCell::new(None));
	let progress = Progress::bytes(context.json(), "opening", content.size);
	let reader = Noted {
		inner: context.store()?.open(content)?,
		failure: failure.clone(),
		done: 0,
		progress: Some(&progress),
	};
	let opened = tokio::task::block_in_place(|| match key {
		Key::Identities(identities) => {
			sealed::open_to_file(reader, path, identities, expected, existing)
		},
		Key::Header(header, identities) => header
			.replace(reader)
			.and_then(|whole| sealed::open_to_file(whole, path, identities, expected, existing)),
	});
	progress.done();
	let blamed = failure.borrow_mut().take();
	match (opened, blamed) {
		(_, Some(store)) => Err(store.into()),
		(Ok(measured), None) => Ok(measured),
		(Err(error), None) => Err(Failure::Client(error)),
	}
}
