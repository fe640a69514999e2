// @ts-check
// Records and who may read them: amended, corrected, erased, asked for, granted, given back, opened
// in an emergency; the store, earlier blocks, and watching.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { within } from '../polkadot-js/support/time.js'
import { sha256, storedBlock } from '../../scripts/story/files.js'
import {
	cannotRead, does, elsewhere, EXIT, no, refusal, refused, refusedInBlock
} from './support/commands.js'
import { addsRecord, document, enrol, license, reads } from './support/people.js'
import { Stage } from './support/stage.js'

/** @typedef {import('../../scripts/story/people.js').Person} Person */

const WATCH_DEADLINE = 180_000

/** @type {Stage} */
let stage
/** @type {import('../../scripts/story/chain.js').Chain} */
let chain
/** @type {Person} */
let hospital

before(async () => {
	stage = await Stage.open()
	chain = stage.chain
	hospital = await stage.known('//Charlie')
})

after(() => stage?.close())

/** A patient with a folder, and licensed doctors. */
let casts = 0
/** @param {string[]} folderOptions */
async function cast (...folderOptions) {
	casts += 1
	const patient = stage.person(`Patient ${casts}`)
	const [doctor, colleague] = [stage.person(`Doctor ${casts}`), stage.person(`Colleague ${casts}`)]
	await Promise.all([enrol(hospital, 'patient', patient), license(hospital, doctor, colleague)])
	const { folder } = await does(patient, 'folder', 'create', ...folderOptions)
	return { patient, doctor, colleague, folder }
}

/**
 * @param {Person} patient
 * @param {string} folder
 * @param {Person} doctor
 * @param {(string | number)[]} more
 */
const lets = (patient, folder, doctor, ...more) =>
	does(patient, 'access', 'grant', folder, '--to', doctor.address, '--purpose', 'TREAT',
		'--until', '1h', ...more)

/** @param {number} id */
const record = id => chain.ask('care_record', id)

/** @param {Person} doctor @param {Person} patient */
const assigns = (doctor, patient) =>
	does(hospital, 'assignment', 'assign', doctor.address, patient.address, '--until', '1h')

