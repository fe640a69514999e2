// @ts-check
// Chance that can be repeated: CARECHAIN_SEED, or a seed of its own, which each case prints.

import { randomInt } from 'node:crypto'

export class Random {
	#state

	/** @param {number} seed */
	constructor (seed) {
		this.seed = seed
		this.#state = seed
	}

	/** The seed of CARECHAIN_SEED; without it, a new one. */
	static fromEnvironment () {
		const given = process.env.CARECHAIN_SEED
		if (given === undefined || given === '') {
			return new Random(randomInt(2 ** 32))
		}
		if (!/^\d+$/.test(given) || Number(given) >= 2 ** 32) {
			throw new Error(`CARECHAIN_SEED is a number below ${2 ** 32}, not '${given}'`)
		}
		return new Random(Number(given))
	}

	/** A number of 32 bits (mulberry32). */
	next () {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0
		let mixed = this.#state
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return (mixed ^ (mixed >>> 14)) >>> 0
	}

	/** A whole number below a limit. @param {number} limit */
	below (limit) {
		return this.next() % limit
	}

	/**
	 * One of these.
	 *
	 * @template T
	 * @param {readonly T[]} items
	 * @returns {T}
	 */
	pick (items) {
		if (items.length === 0) {
			throw new Error('there is nothing to pick from')
		}
		return items[this.below(items.length)]
	}

	/**
	 * These, in another order.
	 *
	 * @template T
	 * @param {readonly T[]} items
	 * @returns {T[]}
	 */
	shuffle (items) {
		const shuffled = [...items]
		for (let at = shuffled.length - 1; at > 0; at--) {
			const other = this.below(at + 1)
			;[shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]]
		}
		return shuffled
	}

	/** @param {number} length */
	bytes (length) {
		const bytes = Buffer.alloc(length)
		for (let at = 0; at < length; at++) {
			bytes[at] = this.next() & 0xff
		}
		return bytes
	}

	/** @param {number} length */
	hex (length) {
		return `0x${this.bytes(length).toString('hex')}`
	}
}
