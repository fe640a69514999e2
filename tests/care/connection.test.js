// @ts-check
// Nodes that are down, not in sync, of another chain or runtime; and connections that break when
// nobody knows what became of the transaction.

import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sha256 } from '../../scripts/story/files.js'
import { until } from '../../scripts/story/report.js'
import { does, elsewhere, EXIT, refused } from './support/commands.js'
import { addsRecord, CARE, document, enrol, license, reads, ROUND_THE_CLOCK } from './support/people.js'
import { Proxy } from './support/proxy.js'
import { Stage } from './support/stage.js'

/** @typedef {import('../../scripts/story/people.js').Person} Person */
/** @typedef {import('./support/proxy.js').Cut} Cut */

const IN_BLOCK = 60_000
const SUBMIT = 'author_submitAndWatchExtrinsic'

/** @type {Stage} */
let stage
/** @type {import('../../scripts/story/chain.js').Chain} */
let chain
/** @type {Person} */
let hospital
/** @type {Person} */
let patient

before(async () => {
	stage = await Stage.open()
	chain = stage.chain
	hospital = await stage.known('//Alice')
	patient = stage.person('Patient')
	await enrol(hospital, 'patient', patient)
})

after(() => stage?.close())

/**
 * Plays with a proxy of its own.
 *
 * @param {(proxy: Proxy) => Promise<void>} play
 */
async function withProxy (play) {
	const proxy = await Proxy.open(stage.node.endpoint)
	try {
		await play(proxy)
	} finally {
		await proxy.close()
	}
}

/**
 * The same person, connected through the proxy.
 *
 * @param {Person} person
 * @param {Proxy} proxy
 */
const through = (person, proxy) => elsewhere(person, { CARE_NODE: proxy.endpoint })

/** A port where nobody listens. @returns {Promise<number>} */
function freePort () {
	const server = createServer().listen(0, '127.0.0.1')
	return new Promise(resolve => server.once('listening', () => {
		const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
		server.close(() => resolve(port))
	}))
}

/**
 * Runs a command whose connection breaks once the node has taken the transaction.
 *
 * @param {Person} person
 * @param {Cut} when
 * @param {(string | number)[]} args
 */
async function breaks (person, when, ...args) {
	await withProxy(async proxy => {
		proxy.cut = { method: SUBMIT, when }
		const unknown = { code: EXIT.unknown, name: 'OutcomeUnknown', message: /run the same again/ }
		await refused(through(person, proxy), unknown, ...args)
		assert.equal(proxy.cuts, 1)
	})
}

/**
 * Waits until what was taken is in a block.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} enough
 */
const happens = (ask, enough) => until('what was sent to be in a block', IN_BLOCK, ask, enough)

/** @param {Person} person */
const folders = person => chain.all('care_patientFolders', person.address)

