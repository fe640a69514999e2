// @ts-check
// Keys, invitations, profiles, suspensions, leaving, delegates.

import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sha256 } from '../../scripts/story/files.js'
import { does, elsewhere, event, EXIT, no, refused, refusedInBlock } from './support/commands.js'
import { addsRecord, document, enrol, reads } from './support/people.js'
import { Stage } from './support/stage.js'

/** @typedef {import('../../scripts/story/people.js').Person} Person */

/** A mnemonic of BIP 39's test vectors, and the account that polkadot.js makes of it. */
const MNEMONIC = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
const ACCOUNT = '5EHgWw2Af1pnoc7f1A8bfmM97W3DAYW8xr82RfhLL9oAabAe'

const MINUTE = 60_000

/** @type {Stage} */
let stage
/** @type {import('../../scripts/story/chain.js').Chain} */
let chain
/** @type {Person} */
let hospital
/** @type {Person} */
let otherHospital

before(async () => {
	stage = await Stage.open()
	chain = stage.chain
	hospital = await stage.known('//Alice')
	otherHospital = await stage.known('//Bob')
})

after(() => stage?.close())

/**
 * @param {Person} person
 * @param {string} name
 * @param {string} content
 */
async function file (person, name, content) {
	const path = person.file(name)
	await writeFile(path, content, { mode: 0o600 })
	return path
}

/** A folder with one document. @param {Person} patient */
async function folderWithRecord (patient) {
	const { folder } = await does(patient, 'folder', 'create')
	const path = await document(patient, 'letter.txt')
	const { record } = await addsRecord(patient, folder, path)
	return { folder, record, hash: await sha256(path) }
}

/** The same account on a machine that has nothing but the network and the store. @param {Person} person */
const newMachine = person => elsewhere(person, { CARE_HOME: `${person.home}-new-machine` })

/** @param {Person} person */
const keyFiles = person => readdir(join(person.home, 'keys')).catch(() => [])

