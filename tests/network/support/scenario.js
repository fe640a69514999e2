// @ts-check
// What all cases share: a network of their own, a seed that is printed, a witness, and an end that
// leaves nothing running, whatever happened.

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { Chain } from './chain.js'
import { whyNot } from './namespaces.js'
import { Network } from './network.js'
import { Random } from './random.js'
import { MINUTE, SECOND, seconds, sleep, until } from './time.js'
import { Witness } from './witness.js'

const READY_DEADLINE = 3 * MINUTE

/**
 * @typedef {object} Stage
 * @property {Network} network
 * @property {Random} random
 * @property {Witness} witness
 * @property {(name: string) => Promise<Chain>} connect opens a connection that ends with the case
 * @property {(text: string) => void} say prints what was measured
 * @property {(action: (failed: boolean) => void | Promise<void>) => void} later what is done when all
 *   nodes have ended, whatever happened
 */
/**
 * @typedef {object} Settings
 * @property {number} [deadline] for all of it
 * @property {number} [delay] of what passes between nodes, in milliseconds
 * @property {boolean} [loopback] no network namespaces, even where they can be made
 * @property {boolean} [development] the chain says that it is one for development, where `care` takes
 *   well-known keys
 * @property {boolean} [partitions] whether it needs network namespaces
 * @property {string | null} [skip] why it cannot be played here
 */

/**
 * A length of time that CARECHAIN_… may change, in milliseconds.
 *
 * @param {string} variable in seconds
 * @param {number} quick in seconds
 * @param {number} full in seconds: with CARECHAIN_ALL
 */
export function span (variable, quick, full) {
	const given = process.env[variable]
	if (given !== undefined && !/^\d+$/.test(given)) {
		throw new Error(`${variable} is a number of seconds, not '${given}'`)
	}
	const usual = process.env.CARECHAIN_ALL ? full : quick
	return Number(given ?? usual) * SECOND
}

/**
 * A case.
 *
 * @param {string} title
 * @param {Settings} settings
 * @param {(stage: Stage) => Promise<void>} play
 */
export function scenario (title, settings, play) {
	const { deadline = 15 * MINUTE, partitions = false, skip = null } = settings
	const why = skip ?? (partitions ? whyNot() : null)
	test(title, { timeout: deadline, skip: why ?? false }, () => stage(title, settings, play))
}

/**
 * Makes a network, plays on it, and ends it.
 *
 * @param {string} title
 * @param {Settings} settings
 * @param {(stage: Stage) => Promise<void>} play
 */
export async function stage (title, { delay = 0, loopback = false, development = false }, play) {
	const random = Random.fromEnvironment()
	const started = Date.now()
	const say = (/** @type {string} */ text) => console.log(`[${seconds(started).padStart(6)} s] ${text}`)
	const folder = mkdtempSync(join(tmpdir(), 'carechain-case-'))
	const network = Network.create(folder, {
		delay, loopback, ephemeral: true, chain: process.env.CARECHAIN_CHAIN || 'local'
	})
	if (development) {
		const spec = { ...network.exportChain(), chainType: 'Development' }
		network.state.chain = network.writeChain('chain.json', spec)
	}
	say(`${title}: CARECHAIN_SEED=${random.seed}, ${network.state.binary}`)
	let failed = true
	/** @type {Witness | undefined} */
	let witness
	/** @type {Chain[]} */
	const chains = []
	const connect = async (/** @type {string} */ name) => {
		const chain = await Chain.connect(network.endpoint(name))
		chains.push(chain)
		return chain
	}
	/** @type {((failed: boolean) => void | Promise<void>)[]} */
	const last = []
	const later = (/** @type {(failed: boolean) => void | Promise<void>} */ action) => { last.push(action) }
	try {
		await network.start()
		await ready(network)
		witness = new Witness(network)
		say(`${network.names.join(', ')} finalize blocks`)
		await play({ network, random, witness, connect, say, later })
		failed = false
		say('passed')
	} finally {
		await Promise.all(chains.map(chain => chain.disconnect()))
		await witness?.stop()
		const killed = await network.end()
		for (const action of last) {
			await action(failed)
		}
		if (failed) {
			say(`failed; the nodes' databases and logs are kept in ${folder}`)
		} else {
			await network.remove()
		}
		if (killed.length > 0) {
			say(`did not end when told to, and was killed: ${killed.join(', ')}`)
		}
	}
}

/**
 * Waits until all see all, and blocks are made and finalized.
 *
 * @param {Network} network
 */
async function ready (network) {
	const names = network.running
	await until('every node to see all others', READY_DEADLINE,
		() => Promise.all(names.map(name => network.rpc(name).peers())),
		counts => counts.every(count => count >= names.length - 1))
	await until('the first final blocks on every node', READY_DEADLINE,
		() => Promise.all(names.map(async name => (await network.rpc(name).finalized()).number)),
		numbers => numbers.every(number => number >= 2))
}

/**
 * Waits until every one of these nodes finalized so many blocks more than the highest has now.
 *
 * @param {Network} network
 * @param {string[]} names
 * @param {number} count
 * @param {number} [deadline]
 */
export async function finalizeMore (network, names, count, deadline = 3 * MINUTE) {
	const numbers = () =>
		Promise.all(names.map(async name => (await network.rpc(name).finalized()).number))
	const goal = Math.max(...await numbers()) + count
	return until(`${names.join(', ')} to finalize block ${goal}`, deadline, numbers,
		found => found.every(number => number >= goal))
}

/**
 * Waits until every one of these nodes has so many blocks more than the highest has now.
 *
 * @param {Network} network
 * @param {string[]} names
 * @param {number} count
 * @param {number} [deadline]
 */
export async function growMore (network, names, count, deadline = 3 * MINUTE) {
	const numbers = () => Promise.all(names.map(async name => (await network.rpc(name).best()).number))
	const goal = Math.max(...await numbers()) + count
	return until(`${names.join(', ')} to have block ${goal}`, deadline, numbers,
		found => found.every(number => number >= goal))
}

/**
 * Lets a time pass that a case is about, and says so.
 *
 * @param {string} what
 * @param {number} length
 * @param {(text: string) => void} say
 */
export async function pass (what, length, say) {
	say(`${what}, for ${length / SECOND} s`)
	await sleep(length)
}

/**
 * @param {number[]} values
 * @param {number} share
 */
export function percentile (values, share) {
	const sorted = [...values].sort((a, b) => a - b)
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
