//! The embedded store: a directory of blocks.

use crate::{
	car::{self, CarReader},
	cid::{self, Cid},
	reader::{missing_blocks, Blocks, FileReader, Pending},
	staging::Staging,
	store::{CheckReport, CollectReport, Store},
	unixfs::{self, block_cid, MAX_BLOCK_SIZE},
	Error, Result,
};
use carechain_primitives::{Codec, ContentRef};
use std::{
	collections::{BTreeSet, HashSet},
	fs::{self, File, TryLockError},
	io::{ErrorKind, Read, Write},
	path::{Path, PathBuf},
	sync::Arc,
};

/// What the file `format` has in it.
const FORMAT: &str = "carechain-storage 1\n";

/// Makes what happened to the names in a folder last.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
	File::open(path).and_then(|folder| folder.sync_all()).map_err(Error::io("sync", path))
}

/// The places in a store's directory.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
	root: Arc<Path>,
}

impl Folders {
	fn blocks(&self) -> PathBuf {
		self.root.join("blocks")
	}

	fn files(&self) -> PathBuf {
		self.root.join("files")
	}

	pub fn staging(&self) -> PathBuf {
		self.root.join("staging")
	}

	/// The place of a block: in a folder named after the two characters before the last of its
	/// CID, as IPFS's flatfs has it. That is 1024 folders.
	pub fn block(&self, cid: &Cid) -> PathBuf {
		let name = cid.to_string();
		self.blocks().join(shard(&name)).join(name)
	}

	/// The place of the empty file that says that the store holds `content`.
	pub fn mark(&self, content: &ContentRef) -> PathBuf {
		let name = cid::to_text(content);
		self.files().join(shard(&name)).join(format!("{name}.{}", content.size))
	}

	/// Creates the folder that a file is to be in, and gives it.
	pub fn create_parent(&self, path: &Path) -> Result<PathBuf> {
		let parent = path.parent().unwrap_or(&self.root);
		match fs::create_dir(parent) {
			Ok(()) => sync_folder(parent.parent().unwrap_or(&self.root))?,
			Err(error) if error.kind() == ErrorKind::AlreadyExists => {},
			Err(error) => return Err(Error::io("create", parent)(error)),
		}
		Ok(parent.to_owned())
	}

	fn lock_file(&self) -> Result<(File, PathBuf)> {
		let path = self.root.join("lock");
		let file = File::options()
			.create(true)
			.truncate(false)
			.write(true)
			.open(&path)
			.map_err(Error::io("open", &path))?;
		Ok((file, path))
	}

	/// Waits for a share of the store's lock, which whoever adds blocks has.
	pub fn lock_shared(&self) -> Result<File> {
		let (file, path) = self.lock_file()?;
		file.lock_shared().map_err(Error::io("lock", &path))?;
		Ok(file)
	}

	/// Waits for the store's lock, which whoever removes blocks has to itself.
	fn lock(&self) -> Result<File> {
		let (file, path) = self.lock_file()?;
		file.lock().map_err(Error::io("lock", &path))?;
		Ok(file)
	}

	/// All files two folders below `top`: the folder and the name.
	fn list(top: PathBuf) -> impl Iterator<Item = Result<(PathBuf, String)>> {
		let entries = |folder: PathBuf| -> Result<Vec<(PathBuf, String)>> {
			let mut names = Vec::new();
			let listing = match fs::read_dir(&folder) {
				Ok(listing) => listing,
				// Not of the store: the names in the shards are looked at, this has none.
				Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(names),
				Err(error) => return Err(Error::io("list", &folder)(error)),
			};
			for entry in listing {
				let entry = entry.map_err(Error::io("list", &folder))?;
				names.push((folder.clone(), entry.file_name().to_string_lossy().into_owned()));
			}
			names.sort();
			Ok(names)
		};
		let each = |result: Result<Vec<_>>| match result {
			Ok(names) => names.into_iter().map(Ok).collect::<Vec<_>>(),
			Err(error) => vec![Err(error)],
		};
		each(entries(top)).into_iter().flat_map(move |shard| match shard {
			Ok((folder, name)) => each(entries(folder.join(name))),
			Err(error) => vec![Err(error)],
		})
	}
}

