// @ts-check
// What bad input gets: a clear error, the documented exit code, and no change.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Chain as PolkadotJs } from '../polkadot-js/support/chain.js'
import { HOUR } from '../polkadot-js/support/time.js'
import { sha256 } from '../../scripts/story/files.js'
import { digest, leaves } from './support/cid.js'
import {
	cannotRead, does, elsewhere, EXIT, no, refused, refusedInBlock
} from './support/commands.js'
import { addsRecord, document, enrol, license, reads } from './support/people.js'
import { Stage } from './support/stage.js'

/** @typedef {import('../../scripts/story/people.js').Person} Person */

const MIB = 1024 * 1024
/** Several blocks of the store, the last one shorter. */
const LARGE = 3 * MIB + 7

/** @type {Stage} */
let stage
/** @type {import('../../scripts/story/chain.js').Chain} */
let chain
/** @type {Person} */
let hospital
/** @type {Person} */
let patient
/** @type {Person} */
let doctor
/** @type {string} */
let folder
/** @type {any} a record of several blocks */
let large
/** @type {string} */
let hash
/** @type {number} */
let nonce

before(async () => {
	stage = await Stage.open()
	chain = stage.chain
	hospital = await stage.known('//Bob')
	patient = stage.person('Patient')
	doctor = stage.person('Doctor')
	await Promise.all([enrol(hospital, 'patient', patient), license(hospital, doctor)])
	folder = (await does(patient, 'folder', 'create')).folder
	const path = patient.file('scan.dcm')
	await writeFile(path, randomBytes(LARGE))
	hash = await sha256(path)
	large = await addsRecord(patient, folder, path)
	await does(patient, 'access', 'grant', folder, '--to', doctor.address, '--purpose', 'TREAT',
		'--until', '1h')
	nonce = await stage.nonce(patient.address)
})

after(async () => {
	const after = await stage?.nonce(patient.address)
	await stage?.close()
	assert.equal(after, nonce, 'nothing of what was refused was sent by the patient')
})

/** The file of a block in a store. @param {string} store @param {string} cid */
const blockFile = (store, cid) => join(store, 'blocks', cid.slice(-3, -1), cid)

/** A store of one's own, with all that the shared one has. @param {string} name */
async function copyOfStore (name) {
	const store = join(stage.work, `store-${name}`)
	await cp(stage.store, store, { recursive: true })
	return store
}

/** The leaves of the large record. */
const chunks = async () => leaves(await readFile(blockFile(stage.store, large.content.cid)))

