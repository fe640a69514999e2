// @ts-check
// A connection by metadata alone, with stock polkadot.js.

import assert from 'node:assert/strict'
import { ApiPromise, WsProvider } from '@polkadot/api'
import { Keyring } from '@polkadot/keyring'
import { MINUTE, until, within } from './time.js'

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Pair */
/** @typedef {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} Call */
/** @typedef {{ block: string, events: any[], error: string | null }} Outcome */

const DEADLINE = 3 * MINUTE
const DAY = 86_400_000

/**
 * The secret of a key that everybody knows, as a URI.
 *
 * @param {string} name
 */
export const wellKnown = name => `//${name[0].toUpperCase()}${name.slice(1)}`

// Nodes come and go here: that a connection is tried again is nothing to say.
const { error } = console
console.error = (...words) => {
	if (!/ API-WS: disconnected /.test(words.join(' '))) {
		error(...words)
	}
}

export class Chain {
	/** @param {ApiPromise} api */
	constructor (api) {
		this.api = api
		this.keyring = new Keyring({ type: 'sr25519' })
	}

	/** @param {string} endpoint */
	static async connect (endpoint) {
		const original = { warn: console.warn, error: console.error }
		// It names the methods of newer nodes that it does not know.
		Object.assign(console, { warn: () => {}, error: () => {} })
		try {
			const provider = new WsProvider(endpoint)
			return new Chain(await within(MINUTE, ApiPromise.create({ provider, noInitWarn: true }), 'connecting'))
		} finally {
			Object.assign(console, original)
		}
	}

	async disconnect () {
		await this.api.disconnect()
	}

	/**
	 * A hospital's key, or that of anybody the tests of Substrate know.
	 *
	 * @param {string} name
	 */
	known (name) {
		return this.keyring.addFromUri(wellKnown(name))
	}

	/** The hospitals in force, of those the tests of Substrate know. @param {string[]} names */
	async hospitals (names) {
		const active = /** @type {any} */ (await this.api.query.consortium.activeHospitals()).map(String)
		return names.map(name => this.known(name)).filter(({ address }) => active.includes(address))
	}

	/** The chain's time, in milliseconds since the UNIX epoch. @returns {Promise<number>} */
	async now () {
		const now = /** @type {any} */ (await this.api.query.timestamp.now())
		return now.toNumber()
	}

	/**
	 * `pallet.Name` of a dispatch error.
	 *
	 * @param {any} error
	 */
	nameOf (error) {
		if (!error.isModule) {
			return error.toString()
		}
		const { section, name } = this.api.registry.findMetaError(error.asModule)
		return `${section}.${name}`
	}

	/**
	 * Signs, sends, and waits until the call is in a final block.
	 *
	 * @param {Call} call
	 * @param {Pair} signer
	 * @param {{ final?: boolean }} [options]
	 * @returns {Promise<Outcome>}
	 */
	send (call, signer, { final = true } = {}) {
		/** @type {(() => void) | undefined} */
		let unsubscribe
		/** @type {Promise<Outcome>} */
		const done = new Promise((resolve, reject) => {
			// A mortal transaction would be lost to a long stall of finality.
			call.signAndSend(signer, { nonce: -1, era: 0 }, ({ status, events, dispatchError }) => {
				// A node that is busy may not tell of the block before it is final.
				if (status.isFinalized || (!final && status.isInBlock)) {
					resolve({
						block: (status.isFinalized ? status.asFinalized : status.asInBlock).toHex(),
						events: events.map(({ event }) => event),
						error: dispatchError ? this.nameOf(dispatchError) : null
					})
				} else if (status.isInvalid || status.isDropped || status.isUsurped) {
					reject(new Error(`the pool gave the transaction up: ${status.type}`))
				}
			}).then(stop => { unsubscribe = stop }, reject)
		})
		const { section, method } = call.method
		return within(DEADLINE, done, `${section}.${method} in a ${final ? 'final ' : ''}block`)
			.finally(() => unsubscribe?.())
	}

	/**
	 * Sends a call that must succeed.
	 *
	 * @param {Call} call
	 * @param {Pair} signer
	 * @param {{ final?: boolean }} [options]
	 */
	async accepted (call, signer, options) {
		const outcome = await this.send(call, signer, options)
		assert.equal(outcome.error, null, `${call.method.section}.${call.method.method}`)
		return outcome
	}