describe('records and access', { concurrency: true }, () => {
	describe('records', () => {
		test('are amended and declared wrong by their author, and by nobody else', async () => {
			const { patient, doctor, colleague, folder } = await cast()
			const path = await document(doctor, 'findings.txt')
			await refusedInBlock(doctor, 'RecordAccess.NotAuthorized',
				'record', 'add', folder, path, '--kind', 'laboratory-report')
			await lets(patient, folder, doctor, '--right', 'write')
			await lets(patient, folder, colleague, '--right', 'write')
			const first = await addsRecord(doctor, folder, path)
			assert.equal((await record(first.record)).author, doctor.address)
			await cannotRead(doctor, refusal('NoGrant'), first.record, '--purpose', 'TREAT')

			const better = await document(doctor, 'better.txt')
			const amend = ['record', 'amend', first.record, better, '--kind', 'laboratory-report']
			await refusedInBlock(colleague, 'RecordAccess.NotAuthorized', ...amend)
			await does(patient, 'record', 'request-correction', first.record, '--reason', 'factual-error')
			await refusedInBlock(colleague, 'RecordAccess.NotAuthorized',
				'record', 'request-correction', first.record, '--reason', 'factual-error')
			const second = await does(doctor, ...amend)
			assert.equal(second.supersedes, first.record)
			assert.deepEqual((await record(first.record)).state, { type: 'superseded', by: second.record })
			// What was there stays readable to whom it belongs.
			await reads(patient, first.record, await sha256(path))
			const answer = await reads(patient, second.record, await sha256(better))
			assert.deepEqual([answer.kind, answer.authorProven], ['laboratory-report', true])
			await refusedInBlock(doctor, 'RecordAccess.NotCurrent',
				'record', 'amend', first.record, await document(doctor, 'late.txt'), '--kind', 'other')

			await refusedInBlock(colleague, 'RecordAccess.NotAuthorized',
				'record', 'entered-in-error', second.record)
			await does(doctor, 'record', 'entered-in-error', second.record)
			assert.equal((await record(second.record)).state.type, 'enteredInError')
			const { records } = await patient.does('record', 'list', folder)
			assert.deepEqual(records.map((/** @type {any} */ one) => [one.state.type, one.title]),
				[['superseded', 'findings.txt'], ['enteredInError', 'better.txt']]
					.map(([state, title]) => [state, `${doctor.folder}-${title}`]))
		})

		test('are erased by the patient: the references, and the files in this store', async () => {
			const { patient, doctor, folder } = await cast()
			await lets(patient, folder, doctor)
			const path = await document(patient, 'secret.txt')
			const added = await addsRecord(patient, folder, path)
			const other = await addsRecord(patient, folder, await document(patient, 'other.txt'))
			await reads(doctor, added.record, await sha256(path), 'TREAT')
			const erased = await does(patient, 'record', 'erase', added.record)
			assert.equal(erased.filesRemoved, 2)
			const known = await record(added.record)
			assert.deepEqual([known.state.type, known.content, known.manifest], ['erased', null, null])
			for (const { cid } of [added.content, added.manifest]) {
				await assert.rejects(storedBlock(stage.store, cid), { code: 'ENOENT' })
			}
			const gone = no(/erased/)
			await cannotRead(patient, gone, added.record)
			await cannotRead(doctor, gone, added.record, '--purpose', 'TREAT')
			await refused(patient, gone, 'access', 'grant', '--record', added.record,
				'--to', doctor.address, '--purpose', 'TREAT')
			const again = await does(patient, 'record', 'erase', added.record)
			assert.equal(again.already, true)
			await patient.does('record', 'read', other.record, '--out', patient.file('other-read'))
		})

		test('of one folder are granted one by one, and the key before still opens them', async () => {
			const { patient, doctor, colleague, folder } = await cast()
			const paths = [await document(patient, 'one.txt'), await document(patient, 'two.txt')]
			const [one, two] = [await addsRecord(patient, folder, paths[0]),
				await addsRecord(patient, folder, paths[1])]
			const granted = await does(patient, 'access', 'grant', '--record', one.record,
				'--to', doctor.address, '--purpose', 'TREAT', '--until', '1h')
			assert.deepEqual(granted.scope, { type: 'record', record: one.record })
			await does(doctor, 'keys', 'rotate')
			await reads(doctor, one.record, await sha256(paths[0]), 'TREAT')
			await cannotRead(doctor, refusal('NoGrant'), two.record, '--purpose', 'TREAT')
			await cannotRead(doctor, refusal('OtherPurpose'), one.record,
				'--purpose', 'HRESCH')
			await cannotRead(colleague, refusal('NoGrant'), one.record,
				'--purpose', 'TREAT')
			const { declaredReads } = await patient.does('access', 'reads', folder)
			assert.deepEqual(
				declaredReads.map((/** @type {any} */ read) => [read.reader, read.record, read.purpose]),
				[[doctor.address, one.record, 'TREAT']], 'refused reads are none')
		})
	})

	describe('access', () => {
		test('is asked for by a carer, denied, withdrawn, granted and given back', async () => {
			const { patient, doctor, colleague, folder } = await cast()
			const path = await document(patient, 'letter.txt')
			const added = await addsRecord(patient, folder, path)
			const request = ['access', 'request', folder, '--purpose', 'TREAT', '--until', '1h', '--assignment']
			const stranger = await doctor.care('--no-wait', ...request)
			assert.equal(stranger.code, EXIT.refused)
			await assigns(doctor, patient)
			const first = await does(doctor, ...request)
			await refusedInBlock(doctor, 'RecordAccess.AlreadyExists', ...request)
			await refusedInBlock(colleague, 'RecordAccess.NotAuthorized', 'access', 'withdraw', first.request)
			await refusedInBlock(colleague, 'RecordAccess.NotAuthorized', 'access', 'deny', first.request)
			await does(patient, 'access', 'deny', first.request)
			assert.deepEqual(await chain.all('care_accessRequests', folder), [])
			await refused(patient, no(/no open request/), 'access', 'grant', '--request', first.request)

			const second = await does(doctor, ...request)
			await does(doctor, 'access', 'withdraw', second.request)
			assert.deepEqual((await patient.does('access', 'requests')).requests, [])

			const third = await does(doctor, ...request)
			const { grant } = await does(patient, 'access', 'grant', '--request', third.request)
			const can = ['access', 'can', doctor.address, added.record]
			assert.equal((await patient.does(...can)).canRead, true)
			await reads(doctor, added.record, await sha256(path), 'TREAT')
			await refusedInBlock(colleague, 'RecordAccess.NotAuthorized', 'access', 'renounce', grant)
			await does(doctor, 'access', 'renounce', grant)
			const answer = await patient.care(...can)
			assert.deepEqual([answer.code, answer.json.canRead, answer.json.reason], [1, false, 'revoked'])
			await cannotRead(doctor, refusal('GrantRevoked'), added.record,
				'--purpose', 'TREAT')
			const { grants } = await doctor.does('access', 'list')
			assert.deepEqual(grants.map((/** @type {any} */ one) => [one.id, one.state.type, one.state.reason]),
				[[grant, 'revoked', 'renounced']])
			assert.deepEqual((await doctor.does('access', 'list', '--live')).grants, [])
		})

		test('ends with the assignment for what is asked, not for what was granted', async () => {
			const { patient, doctor, folder } = await cast()
			const added = await addsRecord(patient, folder, await document(patient, 'letter.txt'))
			await assigns(doctor, patient)
			await lets(patient, folder, doctor)
			await does(hospital, 'assignment', 'end', doctor.address, patient.address)
			const { code, json } = await doctor.care('--no-wait', 'access', 'request', folder,
				'--purpose', 'TREAT', '--until', '1h', '--assignment')
			assert.deepEqual([code, json.error.exitCode], [1, 1])
			assert.deepEqual(await chain.all('care_accessRequests', folder), [])
			await refusedInBlock(hospital, 'Appointments.NotFound',
				'assignment', 'end', doctor.address, patient.address)
			const access = await chain.ask('care_canAccess', doctor.address, added.record, 'TREAT')
			assert.equal(access.allowed, true)
		})

		test('is asked at any block, and nothing is done in the past', async () => {
			const { patient, doctor, folder } = await cast()
			const added = await addsRecord(patient, folder, await document(patient, 'letter.txt'))
			// Final, so that the blocks asked stay.
			const granted = await patient.does('access', 'grant', folder, '--to', doctor.address,
				'--purpose', 'TREAT', '--until', '1h')
			const rotated = await does(patient, 'folder', 'rotate', folder)
			const revoked = await patient.does('access', 'revoke', granted.grant)
			const can = ['access', 'can', doctor.address, added.record, '--purpose', 'TREAT']
			/** @param {string | number} block */
			const allowedAt = async block => (await patient.care('--at', String(block), ...can)).code === 0
			assert.deepEqual(
				[await allowedAt(granted.block.number - 1), await allowedAt(granted.block.number),
					await allowedAt(granted.block.hash), await allowedAt(revoked.block.number - 1),
					await allowedAt(revoked.block.number)],
				[false, true, true, true, false])
			/** @param {number} block */
			const epochAt = async block => (await patient.does('--at', block, 'folder', 'show', folder)).epoch
			const { number } = rotated.block
			assert.deepEqual([await epochAt(number - 1), await epochAt(number)], [0, 1])
			const then = await patient.does('--at', granted.block.hash, 'access', 'list', folder)
			assert.deepEqual(then.grants.map((/** @type {any} */ one) => one.state.type), ['live'])

			const nonce = await stage.nonce(patient.address)
			await refused(patient, { code: EXIT.usage, name: 'Usage', message: /--at is for questions/ },
				'--at', String(granted.block.number), 'folder', 'rotate', folder)
			assert.equal(await stage.nonce(patient.address), nonce)
			await refused(patient, no(/there is no block/), '--at', '4000000', 'folder', 'list')
			await refused(patient, { code: EXIT.usage, name: 'Usage' }, '--at', 'yesterday', 'folder', 'list')
			const unknown = await patient.care('--at', `0x${'ab'.repeat(32)}`, 'folder', 'list')
			assert.notEqual(unknown.code, 0)
		})
	})

	describe('an emergency', () => {
		test('is closed by the patient, and then neither answered nor read', async () => {
			const { patient, doctor, folder } = await cast('--custodian', hospital.address)
			const path = await document(patient, 'allergies.txt')
			const added = await addsRecord(patient, folder, path)
			const breakGlass = ['emergency', 'break', folder]
			const { emergency } = await does(doctor, ...breakGlass)
			await refusedInBlock(doctor, 'RecordAccess.EmergencyOpen', ...breakGlass)
			await refusedInBlock(doctor, 'RecordAccess.NotAuthorized', 'emergency', 'close', emergency)
			await does(patient, 'emergency', 'close', emergency)
			const access = await chain.ask('care_canAccess', doctor.address, added.record, 'BTG')
			assert.equal(access.allowed, false)
			await refusedInBlock(hospital, 'RecordAccess.EmergencyOver', 'emergency', 'answer', emergency)
			const { code } = await doctor.care('record', 'read', added.record, '--purpose', 'BTG',
				'--out', doctor.file('closed'))
			assert.deepEqual([code, existsSync(doctor.file('closed'))], [1, false])
			const shown = await patient.does('emergency', 'show', emergency)
			assert.deepEqual([shown.doctor, shown.envelope], [doctor.address, null])
			assert.ok(!('reason' in shown), 'why is health data: it is in the justification alone')
			const { emergencies } = await patient.does('emergency', 'list', '--folder', folder)
			assert.deepEqual(emergencies.map((/** @type {any} */ one) => one.id), [emergency])

			// The justification is owed all the same.
			const text = doctor.file('justification.txt')
			await writeFile(text, 'The patient came to.\n')
			await does(doctor, 'emergency', 'justify', emergency, '--file', text)
			const opened = await patient.does('emergency', 'show', emergency)
			assert.equal(opened.justificationText, 'The patient came to.\n')
		})

		test('is none of a doctor whom the patient excluded', async () => {
			const { patient, doctor, folder } = await cast('--custodian', hospital.address)
			await assigns(doctor, patient)
			await does(patient, 'exclude', doctor.address)
			await refusedInBlock(patient, 'RecordAccess.AlreadyExists', 'exclude', doctor.address)
			const request = ['access', 'request', folder, '--purpose', 'TREAT', '--until', '1h', '--assignment']
			await refusedInBlock(doctor, 'RecordAccess.Excluded',
				'emergency', 'break', folder)
			await refusedInBlock(doctor, 'RecordAccess.Excluded', ...request)
			assert.deepEqual(await chain.all('care_emergencies', { folder }), [])
			await does(patient, 'readmit', doctor.address)
			await does(doctor, ...request)
			const broken = await does(doctor, 'emergency', 'break', folder)
			assert.equal(broken.custodian, hospital.address)
			await does(patient, 'emergency', 'close', broken.emergency)
		})
	})

	describe('the store', () => {
		test('is checked, listed, exported, imported on another machine, and cleaned', async () => {
			const { patient, folder } = await cast()
			const path = await document(patient, 'letter.txt')
			const added = await addsRecord(patient, folder, path)
			const { files } = await patient.does('store', 'list')
			const cids = new Set(files.map((/** @type {any} */ one) => one.cid))
			assert.ok([added.content, added.manifest].every(content => cids.has(content.cid)))
			const checked = await patient.does('store', 'check')
			assert.deepEqual([checked.problems, checked.files >= cids.size], [[], true])

			const car = patient.file('record.car')
			const exported = await patient.does('store', 'export', '--record', added.record, '--out', car)
			assert.equal(exported.files.length, 3)
			const again = await patient.care('store', 'export', '--record', added.record, '--out', car)
			assert.equal(again.code, EXIT.files, 'a file that is there stays as it is')

			const there = elsewhere(patient, { CARE_STORE: join(stage.work, 'another-store') })
			const missing = { code: EXIT.store, name: 'ContentMissing', message: /import/ }
			await cannotRead(there, missing, added.record)
			await refused(there, { code: EXIT.store, name: 'StoreError' }, 'store', 'import', path)
			const bytes = await readFile(car)
			bytes[bytes.length - 1] ^= 1
			await writeFile(`${car}.damaged`, bytes)
			await refused(there, { code: EXIT.store, name: 'ContentDamaged' },
				'store', 'import', `${car}.damaged`)
			assert.deepEqual((await there.does('store', 'list')).files, [])
			const imported = await there.does('store', 'import', car)
			assert.deepEqual(new Set(imported.files.map((/** @type {any} */ one) => one.cid)),
				new Set(exported.files.map((/** @type {any} */ one) => one.cid)))
			await reads(there, added.record, await sha256(path))

			// What no file needs: the content of a record whose mark is gone.
			const kept = (await there.does('store', 'check')).blocks
			assert.equal((await there.does('store', 'collect-garbage')).blocks, 0)
			const erased = await does(there, 'record', 'erase', added.record)
			assert.equal(erased.filesRemoved, 2)
			await there.does('store', 'collect-garbage')
			const left = await there.does('store', 'check')
			assert.deepEqual([left.blocks, left.unreferenced, left.problems], [kept - 2, 0, []])
		})
	})

	test('an export of what the store lacks leaves no file', async () => {
		const { patient, folder } = await cast()
		const { record: id } = await addsRecord(patient, folder, await document(patient, 'letter.txt'))
		const car = patient.file('lacking.car')
		const there = elsewhere(patient, { CARE_STORE: join(stage.work, 'empty-store') })
		await refused(there, { code: EXIT.store, name: 'ContentMissing' },
			'store', 'export', '--record', id, '--out', car)
		assert.equal(existsSync(car), false)
		await patient.does('store', 'export', '--record', id, '--out', car)
	})

	describe('watching', () => {
		/**
		 * @param {Person} person
		 * @param {string[]} args
		 * @returns {Promise<{ code: number | null, lines: string[] }>}
		 */
		function watch (person, ...args) {
			const child = spawn(person.world.care, ['--json', 'watch', ...args], {
				env: person.env, stdio: ['ignore', 'pipe', 'ignore'], timeout: WATCH_DEADLINE
			})
			let text = ''
			child.stdout.setEncoding('utf8').on('data', data => { text += data })
			return within(WATCH_DEADLINE, new Promise((resolve, reject) => {
				child.once('error', reject)
				child.once('close', code => resolve({ code, lines: text.split('\n').slice(0, -1) }))
			}), 'the end of watching')
		}

		test('shows as many events as asked for, of what concerns the person, and ends', async () => {
			const since = String(await stage.block() + 1)
			const { patient, folder } = await cast()
			await does(patient, 'folder', 'close', folder)
			const { code, lines } = await watch(patient, '--since', since, '--count', '4')
			const events = lines.map(line => JSON.parse(line))
			assert.equal(code, 0)
			assert.equal(events.length, 4)
			assert.ok(lines.every(line => line.includes(patient.address)), 'all of them concern the patient')
			const names = events.map(one => one.name).filter(name => name !== 'FeeWaived')
			assert.deepEqual(names.slice(0, 2), ['Invited', 'Registered'])
			const at = await chain.ask('chain_getBlockHash', events[0].block.number)
			assert.equal(events[0].block.hash, at)
		})

		test('ends when nobody reads along any more', async () => {
			const watcher = stage.person('Watcher')
			const child = spawn(watcher.world.care, ['--json', 'watch', '--all', '--since', '1'],
				{ env: watcher.env, stdio: ['ignore', 'pipe', 'ignore'] })
			const ended = once(child, 'exit')
			try {
				await once(child.stdout, 'data')
				child.stdout.destroy()
				await within(WATCH_DEADLINE / 4, ended, 'the end of watching')
			} finally {
				child.kill('SIGKILL')
			}
		})

		test('waits for what happens, and then ends by itself', async () => {
			const { patient } = await cast()
			const watching = watch(patient, '--count', '1')
			const made = await patient.does('folder', 'create')
			const { code, lines } = await watching
			assert.deepEqual([code, lines.length], [0, 1])
			assert.ok(JSON.parse(lines[0]).block.number <= made.block.number)
		})
	})
})