describe('refused', { concurrency: true }, () => {
	describe('is who', () => {
		test('has the wrong passphrase', async () => {
			const wrong = elsewhere(patient, { CARE_PASSPHRASE: 'not the passphrase' })
			const reason = { code: EXIT.files, name: 'WrongPassphrase', message: /passphrase is wrong/ }
			await refused(wrong, reason, 'folder', 'create')
			await refused(wrong, reason, 'keys', 'show')
			await refused(wrong, reason, 'keys', 'export-identity', '--out', patient.file('identity'))
			assert.equal(existsSync(patient.file('identity')), false)
			const file = patient.file('passphrase')
			await writeFile(file, 'not the passphrase either\n')
			await refused(patient, reason, '--passphrase-file', file, 'folder', 'create')
			await cannotRead(wrong, reason, large.record)
			assert.equal((await chain.all('care_patientFolders', patient.address)).length, 1)
		})

		test('has a damaged key file, or none', async () => {
			const there = elsewhere(patient, { CARE_HOME: `${patient.home}-damaged` })
			await cp(patient.home, there.home, { recursive: true })
			const path = join(there.home, 'keys', 'main.age')
			const bytes = await readFile(path)
			bytes[bytes.length - 20] ^= 1
			await writeFile(path, bytes)
			await refused(there, { code: EXIT.files, name: 'DamagedFile' }, 'folder', 'create')
			await writeFile(path, 'no key at all')
			await refused(there, { code: EXIT.files, name: 'DamagedFile' }, 'folder', 'create')
			const unknown = { code: EXIT.usage, name: 'Usage', message: /keys list/ }
			await refused(patient, unknown, '--key', 'nobody', 'folder', 'create')
			await refused(patient, { code: EXIT.usage, name: 'Usage' }, '--key', '../main', 'keys', 'show')
			await refused(stage.person('Nobody'), { code: EXIT.usage, name: 'Usage', message: /keys create/ },
				'folder', 'create')
		})

		test('is no participant', async () => {
			const eve = stage.person('Eve', '//Eve')
			await eve.knowsAddress()
			await refused(eve, no(/no participant/), 'folder', 'create')
			await refused(eve, no(/no participant/), 'profile', 'set', await profile(eve))
			await refused(eve, { code: EXIT.refused, name: 'NotTaken', message: /neither invited/ },
				'exclude', doctor.address)
			assert.equal(await chain.ask('care_participant', eve.address), null)
		})
	})

	/** @param {Person} person */
	async function profile (person) {
		const path = person.file('profile.json')
		await writeFile(path, JSON.stringify({ name: person.name }))
		return path
	}

	test('are accounts and folders that are none', async () => {
		const { address } = doctor
		const swapped = address.slice(0, 9) + address[10] + address[9] + address.slice(11)
		const polkadot = '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5'
		for (const bad of ['', 'somebody', swapped, polkadot, '@nobody', `0x${'00'.repeat(32)}`]) {
			await refused(patient, { code: EXIT.usage, name: 'Usage' }, 'pay', bad, '1')
			await refused(patient, { code: EXIT.usage, name: 'Usage' },
				'access', 'grant', folder, '--purpose', 'TREAT', '--to', bad)
		}
		await refused(patient, no(/no participant/), 'access', 'grant', folder, '--purpose', 'TREAT',
			'--to', '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw')
		await refused(patient, no(/no such folder/), 'folder', 'rotate', `0x${'ab'.repeat(32)}`)
		await refused(patient, no(/no folder of mine/), 'folder', 'rotate', 'abcd')
		await refused(patient, { code: EXIT.usage, name: 'Usage' }, 'folder', 'rotate', 'letters')
		await refused(patient, no(/no record/), 'record', 'erase', 4_000_000)
		for (const [kind, id] of [['appointment', 'show'], ['emergency', 'show']]) {
			await refused(patient, no(), kind, id, 4_000_000)
		}
	})

	test('are purposes, amounts, times and files that are none', async () => {
		const grant = ['access', 'grant', folder, '--to', doctor.address]
		for (const bad of [
			grant,
			[...grant, '--purpose', 'CURIOSITY'],
			['pay', doctor.address, '-1'],
			['pay', doctor.address, '1.0000000000001'],
			['record', 'add', folder, 'file.pdf'],
			['record', 'add', folder, 'file.pdf', '--kind', 'poem'],
			['folder', 'create', '--longest-grant', 'forever'],
			['no-such-command']
		]) {
			assert.equal((await patient.care(...bad)).code, EXIT.usage, bad.join(' '))
		}
		await refused(patient, { code: EXIT.usage, name: 'Usage' },
			...grant, '--purpose', 'TREAT', '--until', 'soon')
		const missing = await refused(patient, { code: EXIT.files, name: 'FileError' },
			'record', 'add', folder, patient.file('missing.pdf'), '--kind', 'invoice')
		assert.match(missing.error.message, /missing\.pdf/)
	})

	test('is a file in the place of which there is one', async () => {
		const out = patient.file('precious')
		await writeFile(out, 'What was here before')
		const exists = { code: EXIT.files, name: 'FileExists' }
		await refused(patient, exists, 'record', 'read', large.record, '--out', out)
		await refused(patient, exists, 'keys', 'export-identity', '--out', out)
		await refused(patient, exists, 'keys', 'backup', '--out', out)
		assert.equal(await readFile(out, 'utf8'), 'What was here before')
		await patient.does('record', 'read', large.record, '--out', out, '--replace')
		assert.equal(await sha256(out), hash)
		await refused(patient, { code: EXIT.files, name: 'FileError' },
			'record', 'read', large.record, '--out', join(stage.work, 'no', 'such', 'folder'))
	})

	describe('is a read', () => {
		test('without a purpose', async () => {
			await cannotRead(doctor, { code: EXIT.usage, name: 'Usage', message: /--purpose/ }, large.record)
		})

		test('whose content the store lacks', async () => {
			const store = await copyOfStore('lacking')
			const [, middle] = await chunks()
			await rm(blockFile(store, middle))
			const lacking = { code: EXIT.store, name: 'ContentMissing', message: new RegExp(middle) }
			const there = elsewhere(patient, { CARE_STORE: store })
			await cannotRead(there, lacking, large.record)
			await cannotRead(elsewhere(doctor, { CARE_STORE: store }), lacking, large.record,
				'--purpose', 'TREAT')
			const { code, json } = await there.care('store', 'check')
			assert.equal(code, EXIT.store)
			assert.ok(json.problems.some((/** @type {string} */ problem) => problem.includes(middle)))
			// What does not need the block goes on.
			const { records } = await there.does('record', 'list', folder)
			assert.equal(records[0].title, `${patient.folder}-scan.dcm`)
			await reads(patient, large.record, hash)
		})

		test('whose content in the store is damaged', async () => {
			const [first] = await chunks()
			const damages = {
				flipped: (/** @type {Buffer} */ bytes) => { bytes[bytes.length >> 1] ^= 1; return bytes },
				cut: (/** @type {Buffer} */ bytes) => bytes.subarray(0, -1)
			}
			for (const [name, damage] of Object.entries(damages)) {
				const store = await copyOfStore(name)
				const path = blockFile(store, first)
				const bytes = await readFile(path)
				await rm(path)
				await writeFile(path, damage(bytes))
				const there = elsewhere(patient, { CARE_STORE: store })
				const { code, json } = await there.care('record', 'read', large.record,
					'--out', patient.file(name))
				assert.deepEqual([code, json.error.exitCode], [EXIT.store, EXIT.store], name)
				assert.match(json.error.name, /^Content(Damaged|Truncated)$/)
				assert.ok(json.error.message.includes(first))
				assert.equal(existsSync(patient.file(name)), false)
				assert.equal((await there.care('store', 'check')).code, EXIT.store)
			}
		})

		test('whose envelope or manifest is damaged', async () => {
			const { ownerEnvelope } = await chain.ask('care_folder', folder)
			for (const { cid } of [ownerEnvelope, large.manifest]) {
				const store = await copyOfStore(cid)
				const path = blockFile(store, cid)
				const bytes = await readFile(path)
				bytes[bytes.length - 1] ^= 1
				await writeFile(path, bytes)
				await cannotRead(elsewhere(patient, { CARE_STORE: store }),
					{ code: EXIT.store, name: 'ContentDamaged', message: new RegExp(cid) }, large.record)
			}
		})

		test('in a folder that is no store', async () => {
			const there = elsewhere(patient, { CARE_STORE: join(stage.work, 'desks') })
			await cannotRead(there, { code: EXIT.store, name: 'StoreError' }, large.record)
			assert.equal((await stat(join(stage.work, 'desks'))).isDirectory(), true)
			assert.equal(existsSync(join(stage.work, 'desks', 'format')), false)
		})
	})

	test('is what the chain refuses: with error, block and transaction', async () => {
		const answer = await refusedInBlock(doctor, 'RecordAccess.NotAuthorized', 'folder', 'close', folder)
		assert.match(answer.error.message, /belongs to somebody else/)
		assert.equal(await chain.ask('chain_getBlockHash', answer.block.number), answer.block.hash)
		assert.equal((await chain.ask('care_folder', folder)).closed, false)
	})

	test('is said in words to people, with the same exit code', async () => {
		const { status, stdout, stderr } = spawnSync(stage.world.care, ['record', 'show', '4000000'],
			{ env: patient.env, encoding: 'utf8' })
		assert.deepEqual([status, stdout, stderr], [EXIT.refused, '', 'care: there is no record 4000000\n'])
	})
})

