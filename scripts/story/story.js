// @ts-check
// The main job of carechain, played on a running development chain by the people in it, each with
// the `care` command line; the auditor asks over JSON-RPC. After each step, what was to happen is
// looked up on the chain or in decrypted bytes.
//
// usage: node story.js --endpoint URL --care PROGRAM --work FOLDER [--file PATH]

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { booking, desk, emergency, introductions, secondOpinion, treatment } from './acts.js'
import { audit, history, summary } from './audit.js'
import { Chain } from './chain.js'
import { disagreement } from './disagreement.js'
import { makeImage, sha256 } from './files.js'
import { Person, Watcher } from './people.js'
import { Report, seconds, Unexpected, until } from './report.js'

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples')

const { values } = parseArgs({
	options: {
		endpoint: { type: 'string' },
		care: { type: 'string' },
		work: { type: 'string' },
		file: { type: 'string' }
	}
})
const { endpoint, care, work } = values
if (!endpoint || !care || !work) {
	console.error('usage: node story.js --endpoint URL --care PROGRAM --work FOLDER [--file PATH]')
	process.exit(2)
}

/** @typedef {{ title: string, kind: string, path: string, hash: string }} Document */

/** What a step leaves for later ones: numbers of things on the chain, and blocks. */
const nothingYet = () => ({
	folder: '',
	appointment: -1,
	deskAppointment: -1,
	/** The link to the meeting room. */
	room: '',
	/** The records of the visit, in the order of the documents. */
	records: /** @type {number[]} */ ([]),
	/** The note that was added after the rotation. */
	laterRecord: -1,
	grant: -1,
	emergency: -1,
	/** Hashes of blocks, by what happened in them. */
	blocks: { granted: '', revoked: '', answered: '' },
	/** Who declared to read which record, and for what. */
	reads: /** @type {[string, number, string][]} */ ([]),
	/** What the hospital handed to patients. */
	paid: 0n,
	/** The account without a device. */
	olga: ''
})

/** @typedef {ReturnType<typeof nothingYet>} Memory */

/** @param {string} [file] */
async function documents (file) {
	const image = file ?? join(/** @type {string} */ (work), 'scan.dcm')
	if (!file) {
		await makeImage(image)
	}
	/** @type {[string, string, string][]} */
	const list = [
		['the prescription', 'prescription', join(SAMPLES, 'prescription.fhir.json')],
		['the invoice', 'invoice', join(SAMPLES, 'invoice.pdf')],
		[file ? 'the given file' : 'the scan', 'imaging-report', image]
	]
	return Promise.all(list.map(async ([title, kind, path]) =>
		({ title, kind, path, hash: await sha256(path) })))
}

/** @param {import('./people.js').World} world */
function everybody (world) {
	return {
		alder: new Person(world, 'Hospital Alder', { devKey: '//Alice' }),
		birch: new Person(world, 'Hospital Birch', { devKey: '//Bob' }),
		cedar: new Person(world, 'Hospital Cedar', { devKey: '//Charlie' }),
		auditor: new Person(world, 'The auditor', { devKey: '//Dave' }),
		clinic: new Person(world, 'The clinic\'s desk'),
		adam: new Person(world, 'Dr. Adam'),
		bella: new Person(world, 'Dr. Bella'),
		carl: new Person(world, 'Dr. Carl'),
		pia: new Person(world, 'Pia')
	}
}

/** @typedef {ReturnType<typeof everybody>} People */
/** @typedef {{ people: People, chain: Chain, report: Report, watcher: Watcher, documents: Document[], memory: Memory, work: string }} Stage */

/** @param {Stage} stage */
async function play (stage) {
	const { report } = stage
	report.act('People: hospitals vouch for doctors and for a patient')
	await introductions(stage)
	report.act('A visit: found, booked, paid into escrow')
	await booking(stage)
	report.act('Treatment: records, payment')
	await treatment(stage)
	report.act('A second opinion: refused, asked, granted, revoked')
	await secondOpinion(stage)
	report.act('An emergency: the glass is broken')
	await emergency(stage)
	report.act('A patient without a device: the clinic\'s desk')
	await desk(stage)
	report.act('A disagreement: heard, decided, appealed')
	await disagreement(stage)
	report.act('Who could read, and who said that they read')
	await history(stage)
	await audit(stage)
	report.act('Summary, computed from the chain')
	await summary(stage)
}

const chain = new Chain(endpoint)
const report = new Report(chain)
const began = Date.now()
/** @type {Watcher | undefined} */
let watcher
process.once('exit', () => watcher?.stop())
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.once(signal, () => process.exit(130))
}
try {
	await Promise.all(['homes', 'desks', 'store'].map(folder => mkdir(join(work, folder))))
	const world = { care, endpoint, work }
	const people = everybody(world)
	await Promise.all(Object.values(people).map(person =>
		person.devKey ? person.knowsAddress() : person.makesKeys()))
	// A chain has no time before its first block.
	await until('a final block', 60_000, () => chain.finalized(), block => block.number > 0)
	watcher = new Watcher(world)
	await play({
		people,
		chain,
		report,
		watcher,
		documents: await documents(values.file),
		memory: nothingYet(),
		work
	})
	console.log(`\nThe story is played: ${report.count} steps in ${seconds(began)} s.`)
} catch (error) {
	console.error(`\nFAILED at ${report.current}`)
	if (error instanceof Unexpected) {
		console.error(`  expected  ${error.expected}\n  observed  ${error.observed}`)
	} else {
		console.error(error)
	}
	process.exitCode = 1
}
// Whatever still runs, the outcome is known.
process.exit()
