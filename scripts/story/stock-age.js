// @ts-check
// What a patient has who leaves: exported keys, exported ciphertext, and the stock `age` tool.

import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCar, sha256, storedBlock } from './files.js'
import { same, Unexpected } from './report.js'

/**
 * Decrypts with the stock tool.
 *
 * @param {string} identity
 * @param {string} sealed
 * @param {string} out
 */
function age (identity, sealed, out) {
	const { status, stderr } = spawnSync('age', ['--decrypt', '--identity', identity, '--output', out, sealed],
		{ encoding: 'utf8' })
	if (status !== 0) {
		throw new Unexpected(`age to open ${sealed}`, `exit code ${status}, ${stderr.trim()}`)
	}
}

/**
 * Opens a small record of the patient's own without `care`: the exported identity opens the
 * folder's envelope, what is in it opens the record.
 *
 * @param {import('./story.js').Stage} stage
 * @param {import('./people.js').Person} patient
 * @param {number} record
 * @param {string} expected the SHA-256 of the plaintext
 * @param {string} work
 */
export async function opensWithStockAge ({ chain, memory }, patient, record, expected, work) {
	const file = (/** @type {string} */ name) => patient.file(`age-${name}`)
	await patient.does('keys', 'export-identity', '--out', file('identity.txt'))
	await patient.does('store', 'export', '--record', record, '--out', file('record.car'))
	const { content } = await chain.ask('care_record', record)
	const { ownerEnvelope } = await chain.ask('care_folder', memory.folder)
	const sealed = (await readCar(file('record.car'))).get(content.cid)
	same('the length of the exported ciphertext', sealed?.length, content.size)
	if (spawnSync('age', ['--version']).error) {
		return 'skipped the rest: the age tool is not installed (apt-get install age)'
	}
	await writeFile(file('record.age'), /** @type {Buffer} */ (sealed))
	await writeFile(file('folder.age'), await storedBlock(join(work, 'store'), ownerEnvelope.cid))
	age(file('identity.txt'), file('folder.age'), file('folder.txt'))
	age(file('folder.txt'), file('record.age'), file('record'))
	same('the SHA-256 of what age wrote', await sha256(file('record')), expected)
	return 'exported ciphertext and identity, and nothing of care: the same bytes'
}