fn shard(name: &str) -> &str {
	let end = name.len().saturating_sub(1);
	name.get(end.saturating_sub(2)..end).unwrap_or("_")
}

impl Blocks for Folders {
	fn block(&self, cid: &Cid) -> Result<Option<Vec<u8>>> {
		read_block(&Folders::block(self, cid), cid)
	}

	fn has_block(&self, cid: &Cid) -> Result<bool> {
		exists(&Folders::block(self, cid))
	}
}

fn exists(path: &Path) -> Result<bool> {
	path.try_exists().map_err(Error::io("look for", path))
}

fn read_block(path: &Path, cid: &Cid) -> Result<Option<Vec<u8>>> {
	let file = match File::open(path) {
		Ok(file) => file,
		Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
		Err(error) => return Err(Error::io("open", path)(error)),
	};
	let size = file.metadata().map_err(Error::io("read", path))?.len();
	let limit = MAX_BLOCK_SIZE;
	if size > limit {
		return Err(Error::BlockTooLarge { cid: Box::new(*cid), size, limit });
	}
	let mut bytes = Vec::with_capacity(size as usize);
	// It may grow while it is read; past the limit it can only be damaged.
	file.take(limit).read_to_end(&mut bytes).map_err(Error::io("read", path))?;
	Ok(Some(bytes))
}

/// What is being imported, and behind it what the store has.
struct Overlay<'a> {
	staging: &'a Staging,
	folders: &'a Folders,
}

impl Blocks for Overlay<'_> {
	fn block(&self, cid: &Cid) -> Result<Option<Vec<u8>>> {
		match read_block(&self.staging.path(cid), cid)? {
			None => Blocks::block(self.folders, cid),
			found => Ok(found),
		}
	}

	fn has_block(&self, cid: &Cid) -> Result<bool> {
		Ok(exists(&self.staging.path(cid))? || self.folders.has_block(cid)?)
	}
}

/// A store in a directory. Several processes and threads may use one directory at once.
#[derive(Clone, Debug)]
pub struct EmbeddedStore {
	folders: Folders,
}