describe('a node', { concurrency: true }, () => {
	test('that is down is named, with what to do', async () => {
		const nobody = `ws://127.0.0.1:${await freePort()}`
		const answer = await refused(elsewhere(patient, { CARE_NODE: nobody }),
			{ code: EXIT.unreachable, name: 'NodeUnreachable', message: /--node/ }, 'folder', 'create')
		assert.ok(answer.error.message.includes(nobody))
		assert.equal((await folders(patient)).length, 0)
	})

	test('on another machine is not asked without encryption, and what is no address is none', async () => {
		for (const [node, name] of [['ws://192.0.2.7:9944', 'InsecureConnection'], ['nowhere', 'Usage']]) {
			await refused(elsewhere(patient, { CARE_NODE: node }), { code: EXIT.usage, name }, 'status')
		}
	})

	test('of another chain is refused by the home folder, which stays as it is', async () => {
		const path = join(patient.home, 'chain.json')
		const other = elsewhere(patient, { CARE_HOME: `${patient.home}-of-another-chain` })
		await mkdir(join(other.home, 'keys'), { recursive: true })
		await writeFile(join(other.home, 'keys', 'main.age'),
			await readFile(join(patient.home, 'keys', 'main.age')))
		const known = JSON.parse(await readFile(path, 'utf8'))
		const genesis = `0x${'5a'.repeat(32)}`
		await writeFile(join(other.home, 'chain.json'), JSON.stringify({ ...known, genesis }))
		for (const command of [['status'], ['folder', 'create'], ['folder', 'list']]) {
			const answer = await refused(other,
				{ code: EXIT.otherChain, name: 'OtherChain', message: /--home/ }, ...command)
			assert.ok(answer.error.message.includes(genesis) && answer.error.message.includes(known.genesis))
		}
		assert.equal(JSON.parse(await readFile(join(other.home, 'chain.json'), 'utf8')).genesis, genesis)
		assert.equal((await folders(patient)).length, 0)
	})

	test('that is syncing answers questions, and gets no transactions', async () => {
		await withProxy(async proxy => {
			proxy.answers.system_health = health => ({ ...health, isSyncing: true })
			proxy.answers.system_syncState = () =>
				({ startingBlock: 0, currentBlock: 7, highestBlock: 4_000_000 })
			const behind = through(patient, proxy)
			const nonce = await stage.nonce(patient.address)
			await refused(behind, { code: EXIT.syncing, name: 'NodeSyncing', message: /block 7 of 4000000/ },
				'folder', 'create')
			assert.equal(await stage.nonce(patient.address), nonce)
			assert.equal((await behind.does('status')).syncing, true)
			assert.equal((await behind.does('participant')).account, patient.address)
			const asked = await behind.care('folder', 'list')
			assert.deepEqual([asked.code, asked.json], [0, { folders: [] }])
			assert.match(asked.text, /still syncing/)
		})
	})

	test('of another runtime is asked nothing', async () => {
		/** @type {((version: any) => any)[]} */
		const others = [
			version => ({ ...version, specVersion: version.specVersion + 1 }),
			version => ({ ...version, specName: 'polkadot' })
		]
		for (const other of others) {
			await withProxy(async proxy => {
				proxy.answers.state_getRuntimeVersion = other
				const there = through(patient, proxy)
				for (const command of [['folder', 'create'], ['folder', 'list']]) {
					await refused(there, { code: EXIT.otherChain, name: 'OtherVersion', message: /install/ },
						...command)
				}
			})
		}
		assert.equal((await folders(patient)).length, 0)
	})

	test('that answers what makes no sense is blamed for it', async () => {
		await withProxy(async proxy => {
			proxy.answers.state_call = () => '0xff'
			await refused(through(patient, proxy), { code: EXIT.unreachable, name: 'NodeError' },
				'folder', 'list')
		})
	})

	test('that answers about somebody else is not believed', async () => {
		await withProxy(async proxy => {
			/** What the node answers last when it is asked about an account. @param {Person} about */
			async function answer (about) {
				let last = ''
				proxy.answers.state_call = result => { last = result; return result }
				await does(through(patient, proxy), 'participant', about.address)
				return last
			}
			const [asked, other] = [await answer(patient), await answer(hospital)]
			assert.notEqual(asked, other)
			proxy.answers.state_call = result => result === asked ? other : result
			await refused(through(patient, proxy),
				{ code: EXIT.unreachable, name: 'NodeError', message: /something else than was asked/ },
				'participant', patient.address)
		})
	})

	test('that says nothing is given up', async () => {
		await withProxy(async proxy => {
			proxy.mute = true
			await refused(through(patient, proxy), { code: EXIT.unreachable, name: 'NodeUnreachable' },
				'folder', 'list')
		})
	})
})

