// @ts-check
// What the story prints, and how it fails: with the step, what was expected and what was observed.

import { isDeepStrictEqual } from 'node:util'

/** An outcome that is not the one the story is about. */
export class Unexpected extends Error {
	/**
	 * @param {string} expected
	 * @param {string} observed
	 */
	constructor (expected, observed) {
		super(`expected ${expected}, observed ${observed}`)
		this.expected = expected
		this.observed = observed
	}
}

/** @param {unknown} value */
const shown = value => JSON.stringify(value,
	(_, part) => typeof part === 'bigint' ? part.toString() : part) ?? String(value)

/**
 * Fails unless both are the same, at any depth.
 *
 * @param {string} what
 * @param {unknown} observed
 * @param {unknown} expected
 */
export function same (what, observed, expected) {
	if (!isDeepStrictEqual(observed, expected)) {
		throw new Unexpected(`${what} to be ${shown(expected)}`, shown(observed))
	}
}

/**
 * Fails unless it holds.
 *
 * @param {string} what
 * @param {boolean} holds
 * @param {unknown} observed
 */
export function holds (what, holds, observed) {
	if (!holds) {
		throw new Unexpected(what, shown(observed))
	}
}

/**
 * Asks until the answer is the one waited for.
 *
 * @template T
 * @param {string} what
 * @param {number} deadline in milliseconds
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} enough
 * @returns {Promise<T>}
 */
export async function until (what, deadline, ask, enough) {
	const end = Date.now() + deadline
	for (;;) {
		const answer = await ask()
		if (enough(answer)) {
			return answer
		}
		if (Date.now() > end) {
			throw new Unexpected(`${what} within ${deadline / 1000} s`, shown(answer))
		}
		await new Promise(resolve => setTimeout(resolve, 500))
	}
}

/** @param {number} since */
export const seconds = since => ((Date.now() - since) / 1000).toFixed(1)

/** @param {string | bigint} plancks */
export function money (plancks) {
	const amount = BigInt(plancks)
	const fraction = (amount % CARE).toString().padStart(12, '0').replace(/0+$/, '')
	return `${amount / CARE}${fraction && `.${fraction}`} CARE`
}

/** Plancks in a unit of money. */
export const CARE = 10n ** 12n

/** The numbers of the blocks of transactions that `care` answered with. @param {unknown} result */
function blocks (result) {
	const numbers = [result].flat().map((/** @type {any} */ one) => one?.block?.number)
	return [...new Set(numbers.filter(number => typeof number === 'number'))].sort((a, b) => a - b)
}

/** The steps of the story, printed as they are played. */
export class Report {
	count = 0
	/** The step that is played now. */
	current = 'the start'
	/** The highest block that a step was in. */
	lastBlock = 0
	/** @type {string[]} */
	#notes = []

	/** @param {import('./chain.js').Chain} chain */
	constructor (chain) {
		this.chain = chain
	}

	/** @param {string} title */
	act (title) {
		console.log(`\n${title}`)
	}

	/**
	 * Plays a step, and prints the blocks it was in and how long it took. What only asks is at the
	 * newest block.
	 *
	 * @template T
	 * @param {string} who
	 * @param {string} what
	 * @param {() => Promise<T>} play gives what `care` answered, so that the block is known
	 * @returns {Promise<T>}
	 */
	async step (who, what, play) {
		this.count += 1
		this.current = `step ${this.count}: ${who} ${what}`
		const started = Date.now()
		const result = await play()
		const taken = seconds(started)
		const found = blocks(result)
		this.lastBlock = Math.max(this.lastBlock, ...found)
		const where = found.length > 0
			? `in block ${found.join(', ')}`
			: `at block ${(await this.chain.finalized()).number}`
		console.log(`${String(this.count).padStart(3)}  ${who} ${what}\n     ${where}, ${taken} s`)
		for (const note of this.#notes.splice(0)) {
			console.log(`     ${note}`)
		}
		return result
	}

	/** Says more about the step that is played. @param {string} text */
	note (text) {
		this.#notes.push(text)
	}
}