impl EmbeddedStore {
	/// Opens the store in `path`. A folder that does not exist or is empty becomes one, for its
	/// owner only. What interrupted writes left is removed.
	///
	/// # Errors
	///
	/// [`Error::Format`] if the folder has other things in it; [`Error::Io`].
	pub fn open(path: impl AsRef<Path>) -> Result<Self> {
		let path = path.as_ref();
		create_private(path)?;
		// Later changes of the working directory must not move the store.
		let root = path.canonicalize().map_err(Error::io("find", path))?;
		let folders = Folders { root: root.into() };
		if !folders.root.join("format").exists() {
			Self::create(&folders)?;
		}
		let format = folders.root.join("format");
		let found = fs::read(&format).map_err(Error::io("read", &format))?;
		if found != FORMAT.as_bytes() {
			let found = String::from_utf8_lossy(&found).chars().take(40).collect::<String>();
			let reason = format!("its format is `{}`", found.trim());
			return Err(Error::Format { path: folders.root.to_path_buf(), reason });
		}
		// Nobody waits for this: the next to open the store does what another's work delays.
		let (lock, path) = folders.lock_file()?;
		match lock.try_lock() {
			Ok(()) => Staging::clear_stale(&folders)?,
			Err(TryLockError::WouldBlock) => {},
			Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path)(error)),
		}
		Ok(EmbeddedStore { folders })
	}

	/// Makes an empty folder a store. The file `format` comes last: where it is, all is.
	fn create(folders: &Folders) -> Result<()> {
		let root = folders.root.to_path_buf();
		let known = ["lock", "blocks", "files", "staging", "format.new"];
		let foreign = |name: &str| !known.contains(&name);
		let names = || -> std::io::Result<Vec<String>> {
			fs::read_dir(&root)?
				.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
				.collect()
		};
		let refuse = |name: &String| Error::Format {
			path: root.clone(),
			reason: format!("it has `{name}` in it, but no `format`"),
		};
		// Before anything is created in a folder that is not ours, and once more under the lock.
		if let Some(name) = names()
			.map_err(Error::io("list", &root))?
			.iter()
			.find(|name| foreign(name) && *name != "format")
		{
			return Err(refuse(name));
		}
		let _lock = folders.lock()?;
		let format = root.join("format");
		if format.exists() {
			return Ok(());
		}
		for folder in [folders.blocks(), folders.files(), folders.staging()] {
			create_private(&folder)?;
		}
		let new = root.join("format.new");
		let write = || -> std::io::Result<()> {
			let mut file = File::create(&new)?;
			file.write_all(FORMAT.as_bytes())?;
			file.sync_all()?;
			fs::rename(&new, &format)
		};
		write().map_err(Error::io("write", &format))?;
		sync_folder(&root)
	}

	/// Where the store is.
	pub fn path(&self) -> &Path {
		&self.folders.root
	}

	/// The files that the store holds, each either put or imported as a root.
	pub fn files(&self) -> impl Iterator<Item = Result<ContentRef>> {
		Folders::list(self.folders.files()).filter_map(|entry| match entry {
			Ok((_, name)) => parse_mark(&name).map(Ok),
			Err(error) => Some(Err(error)),
		})
	}

	/// Removes the blocks that no file needs, which interrupted writes may leave.
	///
	/// # Errors
	///
	/// [`Error::NotClean`] if a file's nodes cannot all be read: the blocks below may still be
	/// needed for its repair. [`Error::Io`].
	pub fn collect_garbage(&self) -> Result<CollectReport> {
		let _lock = self.folders.lock()?;
		Staging::clear_stale(&self.folders)?;
		let mut needed = HashSet::new();
		let mut problems = 0usize;
		for content in self.files() {
			self.visit(&content?, &mut |step| match step {
				Visit::Block(cid) => {
					needed.insert(*cid);
				},
				Visit::Problem => problems = problems.saturating_add(1),
			})?;
		}
		if problems > 0 {
			return Err(Error::NotClean { problems });
		}
		let mut report = CollectReport::default();
		let mut touched = BTreeSet::new();
		for entry in Folders::list(self.folders.blocks()) {
			let (folder, name) = entry?;
			let Ok(cid) = Cid::try_from(name.as_str()) else { continue };
			let path = folder.join(name);
			if needed.contains(&cid) {
				continue;
			}
			let size = fs::metadata(&path).map_err(Error::io("look at", &path))?.len();
			remove(&path)?;
			touched.insert(folder);
			report.blocks = report.blocks.saturating_add(1);
			report.bytes = report.bytes.saturating_add(size);
		}
		touched.iter().try_for_each(|folder| sync_folder(folder))?;
		Ok(report)
	}

	/// Goes through the names of a file's blocks, and past what is wrong with its nodes. Chunks are
	/// not looked for.
	fn visit(&self, content: &ContentRef, each: &mut dyn FnMut(Visit<'_>)) -> Result<()> {
		let root = Pending::root(content);
		let mut pending = vec![root];
		while let Some(next) = pending.pop() {
			each(Visit::Block(&next.cid));
			if next.height == 0 {
				continue;
			}
			match next.load(&self.folders, &root.cid).and_then(|bytes| next.expand(&bytes)) {
				Ok(below) => pending.extend(below.into_iter().rev()),
				Err(error @ Error::Io { .. }) => return Err(error),
				Err(_) => each(Visit::Problem),
			}
		}
		Ok(())
	}

	/// The size of the file with this root, whose blocks are all there.
	fn measure(blocks: &dyn Blocks, cid: &Cid) -> Result<ContentRef> {
		let (codec, _) = cid::parts(cid)?;
		let missing = || Error::Missing { cid: Box::new(*cid), file: Box::new(*cid) };
		let bytes = blocks.block(cid)?.ok_or_else(missing)?;
		if block_cid(codec, &bytes) != *cid {
			return Err(Error::Damaged { cid: Box::new(*cid), file: Box::new(*cid) });
		}
		let size = match codec {
			Codec::Raw => bytes.len() as u64,
			Codec::DagPb => unixfs::decode_node(cid, &bytes)?.size,
		};
		Ok(cid::from_cid(cid, size)?)
	}
}

