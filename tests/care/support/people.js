// @ts-check
// Who takes part: invited, registered, licensed; and what they bring.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { sha256AndRemove } from '../../../scripts/story/files.js'
import { does } from './commands.js'

/** @typedef {import('../../../scripts/story/people.js').Person} Person */

/** Plancks in a unit of money. */
export const CARE = 10n ** 12n
export const CARDIOLOGY = '394579002'
export const DERMATOLOGY = '394582007'

/**
 * Makes keys for people, who are invited and register.
 *
 * @param {Person} sponsor
 * @param {'patient' | 'doctor' | 'clinic'} role
 * @param {Person[]} people
 */
export async function enrol (sponsor, role, ...people) {
	await Promise.all(people.map(async person => {
		if (!person.address) {
			await person.makesKeys()
		}
		await does(sponsor, 'invite', person.address, '--role', role, '--expires', '1d')
		await does(person, 'register')
	}))
}

/** A licence number that nobody else has. */
export const licenceNumber = () => `Ab-${randomBytes(6).toString('hex')}`

/** A file that says what somebody learnt. @param {Person} doctor */
export function credentials (doctor) {
	const path = doctor.file('credentials.txt')
	writeFileSync(path, `Diploma of ${doctor.name}, who does not exist\n`)
	return path
}

/**
 * @param {Person} doctor
 * @param {string} licence
 * @param {(string | number)[]} more
 */
export const applies = (doctor, licence, ...more) =>
	does(doctor, 'doctor', 'apply', '--jurisdiction', 'DE', '--licence', licence,
		'--speciality', CARDIOLOGY, '--language', 'de', '--credentials', credentials(doctor), ...more)

/**
 * Enrols doctors, with a licence that their sponsor verified.
 *
 * @param {Person} hospital
 * @param {Person[]} doctors
 */
export async function license (hospital, ...doctors) {
	await enrol(hospital, 'doctor', ...doctors)
	await Promise.all(doctors.map(async doctor => {
		await applies(doctor, licenceNumber(), '--fee', 120)
		await does(doctor, 'doctor', 'request', hospital.address)
		await does(hospital, 'doctor', 'verify', doctor.address)
	}))
}

/** Slots of five minutes, round the clock. */
export const ROUND_THE_CLOCK = ['--zone', 'UTC', '--weekday', 'mon-sun', '--from', '00:00',
	'--to', '24:00', '--slot', '5m']

/**
 * A small document that nobody else has.
 *
 * @param {Person} author
 * @param {string} name
 */
export async function document (author, name) {
	const path = author.file(name)
	await writeFile(path, `${name}, ${randomBytes(16).toString('hex')}\n`)
	return path
}

/**
 * Adds a document to a folder.
 *
 * @param {Person} author
 * @param {string} folder
 * @param {string} path
 * @param {(string | number)[]} more
 */
export const addsRecord = (author, folder, path, ...more) =>
	does(author, 'record', 'add', folder, path, '--kind', 'consultation-note', ...more)

/**
 * Reads a record, and it has this hash.
 *
 * @param {Person} reader
 * @param {number} record
 * @param {string} hash
 * @param {string} [purpose] for records of others
 */
export async function reads (reader, record, hash, purpose) {
	const out = reader.file(`read-${record}`)
	const why = purpose ? ['--purpose', purpose] : []
	const answer = await reader.does('record', 'read', record, '--out', out, ...why)
	assert.equal(await sha256AndRemove(out), hash, 'the SHA-256 of what was read')
	return answer
}
