// @ts-check
// How people run `care` here: as fast as a block, in other folders, and refused.

import assert from 'node:assert/strict'
import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Person } from '../../../scripts/story/people.js'
import { inTurn } from './turns.js'

/** What `care` documents, by what a person has to do. */
export const EXIT = {
	refused: 1, usage: 2, unreachable: 3, syncing: 4, otherChain: 5, files: 6, store: 7, unknown: 8
}

/** What the pool refuses to take now: as many wait as may, or somebody else had the nonce. */
const BUSY = /valid in the future|Priority is too low|Transaction is outdated/
const A_BLOCK = 2_000

/**
 * Runs `care`; a block is enough.
 *
 * @param {Person} person
 * @param {(string | number)[]} args
 */
async function run (person, ...args) {
	const act = () => person.care('--no-wait', ...args)
	if (!person.devKey) {
		return act()
	}
	let answer = await inTurn(person, act)
	while (BUSY.test(answer.json?.error?.message ?? '')) {
		await new Promise(resolve => setTimeout(resolve, A_BLOCK))
		answer = await inTurn(person, act)
	}
	return answer
}

/**
 * Does something, and it is in a block.
 *
 * @param {Person} person
 * @param {(string | number)[]} args
 * @returns {Promise<any>} what `care` answered
 */
export async function does (person, ...args) {
	const { code, json, text } = await run(person, ...args)
	const why = json?.error ? `${json.error.name}: ${json.error.message}` : text.trim()
	assert.equal(code, 0, `care ${args.join(' ')} of ${person.name}: ${why}`)
	return json
}

/**
 * Tries something and is refused: with this exit code, this name, and words that say why.
 *
 * @param {Person} person
 * @param {{ code: number, name: string, message?: RegExp }} expected
 * @param {(string | number)[]} args
 * @returns {Promise<any>} what `care` answered
 */
export async function refused (person, expected, ...args) {
	const { code, json, text } = await run(person, ...args)
	const command = `care ${args.join(' ')} of ${person.name}`
	assert.ok(json?.error, `${command} to be refused, and to say so in JSON; exit code ${code}, ${text}`)
	const { name, exitCode, message } = json.error
	assert.deepEqual({ code, exitCode, name },
		{ code: expected.code, exitCode: expected.code, name: expected.name }, `${command}: ${message}`)
	assert.match(message, expected.message ?? /\w/, command)
	return json
}

/**
 * What the chain says no to.
 *
 * @param {string} name
 */
export const refusal = name => ({ code: EXIT.refused, name })

/**
 * What was asked for is not there, or not so: nothing is sent.
 *
 * @param {RegExp} [message]
 */
export const no = message => ({ code: EXIT.refused, name: 'No', message })

/**
 * The same, by the runtime in a block: the answer says where.
 *
 * @param {Person} person
 * @param {string} error `Pallet.Name`
 * @param {(string | number)[]} args
 */
export async function refusedInBlock (person, error, ...args) {
	const [pallet, name] = error.split('.')
	const json = await refused(person, { code: EXIT.refused, name }, ...args)
	assert.equal(json.error.pallet, pallet)
	assert.equal(typeof json.block.number, 'number')
	assert.match(json.block.hash, /^0x[0-9a-f]{64}$/)
	assert.match(json.transaction, /^0x[0-9a-f]{64}$/)
	return json
}

/**
 * The same person with other variables: on another machine, at another node.
 *
 * @param {Person} person
 * @param {NodeJS.ProcessEnv} env
 */
export function elsewhere (person, env) {
	const other = new Person(person.world, person.name, { devKey: person.devKey, actsFor: person.actsFor })
	other.env = { ...person.env, ...env }
	other.home = other.env.CARE_HOME ?? person.home
	other.passphrase = person.passphrase
	other.address = person.address
	return other
}

/**
 * The one event of this name.
 *
 * @param {any} answer
 * @param {string} name
 */
export function event (answer, name) {
	const found = answer.events.filter((/** @type {any} */ one) => one.name === name)
	assert.equal(found.length, 1, `one event ${name}`)
	return found[0].fields
}

/**
 * A read that fails leaves nothing: neither the file, nor a part of it beside it.
 *
 * @param {Person} person
 * @param {{ code: number, name: string, message?: RegExp }} expected
 * @param {number} record
 * @param {(string | number)[]} options
 */
export async function cannotRead (person, expected, record, ...options) {
	const folder = await mkdtemp(person.file('unreadable-'))
	const answer = await refused(person, expected,
		'record', 'read', record, '--out', join(folder, 'record'), ...options)
	assert.deepEqual(await readdir(folder), [], 'nothing of it is left')
	return answer
}