describe('people', { concurrency: true }, () => {
	describe('keys', () => {
		test('that exist are imported, and are those of every other wallet', async () => {
			const ida = stage.person('Ida')
			const secret = await file(ida, 'mnemonic', `${MNEMONIC}\n`)
			const imported = await ida.does('keys', 'import', 'ida', '--secret-file', secret)
			assert.equal(imported.account, ACCOUNT)
			const { keys } = await ida.does('keys', 'list')
			const [{ name, account }] = keys
			assert.deepEqual([keys.length, name, account], [1, 'ida', ACCOUNT])
			const shown = await ida.does('keys', 'show')
			assert.deepEqual([shown.account, shown.keyVersion, shown.olderKeys], [ACCOUNT, 1, 0])
			assert.equal((await stat(imported.file)).mode & 0o777, 0o600)
			assert.doesNotMatch(await readFile(imported.file, 'latin1'), /legal winner/)

			const before = await readFile(imported.file)
			await refused(ida, { code: EXIT.files, name: 'FileExists' },
				'keys', 'import', 'ida', '--secret-file', secret)
			assert.deepEqual(await readFile(imported.file), before, 'the keys that were there')
		})

		test('are not imported from what is no secret, or is everybody\'s', async () => {
			const jan = stage.person('Jan')
			const secrets = {
				words: 'these are twelve words but no mnemonic at all that is clear',
				nothing: '\n',
				known: '//Alice',
				phrase: 'bottom drive obey lake curtain smoke basket hold race lonely fit walk//Alice'
			}
			for (const [name, secret] of Object.entries(secrets)) {
				const path = await file(jan, name, secret)
				const { code, json } = await jan.care('keys', 'import', name, '--secret-file', path)
				assert.equal(code, EXIT.files, name)
				const words = secret.trim()
				assert.ok(words === '' || !json.error.message.includes(words), 'it does not repeat the secret')
			}
			const good = await file(jan, 'good', MNEMONIC)
			const short = elsewhere(jan, { CARE_PASSPHRASE: 'short' })
			await refused(short, { code: EXIT.files, name: 'BadPassphrase', message: /8/ },
				'keys', 'import', 'jan', '--secret-file', good)
			assert.deepEqual(await keyFiles(jan), [])
		})

		test('come back on a new machine, by the code of the backup alone', async () => {
			const pia = stage.person('Pia')
			await enrol(hospital, 'patient', pia)
			const { record, hash } = await folderWithRecord(pia)
			const first = await does(pia, 'keys', 'backup')
			assert.match(first.code, /^([a-z0-9]{4}-){7}[a-z0-9]{4}$/)
			assert.deepEqual((await chain.ask('care_participant', pia.address)).backup, first.backup)
			const toFile = await pia.does('keys', 'backup', '--out', pia.file('backup'))
			assert.notEqual(toFile.code, first.code, 'every backup has a code of its own')

			const there = newMachine(pia)
			const restore = ['keys', 'restore', 'pia', '--account', pia.address]
			const code = { code: EXIT.files, name: 'BadBackupCode' }
			const swapped = first.code.slice(0, -1) + (first.code.endsWith('q') ? 'p' : 'q')
			await refused(elsewhere(there, { CARE_BACKUP_CODE: swapped }), { ...code, message: /typing/ },
				...restore)
			await refused(elsewhere(there, { CARE_BACKUP_CODE: 'abcd-efgh' }), code, ...restore)
			await refused(elsewhere(there, { CARE_BACKUP_CODE: toFile.code }),
				{ ...code, message: /another backup/ }, ...restore)
			assert.deepEqual(await keyFiles(there), [], 'no keys after a wrong code')

			// As somebody types it from paper.
			const typed = first.code.toUpperCase().replaceAll('-', ' ')
			const restored = await elsewhere(there, { CARE_BACKUP_CODE: typed }).does(...restore)
			assert.equal(restored.account, pia.address)
			await reads(there, record, hash)

			await refused(elsewhere(there, { CARE_BACKUP_CODE: first.code }),
				{ code: EXIT.files, name: 'FileExists' }, ...restore)
			const again = elsewhere(pia, { CARE_HOME: `${pia.home}-third`, CARE_BACKUP_CODE: toFile.code })
			const fromFile = await again.does('keys', 'restore', 'pia', '--file', pia.file('backup'))
			assert.equal(fromFile.account, pia.address)
		})

		test('are called as the person calls them on the new machine', async () => {
			const kim = stage.person('Kim')
			await kim.makesKeys()
			const { code } = await kim.does('keys', 'backup', '--out', kim.file('backup'))
			const there = elsewhere(newMachine(kim), { CARE_BACKUP_CODE: code })
			const restored = await there.does('keys', 'restore', 'laptop', '--file', kim.file('backup'))
			assert.equal(restored.name, 'laptop')
			assert.equal((await there.does('keys', 'show')).name, 'laptop')
		})

		test('that were rotated open what was sealed before, here and from a backup', async () => {
			const ben = stage.person('Ben')
			const eva = stage.person('Eva')
			await enrol(hospital, 'patient', ben, eva)
			const { folder, record, hash } = await folderWithRecord(ben)
			await does(ben, 'access', 'grant', folder, '--to', eva.address, '--purpose', 'FAMRQT',
				'--until', '1h')
			const { code } = await does(ben, 'keys', 'backup')

			const rotated = await Promise.all([ben, eva].map(person => does(person, 'keys', 'rotate')))
			for (const [index, person] of [ben, eva].entries()) {
				const known = await chain.ask('care_participant', person.address)
				assert.deepEqual([known.keyVersion, known.encryptionKey],
					[2, rotated[index].encryptionKey], person.name)
				const shown = await person.does('keys', 'show')
				assert.deepEqual([shown.keyVersion, shown.olderKeys], [2, 1])
			}
			// The owner's envelope and the grantee's are sealed to the keys before.
			await reads(ben, record, hash)
			await reads(eva, record, hash, 'FAMRQT')
			const path = await document(ben, 'later.txt')
			const later = await addsRecord(ben, folder, path)
			await reads(eva, later.record, await sha256(path), 'FAMRQT')

			const paper = await file(ben, 'code', `${code}\n`)
			const backup = await does(ben, 'keys', 'backup', '--code-file', paper)
			assert.equal(backup.code, undefined, 'the paper stays')
			const there = newMachine(ben)
			await there.does('keys', 'restore', 'ben', '--account', ben.address, '--code-file', paper)
			await reads(there, record, hash)
			assert.equal((await there.does('keys', 'show')).olderKeys, 1)
		})

		test('from an old backup cannot seal what they could not open', async () => {
			const leo = stage.person('Leo')
			await enrol(hospital, 'patient', leo)
			const { code } = await leo.does('keys', 'backup', '--out', leo.file('backup'))
			await does(leo, 'keys', 'rotate')
			const there = elsewhere(newMachine(leo), { CARE_BACKUP_CODE: code })
			await there.does('keys', 'restore', 'leo', '--file', leo.file('backup'))
			const nonce = await stage.nonce(leo.address)
			const old = no(/newest copy/)
			await refused(there, old, 'folder', 'create')
			await refused(there, old, 'keys', 'rotate')
			assert.equal(await stage.nonce(leo.address), nonce, 'nothing was sent')
		})
	})

	describe('an invitation', () => {
		const uninvited = { code: EXIT.refused, name: 'NotTaken', message: /neither invited/ }

		test('is shown, and withdrawn by who gave it', async () => {
			const guest = stage.person('Guest')
			await guest.makesKeys()
			await refused(hospital, no(), 'invitation', 'show', guest.address)
			const invited = await does(hospital,
				'invite', guest.address, '--role', 'patient', '--expires', '2h')
			const { invitations: [shown] } = await guest.does('invitation', 'show', '@main')
			assert.deepEqual([shown.sponsor, shown.role, shown.expiresAt],
				[hospital.address, 'patient', invited.expiresAt])
			assert.deepEqual((await guest.does('status')).invitations, [shown])

			await refusedInBlock(hospital, 'Participants.AlreadyInvited',
				'invite', guest.address, '--role', 'patient')
			await refusedInBlock(otherHospital, 'Participants.NotAuthorized',
				'invitation', 'withdraw', guest.address, '--sponsor', hospital.address)
			await does(hospital, 'invitation', 'withdraw', guest.address)
			assert.deepEqual(await chain.ask('care_invitations', guest.address), [])
			await refused(guest, no(), 'invitation', 'show')
			await refused(guest, uninvited, 'register')
			assert.equal(await chain.ask('care_participant', guest.address), null)
		})

		test('of somebody else is none', async () => {
			const [invited, thief] = [stage.person('Invited'), stage.person('Thief')]
			await Promise.all([invited.makesKeys(), thief.makesKeys()])
			await does(hospital, 'invite', invited.address, '--role', 'patient')
			await refused(thief, uninvited, 'register')
			assert.equal(await chain.ask('care_participant', thief.address), null)
			// With money for the fee, it is the runtime that refuses.
			await does(hospital, 'pay', thief.address, 1)
			await refusedInBlock(thief, 'Participants.NotInvited', 'register')
			await does(invited, 'register')
		})

		test('of several, one is named, and what is not wanted declined', async () => {
			const wanted = stage.person('Wanted')
			await wanted.makesKeys()
			await does(otherHospital, 'invite', wanted.address, '--role', 'doctor')
			await does(hospital, 'invite', wanted.address, '--role', 'patient')
			await refused(wanted, { code: EXIT.usage, name: 'Usage', message: /--sponsor/ }, 'register')
			await does(wanted, 'invitation', 'decline', otherHospital.address)
			await does(wanted, 'register')
			const known = await chain.ask('care_participant', wanted.address)
			assert.deepEqual([known.sponsor, known.role], [hospital.address, 'patient'])
		})

		test('works once', async () => {
			const nora = stage.person('Nora')
			await enrol(hospital, 'patient', nora)
			const nonce = await stage.nonce(nora.address)
			const again = await nora.does('register')
			assert.equal(again.already, true)
			assert.equal(await stage.nonce(nora.address), nonce, 'nothing was sent')
			await refusedInBlock(hospital, 'Participants.NotInvited', 'invitation', 'withdraw', nora.address)
			await refusedInBlock(hospital, 'Participants.AlreadyParticipant',
				'invite', nora.address, '--role', 'patient')
			assert.equal((await chain.ask('care_participant', nora.address)).role, 'patient')
		})
	})

	describe('a sponsor', () => {
		const shown = async (/** @type {string} */ account) => (await chain.ask('care_participant', account))

		test('is changed by the person, who can take it back', async () => {
			const mona = stage.person('Mona')
			await enrol(hospital, 'patient', mona)
			await refusedInBlock(mona, 'Participants.NotOffered', 'sponsor', 'accept', otherHospital.address)
			await does(otherHospital, 'sponsor', 'offer', mona.address, '--expires', '2h')
			const { sponsorship } = await mona.does('sponsor', 'show')
			assert.deepEqual(sponsorship.offers.map((/** @type {any} */ offer) => offer.sponsor), [otherHospital.address])
			await does(mona, 'sponsor', 'accept', otherHospital.address)
			const known = await shown(mona.address)
			assert.deepEqual([known.sponsor, known.sponsorship.next], [hospital.address, otherHospital.address])
			await does(mona, 'sponsor', 'decline', otherHospital.address)
			assert.equal((await shown(mona.address)).sponsorship.next, null)
		})

		test('withdraws its offer, and ends what it no longer wants with notice', async () => {
			const otto = stage.person('Otto')
			await enrol(hospital, 'patient', otto)
			await does(otherHospital, 'sponsor', 'offer', otto.address)
			await does(otherHospital, 'sponsor', 'withdraw-offer', otto.address)
			assert.deepEqual((await shown(otto.address)).sponsorship.offers, [])
			await refusedInBlock(otherHospital, 'Participants.NotAuthorized', 'sponsor', 'end', otto.address)
			await does(hospital, 'sponsor', 'end', otto.address)
			assert.notEqual((await shown(otto.address)).sponsorship.endsAt, null)
			await refusedInBlock(hospital, 'Participants.AlreadyEnding', 'sponsor', 'end', otto.address)
		})

		test('sees how many it can invite', async () => {
			const { inviting } = await hospital.does('sponsor', 'show')
			assert.ok(inviting.left > 0 && inviting.left <= inviting.perDay)
			assert.equal(inviting.stopped, false)
		})
	})

	describe('a profile', () => {
		const profile = { name: 'Ana Muster', birthDate: '1990-12-31', communication: ['de'] }

		test('is read by whom it is sealed to, and removed', async () => {
			const ana = stage.person('Ana')
			await enrol(hospital, 'patient', ana)
			await refused(ana, no(), 'profile', 'show')
			const path = await file(ana, 'profile.json', JSON.stringify(profile))
			const set = await does(ana, 'profile', 'set', path)
			assert.deepEqual((await chain.ask('care_participant', ana.address)).profile, set.profile)
			const { format, ...shown } = await ana.does('profile', 'show')
			assert.deepEqual(shown, profile)
			const notMine = no(/not sealed to you/)
			await refused(hospital, notMine, 'profile', 'show', ana.address)

			await does(ana, 'profile', 'set', path, '--share-with-sponsor')
			assert.equal((await hospital.does('profile', 'show', ana.address)).name, profile.name)
			await refused(otherHospital, notMine, 'profile', 'show', ana.address)

			await does(ana, 'profile', 'clear')
			assert.equal((await chain.ask('care_participant', ana.address)).profile, null)
			await refused(hospital, no(), 'profile', 'show', ana.address)
		})

		test('that is none is refused before anything is sent', async () => {
			const tom = stage.person('Tom')
			await enrol(hospital, 'patient', tom)
			const nonce = await stage.nonce(tom.address)
			const bad = {
				'text.txt': ['Tom, 7 High Street', EXIT.usage],
				'unknown.json': [JSON.stringify({ ...profile, insurance: 'A 7' }), EXIT.usage],
				'nameless.json': [JSON.stringify({ birthDate: '1990-12-31' }), EXIT.usage],
				'large.json': [JSON.stringify({ name: 'x'.repeat(20_000) }), EXIT.files]
			}
			for (const [name, [content, code]] of Object.entries(bad)) {
				const answer = await tom.care('profile', 'set', await file(tom, name, String(content)))
				assert.equal(answer.code, code, name)
			}
			const missing = await tom.care('profile', 'set', tom.file('missing.json'))
			assert.equal(missing.code, EXIT.files)
			assert.equal(await stage.nonce(tom.address), nonce)
			assert.equal((await chain.ask('care_participant', tom.address)).profile, null)
		})
	})

	describe('a suspended patient', () => {
		test('does nothing new until reinstated, and protects itself meanwhile', async () => {
			const uma = stage.person('Uma')
			await enrol(hospital, 'patient', uma)
			const { folder } = await folderWithRecord(uma)
			const suspend = ['participants', 'suspend', uma.address, '--reason', 'identity-in-doubt']
			await refusedInBlock(hospital, 'Participants.EndTooFar', ...suspend)
			await refusedInBlock(otherHospital, 'Participants.NotAuthorized', ...suspend, '--until', '4m')
			await does(hospital, ...suspend, '--until', '4m')
			const { suspendedUntil } = await uma.does('status')
			assert.ok(Date.parse(suspendedUntil) <= await stage.time() + 4 * MINUTE, suspendedUntil)

			const { code } = await uma.care('--no-wait', 'folder', 'create')
			assert.equal(code, EXIT.refused)
			assert.equal((await chain.all('care_patientFolders', uma.address)).length, 1)
			await does(uma, 'folder', 'rotate', folder)

			await does(hospital, 'participants', 'reinstate', uma.address)
			assert.equal((await uma.does('status')).suspendedUntil, null)
			await does(uma, 'folder', 'create')
		})
	})

	describe('leaving', () => {
		test('waits for what is open, and frees the account', async () => {
			const vera = stage.person('Vera')
			await enrol(hospital, 'patient', vera)
			const { folder } = await folderWithRecord(vera)
			const answer = await refusedInBlock(vera, 'Participants.OpenFolders', 'deregister')
			assert.match(answer.error.message, /folders/)
			assert.notEqual(await chain.ask('care_participant', vera.address), null)
			await does(vera, 'folder', 'close', folder)
			event(await does(vera, 'deregister'), 'Deregistered')
			assert.equal(await chain.ask('care_participant', vera.address), null)
			await refused(vera, no(), 'participant')
			await refused(vera, { code: EXIT.refused, name: 'NotTaken' }, 'register')
		})

		test('is no farewell for ever: who is invited again registers again', async () => {
			const will = stage.person('Will')
			await enrol(hospital, 'patient', will)
			await does(will, 'deregister')
			await does(hospital, 'invite', will.address, '--role', 'patient')
			await does(will, 'register')
			const known = await chain.ask('care_participant', will.address)
			assert.deepEqual([known.role, known.keyVersion], ['patient', 2])
			await folderWithRecord(will)
		})
	})

	describe('a delegate', () => {
		test('acts within its scope until it is dismissed', async () => {
			const [xena, clinic, yves] = ['Xena', 'Clinic', 'Yves'].map(name => stage.person(name))
			await Promise.all([enrol(hospital, 'patient', xena, yves), enrol(hospital, 'clinic', clinic)])
			const desk = clinic.as(xena.address)
			await refusedInBlock(desk, 'Participants.NotDelegate', 'folder', 'create')

			await does(xena, 'delegate', 'appoint', clinic.address,
				'--relationship', 'clinic-desk', '--scope', 'desk', '--until', '1d')
			await does(xena, 'delegate', 'appoint', yves.address,
				'--relationship', 'family', '--scope', 'guardian', '--until', '1d')
			const { delegates } = await yves.does('delegate', 'list', xena.address)
			assert.deepEqual(new Set(delegates.map((/** @type {any} */ one) => `${one.delegate} ${one.scope}`)),
				new Set([`${clinic.address} desk`, `${yves.address} guardian`]))
			await refusedInBlock(desk, 'Participants.OutOfScope', 'folder', 'create')
			const made = await does(yves.as(xena.address), 'folder', 'create')
			assert.equal((await chain.ask('care_folder', made.folder)).patient, xena.address)
			assert.equal(event(made, 'FolderCreated').by, yves.address)
			// It was sealed to Xena, who has the keys; the guardian has none.
			const path = await document(xena, 'own.txt')
			const { record } = await addsRecord(xena, made.folder, path)
			await reads(xena, record, await sha256(path))

			await does(xena, 'delegate', 'dismiss', clinic.address)
			await does(xena, 'delegate', 'dismiss', yves.address)
			assert.deepEqual((await chain.ask('care_participant', xena.address)).delegates, [])
			await refusedInBlock(yves.as(xena.address), 'Participants.NotDelegate', 'folder', 'create')
			await refusedInBlock(xena, 'Participants.NotDelegate', 'delegate', 'dismiss', clinic.address)
		})

		test('resigns', async () => {
			const [walt, yara] = ['Walt', 'Yara'].map(name => stage.person(name))
			await enrol(hospital, 'patient', walt, yara)
			await does(walt, 'delegate', 'appoint', yara.address, '--relationship', 'family',
				'--scope', 'guardian', '--until', '1d')
			await does(yara, 'delegate', 'resign', walt.address)
			assert.deepEqual((await chain.ask('care_participant', walt.address)).delegates, [])
		})

		test('adds records that are proven to be the delegate\'s, and nobody else\'s', async () => {
			const [zoe, clinic, reader] = ['Zoe', 'The desk', 'Reader'].map(name => stage.person(name))
			await Promise.all([enrol(hospital, 'patient', zoe, reader), enrol(hospital, 'clinic', clinic)])
			const { folder } = await does(zoe, 'folder', 'create')
			await does(zoe, 'delegate', 'appoint', clinic.address,
				'--relationship', 'clinic-desk', '--scope', 'desk', '--until', '1d')
			await does(zoe, 'access', 'grant', folder, '--to', reader.address, '--purpose', 'FAMRQT')
			const path = await document(clinic, 'scanned.txt')
			const { record } = await addsRecord(clinic.as(zoe.address), folder, path)
			const known = await chain.ask('care_record', record)
			assert.deepEqual([known.author, known.by], [zoe.address, clinic.address])
			const hash = await sha256(path)
			const answers = [await reads(zoe, record, hash), await reads(reader, record, hash, 'FAMRQT')]
			for (const answer of answers) {
				assert.deepEqual([answer.authorProven, answer.delegateProven, answer.statedAuthor],
					[false, true, clinic.address])
			}
			const { records } = await zoe.does('record', 'list', folder)
			assert.equal(records[0].delegateProven, true)

			// Her own, beside it, is hers.
			const own = await document(zoe, 'own.txt')
			const added = await addsRecord(zoe, folder, own)
			const answer = await reads(zoe, added.record, await sha256(own))
			assert.deepEqual([answer.authorProven, answer.delegateProven], [true, false])
		})

		test('opens the account of a patient without a device, with the key that was handed over', async () => {
			const mother = stage.person('Mother')
			await enrol(hospital, 'patient', mother)
			const prepared = mother.file('prepared')
			const { account } = await mother.does(
				'delegate', 'prepare-account', hospital.address, '--out', prepared)
			const terms = ['--relationship', 'guardian', '--scope', 'guardian', '--until', '1d']
			await refused(otherHospital, { code: EXIT.usage, name: 'Usage', message: /prepared for/ },
				'delegate', 'open-account', prepared, ...terms)
			const opened = await does(hospital, 'delegate', 'open-account', prepared, ...terms)
			assert.deepEqual([opened.account, opened.delegate], [account, mother.address])
			const child = mother.as(account)
			const { folder } = await does(child, 'folder', 'create')
			const path = await document(mother, 'vaccination.txt')
			const { record } = await addsRecord(child, folder, path)
			const answer = await reads(child, record, await sha256(path))
			assert.equal(answer.delegateProven, true)
			const known = await hospital.does('participant', account)
			assert.match(known.keyStatedBy, /the hospital that opened/)

			// The father gets the key handed over, and nobody else can take it.
			const father = stage.person('Father')
			await enrol(hospital, 'patient', father)
			const until = ['--relationship', 'family', '--scope', 'guardian', '--until', '1h']
			await does(child, 'delegate', 'appoint', father.address, ...until)
			const handed = mother.file('identity')
			await mother.does('delegate', 'hand-over', account, '--to', father.address, '--out', handed)
			const thief = stage.person('Other')
			await thief.makesKeys()
			await refused(thief, { code: EXIT.files, name: 'WrongKey' },
				'delegate', 'take-identity', account, handed)
			await father.does('delegate', 'take-identity', account, handed)
			await reads(father.as(account), record, await sha256(path))

			// What he makes is his word, which counts for her who appointed him, as long as she says so.
			const fathers = await does(father.as(account), 'folder', 'create')
			const other = await document(mother, 'more.txt')
			const add = ['record', 'add', fathers.folder, other, '--kind', 'other']
			await mother.does('keys', 'distrust', account, father.address)
			await refused(child, { code: EXIT.files, name: 'NotStated', message: /keys trust/ }, ...add)
			await mother.does('keys', 'trust', account, father.address)
			await does(child, ...add)
		})
	})
})
