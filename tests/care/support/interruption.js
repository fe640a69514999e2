// @ts-check
// Commands that are killed at random moments, and run again.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

/** @typedef {import('../../../scripts/story/people.js').Person} Person */

/** The most runs until something is done. */
const RUNS = 6
/** Most of what `care` prepares is prepared by then, and the transaction is on its way. */
const SOON = 1_000
/** By then it is in a block, and nearly final. */
const LATE = 3_000

/** What the moments are drawn from: the same seed gives the same ones. */
export const SEED = Number(process.env.CARECHAIN_SEED ?? Math.floor(Math.random() * 2 ** 32))

/**
 * Numbers from 0 to 1, for each name others (mulberry32).
 *
 * @param {string} name
 */
export function generator (name) {
	let state = [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), SEED)
	return () => {
		state = (state + 0x6D2B79F5) | 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
	}
}

/**
 * A moment to kill at, in milliseconds: more of them while things are prepared than while `care`
 * waits.
 *
 * @param {() => number} random
 */
export const moment = random => Math.round(random() < 0.6 ? random() * SOON : random() * LATE)

/**
 * When to kill: a promise, which is not waited for any more when the command has ended.
 *
 * @typedef {(ended: AbortSignal) => Promise<unknown>} When
 */

/** So long after the start, in milliseconds. @param {number} delay @returns {When} */
export const after = delay => ended => setTimeout(delay, undefined, { signal: ended })

/**
 * Starts a command and kills it.
 *
 * @param {Person} person
 * @param {{ when: When, signal?: NodeJS.Signals }} how
 * @param {(string | number)[]} args
 * @returns {Promise<{ killed: boolean, answer: any }>} it may have been faster, and answered
 */
export async function kill (person, { when, signal = 'SIGKILL' }, ...args) {
	const child = spawn(person.world.care, ['--json', ...args.map(String)],
		{ env: person.env, stdio: ['ignore', 'pipe', 'ignore'] })
	let output = ''
	child.stdout.setEncoding('utf8').on('data', data => { output += data })
	const ended = new AbortController()
	const ending = once(child, 'close').finally(() => ended.abort())
	when(ended.signal).then(() => child.kill(signal), () => {})
	const [code, cause] = await ending
	return { killed: cause === signal, answer: code === 0 ? JSON.parse(output) : null }
}

/**
 * Runs a command until it succeeds. What is still on its way from the run before can make the chain
 * refuse it once.
 *
 * @param {Person} person
 * @param {(string | number)[]} args
 * @returns {Promise<{ answer: any, refusals: string[] }>}
 */
export async function finish (person, ...args) {
	const refusals = []
	while (refusals.length < RUNS) {
		const { code, json, text } = await person.care('--no-wait', ...args)
		if (code === 0) {
			return { answer: json, refusals }
		}
		refusals.push(json?.error ? `${json.error.name}: ${json.error.message}` : text)
	}
	throw new Error(`care ${args.join(' ')} does not succeed:\n${refusals.join('\n')}`)
}