/// What [`EmbeddedStore::visit`] comes upon.
enum Visit<'a> {
	/// A block that the file needs.
	Block(&'a Cid),
	/// A node cannot be read, and so what is below it is not known.
	Problem,
}

fn create_private(path: &Path) -> Result<()> {
	let mut builder = fs::DirBuilder::new();
	builder.recursive(true);
	// Ciphertext, but sizes and times of medical files all the same.
	#[cfg(unix)]
	std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
	builder.create(path).map_err(Error::io("create", path))
}

/// Removes a file; says whether it was there.
fn remove(path: &Path) -> Result<bool> {
	match fs::remove_file(path) {
		Ok(()) => Ok(true),
		Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
		Err(error) => Err(Error::io("remove", path)(error)),
	}
}

fn parse_mark(name: &str) -> Option<ContentRef> {
	let (text, size) = name.rsplit_once('.')?;
	cid::parse(text, size.parse().ok()?).ok()
}

impl Store for EmbeddedStore {
	fn put(&self, reader: &mut dyn Read, progress: &mut dyn FnMut(u64)) -> Result<ContentRef> {
		let mut staging = Staging::new(&self.folders)?;
		let content = unixfs::build(reader, &mut |cid, bytes| staging.write(cid, bytes), progress)?;
		staging.sync()?;
		let _lock = self.folders.lock_shared()?;
		staging.commit(&[content], None)?;
		Ok(content)
	}

	fn open(&self, content: &ContentRef) -> Result<Box<dyn Read + Send>> {
		Ok(Box::new(FileReader::new(self.folders.clone(), content)?))
	}

	fn get(
		&self,
		content: &ContentRef,
		writer: &mut dyn Write,
		progress: &mut dyn FnMut(u64),
	) -> Result<()> {
		let mut reader = FileReader::new(&self.folders, content)?;
		let mut done = 0u64;
		while let Some(bytes) = reader.next_bytes()? {
			writer.write_all(bytes).map_err(Error::Sink)?;
			done = done.saturating_add(bytes.len() as u64);
			progress(done);
		}
		writer.flush().map_err(Error::Sink)
	}

	fn has(&self, content: &ContentRef) -> Result<bool> {
		Ok(exists(&self.folders.mark(content))?
			&& missing_blocks(&self.folders, content, 1)?.is_empty())
	}

	fn missing(&self, content: &ContentRef) -> Result<Vec<Cid>> {
		missing_blocks(&self.folders, content, usize::MAX)
	}

