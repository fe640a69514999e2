// @ts-check
// Remembers what every node called final, and holds all of them to it.

import assert from 'node:assert/strict'
import { MINUTE, SECOND, sleep, until } from './time.js'

const PERIOD = SECOND
const CATCH_UP = 4 * MINUTE

/** @typedef {import('./network.js').Network} Network */

export class Witness {
	/** What was final, and who said so first. @type {Map<number, { hash: string, by: string }>} */
	#seen = new Map()
	/** @type {string[]} */
	#contradictions = []
	/** Nodes that are no part of the network. @type {Set<string>} */
	#strangers = new Set()
	#watching = true
	/** @type {Promise<void>} */
	#done

	/** @param {Network} network */
	constructor (network) {
		this.network = network
		this.#done = this.#watch()
	}

	/** Does not ask a node that is no part of the network. @param {string} name */
	ignore (name) {
		this.#strangers.add(name)
	}

	/** The nodes that run and count. */
	get #names () {
		return this.network.running.filter(name => !this.#strangers.has(name))
	}

	async #watch () {
		while (this.#watching) {
			await Promise.all(this.#names.map(name => this.#look(name).catch(() => {})))
			await sleep(PERIOD)
		}
	}

	/** @param {string} name */
	async #look (name) {
		const { number, hash } = await this.network.rpc(name).finalized()
		this.#note(name, number, hash)
	}

	/**
	 * @param {string} by
	 * @param {number} number
	 * @param {string} hash
	 */
	#note (by, number, hash) {
		const seen = this.#seen.get(number)
		if (!seen) {
			this.#seen.set(number, { hash, by })
		} else if (seen.hash !== hash) {
			this.#contradictions.push(`block ${number}: ${seen.by} says ${seen.hash}, ${by} says ${hash}`)
		}
	}

	/** The number of the newest block that any node called final. */
	get highest () {
		return Math.max(0, ...this.#seen.keys())
	}

	/**
	 * Ends, and checks: all nodes that run come to what was final anywhere, agree on the hash of
	 * every final block, and on each that was ever seen.
	 *
	 * @param {string[]} [names] the nodes to check
	 */
	async verify (names = this.#names) {
		const { highest } = this
		await until(`${names.join(', ')} to finalize block ${highest}`, CATCH_UP,
			() => Promise.all(names.map(async name => (await this.network.rpc(name).finalized()).number)),
			numbers => numbers.every(number => number >= highest))
		this.#watching = false
		await this.#done
		const last = Math.min(...await Promise.all(
			names.map(async name => (await this.network.rpc(name).finalized()).number)))
		const numbers = Array.from({ length: last }, (_, index) => [index + 1])
		const chains = await Promise.all(
			names.map(name => this.network.rpc(name).askAll('chain_getBlockHash', numbers)))
		chains.forEach((hashes, at) => hashes.forEach((hash, index) => {
			this.#note(names[at], index + 1, hash)
		}))
		assert.deepEqual(this.#contradictions, [], 'final blocks that nodes do not agree on')
		return last
	}

	stop () {
		this.#watching = false
		return this.#done
	}
}