/** @type {Cut[]} */
const CUTS = ['before the answer', 'after the answer']
for (const when of CUTS) {
	describe(`a connection that breaks ${when}`, { concurrency: true }, () => {
		const number = CUTS.indexOf(when)
		/** @param {string} name */
		async function newPatient (name) {
			const person = stage.person(`${name} ${number}`)
			await enrol(hospital, 'patient', person)
			return person
		}

		test('makes no second participant, and no second folder', async () => {
			const ida = stage.person(`Ida ${number}`)
			await ida.makesKeys()
			await does(hospital, 'invite', ida.address, '--role', 'patient')
			await breaks(ida, when, 'register')
			await happens(() => chain.ask('care_participant', ida.address), known => known !== null)
			assert.equal((await does(ida, 'register')).already, true)

			await breaks(ida, when, 'folder', 'create')
			const [made] = await happens(() => folders(ida), all => all.length > 0)
			const again = await does(ida, 'folder', 'create')
			assert.deepEqual([again.already, again.folder, (await folders(ida)).length], [true, made.id, 1])
			// The next one is a new one, and both are its owner's to read.
			const second = await does(ida, 'folder', 'create')
			assert.equal((await folders(ida)).length, 2)
			for (const folder of [made.id, second.folder]) {
				const path = await document(ida, `${folder.slice(2, 8)}.txt`)
				const { record } = await addsRecord(ida, folder, path)
				await reads(ida, record, await sha256(path))
			}
		})

		test('adds no second record, and rotates no folder twice', async () => {
			const jan = await newPatient('Jan')
			const { folder } = await does(jan, 'folder', 'create')
			const path = await document(jan, 'letter.txt')
			const add = ['record', 'add', folder, path, '--kind', 'referral']
			await breaks(jan, when, ...add)
			const records = () => chain.all('care_records', folder)
			const [added] = await happens(records, all => all.length > 0)
			const again = await does(jan, ...add)
			assert.deepEqual([again.already, again.record, (await records()).length], [true, added.id, 1])

			await breaks(jan, when, 'folder', 'rotate', folder)
			const epoch = async () => (await chain.ask('care_folder', folder)).epoch
			await happens(epoch, number => number > 0)
			const rotated = await does(jan, 'folder', 'rotate', folder)
			assert.deepEqual([rotated.already, rotated.epoch, await epoch()], [true, 1, 1])
			await reads(jan, added.id, await sha256(path))
			assert.equal((await does(jan, 'folder', 'rotate', folder)).epoch, 2, 'and then it is a new one')
		})

		test('is no error for who runs it again at once', async () => {
			const noa = await newPatient('Noa')
			const { folder } = await does(noa, 'folder', 'create')
			const path = await document(noa, 'letter.txt')
			for (const command of [
				['folder', 'create'],
				['record', 'add', folder, path, '--kind', 'referral'],
				['folder', 'rotate', folder]
			]) {
				await breaks(noa, when, ...command)
				await does(noa, ...command)
			}
			assert.equal((await folders(noa)).length, 2)
		})

		test('leaves one live grant', async () => {
			const [kim, reader] = [await newPatient('Kim'), await newPatient('Reader')]
			const { folder } = await does(kim, 'folder', 'create')
			const path = await document(kim, 'letter.txt')
			const { record } = await addsRecord(kim, folder, path)
			const grant = ['access', 'grant', folder, '--to', reader.address, '--purpose', 'FAMRQT',
				'--until', '1h']
			await breaks(kim, when, ...grant)
			const live = async () => (await chain.all('care_grants', { folder }))
				.filter(one => one.state.type === 'live')
			await happens(live, all => all.length > 0)
			await does(kim, ...grant)
			assert.equal((await live()).length, 1)
			assert.equal((await chain.ask('care_folder', folder)).rotationDue, false)
			await reads(reader, record, await sha256(path), 'FAMRQT')
		})

		test('books no second visit', async () => {
			const [doctor, lea] = [stage.person(`Doctor ${number}`), await newPatient('Lea')]
			await license(hospital, doctor)
			await does(doctor, 'doctor', 'update', '--fee', 0)
			await does(doctor, 'doctor', 'hours', ...ROUND_THE_CLOCK)
			const { slots } = await lea.does('slots', doctor.address, '--from', '1d', '--until', '2d')
			const book = ['book', doctor.address, '--start', slots[0].start]
			await breaks(lea, when, ...book)
			const visits = () => chain.all('care_appointments', lea.address)
			const [visit] = await happens(visits, all => all.length > 0)
			const again = await does(lea, ...book)
			assert.deepEqual([again.already, again.appointment, (await visits()).length], [true, visit.id, 1])
		})

		test('rotates no encryption key twice', async () => {
			const max = await newPatient('Max')
			await breaks(max, when, 'keys', 'rotate')
			const version = async () => (await chain.ask('care_participant', max.address)).keyVersion
			await happens(version, number => number > 1)
			const again = await does(max, 'keys', 'rotate')
			assert.deepEqual([again.keyVersion, await version()], [2, 2])
			assert.equal((await does(max, 'keys', 'rotate')).keyVersion, 3, 'and then it is a new one')
		})

		test('shows the code of a backup that the chain may name by now', async () => {
			const ole = await newPatient('Ole')
			await withProxy(async proxy => {
				proxy.cut = { method: SUBMIT, when }
				const { code, json, text } = await through(ole, proxy).care('--no-wait', 'keys', 'backup')
				assert.equal(code, EXIT.unknown)
				await happens(() => chain.ask('care_participant', ole.address), known => known.backup !== null)
				assert.match(`${JSON.stringify(json)}${text}`, /([a-z0-9]{4}-){7}[a-z0-9]{4}/)
			})
		})

		test('pays nobody twice', async () => {
			const [payer, payee] = [await newPatient('Payer'), await newPatient('Payee')]
			await does(hospital, 'pay', payer.address, 10)
			const pay = ['pay', payee.address, 3]
			await breaks(payer, when, ...pay)
			const paid = async () => (await payee.balance()).free
			await happens(paid, amount => amount > 0n)
			await does(payer, ...pay)
			assert.equal(await paid(), 3n * CARE)
			await does(payer, ...pay)
			assert.equal(await paid(), 6n * CARE, 'and then it is a new one')
		})

		test('opens no second account for a patient without a device', async () => {
			const keeper = await newPatient('Keeper')
			const prepared = keeper.file('prepared')
			await keeper.does('delegate', 'prepare-account', hospital.address, '--out', prepared)
			const open = ['delegate', 'open-account', prepared, '--relationship', 'guardian',
				'--scope', 'guardian', '--until', '1d']
			// The keeper has the keys of each, before the account exists.
			const accounts = async () => {
				const files = await readdir(join(keeper.home, 'principals'))
				const known = await Promise.all(files.map(file =>
					chain.ask('care_participant', file.replace('.age', ''))))
				return known.filter(one => one?.delegates.some(
					(/** @type {any} */ delegate) => delegate.delegate === keeper.address))
			}
			await breaks(hospital, when, ...open)
			await happens(accounts, all => all.length > 0)
			await does(hospital, ...open)
			assert.equal((await accounts()).length, 1)
		})
	})
}