	fn delete(&self, content: &ContentRef) -> Result<bool> {
		let _lock = self.folders.lock()?;
		let root = cid::to_cid(content);
		let mark = self.folders.mark(content);
		let marked = exists(&mark)?;
		if !marked {
			if !self.folders.has_block(&root)? {
				return Ok(false);
			}
			// Left by an interrupted write. Under a wrong size it is not what was asked for.
			match Self::measure(&self.folders, &root) {
				Ok(actual) if actual.size != content.size => {
					return Err(Error::SizeMismatch {
						cid: Box::new(root),
						expected: content.size,
						actual: actual.size,
					})
				},
				Err(error @ Error::Io { .. }) => return Err(error),
				_ => {},
			}
		}
		// Erasing must work, so what cannot be read is passed over: of this file, whose blocks
		// below then stay until they are collected, and of others, which are damaged already.
		let mut doomed = HashSet::new();
		self.visit(content, &mut |step| {
			if let Visit::Block(cid) = step {
				doomed.insert(*cid);
			}
		})?;
		for other in self.files() {
			let other = other?;
			if other == *content {
				continue;
			}
			self.visit(&other, &mut |step| {
				if let Visit::Block(cid) = step {
					doomed.remove(cid);
				}
			})?;
			if doomed.is_empty() {
				break;
			}
		}
		// The mark and the root go first: a file that is not whole is not there.
		if marked {
			remove(&mark)?;
			sync_folder(mark.parent().unwrap_or(&mark))?;
		}
		let mut touched = BTreeSet::new();
		let root = doomed.take(&root);
		for cid in root.iter().chain(&doomed) {
			let path = self.folders.block(cid);
			if remove(&path)? {
				touched.extend(path.parent().map(Path::to_owned));
			}
		}
		touched.iter().try_for_each(|folder| sync_folder(folder))?;
		Ok(true)
	}

	fn export_car(&self, contents: &[ContentRef], writer: &mut dyn Write) -> Result<()> {
		car::export(&self.folders, contents, writer)
	}

	fn import_car(&self, reader: &mut dyn Read) -> Result<Vec<ContentRef>> {
		let mut staging = Staging::new(&self.folders)?;
		let mut car = CarReader::new(reader)?;
		while let Some((cid, bytes)) = car.block()? {
			staging.write(&cid, &bytes)?;
		}
		staging.sync()?;
		// From here on nothing is removed that is found in the store.
		let _lock = self.folders.lock_shared()?;
		let mut wanted = HashSet::new();
		let mut contents = Vec::new();
		for root in car.roots() {
			let overlay = Overlay { staging: &staging, folders: &self.folders };
			let content = Self::measure(&overlay, root)?;
			let mut walk = crate::reader::Walk::new(&overlay, &content);
			while let Some((block, _)) = walk.step()? {
				wanted.insert(block.cid);
			}
			if !contents.contains(&content) {
				contents.push(content);
			}
		}
		staging.commit(&contents, Some(&wanted))?;
		Ok(contents)
	}

	fn check(&self) -> Result<CheckReport> {
		let mut report = CheckReport::default();
		let (mut good, mut bad) = (HashSet::new(), HashSet::new());
		for content in self.files() {
			let content = content?;
			report.files = report.files.saturating_add(1);
			let root = Pending::root(&content);
			let mut problems = Vec::new();
			let mut pending = vec![root];
			while let Some(next) = pending.pop() {
				// A chunk that occurs often is read once.
				if next.height == 0 && good.contains(&next.cid) {
					continue;
				}
				let checked = next
					.load(&self.folders, &root.cid)
					.and_then(|bytes| Ok((bytes.len() as u64, next.expand(&bytes)?)));
				match checked {
					Ok((size, below)) => {
						pending.extend(below.into_iter().rev());
						if good.insert(next.cid) {
							report.count(size);
						}
					},
					Err(error) => {
						bad.insert(next.cid);
						problems.push(error);
					},
				}
			}
			// Not if somebody deleted the file while it was looked at.
			if !problems.is_empty() && exists(&self.folders.mark(&content))? {
				report.problems.append(&mut problems);
			}
		}
		for entry in Folders::list(self.folders.blocks()) {
			let (folder, name) = entry?;
			let Ok(cid) = Cid::try_from(name.as_str()) else { continue };
			if good.contains(&cid) {
				continue;
			}
			let path = folder.join(name);
			match fs::metadata(&path) {
				Ok(found) => report.count(found.len()),
				Err(error) if error.kind() == ErrorKind::NotFound => continue,
				Err(error) => return Err(Error::io("look at", &path)(error)),
			}
			if !bad.contains(&cid) {
				report.unreferenced = report.unreferenced.saturating_add(1);
			}
		}
		Ok(report)
	}
}
