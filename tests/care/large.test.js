// @ts-check
// A large file goes up and comes down, by the store and by CAR, and `care` never holds much of it.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { identify, memory } from '../network/support/process.js'
import { makeImage, sha256, sha256AndRemove } from '../../scripts/story/files.js'
import { does, elsewhere } from './support/commands.js'
import { enrol } from './support/people.js'
import { Stage } from './support/stage.js'

/** @typedef {import('../../scripts/story/people.js').Person} Person */

const MIB = 1024 * 1024
const SIZE = Number(process.env.CARECHAIN_LARGE_MIB ?? 1024) * MIB
/** The most memory of `care`, in bytes, whatever the size of the file. */
const MOST = 100 * 1000 * 1000
const SAMPLE = 20

/** @type {Stage} */
let stage
/** @type {Person} */
let patient

before(async () => {
	stage = await Stage.open()
	patient = stage.person('Patient')
	await enrol(await stage.known('//Charlie'), 'patient', patient)
})

after(() => stage?.close())

/**
 * Runs `care`, which must succeed in little memory, and says how fast it was.
 *
 * @param {import('node:test').TestContext} context
 * @param {Person} person
 * @param {string[]} args
 * @returns {Promise<any>} what it answered
 */
async function measures (context, person, ...args) {
	const began = Date.now()
	const child = spawn(person.world.care, ['--json', '--no-wait', ...args],
		{ env: person.env, stdio: ['ignore', 'pipe', 'inherit'] })
	let output = ''
	child.stdout.setEncoding('utf8').on('data', data => { output += data })
	let peak = 0
	const identity = identify(Number(child.pid))
	const sampling = setInterval(() => { peak = Math.max(peak, memory(identity)?.peak ?? 0) }, SAMPLE)
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject).once('close', resolve)
	}).finally(() => clearInterval(sampling))
	const seconds = (Date.now() - began) / 1_000
	const what = `care ${args.slice(0, 2).join(' ')}`
	context.diagnostic(`${what}: ${seconds.toFixed(1)} s, ${(SIZE / 1e6 / seconds).toFixed(0)} MB/s, ` +
		`${(peak / 1e6).toFixed(1)} MB of memory at most`)
	assert.equal(code, 0, `${what}: ${output}`)
	assert.ok(peak > 0, 'the memory was seen')
	assert.ok(peak < MOST, `${what} took ${peak} bytes of memory`)
	return JSON.parse(output)
}

test(`a file of ${SIZE / MIB} MiB goes up and comes down in little memory`, async context => {
	const image = patient.file('image.dcm')
	await makeImage(image, SIZE)
	const hash = await sha256(image)
	const { folder } = await does(patient, 'folder', 'create')
	const { record } = await measures(context, patient,
		'record', 'add', folder, image, '--kind', 'imaging-report', '--media-type', 'application/dicom')
	await rm(image)

	const out = patient.file('read.dcm')
	await measures(context, patient, 'record', 'read', String(record), '--out', out)
	assert.equal(await sha256AndRemove(out), hash)

	const car = patient.file('image.car')
	await measures(context, patient, 'store', 'export', '--record', String(record), '--out', car)
	const store = join(stage.work, 'another-store')
	await mkdir(store)
	const there = elsewhere(patient, { CARE_STORE: store })
	await measures(context, there, 'store', 'import', car)
	await rm(car)
	await measures(context, there, 'record', 'read', String(record), '--out', out)
	assert.equal(await sha256AndRemove(out), hash)
})