describe('an envelope that is sealed to somebody else', { concurrency: true }, () => {
	/** Has keys that other software has too. @param {Person} person */
	async function imports (person) {
		const secret = `0x${randomBytes(32).toString('hex')}`
		const path = person.file('secret')
		await writeFile(path, `${secret}\n`, { mode: 0o600 })
		const command = ['keys', 'import', 'main', '--secret-file', path]
		person.address = (await person.does(...command)).account
		return { secret, command }
	}

	test('opens nothing for the grantee, whoever sent the grant', async () => {
		const ona = stage.person('Ona')
		const { secret } = await imports(ona)
		await enrol(hospital, 'patient', ona)
		const made = await does(ona, 'folder', 'create')
		const path = await document(ona, 'letter.txt')
		const { record } = await addsRecord(ona, made.folder, path)
		// With other software: the envelope of the grant is the patient's own.
		const { cid, size } = made.ownerEnvelope
		const envelope = { codec: 'Raw', digest: digest(cid), size }
		const { keyVersion } = await chain.ask('care_participant', doctor.address)
		const js = await PolkadotJs.connect(stage.node.endpoint)
		try {
			const pair = js.keyring.addFromUri(secret)
			assert.equal(pair.address, ona.address)
			await js.accepted(js.api.tx.recordAccess.grantAccess(made.folder, 'Folder', doctor.address,
				'Read', ['Treatment'], await js.now() + HOUR, envelope, keyVersion, 0, null), pair)
		} finally {
			await js.api.disconnect()
		}
		const access = await chain.ask('care_canAccess', doctor.address, record, 'TREAT')
		assert.equal(access.allowed, true)
		await cannotRead(doctor, { code: EXIT.files, name: 'BadEnvelope', message: /another key than yours/ },
			record, '--purpose', 'TREAT')
		await does(ona, 'access', 'grant', made.folder, '--to', doctor.address, '--purpose', 'TREAT')
		await reads(doctor, record, await sha256(path), 'TREAT')
	})

	test('opens nothing on a machine that has other keys of the same account', async () => {
		const pat = stage.person('Pat')
		const { command } = await imports(pat)
		await enrol(hospital, 'patient', pat)
		const made = await does(pat, 'folder', 'create')
		const { record } = await addsRecord(pat, made.folder, await document(pat, 'letter.txt'))
		const there = elsewhere(pat, { CARE_HOME: `${pat.home}-other` })
		await there.does(...command)
		await cannotRead(there, no(/backup/), record)
		await refused(there, no(/newest copy/), 'folder', 'create')
	})
})