	/**
	 * A motion of the council: proposed by the first, if it is not open, voted for by all, closed by
	 * the first. Gives the error that closing it or the call ended with, or null.
	 *
	 * @param {Call} call
	 * @param {Pair[]} voters those who agree
	 * @param {{ final?: boolean }} [options] `final: false` while nothing becomes final
	 */
	async motion (call, voters, options) {
		const { tx, query } = this.api
		const length = call.method.encodedLength
		const { hash } = call.method
		const open = async () => /** @type {any} */ (await query.council.voting(hash))
		// One that too few agreed to is still open.
		if ((await open()).isNone) {
			const threshold = /** @type {any} */ (await this.api.call.careApi.motionThreshold(call.method.toHex())).unwrap()
			await this.accepted(tx.council.propose(threshold, call, length), voters[0], options)
		}
		const { index, ayes } = (await open()).unwrap()
		const agreed = ayes.map(String)
		const others = voters.filter(({ address }) => !agreed.includes(address))
		await Promise.all(others.map(voter => this.accepted(tx.council.vote(hash, index, true), voter, options)))
		assert.equal((await open()).unwrap().ayes.length, voters.length, 'votes of the motion')
		const { weight } = await call.paymentInfo(voters[0])
		const closed = await this.send(tx.council.close(hash, index, weight, length), voters[0], options)
		if (closed.error) return closed.error
		const [, result] = /** @type {any} */ (event(closed, 'council', 'Executed'))
		return result.isOk ? null : this.nameOf(result.asErr)
	}

	/**
	 * What a motion carries that is to be done as Root: two thirds of the council allow it, and do it.
	 *
	 * @param {Call} call
	 */
	asRoot (call) {
		const { utility, whitelist } = this.api.tx
		return utility.batchAll([
			whitelist.whitelistCall(call.method.hash),
			whitelist.dispatchWhitelistedCallWithPreimage(call)
		])
	}

	/**
	 * The accounts that validate in this session.
	 *
	 * @returns {Promise<string[]>}
	 */
	async validators () {
		const validators = /** @type {any} */ (await this.api.query.session.validators())
		return validators.map(String)
	}

	/** @returns {Promise<number>} */
	async session () {
		const index = /** @type {any} */ (await this.api.query.session.currentIndex())
		return index.toNumber()
	}

	/**
	 * Waits until a session has begun.
	 *
	 * @param {number} index
	 */
	async untilSession (index) {
		await until(`session ${index}`, DEADLINE, () => this.session(), current => current >= index)
	}

	/**
	 * The Aura key that made a block, in hexadecimal digits.
	 *
	 * @param {string} hash
	 * @returns {Promise<string>}
	 */
	async author (hash) {
		const header = await this.api.rpc.chain.getHeader(hash)
		const log = header.digest.logs.find(log => log.isPreRuntime && log.asPreRuntime[0].isAura)
		if (!log) {
			throw new Error(`block ${hash} has no slot`)
		}
		const slot = log.asPreRuntime[1].toU8a(true)
		const parent = await this.api.at(header.parentHash)
		const authorities = /** @type {any} */ (await parent.query.aura.authorities())
		const number = Buffer.from(slot).readBigUInt64LE()
		return authorities[Number(number % BigInt(authorities.length))].toHex()
	}

	/**
	 * The Aura keys that made the final blocks of some numbers.
	 *
	 * @param {number} from
	 * @param {number} to
	 */
	async authors (from, to) {
		const authors = []
		for (let number = from; number <= to; number++) {
			authors.push(await this.author((await this.api.rpc.chain.getBlockHash(number)).toHex()))
		}
		return authors
	}

	/** The number of the newest final block. */
	async finalized () {
		const { chain } = this.api.rpc
		return (await chain.getHeader(await chain.getFinalizedHead())).number.toNumber()
	}

	/**
	 * The Aura key of a validator, in hexadecimal digits.
	 *
	 * @param {string} address
	 * @returns {Promise<string>}
	 */
	async auraKey (address) {
		const keys = /** @type {any} */ (await this.api.query.session.nextKeys(address))
		return keys.unwrap().aura.toHex()
	}

	/**
	 * The events of these names in the final blocks of some numbers.
	 *
	 * @param {number} from
	 * @param {number} to
	 * @param {string[]} names as `pallet.Name`
	 * @returns {Promise<{ number: number, name: string, data: any }[]>}
	 */
	async events (from, to, names) {
		const found = []
		for (let number = from; number <= to; number++) {
			const block = await this.api.at(await this.api.rpc.chain.getBlockHash(number))
			const records = /** @type {any} */ (await block.query.system.events())
			for (const { event: { section, method, data } } of records) {
				const name = `${section}.${method}`
				if (names.includes(name)) {
					found.push({ number, name, data })
				}
			}
		}
		return found
	}

	/**
	 * Waits for an event in a final block.
	 *
	 * @param {number} from the first block to look at
	 * @param {string} name as `pallet.Name`
	 */
	async untilEvent (from, name) {
		let next = from
		return until(`the event ${name}`, DEADLINE, async () => {
			const last = await this.finalized()
			const [found] = await this.events(next, last, [name])
			next = last + 1
			return found
		})
	}

	/** When an invitation ends. */
	async tomorrow () {
		return await this.now() + DAY
	}
}

/**
 * The one event of this name.
 *
 * @param {Outcome} outcome
 * @param {string} section
 * @param {string} method
 * @returns {any} its fields
 */
export function event (outcome, section, method) {
	const found = outcome.events.filter(event => event.section === section && event.method === method)
	assert.equal(found.length, 1, `one event ${section}.${method}`)
	return found[0].data
}
